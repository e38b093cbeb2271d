package model_test

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"pgregory.net/rapid"

	"doelenboom/model"
)

// checkIndexes holds every answer that an index gives against the same answer found by walking all records.
func checkIndexes(t *rapid.T, d *model.Dossier) {
	checkOrder(t, d)
	checkTree(t, d)
	checkIndicators(t, d)
	checkValues(t, d)
	checkReadings(t, d)
	checkCards(t, d)
}

func expectEqual(t *rapid.T, what string, got, want any) {
	t.Helper()
	if g, w := fmt.Sprint(got), fmt.Sprint(want); g != w {
		t.Fatalf("%s: got %s, want %s", what, g, w)
	}
}

func identities[R model.Record](records []R) []model.ID {
	out := []model.ID{}
	for _, record := range records {
		out = append(out, record.Ident())
	}
	return out
}

func checkOrder(t *rapid.T, d *model.Dossier) {
	for _, kind := range model.Kinds() {
		records := d.Records(kind)
		ids := identities(records)
		if !slices.IsSorted(ids) || len(slices.Compact(slices.Clone(ids))) != len(ids) || len(ids) != d.Count(kind) {
			t.Fatalf("%s: %d records %v, in order and each once", kind, d.Count(kind), ids)
		}
		for _, record := range records {
			if d.Record(kind, record.Ident()) != record {
				t.Fatalf("%s %s is listed, and another one is there", kind, record.Ident())
			}
		}
	}
	expectEqual(t, "all goals", identities(model.All[model.Goal](d)), identities(d.Records(model.KindGoal)))
}

func childrenOf(d *model.Dossier, parent model.ID) []*model.Goal {
	var out []*model.Goal
	for _, goal := range model.All[model.Goal](d) {
		if goal.Parent == parent {
			out = append(out, goal)
		}
	}
	slices.SortFunc(out, func(a, b *model.Goal) int {
		return cmp.Or(cmp.Compare(a.Position, b.Position), cmp.Compare(a.ID, b.ID))
	})
	return out
}

func checkTree(t *rapid.T, d *model.Dossier) {
	var walk func(goal *model.Goal, code string, depth int)
	var order []*model.Goal
	deepest := 0
	walk = func(goal *model.Goal, code string, depth int) {
		order = append(order, goal)
		deepest = max(deepest, depth)
		expectEqual(t, "code", d.Code(goal.ID), code)
		expectEqual(t, "level", d.LevelOf(goal), depth)
		if found := d.GoalByCode(code); found != goal {
			t.Fatalf("the goal with code %s is another one", code)
		}
		children := childrenOf(d, goal.ID)
		if got := d.Children(goal.ID); !slices.Equal(got, children) {
			t.Fatalf("children of %s: %v, want %v", goal.ID, identities(got), identities(children))
		}
		for i, child := range children {
			inner := strconv.Itoa(i + 1)
			if goal.Parent != "" {
				inner = code + "." + inner
			}
			walk(child, inner, depth+1)
		}
	}
	tops := childrenOf(d, "")
	for _, top := range tops {
		walk(top, "0", 1)
	}
	expectEqual(t, "goals as the tree reads", identities(d.Goals()), identities(order))
	expectEqual(t, "goals in the tree", len(order), d.Count(model.KindGoal))
	expectEqual(t, "depth", d.Depth(), deepest)
	if len(tops) > 0 && d.Top() != tops[0] || len(tops) == 0 && d.Top() != nil {
		t.Fatal("the top is another goal")
	}
}

func checkIndicators(t *rapid.T, d *model.Dossier) {
	for _, goal := range model.All[model.Goal](d) {
		var want []*model.Indicator
		for _, indicator := range d.Indicators() {
			for _, id := range indicator.Goals {
				if id == goal.ID && indicator.Choice != model.Dropped {
					want = append(want, indicator)
				}
			}
		}
		expectEqual(t, "indicators of a goal", identities(d.IndicatorsOf(goal.ID)), identities(want))
	}
	highest := 0
	for _, indicator := range d.Indicators() {
		if number, err := strconv.Atoi(strings.TrimPrefix(indicator.Code, "I")); err == nil && indicator.Code[0] == 'I' {
			highest = max(highest, number)
		}
	}
	next := nextCode(t, d)
	expectEqual(t, "the next code", next, "I"+strconv.Itoa(highest+1))
}

// nextCode tells which code a new indicator would get, in an edit that changes nothing.
func nextCode(t *rapid.T, d *model.Dossier) (code string) {
	_, err := d.Edit("edit.test", func(tx *model.Tx) error {
		indicator, err := tx.AddIndicator("", "proef")
		if err != nil {
			t.Fatal(err)
		}
		code = indicator.Code
		return errOnPurpose
	})
	if err != errOnPurpose {
		t.Fatal(err)
	}
	return code
}

func checkValues(t *rapid.T, d *model.Dossier) {
	for _, indicator := range d.Indicators() {
		var want []*model.Value
		for _, value := range model.All[model.Value](d) {
			if value.Indicator == indicator.ID {
				want = append(want, value)
				if d.ValueAt(indicator.ID, value.Period) != value {
					t.Fatalf("the value of %s is another one", value.Period)
				}
			}
		}
		slices.SortFunc(want, func(a, b *model.Value) int { return a.Period.Compare(b.Period) })
		if got := d.Values(indicator.ID); !slices.Equal(got, want) {
			t.Fatalf("values: %v, want %v", identities(got), identities(want))
		}
		var latest *model.Value
		for _, value := range want {
			if value.Value != nil {
				latest = value
			}
		}
		if d.LatestValue(indicator.ID) != latest {
			t.Fatal("the latest value is another one")
		}
		if d.ValueAt(indicator.ID, "1999") != nil {
			t.Fatal("a value where there is none")
		}
	}
}

func checkReadings(t *rapid.T, d *model.Dossier) {
	for _, indicator := range d.Indicators() {
		var want []*model.Reading
		for _, reading := range model.All[model.Reading](d) {
			if reading.Indicator == indicator.ID {
				want = append(want, reading)
			}
		}
		got := d.Readings(indicator.ID)
		expectEqual(t, "readings", len(got), len(want))
		var before model.Date
		for _, reading := range got {
			var date model.Date
			if session := model.Get[model.Session](d, reading.Session); session != nil {
				date = session.Date
			}
			if reading.Indicator != indicator.ID || date < before {
				t.Fatalf("reading %s of %s on %q after %q", reading.ID, reading.Indicator, date, before)
			}
			before = date
		}
	}
}

func checkCards(t *rapid.T, d *model.Dossier) {
	highest, seen := 0, map[int]bool{}
	for _, card := range model.All[model.Card](d) {
		if seen[card.Number] {
			t.Fatalf("two cards have number %d", card.Number)
		}
		seen[card.Number] = true
		highest = max(highest, card.Number)
	}
	expectEqual(t, "the next card number", d.NextCardNumber(), highest+1)
}
