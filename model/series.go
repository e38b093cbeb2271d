package model

import (
	"cmp"
	"slices"
)

// series holds the values of one indicator.
type series struct {
	at     map[Period]*Value
	twice  []*Value // others for a period that has one already: only while a rule is broken
	sorted []*Value // all of them by period, made when asked for; never written to again
}

// days are the first and last day of a period.
type days struct{ first, last day }

func (x *index) replaceValue(before, after *Value) {
	for _, value := range []*Value{before, after} {
		if value != nil {
			x.forgetSeen(value.Indicator)
		}
	}
	if before != nil {
		if of := x.series[before.Indicator]; of != nil {
			of.remove(before)
		}
	}
	if after != nil {
		if x.series[after.Indicator] == nil {
			x.series[after.Indicator] = &series{at: map[Period]*Value{}}
		}
		x.series[after.Indicator].add(after)
	}
}

func (s *series) add(value *Value) {
	s.sorted = nil
	if s.at[value.Period] == nil {
		s.at[value.Period] = value
	} else {
		s.twice = append(s.twice, value)
	}
}

func (s *series) remove(value *Value) {
	s.sorted = nil
	if s.at[value.Period] != value {
		s.twice = slices.DeleteFunc(s.twice, func(other *Value) bool { return other == value })
		return
	}
	delete(s.at, value.Period)
	for i, other := range s.twice {
		if other.Period == value.Period {
			s.at[value.Period] = other
			s.twice = slices.Delete(s.twice, i, i+1)
			return
		}
	}
}

// taken reports whether another value of the same indicator is about the same period.
func (s *series) taken(value *Value) bool {
	same := func(other *Value) bool { return other.Period == value.Period && other.ID != value.ID }
	return s != nil && (s.at[value.Period] != nil && same(s.at[value.Period]) || slices.ContainsFunc(s.twice, same))
}

// sort makes sorted, unless nothing changed since.
func (s *series) sort() {
	if s.sorted != nil {
		return
	}
	type dated struct {
		*Value
		days
	}
	all := make([]dated, 0, len(s.at)+len(s.twice))
	add := func(value *Value) {
		_, first, last := value.Period.bounds()
		all = append(all, dated{value, days{first, last}})
	}
	for _, value := range s.at {
		add(value)
	}
	for _, value := range s.twice {
		add(value)
	}
	slices.SortFunc(all, func(a, b dated) int { // as Period.Compare does, and reads each period once
		if c := cmp.Compare(a.last, b.last); c != 0 {
			return c
		}
		return cmp.Or(cmp.Compare(b.first, a.first), cmp.Compare(a.Period, b.Period), cmp.Compare(a.ID, b.ID))
	})
	s.sorted = make([]*Value, len(all))
	for i, item := range all {
		s.sorted[i] = item.Value
	}
}

// Values returns the values of an indicator by period. The slice is shared: do not write to it.
func (d *Dossier) Values(indicator ID) []*Value {
	s := d.index.series[indicator]
	if s == nil || len(s.at) == 0 {
		return nil
	}
	s.sort()
	return slices.Clip(s.sorted)
}

// ValueAt returns the value of an indicator for a period, or nil.
func (d *Dossier) ValueAt(indicator ID, period Period) *Value {
	if s := d.index.series[indicator]; s != nil {
		return s.at[period]
	}
	return nil
}

// LatestValue returns the last value of an indicator that is a number, or nil.
func (d *Dossier) LatestValue(indicator ID) *Value {
	series := d.Values(indicator)
	for i := len(series) - 1; i >= 0; i-- {
		if series[i].Value != nil {
			return series[i]
		}
	}
	return nil
}
