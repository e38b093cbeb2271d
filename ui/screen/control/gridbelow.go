package control

import "fyne.io/fyne/v2"

// SetBelow puts something under the row at hand, between it and the next one: a question about what was written there. With nil it is taken
// away, as it is when another row is chosen. Answering gets the keyboard after the cell is closed; with nil the cell keeps it.
func (g *Grid) SetBelow(below fyne.CanvasObject, answering fyne.Focusable) {
	if below == nil && g.below == nil {
		return
	}
	g.below, g.answering = below, answering
	g.reveal()
	g.Refresh()
}

// Below returns what stands under the row at hand, or nil.
func (g *Grid) Below() fyne.CanvasObject { return g.below }

// Answer gives the keyboard to what stands under the row at hand.
func (g *Grid) Answer() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(g); c != nil && g.answering != nil {
		c.Focus(g.answering)
	}
}

// Drop leaves the cell as it was, when one is written in, and takes the keyboard back.
func (g *Grid) Drop() {
	if g.editing {
		g.close()
	}
	g.back()
}

// Resume goes back to the cell that is written in.
func (g *Grid) Resume() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(g); c != nil && g.editing {
		c.Focus(g.field)
	}
}

// GoOn takes away what stands under the row at hand and goes to the next row.
func (g *Grid) GoOn() {
	g.SetBelow(nil, nil)
	g.Drop()
	g.moveTo(g.row+1, g.col)
}

func (g *Grid) belowHeight() float32 {
	if g.below == nil {
		return 0
	}
	return HeightOf(g.below, g.Size().Width)
}

// top returns where a row begins in the table.
func (g *Grid) top(row int) float32 {
	y := g.header() + float32(row)*g.rowHeight - g.offset
	if row > g.row {
		y += g.belowHeight()
	}
	return y
}

// rowAt returns the row at a height in the table; -1 for what stands under the row at hand.
func (g *Grid) rowAt(y float32) int {
	row := int((y - g.header() + g.offset) / g.rowHeight)
	if row <= g.row || g.below == nil {
		return row
	}
	if row = int((y - g.header() + g.offset - g.belowHeight()) / g.rowHeight); row <= g.row {
		return -1
	}
	return row
}

// placeBelow lays out what stands under the row at hand, and returns it when it is in sight.
func (g *Grid) placeBelow(size fyne.Size) fyne.CanvasObject {
	y := g.top(g.row) + g.rowHeight
	if g.below == nil || y < g.header() || y >= size.Height {
		return nil
	}
	g.below.Move(fyne.NewPos(0, y))
	g.below.Resize(fyne.NewSize(size.Width, g.belowHeight()))
	return g.below
}
