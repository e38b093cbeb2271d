package paper

import (
	"fmt"
	"math"

	"github.com/jung-kurt/gofpdf"

	"doelenboom/ui/figure"
)

// figure draws a figure as wide as the column, or smaller so that it stays within a height, and never larger than a scale. What it shows is
// said in words for whoever does not see it.
func (d *document) figure(drawing figure.Drawing, height, largest float64) {
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
func (d *document) placed(drawing figure.Drawing, left, top, scale float64) {
	if d.dry {
		return
	}
	said := drawing.Words
	if drawing.Title != "" {
		said = drawing.Title + "\n" + said
	}
	d.watch(said)
	bottom := d.sheet.Height - top - drawing.H*scale
	box := fmt.Sprintf("<</O /Layout /Placement /Block /BBox [%.2f %.2f %.2f %.2f]>>", left, bottom, left+drawing.W*scale, bottom+drawing.H*scale)
	d.inside(&element{tag: "Figure", alternate: plain(said), attributes: box}, func() {
		d.marked(func() { d.drawOps(drawing, left, top, scale) })
	})
}

// drawOps paints a display list.
func (d *document) drawOps(drawing figure.Drawing, left, top, scale float64) {
	if d.dry {
		return
	}
	place := func(x, y float64) gofpdf.PointType {
		return gofpdf.PointType{X: left + x*scale, Y: top + y*scale + d.pen.shift}
	}
	for _, op := range drawing.Ops {
		if op.Hatch {
			plain := drawing
			plain.Ops = figure.Plain(op)
			d.drawOps(plain, left, top, scale)
			continue
		}
		if op.Kind != figure.Text { // a text is seen as it is set
			d.seen.add(scaledOp(op, left, top, scale))
		}
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

func (d *document) drawText(op figure.Op, at gofpdf.PointType, scale float64) {
	index := faceOf(op.Weight, false)
	face := d.faces[index]
	size := op.Size * scale
	text := d.clean(oneLine(op.Text), face)
	d.watch(string(text))
	switch width := face.width(text, size); op.Align {
	case figure.Center:
		at.X -= width / 2
	case figure.Right:
		at.X -= width
	}
	d.textIn(index, at.X, at.Y-d.pen.shift, text, size, op.Fill)
}

// ready sets the pen for an operation and says in the PDF writer's letters whether to fill, to draw or both; "" for neither.
func (d *document) ready(op figure.Op, scale float64) string {
	way := ""
	if op.Fill != figure.None {
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

func (d *document) drawRect(op figure.Op, at gofpdf.PointType, scale float64) {
	width, height := op.W*scale, op.H*scale
	switch way := d.ready(op, scale); {
	case way == "":
	case op.Radius > 0:
		d.roundedPath(at.X, at.Y, width, height, min(op.Radius*scale, width/2, height/2))
		d.pdf.DrawPath(way)
	default:
		d.pdf.Rect(at.X, at.Y, width, height, way)
	}
}

func (d *document) drawPath(op figure.Op, points []gofpdf.PointType, scale float64) {
	if len(points) < 2 {
		return
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

// roundedPath is the outline of a rectangle with round corners. The PDF writer's own leaves the graphics state saved, once for every rectangle.
func (d *document) roundedPath(x, y, width, height, radius float64) {
	pull := radius * (1 - 4.0/3*(math.Sqrt2-1)) // from a corner to where the curve of a quarter circle is drawn to
	right, bottom := x+width, y+height
	d.pdf.MoveTo(x+radius, y)
	d.pdf.LineTo(right-radius, y)
	d.pdf.CurveBezierCubicTo(right-pull, y, right, y+pull, right, y+radius)
	d.pdf.LineTo(right, bottom-radius)
	d.pdf.CurveBezierCubicTo(right, bottom-pull, right-pull, bottom, right-radius, bottom)
	d.pdf.LineTo(x+radius, bottom)
	d.pdf.CurveBezierCubicTo(x+pull, bottom, x, bottom-pull, x, bottom-radius)
	d.pdf.LineTo(x, y+radius)
	d.pdf.CurveBezierCubicTo(x, y+pull, x+pull, y, x+radius, y)
	d.pdf.ClosePath()
}
