package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"doelenboom/ui/figure"
)

// GridColumn is a column of a [Grid].
type GridColumn struct {
	Title    string
	Width    float32 // in units of the design; 0: a share of what is left
	Share    float32
	Right    bool // numbers
	Editable bool
}

// GridCell is what stands in a cell.
type GridCell struct {
	Text  string
	Edit  string // what is edited, when that differs from what is shown
	Under string // of a tall table: a second line, small
	Bold  bool
	Paint figure.Paint // 0: ink
	Box   bool         // drawn as a place to write in
	Spans bool         // it may take the room of the cells to the right of it
}

// Grid is a table that is worked with the keyboard alone: arrows move, typing or F2 writes in a cell, Enter keeps it and goes down, Tab keeps
// it and goes right, Escape leaves it as it was, Delete empties it. It draws only the rows in sight, so that it may be as long as it wants.
type Grid struct {
	widget.BaseWidget
	Columns []GridColumn
	Rows    func() int
	Cell    func(row, column int) GridCell
	// Commit takes what was written in a cell; an error keeps the cell open. It may choose the cell to go on with, else the key decides.
	Commit func(row, column int, text string) error
	// OnChoose is called when another row is chosen; OnOpen when Enter is pressed on a cell that can't be edited.
	OnChoose func(row int)
	OnOpen   func(row int)
	// OnRune and OnPress may take what is typed on the table, or where it is pressed, before it does; they report whether they did.
	OnRune  func(r rune) bool
	OnPress func(row, column int) bool
	// OnKey and OnChord do the same for a key. OnFocus is called when the table gets or loses the keyboard.
	OnKey   func(ev *fyne.KeyEvent) bool
	OnChord func(chord Chord) bool
	OnFocus func(gained bool)
	// OnWrite is called at every change of what is written in a cell, OnClose when nothing is written in it any more.
	OnWrite func(text string)
	OnClose func()
	// Heading returns the text of a row that parts the table; it can't be chosen. Nil or "" is no heading.
	Heading func(row int) string

	look      *Look
	row, col  int
	offset    float32
	focused   bool
	editing   bool
	shift     bool
	field     *Field
	rowHeight float32
	below     fyne.CanvasObject // under the row at hand; nil: nothing
	answering fyne.Focusable    // what has the keyboard in it; nil: the table keeps it
}

// NewGrid makes a table.
func NewGrid(look *Look, columns []GridColumn, rows func() int, cell func(row, column int) GridCell) *Grid {
	g := &Grid{Columns: columns, Rows: rows, Cell: cell, look: look, rowHeight: look.Px(32)}
	for i, column := range columns {
		if column.Editable {
			g.col = i
			break
		}
	}
	g.field = NewField(look, "")
	g.field.Hide()
	g.field.TakesTab = true
	g.field.OnKey = g.fieldKey
	g.field.OnWrite = func(text string) {
		if g.OnWrite != nil && g.editing {
			g.OnWrite(text)
		}
	}
	g.field.OnFocus = func(gained bool) {
		if !gained && g.editing {
			g.keep()
		}
	}
	g.ExtendBaseWidget(g)
	return g
}

// Tall gives every cell room for a second line.
func (g *Grid) Tall() *Grid {
	g.rowHeight = g.look.Px(48)
	return g
}

// Chosen returns the row at hand.
func (g *Grid) Chosen() int { return g.row }

// Column returns the column at hand.
func (g *Grid) Column() int { return g.col }

// Choose goes to a cell without telling anybody; a column below zero keeps the column.
func (g *Grid) Choose(row, column int) {
	other := row != g.row
	g.row = g.choosable(row, 1)
	if column >= 0 {
		g.col = min(column, len(g.Columns)-1)
	}
	if other {
		g.SetBelow(nil, nil)
	}
	g.reveal()
	g.Refresh()
}

func (g *Grid) heading(row int) bool { return g.Heading != nil && g.Heading(row) != "" }

// choosable returns the nearest row that can be chosen, first in a direction.
func (g *Grid) choosable(row, by int) int {
	row = max(0, min(row, g.Rows()-1))
	for _, step := range []int{by, -by} {
		for at := row; at >= 0 && at < g.Rows(); at += step {
			if !g.heading(at) {
				return at
			}
		}
	}
	return row
}

// Editing reports whether a cell is being written in.
func (g *Grid) Editing() bool { return g.editing }

func (g *Grid) moveTo(row, column int) {
	by := 1
	if row < g.row {
		by = -1
	}
	row = g.choosable(row, by)
	column = max(0, min(column, len(g.Columns)-1))
	other := row != g.row
	g.row, g.col = row, column
	if other {
		g.SetBelow(nil, nil)
	}
	g.reveal()
	g.Refresh()
	if other && g.OnChoose != nil {
		g.OnChoose(row)
	}
}

func (g *Grid) header() float32 { return g.look.Px(30) }

