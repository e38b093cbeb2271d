package model_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"doelenboom/model"
)

func withFigures(t *testing.T, periods ...model.Period) *model.Dossier {
	d := put(t, measure(func(i *model.Indicator) { i.Baseline = nil }))
	edit(t, d, func(tx *model.Tx) error {
		for n, period := range periods {
			if _, err := tx.SetValue("i", period, model.Figure{Value: number(float64(50 + n))}); err != nil {
				return err
			}
		}
		return nil
	})
	return d
}

func redefine(t *testing.T, d *model.Dossier, change func(*model.Indicator)) *model.Indicator {
	t.Helper()
	edit(t, d, func(tx *model.Tx) error {
		return tx.Redefine("i", "", func(i *model.Indicator) error { change(i); return nil })
	})
	return model.Get[model.Indicator](d, "i")
}

func TestOldWordsStayWithOldFigures(t *testing.T) {
	d := withFigures(t, "2025", "2026")
	i := redefine(t, d, func(i *model.Indicator) { i.Definition = "Het deel van de deelnemers dat vaak ja zegt." })
	if len(i.Versions) != 2 || i.Versions[1].From != "2027" || i.Versions[1].Breaks || i.Versions[1].Day != "2027-10-14" {
		t.Fatalf("the versions are %+v", i.Versions)
	}
	if was, now := i.DefinitionAt("2026").Text, i.DefinitionAt("2027").Text; was != "Het deel van de deelnemers dat ja zegt." || now != i.Definition {
		t.Errorf("2026 means %q and 2027 %q", was, now)
	}
	i = redefine(t, d, func(i *model.Indicator) { i.Name = "Ik hoor er echt bij" })
	if len(i.Versions) != 2 || i.Versions[1].Name != "Ik hoor er echt bij" {
		t.Errorf("a second change before the next figure makes %+v", i.Versions)
	}
	edit(t, d, func(tx *model.Tx) error { return tx.Settle("i", "2026", true, "andere vraag") })
	i = model.Get[model.Indicator](d, "i")
	if breaks := i.BreaksOf(); len(breaks) != 1 || breaks[0].From != "2026" || breaks[0].Reason != "andere vraag" {
		t.Errorf("the breaks are %+v", breaks)
	}
	if got := i.DefinitionAt("2026").Name; got != "Ik hoor er echt bij" {
		t.Errorf("2026 is called %q after the break was put there", got)
	}
}

func TestWordsThatAreChangedBackLeaveNothing(t *testing.T) {
	d := withFigures(t, "2025")
	redefine(t, d, func(i *model.Indicator) { i.Unit = "procent" })
	if i := redefine(t, d, func(i *model.Indicator) { i.Unit = "%" }); len(i.Versions) != 0 {
		t.Errorf("the versions are %+v", i.Versions)
	}
}

func TestBeforeTheFirstFigureWordsAreOnlyWords(t *testing.T) {
	d := withFigures(t)
	if i := redefine(t, d, func(i *model.Indicator) { i.Name = "Anders" }); len(i.Versions) != 0 || i.Name != "Anders" {
		t.Errorf("it is %+v", i)
	}
	_, err := d.Edit("edit.test", func(tx *model.Tx) error { return tx.Settle("i", "2026", true, "") })
	if _, ok := model.AsProblem(err); !ok {
		t.Errorf("settling what did not change is %v", err)
	}
}

// TestSplittingAndMergingKeepTheValues splits and merges at random: no figure is ever lost, the parts of a split hold what the whole held, and a
// merged series holds a figure for every period that either had.
func TestSplittingAndMergingKeepTheValues(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := model.New(environment())
		figures := func(tx *model.Tx, id model.ID, name string) error {
			for _, period := range rapid.SliceOfNDistinct(rapid.SampledFrom([]model.Period{"2023", "2024", "2025", "2026-H1", "2026"}), 0, 5, rapid.ID).Draw(t, name) {
				if _, err := tx.SetValue(id, period, model.Figure{Value: number(rapid.Float64Range(0, 100).Draw(t, "value"))}); err != nil {
					return err
				}
			}
			return nil
		}
		var ids []model.ID
		if _, err := d.Edit("edit.test", func(tx *model.Tx) error {
			for n := range 2 {
				indicator, err := tx.AddIndicator("", fmt.Sprint("Teken ", n))
				if err != nil {
					return err
				}
				ids = append(ids, indicator.ID)
				if err := figures(tx, indicator.ID, indicator.Name); err != nil {
					return err
				}
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		held := func(id model.ID) map[model.Period]float64 {
			out := map[model.Period]float64{}
			for _, value := range d.Values(id) {
				out[value.Period] = *value.Value
			}
			return out
		}
		first, second := held(ids[0]), held(ids[1])
		was := pictureOf(t, d)
		if rapid.Bool().Draw(t, "split") {
			var part *model.Indicator
			if _, err := d.Edit("edit.test", func(tx *model.Tx) (err error) {
				part, err = tx.SplitIndicator(ids[0], "Een", "Ander")
				return err
			}); err != nil {
				t.Fatal(err)
			}
			whole := model.Get[model.Indicator](d, ids[0])
			if fmt.Sprint(held(ids[0])) != fmt.Sprint(first) || fmt.Sprint(held(part.ID)) != fmt.Sprint(first) {
				t.Fatalf("the whole held %v, the parts hold %v and %v", first, held(ids[0]), held(part.ID))
			}
			if broken := len(whole.BreaksOf()) == 1 && len(part.BreaksOf()) == 1; broken != (len(first) > 0) || whole.Name != "Een" || part.Name != "Ander" {
				t.Fatalf("with %d figures the parts are %+v and %+v", len(first), whole, part)
			}
		} else {
			if _, err := d.Edit("edit.test", func(tx *model.Tx) error { return tx.MergeIndicator(ids[0], ids[1]) }); err != nil {
				t.Fatal(err)
			}
			merged := held(ids[0])
			for period, value := range second {
				if _, both := first[period]; !both && merged[period] != value {
					t.Fatalf("%s is %v, not %v", period, merged[period], value)
				}
			}
			for period, value := range first {
				if merged[period] != value {
					t.Fatalf("%s is %v, not %v", period, merged[period], value)
				}
			}
			gone := model.Get[model.Indicator](d, ids[1])
			if gone.Choice != model.Dropped || gone.Into != ids[0] || fmt.Sprint(held(ids[1])) != fmt.Sprint(second) {
				t.Fatalf("what was merged is %+v with %v", gone, held(ids[1]))
			}
		}
		if _, err := d.Undo(); err != nil {
			t.Fatal(err)
		}
		expectSame(t, "undone", pictureOf(t, d), was)
	})
}

func TestUnlikeIndicatorsAreNotMerged(t *testing.T) {
	other := measure(func(i *model.Indicator) { i.Type, i.Unit, i.Code = model.Tally, "personen", "I2" })
	other.ID = "other"
	d := put(t, measure(func(*model.Indicator) {}), other)
	_, err := d.Edit("edit.test", func(tx *model.Tx) error { return tx.MergeIndicator("i", "other") })
	if _, ok := model.AsProblem(err); !ok {
		t.Errorf("persons and percentages are merged: %v", err)
	}
}
