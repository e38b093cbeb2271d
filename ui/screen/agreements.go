package screen

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// agreementsPage is every decision and action, open ones first.
type agreementsPage struct {
	desk  *Desk
	list  *agreementList
	field *control.Field
	kind  *control.Choice
	adopt *control.Button
	from  *talkedAbout
	whole *fyne.Container
}

func newAgreementsPage(d *Desk) page {
	p := &agreementsPage{desk: d}
	p.list = newAgreementList(d, "agreements.empty", d.dossier.Agreements)
	p.list.all = true
	p.kind = control.NewChoice(d.look, d.options("agreementkind", agreementKinds()), string(model.Action), nil)
	p.adopt = control.NewButton(d.look, "", "", control.Plain, d.showAdopt)
	p.field = control.NewField(d.look, d.look.Words.Say("agreements.hint"))
	p.field.OnKey = func(ev *fyne.KeyEvent, _ bool) bool {
		if ev.Name != fyne.KeyReturn && ev.Name != fyne.KeyEnter {
			return false
		}
		p.add()
		return true
	}
	p.from = newTalkedAbout(d)
	p.offer()
	return p
}

// offer names the version that the tree can be adopted as.
func (p *agreementsPage) offer() {
	d := p.desk
	p.adopt.SetText(d.look.Words.Say("adopt.act", "version", d.nextVersion()))
	p.adopt.Hidden = d.dossier.Count(model.KindGoal) == 0
}

func (p *agreementsPage) add() {
	text := strings.TrimSpace(p.field.Text)
	if text == "" {
		return
	}
	if p.desk.edit("edit.agreement.add", func(tx *model.Tx) error {
		_, err := tx.AddAgreement(model.AgreementKind(p.kind.Chosen()), p.desk.runningID(), text)
		return err
	}, "text", text) {
		p.field.Put("")
	}
}

func (p *agreementsPage) content() fyne.CanvasObject {
	look := p.desk.look
	head := control.Row(look.Px(control.Step), control.Cell{Object: p.kind, Width: look.Px(170), Middle: true}, control.Cell{Object: p.field, Share: 1},
		control.Cell{Object: p.adopt, Middle: true})
	p.whole = control.FillColumn(look.Px(12), head, p.from.object, p.list.object)
	return control.Inset(look.Px(control.Step), look.Px(20), 0, look.Px(control.Wide), p.whole)
}

func (p *agreementsPage) changed(*model.Change) {
	p.offer()
	p.from.update()
	p.list.update()
	if p.whole != nil {
		p.whole.Refresh()
	}
}

func (p *agreementsPage) hints() []hint {
	return append([]hint{{"Enter", "hint.addAgreement"}}, p.list.hints()...)
}
func (p *agreementsPage) focus()              { p.desk.window.Canvas().Focus(p.field) }
func (p *agreementsPage) selected() model.Ref { return model.Ref{} }

func (p *agreementsPage) scene() roomScene {
	shown := roomScene{
		question: p.desk.look.Words.Say("page.agreements"), id: "agreements", make: p.list.scene, update: p.list.updateScene,
		left: "room.left.agreements",
	}
	if p.desk.agreeing() != nil { // the step asks its own question
		shown.question, shown.id, shown.focus = "", "agreements now", "room.focus.agreements"
	}
	return shown
}

// agreementList is a list of agreements in which everything is edited in place: the text, who, when, who tells whom, and how it stands.
type agreementList struct {
	desk   *Desk
	object *control.Scroller
	empty  model.Key
	source func() []*model.Agreement
	all    bool // it is the list of all there are
	rows   map[model.ID]*agreementRow
	column *fyne.Container
	order  []model.ID
}

type agreementRow struct {
	panel                *control.Panel
	code                 *control.Prose
	what, who, due, says *control.Field
	state                *control.Choice
	decision             *decisionPart
	below                *fyne.Container // holds it
}

func newAgreementList(d *Desk, empty model.Key, source func() []*model.Agreement) *agreementList {
	l := &agreementList{desk: d, empty: empty, source: source, rows: map[model.ID]*agreementRow{}, column: control.Column(d.look.Px(control.Gap))}
	l.object = control.NewScroller(d.look, control.Inset(d.look.Px(4), d.look.Px(8), d.look.Px(control.Wide), d.look.Px(4), l.column))
	l.update()
	return l
}

// update keeps the rows that are there, so that nothing jumps while somebody writes; new ones come in their place.
func (l *agreementList) update() {
	agreements := l.source()
	var order []model.ID
	for _, a := range agreements {
		order = append(order, a.ID)
	}
	if l.writing() && sameMembers(order, l.order) {
		order = l.order
	}
	l.order = order
	l.column.Objects = nil
	for _, id := range order {
		a := model.Get[model.Agreement](l.desk.dossier, id)
		row := l.rows[id]
		if row == nil {
			row = l.newRow(id)
			l.rows[id] = row
		}
		l.fill(row, a)
		l.column.Add(row.panel)
	}
	if len(agreements) == 0 {
		l.column.Add(control.NewProse(l.desk.look, l.desk.look.Words.Say(l.empty), 17, figure.Regular, figure.MutedInk))
	}
	l.column.Refresh()
	l.object.Relayout()
}

