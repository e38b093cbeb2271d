package control

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"doelenboom/ui/figure"
)

// painter turns the display list of a figure into objects of Fyne. It keeps the objects from one painting to the next and changes only
// what differs, because making textures anew is what costs.
type painter struct {
	look    *Look
	rects   pool[canvas.Rectangle]
	lines   pool[canvas.Line]
	texts   pool[canvas.Text]
	discs   pool[canvas.Circle]
	shapes  pool[canvas.ArbitraryPolygon]
	objects []fyne.CanvasObject
}

type pool[T any] struct {
	items []*T
	used  int
}

func (p *pool[T]) take() *T {
	if p.used == len(p.items) {
		p.items = append(p.items, new(T))
	}
	p.used++
	return p.items[p.used-1]
}

// paint replaces what was painted: ops scaled and moved so that the point (left, top) of the drawing stands at the origin.
func (p *painter) paint(ops []figure.Op, scale, left, top float64) {
	p.objects = p.objects[:0]
	p.rects.used, p.lines.used, p.texts.used, p.discs.used, p.shapes.used = 0, 0, 0, 0, 0
	at := func(x, y float64) fyne.Position {
		return fyne.NewPos(float32((x-left)*scale), float32((y-top)*scale))
	}
	for i := range ops {
		switch op := &ops[i]; op.Kind {
		case figure.Rect:
			p.rect(op, scale, at)
		case figure.Path:
			p.path(op, scale, at)
		case figure.Disc:
			p.disc(op, scale, at)
		case figure.Text:
			p.text(op, scale, at)
		}
	}
}

func (p *painter) color(paint figure.Paint) color.Color {
	if paint == figure.None {
		return color.Transparent
	}
	return p.look.Color(paint)
}

func (p *painter) rect(op *figure.Op, scale float64, at func(x, y float64) fyne.Position) {
	if op.Dash != nil || op.Hatch {
		corners := []figure.Point{{X: op.X, Y: op.Y}, {X: op.X + op.W, Y: op.Y}, {X: op.X + op.W, Y: op.Y + op.H}, {X: op.X, Y: op.Y + op.H}}
		if op.Hatch {
			p.hatch(op, scale, at)
		} else if op.Fill != figure.None {
			filled := *op
			filled.Dash, filled.Stroke = nil, figure.None
			p.rect(&filled, scale, at)
		}
		if op.Stroke != figure.None && !op.Hatch {
			p.stroke(append(corners, corners[0]), op, scale, at)
		}
		return
	}
	r := p.rects.take()
	r.FillColor, r.StrokeColor = p.color(op.Fill), p.color(op.Stroke)
	r.StrokeWidth = 0
	if op.Stroke != figure.None {
		r.StrokeWidth = float32(op.Width * scale)
	}
	r.CornerRadius = float32(op.Radius * scale)
	r.Move(at(op.X, op.Y))
	r.Resize(fyne.NewSize(float32(op.W*scale), float32(op.H*scale)))
	p.objects = append(p.objects, r)
}

// hatch fills a rectangle with diagonal lines.
func (p *painter) hatch(op *figure.Op, scale float64, at func(x, y float64) fyne.Position) {
	const pitch = 8
	for offset := -op.H; offset < op.W; offset += pitch {
		x1, y1 := op.X+max(0, offset), op.Y+max(0, -offset)
		length := min(op.W-max(0, offset), op.H-max(0, -offset))
		if length > 0 {
			p.segment(figure.Point{X: x1, Y: y1}, figure.Point{X: x1 + length, Y: y1 + length}, op, scale, at)
		}
	}
}

func (p *painter) path(op *figure.Op, scale float64, at func(x, y float64) fyne.Position) {
	if len(op.Points) == 0 {
		return
	}
	if op.Closed && op.Fill != figure.None {
		p.fill(op, scale, at)
	}
	if op.Stroke == figure.None || op.Width == 0 {
		return
	}
	points := op.Points
	if op.Closed {
		points = append(append([]figure.Point{}, points...), points[0])
	}
	p.stroke(points, op, scale, at)
}

