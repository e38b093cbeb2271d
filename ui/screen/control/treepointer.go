package control

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"doelenboom/model"
	"doelenboom/ui/figure"
)

// grip is what the pointer has taken hold of.
type grip struct {
	down   figure.Point // where it was pressed, in the drawing
	goal   model.ID     // the card that is carried; empty: the ground
	active bool         // it has moved
	at     figure.Point
	drop   drop
}

// drop is where a card that is carried would come.
type drop struct {
	ok       bool
	parent   model.ID
	position int
	cue      figure.Op
}

// MouseDown implements desktop.Mouseable: a press selects at once.
func (t *Tree) MouseDown(ev *desktop.MouseEvent) {
	if ev.Button == desktop.MouseButtonSecondary {
		return // the menu comes when it is let go
	}
	t.pressed = true
	t.press(ev.Position)
}

// MouseUp implements desktop.Mouseable.
func (t *Tree) MouseUp(*desktop.MouseEvent) {}

// Tapped implements fyne.Tappable.
func (t *Tree) Tapped(ev *fyne.PointEvent) {
	if !t.pressed {
		t.press(ev.Position)
	}
	t.pressed = false
}

// press selects the card under the pointer, or does what the sign under it is for.
func (t *Tree) press(pos fyne.Position) {
	t.used = true
	point := t.camera.world(pos)
	goal, part := t.figure.At(point)
	t.grip = grip{down: point}
	t.finish()
	t.takeFocus()
	switch {
	case goal == NewGoal:
		t.Edit()
	case part == figure.OnFold:
		t.Select(goal)
		t.Fold(goal, false)
	case part == figure.OnPlus:
		t.Select(goal)
		t.AddUnder()
	case part == figure.OnCard:
		t.Select(goal)
		t.grip.goal = goal
	}
}

// DoubleTapped implements fyne.DoubleTappable: it opens the text of a card.
func (t *Tree) DoubleTapped(ev *fyne.PointEvent) {
	t.pressed = false
	if goal, part := t.figure.At(t.camera.world(ev.Position)); part == figure.OnCard && goal != NewGoal {
		t.finish()
		t.Select(goal)
		t.Edit()
	}
}

// TappedSecondary implements fyne.SecondaryTappable: it offers what can be done with the card under the pointer.
func (t *Tree) TappedSecondary(ev *fyne.PointEvent) {
	t.used = true
	if !t.finish() {
		return
	}
	t.takeFocus()
	if goal, part := t.figure.At(t.camera.world(ev.Position)); part == figure.OnCard && t.has(goal) {
		t.Select(goal)
	}
	t.menuAt(ev.AbsolutePosition)
}

// openMenu offers what can be done with the selected goal, beside its card.
func (t *Tree) openMenu() {
	pos, size := t.PlaceOf(t.figure.Selected())
	corner := fyne.CurrentApp().Driver().AbsolutePositionForObject(t)
	t.menuAt(corner.Add(pos).AddXY(size.Width*0.5, size.Height*0.6))
}

// menuActs are what the menu of a goal offers, in groups.
var menuActs = []model.Key{
	"tree.child", "tree.after", "tree.before", "tree.above", "tree.edit", "",
	"tree.cut", "tree.copy", "tree.paste", "", "tree.away", "tree.out", "", "tree.fold", "tree.focus", "goals.details",
}

// menuAt offers what can be done with the selected goal, in the words of the keys.
func (t *Tree) menuAt(at fyne.Position) {
	if t.Canvas == nil || len(t.goals) == 0 {
		return
	}
	var acts []model.Key
	for _, act := range menuActs {
		if act == "" || t.acts[act] != nil {
			acts = append(acts, act)
		}
	}
	ShowMenu(t.look, t.Canvas, at, t.look.MenuItems(OnTree, func(act model.Key) { t.Do(act, 0) }, acts...))
}

// MouseIn implements desktop.Hoverable.
func (t *Tree) MouseIn(ev *desktop.MouseEvent) { t.MouseMoved(ev) }

// MouseMoved implements desktop.Hoverable.
func (t *Tree) MouseMoved(ev *desktop.MouseEvent) {
	if goal, _ := t.figure.At(t.camera.world(ev.Position)); goal != t.hovered {
		t.hovered = goal
		t.Refresh()
	}
}

// MouseOut implements desktop.Hoverable.
func (t *Tree) MouseOut() {
	if t.hovered != "" {
		t.hovered = ""
		t.Refresh()
	}
}

// Dragged implements fyne.Draggable: the ground moves the view, a card is carried to another place.
func (t *Tree) Dragged(ev *fyne.DragEvent) {
	if !t.grip.active {
		t.grip.active = true
		t.arrive()
	}
	if !t.carried() {
		t.fitted = false
		t.byHand(t.camera.panned(ev.Dragged.DX, ev.Dragged.DY), t.Refresh)
		return
	}
	t.grip.at = t.camera.world(ev.Position)
	t.grip.drop = t.dropAt(t.grip.at)
	t.Refresh()
}

// carried reports whether the pointer has hold of a card that can go elsewhere: any but the one at the top.
func (t *Tree) carried() bool {
	at := indexOf(t.goals, t.grip.goal)
	return at >= 0 && t.goals[at].Parent != "" && t.OnMove != nil
}

// DragEnd implements fyne.Draggable.
func (t *Tree) DragEnd() {
	carried, to, goal := t.carried(), t.grip.drop, t.grip.goal
	t.grip = grip{}
	if carried && to.ok {
		t.OnMove(goal, to.parent, to.position)
	}
	t.Refresh()
}

