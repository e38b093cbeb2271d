package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"doelenboom/ui/figure"
)

// KeyHint is a key with what it does. Who has no hand on the keys presses the hint itself: OnPress is told what had the keyboard when the
// pointer came down, because the window takes that away before it tells of a press.
type KeyHint struct {
	widget.BaseWidget
	OnPress func(had fyne.Focusable) // nil for keys of which one has to be chosen

	look      *Look
	key, does string
	canvas    fyne.Canvas
	had       fyne.Focusable
	hovered   bool
}

// NewKeyHint makes a hint in a window.
func NewKeyHint(look *Look, window fyne.Canvas, key, does string, press func(had fyne.Focusable)) *KeyHint {
	h := &KeyHint{look: look, canvas: window, key: key, does: does, OnPress: press}
	h.ExtendBaseWidget(h)
	return h
}

// Text returns what the key does.
func (h *KeyHint) Text() string { return h.does }

// MouseDown implements desktop.Mouseable.
func (h *KeyHint) MouseDown(*desktop.MouseEvent) { h.had = h.canvas.Focused() }

// MouseUp implements desktop.Mouseable.
func (h *KeyHint) MouseUp(*desktop.MouseEvent) {}

// Tapped implements fyne.Tappable.
func (h *KeyHint) Tapped(*fyne.PointEvent) {
	if h.OnPress != nil {
		h.OnPress(h.had)
	}
	h.had = nil
}

// MouseIn implements desktop.Hoverable.
func (h *KeyHint) MouseIn(*desktop.MouseEvent) { h.hover(h.OnPress != nil) }

// MouseMoved implements desktop.Hoverable.
func (h *KeyHint) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (h *KeyHint) MouseOut() { h.hover(false) }

func (h *KeyHint) hover(hovered bool) {
	if h.hovered != hovered {
		h.hovered = hovered
		h.Refresh()
	}
}

// Cursor implements desktop.Cursorable.
func (h *KeyHint) Cursor() desktop.Cursor {
	if h.OnPress != nil {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// AccessibilityLabel implements fyne.Accessible.
func (h *KeyHint) AccessibilityLabel() string { return h.does + ", " + h.key }

// CreateRenderer implements fyne.Widget.
func (h *KeyHint) CreateRenderer() fyne.WidgetRenderer {
	return &keyHintRenderer{hint: h, key: h.look.Line(h.key, Small, figure.Bold, figure.MutedInk), does: h.look.Line(h.does, Small, figure.Regular, figure.MutedInk)}
}

type keyHintRenderer struct {
	hint      *KeyHint
	key, does *canvas.Text
}

func (r *keyHintRenderer) Destroy()                     {}
func (r *keyHintRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.key, r.does} }

// keyHintHeight is what a pointer needs at the least, at the usual size.
const keyHintHeight = 24

func (r *keyHintRenderer) MinSize() fyne.Size {
	key, does := r.key.MinSize(), r.does.MinSize()
	return fyne.NewSize(key.Width+r.hint.look.Px(Tight)+does.Width, max(key.Height, r.hint.look.Px(keyHintHeight)))
}

func (r *keyHintRenderer) Layout(size fyne.Size) {
	x := float32(0)
	for _, text := range []*canvas.Text{r.key, r.does} {
		least := text.MinSize()
		text.Move(fyne.NewPos(x, (size.Height-least.Height)/2))
		text.Resize(least)
		x += least.Width + r.hint.look.Px(Tight)
	}
}

func (r *keyHintRenderer) Refresh() {
	paint := figure.MutedInk
	if r.hint.hovered {
		paint = figure.Accent
	}
	for _, text := range []*canvas.Text{r.key, r.does} {
		text.Color = r.hint.look.Color(paint)
		text.Refresh()
	}
}

// Press does what the driver of a window does when a key is pressed: a control that has the keyboard gets it, and else the window.
func Press(window fyne.Canvas, chord Chord) {
	focused := window.Focused()
	event := &fyne.KeyEvent{Name: chord.Key}
	if keyable, ok := focused.(desktop.Keyable); ok && chord.Modifier&fyne.KeyModifierShift != 0 {
		shift := &fyne.KeyEvent{Name: desktop.KeyShiftLeft}
		keyable.KeyDown(shift)
		defer func() {
			if now, ok := window.Focused().(desktop.Keyable); ok {
				now.KeyUp(shift)
			}
		}()
	}
	tabbable, takesTab := focused.(fyne.Tabbable)
	switch {
	case chord.Modifier&^fyne.KeyModifierShift != 0:
		shortcut := chord.shortcut()
		if shortcutable, ok := focused.(fyne.Shortcutable); ok {
			shortcutable.TypedShortcut(shortcut)
		} else if shortcutable, ok := window.(fyne.Shortcutable); ok {
			shortcutable.TypedShortcut(shortcut)
		}
	case chord.Key == fyne.KeyTab && !(takesTab && tabbable.AcceptsTab()):
		if chord.Modifier == 0 {
			window.FocusNext()
		} else {
			window.FocusPrevious()
		}
	case focused != nil:
		focused.TypedKey(event)
		if chord.Key == fyne.KeySpace && window.Focused() == focused {
			focused.TypedRune(' ')
		}
	case window.OnTypedKey() != nil:
		window.OnTypedKey()(event)
	}
}

// shortcut is a chord as Fyne tells it: some have a type of their own.
func (c Chord) shortcut() fyne.Shortcut {
	switch c {
	case Chord{fyne.KeyZ, fyne.KeyModifierControl}:
		return &fyne.ShortcutUndo{}
	case Chord{fyne.KeyY, fyne.KeyModifierControl}:
		return &fyne.ShortcutRedo{}
	case Chord{fyne.KeyA, fyne.KeyModifierControl}:
		return &fyne.ShortcutSelectAll{}
	case Chord{fyne.KeyX, fyne.KeyModifierControl}:
		return &fyne.ShortcutCut{Clipboard: fyne.CurrentApp().Clipboard()}
	case Chord{fyne.KeyC, fyne.KeyModifierControl}:
		return &fyne.ShortcutCopy{Clipboard: fyne.CurrentApp().Clipboard()}
	case Chord{fyne.KeyV, fyne.KeyModifierControl}:
		return &fyne.ShortcutPaste{Clipboard: fyne.CurrentApp().Clipboard()}
	}
	return &desktop.CustomShortcut{KeyName: c.Key, Modifier: c.Modifier}
}
