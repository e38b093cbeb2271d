package model

import (
	"slices"
	"strconv"
	"strings"
)

// IndicatorKind is what an indicator tells.
type IndicatorKind string

// The kinds of indicator.
const (
	EffectIndicator      IndicatorKind = "effect"
	PerformanceIndicator IndicatorKind = "performance"
	ContextIndicator     IndicatorKind = "context"
	LadderIndicator      IndicatorKind = "ladder" // expect / like / love to see
	StoryIndicator       IndicatorKind = "story"
)

// IndicatorKinds lists the kinds of indicator.
func IndicatorKinds() []IndicatorKind {
	return []IndicatorKind{EffectIndicator, PerformanceIndicator, ContextIndicator, LadderIndicator, StoryIndicator}
}

// ValueType is what sort of figure an indicator has.
type ValueType string

// The types of value.
const (
	Number     ValueType = "number"
	Percentage ValueType = "percentage" // of a whole, 0 to 100
	Tally      ValueType = "count"      // of people or things
	Mark       ValueType = "mark"       // a school mark, 1 to 10
	Index      ValueType = "index"
)

// ValueTypes lists the types of value.
func ValueTypes() []ValueType { return []ValueType{Number, Percentage, Tally, Mark, Index} }

// Direction says which way an indicator should go.
type Direction string

// The directions.
const (
	Higher     Direction = "higher"
	Lower      Direction = "lower"
	Keep       Direction = "keep"
	Within     Direction = "within" // a range
	FollowOnly Direction = "follow"
)

// Directions lists the directions.
func Directions() []Direction { return []Direction{Higher, Lower, Keep, Within, FollowOnly} }

// Frequency is how often a figure comes.
type Frequency string

// The frequencies.
const (
	Monthly        Frequency = "month"
	Quarterly      Frequency = "quarter"
	HalfYearly     Frequency = "half-year"
	Yearly         Frequency = "year"
	EveryTwoYears  Frequency = "two-years"
	EveryFourYears Frequency = "four-years"
	Once           Frequency = "once"
)

// Frequencies lists the frequencies.
func Frequencies() []Frequency {
	return []Frequency{Monthly, Quarterly, HalfYearly, Yearly, EveryTwoYears, EveryFourYears, Once}
}

// Choice is what the group decided about an indicator. An indicator without a choice is a candidate.
type Choice string

// The choices.
const (
	Candidate Choice = ""
	Headline  Choice = "headline"
	Secondary Choice = "support"
	WishList  Choice = "wish-list"
	Reserve   Choice = "reserve"
	Dropped   Choice = "dropped"
)

// Choices lists the choices, candidate first.
func Choices() []Choice { return []Choice{Candidate, Headline, Secondary, WishList, Reserve, Dropped} }

// Indicator says how the group would see that a goal comes closer.
type Indicator struct {
	Identity
	Code         string        `json:"code"`                       // "I7": unique in the dossier
	Goals        []ID          `json:"goals,omitempty" ref:"goal"` // empty: not yet placed
	Name         string        `json:"name"`                       // in plain words
	Definition   string        `json:"definition,omitempty"`       // technical
	Sort         IndicatorKind `json:"kind"`
	Type         ValueType     `json:"type"`
	Numerator    string        `json:"numerator,omitempty"`   // what is counted
	Denominator  string        `json:"denominator,omitempty"` // the whole that it is counted in
	Unit         string        `json:"unit,omitempty"`        // free text: "%", "per 1.000 inwoners"
	Decimals     int           `json:"decimals,omitempty"`
	Direction    Direction     `json:"direction"`
	RangeLow     *float64      `json:"range_low,omitempty"`
	RangeHigh    *float64      `json:"range_high,omitempty"`
	Baseline     *Baseline     `json:"baseline,omitempty"`
	Targets      []Target      `json:"targets,omitempty"`
	Norm         *float64      `json:"norm,omitempty"`
	References   []Reference   `json:"references,omitempty"`
	Forecast     []Point       `json:"forecast,omitempty"` // where it goes if nothing changes, drawn by the group
	Source       string        `json:"source,omitempty"`
	SourceOwner  string        `json:"source_owner,omitempty"`
	Method       string        `json:"method,omitempty"`
	Frequency    Frequency     `json:"frequency,omitempty"`
	Month        int           `json:"month,omitempty"`     // 1-12: when in the year the figure is taken; 0: when the period is over
	FirstDue     Period        `json:"first_due,omitempty"` // the first period that a value is expected for
	Owner        Actor         `json:"owner,omitzero"`
	Scores       []Score       `json:"scores,omitempty"`
	Dissent      []Dissent     `json:"dissent,omitempty"`
	Choice       Choice        `json:"choice,omitempty"`
	ChoiceReason string        `json:"choice_reason,omitempty"`
	Mandatory    bool          `json:"mandatory,omitempty"` // a policy indicator that the BBV asks for
	Ladder       *Ladder       `json:"ladder,omitempty"`
	Versions     []Definition  `json:"versions,omitempty"`             // earlier and present definitions, oldest first
	Sketch       *Sketch       `json:"sketch,omitempty"`               // what the group answered while there was no baseline
	Considered   []Concern     `json:"considered,omitempty"`           // what the group has thought about and leaves as it is
	Into         ID            `json:"into,omitempty" ref:"indicator"` // the one that this one was merged into
}

