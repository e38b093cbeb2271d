package screen

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
	"doelenboom/ui/words"
)

// The three small sheets of the foot: what a room needs at any moment, one key away and back again.

// leastNote is the width below which what belongs to a note stands under each other.
const leastNote = 520

// runningID returns the session that runs, for records that say in which session they were made.
func (d *Desk) runningID() model.ID {
	if running := d.dossier.RunningSession(); running != nil {
		return running.ID
	}
	return ""
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

// asking is a page on which something is written in which a word asks for a meaning.
type asking interface{ term() string }

// wordAsked is the word that is selected where somebody writes, else one that a hint asks the meaning of; empty for none.
func (d *Desk) wordAsked() string {
	if field, ok := d.window.Canvas().Focused().(*control.Field); ok {
		const longest = 40 // bytes; whatever is longer is no word
		if selected := strings.TrimSpace(field.SelectedText()); selected != "" && len(selected) <= longest {
			return selected
		}
	}
	if a, ok := d.page().(asking); ok {
		return a.term()
	}
	return ""
}

// showTerms opens the list of terms: "woord: wat wij ermee bedoelen" and Enter adds one. A word of which the meaning is asked stands there
// already.
func (d *Desk) showTerms() {
	word := d.wordAsked()
	n := d.newNoteList("terms.hint", "terms.empty", func(text string) bool {
		word, meaning, _ := strings.Cut(text, ":")
		return d.edit("edit.term.add", func(tx *model.Tx) error {
			return tx.Put(&model.Term{Word: strings.TrimSpace(word), Meaning: strings.TrimSpace(meaning)})
		}, "term", strings.TrimSpace(word))
	})
	n.source = func() []model.ID {
		terms := model.All[model.Term](d.dossier)
		words.SortBy(d.look.Words, terms, func(t *model.Term) string { return t.Word })
		return idsOf(terms)
	}
	n.make = func(id model.ID) *noteRow { return d.termRow(n, id) }
	n.open("foot.terms")
	if word != "" && d.sheet != nil && d.dossier.TermFor(word) == nil {
		n.adding.SetText(word + ": ")
		n.adding.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	}
}

// identified is a record of any type.
type identified interface{ Ident() model.ID }

func idsOf[R identified](records []R) []model.ID {
	out := make([]model.ID, len(records))
	for i, record := range records {
		out[i] = record.Ident()
	}
	return out
}

// termRow is a term: the word, what the group means by it, and what each other party means by it.
func (d *Desk) termRow(n *noteList, id model.ID) *noteRow {
	look := d.look
	get := func() *model.Term { return model.Get[model.Term](d.dossier, id) }
	set := func(change func(*model.Term)) error {
		return d.try("edit.term", func(tx *model.Tx) error {
			return model.Update(tx, id, func(t *model.Term) error {
				change(t)
				return nil
			})
		}, "term", get().Word)
	}
	word := n.field(id, 0, 0, "terms.word", func(text string) error { return set(func(t *model.Term) { t.Word = text }) })
	meaning := n.field(id, 0, 1, "terms.meaning", func(text string) error { return set(func(t *model.Term) { t.Meaning = text }) })
	others := control.Column(look.Px(control.Tight))
	summary := control.NewProse(look, "", control.Small, figure.Regular, figure.MutedInk)
	fields := map[model.ID]*control.Field{}
	row := &noteRow{lines: [][]*control.Field{{word, meaning}}}
	below, more := control.Inset(0, 0, 0, look.Px(30), summary), control.Inset(0, look.Px(control.Step), 0, look.Px(30), others)
	row.object = control.Column(look.Px(control.Tight), foldingRow(look.Px(leastNote), look.Px(control.Gap),
		control.Cell{Object: word, Width: look.Px(190)}, control.Cell{Object: meaning, Share: 1}, control.Cell{Object: n.deleting(id), Middle: true}), below, more)
	row.fill = func(open bool) {
		term := get()
		if term == nil {
			return
		}
		word.Fill(term.Word)
		meaning.Fill(term.Meaning)
		var said []string
		for _, other := range term.Others {
			said = append(said, d.dossier.ActorName(model.Actor{Party: other.Party})+": "+other.Meaning)
		}
		summary.SetText(strings.Join(said, "\n"))
		below.Hidden, more.Hidden = open || len(said) == 0, !open
		others.Objects, row.lines = nil, row.lines[:1]
		for _, party := range model.All[model.Party](d.dossier) {
			field := fields[party.ID]
			if field == nil {
				field = n.field(id, len(fields)+1, 0, "terms.same", func(text string) error {
					return d.try("edit.term.other", func(tx *model.Tx) error { return tx.SetMeaning(id, party.ID, text) }, "term", get().Word, "party", party.Name)
				})
				fields[party.ID] = field
			}
			at := slices.IndexFunc(term.Others, func(other model.OtherMeaning) bool { return other.Party == party.ID })
			if at >= 0 {
				field.Fill(term.Others[at].Meaning)
			} else {
				field.Fill("")
			}
			row.lines = append(row.lines, []*control.Field{field})
			who := control.Row(look.Px(control.Gap), control.Cell{Object: d.partyMark(look, party.ID), Width: look.Px(20), Middle: true},
				control.Cell{Object: control.NewProse(look, party.Name, control.Small, figure.Regular, figure.Ink).AtMost(1), Share: 1, Middle: true})
			others.Add(foldingRow(look.Px(leastNote-126), look.Px(control.Gap), control.Cell{Object: who, Width: look.Px(160)}, control.Cell{Object: field, Share: 1}))
		}
		others.Refresh()
	}
	row.remove = func() {
		word := get().Word
		if d.edit("edit.term.delete", func(tx *model.Tx) error { return tx.Delete(model.KindTerm, id) }, "term", word) {
			d.say("say.deleted", "what", word)
		}
	}
	return row
}

// partyMark is the letter of a party in its colour.
func (d *Desk) partyMark(look *control.Look, party model.ID) fyne.CanvasObject {
	return control.NewDrawing(look, 1, func(w, h float64) figure.Drawing {
		return figure.Drawing{W: w, H: h, Ops: figure.SupportIcon(figure.SupportMark{Look: figure.LookOf(d.dossier, party), Stance: model.Supports}, 0, 0, w)}
	})
}

// showParked opens the parking lot. What is selected on the page is what a new subject is about.
func (d *Desk) showParked() {
	about := d.selected()
	n := d.newNoteList("parked.hint", "parked.empty", func(text string) bool {
		return d.edit("edit.parked.add", func(tx *model.Tx) error {
			parked := &model.Parked{Text: text, Session: d.runningID()}
			if about.ID != "" && tx.Record(about.Kind, about.ID) != nil {
				parked.Linked = []model.Ref{about}
			}
			return tx.Put(parked)
		}, "text", text)
	})
	n.source = func() []model.ID {
		all := model.All[model.Parked](d.dossier)
		slices.SortStableFunc(all, func(a, b *model.Parked) int { // what was dropped comes last
			switch {
			case a.Dropped == b.Dropped:
				return 0
			case a.Dropped:
				return 1
			}
			return -1
		})
		return idsOf(all)
	}
	n.make = func(id model.ID) *noteRow { return d.parkedRow(n, id) }
	n.open("foot.parked", d.aboutNote(about)...)
}

// aboutNote says above a list what a new line will be about.
func (d *Desk) aboutNote(about model.Ref) []fyne.CanvasObject {
	if line := d.aboutLine([]model.Ref{about}); line != "" {
		return []fyne.CanvasObject{control.NewProse(d.look, line, control.Small, figure.Regular, figure.MutedInk).AtMost(1)}
	}
	return nil
}

// parkedRow is a parked subject: what it is, who owns it, or that it was dropped and why.
func (d *Desk) parkedRow(n *noteList, id model.ID) *noteRow {
	look := d.look
	get := func() *model.Parked { return model.Get[model.Parked](d.dossier, id) }
	set := func(change func(*model.Parked)) error {
		return d.try("edit.parked", func(tx *model.Tx) error {
			return model.Update(tx, id, func(p *model.Parked) error {
				change(p)
				return nil
			})
		}, "text", get().Text)
	}
	text := n.field(id, 0, 0, "parked.text", func(text string) error { return set(func(p *model.Parked) { p.Text = text }) })
	owner := n.field(id, 0, 1, "parked.owner", func(text string) error { return set(func(p *model.Parked) { p.Owner = d.actor(text) }) })
	reason := n.field(id, 1, 0, "parked.reason", func(text string) error { return set(func(p *model.Parked) { p.Reason = text }) })
	state := control.NewChoice(look, []control.Option{{Value: "", Text: look.Words.Say("parked.open")}, {Value: "dropped", Text: look.Words.Say("parked.dropped")}}, "", nil)
	state.OnChoose = func(value string) {
		if set(func(p *model.Parked) { p.Dropped = value != "" }) == nil && value != "" {
			d.window.Canvas().Focus(reason)
		}
	}
	state.OnFocus = func(gained bool) {
		if gained {
			n.enter(id, state)
		}
	}
	about := control.NewProse(look, "", control.Small, figure.Regular, figure.MutedInk)
	more := foldingRow(look.Px(leastNote-96), look.Px(control.Gap), control.Cell{Object: state, Width: look.Px(230), Middle: true}, control.Cell{Object: reason, Share: 1})
	row := &noteRow{lines: [][]*control.Field{{text, owner}}}
	below, last := control.Inset(0, look.Px(control.Step), 0, look.Px(12), more), control.Inset(0, 0, 0, look.Px(12), about)
	row.object = control.Column(look.Px(control.Tight), foldingRow(look.Px(leastNote), look.Px(control.Gap), control.Cell{Object: text, Share: 3}, control.Cell{Object: owner, Share: 2},
		control.Cell{Object: n.deleting(id), Middle: true}), below, last)
	row.fill = func(open bool) {
		parked := get()
		if parked == nil {
			return
		}
		text.Fill(parked.Text)
		owner.Fill(d.dossier.ActorName(parked.Owner))
		reason.Fill(parked.Reason)
		chosen := ""
		if parked.Dropped {
			chosen = "dropped"
		}
		state.Mark(chosen)
		below.Hidden, reason.Hidden = !open && !parked.Dropped, !parked.Dropped
		row.lines = row.lines[:1]
		if parked.Dropped {
			row.lines = append(row.lines, []*control.Field{reason})
		}
		about.SetText(d.aboutLine(parked.Linked))
		last.Hidden = about.Text() == ""
	}
	row.remove = func() {
		what := get().Text
		if d.edit("edit.parked.delete", func(tx *model.Tx) error { return tx.Delete(model.KindParked, id) }, "text", what) {
			d.say("say.deleted", "what", what)
		}
	}
	return row
}

// agreementCode is the number under which people speak of an agreement: "B7", "A12".
func agreementCode(b *words.Book, a *model.Agreement) string {
	return fmt.Sprintf("%s%d", b.Say(model.Key("agreement.letter."+string(a.Sort))), a.Number)
}

// showAgree opens the sheet for a decision or an action: "wat; wie; wanneer". What is selected on the page is what it is about.
func (d *Desk) showAgree() { d.openAgree() }

// completeAgreement opens the sheet at an agreement that has a text, to say who does it and when.
func (d *Desk) completeAgreement(id model.ID) {
	n := d.openAgree()
	if row := n.rows[id]; row != nil && d.sheet != nil {
		n.focus(row, 0, 1)
	}
}

func (d *Desk) openAgree() *noteList {
	about := d.selected()
	sort := model.Action
	choice := control.NewChoice(d.look, d.options("agreementkind", agreementKinds()), string(sort), func(value string) { sort = model.AgreementKind(value) })
	n := d.newNoteList("agreement.hint", "agreements.empty", func(text string) bool {
		what, rest, _ := strings.Cut(text, ";")
		who, due, _ := strings.Cut(rest, ";")
		return d.edit("edit.agreement.add", func(tx *model.Tx) error {
			agreement, err := tx.AddAgreement(sort, d.runningID(), strings.TrimSpace(what))
			if err != nil {
				return err
			}
			return model.Update(tx, agreement.ID, func(a *model.Agreement) error {
				a.Who = d.actor(strings.TrimSpace(who))
				if sort == model.Decision {
					a.Form = model.Consenting
				}
				if about.ID != "" && tx.Record(about.Kind, about.ID) != nil {
					a.Linked = append(a.Linked, about)
				}
				var err error
				a.Due, err = d.readDue(due)
				return err
			})
		}, "text", strings.TrimSpace(what))
	})
	n.source = d.agreementsAtHand
	n.make = func(id model.ID) *noteRow { return d.agreementRow(n, id) }
	above := []fyne.CanvasObject{foldingRow(d.look.Px(leastNote), d.look.Px(control.Step), control.Cell{Object: control.Around(d.look.Px(control.Tight), choice), Share: 1, Middle: true},
		control.Cell{Object: control.NewButton(d.look, d.look.Words.Say("adopt.act", "version", d.nextVersion()), "", control.Plain, d.showAdopt), Middle: true},
		control.Cell{Object: control.NewButton(d.look, d.look.Words.Say("agreement.all"), "", control.Plain, func() {
			d.closeSheet()
			d.show(atAgreements)
		}), Middle: true})}
	n.open("foot.agreements", append(above, d.aboutNote(about)...)...)
	return n
}

// agreementsAtHand are the agreements that a room needs at any moment: those of the session that runs, the last one first, and what is open still.
func (d *Desk) agreementsAtHand() []model.ID {
	var here, open []model.ID
	running := d.runningID()
	for _, a := range d.dossier.Agreements() {
		switch {
		case running != "" && a.Session == running:
			here = append(here, a.ID)
		case a.IsOpen():
			open = append(open, a.ID)
		}
	}
	slices.SortFunc(here, func(a, b model.ID) int { return strings.Compare(string(b), string(a)) })
	return append(here, open...)
}

func agreementKinds() []string {
	out := []string{}
	for _, kind := range []model.AgreementKind{model.Action, model.Decision} {
		out = append(out, string(kind))
	}
	return out
}

// agreementRow is an agreement: what, who, when and who tells whom; of a decision also how it was taken and what was said against it.
func (d *Desk) agreementRow(n *noteList, id model.ID) *noteRow {
	look := d.look
	get := func() *model.Agreement { return model.Get[model.Agreement](d.dossier, id) }
	set := func(change func(*model.Agreement) error) error {
		return d.try("edit.agreement", func(tx *model.Tx) error { return model.Update(tx, id, change) }, "text", get().Text)
	}
	field := func(line, place int, hint model.Key, put func(a *model.Agreement, text string) error) *control.Field {
		return n.field(id, line, place, hint, func(text string) error {
			return set(func(a *model.Agreement) error { return put(a, text) })
		})
	}
	code := control.NewProse(look, "", control.Body, figure.Bold, figure.Accent)
	what := field(0, 0, "agreement.what", func(a *model.Agreement, text string) error { a.Text = text; return nil })
	who := field(0, 1, "agreement.who", func(a *model.Agreement, text string) error { a.Who = d.actor(text); return nil })
	due := field(0, 2, "agreement.due", func(a *model.Agreement, text string) (err error) {
		a.Due, err = d.readDue(text)
		return err
	})
	tells := field(1, 0, "agreement.tells", func(a *model.Agreement, text string) error { a.Tells = text; return nil })
	decision := d.newDecisionPart(id, func(o fyne.CanvasObject) { n.enter(id, o) })
	about := control.NewProse(look, "", control.Small, figure.Regular, figure.MutedInk)
	more := control.Inset(0, look.Px(control.Step), 0, look.Px(44), control.Column(look.Px(control.Tight), tells, decision.object))
	last := control.Inset(0, 0, 0, look.Px(56), about)
	row := &noteRow{lines: [][]*control.Field{{what, who, due}, {tells}}}
	row.object = control.Column(look.Px(control.Tight), foldingRow(look.Px(leastNote), look.Px(control.Gap), control.Cell{Object: code, Width: look.Px(36), Middle: true},
		control.Cell{Object: what, Share: 4}, control.Cell{Object: who, Share: 2}, control.Cell{Object: due, Width: look.Px(150)}, control.Cell{Object: n.deleting(id), Middle: true}), more, last)
	row.fill = func(open bool) {
		a := get()
		if a == nil {
			return
		}
		code.SetText(agreementCode(look.Words, a))
		what.Fill(a.Text)
		who.Fill(d.dossier.ActorName(a.Who))
		due.Fill(look.Words.Date(a.Due))
		tells.Fill(a.Tells)
		decision.fill(a)
		more.Hidden = !open
		line := d.aboutLine(a.Linked)
		if !open && len(a.Objections) > 0 {
			line = strings.TrimSpace(line + " " + look.Words.Count("agreement.objected", len(a.Objections)))
		}
		about.SetText(line)
		last.Hidden = line == ""
	}
	row.remove = func() {
		text := get().Text
		if d.edit("edit.agreement.delete", func(tx *model.Tx) error { return tx.Delete(model.KindAgreement, id) }, "text", text) {
			d.say("say.deleted", "what", text)
		}
	}
	return row
}

// decisionPart is what a decision has beside an action: how it was taken, and what was said against it, by whom.
type decisionPart struct {
	desk   *Desk
	id     model.ID
	object *fyne.Container
	form   *control.Choice
	list   *fyne.Container
	field  *control.Field
}

// newDecisionPart makes the part of a decision; entered is told when something in it gets the keyboard.
func (d *Desk) newDecisionPart(id model.ID, entered func(fyne.CanvasObject)) *decisionPart {
	look := d.look
	p := &decisionPart{desk: d, id: id, list: control.Column(look.Px(2)), field: control.NewField(look, look.Words.Say("agreement.objectionHint"))}
	p.form = control.NewChoice(look, d.options("form", texts(model.DecisionForms())), "", func(value string) {
		p.change(func(a *model.Agreement) { a.Form = model.DecisionForm(value) })
	})
	p.form.OnFocus = func(gained bool) {
		if gained {
			entered(p.form)
		}
	}
	p.field.OnFocus = func(gained bool) {
		if gained {
			entered(p.field)
		}
	}
	p.field.OnKey = func(ev *fyne.KeyEvent, _ bool) bool {
		if ev.Name != fyne.KeyReturn && ev.Name != fyne.KeyEnter {
			return false
		}
		if objection, ok := d.readDissent(p.field.Text); ok && p.change(func(a *model.Agreement) { a.Objections = append(a.Objections, objection) }) {
			p.field.Put("")
		}
		return true
	}
	p.object = control.Column(look.Px(control.Tight), p.form, p.list, p.field)
	return p
}

func (p *decisionPart) change(change func(*model.Agreement)) bool {
	d := p.desk
	return d.edit("edit.agreement", func(tx *model.Tx) error {
		return model.Update(tx, p.id, func(a *model.Agreement) error {
			change(a)
			return nil
		})
	}, "text", model.Get[model.Agreement](d.dossier, p.id).Text)
}

func (p *decisionPart) fill(a *model.Agreement) {
	d := p.desk
	p.object.Hidden = a.Sort != model.Decision
	p.form.Mark(string(a.Form))
	p.list.Objects = nil
	for i, objection := range a.Objections {
		p.list.Add(control.Row(d.look.Px(control.Gap),
			control.Cell{Object: control.NewProse(d.look, d.voiceLine(objection), control.Small, figure.Regular, figure.Ink), Share: 1, Middle: true},
			control.Cell{Object: d.quiet("act.delete", func() {
				p.change(func(a *model.Agreement) { a.Objections = slices.Delete(a.Objections, i, i+1) })
			}), Middle: true}))
	}
	p.list.Refresh()
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
