package control

import (
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"doelenboom/model"
	"doelenboom/ui/figure"
)

// AcceptsTab implements fyne.Tabbable: Tab makes a goal. With Control it leaves the tree.
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
	t.quiet = true // the letter tells what is shown
	t.Edit()
	t.quiet = false
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
func (t *Tree) TypedKey(ev *fyne.KeyEvent) { t.take(PlainChord(ev, t.shift)) }

// TypedShortcut implements fyne.Shortcutable.
func (t *Tree) TypedShortcut(s fyne.Shortcut) {
	if chord, ok := ChordOf(s); ok {
		t.take(chord)
	}
}

// take does what the keymap says that a key means on a tree; what it does not mean here is the window's.
func (t *Tree) take(chord Chord) {
	t.used = true
	if does, choice := ActOf(OnTree, chord); does == "" || !t.Do(does, choice) {
		t.look.Keys.Press(chord, false)
	}
}

// On says what an act does that the tree cannot do by itself; the keymap has its key.
func (t *Tree) On(does model.Key, do func()) { t.acts[does] = func(int) { do() } }

// Do does what a key would do; it reports whether there was something to do. Choice is the place of the key among those of the act.
func (t *Tree) Do(does model.Key, choice int) bool {
	if does == "tree.back" {
		return t.back()
	}
	do := t.acts[does]
	if do != nil {
		do(choice)
	}
	return do != nil
}

// back ends what the tree is in the middle of: a branch that was cut, a branch that stands out. It reports whether there was anything.
func (t *Tree) back() bool {
	switch {
	case t.figure.Lifted() != "":
		t.Lift("")
	case t.figure.Focused() != "":
		t.Focus("")
	default:
		return false
	}
	return true
}

// Lift fades a branch that is about to go elsewhere; the empty ID lifts nothing.
func (t *Tree) Lift(goal model.ID) {
	t.figure.Lift(goal)
	t.Refresh()
	t.shown()
}

// Lifted returns the goal whose branch is about to go elsewhere, or nothing.
func (t *Tree) Lifted() model.ID { return t.figure.Lifted() }

// ownActs are the acts that the tree can do by itself.
func (t *Tree) ownActs() map[model.Key]func(choice int) {
	plain := func(do func()) func(int) { return func(int) { do() } }
	return map[model.Key]func(int){
		"tree.child":   plain(t.AddUnder),
		"tree.after":   plain(func() { t.AddBeside(false) }),
		"tree.before":  plain(func() { t.AddBeside(true) }),
		"tree.above":   plain(t.AddAbove),
		"tree.edit":    plain(t.Edit),
		"tree.away":    plain(func() { t.withSelected(t.OnDelete) }),
		"tree.out":     plain(func() { t.withSelected(t.OnTakeOut) }),
		"tree.fold":    plain(func() { t.Fold(t.Selected(), !t.figure.Folded(t.Selected())) }),
		"tree.walk":    func(choice int) { t.step(arrows[choice]) },
		"tree.carry":   func(choice int) { t.carry(arrows[choice]) },
		"tree.first":   plain(func() { t.Select(t.figure.First()) }),
		"tree.last":    plain(func() { t.Select(t.figure.Last()) }),
		"tree.less":    plain(t.FoldLevel),
		"tree.more":    plain(t.UnfoldLevel),
		"tree.level":   func(choice int) { t.ShowLevels(choice + 1) },
		"tree.focus":   plain(t.ToggleFocus),
		"tree.turn":    plain(t.Turn),
		"tree.nearer":  plain(func() { t.zoomBy(zoomStep) }),
		"tree.farther": plain(func() { t.zoomBy(1 / zoomStep) }),
		"tree.menu":    plain(t.openMenu),
		"tree.leave":   t.leaveTree,
	}
}

// arrows are the arrow keys in the order of the keymap.
var arrows = []figure.Arrow{figure.ArrowUp, figure.ArrowDown, figure.ArrowLeft, figure.ArrowRight}

func (t *Tree) withSelected(do func(model.ID)) {
	if selected := t.Selected(); selected != "" && do != nil {
		do(selected)
	}
}

// leaveTree gives the keyboard to the next control, or to the one before.
func (t *Tree) leaveTree(choice int) {
	if choice == 0 {
		t.Canvas.FocusNext()
		return
	}
	t.Canvas.FocusPrevious()
}

func (t *Tree) step(arrow figure.Arrow) {
	if len(t.goals) > 0 {
		t.Select(t.figure.Step(t.figure.Selected(), arrow))
	}
}

// carry moves the selected goal in the direction that the eye sees: along its siblings, up a level, or under the sibling before it.
func (t *Tree) carry(arrow figure.Arrow) {
	earlier, later, up, under := figure.ArrowLeft, figure.ArrowRight, figure.ArrowUp, figure.ArrowDown
	if t.stacked(t.Selected()) {
		earlier, later, up, under = figure.ArrowUp, figure.ArrowDown, figure.ArrowLeft, figure.ArrowRight
	}
	selected := t.Selected()
	parent, position := t.place(selected)
	switch arrow {
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
	}
}

func (t *Tree) move(goal, parent model.ID, position int) {
	if goal != "" && parent != "" && t.OnMove != nil {
		t.OnMove(goal, parent, position)
		t.follow(true)
	}
}

// stacked reports whether the siblings of a goal stand under each other.
func (t *Tree) stacked(goal model.ID) bool {
	parent, _ := t.place(goal)
	if t.options.Direction == figure.LeftRight {
		return parent != ""
	}
	area, ok := t.figure.AreaOf(goal)
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
