package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"doelenboom/model"
	"doelenboom/ui/figure"
)

// MenuItem is one act in a [Menu], with the key that does the same.
type MenuItem struct {
	Text, Key string
	Do        func()
	Apart     bool // a line above it sets it apart from what comes before
}

// MenuItems are acts of the keymap in a menu's words; do does one. An empty name sets what comes after it apart.
func (l *Look) MenuItems(where Where, do func(model.Key), acts ...model.Key) []MenuItem {
	var out []MenuItem
	apart := false
	for _, act := range acts {
		if act == "" {
			apart = true
			continue
		}
		out = append(out, MenuItem{Text: l.Words.Say(act), Key: KeyText(l.Words, where, act), Do: func() { do(act) }, Apart: apart})
		apart = false
	}
	return out
}

// Menu floats over the page and offers what can be done with what was pointed at. It is used with the pointer or with arrows, Enter and
// Escape; until it is closed it has all keys, and a press outside it closes it.
type Menu struct {
	widget.BaseWidget
	Items []MenuItem

	look   *Look
	window fyne.Canvas
	back   fyne.Focusable
	at     fyne.Position
	chosen int
}

// Lengths of a menu, in units of the design.
const (
	menuRow  = 30
	menuPad  = 6
	menuSide = 14
)

// ShowMenu opens a menu with its corner at a place of the window, or as near as it fits.
func ShowMenu(look *Look, window fyne.Canvas, at fyne.Position, items []MenuItem) *Menu {
	m := &Menu{Items: items, look: look, window: window, back: window.Focused(), at: at}
	m.ExtendBaseWidget(m)
	m.Resize(window.Size())
	window.Overlays().Add(m)
	window.Focus(m)
	return m
}

// Close takes the menu away and brings the keyboard back to where it was.
func (m *Menu) Close() {
	m.window.Overlays().Remove(m)
	if m.back != nil {
		m.window.Focus(m.back)
	}
}

// Chosen is the item that Enter would do.
func (m *Menu) Chosen() MenuItem { return m.Items[m.chosen] }

func (m *Menu) choose(at int) {
	if at = (at + len(m.Items)) % len(m.Items); at != m.chosen {
		m.chosen = at
		m.Refresh()
	}
}

func (m *Menu) do() {
	item := m.Items[m.chosen]
	m.Close()
	item.Do()
}

// FocusGained implements fyne.Focusable.
func (m *Menu) FocusGained() {}

// FocusLost implements fyne.Focusable.
func (m *Menu) FocusLost() {}

// TypedRune implements fyne.Focusable.
func (m *Menu) TypedRune(rune) {}

// AcceptsTab implements fyne.Tabbable: there is nowhere else to go.
func (m *Menu) AcceptsTab() bool { return true }

// TypedShortcut implements fyne.Shortcutable: what lies under the menu waits.
func (m *Menu) TypedShortcut(fyne.Shortcut) {}

// TypedKey implements fyne.Focusable.
func (m *Menu) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyDown, fyne.KeyTab:
		m.choose(m.chosen + 1)
	case fyne.KeyUp:
		m.choose(m.chosen - 1)
	case fyne.KeyHome:
		m.choose(0)
	case fyne.KeyEnd:
		m.choose(len(m.Items) - 1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		m.do()
	case fyne.KeyEscape, desktop.KeyMenu:
		m.Close()
	}
}

// itemAt is the item at a place of the window, or -1.
func (m *Menu) itemAt(pos fyne.Position) int {
	corner, size, unit := m.panel()
	if pos.X < corner.X || pos.X >= corner.X+size.Width {
		return -1
	}
	for i := range m.Items {
		if y := corner.Y + m.rowTop(i, unit); pos.Y >= y && pos.Y < y+menuRow*unit {
			return i
		}
	}
	return -1
}

// Tapped implements fyne.Tappable.
func (m *Menu) Tapped(ev *fyne.PointEvent) {
	if at := m.itemAt(ev.Position); at >= 0 {
		m.chosen = at
		m.do()
		return
	}
	m.Close()
}

// TappedSecondary implements fyne.SecondaryTappable.
func (m *Menu) TappedSecondary(ev *fyne.PointEvent) { m.Tapped(ev) }

// MouseIn implements desktop.Hoverable.
func (m *Menu) MouseIn(ev *desktop.MouseEvent) { m.MouseMoved(ev) }

// MouseMoved implements desktop.Hoverable.
func (m *Menu) MouseMoved(ev *desktop.MouseEvent) {
	if at := m.itemAt(ev.Position); at >= 0 {
		m.choose(at)
	}
}

// MouseOut implements desktop.Hoverable.
func (m *Menu) MouseOut() {}

