package control

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"doelenboom/ui/figure"
)

// Toggles shows things side by side of which any number can be on; what is on is filled. With the focus, the arrow keys go from one to the
// next, and space turns it on or off.
type Toggles struct {
	widget.BaseWidget
	OnToggle func(value string, on bool)
	// OnKey may take a key before the toggles do; it reports whether it did.
	OnKey func(ev *fyne.KeyEvent) bool

	look    *Look
	options []Option
	on      []string
	at      int // where the keyboard is
	focused bool
}

// NewToggles makes toggles that are all off.
func NewToggles(look *Look, options []Option, toggle func(value string, on bool)) *Toggles {
	t := &Toggles{look: look, options: options, OnToggle: toggle}
	t.ExtendBaseWidget(t)
	return t
}

// Mark says which values are on, without telling anybody.
func (t *Toggles) Mark(on []string) {
	if !slices.Equal(t.on, on) {
		t.on = slices.Clone(on)
		t.Refresh()
	}
}

// IsOn reports whether a value is on.
func (t *Toggles) IsOn(value string) bool { return slices.Contains(t.on, value) }

func (t *Toggles) toggle(at int) {
	if at < 0 || at >= len(t.options) {
		return
	}
	t.at = at
	value := t.options[at].Value
	on := !t.IsOn(value)
	if on {
		t.on = append(t.on, value)
	} else {
		t.on = slices.DeleteFunc(t.on, func(other string) bool { return other == value })
	}
	t.Refresh()
	if t.OnToggle != nil {
		t.OnToggle(value, on)
	}
}

// Tapped implements fyne.Tappable.
func (t *Toggles) Tapped(ev *fyne.PointEvent) {
	for i := range t.options {
		if x, w := t.place(i); ev.Position.X >= x && ev.Position.X < x+w {
			t.toggle(i)
		}
	}
}

// FocusGained implements fyne.Focusable.
func (t *Toggles) FocusGained() { t.focused = true; t.Refresh() }

// FocusLost implements fyne.Focusable.
func (t *Toggles) FocusLost() { t.focused = false; t.Refresh() }

// TypedRune implements fyne.Focusable.
func (t *Toggles) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (t *Toggles) TypedKey(ev *fyne.KeyEvent) {
	if t.OnKey != nil && t.OnKey(ev) {
		return
	}
	switch ev.Name {
	case fyne.KeyLeft, fyne.KeyUp:
		t.at = max(0, t.at-1)
	case fyne.KeyRight, fyne.KeyDown:
		t.at = min(len(t.options)-1, t.at+1)
	case fyne.KeySpace:
		t.toggle(t.at)
	default:
		t.look.Keys.Key(ev, false)
		return
	}
	t.Refresh()
}

// TypedShortcut implements fyne.Shortcutable.
func (t *Toggles) TypedShortcut(s fyne.Shortcut) { t.look.Keys.Shortcut(s, false) }

// place tells where an option stands.
func (t *Toggles) place(at int) (x, width float32) {
	for i := range t.options[:at+1] {
		x += width
		if i > 0 {
			x += t.look.Px(Tight)
		}
		width = max(t.look.Px(chipHeight), float32(figure.Measure(t.options[i].Text, float64(t.look.Type(Small)), figure.Bold))+t.look.Px(Step))
	}
	return x, width
}

// MinSize implements fyne.CanvasObject.
func (t *Toggles) MinSize() fyne.Size {
	if len(t.options) == 0 {
		return fyne.NewSize(0, t.look.Px(chipHeight))
	}
	x, w := t.place(len(t.options) - 1)
	return fyne.NewSize(x+w, t.look.Px(chipHeight))
}

// AccessibilityLabel implements fyne.Accessible: what is on.
func (t *Toggles) AccessibilityLabel() string {
	out := ""
	for _, option := range t.options {
		if t.IsOn(option.Value) {
			out += " " + option.Text
		}
	}
	return out
}

// CreateRenderer implements fyne.Widget.
func (t *Toggles) CreateRenderer() fyne.WidgetRenderer {
	r := &togglesRenderer{toggles: t, ring: canvas.NewRectangle(nil)}
	r.objects = append(r.objects, r.ring)
	for range t.options {
		face, text := canvas.NewRectangle(nil), canvas.NewText("", nil)
		r.faces, r.texts = append(r.faces, face), append(r.texts, text)
		r.objects = append(r.objects, face, text)
	}
	return r
}

type togglesRenderer struct {
	toggles *Toggles
	ring    *canvas.Rectangle
	faces   []*canvas.Rectangle
	texts   []*canvas.Text
	objects []fyne.CanvasObject
}

func (r *togglesRenderer) Destroy()                     {}
func (r *togglesRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *togglesRenderer) MinSize() fyne.Size           { return r.toggles.MinSize() }

func (r *togglesRenderer) Layout(fyne.Size) {
	t, look := r.toggles, r.toggles.look
	height, ring := look.Px(chipHeight), look.Px(ringWidth)
	r.ring.Hidden = !t.focused || len(t.options) == 0
	for i, option := range t.options {
		x, w := t.place(i)
		face, text := r.faces[i], r.texts[i]
		face.Move(fyne.NewPos(x, 0))
		face.Resize(fyne.NewSize(w, height))
		face.CornerRadius, face.StrokeWidth, face.StrokeColor = look.Px(cardRadius), look.Stroke(), look.Color(figure.Control)
		face.FillColor = look.Color(figure.Card)
		text.Text, text.Color, text.TextStyle, text.TextSize = option.Text, look.Color(figure.MutedInk), fyne.TextStyle{}, look.Type(Small)
		if t.IsOn(option.Value) {
			face.FillColor, face.StrokeColor = look.Color(figure.Accent), look.Color(figure.Accent)
			text.Color, text.TextStyle = look.Color(figure.OnAccent), fyne.TextStyle{Bold: true}
		}
		least := text.MinSize()
		text.Move(fyne.NewPos(x+(w-least.Width)/2, (height-least.Height)/2))
		text.Resize(least)
		if i == t.at {
			r.ring.Move(fyne.NewPos(x-ring, -ring))
			r.ring.Resize(fyne.NewSize(w+2*ring, height+2*ring))
		}
	}
	r.ring.StrokeColor, r.ring.StrokeWidth, r.ring.CornerRadius = look.Color(figure.Accent), ring, look.Px(cardRadius+ringWidth)
}

func (r *togglesRenderer) Refresh() {
	r.Layout(r.toggles.Size())
	canvas.Refresh(r.toggles)
}
