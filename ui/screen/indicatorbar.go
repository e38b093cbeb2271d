package screen

import (
	"fyne.io/fyne/v2"

	"doelenboom/ui/screen/control"
)

// barLayout puts the way back, the names of the surfaces and the title of what is at hand beside each other. Where there is no room the names
// go on the next line, and the title makes way.
type barLayout struct{ look *control.Look }

func (l barLayout) place(objects []fyne.CanvasObject, width float32, put func(o fyne.CanvasObject, x, y, w, h float32)) float32 {
	back, names, title := objects[0], objects[1].(*fyne.Container), objects[2]
	gap, x := l.look.Px(control.Gap), float32(0)
	if back.Visible() {
		size := back.MinSize()
		put(back, 0, 0, size.Width, size.Height)
		x = size.Width + gap
	}
	natural := float32(0)
	for _, name := range names.Objects {
		if name.Visible() {
			natural += name.MinSize().Width + names.Layout.(*tabsLayout).gap
		}
	}
	room := min(natural, width-x)
	height := control.HeightOf(names, room)
	put(names, x, 0, room, height)
	const leastTitle = 110
	left := width - x - room - 2*gap
	if left >= l.look.Px(leastTitle) {
		line := control.HeightOf(title, left)
		put(title, x+room+2*gap, (height-line)/2, left, line)
	}
	return height
}

// HeightFor makes the height known to the layouts of the page.
func (l barLayout) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return l.place(objects, width, func(fyne.CanvasObject, float32, float32, float32, float32) {})
}

// Layout implements fyne.Layout.
func (l barLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	title, titled := objects[2], false
	l.place(objects, size.Width, func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
		titled = titled || o == title
	})
	if !titled {
		title.Hide()
	}
}

// MinSize implements fyne.Layout.
func (l barLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// headLayout puts what a table says beside its acts, or above them where there is no room. In a low window the acts are left to their keys.
type headLayout struct {
	look *control.Look
	low  bool
}

func (l *headLayout) place(objects []fyne.CanvasObject, width float32, put func(o fyne.CanvasObject, x, y, w, h float32)) float32 {
	said, acts := objects[0], objects[1].(*fyne.Container)
	if l.low {
		height := control.HeightOf(said, width)
		put(said, 0, 0, width, height)
		return height
	}
	natural := float32(0)
	for _, act := range acts.Objects {
		natural += act.MinSize().Width
	}
	const leastSaid = 240
	if left := width - natural - l.look.Px(control.Step); left >= l.look.Px(leastSaid) {
		height := max(control.HeightOf(said, left), control.HeightOf(acts, natural))
		put(said, 0, 0, left, height)
		put(acts, width-natural, 0, natural, height)
		return height
	}
	above, below := control.HeightOf(said, width), control.HeightOf(acts, width)
	put(said, 0, 0, width, above)
	put(acts, 0, above, width, below)
	return above + below
}

// HeightFor makes the height known to the layouts of the page.
func (l *headLayout) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return l.place(objects, width, func(fyne.CanvasObject, float32, float32, float32, float32) {})
}

// Layout implements fyne.Layout.
func (l *headLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[1].(*fyne.Container).Hidden = l.low
	l.place(objects, size.Width, func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	})
}

// MinSize implements fyne.Layout.
func (l *headLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// tableLayout gives the table all room, and only as many columns as can be read in it.
type tableLayout struct {
	fillLayout
	table *overviewTable
}

// Layout implements fyne.Layout.
func (l *tableLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.table.fit(size.Width)
	l.fillLayout.Layout(objects, size)
}

// overviewLayout stacks what the table says and the table. Where few rows would be in sight it says less.
type overviewLayout struct {
	table *overviewTable
	head  *headLayout
}

// Layout implements fyne.Layout.
func (l *overviewLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	const leastRows = 190
	px := l.table.page.desk.look.Px
	l.head.low, l.table.filter.Hidden = false, false
	top := control.HeightOf(objects[0], size.Width)
	if size.Height-top < px(leastRows) {
		l.head.low, l.table.filter.Hidden = true, l.table.state.filter == "" && l.table.state.column == ""
		top = control.HeightOf(objects[0], size.Width)
	}
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(size.Width, top))
	objects[0].Refresh() // of the same size it would stay as it was
	y := top + px(control.Gap)
	objects[1].Move(fyne.NewPos(0, y))
	objects[1].Resize(fyne.NewSize(size.Width, max(0, size.Height-y)))
}

// MinSize implements fyne.Layout.
func (l *overviewLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }
