package screen

import (
	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/screen/control"
)

type agreementsPage struct{ desk *Desk }

func newAgreementsPage(d *Desk) page                { return &agreementsPage{d} }
func (p *agreementsPage) content() fyne.CanvasObject { return control.Space(0, 0) }
func (p *agreementsPage) changed(*model.Change)      {}
func (p *agreementsPage) hints() []hint              { return nil }
func (p *agreementsPage) focus()                     {}
func (p *agreementsPage) scene() roomScene           { return roomScene{id: "agreements"} }
