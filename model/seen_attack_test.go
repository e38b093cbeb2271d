package model_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"doelenboom/model"
)

// This file plays the reader who wants to know what is hidden. It knows every rule of the program and what is shown, and tries every world
// that would be shown alike. No secret may be left with fewer possibilities than "less than the threshold" leaves.

// stretch is a period as a run of pieces of time that nothing divides further.
type stretch struct {
	period   model.Period
	from, to int
}

// quarters are the periods that can be made of three months, and one that lies across.
var quarters = []stretch{
	{"2025-01", 0, 1}, {"2025-02", 1, 2}, {"2025-03", 2, 3}, {"2025-01-01/2025-02-28", 0, 2}, {"2025-02-01/2025-03-31", 1, 3}, {"2025-Q1", 0, 3},
}

// readersView is a dossier with one indicator that shows figures to the public.
type readersView struct {
	d         *model.Dossier
	indicator model.ID
	values    map[model.Period]model.ID
}

func newReadersView(t testing.TB, kind model.ValueType, decimals, smallCount, smallShare int) *readersView {
	v := &readersView{d: model.New(environment()), indicator: "id-i", values: map[model.Period]model.ID{}}
	v.edit(t, func(tx *model.Tx) error {
		if err := tx.SetCover(func(c *model.Cover) error { c.SmallCount, c.SmallShare = smallCount, smallShare; return nil }); err != nil {
			return err
		}
		return tx.Put(&model.Indicator{
			Identity: model.Identity{ID: "id-i"}, Code: "I1", Name: "Proef", Sort: model.EffectIndicator, Type: kind, Direction: model.Higher, Decimals: decimals,
		})
	})
	return v
}

func (v *readersView) edit(t testing.TB, do func(*model.Tx) error) {
	t.Helper()
	if _, err := v.d.Edit("edit.test", do); err != nil {
		t.Fatal(err)
	}
}

// set enters figures, in the place of those of the same periods.
func (v *readersView) set(t testing.TB, values ...*model.Value) {
	t.Helper()
	v.edit(t, func(tx *model.Tx) error {
		for _, value := range values {
			value.ID, value.Indicator = model.ID("id-"+string(value.Period)), v.indicator
			if err := tx.Put(value); err != nil {
				return err
			}
			v.values[value.Period] = value.ID
		}
		return nil
	})
}

func (v *readersView) seen(period model.Period) model.Figures {
	return v.d.Seen(model.Get[model.Value](v.d, v.values[period]), model.Public)
}

// TestNoCountCanBeAddedUp: the reader adds, subtracts and bounds what is shown of periods that overlap.
func TestNoCountCanBeAddedUp(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		threshold := rapid.IntRange(3, 5).Draw(rt, "threshold")
		view := newReadersView(t, model.Tally, 0, threshold, 10)
		pieces := rapid.SliceOfN(rapid.IntRange(0, 8), 3, 3).Draw(rt, "pieces")
		entered := rapid.SliceOfNDistinct(rapid.SampledFrom(quarters), 1, -1, func(s stretch) model.Period { return s.period }).Draw(rt, "entered")
		sum := func(world []int, s stretch) (total int) {
			for _, piece := range world[s.from:s.to] {
				total += piece
			}
			return total
		}
		var values []*model.Value
		for _, s := range entered {
			values = append(values, &model.Value{Period: s.period, Value: number(float64(sum(pieces, s)))})
		}
		view.set(t, values...)

		shown := map[model.Period]model.Figures{}
		bounds := map[int]bool{}
		for _, s := range entered {
			shown[s.period] = view.seen(s.period)
			bounds[s.from], bounds[s.to] = true, true
		}
		possible := map[stretch]map[int]bool{}
		most := sum(pieces, quarters[5]) + threshold
		world := make([]int, 3)
		for world[0] = 0; world[0] <= most; world[0]++ {
			for world[1] = 0; world[1] <= most; world[1]++ {
				for world[2] = 0; world[2] <= most; world[2]++ {
					fits := !slices.ContainsFunc(entered, func(s stretch) bool {
						total, f := sum(world, s), shown[s.period]
						return f.Hiding == model.Shown && total != int(*f.Value) || f.Hiding == model.AsLessThan && (total < 1 || total >= threshold)
					})
					for _, s := range quarters {
						if fits && bounds[s.from] && bounds[s.to] {
							if possible[s] == nil {
								possible[s] = map[int]bool{}
							}
							possible[s][sum(world, s)] = true
						}
					}
				}
			}
		}
		for s, counts := range possible {
			if truth := sum(pieces, s); truth > 0 && truth < threshold && len(counts) < threshold-1 {
				rt.Fatalf("%v of %s can only be %v", truth, s.period, counts)
			}
		}
	})
}