func (p *painter) fill(op *figure.Op, scale float64, at func(x, y float64) fyne.Position) {
	low, high := op.Points[0], op.Points[0]
	for _, q := range op.Points {
		low = figure.Point{X: min(low.X, q.X), Y: min(low.Y, q.Y)}
		high = figure.Point{X: max(high.X, q.X), Y: max(high.Y, q.Y)}
	}
	shape := p.shapes.take()
	shape.FillColor = p.color(op.Fill)
	shape.Points = shape.Points[:0]
	for _, q := range op.Points {
		shape.Points = append(shape.Points, fyne.NewPos(float32((q.X-low.X)*scale), float32((q.Y-low.Y)*scale)))
	}
	shape.Move(at(low.X, low.Y))
	shape.Resize(fyne.NewSize(float32((high.X-low.X)*scale), float32((high.Y-low.Y)*scale)))
	p.objects = append(p.objects, shape)
}

// stroke draws a path as straight pieces, or as the dashes of it, because Fyne draws no dashes.
func (p *painter) stroke(points []figure.Point, op *figure.Op, scale float64, at func(x, y float64) fyne.Position) {
	if len(op.Dash) == 0 {
		for i := 1; i < len(points); i++ {
			p.segment(points[i-1], points[i], op, scale, at)
		}
		return
	}
	piece, left, on := 0, op.Dash[0], true
	for i := 1; i < len(points); i++ {
		from, to := points[i-1], points[i]
		length := math.Hypot(to.X-from.X, to.Y-from.Y)
		for done := 0.0; done < length; {
			step := min(left, length-done)
			if on {
				p.segment(along(from, to, done/length), along(from, to, (done+step)/length), op, scale, at)
			}
			done += step
			if left -= step; left <= 0 {
				piece = (piece + 1) % len(op.Dash)
				left, on = max(op.Dash[piece], 0.5), !on
			}
		}
	}
}

func along(a, b figure.Point, share float64) figure.Point {
	return figure.Point{X: a.X + (b.X-a.X)*share, Y: a.Y + (b.Y-a.Y)*share}
}

func (p *painter) segment(from, to figure.Point, op *figure.Op, scale float64, at func(x, y float64) fyne.Position) {
	width := max(op.Width*scale, 0.75)
	if from.X == to.X || from.Y == to.Y { // sharper and cheaper as a rectangle
		r := p.rects.take()
		r.FillColor, r.StrokeWidth, r.CornerRadius = p.color(op.Stroke), 0, 0
		half := width / scale / 2
		r.Move(at(min(from.X, to.X)-half, min(from.Y, to.Y)-half))
		r.Resize(fyne.NewSize(float32(math.Abs(to.X-from.X)*scale+width), float32(math.Abs(to.Y-from.Y)*scale+width)))
		p.objects = append(p.objects, r)
		return
	}
	l := p.lines.take()
	l.StrokeColor, l.StrokeWidth = p.color(op.Stroke), float32(width)
	l.Position1, l.Position2 = at(from.X, from.Y), at(to.X, to.Y)
	p.objects = append(p.objects, l)
}

func (p *painter) disc(op *figure.Op, scale float64, at func(x, y float64) fyne.Position) {
	c := p.discs.take()
	c.FillColor, c.StrokeColor = p.color(op.Fill), p.color(op.Stroke)
	c.StrokeWidth = 0
	if op.Stroke != figure.None {
		c.StrokeWidth = float32(op.Width * scale)
	}
	c.Position1, c.Position2 = at(op.X-op.W, op.Y-op.W), at(op.X+op.W, op.Y+op.W)
	p.objects = append(p.objects, c)
}

func (p *painter) text(op *figure.Op, scale float64, at func(x, y float64) fyne.Position) {
	size := float32(math.Floor(op.Size*scale + 0.02)) // Fyne would draw a fraction larger, and wider than was measured
	if size < 3 {
		return // nothing to read
	}
	t := p.texts.take()
	t.Text, t.TextSize, t.TextStyle, t.Color = op.Text, size, Style(op.Weight), p.color(op.Fill)
	least, baseline := fyne.CurrentApp().Driver().RenderedTextSize(op.Text, size, t.TextStyle, nil)
	pos := at(op.X, op.Y)
	switch op.Align {
	case figure.Center:
		pos.X -= least.Width / 2
	case figure.Right:
		pos.X -= least.Width
	}
	t.Move(fyne.NewPos(pos.X, pos.Y-baseline))
	t.Resize(least)
	p.objects = append(p.objects, t)
}
