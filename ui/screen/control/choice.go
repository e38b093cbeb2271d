package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"doelenboom/ui/figure"
)

// Option is one of the things to choose from.
type Option struct {
	Value string
	Text  string
}

// Choice shows all that can be chosen, side by side, so that a room sees what there is; the chosen one is filled and has a tick. It wraps
// when the line is full. With the focus, the arrow keys choose.
type Choice struct {
	widget.BaseWidget
	OnChoose func(value string)
	// OnKey may take a key before the choice does; it reports whether it did.
	OnKey func(ev *fyne.KeyEvent) bool
	// OnRune may take what is typed; it reports whether it did.
	OnRune func(r rune) bool
	// OnFocus is called when the choice gets or loses the keyboard.
	OnFocus func(gained bool)

	look    *Look
	options []Option
	chosen  string
	focused bool
}

// NewChoice makes a choice between options.
func NewChoice(look *Look, options []Option, chosen string, choose func(string)) *Choice {
	c := &Choice{look: look, options: options, chosen: chosen, OnChoose: choose}
	c.ExtendBaseWidget(c)
	return c
}

// Mark makes a value the chosen one without telling anybody.
func (c *Choice) Mark(value string) {
	if c.chosen != value {
		c.chosen = value
		c.Refresh()
	}
}

// Chosen returns the chosen value.
func (c *Choice) Chosen() string { return c.chosen }

func (c *Choice) choose(at int) {
	if at < 0 || at >= len(c.options) || c.options[at].Value == c.chosen {
		return
	}
	c.chosen = c.options[at].Value
	c.Refresh()
	if c.OnChoose != nil {
		c.OnChoose(c.chosen)
	}
}

func (c *Choice) at() int {
	for i, option := range c.options {
		if option.Value == c.chosen {
			return i
		}
	}
	return -1
}

// Tapped implements fyne.Tappable.
func (c *Choice) Tapped(ev *fyne.PointEvent) {
	c.place(c.Size().Width, func(i int, x, y, w, h float32) {
		if ev.Position.X >= x && ev.Position.X < x+w && ev.Position.Y >= y && ev.Position.Y < y+h {
			c.choose(i)
		}
	})
}

// FocusGained implements fyne.Focusable.
func (c *Choice) FocusGained() { c.focus(true) }

// FocusLost implements fyne.Focusable.
func (c *Choice) FocusLost() { c.focus(false) }

func (c *Choice) focus(gained bool) {
	c.focused = gained
	c.Refresh()
	if c.OnFocus != nil {
		c.OnFocus(gained)
	}
}

// TypedRune implements fyne.Focusable.
func (c *Choice) TypedRune(r rune) {
	if c.OnRune != nil {
		c.OnRune(r)
	}
}

