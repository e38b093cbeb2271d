package screen

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// numberedChoices are the choices under the number that makes them; 0 makes an indicator a candidate again.
var numberedChoices = []model.Choice{model.Candidate, model.Headline, model.Secondary, model.WishList, model.Reserve, model.Dropped}

// choosingSurface is the candidates of a goal side by side with their scores, and the choice of one of them with its reason.
type choosingSurface struct {
	page    *indicatorsPage
	object  *fyne.Container
	goal    *goalHead
	columns *fyne.Container // the questions above their scores
	rows    *control.Rows
	ids     []model.ID
	empty   *control.Prose
	choice  *control.Choice
	reason  *control.Field
	warning *control.Prose
	panel   *fyne.Container   // the choice and its reason
	scroll  *control.Scroller // round the panel, for large letters in a low window
	wrapper figure.Wrapper

	shown   model.ID     // whose choice the panel shows
	pending model.Choice // chosen, waiting for its reason
	waits   bool
	decides bool // the keyboard is at the choice or its reason
}

func newChoosingSurface(p *indicatorsPage) *choosingSurface {
	look := p.desk.look
	s := &choosingSurface{page: p}
	s.rows = control.NewRows(look, s)
	s.rows.OnChoose = func(at int) { s.goTo(at) }
	s.rows.OnEnter = func(int) { s.toReason() }
	s.rows.OnRune = s.number
	s.rows.OnDelete = func(at int) { p.list.delete(s.ids[at]) }
	s.rows.OnFocus = func(gained bool) {
		if gained {
			s.turn(false)
			s.goTo(s.rows.Chosen())
		}
	}
	var options []control.Option
	for i, choice := range numberedChoices {
		options = append(options, control.Option{Value: string(choice), Text: strconv.Itoa(i) + " " + look.Words.Choice("choice", string(choice))})
	}
	s.choice = control.NewChoice(look, options, "", func(value string) { s.ask(model.Choice(value), false) })
	s.choice.OnKey = s.choiceKey
	s.choice.OnFocus = s.focused
	s.reason = control.NewArea(look, look.Words.Say("indicators.reason.hint"), 2)
	s.reason.Commit = s.decide
	s.reason.OnKey = s.reasonKey
	s.reason.OnFocus = func(gained bool) {
		s.focused(gained)
		if gained {
			s.scroll.Reveal(s.reason)
		}
	}
	s.warning = control.NewProse(look, "", control.Small, figure.Bold, figure.Attention)
	s.empty = control.NewProse(look, look.Words.Say("indicators.choose.empty"), 17, figure.Regular, figure.MutedInk)
	s.panel = control.Inset(0, look.Px(control.Gap), look.Px(12), look.Px(4), control.Column(look.Px(control.Gap), look.Rule(),
		control.NewProse(look, look.Words.Say("indicators.reason"), control.Small, figure.Bold, figure.Ink), s.choice, s.reason, s.warning))
	s.scroll = control.NewScroller(look, s.panel)
	s.goal = newGoalHead(p)
	s.columns = container.New(&candidateHead{look: look}, s.headTexts()...)
	s.object = container.New(choosingLayout{s},
		control.Inset(0, 0, 0, look.Px(control.Gap), s.goal.object), s.columns, s.empty, s.rows, s.scroll)
	return s
}

func (s *choosingSurface) headTexts() []fyne.CanvasObject {
	look := s.page.desk.look
	var out []fyne.CanvasObject
	for _, question := range threeQuestions {
		out = append(out, look.Line(look.Words.Say(question.key+".short"), control.Small, figure.Bold, figure.MutedInk))
	}
	return out
}

func (s *choosingSurface) focused(gained bool) {
	if gained {
		s.turn(true)
	}
}

// turn tells whether the candidates have the keyboard or the choice does.
func (s *choosingSurface) turn(decides bool) {
	s.page.entered(true)
	if s.decides != decides {
		s.decides = decides
		s.object.Refresh()
	}
}

