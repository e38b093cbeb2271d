package model_test

import (
	"fmt"
	"math"
	"testing"

	"pgregory.net/rapid"

	"doelenboom/model"
)

func TestWhoSeesWhat(t *testing.T) {
	for _, test := range []struct {
		audience                                          model.Audience
		names, notes, hidden, group, report, public, gone bool
	}{
		{model.Keeper, true, true, false, true, true, true, false},
		{model.Internal, false, false, false, false, true, true, false},
		{model.Room, false, false, true, true, true, true, false},
		{model.Public, false, false, true, false, false, true, false},
		{model.Audience(9), false, false, true, false, false, true, false}, // whoever is not known sees least
	} {
		a := test.audience
		got := []bool{a.SeesNames(), a.SeesNotes(), a.SmallNumbersHidden()}
		for _, consent := range []model.Consent{model.ThisGroup, model.InTheReport, model.PublicConsent, model.Withdrawn} {
			got = append(got, a.SeesStory(&model.Story{Consent: consent}))
		}
		want := []bool{test.names, test.notes, test.hidden, test.group, test.report, test.public, test.gone}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("audience %d: %v, want %v", a, got, want)
		}
	}
}

// shown puts values of one indicator in a dossier and returns how an audience sees the first.
func shown(t testing.TB, kind model.ValueType, audience model.Audience, values ...*model.Value) model.Figures {
	t.Helper()
	d := model.New(environment())
	edit(t, d, func(tx *model.Tx) error {
		if err := tx.Put(&model.Indicator{
			Identity: model.Identity{ID: "id-i"}, Code: "I1", Name: "Proef", Sort: model.EffectIndicator, Type: kind, Direction: model.Higher,
		}); err != nil {
			return err
		}
		for _, value := range values {
			value.Indicator = "id-i"
			if err := tx.Put(value); err != nil {
				return err
			}
		}
		return nil
	})
	return d.Seen(values[0], audience)
}

// line writes figures in one line: value, numerator, denominator, n, footnote.
func line(f model.Figures) string {
	show := func(v *float64) string {
		if v == nil {
			return "-"
		}
		return fmt.Sprint(*v)
	}
	n := "-"
	if f.N != nil {
		n = fmt.Sprint(*f.N)
	}
	value := show(f.Value)
	switch {
	case f.Hiding == model.AsLessThan:
		value = fmt.Sprintf("<%d", f.LessThan)
	case f.Hiding == model.Hidden:
		value = "hidden"
	case f.Missing != "":
		value = string(f.Missing)
	}
	return fmt.Sprintf("%s %s/%s n=%s %s", value, show(f.Numerator), show(f.Denominator), n, f.Footnote)
}