func (l *agreementList) writing() bool {
	for _, row := range l.rows {
		for _, f := range []*control.Field{row.what, row.who, row.due, row.says} {
			if f.Writing() {
				return true
			}
		}
	}
	return false
}

func sameMembers(a, b []model.ID) bool {
	a, b = slices.Clone(a), slices.Clone(b)
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b)
}

func (l *agreementList) newRow(id model.ID) *agreementRow {
	d, look := l.desk, l.desk.look
	field := func(hint model.Key, set func(*model.Agreement, string) error) *control.Field {
		f := control.NewField(look, look.Words.Say(hint))
		f.Commit = func(text string) error {
			return d.try("edit.agreement", func(tx *model.Tx) error {
				return model.Update(tx, id, func(a *model.Agreement) error { return set(a, strings.TrimSpace(text)) })
			}, "text", strings.TrimSpace(text))
		}
		return f
	}
	states := []string{}
	for _, state := range model.AgreementStates() {
		states = append(states, string(state))
	}
	row := &agreementRow{
		code: control.NewProse(look, "", control.Heading, figure.Bold, figure.Accent),
		what: field("agreement.what", func(a *model.Agreement, text string) error { a.Text = text; return nil }),
		who:  field("agreement.who", func(a *model.Agreement, text string) error { a.Who = d.actor(text); return nil }),
		due: field("agreement.due", func(a *model.Agreement, text string) (err error) {
			a.Due, err = d.readDue(text)
			return err
		}),
		says: field("agreement.tells", func(a *model.Agreement, text string) error { a.Tells = text; return nil }),
	}
	row.state = control.NewChoice(look, d.options("agreementstate", states), "", func(value string) {
		d.edit("edit.agreement.state", func(tx *model.Tx) error {
			return tx.SetAgreementState(id, model.AgreementState(value), d.runningID(), "")
		}, "text", row.what.Text)
	})
	row.decision = d.newDecisionPart(id, func(o fyne.CanvasObject) { l.object.Reveal(o) })
	row.below = control.Inset(0, 0, 0, look.Px(60), row.decision.object)
	remove := d.quiet("act.delete", func() {
		text := row.what.Text
		if d.edit("edit.agreement.delete", func(tx *model.Tx) error { return tx.Delete(model.KindAgreement, id) }, "text", text) {
			d.say("say.deleted", "what", text)
		}
	})
	first := control.Row(look.Px(12), control.Cell{Object: row.code, Width: look.Px(48), Middle: true},
		control.Cell{Object: row.what, Share: 1}, control.Cell{Object: remove, Middle: true})
	second := control.Row(look.Px(control.Gap), control.Cell{Object: control.Space(look.Px(52), 0), Width: look.Px(52)},
		control.Cell{Object: row.who, Share: 1}, control.Cell{Object: row.due, Width: look.Px(152)}, control.Cell{Object: row.says, Share: 1})
	row.panel = control.NewPanel(look, figure.Accent, control.Inset(look.Px(10), look.Px(12), look.Px(10), look.Px(control.Step), control.Column(look.Px(6), first, second, control.Inset(0, 0, 0, look.Px(60), row.state),
		row.below)))
	return row
}

func (l *agreementList) fill(row *agreementRow, a *model.Agreement) {
	b := l.desk.look.Words
	row.code.SetText(agreementCode(b, a))
	row.what.Fill(a.Text)
	row.who.Fill(l.desk.dossier.ActorName(a.Who))
	row.due.Fill(b.Date(a.Due))
	row.says.Fill(a.Tells)
	row.state.Mark(string(a.State))
	row.decision.fill(a)
	row.below.Hidden = a.Sort != model.Decision
	row.panel.SetBar(agreementBar(a, l.desk.today()))
}

func (l *agreementList) hints() []hint {
	return []hint{{"Tab", "hint.nextField"}, {"Arrows", "hint.state"}, {"CtrlZ", "hint.undo"}}
}

// agreeing returns the session in which agreements are being made at this moment, or nil.
func (d *Desk) agreeing() *model.Session {
	session := d.dossier.RunningSession()
	if session == nil || session.Current >= len(session.Steps) {
		return nil
	}
	switch session.Steps[session.Current].Sort {
	case model.StepAgree, model.StepPlan:
		return session
	}
	return nil
}

