package screen

import (
	"strings"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
	"doelenboom/ui/words"
)

// agreementWho says who does it, before when, and who tells whom.
func (d *Desk) agreementWho(b *words.Book, a *model.Agreement) string {
	var out []string
	if who := d.dossier.ActorName(a.Who); who != "" {
		out = append(out, who)
	}
	if a.Due != "" {
		out = append(out, b.Say("agreement.before", "date", b.Date(a.Due)))
	}
	if a.Tells != "" {
		out = append(out, b.Say("agreement.tellsLine", "who", a.Tells))
	}
	return strings.Join(out, " · ")
}

// saidBefore is what was said of an agreement before a session, the last first.
func (d *Desk) saidBefore(b *words.Book, a *model.Agreement, session model.ID) string {
	for i := len(a.Log) - 1; i >= 0; i-- {
		said := a.Log[i]
		if session != "" && said.Session == session {
			continue
		}
		line := b.Date(model.DateOf(said.When)) + ": " + b.Choice("agreementstate", string(said.State))
		if said.Note != "" {
			line += ". " + said.Note
		}
		return line
	}
	return ""
}

// agreementBar is the colour of the bar of an agreement; its state is always said in words beside it.
func agreementBar(a *model.Agreement, today model.Date) figure.Paint {
	switch {
	case a.State == model.Done:
		return figure.OnCourse
	case a.State == model.LetGo:
		return figure.NoJudgement
	case a.Due != "" && a.Due < today:
		return figure.OffCourse
	}
	return figure.Accent
}

// agreementSign is the state of an agreement as a sign that is told apart without colour.
func agreementSign(look *control.Look, state model.AgreementState) fyne.CanvasObject {
	return control.NewDrawing(look, 1.2, func(w, h float64) figure.Drawing {
		size := min(w, h)
		return figure.Drawing{W: w, H: h, Ops: figure.AgreementIcon(state, (w-size)/2, (h-size)/2, size)}
	})
}

// reviewLine is an agreement on one line with how it stands; what got no new state in the session yet is muted.
func (d *Desk) reviewLine(look *control.Look, a *model.Agreement, session model.ID) fyne.CanvasObject {
	b, paint, state := look.Words, figure.MutedInk, ""
	var sign fyne.CanvasObject = control.Space(0, 0)
	if said := a.ReviewedIn(session); said != nil {
		paint, state, sign = figure.Ink, b.Choice("agreementstate", string(said.State)), agreementSign(look, said.State)
	}
	return control.Row(look.Px(12), control.Cell{Object: control.NewProse(look, agreementCode(b, a), control.Body, figure.Bold, figure.Accent), Width: look.Px(40), Middle: true},
		control.Cell{Object: control.NewProse(look, a.Text, control.Body, figure.Regular, paint).AtMost(1), Share: 1, Middle: true},
		control.Cell{Object: sign, Width: look.Px(16), Middle: true},
		control.Cell{Object: control.NewProse(look, state, control.Small, figure.Bold, figure.Ink).AtMost(1), Width: look.Px(90), Middle: true})
}
