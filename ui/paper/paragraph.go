package paper

import (
	"strings"

	"doelenboom/ui/figure"
)

// paragraph sets text ragged right. It breaks over pages with at least two lines on either side. One without text takes no room.
func (d *document) paragraph(s style, runs ...span) {
	d.tagged("P", s, runs)
}

// tagged is a paragraph under another tag.
func (d *document) tagged(tag string, s style, runs []span) {
	s = s.scaled(d.scale())
	lines := d.lines(runs, s, d.width)
	if len(lines) == 0 {
		return
	}
	d.begin(s.before, unbroken(lines, s))
	d.within(tag, "", func() { d.flow(lines, s) })
	d.end(s.after)
}

// unbroken is the height of the lines that a paragraph must start with on a page.
func unbroken(lines []line, s style) float64 {
	if len(lines) == 3 {
		return 3 * s.leading // cut in two it would leave a line alone
	}
	return float64(min(len(lines), 2)) * s.leading
}

// flow draws the lines of the innermost open element down the page and over to the next ones. Whoever calls it has begun the block.
func (d *document) flow(lines []line, s style) {
	for len(lines) > 0 {
		count := len(lines)
		if !d.dry {
			count = d.fitting(len(lines), s.leading)
		}
		d.drawLines(lines[:count], s)
		lines = lines[count:]
		if len(lines) > 0 {
			d.breakPage()
			d.fresh = false
		}
	}
}

// fitting is how many lines of a paragraph go on this page, so that no line stands alone on the next one.
func (d *document) fitting(count int, leading float64) int {
	fit := int((d.remaining() + slack) / leading)
	switch {
	case fit >= count:
		return count
	case count-fit == 1 && fit > 2:
		return fit - 1
	}
	return max(fit, 1)
}

// drawLines draws lines under each other, the links among them as elements of their own.
func (d *document) drawLines(lines []line, s style) {
	type stretch struct {
		part
		y float64
	}
	d.watch(said(lines))
	var pending []stretch
	flush := func() {
		if len(pending) == 0 {
			return
		}
		d.marked(func() {
			for _, p := range pending {
				d.drawPart(p.part, p.y)
			}
		})
		pending = nil
	}
	for i, l := range lines {
		baseline := d.y + s.baseline()
		for j, p := range l.parts {
			p.x += d.left
			if j == len(l.parts)-1 && i < len(lines)-1 && !l.hard {
				p.text += " " // so that a reader does not glue the last word to the next line
			}
			if p.link == "" {
				pending = append(pending, stretch{p, baseline})
				continue
			}
			flush()
			d.within("Link", "", func() {
				d.marked(func() { d.drawPart(p, baseline) })
				d.link(p.x, d.y, p.width, s.leading, p.link, string(p.text))
			})
		}
		d.y += s.leading
	}
	flush()
}

// said is what lines say, as one text.
func said(lines []line) string {
	var out strings.Builder
	for _, l := range lines {
		for _, p := range l.parts {
			out.WriteString(string(p.text))
		}
		out.WriteByte(' ')
	}
	return out.String()
}

// baseline is where letters stand in a line, from its top.
func (s style) baseline() float64 { return s.leading/2 + s.size*0.34 }

func (d *document) drawPart(p part, baseline float64) {
	if p.sign != nil {
		height := p.size
		d.drawOps(*p.sign, p.x, baseline-height*0.86, height/p.sign.H)
		return
	}
	d.textIn(p.face, p.x, baseline, p.text, p.size, p.paint)
}

// heading holds a title back until it is known what comes under it, so that it never stands alone at the foot of a page. It becomes a line of
// the outline. The name, if any, is what links call it. A heading without text is only a place for them.
func (d *document) heading(level int, name string, runs ...span) {
	s := []style{titleStyle, sectionStyle, subsectionStyle}[level-1]
	var title strings.Builder
	for _, run := range runs {
		title.WriteString(run.Text)
	}
	d.hold([]string{"H1", "H2", "H3"}[level-1], s, runs, func() { d.mark(level, name, title.String()) })
}

// introduction is a paragraph that stays with what comes under it.
func (d *document) introduction(s style, runs ...span) { d.hold("P", s, runs, func() {}) }

// hold lays lines out and keeps them until the next block begins.
func (d *document) hold(tag string, s style, runs []span, drawn func()) {
	s = s.scaled(d.scale())
	left, depth := d.left, len(d.open)
	lines := d.lines(runs, s, d.width)
	if len(lines) == 0 {
		drawn()
		return
	}
	d.held = append(d.held, block{before: s.before, height: float64(len(lines)) * s.leading, after: s.after, draw: func() {
		if depth != len(d.open) {
			panic("paper: a heading was held back into another element")
		}
		defer func(left float64) { d.left = left }(d.left)
		d.left = left
		drawn()
		d.within(tag, "", func() { d.flow(lines, s) })
	}})
}

// mark makes the place of the pen one that the outline and links lead to.
func (d *document) mark(level int, name, title string) {
	if d.dry {
		return
	}
	if len(d.pages) == 0 || d.due {
		d.newPage()
	}
	place := destination{page: len(d.pages), y: d.y}
	if oneLine(string(d.clean(title, d.faces[faceOf(figure.Bold, false)]))) != "" {
		d.bookmarks = append(d.bookmarks, bookmark{title: oneLine(plain(title)), level: level, place: place})
	}
	if name != "" {
		d.places[name] = place
	}
}

// The bar at the left of a callout, at scale 1.
const (
	calloutBar   = 3 // 4 px
	calloutInset = 13.5
	calloutAbove = 2.5
)

// callout sets something apart behind a bar in the accent colour. Without anything to set apart it draws no bar.
func (d *document) callout(draw func()) {
	if d.measure(draw) == 0 {
		return
	}
	before := bodyStyle.leading * d.scale()
	d.together(before, func() {
		d.begin(before, 0)
		left, width, top, page := d.left, d.width, d.y, len(d.pages)
		d.left, d.width = left+calloutInset*d.scale(), width-calloutInset*d.scale()
		d.fresh = true
		d.within("Div", "", draw)
		d.left, d.width = left, width
		if page != len(d.pages) {
			top = d.sheet.top() // longer than a page: the bar stands beside its last part
		}
		d.artifact(func() {
			d.bar(left, top-calloutAbove*d.scale(), calloutBar*d.scale(), d.y-top+2*calloutAbove*d.scale(), figure.Accent)
		})
		d.end(bodyStyle.leading * d.scale())
	})
}
