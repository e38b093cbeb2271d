package model

import "math"

// Hiding says how a figure is shown.
type Hiding int

// The ways in which a figure is shown.
const (
	Shown      Hiding = iota
	AsLessThan        // a count below the threshold: "<5"
	Hidden            // not at all: too few people are behind it, or it would tell a hidden one
)

// Figures is a value as an audience may see it.
type Figures struct {
	Hiding      Hiding
	Value       *float64 // nil when hidden or missing
	LessThan    int      // with AsLessThan: the threshold
	Missing     Missing
	Numerator   *float64
	Denominator *float64
	N           *int
	Footnote    string
}

// Seen returns a value as an audience may see it. For the room and the public a count from 1 to below the threshold is shown as less
// than the threshold, and any other figure over too few people is not shown. What would tell a hidden count is left out too: numerator,
// whole and number of respondents where the numerator, the rest, or what the percentage says of them is such a count; and of a longer
// period, all that one of the periods within it hides. With a hidden figure its footnote goes, because it may say it.
//
// A difference between two values may be shown only where both are [Shown].
func (d *Dossier) Seen(value *Value, audience Audience) Figures {
	indicator := Get[Indicator](d, value.Indicator)
	if !audience.SmallNumbersHidden() || indicator == nil {
		return unhidden(value)
	}
	out := d.seenAlone(indicator, value)
	for part := range d.index.series[value.Indicator].within(value.Period) {
		inner := d.seenAlone(indicator, part)
		if indicator.Type == Tally && inner.Hiding != Shown && out.Hiding == Shown && value.Value != nil {
			out.hide(Hidden)
		}
		if inner.withoutCounts(part) {
			out.hideCounts()
		}
	}
	return out
}

// SeenBaseline returns the baseline of an indicator as an audience may see it, and nothing for an indicator without one.
func (d *Dossier) SeenBaseline(indicator *Indicator, audience Audience) Figures {
	baseline := indicator.Baseline
	if baseline == nil {
		return Figures{}
	}
	return d.Seen(&Value{Indicator: indicator.ID, Period: baseline.Period, Value: &baseline.Value, N: baseline.N}, audience)
}

func unhidden(value *Value) Figures {
	out := Figures{
		Value: value.Value, Missing: value.Missing, Numerator: value.Numerator, Denominator: value.Denominator, N: value.N,
		Footnote: value.Footnote,
	}
	if value.LessThan > 0 { // more than that nobody knows here
		out.Hiding, out.LessThan = AsLessThan, value.LessThan
	}
	return out
}

// seenAlone hides what a value tells by itself.
func (d *Dossier) seenAlone(indicator *Indicator, value *Value) Figures {
	cover, out := d.Cover(), unhidden(value)
	few := func(count float64) bool { return count > 0 && count < float64(cover.SmallCount) }
	switch {
	case value.Value == nil:
	case indicator.Type == Tally:
		if few(*value.Value) {
			out.hide(AsLessThan)
			out.LessThan = cover.SmallCount
		}
	case smallestWhole(value) < float64(cover.SmallShare):
		out.hide(Hidden)
	}
	for _, count := range countsTold(indicator, value) {
		if few(count) {
			out.hideCounts()
		}
	}
	return out
}

func (f *Figures) hide(how Hiding) {
	f.Hiding, f.Value, f.Footnote = how, nil, ""
	f.hideCounts()
}

func (f *Figures) hideCounts() { f.Numerator, f.Denominator, f.N = nil, nil, nil }

// withoutCounts reports whether counts that a value has were left out.
func (f *Figures) withoutCounts(value *Value) bool {
	return f.Numerator == nil && value.Numerator != nil || f.Denominator == nil && value.Denominator != nil || f.N == nil && value.N != nil
}

// smallestWhole returns over how few a figure is; without any bound when the value does not say.
func smallestWhole(value *Value) float64 {
	smallest := math.Inf(1)
	for _, whole := range wholes(value) {
		smallest = min(smallest, whole)
	}
	return smallest
}

func wholes(value *Value) []float64 {
	var out []float64
	if value.Denominator != nil {
		out = append(out, *value.Denominator)
	}
	if value.N != nil {
		out = append(out, float64(*value.N))
	}
	return out
}

// countsTold returns every number of people that the parts of a value tell, said or to be computed.
func countsTold(indicator *Indicator, value *Value) []float64 {
	var parts []float64
	if value.Numerator != nil {
		parts = append(parts, *value.Numerator)
	}
	out := wholes(value)
	if indicator.Type == Percentage && value.Value != nil {
		for _, whole := range wholes(value) {
			out = append(out, people(whole**value.Value/100), people(whole*(100-*value.Value)/100))
		}
	}
	if indicator.Type == Tally && value.Value != nil {
		parts = append(parts, *value.Value)
	}
	for _, part := range parts {
		for _, whole := range wholes(value) {
			out = append(out, whole-part)
		}
	}
	return append(out, parts...)
}

// people returns how many people a share of them is: a whole number, and at least one where there are any.
func people(share float64) float64 {
	const rounding = 1e-9
	if share > rounding && share < 1 {
		return 1
	}
	return math.Round(share)
}
