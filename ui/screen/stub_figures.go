package screen

import (
	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/screen/control"
)

type figuresPage struct{ desk *Desk }

func newFiguresPage(d *Desk) page                { return &figuresPage{d} }
func (p *figuresPage) content() fyne.CanvasObject { return control.Space(0, 0) }
func (p *figuresPage) changed(*model.Change)      {}
func (p *figuresPage) hints() []hint              { return nil }
func (p *figuresPage) focus()                     {}
func (p *figuresPage) scene() roomScene           { return roomScene{id: "figures"} }
