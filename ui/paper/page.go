package paper

import (
	"github.com/jung-kurt/gofpdf"

	"doelenboom/ui/figure"
)

// turn makes the pages to come sheets of another size, beginning with a new one.
func (d *document) turn(sheet sheetSize) {
	d.flush()
	d.sheet = sheet
	d.newPage()
}

// newPage begins a page with its header.
func (d *document) newPage() {
	if d.inMark {
		panic("paper: a page cannot end inside marked content")
	}
	d.pdf.AddPageFormat("P", gofpdf.SizeType{Wd: d.sheet.Width, Ht: d.sheet.Height})
	d.pages, d.due = append(d.pages, d.sheet), false
	if d.begun != nil && !d.begun(len(d.pages)) {
		panic(errGivenUp) // through whatever is being drawn
	}
	d.seen.begin(d.sheet)
	d.forget(0)
	d.left, d.width = d.sheet.left(), d.sheet.right()-d.sheet.left()
	d.y, d.below, d.fresh = d.sheet.top(), 0, true
	if !d.sheet.Bare {
		d.artifact(d.drawHeader)
		if len(d.pages) == 1 && len(d.cover.Logo) > 0 {
			d.drawLogo()
		}
	}
}

func (d *document) drawHeader() {
	s := mutedStyle.scaled(d.sheet.Scale)
	face := d.faces[faceOf(figure.Regular, false)]
	baseline := headerBaseline * d.sheet.Scale
	code := d.clean(d.code, face)
	codeWidth := face.width(code, s.size)
	title := d.shortened(d.cover.Title+" · "+d.cover.Paper, figure.Regular, s.size, d.width-codeWidth-s.leading)
	d.text(d.left, baseline, title, figure.Regular, s.size, s.paint)
	d.text(d.left+d.width-codeWidth, baseline, code, figure.Regular, s.size, s.paint)
}

// drawFooters numbers all pages, once it is known how many there are.
func (d *document) drawFooters() {
	last := d.pages[len(d.pages)-1]
	for i, sheet := range d.pages {
		if sheet.Bare {
			continue
		}
		d.pdf.SetPage(i + 1)
		d.seen.turnTo(i)
		// The PDF writer turns heights around by the sheet that it began last.
		d.forget(last.Height - sheet.Height)
		d.sheet = sheet
		d.artifact(func() { d.drawFooter(sheet, d.cover.Page(i+1, len(d.pages))) })
	}
}

func (d *document) drawFooter(sheet sheetSize, number string) {
	s := smallStyle.scaled(sheet.Scale)
	face := d.faces[faceOf(figure.Regular, false)]
	rule, baseline := sheet.Height-footerRule*sheet.Scale, sheet.Height-footerBaseline*sheet.Scale
	d.rule(sheet.left(), rule, sheet.right(), rule, hairline*sheet.Scale, figure.Line)
	count := d.clean(number, face)
	width := face.width(count, s.size)
	made := d.shortened(d.cover.Made, figure.Regular, s.size, sheet.right()-sheet.left()-width-s.leading)
	d.text(sheet.left(), baseline, made, figure.Regular, s.size, s.paint)
	d.text(sheet.right()-width, baseline, count, figure.Regular, s.size, s.paint)
}

// shortened is a text on one line, with an ellipsis where it does not fit.
func (d *document) shortened(text string, weight figure.Weight, size, width float64) printable {
	face := d.faces[faceOf(weight, false)]
	whole := d.clean(oneLine(text), face)
	room := width * 1000 / size
	ellipsis := max(face.advance('…'), 0)
	taken, end := 0.0, 0 // of what stands before an ellipsis
	for at, r := range whole {
		if taken+ellipsis <= room {
			end = at
		}
		if taken += max(face.advance(r), 0); taken > room {
			return whole[:end] + "…"
		}
	}
	return whole
}

// remaining is the room between the pen and the foot of the page.
func (d *document) remaining() float64 { return d.sheet.bottom() - d.y }

