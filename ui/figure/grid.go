package figure

import (
	"math"
	"strconv"
)

// grid draws the value axis and its lines, the time axis, and the mark of an axis that does not show zero.
func (c *chart) grid() {
	s := c.size
	right := c.plot.X + c.plot.W
	for _, tick := range c.value.ticks {
		y := c.value.y(tick)
		paint := Line
		if tick == 0 && c.value.low < 0 {
			paint = Control
		}
		for _, piece := range c.gridPieces(y) {
			c.add(c.stroke(Op{Points: []Point{{piece.X, y}, {piece.Y, y}}, Stroke: paint, Width: 1}))
		}
		c.lines = append(c.lines, obstacle{Point{c.plot.X, y}, Point{right, y}, overGrid})
		if text := c.tickText(tick); text != "" {
			c.claim(Op{Kind: Text, X: c.plot.X - 0.6*s, Y: y + 0.34*s, Size: s, Align: Right, Fill: MutedInk, Text: text})
		}
	}
	foot := c.plot.Y + c.plot.H
	c.lines = append(c.lines, obstacle{Point{c.plot.X, foot}, Point{right, foot}, overLine - overGrid})
	if par := c.data.Par; par != nil && !c.value.bare && *par > c.value.low && *par < c.value.high {
		y := c.value.y(*par)
		c.add(c.stroke(Op{Points: []Point{{c.plot.X, y}, {right, y}}, Stroke: Control, Width: 1.5}))
	}
	if !c.value.showsZero() && !c.value.bare {
		c.zigzag()
	}
	c.timeLabels()
}

// gridPieces returns from where to where a line of the grid is drawn: not under a target or a line to compare with that lies on it, because
// in high contrast, where all are as black, its dashes could not be seen.
func (c *chart) gridPieces(y float64) []Point {
	lines := [][]Point{c.targetPoints()}
	for _, reference := range c.data.References {
		lines = append(lines, c.points(reference.Points))
	}
	const near = 1.5
	pieces := []Point{{c.plot.X, c.plot.X + c.plot.W}}
	for _, points := range lines {
		for i := 1; i < len(points); i++ {
			a, b := points[i-1], points[i]
			if math.Abs(a.Y-y) > near || math.Abs(b.Y-y) > near {
				continue
			}
			var left []Point
			for _, piece := range pieces {
				if piece.X < a.X-near {
					left = append(left, Point{piece.X, math.Min(piece.Y, a.X)})
				}
				if piece.Y > b.X+near {
					left = append(left, Point{math.Max(piece.X, b.X), piece.Y})
				}
			}
			pieces = left
		}
	}
	return pieces
}

// zigzag marks, at the end of the value axis that is nearest to zero, that zero is not on it.
func (c *chart) zigzag() {
	x, y, d := c.plot.X, c.plot.Y+c.plot.H, -0.22*c.size
	if c.value.high < 0 {
		y, d = c.plot.Y, -d
	}
	op := c.stroke(Op{
		Stroke: MutedInk, Width: 1.25, Hint: c.options.Words.NotFromZero,
		Points: []Point{{x, y}, {x, y + d}, {x - 1.5*d, y + 1.75*d}, {x + 1.5*d, y + 3.25*d}, {x, y + 4*d}, {x, y + 5*d}},
	})
	c.add(op)
	c.taken = append(c.taken, around(op.Points))
}

// timeLabels writes the periods, as many as fit at equal steps, the last one always.
func (c *chart) timeLabels() {
	spans := c.time.spans
	if !c.fits(c.timeLabelsAt(spans, 1)) {
		if years := c.years(); len(years) > 2 {
			spans = years
		}
	}
	for stride := 1; stride <= len(spans); stride++ {
		ops := c.timeLabelsAt(spans, stride)
		if !c.fits(ops) {
			continue
		}
		for _, op := range ops {
			c.claim(op)
		}
		return
	}
}

// fits reports whether texts on one line keep apart.
func (c *chart) fits(ops []Op) bool {
	for i := 1; i < len(ops); i++ {
		if textArea(ops[i]).Grow(0.3 * c.size).Meets(textArea(ops[i-1])) {
			return false
		}
	}
	return true
}

// years returns the years on the axis where its periods are shorter, to be named instead of them.
func (c *chart) years() []Span {
	var out []Span
	shorter := false
	const shortest = 300 // days of a year
	for _, span := range c.time.spans {
		year := strconv.Itoa(dayAt(int(span.middle())).Year())
		long := span.Last-span.First > shortest
		if long && span.Label != year {
			return nil
		}
		shorter = shorter || !long
		if n := len(out); n > 0 && out[n-1].Label == year {
			out[n-1].First, out[n-1].Last = min(out[n-1].First, span.First), max(out[n-1].Last, span.Last)
			continue
		}
		out = append(out, Span{First: span.First, Last: span.Last, Label: year})
	}
	if !shorter {
		return nil
	}
	return out
}

func (c *chart) timeLabelsAt(spans []Span, stride int) []Op {
	var ops []Op
	s := c.size
	for i := len(spans) - 1; i >= 0; i -= stride {
		text := Shorten(spans[i].Label, c.options.W, s, Regular)
		half := Measure(text, s, Regular) / 2
		x := math.Max(half, math.Min(c.time.x(spans[i].middle()), c.options.W-half))
		ops = append(ops, Op{
			Kind: Text, X: x, Y: c.plot.Y + c.plot.H + 1.6*s, Size: s, Align: Center, Fill: MutedInk, Text: text,
		})
	}
	return ops
}
