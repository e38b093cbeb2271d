package screen

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/model/script"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// goalsTalk is where a group talks: in the first step about what it will do today, after that about the future that it wants.
const goalsTalk model.Key = "goals.talk"

// talkSurface is the programme of the session in its first step, and later the picture of the future, written down while people speak.
type talkSurface struct {
	page   *goalsPage
	field  *control.Field
	rows   *fyne.Container
	object *fyne.Container
}

func newTalkSurface(p *goalsPage) *talkSurface {
	d, look := p.desk, p.desk.look
	s := &talkSurface{page: p, rows: control.Column(look.Px(control.Gap))}
	s.field = control.NewArea(look, look.Words.Say("cover.future.hint"), 6)
	s.field.OnWrite = func(string) { p.told() }
	s.field.Commit = func(text string) error {
		return d.try("edit.cover", func(tx *model.Tx) error {
			return tx.SetCover(func(c *model.Cover) error { c.FutureImage = strings.TrimSpace(text); return nil })
		})
	}
	s.object = container.New(&fillLayout{})
	s.changed(nil)
	return s
}

func (s *talkSurface) content() fyne.CanvasObject { return s.object }
func (s *talkSurface) aside() fyne.CanvasObject   { return control.Space(0, 0) }
func (s *talkSurface) selected() model.Ref        { return model.Ref{} }
func (s *talkSurface) open(model.Ref)             {}
func (s *talkSurface) begin(model.StepKind)       { s.changed(nil) }
func (s *talkSurface) hints() []hint              { return nil }

func (s *talkSurface) changed(*model.Change) {
	d, look := s.page.desk, s.page.desk.look
	s.field.Fill(d.dossier.Cover().FutureImage)
	caption, shown := model.Key("cover.future"), fyne.CanvasObject(s.field)
	if session := d.opening(); session != nil {
		caption, shown = "room.programme", s.rows
		s.rows.Objects = nil
		for _, line := range d.programme(session) {
			s.rows.Add(d.programmeRow(look, line, control.Body, look.Px(80)))
		}
	}
	s.object.Objects = []fyne.CanvasObject{control.Inset(look.Px(control.Step), look.Px(control.Wide), look.Px(control.Step), look.Px(control.Wide),
		control.Column(look.Px(control.Gap), control.NewProse(look, look.Words.Say(caption), control.Heading, figure.Bold, figure.Ink), shown))}
	s.object.Refresh()
}

func (s *talkSurface) focus() {
	c := s.page.desk.window.Canvas()
	if s.page.desk.opening() != nil {
		c.Unfocus()
		return
	}
	c.Focus(s.field)
}

func (s *talkSurface) scene() roomScene {
	text := s.page.desk.dossier.Cover().FutureImage
	if s.field.Writing() {
		text = s.field.Text
	}
	return s.page.desk.talkScene(text)
}

// opening returns the session that is in its first step, or nil.
func (d *Desk) opening() *model.Session {
	session := d.dossier.RunningSession()
	if session == nil || session.Current >= len(session.Steps) || session.Steps[session.Current].Sort != model.StepTalk ||
		script.At(session, d.now()).Number != 1 {
		return nil
	}
	return session
}

// talkScene is what the room sees while a group talks: what it will do today, or the future as it is written down.
func (d *Desk) talkScene(future string) roomScene {
	if d.opening() != nil {
		update := func(o fyne.CanvasObject) { o.(*roomProgramme).fill() }
		return roomScene{id: "programme", left: "room.left.steps", update: update, make: func(look *control.Look) fyne.CanvasObject {
			return newRoomProgramme(d, look)
		}}
	}
	if strings.TrimSpace(future) == "" {
		return roomScene{id: "talk"}
	}
	return roomScene{id: "future", left: "room.left.lines", update: func(o fyne.CanvasObject) { o.(*roomText).show(future) },
		make: func(look *control.Look) fyne.CanvasObject { return newRoomText(look, future) }}
}

// programmeLine is a step as the programme shows it.
type programmeLine struct {
	when, title string
	past, now   bool
}

// programme is what a group will do: each step with when it starts, or how long it takes where no time was announced.
func (d *Desk) programme(session *model.Session) []programmeLine {
	times := script.StartTimes(session)
	var out []programmeLine
	for i, step := range session.Steps {
		if step.Skipped {
			continue
		}
		when := d.look.Words.Count("room.minutes", step.Minutes+step.Extra)
		if times != nil {
			when = times[i]
		}
		out = append(out, programmeLine{when: when, title: step.Title, past: i < session.Current, now: i == session.Current})
	}
	return out
}

func (d *Desk) programmeRow(look *control.Look, line programmeLine, size, width float32) fyne.CanvasObject {
	weight, paint := figure.Regular, figure.Ink
	switch {
	case line.now:
		weight, paint = figure.Bold, figure.Accent
	case line.past:
		paint = figure.MutedInk
	}
	return control.Row(look.Px(control.Step),
		control.Cell{Object: control.NewProse(look, line.when, size, figure.Bold, figure.MutedInk).AtMost(1), Width: width},
		control.Cell{Object: control.NewProse(look, line.title, size, weight, paint).AtMost(1), Share: 1})
}
