package control

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"doelenboom/ui/figure"
)

// Toggles shows things side by side of which any number can be on; what is on is filled. It wraps when the line is full. With the focus, the arrow keys go from one to the
// next, and space turns it on or off.
type Toggles struct {
	widget.BaseWidget
	OnToggle func(value string, on bool)
	// OnKey may take a key before the toggles do; it reports whether it did.
	OnKey func(ev *fyne.KeyEvent) bool
	// OnFocus is called when the toggles get or lose the keyboard.
	OnFocus func(gained bool)

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
	t.place(t.Size().Width, func(i int, x, y, w, h float32) {
		if ev.Position.X >= x && ev.Position.X < x+w && ev.Position.Y >= y && ev.Position.Y < y+h {
			t.toggle(i)
		}
	})
}

// FocusGained implements fyne.Focusable.
func (t *Toggles) FocusGained() { t.focus(true) }

// FocusLost implements fyne.Focusable.
func (t *Toggles) FocusLost() { t.focus(false) }

func (t *Toggles) focus(gained bool) {
	t.focused = gained
	t.Refresh()
	if t.OnFocus != nil {
		t.OnFocus(gained)
	}
}

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

// place tells where each option stands, and returns the height of all.
func (t *Toggles) place(width float32, put func(i int, x, y, w, h float32)) float32 {
	look := t.look
	height, gap := look.Px(chipHeight), look.Px(Tight)
	x, y := float32(0), float32(0)
	for i := range t.options {
		w := t.widthOf(i)
		if x > 0 && width > 0 && x+w > width+0.5 {
			x, y = 0, y+height+gap
		}
		put(i, x, y, w, height)
		x += w + gap
	}
	return y + height
}

func (t *Toggles) widthOf(i int) float32 {
	return max(t.look.Px(chipHeight), float32(figure.Measure(t.options[i].Text, float64(t.look.Type(Small)), figure.Bold))+t.look.Px(Step))
}

// HeightFor implements [Flowing].
func (t *Toggles) HeightFor(width float32) float32 {
	return t.place(width, func(int, float32, float32, float32, float32) {})
}

// MinSize implements fyne.CanvasObject: all on one line.
func (t *Toggles) MinSize() fyne.Size {
	width := float32(0)
	t.place(0, func(_ int, x, _, w, _ float32) { width = x + w })
	return fyne.NewSize(width, t.look.Px(chipHeight))
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

func (r *togglesRenderer) Layout(size fyne.Size) {
	t, look := r.toggles, r.toggles.look
	ring := look.Px(ringWidth)
	r.ring.Hidden = !t.focused || len(t.options) == 0
	t.place(size.Width, func(i int, x, y, w, height float32) {
		option := t.options[i]
		face, text := r.faces[i], r.texts[i]
		face.Move(fyne.NewPos(x, y))
		face.Resize(fyne.NewSize(w, height))
		face.CornerRadius, face.StrokeWidth, face.StrokeColor = look.Px(cardRadius), look.Stroke(), look.Color(figure.Control)
		face.FillColor = look.Color(figure.Card)
		text.Text, text.Color, text.TextStyle, text.TextSize = option.Text, look.Color(figure.MutedInk), fyne.TextStyle{}, look.Type(Small)
		if t.IsOn(option.Value) {
			face.FillColor, face.StrokeColor = look.Color(figure.Accent), look.Color(figure.Accent)
			text.Color, text.TextStyle = look.Color(figure.OnAccent), fyne.TextStyle{Bold: true}
		}
		least := text.MinSize()
		text.Move(fyne.NewPos(x+(w-least.Width)/2, y+(height-least.Height)/2))
		text.Resize(least)
		if i == t.at {
			r.ring.Move(fyne.NewPos(x-ring, y-ring))
			r.ring.Resize(fyne.NewSize(w+2*ring, height+2*ring))
		}
	})
	r.ring.StrokeColor, r.ring.StrokeWidth, r.ring.CornerRadius = look.Color(figure.Accent), ring, look.Px(cardRadius+ringWidth)
}

func (r *togglesRenderer) Refresh() {
	r.Layout(r.toggles.Size())
	canvas.Refresh(r.toggles)
}
