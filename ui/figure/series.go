package figure

import (
	"math"
	"slices"
)

// Lines of a chart, at text size 13.
const (
	measuredWidth  = 2.5
	denseWidth     = 1.75 // of a line that turns at every few pixels
	targetWidth    = 1.5
	forecastWidth  = 2
	referenceWidth = 1.25
	normWidth      = 1.25
	normBand       = 8 // of hatching on the wrong side of a norm, at most
)

var (
	targetDash   = []float64{6, 4}
	forecastDash = []float64{2, 4}
	breakDash    = []float64{2, 3}
	// referenceDashes tell lines to compare with apart; none is that of a target or a forecast.
	referenceDashes = [][]float64{nil, {12, 3, 2, 3}, {3, 2}}
	leaderDash      = []float64{1, 3}
)

// How much worse a place for a label is for each piece of line, as long as the text is high, that runs through it, and for hatching. A place
// is 1 worse than the one that is tried before it.
const (
	overMeasured = 5
	overNorm     = 4
	overLine     = 4
	overHatch    = 5
	overGrid     = 1.5 // in high contrast a line of the grid is as black as a text
	crossing     = 6   // of what only explains: rather not there
)

// line draws a line and remembers what it costs a label to cover it.
func (c *chart) line(op Op, cost float64) {
	if len(op.Points) < 2 {
		return
	}
	c.add(c.stroke(op))
	for i := 1; i < len(op.Points); i++ {
		c.lines = append(c.lines, obstacle{op.Points[i-1], op.Points[i], cost})
	}
}

// stroke makes a line as wide for its chart as the widths above are at text size 13.
func (c *chart) stroke(op Op) Op {
	op.Kind = Path
	op.Width *= c.unit
	dash := make([]float64, len(op.Dash))
	for i, length := range op.Dash {
		dash[i] = length * c.unit
	}
	if len(dash) > 0 {
		op.Dash = dash
	}
	return op
}

// norms draws the norm, or the range to stay within, with hatching on the wrong side.
func (c *chart) norms() {
	c.limit(c.data.Norm, c.data.Lower)
	c.limit(c.data.Low, false)
	c.limit(c.data.High, true)
}

func (c *chart) limit(value *float64, wrongAbove bool) {
	if value == nil {
		return
	}
	y := c.value.y(*value)
	height := math.Min(normBand*c.unit, 0.08*c.plot.H)
	band := Area{c.plot.X, y, c.plot.W, math.Min(height, c.plot.Y+c.plot.H-y)}
	if wrongAbove {
		height = math.Min(height, y-c.plot.Y)
		band = Area{c.plot.X, y - height, c.plot.W, height}
	}
	if band.H > 0 {
		c.add(Op{Kind: Rect, X: band.X, Y: band.Y, W: band.W, H: band.H, Stroke: OffCourse, Hatch: true})
		c.hatched = append(c.hatched, band)
	}
	c.line(Op{Points: []Point{{c.plot.X, y}, {c.plot.X + c.plot.W, y}}, Stroke: OffCourse, Width: normWidth}, overNorm)
}

func (c *chart) references() {
	for i, reference := range c.data.References {
		dash := referenceDashes[i%len(referenceDashes)]
		c.line(Op{Points: c.points(reference.Points), Stroke: MutedInk, Width: referenceWidth, Dash: dash}, overLine)
		if len(reference.Points) == 1 {
			p := c.at(reference.Points[0].Span, reference.Points[0].Y)
			c.add(Op{Kind: Disc, X: p.X, Y: p.Y, W: 2 * c.unit, Fill: MutedInk})
		}
	}
}

func (c *chart) points(in []ChartPoint) []Point {
	out := make([]Point, len(in))
	for i, p := range in {
		out[i] = c.at(p.Span, p.Y)
	}
	return out
}

