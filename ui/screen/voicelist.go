package screen

import (
	"slices"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// voiceList is who sees it otherwise, each voice on a line of its own with whose it is. Enter in the field beneath adds one: "wie: wat".
type voiceList struct {
	desk   *Desk
	object fyne.CanvasObject
	list   *fyne.Container
	field  *control.Field
	get    func() []model.Dissent
	change func(func([]model.Dissent) []model.Dissent) error
}

func newVoiceList(d *Desk, title, hint model.Key, get func() []model.Dissent, change func(func([]model.Dissent) []model.Dissent) error) *voiceList {
	look := d.look
	v := &voiceList{desk: d, list: control.Column(look.Px(2)), field: control.NewField(look, look.Words.Say(hint)), get: get, change: change}
	v.field.OnKey = func(ev *fyne.KeyEvent, _ bool) bool {
		if ev.Name != fyne.KeyReturn && ev.Name != fyne.KeyEnter {
			return false
		}
		if voice, ok := d.readDissent(v.field.Text); ok && change(func(all []model.Dissent) []model.Dissent { return append(all, voice) }) == nil {
			v.field.Put("")
		}
		return true
	}
	name := control.Cell{Object: control.NewProse(look, look.Words.Say(title), control.Body, figure.Bold, figure.Ink), Width: look.Px(110)}
	v.object = control.Row(look.Px(12), name, control.Cell{Object: control.Column(look.Px(control.Tight), v.list, v.field), Share: 1})
	return v
}

func (v *voiceList) update() {
	look := v.desk.look
	v.list.Objects = nil
	for i, voice := range v.get() {
		v.list.Add(control.Row(look.Px(control.Gap),
			control.Cell{Object: control.NewProse(look, v.desk.voiceLine(voice), control.Body, figure.Regular, figure.Ink), Share: 1, Middle: true},
			control.Cell{Object: v.desk.quiet("act.delete", func() {
				if v.change(func(all []model.Dissent) []model.Dissent { return slices.Delete(slices.Clone(all), i, i+1) }) == nil {
					v.desk.window.Canvas().Focus(v.field)
				}
			}), Middle: true}))
	}
	v.list.Hidden = len(v.list.Objects) == 0
	v.list.Refresh()
}
