package model

import (
	"math"
	"slices"
	"time"
)

// Missing says why there is no figure.
type Missing string

// The reasons why a value is missing.
const (
	NotMeasured   Missing = "not-measured"
	NotYetKnown   Missing = "not-yet-known"
	Withheld      Missing = "withheld"
	NotApplicable Missing = "not-applicable"
)

// MissingReasons lists the reasons why a value can be missing.
func MissingReasons() []Missing { return []Missing{NotMeasured, NotYetKnown, Withheld, NotApplicable} }

// Certainty is how sure a figure is.
type Certainty string

// The certainties, least sure first.
const (
	RoughGuess   Certainty = "rough-guess"
	Estimate     Certainty = "estimate"
	Registration Certainty = "registration"
	Survey       Certainty = "survey"
	Census       Certainty = "census"
)

// Certainties lists the certainties.
func Certainties() []Certainty {
	return []Certainty{RoughGuess, Estimate, Registration, Survey, Census}
}

// ValueState says whether a figure can still change.
type ValueState string

// The states of a value.
const (
	Provisional ValueState = "provisional"
	Final       ValueState = "final"
)

// ValueStates lists the states of a value.
func ValueStates() []ValueState { return []ValueState{Provisional, Final} }

// Value is the figure of an indicator for a period, or the reason why there is none.
type Value struct {
	Identity
	Indicator   ID           `json:"indicator" ref:"indicator,owner"`
	Period      Period       `json:"period"`
	PeriodWords string       `json:"period_words,omitempty"` // the words in which the period came, when they differ
	Value       *float64     `json:"value,omitempty"`
	Missing     Missing      `json:"missing,omitempty"`
	LessThan    int          `json:"less_than,omitempty"` // of a withheld count: the source says that there are fewer than this
	Numerator   *float64     `json:"numerator,omitempty"`
	Denominator *float64     `json:"denominator,omitempty"`
	N           *int         `json:"n,omitempty"` // respondents, or the whole
	Source      string       `json:"source,omitempty"`
	Footnote    string       `json:"footnote,omitempty"`
	Certainty   Certainty    `json:"certainty,omitempty"`
	State       ValueState   `json:"state,omitempty"`
	Corrections []Correction `json:"corrections,omitempty"` // what stood there before, oldest first
}

// Correction is what a value said before it was corrected.
type Correction struct {
	Value    *float64   `json:"value,omitempty"`
	Missing  Missing    `json:"missing,omitempty"`
	LessThan int        `json:"less_than,omitempty"`
	State    ValueState `json:"state,omitempty"` // what it was: a figure that was final says so
	When     time.Time  `json:"when"`
	Role     string     `json:"role,omitempty"`
	Why      string     `json:"why,omitempty"`

	newer
}

// Kind implements [Record].
func (*Value) Kind() Kind { return KindValue }

func (v *Value) check(d *Dossier) error {
	if v.Indicator == "" {
		return NewProblem("problem.value.indicator")
	}
	if !v.Period.Valid() {
		return NewProblem("problem.period", "text", string(v.Period))
	}
	if (v.Value == nil) == (v.Missing == "") {
		return NewProblem("problem.value.orMissing", "period", v.Period)
	}
	if v.LessThan < 0 || v.LessThan > 0 && v.Missing != Withheld {
		return NewProblem("problem.value.lessThan", "period", v.Period)
	}
	if err := finite(v.Value, v.Numerator, v.Denominator); err != nil {
		return err
	}
	for _, correction := range v.Corrections {
		if err := finite(correction.Value); err != nil {
			return err
		}
	}
	for _, choice := range []struct {
		field, text string
		ok          bool
	}{
		{"missing", string(v.Missing), v.Missing == "" || slices.Contains(MissingReasons(), v.Missing)},
		{"certainty", string(v.Certainty), v.Certainty == "" || slices.Contains(Certainties(), v.Certainty)},
		{"state", string(v.State), v.State == "" || slices.Contains(ValueStates(), v.State)},
	} {
		if !choice.ok {
			return badChoice(v, choice.field, choice.text)
		}
	}
	if d.index.series[v.Indicator].taken(v) {
		return NewProblem("problem.value.twice", "period", v.Period)
	}
	return checkReferences(d, v)
}