// Baseline is the first value, the one to compare with.
type Baseline struct {
	Period   Period  `json:"period"`
	Value    float64 `json:"value"`
	Estimate bool    `json:"estimate,omitempty"`
	N        *int    `json:"n,omitempty"`

	newer
}

// Target is what the group strives for in a period.
type Target struct {
	Period Period  `json:"period"`
	Value  float64 `json:"value"`
	Reason string  `json:"reason,omitempty"`

	newer
}

// Point is a value in a period.
type Point struct {
	Period Period  `json:"period"`
	Value  float64 `json:"value"`

	newer
}

// Reference is a series to compare with: the country, a size class.
type Reference struct {
	Name   string  `json:"name"`
	Points []Point `json:"points,omitempty"`

	newer
}

// Score is what one party thinks of an indicator on the three questions; 0 is no answer, 1 low, 2 middle, 3 high.
type Score struct {
	Party      ID  `json:"party,omitempty" ref:"party"`
	Understood int `json:"understood,omitempty"` // do people understand it
	Meaningful int `json:"meaningful,omitempty"` // does it really say something
	Data       int `json:"data,omitempty"`       // do we have good data
	Dots       int `json:"dots,omitempty"`       // of the group: how many dots stand at this answer; 0: one party gave it

	newer
}

// Dissent is a judgement that differs from the group's, with its reason.
type Dissent struct {
	Party ID     `json:"party,omitempty" ref:"party"`
	Role  string `json:"role,omitempty"` // who says it, in the group's own words; never a name
	Text  string `json:"text"`

	newer
}

// Ladder is what a group expects, would like and would love to see.
type Ladder struct {
	Expect string `json:"expect,omitempty"`
	Like   string `json:"like,omitempty"`
	Love   string `json:"love,omitempty"`

	newer
}

// Kind implements [Record].
func (*Indicator) Kind() Kind { return KindIndicator }

func (i *Indicator) check(d *Dossier) error {
	if blank(i.Name) {
		return NewProblem("problem.indicator.name")
	}
	if i.Code != "" && len(d.index.indicatorCodes[i.Code]) > 1 {
		return NewProblem("problem.indicator.codeTaken", "code", i.Code)
	}
	for _, choice := range []struct {
		field, text string
		ok          bool
	}{
		{"kind", string(i.Sort), slices.Contains(IndicatorKinds(), i.Sort)},
		{"type", string(i.Type), slices.Contains(ValueTypes(), i.Type)},
		{"direction", string(i.Direction), slices.Contains(Directions(), i.Direction)},
		{"frequency", string(i.Frequency), i.Frequency == "" || slices.Contains(Frequencies(), i.Frequency)},
		{"choice", string(i.Choice), slices.Contains(Choices(), i.Choice)},
		{"trend", string(i.Sketch.trend()), i.Sketch == nil || slices.Contains(Trends(), i.Sketch.Trend)},
		{"pace", string(i.Sketch.pace()), i.Sketch == nil || slices.Contains(Paces(), i.Sketch.Pace)},
	} {
		if !choice.ok {
			return badChoice(i, choice.field, choice.text)
		}
	}
	if i.Decimals < 0 || i.Decimals > 6 || i.Month < 0 || i.Month > 12 {
		return NewProblem("problem.indicator.number", "indicator", i.Name)
	}
	if i.RangeLow != nil && i.RangeHigh != nil && *i.RangeLow > *i.RangeHigh {
		return NewProblem("problem.indicator.range", "indicator", i.Name)
	}
	if err := finite(i.numbers()...); err != nil {
		return err
	}
	for _, period := range i.periods() {
		if !period.Valid() {
			return NewProblem("problem.period", "text", string(period))
		}
	}
	for _, score := range i.Scores {
		for _, points := range []int{score.Understood, score.Meaningful, score.Data} {
			if points < 0 || points > 3 || score.Dots < 0 {
				return NewProblem("problem.indicator.score", "indicator", i.Name)
			}
		}
	}
	return checkReferences(d, i)
}

