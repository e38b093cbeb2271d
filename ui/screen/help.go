package screen

import (
	"slices"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// keyed is a page, or a surface of one, that has keys of its own in the keymap.
type keyed interface{ keys() []control.Where }

func (p *goalsPage) keys() []control.Where {
	if k, ok := p.surface().(keyed); ok {
		return k.keys()
	}
	return nil
}

// explainer is a page that has more to say of what has the keyboard.
type explainer interface{ explain() string }

// showHelp opens what can be done here, and all keys: those of the page at hand first.
func (d *Desk) showHelp() {
	look := d.look
	say := look.Words.Say
	objects := []fyne.CanvasObject{
		control.NewProse(look, say(model.Key("help."+string(d.at.key()))), control.Body, figure.Regular, figure.Ink),
	}
	if e, ok := d.page().(explainer); ok && d.sheet == nil {
		if more := e.explain(); more != "" {
			objects = append([]fyne.CanvasObject{control.NewPanel(look, figure.Accent, control.Around(look.Px(control.Gap), control.NewProse(look, more, control.Body, figure.Regular, figure.Ink)))}, objects...)
		}
	}
	add := func(title model.Key, keys []hint) {
		if len(keys) > 0 {
			objects = append(objects, control.NewProse(look, say(title), control.Body, figure.Bold, figure.Ink), d.keyTable(keys))
		}
	}
	var places []control.Where
	if k, ok := d.page().(keyed); ok {
		places = k.keys()
	}
	if len(places) == 0 && d.sheet == nil {
		add("help.here", d.page().hints())
	}
	for _, group := range control.Keymap() {
		if group.Where == control.Everywhere || slices.Contains(places, group.Where) {
			add(group.Title, hintsIn(group))
		}
	}
	d.openSheet("help.title", control.Column(look.Px(control.Gap), objects...), nil, nil)
}

func hintsIn(group control.Group) []hint {
	var out []hint
	for _, act := range group.Acts {
		out = append(out, hint{string(group.Where), act.Does})
	}
	return out
}

func (d *Desk) keyTable(hints []hint) fyne.CanvasObject {
	look := d.look
	var rows []fyne.CanvasObject
	for _, h := range hints {
		rows = append(rows, control.Row(look.Px(control.Gap),
			control.Cell{Object: control.NewProse(look, h.keyText(look.Words), control.Small, figure.Bold, figure.Ink), Width: look.Px(112)},
			control.Cell{Object: control.NewProse(look, look.Words.Say(h.does), control.Small, figure.Regular, figure.Ink), Share: 1}))
	}
	return control.Tiles(look.Px(280), look.Px(control.Gap), rows...)
}
