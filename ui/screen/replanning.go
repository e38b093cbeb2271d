package screen

import (
	"time"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/model/script"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// leastShort is how many minutes a session is late before anything is proposed: less is made up as you go.
const leastShort = 5

// shortage is what the facilitator knows of a session that is late, so that it is told once, and again only when it grew.
type shortage struct {
	session model.ID
	known   int // minutes
}

// replan is what can be done about a session that is late; nothing while it is hardly late or the facilitator knows.
func (d *Desk) replan() script.Replan {
	session := d.dossier.RunningSession()
	if session == nil {
		return script.Replan{}
	}
	plan := script.Propose(session, d.now())
	known := 0
	if d.short.session == session.ID {
		known = d.short.known
	}
	if plan.Short < known+leastShort || len(plan.Proposals) == 0 {
		return script.Replan{}
	}
	return plan
}

// knowsShort remembers that the facilitator has seen how late it is.
func (d *Desk) knowsShort(session *model.Session, minutes int) {
	d.short = shortage{session: session.ID, known: max(0, minutes)}
	d.frame.rail.tick()
}

// replanning is the sheet on which the facilitator decides what becomes shorter and what is left out.
type replanning struct {
	desk    *Desk
	session model.ID
	plan    script.Replan
	choices []*control.Choice
	ends    *control.Prose
}

const accepted, refused = "yes", "no"

// showReplanning opens the proposals for the session that runs; for one that is on time it says so.
func (d *Desk) showReplanning() {
	session := d.dossier.RunningSession()
	if session == nil {
		d.frame.say(d.look.Words.Say("room.noSession", "key", d.keyOf("hint.next")), "", nil)
		return
	}
	plan := script.Propose(session, d.now())
	if len(plan.Proposals) == 0 {
		key := model.Key("room.replan.onTime")
		if plan.Short > 0 {
			key = "room.replan.nothing"
		}
		d.frame.say(d.look.Words.Say(key), "", nil)
		return
	}
	r := &replanning{desk: d, session: session.ID, plan: plan}
	content := r.content(session)
	d.openSheet("room.replan.title", content, r.choices[0], nil)
	d.knowsShort(session, plan.Short)
}

func (r *replanning) content(session *model.Session) fyne.CanvasObject {
	d, look := r.desk, r.desk.look
	b := look.Words
	r.ends = control.NewProse(look, "", control.Body, figure.Bold, figure.Ink)
	column := control.Column(look.Px(control.Gap),
		control.NewProse(look, b.Count("room.replan.short", r.plan.Short), control.Body, figure.Regular, figure.MutedInk))
	for i, p := range r.plan.Proposals {
		choice := control.NewChoice(look, []control.Option{{Value: accepted, Text: b.Say("room.replan.accept")}, {Value: refused, Text: b.Say("room.replan.refuse")}},
			accepted, func(string) { r.tell() })
		choice.OnKey = func(ev *fyne.KeyEvent) bool { return r.key(i, ev) }
		r.choices = append(r.choices, choice)
		what := b.Say("room.replan.shorter", "from", p.From, "to", p.To)
		if p.Drops() {
			what = b.Say("room.replan.drop", "from", p.From)
		}
		column.Add(control.Row(look.Px(control.Step),
			control.Cell{Object: control.NewProse(look, session.Steps[p.Step].Title, control.Body, figure.Bold, figure.Ink), Share: 2, Middle: true},
			control.Cell{Object: control.NewProse(look, what, control.Body, figure.Regular, figure.Ink), Share: 2, Middle: true},
			control.Cell{Object: choice, Share: 2, Middle: true}))
	}
	if r.plan.Lacks > 0 {
		column.Add(control.NewProse(look, b.Count("room.replan.lacks", r.plan.Lacks), control.Body, figure.Regular, figure.OffCourse))
	}
	apply := control.NewButton(look, b.Say("room.replan.apply"), "Enter", control.Primary, r.apply)
	column.Add(control.Row(look.Px(control.Step), control.Cell{Object: r.ends, Share: 1, Middle: true}, control.Cell{Object: apply, Middle: true},
		control.Cell{Object: control.NewButton(look, b.Say("room.replan.leave"), "Esc", control.Plain, d.closeSheet), Middle: true}))
	r.tell()
	return column
}

// chosen are the proposals that stand.
func (r *replanning) chosen() []script.Proposal {
	var out []script.Proposal
	for i, p := range r.plan.Proposals {
		if r.choices[i].Chosen() == accepted {
			out = append(out, p)
		}
	}
	return out
}

// tell says when the session ends with what is chosen.
func (r *replanning) tell() {
	d := r.desk
	session := model.Get[model.Session](d.dossier, r.session)
	if session == nil || session.State != model.Running {
		return
	}
	clock := script.At(session, d.now())
	wins := time.Duration(0)
	for _, p := range r.chosen() {
		wins += time.Duration(p.Wins()) * time.Minute
	}
	clock.Ends, clock.Ahead = clock.Ends.Add(-wins), clock.Ahead+wins
	r.ends.SetText(d.endText(clock))
}

// key goes from one proposal to the next with the arrows that look that way, and does what was chosen with Enter.
func (r *replanning) key(at int, ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyDown:
		at = min(at+1, len(r.choices)-1)
	case fyne.KeyUp:
		at = max(at-1, 0)
	case fyne.KeyReturn, fyne.KeyEnter:
		r.apply()
		return true
	default:
		return false
	}
	r.desk.window.Canvas().Focus(r.choices[at])
	return true
}

