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
	Earlier   *Reading // what the group judged before newer figures came in, or before a later conversation; nil: nothing, or it still holds
	Value     *Value   // the figure that was judged; nil without one
	Expected  *float64 // where the line from baseline to target stands at that moment
	Target    *Target  // the target that the line goes to
}

// Course judges an indicator by its last figure. A straight line runs from the baseline to the next target; within the tolerance (5 % of
// the way, at least one rounding unit) of that line, or past it, is on course; behind the line is attention; worse than the baseline is
// off course. To keep a figure equal, too far from the line on either side is off course. Within a range, inside is on course, nearer to
// it than the baseline is attention, and the rest off course. Follow only is no judgement, and so are too few data: no baseline, no
// target, no figure after the baseline, or a new definition since that breaks the series. The group's own judgement in its latest
// reading goes before the computed one, which stays beside it, until a newer figure comes in: nobody judged that one. From then on the
// computed one counts, with what the group judged earlier beside it.
func (d *Dossier) Course(indicator *Indicator) Course {
	course := Course{Value: d.LatestValue(indicator.ID)}
	course.Computed, course.Expected, course.Target = compute(indicator, course.Value)
	course.Judgement = course.Computed
	readings := d.Readings(indicator.ID)
	for i := len(readings) - 1; i >= 0; i-- {
		reading := readings[i]
		switch {
		case reading.Judgement == "":
			continue
		case i == len(readings)-1 && !d.outdated(reading, course.Value):
			course.Judgement, course.Reason, course.ByGroup = reading.Judgement, reading.JudgementReason, true
		case reading.Judgement != NoJudgement: // that nobody could tell is no judgement to remember
			course.Earlier = reading
		}
		break
	}
	return course
}

// outdated reports whether a figure is newer than the one that a reading judged. A reading from before that was kept judged the figures of
// periods that had begun on the day of its session.
func (d *Dossier) outdated(reading *Reading, latest *Value) bool {
	if latest == nil {
		return false
	}
	if reading.Judged != "" {
		return latest.Period.Compare(reading.Judged) > 0
	}
	session := Get[Session](d, reading.Session)
	return session != nil && session.Date != "" && latest.Period.First() > session.Date
}

func compute(i *Indicator, latest *Value) (Judgement, *float64, *Target) {
	if i.Direction == FollowOnly || i.Sort == StoryIndicator || i.Sort == LadderIndicator || latest == nil {
		return NoJudgement, nil, nil
	}
	if i.Direction == Within {
		return withinRange(i, latest), nil, nil
	}
	if !followsBaseline(i, latest) {
		return NoJudgement, nil, nil
	}
	value, baseline := *latest.Value, i.Baseline.Value
	unit := math.Pow(10, -float64(i.Decimals))
	target := i.TargetAt(latest.Period.Last())
	if target == nil && len(i.Targets) > 0 {
		target = lastTarget(i)
	}
	if target == nil {
		return NoJudgement, nil, nil
	}
	expected := onLine(i.Baseline, target, latest.Period)
	tolerance := max(math.Abs(target.Value-baseline)*0.05, unit)
	ahead, worse := value-expected, value < baseline
	switch i.Direction {
	case Lower:
		ahead, worse = -ahead, value > baseline
	case Keep:
		ahead, worse = -math.Abs(ahead), true
	}
	const rounding = 1e-9 // so that exactly one unit behind, in binary fractions, is still within
	switch {
	case ahead >= -tolerance-rounding:
		return OnCourse, &expected, target
	case worse:
		return OffCourse, &expected, target
	}
	return Attention, &expected, target
}

// followsBaseline reports whether a figure can be held against the baseline of its indicator: it comes later, and the definition in between
// stayed the same or changed without breaking the series.
func followsBaseline(i *Indicator, latest *Value) bool {
	if i.Baseline == nil || latest.Period.Compare(i.Baseline.Period) <= 0 {
		return false
	}
	for _, definition := range i.BreaksOf() {
		if from := definition.From.First(); i.Baseline.Period.Last() < from && from <= latest.Period.Last() {
			return false
		}
	}
	return true
}

func withinRange(i *Indicator, latest *Value) Judgement {
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
	now := outside(*latest.Value)
	switch {
	case now == 0:
		return OnCourse
	case followsBaseline(i, latest) && now < outside(i.Baseline.Value):
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
