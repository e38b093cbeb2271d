package screen

import (
	"testing"

	"fyne.io/fyne/v2/test"

	"doelenboom/model"
)

func TestAfterTheProjectorWritingGoesOn(t *testing.T) {
	r := newRoom(t).withExample().Goes(atGoals)
	goals := r.dossier().Count(model.KindGoal)
	for range 2 { // on and off
		test.Tap(r.desk.frame.projector)
		r.Presses("Tab").Types("Een nieuw doel").Presses("Enter")
		goals++
		r.Finds("the goal is there", r.dossier().Count(model.KindGoal) == goals)
	}
}
