package model_test

import (
	"testing"

	"pgregory.net/rapid"

	"doelenboom/model"
)

func TestProvisionalAndFinal(t *testing.T) {
	d := seeded(t)
	indicator := only[model.Indicator](t, d)
	var ids []model.ID
	edit(t, d, func(tx *model.Tx) error {
		for _, period := range []model.Period{"2031", "2032", "2033"} {
			value, err := tx.SetValue(indicator.ID, period, model.Figure{Value: number(41), State: model.Provisional})
			if err != nil {
				return err
			}
			ids = append(ids, value.ID)
		}
		return nil
	})
	if found := d.Provisional(func(i *model.Indicator, v *model.Value) bool { return i.ID == indicator.ID && v.Period >= "2032" }); len(found) != 2 {
		t.Fatalf("%d are provisional", len(found))
	}
	made := 0
	edit(t, d, func(tx *model.Tx) (err error) { made, err = tx.MakeFinal(ids...); return err })
	if made != 3 || len(d.Provisional(nil)) != 0 {
		t.Errorf("%d were made final, %d are still provisional", made, len(d.Provisional(nil)))
	}
	edit(t, d, func(tx *model.Tx) (err error) { made, err = tx.MakeFinal(ids...); return err })
	if made != 0 {
		t.Errorf("%d were made final twice", made)
	}
	if _, err := d.Undo(); err != nil || len(d.Provisional(nil)) != 3 {
		t.Errorf("undone, %d are provisional (%v)", len(d.Provisional(nil)), err)
	}
	edit(t, d, func(tx *model.Tx) error {
		_, err := tx.SetValue(indicator.ID, "2033", model.Figure{Missing: model.NotYetKnown, State: model.Provisional})
		return err
	})
	_, err := d.Edit("edit.test", func(tx *model.Tx) error { _, err := tx.MakeFinal(ids...); return err })
	expectProblem(t, err, "problem.value.notYetFinal")
	if len(d.Provisional(nil)) != 3 {
		t.Error("of those that cannot all be final some were")
	}
}

func TestACorrectionSaysWhyAfterwards(t *testing.T) {
	d := seeded(t)
	d.SetRole("beleidsadviseur")
	indicator := only[model.Indicator](t, d)
	set := func(figure model.Figure) *model.Value {
		edit(t, d, func(tx *model.Tx) error { _, err := tx.SetValue(indicator.ID, "2031", figure); return err })
		return d.ValueAt(indicator.ID, "2031")
	}
	value := set(model.Figure{Missing: model.Withheld, LessThan: 5, State: model.Final})
	_, err := d.Edit("edit.test", func(tx *model.Tx) error { return tx.Explain(value.ID, "telfout") })
	expectProblem(t, err, "problem.value.noCorrection")
	value = set(model.Figure{Value: number(6), State: model.Final})
	edit(t, d, func(tx *model.Tx) error { return tx.Explain(value.ID, "telfout") })
	was := d.ValueAt(indicator.ID, "2031").Corrections
	if len(was) != 1 || was[0].LessThan != 5 || was[0].State != model.Final || was[0].Role != "beleidsadviseur" || was[0].Why != "telfout" {
		t.Errorf("what was there: %+v", was)
	}
	_, err = d.Edit("edit.test", func(tx *model.Tx) error {
		_, err := tx.SetValue(indicator.ID, "2032", model.Figure{Value: number(6), LessThan: 5})
		return err
	})
	expectProblem(t, err, "problem.value.lessThan")
}

