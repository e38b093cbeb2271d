package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"doelenboom/ui/figure"
)

// MouseDown implements desktop.Mouseable: a press chooses at once.
func (b *Board) MouseDown(ev *desktop.MouseEvent) {
	b.pressed = true
	b.press(ev.Position)
}

// MouseUp implements desktop.Mouseable.
func (b *Board) MouseUp(*desktop.MouseEvent) {}

// Tapped implements fyne.Tappable.
func (b *Board) Tapped(ev *fyne.PointEvent) {
	if !b.pressed {
		b.press(ev.Position)
	}
	b.pressed = false
}

func (b *Board) press(pos fyne.Position) {
	b.down, b.carried = b.point(pos), false
	i := b.laid.at(b.down)
	b.takeFocus()
	if i < 0 {
		return
	}
	again := b.chosen == b.laid.places[i].spot
	b.Choose(b.laid.places[i].spot)
	b.carried = b.laid.places[i].card >= 0 && b.OnDrop != nil
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

// Dragged implements fyne.Draggable: it carries the card under the pointer.
func (b *Board) Dragged(ev *fyne.DragEvent) {
	if b.carried {
		b.at = b.point(ev.Position)
		b.Refresh()
	}
}

// DragEnd implements fyne.Draggable.
func (b *Board) DragEnd() {
	at, carried := b.at, b.carried
	b.carried, b.at = false, figure.Point{}
	if to, ok := b.laid.groupAt(at); carried && ok && at != (figure.Point{}) && to != b.chosen.Group {
		b.OnDrop(b.chosen, Spot{Group: to})
	}
	b.Refresh()
}

// Scrolled implements fyne.Scrollable.
func (b *Board) Scrolled(ev *fyne.ScrollEvent) {
	b.scroll(b.top - float64(ev.Scrolled.DY/b.look.Zoom))
	b.Refresh()
}

// cues draws what the pointer is about to do.
func (b *Board) cues(ops []figure.Op) []figure.Op {
	if b.carried && b.at != (figure.Point{}) {
		for i, panel := range b.laid.panels {
			if panel.Contains(b.at) && b.laid.groups[i].ID != b.chosen.Group {
				ops = append(ops, figure.Op{
					Kind: figure.Rect, X: panel.X, Y: panel.Y, W: panel.W, H: panel.H, Radius: cardRadius, Stroke: figure.Accent, Width: ringWidth,
				})
			}
		}
		for _, op := range ops[:len(ops):len(ops)] {
			if op.Item == b.chosen.Card {
				ops = append(ops, op.Moved(b.at.X-b.down.X, b.at.Y-b.down.Y))
			}
		}
		return ops
	}
	if b.hovered >= 0 && b.hovered < len(b.laid.places) {
		place := &b.laid.places[b.hovered]
		ops = append(ops, figure.Op{
			Kind: figure.Rect, X: place.X, Y: place.Y, W: place.W, H: place.H, Radius: 4, Stroke: figure.Accent, Width: 1,
		})
	}
	return ops
}
