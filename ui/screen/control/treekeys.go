package control

import (
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"doelenboom/model"
	"doelenboom/ui/figure"
)

// AcceptsTab implements fyne.Tabbable: Tab makes a goal. Shift+Tab leaves the tree.
func (t *Tree) AcceptsTab() bool { return true }

// FocusGained implements fyne.Focusable.
func (t *Tree) FocusGained() {
	t.focused, t.shift = true, false
	if t.Selected() == "" && len(t.goals) > 0 {
		t.Select(t.goals[0].ID)
	}
	t.Refresh()
}

// FocusLost implements fyne.Focusable.
func (t *Tree) FocusLost() {
	t.focused = false
	t.Refresh()
}

// TypedRune implements fyne.Focusable: writing starts by writing.
func (t *Tree) TypedRune(r rune) {
	t.used = true
	if r == ' ' || !unicode.IsPrint(r) {
		return
	}
	t.Edit()
	if t.field.open {
		t.field.field.TypedRune(r)
	}
}

// KeyDown implements desktop.Keyable.
func (t *Tree) KeyDown(ev *fyne.KeyEvent) {
	if ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight {
		t.shift = true
	}
}

// KeyUp implements desktop.Keyable.
func (t *Tree) KeyUp(ev *fyne.KeyEvent) {
	if ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight {
		t.shift = false
	}
}

// TypedKey implements fyne.Focusable.
func (t *Tree) TypedKey(ev *fyne.KeyEvent) {
	t.used = true
	if t.OnKey != nil && t.OnKey(ev) {
		return
	}
	switch ev.Name {
	case fyne.KeyTab:
		if t.shift {
			t.Canvas.FocusPrevious()
			return
		}
		t.AddUnder()
	case fyne.KeyReturn, fyne.KeyEnter:
		t.AddBeside(t.shift)
	case fyne.KeyF2:
		t.Edit()
	case fyne.KeyDelete:
		if selected := t.Selected(); selected != "" && t.OnDelete != nil {
			t.OnDelete(selected)
		}
	case fyne.KeySpace:
		selected := t.Selected()
		t.Fold(selected, !t.figure.Folded(selected))
	case fyne.KeyUp:
		t.step(figure.ArrowUp)
	case fyne.KeyDown:
		t.step(figure.ArrowDown)
	case fyne.KeyLeft:
		t.step(figure.ArrowLeft)
	case fyne.KeyRight:
		t.step(figure.ArrowRight)
	case fyne.KeyHome:
		t.Select(t.figure.First())
	case fyne.KeyEnd:
		t.Select(t.figure.Last())
	default:
		t.look.Keys.Key(ev, false)
	}
}

func (t *Tree) step(arrow figure.Arrow) {
	if len(t.goals) > 0 {
		t.Select(t.figure.Step(t.figure.Selected(), arrow))
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (t *Tree) TypedShortcut(s fyne.Shortcut) {
	t.used = true
	if t.OnShortcut != nil && t.OnShortcut(s) {
		return
	}
	if custom, ok := s.(*desktop.CustomShortcut); ok && custom.Modifier == fyne.KeyModifierAlt && t.carry(custom.KeyName) {
		return
	}
	t.look.Keys.Shortcut(s, false)
}

// carry moves the selected goal in the direction that the eye sees: along its siblings, up a level, or under the sibling before it.
func (t *Tree) carry(key fyne.KeyName) bool {
	earlier, later, up, under := fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown
	if t.stacked(t.Selected()) {
		earlier, later, up, under = fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight
	}
	selected := t.Selected()
	parent, position := t.place(selected)
	switch key {
	case earlier:
		if position > 0 {
			t.move(selected, parent, position-1)
		}
	case later:
		if position+1 < len(t.children(parent)) {
			t.move(selected, parent, position+1)
		}
	case up:
		if above, at := t.place(parent); above != "" {
			t.move(selected, above, at+1)
		}
	case under:
		if position > 0 {
			sibling := t.children(parent)[position-1]
			t.figure.Fold(sibling, false)
			t.move(selected, sibling, len(t.children(sibling)))
		}
	default:
		return false
	}
	return true
}

func (t *Tree) move(goal, parent model.ID, position int) {
	if goal != "" && parent != "" && t.OnMove != nil {
		t.OnMove(goal, parent, position)
		t.follow(true)
	}
}

// stacked reports whether the siblings of a goal stand under each other.
func (t *Tree) stacked(goal model.ID) bool {
	area, ok := t.figure.AreaOf(goal)
	parent, _ := t.place(goal)
	above, known := t.figure.AreaOf(parent)
	const indent = 16
	return ok && known && area.X == above.X+indent
}

// place returns the parent of a goal and where it stands among its siblings.
func (t *Tree) place(goal model.ID) (parent model.ID, position int) {
	at := indexOf(t.goals, goal)
	if at < 0 {
		return "", 0
	}
	parent = t.goals[at].Parent
	for i := range at {
		if t.goals[i].Parent == parent && i > 0 {
			position++
		}
	}
	return parent, position
}

// children are the goals directly under a goal, in order.
func (t *Tree) children(goal model.ID) []model.ID {
	if goal == "" {
		return nil
	}
	var out []model.ID
	for i := range t.goals {
		if t.goals[i].Parent == goal {
			out = append(out, t.goals[i].ID)
		}
	}
	return out
}
