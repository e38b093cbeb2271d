package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Keyboard is the one place that knows which key does what in a window, wherever the focus is. Fyne gives a key to the focused control
// first, and main menu shortcuts before that; so every control here hands its keys to the keyboard before it uses them itself, and the
// window does the same for keys that nobody has the focus for.
type Keyboard struct {
	bindings []binding
	// Muted holds back all bindings but those of the sheet or dialog that lies over the page.
	Muted bool
}

type binding struct {
	chord  Chord
	over   bool // holds under a sheet too
	typing bool // holds while text is typed
	do     func()
}

// Chord is a key with its modifiers.
type Chord struct {
	Key      fyne.KeyName
	Modifier fyne.KeyModifier
}

// On binds a key that works everywhere on the page, also while text is typed.
func (k *Keyboard) On(chord Chord, do func()) {
	k.bindings = append(k.bindings, binding{chord: chord, typing: true, do: do})
}

// OnAlways binds a key that works even under a sheet.
func (k *Keyboard) OnAlways(chord Chord, do func()) {
	k.bindings = append(k.bindings, binding{chord: chord, typing: true, over: true, do: do})
}

// OnIdle binds a key that a text field keeps for itself.
func (k *Keyboard) OnIdle(chord Chord, do func()) {
	k.bindings = append(k.bindings, binding{chord: chord, do: do})
}

// Clear takes all bindings away.
func (k *Keyboard) Clear() { k.bindings = nil }

func (k *Keyboard) press(chord Chord, typing bool) bool {
	for _, b := range k.bindings {
		if b.chord == chord && (!k.Muted || b.over) && (b.typing || !typing) {
			b.do()
			return true
		}
	}
	return false
}

// Key takes a key without modifiers; it reports whether the key was used. A control that is being typed in passes typing.
func (k *Keyboard) Key(ev *fyne.KeyEvent, typing bool) bool {
	return k != nil && k.press(Chord{Key: ev.Name}, typing)
}

// Shortcut takes a key with Control or Alt; it reports whether the key was used.
func (k *Keyboard) Shortcut(s fyne.Shortcut, typing bool) bool {
	if k == nil {
		return false
	}
	switch s := s.(type) {
	case *desktop.CustomShortcut:
		return k.press(Chord{s.KeyName, s.Modifier}, typing)
	case *fyne.ShortcutUndo:
		return k.press(Chord{fyne.KeyZ, fyne.KeyModifierControl}, typing)
	case *fyne.ShortcutRedo:
		return k.press(Chord{fyne.KeyY, fyne.KeyModifierControl}, typing)
	}
	return false
}

// Attach makes a window's canvas hand its unfocused keys to the keyboard.
func (k *Keyboard) Attach(c fyne.Canvas) {
	c.SetOnTypedKey(func(ev *fyne.KeyEvent) { k.Key(ev, false) })
}

// shortcuts lets a canvas pass every shortcut on when no control has the focus. Fyne's canvas takes shortcuts one by one.
func (k *Keyboard) shortcuts(c fyne.Canvas) {
	for _, b := range k.bindings {
		if b.chord.Modifier == 0 {
			continue
		}
		var shortcut fyne.Shortcut = &desktop.CustomShortcut{KeyName: b.chord.Key, Modifier: b.chord.Modifier}
		switch b.chord {
		case Chord{fyne.KeyZ, fyne.KeyModifierControl}:
			shortcut = &fyne.ShortcutUndo{}
		case Chord{fyne.KeyY, fyne.KeyModifierControl}:
			shortcut = &fyne.ShortcutRedo{}
		}
		c.AddShortcut(shortcut, func(s fyne.Shortcut) { k.Shortcut(s, false) })
	}
}

// Listen makes a canvas hand all keys for which no control has the focus to the keyboard. Call it again after binding more keys.
func (k *Keyboard) Listen(c fyne.Canvas) {
	k.Attach(c)
	k.shortcuts(c)
}
