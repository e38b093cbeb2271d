package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"doelenboom/model"
	"doelenboom/ui/figure"
)

// MouseDown implements desktop.Mouseable: a press chooses at once.
func (b *Board) MouseDown(ev *desktop.MouseEvent) {
	b.pressed = true
	b.press(ev.Position, ev.Modifier)
}

// MouseUp implements desktop.Mouseable.
func (b *Board) MouseUp(*desktop.MouseEvent) {}

// Tapped implements fyne.Tappable: a press that carried nothing ends. With Control it marks a card, or takes its mark away.
func (b *Board) Tapped(ev *fyne.PointEvent) {
	if !b.pressed {
		b.press(ev.Position, 0)
	}
	b.pressed = false
	switch {
	case b.with&fyne.KeyModifierControl != 0 && b.grouped && b.chosen.Card != "":
		b.toggleMark(b.chosen, b.before)
	case b.with == 0:
		b.Unmark()
	}
}

func (b *Board) press(pos fyne.Position, with fyne.KeyModifier) {
	b.down, b.carried, b.with, b.before = b.point(pos), false, with, b.chosen
	i := b.laid.at(b.down)
	b.takeFocus()
	if i < 0 {
		return
	}
	place := &b.laid.places[i]
	spot, card := place.spot, place.card >= 0
	again := b.chosen == spot
	if with&fyne.KeyModifierShift != 0 && b.grouped && card {
		b.markTo(spot)
		return
	}
	if with == 0 && !b.marks.spots[spot] {
		b.Unmark()
	}
	b.Choose(spot)
	b.carried = card && b.OnDrop != nil || !card && b.OnDropGroup != nil
	if again && !b.carried {
		b.Edit()
	}
}

// DoubleTapped implements fyne.DoubleTappable: it opens the text of a card or the name of a group.
func (b *Board) DoubleTapped(ev *fyne.PointEvent) {
	b.pressed = false
	if i := b.laid.at(b.point(ev.Position)); i >= 0 {
		b.Choose(b.laid.places[i].spot)
		b.Edit()
	}
}

// MouseIn implements desktop.Hoverable.
func (b *Board) MouseIn(ev *desktop.MouseEvent) { b.MouseMoved(ev) }

// MouseMoved implements desktop.Hoverable.
func (b *Board) MouseMoved(ev *desktop.MouseEvent) {
	if b.laid == nil {
		return
	}
	if i := b.laid.at(b.point(ev.Position)); i != b.hovered {
		b.hovered = i
		b.Refresh()
	}
}

// MouseOut implements desktop.Hoverable.
func (b *Board) MouseOut() {
	b.hovered = -1
	b.Refresh()
}

// Dragged implements fyne.Draggable: it carries what is under the pointer, and what is marked along with it.
func (b *Board) Dragged(ev *fyne.DragEvent) {
	if b.carried {
		if b.MarkedMany() && !b.marks.spots[b.chosen] {
			b.Unmark()
		}
		b.at = b.point(ev.Position)
		b.Refresh()
	}
}

// DragEnd implements fyne.Draggable.
func (b *Board) DragEnd() {
	at, carried := b.at, b.carried
	b.carried, b.at, b.pressed = false, figure.Point{}, false
	to, ok := b.laid.groupAt(at)
	switch {
	case !carried || at == (figure.Point{}):
	case b.chosen.Card == "":
		b.dropGroup(at)
	case ok && to != b.chosen.Group:
		b.OnDrop(b.Marked(), Spot{Group: to}, b.with&fyne.KeyModifierControl != 0)
	}
	b.Refresh()
}

// Scrolled implements fyne.Scrollable.
func (b *Board) Scrolled(ev *fyne.ScrollEvent) {
	b.scroll(b.top - float64(ev.Scrolled.DY/b.look.Zoom))
	b.Refresh()
}

// cues draws what is marked, and what the pointer is about to do.
func (b *Board) cues(ops []figure.Op) []figure.Op {
	ops = b.drawMarks(ops)
	if b.carried && b.at != (figure.Point{}) {
		return b.carrying(ops)
	}
	if b.hovered >= 0 && b.hovered < len(b.laid.places) {
		place := &b.laid.places[b.hovered]
		ops = append(ops, figure.Op{
			Kind: figure.Rect, X: place.X, Y: place.Y, W: place.W, H: place.H, Radius: 4, Stroke: figure.Accent, Width: 1,
		})
	}
	return ops
}

// carrying draws what is carried at the pointer, and where it would come.
func (b *Board) carrying(ops []figure.Op) []figure.Op {
	for i, panel := range b.laid.panels {
		if !panel.Contains(b.at) || b.laid.groups[i].ID == b.chosen.Group {
			continue
		}
		if at := side(panel, b.at); b.chosen.Card == "" && at != Into {
			x := panel.X - groupGap/2 - 2
			if at == After {
				x = panel.X + panel.W + groupGap/2 - 2
			}
			ops = append(ops, figure.Op{Kind: figure.Rect, X: x, Y: panel.Y, W: 4, H: panel.H, Radius: 2, Fill: figure.Accent})
			continue
		}
		ops = append(ops, figure.Op{
			Kind: figure.Rect, X: panel.X, Y: panel.Y, W: panel.W, H: panel.H, Radius: cardRadius, Stroke: figure.Accent, Width: ringWidth,
		})
	}
	carried := map[model.ID]bool{}
	for _, spot := range b.Marked() {
		carried[spot.Card] = true
	}
	if b.chosen.Card == "" {
		carried[b.chosen.Group] = true
	}
	for _, op := range ops[:len(ops):len(ops)] {
		if op.Item != "" && carried[op.Item] {
			ops = append(ops, op.Moved(b.at.X-b.down.X, b.at.Y-b.down.Y))
		}
	}
	return ops
}
