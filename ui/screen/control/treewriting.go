package control

import (
	"strings"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/figure"
)

// Writing reports whether the text of a card is being written.
func (t *Tree) Writing() bool { return t.field.open }

// Edit opens the text of the selected goal, or of the first one of all.
func (t *Tree) Edit() {
	selected := t.Selected()
	at := indexOf(t.goals, selected)
	if at < 0 {
		t.add("", 0)
		return
	}
	t.write(&Draft{Goal: selected, Text: t.goals[at].Text}, selected)
}

// AddUnder begins a new goal as the last one under the selected one.
func (t *Tree) AddUnder() {
	selected := t.Selected()
	if selected != "" && t.figure.Folded(selected) {
		t.Fold(selected, false)
	}
	t.add(selected, len(t.children(selected)))
}

// AddBeside begins a new goal after the selected one, or before it. Beside the one at the top nothing can stand, so it comes under it.
func (t *Tree) AddBeside(before bool) {
	selected := t.Selected()
	parent, position := t.place(selected)
	if parent == "" {
		t.AddUnder()
		return
	}
	if !before {
		position++
	}
	t.add(parent, position)
}

// AddAbove begins a new goal in the place of the selected one, which comes under it.
func (t *Tree) AddAbove() {
	selected := t.Selected()
	if selected == "" {
		t.AddUnder()
		return
	}
	parent, position := t.place(selected)
	t.write(&Draft{Goal: NewGoal, Parent: parent, Position: position, Below: selected}, selected)
}

func (t *Tree) add(parent model.ID, position int) {
	t.write(&Draft{Goal: NewGoal, Parent: parent, Position: position}, t.Selected())
}

// write opens the field for a draft; origin is what is selected again when nothing comes of it.
func (t *Tree) write(draft *Draft, origin model.ID) {
	t.takeFocus()
	if t.OnAdd == nil || t.Canvas == nil {
		return
	}
	t.draft, t.origin = draft, origin
	t.arrangeDraft()
	weight := figure.Regular
	if cards := t.cards(); len(cards) > 0 {
		if at := indexOf(cards, draft.Goal); at >= 0 && cards[at].Level <= 2 {
			weight = figure.Bold
		}
	}
	t.field.write(draft.Text, weight, t.Canvas)
	t.Refresh()
	t.shown()
}

// arrangeDraft shows what is written and follows it.
func (t *Tree) arrangeDraft() {
	anchor, at, _ := t.anchor()
	t.figure.Set(t.cards())
	t.figure.Select(t.draft.Goal)
	t.settleView(anchor, at, nil)
}

// written is called at every letter.
func (t *Tree) written(text string) {
	if t.draft == nil {
		return
	}
	t.draft.Text = text
	t.arrangeDraft()
	t.shown()
}

// store makes an edit of what is written. Nothing written is nothing to store.
func (t *Tree) store(text string) error {
	if t.draft == nil || strings.TrimSpace(text) == "" {
		return nil
	}
	t.storing = true
	defer func() { t.storing = false }()
	if t.draft.Goal != NewGoal {
		return t.OnText(t.draft.Goal, text)
	}
	goal, err := t.addDraft(text)
	if err == nil {
		t.draft.Goal = goal
	}
	return err
}

func (t *Tree) addDraft(text string) (model.ID, error) {
	if t.draft.Below != "" {
		return t.OnAddAbove(t.draft.Below, text)
	}
	return t.OnAdd(t.draft.Parent, t.draft.Position, text)
}

// finish stores what is written and closes the field; it reports whether it could.
func (t *Tree) finish() bool {
	if !t.field.open {
		return true
	}
	if !t.field.field.Settle() {
		return false
	}
	t.leave(true)
	return true
}

// leave closes the field, after what was written in it was stored or given up, and selects what was written, or what was selected before.
func (t *Tree) leave(keyboard bool) {
	goal := t.draft.Goal
	if !t.has(goal) {
		t.figure.Select(t.origin)
	}
	anchor, at, _ := t.anchor()
	if anchor == NewGoal {
		anchor = goal
	}
	t.forget()
	if t.has(goal) {
		t.pick(goal)
	} else if len(t.goals) == 0 {
		t.figure.Select(NewGoal)
	}
	t.figure.Set(t.cards())
	t.settleView(anchor, at, nil)
	if keyboard {
		t.takeFocus()
	}
	t.shown()
}

func (t *Tree) forget() {
	t.draft = nil
	t.field.close()
}

// cancel closes the field and leaves everything as it was.
func (t *Tree) cancel() {
	t.field.field.Put(t.field.field.settled)
	t.leave(true)
}

// fieldKey takes the keys that end the writing.
func (t *Tree) fieldKey(ev *fyne.KeyEvent, shift bool) bool {
	does, _ := ActOf(OnCard, PlainChord(ev, shift))
	switch does {
	case "hint.done":
		t.finish()
	case "hint.doneUnder":
		t.finishThen(t.AddUnder)
	case "tree.doneAbove":
		t.finishThen(t.AddAbove)
	case "hint.leaveIt":
		t.cancel()
	default:
		return does != "" && t.Do(does, 0)
	}
	return true
}

// finishThen stores what is written and goes on, unless nothing was written: then it only closes the field.
func (t *Tree) finishThen(next func()) {
	blank := strings.TrimSpace(t.field.field.Text) == ""
	if t.finish() && !blank {
		next()
	}
}

// placeField lays the field over the card that is written on.
func (t *Tree) placeField() {
	if !t.field.open || t.draft == nil {
		return
	}
	area, ok := t.figure.AreaOf(t.draft.Goal)
	if !ok {
		return
	}
	pos, size := t.areaOnScreen(area)
	bar := t.look.Px(barWidth)
	letters := max(t.look.Px(Body)*float32(t.camera.zoom/float64(t.look.Zoom)), t.look.Px(Small))
	margin := letters * 0.6
	size.Width = max(size.Width, t.look.Px(200))
	size.Height = max(size.Height, t.field.heightFor(size.Width-bar, letters, margin))
	t.field.place(pos, size, bar, letters, margin)
	placeBeneath(t.look, t.beneath, pos, size, t.size)
}

// SetBeneath gives the tree a note that lies under the card that is written on, over whatever is there; it moves nothing. It is seen only while
// something is written, and while it shows itself.
func (t *Tree) SetBeneath(note fyne.CanvasObject) { t.beneath.Objects = []fyne.CanvasObject{note} }
