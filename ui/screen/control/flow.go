package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Flowing is an object whose height depends on its width, as running text does. Fyne asks for a smallest size without telling the width,
// so the layouts here ask for the height at a width instead.
type Flowing interface {
	HeightFor(width float32) float32
}

type flowLayout interface {
	HeightFor(objects []fyne.CanvasObject, width float32) float32
}

// HeightOf returns how high an object is at a width.
func HeightOf(o fyne.CanvasObject, width float32) float32 {
	switch o := o.(type) {
	case Flowing:
		return o.HeightFor(width)
	case *fyne.Container:
		if layout, ok := o.Layout.(flowLayout); ok {
			return layout.HeightFor(o.Objects, width)
		}
	}
	return o.MinSize().Height
}

// column stacks objects, each as wide as the column and as high as it needs; the last one may take what is left.
type column struct {
	gap   float32
	fill  bool // the last visible object takes the rest of the height
	width float32
}

// Column stacks objects with a gap between them.
func Column(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&column{gap: gap}, objects...)
}

// FillColumn stacks objects and gives the last one all height that is left.
func FillColumn(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&column{gap: gap, fill: true}, objects...)
}

func visible(objects []fyne.CanvasObject) []fyne.CanvasObject {
	out := make([]fyne.CanvasObject, 0, len(objects))
	for _, o := range objects {
		if o.Visible() {
			out = append(out, o)
		}
	}
	return out
}

func (c *column) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	height := float32(0)
	for i, o := range visible(objects) {
		if i > 0 {
			height += c.gap
		}
		height += HeightOf(o, width)
	}
	return height
}

func (c *column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	c.width = size.Width
	shown := visible(objects)
	y := float32(0)
	for i, o := range shown {
		height := HeightOf(o, size.Width)
		if c.fill && i == len(shown)-1 {
			height = max(height, size.Height-y)
			if size.Height > y {
				height = size.Height - y
			}
		}
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, height))
		y += height + c.gap
	}
}

func (c *column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	shown := visible(objects)
	width, height := float32(0), float32(0)
	for i, o := range shown {
		least := o.MinSize()
		width = max(width, least.Width)
		if i > 0 {
			height += c.gap
		}
		switch {
		case c.fill && i == len(shown)-1:
			height += least.Height
		case c.width > 0:
			height += HeightOf(o, c.width)
		default:
			height += least.Height
		}
	}
	return fyne.NewSize(width, height)
}

// Cell is one place in a row: as wide as it needs, a fixed width, or a share of what is left.
type Cell struct {
	Object fyne.CanvasObject
	Width  float32 // fixed; 0: as wide as it needs
	Share  float32 // of what the others leave
	Middle bool    // placed at half height and no higher than it needs
}

type row struct {
	gap   float32
	cells []Cell
	width float32
}

// Row puts cells side by side with a gap between them, all as high as the highest.
func Row(gap float32, cells ...Cell) *fyne.Container {
	objects := make([]fyne.CanvasObject, len(cells))
	for i, cell := range cells {
		objects[i] = cell.Object
	}
	return container.New(&row{gap: gap, cells: cells}, objects...)
}

func (r *row) widths(width float32) []float32 {
	out := make([]float32, len(r.cells))
	left, shares, shown := width, float32(0), 0
	for i, cell := range r.cells {
		if !cell.Object.Visible() {
			continue
		}
		shown++
		switch {
		case cell.Share > 0:
			shares += cell.Share
		case cell.Width > 0:
			out[i] = cell.Width
		default:
			out[i] = cell.Object.MinSize().Width
		}
		left -= out[i]
	}
	left = max(0, left-r.gap*float32(max(0, shown-1)))
	for i, cell := range r.cells {
		if cell.Share > 0 && cell.Object.Visible() {
			out[i] = left * cell.Share / shares
		}
	}
	return out
}

func (r *row) HeightFor(_ []fyne.CanvasObject, width float32) float32 {
	height := float32(0)
	for i, w := range r.widths(width) {
		if r.cells[i].Object.Visible() {
			height = max(height, HeightOf(r.cells[i].Object, w))
		}
	}
	return height
}