// roomAgreements is a list for the room, that remembers the look that it was made for.
type roomAgreements struct {
	widget.BaseWidget
	look *control.Look
	list *roomList
	rows *fyne.Container
}

// scene shows the agreements to the room: large, with how they stand.
func (l *agreementList) scene(look *control.Look) fyne.CanvasObject {
	r := &roomAgreements{look: look, list: &roomList{gap: look.Px(20)}}
	r.rows = container.New(r.list)
	r.ExtendBaseWidget(r)
	l.updateScene(r)
	return r
}

// CreateRenderer implements fyne.Widget.
func (r *roomAgreements) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(r.rows)
}

// LeftOut implements [partial].
func (r *roomAgreements) LeftOut() int { return r.list.leftOut }

// forRoom are the agreements that the room sees: those that it is making, in the order in which it makes them, else those of the list.
func (l *agreementList) forRoom() (shown []*model.Agreement, making bool) {
	session := l.desk.agreeing()
	if session == nil || !l.all {
		return l.source(), false
	}
	shown = slices.DeleteFunc(l.source(), func(a *model.Agreement) bool { return a.Session != session.ID })
	slices.SortStableFunc(shown, func(a, b *model.Agreement) int { return cmp.Compare(a.Number, b.Number) })
	return shown, true
}

func (l *agreementList) updateScene(o fyne.CanvasObject) {
	r, ok := o.(*roomAgreements)
	if !ok {
		return
	}
	const mostLines = 4
	look, b := r.look, r.look.Words
	shown, making := l.forRoom()
	r.list.newest = making
	r.rows.Objects = nil
	for _, a := range shown {
		var tail []string
		if !making {
			tail = append(tail, b.Choice("agreementstate", string(a.State)))
		}
		for _, extra := range []string{l.desk.dossier.ActorName(a.Who), b.Date(a.Due)} {
			if extra != "" {
				tail = append(tail, extra)
			}
		}
		r.rows.Add(control.Row(look.Px(control.Wide),
			control.Cell{Object: control.NewProse(look, agreementCode(b, a), roomBody, figure.Bold, figure.Accent), Width: look.Px(100)},
			control.Cell{Object: control.NewProse(look, a.Text, roomBody, figure.Regular, figure.Ink).AtMost(mostLines), Share: 3},
			control.Cell{Object: control.NewProse(look, strings.Join(tail, " · "), roomSmall, figure.Regular, figure.MutedInk).AtMost(mostLines), Share: 2}))
	}
	r.rows.Refresh()
}

// actor reads who is meant: the name or mark of a party, else a role in the group's own words.
func (d *Desk) actor(text string) model.Actor {
	for _, party := range model.All[model.Party](d.dossier) {
		if strings.EqualFold(party.Name, text) {
			return model.Actor{Party: party.ID}
		}
	}
	return model.Actor{Role: text}
}

// readDate reads a day, or the last day of a period, as people write them.
func readDate(text string) (model.Date, error) {
	if text == "" {
		return "", nil
	}
	period, ok := model.ParsePeriod(text)
	if !ok {
		return "", model.NewProblem("problem.date", "field", "agreement.due", "text", text)
	}
	return period.Last(), nil
}

// readDue reads the day before which something is to be done, as people say it.
func (d *Desk) readDue(text string) (model.Date, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return "", nil
	}
	due, ok := model.ParseDeadline(text, d.today())
	if !ok {
		return "", model.NewProblem("problem.date", "field", "agreement.due", "text", text)
	}
	return due, nil
}

// agreementsAbout returns the agreements that are linked to a record.
func (d *Desk) agreementsAbout(ref model.Ref) []*model.Agreement {
	return slices.DeleteFunc(d.dossier.Agreements(), func(a *model.Agreement) bool { return !slices.Contains(a.Linked, ref) })
}

// agreementLine is an agreement on one line: what, who, when, and at the right who tells whom.
func (d *Desk) agreementLine(look *control.Look, a *model.Agreement) fyne.CanvasObject {
	b := look.Words
	text := a.Text
	if who := d.dossier.ActorName(a.Who); who != "" {
		text += " · " + who
	}
	if a.Due != "" {
		text += " · " + b.Say("agreement.before", "date", b.Date(a.Due))
	}
	tells := ""
	if a.Tells != "" {
		tells = b.Say("agreement.tellsLine", "who", a.Tells)
	}
	line := control.Row(look.Px(control.Gap),
		control.Cell{Object: control.NewProse(look, agreementCode(b, a), control.Body, figure.Bold, figure.Ink), Width: look.Px(36)},
		control.Cell{Object: control.NewProse(look, text, control.Body, figure.Regular, figure.Ink), Share: 3},
		control.Cell{Object: control.NewProse(look, tells, control.Small, figure.Regular, figure.MutedInk), Share: 1})
	return control.Column(look.Px(6), look.Rule(), line)
}
