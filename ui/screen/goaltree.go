package screen

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
	"doelenboom/ui/words"
)

// treeSurface is the goal tree, with the details of the selected goal beside it when they are asked for.
type treeSurface struct {
	page     *goalsPage
	tree     *control.Tree
	details  *goalDetails
	switcher *control.Button
	object   *fyne.Container
	column   fyne.CanvasObject
}

func newTreeSurface(p *goalsPage) *treeSurface {
	d := p.desk
	was := d.goals // before the new tree tells what it shows
	s := &treeSurface{page: p}
	s.tree = control.NewTree(d.look, treeWords(d.look.Words), d.look.Words.Say("goals.invitation"))
	s.tree.Canvas = d.window.Canvas()
	s.tree.OnAdd, s.tree.OnText, s.tree.OnMove, s.tree.OnDelete = s.add, s.write, s.move, s.remove
	s.tree.OnSelect = func(goal model.ID) {
		d.goals.goal = goal
		s.details.show(goal)
	}
	s.tree.OnShow = func() {
		s.remember()
		p.told()
	}
	s.tree.On("goals.details", s.toggleDetails)
	s.details = newGoalDetails(s)
	s.switcher = control.NewButton(d.look, d.look.Words.Say("goals.details"), "F4", control.Quiet, s.toggleDetails)
	s.column = s.details.object
	s.object = container.New(&detailsSplit{d.look}, control.Clip(s.tree), s.column)
	s.column.(*fyne.Container).Hidden = !d.goals.details
	s.changed(nil)
	for _, goal := range was.folded {
		s.tree.Fold(goal, true)
	}
	s.tree.Select(was.goal)
	return s
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
		Folded: func(hidden int) string { return b.Count("figure.tree.folded", hidden) },
		Dots:   func(dots int) string { return b.Count("figure.tree.dots", dots) },
		Status: func(judgement model.Judgement) string { return b.Choice("judgement", string(judgement)) },
		Stance: func(stance model.Stance) string { return b.Choice("stance", string(stance)) },
	}
}

// goalCards are the goals as the tree of this page shows them. What parties think of a goal stands in its details: on every card it would
// hide the tree behind marks.
func goalCards(d *model.Dossier) []figure.GoalCard {
	cards := figure.GoalCards(d, d.Goals())
	for i := range cards {
		cards[i].Support = nil
	}
	return cards
}

func (s *treeSurface) content() fyne.CanvasObject { return s.object }
func (s *treeSurface) aside() fyne.CanvasObject   { return s.switcher }

// remember keeps what is folded for when the page is made anew.
func (s *treeSurface) remember() {
	var folded []model.ID
	for _, goal := range s.tree.Goals() {
		if s.tree.Folded(goal.ID) {
			folded = append(folded, goal.ID)
		}
	}
	s.page.desk.goals.folded = folded
}

func (s *treeSurface) changed(change *model.Change) {
	d := s.page.desk
	if change == nil || change.Touches(model.KindGoal, model.KindIndicator, model.KindValue, model.KindReading, model.KindParty) {
		s.tree.Set(goalCards(d.dossier))
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
	if !s.tree.Writing() {
		s.page.desk.window.Canvas().Focus(s.tree)
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
	if s.tree.Writing() {
		return hintsOf(control.OnCard, "hint.done", "hint.doneUnder", "hint.leaveIt", "hint.newLine")
	}
	if len(s.tree.Goals()) == 0 {
		return []hint{{"Enter", "hint.firstGoal"}}
	}
	hints := hintsOf(control.OnTree, "tree.child", "tree.after", "tree.edit", "tree.fold", "tree.carry", "tree.away", "tree.before", "goals.details")
	return append(hints, hintsOf(control.Everywhere, "hint.fit")...)
}

// keys are the places of the keymap that the surface has keys for.
func (s *treeSurface) keys() []control.Where { return []control.Where{control.OnTree, control.OnCard} }

func (s *treeSurface) add(parent model.ID, position int, text string) (model.ID, error) {
	text = strings.TrimSpace(text)
	var id model.ID
	err := s.page.desk.try("edit.goal.add", func(tx *model.Tx) error {
		goal, err := tx.AddGoal(parent, position, text)
		if err == nil {
			id = goal.ID
		}
		return err
	}, "goal", text)
	return id, err
}

func (s *treeSurface) write(goal model.ID, text string) error {
	text = strings.TrimSpace(text)
	return s.page.desk.try("edit.goal.text", func(tx *model.Tx) error {
		return model.Update(tx, goal, func(g *model.Goal) error {
			g.Text = text
			return nil
		})
	}, "goal", text)
}

func (s *treeSurface) move(goal, parent model.ID, position int) {
	d := s.page.desk
	d.edit("edit.goal.move", func(tx *model.Tx) error { return tx.MoveGoal(goal, parent, position) }, "goal", d.dossier.Code(goal)+" "+s.text(goal))
}

func (s *treeSurface) remove(goal model.ID) {
	text := s.text(goal)
	if s.page.desk.edit("edit.goal.delete", func(tx *model.Tx) error { return tx.Delete(model.KindGoal, goal) }, "goal", text) {
		s.page.gone(text)
	}
}

func (s *treeSurface) text(goal model.ID) string {
	if g := model.Get[model.Goal](s.page.desk.dossier, goal); g != nil {
		return g.Text
	}
	return ""
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
		selected := s.tree.Selected()
		draft := s.tree.Draft()
		if draft != nil {
			selected = draft.Goal
		}
		display.Update(draft.Among(unwritten(s.tree.Goals())), s.tree.Folded, selected)
	}
	return roomScene{
		id: "goals.tree", question: s.page.question("goals.tree.question"), update: update,
		make: func(look *control.Look) fyne.CanvasObject {
			work := control.Clip(control.NewTreeDisplay(look, treeWords(d.look.Words), roomSmall))
			update(work)
			return work
		},
	}
}
