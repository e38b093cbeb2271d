package figure

import (
	"cmp"
	"math"
	"slices"
	"strconv"
)

// valueAxis turns values into heights.
type valueAxis struct {
	low, high float64
	ticks     []float64
	decimals  int     // that tell the ticks apart
	from, to  float64 // where low and high come in the drawing
	bare      bool    // there is nothing to measure by
}

func (a *valueAxis) y(v float64) float64 {
	return a.from + (v-a.low)/(a.high-a.low)*(a.to-a.from)
}

// showsZero reports whether heights can be compared as they stand.
func (a *valueAxis) showsZero() bool { return a.low <= 0 && a.high >= 0 }

// newValueAxis finds round ticks around what the chart shows, at most so many steps. Zero is included when it is not far off.
func newValueAxis(low, high float64, data ChartData, most int) valueAxis {
	if math.IsInf(low, 0) {
		return valueAxis{low: 0, high: 1, ticks: []float64{0, 1}, bare: true}
	}
	const near = 0.4  // of the highest value: less white below the line than that hides nothing
	const blur = 1e-9 // of the values: less than that tells no two apart
	largest := math.Max(math.Abs(low), math.Abs(high))
	finest := math.Max(math.Pow(10, -float64(data.Decimals)), largest*blur)
	spread := (high - low) * 0.04
	if high-low < finest {
		spread = math.Max(largest*0.1, finest)
	}
	extentLow, extentHigh := low, high
	low, high = low-spread, high+spread
	if extentLow >= 0 && (low < 0 || extentLow <= near*extentHigh) {
		low = 0
	}
	if extentHigh <= 0 && (high > 0 || extentHigh >= near*extentLow) {
		high = 0
	}
	step := niceStep((high-low)/float64(most), finest)
	first, last := math.Floor(low/step+1e-9), math.Ceil(high/step-1e-9)
	for last-first > math.Max(float64(most), 2) { // around zero it takes two, however wide
		step = niceStep(step*1.01, finest)
		first, last = math.Floor(low/step+1e-9), math.Ceil(high/step-1e-9)
	}
	if data.Floor != nil && extentLow >= *data.Floor {
		first = math.Max(first, math.Floor(*data.Floor/step+1e-9))
	}
	if data.Ceiling != nil && extentHigh <= *data.Ceiling && last*step > *data.Ceiling {
		last = math.Ceil(*data.Ceiling/step - 1e-9)
	}
	if last <= first {
		last = first + 1
	}
	a := valueAxis{low: first * step, high: last * step, decimals: decimalsOf(step)}
	for i := range int(last-first) + 1 {
		a.ticks = append(a.ticks, (first+float64(i))*step)
	}
	return a
}

// niceStep returns the least of 1, 2 and 5 times the powers of ten that is not less than a rough step nor than the finest one.
func niceStep(rough, finest float64) float64 {
	rough = math.Max(rough, finest)
	power := math.Pow(10, math.Floor(math.Log10(rough)))
	for _, factor := range []float64{1, 2, 5} {
		if step := factor * power; step >= rough*(1-1e-9) {
			return step
		}
	}
	return 10 * power
}

func decimalsOf(step float64) int {
	return max(0, -int(math.Floor(math.Log10(step)+1e-9)))
}

