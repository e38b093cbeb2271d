package screen

import (
	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// showHelp opens what can be done here, and all keys.
func (d *Desk) showHelp() {
	look := d.look
	say := look.Words.Say
	var here []hint
	if d.sheet == nil {
		here = d.page().hints()
	}
	objects := []fyne.CanvasObject{
		control.NewProse(look, say(model.Key("help."+string(d.at.key()))), control.Body, figure.Regular, figure.Ink),
	}
	if len(here) > 0 {
		objects = append(objects, control.NewProse(look, say("help.here"), control.Body, figure.Bold, figure.Ink), d.keyTable(here))
	}
	objects = append(objects, control.NewProse(look, say("help.everywhere"), control.Body, figure.Bold, figure.Ink), d.keyTable(helpKeys))
	d.openSheet("help.title", control.Column(look.Px(control.Gap), objects...), nil, nil)
}

func (d *Desk) keyTable(hints []hint) fyne.CanvasObject {
	look := d.look
	var rows []fyne.CanvasObject
	for _, h := range hints {
		rows = append(rows, control.Row(look.Px(control.Gap),
			control.Cell{Object: control.NewProse(look, look.Words.Say(model.Key("key."+h.key)), control.Small, figure.Bold, figure.Ink), Width: look.Px(92)},
			control.Cell{Object: control.NewProse(look, look.Words.Say(h.does), control.Small, figure.Regular, figure.Ink), Share: 1}))
	}
	return control.Tiles(look.Px(240), look.Px(control.Gap), rows...)
}
