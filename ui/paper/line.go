package paper

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"doelenboom/ui/figure"
)

// span is a piece of a paragraph in one look. What it leaves open, the paragraph decides.
type span struct {
	Text   string
	Weight figure.Weight
	Plain  bool // regular, in a paragraph that is bold
	Paint  figure.Paint
	Size   float64 // at the sheet's scale 1
	Link   string  // "#name" of a destination, or a web address
	// Sign is a small figure that stands before the text, as high as it; its meaning must also stand in words.
	Sign *figure.Drawing
}

// text is a paragraph of one run.
func text(s string) []span { return []span{{Text: s}} }

// lead is a paragraph that begins with a word in bold.
func lead(word, rest string) []span {
	return []span{{Text: word + " ", Weight: figure.Bold}, {Text: rest}}
}

// part is a stretch of one line in one look.
type part struct {
	text  printable
	x     float64 // from the start of the line
	width float64
	face  int
	size  float64
	paint figure.Paint
	link  string
	sign  *figure.Drawing
}

// line is a line that fits.
type line struct {
	parts []part
	width float64 // without the white at its end
	hard  bool    // the text asks for a new line after it
}

// signGap is the white between a sign and its word, in ems.
const signGap = 0.3

// word is what cannot be broken: it may run through several looks.
type word struct {
	parts []part
	width float64
	space float64 // the white before it, were it not at the start of a line
	gap   part    // the look in which that white was written
	hard  bool    // a new line begins before it
}

// lines breaks runs into lines of at most a width. Empty lines stand only between others, one at a time; a text without a sign to print has
// no lines.
func (d *document) lines(runs []span, s style, width float64) []line {
	var out []line
	current := line{}
	full := func(hard bool) {
		current.hard = hard
		if len(current.parts) > 0 || len(out) > 0 && len(out[len(out)-1].parts) > 0 {
			out = append(out, current)
		}
		current = line{}
	}
	for _, w := range d.words(runs, s) {
		if w.hard {
			full(true)
		}
		if len(current.parts) > 0 && current.width+w.space+w.width > width+slack {
			full(false)
		}
		for w.width > width+slack {
			head, tail := d.cut(w, width)
			current.add(head)
			full(false)
			w = tail
		}
		current.add(w)
	}
	if len(current.parts) > 0 {
		full(true)
	}
	if last := len(out) - 1; last >= 0 && len(out[last].parts) == 0 {
		out = out[:last]
	}
	return out
}

// add sets a word at the end of a line, as one stretch with what stands there already in the same look. The white before it becomes part of the
// stretch that it was written in, so that whoever copies the line gets it.
func (l *line) add(w word) {
	if len(l.parts) == 0 {
		w.space = 0
	}
	for i, p := range w.parts {
		p.x += l.width + w.space
		if i == 0 && w.space > 0 {
			if last := &l.parts[len(l.parts)-1]; p.like(w.gap) && !last.like(w.gap) {
				p.text, p.x, p.width = " "+p.text, p.x-w.space, p.width+w.space
			} else {
				last.text += " "
				last.width += w.space
			}
		}
		if n := len(l.parts); n > 0 && l.parts[n-1].like(p) {
			l.parts[n-1].text += p.text
			l.parts[n-1].width += p.width
			continue
		}
		l.parts = append(l.parts, p)
	}
	l.width += w.space + w.width
}

// like tells whether two stretches can be drawn as one.
func (p part) like(q part) bool {
	return p.face == q.face && p.size == q.size && p.paint == q.paint && p.link == q.link && p.sign == nil && q.sign == nil
}

// words takes runs apart at the places where a line may end: at spaces, after hyphens and slashes, and at line breaks.
func (d *document) words(runs []span, s style) []word {
	var out []word
	current := word{}
	done := func() {
		if len(current.parts) > 0 || current.hard {
			out = append(out, current)
		}
		current = word{}
	}
	for _, run := range runs {
		look := d.look(run, s)
		face := d.faces[look.face]
		space := face.width(" ", look.size)
		if run.Sign != nil {
			sign := look
			sign.text, sign.sign = "", run.Sign
			sign.width = signWidth(run.Sign, look.size) + signGap*look.size
			current.append(sign)
		}
		cleaned := d.clean(run.Text, face)
		for start := 0; start < len(cleaned); {
			end := start + breakable(string(cleaned[start:]))
			piece := cleaned[start:end]
			start = end
			switch piece {
			case " ":
				done()
				current.space, current.gap = space, look
			case "\n":
				done()
				current.hard = true
			default:
				if n := len(current.parts); n > 0 && current.parts[n-1].sign == nil && endsBreakable(current.parts[n-1].text) {
					done()
				}
				p := look
				p.text, p.width = piece, face.width(piece, look.size)
				current.append(p)
			}
		}
	}
	done()
	return out
}

// append sets a stretch at the end of a word.
func (w *word) append(p part) {
	p.x = w.width
	w.parts = append(w.parts, p)
	w.width += p.width
}

// breakable is the length of the first piece of a text: a space, a line break, or what stands before the next place to break.
func breakable(s string) int {
	if s[0] == ' ' || s[0] == '\n' {
		return 1
	}
	for i, r := range s {
		if r == ' ' || r == '\n' {
			return i
		}
		after := i + utf8.RuneLen(r)
		if strings.ContainsRune("-/–—", r) && i > 0 && after < len(s) {
			if next, _ := utf8.DecodeRuneInString(s[after:]); unicode.IsLetter(next) {
				return after
			}
		}
	}
	return len(s)
}

func endsBreakable(text printable) bool {
	return strings.HasSuffix(string(text), "-") || strings.HasSuffix(string(text), "/") ||
		strings.HasSuffix(string(text), "–") || strings.HasSuffix(string(text), "—")
}

// look is a run's look as an empty stretch.
func (d *document) look(run span, s style) part {
	p := part{size: s.size, paint: s.paint, link: run.Link}
	weight := s.weight
	if run.Weight != figure.Regular || run.Plain {
		weight = run.Weight
	}
	if run.Paint != figure.None {
		p.paint = run.Paint
	}
	if run.Size > 0 {
		p.size = run.Size * d.scale()
	}
	p.face = faceOf(weight, false)
	return p
}

// cut takes from a word that is wider than a line as much as fits, at least one sign.
func (d *document) cut(w word, width float64) (head, tail word) {
	head.space, head.gap = w.space, w.gap
	for i, p := range w.parts {
		if head.width+p.width <= width || (p.sign != nil && len(head.parts) == 0) {
			head.append(p)
			continue
		}
		face := d.faces[p.face]
		end, taken := 0, 0.0
		for at, r := range p.text {
			step := max(face.advance(r), 0) * p.size / 1000
			if head.width+taken+step > width+slack && (taken > 0 || len(head.parts) > 0) {
				break
			}
			taken += step
			end = at + utf8.RuneLen(r)
		}
		first, rest := p, p
		first.text, first.width = p.text[:end], taken
		rest.text, rest.width = p.text[end:], p.width-taken
		if end > 0 {
			head.append(first)
		}
		if rest.text != "" || rest.sign != nil {
			tail.append(rest)
		}
		for _, q := range w.parts[i+1:] {
			tail.append(q)
		}
		break
	}
	return head, tail
}

func signWidth(sign *figure.Drawing, size float64) float64 {
	return size * sign.W / sign.H
}

// oneLine is a text without line breaks.
func oneLine(text string) string {
	return strings.Join(strings.Fields(text), " ")
}
