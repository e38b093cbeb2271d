package model

import (
	"math"
	"slices"
)

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
// than the threshold, and any other figure over too few people is not shown. What would tell a hidden count is left out too:
//
//   - numerator, whole and number of respondents where the numerator, the rest, or what the percentage says of them is such a count, and
//     where another indicator has the same whole in that period; the percentage is then written without more decimals than it is shown
//     with, and left out itself when so written it leaves fewer counts open than "less than the threshold" does;
//   - a rate over such a count, because the number of inhabitants is known;
//   - of counts that add up over time, every total around a hidden part, and what would tell a part that nobody entered but that is as small;
//   - of other figures, a longer period around one of which something is hidden; and its numbers of people where those of a part are told.
//
// With a hidden figure its footnote goes, because it may say it.
//
// A difference between two values may be shown only where both are [Shown].
func (d *Dossier) Seen(value *Value, audience Audience) Figures {
	indicator := Get[Indicator](d, value.Indicator)
	if !audience.SmallNumbersHidden() || indicator == nil {
		return unhidden(value)
	}
	out, ok := d.seenSeries(indicator).figures[value]
	if !ok { // not in the dossier, or not any more: as it would be seen in its place
		others := make([]*Value, 0, len(d.Values(indicator.ID))+1)
		for _, other := range d.Values(indicator.ID) {
			if other.Period != value.Period {
				others = append(others, other)
			}
		}
		out = d.coverSeries(indicator, append(others, value)).figures[value]
	}
	return d.withoutKnownWhole(value, out)
}

// SeenBaseline returns the baseline of an indicator as an audience may see it, and nothing for an indicator without one.
func (d *Dossier) SeenBaseline(indicator *Indicator, audience Audience) Figures {
	value := indicator.baselineValue()
	switch {
	case value == nil:
		return Figures{}
	case !audience.SmallNumbersHidden():
		return unhidden(value)
	case Get[Indicator](d, indicator.ID) != indicator:
		return d.withoutKnownWhole(value, d.coverSeries(indicator, d.Values(indicator.ID)).baseline)
	}
	return d.withoutKnownWhole(value, d.seenSeries(indicator).baseline)
}

// SeenCourse returns the judgement of an indicator as an audience may see it. A computed judgement of a hidden figure, or against a hidden
// baseline, is there only when every figure that may be behind it is judged alike; where the line stands is not told then.
func (d *Dossier) SeenCourse(indicator *Indicator, audience Audience) Course {
	course := d.Course(indicator)
	if !audience.SmallNumbersHidden() || course.Value == nil {
		return course
	}
	value, baseline := d.Seen(course.Value, audience), d.SeenBaseline(indicator, audience)
	course.Computed = ""
	for _, v := range value.possible() {
		latest := *course.Value
		latest.Value = v
		for _, b := range baseline.possible() {
			seen := *indicator
			if seen.Baseline != nil && b != nil {
				from := *indicator.Baseline
				from.Value, seen.Baseline = *b, &from
			}
			judged, expected, _ := compute(&seen, &latest)
			course.Expected = expected
			if course.Computed == "" {
				course.Computed = judged
			} else if course.Computed != judged {
				course.Computed = NoJudgement
			}
		}
	}
	if course.Computed == "" {
		course.Computed = NoJudgement
	}
	if value.Hiding != Shown || baseline.Hiding != Shown {
		course.Expected = nil
	}
	if !course.ByGroup {
		course.Judgement = course.Computed
	}
	return course
}

