package screen

import (
	"fmt"

	"doelenboom/model"
	"doelenboom/model/script"
)

// sessionStops are the steps of session 1 as its run sheet has them, each on the laptop and as the room sees it, and what the rail of a
// session can say. A run sheet of the program itself that cannot be read is a fault of the build.
func sessionStops() []Stop {
	steps, err := script.For(model.GoalSession, "nl")
	if err != nil {
		panic(err)
	}
	var out []Stop
	for i, step := range steps {
		name := fmt.Sprintf("session1-%02d-%s", i+1, step.Sort)
		at := placeOf(model.GoalSession, step.Sort)
		out = append(out, Stop{Name: "laptop-" + name, at: at, kind: step.Sort, step: i + 1},
			Stop{Name: "projector-" + name, Room: true, at: at, kind: step.Sort, step: i + 1})
	}
	late := func(d *Desk) {
		session := d.dossier.RunningSession()
		if script.Propose(session, d.now()).Short == 0 {
			d.edit("edit.session.extend", func(tx *model.Tx) error { return script.Extend(tx, session.ID, 12) }, "minutes", 12)
		}
	}
	return append(out,
		Stop{Name: "laptop-rail-late", at: atGoals, kind: model.StepGroup, then: late},
		Stop{Name: "laptop-rail-replan", at: atGoals, kind: model.StepGroup, then: func(d *Desk) {
			late(d)
			d.showReplanning()
		}},
		Stop{Name: "laptop-rail-paused", at: atGoals, kind: model.StepGroup, then: func(d *Desk) {
			if session := d.dossier.RunningSession(); !script.At(session, d.now()).Paused {
				d.pause()
			}
		}},
		Stop{Name: "laptop-rail-left", at: atGoals, kind: model.StepGroup, then: (*Desk).askLeft},
		Stop{Name: "laptop-held", at: atGoals, kind: model.StepLadder, then: (*Desk).hold})
}
