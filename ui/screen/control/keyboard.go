package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"doelenboom/model"
)

// Keyboard is the one place that knows which key does what in a window, wherever the focus is. Fyne gives a key to the focused control
// first, and main menu shortcuts before that; so every control here hands its keys to the keyboard before it uses them itself, and the
// window does the same for keys that nobody has the focus for.
type Keyboard struct {
	does map[model.Key]func(choice int)
	// Page takes a key before what holds everywhere, for the page at hand; it reports whether it did.
	Page func(chord Chord, typing bool) bool
	// Muted holds back all keys but those that hold always: a sheet or dialog lies over the page.
	Muted bool
	// Idle takes a key that means nothing and that no control has the focus for.
	Idle func(key fyne.KeyName)
}

// Chord is a key with its modifiers.
type Chord struct {
	Key      fyne.KeyName
	Modifier fyne.KeyModifier
}

// ofField are the chords with Control that a text field uses itself while it is written in. Undo and redo are the field's for as long as
// there is something to undo in it; see [Field.TypedShortcut].
var ofField = map[Chord]bool{
	{fyne.KeyX, fyne.KeyModifierControl}: true, {fyne.KeyC, fyne.KeyModifierControl}: true, {fyne.KeyV, fyne.KeyModifierControl}: true,
	{fyne.KeyA, fyne.KeyModifierControl}: true, {fyne.KeyLeft, fyne.KeyModifierControl}: true, {fyne.KeyRight, fyne.KeyModifierControl}: true,
	{fyne.KeyDelete, fyne.KeyModifierShift}: true, {fyne.KeyInsert, fyne.KeyModifierShift}: true, {fyne.KeyInsert, fyne.KeyModifierControl}: true,
	{fyne.KeyHome, fyne.KeyModifierControl}: true, {fyne.KeyEnd, fyne.KeyModifierControl}: true,
	{fyne.KeyBackspace, fyne.KeyModifierControl}: true, {fyne.KeyDelete, fyne.KeyModifierControl}: true,
}

// Bind says what an act does that holds everywhere; the keymap says by which keys. Choice is which of its keys was pressed, from 0.
func (k *Keyboard) Bind(does model.Key, do func(choice int)) {
	if k.does == nil {
		k.does = map[model.Key]func(int){}
	}
	k.does[does] = do
}

// Press takes a key; it reports whether the key was used. A control that is being typed in passes typing, and keeps what is its own.
func (k *Keyboard) Press(chord Chord, typing bool) bool {
	if k == nil || typing && ofField[chord] {
		return false
	}
	if k.Page != nil && !k.Muted && k.Page(chord, typing) {
		return true
	}
	found, ok := boundKeys()[Everywhere][chord]
	if !ok || k.Muted && !found.act.Always {
		return false
	}
	do := k.does[found.act.Does]
	if do == nil {
		return false
	}
	do(found.choice)
	return true
}

// Key takes a key without modifiers; it reports whether the key was used. A control that is being typed in passes typing.
func (k *Keyboard) Key(ev *fyne.KeyEvent, typing bool) bool {
	return k.Press(Chord{Key: ev.Name}, typing)
}

// Shortcut takes a key with Control or Alt; it reports whether the key was used.
func (k *Keyboard) Shortcut(s fyne.Shortcut, typing bool) bool {
	chord, ok := ChordOf(s)
	return ok && k.Press(chord, typing)
}

// PlainChord is a key that comes without Control or Alt. Both Enter keys are one.
func PlainChord(ev *fyne.KeyEvent, shift bool) Chord {
	chord := Chord{Key: ev.Name}
	if chord.Key == fyne.KeyEnter {
		chord.Key = fyne.KeyReturn
	}
	if shift {
		chord.Modifier = fyne.KeyModifierShift
	}
	return chord
}

// standard are the shortcuts to which Fyne gives a name of their own, with their other keys.
var standard = map[string][2]Chord{
	(&fyne.ShortcutUndo{}).ShortcutName():      {{fyne.KeyZ, fyne.KeyModifierControl}},
	(&fyne.ShortcutRedo{}).ShortcutName():      {{fyne.KeyY, fyne.KeyModifierControl}},
	(&fyne.ShortcutSelectAll{}).ShortcutName(): {{fyne.KeyA, fyne.KeyModifierControl}},
	(&fyne.ShortcutCut{}).ShortcutName():       {{fyne.KeyX, fyne.KeyModifierControl}, {fyne.KeyDelete, fyne.KeyModifierShift}},
	(&fyne.ShortcutCopy{}).ShortcutName():      {{fyne.KeyC, fyne.KeyModifierControl}, {fyne.KeyInsert, fyne.KeyModifierControl}},
	(&fyne.ShortcutPaste{}).ShortcutName():     {{fyne.KeyV, fyne.KeyModifierControl}, {fyne.KeyInsert, fyne.KeyModifierShift}},
}

// ChordOf returns the key of a shortcut.
func ChordOf(s fyne.Shortcut) (chord Chord, ok bool) {
	second := false
	switch s := s.(type) {
	case *desktop.CustomShortcut:
		return Chord{s.KeyName, s.Modifier}, true
	case *fyne.ShortcutCut:
		second = s.Secondary
	case *fyne.ShortcutCopy:
		second = s.Secondary
	case *fyne.ShortcutPaste:
		second = s.Secondary
	}
	chords, ok := standard[s.ShortcutName()]
	if second {
		return chords[1], ok
	}
	return chords[0], ok
}

// shortcutOf is how Fyne names a key with Control or Alt.
func shortcutOf(chord Chord) fyne.Shortcut {
	switch chord {
	case Chord{fyne.KeyZ, fyne.KeyModifierControl}:
		return &fyne.ShortcutUndo{}
	case Chord{fyne.KeyY, fyne.KeyModifierControl}:
		return &fyne.ShortcutRedo{}
	}
	return &desktop.CustomShortcut{KeyName: chord.Key, Modifier: chord.Modifier}
}

// Listen makes a canvas hand all keys for which no control has the focus to the keyboard. Fyne's canvas takes shortcuts one by one.
func (k *Keyboard) Listen(c fyne.Canvas) {
	c.SetOnTypedKey(func(ev *fyne.KeyEvent) {
		if !k.Key(ev, false) && k.Idle != nil {
			k.Idle(ev.Name)
		}
	})
	for _, where := range []Where{Everywhere, OnQuestion, OnSheet, OnFigures, OnImport} {
		for chord := range boundKeys()[where] {
			if chord.Modifier != 0 {
				c.AddShortcut(shortcutOf(chord), func(s fyne.Shortcut) { k.Shortcut(s, false) })
			}
		}
	}
}
