package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
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
	Bold  bool
	Paint figure.Paint // 0: ink
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

	look      *Look
	row, col  int
	offset    float32
	focused   bool
	editing   bool
	shift     bool
	field     *Field
	rowHeight float32
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
	g.field.OnFocus = func(gained bool) {
		if !gained && g.editing {
			g.keep()
		}
	}
	g.ExtendBaseWidget(g)
	return g
}

// Chosen returns the row at hand.
func (g *Grid) Chosen() int { return g.row }

// Column returns the column at hand.
func (g *Grid) Column() int { return g.col }

// Choose goes to a cell without telling anybody; a column below zero keeps the column.
func (g *Grid) Choose(row, column int) {
	g.row = max(0, min(row, g.Rows()-1))
	if column >= 0 {
		g.col = min(column, len(g.Columns)-1)
	}
	g.reveal()
	g.Refresh()
}

// Editing reports whether a cell is being written in.
func (g *Grid) Editing() bool { return g.editing }

func (g *Grid) moveTo(row, column int) {
	row = max(0, min(row, g.Rows()-1))
	column = max(0, min(column, len(g.Columns)-1))
	other := row != g.row
	g.row, g.col = row, column
	g.reveal()
	g.Refresh()
	if other && g.OnChoose != nil {
		g.OnChoose(row)
	}
}

func (g *Grid) header() float32 { return g.look.Px(30) }

func (g *Grid) reveal() {
	room := g.Size().Height - g.header()
	top, bottom := float32(g.row)*g.rowHeight, float32(g.row+1)*g.rowHeight
	switch {
	case room <= 0:
	case top < g.offset:
		g.offset = top
	case bottom > g.offset+room:
		g.offset = bottom - room
	}
	g.clamp()
}

func (g *Grid) clamp() {
	most := max(0, float32(g.Rows())*g.rowHeight-(g.Size().Height-g.header()))
	g.offset = max(0, min(g.offset, most))
}

// begin opens the cell at hand to write in, with its own text or with the letter that was typed.
func (g *Grid) begin(with string, replace bool) {
	if g.Rows() == 0 || g.Commit == nil || !g.Columns[g.col].Editable {
		return
	}
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
	g.back()
	if row == g.row && column == g.col {
		move()
	}
}

func (g *Grid) close() {
	g.editing = false
	g.field.Hide()
	g.Refresh()
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
		if g.Commit != nil && g.Columns[g.col].Editable && g.Rows() > 0 {
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
	row := int((ev.Position.Y - g.header() + g.offset) / g.rowHeight)
	if row >= g.Rows() {
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
	return x, g.header() + (float32(row)+0.5)*g.rowHeight - g.offset
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

// CreateRenderer implements fyne.Widget.
func (g *Grid) CreateRenderer() fyne.WidgetRenderer {
	return &gridRenderer{grid: g}
}

type gridRenderer struct {
	grid    *Grid
	rects   pool[canvas.Rectangle]
	texts   pool[canvas.Text]
	objects []fyne.CanvasObject
}

func (r *gridRenderer) Destroy()                     {}
func (r *gridRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *gridRenderer) MinSize() fyne.Size           { return r.grid.MinSize() }

func (r *gridRenderer) Layout(size fyne.Size) {
	g, look := r.grid, r.grid.look
	r.rects.used, r.texts.used = 0, 0
	r.objects = r.objects[:0]
	g.clamp()
	header := g.header()
	rows := g.Rows()
	g.row = max(0, min(g.row, rows-1))
	first := int(g.offset / g.rowHeight)
	for row := first; row < rows; row++ {
		y := header + float32(row)*g.rowHeight - g.offset
		if y >= size.Height {
			break
		}
		if y < header-0.5 {
			continue // half a row under the heading is no row
		}
		r.drawRow(row, y, size)
	}
	r.rect(0, 0, size.Width, header, figure.Ground, figure.None, 0)
	g.columns(size.Width, func(i int, x, w float32) {
		r.text(g.Columns[i].Title, x, 0, w, header, figure.Bold, figure.MutedInk, g.Columns[i].Right)
	})
	r.rect(0, header-look.Px(1.5), size.Width, look.Px(1.5), figure.Ink, figure.None, 0)
	if g.editing {
		g.columns(size.Width, func(i int, x, w float32) {
			if i == g.col {
				g.field.Move(fyne.NewPos(x, header+float32(g.row)*g.rowHeight-g.offset-look.Px(2)))
				g.field.Resize(fyne.NewSize(max(w, look.Px(120)), g.rowHeight+look.Px(4)))
			}
		})
	}
	r.objects = append(r.objects, g.field)
}

func (r *gridRenderer) drawRow(row int, y float32, size fyne.Size) {
	g, look := r.grid, r.grid.look
	if row == g.row {
		r.rect(0, y, size.Width, g.rowHeight, figure.Card, figure.None, 0)
		r.rect(0, y, look.Px(barWidth), g.rowHeight, figure.Accent, figure.None, 0)
	}
	g.columns(size.Width, func(i int, x, w float32) {
		cell := g.Cell(row, i)
		paint, weight := cell.Paint, figure.Regular
		if paint == figure.None {
			paint = figure.Ink
		}
		if cell.Bold {
			weight = figure.Bold
		}
		r.text(cell.Text, x, y, w, g.rowHeight, weight, paint, g.Columns[i].Right)
		if row == g.row && i == g.col && g.focused {
			r.rect(x+1, y+1, w-2, g.rowHeight-2, figure.None, figure.Accent, look.Px(2))
		}
	})
	r.rect(0, y+g.rowHeight-look.Stroke(), size.Width, look.Stroke(), figure.Line, figure.None, 0)
}

func (r *gridRenderer) rect(x, y, w, h float32, fill, stroke figure.Paint, width float32) {
	o := r.rects.take()
	o.FillColor, o.StrokeColor, o.StrokeWidth = r.grid.look.Color(fill), r.grid.look.Color(stroke), width
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(max(0, w), h))
	r.objects = append(r.objects, o)
}

func (r *gridRenderer) text(text string, x, y, w, h float32, weight figure.Weight, paint figure.Paint, right bool) {
	look := r.grid.look
	room := w - look.Px(Step)
	if text == "" || room <= 0 {
		return
	}
	size := look.Type(14)
	t := r.texts.take()
	t.Text, t.TextSize, t.TextStyle, t.Color = figure.Shorten(text, float64(room), float64(size), weight), size, Style(weight), look.Color(paint)
	least := t.MinSize()
	left := x + look.Px(Gap)
	if right {
		left = x + w - look.Px(Gap) - least.Width
	}
	t.Move(fyne.NewPos(left, y+(h-least.Height)/2))
	t.Resize(least)
	r.objects = append(r.objects, t)
}

func (r *gridRenderer) Refresh() {
	r.Layout(r.grid.Size())
	canvas.Refresh(r.grid)
}
