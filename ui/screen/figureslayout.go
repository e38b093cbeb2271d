package screen

import (
	"fyne.io/fyne/v2"

	"doelenboom/ui/screen/control"
)

// figuresBar leaves the button out that makes figures final where there is no room for it: the key works all the same.
type figuresBar struct{ page *figuresPage }

// HeightFor makes the height known to the layouts of the page.
func (l *figuresBar) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	sight(l.page.final, l.page.offered && width >= l.page.desk.look.Px(figureBesideFrom))
	return control.HeightOf(objects[0], width)
}

func (l *figuresBar) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.HeightFor(objects, size.Width)
	objects[0].Resize(size)
	objects[0].Refresh()
}

func (l *figuresBar) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

// detailsLayout puts the details beside the work where there is room for both; else they take its place while they are asked for.
type detailsLayout struct{ page *figuresPage }

const (
	figureDetailsWidth = 316
	figureDetailsFrom  = 860 // from here on they are there by themselves
	figureBesideFrom   = 700 // from here on there is room for both
)

func (l *detailsLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	look, memory := l.page.desk.look, &l.page.desk.keeping
	work, details := objects[0], objects[1]
	shown := memory.open || size.Width >= look.Px(figureDetailsFrom) && !memory.shut && l.page.table == nil
	both := size.Width >= look.Px(figureBesideFrom)
	sight(details, shown)
	sight(work, !shown || both)
	width, gap := float32(0), float32(0)
	switch {
	case shown && both:
		width, gap = look.Px(figureDetailsWidth), look.Px(control.Wide)
	case shown:
		width = size.Width
	}
	work.Move(fyne.NewPos(0, 0))
	work.Resize(fyne.NewSize(max(0, size.Width-width-gap), size.Height))
	details.Move(fyne.NewPos(size.Width-width, 0))
	details.Resize(fyne.NewSize(width, size.Height))
}

// sight shows an object or hides it, when that is news.
func sight(o fyne.CanvasObject, shown bool) {
	switch {
	case o.Visible() == shown:
	case shown:
		o.Show()
	default:
		o.Hide()
	}
}

func (l *detailsLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// valueTableLayout puts the list of indicators beside the table, and leaves it out where the table needs the room.
type valueTableLayout struct{ look *control.Look }

func (l *valueTableLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	const width, from = 210, 720
	left := l.look.Px(width + control.Wide)
	sight(objects[0], size.Width >= l.look.Px(from))
	if !objects[0].Visible() {
		left = 0
	}
	objects[0].Resize(fyne.NewSize(l.look.Px(width), size.Height))
	objects[1].Move(fyne.NewPos(left, 0))
	objects[1].Resize(fyne.NewSize(size.Width-left, size.Height))
}

func (l *valueTableLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }
