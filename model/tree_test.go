package model_test

import (
	"slices"
	"strings"
	"testing"

	"doelenboom/model"
)

// grown is a tree of lines, one space deeper a level; it returns the goals by their texts.
func grown(t testing.TB, lines string) (*model.Dossier, map[string]model.ID) {
	t.Helper()
	d, ids := model.New(environment()), map[string]model.ID{}
	edit(t, d, func(tx *model.Tx) error {
		var path []model.ID
		for line := range strings.Lines(lines) {
			text := strings.TrimSpace(line)
			depth := len(line) - len(strings.TrimLeft(line, " "))
			parent := model.ID("")
			if depth > 0 {
				parent = path[depth-1]
			}
			goal, err := tx.AddGoal(parent, 99, text)
			if err != nil {
				return err
			}
			path = append(path[:depth], goal.ID)
			ids[text] = goal.ID
		}
		return nil
	})
	return d, ids
}

// outline writes a tree as codes and texts.
func outline(d *model.Dossier) string {
	var out []string
	for _, goal := range d.Goals() {
		out = append(out, d.Code(goal.ID)+" "+goal.Text)
	}
	return strings.Join(out, ", ")
}

const small = "top\n a\n  a1\n  a2\n  a3\n b\n"

func TestCodesAndLevels(t *testing.T) {
	d, ids := grown(t, small)
	if got, want := outline(d), "0 top, 1 a, 1.1 a1, 1.2 a2, 1.3 a3, 2 b"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if goal := d.GoalByCode(" 1.2 "); goal == nil || goal.ID != ids["a2"] {
		t.Errorf("1.2 is %v", goal)
	}
	if d.GoalByCode("3") != nil || d.Code("id-none") != "" || d.Children("") != nil || d.Branch("id-none") != nil {
		t.Error("an answer about a goal that is not there")
	}
	if d.Depth() != 3 || d.LevelOf(model.Get[model.Goal](d, ids["a3"])) != 3 {
		t.Error("the tree is three levels deep")
	}
	edit(t, d, func(tx *model.Tx) error {
		return model.Update(tx, ids["b"], func(g *model.Goal) error { g.Level = 4; return nil })
	})
	if level := d.LevelOf(model.Get[model.Goal](d, ids["b"])); level != 4 {
		t.Errorf("the group chose level 4, and it is %d", level)
	}
}

func TestMovingAGoal(t *testing.T) {
	for _, test := range []struct {
		goal, to string
		position int
		want     string
	}{
		{"a1", "a", 0, "0 top, 1 a, 1.1 a1, 1.2 a2, 1.3 a3, 2 b"},
		{"a1", "a", 1, "0 top, 1 a, 1.1 a2, 1.2 a1, 1.3 a3, 2 b"},
		{"a1", "a", 2, "0 top, 1 a, 1.1 a2, 1.2 a3, 1.3 a1, 2 b"},
		{"a1", "a", 99, "0 top, 1 a, 1.1 a2, 1.2 a3, 1.3 a1, 2 b"},
		{"a3", "a", 1, "0 top, 1 a, 1.1 a1, 1.2 a3, 1.3 a2, 2 b"},
		{"a3", "a", -1, "0 top, 1 a, 1.1 a3, 1.2 a1, 1.3 a2, 2 b"},
		{"a2", "b", 0, "0 top, 1 a, 1.1 a1, 1.2 a3, 2 b, 2.1 a2"},
		{"a", "b", 0, "0 top, 1 b, 1.1 a, 1.1.1 a1, 1.1.2 a2, 1.1.3 a3"},
		{"b", "top", 0, "0 top, 1 b, 2 a, 2.1 a1, 2.2 a2, 2.3 a3"},
	} {
		d, ids := grown(t, small)
		edit(t, d, func(tx *model.Tx) error { return tx.MoveGoal(ids[test.goal], ids[test.to], test.position) })
		if got := outline(d); got != test.want {
			t.Errorf("%s to place %d under %s:\ngot  %s\nwant %s", test.goal, test.position, test.to, got, test.want)
		}
	}
}

