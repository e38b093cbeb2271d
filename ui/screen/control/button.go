package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"doelenboom/ui/figure"
)

// Manner is how loud a button is.
type Manner int

// The manners of a button.
const (
	Plain   Manner = iota // a line round it
	Primary               // the one act that comes next
	Quiet                 // text alone, in a bar
	Current               // a quiet one for where the user is
)

const controlHeight = 36

// Button does one thing. It may show the key that does the same.
type Button struct {
	widget.BaseWidget
	OnTap func()
	// OnKey may take a key before the button does; it reports whether it did.
	OnKey func(ev *fyne.KeyEvent) bool
	// OnFocus is called when the button gets or loses the keyboard.
	OnFocus func(gained bool)

	look             *Look
	text, key        string
	manner           Manner
	left             bool // text at the left instead of in the middle
	focused, hovered bool
	disabled         bool
}

// NewButton makes a button with its text, and the key that does the same or "".
func NewButton(look *Look, text, key string, manner Manner, tapped func()) *Button {
	b := &Button{look: look, text: text, key: key, manner: manner, OnTap: tapped}
	b.ExtendBaseWidget(b)
	return b
}

// Leading puts the text at the left.
func (b *Button) Leading() *Button {
	b.left = true
	return b
}

// SetText changes the text.
func (b *Button) SetText(text string) {
	if b.text != text {
		b.text = text
		b.Refresh()
	}
}

// Text returns the text.
func (b *Button) Text() string { return b.text }

// SetManner changes how loud the button is.
func (b *Button) SetManner(manner Manner) {
	if b.manner != manner {
		b.manner = manner
		b.Refresh()
	}
}

// SetEnabled says whether the button can be used.
func (b *Button) SetEnabled(enabled bool) {
	if b.disabled == enabled {
		b.disabled = !enabled
		b.Refresh()
	}
}

func (b *Button) press() {
	if !b.disabled && b.OnTap != nil {
		b.OnTap()
	}
}

// Tapped implements fyne.Tappable.
func (b *Button) Tapped(*fyne.PointEvent) { b.press() }

// FocusGained implements fyne.Focusable.
func (b *Button) FocusGained() { b.focus(true) }

// FocusLost implements fyne.Focusable.
func (b *Button) FocusLost() { b.focus(false) }

func (b *Button) focus(gained bool) {
	b.focused = gained
	b.Refresh()
	if b.OnFocus != nil {
		b.OnFocus(gained)
	}
}

// TypedRune implements fyne.Focusable.
func (b *Button) TypedRune(rune) {}

// TypedKey implements fyne.Focusable: Enter and space press the button.
func (b *Button) TypedKey(ev *fyne.KeyEvent) {
	if b.OnKey != nil && b.OnKey(ev) {
		return
	}
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		b.press()
	default:
		b.look.Keys.Key(ev, false)
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (b *Button) TypedShortcut(s fyne.Shortcut) { b.look.Keys.Shortcut(s, false) }

// MouseIn implements desktop.Hoverable.
func (b *Button) MouseIn(*desktop.MouseEvent) { b.hovered = true; b.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (b *Button) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (b *Button) MouseOut() { b.hovered = false; b.Refresh() }

// AccessibilityLabel implements fyne.Accessible.
func (b *Button) AccessibilityLabel() string { return b.text }

// CreateRenderer implements fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	r := &buttonRenderer{
		button: b, ring: canvas.NewRectangle(nil), face: canvas.NewRectangle(nil), mark: canvas.NewRectangle(nil),
		text: canvas.NewText("", nil), key: canvas.NewText("", nil),
	}
	r.dress()
	return r
}

type buttonRenderer struct {
	button           *Button
	ring, face, mark *canvas.Rectangle
	text, key        *canvas.Text
}

func (r *buttonRenderer) Destroy() {}

func (r *buttonRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ring, r.face, r.mark, r.text, r.key}
}

func (r *buttonRenderer) widths() (text, key float32) {
	text = r.text.MinSize().Width
	if r.button.key != "" {
		key = r.key.MinSize().Width + r.button.look.Px(Gap)
	}
	return text, key
}

func (r *buttonRenderer) room() float32 {
	if r.button.manner == Quiet || r.button.manner == Current {
		if !r.button.left {
			return r.button.look.Px(Gap)
		}
	}
	return r.button.look.Px(Step)
}

func (r *buttonRenderer) MinSize() fyne.Size {
	text, key := r.widths()
	return fyne.NewSize(text+key+2*r.room(), r.button.look.Px(controlHeight))
}

func (r *buttonRenderer) Layout(size fyne.Size) {
	look := r.button.look
	ring := look.Px(ringWidth)
	r.ring.Move(fyne.NewPos(-ring, -ring))
	r.ring.Resize(size.AddWidthHeight(2*ring, 2*ring))
	r.face.Move(fyne.NewPos(0, 0))
	r.face.Resize(size)
	r.mark.Move(fyne.NewPos(0, 0))
	r.mark.Resize(fyne.NewSize(look.Px(barWidth), size.Height))
	text, key := r.widths()
	x := (size.Width - text - key) / 2
	if r.button.left {
		x = r.room()
	}
	for _, t := range []*canvas.Text{r.text, r.key} {
		least := t.MinSize()
		t.Move(fyne.NewPos(x, (size.Height-least.Height)/2))
		t.Resize(least)
		x += least.Width + look.Px(Gap)
	}
}

func (r *buttonRenderer) dress() {
	b, look := r.button, r.button.look
	ink, fill, line := figure.Ink, figure.Card, figure.Control
	weight := figure.Regular
	switch b.manner {
	case Primary:
		ink, fill, line, weight = figure.OnAccent, figure.Accent, figure.Accent, figure.Bold
	case Quiet:
		fill, line = figure.None, figure.None
	case Current:
		fill, line, weight = figure.Card, figure.None, figure.Bold
		if !b.left {
			fill, ink = figure.None, figure.Accent
		}
	}
	if b.disabled {
		ink, fill, line = figure.MutedInk, figure.None, figure.Line
		if b.manner == Quiet {
			line = figure.None
		}
	}
	r.face.FillColor, r.face.StrokeColor = look.Color(fill), look.Color(line)
	r.face.StrokeWidth, r.face.CornerRadius = look.Stroke(), look.Px(cardRadius)
	if line == figure.None {
		r.face.StrokeWidth = 0
	}
	if b.hovered && !b.disabled && (b.manner == Quiet || b.manner == Plain) {
		r.face.StrokeColor, r.face.StrokeWidth = look.Color(figure.Accent), look.Stroke()
	}
	if b.manner == Current && b.left {
		r.face.CornerRadius = 0
	}
	r.mark.FillColor = look.Color(figure.Accent)
	r.mark.Hidden = b.manner != Current || !b.left
	r.ring.FillColor, r.ring.StrokeColor = nil, look.Color(figure.Accent)
	r.ring.StrokeWidth, r.ring.CornerRadius = look.Px(ringWidth), look.Px(cardRadius+ringWidth)
	r.ring.Hidden = !b.focused
	r.text.Text, r.text.Color, r.text.TextSize, r.text.TextStyle = b.text, look.Color(ink), look.Type(Body), Style(weight)
	r.key.Text, r.key.Color, r.key.TextSize = b.key, look.Color(ink), look.Type(Body)
	if b.manner != Primary {
		r.key.Color, r.key.TextSize = look.Color(figure.MutedInk), look.Type(Small)
	}
	r.key.Hidden = b.key == ""
}

func (r *buttonRenderer) Refresh() {
	r.dress()
	r.Layout(r.button.Size())
	canvas.Refresh(r.button)
}
