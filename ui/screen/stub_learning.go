package screen

import (
	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/screen/control"
)

type learningPage struct{ desk *Desk }

func newLearningPage(d *Desk) page                { return &learningPage{d} }
func (p *learningPage) content() fyne.CanvasObject { return control.Space(0, 0) }
func (p *learningPage) changed(*model.Change)      {}
func (p *learningPage) hints() []hint              { return nil }
func (p *learningPage) focus()                     {}
func (p *learningPage) scene() roomScene           { return roomScene{id: "learning"} }