// TestKnowingTheRulesDoesNotHelpToAddUp: of all worlds that look the same, those who know how it is decided what is hidden can rule out too
// few. Periods that lie across each other are left to TestNoCountCanBeAddedUp.
func TestKnowingTheRulesDoesNotHelpToAddUp(t *testing.T) {
	const threshold, most = 4, 8
	const across = 1<<3 | 1<<4
	for mask := 1; mask < 1<<len(quarters); mask++ {
		if mask&across == across {
			continue
		}
		view := newReadersView(t, model.Tally, 0, threshold, 10)
		looks := map[string][][3]int{}
		var world [3]int
		total := func(world [3]int, s stretch) (total int) {
			for _, piece := range world[s.from:s.to] {
				total += piece
			}
			return total
		}
		for world[0] = 0; world[0] <= most; world[0]++ {
			for world[1] = 0; world[1] <= most; world[1]++ {
				for world[2] = 0; world[2] <= most; world[2]++ {
					var values []*model.Value
					for i, s := range quarters {
						if mask&(1<<i) != 0 {
							values = append(values, &model.Value{Period: s.period, Value: number(float64(total(world, s)))})
						}
					}
					view.set(t, values...)
					var look strings.Builder
					for _, value := range values {
						fmt.Fprintln(&look, value.Period, line(view.seen(value.Period)))
					}
					looks[look.String()] = append(looks[look.String()], world)
				}
			}
		}
		for look, worlds := range looks {
			for i, s := range quarters {
				if mask&(1<<i) == 0 {
					continue
				}
				counts := map[int]bool{}
				for _, world := range worlds {
					counts[total(world, s)] = true
				}
				small, edge := true, false
				for count := range counts {
					small = small && count > 0 && count < threshold
				}
				for _, world := range worlds { // beyond the edge there are worlds that were not tried
					edge = edge || slices.Max(world[:]) == most
				}
				if small && !edge && len(counts) < threshold-1 {
					t.Errorf("mask %b: who sees\n%sknows that %s is one of %v", mask, look, s.period, counts)
				}
			}
		}
		if t.Failed() {
			return
		}
	}
}

// TestNoPercentageTellsWhoItCounts tries every part of every whole, at every number of decimals and with everything entered that can be.
func TestNoPercentageTellsWhoItCounts(t *testing.T) {
	const threshold, share, most = 5, 10, 120
	for decimals := range 3 {
		for entered := range 8 {
			d := newReadersView(t, model.Percentage, decimals, threshold, share)
			type world struct{ part, whole int }
			looks := map[string][]world{}
			for whole := 1; whole <= most; whole++ {
				for part := 0; part <= whole; part++ {
					value := &model.Value{Indicator: d.indicator, Period: "2025", Value: number(float64(part) / float64(whole) * 100)}
					if entered&1 != 0 {
						value.Numerator = number(float64(part))
					}
					if entered&2 != 0 {
						value.Denominator = number(float64(whole))
					}
					if entered&4 != 0 {
						value.N = &whole
					}
					f := d.d.Seen(value, model.Public)
					if f.Value != nil {
						f.Value = number(roundedTo(*f.Value, decimals)) // as it is written
					}
					looks[line(f)] = append(looks[line(f)], world{part, whole})
				}
			}
			if entered == 0 {
				continue // a percentage of nobody knows whom tells nothing
			}
			for look, worlds := range looks {
				parts, rests := map[int]bool{}, map[int]bool{}
				allParts, allRests, edge := true, true, false
				for _, w := range worlds {
					parts[w.part], rests[w.whole-w.part] = true, true
					allParts = allParts && w.part > 0 && w.part < threshold
					allRests = allRests && w.whole-w.part > 0 && w.whole-w.part < threshold
					part, rest := float64(w.part), float64(w.whole-w.part)
					edge = edge || min(part, rest) > 0 && threshold*float64(w.whole)/min(part, rest) > most // larger wholes were not tried
				}
				if (allParts && len(parts) < threshold-1 || allRests && len(rests) < threshold-1) && !edge {
					t.Fatalf("decimals %d, entered %b: who sees %q knows that it is one of %v", decimals, entered, look, worlds)
				}
			}
		}
	}
}