// TypedKey implements fyne.Focusable.
func (c *Choice) TypedKey(ev *fyne.KeyEvent) {
	if c.OnKey != nil && c.OnKey(ev) {
		return
	}
	switch ev.Name {
	case fyne.KeyLeft, fyne.KeyUp:
		c.choose(c.at() - 1)
	case fyne.KeyRight, fyne.KeyDown, fyne.KeySpace:
		c.choose(c.at() + 1)
	case fyne.KeyHome:
		c.choose(0)
	case fyne.KeyEnd:
		c.choose(len(c.options) - 1)
	default:
		c.look.Keys.Key(ev, false)
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (c *Choice) TypedShortcut(s fyne.Shortcut) { c.look.Keys.Shortcut(s, false) }

const (
	chipHeight = 28
	tickRoom   = 14 // every chip has room for its tick, so that nothing moves when another one is chosen
)

// place tells where each option stands, and returns the height of all.
func (c *Choice) place(width float32, put func(i int, x, y, w, h float32)) float32 {
	look := c.look
	height, gap := look.Px(chipHeight), look.Px(Tight)
	x, y := float32(0), float32(0)
	for i, option := range c.options {
		w := float32(figure.Measure(option.Text, float64(look.Type(Small)), figure.Bold)) + look.Px(Step) + look.Px(tickRoom)
		if x > 0 && x+w > width {
			x, y = 0, y+height+gap
		}
		put(i, x, y, w, height)
		x += w + gap
	}
	return y + height
}

// HeightFor implements [Flowing].
func (c *Choice) HeightFor(width float32) float32 {
	return c.place(width, func(int, float32, float32, float32, float32) {})
}

// CreateRenderer implements fyne.Widget.
func (c *Choice) CreateRenderer() fyne.WidgetRenderer {
	r := &choiceRenderer{choice: c, ring: canvas.NewRectangle(nil)}
	r.objects = append(r.objects, r.ring)
	for range c.options {
		face, text := canvas.NewRectangle(nil), canvas.NewText("", nil)
		r.faces, r.texts = append(r.faces, face), append(r.texts, text)
		r.objects = append(r.objects, face, text)
	}
	for i := range r.tick {
		r.tick[i] = canvas.NewLine(nil)
		r.objects = append(r.objects, r.tick[i])
	}
	return r
}

type choiceRenderer struct {
	choice  *Choice
	ring    *canvas.Rectangle
	tick    [2]*canvas.Line
	faces   []*canvas.Rectangle
	texts   []*canvas.Text
	objects []fyne.CanvasObject
}

func (r *choiceRenderer) Destroy()                     {}
func (r *choiceRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *choiceRenderer) MinSize() fyne.Size {
	width := r.choice.Size().Width
	if width == 0 {
		return fyne.NewSize(0, r.choice.look.Px(chipHeight))
	}
	return fyne.NewSize(0, r.choice.HeightFor(width))
}

func (r *choiceRenderer) Layout(size fyne.Size) {
	c, look := r.choice, r.choice.look
	right := float32(0)
	c.place(size.Width, func(i int, x, y, w, h float32) {
		chosen := c.options[i].Value == c.chosen
		face, text := r.faces[i], r.texts[i]
		face.Move(fyne.NewPos(x, y))
		face.Resize(fyne.NewSize(w, h))
		face.CornerRadius, face.StrokeWidth = h/2, look.Stroke()
		face.FillColor, face.StrokeColor = look.Color(figure.Card), look.Color(figure.Control)
		text.Text, text.Color, text.TextStyle, text.TextSize = c.options[i].Text, look.Color(figure.Ink), fyne.TextStyle{}, look.Type(Small)
		left := x + w/2
		if chosen {
			face.FillColor, face.StrokeColor = look.Color(figure.Accent), look.Color(figure.Accent)
			text.Color, text.TextStyle = look.Color(figure.OnAccent), fyne.TextStyle{Bold: true}
			left += look.Px(tickRoom) / 2
			r.drawTick(x+look.Px(10), y+h/2)
		}
		least := text.MinSize()
		text.Move(fyne.NewPos(left-least.Width/2, y+(h-least.Height)/2))
		text.Resize(least)
		right = max(right, x+w)
	})
	r.tick[0].Hidden, r.tick[1].Hidden = c.at() < 0, c.at() < 0
	ring := look.Px(ringWidth)
	r.ring.StrokeColor, r.ring.StrokeWidth, r.ring.CornerRadius = look.Color(figure.Accent), ring, look.Px(chipHeight/2+ringWidth)
	r.ring.Hidden = !c.focused
	r.ring.Move(fyne.NewPos(-ring-1, -ring-1))
	r.ring.Resize(fyne.NewSize(right+2*ring+2, size.Height+2*ring+2))
}

// drawTick draws the tick of the chosen option; the font has no such sign.
func (r *choiceRenderer) drawTick(x, y float32) {
	px := r.choice.look.Px
	low := fyne.NewPos(x+px(3.5), y+px(4))
	r.tick[0].Position1, r.tick[0].Position2 = fyne.NewPos(x, y+px(0.5)), low
	r.tick[1].Position1, r.tick[1].Position2 = low, fyne.NewPos(x+px(9), y-px(4))
	for _, line := range r.tick {
		line.StrokeColor, line.StrokeWidth = r.choice.look.Color(figure.OnAccent), px(2)
	}
}

func (r *choiceRenderer) Refresh() {
	r.Layout(r.choice.Size())
	canvas.Refresh(r.choice)
}