// target draws the way from the baseline over the targets, with a flag on each.
func (c *chart) target() {
	targets := c.data.Targets
	if len(targets) == 0 {
		return
	}
	c.line(Op{Points: c.targetPoints(), Stroke: Ink, Width: targetWidth, Dash: targetDash}, overLine)
	for i, target := range targets {
		at := c.at(target.Span, target.Y)
		c.flag(at, 0.95*c.size, Ink, target.Hint)
		if i < len(targets)-1 && !c.small {
			c.request(labelPlace{at: Point{at.X, at.Y - 0.8*c.size}, text: c.options.Format(target.Y), paint: Ink, rank: rankTarget, besides: true})
		}
	}
}

// targetPoints is the way over the targets, from the baseline or else from the axis.
func (c *chart) targetPoints() []Point {
	targets := c.data.Targets
	if len(targets) == 0 {
		return nil
	}
	points := c.points(targets)
	if baseline := c.data.Baseline; baseline != nil && baseline.middle() < targets[0].middle() {
		stretch := c.stretch(baseline.Span, baseline.Y)
		points = append([]Point{stretch[len(stretch)-1]}, points...)
	} else {
		points = append([]Point{{c.plot.X, points[0].Y}}, points...)
	}
	if c.steps && len(targets) > 1 {
		points = c.targetSteps(points[0])
	}
	return points
}

// flag stands on a point.
func (c *chart) flag(at Point, height float64, paint Paint, hint string) {
	top := at.Y - height
	c.add(
		c.stroke(Op{Points: []Point{at, {at.X, top}}, Stroke: paint, Width: 1.25, Hint: hint}),
		Op{
			Kind: Path, Closed: true, Fill: paint, Hint: hint,
			Points: []Point{{at.X, top}, {at.X + height*0.62, top + height*0.24}, {at.X, top + height*0.48}},
		})
	c.taken = append(c.taken, Area{at.X - 1, top, height*0.62 + 1, height})
}

// forecast draws where the figure goes if nothing changes, from the last one measured before it.
func (c *chart) forecast() {
	forecast := c.data.Forecast
	if len(forecast) == 0 {
		return
	}
	points := c.points(forecast)
	var from *Point
	for _, v := range c.data.measured() {
		if v.Y != nil && v.middle() < forecast[0].middle() {
			stretch := c.stretch(v.Span, *v.Y)
			from = &stretch[len(stretch)-1]
		}
	}
	if from != nil {
		points = append([]Point{*from}, points...)
	}
	c.line(Op{Points: points, Stroke: Accent, Width: forecastWidth, Dash: forecastDash}, overLine)
	if len(points) == 1 {
		c.add(Op{Kind: Disc, X: points[0].X, Y: points[0].Y, W: c.pointSize * 0.8, Fill: Card, Stroke: Accent, Width: 1.5 * c.unit, Hint: forecast[0].Hint})
		c.keepClear(points[0])
	}
}

// measuredValue is a figure of the measured line, the baseline among them.
type measuredValue struct {
	ChartValue
	baseline bool
}

// measured returns the measured figures by time; the baseline is one of them, also when no figure was entered for its period.
func (d *ChartData) measured() []measuredValue {
	out := make([]measuredValue, 0, len(d.Values)+1)
	for _, v := range d.Values {
		out = append(out, measuredValue{ChartValue: v})
	}
	baseline := d.Baseline
	if baseline == nil {
		return out
	}
	first := measuredValue{ChartValue{Span: baseline.Span, Y: &baseline.Y, Estimate: baseline.Estimate, Hint: baseline.Hint}, true}
	for i := range out {
		if out[i].middle() == baseline.middle() {
			if out[i].Y == nil {
				out[i] = first
			}
			out[i].baseline = true
			return out
		}
	}
	at := 0
	for at < len(out) && out[at].middle() < baseline.middle() {
		at++
	}
	return slices.Insert(out, at, first)
}

// broken reports whether a series breaks between two moments.
func (d *ChartData) broken(after, upTo float64) bool {
	for _, b := range d.Breaks {
		if float64(b.Day) > after && float64(b.Day) <= upTo {
			return true
		}
	}
	return false
}

