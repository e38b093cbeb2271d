package screen

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
	"doelenboom/ui/words"
)

// treeSurface is the goal tree, as a drawing or as lines of text, with the details of the selected goal beside it when they are asked for.
type treeSurface struct {
	goalEdits
	page    *goalsPage
	tree    *control.Tree
	outline *control.Outline // the same tree as lines of text
	views   *fyne.Container  // the drawing and the lines, of which one is in sight
	details *goalDetails
	wording *writingHint // on the drawing
	spoken  *writingHint // in the lines
	bar     fyne.CanvasObject
	shows   *control.Toggles // what is shown on the cards
	showing *fyne.Container  // their place, when they are asked for
	asList  *control.Button
	turn    *control.Button
	object  *fyne.Container
	column  fyne.CanvasObject
}

func newTreeSurface(p *goalsPage) *treeSurface {
	d := p.desk
	was := d.goals // before the new tree tells what it shows
	s := &treeSurface{goalEdits: goalEdits{d}, page: p}
	s.tree = control.NewTree(d.look, treeWords(d.look.Words), d.look.Words.Say("goals.invitation"))
	s.tree.Canvas = d.window.Canvas()
	s.tree.OnAdd, s.tree.OnText, s.tree.OnMove, s.tree.OnDelete = s.add, s.write, s.move, s.remove
	s.tree.OnAddAbove, s.tree.OnTakeOut = s.addAbove, s.takeOut
	s.tree.OnSelect = func(goal model.ID) {
		d.goals.goal = goal
		if d.goals.asList {
			s.outline.Select(goal)
		}
		s.details.show(goal)
	}
	s.wording = newWritingHint(d, control.OnCard, s.tree.Draft, s.hinted)
	s.tree.SetBeneath(s.wording.panel)
	s.tree.On("wording.why", func() { s.hint().showWhy() })
	s.tree.On("wording.keep", func() { s.hint().keep() })
	s.tree.OnShow = func() {
		s.hinted()
		s.remember()
		if d.clip != nil && p.tree == s && s.tree.Lifted() == "" {
			d.clip.cut = false
		}
		if d.goals.asList {
			s.outline.Arrange()
		}
		p.told()
	}
	s.tree.On("goals.details", s.toggleDetails)
	s.tree.On("find.next", func() { d.findNext(1) })
	s.tree.On("find.previous", func() { d.findNext(-1) })
	s.tree.On("tree.cut", s.cut)
	s.tree.On("tree.copy", s.copy)
	s.tree.On("tree.paste", s.paste)
	s.makeOutline()
	s.details = newGoalDetails(s)
	s.bar = s.makeBar()
	s.column = s.details.object
	s.object = container.New(&detailsSplit{d.look}, s.withShows(s.views), s.column)
	s.column.(*fyne.Container).Hidden = !d.goals.details
	s.tree.SetDirection(was.tree.direction)
	s.changed(nil)
	folded := map[model.ID]bool{}
	for _, goal := range was.folded {
		folded[goal] = true
	}
	s.tree.FoldAll(func(goal model.ID) bool { return folded[goal] })
	s.tree.Select(was.goal)
	s.tree.Focus(was.tree.focused)
	s.relift()
	return s
}

// treeMemory is how the tree was looked at, for when the page is made anew.
type treeMemory struct {
	direction figure.Direction
	focused   model.ID
}

// detailsSplit lays the details beside the tree, or over it where there is no room for both.
type detailsSplit struct{ look *control.Look }

// leastTree is the width below which a tree beside its details is of no use.
const leastTree = 240

// Layout implements fyne.Layout.
func (s *detailsSplit) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	tree, details := objects[0], objects[1]
	width, x := float32(0), size.Width
	if details.Visible() {
		if width = s.look.Px(detailsWidth); size.Width-width < s.look.Px(leastTree) {
			width = size.Width
		}
		x -= width
		details.Move(fyne.NewPos(x, 0))
		details.Resize(fyne.NewSize(width, size.Height))
	}
	if x > 0 {
		tree.Resize(fyne.NewSize(x, size.Height))
	}
}

// MinSize implements fyne.Layout.
func (s *detailsSplit) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// treeWords are the texts of a tree in the reader's language.
func treeWords(b *words.Book) figure.TreeWords {
	return figure.TreeWords{
		Title: b.Say("figure.tree.title"), WhiteSpot: b.Say("figure.tree.whiteSpot"), Also: b.Say("figure.tree.also"),
		Changed:  b.Say("figure.tree.changed"),
		AlsoMany: func(links int) string { return b.Count("figure.tree.alsoMany", links) },
		Folded:   func(hidden int) string { return b.Count("figure.tree.folded", hidden) },
		Dots:     func(dots int) string { return b.Count("figure.tree.dots", dots) },
		Status:   func(judgement model.Judgement) string { return b.Choice("judgement", string(judgement)) },
		Stance:   func(stance model.Stance) string { return b.Choice("stance", string(stance)) },
	}
}

func (s *treeSurface) content() fyne.CanvasObject { return s.object }
func (s *treeSurface) aside() fyne.CanvasObject   { return s.bar }

// remember keeps what is folded for when the page is made anew.
func (s *treeSurface) remember() {
	var folded []model.ID
	for _, goal := range s.tree.Goals() {
		if s.tree.Folded(goal.ID) {
			folded = append(folded, goal.ID)
		}
	}
	s.page.desk.goals.folded = folded
	s.page.desk.goals.tree = treeMemory{direction: s.tree.Direction(), focused: s.tree.Focused()}
}

