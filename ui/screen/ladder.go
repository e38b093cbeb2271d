package screen

import (
	"strings"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
	"doelenboom/ui/words"
)

const goalsLadder model.Key = "goal.ladder"

// ladderSurface is laddering (method.md 2.4): one goal large, up to why it is wanted, down to what brings it closer, and at every step why
// that would help. There is one question at a time and one place to answer it; the tree grows underneath.
type ladderSurface struct {
	goalEdits
	page  *goalsPage
	goal  model.ID // the one that is large; none in an empty tree
	asks  ladderQuestion
	link  model.ID              // whose assumption is asked
	then  model.ID              // where to go after that
	added model.ID              // what was written last
	went  map[model.ID]model.ID // by goal: under it, where somebody was last

	scroll   *control.Scroller
	object   fyne.CanvasObject
	bar      fyne.CanvasObject
	above    *control.Panel
	upper    *control.Prose
	because  *control.Prose
	panel    *control.Panel
	head     *control.Prose
	large    *control.Prose
	beside   *control.Prose
	question *control.Prose
	about    *control.Prose
	field    *control.Field
	wording  *writingHint
	below    *fyne.Container
	column   *fyne.Container
}

// ladderQuestion is what is asked about a goal.
type ladderQuestion int

const (
	asksBelow   ladderQuestion = iota // what brings it closer: a goal under it
	asksWhy                           // why it is wanted: a goal above it
	asksBecause                       // why a goal would help the one above it
	asksText                          // how it is said
)

func newLadderSurface(p *goalsPage) *ladderSurface {
	d, look := p.desk, p.desk.look
	px := look.Px
	s := &ladderSurface{goalEdits: goalEdits{d}, page: p, went: map[model.ID]model.ID{}}
	prose := func(size float32, weight figure.Weight, paint figure.Paint) *control.Prose {
		return control.NewProse(look, "", size, weight, paint)
	}
	s.upper, s.because = prose(control.Body, figure.Regular, figure.Ink), prose(control.Small, figure.Italic, figure.MutedInk)
	s.head, s.large = prose(control.Small, figure.Bold, figure.MutedInk), prose(control.Title, figure.Bold, figure.Ink)
	s.beside = prose(control.Small, figure.Regular, figure.MutedInk)
	s.question, s.about = prose(control.Heading, figure.Bold, figure.Ink), prose(control.Small, figure.Regular, figure.MutedInk)
	s.above = control.NewPanel(look, figure.None, control.Around(px(10), s.upper))
	s.above.OnTap = func() { s.walk(figure.ArrowUp) }
	s.panel = control.NewPanel(look, figure.LevelGoal, control.Inset(px(14), px(20), px(16), px(20), control.Column(px(4), s.head, s.large, s.beside)))
	s.field = control.NewArea(look, "", 2)
	s.field.TakesTab = true
	s.field.Commit, s.field.OnKey = s.answer, s.key
	s.wording = newWritingHint(d, control.OnLadder, s.draft, s.hinted)
	s.field.OnWrite = func(string) {
		s.hinted()
		p.told()
	}
	s.field.OnFocus = func(gained bool) {
		if gained {
			s.scroll.Reveal(s.field)
		}
	}
	s.below = control.Column(px(control.Gap))
	s.column = control.Column(px(10), s.above, control.Inset(0, 0, 0, px(10), s.because), s.panel, control.Space(0, px(2)), s.question, s.about, s.field, s.wording.panel, control.Inset(0, 0, 0, px(control.Broad), s.below))
	s.scroll = control.NewScroller(look, control.Inset(px(control.Tight), px(control.Broad), px(control.Wide), px(control.Step), s.column))
	s.object = s.scroll
	s.bar = control.NewButton(look, words.Sentence(look.Words.Say("goal.rung.tree")), control.KeyText(look.Words, control.OnLadder, "goal.rung.tree"), control.Quiet, s.leave)
	s.goal = p.tree.tree.Selected()
	s.show()
	return s
}

func (s *ladderSurface) content() fyne.CanvasObject { return s.object }
func (s *ladderSurface) aside() fyne.CanvasObject   { return s.bar }

func (s *ladderSurface) focus() { s.desk.window.Canvas().Focus(s.field) }

func (s *ladderSurface) selected() model.Ref {
	if s.goal == "" {
		return model.Ref{}
	}
	return model.Ref{Kind: model.KindGoal, ID: s.goal}
}

func (s *ladderSurface) open(ref model.Ref) { s.climb(ref.ID) }

// goalByGoal keeps the ladder in sight when a goal is opened from elsewhere.
func (s *ladderSurface) goalByGoal() bool { return true }

// keys are the places of the keymap that the surface has keys for.
func (s *ladderSurface) keys() []control.Where { return []control.Where{control.OnLadder} }

func (s *ladderSurface) hints() []hint {
	switch {
	case s.goal == "":
		return []hint{{"Enter", "hint.firstGoal"}}
	case s.asks == asksBecause:
		return hintsOf(control.OnLadder, "goal.rung.done", "goal.rung.down", "goal.rung.tree")
	}
	return hintsOf(control.OnLadder, "goal.rung.done", "goal.rung.down", "goal.rung.walk", "goal.rung.why", "goal.rung.text", "goal.rung.because", "goal.rung.tree")
}