// dropAt finds where a card comes when it is let go: on the edge of another one it comes beside that, further in it comes under it.
func (t *Tree) dropAt(point figure.Point) drop {
	target := t.under(point)
	at := indexOf(t.goals, target)
	if at < 0 || t.inBranch(target, t.grip.goal) {
		return drop{}
	}
	area, _ := t.figure.AreaOf(target)
	share := (point.X - area.X) / area.W
	upright := t.stacked(target)
	if upright {
		share = (point.Y - area.Y) / area.H
	}
	const edge = 0.28
	if t.goals[at].Parent == "" || share > edge && share < 1-edge {
		ring := area.Grow(ringWidth)
		return drop{ok: true, parent: target, position: len(t.children(target)), cue: figure.Op{
			Kind: figure.Rect, X: ring.X, Y: ring.Y, W: ring.W, H: ring.H, Radius: cardRadius + ringWidth, Stroke: figure.Accent, Width: ringWidth,
		}}
	}
	parent, position := t.place(target)
	if from, was := t.place(t.grip.goal); from == parent && was < position {
		position-- // once it is gone from where it was
	}
	if share >= 1-edge {
		position++
	}
	return drop{ok: true, parent: parent, position: position, cue: edgeCue(area, upright, share > 0.5)}
}

// edgeCue is a bar along the side of a card where another one will come.
func edgeCue(area figure.Area, upright, after bool) figure.Op {
	const thick, away = 4, 3
	cue := figure.Op{Kind: figure.Rect, X: area.X - away - thick, Y: area.Y, W: thick, H: area.H, Radius: thick / 2, Fill: figure.Accent}
	switch {
	case upright && after:
		cue.X, cue.Y, cue.W, cue.H = area.X, area.Y+area.H+away, area.W, thick
	case upright:
		cue.X, cue.Y, cue.W, cue.H = area.X, area.Y-away-thick, area.W, thick
	case after:
		cue.X = area.X + area.W + away
	}
	return cue
}

// under is the card at a point, or the one next to it when the point lies between two cards.
func (t *Tree) under(point figure.Point) model.ID {
	const reach = 8
	for _, by := range []figure.Point{{}, {Y: reach}, {Y: -reach}, {X: reach}, {X: -reach}} {
		if goal, part := t.figure.At(figure.Point{X: point.X + by.X, Y: point.Y + by.Y}); part != figure.OnNothing {
			return goal
		}
	}
	return ""
}

func (t *Tree) inBranch(goal, root model.ID) bool {
	for goal != "" {
		if goal == root {
			return true
		}
		goal, _ = t.place(goal)
	}
	return false
}

// cues draws over the tree what the pointer is about to do.
func (t *Tree) cues(ops []figure.Op) []figure.Op {
	if t.grip.active && t.carried() {
		const away = 14 // from the pointer, so that what is under it can be seen
		area, _ := t.figure.AreaOf(t.grip.goal)
		dx, dy := t.grip.at.X-area.X+away, t.grip.at.Y-area.Y+away
		for _, op := range ops[:len(ops):len(ops)] {
			if op.Item == t.grip.goal && op.Stroke != figure.Accent {
				ops = append(ops, op.Moved(dx, dy))
			}
		}
		if t.grip.drop.ok {
			ops = append(ops, t.grip.drop.cue)
		}
		return ops
	}
	seen := t.camera.seen(t.size)
	for _, goal := range t.marked {
		if area, ok := t.figure.AreaOf(goal); ok && goal != t.figure.Selected() && area.Meets(seen) {
			ops = append(ops, figure.Op{
				Kind: figure.Rect, X: area.X, Y: area.Y, W: area.W, H: area.H, Radius: cardRadius, Stroke: figure.Accent, Width: 2,
			})
		}
	}
	area, ok := t.figure.AreaOf(t.hovered)
	if ok && t.hovered != t.figure.Selected() {
		ops = append(ops, figure.Op{
			Kind: figure.Rect, X: area.X, Y: area.Y, W: area.W, H: area.H, Radius: cardRadius, Stroke: figure.Accent, Width: 1.5,
		})
	}
	return ops
}

// wheelStep is how much a notch of the wheel zooms.
const wheelStep = 1.15

// Scrolled implements fyne.Scrollable: the wheel moves the view up and down, with Shift sideways, and with Control it zooms at the pointer.
func (t *Tree) Scrolled(ev *fyne.ScrollEvent) {
	t.used = true
	held := t.held()
	t.fitted = false
	t.arrive()
	to := t.camera
	switch {
	case held&fyne.KeyModifierControl != 0:
		const notch = 25
		zoom := to.zoom * math.Pow(wheelStep, float64(ev.Scrolled.DY)/notch)
		usual := float64(t.look.Zoom)
		to = to.zoomed(max(leastZoom*usual, min(zoom, mostZoom*usual)), ev.Position)
	case held&fyne.KeyModifierShift != 0 && ev.Scrolled.DX == 0:
		to = to.panned(ev.Scrolled.DY, 0)
	default:
		to = to.panned(ev.Scrolled.DX, ev.Scrolled.DY)
	}
	t.byHand(t.reachable(to), t.Refresh)
}

// heldKeys are the modifiers that are held down, which Fyne does not tell with the wheel.
func heldKeys() fyne.KeyModifier {
	if driver, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return driver.CurrentKeyModifiers()
	}
	return 0
}

// reachable keeps a bit of the tree in sight.
func (t *Tree) reachable(c camera) camera {
	w, h := t.figure.Size()
	seen := c.seen(t.size)
	left := min(120/c.zoom, w/2)
	c.left = max(left-seen.W, min(c.left, w-left))
	c.top = max(left-seen.H, min(c.top, h-left))
	return c
}
