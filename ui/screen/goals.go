package screen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/ui/screen/control"
)

// goalsPage is session 1: what was written on cards, the groups that they make, and the goal tree.
type goalsPage struct {
	desk     *Desk
	surfaces *surfaces
	object   *fyne.Container
	body     *fyne.Container
	parts    [3]goalsSurface
	tree     *treeSurface
}

// The surfaces of the page.
const (
	goalsCards = iota
	goalsGroups
	goalsTree
)

// goalsSurface is one of the surfaces of the page.
type goalsSurface interface {
	content() fyne.CanvasObject
	// aside is what stands at the right of the bar above the surface.
	aside() fyne.CanvasObject
	changed(change *model.Change)
	hints() []hint
	focus()
	scene() roomScene
	selected() model.Ref
	open(model.Ref)
}

// goalsMemory is where the user was on the page, for when the page is made anew: after a change elsewhere, or in another size.
type goalsMemory struct {
	of      *model.Dossier
	surface int
	goal    model.ID
	folded  []model.ID
	details bool
}

func newGoalsPage(d *Desk) page {
	p := &goalsPage{desk: d, body: container.New(&fillLayout{})}
	if d.goals.of != d.dossier {
		d.goals = goalsMemory{of: d.dossier, surface: p.usual()}
	}
	p.surfaces = newSurfaces(d.look, []model.Key{"goals.cards", "goals.groups", "goals.tree"}, func(int) { p.turn() })
	p.surfaces.at = d.goals.surface
	p.surfaces.mark()
	p.tree = newTreeSurface(p)
	p.parts = [3]goalsSurface{newCardsSurface(p), newGroupsSurface(p), p.tree}
	look := d.look
	p.object = control.Inset(look.Px(control.Gap), 0, 0, 0, p.body)
	p.show()
	return p
}

// usual is the surface to begin on: that of the step at hand, else the tree, unless there are only cards yet.
func (p *goalsPage) usual() int {
	d := p.desk
	if session := d.dossier.RunningSession(); session != nil && session.Sort == model.GoalSession && session.Current < len(session.Steps) {
		return surfaceOf(session.Steps[session.Current].Sort)
	}
	if d.dossier.Count(model.KindGoal) == 0 && d.dossier.Count(model.KindCard) > 0 {
		return goalsGroups
	}
	return goalsTree
}

// surfaceOf is the surface on which a step is worked.
func surfaceOf(step model.StepKind) int {
	switch step {
	case model.StepSilent, model.StepTypeIn:
		return goalsCards
	case model.StepGroup, model.StepName:
		return goalsGroups
	}
	return goalsTree
}

func (p *goalsPage) surface() goalsSurface { return p.parts[p.surfaces.at] }

// show puts the surface at hand in its place, below the bar of surfaces.
func (p *goalsPage) show() {
	look := p.desk.look
	bar := control.Inset(0, look.Px(20), 0, look.Px(control.Step), container.New(ends{}, p.surfaces.bar, p.surface().aside()))
	p.body.Objects = []fyne.CanvasObject{control.FillColumn(look.Px(control.Tight), bar, p.surface().content())}
	p.body.Refresh()
}

// ends puts one object at the left and another one at the right, or below it where there is no room for both.
type ends struct{}

func (ends) sizes(objects []fyne.CanvasObject, width float32) (left, right fyne.Size, below bool) {
	left, right = objects[0].MinSize(), objects[1].MinSize()
	return left, right, right.Width > 0 && left.Width+right.Width > width
}

func (e ends) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	left, right, below := e.sizes(objects, width)
	if below {
		return left.Height + right.Height
	}
	return max(left.Height, right.Height)
}

func (e ends) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left, right, below := e.sizes(objects, size.Width)
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(left)
	objects[1].Move(fyne.NewPos(size.Width-right.Width, 0))
	if below {
		objects[1].Move(fyne.NewPos(0, left.Height))
	}
	objects[1].Resize(right)
}

func (e ends) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, objects[0].MinSize().Height)
}

// turn goes to another surface.
func (p *goalsPage) turn() {
	d := p.desk
	d.settle()
	d.goals.surface = p.surfaces.at
	p.surface().changed(nil)
	p.show()
	p.surface().focus()
	p.told()
}

// told brings the foot and the room up to date with what is at hand.
func (p *goalsPage) told() {
	d := p.desk
	if d.pages[d.at] != page(p) {
		return // the page is being made
	}
	d.frame.showHints()
	d.refreshScenes()
}

// turnBy goes to the next surface, or the one before.
func (p *goalsPage) turnBy(by int) { p.surfaces.to(p.surfaces.at + by) }

// follow turns to the surface on which a step is worked.
func (p *goalsPage) follow(step model.StepKind) {
	p.surfaces.to(surfaceOf(step))
	if groups, ok := p.surface().(*groupsSurface); ok && step == model.StepName {
		groups.toUnnamed()
	}
}

func (p *goalsPage) content() fyne.CanvasObject   { return p.object }
func (p *goalsPage) changed(change *model.Change) { p.surface().changed(change) }
func (p *goalsPage) focus()                       { p.surface().focus() }
func (p *goalsPage) scene() roomScene             { return p.surface().scene() }
func (p *goalsPage) selected() model.Ref          { return p.surface().selected() }

func (p *goalsPage) hints() []hint {
	return append(p.surface().hints(), hint{"CtrlPages", "hint.surfaces"})
}

// fit shows the whole tree; on the other surfaces it brings the size of everything back.
func (p *goalsPage) fit() {
	if p.surfaces.at == goalsTree {
		p.tree.tree.Fit()
		return
	}
	p.desk.zoom(0)
}

// open goes to a goal, a card or a group.
func (p *goalsPage) open(ref model.Ref) {
	switch ref.Kind {
	case model.KindGoal:
		p.surfaces.to(goalsTree)
	case model.KindCard:
		p.surfaces.to(goalsCards)
	case model.KindGroup:
		p.surfaces.to(goalsGroups)
	default:
		return
	}
	p.surface().open(ref)
}

// question is what the room reads above a surface while no session runs; a session has questions of its own.
func (p *goalsPage) question(key model.Key) string {
	if p.desk.dossier.RunningSession() != nil {
		return ""
	}
	return p.desk.look.Words.Say(key)
}

// gone tells in one line what was deleted.
func (p *goalsPage) gone(what string) { p.desk.say("say.deleted", "what", what) }
