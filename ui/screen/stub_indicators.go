package screen

import (
	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/screen/control"
)

type indicatorsPage struct{ desk *Desk }

func newIndicatorsPage(d *Desk) page                 { return &indicatorsPage{d} }
func (p *indicatorsPage) content() fyne.CanvasObject { return control.Space(0, 0) }
func (p *indicatorsPage) changed(*model.Change)      {}
func (p *indicatorsPage) hints() []hint              { return nil }
func (p *indicatorsPage) focus()                     {}
func (p *indicatorsPage) scene() roomScene           { return roomScene{id: "indicators"} }
