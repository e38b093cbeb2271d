package screen

import (
	"testing"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/screen/control"
)

// ClicksHint presses the hint in the foot that says what is done.
func (r *room) ClicksHint(does string) *room {
	r.t.Helper()
	return r.PressesAt(r.middle("the hint "+does, func(o fyne.CanvasObject) bool {
		hint, ok := o.(*control.KeyHint)
		return ok && hint.Text() == does
	}))
}

// TestAHintIsPressedAsItsKeyIs: with the mouse alone a goal comes under and beside another one, is taken away, and comes back.
func TestAHintIsPressedAsItsKeyIs(t *testing.T) {
	r := newRoom(t).withExample().Goes(atGoals)
	say := func(key model.Key) string { return r.desk.look.Words.Say(key) }
	before := r.dossier().Count(model.KindGoal)
	r.PressesAt(r.atGoal(r.dossier().GoalByCode("2.1").ID, 0.5, 0.5)).ClicksHint(say("tree.child")).Types("Buren eten samen.")
	r.PressesAt(r.atGoal(r.dossier().Top().ID, 0.5, 0.5))
	r.Finds("what was written is kept", r.dossier().GoalByCode("2.1.1") != nil && r.dossier().GoalByCode("2.1.1").Text == "Buren eten samen.")
	r.PressesAt(r.atGoal(r.dossier().GoalByCode("2.1.1").ID, 0.5, 0.5)).ClicksHint(say("tree.after")).Types("Buren helpen elkaar.").ClicksHint(say("hint.done"))
	r.Finds("the one beside it too, and nothing else", r.dossier().Count(model.KindGoal) == before+2 && r.dossier().GoalByCode("2.1.2").Text == "Buren helpen elkaar.")
	r.PressesAt(r.atGoal(r.dossier().GoalByCode("2.1.2").ID, 0.5, 0.5)).ClicksHint(say("tree.away"))
	r.Finds("one is gone", r.dossier().Count(model.KindGoal) == before+1)
	r.Clicks(say("act.undo")).Finds("and back", r.dossier().Count(model.KindGoal) == before+2)
}
