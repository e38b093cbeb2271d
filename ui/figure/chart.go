package figure

import (
	"math"
	"slices"

	"doelenboom/model"
)

// ChartData is one indicator with its figures, as an audience may see them.
type ChartData struct {
	Item       model.ID
	Title      string // the plain name
	Subtitle   string // unit and direction in words
	Last       string // the last figure, written large, with its period
	LastWhen   string
	Status     model.Judgement // empty: none
	StatusWord string

	Values     []ChartValue // any order
	Baseline   *ChartPoint
	Targets    []ChartPoint
	Forecast   []ChartPoint
	References []ChartLine
	Norm       *float64
	Low, High  *float64 // the range to stay within
	Lower      bool     // lower is better: the wrong side of the norm is above it
	Breaks     []ChartBreak
	Rungs      []ChartRung // of a ladder, the lowest first: then a value is how many of them were reached

	Steps bool     // each figure holds for the whole of its period; see [ChartDataOf] for when it does
	Par   *float64 // what an index starts from: 100

	Floor, Ceiling *float64 // what a value can be at most and least: 0 and 100 for a percentage
	Least, Most    *float64 // what the axis reaches at least, so that it stands still while somebody draws
	Decimals       int
}

// Span is the stretch of time that a figure is about.
type Span struct {
	First, Last int    // days, counted from any day
	Label       string // short, for the axis
	Words       string // as in a sentence; empty is as on the axis
}

func (s Span) said() string {
	if s.Words != "" {
		return s.Words
	}
	return s.Label
}

func (s Span) middle() float64 { return (float64(s.First) + float64(s.Last) + 1) / 2 }

// ChartValue is a measured figure, or the reason why there is none.
type ChartValue struct {
	Span
	Item     model.ID
	Y        *float64
	Missing  string // without Y: why, in a few words, or "<5"
	Estimate bool
	// Provisional figures can still change: they have a ring and an asterisk.
	Provisional bool
	Footnote    string
	Behind      []string // number of people, certainty: what stands behind the figure
	Hint        string   // period and all of the above: told when pointed at
}

// ChartPoint is a value that was not measured: a target, a forecast.
type ChartPoint struct {
	Span
	Y        float64
	Estimate bool
	Hint     string
}

// ChartLine is a series to compare with.
type ChartLine struct {
	Name   string
	Points []ChartPoint
}

// ChartBreak is the day from which a series cannot be compared with what came before.
type ChartBreak struct {
	Day   int
	Label string
	When  string // the period in words, for the text alternative
	What  string // what changed
	Note  string // what changed, from what, and why: the footnote
}

// ChartRung is a rung of a ladder: what a group expects, would like and would love to see.
type ChartRung struct {
	Name string
	Text string
}

// ChartWords holds the texts of a chart in the reader's language. The functions make the sentences of the text alternative; one that is nil
// leaves its sentence out.
type ChartWords struct {
	Empty       string // an invitation, for a chart without figures
	Target      string
	Forecast    string
	Baseline    string
	Norm        string
	Low, High   string
	NoData      string
	NotFromZero string
	Estimate    string
	Provisional string
	AllMissing  string // instead of Empty, for a chart of reasons only

	Millions     func(number string) string // of ticks
	MeasuredMany func(count int, first, last, least, most string) string
	MissedMany   func(count int, reason string) string
	Footnote     func(period, text string) string
	BehindIs     func(period, list string) string
	RungIs       func(name, text string) string
	Reached      func(list string) string

	At           func(value, period string) string
	List         func(items []string) string
	Measured     func(list string) string
	Missed       func(period, reason string) string
	BaselineIs   func(value, period string) string
	TargetsAre   func(list string) string
	ForecastIs   func(list string) string
	ReferenceIs  func(name, list string) string
	NormIs       func(value string) string
	RangeIs      func(low, high string) string // either may be empty
	BreakIs      func(period, label string) string
	StatusIs     func(word string) string
	NothingKnown string
}

// ChartOptions says how a chart is drawn.
type ChartOptions struct {
	W, H     float64
	TextSize float64                                  // 0 is 13
	Least    float64                                  // no text is smaller, for who reads it from afar; 0 is no limit
	Heading  bool                                     // with title, unit, last figure and status above the chart
	Behind   bool                                     // with the number of people and the certainty under each period
	Notes    bool                                     // with footnotes, numbered, under the chart: the drawing is as much higher as they take
	Span     *Span                                    // the stretch of time that the axis shows at least, to stand beside other charts
	Format   func(value float64) string               // of a figure beside a point
	Tick     func(value float64, decimals int) string // of a figure on the axis; nil is Format
	Words    ChartWords
}

