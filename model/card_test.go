package model_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"doelenboom/model"
)

// groupsOf writes the groups in order, each with its cards.
func groupsOf(d *model.Dossier) string {
	var out []string
	for _, group := range d.Groups("") {
		text := group.Name + ":"
		for _, card := range d.Cards("") {
			if slices.Contains(card.Groups, group.ID) {
				text += card.Text
			}
		}
		out = append(out, text)
	}
	return strings.Join(out, " ")
}

func TestGroupsChangePlacesAndBecomeOne(t *testing.T) {
	d := model.New(environment())
	var groups, cards []model.ID
	edit(t, d, func(tx *model.Tx) error {
		for _, name := range []string{"A", "B", ""} {
			group, err := tx.AddGroup("", name)
			if err != nil {
				return err
			}
			groups = append(groups, group.ID)
		}
		for i, text := range []string{"x", "y", "z"} {
			card, err := tx.AddCard("", 0, text, "")
			if err != nil {
				return err
			}
			cards = append(cards, card.ID)
			if err := tx.PutCard(card.ID, "", groups[i]); err != nil {
				return err
			}
		}
		return tx.PutCard(cards[0], "", groups[1])
	})
	steps := []struct {
		what string
		do   func(tx *model.Tx) error
		want string
	}{
		{"to the front", func(tx *model.Tx) error { return tx.MoveGroup(groups[1], 0) }, "B:xy A:x :z"},
		{"past the end", func(tx *model.Tx) error { return tx.MoveGroup(groups[1], 9) }, "A:x :z B:xy"},
		{"a card elsewhere", func(tx *model.Tx) error { return tx.PutCard(cards[1], groups[1], groups[2]) }, "A:x :yz B:x"},
		{"a card in one group more", func(tx *model.Tx) error { return tx.PutCard(cards[1], "", groups[1]) }, "A:x :yz B:xy"},
		{"a card out", func(tx *model.Tx) error { return tx.PutCard(cards[1], groups[1], "") }, "A:x :yz B:x"},
		{"merged, a card was in both", func(tx *model.Tx) error { return tx.MergeGroups(groups[1], groups[0]) }, "A:x :yz"},
		{"a name goes along", func(tx *model.Tx) error { return tx.MergeGroups(groups[0], groups[2]) }, "A:xyz"},
	}
	for _, step := range steps {
		edit(t, d, step.do)
		if got := groupsOf(d); got != step.want {
			t.Fatalf("%s: %s, not %s", step.what, got, step.want)
		}
	}
	_, err := d.Edit("edit.test", func(tx *model.Tx) error { return tx.MergeGroups(groups[2], groups[2]) })
	expectProblem(t, err, "problem.record.missing")
	for range steps {
		if _, err := d.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	if got := groupsOf(d); got != "A:x B:xy :z" {
		t.Errorf("undone it is %s", got)
	}
}

func TestMovingAGroupKeepsTheOthersInOrder(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := model.New(environment())
		var order []model.ID
		n := rapid.IntRange(1, 7).Draw(rt, "groups")
		edit(t, d, func(tx *model.Tx) error {
			for range n {
				group, err := tx.AddGroup("", "")
				if err != nil {
					return err
				}
				order = append(order, group.ID)
			}
			return nil
		})
		for range rapid.IntRange(1, 10).Draw(rt, "moves") {
			from, to := rapid.IntRange(0, n-1).Draw(rt, "from"), rapid.IntRange(0, n-1).Draw(rt, "to")
			id := order[from]
			edit(t, d, func(tx *model.Tx) error { return tx.MoveGroup(id, to) })
			order = slices.Insert(slices.Delete(order, from, from+1), to, id)
			var got []model.ID
			for _, group := range d.Groups("") {
				got = append(got, group.ID)
			}
			if !slices.Equal(got, order) {
				rt.Fatalf("the groups are %v, not %v", got, order)
			}
		}
	})
}
