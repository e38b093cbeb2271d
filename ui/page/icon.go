package page

import (
	"html/template"
	"image/color"
	"strconv"
	"strings"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/words"
)

// status is a judgement as icon and word.
func (r *report) status(judgement model.Judgement) span {
	if judgement == "" {
		return span{}
	}
	return span{Text: words.Sentence(r.book.Choice("judgement", string(judgement))), Class: "status", Icon: icons[judgement]}
}

// icons are the signs of judgements, hidden from whoever hears the page: the word beside them says the same.
var icons = func() map[model.Judgement]template.HTML {
	out := map[model.Judgement]template.HTML{}
	for _, judgement := range model.Judgements() {
		out[judgement] = icon(figure.StatusIcon(judgement, 0, 0, iconSize))
	}
	return out
}()

const iconSize = 16

// icon paints a sign of rectangles, discs and lines.
func icon(ops []figure.Op) template.HTML {
	var b strings.Builder
	b.WriteString(`<svg class="icon" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">`)
	for _, op := range ops {
		if op.Kind == figure.Disc {
			b.WriteString(`<circle cx="` + length(op.X) + `" cy="` + length(op.Y) + `" r="` + length(op.W) + `"`)
		} else {
			points, closed := figure.Outline(op)
			b.WriteString(`<path d="`)
			for i, point := range points {
				b.WriteString(map[bool]string{true: "M", false: "L"}[i == 0] + length(point.X) + " " + length(point.Y))
			}
			if closed {
				b.WriteString("Z")
			}
			b.WriteString(`"`)
		}
		b.WriteString(` fill="` + paint(op.Fill) + `"`)
		if op.Stroke != figure.None {
			b.WriteString(` stroke="` + paint(op.Stroke) + `" stroke-width="` + length(op.Width) + `"`)
		}
		b.WriteString("/>")
	}
	b.WriteString("</svg>")
	return template.HTML(b.String())
}

func length(v float64) string { return strconv.FormatFloat(v, 'f', -1, 32) }

func paint(p figure.Paint) string {
	if p == figure.None {
		return "none"
	}
	return webColor(figure.Print.Color(p))
}

// webColor writes an opaque colour as style sheets and drawings do.
func webColor(c color.NRGBA) string {
	const digits = "0123456789abcdef"
	out := []byte{'#'}
	for _, channel := range []uint8{c.R, c.G, c.B} {
		out = append(out, digits[channel>>4], digits[channel&15])
	}
	return string(out)
}