// apply does what was chosen, as one edit.
func (r *replanning) apply() {
	d, chosen := r.desk, r.chosen()
	d.closeSheet()
	if len(chosen) == 0 {
		return
	}
	session := model.Get[model.Session](d.dossier, r.session)
	if session == nil {
		return
	}
	if d.edit("edit.session.replan", func(tx *model.Tx) error { return script.Accept(tx, r.session, chosen) }, "session", session.Title) {
		now := model.Get[model.Session](d.dossier, r.session)
		d.knowsShort(now, script.Propose(now, d.now()).Short)
		d.frame.say(d.look.Words.Count("room.replan.done", len(chosen))+" "+d.endText(script.At(now, d.now())), d.look.Words.Say("act.undo"), d.undo)
	}
}

// endText says when a session ends as it goes now, and how that compares with what was planned.
func (d *Desk) endText(clock script.Clock) string {
	b := d.look.Words
	at := clock.Ends.In(d.now().Location()).Format("15:04")
	switch late := int((-clock.Ahead).Round(time.Minute).Minutes()); {
	case late > 0:
		return b.Count("room.ends.later", late, "time", at)
	case late < 0:
		return b.Count("room.ends.earlier", -late, "time", at)
	}
	return b.Say("room.ends.onTime", "time", at)
}

// askLeft asks in one line what to do with a session that was left running when the dossier was closed: go on, or close it at the time at
// which it ended.
func (d *Desk) askLeft() {
	session := d.dossier.RunningSession()
	if session == nil || d.file != nil && d.file.ReadOnly() {
		return
	}
	at := script.LeftAt(d.dossier, session, d.now())
	b := d.look.Words
	when := at.In(d.now().Location()).Format("15:04")
	if day := model.DateOf(at.In(d.now().Location())); day != d.today() {
		when = b.Say("room.wasLeft.day", "day", day, "time", when)
	}
	first := d.frame.ask(b.Say("room.wasLeft.ask", "session", session.Title, "time", when),
		answer{b.Say("room.goOn"), func() { d.goOn(session.ID) }},
		answer{b.Say("room.wasLeft.close", "time", when), func() {
			if d.edit("edit.session.closeAt", func(tx *model.Tx) error { return script.CloseAt(tx, session.ID, at) }, "session", session.Title) {
				d.say("say.sessionClosed", "session", session.Title)
				d.page().focus()
			}
		}})
	d.window.Canvas().Focus(first)
}

// goOn takes a session up where it was left.
func (d *Desk) goOn(session model.ID) {
	if now := model.Get[model.Session](d.dossier, session); now != nil && script.At(now, d.now()).Paused {
		d.edit("edit.session.resume", func(tx *model.Tx) error { return script.Resume(tx, session) }, "session", now.Title)
	}
	d.followStep()
}
