package model

import "math"

// Judgement is how an indicator stands.
type Judgement string

// The judgements.
const (
	OnCourse    Judgement = "on-course"
	Attention   Judgement = "attention"
	OffCourse   Judgement = "off-course"
	NoJudgement Judgement = "no-judgement"
)

// Judgements lists the judgements.
func Judgements() []Judgement { return []Judgement{OnCourse, Attention, OffCourse, NoJudgement} }

// Course is the judgement of an indicator with what it rests on. It is derived and never stored.
type Course struct {
	Judgement Judgement // the group's own where it gave one, else the computed one
	Computed  Judgement
	ByGroup   bool
	Reason    string   // the group's reason
	Value     *Value   // the figure that was judged; nil without one
	Expected  *float64 // where the line from baseline to target stands at that moment
	Target    *Target  // the target that the line goes to
}

// Course judges an indicator by its last figure. A straight line runs from the baseline to the next target; within the tolerance (5 % of
// the way, at least one rounding unit) of that line, or past it, is on course; better than the baseline but behind is attention; worse
// than the baseline is off course. Too few data, or follow only, is no judgement. The group's own judgement in its latest reading goes
// before it; the computed one stays beside it.
func (d *Dossier) Course(indicator *Indicator) Course {
	course := Course{Value: d.LatestValue(indicator.ID)}
	course.Computed, course.Expected, course.Target = compute(indicator, course.Value)
	course.Judgement = course.Computed
	if reading := d.LatestReading(indicator.ID); reading != nil && reading.Judgement != "" {
		course.Judgement, course.Reason, course.ByGroup = reading.Judgement, reading.JudgementReason, true
	}
	return course
}

func compute(i *Indicator, latest *Value) (Judgement, *float64, *Target) {
	if i.Direction == FollowOnly || i.Sort == StoryIndicator || i.Sort == LadderIndicator || latest == nil || i.Baseline == nil {
		return NoJudgement, nil, nil
	}
	value, baseline := *latest.Value, i.Baseline.Value
	unit := math.Pow(10, -float64(i.Decimals))
	if i.Direction == Within {
		return withinRange(i, value, baseline), nil, nil
	}
	target := i.TargetAt(latest.Period.Last())
	if target == nil && len(i.Targets) > 0 {
		target = lastTarget(i)
	}
	if target == nil {
		return NoJudgement, nil, nil
	}
	expected := onLine(i.Baseline, target, latest.Period)
	tolerance := max(math.Abs(target.Value-baseline)*0.05, unit)
	ahead := value - expected
	better := value > baseline
	switch i.Direction {
	case Lower:
		ahead, better = -ahead, value < baseline
	case Keep:
		ahead, better = -math.Abs(ahead), false
	}
	const rounding = 1e-9 // so that exactly one unit behind, in binary fractions, is still within
	switch {
	case ahead >= -tolerance-rounding:
		return OnCourse, &expected, target
	case better:
		return Attention, &expected, target
	}
	return OffCourse, &expected, target
}

func withinRange(i *Indicator, value, baseline float64) Judgement {
	if i.RangeLow == nil && i.RangeHigh == nil {
		return NoJudgement
	}
	outside := func(v float64) float64 {
		switch {
		case i.RangeLow != nil && v < *i.RangeLow:
			return *i.RangeLow - v
		case i.RangeHigh != nil && v > *i.RangeHigh:
			return v - *i.RangeHigh
		}
		return 0
	}
	switch {
	case outside(value) == 0:
		return OnCourse
	case outside(value) < outside(baseline):
		return Attention
	}
	return OffCourse
}

func lastTarget(i *Indicator) *Target {
	latest := &i.Targets[0]
	for k := range i.Targets {
		if i.Targets[k].Period.Last() > latest.Period.Last() {
			latest = &i.Targets[k]
		}
	}
	return latest
}

// onLine returns where the line from baseline to target stands at the end of a period; past the target it stays at the target.
func onLine(baseline *Baseline, target *Target, at Period) float64 {
	from, to, now := baseline.Period.Last().Time(), target.Period.Last().Time(), at.Last().Time()
	if !to.After(from) || !now.Before(to) {
		return target.Value
	}
	if now.Before(from) {
		return baseline.Value
	}
	share := float64(now.Sub(from)) / float64(to.Sub(from))
	return baseline.Value + (target.Value-baseline.Value)*share
}
