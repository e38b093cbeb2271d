package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"doelenboom/ui/figure"
)

// CellsHead is what stands above a column of [Cells]: what the column is for, and its header in the file.
type CellsHead struct {
	Role   string
	Header string
	Sure   bool // somebody decided it
	Quiet  bool // it is not used
}

// Cells shows somebody's table as it stands in the file, with what each column is for above it. One column is chosen: arrows walk the
// columns, Enter or Down opens what it can be, Page Up and Page Down go through the rows. It draws only the cells in sight.
type Cells struct {
	widget.BaseWidget
	Columns func() int
	Rows    func() int
	Head    func(column int) CellsHead
	Line    func(row int) string
	Text    func(row, column int) string
	// OnChoose is called when another column is chosen; OnOpen when what it can be is asked for, with the place below its head.
	OnChoose func(column int)
	OnOpen   func(column int, at fyne.Position)

	look    *Look
	chosen  int
	left    int // the first column in sight
	top     int // the first row in sight
	focused bool
}

// Lengths in units of the design.
const (
	cellsWidth  = 138
	cellsGutter = 46
	cellsRole   = 32
	cellsRow    = 26
)

// NewCells makes an empty table; whoever makes it says what stands in it.
func NewCells(look *Look) *Cells {
	c := &Cells{look: look}
	c.ExtendBaseWidget(c)
	return c
}

// Chosen returns the column at hand.
func (c *Cells) Chosen() int { return c.chosen }

// Choose goes to a column without telling anybody.
func (c *Cells) Choose(column int) {
	c.chosen = max(0, min(column, c.Columns()-1))
	c.reveal()
	c.Refresh()
}

// Top goes back to the first row.
func (c *Cells) Top() { c.top = 0 }

func (c *Cells) moveTo(column int) {
	before := c.chosen
	c.Choose(column)
	if c.chosen != before && c.OnChoose != nil {
		c.OnChoose(c.chosen)
	}
}

// inSight is how many whole columns there is room for, and how many rows.
func (c *Cells) inSight() (columns, rows int) {
	size := c.Size()
	columns = max(1, int((size.Width-c.look.Px(cellsGutter))/c.look.Px(cellsWidth)))
	return columns, max(1, int((size.Height-c.look.Px(cellsRole+cellsRow))/c.look.Px(cellsRow)))
}

func (c *Cells) reveal() {
	columns, _ := c.inSight()
	c.left = max(0, min(c.left, c.Columns()-columns))
	c.left = max(min(c.left, c.chosen), c.chosen-columns+1)
}

func (c *Cells) scroll(by int) {
	_, rows := c.inSight()
	c.top = max(0, min(c.top+by, c.Rows()-rows))
	c.Refresh()
}

// PlaceOf returns the middle of the head of a column in sight.
func (c *Cells) PlaceOf(column int) fyne.Position {
	return fyne.NewPos(c.look.Px(cellsGutter)+(float32(column-c.left)+0.5)*c.look.Px(cellsWidth), c.look.Px(cellsRole/2))
}

func (c *Cells) open() {
	if c.OnOpen == nil || c.Columns() == 0 {
		return
	}
	corner := fyne.CurrentApp().Driver().AbsolutePositionForObject(c)
	c.OnOpen(c.chosen, corner.Add(fyne.NewPos(c.PlaceOf(c.chosen).X-c.look.Px(cellsWidth/2), c.look.Px(cellsRole))))
}

// FocusGained implements fyne.Focusable.
func (c *Cells) FocusGained() { c.focused = true; c.Refresh() }

// FocusLost implements fyne.Focusable.
func (c *Cells) FocusLost() { c.focused = false; c.Refresh() }

