package screen

import (
	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/screen/control"
)

type papersPage struct{ desk *Desk }

func newPapersPage(d *Desk) page                 { return &papersPage{d} }
func (p *papersPage) content() fyne.CanvasObject { return control.Space(0, 0) }
func (p *papersPage) changed(*model.Change)      {}
func (p *papersPage) hints() []hint              { return nil }
func (p *papersPage) focus()                     {}
func (p *papersPage) scene() roomScene           { return roomScene{id: "papers"} }
