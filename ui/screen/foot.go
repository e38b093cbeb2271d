package screen

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/ui/screen/control"
)

// countsBar is the left of the foot: terms, parked subjects and decisions, each with its key and how many there are.
type countsBar struct {
	desk    *Desk
	object  *fyne.Container
	buttons []*control.Button
}

var counted = []hint{{"F7", "foot.terms"}, {"F8", "foot.parked"}, {"F9", "foot.agreements"}}

func newCountsBar(d *Desk) *countsBar {
	c := &countsBar{desk: d}
	cells := []control.Cell{}
	for i, open := range []func(){d.showTerms, d.showParked, d.showAgree} {
		button := control.NewButton(d.look, "", counted[i].key, control.Quiet, open)
		c.buttons = append(c.buttons, button)
		cells = append(cells, control.Cell{Object: button, Middle: true})
	}
	c.object = control.Row(d.look.Px(control.Tight), cells...)
	return c
}

func (c *countsBar) update() {
	d := c.desk
	if d.dossier == nil {
		c.object.Hide()
		return
	}
	c.object.Show()
	parked := 0
	for _, p := range model.All[model.Parked](d.dossier) {
		if !p.Dropped {
			parked++
		}
	}
	decisions := d.dossier.Count(model.KindAgreement)
	for i, n := range []int{d.dossier.Count(model.KindTerm), parked, decisions} {
		c.buttons[i].SetText(d.look.Words.Say(counted[i].does) + " " + strconv.Itoa(n))
	}
	c.object.Refresh()
}

// hintsBar is the right of the foot: keys in bold with what they do, ending at the right edge, as many as fit.
type hintsBar struct{ look *control.Look }

// newHintsBar shows hints, of which the last one is always there.
func (d *Desk) newHintsBar(hints []hint) *fyne.Container {
	bar := container.New(&hintsBar{d.look})
	for _, h := range hints {
		var press func(fyne.Focusable)
		if chord, ok := h.chord(); ok {
			press = func(had fyne.Focusable) { d.pressHint(had, chord) }
		}
		bar.Add(control.NewKeyHint(d.look, d.window.Canvas(), h.keyText(d.look.Words), d.look.Words.Say(h.does), press))
	}
	return bar
}

// chord is the key of a hint; false where several keys do it.
func (h hint) chord() (control.Chord, bool) {
	if chord, ok := control.KeyOf(control.Where(h.key), h.does); ok {
		return chord, true
	}
	return control.NamedChord(h.key)
}

// pressHint does what the key of a hint does, for the control that had the keyboard. The text of a card that was being written was kept by the
// press itself, which is what Enter does too; Escape would have thrown it away, so that is done left to undo.
func (d *Desk) pressHint(had fyne.Focusable, chord control.Chord) {
	c := d.window.Canvas()
	if had != nil {
		c.Focus(had)
	}
	if _, wrote := had.(*control.Field); wrote && c.Focused() != had {
		d.page().focus()
		if chord.Key == fyne.KeyReturn || chord.Key == fyne.KeyEscape {
			return
		}
	}
	control.Press(c, chord)
}

// Layout implements fyne.Layout.
func (b *hintsBar) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	between := b.look.Px(control.Step)
	total := -between
	for _, o := range objects {
		total += o.MinSize().Width + between
	}
	last := len(objects) - 1
	shown := last // of those before the last one
	for ; total > size.Width && shown > 0; shown-- {
		total -= objects[shown-1].MinSize().Width + between
	}
	x := size.Width - total
	for i, o := range objects {
		if i >= shown && i != last {
			o.Hide()
			continue
		}
		o.Show()
		least := o.MinSize()
		o.Move(fyne.NewPos(x, (size.Height-least.Height)/2))
		o.Resize(least)
		x += least.Width + between
	}
}

// MinSize implements fyne.Layout.
func (b *hintsBar) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, b.look.Px(control.Small))
}