// fullHeight is the room on an empty page.
func (d *document) fullHeight() float64 { return d.sheet.bottom() - d.sheet.top() }

// ensure makes room for a block whose first unbreakable piece has a height, together with the headings that wait for it. A piece that is
// higher than a page starts on a page of its own.
func (d *document) ensure(before, height float64) {
	if d.dry {
		return
	}
	if len(d.pages) == 0 || d.due {
		d.newPage()
	}
	if !d.fresh && d.ahead(before)+height > d.remaining()+slack {
		d.breakPage()
	}
}

// ahead is the white and the waiting headings between the pen and a block that asks for white above it.
func (d *document) ahead(before float64) float64 {
	sum, below := 0.0, d.below
	for _, h := range d.held {
		sum += d.white(below, h.before) + h.height
		below = h.after
	}
	return sum + d.white(below, before)
}

// white is what is left between two blocks that ask for white below and above them: the larger of the two, on a page with all its air.
func (d *document) white(below, before float64) float64 { return max(below, before) * d.air }

// slack keeps rounding from breaking a page.
const slack = 0.01

// begin makes room for a block, sets the headings that wait for it, and puts the pen where the block starts.
func (d *document) begin(before, height float64) {
	d.ensure(before, height)
	if len(d.held) > 0 {
		d.flush()
		d.ensure(before, height) // for a heading that was longer than a page
	}
	d.advance(before)
}

// advance leaves the white above a block, nothing at the top of a page.
func (d *document) advance(before float64) {
	if !d.fresh {
		d.y += d.white(d.below, before)
	}
	d.fresh, d.below = false, 0
}

// breakPage begins a page and keeps the column that is written in, if it is not the whole sheet.
func (d *document) breakPage() {
	left, width := d.left, d.width
	held := d.held
	d.held = nil
	d.newPage()
	d.left, d.width, d.held = left, width, held
}

// end leaves white under the block that was drawn.
func (d *document) end(after float64) { d.below = after }

// flush sets the headings that wait, even if nothing follows.
func (d *document) flush() {
	if len(d.held) > 1 {
		last := d.held[len(d.held)-1]
		d.held = d.held[:len(d.held)-1]
		d.ensure(last.before, last.height) // together
		d.held = append(d.held, last)
	}
	held := d.held
	d.held = nil
	for _, h := range held {
		d.ensure(h.before, h.height)
		d.advance(h.before)
		h.draw()
		d.end(h.after)
	}
}

// measure is the height that a function would draw at the top of a page, without drawing it.
func (d *document) measure(draw func()) float64 {
	saved := *d
	d.dry, d.fresh, d.held, d.y, d.below = true, true, nil, 0, 0
	draw()
	d.flush()
	height, order := d.y, d.order
	*d = saved
	d.order = order
	return height
}

// together draws something on one page, unless it is higher than a page.
func (d *document) together(before float64, draw func()) {
	if height := d.measure(draw); height <= d.fullHeight() {
		d.ensure(before, height)
	}
	draw()
}

// beside draws columns next to each other from the same height, on one page. Shares are parts of the width; what would not fit on a page is
// drawn column under column. Columns in which nothing stands take no room.
func (d *document) beside(before, gap float64, shares []float64, draws ...func()) {
	left, room := d.left, d.width
	width := room - gap*float64(len(shares)-1)
	column := func(i int, draw func()) {
		d.left, d.width = left+gap*float64(i), shares[i]*width
		for _, share := range shares[:i] {
			d.left += share * width
		}
		draw()
		d.left, d.width = left, room
	}
	height := 0.0
	for i, draw := range draws {
		column(i, func() { height = max(height, d.measure(draw)) })
	}
	if height == 0 {
		return
	}
	if height > d.fullHeight() {
		for _, draw := range draws {
			draw()
		}
		return
	}
	d.begin(before, height)
	top := d.y
	for i, draw := range draws {
		d.y, d.below, d.fresh = top, 0, true
		column(i, draw)
	}
	d.y, d.below, d.fresh = top+height, 0, false
}