// AccessibilityLabel implements fyne.Accessible.
func (m *Menu) AccessibilityLabel() string { return m.Items[m.chosen].Text }

// rowTop is how far below the corner of the menu an item begins.
func (m *Menu) rowTop(i int, unit float32) float32 {
	y := menuPad * unit
	for at := range i + 1 {
		if m.Items[at].Apart {
			y += (menuPad*2 + 1) * unit
		}
		if at < i {
			y += menuRow * unit
		}
	}
	return y
}

// panel is where the menu stands. In a large zoom it is no larger than the window.
func (m *Menu) panel() (corner fyne.Position, size fyne.Size, unit float32) {
	window := m.Size()
	unit = m.look.Zoom
	height := m.rowTop(len(m.Items)-1, 1) + menuRow + menuPad
	if room := window.Height - 2*menuPad; height*unit > room {
		unit = room / height
	}
	widest := float32(0)
	for _, item := range m.Items {
		text := fyne.MeasureText(item.Text, Body*unit, fyne.TextStyle{}).Width
		key := fyne.MeasureText(item.Key, Small*unit, fyne.TextStyle{}).Width
		widest = max(widest, text+key)
	}
	size = fyne.NewSize(widest+(2*menuSide+Broad)*unit, height*unit)
	corner = fyne.NewPos(min(m.at.X, window.Width-size.Width-menuPad), min(m.at.Y, window.Height-size.Height-menuPad))
	return fyne.NewPos(max(0, corner.X), max(0, corner.Y)), size, unit
}

// CreateRenderer implements fyne.Widget.
func (m *Menu) CreateRenderer() fyne.WidgetRenderer {
	r := &menuRenderer{menu: m, face: canvas.NewRectangle(nil), mark: canvas.NewRectangle(nil)}
	r.objects = []fyne.CanvasObject{r.face, r.mark}
	for _, item := range m.Items {
		text, key := canvas.NewText(item.Text, nil), canvas.NewText(item.Key, nil)
		r.texts, r.keys = append(r.texts, text), append(r.keys, key)
		r.objects = append(r.objects, text, key)
		if item.Apart {
			rule := canvas.NewRectangle(nil)
			r.rules = append(r.rules, rule)
			r.objects = append(r.objects, rule)
		}
	}
	return r
}

type menuRenderer struct {
	menu        *Menu
	face, mark  *canvas.Rectangle
	texts, keys []*canvas.Text
	rules       []*canvas.Rectangle
	objects     []fyne.CanvasObject
}

func (r *menuRenderer) Destroy()                     {}
func (r *menuRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *menuRenderer) MinSize() fyne.Size           { return fyne.NewSize(1, 1) }

func (r *menuRenderer) Layout(fyne.Size) {
	m, look := r.menu, r.menu.look
	corner, size, unit := m.panel()
	r.face.FillColor, r.face.StrokeColor, r.face.StrokeWidth = look.Color(figure.Card), look.Color(figure.Control), look.Stroke()
	r.face.CornerRadius = cardRadius * unit
	r.face.Move(corner)
	r.face.Resize(size)
	r.mark.FillColor = look.Color(figure.Accent)
	r.mark.CornerRadius = 4 * unit
	rules := 0
	for i := range m.Items {
		top := corner.Y + m.rowTop(i, unit)
		ink, muted := look.Color(figure.Ink), look.Color(figure.MutedInk)
		if i == m.chosen {
			r.mark.Move(fyne.NewPos(corner.X+menuPad*unit, top))
			r.mark.Resize(fyne.NewSize(size.Width-2*menuPad*unit, menuRow*unit))
			ink, muted = look.Color(figure.Card), look.Color(figure.Card)
		}
		if m.Items[i].Apart {
			rule := r.rules[rules]
			rules++
			rule.FillColor = look.Color(figure.Line)
			rule.Move(fyne.NewPos(corner.X, top-(menuPad+1)*unit))
			rule.Resize(fyne.NewSize(size.Width, look.Stroke()))
		}
		line := func(text *canvas.Text, letters, x float32) {
			text.TextSize = letters * unit
			least := text.MinSize()
			if x < 0 {
				x = size.Width + x - least.Width
			}
			text.Move(fyne.NewPos(corner.X+x, top+(menuRow*unit-least.Height)/2))
			text.Resize(least)
		}
		r.texts[i].Color, r.keys[i].Color = ink, muted
		line(r.texts[i], Body, menuSide*unit)
		line(r.keys[i], Small, -menuSide*unit)
	}
}

func (r *menuRenderer) Refresh() {
	r.Layout(r.menu.Size())
	canvas.Refresh(r.menu)
}

// Start puts the choice on an item to begin with.
func (m *Menu) Start(at int) { m.choose(at) }