// toReason brings the keyboard to the reason, which may have to come in sight first.
func (s *choosingSurface) toReason() {
	s.decides = true
	s.object.Refresh()
	s.page.desk.window.Canvas().Focus(s.reason)
}

// toCandidates brings it back.
func (s *choosingSurface) toCandidates() {
	s.decides = false
	s.object.Refresh()
	s.page.desk.window.Canvas().Focus(s.rows)
}

// choosingLayout stacks the goal, the candidates and the choice. Where there is no room for candidates and choice they take turns, and the
// goal goes first.
type choosingLayout struct{ surface *choosingSurface }

// Layout implements fyne.Layout.
func (l choosingLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	goal, columns, empty, rows, panel := objects[0], objects[1], objects[2], objects[3], objects[4]
	s, px := l.surface, l.surface.page.desk.look.Px
	size.Width = min(size.Width, px(mostWide))
	none := len(s.ids) == 0
	room := size.Height
	low := min(control.HeightOf(s.panel, size.Width), size.Height)
	const leastRows, leastWithGoal = 150, 240
	turns := room-low < px(leastRows)
	decides := s.page.chosen() != nil && !none && (!turns || s.decides)
	candidates := !none && (!turns || !decides)
	if decides && !turns {
		room -= low
	}
	y := float32(0)
	put := func(o fyne.CanvasObject, shown bool, height, gap float32) {
		if shown != o.Visible() {
			if shown {
				o.Show()
			} else {
				o.Hide()
			}
		}
		if shown {
			o.Move(fyne.NewPos(0, y))
			o.Resize(fyne.NewSize(size.Width, height))
			y += height + gap
		}
	}
	put(goal, room >= px(leastWithGoal) || none, control.HeightOf(goal, size.Width), px(control.Gap))
	put(empty, none, control.HeightOf(empty, size.Width), 0)
	put(columns, candidates, columns.MinSize().Height, px(control.Tight))
	put(rows, candidates, max(0, room-y), 0)
	if decides {
		y = max(0, size.Height-low)
	}
	put(panel, decides, low, 0)
}