func (s *treeSurface) changed(change *model.Change) {
	if change == nil || change.Touches(model.KindGoal, model.KindIndicator, model.KindValue, model.KindReading, model.KindParty, model.KindCover) {
		cards := s.cards()
		s.tree.Set(cards)
		if s.page.desk.goals.asList { // else when somebody asks for it
			s.outline.Set(cards)
		}
	}
	if change != nil && (change.Undoes != "" || change.Redoes != "") {
		s.toTouched(change)
	}
	s.details.show(s.tree.Selected())
}

// toTouched selects what came back, moved or changed when something was undone or done again.
func (s *treeSurface) toTouched(change *model.Change) {
	touched, err := change.Touched()
	if err != nil {
		return // what cannot be read has nothing to go to
	}
	for _, t := range touched {
		if t.Kind == model.KindGoal && t.After != nil {
			s.tree.Select(t.ID)
			return
		}
	}
}

// fit shows the whole tree.
func (s *treeSurface) fit() { s.tree.Fit() }

func (s *treeSurface) focus() {
	switch canvas := s.page.desk.window.Canvas(); {
	case s.writing():
	case s.page.desk.goals.asList:
		canvas.Focus(s.outline)
	default:
		canvas.Focus(s.tree)
	}
}

func (s *treeSurface) selected() model.Ref {
	if goal := s.tree.Selected(); goal != "" {
		return model.Ref{Kind: model.KindGoal, ID: goal}
	}
	return model.Ref{}
}

func (s *treeSurface) open(ref model.Ref) { s.tree.Select(ref.ID) }

func (s *treeSurface) hints() []hint {
	if finding := s.page.desk.frame.finding; finding != nil && finding.field.Writing() {
		return nil // they stand in the line itself
	}
	if s.writing() {
		return hintsOf(control.OnCard, "hint.done", "hint.doneUnder", "hint.leaveIt", "hint.newLine")
	}
	if len(s.tree.Goals()) == 0 {
		return []hint{{"Enter", "hint.firstGoal"}}
	}
	hints := hintsOf(control.OnTree, "tree.child", "tree.after", "tree.edit", "tree.fold", "tree.carry", "tree.away", "tree.before", "goals.details", "goal.asList")
	return append(hints, hintsOf(control.Everywhere, "hint.fit")...)
}

// keys are the places of the keymap that the surface has keys for.
func (s *treeSurface) keys() []control.Where {
	return []control.Where{control.OnTree, control.OnCard, control.OnFind}
}

// finds returns the goals with a text in them, on the tree; on the other surfaces nothing can be walked through.
func (p *goalsPage) finds(text string) []found {
	if p.at() != goalsTree {
		return nil
	}
	return p.desk.goalsWith(text)
}

// found rings the goals that were found.
func (p *goalsPage) found(list []found) {
	if s, ok := p.made[goalsTree].(*treeSurface); ok {
		goals := make([]model.ID, len(list))
		for i := range list {
			goals[i] = list[i].ref.ID
		}
		s.tree.Mark(goals)
	}
}

// hinted brings the hint under the goal that is being written up to date.
func (s *treeSurface) hinted() {
	s.wording.update()
	s.tree.Refresh()
	if s.spoken != nil {
		s.spoken.update()
		s.outline.Refresh()
	}
}

// hint is the one of the view in which is written.
func (s *treeSurface) hint() *writingHint {
	if s.outline.Draft() != nil {
		return s.spoken
	}
	return s.wording
}

// term is a word in the goal being written of which the group has not said yet what it means.
func (s *treeSurface) term() string { return s.hint().term() }

// add adds a goal that was written, with the rules of wording that were let be while it was written.
func (s *treeSurface) add(parent model.ID, position int, text string) (model.ID, error) {
	return s.addKeeping(parent, position, text, slices.Concat(s.wording.let, s.spoken.let))
}

// addAbove adds one in the place of another goal, likewise.
func (s *treeSurface) addAbove(below model.ID, text string) (model.ID, error) {
	return s.addAboveKeeping(below, text, slices.Concat(s.wording.let, s.spoken.let))
}

// toggleDetails shows the details of the selected goal, or takes them away.
func (s *treeSurface) toggleDetails() {
	d := s.page.desk
	d.settle()
	d.goals.details = !d.goals.details
	s.column.(*fyne.Container).Hidden = !d.goals.details
	s.object.Refresh()
	if d.goals.details {
		s.details.show(s.tree.Selected())
		s.details.focus()
	} else {
		s.focus()
	}
	s.page.told()
}

// unwritten shows the goal at the top as one that still has to be written, when it has no text: a group became a goal before it.
func unwritten(goals []figure.GoalCard) []figure.GoalCard {
	if len(goals) == 0 || strings.TrimSpace(goals[0].Text) != "" {
		return goals
	}
	return (&control.Draft{Goal: goals[0].ID}).Among(goals)
}

// scene is the tree as the room sees it: live, what is being written included.
func (s *treeSurface) scene() roomScene {
	d := s.page.desk
	update := func(o fyne.CanvasObject) {
		display := o.(*container.Clip).Content.(*control.TreeDisplay)
		sight := s.tree.Sight()
		draft := s.draft()
		if draft != nil {
			sight.Selected = draft.Goal
		}
		display.Update(draft.Among(unwritten(s.tree.Goals())), sight)
	}
	return roomScene{
		id: "goals.tree", question: s.page.question("goals.tree.question"), update: update,
		left: "room.left.goals", focus: "room.focus.tree", meant: s.tree.Focused() != "",
		make: func(look *control.Look) fyne.CanvasObject {
			work := control.Clip(control.NewTreeDisplay(look, treeWords(d.look.Words), roomSmall))
			update(work)
			return work
		},
	}
}