func (i *Indicator) periods() []Period {
	out := []Period{}
	if i.Baseline != nil {
		out = append(out, i.Baseline.Period)
	}
	for _, target := range i.Targets {
		out = append(out, target.Period)
	}
	for _, point := range i.Forecast {
		out = append(out, point.Period)
	}
	for _, reference := range i.References {
		for _, point := range reference.Points {
			out = append(out, point.Period)
		}
	}
	for _, definition := range i.Versions {
		if definition.From != "" {
			out = append(out, definition.From)
		}
	}
	if i.FirstDue != "" {
		out = append(out, i.FirstDue)
	}
	return out
}

func (i *Indicator) numbers() []*float64 {
	out := []*float64{i.RangeLow, i.RangeHigh, i.Norm}
	if i.Baseline != nil {
		out = append(out, &i.Baseline.Value)
	}
	for k := range i.Targets {
		out = append(out, &i.Targets[k].Value)
	}
	for _, points := range append(i.comparisons(), i.Forecast) {
		for k := range points {
			out = append(out, &points[k].Value)
		}
	}
	return out
}

func (i *Indicator) comparisons() [][]Point {
	var out [][]Point
	for _, reference := range i.References {
		out = append(out, reference.Points)
	}
	return out
}

// TargetAt returns the first target whose period ends on or after a day, or nil.
func (i *Indicator) TargetAt(day Date) *Target {
	var next *Target
	for k := range i.Targets {
		target := &i.Targets[k]
		if target.Period.Last() >= day && (next == nil || target.Period.Last() < next.Period.Last()) {
			next = target
		}
	}
	return next
}

// Indicators returns all indicators by code, "I9" before "I10".
func (d *Dossier) Indicators() []*Indicator {
	out := All[Indicator](d)
	slices.SortStableFunc(out, func(a, b *Indicator) int { return compareCodes(a.Code, b.Code) })
	return out
}

func compareCodes(a, b string) int {
	letterA, numberA := splitCode(a)
	letterB, numberB := splitCode(b)
	if c := strings.Compare(letterA, letterB); c != 0 {
		return c
	}
	return numberA - numberB
}

func splitCode(code string) (letters string, number int) {
	at := strings.IndexAny(code, "0123456789")
	if at < 0 {
		return code, 0
	}
	number, _ = strconv.Atoi(code[at:]) // a code that ends otherwise sorts by its letters alone
	return code[:at], number
}

// IndicatorsOf returns the indicators under a goal by their code, dropped ones left out. The slice is shared: do not write to it.
func (d *Dossier) IndicatorsOf(goal ID) []*Indicator {
	x := &d.index
	if x.indicators == nil {
		x.indicators = map[ID][]*Indicator{}
		for _, indicator := range d.Indicators() {
			if indicator.Choice == Dropped {
				continue
			}
			for _, id := range indicator.Goals {
				x.indicators[id] = append(x.indicators[id], indicator)
			}
		}
	}
	return slices.Clip(x.indicators[goal])
}

// AddIndicator adds an indicator under a goal, or not yet placed for an empty goal, with what suits a Dutch municipality best filled in.
func (tx *Tx) AddIndicator(goal ID, name string) (*Indicator, error) {
	const letters = "I"
	indicator := &Indicator{
		Name: name, Sort: EffectIndicator, Type: Percentage, Unit: "%", Direction: Higher, Frequency: Yearly,
		Code: letters + strconv.Itoa(tx.nextNumber(letters)),
	}
	if goal != "" {
		indicator.Goals = []ID{goal}
	}
	return added(tx, indicator)
}

// Choose records what the group decided about an indicator and why. A dropped indicator keeps its values. Every choice but that of a
// candidate needs a reason.
func (tx *Tx) Choose(indicator ID, choice Choice, reason string) error {
	if choice != Candidate && strings.TrimSpace(reason) == "" {
		return NewProblem("problem.indicator.reason")
	}
	return Update(tx, indicator, func(i *Indicator) error {
		i.Choice, i.ChoiceReason = choice, reason
		if choice != Dropped {
			i.Into = ""
		}
		return nil
	})
}