// TestNothingThatStoodThereIsLost: whatever is entered over each other, the corrections and the value tell all of it in order, and a
// percentage with its counts always is what the counts say.
func TestNothingThatStoodThereIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := model.New(environment())
		if _, err := d.Edit("edit.test", func(tx *model.Tx) error {
			return tx.Put(&model.Indicator{Identity: model.Identity{ID: "i"}, Name: "i", Sort: model.EffectIndicator, Type: model.Percentage, Direction: model.Higher})
		}); err != nil {
			t.Fatal(err)
		}
		var all []float64
		figure := model.Figure{}
		for range rapid.IntRange(1, 8).Draw(t, "entries") {
			if rapid.Bool().Draw(t, "counted") {
				figure.Value, figure.Numerator, figure.Denominator = nil, number(float64(rapid.IntRange(0, 9).Draw(t, "part"))), number(9)
			} else {
				figure.Value, figure.Numerator, figure.Denominator = number(float64(rapid.IntRange(0, 3).Draw(t, "value"))), nil, nil
			}
			if _, err := d.Edit("edit.test", func(tx *model.Tx) error { _, err := tx.SetValue("i", "2026", figure); return err }); err != nil {
				t.Fatal(err)
			}
			value := d.ValueAt("i", "2026")
			if figure.Numerator != nil && (!value.Computed() || *value.Value != *figure.Numerator*100 / *figure.Denominator) {
				t.Fatalf("%v of %v is %v", *figure.Numerator, *figure.Denominator, *value.Value)
			}
			if n := len(all); n == 0 || all[n-1] != *value.Value {
				all = append(all, *value.Value)
			}
			figure = model.FigureOf(value)
			if value.Computed() != (figure.Value == nil) {
				t.Fatalf("what is computed is said twice: %+v", figure)
			}
		}
		value := d.ValueAt("i", "2026")
		if len(value.Corrections) != len(all)-1 {
			t.Fatalf("%d figures stood there, and %d are kept", len(all)-1, len(value.Corrections))
		}
		for i, was := range value.Corrections {
			if *was.Value != all[i] {
				t.Fatalf("figure %d was %v, not %v", i, all[i], *was.Value)
			}
		}
	})
}

func TestAFigureBeginsLikeTheOneBefore(t *testing.T) {
	d := seeded(t)
	indicator := only[model.Indicator](t, d)
	edit(t, d, func(tx *model.Tx) error {
		for _, figure := range []struct {
			period model.Period
			model.Figure
		}{
			{"2029", model.Figure{Value: number(3), Source: "CBS", Certainty: model.Registration, N: whole(12), Footnote: "eerste"}},
			{"2030", model.Figure{Missing: model.NotMeasured, Source: "niemand"}},
			{"2032", model.Figure{Value: number(4), Source: "GGD", Certainty: model.Survey, State: model.Final}},
		} {
			if _, err := tx.SetValue(indicator.ID, figure.period, figure.Figure); err != nil {
				return err
			}
		}
		return nil
	})
	figure, before := d.NewFigure(indicator, "2031")
	if before == nil || before.Period != "2029" || figure.Source != "CBS" || figure.Certainty != model.Registration || figure.N != nil || figure.Footnote != "" || figure.State != model.Provisional {
		t.Errorf("%+v, after %+v", figure, before)
	}
	if figure, _ = d.NewFigure(indicator, "2033"); figure.Source != "GGD" || figure.State != model.Provisional {
		t.Errorf("%+v", figure)
	}
}

// TestWhatASourceWithholdsIsNotAddedUp: the room sees "<10" as the source has it, and no total that tells the rest.
func TestWhatASourceWithholdsIsNotAddedUp(t *testing.T) {
	d := seeded(t)
	edit(t, d, func(tx *model.Tx) error {
		if err := tx.Put(&model.Indicator{Identity: model.Identity{ID: "w"}, Name: "w", Sort: model.EffectIndicator, Type: model.Tally, Unit: "personen", Direction: model.Higher}); err != nil {
			return err
		}
		for period, figure := range map[model.Period]model.Figure{
			"2031-H1": {Missing: model.Withheld, LessThan: 10}, "2031-H2": {Value: number(12)}, "2031": {Value: number(21)}, "2030": {Value: number(30)},
		} {
			if _, err := tx.SetValue("w", period, figure); err != nil {
				return err
			}
		}
		return nil
	})
	for period, want := range map[model.Period]model.Hiding{"2031-H1": model.AsLessThan, "2031-H2": model.Shown, "2031": model.Hidden, "2030": model.Shown} {
		if seen := d.Seen(d.ValueAt("w", period), model.Room); seen.Hiding != want || want == model.AsLessThan && seen.LessThan != 10 {
			t.Errorf("the room sees %+v of %s", seen, period)
		}
	}
	if seen := d.Seen(d.ValueAt("w", "2031-H1"), model.Keeper); seen.Hiding != model.AsLessThan || seen.Missing != model.Withheld {
		t.Errorf("the keeper sees %+v", seen)
	}
}
