package control

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"doelenboom/ui/figure"
)

// RowSource is what a list shows.
type RowSource interface {
	Len() int
	// HeightFor returns how high a row is at a width. It is asked for every row whenever the list is filled anew, so it must be cheap.
	HeightFor(at int, width float32) float32
	// Heading reports whether a row parts the list and cannot be chosen itself.
	Heading(at int) bool
	// Make makes an empty row; Fill shows a row of the list in it. A made row shows many rows of the list in turn.
	Make() fyne.CanvasObject
	Fill(row fyne.CanvasObject, at int)
}

// Rows is a list of any length of which only what is in sight exists. One row is chosen; arrows, Home, End, Page Up and Page Down choose
// another one. Rows may differ in height.
type Rows struct {
	widget.BaseWidget
	// OnChoose is called when the user chooses a row.
	OnChoose func(at int)
	// OnEnter is called when Enter is pressed on the chosen row, OnDelete for Delete.
	OnEnter  func(at int)
	OnDelete func(at int)
	// OnRune takes what is typed on the list.
	OnRune func(r rune)
	// OnKey may take a key before the list does; it reports whether it did.
	OnKey func(ev *fyne.KeyEvent) bool
	// OnChord does the same for a key with Control or Alt.
	OnChord func(chord Chord) bool
	// OnFocus is called when the list gets or loses the keyboard.
	OnFocus func(gained bool)
	// OnMove is called when a row of a movable list is dragged to another place, counted without the row itself.
	OnMove func(from, to int)

	look    *Look
	source  RowSource
	holder  fyne.Focusable // what takes the keyboard for the list; nil: the list itself
	chosen  int            // -1: none
	focused bool
	scroll  *container.Scroll
	body    *rowsBody
	drop    int       // before which row the dragged one would come; -1 while none is dragged
	width   float32   // for which the tops hold
	tops    []float32 // where each row begins, and last where the list ends
}

// NewRows makes a list with nothing chosen.
func NewRows(look *Look, source RowSource) *Rows {
	r := &Rows{look: look, source: source, chosen: -1, drop: -1, tops: []float32{0}}
	r.body = &rowsBody{rows: r, tapped: -1}
	r.body.ExtendBaseWidget(r.body)
	return r.around(r.body)
}

// NewMovableRows makes a list whose rows can be dragged to another place.
func NewMovableRows(look *Look, source RowSource) *Rows {
	r := &Rows{look: look, source: source, chosen: -1, drop: -1, tops: []float32{0}}
	movable := &movableBody{rowsBody: rowsBody{rows: r, tapped: -1}, from: -1}
	r.body = &movable.rowsBody
	movable.ExtendBaseWidget(movable)
	return r.around(movable)
}

func (r *Rows) around(body fyne.CanvasObject) *Rows {
	r.scroll = container.NewVScroll(body)
	r.scroll.OnScrolled = func(fyne.Position) { r.body.Refresh() }
	r.ExtendBaseWidget(r)
	return r
}

// Chosen returns the chosen row, or -1.
func (r *Rows) Chosen() int { return r.chosen }

// Choose chooses a row and shows it, without telling anybody; -1 chooses none.
func (r *Rows) Choose(at int) {
	if at >= r.source.Len() {
		at = r.source.Len() - 1
	}
	r.chosen = max(-1, at)
	r.reveal()
	r.body.Refresh()
}

// Reload shows the source anew after something in it changed; the place in the list stays.
func (r *Rows) Reload() {
	r.measure(r.Size().Width)
	if r.chosen >= r.source.Len() {
		r.chosen = r.source.Len() - 1
	}
	r.scroll.Refresh()
	r.body.Refresh()
}

// InSight returns the first row in sight and the one after the last.
func (r *Rows) InSight() (first, end int) {
	top, height := r.scroll.Offset.Y, r.scroll.Size().Height
	if height <= 0 {
		return 0, 0
	}
	rows := len(r.tops) - 1
	first, _ = slices.BinarySearchFunc(r.tops[1:], top, func(bottom, top float32) int {
		if bottom <= top {
			return -1
		}
		return 1
	})
	for end = first; end < rows && r.tops[end] < top+height; end++ {
	}
	return first, end
}

