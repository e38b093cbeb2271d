package screen

import (
	"strings"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// adopting is what is being decided in the sheet that adopts the tree.
type adopting struct {
	text       *control.Field
	form       *control.Choice
	objection  *control.Field
	objections []model.Dissent
	list       *fyne.Container
}

// showAdopt opens the sheet in which the tree becomes the next version: the decision in words, how it is taken, and what was said against it. Who
// did not agree with a goal, and said why, stands there already. Enter adopts.
func (d *Desk) showAdopt() {
	look := d.look
	say := look.Words.Say
	a := &adopting{list: control.Column(look.Px(control.Tight)), text: control.NewField(look, say("agreement.what")), objection: control.NewField(look, say("agreement.objectionHint"))}
	a.text.Put(say("adopt.decision", "version", d.nextVersion()))
	a.form = control.NewChoice(look, d.options("form", texts(model.DecisionForms())), string(model.Consenting), nil)
	a.objections = d.objectionsSoFar()
	act := control.NewButton(look, say("adopt.act", "version", d.nextVersion()), say("key.Enter"), control.Primary, func() { d.adopt(a) })
	a.objection.OnKey = func(ev *fyne.KeyEvent, _ bool) bool {
		if ev.Name != fyne.KeyReturn && ev.Name != fyne.KeyEnter {
			return false
		}
		if objection, ok := d.readDissent(a.objection.Text); ok {
			a.objections = append(a.objections, objection)
			a.objection.Put("")
			a.fill(d)
		}
		return true
	}
	label := func(key model.Key, o fyne.CanvasObject) fyne.CanvasObject {
		return control.Column(look.Px(2), control.NewProse(look, say(key), control.Small, figure.Regular, figure.MutedInk), o)
	}
	a.fill(d)
	content := control.Column(look.Px(12), label("adopt.text", a.text), label("agreement.form", a.form),
		label("agreement.objections", control.Column(look.Px(control.Tight), a.list, a.objection)),
		control.Inset(look.Px(control.Tight), look.Px(control.Tight), look.Px(control.Tight), look.Px(control.Tight), control.Row(0, control.Cell{Object: act})))
	d.openSheet("adopt.title", content, act, nil)
}

// fill lists what is said against it.
func (a *adopting) fill(d *Desk) {
	look := d.look
	a.list.Objects = nil
	for i, objection := range a.objections {
		a.list.Add(control.Row(look.Px(control.Gap),
			control.Cell{Object: control.NewProse(look, d.voiceLine(objection), control.Body, figure.Regular, figure.Ink), Share: 1, Middle: true},
			control.Cell{Object: d.quiet("act.delete", func() {
				a.objections = append(a.objections[:i:i], a.objections[i+1:]...)
				a.fill(d)
			}), Middle: true}))
	}
	a.list.Refresh()
	d.frame.object.Refresh()
}

// adopt makes the tree as it stands the next version.
func (d *Desk) adopt(a *adopting) {
	version := d.nextVersion()
	if d.edit("edit.adopt", func(tx *model.Tx) error {
		_, err := tx.Adopt(model.Adopting{
			Name: version, Text: strings.TrimSpace(a.text.Text), Form: model.DecisionForm(a.form.Chosen()), Objections: a.objections, Session: d.runningID(),
		})
		return err
	}, "version", version) {
		d.closeSheet()
		d.say("adopt.done", "version", version)
	}
}

// objectionsSoFar are the reasons of parties that do not agree with a goal, with the goal that they are about.
func (d *Desk) objectionsSoFar() []model.Dissent {
	var out []model.Dissent
	for _, goal := range d.dossier.Goals() {
		for _, support := range goal.Support {
			if support.Stance == model.Doubts && support.Reason != "" {
				out = append(out, model.Dissent{Party: support.Party, Text: d.dossier.Code(goal.ID) + ": " + support.Reason})
			}
		}
	}
	return out
}

// readDissent reads "who: what", of which who is a party by its name or mark, or a role.
func (d *Desk) readDissent(text string) (model.Dissent, bool) {
	text = strings.TrimSpace(text)
	if text == "" {
		return model.Dissent{}, false
	}
	who, what, named := strings.Cut(text, ":")
	if !named {
		return model.Dissent{Text: text}, true
	}
	who, what = strings.TrimSpace(who), strings.TrimSpace(what)
	for _, party := range model.All[model.Party](d.dossier) {
		if strings.EqualFold(party.Name, who) || party.Mark != "" && strings.EqualFold(party.Mark, who) {
			return model.Dissent{Party: party.ID, Text: what}, what != ""
		}
	}
	return model.Dissent{Role: who, Text: what}, what != ""
}

// voiceLine is somebody's objection in one line.
func (d *Desk) voiceLine(voice model.Dissent) string {
	if who := d.dossier.ActorName(model.Actor{Party: voice.Party, Role: voice.Role}); who != "" {
		return who + ": " + voice.Text
	}
	return voice.Text
}