func roundedTo(v float64, decimals int) float64 {
	unit := math.Pow(10, float64(decimals))
	return math.Round(v*unit) / unit
}

// TestNoPercentageOfAYearTellsThatOfAHalf: the reader mixes two halves, or one and what is left, into the year.
func TestNoPercentageOfAYearTellsThatOfAHalf(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		const threshold, most = 5, 600
		view := newReadersView(t, model.Percentage, rapid.IntRange(0, 1).Draw(rt, "decimals"), threshold, 10)
		decimals := model.Get[model.Indicator](view.d, view.indicator).Decimals
		type group struct{ part, whole int }
		draw := func(name string) group {
			whole := rapid.IntRange(8, 60).Draw(rt, name+" whole")
			part := rapid.OneOf(rapid.IntRange(0, min(6, whole)), rapid.IntRange(0, whole)).Draw(rt, name+" part")
			return group{part, whole}
		}
		first, second := draw("first"), draw("second")
		year := group{first.part + second.part, first.whole + second.whole}
		value := func(period model.Period, g group) *model.Value {
			out := &model.Value{Period: period, Value: number(float64(g.part) / float64(g.whole) * 100)}
			if rapid.Bool().Draw(rt, "numerator") {
				out.Numerator = number(float64(g.part))
			}
			out.Denominator = number(float64(g.whole))
			return out
		}
		values := []*model.Value{value("2025-H1", first), value("2025", year)}
		if rapid.Bool().Draw(rt, "second half entered") {
			values = append(values, value("2025-H2", second))
		}
		view.set(t, values...)
		shown := map[model.Period]model.Figures{}
		for period := range view.values {
			shown[period] = view.seen(period)
		}
		fits := func(period model.Period, g group) bool {
			if view.values[period] == "" {
				return true
			}
			f := shown[period]
			return (f.Value == nil || roundedTo(float64(g.part)/float64(g.whole)*100, decimals) == roundedTo(*f.Value, decimals)) &&
				(f.Numerator == nil || int(*f.Numerator) == g.part) && (f.Denominator == nil || int(*f.Denominator) == g.whole)
		}
		candidates := func(period model.Period) (out []group) {
			f := shown[period]
			for whole := 1; whole <= most; whole++ {
				from, to := 0, min(whole, 2*threshold) // of what may be anything, the small ones will do
				if f.Value != nil {
					near := *f.Value / 100 * float64(whole)
					from, to = max(0, int(near-float64(whole)/100)-1), min(whole, int(near+float64(whole)/100)+1)
				}
				for part := from; part <= to; part++ {
					if fits(period, group{part, whole}) {
						out = append(out, group{part, whole})
					}
				}
			}
			return out
		}
		seconds, years := candidates("2025-H2"), candidates("2025")
		possible := [2]map[int]bool{{}, {}}
		found := func(a, b group) (enough bool) {
			possible[0][a.part], possible[1][b.part] = true, true
			return len(possible[0]) >= threshold-1 && len(possible[1]) >= threshold-1
		}
	trying:
		for _, a := range candidates("2025-H1") {
			if shown["2025"].Value == nil { // it may be anything that the halves make of it
				for _, b := range seconds {
					if found(a, b) {
						break trying
					}
				}
				continue
			}
			for _, all := range years {
				b := group{all.part - a.part, all.whole - a.whole}
				if b.part >= 0 && b.part <= b.whole && b.whole > 0 && fits("2025-H2", b) && found(a, b) {
					break trying
				}
			}
		}
		for i, truth := range []int{first.part, second.part} {
			if truth > 0 && truth < threshold && len(possible[i]) < threshold-1 {
				rt.Fatalf("the %d of %v and %v can only be %v", truth, first, second, possible[i])
			}
		}
	})
}

