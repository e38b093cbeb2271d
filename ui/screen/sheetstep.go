package screen

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/model/script"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
	"doelenboom/ui/words"
)

// stepForm is the step at hand: what it is called, how long it takes, what the room reads, what is only for the facilitator, and what is done.
type stepForm struct {
	page   *sheetPage
	object fyne.CanvasObject
	scroll *control.Scroller

	title, minutes, prompt, note *control.Field
	kind                         *control.Choice
	kindName                     fyne.CanvasObject
	used                         *control.Prose
	skip, away                   *control.Button
	acts                         *fyne.Container
}

func newStepForm(p *sheetPage) *stepForm {
	d, look := p.desk, p.desk.look
	s := &stepForm{page: p, used: control.NewProse(look, "", control.Small, figure.Regular, figure.MutedInk)}
	s.title = s.field(control.NewField(look, look.Words.Say("sheet.stepTitle")), func(step *model.Step, text string) error {
		step.Title = text
		return nil
	})
	s.minutes = s.field(control.NewField(look, ""), func(step *model.Step, text string) (err error) {
		step.Minutes, err = readMinutes(text)
		return err
	})
	s.minutes.OnWrite = func(text string) {
		if minutes, err := readMinutes(text); err == nil {
			p.typing(minutes)
		}
	}
	s.minutes.OnKey = func(ev *fyne.KeyEvent, _ bool) bool {
		if ev.Name == fyne.KeyEscape { // the field brings back what stood there
			p.typing(-1)
		}
		return false
	}
	s.prompt = s.field(control.NewArea(look, look.Words.Say("sheet.prompt.hint"), 3), func(step *model.Step, text string) error {
		step.Prompt = text
		return nil
	})
	s.note = s.field(control.NewArea(look, look.Words.Say("sheet.note.hint"), 5), func(step *model.Step, text string) error {
		step.Note = text
		return nil
	})
	s.kind = control.NewChoice(look, d.options("stepkind", texts(model.StepKinds())), "", func(kind string) {
		if at, _ := p.at(); at >= 0 {
			d.edit(script.EditStep, func(tx *model.Tx) error {
				return script.ChangeStep(tx, d.before.session, at, func(step *model.Step) error { step.Sort = model.StepKind(kind); return nil })
			})
		}
	})
	key := func(does model.Key) string { return control.KeyText(look.Words, control.OnSheet, does) }
	s.skip = control.NewButton(look, "", key("sheet.skip"), control.Plain, p.skip)
	s.away = control.NewButton(look, look.Words.Say("act.delete"), key("sheet.away"), control.Quiet, p.remove)
	s.kindName = d.named("sheet.kind", s.kind)
	s.acts = control.Flow(look.Px(control.Gap), s.skip, s.away)
	form := control.Column(look.Px(12),
		control.Row(look.Px(12), control.Cell{Object: d.named("sheet.stepTitle", s.title), Share: 1},
			control.Cell{Object: d.named("sheet.minutesName", s.minutes), Width: look.Px(84)}),
		s.used, s.acts, d.named("sheet.prompt", s.prompt), d.named("sheet.note", s.note), s.kindName)
	s.scroll = control.NewScroller(look, control.Around(look.Px(control.Step), form))
	s.object = control.Over(look.Surface(figure.Card), container.New(edge{left: true}, look.Rule(), s.scroll))
	return s
}

// field is a field for something of the step at hand; Enter in it goes back to the list.
func (s *stepForm) field(f *control.Field, set func(*model.Step, string) error) *control.Field {
	d := s.page.desk
	f.Commit = func(text string) error {
		at, _ := s.page.at()
		return d.try(script.EditStep, func(tx *model.Tx) error {
			return script.ChangeStep(tx, d.before.session, at, func(step *model.Step) error { return set(step, strings.TrimSpace(text)) })
		})
	}
	f.OnEnter = s.page.focus
	f.OnFocus = func(gained bool) {
		if gained {
			s.scroll.Reveal(f)
		}
	}
	return f
}

// update shows the step at hand.
func (s *stepForm) update() {
	at, step := s.page.at()
	if step == nil {
		s.object.Hide()
		return
	}
	s.object.Show()
	session, b := s.page.session(), s.page.desk.look.Words
	fixed := at < script.Fixed(session)
	s.title.Fill(step.Title)
	s.minutes.Fill(strconv.Itoa(step.Minutes))
	s.prompt.Fill(step.Prompt)
	s.note.Fill(step.Note)
	s.kind.Mark(string(step.Sort))
	if fixed {
		s.minutes.Disable()
	} else {
		s.minutes.Enable()
	}
	used := ""
	if len(step.Runs) > 0 {
		used = b.Say("sheet.usedOf", "minutes", usedMinutes(s.page.desk, step), "planned", step.Minutes+step.Extra)
	}
	s.used.SetText(used)
	s.used.Hidden = used == ""
	skip := model.Key("sheet.skip")
	if step.Skipped {
		skip = "sheet.takeUp"
	}
	s.skip.SetText(words.Sentence(b.Say(skip)))
	for _, o := range []fyne.CanvasObject{s.acts, s.kindName} {
		if fixed {
			o.Hide()
		} else {
			o.Show()
		}
	}
	s.scroll.Relayout()
}