// plainNumber writes a number when no one said how.
func plainNumber(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// timeAxis turns days into places from left to right.
type timeAxis struct {
	first, last float64 // days
	from, to    float64
	only        float64 // where all stands when it is about one moment
	spans       []Span  // those with a label, by time, each once
}

func (a *timeAxis) x(day float64) float64 {
	if a.last == a.first {
		return a.only
	}
	return a.from + (day-a.first)/(a.last-a.first)*(a.to-a.from)
}

// newTimeAxis makes the axis of a chart. It reaches from the middle of the first period to the middle of the last one; where figures hold for
// the whole of their period, from begin to end.
func newTimeAxis(data ChartData, least *Span, whole bool, from, to float64) timeAxis {
	a := timeAxis{first: math.Inf(1), last: math.Inf(-1), from: from, to: math.Max(to, from+1)}
	if a.only = (a.from + a.to) / 2; len(data.measured()) == 0 {
		a.only = a.to
	}
	include := func(span Span) {
		a.first, a.last = math.Min(a.first, span.middle()), math.Max(a.last, span.middle())
		if whole {
			a.first, a.last = math.Min(a.first, float64(span.First)), math.Max(a.last, float64(span.Last)+1)
		}
	}
	if least != nil {
		a.first, a.last = float64(least.First), float64(least.Last)+1
	}
	label := func(span Span) {
		include(span)
		if span.Label != "" {
			a.spans = append(a.spans, span)
		}
	}
	for _, v := range data.Values {
		label(v.Span)
	}
	if data.Baseline != nil {
		label(data.Baseline.Span)
	}
	for _, points := range [][]ChartPoint{data.Targets, data.Forecast} {
		for _, p := range points {
			label(p.Span)
		}
	}
	for _, line := range data.References {
		for _, p := range line.Points {
			include(p.Span)
		}
	}
	if math.IsInf(a.first, 0) {
		a.first, a.last = 0, 0
	}
	slices.SortStableFunc(a.spans, func(p, q Span) int { return cmp.Compare(p.middle(), q.middle()) })
	a.spans = slices.CompactFunc(a.spans, func(p, q Span) bool { return p.middle() == q.middle() })
	return a
}

// tightest returns how close the nearest two periods are.
func (a *timeAxis) tightest() float64 {
	least := a.to - a.from
	for i := 1; i < len(a.spans); i++ {
		least = math.Min(least, a.x(a.spans[i].middle())-a.x(a.spans[i-1].middle()))
	}
	return least
}

// sorted returns the data with every series by time, without what is no number.
func (d ChartData) sorted() ChartData {
	isNumber := func(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }
	values := make([]ChartValue, 0, len(d.Values))
	for _, v := range d.Values {
		if v.Y != nil && !isNumber(*v.Y) {
			v.Y = nil
		}
		values = append(values, v)
	}
	slices.SortStableFunc(values, func(a, b ChartValue) int { return cmp.Compare(a.middle(), b.middle()) })
	d.Values = values
	points := func(in []ChartPoint) []ChartPoint {
		var out []ChartPoint
		for _, p := range in {
			if isNumber(p.Y) {
				out = append(out, p)
			}
		}
		slices.SortStableFunc(out, func(a, b ChartPoint) int { return cmp.Compare(a.middle(), b.middle()) })
		return out
	}
	d.Targets, d.Forecast = points(d.Targets), points(d.Forecast)
	lines := make([]ChartLine, 0, len(d.References))
	for _, line := range d.References {
		if line.Points = points(line.Points); len(line.Points) > 0 {
			lines = append(lines, line)
		}
	}
	d.References = lines
	if d.Baseline != nil && !isNumber(d.Baseline.Y) {
		d.Baseline = nil
	}
	breaks := slices.Clone(d.Breaks)
	slices.SortStableFunc(breaks, func(a, b ChartBreak) int { return cmp.Compare(a.Day, b.Day) })
	d.Breaks = breaks
	return d
}

// extent returns the least and greatest value that the chart shows; infinities when it shows none.
func (d *ChartData) extent() (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	include := func(v *float64) {
		if v != nil && !math.IsNaN(*v) && !math.IsInf(*v, 0) {
			low, high = math.Min(low, *v), math.Max(high, *v)
		}
	}
	for _, v := range d.Values {
		include(v.Y)
	}
	if d.Baseline != nil {
		include(&d.Baseline.Y)
	}
	for _, points := range [][]ChartPoint{d.Targets, d.Forecast} {
		for i := range points {
			include(&points[i].Y)
		}
	}
	for _, line := range d.References {
		for i := range line.Points {
			include(&line.Points[i].Y)
		}
	}
	include(d.Least)
	include(d.Most)
	include(d.Norm)
	include(d.Low)
	include(d.High)
	return low, high
}
