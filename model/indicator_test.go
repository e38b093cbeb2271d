package model_test

import (
	"slices"
	"testing"

	"doelenboom/model"
)

func TestIndicatorsByCode(t *testing.T) {
	var records []model.Record
	for _, code := range []string{"V1", "I10", "I9", "los", "I11", "I2", "A", ""} {
		records = append(records, &model.Indicator{
			Code: code, Name: "Proef", Sort: model.EffectIndicator, Type: model.Percentage, Direction: model.Higher,
		})
	}
	d := put(t, records...)
	var got []string
	for _, indicator := range d.Indicators() {
		got = append(got, indicator.Code)
	}
	if want := []string{"", "A", "I2", "I9", "I10", "I11", "V1", "los"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	edit(t, d, func(tx *model.Tx) error { _, err := tx.AddIndicator("", "Nog een"); return err })
	if last := model.All[model.Indicator](d)[len(records)]; last.Code != "I12" {
		t.Errorf("the next code is %s", last.Code)
	}
}

func TestTheTargetAheadOfADay(t *testing.T) {
	indicator := &model.Indicator{Targets: []model.Target{{Period: "2030", Value: 3}, {Period: "2026", Value: 1}, {Period: "2028", Value: 2}}}
	for day, want := range map[model.Date]float64{"2025-06-01": 1, "2026-12-31": 1, "2027-01-01": 2, "2028-12-31": 2, "2029-01-01": 3} {
		if target := indicator.TargetAt(day); target == nil || target.Value != want {
			t.Errorf("on %s: %+v", day, target)
		}
	}
	if target := indicator.TargetAt("2031-01-01"); target != nil {
		t.Errorf("after the last one: %+v", target)
	}
}

func TestBreaksOfASeries(t *testing.T) {
	indicator := &model.Indicator{Versions: []model.Definition{
		{Text: "van het begin af"}, {From: "2028", Text: "andere vraag", Breaks: true}, {From: "2027", Text: "andere woorden"},
		{From: "2026", Text: "andere groep", Breaks: true}, {Text: "zonder begin", Breaks: true},
	}}
	var got []model.Period
	for _, definition := range indicator.BreaksOf() {
		got = append(got, definition.From)
	}
	if want := []model.Period{"2026", "2028"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestWhoOwnsSomething(t *testing.T) {
	d := put(t, &model.Party{Identity: model.Identity{ID: "party"}, Name: "Aanbieders", Sort: model.Provider})
	for _, test := range []struct {
		actor model.Actor
		want  string
	}{
		{model.Actor{}, ""},
		{model.Actor{Party: "party"}, "Aanbieders"},
		{model.Actor{Role: "Werkplein"}, "Werkplein"},
		{model.Actor{Party: "party", Role: "consulent"}, "consulent"},
		{model.Actor{Party: "gone"}, ""},
	} {
		if got := d.ActorName(test.actor); got != test.want || test.actor.IsZero() != (test.actor == model.Actor{}) {
			t.Errorf("%+v: %q, want %q", test.actor, got, test.want)
		}
	}
}
