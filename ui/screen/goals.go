package screen

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/ui/screen/control"
)

// goalsPage is session 1: what was written on cards, the groups that they make, the goal tree, and what single steps ask besides.
type goalsPage struct {
	desk     *Desk
	parts    []goalsPart
	made     map[model.Key]goalsSurface // by name, once somebody looked at them
	surfaces *surfaces
	object   *fyne.Container
	body     *fyne.Container
	tree     *treeSurface
}

// goalsPart is one of the surfaces of the page.
type goalsPart struct {
	name  model.Key        // its name in the bar, by which it is known
	steps []model.StepKind // that are worked on it; what no part has is worked on the tree
	// atStep keeps it out of the bar but while such a step is at hand or it is looked at: the bar holds what a group needs all the time.
	atStep bool
	make   func(*goalsPage) goalsSurface
}

// The surfaces that are always in the bar.
const (
	goalsCards  model.Key = "goals.cards"
	goalsGroups model.Key = "goals.groups"
	goalsTree   model.Key = "goals.tree"
	goalsCheck  model.Key = "goals.check"
	goalsAdopt  model.Key = "goals.adopt"
)

// goalsParts lists the surfaces of the page in the order of the work.
func goalsParts() []goalsPart {
	return []goalsPart{
		{name: goalsTalk, steps: []model.StepKind{model.StepTalk}, atStep: true, make: func(p *goalsPage) goalsSurface { return newTalkSurface(p) }},
		{name: goalsWarmUp, atStep: true, steps: []model.StepKind{model.StepWarmUp}, make: func(p *goalsPage) goalsSurface { return newWarmUpSurface(p) }},
		{name: goalsCards, steps: []model.StepKind{model.StepSilent, model.StepTypeIn}, make: func(p *goalsPage) goalsSurface { return newCardsSurface(p) }},
		{name: goalsGroups, steps: []model.StepKind{model.StepGroup, model.StepName}, make: func(p *goalsPage) goalsSurface { return newGroupsSurface(p) }},
		{name: goalsLadder, steps: []model.StepKind{model.StepLadder}, atStep: true, make: func(p *goalsPage) goalsSurface { return newLadderSurface(p) }},
		{name: goalsTree, make: func(p *goalsPage) goalsSurface { return p.tree }},
		{name: goalsCheck, steps: []model.StepKind{model.StepCheck}, make: func(p *goalsPage) goalsSurface { return newCheckSurface(p) }},
		{name: goalsVote, atStep: true, steps: []model.StepKind{model.StepVote}, make: func(p *goalsPage) goalsSurface { return newVoteSurface(p) }},
		{name: goalsAdopt, steps: []model.StepKind{model.StepReview}, make: func(p *goalsPage) goalsSurface { return newAdoptSurface(p) }},
	}
}

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

// goalByGoal is a surface on which one goal after the other is at hand, and that a goal is shown on when it is looked for there.
type goalByGoal interface{ goalByGoal() bool }

// stepBeginner is a surface that has something to do when a step of its own comes to hand.
type stepBeginner interface{ begin(model.StepKind) }

// goalsMemory is where the user was on the page, for when the page is made anew: after a change elsewhere, or in another size.
type goalsMemory struct {
	of      *model.Dossier
	surface model.Key
	goal    model.ID
	folded  []model.ID
	tree    treeMemory
	details bool
	asList  bool     // the tree is looked at as lines of text
	shown   []string // what is shown on the cards; see cardParts
}

func newGoalsPage(d *Desk) page {
	p := &goalsPage{desk: d, parts: goalsParts(), made: map[model.Key]goalsSurface{}, body: container.New(&fillLayout{})}
	if d.goals.of != d.dossier {
		d.goals = goalsMemory{of: d.dossier, surface: p.usual()}
	}
	names := make([]model.Key, len(p.parts))
	for i, part := range p.parts {
		names[i] = part.name
	}
	p.surfaces = newSurfaces(d.look, names, func(int) { p.turn() })
	p.surfaces.at = max(0, slices.Index(names, d.goals.surface))
	p.surfaces.mark()
	p.tree = newTreeSurface(p)
	look := d.look
	p.object = control.Inset(look.Px(control.Gap), 0, 0, 0, p.body)
	p.show()
	return p
}

// usual is the surface to begin on: that of the step at hand, else the tree, unless there are only cards yet.
func (p *goalsPage) usual() model.Key {
	d := p.desk
	if step := p.step(); step != "" {
		return p.worked(step)
	}
	if d.dossier.Count(model.KindGoal) == 0 && d.dossier.Count(model.KindCard) > 0 {
		return goalsGroups
	}
	return goalsTree
}

// step is the kind of the step at hand in a session about goals; none when no such session runs.
func (p *goalsPage) step() model.StepKind {
	session := p.desk.dossier.RunningSession()
	if session == nil || session.Sort != model.GoalSession || session.Current >= len(session.Steps) {
		return ""
	}
	return session.Steps[session.Current].Sort
}

// worked is the surface on which a step is worked.
func (p *goalsPage) worked(step model.StepKind) model.Key {
	for _, part := range p.parts {
		if slices.Contains(part.steps, step) {
			return part.name
		}
	}
	return goalsTree
}

