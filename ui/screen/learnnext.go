package screen

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/model/exchange"
	"doelenboom/model/script"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// nextSurface is where the next conversation is planned, and the measurement before it: when, and who brings which figure by then.
type nextSurface struct {
	page              *learningPage
	scroll            *control.Scroller
	day, time, place  *control.Field
	plan              *control.Button
	sheet, export     *control.Button
	told              *control.Prose
	acts              *fyne.Container
	list              *fyne.Container
	figures, calendar *control.Prose
}

func newNextSurface(p *learningPage) *nextSurface {
	d, look := p.desk, p.desk.look
	say := look.Words.Say
	s := &nextSurface{page: p, list: control.Column(0)}
	s.told = control.NewProse(look, "", control.Heading, figure.Bold, figure.Ink)
	s.figures = control.NewProse(look, "", 17, figure.Bold, figure.Ink)
	s.calendar = control.NewProse(look, say("next.calendar"), control.Small, figure.Regular, figure.MutedInk)
	s.day = control.NewField(look, say("prepare.day.hint"))
	s.day.Commit = func(text string) error {
		round := s.next()
		if round == nil {
			return nil // it is planned by Enter
		}
		day, err := model.ParseDay(text, d.today())
		if err == nil {
			err = d.try(script.EditPlan, func(tx *model.Tx) error { return script.SetDate(tx, round.ID, day) })
		} else {
			d.tell(err)
		}
		return err
	}
	s.day.OnKey = func(ev *fyne.KeyEvent, _ bool) bool {
		if (ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter) && s.next() == nil {
			s.make()
			return true
		}
		return false
	}
	s.day.OnWrite = func(string) { s.changed(nil) }
	s.day.OnEnter = func() { d.window.Canvas().Focus(s.export) }
	later := func(hint model.Key, set func(tx *model.Tx, id model.ID, text string) error) *control.Field {
		f := control.NewField(look, say(hint))
		f.Commit = func(text string) error {
			if round := s.next(); round != nil {
				return d.try(script.EditPlan, func(tx *model.Tx) error { return set(tx, round.ID, strings.TrimSpace(text)) })
			}
			return nil
		}
		return f
	}
	s.time = later("prepare.starts.hint", setStarts)
	s.place = later("prepare.place.hint", func(tx *model.Tx, id model.ID, text string) error {
		return model.Update(tx, id, func(r *model.Session) error { r.Place = text; return nil })
	})
	s.plan = control.NewButton(look, say("next.plan"), say("key.Enter"), control.Primary, s.make)
	s.export = control.NewButton(look, say("next.export"), "", control.Primary, d.exportCalendar)
	s.sheet = control.NewButton(look, say("page.sheet"), "", control.Plain, func() {
		if round := s.next(); round != nil {
			d.before.kind, d.before.session, d.before.step = model.FollowingSession, round.ID, 0
			d.visit(atSheet)
		}
	})
	s.acts = control.Wrapped(look.Px(control.Gap), s.plan, s.export, s.sheet)
	form := control.Lines(look.Px(control.Step), control.Cell{Object: d.named("prepare.day", s.day), Width: look.Px(230)},
		control.Cell{Object: d.named("prepare.starts", s.time), Width: look.Px(110)}, control.Cell{Object: d.named("prepare.place", s.place), Width: look.Px(200), Share: 1})
	panel := control.NewPanel(look, figure.Accent, control.Inset(look.Px(control.Step), look.Px(20), look.Px(control.Step), look.Px(20), control.Column(look.Px(12), s.told, form, s.acts, s.calendar)))
	s.scroll = control.NewScroller(look, control.Inset(look.Px(4), look.Px(10), look.Px(control.Wide), look.Px(4), control.Column(look.Px(control.Step), panel, s.figures, s.list)))
	if s.next() == nil {
		s.day.Put(s.proposed())
	}
	s.changed(nil)
	return s
}

// next is the round that comes after this one, or nil.
func (s *nextSurface) next() *model.Session {
	d := s.page.desk
	if round := d.round(); round != nil {
		if round.State == model.Planned {
			return round
		}
		return d.dossier.RoundAfter(round.ID)
	}
	return nil
}

// proposed is the day that the frequency of the figures asks for.
func (s *nextSurface) proposed() string {
	d := s.page.desk
	from := d.today()
	if round := d.round(); round != nil && round.Date != "" {
		from = round.Date
	}
	return d.look.Words.Date(d.dossier.NextTalk(from))
}

// date is the day of the next conversation as it is planned, or as it is written now; no day for what is none.
func (s *nextSurface) date() model.Date {
	if round := s.next(); round != nil && !s.day.Writing() {
		return round.Date
	}
	day, err := model.ParseDay(s.day.Text, s.page.desk.today())
	if err != nil {
		return ""
	}
	return day
}