// measured draws the measured line with its points, gaps and breaks.
func (c *chart) measured() {
	values := c.data.measured()
	c.breaks()
	width := measuredWidth
	if c.dense {
		width = denseWidth
	}
	var run []Point
	end := func() {
		c.line(Op{Points: run, Stroke: Accent, Width: width}, overMeasured)
		run = nil
	}
	before := math.Inf(-1)
	for _, v := range values {
		if v.Y == nil || c.data.broken(before, v.middle()) {
			end()
		}
		if v.Y != nil {
			run = append(run, c.stretch(v.Span, *v.Y)...)
		}
		before = v.middle()
	}
	end()
	c.valueLabels(values)
	for i, v := range values {
		alone := (i == 0 || values[i-1].Y == nil) && (i == len(values)-1 || values[i+1].Y == nil)
		switch {
		case v.Y == nil && !(c.dense && i > 0 && values[i-1].Y == nil && values[i-1].Missing == v.Missing):
			c.gap(v)
		case v.Y != nil && (!c.dense || c.labelled[v.middle()] || alone):
			c.point(v)
		}
	}
}

func (c *chart) point(v measuredValue) {
	at := c.at(v.Span, *v.Y)
	op := Op{Kind: Disc, X: at.X, Y: at.Y, W: c.pointSize, Fill: Accent, Item: v.Item, Hint: v.Hint}
	if v.Estimate {
		op.Fill, op.Stroke, op.Width = Card, Accent, 2*c.unit
		op.W -= c.unit
	}
	c.add(op)
	if v.Provisional {
		c.add(Op{Kind: Disc, X: at.X, Y: at.Y, W: c.pointSize + 2.5*c.unit, Stroke: Accent, Width: 1.25 * c.unit, Item: v.Item, Hint: v.Hint})
	}
	c.keepClear(at)
}

// keepClear lets no label cover a point.
func (c *chart) keepClear(at Point) {
	c.taken = append(c.taken, Area{at.X - c.pointSize, at.Y - c.pointSize, 2 * c.pointSize, 2 * c.pointSize})
}

// gap marks a period without a figure on the time axis.
func (c *chart) gap(v measuredValue) {
	x, y, d := c.time.x(v.middle()), c.plot.Y+c.plot.H-0.6*c.size, 0.24*c.size
	reason := v.Missing
	if reason == "" {
		reason = c.options.Words.NoData
	}
	hint := v.Hint
	if hint == "" {
		hint = reason
	}
	for _, points := range [][]Point{{{x - d, y - d}, {x + d, y + d}}, {{x - d, y + d}, {x + d, y - d}}} {
		c.add(c.stroke(Op{Points: points, Stroke: MutedInk, Width: 1.25, Item: v.Item, Hint: hint}))
	}
	c.taken = append(c.taken, Area{x - d, y - d, 2 * d, 2 * d})
	if reason != "" && !c.small {
		c.request(labelPlace{at: Point{x, y}, text: reason + c.mark(v), short: reason, paint: MutedInk, scale: c.noteSize(), rank: rankGap, item: v.Item, radius: d})
	}
}

// breaks draws a flag where the series cannot be compared any more.
func (c *chart) breaks() {
	for _, b := range c.data.Breaks {
		x := c.time.x(float64(b.Day))
		if x < c.plot.X || x > c.plot.X+c.plot.W {
			continue
		}
		foot := Point{x, c.plot.Y + c.plot.H}
		top := c.plot.Y - 1.7*c.size
		hint, text := b.Label, b.Label
		if b.Note != "" {
			hint = b.Note
		}
		if b.What != "" {
			room := math.Max(c.plot.X+c.plot.W-x, x-c.plot.X) - c.size
			text = shortenAtWord(b.Label+": "+b.What, room, c.size*c.noteSize(), Regular)
		}
		c.add(c.stroke(Op{Points: []Point{{x, top}, foot}, Stroke: Control, Width: 1, Dash: breakDash, Hint: hint}))
		c.flag(Point{x, top + 0.8*c.size}, 0.8*c.size, MutedInk, hint)
		c.request(labelPlace{
			at: Point{x + 0.4*c.size, top + 0.25*c.size}, text: text, short: b.Label, paint: MutedInk, scale: c.noteSize(), rank: rankBreak,
			radius: 0.3 * c.size, besides: true,
		})
	}
}
