package screen

import (
	"strings"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// rungs is what stands on the ladder now, what is being written included: the same for the laptop and for the room.
type rungs struct {
	above    string // the goal above; empty: there is none
	because  string // why the large goal helps it
	head     string // the code of the large goal and the name of its level
	text     string
	level    int
	question string
	about    string // which link is asked about
	answer   string // what is being written
	children []rung
}

// rung is a goal under the large one.
type rung struct {
	goal    model.ID
	code    string
	text    string
	because string
	level   int
	draft   bool // it is being written
}

func (s *ladderSurface) rungs() rungs {
	d, b := s.desk.dossier, s.desk.look.Words
	r := rungs{question: b.Say(s.questionKey()), answer: strings.TrimSpace(s.field.Text), text: b.Say("goals.invitation"), level: 1}
	at := model.Get[model.Goal](d, s.goal)
	if at == nil {
		if r.answer != "" {
			r.text = r.answer
		}
		return r
	}
	r.level = d.LevelOf(at)
	r.head, r.text = strings.TrimSpace(d.Code(at.ID)+"  "+b.Level(d.Cover(), r.level)), at.Text
	r.because = at.Assumption
	if parent := model.Get[model.Goal](d, at.Parent); parent != nil {
		r.above = d.Code(parent.ID) + "  " + parent.Text
	}
	for _, child := range d.Children(at.ID) {
		r.children = append(r.children, rung{goal: child.ID, code: d.Code(child.ID), text: child.Text, because: child.Assumption, level: d.LevelOf(child)})
	}
	switch s.asks {
	case asksText:
		if r.answer != "" {
			r.text = r.answer
		}
	case asksWhy:
		r.above, r.because = r.answer, ""
		if r.above == "" {
			r.above = "…"
		}
	case asksBecause:
		r.about = b.Say("goal.rung.about", "goal", s.text(s.link), "above", s.text(s.parentOf(s.link)))
		if s.link == s.goal {
			r.because = r.answer
		}
		for i := range r.children {
			if r.children[i].goal == s.link {
				r.children[i].because, r.children[i].draft = r.answer, true
			}
		}
	case asksBelow:
		if r.answer != "" {
			r.children = append(r.children, rung{text: r.answer, level: r.level + 1, draft: true})
		}
	}
	return r
}

func (s *ladderSurface) parentOf(goal model.ID) model.ID {
	if g := model.Get[model.Goal](s.desk.dossier, goal); g != nil {
		return g.Parent
	}
	return ""
}

// questionKey is the question that is asked now.
func (s *ladderSurface) questionKey() model.Key {
	switch {
	case s.goal == "":
		return "goals.tree.question"
	case s.asks == asksWhy:
		return "goal.rung.askWhy"
	case s.asks == asksBecause:
		return "goal.rung.askBecause"
	case s.asks == asksText:
		return "goal.rung.askText"
	case len(s.desk.dossier.Children(s.goal)) > 0:
		return "goal.rung.askEnough"
	}
	return "goal.rung.askBelow"
}

// settledText is what stands in the field before anybody writes.
func (s *ladderSurface) settledText() string {
	switch s.asks {
	case asksText:
		return s.text(s.goal)
	case asksBecause:
		if link := model.Get[model.Goal](s.desk.dossier, s.link); link != nil {
			return link.Assumption
		}
	}
	return ""
}

// draft is the goal that is being written on the ladder, or nil where something else is.
func (s *ladderSurface) draft() *control.Draft {
	text := s.field.Text
	switch {
	case strings.TrimSpace(text) == "" || s.asks == asksBecause:
		return nil
	case s.asks == asksText:
		return &control.Draft{Goal: s.goal, Text: text}
	case s.asks == asksWhy:
		return &control.Draft{Goal: control.NewGoal, Parent: s.parentOf(s.goal), Below: s.goal, Text: text}
	}
	return &control.Draft{Goal: control.NewGoal, Parent: s.goal, Text: text}
}

// hinted brings the hint under what is being written up to date.
func (s *ladderSurface) hinted() {
	shown := s.wording.panel.Visible()
	s.wording.update()
	if shown || s.wording.panel.Visible() {
		s.column.Refresh()
		s.scroll.Relayout()
		s.scroll.Reveal(s.field)
	}
}

// term is a word in the goal being written of which the group has not said yet what it means.
func (s *ladderSurface) term() string { return s.wording.term() }

// show brings the laptop's ladder up to date.
func (s *ladderSurface) show() {
	look := s.desk.look
	say := look.Words.Say
	s.field.Fill(s.settledText())
	s.field.SetPlaceHolder(say(s.hintKey()))
	r := s.rungs()
	s.upper.SetText(r.above)
	s.above.Hidden = r.above == ""
	s.because.SetText(r.because)
	s.because.Hidden = r.because == "" || r.above == ""
	s.panel.SetBar(figure.LevelPaint(r.level))
	s.head.SetText(r.head)
	s.head.Hidden = r.head == ""
	s.large.SetText(r.text)
	siblings, place := s.siblings()
	s.beside.Hidden = len(siblings) < 2
	s.beside.SetText(say("goal.rung.beside", "place", place+1, "of", len(siblings)))
	s.question.SetText(r.question)
	s.about.SetText(r.about)
	s.about.Hidden = r.about == ""
	s.below.Objects = nil
	for _, child := range r.children {
		if child.goal != "" {
			s.below.Add(s.childPanel(child))
		}
	}
	s.wording.update()
	s.column.Refresh()
	s.scroll.Relayout()
	s.scroll.Reveal(s.field)
}

func (s *ladderSurface) hintKey() model.Key {
	switch {
	case s.goal == "":
		return "goals.invitation"
	case s.asks == asksBecause:
		return "goals.assumption.hint"
	}
	return "goal.rung.hint"
}

// childPanel is a goal under the large one, with why it helps; choosing it goes there.
func (s *ladderSurface) childPanel(child rung) fyne.CanvasObject {
	look := s.desk.look
	lines := []fyne.CanvasObject{control.NewProse(look, child.code+"  "+child.text, control.Body, figure.Regular, figure.Ink)}
	if child.because != "" {
		lines = append(lines, control.NewProse(look, child.because, control.Small, figure.Italic, figure.MutedInk))
	}
	panel := control.NewPanel(look, figure.LevelPaint(child.level), control.Inset(look.Px(8), look.Px(14), look.Px(8), look.Px(14), control.Column(look.Px(2), lines...)))
	panel.OnTap = func() {
		s.climb(child.goal)
		s.focus()
	}
	return panel
}
