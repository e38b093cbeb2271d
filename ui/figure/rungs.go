package figure

import "math"

// ladder draws what a group expects, would like and would love to see as three steps upwards, and which of them were reached when.
func (c *chart) ladder() {
	s := c.size
	rungs := c.data.Rungs
	top, bottom := c.top+0.4*s, c.options.H-0.4*s-c.signsHeight()
	reached := c.reached()
	right := c.options.W
	if len(reached) > 0 {
		bottom -= 1.7 * s
		right = c.options.W * 0.66
	}
	height := math.Max(1, (bottom-top)/float64(len(rungs)))
	shift := math.Min(2.2*s, c.options.W*0.05)
	for i, rung := range rungs {
		foot := bottom - float64(i)*height
		x := shift * float64(i)
		c.add(c.stroke(Op{Points: []Point{{x, foot}, {right, foot}}, Stroke: Control, Width: 1.5}))
		if i > 0 {
			c.add(c.stroke(Op{Points: []Point{{x, foot}, {x, foot + height}}, Stroke: Control, Width: 1.5}))
		}
		if len(reached) > 0 {
			c.add(c.stroke(Op{Points: []Point{{right, foot}, {c.options.W, foot}}, Stroke: Line, Width: 1}))
		}
		c.rung(rung, Area{x + shift + 0.6*s, foot - height, right - x - shift - 1.2*s, height})
	}
	c.reachedPoints(reached, Area{right + s, bottom - height*float64(len(rungs)), c.options.W - right - 1.5*s, height * float64(len(rungs))}, height)
}

// rung writes the name of a rung and, under it or behind it, what it says.
func (c *chart) rung(rung ChartRung, room Area) {
	s := c.size
	most := int((room.H - 0.5*s) / (s * LineHeight))
	name := Shorten(rung.Name, room.W, s, Bold)
	if name == ellipsis || room.W < 3*s || room.H < 1.3*s { // a stamp
		return
	}
	if most < 2 {
		wide := Measure(name, s, Bold) + 0.8*s
		y := room.Y + room.H - 0.5*s
		c.claim(Op{Kind: Text, X: room.X, Y: y, Size: s, Weight: Bold, Fill: Ink, Text: name})
		if text := shortenAtWord(rung.Text, room.W-wide, s, Regular); text != ellipsis && 2*len(text) > len(rung.Text) { // a word of it says nothing
			c.claim(Op{Kind: Text, X: room.X + wide, Y: y, Size: s, Fill: Ink, Text: text})
		}
		return
	}
	lines, _ := Wrap(rung.Text, room.W, s, Regular, most-1)
	y := room.Y + room.H - 0.5*s - float64(len(lines))*s*LineHeight
	c.claim(Op{Kind: Text, X: room.X, Y: y, Size: s, Weight: Bold, Fill: Ink, Text: name})
	for _, line := range lines {
		y += s * LineHeight
		c.claim(Op{Kind: Text, X: room.X, Y: y, Size: s, Fill: Ink, Text: line})
	}
}

// reached returns the measured values of a ladder that say which rung was reached.
func (c *chart) reached() []measuredValue {
	var out []measuredValue
	for _, v := range c.data.measured() {
		if v.Y != nil && *v.Y >= 0 && *v.Y <= float64(len(c.data.Rungs)) {
			out = append(out, v)
		}
	}
	return out
}

func (c *chart) reachedPoints(values []measuredValue, area Area, height float64) {
	if len(values) == 0 {
		return
	}
	s := c.size
	c.pointSize = 0.36 * s
	apart := area.W / math.Max(1, float64(len(values)))
	var run []Point
	points := make([]Point, len(values))
	for i, v := range values {
		rung := math.Round(*v.Y)
		points[i] = Point{area.X + apart*(float64(i)+0.5), area.Y + area.H - (rung-0.5)*height}
		if rung == 0 {
			points[i].Y = area.Y + area.H
		}
		run = append(run, points[i])
	}
	c.line(Op{Points: run, Stroke: Accent, Width: measuredWidth}, overMeasured)
	last := c.options.W
	for i := len(values) - 1; i >= 0; i-- {
		v := values[i]
		op := Op{Kind: Disc, X: points[i].X, Y: points[i].Y, W: c.pointSize, Fill: Accent, Item: v.Item, Hint: v.Hint}
		if v.Estimate {
			op.Fill, op.Stroke, op.Width = Card, Accent, 2*c.unit
		}
		c.add(op)
		half := Measure(v.Label, s, Regular) / 2
		if points[i].X+half > last-0.3*s {
			continue
		}
		last = points[i].X - half
		c.claim(Op{Kind: Text, X: points[i].X, Y: area.Y + area.H + 1.5*s, Size: s, Align: Center, Fill: MutedInk, Text: v.Label})
	}
}
