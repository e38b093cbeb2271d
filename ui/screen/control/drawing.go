package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"doelenboom/model"
	"doelenboom/ui/figure"
)

// Drawing shows a figure. The figure is drawn anew for the size that it gets, so that its text keeps its size.
type Drawing struct {
	widget.BaseWidget
	// OnTap takes the record whose part of the figure was pointed at; empty for the ground.
	OnTap func(model.ID)
	// Tall says how high the figure is at a width, both in units of the design, where that is not a share of the width.
	Tall func(w float64) float64

	look   *Look
	draw   func(w, h float64) figure.Drawing
	aspect float32 // height as a share of the width, for pages on which height follows width
	least  fyne.Size
	shown  figure.Drawing
}

// NewDrawing shows what draw makes for a size in units of the design at this zoom. Within a page its height is aspect times its width.
func NewDrawing(look *Look, aspect float32, draw func(w, h float64) figure.Drawing) *Drawing {
	d := &Drawing{look: look, aspect: aspect, draw: draw}
	d.ExtendBaseWidget(d)
	return d
}

// HeightFor implements [Flowing].
func (d *Drawing) HeightFor(width float32) float32 {
	if d.Tall != nil {
		return float32(d.Tall(float64(width/d.look.Zoom))) * d.look.Zoom
	}
	return width * d.aspect
}

// Tapped implements fyne.Tappable.
func (d *Drawing) Tapped(ev *fyne.PointEvent) {
	if d.OnTap == nil {
		return
	}
	x, y := float64(ev.Position.X/d.look.Zoom), float64(ev.Position.Y/d.look.Zoom)
	for i := len(d.shown.Ops) - 1; i >= 0; i-- {
		op := d.shown.Ops[i]
		if op.Item != "" && op.Kind == figure.Rect && x >= op.X && x <= op.X+op.W && y >= op.Y && y <= op.Y+op.H {
			d.OnTap(op.Item)
			return
		}
	}
	d.OnTap("")
}

// Words says what the figure shows.
func (d *Drawing) Words() string { return d.shown.Words }

// AccessibilityLabel implements fyne.Accessible.
func (d *Drawing) AccessibilityLabel() string { return d.shown.Words }

// CreateRenderer implements fyne.Widget.
func (d *Drawing) CreateRenderer() fyne.WidgetRenderer {
	return &drawingRenderer{drawing: d, painter: painter{look: d.look}}
}

type drawingRenderer struct {
	drawing *Drawing
	painter painter
}

func (r *drawingRenderer) Destroy()                     {}
func (r *drawingRenderer) Objects() []fyne.CanvasObject { return r.painter.objects }
func (r *drawingRenderer) MinSize() fyne.Size           { return r.drawing.least }

func (r *drawingRenderer) Layout(size fyne.Size) {
	if size.Width <= 0 || size.Height <= 0 {
		return
	}
	d := r.drawing
	zoom := d.look.Zoom
	d.shown = d.draw(float64(size.Width/zoom), float64(size.Height/zoom))
	r.painter.paint(d.shown.Ops, float64(zoom), 0, 0)
}

func (r *drawingRenderer) Refresh() {
	r.Layout(r.drawing.Size())
	canvas.Refresh(r.drawing)
}
