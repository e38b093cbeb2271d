package figure

import (
	"testing"

	"pgregory.net/rapid"

	"doelenboom/model"
)

func TestStep(t *testing.T) {
	tree := sampleTree()
	for _, test := range []struct {
		from  model.ID
		arrow Arrow
		to    model.ID
	}{
		{"", ArrowDown, "0"},
		{"nowhere", ArrowUp, "0"},
		{"0", ArrowUp, "0"},
		{"1", ArrowRight, "2"},
		{"2", ArrowLeft, "1"},
		{"2", ArrowRight, "2"},
		{"1", ArrowDown, "11"},
		{"11", ArrowDown, "12"},
		{"21", ArrowUp, "2"},
		{"2", ArrowUp, "0"},
		{"0", ArrowDown, "2"}, // back to where one came from
	} {
		if got := tree.Step(test.from, test.arrow); got != test.to {
			t.Errorf("from %q with arrow %d to %q, want %q", test.from, test.arrow, got, test.to)
		}
	}
	if tree.First() != "0" || tree.Last() != "21" {
		t.Errorf("first %q and last %q", tree.First(), tree.Last())
	}
	if empty := NewTree(TreeOptions{}); empty.First() != "" || empty.Last() != "" || empty.Step("", ArrowUp) != "" {
		t.Error("an empty tree has no goals to step to")
	}
}

// TestStepsComeBack: an arrow leads to another shown goal or nowhere, and its opposite leads back.
func TestStepsComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tree := NewTree(drawOptions(t))
		tree.Set(drawGoals(t))
		tree.Fold(someGoal(t, tree.goals, "folded"), true)
		at := tree.First()
		for range 20 {
			arrow := Arrow(rapid.IntRange(0, 3).Draw(t, "arrow"))
			next := tree.Step(at, arrow)
			if _, ok := tree.AreaOf(next); !ok {
				t.Fatalf("from %s to %q, which is not shown", at, next)
			}
			if next == at {
				continue
			}
			if back := tree.Step(next, arrow.opposite()); back != at {
				t.Fatalf("from %s to %s, but back to %s", at, next, back)
			}
			at = tree.Step(at, arrow)
		}
	})
}

// TestEveryGoalCanBeReached by arrows alone, from the first.
func TestEveryGoalCanBeReached(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tree := NewTree(drawOptions(t))
		tree.Set(drawGoals(t))
		reached := map[model.ID]bool{tree.First(): true}
		todo := []model.ID{tree.First()}
		for len(todo) > 0 {
			at := todo[0]
			todo = todo[1:]
			for arrow := range Arrow(4) {
				tree.came = step{}
				if next := tree.Step(at, arrow); !reached[next] {
					reached[next] = true
					todo = append(todo, next)
				}
			}
		}
		if len(reached) != tree.Len() {
			t.Fatalf("reached %d of %d goals", len(reached), tree.Len())
		}
	})
}
