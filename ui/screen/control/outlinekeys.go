package control

import (
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"doelenboom/model"
	"doelenboom/ui/figure"
)

// AcceptsTab implements fyne.Tabbable: Tab makes a goal, as it does on the drawing.
func (o *Outline) AcceptsTab() bool { return true }

// FocusGained implements fyne.Focusable.
func (o *Outline) FocusGained() {
	o.shift = false
	o.rows.focused = true
	if o.Selected() == "" && len(o.goals) > 0 {
		o.pick(o.goals[0].ID)
	}
	o.rows.body.Refresh()
}

// FocusLost implements fyne.Focusable.
func (o *Outline) FocusLost() {
	o.rows.focused = false
	o.rows.body.Refresh()
}

// TypedRune implements fyne.Focusable: writing starts by writing.
func (o *Outline) TypedRune(r rune) {
	if r == ' ' || !unicode.IsPrint(r) {
		return
	}
	o.Edit()
	if o.field.open {
		o.field.field.TypedRune(r)
	}
}

// KeyDown implements desktop.Keyable.
func (o *Outline) KeyDown(ev *fyne.KeyEvent) {
	if ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight {
		o.shift = true
	}
}

// KeyUp implements desktop.Keyable.
func (o *Outline) KeyUp(ev *fyne.KeyEvent) {
	if ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight {
		o.shift = false
	}
}

// TypedKey implements fyne.Focusable.
func (o *Outline) TypedKey(ev *fyne.KeyEvent) {
	switch chord := PlainChord(ev, o.shift); chord {
	case Chord{Key: fyne.KeyPageDown}:
		o.rows.page(1)
	case Chord{Key: fyne.KeyPageUp}:
		o.rows.page(-1)
	default:
		o.take(chord)
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (o *Outline) TypedShortcut(s fyne.Shortcut) {
	if chord, ok := ChordOf(s); ok {
		o.take(chord)
	}
}

// take does what the keymap says that a key means on a tree: in the way of lines of text where they have one, else as the drawing does it.
func (o *Outline) take(chord Chord) {
	does, choice := ActOf(OnTree, chord)
	if does != "" && o.act(does, choice) {
		return
	}
	if does != "" && o.Do != nil && o.Do(does, choice) {
		return
	}
	o.look.Keys.Press(chord, false)
}

// act does what lines of text have a way of their own for.
func (o *Outline) act(does model.Key, choice int) bool {
	switch does {
	case "tree.child":
		o.AddUnder()
	case "tree.after":
		o.AddBeside(false)
	case "tree.before":
		o.AddBeside(true)
	case "tree.above":
		o.AddAbove()
	case "tree.edit":
		o.Edit()
	case "tree.menu":
		o.openMenu()
	case "tree.fold":
		o.fold(o.Selected(), !o.Folded(o.Selected()))
	case "tree.first":
		o.rows.step(0, 1)
	case "tree.last":
		o.rows.step(o.Len()-1, -1)
	case "tree.walk":
		o.walk(arrows[choice])
	case "tree.carry":
		o.carry(arrows[choice])
	case "tree.leave":
		if choice == 0 {
			o.Canvas.FocusNext()
		} else {
			o.Canvas.FocusPrevious()
		}
	default:
		return false
	}
	return true
}

// openMenu offers what can be done with the selected goal, beside its line.
func (o *Outline) openMenu() {
	at := o.rows.chosen
	if o.Canvas == nil || len(o.goals) == 0 || at < 0 || at+1 >= len(o.rows.tops) {
		return
	}
	corner := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
	below := corner.AddXY(o.look.Px(Broad), o.rows.tops[at+1]-o.rows.scroll.Offset.Y)
	ShowMenu(o.look, o.Canvas, below, o.look.MenuItems(OnTree, func(does model.Key) {
		if !o.act(does, 0) && o.Do != nil {
			o.Do(does, 0)
		}
	}, menuActs...))
}

// walk goes to the line above or below, or to the goal above or the first one below in the tree.
func (o *Outline) walk(arrow figure.Arrow) {
	switch arrow {
	case figure.ArrowUp:
		o.rows.step(o.rows.chosen-1, -1)
	case figure.ArrowDown:
		o.rows.step(o.rows.chosen+1, 1)
	case figure.ArrowLeft:
		if parent, _, _ := o.place(o.Selected()); parent != "" {
			o.pick(parent)
		}
	case figure.ArrowRight:
		if children := o.children(o.Selected()); len(children) > 0 {
			o.fold(o.Selected(), false)
			o.pick(children[0])
		}
	}
}

// carry moves the selected goal: before or after its siblings, out of its parent, or under the sibling before it.
func (o *Outline) carry(arrow figure.Arrow) {
	selected := o.Selected()
	parent, position, siblings := o.place(selected)
	if parent == "" || o.OnMove == nil {
		return
	}
	switch arrow {
	case figure.ArrowUp:
		if position > 0 {
			o.OnMove(selected, parent, position-1)
		}
	case figure.ArrowDown:
		if position+1 < len(siblings) {
			o.OnMove(selected, parent, position+1)
		}
	case figure.ArrowLeft:
		if above, at, _ := o.place(parent); above != "" {
			o.OnMove(selected, above, at+1)
		}
	case figure.ArrowRight:
		if position > 0 {
			sibling := siblings[position-1]
			o.fold(sibling, false)
			o.OnMove(selected, sibling, len(o.children(sibling)))
		}
	}
}

func (o *Outline) fold(goal model.ID, folded bool) {
	if o.OnFold == nil || o.Folded(goal) == folded || len(o.children(goal)) == 0 {
		return
	}
	o.OnFold(goal, folded)
	o.Arrange()
}