func (r *Rows) measure(width float32) {
	r.width = width
	rows := r.source.Len()
	r.tops = slices.Grow(r.tops[:0], rows+1)
	y := float32(0)
	for at := range rows {
		r.tops = append(r.tops, y)
		y += r.source.HeightFor(at, width)
	}
	r.tops = append(r.tops, y)
}

// reveal scrolls as little as needed to show the chosen row, with the heading above it.
func (r *Rows) reveal() {
	if r.chosen < 0 || r.chosen >= len(r.tops)-1 || r.scroll.Size().Height <= 0 {
		return
	}
	from := r.chosen
	for from > 0 && r.source.Heading(from-1) {
		from--
	}
	top, bottom := r.tops[from], r.tops[r.chosen+1]
	offset, height := r.scroll.Offset, r.scroll.Size().Height
	switch {
	case top < offset.Y:
		offset.Y = top
	case bottom > offset.Y+height:
		offset.Y = bottom - height
	default:
		return
	}
	r.scroll.ScrollToOffset(offset)
}

// step goes to the nearest row that can be chosen, from a row on, in a direction.
func (r *Rows) step(from, by int) {
	for at := from; at >= 0 && at < r.source.Len(); at += by {
		if !r.source.Heading(at) {
			r.pick(at)
			return
		}
	}
}

func (r *Rows) pick(at int) {
	if at == r.chosen {
		r.reveal()
		return
	}
	r.Choose(at)
	if r.OnChoose != nil {
		r.OnChoose(at)
	}
}

// page goes as many rows up or down as are in sight.
func (r *Rows) page(by int) {
	if r.chosen < 0 {
		r.step(0, 1)
		return
	}
	to := r.tops[r.chosen] + float32(by)*r.scroll.Size().Height
	at := r.at(to)
	if at == r.chosen {
		at += by
	}
	at = max(0, min(at, r.source.Len()-1))
	if r.source.Heading(at) {
		before := r.chosen
		if r.step(at, by); r.chosen == before {
			r.step(at, -by)
		}
		return
	}
	r.pick(at)
}

// at returns the row at a height in the list, the last one below the end.
func (r *Rows) at(y float32) int {
	at, found := slices.BinarySearch(r.tops[:len(r.tops)-1], y)
	if !found {
		at--
	}
	return max(0, at)
}

// FocusGained implements fyne.Focusable. A list with nothing chosen chooses its first row, so that it can be seen where the keyboard is.
func (r *Rows) FocusGained() {
	r.focused = true
	if r.chosen < 0 {
		r.step(0, 1)
	}
	r.body.Refresh()
	if r.OnFocus != nil {
		r.OnFocus(true)
	}
}

// FocusLost implements fyne.Focusable.
func (r *Rows) FocusLost() {
	r.focused = false
	r.body.Refresh()
	if r.OnFocus != nil {
		r.OnFocus(false)
	}
}

// TypedRune implements fyne.Focusable.
func (r *Rows) TypedRune(typed rune) {
	if r.OnRune != nil {
		r.OnRune(typed)
	}
}

// TypedKey implements fyne.Focusable.
func (r *Rows) TypedKey(ev *fyne.KeyEvent) {
	if r.OnKey != nil && r.OnKey(ev) {
		return
	}
	switch ev.Name {
	case fyne.KeyDown:
		r.step(r.chosen+1, 1)
	case fyne.KeyUp:
		r.step(r.chosen-1, -1)
	case fyne.KeyHome:
		r.step(0, 1)
	case fyne.KeyEnd:
		r.step(r.source.Len()-1, -1)
	case fyne.KeyPageDown:
		r.page(1)
	case fyne.KeyPageUp:
		r.page(-1)
	case fyne.KeyReturn, fyne.KeyEnter:
		r.call(r.OnEnter)
	case fyne.KeyDelete:
		r.call(r.OnDelete)
	default:
		r.look.Keys.Key(ev, false)
	}
}

