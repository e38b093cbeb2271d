package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"doelenboom/ui/figure"
)

const (
	cardRadius = 6
	barWidth   = 4
	ringWidth  = 3
)

// Panel is a card: a surface with a thin line round it, perhaps a coloured bar at its left, and content. With OnTap it can be chosen, by
// pointer and by keyboard.
type Panel struct {
	widget.BaseWidget
	OnTap func()
	// OnKey takes keys that the panel does not use itself, while it has the focus.
	OnKey func(*fyne.KeyEvent)

	look     *Look
	content  fyne.CanvasObject
	bar      figure.Paint
	fill     figure.Paint
	ring     bool
	focused  bool
	hovered  bool
	bareline bool
}

// NewPanel makes a card with a bar in a colour; None is no bar.
func NewPanel(look *Look, bar figure.Paint, content fyne.CanvasObject) *Panel {
	p := &Panel{look: look, bar: bar, fill: figure.Card, content: content}
	p.ExtendBaseWidget(p)
	return p
}

// On sets the colour of the surface and leaves the line out: a quiet note within a rail.
func (p *Panel) On(fill figure.Paint) *Panel {
	p.fill, p.bareline = fill, true
	return p
}

// SetChosen draws or removes the ring of what is selected.
func (p *Panel) SetChosen(chosen bool) {
	if p.ring != chosen {
		p.ring = chosen
		p.Refresh()
	}
}

// SetBar changes the colour of the bar.
func (p *Panel) SetBar(bar figure.Paint) {
	if p.bar != bar {
		p.bar = bar
		p.Refresh()
	}
}

// HeightFor implements [Flowing].
func (p *Panel) HeightFor(width float32) float32 { return HeightOf(p.content, width) }

// Tapped implements fyne.Tappable.
func (p *Panel) Tapped(*fyne.PointEvent) {
	if p.OnTap != nil {
		p.OnTap()
	}
}

// MouseIn implements desktop.Hoverable.
func (p *Panel) MouseIn(*desktop.MouseEvent) { p.hovered = p.OnTap != nil; p.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (p *Panel) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (p *Panel) MouseOut() { p.hovered = false; p.Refresh() }

// CreateRenderer implements fyne.Widget.
func (p *Panel) CreateRenderer() fyne.WidgetRenderer {
	r := &panelRenderer{panel: p, ring: canvas.NewRectangle(nil), face: canvas.NewRectangle(nil), bar: canvas.NewRectangle(nil)}
	r.dress()
	return r
}

type panelRenderer struct {
	panel           *Panel
	ring, face, bar *canvas.Rectangle
}

func (r *panelRenderer) Destroy() {}

func (r *panelRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ring, r.face, r.bar, r.panel.content}
}

func (r *panelRenderer) MinSize() fyne.Size { return r.panel.content.MinSize() }

func (r *panelRenderer) Layout(size fyne.Size) {
	ring := r.panel.look.Px(ringWidth)
	r.ring.Move(fyne.NewPos(-ring-1, -ring-1))
	r.ring.Resize(size.AddWidthHeight(2*ring+2, 2*ring+2))
	r.face.Move(fyne.NewPos(0, 0))
	r.face.Resize(size)
	r.bar.Move(fyne.NewPos(0, 0))
	r.bar.Resize(fyne.NewSize(r.panel.look.Px(barWidth), size.Height))
	r.panel.content.Move(fyne.NewPos(0, 0))
	r.panel.content.Resize(size)
}

func (r *panelRenderer) dress() {
	p, look := r.panel, r.panel.look
	r.ring.FillColor = nil
	r.ring.StrokeColor = look.Color(figure.Accent)
	r.ring.StrokeWidth = look.Px(ringWidth)
	r.ring.CornerRadius = look.Px(cardRadius + ringWidth)
	r.ring.Hidden = !p.ring && !p.focused
	r.face.FillColor = look.Color(p.fill)
	r.face.StrokeColor = look.Color(figure.Line)
	if p.hovered {
		r.face.StrokeColor = look.Color(figure.Control)
	}
	r.face.StrokeWidth = look.Stroke()
	if p.bareline {
		r.face.StrokeWidth = 0
	}
	r.face.CornerRadius = look.Px(cardRadius)
	r.bar.FillColor = look.Color(p.bar)
	r.bar.CornerRadius = look.Px(2)
	r.bar.Hidden = p.bar == figure.None
}

func (r *panelRenderer) Refresh() {
	r.dress()
	r.Layout(r.panel.Size())
	canvas.Refresh(r.panel)
}
