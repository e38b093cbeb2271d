package paper

import (
	"bytes"

	"doelenboom/ui/figure"
)

// The two weights of a rule, at scale 1.
const (
	hairline = 0.6
	ruleLine = 1.1
)

// pen is what the PDF writer was last told, so that it is not told again.
type pen struct {
	shift     float64 // added to every height: the PDF writer counts from the foot of the sheet that it began last
	face      int     // place in the list of faces, plus one
	size      float64
	fill      figure.Paint
	stroke    figure.Paint
	lineWidth float64
	dashed    bool
}

// forget is for when the PDF writer's state is not what it was last told.
func (d *document) forget(shift float64) { d.pen = pen{shift: shift, dashed: true} }

// text draws one line of cleaned text with its left end and baseline at a place.
func (d *document) text(x, baseline float64, text printable, weight figure.Weight, size float64, paint figure.Paint) {
	d.textIn(faceOf(weight, false), x, baseline, text, size, paint)
}

func (d *document) textIn(index int, x, baseline float64, text printable, size float64, paint figure.Paint) {
	if d.dry || text == "" {
		return
	}
	face := d.faces[index]
	if !face.embedded {
		// A copy of its own, because the PDF writer writes into what it is given.
		d.pdf.AddUTF8FontFromBytes(face.family, face.variant, bytes.Clone(face.program))
		face.embedded = true
	}
	if d.pen.face != index+1 || d.pen.size != size {
		d.pdf.SetFont(face.family, face.variant, size)
		d.pen.face, d.pen.size = index+1, size
	}
	d.fill(paint)
	d.pdf.Text(x, baseline+d.pen.shift, string(text))
	d.seen.text(face, index, x, baseline, text, size, paint)
}

// fill sets the colour of texts and surfaces.
func (d *document) fill(paint figure.Paint) {
	if d.pen.fill == paint {
		return
	}
	d.pen.fill = paint
	c := d.palette.Color(paint)
	d.pdf.SetFillColor(int(c.R), int(c.G), int(c.B))
	d.pdf.SetTextColor(int(c.R), int(c.G), int(c.B))
}

// stroke sets the look of lines.
func (d *document) stroke(paint figure.Paint, width float64, dash []float64) {
	if d.pen.stroke != paint {
		d.pen.stroke = paint
		c := d.palette.Color(paint)
		d.pdf.SetDrawColor(int(c.R), int(c.G), int(c.B))
	}
	if d.pen.lineWidth != width {
		d.pen.lineWidth = width
		d.pdf.SetLineWidth(width)
	}
	if len(dash) > 0 || d.pen.dashed {
		d.pdf.SetDashPattern(dash, 0)
		d.pen.dashed = len(dash) > 0
	}
}

// rule draws a straight line.
func (d *document) rule(x1, y1, x2, y2, width float64, paint figure.Paint) {
	if d.dry {
		return
	}
	d.dashed(x1, y1, x2, y2, width, paint, nil)
}

// dashed draws a straight line in dashes.
func (d *document) dashed(x1, y1, x2, y2, width float64, paint figure.Paint, dash []float64) {
	d.stroke(paint, width, dash)
	d.pdf.Line(x1, y1+d.pen.shift, x2, y2+d.pen.shift)
	d.seen.add(figure.Op{Kind: figure.Path, Points: []figure.Point{{X: x1, Y: y1}, {X: x2, Y: y2}}, Stroke: paint, Width: width, Dash: dash})
}

// bar fills a rectangle.
func (d *document) bar(x, y, width, height float64, paint figure.Paint) {
	if d.dry {
		return
	}
	d.fill(paint)
	d.pdf.Rect(x, y+d.pen.shift, width, height, "F")
	d.seen.add(figure.Op{Kind: figure.Rect, X: x, Y: y, W: width, H: height, Fill: paint})
}
