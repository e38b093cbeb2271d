package screen

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"doelenboom/model"
	"doelenboom/ui/screen/control"
)

// The hand of the robot: it points at places of the window, and what lies on top there is told of it as the real driver does. What a
// control does not show it cannot reach.

// seen is a part of the window that is in sight, with where it stands in it.
type seen struct {
	object fyne.CanvasObject
	pos    fyne.Position
}

// inSight returns everything that the window shows, what is drawn later last; what scrolled or was clipped out of sight is left out.
func (r *room) inSight() []seen {
	var out []seen
	var visit func(o fyne.CanvasObject, pos, from, to fyne.Position)
	visit = func(o fyne.CanvasObject, pos, from, to fyne.Position) {
		if o == nil || !o.Visible() {
			return
		}
		end := pos.Add(o.Size())
		from = fyne.NewPos(max(from.X, pos.X), max(from.Y, pos.Y))
		to = fyne.NewPos(min(to.X, end.X), min(to.Y, end.Y))
		if from.X >= to.X || from.Y >= to.Y {
			return
		}
		out = append(out, seen{o, pos})
		switch o := o.(type) {
		case *fyne.Container:
			for _, inner := range o.Objects {
				visit(inner, pos.Add(inner.Position()), from, to)
			}
		case *container.Clip:
			visit(o.Content, pos.Add(o.Content.Position()), from, to)
		case fyne.Widget:
			for _, inner := range test.WidgetRenderer(o).Objects() {
				visit(inner, pos.Add(inner.Position()), from, to)
			}
		}
	}
	c := r.desk.window.Canvas()
	root := c.Content()
	if over := c.Overlays().Top(); over != nil { // what lies over the window takes all of the pointer
		root = over
	}
	visit(root, root.Position(), fyne.Position{}, fyne.NewPos(c.Size().Width, c.Size().Height))
	return out
}

// under returns the topmost thing at a place of the window that is such as is asked for, and the place as it sees it.
func (r *room) under(at fyne.Position, is func(fyne.CanvasObject) bool) (found fyne.CanvasObject, local fyne.Position) {
	for _, s := range r.inSight() {
		end := s.pos.Add(s.object.Size())
		if at.X >= s.pos.X && at.Y >= s.pos.Y && at.X < end.X && at.Y < end.Y && is(s.object) {
			found, local = s.object, at.Subtract(s.pos)
		}
	}
	return found, local
}

// hearsPresses reports whether the driver tells an object of a press.
func hearsPresses(o fyne.CanvasObject) bool {
	switch o.(type) {
	case fyne.Tappable, fyne.SecondaryTappable, fyne.DoubleTappable, fyne.Focusable, desktop.Mouseable:
		return true
	}
	return false
}

// down moves the pointer to a place and presses a button there; whoever has the keyboard elsewhere loses it.
func (r *room) down(at fyne.Position, button desktop.MouseButton) (pressed fyne.CanvasObject, event *desktop.MouseEvent) {
	r.t.Helper()
	r.points(at)
	pressed, local := r.under(at, hearsPresses)
	if pressed == nil {
		r.t.Fatalf("nothing can be pressed at %v", at)
	}
	event = &desktop.MouseEvent{Button: button, Modifier: r.held}
	event.Position, event.AbsolutePosition = local, at
	if mouse, ok := pressed.(desktop.Mouseable); ok {
		mouse.MouseDown(event)
	}
	c := r.desk.window.Canvas()
	if focused := c.Focused(); focused != nil && pressed != fyne.CanvasObject(focused.(fyne.CanvasObject)) {
		if inside, _ := r.under(at, func(o fyne.CanvasObject) bool { return o == focused.(fyne.CanvasObject) }); inside == nil {
			c.Unfocus()
		}
	}
	return pressed, event
}

func up(pressed fyne.CanvasObject, event *desktop.MouseEvent) {
	if mouse, ok := pressed.(desktop.Mouseable); ok {
		mouse.MouseUp(event)
	}
}

// holds holds a key down while the mouse does something.
func (r *room) holds(key fyne.KeyModifier, do func()) {
	r.held = key
	do()
	r.held = 0
}

// points moves the pointer to a place.
func (r *room) points(at fyne.Position) {
	if o, local := r.under(at, func(o fyne.CanvasObject) bool { _, ok := o.(desktop.Hoverable); return ok }); o != nil {
		event := &desktop.MouseEvent{}
		event.Position, event.AbsolutePosition = local, at
		o.(desktop.Hoverable).MouseIn(event)
		o.(desktop.Hoverable).MouseMoved(event)
	}
}

// PressesAt presses the mouse at a place of the window.
func (r *room) PressesAt(at fyne.Position) *room {
	r.t.Helper()
	pressed, event := r.down(at, desktop.MouseButtonPrimary)
	up(pressed, event)
	if tap, ok := pressed.(fyne.Tappable); ok {
		tap.Tapped(&event.PointEvent)
	}
	return r
}