// make plans the next round.
func (s *nextSurface) make() {
	d := s.page.desk
	if s.next() != nil {
		return
	}
	day, err := model.ParseDay(s.day.Text, d.today())
	if err != nil {
		d.tell(err)
		return
	}
	if d.edit("edit.round.plan", func(tx *model.Tx) error {
		_, err := script.PlanRound(tx, d.settings.Language, day)
		return err
	}, "date", d.look.Words.Date(day)) {
		s.day.Put(d.look.Words.Date(day))
		d.window.Canvas().Focus(s.export)
		d.say("say.roundPlanned", "date", d.look.Words.Date(day))
	}
}

// exportCalendar writes what is planned as a file for a calendar, beside the papers.
func (d *Desk) exportCalendar() {
	var content bytes.Buffer
	if err := exchange.WriteCalendar(&content, d.dossier, d.look.Words, d.now()); err != nil {
		d.tell(err)
		return
	}
	folder := d.paperFolder()
	path := filepath.Join(folder, fileName(d.dossier.Cover().Title)+".ics")
	err := os.MkdirAll(folder, 0o755)
	if err == nil {
		err = os.WriteFile(path, content.Bytes(), 0o644)
	}
	if err != nil {
		d.tell(model.NewProblem("problem.file.folder", "folder", folder).Because(err))
		return
	}
	d.frame.say(d.look.Words.Say("say.calendar", "file", path), d.look.Words.Say("papers.open"), func() { d.openFile(path) })
}

func (s *nextSurface) content() fyne.CanvasObject { return s.scroll }

func (s *nextSurface) changed(change *model.Change) {
	d, look, b := s.page.desk, s.page.desk.look, s.page.desk.look.Words
	round, day := s.next(), s.date()
	if round != nil {
		s.day.Fill(b.Date(round.Date))
		s.time.Fill(round.Starts)
		s.place.Fill(round.Place)
		s.told.SetText(b.Say("next.planned", "round", d.roundName(round)))
	} else {
		s.told.SetText(b.Say("next.propose", "weekday", b.Weekday(day), "date", b.Date(day)))
		if day == "" {
			s.told.SetText(b.Say("next.ask"))
		}
	}
	s.plan.Hidden, s.export.Hidden, s.sheet.Hidden, s.calendar.Hidden = round != nil, round == nil, round == nil, round == nil
	if round == nil {
		s.time.Disable()
		s.place.Disable()
	} else {
		s.time.Enable()
		s.place.Enable()
	}
	s.figures.SetText("")
	s.list.Objects = nil
	if day != "" {
		s.figures.SetText(b.Say("next.figures", "date", b.Date(model.FiguresBy(day))))
		for _, owner := range d.figuresBy(day) {
			s.list.Add(control.Inset(look.Px(6), 0, look.Px(6), 0, control.Row(look.Px(control.Step),
				control.Cell{Object: control.NewProse(look, owner.name, control.Body, figure.Bold, figure.Ink), Width: look.Px(200)},
				control.Cell{Object: control.NewProse(look, strings.Join(owner.brings, "\n"), control.Body, figure.Regular, figure.Ink), Share: 1})))
			s.list.Add(look.Rule())
		}
		if len(s.list.Objects) == 0 {
			s.list.Add(control.NewProse(look, b.Say("next.noFigures"), control.Body, figure.Regular, figure.MutedInk))
		}
	}
	s.figures.Hidden = day == ""
	s.list.Refresh()
	s.acts.Refresh()
	s.scroll.Relayout()
	if d.shows(s.page) {
		d.refreshScenes()
	}
}

// bringer is who brings figures, and which.
type bringer struct {
	name   string
	brings []string
}

// figuresBy lists who brings which figure before a conversation on a day.
func (d *Desk) figuresBy(day model.Date) []bringer {
	b := d.look.Words
	var out []bringer
	for _, due := range d.dossier.DueBy(day) {
		name := d.dossier.ActorName(due.Indicator.Owner)
		if name == "" {
			name = b.Say("calendar.nobody")
		}
		if len(out) == 0 || out[len(out)-1].name != name {
			out = append(out, bringer{name: name})
		}
		last := &out[len(out)-1]
		last.brings = append(last.brings, b.Say("calendar.figure", "code", due.Indicator.Code, "indicator", due.Indicator.Name, "period", b.Period(due.Period)))
	}
	return out
}

func (s *nextSurface) hints() []hint {
	return []hint{{"Enter", "next.plan"}, {"Tab", "hint.nextField"}, {"F5", "hint.next"}, {"F11", "hint.here"}}
}

func (s *nextSurface) focus() {
	if s.next() != nil {
		s.page.desk.window.Canvas().Focus(s.export)
		return
	}
	s.page.desk.window.Canvas().Focus(s.day)
}

func (s *nextSurface) scene() roomScene {
	work := &roomNext{s}
	return roomScene{id: "next", make: work.make, update: work.update, left: "room.left.lines"}
}