func TestSmallNumbers(t *testing.T) {
	value := func(v float64, counts ...int) *model.Value {
		out := &model.Value{Period: "2025", Value: &v, Footnote: "noot"}
		for i, count := range counts {
			switch {
			case count < 0:
			case i == 0:
				out.Numerator = number(float64(count))
			case i == 1:
				out.Denominator = number(float64(count))
			case i == 2:
				out.N = whole(count)
			}
		}
		return out
	}
	for _, test := range []struct {
		name  string
		kind  model.ValueType
		value *model.Value
		want  string
	}{
		{"a count", model.Tally, value(27), "27 -/- n=- noot"},
		{"the threshold", model.Tally, value(5), "5 -/- n=- noot"},
		{"below the threshold", model.Tally, value(4), "<5 -/- n=- "},
		{"one", model.Tally, value(1), "<5 -/- n=- "},
		{"none", model.Tally, value(0), "0 -/- n=- noot"},
		{"a small count with all that tells it", model.Tally, value(3, 3, 40, 40), "<5 -/- n=- "},
		{"a count with a small rest", model.Tally, value(38, -1, 40), "38 -/- n=- noot"},
		{"a count of a large whole", model.Tally, value(38, -1, 90), "38 -/90 n=- noot"},
		{"a percentage", model.Percentage, value(61, -1, -1, 212), "61 -/- n=212 noot"},
		{"a percentage with counts", model.Percentage, value(38, 194, 510, 510), "38 194/510 n=510 noot"},
		{"a percentage of few", model.Percentage, value(50, -1, 9), "hidden -/- n=- "},
		{"a percentage of just enough", model.Percentage, value(50, -1, 10), "50 -/10 n=- noot"},
		{"a percentage of few who answered", model.Percentage, value(50, -1, 300, 9), "hidden -/- n=- "},
		{"a percentage of few in all", model.Percentage, value(50, -1, 9, 300), "hidden -/- n=- "},
		{"a small numerator", model.Percentage, value(7.5, 3, 40), "8 -/- n=- noot"},
		{"a small numerator to be computed from n", model.Percentage, value(7.5, -1, -1, 40), "8 -/- n=- noot"},
		{"a small rest to be computed", model.Percentage, value(95, -1, 40), "95 -/- n=- noot"},
		{"a percentage that only three of ten are", model.Percentage, value(30, 3, 10), "hidden -/- n=- "},
		{"a rate over a small count of a population that everybody knows", model.Number, value(0.6, 3, 48000), "hidden -/- n=- "},
		{"a rate over many", model.Number, value(3, 150, 48000), "3 150/48000 n=- noot"},
		{"nobody", model.Percentage, value(0, 0, 40), "0 0/40 n=- noot"},
		{"everybody", model.Percentage, value(100, 40, 40), "100 40/40 n=- noot"},
		{"half a person", model.Percentage, value(1, -1, 40), "1 -/- n=- noot"},
		{"a mark by few", model.Mark, value(7.5, -1, -1, 6), "hidden -/- n=- "},
		{"a mark by many", model.Mark, value(7.5, -1, -1, 60), "7.5 -/- n=60 noot"},
		{"a number without counts", model.Number, value(3.2), "3.2 -/- n=- noot"},
		{"missing, with small counts", model.Percentage, &model.Value{Period: "2025", Missing: model.Withheld, Numerator: number(3), Denominator: number(40), Footnote: "noot"}, "withheld -/- n=- noot"},
	} {
		for _, audience := range []model.Audience{model.Room, model.Public} {
			if got := line(shown(t, test.kind, audience, test.value)); got != test.want {
				t.Errorf("%s, for %d: got %q, want %q", test.name, audience, got, test.want)
			}
			test.value.ID = ""
		}
		for _, audience := range []model.Audience{model.Keeper, model.Internal} {
			f := shown(t, test.kind, audience, test.value)
			if f.Hiding != model.Shown || f.Value != test.value.Value || f.Numerator != test.value.Numerator || f.N != test.value.N || f.Footnote != "noot" {
				t.Errorf("%s, for %d: %s", test.name, audience, line(f))
			}
			test.value.ID = ""
		}
	}
}

