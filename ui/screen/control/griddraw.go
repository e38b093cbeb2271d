package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"doelenboom/ui/figure"
)

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
	first := max(0, int((g.offset-g.belowHeight())/g.rowHeight))
	for row := first; row < rows; row++ {
		y := g.top(row)
		if y+g.rowHeight > size.Height+0.5 && row != g.row {
			break // half a row is no row, at either end
		}
		if y < header-0.5 {
			continue
		}
		r.drawRow(row, y, size)
	}
	if below := g.placeBelow(size); below != nil {
		r.objects = append(r.objects, below)
	}
	r.rect(0, 0, size.Width, header, figure.Ground, figure.None, 0)
	g.columns(size.Width, func(i int, x, w float32) {
		r.text(g.Columns[i].Title, x, 0, w, header, figure.Bold, figure.MutedInk, g.Columns[i].Right)
	})
	r.rect(0, header-look.Px(1.5), size.Width, look.Px(1.5), figure.Ink, figure.None, 0)
	if g.editing {
		g.columns(size.Width, func(i int, x, w float32) {
			if i == g.col {
				width, height := max(w, look.Px(120)), min(g.rowHeight, look.Px(32))+look.Px(4)
				g.field.Move(fyne.NewPos(min(x, size.Width-width-look.Px(2)), g.top(g.row)+(g.rowHeight-height)/2))
				g.field.Resize(fyne.NewSize(width, height))
			}
		})
	}
	r.objects = append(r.objects, g.field)
}

func (r *gridRenderer) drawRow(row int, y float32, size fyne.Size) {
	g, look := r.grid, r.grid.look
	if g.heading(row) {
		foot := look.Px(4)
		r.text(g.Heading(row), 0, y+g.rowHeight/2-foot, size.Width, g.rowHeight/2, figure.Bold, figure.Accent, false)
		r.rect(0, y+g.rowHeight-look.Stroke(), size.Width, look.Stroke(), figure.Line, figure.None, 0)
		return
	}
	if row == g.row {
		r.rect(0, y, size.Width, g.rowHeight, figure.Card, figure.None, 0)
		r.rect(0, y, look.Px(barWidth), g.rowHeight, figure.Accent, figure.None, 0)
	}
	g.columns(size.Width, func(i int, x, w float32) {
		cell := g.Cell(row, i)
		if at := row == g.row && i == g.col && (g.focused || g.editing); cell.Box && !at {
			height := min(g.rowHeight-2*look.Px(Tight), look.Px(34))
			r.rect(x+look.Px(Tight), y+(g.rowHeight-height)/2, w-2*look.Px(Tight), height, figure.Card, figure.Control, look.Stroke())
		}
		room := w
		if cell.Spans {
			room = size.Width - x
		}
		r.cell(cell, x, y, room, g.Columns[i].Right)
		if row == g.row && i == g.col && g.focused {
			r.rect(x+1, y+1, w-2, g.rowHeight-2, figure.None, figure.Accent, look.Px(2))
		}
	})
	r.rect(0, y+g.rowHeight-look.Stroke(), size.Width, look.Stroke(), figure.Line, figure.None, 0)
}

// cell writes what stands in a cell: one line, or two where there is something under it.
func (r *gridRenderer) cell(cell GridCell, x, y, w float32, right bool) {
	g := r.grid
	paint, weight := cell.Paint, figure.Regular
	if paint == figure.None {
		paint = figure.Ink
	}
	if cell.Bold {
		weight = figure.Bold
	}
	if cell.Under == "" {
		r.text(cell.Text, x, y, w, g.rowHeight, weight, paint, right)
		return
	}
	half := g.rowHeight / 2
	lean := g.look.Px(2) // the two lines belong together
	r.text(cell.Text, x, y+lean, w, half, weight, paint, right)
	r.line(cell.Under, Small, x, y+half-lean, w, half, figure.Regular, figure.MutedInk, right)
}

func (r *gridRenderer) rect(x, y, w, h float32, fill, stroke figure.Paint, width float32) {
	o := r.rects.take()
	o.FillColor, o.StrokeColor, o.StrokeWidth = r.grid.look.Color(fill), r.grid.look.Color(stroke), width
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(max(0, w), h))
	r.objects = append(r.objects, o)
}

func (r *gridRenderer) text(text string, x, y, w, h float32, weight figure.Weight, paint figure.Paint, right bool) {
	r.line(text, 14, x, y, w, h, weight, paint, right)
}

func (r *gridRenderer) line(text string, letters, x, y, w, h float32, weight figure.Weight, paint figure.Paint, right bool) {
	look := r.grid.look
	room := w - look.Px(Step)
	if text == "" || room <= 0 {
		return
	}
	size := look.Type(letters)
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
