package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Sized is an object of a fixed width, for a [Flow].
type Sized struct {
	widget.BaseWidget
	width  float32
	object fyne.CanvasObject
}

// NewSized gives an object a fixed width.
func NewSized(width float32, o fyne.CanvasObject) *Sized {
	s := &Sized{width: width, object: o}
	s.ExtendBaseWidget(s)
	return s
}

// HeightFor implements [Flowing].
func (s *Sized) HeightFor(float32) float32 { return HeightOf(s.object, s.width) }

// CreateRenderer implements fyne.Widget.
func (s *Sized) CreateRenderer() fyne.WidgetRenderer { return &sizedRenderer{s} }

type sizedRenderer struct{ sized *Sized }

func (r *sizedRenderer) Destroy()                     {}
func (r *sizedRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.sized.object} }
func (r *sizedRenderer) MinSize() fyne.Size           { return fyne.NewSize(r.sized.width, r.sized.HeightFor(0)) }

func (r *sizedRenderer) Layout(size fyne.Size) {
	r.sized.object.Move(fyne.NewPos(0, 0))
	r.sized.object.Resize(size)
}

func (r *sizedRenderer) Refresh() { r.sized.object.Refresh() }

// flow puts objects of their own widths beside each other and goes on below when the line is full.
type flow struct{ gap float32 }

// Flow lays objects out as words on a line: each as wide as it needs, at most as wide as the line.
func Flow(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&flow{gap}, objects...)
}

func (f *flow) place(objects []fyne.CanvasObject, width float32, put func(o fyne.CanvasObject, x, y, w, h float32)) float32 {
	x, y, line := float32(0), float32(0), float32(0)
	for _, o := range visible(objects) {
		w := min(o.MinSize().Width, width)
		h := HeightOf(o, w)
		if x > 0 && x+w > width {
			x, y, line = 0, y+line+f.gap/2, 0
		}
		put(o, x, y, w, h)
		x, line = x+w+f.gap, max(line, h)
	}
	return y + line
}

// HeightFor is how high the objects are at a width.
func (f *flow) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return f.place(objects, width, func(fyne.CanvasObject, float32, float32, float32, float32) {})
}

// Layout implements fyne.Layout.
func (f *flow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	f.place(objects, size.Width, func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	})
}

// MinSize implements fyne.Layout.
func (f *flow) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// tall gives one object a height of its own.
type tall struct{ height func(width float32) float32 }

// Tall makes an object as high as is asked for at its width.
func Tall(height func(width float32) float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(&tall{height}, o)
}

// HeightFor is the height that was asked for.
func (t *tall) HeightFor(_ []fyne.CanvasObject, width float32) float32 { return t.height(width) }

// Layout implements fyne.Layout.
func (t *tall) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

// MinSize implements fyne.Layout.
func (t *tall) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }
