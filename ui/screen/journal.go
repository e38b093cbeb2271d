package screen

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// The journal is what people see between two conversations. One key opens it from anywhere, what was seen is typed, Enter keeps it and goes
// back to where one was.

// showJournal opens the journal. What is selected on the page is what the observation is about.
func (d *Desk) showJournal() {
	look := d.look
	about := d.aboutGoal(d.selected())
	role := control.NewField(look, look.Words.Say("observed.role"))
	role.Put(d.settings.Role)
	n := d.newNoteList("observed.hint", "observed.empty", nil)
	add := func() {
		text := strings.TrimSpace(n.adding.Text)
		if text == "" {
			return
		}
		if d.edit("edit.observation.add", func(tx *model.Tx) error {
			return tx.Put(&model.Observation{Date: d.today(), Goal: about, Text: text, Role: strings.TrimSpace(role.Text)})
		}, "text", text) {
			if d.settings.Role != strings.TrimSpace(role.Text) {
				d.settings.Role = strings.TrimSpace(role.Text)
				d.settings.save(d.app.Preferences())
			}
			d.closeSheet()
			d.say("say.observed")
		}
	}
	n.adding.OnKey = func(ev *fyne.KeyEvent, _ bool) bool {
		switch ev.Name {
		case fyne.KeyReturn, fyne.KeyEnter:
			add()
		case fyne.KeyDown:
			n.walk("", 0, 0, 1)
		default:
			return false
		}
		return true
	}
	role.OnEnter = add
	n.source = func() []model.ID { return idsOf(d.dossier.Observations()) }
	n.make = func(id model.ID) *noteRow { return d.observationRow(n, id) }
	place := look.Words.Say("observed.nowhere")
	if goal := model.Get[model.Goal](d.dossier, about); goal != nil {
		place = look.Words.Say("observed.at", "code", d.dossier.Code(about), "goal", goal.Text)
	}
	where := control.NewProse(look, place, control.Small, figure.Regular, figure.MutedInk).AtMost(1)
	below := control.Row(look.Px(control.Gap), control.Cell{Object: where, Share: 1, Middle: true}, control.Cell{Object: role, Width: look.Px(220)})
	n.update()
	d.openSheet("observed.title", control.Column(look.Px(12), n.adding, below, n.column), n.adding, n.update)
}

// aboutGoal is the goal that something selected belongs to; none for what belongs to no goal.
func (d *Desk) aboutGoal(ref model.Ref) model.ID {
	switch record := d.dossier.Record(ref.Kind, ref.ID).(type) {
	case *model.Goal:
		return record.ID
	case *model.Indicator:
		if len(record.Goals) > 0 {
			return record.Goals[0]
		}
	case *model.Agreement:
		for _, linked := range record.Linked {
			if goal := d.aboutGoal(linked); goal != "" {
				return goal
			}
		}
	}
	return ""
}

