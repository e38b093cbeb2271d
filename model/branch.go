package model

import "slices"

// AddGoalAbove adds a goal in the place of another one, which comes under it with its branch. Above the societal effect it becomes the
// societal effect.
func (tx *Tx) AddGoalAbove(goal ID, text string) (*Goal, error) {
	below := Get[Goal](tx.Dossier, goal)
	if below == nil {
		return nil, noSuch(KindGoal)
	}
	above := &Goal{Identity: Identity{ID: tx.NewID()}, Parent: below.Parent, Position: below.Position, Text: text, State: GoalDraft}
	tx.set(KindGoal, above.ID, above) // its rules hold once the other one has made room
	if err := Update(tx, goal, func(g *Goal) error {
		g.Parent, g.Position = above.ID, 1
		return nil
	}); err != nil {
		return nil, err
	}
	return above, above.check(tx.Dossier)
}

// TakeOut takes a goal away and keeps what is under it: the goals directly under it come in its place, in order. The societal effect can
// only be taken out when one goal, or none, is directly under it. Whatever else belonged to the goal goes as [Tx.Delete] says.
func (tx *Tx) TakeOut(goal ID) error {
	gone := Get[Goal](tx.Dossier, goal)
	if gone == nil {
		return noSuch(KindGoal)
	}
	children := slices.Clone(tx.Children(goal))
	if gone.Parent == "" && len(children) > 1 {
		return NewProblem("problem.goal.topHolds", "count", len(children))
	}
	if gone.Parent == "" {
		for _, child := range children {
			copied := clone(child).(*Goal)
			copied.Parent, copied.Position = "", gone.Position
			tx.set(KindGoal, copied.ID, copied) // there are two tops until the other one is gone
		}
		return tx.Delete(KindGoal, goal)
	}
	at, _ := slices.BinarySearchFunc(tx.childrenOf(gone.Parent), gone, inOrder)
	for i, child := range children {
		if err := tx.MoveGoal(child.ID, gone.Parent, at+1+i); err != nil {
			return err
		}
	}
	return tx.Delete(KindGoal, goal)
}

// AddBranch adds copies of goals, which come as [Dossier.Branch] returns them: each before its children, siblings in order. Those whose
// parent is not among them come under parent, from position on. A copy has all that the goal has, links among the copies included, except
// that nobody adopted it yet; links to what is not in this dossier are left out. It returns the first of the goals under parent.
func (tx *Tx) AddBranch(parent ID, position int, branch []*Goal) (ID, error) {
	switch { // before anything is written, so that an edit that goes on after this failed is whole
	case len(branch) > 0 && parent == "" && tx.Top() != nil:
		return "", NewProblem("problem.goal.oneTop")
	case parent != "" && Get[Goal](tx.Dossier, parent) == nil:
		return "", noSuch(KindGoal)
	}
	ids := make(map[ID]ID, len(branch))
	for _, goal := range branch {
		ids[goal.ID] = tx.NewID()
	}
	first := ID("")
	last := make(map[ID]float64, len(branch))
	for _, goal := range branch {
		copied := clone(goal).(*Goal)
		copied.ID = ids[goal.ID]
		if copied.State == "" || copied.State == GoalAdopted {
			copied.State = GoalDraft
		}
		if above, inside := ids[goal.Parent]; inside {
			last[above]++
			copied.Parent, copied.Position = above, last[above]
		} else {
			copied.Parent, copied.Position = parent, tx.room(parent, position, "")
			position = max(0, min(position, len(tx.childrenOf(parent)))) + 1
			if first == "" {
				first = copied.ID
			}
		}
		for i := range copied.Also {
			if id, inside := ids[copied.Also[i].Goal]; inside {
				copied.Also[i].Goal = id
			}
		}
		// Later copies are not there yet, so that links to them are checked when all of them are.
		tx.set(KindGoal, copied.ID, copied)
	}
	for _, goal := range branch {
		if err := tx.settleCopy(ids[goal.ID]); err != nil {
			return "", err
		}
	}
	return first, nil
}

// settleCopy makes a copied goal let go of what is not there, and checks its rules.
func (tx *Tx) settleCopy(id ID) error {
	return Update(tx, id, func(g *Goal) error {
		gone := map[Ref]bool{}
		eachReference(g, func(ref Ref) bool {
			if tx.Record(ref.Kind, ref.ID) == nil {
				gone[ref] = true
			}
			return true
		})
		if len(gone) > 0 {
			release(g, gone)
		}
		return g.check(tx.Dossier)
	})
}
