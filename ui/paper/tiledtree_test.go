package paper

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"doelenboom/model"
	"doelenboom/ui/figure"
)

func TestEveryGoalIsWholeOnASheet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		goals := []figure.GoalCard{{ID: "0", Text: "Top", Level: 1}}
		for i := range rapid.IntRange(0, 60).Draw(t, "goals") {
			parent := goals[rapid.IntRange(max(0, len(goals)-8), len(goals)-1).Draw(t, "parent")]
			goals = append(goals, figure.GoalCard{ID: model.ID(fmt.Sprint(i + 1)), Parent: parent.ID, Level: parent.Level + 1,
				Text: rapid.SampledFrom([]string{"Kort.", "Inwoners hebben mensen om zich heen op wie zij kunnen rekenen, elke dag weer."}).Draw(t, "text")})
		}
		tree := figure.NewTree(figure.TreeOptions{Direction: figure.LeftRight, HangFrom: allInRows, MaxLines: -1})
		tree.Set(inTreeOrder(goals))
		var areas []figure.Area
		for _, goal := range goals {
			area, _ := tree.AreaOf(goal.ID)
			areas = append(areas, area)
		}
		w, h := tree.Size()
		sheet := a4.bare()
		letters := rapid.Float64Range(tileLeast, tileLargest).Draw(t, "letters")
		spread := spread(areas, w, h, letters/cardLetters, sheet.Width-2*tileMargin, sheet.Height-2*tileMargin)
		for i, area := range areas {
			if !spread.holds(area) {
				t.Fatalf("goal %s at %v is whole on none of %+v", goals[i].ID, area, spread)
			}
		}
	})
}

// inTreeOrder puts each goal before its children.
func inTreeOrder(goals []figure.GoalCard) []figure.GoalCard {
	var out []figure.GoalCard
	var visit func(parent model.ID)
	visit = func(parent model.ID) {
		for _, goal := range goals {
			if goal.Parent == parent {
				out = append(out, goal)
				visit(goal.ID)
			}
		}
	}
	visit("")
	return out
}

func (t tiling) holds(area figure.Area) bool {
	const rounding = 0.01
	for column, x := range t.columns {
		for _, y := range t.rows[column] {
			if area.X >= x.from-rounding && area.X+area.W <= x.to+rounding && area.Y >= y.from-rounding && area.Y+area.H <= y.to+rounding {
				return true
			}
		}
	}
	return false
}
