package control

import (
	"slices"
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
	Below    model.ID // the goal that comes under the new one, which takes its place; empty: none
	Text     string

	shown shown // what was shown last: the laptop and the room ask for the same one after the other
}

// shown is a list with a draft among it, and what it was made of.
type shown struct {
	goal, parent, below model.ID
	position            int
	text                string
	goals, among        []figure.GoalCard
}

// of reports whether the list was made of this draft and these goals.
func (s *shown) of(d *Draft, goals []figure.GoalCard) bool {
	return s.among != nil && s.goal == d.Goal && s.parent == d.Parent && s.below == d.Below && s.position == d.Position && s.text == d.Text &&
		len(s.goals) == len(goals) && &s.goals[0] == &goals[0]
}

// lost reports whether what is written on is gone, or the place where it was to come; has knows which goals there are.
func (d *Draft) lost(has func(model.ID) bool) bool {
	switch {
	case d.Goal != NewGoal:
		return !has(d.Goal)
	case d.Below != "":
		return !has(d.Below)
	}
	return d.Parent != "" && !has(d.Parent)
}

// empty is what a card says on which nothing is written yet.
const empty = "…"

// Among returns the goals with the draft among them; the list itself stays as it is, and nobody writes to what is returned. A draft of
// nothing changes nothing.
func (d *Draft) Among(goals []figure.GoalCard) []figure.GoalCard {
	if d == nil || len(goals) == 0 {
		return d.made(goals)
	}
	if !d.shown.of(d, goals) {
		d.shown = shown{d.Goal, d.Parent, d.Below, d.Position, d.Text, goals, d.made(goals)}
	}
	return d.shown.among
}

func (d *Draft) made(goals []figure.GoalCard) []figure.GoalCard {
	if d == nil {
		return goals
	}
	switch {
	case d.Goal == NewGoal && d.Below != "":
		return d.above(goals)
	case d.Goal == NewGoal:
		return d.inserted(goals)
	}
	for i := range goals {
		if goals[i].ID == d.Goal {
			out := slices.Clone(goals)
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

// above puts the new goal in the place of the one that comes under it.
func (d *Draft) above(goals []figure.GoalCard) []figure.GoalCard {
	at := indexOf(goals, d.Below)
	if at < 0 {
		return goals
	}
	card := figure.GoalCard{ID: NewGoal, Parent: goals[at].Parent, Level: goals[at].Level, Code: goals[at].Code}
	card.Text, card.Parked = shownDraft(d.Text, false)
	out := append(append(make([]figure.GoalCard, 0, len(goals)+1), goals[:at]...), card)
	end := branchEnd(goals, at)
	for i := at; i < end; i++ {
		below := goals[i]
		below.Level++
		below.Code = codeBelow(goals[at].Code, below.Code)
		if i == at {
			below.Parent = NewGoal
		}
		out = append(out, below)
	}
	return append(out, goals[end:]...)
}

// codeBelow is the code of a goal of a branch once something stands above the branch, whose root had the code root. The code of the top
// does not stand in those of the others.
func codeBelow(root, code string) string {
	switch {
	case root == "0" && code == root:
		return "1"
	case root == "0":
		return "1." + code
	}
	return root + ".1" + strings.TrimPrefix(code, root)
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
