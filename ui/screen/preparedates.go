package screen

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/model/script"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
	"doelenboom/ui/words"
)

// askDates asks when and where the three sessions are. A day, a time or a place plans the session with its run sheet; a session that comes
// after another one begins at the same time and in the same place, until somebody says otherwise.
func (p *preparePage) askDates(q *prepareQuestion) fyne.CanvasObject {
	look := p.desk.look
	column := control.Column(look.Px(12))
	for _, kind := range sessionsOfTheWork() {
		column.Add(p.dateRow(q, kind))
	}
	return column
}

func (p *preparePage) dateRow(q *prepareQuestion, kind model.SessionKind) fyne.CanvasObject {
	d, look := p.desk, p.desk.look
	session := func() *model.Session {
		if s := d.session(kind); s != nil {
			return s
		}
		return &model.Session{}
	}
	write := func(set func(tx *model.Tx, id model.ID) error) error {
		return d.try(script.EditPlan, func(tx *model.Tx) error {
			id := session().ID
			if id == "" {
				planned, err := d.planAfter(tx, kind)
				if err != nil {
					return err
				}
				id = planned.ID
			}
			return set(tx, id)
		})
	}
	field := func(name, hint model.Key, get func(*model.Session) string, set func(tx *model.Tx, id model.ID, text string) error) fyne.CanvasObject {
		f := p.take(q, control.NewField(look, look.Words.Say(hint)))
		f.Commit = func(text string) error {
			text = strings.TrimSpace(text)
			if text == "" && session().ID == "" {
				return nil
			}
			return write(func(tx *model.Tx, id model.ID) error { return set(tx, id, text) })
		}
		sync := func() { f.Fill(get(session())) }
		sync()
		q.sync = append(q.sync, sync)
		return d.named(name, f)
	}
	day := field("prepare.day", "prepare.day.hint", func(s *model.Session) string { return look.Words.Date(s.Date) },
		func(tx *model.Tx, id model.ID, text string) error {
			day, err := model.ParseDay(text, d.today())
			if err != nil {
				return err
			}
			return script.SetDate(tx, id, day)
		})
	starts := field("prepare.starts", "prepare.starts.hint", func(s *model.Session) string { return s.Starts },
		func(tx *model.Tx, id model.ID, text string) error { return setStarts(tx, id, text) })
	place := field("prepare.place", "prepare.place.hint", func(s *model.Session) string { return s.Place },
		func(tx *model.Tx, id model.ID, text string) error {
			return model.Update(tx, id, func(s *model.Session) error { s.Place = text; return nil })
		})
	plan := control.NewProse(look, "", control.Small, figure.Regular, figure.MutedInk).AtMost(2)
	q.sync = append(q.sync, func() { plan.SetText(d.planLine(session())) })
	sheet := control.NewButton(look, look.Words.Say("page.sheet"), "", control.Quiet, func() { d.openSheetOf(kind) })
	head := control.Lines(look.Px(control.Gap),
		control.Cell{Object: look.Line(words.Sentence(look.Words.Choice("sessionkind", string(kind))), control.Body, figure.Bold, figure.Ink), Middle: true},
		control.Cell{Object: plan, Middle: true, Width: look.Px(220), Share: 1},
		control.Cell{Object: sheet, Middle: true})
	return control.NewPanel(look, figure.None, control.Inset(look.Px(6), look.Px(control.Gap), look.Px(12), look.Px(control.Step), control.Column(look.Px(control.Tight), head,
		control.Inset(0, look.Px(control.Gap), 0, 0, control.Lines(look.Px(control.Step),
			control.Cell{Object: day, Width: look.Px(150), Share: 3}, control.Cell{Object: starts, Width: look.Px(96)},
			control.Cell{Object: place, Width: look.Px(150), Share: 4})), p.sheetChoice(q, kind, session, write))))
}

// sheetChoice offers the run sheets of the user's own for a session that is still to come, beside the usual one; nothing where there are none.
func (p *preparePage) sheetChoice(q *prepareQuestion, kind model.SessionKind, session func() *model.Session, write func(func(tx *model.Tx, id model.ID) error) error) fyne.CanvasObject {
	d, look := p.desk, p.desk.look
	own := d.ownSheets(kind)
	usual, err := script.For(kind, d.settings.Language)
	if err != nil || len(own) == 0 || session().State == model.Closed {
		return control.Space(0, 0)
	}
	sheets := append([]script.Own{{Name: look.Words.Say("sheet.usual"), Steps: usual}}, own...)
	options := make([]control.Option, len(sheets))
	for i, sheet := range sheets {
		options[i] = control.Option{Value: strconv.Itoa(i), Text: sheet.Name}
	}
	choice := control.NewChoice(look, options, "", func(value string) {
		at, err := strconv.Atoi(value)
		if err != nil {
			return
		}
		_ = write(func(tx *model.Tx, id model.ID) error { return sheets[at].UseFor(tx, id) }) // what cannot be is told already
	})
	q.sync = append(q.sync, func() {
		at := slices.IndexFunc(sheets, func(sheet script.Own) bool { return sheet.IsOf(session()) })
		choice.Mark(strconv.Itoa(at))
	})
	return control.Inset(look.Px(control.Gap), 0, 0, 0, choice)
}

// setStarts says when a session begins, from a time as people write it.
func setStarts(tx *model.Tx, id model.ID, text string) error {
	starts := ""
	if text != "" {
		at, ok := script.ParseTime(text)
		if !ok {
			return model.NewProblem("problem.session.starts", "text", text)
		}
		starts = at
	}
	return model.Update(tx, id, func(s *model.Session) error { s.Starts = starts; return nil })
}

// planAfter plans a session of a kind with the usual run sheet, at the time and in the place of the session before it.
func (d *Desk) planAfter(tx *model.Tx, kind model.SessionKind) (*model.Session, error) {
	var before *model.Session
	for _, other := range sessionsOfTheWork() {
		if other == kind {
			break
		}
		if session := d.session(other); session != nil {
			before = session
		}
	}
	session, err := script.Plan(tx, kind, d.settings.Language, "")
	if err != nil || before == nil {
		return session, err
	}
	return session, model.Update(tx, session.ID, func(s *model.Session) error {
		s.Starts, s.Place = before.Starts, before.Place
		return nil
	})
}

// planLine says of a session on which day of the week it is, from when to when, and how many steps it has.
func (d *Desk) planLine(s *model.Session) string {
	if s.ID == "" {
		return ""
	}
	b := d.look.Words
	var out []string
	if s.Date != "" {
		out = append(out, b.Weekday(s.Date))
	}
	if s.Starts != "" {
		out = append(out, s.Starts+"–"+script.EndTime(s))
	}
	steps := 0
	for _, step := range s.Steps {
		if !step.Skipped {
			steps++
		}
	}
	out = append(out, b.Count("sheet.minutes", script.Span(s)), b.Count("sheet.steps", steps))
	switch excess := script.Excess(s); {
	case s.State == model.Closed:
		out = append(out, b.Choice("sessionstate", string(s.State)))
	case excess > 0:
		out = append(out, d.fitText(s))
	}
	return strings.Join(out, " · ")
}

// fitText says whether a session fits in its time.
func (d *Desk) fitText(s *model.Session) string {
	if excess := script.Excess(s); excess > 0 {
		return d.look.Words.Count("sheet.tooLong", excess, "length", script.LengthOf(s))
	}
	return d.look.Words.Count("sheet.fits", script.Span(s), "length", script.LengthOf(s))
}