func (s *ladderSurface) changed(change *model.Change) {
	s.page.tree.changed(change)
	gone := func(goal model.ID) bool { return model.Get[model.Goal](s.desk.dossier, goal) == nil }
	if change == nil || gone(s.goal) { // the tree is walked through elsewhere too
		s.goal = s.page.tree.tree.Selected()
	}
	if s.asks == asksBecause && gone(s.link) {
		s.asks = asksBelow
	}
	s.show()
}

// ask asks another question.
func (s *ladderSurface) ask(question ladderQuestion) {
	s.asks = question
	s.field.Put("")
	s.show()
	s.field.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown}) // behind what is written already
	s.page.told()
}

// climb makes another goal the large one.
func (s *ladderSurface) climb(goal model.ID) {
	at := model.Get[model.Goal](s.desk.dossier, goal)
	if at == nil {
		return
	}
	s.goal = goal
	s.went[at.Parent] = goal
	s.page.tree.tree.Select(goal)
	s.ask(asksBelow)
}

// walk goes to the rung above or below, or to a goal beside this one.
func (s *ladderSurface) walk(arrow figure.Arrow) {
	d := s.desk.dossier
	at := model.Get[model.Goal](d, s.goal)
	if at == nil {
		return
	}
	switch arrow {
	case figure.ArrowUp:
		if at.Parent == "" {
			s.ask(asksWhy)
			return
		}
		s.climb(at.Parent)
	case figure.ArrowDown:
		children := d.Children(s.goal)
		if len(children) == 0 {
			return
		}
		to := children[0].ID
		for _, child := range children {
			if child.ID == s.went[s.goal] {
				to = child.ID
			}
		}
		s.climb(to)
	case figure.ArrowLeft, figure.ArrowRight:
		siblings, place := s.siblings()
		if arrow == figure.ArrowRight {
			place++
		} else {
			place--
		}
		if place >= 0 && place < len(siblings) {
			s.climb(siblings[place].ID)
		}
	}
}

// siblings are the goals beside the large one, it among them, and where it stands.
func (s *ladderSurface) siblings() (siblings []*model.Goal, place int) {
	at := model.Get[model.Goal](s.desk.dossier, s.goal)
	if at == nil || at.Parent == "" {
		return nil, 0
	}
	siblings = s.desk.dossier.Children(at.Parent)
	for i, sibling := range siblings {
		if sibling.ID == at.ID {
			place = i
		}
	}
	return siblings, place
}

// answer makes an edit of what was written.
func (s *ladderSurface) answer(text string) error {
	text = strings.TrimSpace(text)
	switch {
	case s.asks == asksBecause:
		return s.assume(s.link, text)
	case text == "":
		return nil
	case s.asks == asksText:
		return s.write(s.goal, text)
	case s.asks == asksWhy:
		added, err := s.addAboveKeeping(s.goal, text, s.wording.let)
		s.added = added
		return err
	}
	added, err := s.addKeeping(s.goal, len(s.desk.dossier.Children(s.goal)), text, s.wording.let)
	s.added = added
	return err
}

// done keeps what was written and asks what comes next: after a goal why it helps, after that the next goal, of the same rung or of the one
// below.
func (s *ladderSurface) done(down bool) {
	blank := strings.TrimSpace(s.field.Text) == ""
	if blank && s.asks == asksBelow {
		if down {
			s.walk(figure.ArrowDown)
		}
		return
	}
	first := s.goal == ""
	if !s.field.Settle() {
		return
	}
	switch {
	case first:
		s.climb(s.added)
	case s.asks == asksBelow:
		s.link, s.then = s.added, s.goal
		if down {
			s.then = s.added
		}
		s.ask(asksBecause)
	case s.asks == asksWhy && !blank:
		s.link, s.then = s.goal, s.goal
		s.ask(asksBecause)
	case s.asks == asksBecause && down:
		s.climb(s.link)
	case s.asks == asksBecause:
		s.climb(s.then)
	default:
		s.ask(asksBelow)
	}
}

// key does what the keymap says that a key means on the ladder. Arrows walk while nothing is written.
func (s *ladderSurface) key(ev *fyne.KeyEvent, shift bool) bool {
	does, choice := control.ActOf(control.OnLadder, control.PlainChord(ev, shift))
	switch does {
	case "goal.rung.done":
		s.done(false)
	case "goal.rung.down":
		s.done(true)
	case "goal.rung.why":
		if s.goal != "" && s.field.Settle() {
			s.ask(asksWhy)
		}
	case "goal.rung.because":
		if at := model.Get[model.Goal](s.desk.dossier, s.goal); at != nil && at.Parent != "" && s.field.Settle() {
			s.link, s.then = s.goal, s.goal
			s.ask(asksBecause)
		}
	case "goal.rung.text":
		if s.goal != "" && s.field.Settle() {
			s.ask(asksText)
		}
	case "goal.rung.walk":
		if s.asks != asksBelow || s.field.Text != "" {
			return false
		}
		s.walk([]figure.Arrow{figure.ArrowUp, figure.ArrowDown, figure.ArrowLeft, figure.ArrowRight}[choice])
	case "wording.why":
		s.wording.showWhy()
	case "wording.keep":
		s.wording.keep()
	case "goal.rung.tree":
		switch {
		case s.asks == asksBecause:
			s.climb(s.then)
		case s.asks != asksBelow:
			s.ask(asksBelow)
		case s.field.Text != "":
			return false
		default:
			s.leave()
		}
	default:
		return false
	}
	return true
}

// leave goes to the tree.
func (s *ladderSurface) leave() { s.page.to(goalsTree) }
