package screen

import (
	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/screen/control"
)

type goalsPage struct{ desk *Desk }

func newGoalsPage(d *Desk) page                 { return &goalsPage{d} }
func (p *goalsPage) content() fyne.CanvasObject { return control.Space(0, 0) }
func (p *goalsPage) changed(*model.Change)      {}
func (p *goalsPage) hints() []hint              { return nil }
func (p *goalsPage) focus()                     {}
func (p *goalsPage) scene() roomScene           { return roomScene{id: "goals"} }
