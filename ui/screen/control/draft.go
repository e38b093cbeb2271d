package control

import (
	"strconv"
	"strings"

	"doelenboom/model"
	"doelenboom/ui/figure"
)

// NewGoal stands for the goal that is being written for the first time and is not in the dossier yet.
const NewGoal model.ID = "new"

// Draft is what is being written in a tree: the text of a goal, or a goal that is not there yet. It becomes an edit when it is done; until
// then the trees show it among the goals that are there.
type Draft struct {
	Goal     model.ID // [NewGoal], or the goal whose text is written
	Parent   model.ID // where a new goal comes
	Position int      // among the goals under its parent
	Text     string
}

// empty is what a card says on which nothing is written yet.
const empty = "…"

// Among returns the goals with the draft among them; the list itself stays as it is. A draft of nothing changes nothing.
func (d *Draft) Among(goals []figure.GoalCard) []figure.GoalCard {
	if d == nil {
		return goals
	}
	if d.Goal == NewGoal {
		return d.inserted(goals)
	}
	for i := range goals {
		if goals[i].ID == d.Goal {
			out := append([]figure.GoalCard(nil), goals...)
			out[i].Text, out[i].Parked = shownDraft(d.Text, out[i].Parked)
			return out
		}
	}
	return goals
}

func shownDraft(text string, parked bool) (string, bool) {
	if strings.TrimSpace(text) == "" {
		return empty, true
	}
	return text, parked
}

// inserted puts the new goal before the sibling at its position, or after all that is under its parent.
func (d *Draft) inserted(goals []figure.GoalCard) []figure.GoalCard {
	at, parent, before := len(goals), -1, 0
	for i := range goals {
		switch {
		case goals[i].ID == d.Parent:
			parent = i
		case parent >= 0 && goals[i].Parent == d.Parent:
			if before == d.Position {
				at = i
			}
			before++
		}
		if at < len(goals) {
			break
		}
	}
	card := figure.GoalCard{ID: NewGoal, Parent: d.Parent, Level: 1}
	card.Text, card.Parked = shownDraft(d.Text, false)
	if parent >= 0 {
		card.Level = goals[parent].Level + 1
		if at == len(goals) {
			at = branchEnd(goals, parent)
			if card.Code = strconv.Itoa(before + 1); goals[parent].Parent != "" {
				card.Code = goals[parent].Code + "." + card.Code
			}
		}
	}
	out := make([]figure.GoalCard, 0, len(goals)+1)
	return append(append(append(out, goals[:at]...), card), goals[at:]...)
}

// branchEnd is where the list goes on after a goal and all under it.
func branchEnd(goals []figure.GoalCard, root int) int {
	inside := map[model.ID]bool{goals[root].ID: true}
	for i := root + 1; i < len(goals); i++ {
		if !inside[goals[i].Parent] {
			return i
		}
		inside[goals[i].ID] = true
	}
	return len(goals)
}
