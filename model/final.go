package model

import "slices"

// Provisional lists the figures that can still change, by indicator and period. Which may leave some out; nil takes all.
func (d *Dossier) Provisional(which func(*Indicator, *Value) bool) []*Value {
	var out []*Value
	for _, indicator := range d.Indicators() {
		for _, value := range d.Values(indicator.ID) {
			if value.State == Provisional && (which == nil || which(indicator, value)) {
				out = append(out, value)
			}
		}
	}
	return out
}

// MakeFinal makes provisional figures final, and returns how many. A figure that is not yet known cannot be final, and one that was final
// stays so.
func (tx *Tx) MakeFinal(values ...ID) (int, error) {
	made := 0
	for _, id := range values {
		value := Get[Value](tx.Dossier, id)
		switch {
		case value == nil:
			return made, noSuch(KindValue)
		case value.State == Final:
			continue
		case value.Missing == NotYetKnown:
			return made, NewProblem("problem.value.notYetFinal", "period", value.Period)
		}
		if err := Update(tx, id, func(v *Value) error { v.State = Final; return nil }); err != nil {
			return made, err
		}
		made++
	}
	return made, nil
}

// Explain says why a value was corrected last, and by which role where that was not known.
func (tx *Tx) Explain(value ID, why string) error {
	return Update(tx, value, func(v *Value) error {
		if len(v.Corrections) == 0 {
			return NewProblem("problem.value.noCorrection", "period", v.Period)
		}
		v.Corrections = slices.Clone(v.Corrections)
		last := &v.Corrections[len(v.Corrections)-1]
		if last.Why = why; last.Role == "" {
			last.Role = tx.env.Role
		}
		return nil
	})
}

// NewFigure returns with what a figure of an indicator for a period begins: the source and the certainty of the figure before it, which is
// returned too, and provisional until somebody says otherwise.
func (d *Dossier) NewFigure(indicator *Indicator, period Period) (Figure, *Value) {
	out := Figure{Source: indicator.Source, State: Provisional}
	before := d.valueBefore(indicator.ID, period)
	if before != nil {
		out.Certainty = before.Certainty
		if before.Source != "" {
			out.Source = before.Source
		}
	}
	return out, before
}

// valueBefore returns the last number before a period; where nothing came before, the first one after it.
func (d *Dossier) valueBefore(indicator ID, period Period) *Value {
	var before *Value
	for _, value := range d.Values(indicator) {
		switch {
		case value.Value == nil || value.Period == period:
		case value.Period.Compare(period) < 0 || before == nil:
			before = value
		}
	}
	return before
}
