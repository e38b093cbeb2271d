package control

import (
	"strings"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/figure"
)

// Writing reports whether the text of a line is being written.
func (o *Outline) Writing() bool { return o.field.open }

// Edit opens the text of the selected goal, or of the first one of all.
func (o *Outline) Edit() {
	selected := o.Selected()
	at := indexOf(o.goals, selected)
	if at < 0 {
		o.add("", 0)
		return
	}
	o.write(&Draft{Goal: selected, Text: o.goals[at].Text})
}

// AddUnder begins a new goal as the last one under the selected one.
func (o *Outline) AddUnder() {
	selected := o.Selected()
	o.fold(selected, false)
	o.add(selected, len(o.children(selected)))
}

// AddBeside begins a new goal after the selected one, or before it. Beside the one at the top nothing can stand, so it comes under it.
func (o *Outline) AddBeside(before bool) {
	parent, position, _ := o.place(o.Selected())
	if parent == "" {
		o.AddUnder()
		return
	}
	if !before {
		position++
	}
	o.add(parent, position)
}

// AddAbove begins a new goal in the place of the selected one, which comes under it.
func (o *Outline) AddAbove() {
	selected := o.Selected()
	if selected == "" {
		o.AddUnder()
		return
	}
	parent, position, _ := o.place(selected)
	o.write(&Draft{Goal: NewGoal, Parent: parent, Position: position, Below: selected})
}

func (o *Outline) add(parent model.ID, position int) {
	o.write(&Draft{Goal: NewGoal, Parent: parent, Position: position})
}

// write opens the field for a draft.
func (o *Outline) write(draft *Draft) {
	o.takeFocus()
	if o.OnAdd == nil || o.Canvas == nil {
		return
	}
	o.draft, o.origin = draft, o.Selected()
	o.Arrange()
	weight := figure.Regular
	if at := indexOf(o.cards, draft.Goal); at >= 0 && o.cards[at].Level <= 2 {
		weight = figure.Bold
	}
	o.field.write(draft.Text, weight, o.Canvas)
	o.Arrange()
	o.tell()
}

func (o *Outline) tell() {
	if o.OnShow != nil {
		o.OnShow()
	}
}

// written is called at every letter.
func (o *Outline) written(text string) {
	if o.draft == nil {
		return
	}
	o.draft.Text = text
	o.rows.Reload()
	o.rows.reveal()
	o.placeField()
	o.tell()
}

// store makes an edit of what is written. Nothing written is nothing to store.
func (o *Outline) store(text string) error {
	if o.draft == nil || strings.TrimSpace(text) == "" {
		return nil
	}
	o.storing = true
	defer func() { o.storing = false }()
	if o.draft.Goal != NewGoal {
		return o.OnText(o.draft.Goal, text)
	}
	goal, err := o.addDraft(text)
	if err == nil {
		o.draft.Goal = goal
	}
	return err
}

func (o *Outline) addDraft(text string) (model.ID, error) {
	if o.draft.Below != "" {
		return o.OnAddAbove(o.draft.Below, text)
	}
	return o.OnAdd(o.draft.Parent, o.draft.Position, text)
}

// finish stores what is written and closes the field; it reports whether it could.
func (o *Outline) finish() bool {
	if !o.field.open {
		return true
	}
	if !o.field.field.Settle() {
		return false
	}
	o.leave(true)
	return true
}

// leave closes the field, after what was written in it was stored or given up, and selects what was written, or what was selected before.
func (o *Outline) leave(keyboard bool) {
	goal := o.draft.Goal
	o.forget()
	if !o.has(goal) {
		goal = o.origin
	}
	o.Arrange()
	if o.has(goal) {
		o.pick(goal)
	}
	o.choose(o.selected)
	if keyboard {
		o.takeFocus()
	}
	o.tell()
}

func (o *Outline) forget() {
	o.draft = nil
	o.field.close()
}

// cancel closes the field and leaves everything as it was.
func (o *Outline) cancel() {
	o.field.field.Put(o.field.field.settled)
	o.leave(true)
}

// fieldKey takes the keys that end the writing.
func (o *Outline) fieldKey(ev *fyne.KeyEvent, shift bool) bool {
	does, _ := ActOf(OnCard, PlainChord(ev, shift))
	switch does {
	case "hint.done":
		o.finish()
	case "hint.doneUnder":
		blank := strings.TrimSpace(o.field.field.Text) == ""
		if o.finish() && !blank {
			o.AddUnder()
		}
	case "hint.leaveIt":
		o.cancel()
	case "wording.why", "wording.keep":
		return o.Do != nil && o.Do(does, 0)
	default:
		if ev.Name == fyne.KeyTab { // it would be typed
			o.finish()
			return true
		}
		return false
	}
	return true
}

const outlineMargin = 6 // between the field and its letters

// fieldHeight is how high the field of a line must be.
func (o *Outline) fieldHeight(i int, width float32) float32 {
	s := o.shape(i, width)
	return o.field.heightFor(s.textWidth+2*o.look.Px(outlineMargin), o.look.Type(Body), o.look.Px(outlineMargin))
}

// placeField lays the field over the line that is written.
func (o *Outline) placeField() {
	if !o.field.open || o.draft == nil {
		return
	}
	for at, i := range o.shown {
		if o.cards[i].ID != o.draft.Goal || at+1 >= len(o.rows.tops) {
			continue
		}
		width, margin := o.rows.width, o.look.Px(outlineMargin)
		s := o.shape(i, width)
		pos := fyne.NewPos(s.text-margin, o.rows.tops[at]-o.rows.scroll.Offset.Y+o.look.Px(outlinePad)/2)
		size := fyne.NewSize(s.textWidth+2*margin, o.fieldHeight(i, width))
		o.field.place(pos, size, 0, o.look.Type(Body), margin)
		placeBeneath(o.look, o.beneath, pos, size, o.Size())
		return
	}
}

// SetBeneath gives the outline a note that lies under the line that is written, as [Tree.SetBeneath] does.
func (o *Outline) SetBeneath(note fyne.CanvasObject) { o.beneath.Objects = []fyne.CanvasObject{note} }