// MinSize implements fyne.Layout.
func (l choosingLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

func (s *choosingSurface) hints() []hint {
	return []hint{{"Choices", "indicators.hint.choose"}, {"Enter", "indicators.hint.reason"}, {"UpDown", "indicators.hint.candidate"},
		{"CtrlPageDown", "indicators.hint.surface"}, {"Esc", "indicators.hint.list"}}
}

// candidates are the indicators of the goal at hand, dropped ones too; without a goal those that are not placed.
func (s *choosingSurface) candidates() []*model.Indicator {
	goal := s.page.about()
	return slices.DeleteFunc(s.page.desk.dossier.Indicators(), func(i *model.Indicator) bool {
		if goal == nil {
			return len(i.Goals) > 0
		}
		return !slices.Contains(i.Goals, goal.ID)
	})
}

func (s *choosingSurface) update() {
	s.ids = s.ids[:0]
	for _, indicator := range s.candidates() {
		s.ids = append(s.ids, indicator.ID)
	}
	s.rows.Reload()
	s.rows.Choose(slices.Index(s.ids, s.page.indicator))
	if indicator := s.page.chosen(); indicator != nil {
		s.showChoice(indicator)
	}
	s.goal.update()
	s.warning.SetText(s.warn())
	s.warning.Hidden = s.warning.Text() == ""
	s.object.Refresh()
}

func (s *choosingSurface) showChoice(indicator *model.Indicator) {
	if s.shown != indicator.ID {
		s.shown, s.waits = indicator.ID, false
		s.choice.Mark(string(indicator.Choice))
		s.reason.Put(indicator.ChoiceReason)
		return
	}
	if !s.waits {
		s.choice.Mark(string(indicator.Choice))
		s.reason.Fill(indicator.ChoiceReason)
	}
}

// warn says quietly when there are more headline indicators than a group can follow.
func (s *choosingSurface) warn() string {
	d := s.page.desk
	var out []string
	if goal := s.page.about(); goal != nil {
		if count := d.dossier.TooManyOfGoal(goal.ID); count > 0 {
			out = append(out, d.look.Words.Count("indicators.warn.goal", count))
		}
	}
	if count := d.dossier.TooManyInTree(); count > 0 {
		out = append(out, d.look.Words.Count("indicators.warn.tree", count))
	}
	return strings.Join(out, " ")
}

// goTo makes a candidate the indicator at hand.
func (s *choosingSurface) goTo(at int) {
	if at < 0 || at >= len(s.ids) {
		return
	}
	indicator := model.Get[model.Indicator](s.page.desk.dossier, s.ids[at])
	goal := s.page.about()
	if goal == nil || indicator.Choice == model.Dropped {
		s.page.choose("", indicator.ID)
		return
	}
	s.page.choose(goal.ID, indicator.ID)
}

// number makes the choice that goes under a number.
func (s *choosingSurface) number(r rune) {
	if at := int(r - '0'); at >= 0 && at < len(numberedChoices) {
		s.choice.Mark(string(numberedChoices[at]))
		s.ask(numberedChoices[at], true)
	}
}

// ask waits for the reason of a choice. A candidate needs none. Next says that the keyboard goes to the reason at once.
func (s *choosingSurface) ask(choice model.Choice, next bool) {
	indicator := s.page.chosen()
	if indicator == nil {
		return
	}
	s.waits = false
	if choice == model.Candidate {
		s.put(choice, "")
		return
	}
	if choice == indicator.Choice {
		s.reason.Put(indicator.ChoiceReason)
	} else {
		s.pending, s.waits = choice, true
		s.reason.Put("")
	}
	if next {
		s.toReason()
	}
}

// decide keeps the choice with its reason.
func (s *choosingSurface) decide(reason string) error {
	indicator := s.page.chosen()
	if indicator == nil {
		return nil
	}
	choice := indicator.Choice
	if s.waits {
		choice = s.pending
	}
	if choice == model.Candidate {
		err := model.NewProblem("problem.indicators.choiceFirst")
		s.page.desk.tell(err)
		return err
	}
	return s.put(choice, strings.TrimSpace(reason))
}

func (s *choosingSurface) put(choice model.Choice, reason string) error {
	indicator := s.page.chosen()
	waited := s.waits
	s.waits = false
	err := s.page.desk.try("edit.indicator.choose", func(tx *model.Tx) error { return tx.Choose(indicator.ID, choice, reason) },
		"indicator", indicator.Name, "choice", s.page.desk.look.Words.Choice("choice", string(choice)))
	if err != nil {
		s.waits = waited
		return err
	}
	s.reason.Put(reason)
	return nil
}

// choiceKey goes from the choice to its reason.
func (s *choosingSurface) choiceKey(ev *fyne.KeyEvent) bool {
	if ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter {
		s.toReason()
		return true
	}
	return false
}

// reasonKey keeps the choice with Enter and goes to the next candidate; Escape lets a choice without a reason go.
func (s *choosingSurface) reasonKey(ev *fyne.KeyEvent, shift bool) bool {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if shift {
			return false
		}
		if s.waits && strings.TrimSpace(s.reason.Text) == "" {
			s.page.desk.tell(model.NewProblem("problem.indicator.reason"))
			return true
		}
		if s.reason.Settle() {
			s.toCandidates()
			s.rows.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
		}
	case fyne.KeyEscape:
		s.waits = false
		if indicator := s.page.chosen(); indicator != nil {
			s.choice.Mark(string(indicator.Choice))
			s.reason.Put(indicator.ChoiceReason)
		}
		s.toCandidates()
	default:
		return false
	}
	return true
}