// TypedRune implements fyne.Focusable.
func (c *Cells) TypedRune(r rune) {
	if r == ' ' {
		c.open()
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (c *Cells) TypedShortcut(s fyne.Shortcut) { c.look.Keys.Shortcut(s, false) }

// TypedKey implements fyne.Focusable.
func (c *Cells) TypedKey(ev *fyne.KeyEvent) {
	_, page := c.inSight()
	switch ev.Name {
	case fyne.KeyLeft:
		c.moveTo(c.chosen - 1)
	case fyne.KeyRight:
		c.moveTo(c.chosen + 1)
	case fyne.KeyHome:
		c.moveTo(0)
	case fyne.KeyEnd:
		c.moveTo(c.Columns() - 1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyDown, fyne.KeyF2:
		c.open()
	case fyne.KeyPageUp:
		c.scroll(-page)
	case fyne.KeyPageDown:
		c.scroll(page)
	case fyne.KeySpace: // comes as a rune too
	default:
		c.look.Keys.Key(ev, false)
	}
}

// Scrolled implements fyne.Scrollable.
func (c *Cells) Scrolled(ev *fyne.ScrollEvent) {
	if ev.Scrolled.DX != 0 {
		columns, _ := c.inSight()
		step := 1
		if ev.Scrolled.DX > 0 {
			step = -1
		}
		c.left = max(0, min(c.left+step, c.Columns()-columns))
	}
	c.scroll(-int(ev.Scrolled.DY / c.look.Px(cellsRow/2)))
}

// Tapped implements fyne.Tappable: on the head of a column it opens what the column can be.
func (c *Cells) Tapped(ev *fyne.PointEvent) {
	if canvas := fyne.CurrentApp().Driver().CanvasForObject(c); canvas != nil {
		canvas.Focus(c)
	}
	column := c.left + int((ev.Position.X-c.look.Px(cellsGutter))/c.look.Px(cellsWidth))
	if ev.Position.X < c.look.Px(cellsGutter) || column >= c.Columns() {
		return
	}
	c.moveTo(column)
	if ev.Position.Y < c.look.Px(cellsRole) {
		c.open()
	}
}

// Cursor implements desktop.Cursorable.
func (c *Cells) Cursor() desktop.Cursor { return desktop.PointerCursor }

// AccessibilityLabel implements fyne.Accessible.
func (c *Cells) AccessibilityLabel() string {
	if c.Columns() == 0 {
		return ""
	}
	head := c.Head(c.chosen)
	return head.Header + ": " + head.Role
}

// MinSize implements fyne.CanvasObject.
func (c *Cells) MinSize() fyne.Size {
	return fyne.NewSize(c.look.Px(200), c.look.Px(cellsRole+3*cellsRow))
}

// HeightFor implements [Flowing]: as high as its rows.
func (c *Cells) HeightFor(float32) float32 {
	return c.look.Px(cellsRole + cellsRow + cellsRow*float32(c.Rows()) + 2)
}

// CreateRenderer implements fyne.Widget.
func (c *Cells) CreateRenderer() fyne.WidgetRenderer { return &cellsRenderer{cells: c} }

type cellsRenderer struct {
	cells   *Cells
	rects   pool[canvas.Rectangle]
	texts   pool[canvas.Text]
	objects []fyne.CanvasObject
}

func (r *cellsRenderer) Destroy()                     {}
func (r *cellsRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *cellsRenderer) MinSize() fyne.Size           { return r.cells.MinSize() }

func (r *cellsRenderer) Layout(size fyne.Size) {
	c, look := r.cells, r.cells.look
	r.rects.used, r.texts.used = 0, 0
	r.objects = r.objects[:0]
	c.reveal()
	columns, rows := c.inSight()
	gutter, width, role, high := look.Px(cellsGutter), look.Px(cellsWidth), look.Px(cellsRole), look.Px(cellsRow)
	shown := min(columns, c.Columns()-c.left)
	for i := range shown {
		column := c.left + i
		x := gutter + float32(i)*width
		if column == c.chosen {
			r.rect(x, 0, width, role+high*float32(1+min(rows, c.Rows()-c.top)), figure.Card, figure.None, 0)
		}
		head := c.Head(column)
		fill, ink, weight := figure.Card, figure.Ink, figure.Regular
		switch {
		case head.Sure:
			fill, ink, weight = figure.Accent, figure.OnAccent, figure.Bold
		case head.Quiet:
			fill, ink = figure.Ground, figure.MutedInk
		}
		r.rect(x+look.Px(3), look.Px(3), width-look.Px(6), role-look.Px(6), fill, figure.Control, look.Stroke())
		r.text(head.Role, x+look.Px(4), 0, width-look.Px(8), role, weight, ink)
		r.text(head.Header, x, role, width, high, figure.Bold, figure.Ink)
		if column == c.chosen {
			paint := figure.Control
			if c.focused {
				paint = figure.Accent
			}
			r.rect(x+look.Px(1), look.Px(1), width-look.Px(2), role-look.Px(2), figure.None, paint, look.Px(ringWidth))
		}
	}
	if c.Columns() > shown {
		r.text(look.Words.Whole(c.chosen+1)+"/"+look.Words.Whole(c.Columns()), 0, 0, gutter, role, figure.Regular, figure.MutedInk)
	}
	right := gutter + float32(shown)*width
	r.rect(0, role+high-look.Px(1.5), right, look.Px(1.5), figure.Ink, figure.None, 0)
	for row := c.top; row < min(c.Rows(), c.top+rows); row++ {
		y := role + high*float32(row-c.top+1)
		r.text(c.Line(row), 0, y, gutter, high, figure.Regular, figure.MutedInk)
		for i := range shown {
			column := c.left + i
			paint := figure.Ink
			if c.Head(column).Quiet {
				paint = figure.MutedInk
			}
			r.text(c.Text(row, column), gutter+float32(i)*width, y, width, high, figure.Regular, paint)
		}
		r.rect(0, y+high-look.Stroke(), right, look.Stroke(), figure.Line, figure.None, 0)
	}
	more := c.Columns() - c.left - shown
	if room := size.Width - right; more > 0 && room > look.Px(24) {
		r.text("… +"+look.Words.Whole(more), right, role, room, high, figure.Regular, figure.MutedInk)
	}
}

func (r *cellsRenderer) rect(x, y, w, h float32, fill, stroke figure.Paint, width float32) {
	o := r.rects.take()
	o.FillColor, o.StrokeColor, o.StrokeWidth = r.cells.look.Color(fill), r.cells.look.Color(stroke), width
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(max(0, w), max(0, h)))
	r.objects = append(r.objects, o)
}

func (r *cellsRenderer) text(text string, x, y, w, h float32, weight figure.Weight, paint figure.Paint) {
	look := r.cells.look
	room := w - look.Px(Step)
	if text == "" || room <= 0 {
		return
	}
	size := look.Type(Small)
	t := r.texts.take()
	t.Text, t.TextSize, t.TextStyle, t.Color = figure.Shorten(text, float64(room), float64(size), weight), size, Style(weight), look.Color(paint)
	least := t.MinSize()
	t.Move(fyne.NewPos(x+look.Px(Gap), y+(h-least.Height)/2))
	t.Resize(least)
	r.objects = append(r.objects, t)
}

func (r *cellsRenderer) Refresh() {
	r.Layout(r.cells.Size())
	canvas.Refresh(r.cells)
}