const (
	usualChartText = 13
	noteScale      = 0.85 // of texts that explain a point
)

// noteSize is the size of texts that explain a point, as a share of that of the others.
func (c *chart) noteSize() float64 { return min(1, max(noteScale, c.options.Least/c.size)) }

// Chart draws the line of one indicator, or its steps: what was measured, solid with points; where it should go, dashed with a flag; where it goes if nothing
// changes, dotted; what it is compared with, thin; a norm with hatching on its wrong side. Lines are labelled at their ends, time runs true
// to scale, missing figures and broken series are gaps, and no two texts overlap: what does not fit is left out, last figures last.
func Chart(data ChartData, options ChartOptions) Drawing {
	c := newChart(data, options)
	c.heading()
	if len(data.Rungs) > 0 {
		c.ladder()
		return c.finish()
	}
	c.layOut()
	c.band()
	c.grid()
	c.norms()
	c.references()
	c.target()
	c.forecast()
	c.measured()
	c.labels()
	c.behind()
	if c.isEmpty() {
		c.invitation()
	}
	return c.finish()
}

// finish adds what stands under the chart and what it says in words.
func (c *chart) finish() Drawing {
	height := c.notes()
	return Drawing{W: c.options.W, H: height, Ops: c.ops, Title: c.data.Title, Words: c.telling()}
}

// chart is the work of one drawing.
type chart struct {
	data    ChartData
	options ChartOptions
	size    float64 // of text
	unit    float64 // text size 13 is 1
	small   bool    // in a row of small ones
	steps   bool    // what is measured is drawn as steps
	ops     []Op

	top   float64 // below the heading
	plot  Area
	value valueAxis
	time  timeAxis

	ends      []endLabel
	taken     []Area // what no label may cover
	lines     []obstacle
	hatched   []Area
	requests  []labelPlace // of labels beside points, the most important first
	pointSize float64
	dense     bool             // points stand so close that only those with a label are drawn
	labelled  map[float64]bool // days of points with a label
	numbers   map[float64]int  // of footnotes, by the day of their value
	footnotes []string
	signs     []string // what signs mean, under the chart
}

func newChart(data ChartData, options ChartOptions) *chart {
	if options.TextSize <= 0 {
		options.TextSize = usualChartText
	}
	if options.Format == nil {
		options.Format = plainNumber
	}
	if options.Tick == nil {
		format := options.Format
		options.Tick = func(v float64, _ int) string { return format(v) }
	}
	c := &chart{data: data.sorted(), options: options, size: options.TextSize, unit: options.TextSize / usualChartText}
	c.small = options.H < 11*c.size || options.W < 26*c.size
	c.steps = c.data.Steps && c.data.standApart()
	c.number()
	return c
}

func (c *chart) add(ops ...Op) {
	for _, op := range ops {
		if op.Item == "" {
			op.Item = c.data.Item
		}
		c.ops = append(c.ops, op)
	}
}

func (c *chart) isEmpty() bool {
	for _, v := range c.data.Values {
		if v.Y != nil {
			return false
		}
	}
	return c.data.Baseline == nil
}

// heading draws name, unit, last figure and status above the chart.
func (c *chart) heading() {
	if !c.options.Heading {
		return
	}
	s, w := c.size, c.options.W
	lastSize, titleSize := 2.2*s, 1.55*s
	last := 0.0
	if c.data.Last != "" {
		when := Shorten(c.data.LastWhen, w/3, s, Regular)
		last = Measure(c.data.Last, lastSize, Bold)
		if last > w/3 {
			lastSize = math.Max(s, lastSize*w/3/last)
			last = Measure(c.data.Last, lastSize, Bold)
		}
		x := w
		if when != "" {
			c.add(Op{Kind: Text, X: w, Y: lastSize, Size: s, Align: Right, Fill: MutedInk, Text: when})
			x -= Measure(when, s, Regular) + s*0.4
			last += w - x
		}
		c.add(Op{Kind: Text, X: x, Y: lastSize, Size: lastSize, Weight: Bold, Align: Right, Fill: Ink, Text: c.data.Last})
	}
	if c.data.Status != "" {
		word := Shorten(c.data.StatusWord, w/3, s, Bold)
		width := Measure(word, s, Bold) + 1.5*s
		c.add(StatusIcon(c.data.Status, w-width, lastSize+0.65*s, 1.15*s)...)
		c.add(Op{Kind: Text, X: w, Y: lastSize + 1.6*s, Size: s, Weight: Bold, Align: Right, Fill: StatusPaint(c.data.Status), Text: word})
		last = math.Max(last, width)
	}
	room := w - last - 2*s
	y := titleSize
	lines, _ := Wrap(c.data.Title, room, titleSize, Bold, 2)
	for _, line := range lines {
		c.add(Op{Kind: Text, Y: y, Size: titleSize, Weight: Bold, Fill: Ink, Text: line})
		y += titleSize * 1.25
	}
	y += 0.15 * s
	lines, _ = Wrap(c.data.Subtitle, room, s, Regular, 2)
	for _, line := range lines {
		c.add(Op{Kind: Text, Y: y, Size: s, Fill: MutedInk, Text: line})
		y += s * LineHeight
	}
	c.top = y
	if c.data.Last != "" || c.data.Status != "" {
		c.top = math.Max(c.top, lastSize+2*s)
	}
}

