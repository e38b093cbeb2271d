package model_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"doelenboom/model"
)

func TestAGoalAboveAnother(t *testing.T) {
	for goal, want := range map[string]string{
		"a":   "0 top, 1 new, 1.1 a, 1.1.1 a1, 1.1.2 a2, 1.1.3 a3, 2 b",
		"a2":  "0 top, 1 a, 1.1 a1, 1.2 new, 1.2.1 a2, 1.3 a3, 2 b",
		"top": "0 new, 1 top, 1.1 a, 1.1.1 a1, 1.1.2 a2, 1.1.3 a3, 1.2 b",
	} {
		d, ids := grown(t, small)
		before := outline(d)
		edit(t, d, func(tx *model.Tx) error { _, err := tx.AddGoalAbove(ids[goal], "new"); return err })
		if got := outline(d); got != want {
			t.Errorf("above %s:\ngot  %s\nwant %s", goal, got, want)
		}
		undo(t, d)
		if got := outline(d); got != before {
			t.Errorf("undone it is %s", got)
		}
	}
	d, _ := grown(t, small)
	if _, err := d.Edit("edit.goal.add", func(tx *model.Tx) error { _, err := tx.AddGoalAbove("id-none", "new"); return err }); err == nil {
		t.Error("a goal above nothing")
	}
}

func TestTakingAGoalOut(t *testing.T) {
	for goal, want := range map[string]string{
		"a":  "0 top, 1 a1, 2 a2, 3 a3, 4 b",
		"a2": "0 top, 1 a, 1.1 a1, 1.2 a3, 2 b",
		"b":  "0 top, 1 a, 1.1 a1, 1.2 a2, 1.3 a3",
	} {
		d, ids := grown(t, small)
		before := outline(d)
		edit(t, d, func(tx *model.Tx) error { return tx.TakeOut(ids[goal]) })
		if got := outline(d); got != want {
			t.Errorf("without %s:\ngot  %s\nwant %s", goal, got, want)
		}
		undo(t, d)
		if got := outline(d); got != before {
			t.Errorf("undone it is %s", got)
		}
	}
	d, ids := grown(t, small)
	if _, err := d.Edit("edit.goal.takeOut", func(tx *model.Tx) error { return tx.TakeOut(ids["top"]) }); err == nil || outline(d) != "0 top, 1 a, 1.1 a1, 1.2 a2, 1.3 a3, 2 b" {
		t.Errorf("the top with two goals under it was taken out: %v, %s", err, outline(d))
	}
	d, ids = grown(t, "top\n a\n  a1\n")
	edit(t, d, func(tx *model.Tx) error { return tx.TakeOut(ids["top"]) })
	if got := outline(d); got != "0 a, 1 a1" {
		t.Errorf("the only goal under the top is not the top now: %s", got)
	}
}

func TestABranchIsCopied(t *testing.T) {
	d, ids := grown(t, small)
	var party model.ID
	edit(t, d, func(tx *model.Tx) error {
		p := &model.Party{Name: "Inwoners", Sort: model.Resident}
		if err := tx.Put(p); err != nil {
			return err
		}
		party = p.ID
		return model.Update(tx, ids["a2"], func(g *model.Goal) error {
			g.Explanation, g.Assumption, g.Dots, g.State = "uitleg", "aanname", 4, model.GoalAdopted
			g.Also = []model.GoalLink{{Goal: ids["a3"], Assumption: "zo"}, {Goal: ids["b"]}}
			g.Support = []model.Support{{Party: party, Stance: model.Doubts, Reason: "waarom"}}
			return nil
		})
	})
	branch := d.Branch(ids["a"])
	edit(t, d, func(tx *model.Tx) error { return tx.Delete(model.KindGoal, ids["b"]) })
	edit(t, d, func(tx *model.Tx) error { return tx.Delete(model.KindParty, party) })
	before := outline(d)
	edit(t, d, func(tx *model.Tx) error { _, err := tx.AddBranch(ids["top"], 0, branch); return err })
	if got, want := outline(d), "0 top, 1 a, 1.1 a1, 1.2 a2, 1.3 a3, 2 a, 2.1 a1, 2.2 a2, 2.3 a3"; got != want {
		t.Fatalf("got  %s\nwant %s", got, want)
	}
	copied := d.GoalByCode("1.2")
	if copied.ID == ids["a2"] || copied.Explanation != "uitleg" || copied.Assumption != "aanname" || copied.Dots != 4 || copied.State != model.GoalDraft {
		t.Errorf("the copy is %+v", copied)
	}
	if len(copied.Also) != 1 || copied.Also[0].Goal != d.GoalByCode("1.3").ID || copied.Also[0].Assumption != "zo" || len(copied.Support) != 0 {
		t.Errorf("its links are %+v and %+v", copied.Also, copied.Support)
	}
	undo(t, d)
	if got := outline(d); got != before {
		t.Errorf("undone it is %s", got)
	}
}

// TestBranchEditsKeepTheOthers: whatever is added above, taken out or copied, all other goals stay in their order, and undo gives the
// dossier before.
func TestBranchEditsKeepTheOthers(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d, _ := grown(t, someTree(rt))
		goals := d.Goals()
		goal := rapid.SampledFrom(goals).Draw(rt, "goal")
		onto := rapid.SampledFrom(goals).Draw(rt, "onto")
		before := outline(d)
		what := rapid.SampledFrom([]string{"above", "out", "copy"}).Draw(rt, "what")
		change, err := d.Edit("edit.goal.add", func(tx *model.Tx) error {
			switch what {
			case "above":
				_, err := tx.AddGoalAbove(goal.ID, "new")
				return err
			case "out":
				return tx.TakeOut(goal.ID)
			}
			_, err := tx.AddBranch(onto.ID, rapid.IntRange(-1, 5).Draw(rt, "position"), d.Branch(goal.ID))
			return err
		})
		if err != nil {
			if top := d.Top(); what != "out" || goal.ID != top.ID || len(d.Children(top.ID)) < 2 {
				rt.Fatalf("%s of %s: %v", what, goal.Text, err)
			}
			return
		}
		known := map[model.ID]bool{}
		var want, got []string
		for _, g := range goals {
			known[g.ID] = true
			if what != "out" || g.ID != goal.ID {
				want = append(want, g.Text)
			}
		}
		for _, g := range d.Goals() {
			if known[g.ID] {
				got = append(got, g.Text)
			}
		}
		if !slices.Equal(got, want) {
			rt.Fatalf("%s of %s: the others read %v, not %v", what, goal.Text, got, want)
		}
		if change == nil {
			rt.Fatalf("%s of %s is no change", what, goal.Text)
		}
		if _, err := d.Undo(); err != nil {
			rt.Fatal(err)
		}
		if after := outline(d); after != before {
			rt.Fatalf("undone it is %s, not %s", after, before)
		}
	})
}

// someTree draws lines for [grown].
func someTree(t *rapid.T) string {
	var out strings.Builder
	out.WriteString("top\n")
	depth := 0
	for i := range rapid.IntRange(0, 12).Draw(t, "goals") {
		depth = rapid.IntRange(1, depth+1).Draw(t, "depth")
		out.WriteString(strings.Repeat(" ", depth) + "g" + string(rune('a'+i)) + "\n")
	}
	return out.String()
}
