package model_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"doelenboom/model"
)

// adoptable is a dossier with a tree: top(a(c d) b), and what the goals are called.
func adoptable(t rapid.TB) (*model.Dossier, map[string]model.ID) {
	d, ids := model.New(environment()), map[string]model.ID{"": ""}
	for _, goal := range [][2]string{{"", "top"}, {"top", "a"}, {"top", "b"}, {"a", "c"}, {"a", "d"}} {
		adoptEdit(t, d, func(tx *model.Tx) error {
			made, err := tx.AddGoal(ids[goal[0]], 99, goal[1])
			if err == nil {
				ids[goal[1]] = made.ID
			}
			return err
		})
	}
	return d, ids
}

func adoptEdit(t rapid.TB, d *model.Dossier, do func(*model.Tx) error) {
	t.Helper()
	if _, err := d.Edit("edit.test", do); err != nil {
		t.Fatal(err)
	}
}

func adopt(t rapid.TB, d *model.Dossier) *model.Adoption {
	t.Helper()
	adoptEdit(t, d, func(tx *model.Tx) error {
		_, err := tx.Adopt(model.Adopting{Name: "Versie 1", Text: "Zo stellen we hem vast", Form: model.Consenting,
			Objections: []model.Dissent{{Role: "raadslid", Text: "het kan korter"}}})
		return err
	})
	return d.LastAdoption()
}

