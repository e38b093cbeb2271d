package screen

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
	"doelenboom/ui/words"
)

// The three small sheets of the foot: what a room needs at any moment, one key away and back again.

// runningID returns the session that runs, for records that say in which session they were made.
func (d *Desk) runningID() model.ID {
	if running := d.dossier.RunningSession(); running != nil {
		return running.ID
	}
	return ""
}

// noteList is a list in a sheet with a field above it in which Enter adds a line.
type noteList struct {
	desk  *Desk
	field *control.Field
	list  *fyne.Container
	fill  func() []fyne.CanvasObject
}

func (d *Desk) newNoteList(hint model.Key, add func(text string) bool, fill func() []fyne.CanvasObject) *noteList {
	n := &noteList{desk: d, fill: fill, field: control.NewField(d.look, d.look.Words.Say(hint)), list: control.Column(d.look.Px(control.Gap))}
	n.field.OnKey = func(ev *fyne.KeyEvent, _ bool) bool {
		if ev.Name != fyne.KeyReturn && ev.Name != fyne.KeyEnter {
			return false
		}
		if text := strings.TrimSpace(n.field.Text); text != "" && add(text) {
			n.field.Put("")
		}
		return true
	}
	n.update()
	return n
}

func (n *noteList) update() {
	n.list.Objects = n.fill()
	n.list.Refresh()
	n.desk.frame.object.Refresh()
}

func (n *noteList) open(title model.Key, above ...fyne.CanvasObject) {
	objects := append(above, n.field, n.list)
	n.desk.openSheet(title, control.Column(n.desk.look.Px(12), objects...), n.field, n.update)
}

// pair is a bold word with running text beside it, and perhaps an act at the end.
func (d *Desk) pair(lead, text string, acts ...fyne.CanvasObject) fyne.CanvasObject {
	look := d.look
	cells := []control.Cell{
		{Object: control.NewProse(look, lead, control.Body, figure.Bold, figure.Ink), Width: look.Px(150)},
		{Object: control.NewProse(look, text, control.Body, figure.Regular, figure.Ink), Share: 1},
	}
	for _, act := range acts {
		cells = append(cells, control.Cell{Object: act, Middle: true})
	}
	return control.Row(look.Px(control.Step), cells...)
}

func (d *Desk) quiet(text model.Key, do func()) fyne.CanvasObject {
	return control.NewButton(d.look, d.look.Words.Say(text), "", control.Quiet, do)
}

// showTerms opens the list of terms: "woord: wat wij ermee bedoelen" and Enter adds one.
func (d *Desk) showTerms() {
	list := d.newNoteList("terms.hint", func(text string) bool {
		word, meaning, _ := strings.Cut(text, ":")
		return d.edit("edit.term.add", func(tx *model.Tx) error {
			return tx.Put(&model.Term{Word: strings.TrimSpace(word), Meaning: strings.TrimSpace(meaning)})
		}, "term", strings.TrimSpace(word))
	}, func() []fyne.CanvasObject {
		terms := model.All[model.Term](d.dossier)
		words.SortBy(d.look.Words, terms, func(t *model.Term) string { return t.Word })
		var out []fyne.CanvasObject
		for _, term := range terms {
			meaning := term.Meaning
			for _, other := range term.Others {
				meaning += "\n" + d.dossier.ActorName(model.Actor{Party: other.Party}) + ": " + other.Meaning
			}
			out = append(out, d.pair(term.Word, meaning, d.quiet("act.delete", func() {
				if d.edit("edit.term.delete", func(tx *model.Tx) error { return tx.Delete(model.KindTerm, term.ID) }, "term", term.Word) {
					d.say("say.deleted", "what", term.Word)
				}
			})))
		}
		return out
	})
	list.open("foot.terms")
}