func (g *Grid) reveal() {
	room := g.Size().Height - g.header()
	top, bottom := float32(g.row)*g.rowHeight, float32(g.row+1)*g.rowHeight+g.belowHeight()
	if g.row > 0 && g.heading(g.row-1) && bottom-top+g.rowHeight <= room {
		top -= g.rowHeight // what parts the table stays in sight with the first row under it
	}
	switch {
	case room <= 0:
	case top < g.offset:
		g.offset = top
	case bottom > g.offset+room:
		g.offset = min(bottom-room, top)
	}
	g.clamp()
}

func (g *Grid) clamp() {
	most := max(0, float32(g.Rows())*g.rowHeight+g.belowHeight()-(g.Size().Height-g.header()))
	g.offset = max(0, min(g.offset, most))
}

// begin opens the cell at hand to write in, with its own text or with the letter that was typed.
func (g *Grid) begin(with string, replace bool) {
	if g.Rows() == 0 || g.Commit == nil || !g.Columns[g.col].Editable || g.heading(g.row) {
		return
	}
	g.SetBelow(nil, nil)
	g.editing = true
	g.reveal()
	cell := g.Cell(g.row, g.col)
	text := cell.Text
	if cell.Edit != "" {
		text = cell.Edit
	}
	g.field.Put(text)
	g.field.Show()
	g.Refresh()
	fyne.CurrentApp().Driver().CanvasForObject(g).Focus(g.field)
	if replace {
		g.field.SetText(with)
	}
	g.field.CursorColumn = len([]rune(g.field.Text))
	g.field.Refresh()
}

// keep commits the cell that is written in; it reports whether it could.
func (g *Grid) keep() bool {
	if !g.editing {
		return true
	}
	g.editing = false
	if g.field.Text != g.field.settled {
		if err := g.Commit(g.row, g.col, g.field.Text); err != nil {
			g.editing = true
			g.Refresh() // a question may have moved the row
			return false
		}
	}
	g.close()
	return true
}

// keepAnd commits the cell and goes on, unless the commit chose where to go on.
func (g *Grid) keepAnd(move func()) {
	row, column := g.row, g.col
	if !g.keep() {
		return
	}
	if g.answering != nil { // the commit asked something, which goes first
		fyne.CurrentApp().Driver().CanvasForObject(g).Focus(g.answering)
		return
	}
	g.back()
	if row == g.row && column == g.col {
		move()
	}
}

func (g *Grid) close() {
	g.editing = false
	g.field.Hide()
	g.Refresh()
	if g.OnClose != nil {
		g.OnClose()
	}
}

func (g *Grid) back() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(g); c != nil {
		c.Focus(g)
	}
}

func (g *Grid) fieldKey(ev *fyne.KeyEvent, shift bool) bool {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyDown:
		g.keepAnd(func() { g.moveTo(g.row+1, g.col) })
	case fyne.KeyUp:
		g.keepAnd(func() { g.moveTo(g.row-1, g.col) })
	case fyne.KeyTab:
		g.keepAnd(func() { g.sideways(shift) })
	case fyne.KeyEscape:
		g.close()
		g.back()
	default:
		return false
	}
	return true
}

// sideways goes to the next cell that can be edited, or the one before.
func (g *Grid) sideways(backwards bool) {
	step := 1
	if backwards {
		step = -1
	}
	row, column := g.row, g.col
	for range len(g.Columns) * 2 {
		column += step
		if column >= len(g.Columns) {
			row, column = row+1, 0
		}
		if column < 0 {
			row, column = row-1, len(g.Columns)-1
		}
		if row < 0 || row >= g.Rows() {
			g.leave(backwards)
			return
		}
		if g.Columns[column].Editable {
			g.moveTo(row, column)
			return
		}
	}
}

// AcceptsTab implements fyne.Tabbable: Tab goes from cell to cell; Escape leaves the table.
func (g *Grid) AcceptsTab() bool { return g.Commit != nil }

// FocusGained implements fyne.Focusable.
func (g *Grid) FocusGained() {
	g.focused, g.shift = true, false
	g.Refresh()
	g.tellFocus()
}

// FocusLost implements fyne.Focusable.
func (g *Grid) FocusLost() {
	g.focused = false
	g.Refresh()
	g.tellFocus()
}

func (g *Grid) tellFocus() {
	if g.OnFocus != nil {
		g.OnFocus(g.focused)
	}
}

// TypedRune implements fyne.Focusable: writing starts by writing.
func (g *Grid) TypedRune(r rune) {
	if g.OnRune == nil || !g.OnRune(r) {
		g.begin(string(r), true)
	}
}

// KeyDown implements desktop.Keyable.
func (g *Grid) KeyDown(ev *fyne.KeyEvent) {
	if ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight {
		g.shift = true
	}
}