func TestATotalDoesNotTellItsHiddenPart(t *testing.T) {
	tally := func(period model.Period, v float64) *model.Value { return &model.Value{Period: period, Value: &v} }
	counted := func(period model.Period, numerator, denominator float64) *model.Value {
		share := numerator / denominator * 100
		return &model.Value{Period: period, Value: &share, Numerator: &numerator, Denominator: &denominator}
	}
	for _, test := range []struct {
		name   string
		kind   model.ValueType
		values []*model.Value
		want   string
	}{
		{"a year with a hidden half", model.Tally, vs(tally("2025", 23), tally("2025-H1", 20), tally("2025-H2", 3)), "hidden -/- n=- "},
		{"years with a hidden quarter", model.Tally, vs(tally("2024-2026", 90), tally("2025-Q3", 3)), "hidden -/- n=- "},
		{"a year of which the half that nobody entered is small", model.Tally, vs(tally("2025", 23), tally("2025-H1", 20)), "hidden -/- n=- "},
		{"a year of two small halves that say how small", model.Tally, vs(tally("2025", 4), tally("2025-H1", 2), tally("2025-H2", 2)), "hidden -/- n=- "},
		{"a year of two small halves", model.Tally, vs(tally("2025", 5), tally("2025-H1", 2), tally("2025-H2", 3)), "hidden -/- n=- "},
		{"a year of two small halves that press each other", model.Tally, vs(tally("2025", 7), tally("2025-H1", 4), tally("2025-H2", 3)), "hidden -/- n=- "},
		{"a year beside a school year and what they share", model.Tally, vs(tally("2025", 30), tally("2024/25", 27), tally("2025-01-01/2025-07-31", 27), tally("2025-08-01/2025-12-31", 3)), "hidden -/- n=- "},
		{"figures that do not add up, as of who is there on a day", model.Tally, vs(tally("2025", 23), tally("2025-H1", 20), tally("2025-H2", 18)), "23 -/- n=- "},
		{"figures that do not add up around a small one", model.Tally, vs(tally("2025", 23), tally("2025-H1", 20), tally("2025-H2", 2), tally("2025-Q1", 30)), "hidden -/- n=- "},
		{"a year with halves that are shown", model.Tally, vs(tally("2025", 23), tally("2025-H1", 13), tally("2025-H2", 10)), "23 -/- n=- "},
		{"another year has a hidden half", model.Tally, vs(tally("2025", 23), tally("2024-H2", 3)), "23 -/- n=- "},
		{"a year that is small itself", model.Tally, vs(tally("2025", 4), tally("2025-H1", 1)), "hidden -/- n=- "},
		{"the hidden part itself", model.Tally, vs(tally("2025-H2", 3), tally("2025", 23)), "<5 -/- n=- "},
		{"a percentage of a year", model.Percentage, vs(counted("2025", 20, 100), counted("2025-H1", 18, 50), counted("2025-H2", 2, 50)), "hidden -/- n=- "},
		{"a percentage of a year whose parts say all", model.Percentage, vs(counted("2025", 50, 100), counted("2025-H1", 30, 50)), "50 -/- n=- "},
	} {
		if got := line(shown(t, test.kind, model.Public, test.values...)); got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

func TestTheBaselineHidesAsMuch(t *testing.T) {
	d := seeded(t)
	indicator := only[model.Indicator](t, d)
	if f := d.SeenBaseline(indicator, model.Keeper); f.Value != nil {
		t.Errorf("an indicator without a baseline shows %s", line(f))
	}
	edit(t, d, func(tx *model.Tx) error {
		return model.Update(tx, indicator.ID, func(i *model.Indicator) error {
			i.Type, i.Baseline = model.Tally, &model.Baseline{Period: "2024", Value: 3, N: whole(40)}
			return nil
		})
	})
	indicator = only[model.Indicator](t, d)
	if got := line(d.SeenBaseline(indicator, model.Room)); got != "<5 -/- n=- " {
		t.Errorf("the room sees %s", got)
	}
	if got := line(d.SeenBaseline(indicator, model.Internal)); got != "3 -/- n=40 " {
		t.Errorf("who took part sees %s", got)
	}
}

// TestNoHiddenCountCanBeComputedBack plays the curious reader: of people that are counted one by one it tries every group that fits what
// is shown, and it must never be left with only groups of one hidden size.
func TestNoHiddenCountCanBeComputedBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		total := rapid.IntRange(1, 60).Draw(t, "whole")
		part := rapid.IntRange(0, total).Draw(t, "part")
		kind := rapid.SampledFrom([]model.ValueType{model.Percentage, model.Tally}).Draw(t, "type")
		decimals := rapid.IntRange(0, 6).Draw(t, "decimals")
		value := &model.Value{Period: "2025", Value: number(float64(part))}
		if kind == model.Percentage {
			value.Value = number(rounded(part, total, decimals))
		}
		if rapid.Bool().Draw(t, "numerator") {
			value.Numerator = number(float64(part))
		}
		if rapid.Bool().Draw(t, "denominator") {
			value.Denominator = number(float64(total))
		}
		if rapid.Bool().Draw(t, "n") {
			value.N = whole(total)
		}
		f := shownIn(t, kind, value)

		hidden := func(count int) bool { return count > 0 && count < 5 }
		if !hidden(part) && !hidden(total-part) {
			return
		}
		if f.Numerator != nil && hidden(part) {
			t.Fatalf("the numerator %v is shown", *f.Numerator)
		}
		wholeShown := f.Denominator != nil || f.N != nil
		if !wholeShown {
			if kind == model.Tally && hidden(part) && f.Hiding != model.AsLessThan {
				t.Fatalf("%d is shown as %s", part, line(f))
			}
			return // any whole may be behind it
		}
		fits := map[int]bool{}
		for guess := range total + 1 {
			switch {
			case f.Numerator != nil && float64(guess) != *f.Numerator:
			case f.Value != nil && kind == model.Tally && float64(guess) != *f.Value:
			case f.Value != nil && kind == model.Percentage && rounded(guess, total, decimals) != *f.Value:
			case f.Hiding == model.AsLessThan && !hidden(guess):
			default:
				fits[guess] = true
			}
		}
		if len(fits) == 1 && fits[part] {
			t.Fatalf("%d of %d can be computed back from %s", part, total, line(f))
		}
	})
}