func (r *Rows) call(do func(at int)) {
	if do != nil && r.chosen >= 0 && r.chosen < r.source.Len() {
		do(r.chosen)
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (r *Rows) TypedShortcut(s fyne.Shortcut) {
	if custom, ok := s.(*desktop.CustomShortcut); ok && r.OnChord != nil && r.OnChord(Chord{custom.KeyName, custom.Modifier}) {
		return
	}
	r.look.Keys.Shortcut(s, false)
}

// Resize implements fyne.CanvasObject.
func (r *Rows) Resize(size fyne.Size) {
	if size.Width != r.width {
		r.measure(size.Width)
	}
	r.BaseWidget.Resize(size)
}

// MinSize implements fyne.CanvasObject: a list asks for a few lines, and takes what it gets.
func (r *Rows) MinSize() fyne.Size { return fyne.NewSize(0, r.look.Px(3*controlHeight)) }

// CreateRenderer implements fyne.Widget.
func (r *Rows) CreateRenderer() fyne.WidgetRenderer { return &rowsRenderer{r} }

type rowsRenderer struct{ rows *Rows }

func (r *rowsRenderer) Destroy()                     {}
func (r *rowsRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.rows.scroll} }
func (r *rowsRenderer) MinSize() fyne.Size           { return r.rows.MinSize() }
func (r *rowsRenderer) Refresh()                     { r.rows.body.Refresh() }

func (r *rowsRenderer) Layout(size fyne.Size) {
	r.rows.scroll.Resize(size)
	r.rows.reveal()
	r.rows.body.Refresh()
}

// rowsBody is the whole list as the scroller sees it: as high as all rows, with only those in sight in it.
type rowsBody struct {
	widget.BaseWidget
	rows   *Rows
	tapped int // the row that was tapped last
}

// Tapped implements fyne.Tappable: a tap chooses a row, and a tap on the row that was tapped last is Enter on it.
func (b *rowsBody) Tapped(ev *fyne.PointEvent) {
	r := b.rows
	if c := fyne.CurrentApp().Driver().CanvasForObject(r); c != nil {
		if r.holder != nil {
			c.Focus(r.holder)
		} else {
			c.Focus(r)
		}
	}
	if ev.Position.Y >= r.tops[len(r.tops)-1] {
		return
	}
	switch at := r.at(ev.Position.Y); {
	case r.source.Heading(at):
	case at == r.chosen && r.focused && at == b.tapped:
		r.call(r.OnEnter)
	default:
		b.tapped = at
		r.pick(at)
	}
}

// movableBody is the body of a list whose rows can be dragged. Only such a list takes drags: a pointer that trembles would else not tap.
type movableBody struct {
	rowsBody
	from int // the row that is dragged; -1 for none
}

// Dragged implements fyne.Draggable: a line shows where the row would come.
func (b *movableBody) Dragged(ev *fyne.DragEvent) {
	r := b.rows
	if b.from < 0 {
		start := ev.Position.Y - ev.Dragged.DY
		if start >= r.tops[len(r.tops)-1] {
			return
		}
		b.from = r.at(start)
		r.pick(b.from)
	}
	r.drop = r.source.Len()
	for at := range r.source.Len() {
		if ev.Position.Y < (r.tops[at]+r.tops[at+1])/2 {
			r.drop = at
			break
		}
	}
	r.body.Refresh()
}

// DragEnd implements fyne.Draggable.
func (b *movableBody) DragEnd() {
	from, to := b.from, b.rows.drop
	b.from, b.rows.drop = -1, -1
	if from >= 0 && to > from {
		to--
	}
	if from >= 0 && to != from && b.rows.OnMove != nil {
		b.rows.OnMove(from, to)
	}
	b.rows.body.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (b *rowsBody) CreateRenderer() fyne.WidgetRenderer {
	r := &rowsBodyRenderer{rows: b.rows, face: canvas.NewRectangle(nil), bar: canvas.NewRectangle(nil), drop: canvas.NewRectangle(nil)}
	r.objects = append(r.objects, r.drop)
	r.objects = append(r.objects, r.face, r.bar)
	for i := range r.edges {
		r.edges[i] = canvas.NewRectangle(nil)
		r.objects = append(r.objects, r.edges[i])
	}
	return r
}

// rowsBodyRenderer keeps as many made rows as were ever in sight. A row of the list keeps its made row while it stays in sight, so that
// scrolling by a line fills one row and moves none in memory.
type rowsBodyRenderer struct {
	rows    *Rows
	face    *canvas.Rectangle    // behind the chosen row
	bar     *canvas.Rectangle    // at its left
	drop    *canvas.Rectangle    // where a dragged row would come
	edges   [4]*canvas.Rectangle // round it while the list has the keyboard; inside the row, so that the scroller cuts nothing off
	pool    []fyne.CanvasObject
	objects []fyne.CanvasObject
}

func (r *rowsBodyRenderer) Destroy()                     {}
func (r *rowsBodyRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *rowsBodyRenderer) MinSize() fyne.Size {
	return fyne.NewSize(0, r.rows.tops[len(r.rows.tops)-1])
}

func (r *rowsBodyRenderer) Layout(fyne.Size) {
	list := r.rows
	first, end := list.InSight()
	for len(r.pool) < end-first {
		row := list.source.Make()
		r.pool = append(r.pool, row)
		r.objects = append(r.objects, row)
	}
	for _, row := range r.pool {
		row.Hide()
	}
	for at := first; at < end && at < list.source.Len(); at++ {
		row := r.pool[at%len(r.pool)]
		row.Move(fyne.NewPos(0, list.tops[at]))
		list.source.Fill(row, at)
		row.Resize(fyne.NewSize(list.width, list.tops[at+1]-list.tops[at]))
		row.Show()
	}
	r.dress(first, end)
	if r.drop.Hidden = list.drop < 0 || list.drop >= len(list.tops); !r.drop.Hidden {
		thick := list.look.Px(ringWidth)
		r.drop.FillColor = list.look.Color(figure.Accent)
		r.drop.Move(fyne.NewPos(0, max(0, min(list.tops[list.drop], list.tops[len(list.tops)-1]-thick)-thick/2)))
		r.drop.Resize(fyne.NewSize(list.width, thick))
	}
}

// dress shows which row is chosen, and whether the list has the keyboard.
func (r *rowsBodyRenderer) dress(first, end int) {
	list, look := r.rows, r.rows.look
	at := list.chosen
	inSight := at >= first && at < end
	r.face.Hidden, r.bar.Hidden = !inSight, !inSight
	for _, edge := range r.edges {
		edge.Hidden = !inSight
	}
	if !inSight {
		return
	}
	put := func(o *canvas.Rectangle, paint figure.Paint, x, y, w, h float32) {
		o.FillColor = look.Color(paint)
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	}
	top, width, height := list.tops[at], list.width, list.tops[at+1]-list.tops[at]
	paint, thick := figure.Line, look.Stroke()
	if list.focused {
		paint, thick = figure.Accent, look.Px(ringWidth)
	}
	put(r.face, figure.Card, 0, top, width, height)
	put(r.bar, figure.Accent, 0, top, look.Px(barWidth), height)
	put(r.edges[0], paint, 0, top, width, thick)
	put(r.edges[1], paint, 0, top+height-thick, width, thick)
	put(r.edges[2], paint, width-thick, top, thick, height)
	put(r.edges[3], figure.Accent, 0, top, thick, height)
}

func (r *rowsBodyRenderer) Refresh() {
	r.Layout(r.rows.body.Size())
	canvas.Refresh(r.rows.body)
}
