package figure

import (
	"bytes"
	"encoding/xml"
	"hash/fnv"
	"image/color"
	"io"
	"math"
	"strconv"
	"strings"
)

const fontFamily = `'Atkinson Hyperlegible Next', 'Atkinson Hyperlegible', Verdana, sans-serif`

// SVG writes a drawing as a picture that scales, on the palette's ground, with its title and words for whoever does not see it. Text
// stays text; where the font is not installed its length is kept. The same drawing always gives the same bytes.
func SVG(w io.Writer, d Drawing, p Palette, lang string) error {
	s := svg{palette: p}
	id := fnv.New32a()
	id.Write([]byte(d.Title))
	id.Write([]byte(d.Words))
	name := strconv.FormatUint(uint64(id.Sum32()), 36)
	s.raw(`<svg xmlns="http://www.w3.org/2000/svg" width="`, number(d.W), `" height="`, number(d.H),
		`" viewBox="0 0 `, number(d.W), " ", number(d.H), `" role="img" aria-labelledby="t`, name, " d", name, `" lang="`, escape(lang),
		`" xml:lang="`, escape(lang), `" font-family="`, fontFamily, "\">\n",
		`<title id="t`, name, `">`, escape(d.Title), "</title>\n",
		`<desc id="d`, name, `">`, escape(d.Words), "</desc>\n",
		`<rect width="`, number(d.W), `" height="`, number(d.H), `" fill="`, webColor(p[Ground]), "\"/>\n")
	for _, op := range d.Ops {
		s.op(op)
	}
	s.raw("</svg>\n")
	_, err := w.Write(s.out.Bytes())
	return err
}

type svg struct {
	out     bytes.Buffer
	palette Palette
}

func (s *svg) raw(parts ...string) {
	for _, part := range parts {
		s.out.WriteString(part)
	}
}

func (s *svg) op(op Op) {
	if op.Hatch {
		for _, plain := range Plain(op) {
			s.op(plain)
		}
		return
	}
	element := ""
	switch op.Kind {
	case Rect:
		element = "rect"
		s.raw(`<rect x="`, number(op.X), `" y="`, number(op.Y), `" width="`, number(op.W), `" height="`, number(op.H), `"`)
		if op.Radius > 0 {
			s.raw(` rx="`, number(op.Radius), `"`)
		}
	case Disc:
		element = "circle"
		s.raw(`<circle cx="`, number(op.X), `" cy="`, number(op.Y), `" r="`, number(op.W), `"`)
	case Path:
		element = "polyline"
		if op.Closed {
			element = "polygon"
		}
		s.raw("<", element, ` points="`)
		for i, point := range op.Points {
			if i > 0 {
				s.raw(" ")
			}
			s.raw(number(point.X), ",", number(point.Y))
		}
		s.raw(`"`)
	case Text:
		s.text(op)
		return
	default:
		return
	}
	s.paint(op)
	if op.Hint == "" {
		s.raw("/>\n")
		return
	}
	s.raw("><title>", escape(op.Hint), "</title></", element, ">\n")
}

func (s *svg) paint(op Op) {
	fill := op.Fill
	if op.Kind == Path && !op.Closed {
		fill = None
	}
	s.raw(` fill="`, s.color(fill), `"`)
	if op.Stroke == None || op.Width <= 0 {
		return
	}
	s.raw(` stroke="`, s.color(op.Stroke), `" stroke-width="`, number(op.Width), `"`)
	if op.Kind == Path {
		s.raw(` stroke-linejoin="round"`)
	}
	if len(op.Dash) > 0 {
		lengths := make([]string, len(op.Dash))
		for i, length := range op.Dash {
			lengths[i] = number(length)
		}
		s.raw(` stroke-dasharray="`, strings.Join(lengths, " "), `"`)
	}
}

func (s *svg) text(op Op) {
	if op.Text == "" {
		return
	}
	s.raw(`<text x="`, number(op.X), `" y="`, number(op.Y), `" font-size="`, number(op.Size), `"`)
	switch op.Weight {
	case Bold:
		s.raw(` font-weight="700"`)
	case Italic:
		s.raw(` font-style="italic"`)
	}
	switch op.Align {
	case Center:
		s.raw(` text-anchor="middle"`)
	case Right:
		s.raw(` text-anchor="end"`)
	}
	s.raw(` fill="`, s.color(op.Fill), `" textLength="`, number(Measure(op.Text, op.Size, op.Weight)),
		`" lengthAdjust="spacingAndGlyphs">`)
	if op.Hint != "" {
		s.raw("<title>", escape(op.Hint), "</title>")
	}
	s.raw(escape(op.Text), "</text>\n")
}

func (s *svg) color(paint Paint) string {
	if paint == None {
		return "none"
	}
	return webColor(s.palette.Color(paint))
}

func webColor(c color.NRGBA) string {
	const digits = "0123456789abcdef"
	out := []byte{'#'}
	for _, channel := range []uint8{c.R, c.G, c.B} {
		out = append(out, digits[channel>>4], digits[channel&15])
	}
	return string(out)
}

// number writes a length to a hundredth; what is no number is 0.
func number(v float64) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return "0"
	}
	text := strconv.FormatFloat(v, 'f', 2, 64)
	text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	if text == "-0" {
		return "0"
	}
	return text
}

// escape makes a text safe between tags and in attributes; what XML cannot hold becomes U+FFFD.
func escape(text string) string {
	var b strings.Builder
	// A strings.Builder never fails.
	_ = xml.EscapeText(&b, []byte(text))
	return strings.ReplaceAll(b.String(), "&#xA;", "\n")
}
