package screen

import (
	"strings"

	"doelenboom/model"
)

// goalEdits are what is done to the goal tree, whichever way it is looked at: as a drawing, as lines of text, or rung by rung.
type goalEdits struct{ desk *Desk }

// addKeeping adds a goal under a parent, at a place among its siblings, for which some rules of wording were looked at and let be.
func (e goalEdits) addKeeping(parent model.ID, position int, text string, rules []string) (model.ID, error) {
	return e.added(text, rules, func(tx *model.Tx, text string) (*model.Goal, error) { return tx.AddGoal(parent, position, text) })
}

// addAboveKeeping adds a goal in the place of another one, which comes under it.
func (e goalEdits) addAboveKeeping(below model.ID, text string, rules []string) (model.ID, error) {
	return e.added(text, rules, func(tx *model.Tx, text string) (*model.Goal, error) { return tx.AddGoalAbove(below, text) })
}

func (e goalEdits) added(text string, rules []string, add func(tx *model.Tx, text string) (*model.Goal, error)) (model.ID, error) {
	text = strings.TrimSpace(text)
	var id model.ID
	err := e.desk.try("edit.goal.add", func(tx *model.Tx) error {
		goal, err := add(tx, text)
		if err != nil {
			return err
		}
		id = goal.ID
		return model.Update(tx, id, func(g *model.Goal) error {
			g.Kept = rules
			return nil
		})
	}, "goal", text)
	return id, err
}

// write gives a goal another text.
func (e goalEdits) write(goal model.ID, text string) error {
	text = strings.TrimSpace(text)
	return e.desk.try("edit.goal.text", func(tx *model.Tx) error {
		return model.Update(tx, goal, func(g *model.Goal) error {
			g.Text = text
			return nil
		})
	}, "goal", text)
}

// assume writes down why a goal helps the one above it.
func (e goalEdits) assume(goal model.ID, assumption string) error {
	return e.desk.try("edit.goal.details", func(tx *model.Tx) error {
		return model.Update(tx, goal, func(g *model.Goal) error {
			g.Assumption = strings.TrimSpace(assumption)
			return nil
		})
	}, "goal", e.text(goal))
}

// move takes a goal with its branch to another place.
func (e goalEdits) move(goal, parent model.ID, position int) {
	d := e.desk
	d.edit("edit.goal.move", func(tx *model.Tx) error { return tx.MoveGoal(goal, parent, position) }, "goal", d.dossier.Code(goal)+" "+e.text(goal))
}

// remove takes a goal away with all under it, and says so.
func (e goalEdits) remove(goal model.ID) {
	text := e.text(goal)
	if e.desk.edit("edit.goal.delete", func(tx *model.Tx) error { return tx.Delete(model.KindGoal, goal) }, "goal", text) {
		e.desk.say("say.deleted", "what", text)
	}
}

// takeOut takes a goal away and keeps what is under it, and says so.
func (e goalEdits) takeOut(goal model.ID) {
	text := e.text(goal)
	if e.desk.edit("edit.goal.takeOut", func(tx *model.Tx) error { return tx.TakeOut(goal) }, "goal", text) {
		e.desk.say("goals.takenOut", "what", text)
	}
}

// text is the text of a goal, empty when it is not there any more.
func (e goalEdits) text(goal model.ID) string {
	if g := model.Get[model.Goal](e.desk.dossier, goal); g != nil {
		return g.Text
	}
	return ""
}