// at is the name of the surface at hand.
func (p *goalsPage) at() model.Key { return p.parts[p.surfaces.at].name }

// surface is the surface at hand.
func (p *goalsPage) surface() goalsSurface { return p.part(p.at()) }

// part is a surface by its name, made when somebody first asks for it.
func (p *goalsPage) part(name model.Key) goalsSurface {
	for _, part := range p.parts {
		if part.name == name && p.made[name] == nil {
			p.made[name] = part.make(p)
		}
	}
	return p.made[name]
}

// to turns to a surface, also to one that is not in the bar.
func (p *goalsPage) to(name model.Key) {
	p.surfaces.to(slices.IndexFunc(p.parts, func(part goalsPart) bool { return part.name == name }))
}

// show puts the surface at hand in its place, below the bar of surfaces.
func (p *goalsPage) show() {
	look := p.desk.look
	p.offer()
	bar := control.Inset(0, look.Px(20), 0, look.Px(control.Step), container.New(ends{}, p.surfaces.bar, p.surface().aside()))
	p.body.Objects = []fyne.CanvasObject{control.FillColumn(look.Px(control.Tight), bar, p.surface().content())}
	p.body.Refresh()
}

// offer puts in the bar what is always there, what the step at hand asks for, and what is looked at; it reports whether that is news.
func (p *goalsPage) offer() bool {
	step, news := p.step(), false
	for i, part := range p.parts {
		news = p.surfaces.offer(i, !part.atStep || i == p.surfaces.at || slices.Contains(part.steps, step)) || news
	}
	return news
}

// ends puts one object at the left and another one at the right, or below it where there is no room for both.
type ends struct{}

func (ends) sizes(objects []fyne.CanvasObject, width float32) (left, right fyne.Size, below bool) {
	left, right = objects[0].MinSize(), objects[1].MinSize()
	return left, right, right.Width > 0 && left.Width+right.Width > width
}

func (e ends) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	left, right, below := e.sizes(objects, width)
	left.Height, right.Height = control.HeightOf(objects[0], width), control.HeightOf(objects[1], width)
	if below {
		return left.Height + right.Height
	}
	return max(left.Height, right.Height)
}

func (e ends) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left, right, below := e.sizes(objects, size.Width)
	left = fyne.NewSize(min(left.Width, size.Width), control.HeightOf(objects[0], size.Width))
	right = fyne.NewSize(min(right.Width, size.Width), control.HeightOf(objects[1], size.Width))
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
	d.closeFind()
	d.goals.surface = p.at()
	p.surface().changed(nil)
	p.show()
	p.surface().focus()
	p.told()
}

// told brings the foot and the room up to date with what is at hand.
func (p *goalsPage) told() {
	d := p.desk
	if d.pages[d.at] != page(p) || p.made[p.at()] == nil {
		return // the page, or the surface, is being made
	}
	d.frame.showHints()
	d.refreshScenes()
}

// turnBy goes to the next surface in the bar, or the one before.
func (p *goalsPage) turnBy(by int) { p.surfaces.by(by) }

// follow turns to the surface on which a step is worked. Session 2 checks the tree by adopting it, goal by goal.
func (p *goalsPage) follow(step model.StepKind) {
	to := p.worked(step)
	if running := p.desk.dossier.RunningSession(); running != nil && running.Sort == model.IndicatorSession && step == model.StepCheck {
		to = goalsAdopt
	}
	p.to(to)
	if beginner, ok := p.surface().(stepBeginner); ok {
		beginner.begin(step)
	}
}

func (p *goalsPage) content() fyne.CanvasObject { return p.object }

func (p *goalsPage) changed(change *model.Change) {
	if (change == nil || change.Touches(model.KindSession)) && p.offer() {
		p.body.Refresh()
	}
	p.surface().changed(change)
}

func (p *goalsPage) focus()              { p.surface().focus() }
func (p *goalsPage) scene() roomScene    { return p.surface().scene() }
func (p *goalsPage) selected() model.Ref { return p.surface().selected() }

func (p *goalsPage) hints() []hint {
	return append(p.surface().hints(), hint{"CtrlPages", "hint.surfaces"})
}

// fit shows the whole of a surface that can be fitted; on the others it brings the size of everything back.
func (p *goalsPage) fit() {
	if f, ok := p.surface().(fitter); ok {
		f.fit()
		return
	}
	p.desk.zoom(0)
}

// open goes to a goal, a card or a group.
func (p *goalsPage) open(ref model.Ref) {
	switch ref.Kind {
	case model.KindGoal:
		if s, ok := p.surface().(goalByGoal); !ok || !s.goalByGoal() {
			p.to(goalsTree)
		}
	case model.KindCard:
		p.to(goalsCards)
	case model.KindGroup:
		p.to(goalsGroups)
	default:
		return
	}
	p.surface().open(ref)
}

// term is a word at hand of which the group has not said yet what it means.
func (p *goalsPage) term() string {
	if a, ok := p.surface().(asking); ok {
		return a.term()
	}
	return ""
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