// TestTheSameWholeElsewhereTellsNothing: two questions of one survey are answered by the same people.
func TestTheSameWholeElsewhereTellsNothing(t *testing.T) {
	view := newReadersView(t, model.Percentage, 0, 5, 10)
	view.set(t, &model.Value{Period: "2025", Value: number(2), N: whole(212)})
	view.edit(t, func(tx *model.Tx) error {
		other := *model.Get[model.Indicator](tx.Dossier, view.indicator)
		other.ID, other.Code = "id-other", "I2"
		if err := tx.Put(&other); err != nil {
			return err
		}
		return tx.Put(&model.Value{Identity: model.Identity{ID: "id-v2"}, Indicator: "id-other", Period: "2025", Value: number(61), N: whole(212)})
	})
	if f := view.seen("2025"); f.N != nil || f.Value == nil {
		t.Errorf("4 of 212 are seen as %s", line(f))
	}
	other := func() model.Figures { return view.d.Seen(model.Get[model.Value](view.d, "id-v2"), model.Room) }
	if f := other(); f.N != nil {
		t.Errorf("the other question says how many answered: %s", line(f))
	}
	view.set(t, &model.Value{Period: "2025", Value: number(20), N: whole(212)})
	if f := other(); f.N == nil {
		t.Error("what is not hidden any more still hides the other")
	}
}

// TestNoJudgementTellsAHiddenFigure: the reader knows how a judgement is computed.
func TestNoJudgementTellsAHiddenFigure(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		const threshold = 5
		view := newReadersView(t, model.Tally, 0, threshold, 10)
		direction := rapid.SampledFrom(model.Directions()).Draw(rt, "direction")
		target, low := float64(rapid.IntRange(0, 12).Draw(rt, "target")), float64(rapid.IntRange(0, 6).Draw(rt, "low"))
		type world struct{ first, last int }
		looks := map[string][]world{}
		for first := range 9 {
			for last := range 9 {
				view.edit(t, func(tx *model.Tx) error {
					return model.Update(tx, view.indicator, func(i *model.Indicator) error {
						i.Direction, i.RangeLow = direction, &low
						i.Baseline = &model.Baseline{Period: "2025", Value: float64(first)}
						i.Targets = []model.Target{{Period: "2028", Value: target}}
						return nil
					})
				})
				view.set(t, &model.Value{Period: "2027", Value: number(float64(last))})
				indicator := model.Get[model.Indicator](view.d, view.indicator)
				course := view.d.SeenCourse(indicator, model.Public)
				expected := "-"
				if course.Expected != nil {
					expected = fmt.Sprint(*course.Expected)
				}
				look := fmt.Sprint(line(view.d.SeenBaseline(indicator, model.Public)), line(view.seen("2027")), course.Judgement, course.Computed, expected)
				looks[look] = append(looks[look], world{first, last})
			}
		}
		for look, worlds := range looks {
			firsts, lasts := map[int]bool{}, map[int]bool{}
			smallFirst, smallLast := true, true
			for _, w := range worlds {
				firsts[w.first], lasts[w.last] = true, true
				smallFirst = smallFirst && w.first > 0 && w.first < threshold
				smallLast = smallLast && w.last > 0 && w.last < threshold
			}
			if smallFirst && len(firsts) < threshold-1 || smallLast && len(lasts) < threshold-1 {
				rt.Fatalf("%s: who sees %q knows that it is one of %v", direction, look, worlds)
			}
		}
	})
}
