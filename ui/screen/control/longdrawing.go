package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"doelenboom/ui/figure"
)

// LongDrawing shows a figure that is as high as its text needs at the width that it gets: a timeline, an overview.
type LongDrawing struct {
	widget.BaseWidget
	look  *Look
	draw  func(w float64) figure.Drawing
	width float32
	shown figure.Drawing
}

// NewLongDrawing shows what draw makes for a width in units of the design at this zoom.
func NewLongDrawing(look *Look, draw func(w float64) figure.Drawing) *LongDrawing {
	t := &LongDrawing{look: look, draw: draw}
	t.ExtendBaseWidget(t)
	return t
}

// HeightFor implements [Flowing].
func (t *LongDrawing) HeightFor(width float32) float32 {
	if width != t.width && width > 0 {
		t.width, t.shown = width, t.draw(float64(width/t.look.Zoom))
	}
	return float32(t.shown.H) * t.look.Zoom
}

// Words says what the figure shows.
func (t *LongDrawing) Words() string { return t.shown.Words }

// AccessibilityLabel implements fyne.Accessible.
func (t *LongDrawing) AccessibilityLabel() string { return t.shown.Words }

// Refresh implements fyne.CanvasObject: the figure is drawn anew.
func (t *LongDrawing) Refresh() {
	t.width = 0
	t.BaseWidget.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (t *LongDrawing) CreateRenderer() fyne.WidgetRenderer {
	return &longRenderer{t, painter{look: t.look}}
}

type longRenderer struct {
	long    *LongDrawing
	painter painter
}

func (r *longRenderer) Destroy()                     {}
func (r *longRenderer) Objects() []fyne.CanvasObject { return r.painter.objects }
func (r *longRenderer) MinSize() fyne.Size           { return fyne.NewSize(0, 0) }

func (r *longRenderer) Layout(size fyne.Size) {
	if size.Width <= 0 {
		return
	}
	r.long.HeightFor(size.Width)
	r.painter.paint(r.long.shown.Ops, float64(r.long.look.Zoom), 0, 0)
}

func (r *longRenderer) Refresh() {
	r.Layout(r.long.Size())
	canvas.Refresh(r.long)
}
