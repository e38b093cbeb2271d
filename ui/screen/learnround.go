package screen

import (
	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

const mutedInk = figure.MutedInk

// roundName says which round it is and when it is held.
func (d *Desk) roundName(round *model.Session) string {
	name := d.look.Words.Say("learn.round", "number", d.dossier.RoundOf(round.ID))
	if round.Date != "" {
		name += " · " + d.look.Words.Date(round.Date)
	}
	return name
}

// chooseRound lets an earlier round be read, or one that comes: what was said then, as it was written.
func (d *Desk) chooseRound() {
	look := d.look
	column := control.Column(look.Px(12))
	var first fyne.Focusable
	at := d.round()
	for _, round := range d.dossier.Rounds() {
		manner := control.Plain
		if at != nil && at.ID == round.ID {
			manner = control.Primary
		}
		text := d.roundName(round) + " · " + look.Words.Choice("sessionstate", string(round.State))
		button := control.NewButton(look, text, "", manner, func() {
			d.learned().round = round.ID
			d.closeSheet()
			delete(d.pages, atLearning)
			d.show(atLearning)
		}).Leading()
		if first == nil || manner == control.Primary {
			first = button
		}
		column.Add(control.Row(0, control.Cell{Object: button}))
	}
	d.openSheet("learn.rounds", column, first, nil)
}

// emptyLearning is shown where there is no indicator to look at.
type emptyLearning struct {
	page   *learningPage
	object fyne.CanvasObject
}

func newEmptyLearning(p *learningPage) *emptyLearning {
	return &emptyLearning{p, p.desk.invitation("learn.empty", "learn.emptyAct", func() { p.desk.show(atIndicators) })}
}

func (e *emptyLearning) content() fyne.CanvasObject { return e.object }
func (e *emptyLearning) changed(*model.Change)      {}
func (e *emptyLearning) hints() []hint              { return []hint{{"F11", "hint.here"}} }
func (e *emptyLearning) focus()                     { e.page.desk.window.Canvas().Unfocus() }
func (e *emptyLearning) scene() roomScene           { return roomScene{id: "learning"} }
