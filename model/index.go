package model

import (
	"cmp"
	"slices"
)

// index answers the questions that every redraw asks, without walking all records. It is derived: any part may be thrown away and is
// made again when asked for.
type index struct {
	children map[ID][]*Goal       // by parent, in order; a slice that was handed out is never written to again
	codes    map[ID]string        // of goals
	values   map[ID]map[ID]*Value // by indicator
	series   map[ID][]*Value      // values of an indicator by period, made when asked for
	byGoal   map[ID][]*Indicator  // indicators under a goal; nil when an indicator changed
	numbers  map[int]map[ID]bool  // cards by their number
}

func (x *index) replace(kind Kind, before, after Record) {
	switch kind {
	case KindGoal:
		x.codes = nil
		if x.children == nil {
			break
		}
		if goal, ok := before.(*Goal); ok {
			x.children[goal.Parent] = slices.DeleteFunc(slices.Clone(x.children[goal.Parent]), func(g *Goal) bool { return g.ID == goal.ID })
		}
		if goal, ok := after.(*Goal); ok {
			siblings := x.children[goal.Parent]
			at, _ := slices.BinarySearchFunc(siblings, goal, inOrder)
			x.children[goal.Parent] = slices.Insert(slices.Clip(siblings), at, goal)
		}
	case KindIndicator:
		x.byGoal = nil
	case KindCard:
		if card, ok := before.(*Card); ok {
			delete(x.numbers[card.Number], card.ID)
		}
		if card, ok := after.(*Card); ok {
			if x.numbers == nil {
				x.numbers = map[int]map[ID]bool{}
			}
			if x.numbers[card.Number] == nil {
				x.numbers[card.Number] = map[ID]bool{}
			}
			x.numbers[card.Number][card.ID] = true
		}
	case KindValue:
		if value, ok := before.(*Value); ok {
			delete(x.values[value.Indicator], value.ID)
			delete(x.series, value.Indicator)
		}
		if value, ok := after.(*Value); ok {
			if x.values == nil {
				x.values = map[ID]map[ID]*Value{}
				x.series = map[ID][]*Value{}
			}
			if x.values[value.Indicator] == nil {
				x.values[value.Indicator] = map[ID]*Value{}
			}
			x.values[value.Indicator][value.ID] = value
			delete(x.series, value.Indicator)
		}
	}
}

// Values returns the values of an indicator by period.
func (d *Dossier) Values(indicator ID) []*Value {
	x := &d.index
	if series, ok := x.series[indicator]; ok {
		return series
	}
	if len(x.values[indicator]) == 0 {
		return nil
	}
	series := make([]*Value, 0, len(x.values[indicator]))
	for _, value := range x.values[indicator] {
		series = append(series, value)
	}
	slices.SortFunc(series, func(a, b *Value) int {
		return cmp.Or(a.Period.Compare(b.Period), cmp.Compare(a.ID, b.ID))
	})
	x.series[indicator] = series
	return series
}

// ValueAt returns the value of an indicator for a period, or nil.
func (d *Dossier) ValueAt(indicator ID, period Period) *Value {
	for _, value := range d.index.values[indicator] {
		if value.Period == period {
			return value
		}
	}
	return nil
}