// KeyUp implements desktop.Keyable.
func (g *Grid) KeyUp(ev *fyne.KeyEvent) {
	if ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight {
		g.shift = false
	}
}

// TypedKey implements fyne.Focusable.
func (g *Grid) TypedKey(ev *fyne.KeyEvent) {
	if g.OnKey != nil && g.OnKey(ev) {
		return
	}
	page := max(1, int((g.Size().Height-g.header())/g.rowHeight)-1)
	switch ev.Name {
	case fyne.KeyUp:
		g.moveTo(g.row-1, g.col)
	case fyne.KeyDown:
		g.moveTo(g.row+1, g.col)
	case fyne.KeyLeft:
		g.moveTo(g.row, g.col-1)
	case fyne.KeyRight:
		g.moveTo(g.row, g.col+1)
	case fyne.KeyPageUp:
		g.moveTo(g.row-page, g.col)
	case fyne.KeyPageDown:
		g.moveTo(g.row+page, g.col)
	case fyne.KeyHome:
		g.moveTo(0, g.col)
	case fyne.KeyEnd:
		g.moveTo(g.Rows()-1, g.col)
	case fyne.KeyTab:
		g.sideways(g.shift)
	case fyne.KeyF2, fyne.KeyReturn, fyne.KeyEnter:
		if g.Commit != nil && g.Columns[g.col].Editable {
			g.begin("", false)
		} else if g.OnOpen != nil {
			g.OnOpen(g.row)
		}
	case fyne.KeyDelete, fyne.KeyBackspace:
		if g.Commit != nil && g.Columns[g.col].Editable && g.Rows() > 0 && !g.heading(g.row) {
			if g.Commit(g.row, g.col, "") == nil {
				g.Refresh()
			}
		}
	default:
		g.look.Keys.Key(ev, false)
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (g *Grid) TypedShortcut(s fyne.Shortcut) {
	if custom, ok := s.(*desktop.CustomShortcut); ok {
		if g.OnChord != nil && g.OnChord(Chord{custom.KeyName, custom.Modifier}) {
			return
		}
		if custom.KeyName == fyne.KeyTab && custom.Modifier&fyne.KeyModifierControl != 0 {
			g.leave(custom.Modifier&fyne.KeyModifierShift != 0)
			return
		}
	}
	g.look.Keys.Shortcut(s, false)
}

// Scrolled implements fyne.Scrollable.
func (g *Grid) Scrolled(ev *fyne.ScrollEvent) {
	g.offset -= ev.Scrolled.DY
	g.clamp()
	g.Refresh()
}

// Tapped implements fyne.Tappable.
func (g *Grid) Tapped(ev *fyne.PointEvent) {
	if !g.keep() || ev.Position.Y < g.header() {
		return
	}
	row := g.rowAt(ev.Position.Y)
	if row < 0 || row >= g.Rows() || g.heading(row) {
		return
	}
	column := g.col
	g.columns(g.Size().Width, func(i int, x, w float32) {
		if ev.Position.X >= x && ev.Position.X < x+w {
			column = i
		}
	})
	g.back()
	again := row == g.row && column == g.col
	g.moveTo(row, column)
	if g.OnPress != nil && g.OnPress(row, column) {
		return
	}
	if again && g.Commit != nil && g.Columns[column].Editable {
		g.begin("", false)
	} else if g.Commit == nil && g.OnOpen != nil {
		g.OnOpen(row)
	}
}

// leave gives the keyboard to the control after the grid, or before it: who is at its end must get out.
func (g *Grid) leave(backwards bool) {
	c := fyne.CurrentApp().Driver().CanvasForObject(g)
	switch {
	case c == nil:
	case backwards:
		c.FocusPrevious()
	default:
		c.FocusNext()
	}
}

// PlaceOf returns the middle of a cell in the grid's window.
func (g *Grid) PlaceOf(row, column int) (x, y float32) {
	g.columns(g.Size().Width, func(i int, left, width float32) {
		if i == column {
			x = left + width/2
		}
	})
	return x, g.top(row) + 0.5*g.rowHeight
}

func (g *Grid) columns(width float32, put func(i int, x, w float32)) {
	left, shares := width, float32(0)
	for _, column := range g.Columns {
		left -= g.look.Px(column.Width)
		shares += column.Share
	}
	x := float32(0)
	for i, column := range g.Columns {
		w := g.look.Px(column.Width)
		if column.Share > 0 {
			w = max(0, left) * column.Share / shares
		}
		put(i, x, w)
		x += w
	}
}

// MinSize implements fyne.CanvasObject.
func (g *Grid) MinSize() fyne.Size {
	return fyne.NewSize(g.look.Px(200), g.header()+2*g.rowHeight)
}

// HeightFor implements [Flowing]: as high as its rows, up to a dozen.
func (g *Grid) HeightFor(float32) float32 {
	return g.header() + g.rowHeight*float32(max(2, min(12, g.Rows())))
}