func (r *row) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	r.width = size.Width
	x := float32(0)
	for i, w := range r.widths(size.Width) {
		cell := r.cells[i]
		if !cell.Object.Visible() {
			continue
		}
		y, height := float32(0), size.Height
		if cell.Middle {
			height = HeightOf(cell.Object, w)
			y = (size.Height - height) / 2
		}
		cell.Object.Move(fyne.NewPos(x, y))
		cell.Object.Resize(fyne.NewSize(w, height))
		x += w + r.gap
	}
}

func (r *row) MinSize([]fyne.CanvasObject) fyne.Size {
	width, height, shown := float32(0), float32(0), 0
	for _, cell := range r.cells {
		if !cell.Object.Visible() {
			continue
		}
		shown++
		least := cell.Object.MinSize()
		if cell.Width > 0 {
			least.Width = cell.Width
		}
		width += least.Width
		height = max(height, least.Height)
	}
	if r.width > 0 {
		height = r.HeightFor(nil, r.width)
	}
	return fyne.NewSize(width+r.gap*float32(max(0, shown-1)), height)
}

// inset keeps room around one object.
type inset struct{ top, right, bottom, left float32 }

// Inset keeps room around an object.
func Inset(top, right, bottom, left float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(&inset{top, right, bottom, left}, o)
}

// Around keeps the same room on all sides of an object.
func Around(room float32, o fyne.CanvasObject) *fyne.Container {
	return Inset(room, room, room, room, o)
}

func (p *inset) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return HeightOf(objects[0], width-p.left-p.right) + p.top + p.bottom
}

func (p *inset) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(p.left, p.top))
	objects[0].Resize(fyne.NewSize(max(0, size.Width-p.left-p.right), max(0, size.Height-p.top-p.bottom)))
}

func (p *inset) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().AddWidthHeight(p.left+p.right, p.top+p.bottom)
}

// stack lays objects over each other; the last one decides the size.
type stack struct{}

// Over lays an object over a background.
func Over(background, o fyne.CanvasObject) *fyne.Container {
	return container.New(stack{}, background, o)
}

func (stack) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return HeightOf(objects[len(objects)-1], width)
}

func (stack) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size)
	}
}

func (stack) MinSize(objects []fyne.CanvasObject) fyne.Size {
	if len(objects) == 0 {
		return fyne.Size{}
	}
	return objects[len(objects)-1].MinSize()
}

// tiles puts objects of one width beside and under each other, as many on a line as fit.
type tiles struct {
	width, gap float32
	fill       bool // fewer than fit on a line take all of it
	last       float32
}

// Tiles puts objects beside and under each other, each at least width wide and stretched to fill the line.
func Tiles(width, gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&tiles{width: width, gap: gap}, objects...)
}

// FillTiles is Tiles in which the objects of a single line take all of it, also when more would fit.
func FillTiles(width, gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&tiles{width: width, gap: gap, fill: true}, objects...)
}

func (t *tiles) place(objects []fyne.CanvasObject, width float32, put func(o fyne.CanvasObject, x, y, w, h float32)) float32 {
	shown := visible(objects)
	columns := max(1, int((width+t.gap)/(t.width+t.gap)))
	if t.fill {
		columns = max(1, min(columns, len(shown)))
	}
	w := (width - t.gap*float32(columns-1)) / float32(columns)
	y := float32(0)
	for start := 0; start < len(shown); start += columns {
		line := shown[start:min(start+columns, len(shown))]
		height := float32(0)
		for _, o := range line {
			height = max(height, HeightOf(o, w))
		}
		for i, o := range line {
			put(o, float32(i)*(w+t.gap), y, w, height)
		}
		y += height + t.gap
	}
	return max(0, y-t.gap)
}

func (t *tiles) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return t.place(objects, width, func(fyne.CanvasObject, float32, float32, float32, float32) {})
}

func (t *tiles) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	t.last = size.Width
	t.place(objects, size.Width, func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	})
}

func (t *tiles) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := max(t.width, t.last)
	return fyne.NewSize(t.width, t.HeightFor(objects, width))
}

// lines puts cells side by side and goes on below when the line is full. A cell is at least as wide as its width, or as it needs; what a line
// leaves goes to its shares.
type lines struct {
	gap   float32
	cells []Cell
	width float32
}

