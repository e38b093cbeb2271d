package paper

import (
	"fmt"
	"math"

	"github.com/jung-kurt/gofpdf"

	"doelenboom/ui/figure"
)

// figure draws a figure as wide as the column, or smaller so that it stays within a height, and never larger than a scale. What it shows is
// said in words for whoever does not see it.
func (d *Document) figure(drawing figure.Drawing, height, largest float64) {
	if drawing.W <= 0 || drawing.H <= 0 {
		return
	}
	scale := min(d.width/drawing.W, height/drawing.H, largest)
	d.begin(bodyStyle.leading*d.scale()/2, drawing.H*scale)
	d.placed(drawing, d.left, d.y, scale)
	d.y += drawing.H * scale
	d.end(bodyStyle.leading * d.scale())
}

// placed draws a figure at a place of the current page, as one element of the tree.
func (d *Document) placed(drawing figure.Drawing, left, top, scale float64) {
	if d.dry {
		return
	}
	said := drawing.Words
	if drawing.Title != "" {
		said = drawing.Title + "\n" + said
	}
	bottom := d.sheet.Height - top - drawing.H*scale
	box := fmt.Sprintf("<</O /Layout /Placement /Block /BBox [%.2f %.2f %.2f %.2f]>>", left, bottom, left+drawing.W*scale, bottom+drawing.H*scale)
	d.inside(&element{tag: "Figure", alternate: plain(said), attributes: box}, func() {
		d.marked(func() { d.drawOps(drawing, left, top, scale) })
	})
}

// drawOps paints a display list.
func (d *Document) drawOps(drawing figure.Drawing, left, top, scale float64) {
	if d.dry {
		return
	}
	place := func(x, y float64) gofpdf.PointType {
		return gofpdf.PointType{X: left + x*scale, Y: top + y*scale + d.pen.shift}
	}
	for _, op := range drawing.Ops {
		switch op.Kind {
		case figure.Text:
			d.drawText(op, place(op.X, op.Y), scale)
		case figure.Rect:
			d.drawRect(op, place(op.X, op.Y), scale)
		case figure.Disc:
			if way := d.ready(op, scale); way != "" {
				at := place(op.X, op.Y)
				d.pdf.Circle(at.X, at.Y, op.W*scale, way)
			}
		case figure.Path:
			points := make([]gofpdf.PointType, len(op.Points))
			for i, p := range op.Points {
				points[i] = place(p.X, p.Y)
			}
			d.drawPath(op, points, scale)
		}
	}
}

func (d *Document) drawText(op figure.Op, at gofpdf.PointType, scale float64) {
	index := faceOf(op.Weight, false)
	face := d.faces[index]
	size := op.Size * scale
	text := d.clean(oneLine(op.Text), face)
	switch width := face.width(text, size); op.Align {
	case figure.Center:
		at.X -= width / 2
	case figure.Right:
		at.X -= width
	}
	d.textIn(index, at.X, at.Y-d.pen.shift, text, size, op.Fill)
}

// ready sets the pen for an operation and says in the PDF writer's letters whether to fill, to draw or both; "" for neither.
func (d *Document) ready(op figure.Op, scale float64) string {
	way := ""
	if op.Fill != figure.None && !op.Hatch {
		d.fill(op.Fill)
		way = "F"
	}
	if op.Stroke != figure.None && op.Width > 0 {
		dash := make([]float64, len(op.Dash))
		for i := range op.Dash {
			dash[i] = op.Dash[i] * scale
		}
		d.stroke(op.Stroke, op.Width*scale, dash)
		way += "D"
	}
	return way
}

func (d *Document) drawRect(op figure.Op, at gofpdf.PointType, scale float64) {
	width, height := op.W*scale, op.H*scale
	if op.Hatch {
		d.pdf.ClipRect(at.X, at.Y, width, height, false)
		d.hatch(op, at.X, at.Y, width, height, scale)
		d.pdf.ClipEnd()
		d.forget(d.pen.shift)
	}
	switch way := d.ready(op, scale); {
	case way == "":
	case op.Radius > 0:
		radius := min(op.Radius*scale, width/2, height/2)
		d.pdf.RoundedRect(at.X, at.Y, width, height, radius, "1234", way)
	default:
		d.pdf.Rect(at.X, at.Y, width, height, way)
	}
}

func (d *Document) drawPath(op figure.Op, points []gofpdf.PointType, scale float64) {
	if len(points) < 2 {
		return
	}
	if op.Closed && op.Hatch {
		low, high := points[0], points[0]
		for _, p := range points {
			low.X, low.Y, high.X, high.Y = min(low.X, p.X), min(low.Y, p.Y), max(high.X, p.X), max(high.Y, p.Y)
		}
		d.pdf.ClipPolygon(points, false)
		d.hatch(op, low.X, low.Y, high.X-low.X, high.Y-low.Y, scale)
		d.pdf.ClipEnd()
		d.forget(d.pen.shift)
	}
	if !op.Closed {
		op.Fill = figure.None
	}
	way := d.ready(op, scale)
	if way == "" {
		return
	}
	d.pdf.MoveTo(points[0].X, points[0].Y)
	for _, p := range points[1:] {
		d.pdf.LineTo(p.X, p.Y)
	}
	if op.Closed {
		d.pdf.ClosePath()
	}
	d.pdf.DrawPath(way)
}

// hatchStep is the distance between hatching lines, in units of the drawing.
const hatchStep = 5

// hatch draws slanting lines over a rectangle; whoever calls it has set the clip.
func (d *Document) hatch(op figure.Op, x, y, width, height, scale float64) {
	d.stroke(op.Stroke, max(op.Width, 1)*scale, nil)
	step := hatchStep * scale
	for offset := math.Ceil((x+y)/step) * step; offset < x+y+width+height; offset += step {
		d.pdf.Line(offset-y, y, offset-y-height, y+height)
	}
}