func rounded(part, total, decimals int) float64 {
	unit := math.Pow(10, float64(decimals))
	return math.Round(float64(part)/float64(total)*100*unit) / unit
}

func shownIn(t *rapid.T, kind model.ValueType, value *model.Value) model.Figures {
	d := model.New(environment())
	if _, err := d.Edit("edit.test", func(tx *model.Tx) error {
		indicator := &model.Indicator{Code: "I1", Name: "Proef", Sort: model.EffectIndicator, Type: kind, Direction: model.Higher}
		if err := tx.Put(indicator); err != nil {
			return err
		}
		value.Indicator = indicator.ID
		return tx.Put(value)
	}); err != nil {
		t.Fatal(err)
	}
	return d.Seen(value, rapid.SampledFrom([]model.Audience{model.Room, model.Public}).Draw(t, "audience"))
}

// TestWhatIsHiddenFollowsTheDossier: a figure, a baseline and a threshold that change are seen anew at once, by undo as well.
func TestWhatIsHiddenFollowsTheDossier(t *testing.T) {
	view := newReadersView(t, model.Tally, 0, 5, 10)
	view.set(t, &model.Value{Period: "2025-H1", Value: number(20)}, &model.Value{Period: "2025", Value: number(23)})
	if got := line(view.seen("2025")); got != "hidden -/- n=- " {
		t.Errorf("a year that tells its second half is seen as %s", got)
	}
	view.edit(t, func(tx *model.Tx) error {
		return tx.SetCover(func(c *model.Cover) error { c.SmallCount = 3; return nil })
	})
	if got := line(view.seen("2025")); got != "23 -/- n=- " {
		t.Errorf("with another threshold it is seen as %s", got)
	}
	if _, err := view.d.Undo(); err != nil {
		t.Fatal(err)
	}
	if got := line(view.seen("2025")); got != "hidden -/- n=- " {
		t.Errorf("after undo it is seen as %s", got)
	}
	view.set(t, &model.Value{Period: "2025", Value: number(29)})
	if got := line(view.seen("2025")); got != "29 -/- n=- " {
		t.Errorf("corrected it is seen as %s", got)
	}
	view.edit(t, func(tx *model.Tx) error {
		return model.Update(tx, view.indicator, func(i *model.Indicator) error {
			i.Baseline = &model.Baseline{Period: "2025-H1", Value: 2}
			return nil
		})
	})
	if got := line(view.seen("2025")); got != "hidden -/- n=- " {
		t.Errorf("around a small baseline it is seen as %s", got)
	}
}

// BenchmarkSeen decides what can be seen of 50,000 figures, 300 indicators of quarters and years, after one of them changed.
func BenchmarkSeen(b *testing.B) {
	d := model.New(environment())
	if _, err := d.Edit("edit.test", func(tx *model.Tx) error {
		for n := range 300 {
			indicator, err := tx.AddIndicator("", fmt.Sprint("Indicator ", n))
			if err != nil {
				return err
			}
			if err := model.Update(tx, indicator.ID, func(i *model.Indicator) error { i.Type = model.Tally; return nil }); err != nil {
				return err
			}
			period := model.Period("1990-Q1")
			for k := range 134 {
				v := float64((k*7 + n) % 40)
				if _, err := tx.SetValue(indicator.ID, period, model.Figure{Value: &v}); err != nil {
					return err
				}
				if k%4 == 3 {
					if _, err := tx.SetValue(indicator.ID, period[:4], model.Figure{Value: number(v * 4)}); err != nil {
						return err
					}
				}
				period = period.Next()
			}
		}
		return nil
	}); err != nil {
		b.Fatal(err)
	}
	indicators := d.Indicators()
	all := func() {
		for _, indicator := range indicators {
			for _, value := range d.Values(indicator.ID) {
				d.Seen(value, model.Public)
			}
		}
	}
	all()
	for b.Loop() {
		b.StopTimer()
		if _, err := d.Edit("edit.test", func(tx *model.Tx) error {
			return tx.SetCover(func(c *model.Cover) error { c.Theme += "."; return nil }) // all of it is decided anew
		}); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		all()
	}
}
