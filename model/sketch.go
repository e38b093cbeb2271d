package model

import "slices"

// Trend is what the group thinks that is happening, without figures.
type Trend string

// The trends.
const (
	TrendBetter Trend = "better"
	TrendSame   Trend = "same"
	TrendWorse  Trend = "worse"
)

// Trends lists the trends; an unanswered one comes first.
func Trends() []Trend { return []Trend{"", TrendBetter, TrendSame, TrendWorse} }

// Pace is how fast that goes.
type Pace string

// The paces.
const (
	Slowly Pace = "slow"
	Fast   Pace = "fast"
)

// Paces lists the paces; an unanswered one comes first.
func Paces() []Pace { return []Pace{"", Slowly, Fast} }

// Sketch is what a group answered to the questions for an indicator without a baseline: where are we now, does it get better or worse, fast or
// slowly, and where does it go if we change nothing. The first answer is the baseline, as an estimate, and the last one the forecast; both stay
// estimates for ever, also beside measured figures.
type Sketch struct {
	Trend Trend `json:"trend,omitempty"`
	Pace  Pace  `json:"pace,omitempty"`
	Drawn bool  `json:"drawn,omitempty"` // the group drew the line by hand

	newer
}

func (s *Sketch) trend() Trend {
	if s == nil {
		return ""
	}
	return s.Trend
}

func (s *Sketch) pace() Pace {
	if s == nil {
		return ""
	}
	return s.Pace
}

// SketchBaseline writes down where the group thinks it stands in a year, and where that goes until another year if nothing changes. A line
// that was drawn by hand stays as it is, but begins where the group stands now. A baseline that was measured is not sketched over.
func (tx *Tx) SketchBaseline(indicator ID, now Period, value float64, trend Trend, pace Pace, until Period) error {
	return Update(tx, indicator, func(i *Indicator) error {
		if i.Baseline != nil && !i.Baseline.Estimate {
			return NewProblem("problem.indicator.measured", "indicator", i.Name)
		}
		baseline := Baseline{}
		if i.Baseline != nil {
			baseline = *i.Baseline
		}
		baseline.Period, baseline.Value, baseline.Estimate = now, value, true
		i.Baseline = &baseline
		drawn := i.Sketch != nil && i.Sketch.Drawn
		i.Sketch = &Sketch{Trend: trend, Pace: pace, Drawn: drawn}
		if !drawn {
			i.Forecast = i.expects(now, value, until)
		}
		return nil
	})
}

// expects is the line that follows from the answers: a point or three a year of a percentage, and two or six percent of anything else.
func (i *Indicator) expects(now Period, value float64, until Period) []Point {
	step := map[Pace]float64{Slowly: 1, Fast: 3}[i.Sketch.Pace]
	if i.Type != Percentage {
		step *= value * 0.02
	}
	if i.Sketch.Trend == TrendWorse {
		step = -step
	}
	if i.Direction == Lower {
		step = -step
	}
	if i.Sketch.Trend == TrendSame || i.Sketch.Trend == "" {
		step = 0
	}
	var out []Point
	const most = 30
	for period := now.Next(); period.Valid() && period.Compare(until) <= 0 && len(out) < most; period = period.Next() {
		value = i.possible(value + step)
		out = append(out, Point{Period: period, Value: value})
	}
	return out
}

// possible keeps a value within what the type of figure can be.
func (i *Indicator) possible(value float64) float64 {
	switch i.Type {
	case Percentage:
		return max(0, min(value, 100))
	case Tally:
		return max(0, value)
	}
	return value
}

// DrawForecast moves one point of the line that the group draws by hand; the point of the baseline moves the baseline, as an estimate.
func (tx *Tx) DrawForecast(indicator ID, period Period, value float64) error {
	return Update(tx, indicator, func(i *Indicator) error {
		value = i.possible(value)
		if i.Baseline == nil || i.Baseline.Period == period {
			if i.Baseline != nil && !i.Baseline.Estimate {
				return NewProblem("problem.indicator.measured", "indicator", i.Name)
			}
			baseline := Baseline{}
			if i.Baseline != nil {
				baseline = *i.Baseline
			}
			baseline.Period, baseline.Value, baseline.Estimate = period, value, true
			i.Baseline = &baseline
		} else if at := slices.IndexFunc(i.Forecast, func(p Point) bool { return p.Period == period }); at >= 0 {
			i.Forecast[at].Value = value
		} else {
			i.Forecast = append(i.Forecast, Point{Period: period, Value: value})
			slices.SortStableFunc(i.Forecast, func(a, b Point) int { return a.Period.Compare(b.Period) })
		}
		sketch := Sketch{}
		if i.Sketch != nil {
			sketch = *i.Sketch
		}
		sketch.Drawn = true
		i.Sketch = &sketch
		return nil
	})
}
