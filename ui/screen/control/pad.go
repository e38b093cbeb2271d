package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"doelenboom/ui/figure"
)

// Pad is a figure in which a line is drawn by hand, with the pointer or with the arrow keys.
type Pad struct {
	widget.BaseWidget
	// OnPoint takes where the pointer is while its button is down, in units of the design; OnDrawn is called when it is let go.
	OnPoint func(x, y float64)
	OnDrawn func()
	// OnSide goes to the next point of the line or the one before, OnLift moves the point at hand up or down, in large steps with Page Up and
	// Page Down.
	OnSide func(by int)
	OnLift func(by int, large bool)
	// OnKey may take a key before the pad does; OnFocus is called when the pad gets or loses the keyboard.
	OnKey   func(ev *fyne.KeyEvent) bool
	OnFocus func(gained bool)
	// Off makes it a figure to look at.
	Off bool

	look    *Look
	drawing *Drawing
	focused bool
	down    bool
}

// NewPad makes a pad that shows what draw makes, as high as aspect times its width.
func NewPad(look *Look, aspect float32, draw func(w, h float64) figure.Drawing) *Pad {
	p := &Pad{look: look, drawing: NewDrawing(look, aspect, draw)}
	p.ExtendBaseWidget(p)
	return p
}

// Redraw draws the figure anew.
func (p *Pad) Redraw() { p.drawing.Refresh() }

// SetAspect makes the figure as high as a share of its width.
func (p *Pad) SetAspect(aspect float32) { p.drawing.aspect = aspect }

// FigureSize returns how large the figure is, in units of the design.
func (p *Pad) FigureSize() (w, h float64) {
	size := p.drawing.Size()
	return float64(size.Width / p.look.Zoom), float64(size.Height / p.look.Zoom)
}

// Words says what the figure shows.
func (p *Pad) Words() string { return p.drawing.Words() }

// HeightFor implements [Flowing].
func (p *Pad) HeightFor(width float32) float32 { return p.drawing.HeightFor(width) }

func (p *Pad) point(at fyne.Position) {
	if !p.Off && p.OnPoint != nil {
		p.OnPoint(float64(at.X/p.look.Zoom), float64(at.Y/p.look.Zoom))
	}
}

// MouseDown implements desktop.Mouseable.
func (p *Pad) MouseDown(ev *desktop.MouseEvent) {
	if p.Off {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil {
		c.Focus(p)
	}
	p.down = true
	p.point(ev.Position)
}

// MouseUp implements desktop.Mouseable.
func (p *Pad) MouseUp(*desktop.MouseEvent) { p.lift() }

// Dragged implements fyne.Draggable.
func (p *Pad) Dragged(ev *fyne.DragEvent) {
	p.down = true
	p.point(ev.Position)
}

// DragEnd implements fyne.Draggable.
func (p *Pad) DragEnd() { p.lift() }

func (p *Pad) lift() {
	if p.down && !p.Off && p.OnDrawn != nil {
		p.OnDrawn()
	}
	p.down = false
}

// FocusGained implements fyne.Focusable.
func (p *Pad) FocusGained() { p.focus(true) }

// FocusLost implements fyne.Focusable.
func (p *Pad) FocusLost() { p.focus(false) }

func (p *Pad) focus(gained bool) {
	p.focused = gained
	p.Refresh()
	p.Redraw()
	if p.OnFocus != nil {
		p.OnFocus(gained)
	}
}

// Focused reports whether the pad has the keyboard.
func (p *Pad) Focused() bool { return p.focused }

// TypedRune implements fyne.Focusable.
func (p *Pad) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (p *Pad) TypedKey(ev *fyne.KeyEvent) {
	if p.OnKey != nil && p.OnKey(ev) {
		return
	}
	if p.Off {
		p.look.Keys.Key(ev, false)
		return
	}
	switch ev.Name {
	case fyne.KeyLeft:
		p.OnSide(-1)
	case fyne.KeyRight:
		p.OnSide(1)
	case fyne.KeyUp:
		p.OnLift(1, false)
	case fyne.KeyDown:
		p.OnLift(-1, false)
	case fyne.KeyHome:
		p.OnLift(1, true)
	case fyne.KeyEnd:
		p.OnLift(-1, true)
	default:
		p.look.Keys.Key(ev, false)
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (p *Pad) TypedShortcut(s fyne.Shortcut) { p.look.Keys.Shortcut(s, false) }

// Cursor implements desktop.Cursorable.
func (p *Pad) Cursor() desktop.Cursor {
	if p.Off {
		return desktop.DefaultCursor
	}
	return desktop.CrosshairCursor
}

// CreateRenderer implements fyne.Widget.
func (p *Pad) CreateRenderer() fyne.WidgetRenderer {
	return &padRenderer{pad: p, ring: canvas.NewRectangle(nil)}
}

type padRenderer struct {
	pad  *Pad
	ring *canvas.Rectangle
}

func (r *padRenderer) Destroy() {}
func (r *padRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.pad.drawing, r.ring}
}
func (r *padRenderer) MinSize() fyne.Size { return fyne.NewSize(0, 0) }

func (r *padRenderer) Layout(size fyne.Size) {
	r.pad.drawing.Resize(size)
	look := r.pad.look
	r.ring.StrokeColor, r.ring.StrokeWidth, r.ring.CornerRadius = look.Color(figure.Accent), look.Px(ringWidth), look.Px(cardRadius)
	out := look.Px(Tight)
	r.ring.Move(fyne.NewPos(-out, -out))
	r.ring.Resize(fyne.NewSize(size.Width+2*out, size.Height+2*out))
	r.ring.Hidden = !r.pad.focused
}

func (r *padRenderer) Refresh() {
	r.Layout(r.pad.Size())
	canvas.Refresh(r.pad)
}