// possible lists the values that may be behind what is shown; none when it can be any, and one without a value for what is missing.
func (f Figures) possible() []*float64 {
	switch f.Hiding {
	case Shown:
		return []*float64{f.Value}
	case AsLessThan:
		var out []*float64
		for count := 1; count < f.LessThan; count++ {
			v := float64(count)
			out = append(out, &v)
		}
		return out
	}
	return nil
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

func (f *Figures) hide(how Hiding) {
	f.Hiding, f.Value, f.Footnote = how, nil, ""
	f.hideCounts()
}

func (f *Figures) hideCounts() { f.Numerator, f.Denominator, f.N = nil, nil, nil }

// withoutCounts reports whether counts that a value has were left out.
func (f *Figures) withoutCounts(value *Value) bool {
	return f.Numerator == nil && value.Numerator != nil || f.Denominator == nil && value.Denominator != nil || f.N == nil && value.N != nil
}

// baselineValue is the baseline as a value, or nil.
func (i *Indicator) baselineValue() *Value {
	if i.Baseline == nil {
		return nil
	}
	return &Value{Indicator: i.ID, Period: i.Baseline.Period, Value: &i.Baseline.Value, N: i.Baseline.N}
}

// coverAlone hides what a value tells by itself.
func (c *Cover) coverAlone(indicator *Indicator, value *Value) Figures {
	out := unhidden(value)
	parts, rests := countsTold(indicator, value)
	fewParts, fewRests := slices.ContainsFunc(parts, c.few), slices.ContainsFunc(rests, c.few)
	if fewParts || fewRests || slices.ContainsFunc(wholes(value), c.few) {
		out.hideCounts()
	}
	switch {
	case value.Value == nil:
	case indicator.Type == Tally:
		if c.few(*value.Value) {
			out.hide(AsLessThan)
			out.LessThan = c.SmallCount
		}
	case smallestWhole(indicator, value) < float64(c.SmallShare):
		out.hide(Hidden)
	case indicator.Type == Percentage:
		if !fewParts && !fewRests {
			return out
		}
		share := roundTo(*value.Value, indicator.Decimals)
		out.Value = &share
		if fewParts && !c.vague(share, indicator.Decimals, true) || fewRests && !c.vague(share, indicator.Decimals, false) {
			out.hide(Hidden)
		}
	case fewParts:
		out.hide(Hidden)
	}
	return out
}

func (c *Cover) few(count float64) bool { return count > 0 && count < float64(c.SmallCount) }

// vague reports whether a percentage, as it is written, leaves every small count open: as the part, or as the rest.
func (c *Cover) vague(share float64, decimals int, part bool) bool {
	const hundred = 100.0
	half := math.Pow(10, -float64(decimals)) / 2
	of := share
	if !part {
		of = hundred - share
	}
	for count := 1.0; count < float64(c.SmallCount); count++ {
		first := math.Max(math.Ceil(hundred*count/(of+half)), math.Max(float64(c.SmallShare), count))
		found := false
		for _, whole := range []float64{first - 1, first, first + 1} {
			told := count
			if !part {
				told = whole - count
			}
			fits := whole >= float64(c.SmallShare) && whole >= count
			found = found || fits && roundTo(hundred*told/whole, decimals) == share
		}
		if !found {
			return false
		}
	}
	return true
}

func roundTo(v float64, decimals int) float64 {
	unit := math.Pow(10, float64(decimals))
	return math.Round(v*unit) / unit
}

// smallestWhole returns over how few a figure is; without any bound when the value does not say.
func smallestWhole(indicator *Indicator, value *Value) float64 {
	smallest := math.Inf(1)
	for _, whole := range append(wholes(value), wholeTold(indicator, value)...) {
		smallest = min(smallest, whole)
	}
	return smallest
}

// wholeTold returns the whole that a part and its percentage tell together.
func wholeTold(indicator *Indicator, value *Value) []float64 {
	if indicator.Type != Percentage || value.Value == nil || value.Numerator == nil || *value.Value <= 0 {
		return nil
	}
	return []float64{people(*value.Numerator / *value.Value * 100)}
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

// countsTold returns every number of people that a value tells of, said or to be computed: those that are counted, and the rest of the whole.
func countsTold(indicator *Indicator, value *Value) (parts, rests []float64) {
	if value.Numerator != nil {
		parts = append(parts, *value.Numerator)
	}
	if indicator.Type == Tally && value.Value != nil {
		parts = append(parts, *value.Value)
	}
	for _, whole := range append(wholes(value), wholeTold(indicator, value)...) {
		for _, part := range parts {
			rests = append(rests, whole-part)
		}
	}
	if indicator.Type == Percentage && value.Value != nil {
		for _, whole := range wholes(value) {
			parts = append(parts, people(whole**value.Value/100))
			rests = append(rests, people(whole*(100-*value.Value)/100))
		}
	}
	return parts, rests
}

// people returns how many people a share of them is: a whole number, and at least one where there are any.
func people(share float64) float64 {
	const rounding = 1e-9
	if share > rounding && share < 1 {
		return 1
	}
	return math.Round(share)
}
