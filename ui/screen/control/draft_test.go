package control

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"doelenboom/model"
	"doelenboom/ui/figure"
)

// drawGoals draws a tree, each goal before its children.
func drawGoals(t *rapid.T) []figure.GoalCard {
	n := rapid.IntRange(1, 30).Draw(t, "goals")
	parents := make([]int, n)
	for i := 1; i < n; i++ {
		parents[i] = rapid.IntRange(0, i-1).Draw(t, "parent")
	}
	var goals []figure.GoalCard
	var add func(i, level int)
	add = func(i, level int) {
		card := figure.GoalCard{ID: model.ID(fmt.Sprint("g", i)), Text: fmt.Sprint("goal ", i), Level: level}
		if i > 0 {
			card.Parent = model.ID(fmt.Sprint("g", parents[i]))
		}
		goals = append(goals, card)
		for j := i + 1; j < n; j++ {
			if parents[j] == i {
				add(j, level+1)
			}
		}
	}
	add(0, 1)
	return goals
}

func childrenIn(goals []figure.GoalCard, parent model.ID) []model.ID {
	var out []model.ID
	for _, goal := range goals {
		if goal.Parent == parent {
			out = append(out, goal.ID)
		}
	}
	return out
}

func TestADraftStandsWhereTheGoalWillCome(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		goals := drawGoals(t)
		before := append([]figure.GoalCard(nil), goals...)
		parent := goals[rapid.IntRange(0, len(goals)-1).Draw(t, "under")]
		siblings := childrenIn(goals, parent.ID)
		position := rapid.IntRange(0, len(siblings)).Draw(t, "position")
		draft := &Draft{Goal: NewGoal, Parent: parent.ID, Position: position, Text: "nieuw"}
		shown := draft.Among(goals)
		if len(shown) != len(goals)+1 {
			t.Fatalf("%d goals became %d", len(goals), len(shown))
		}
		now := childrenIn(shown, parent.ID)
		if now[position] != NewGoal {
			t.Fatalf("the draft does not stand at %d in %v", position, now)
		}
		seen := map[model.ID]bool{"": true}
		for _, goal := range shown {
			if !seen[goal.Parent] {
				t.Fatalf("%s comes before its parent", goal.ID)
			}
			seen[goal.ID] = true
			if goal.ID == NewGoal && (goal.Level != parent.Level+1 || goal.Text != "nieuw") {
				t.Fatalf("the draft is %+v", goal)
			}
		}
		for i := range goals {
			if goals[i].ID != before[i].ID || goals[i].Text != before[i].Text {
				t.Fatal("the list itself changed")
			}
		}
	})
}

func TestADraftOfATextChangesOnlyThat(t *testing.T) {
	goals := []figure.GoalCard{{ID: "a", Text: "boven"}, {ID: "b", Parent: "a", Text: "onder"}}
	shown := (&Draft{Goal: "b", Text: "anders"}).Among(goals)
	if shown[1].Text != "anders" || goals[1].Text != "onder" || shown[0].Text != "boven" {
		t.Errorf("shown %v, list %v", shown, goals)
	}
	if shown := (&Draft{Goal: "b", Text: " "}).Among(goals); shown[1].Text != empty {
		t.Errorf("an emptied text shows as %q", shown[1].Text)
	}
	if shown := (*Draft)(nil).Among(goals); len(shown) != 2 {
		t.Error("nothing written changes the list")
	}
}