func TestAGoalThatStaysInItsPlaceIsNoChange(t *testing.T) {
	d, ids := grown(t, small)
	edit(t, d, func(tx *model.Tx) error { return tx.MoveGoal(ids["a1"], ids["a"], 1) })
	for goal, position := range map[string]int{"a2": 0, "a1": 1, "a3": 2, "a": -3, "b": 99} {
		parent := model.Get[model.Goal](d, ids[goal]).Parent
		if change := edit(t, d, func(tx *model.Tx) error { return tx.MoveGoal(ids[goal], parent, position) }); change != nil {
			t.Errorf("%s to place %d is a change", goal, position)
		}
	}
}

func TestThereIsAlwaysRoomBetweenTwoGoals(t *testing.T) {
	d, ids := grown(t, "top\n first\n last\n")
	const many = 200 // halving a number so often leaves nothing between
	for range many {
		edit(t, d, func(tx *model.Tx) error { _, err := tx.AddGoal(ids["top"], 1, "between"); return err })
	}
	children := d.Children(ids["top"])
	if len(children) != many+2 || children[0].Text != "first" || children[many+1].Text != "last" {
		t.Fatalf("%d goals, from %s to %s", len(children), children[0].Text, children[len(children)-1].Text)
	}
	for i := 1; i < len(children); i++ {
		if children[i-1].Position >= children[i].Position {
			t.Fatalf("%v comes before %v", children[i-1].Position, children[i].Position)
		}
		if i > 1 && i <= many && children[i-1].ID < children[i].ID {
			t.Fatal("a goal that was put in first stands before a later one")
		}
	}
	for d.CanUndo() != nil {
		undo(t, d)
	}
	if d.Count(model.KindGoal) != 0 {
		t.Error("something stays after undoing all")
	}
}

func TestRoomAtTheEndsOfWhatANumberCanSay(t *testing.T) {
	for _, positions := range [][]float64{{-1.5e308, 1.5e308}, {1e17, 1e17}, {0, 5e-324}, {3, 3}} {
		for position := range 3 {
			d, ids := grown(t, "top\n first\n last\n")
			edit(t, d, func(tx *model.Tx) error {
				for i, name := range []string{"first", "last"} {
					if err := model.Update(tx, ids[name], func(g *model.Goal) error { g.Position = positions[i]; return nil }); err != nil {
						return err
					}
				}
				return nil
			})
			edit(t, d, func(tx *model.Tx) error { _, err := tx.AddGoal(ids["top"], position, "new"); return err })
			var got []string
			for _, goal := range d.Children(ids["top"]) {
				got = append(got, goal.Text)
			}
			if want := slices.Insert([]string{"first", "last"}, position, "new"); !slices.Equal(got, want) {
				t.Errorf("at place %d between %v: %v", position, positions, got)
			}
		}
	}
}

func TestARingOfGoalsFromABrokenFileIsFoundAndDoesNotHang(t *testing.T) {
	records := []model.Record{
		&model.Goal{Identity: model.Identity{ID: "id-1"}, Text: "top"},
		&model.Goal{Identity: model.Identity{ID: "id-2"}, Parent: "id-3", Text: "a"},
		&model.Goal{Identity: model.Identity{ID: "id-3"}, Parent: "id-2", Text: "b"},
		&model.Goal{Identity: model.Identity{ID: "id-4"}, Parent: "id-gone", Text: "c"},
	}
	d := model.Load(environment(), records, nil)
	if got := outline(d); got != "0 top" {
		t.Errorf("the tree is %s", got)
	}
	if level := d.LevelOf(model.Get[model.Goal](d, "id-2")); level < 2 || len(d.Branch("id-2")) < 2 {
		t.Errorf("within the ring: level %d, branch %d", level, len(d.Branch("id-2")))
	}
	var keys []string
	for _, err := range d.Verify() {
		problem, ok := model.AsProblem(err)
		if !ok {
			t.Fatal(err)
		}
		keys = append(keys, string(problem.Key))
	}
	slices.Sort(keys)
	if want := []string{"problem.goal.cycle", "problem.goal.cycle", "problem.reference"}; !slices.Equal(keys, want) {
		t.Errorf("found %v, want %v", keys, want)
	}
}