// layOut finds the scales and the room for what stands around the lines.
func (c *chart) layOut() {
	s := c.size
	top, tickRoom := c.top+1.7*s, 2.4*s
	if c.small {
		top, tickRoom = c.top+1.2*s, 1.7*s
	}
	if len(c.data.Breaks) > 0 {
		top += 1.3 * s
	}
	bottom := c.options.H - 2.1*s - c.behindHeight() - c.signsHeight()
	if bottom < top+2*s {
		bottom = top + 2*s
	}
	low, high := c.data.extent()
	most := int(math.Max(1, math.Min(5, (bottom-top)/tickRoom)))
	c.value = newValueAxis(low, high, c.data, most)
	left := 0.0
	for _, tick := range c.value.ticks {
		left = math.Max(left, Measure(c.tickText(tick), s, Regular))
	}
	if left > 0 {
		left += 0.7 * s
	}
	c.plot = Area{left, top, c.options.W - left, bottom - top}
	c.value.from, c.value.to = bottom, top
	c.gatherEnds()
	c.plot.W -= c.endWidth()
	c.time = newTimeAxis(c.data, c.options.Span, c.steps, c.plot.X+c.inset(), c.plot.X+c.plot.W-0.8*s)
	tightest := c.time.tightest()
	c.pointSize = math.Min(0.36*s, math.Max(0.18*s, tightest*0.3))
	c.dense = tightest < 2.2*c.pointSize && len(c.data.Values) > 2*fewPoints
	c.labelled = map[float64]bool{}
}

// inset keeps the first point so far from the value axis that its label fits above it.
func (c *chart) inset() float64 {
	least := 1.4 * c.size
	for _, v := range c.data.measured() {
		if v.Y == nil {
			continue
		}
		wide := Measure(c.options.Format(*v.Y), c.size, Bold)
		if v.baseline && !c.small {
			wide = math.Max(wide, Measure(c.options.Words.Baseline, c.size*c.noteSize(), Regular))
		}
		return math.Max(least, math.Min(wide/2, 0.12*c.plot.W))
	}
	return least
}

func (c *chart) tickText(v float64) string {
	if c.value.bare {
		return ""
	}
	const million = 1e6
	if c.options.Words.Millions != nil && math.Max(math.Abs(c.value.low), math.Abs(c.value.high)) >= million {
		if v == 0 {
			return c.options.Tick(0, 0)
		}
		step := c.value.ticks[1] - c.value.ticks[0]
		return c.options.Words.Millions(c.options.Tick(v/million, decimalsOf(step/million)))
	}
	return c.options.Tick(v, c.value.decimals)
}

func (c *chart) at(span Span, y float64) Point { return Point{c.time.x(span.middle()), c.value.y(y)} }

// invitation stands in a chart without figures, where it is in nobody's way.
func (c *chart) invitation() {
	size := c.size * 1.1
	text := c.options.Words.Empty
	if len(c.data.Values) > 0 && c.options.Words.AllMissing != "" {
		text = c.options.Words.AllMissing
	}
	lines, _ := Wrap(text, c.plot.W*0.8, size, Regular, 3)
	for _, share := range []float64{0.5, 0.3, 0.7, 0.15, 0.85} {
		y := c.plot.Y + c.plot.H*share - float64(len(lines)-1)*size*LineHeight/2 + size*0.34
		ops := make([]Op, len(lines))
		clear := true
		for i, line := range lines {
			ops[i] = Op{
				Kind: Text, X: c.plot.X + c.plot.W/2, Y: y + float64(i)*size*LineHeight, Size: size, Align: Center, Fill: MutedInk, Text: line,
			}
			area := textArea(ops[i])
			clear = clear && c.free(area) && !slices.ContainsFunc(c.lines, func(l obstacle) bool { return within(l.from, l.to, area) > 0 })
		}
		if clear {
			c.add(ops...)
			return
		}
	}
}