// Figure is what somebody enters for a period.
type Figure struct {
	Value       *float64
	Missing     Missing
	LessThan    int
	Numerator   *float64
	Denominator *float64
	N           *int
	Source      string
	Footnote    string
	Certainty   Certainty
	State       ValueState
	PeriodWords string
	Why         string // why it differs from what stood there, for the correction
}

// FigureOf returns what somebody entered for a value, for whoever changes only a part of it. A percentage that follows from its counts is
// not said twice.
func FigureOf(value *Value) Figure {
	figure := Figure{
		Value: value.Value, Missing: value.Missing, LessThan: value.LessThan, Numerator: value.Numerator, Denominator: value.Denominator,
		N: value.N, Source: value.Source, Footnote: value.Footnote, Certainty: value.Certainty, State: value.State, PeriodWords: value.PeriodWords,
	}
	if value.Computed() {
		figure.Value = nil
	}
	return figure
}

// Saying returns the figure with the number, the counts or the reason of another one. Who says that it is an estimate or provisional says so
// here too.
func (f Figure) Saying(other Figure) Figure {
	f.Value, f.Missing, f.LessThan, f.Numerator, f.Denominator = other.Value, other.Missing, other.LessThan, other.Numerator, other.Denominator
	if other.Certainty != "" {
		f.Certainty = other.Certainty
	}
	if other.State != "" {
		f.State = other.State
	}
	return f
}

// Number returns the number that a figure says of an indicator, computed where it follows from its counts; nil when it has none.
func (f Figure) Number(indicator *Indicator) *float64 {
	if f.Value != nil || f.Missing != "" || indicator.Type != Percentage {
		return f.Value
	}
	return share(f.Numerator, f.Denominator)
}

// share is the percentage that a part is of a whole.
func share(part, whole *float64) *float64 {
	if part == nil || whole == nil || *whole == 0 {
		return nil
	}
	percentage := *part * 100 / *whole
	if math.IsNaN(percentage) || math.IsInf(percentage, 0) {
		return nil
	}
	return &percentage
}

// Computed reports whether the number of a value follows from its counts.
func (v *Value) Computed() bool {
	computed := share(v.Numerator, v.Denominator)
	return computed != nil && v.Value != nil && *v.Value == *computed
}

// SetValue enters the figure of an indicator for a period; it stands for all that the value said, so whoever changes a part of it begins
// with [FigureOf]. Where another number or reason stood, that one is kept as a correction; entering the same again changes nothing and
// returns the value as it was. A percentage with numerator and denominator and no value is computed.
func (tx *Tx) SetValue(indicator ID, period Period, figure Figure) (*Value, error) {
	of := Get[Indicator](tx.Dossier, indicator)
	if of == nil {
		return nil, noSuch(KindIndicator)
	}
	next := &Value{
		Indicator: indicator, Period: period, PeriodWords: figure.PeriodWords,
		Value: figure.Number(of), Missing: figure.Missing, LessThan: figure.LessThan, Numerator: figure.Numerator,
		Denominator: figure.Denominator, N: figure.N,
		Source: figure.Source, Footnote: figure.Footnote, Certainty: figure.Certainty, State: figure.State,
	}
	before := tx.ValueAt(indicator, period)
	if before == nil {
		return added(tx, next)
	}
	next.Identity = before.Identity
	next.Corrections = before.Corrections
	if !sameNumber(before.Value, next.Value) || before.Missing != next.Missing || before.LessThan != next.LessThan {
		next.Corrections = append(slices.Clip(before.Corrections), Correction{
			Value: before.Value, Missing: before.Missing, LessThan: before.LessThan, State: before.State,
			When: tx.env.Now().UTC(), Role: tx.env.Role, Why: figure.Why,
		})
	}
	if same(before, next) {
		return before, nil
	}
	return added(tx, next)
}

func sameNumber(a, b *float64) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}
