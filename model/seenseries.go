package model

import (
	"cmp"
	"slices"
)

// seenSeries is how the room and the public see the figures of one indicator.
type seenSeries struct {
	figures  map[*Value]Figures
	baseline Figures
	covered  []whole // numbers of people that are left out because they would tell a small count
}

// whole is a number of people in a period: who sees it with one indicator knows it of the other.
type whole struct {
	period Period
	people float64
}

// seenFigure is one of a series, while it is decided what can be seen of it.
type seenFigure struct {
	*Value
	days
	seen  Figures
	alone Figures // what it would show if there were no others
}

func (f *seenFigure) covered() bool { return f.alone.Hiding != Shown || f.alone.withoutCounts(f.Value) }

func (f *seenFigure) holds(other *seenFigure) bool {
	return f != other && f.first <= other.first && other.last <= f.last
}

func (f *seenFigure) isLonger(other *seenFigure) bool {
	return f.first < other.first || other.last < f.last
}

func (f *seenFigure) hasCounts() bool {
	return f.Numerator != nil || f.Denominator != nil || f.N != nil
}

// seenSeries decides once what can be seen of the figures of an indicator, until one of them changes.
func (d *Dossier) seenSeries(indicator *Indicator) *seenSeries {
	x := &d.index
	if x.seen == nil {
		x.seen = map[ID]*seenSeries{}
	}
	if x.seen[indicator.ID] == nil {
		x.seen[indicator.ID] = d.coverSeries(indicator, d.Values(indicator.ID))
	}
	return x.seen[indicator.ID]
}

// coverSeries decides what can be seen of figures of an indicator and of its baseline.
func (d *Dossier) coverSeries(indicator *Indicator, values []*Value) *seenSeries {
	cover := d.Cover()
	all := make([]seenFigure, 0, len(values)+1)
	add := func(value *Value) {
		_, first, last := value.Period.bounds()
		alone := cover.coverAlone(indicator, value)
		all = append(all, seenFigure{value, days{first, last}, alone, alone})
	}
	for _, value := range values {
		add(value)
	}
	baseline := indicator.baselineValue()
	if baseline != nil {
		add(baseline)
	}
	order := make([]*seenFigure, len(all))
	for i := range all {
		order[i] = &all[i]
	}
	slices.SortStableFunc(order, func(a, b *seenFigure) int { return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(b.last, a.last)) })
	for from := 0; from < len(order); {
		to, last := from+1, order[from].last
		for to < len(order) && order[to].first <= last {
			last = max(last, order[to].last)
			to++
		}
		if to-from > 1 {
			coverTogether(indicator, cover.SmallCount, order[from:to])
		}
		from = to
	}
	out := &seenSeries{figures: make(map[*Value]Figures, len(all))}
	for i := range all {
		figure := &all[i]
		if figure.Value == baseline {
			out.baseline = figure.seen
		} else {
			out.figures[figure.Value] = figure.seen
		}
		if figure.alone.Hiding == Shown && figure.alone.withoutCounts(figure.Value) {
			for _, people := range wholes(figure.Value) {
				out.covered = append(out.covered, whole{figure.Period, people})
			}
		}
	}
	return out
}

// coverTogether hides what figures of periods that overlap tell of each other.
func coverTogether(indicator *Indicator, threshold int, block []*seenFigure) {
	if indicator.Type == Tally {
		coverSums(threshold, block)
	}
	for _, outer := range block {
		for _, inner := range block {
			if !outer.holds(inner) {
				continue
			}
			if indicator.Type != Tally && inner.covered() && outer.seen.Hiding == Shown && outer.Value.Value != nil {
				outer.seen.hide(Hidden)
			}
			if inner.covered() || outer.isLonger(inner) && inner.hasCounts() {
				outer.seen.hideCounts()
			}
		}
	}
}

// withoutKnownWhole leaves out the numbers of people that are left out with another indicator, because they are the same.
func (d *Dossier) withoutKnownWhole(value *Value, figures Figures) Figures {
	if figures.Denominator == nil && figures.N == nil {
		return figures
	}
	x := &d.index
	if x.covered == nil {
		x.covered = map[whole]bool{}
		for _, record := range d.Records(KindIndicator) {
			for _, known := range d.seenSeries(record.(*Indicator)).covered {
				x.covered[known] = true
			}
		}
	}
	for _, people := range wholes(value) {
		if x.covered[whole{value.Period, people}] {
			figures.hideCounts()
		}
	}
	return figures
}