// Lines puts cells side by side as [Row] does, and goes on below where there is no room for all of them.
func Lines(gap float32, cells ...Cell) *fyne.Container {
	objects := make([]fyne.CanvasObject, len(cells))
	for i, cell := range cells {
		objects[i] = cell.Object
	}
	return container.New(&lines{gap: gap, cells: cells}, objects...)
}

func (f *lines) least(cell Cell) float32 {
	if cell.Width > 0 {
		return cell.Width
	}
	return cell.Object.MinSize().Width
}

// place tells where each cell comes, and returns the height of all.
func (f *lines) place(width float32, put func(cell Cell, x, y, w, h float32)) float32 {
	y := float32(0)
	var line []Cell
	used, shares := float32(0), float32(0)
	end := func() {
		if len(line) == 0 {
			return
		}
		spare := max(0, width-used)
		widths, high := make([]float32, len(line)), float32(0)
		for i, cell := range line {
			widths[i] = min(width, f.least(cell))
			if shares > 0 {
				widths[i] += spare * cell.Share / shares
			}
			high = max(high, HeightOf(cell.Object, widths[i]))
		}
		x := float32(0)
		for i, cell := range line {
			h, at := high, y
			if cell.Middle {
				h = HeightOf(cell.Object, widths[i])
				at += (high - h) / 2
			}
			put(cell, x, at, widths[i], h)
			x += widths[i] + f.gap
		}
		y += high + f.gap
		line, used, shares = nil, 0, 0
	}
	for _, cell := range f.cells {
		if !cell.Object.Visible() {
			continue
		}
		least := f.least(cell)
		if len(line) > 0 && used+f.gap+least > width {
			end()
		}
		if len(line) > 0 {
			used += f.gap
		}
		line, used, shares = append(line, cell), used+least, shares+cell.Share
	}
	end()
	return max(0, y-f.gap)
}

func (f *lines) HeightFor(_ []fyne.CanvasObject, width float32) float32 {
	return f.place(width, func(Cell, float32, float32, float32, float32) {})
}

func (f *lines) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	f.width = size.Width
	f.place(size.Width, func(cell Cell, x, y, w, h float32) {
		cell.Object.Move(fyne.NewPos(x, y))
		cell.Object.Resize(fyne.NewSize(w, h))
	})
}

func (f *lines) MinSize(objects []fyne.CanvasObject) fyne.Size {
	if f.width == 0 {
		return fyne.NewSize(0, 0)
	}
	return fyne.NewSize(0, f.HeightFor(objects, f.width))
}

// Space is an empty place of a size.
func Space(width, height float32) fyne.CanvasObject {
	return container.New(space{fyne.NewSize(width, height)})
}

type space struct{ size fyne.Size }

func (s space) Layout([]fyne.CanvasObject, fyne.Size)          {}
func (s space) MinSize([]fyne.CanvasObject) fyne.Size          { return s.size }
func (s space) HeightFor([]fyne.CanvasObject, float32) float32 { return s.size.Height }

// wrapped puts objects side by side, as wide as they need, and goes on below where the line is full.
type wrapped struct{ gap float32 }

// Wrapped puts objects side by side with a gap between them, on as many lines as it takes.
func Wrapped(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&wrapped{gap}, objects...)
}

func (w *wrapped) place(objects []fyne.CanvasObject, width float32, put func(o fyne.CanvasObject, x, y float32, size fyne.Size)) float32 {
	x, y, line := float32(0), float32(0), float32(0)
	for _, o := range visible(objects) {
		size := o.MinSize()
		if x > 0 && x+size.Width > width+0.5 {
			x, y, line = 0, y+line, 0
		}
		put(o, x, y, size)
		x += size.Width + w.gap
		line = max(line, size.Height)
	}
	return y + line
}

func (w *wrapped) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return w.place(objects, width, func(fyne.CanvasObject, float32, float32, fyne.Size) {})
}

func (w *wrapped) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	w.place(objects, size.Width, func(o fyne.CanvasObject, x, y float32, size fyne.Size) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(size)
	})
}

// MinSize is that of one line.
func (w *wrapped) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := fyne.Size{}
	w.place(objects, 1e6, func(_ fyne.CanvasObject, x, _ float32, size fyne.Size) {
		least = fyne.NewSize(x+size.Width, max(least.Height, size.Height))
	})
	return least
}