func TestAdoptingTheTreeDecidesAndRemembersIt(t *testing.T) {
	d, ids := adoptable(t)
	adoptEdit(t, d, func(tx *model.Tx) error {
		return model.Update(tx, ids["b"], func(g *model.Goal) error { g.State = model.GoalParked; return nil })
	})
	adoption := adopt(t, d)
	decision := model.Get[model.Agreement](d, adoption.Decision)
	if decision == nil || decision.Sort != model.Decision || decision.Form != model.Consenting || decision.State != model.Done || len(decision.Objections) != 1 ||
		decision.Objections[0].Role != "raadslid" || len(decision.Linked) != 1 || decision.Linked[0].ID != ids["top"] {
		t.Errorf("the decision is %+v", decision)
	}
	if adoption.Date != "2027-10-14" || len(adoption.Goals) != 5 || adoption.Goals[2].Code != "1.1" || adoption.Goals[2].Text != "c" || adoption.Goals[2].Parent != model.FormerID(ids["a"]) {
		t.Errorf("the adoption is %+v", adoption)
	}
	for name, want := range map[string]model.GoalState{"top": model.GoalAdopted, "c": model.GoalAdopted, "b": model.GoalParked} {
		if got := model.Get[model.Goal](d, ids[name]).State; got != want {
			t.Errorf("%s is %s", name, got)
		}
	}
	adoptEdit(t, d, func(tx *model.Tx) error { _, err := tx.AddGoal(ids["a"], 0, "later"); return err })
	if added := d.Children(ids["a"])[0]; added.State != model.GoalDraft {
		t.Errorf("a goal that came later is %s", added.State)
	}
	for range 2 {
		if _, err := d.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	if d.LastAdoption() != nil || d.Count(model.KindAgreement) != 0 || model.Get[model.Goal](d, ids["c"]).State != model.GoalDraft {
		t.Error("undo leaves something of the adoption")
	}
	if _, err := model.New(environment()).Edit("edit.test", func(tx *model.Tx) error { _, err := tx.Adopt(model.Adopting{Text: "leeg"}); return err }); err == nil {
		t.Error("an empty tree was adopted")
	}
}

func TestWhatChangedSinceAVersionIsSaidGoalByGoal(t *testing.T) {
	for _, test := range []struct {
		what string
		do   func(tx *model.Tx, ids map[string]model.ID) error
		want func(ids map[string]model.ID) []model.GoalChange
	}{
		{"nothing", func(*model.Tx, map[string]model.ID) error { return nil }, func(map[string]model.ID) []model.GoalChange { return nil }},
		{"a goal before others moves none of them", func(tx *model.Tx, ids map[string]model.ID) error {
			return tx.Put(&model.Goal{Identity: model.Identity{ID: "new"}, Parent: ids["a"], Position: -9, Text: "eerst"})
		}, func(map[string]model.ID) []model.GoalChange { return []model.GoalChange{{Goal: "new", Added: true}} }},
		{"reworded", func(tx *model.Tx, ids map[string]model.ID) error {
			return model.Update(tx, ids["c"], func(g *model.Goal) error { g.Text = "C"; return nil })
		}, func(ids map[string]model.ID) []model.GoalChange {
			return []model.GoalChange{{Goal: ids["c"], Reworded: true, Was: model.AdoptedGoal{Goal: model.FormerID(ids["c"]), Parent: model.FormerID(ids["a"]), Code: "1.1", Text: "c"}}}
		}},
		{"removed with its branch", func(tx *model.Tx, ids map[string]model.ID) error { return tx.Delete(model.KindGoal, ids["a"]) },
			func(ids map[string]model.ID) []model.GoalChange {
				return []model.GoalChange{
					{Goal: ids["a"], Removed: true, Was: model.AdoptedGoal{Goal: model.FormerID(ids["a"]), Parent: model.FormerID(ids["top"]), Code: "1", Text: "a"}},
					{Goal: ids["c"], Removed: true, Was: model.AdoptedGoal{Goal: model.FormerID(ids["c"]), Parent: model.FormerID(ids["a"]), Code: "1.1", Text: "c"}},
					{Goal: ids["d"], Removed: true, Was: model.AdoptedGoal{Goal: model.FormerID(ids["d"]), Parent: model.FormerID(ids["a"]), Code: "1.2", Text: "d"}},
				}
			}},
		{"under another goal", func(tx *model.Tx, ids map[string]model.ID) error { return tx.MoveGoal(ids["d"], ids["b"], 0) },
			func(ids map[string]model.ID) []model.GoalChange {
				return []model.GoalChange{{Goal: ids["d"], Moved: true, Was: model.AdoptedGoal{Goal: model.FormerID(ids["d"]), Parent: model.FormerID(ids["a"]), Code: "1.2", Text: "d"}}}
			}},
		{"among its own", func(tx *model.Tx, ids map[string]model.ID) error { return tx.MoveGoal(ids["d"], ids["a"], 0) },
			func(ids map[string]model.ID) []model.GoalChange {
				return []model.GoalChange{{Goal: ids["d"], Moved: true, Was: model.AdoptedGoal{Goal: model.FormerID(ids["d"]), Parent: model.FormerID(ids["a"]), Code: "1.2", Text: "d"}}}
			}},
	} {
		d, ids := adoptable(t)
		adopt(t, d)
		adoptEdit(t, d, func(tx *model.Tx) error { return test.do(tx, ids) })
		again := reopen(t, d) // through JSON and back
		for _, d := range []*model.Dossier{d, again} {
			if got, want := d.ChangesSince(d.LastAdoption()), test.want(ids); !slices.Equal(got, want) {
				t.Errorf("%s: %+v, not %+v", test.what, got, want)
			}
		}
	}
	d, _ := adoptable(t)
	if got := d.ChangesSince(&model.Adoption{Name: "Versie 1"}); got != nil {
		t.Errorf("against a version without goals: %+v", got)
	}
}

// TestChangesSinceTellWhatTheTreeWas takes what is said to have changed back, and finds the tree that was adopted.
func TestChangesSinceTellWhatTheTreeWas(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, _ := adoptable(t)
		adoption := adopt(t, d)
		for range rapid.IntRange(0, 12).Draw(t, "edits") {
			goals := d.Goals()
			goal := rapid.SampledFrom(goals).Draw(t, "goal").ID
			other := rapid.SampledFrom(goals).Draw(t, "other").ID
			position := rapid.IntRange(0, 3).Draw(t, "position")
			_, _ = d.Edit("edit.test", func(tx *model.Tx) error { // a move into its own branch fails, and changes nothing
				switch rapid.IntRange(0, 3).Draw(t, "what") {
				case 0:
					_, err := tx.AddGoal(goal, position, "nieuw")
					return err
				case 1:
					return tx.MoveGoal(goal, other, position)
				case 2:
					return model.Update(tx, goal, func(g *model.Goal) error { g.Text += "!"; return nil })
				}
				if goal == tx.Top().ID {
					return nil
				}
				return tx.Delete(model.KindGoal, goal)
			})
		}
		type place struct {
			parent model.ID
			text   string
		}
		now := map[model.ID]place{}
		for _, goal := range d.Goals() {
			now[goal.ID] = place{goal.Parent, goal.Text}
		}
		moved := map[model.ID]bool{}
		for _, change := range d.ChangesSince(adoption) {
			if change.Added {
				delete(now, change.Goal)
				continue
			}
			is := now[change.Goal]
			if change.Removed || change.Moved {
				is.parent = model.ID(change.Was.Parent)
				moved[change.Goal] = true
			}
			if change.Removed || change.Reworded {
				is.text = change.Was.Text
			}
			now[change.Goal] = is
		}
		if len(now) != len(adoption.Goals) {
			t.Fatalf("%d goals, and %d were adopted", len(now), len(adoption.Goals))
		}
		for _, was := range adoption.Goals {
			if now[model.ID(was.Goal)] != (place{model.ID(was.Parent), was.Text}) {
				t.Fatalf("%s is %+v", was.Text, now[model.ID(was.Goal)])
			}
			var then, still []model.ID // those that did not move stand in the order in which they stood
			for _, child := range adoption.Goals {
				if child.Parent == was.Goal && !moved[model.ID(child.Goal)] {
					then = append(then, model.ID(child.Goal))
				}
			}
			for _, child := range d.Children(model.ID(was.Goal)) {
				if slices.Contains(then, child.ID) {
					still = append(still, child.ID)
				}
			}
			if !slices.Equal(then, still) {
				t.Fatalf("under %s: %v stood, %v stand", was.Text, then, still)
			}
		}
	})
}