// observationRow is what was seen, with the day, the role and the goal, and in which conversation it was talked about.
func (d *Desk) observationRow(n *noteList, id model.ID) *noteRow {
	look := d.look
	get := func() *model.Observation { return model.Get[model.Observation](d.dossier, id) }
	field := func(line, place int, hint model.Key, put func(*model.Observation, string) error) *control.Field {
		return n.field(id, line, place, hint, func(text string) error {
			return d.try("edit.observation", func(tx *model.Tx) error {
				return model.Update(tx, id, func(o *model.Observation) error { return put(o, text) })
			}, "text", get().Text)
		})
	}
	text := field(0, 0, "observed.text", func(o *model.Observation, text string) error { o.Text = text; return nil })
	date := field(0, 1, "prepare.day", func(o *model.Observation, text string) (err error) {
		o.Date, err = model.ParseDay(text, d.today())
		return err
	})
	goal := field(1, 0, "observed.goal", func(o *model.Observation, text string) error {
		found, indicator, ok := d.coded(text)
		if !ok {
			return model.NewProblem("problem.about", "text", text)
		}
		if o.Goal = found; indicator != "" {
			o.Goal = d.aboutGoal(model.Ref{Kind: model.KindIndicator, ID: indicator})
		}
		return nil
	})
	role := field(1, 1, "observed.role", func(o *model.Observation, text string) error { o.Role = text; return nil })
	summary := control.NewProse(look, "", control.Small, figure.Regular, figure.MutedInk)
	more := control.Inset(0, look.Px(control.Step), 0, look.Px(12), control.Row(look.Px(control.Gap), control.Cell{Object: goal, Share: 1}, control.Cell{Object: role, Share: 2}))
	below := control.Inset(0, 0, 0, look.Px(12), summary)
	row := &noteRow{lines: [][]*control.Field{{text, date}, {goal, role}}}
	row.object = control.Column(look.Px(control.Tight), foldingRow(look.Px(leastNote), look.Px(control.Gap), control.Cell{Object: text, Share: 1},
		control.Cell{Object: date, Width: look.Px(170)}, control.Cell{Object: n.deleting(id), Middle: true}), more, below)
	row.fill = func(open bool) {
		o := get()
		if o == nil {
			return
		}
		text.Fill(o.Text)
		date.Fill(look.Words.Date(o.Date))
		code := ""
		if o.Goal != "" {
			code = d.dossier.Code(o.Goal)
		}
		goal.Fill(code)
		role.Fill(o.Role)
		more.Hidden = !open
		line := nonEmpty(o.Role)
		if code != "" && !open {
			line = append(line, look.Words.Say("observed.goalLine", "code", code))
		}
		if seen := model.Get[model.Session](d.dossier, o.Seen); seen != nil {
			line = append(line, look.Words.Say("observed.seen", "round", d.roundName(seen)))
		}
		summary.SetText(strings.Join(line, " · "))
		below.Hidden = len(line) == 0
	}
	row.remove = func() {
		text := get().Text
		if d.edit("edit.observation.delete", func(tx *model.Tx) error { return tx.Delete(model.KindObservation, id) }, "text", text) {
			d.say("say.deleted", "what", text)
		}
	}
	return row
}

// observationLine is what the journal holds for a conversation: what was seen, and the act that says that the group talked about it.
func (d *Desk) observationLine(o *model.Observation, round *model.Session) fyne.CanvasObject {
	look, id := d.look, o.ID
	said := strings.Join(nonEmpty(look.Words.Date(o.Date), o.Role), " · ")
	act := model.Key("observed.talked")
	manner := control.Plain
	if o.Seen == round.ID {
		act, manner = "observed.isTalked", control.Quiet
	}
	button := control.NewButton(look, look.Words.Say(act), "", manner, func() {
		d.edit("edit.observation.seen", func(tx *model.Tx) error {
			return model.Update(tx, id, func(o *model.Observation) error {
				if o.Seen == round.ID {
					o.Seen = ""
				} else {
					o.Seen = round.ID
				}
				return nil
			})
		}, "text", o.Text)
	})
	return control.NewPanel(look, figure.MutedInk, control.Inset(look.Px(6), look.Px(12), look.Px(6), look.Px(control.Step), control.Row(look.Px(12),
		control.Cell{Object: control.Column(0, control.NewProse(look, look.Words.Say("observed.from", "who", said), control.Small, figure.Regular, figure.MutedInk),
			control.NewProse(look, o.Text, control.Body, figure.Regular, figure.Ink)), Share: 1, Middle: true}, control.Cell{Object: button, Middle: true})))
}

// heardOf are the texts of the journal that the room reads with an indicator: without whose they are.
func (d *Desk) heardOf(indicator model.ID) []string {
	round := d.round()
	if round == nil {
		return nil
	}
	var out []string
	for _, o := range slices.Backward(d.dossier.UnseenNear(round, indicator)) {
		out = append(out, o.Text)
	}
	return out
}
