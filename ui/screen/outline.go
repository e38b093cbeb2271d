package screen

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// makeOutline makes the lines of text beside the drawing. The drawing holds what is selected and folded, and does every act for which lines
// have no way of their own, so that both are the same tree.
func (s *treeSurface) makeOutline() {
	d := s.page.desk
	o := control.NewOutline(d.look, s.outlineWords())
	o.Canvas = d.window.Canvas()
	o.OnAdd, o.OnAddAbove, o.OnText, o.OnMove = s.add, s.addAbove, s.write, s.move
	o.OnSelect = s.tree.Select
	s.spoken = newWritingHint(d, control.OnCard, o.Draft, s.hinted)
	o.SetBeneath(s.spoken.panel)
	o.OnShow = func() {
		s.hinted()
		s.page.told()
	}
	o.Folded, o.OnFold = s.tree.Folded, s.tree.Fold
	o.Do = func(does model.Key, choice int) bool {
		done := s.tree.Do(does, choice)
		if done && d.goals.asList && d.window.Canvas().Focused() == fyne.Focusable(s.tree) {
			d.window.Canvas().Focus(o) // the drawing takes the keyboard for what it does
		}
		return done
	}
	s.outline = o
	s.views = container.New(&fillLayout{}, control.Clip(s.tree), control.Clip(o))
	s.tree.On("goal.asList", s.toggleList)
	s.tree.On("goal.onCards", s.toggleShows)
	s.tree.On("goal.ladder", func() { s.page.to(goalsLadder) })
	s.showView()
}

// showView shows the drawing, or the lines.
func (s *treeSurface) showView() {
	asList := s.page.desk.goals.asList
	s.views.Objects[0].(*container.Clip).Hidden = asList
	s.views.Objects[1].(*container.Clip).Hidden = !asList
	s.views.Refresh()
}

// toggleList goes from the drawing to the lines of text, or back, with the same goal selected.
func (s *treeSurface) toggleList() {
	d := s.page.desk
	d.settle()
	d.goals.asList = !d.goals.asList
	s.asList.SetText(d.look.Words.Say(s.otherView()))
	if d.goals.asList {
		s.outline.Select(s.tree.Selected())
		s.outline.Set(s.tree.Goals())
	}
	s.showView()
	s.focus()
	s.page.show()
	s.page.told()
}

// otherView is the name of the view that is not in sight.
func (s *treeSurface) otherView() model.Key {
	if s.page.desk.goals.asList {
		return "goal.asTree"
	}
	return "goal.asList"
}

// writing reports whether a goal is being written, on the drawing or in the lines.
func (s *treeSurface) writing() bool { return s.tree.Writing() || s.outline.Writing() }

// draft is what is being written, on the drawing or in the lines.
func (s *treeSurface) draft() *control.Draft {
	if draft := s.outline.Draft(); draft != nil {
		return draft
	}
	return s.tree.Draft()
}

// makeBar makes the buttons above the tree.
func (s *treeSurface) makeBar() fyne.CanvasObject {
	look := s.page.desk.look
	key := func(does model.Key) string { return control.KeyText(look.Words, control.OnTree, does) }
	s.asList = control.NewButton(look, look.Words.Say(s.otherView()), key("goal.asList"), control.Quiet, s.toggleList)
	details := control.NewButton(look, look.Words.Say("goals.details"), key("goals.details"), control.Quiet, s.toggleDetails)
	ladder := control.NewButton(look, look.Words.Say("goal.ladder"), key("goal.ladder"), control.Quiet, func() { s.page.to(goalsLadder) })
	s.turn = control.NewButton(look, "", key("tree.turn"), control.Quiet, s.tree.Turn)
	s.nameTurn()
	return control.Wrapped(look.Px(control.Tight), s.turn, ladder, s.asList, details)
}

// nameTurn says on the button where the tree would grow from.
func (s *treeSurface) nameTurn() {
	name := model.Key("tree.fromLeft")
	if s.tree.Direction() == figure.LeftRight {
		name = "tree.fromTop"
	}
	s.turn.SetText(s.page.desk.look.Words.Say(name))
}

// outlineWords are the texts of the lines in the reader's language.
func (s *treeSurface) outlineWords() control.OutlineWords {
	d := s.page.desk
	b := d.look.Words
	tree := treeWords(b)
	return control.OutlineWords{
		Title: tree.Title, Invitation: b.Say("goals.invitation"),
		Level:  func(level int) string { return b.Level(d.dossier.Cover(), level) },
		Below:  func(goals int) string { return b.Count("goal.below", goals) },
		Folded: tree.Folded,
		Notes: func(card figure.GoalCard) []string {
			var notes []string
			if s.onCards(showQuestion) {
				notes = append(notes, b.Choice("wquestion", string(d.dossier.Cover().QuestionOf(card.Level))))
			}
			if card.WhiteSpot && len(d.dossier.Children(card.ID)) == 0 {
				notes = append(notes, tree.WhiteSpot)
			}
			if card.Changed {
				notes = append(notes, tree.Changed)
			}
			if card.Status != "" {
				notes = append(notes, tree.Status(card.Status))
			}
			if card.Dots > 0 {
				notes = append(notes, tree.Dots(card.Dots))
			}
			for _, mark := range card.Support {
				notes = append(notes, mark.Name+": "+tree.Stance(mark.Stance))
			}
			return notes
		},
		Line: func(code, level string, number int, rest []string, text string) string {
			parts := append([]string{b.Say("goal.line", "level", strings.ToLower(level), "number", number)}, rest...)
			if code != "" {
				parts = append([]string{code}, parts...)
			}
			return strings.Join(parts, ", ") + ": " + text
		},
	}
}