func TestEveryPartySaysWhatItThinksOfAGoal(t *testing.T) {
	d, ids := adoptable(t)
	var parties []*model.Party
	adoptEdit(t, d, func(tx *model.Tx) error {
		for _, name := range []string{"Cliëntenraad", "Gemeente"} {
			party := &model.Party{Name: name, Sort: model.OtherParty}
			if err := tx.Put(party); err != nil {
				return err
			}
			parties = append(parties, party)
		}
		return nil
	})
	goal := func() *model.Goal { return model.Get[model.Goal](d, ids["c"]) }
	say := func(party *model.Party, stance model.Stance, reason string) {
		adoptEdit(t, d, func(tx *model.Tx) error { return tx.SetSupport(ids["c"], party.ID, stance, reason) })
	}
	say(parties[0], model.Doubts, " te vaag ")
	say(parties[1], model.Supports, "")
	if got := goal().SupportOf(parties[0].ID); got.Stance != model.Doubts || got.Reason != "te vaag" {
		t.Errorf("%+v", got)
	}
	say(parties[0], "", "")
	if got := goal().SupportOf(parties[0].ID); got.Stance != "" || len(goal().Support) != 1 {
		t.Errorf("taken back: %+v", goal().Support)
	}
	adoptEdit(t, d, func(tx *model.Tx) error { return tx.AgreeAll(ids["c"]) })
	if len(goal().Support) != 2 || goal().State != model.GoalAdopted {
		t.Errorf("all agree: %+v", goal())
	}
	term := &model.Term{Word: "meedoen", Meaning: "erbij zijn"}
	adoptEdit(t, d, func(tx *model.Tx) error { return tx.Put(term) })
	means := func(text string) []model.OtherMeaning {
		adoptEdit(t, d, func(tx *model.Tx) error { return tx.SetMeaning(term.ID, parties[0].ID, text) })
		return d.TermFor(" Meedoen").Others
	}
	if got := means("werken"); len(got) != 1 || got[0].Meaning != "werken" {
		t.Errorf("%+v", got)
	}
	if got := means("erbij zijn"); got != nil {
		t.Errorf("the group's own meaning is no other one: %+v", got)
	}
}
