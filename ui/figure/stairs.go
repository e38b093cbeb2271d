package figure

// mostSteps is up to how many figures are drawn as steps; more are a line again, because stairs of a hair each are only harder to read.
const mostSteps = 40

// standApart reports whether figures can be drawn as steps: no period overlaps another one, and they are not too many.
func (d *ChartData) standApart() bool {
	values := d.measured()
	for i := 1; i < len(values); i++ {
		if values[i].First <= values[i-1].Last {
			return false
		}
	}
	return len(values) <= mostSteps
}

// stretch returns where a measured value stands: a point in the middle of its period or, as a step, from begin to end.
func (c *chart) stretch(span Span, y float64) []Point {
	if !c.steps {
		return []Point{c.at(span, y)}
	}
	height := c.value.y(y)
	return []Point{{c.time.x(float64(span.First)), height}, {c.time.x(float64(span.Last) + 1), height}}
}

// targetSteps is the way over targets that hold for a period each.
func (c *chart) targetSteps(from Point) []Point {
	points := []Point{from}
	for _, target := range c.data.Targets {
		for _, p := range c.stretch(target.Span, target.Y) {
			p.X = max(p.X, points[len(points)-1].X)
			points = append(points, p)
		}
	}
	return points
}

// band fills the range to stay within.
func (c *chart) band() {
	low, high := c.data.Low, c.data.High
	if low == nil || high == nil {
		return
	}
	top, bottom := c.value.y(*high), c.value.y(*low)
	c.add(Op{Kind: Rect, X: c.plot.X, Y: top, W: c.plot.W, H: bottom - top, Fill: Shade})
}