// DoubleClicksAt presses twice in the time of a double click, which Fyne tells as one.
func (r *room) DoubleClicksAt(at fyne.Position) *room {
	r.t.Helper()
	pressed, event := r.down(at, desktop.MouseButtonPrimary)
	up(pressed, event)
	twice, ok := pressed.(fyne.DoubleTappable)
	if !ok {
		r.t.Fatalf("%T hears of no double click", pressed)
	}
	twice.DoubleTapped(&event.PointEvent)
	return r
}

// RightClicksAt presses the other button of the mouse at a place of the window.
func (r *room) RightClicksAt(at fyne.Position) *room {
	r.t.Helper()
	pressed, event := r.down(at, desktop.MouseButtonSecondary)
	up(pressed, event)
	tap, ok := pressed.(fyne.SecondaryTappable)
	if !ok {
		r.t.Fatalf("%T has nothing for the right button", pressed)
	}
	tap.TappedSecondary(&event.PointEvent)
	return r
}

// Carries takes what lies at a place of the window to another place, in a few moves as a hand does.
func (r *room) Carries(from, to fyne.Position) *room {
	r.t.Helper()
	pressed, event := r.down(from, desktop.MouseButtonPrimary)
	dragged, ok := pressed.(fyne.Draggable)
	if !ok {
		r.t.Fatalf("%T cannot be carried", pressed)
	}
	const moves = 4
	origin, at := from.Subtract(event.Position), from
	for i := 1; i <= moves; i++ {
		next := fyne.NewPos(from.X+(to.X-from.X)*float32(i)/moves, from.Y+(to.Y-from.Y)*float32(i)/moves)
		drag := &fyne.DragEvent{Dragged: fyne.NewDelta(next.X-at.X, next.Y-at.Y)}
		drag.Position, drag.AbsolutePosition = next.Subtract(origin), next
		dragged.Dragged(drag)
		at = next
	}
	up(pressed, event)
	dragged.DragEnd()
	return r
}

// middle returns the middle of what is in sight and such as is asked for, the topmost when there are several.
func (r *room) middle(what string, is func(fyne.CanvasObject) bool) fyne.Position {
	r.t.Helper()
	at := fyne.NewPos(-1, -1)
	for _, s := range r.inSight() {
		if is(s.object) {
			at = s.pos.AddXY(s.object.Size().Width/2, s.object.Size().Height/2)
		}
	}
	if at.X < 0 {
		r.t.Fatalf("%s is not in sight", what)
	}
	return at
}

// Clicks presses the button with a text.
func (r *room) Clicks(text string) *room {
	r.t.Helper()
	return r.PressesAt(r.middle("the button "+text, func(o fyne.CanvasObject) bool {
		button, ok := o.(*control.Button)
		return ok && button.Text() == text
	}))
}

// ClicksOn presses the middle of an object of the window.
func (r *room) ClicksOn(what fyne.CanvasObject) *room {
	r.t.Helper()
	return r.PressesAt(r.placeOf(what, 0.5, 0.5))
}

// placeOf returns the place in the window of a part of an object, as shares of its size.
func (r *room) placeOf(what fyne.CanvasObject, x, y float32) fyne.Position {
	r.t.Helper()
	for _, s := range r.inSight() {
		if s.object == what {
			return s.pos.AddXY(what.Size().Width*x, what.Size().Height*y)
		}
	}
	r.t.Fatalf("%T is not in sight", what)
	return fyne.Position{}
}

// atGoal returns the place in the window of a part of a card of the tree, as shares of its size.
func (r *room) atGoal(goal model.ID, x, y float32) fyne.Position {
	r.t.Helper()
	tree := r.goalsPage().tree.tree
	pos, size := tree.PlaceOf(goal)
	return r.placeOf(tree, 0, 0).Add(pos).AddXY(size.Width*x, size.Height*y)
}

func TestTheHandTouchesWhatLiesOnTop(t *testing.T) {
	r := newRoom(t).withExample().Goes(atGoals)
	goal := r.dossier().GoalByCode("3.2")
	r.PressesAt(r.atGoal(goal.ID, 0.5, 0.5)).Selects(goal.Text)
	r.DoubleClicksAt(r.atGoal(goal.ID, 0.5, 0.5)).Types(" Echt.")
	r.PressesAt(r.atGoal(r.dossier().Top().ID, 0.5, 0.5))
	r.Finds("what was written is kept", strings.HasSuffix(r.dossier().GoalByCode("3.2").Text, "Echt."))
	r.Carries(r.atGoal(goal.ID, 0.5, 0.5), r.atGoal(r.dossier().GoalByCode("2").ID, 0.5, 0.5))
	r.Finds("it was carried to 2.4", r.dossier().Code(goal.ID) == "2.4")
	r.Clicks(r.desk.look.Words.Say("page.agreements"))
	r.Finds("the page of agreements is in sight", r.desk.at == atAgreements)
}
