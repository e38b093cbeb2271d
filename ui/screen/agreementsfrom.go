package screen

import (
	"strings"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// talkedAbout is what the conversation of this round came to and nothing was agreed about yet: each 'improve' one key away from an action, and
// its goal or indicator one key away from being adjusted.
type talkedAbout struct {
	desk   *Desk
	object *fyne.Container
}

func newTalkedAbout(d *Desk) *talkedAbout {
	t := &talkedAbout{desk: d, object: control.Column(d.look.Px(control.Tight))}
	t.update()
	return t
}

func (t *talkedAbout) update() {
	d, look := t.desk, t.desk.look
	t.object.Objects = nil
	round := d.dossier.RunningSession()
	if round == nil || round.Sort != model.FollowingSession {
		round = nil
	}
	if round != nil {
		for _, id := range round.Talk {
			reading := d.dossier.ReadingIn(id, round.ID)
			indicator := model.Get[model.Indicator](d.dossier, id)
			if reading == nil || indicator == nil || strings.TrimSpace(reading.Improve) == "" || len(d.dossier.AgreedOn(model.RefTo(reading))) > 0 {
				continue
			}
			t.object.Add(t.line(round.ID, indicator, reading))
		}
	}
	if len(t.object.Objects) > 0 {
		t.object.Objects = append([]fyne.CanvasObject{control.NewProse(look, look.Words.Say("agreements.from"), control.Small, figure.Bold, figure.MutedInk)}, t.object.Objects...)
	}
	t.object.Hidden = len(t.object.Objects) == 0
	t.object.Refresh()
}

func (t *talkedAbout) line(round model.ID, indicator *model.Indicator, reading *model.Reading) fyne.CanvasObject {
	d, look := t.desk, t.desk.look
	act := control.NewButton(look, look.Words.Say("agreements.make"), "", control.Plain, func() {
		var made *model.Agreement
		if d.edit("edit.agreement.add", func(tx *model.Tx) (err error) {
			made, err = tx.Agree(indicator.ID, round, strings.TrimSpace(reading.Improve))
			return err
		}, "text", reading.Improve) {
			d.completeAgreement(made.ID)
		}
	})
	adjust := control.NewButton(look, look.Words.Say("adjust.title"), "", control.Quiet, func() { d.showAdjust(model.Get[model.Indicator](d.dossier, indicator.ID)) })
	return control.Row(look.Px(12), control.Cell{Object: control.NewProse(look, indicator.Code, control.Body, figure.Bold, figure.Accent), Width: look.Px(40), Middle: true},
		control.Cell{Object: control.NewProse(look, reading.Improve, control.Body, figure.Regular, figure.Ink).AtMost(2), Share: 1, Middle: true},
		control.Cell{Object: act, Middle: true}, control.Cell{Object: adjust, Middle: true})
}