// showParked opens the parking lot.
func (d *Desk) showParked() {
	list := d.newNoteList("parked.hint", func(text string) bool {
		return d.edit("edit.parked.add", func(tx *model.Tx) error {
			return tx.Put(&model.Parked{Text: text, Session: d.runningID()})
		}, "text", text)
	}, func() []fyne.CanvasObject {
		var out []fyne.CanvasObject
		for _, parked := range model.All[model.Parked](d.dossier) {
			act, dropped := model.Key("act.drop"), true
			lead := d.dossier.ActorName(parked.Owner)
			if parked.Dropped {
				act, dropped = "act.takeUp", false
				lead = d.look.Words.Say("parked.dropped")
			}
			out = append(out, d.pair(lead, parked.Text, d.quiet(act, func() {
				d.edit("edit.parked.drop", func(tx *model.Tx) error {
					return model.Update(tx, parked.ID, func(p *model.Parked) error {
						p.Dropped = dropped
						return nil
					})
				}, "text", parked.Text)
			})))
		}
		return out
	})
	list.open("foot.parked")
}

// agreementCode is the number under which people speak of an agreement: "B7", "A12".
func agreementCode(b *words.Book, a *model.Agreement) string {
	return fmt.Sprintf("%s%d", b.Say(model.Key("agreement.letter."+string(a.Sort))), a.Number)
}

// showAgree opens the sheet for a decision or an action. What it is about is what is selected on the page.
func (d *Desk) showAgree() {
	sort := model.Action
	choice := control.NewChoice(d.look, d.options("agreementkind", agreementKinds()), string(sort), func(value string) { sort = model.AgreementKind(value) })
	list := d.newNoteList("agreement.hint", func(text string) bool {
		what, rest, _ := strings.Cut(text, ";")
		return d.edit("edit.agreement.add", func(tx *model.Tx) error {
			agreement, err := tx.AddAgreement(sort, d.runningID(), strings.TrimSpace(what))
			if err != nil {
				return err
			}
			who, due, _ := strings.Cut(rest, ";")
			return model.Update(tx, agreement.ID, func(a *model.Agreement) error {
				a.Who.Role = strings.TrimSpace(who)
				if period, ok := model.ParsePeriod(strings.TrimSpace(due)); ok {
					a.Due = period.Last()
				} else if strings.TrimSpace(due) != "" {
					return model.NewProblem("problem.date", "field", "agreement.due", "text", strings.TrimSpace(due))
				}
				if selected := d.selected(); selected.ID != "" {
					a.Linked = append(a.Linked, selected)
				}
				return nil
			})
		}, "text", what)
	}, func() []fyne.CanvasObject {
		var out []fyne.CanvasObject
		agreements := d.dossier.Agreements()
		for i, a := range agreements {
			if i == 8 {
				break
			}
			text := a.Text
			for _, extra := range []string{d.dossier.ActorName(a.Who), d.look.Words.Date(a.Due)} {
				if extra != "" {
					text += " · " + extra
				}
			}
			out = append(out, d.pair(agreementCode(d.look.Words, a), text))
		}
		if len(agreements) > 8 {
			out = append(out, control.NewButton(d.look, d.look.Words.Say("agreement.all"), "", control.Quiet, func() {
				d.closeSheet()
				d.show(atAgreements)
			}).Leading())
		}
		return out
	})
	list.open("foot.agreements", choice)
}

func agreementKinds() []string {
	out := []string{}
	for _, kind := range []model.AgreementKind{model.Action, model.Decision} {
		out = append(out, string(kind))
	}
	return out
}

// options makes the choices of a field in the reader's words.
func (d *Desk) options(field string, values []string) []control.Option {
	out := make([]control.Option, len(values))
	for i, value := range values {
		out[i] = control.Option{Value: value, Text: d.look.Words.Choice(field, value)}
	}
	return out
}

// selector is a page on which a record can be selected.
type selector interface{ selected() model.Ref }

// selected returns what is selected on the page at hand, for what is written about it.
func (d *Desk) selected() model.Ref {
	if s, ok := d.page().(selector); ok {
		return s.selected()
	}
	return model.Ref{}
}
