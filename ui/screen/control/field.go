package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Field is a place to write. What was written goes out through Commit when the writer presses Enter or goes elsewhere; Escape brings back
// what stood there. Keys of the window work while it is written in.
type Field struct {
	widget.Entry
	// Commit takes the text; an error keeps the text in the field, and whoever commits tells the writer.
	Commit func(text string) error
	// OnEnter is called after Enter was pressed and the text was committed.
	OnEnter func()
	// OnWrite is called at every change of the text while the field is written in.
	OnWrite func(text string)
	// OnFocus is called when the field gets or loses the keyboard.
	OnFocus func(gained bool)
	// OnKey may take a key before the field does; it reports whether it did.
	OnKey func(ev *fyne.KeyEvent, shift bool) bool
	// OnShortcut may take a key with Control or Alt before the field does, pasting included; it reports whether it did.
	OnShortcut func(s fyne.Shortcut) bool
	// TakesTab gives the field the Tab key, for OnKey.
	TakesTab bool
	// Unfinished lets the field keep what is half written while a sheet lies over the page; see [Field.Hold].
	Unfinished bool

	look    *Look
	settled string // what was last committed or shown
	focused bool
	shift   bool
	quiet   bool // the text is being set from outside
	held    bool // the keyboard is elsewhere for a moment
	lost    *lost
}

// NewField makes a field of one line. The hint shows while it is empty.
func NewField(look *Look, hint string) *Field {
	f := &Field{look: look}
	f.PlaceHolder = hint
	f.ExtendBaseWidget(f)
	f.OnChanged = func(text string) {
		if f.OnWrite != nil && !f.quiet {
			f.OnWrite(text)
		}
	}
	return f
}

// NewArea makes a field of several lines that wraps. Enter commits it, Shift+Enter starts a new line.
func NewArea(look *Look, hint string, lines int) *Field {
	f := NewField(look, hint)
	f.MultiLine = true
	f.Wrapping = fyne.TextWrapWord
	f.SetMinRowsVisible(lines)
	return f
}

// Fill puts a text in the field, unless it is being written in and the writer has changed it.
func (f *Field) Fill(text string) {
	if (f.focused || f.held) && f.Text != f.settled {
		return
	}
	f.settled = text
	if f.Text != text {
		f.quiet = true
		f.SetText(text)
		f.quiet = false
	}
}

// Put replaces the text as the settled one, also while the field is written in.
func (f *Field) Put(text string) {
	f.settled = text
	f.quiet = true
	f.SetText(text)
	f.quiet = false
}

// Settle commits the text if it changed; it reports whether the text stands.
func (f *Field) Settle() bool {
	if f.Text == f.settled || f.Commit == nil {
		return true
	}
	before := f.settled
	f.settled = f.Text
	if err := f.Commit(f.Text); err != nil {
		f.settled = before
		return false
	}
	return true
}

// Hold leaves what is half written as it is while the keyboard is elsewhere for a moment: nothing is committed until it comes back. It
// reports whether the field does so.
func (f *Field) Hold() bool {
	f.held = f.Unfinished && f.focused
	return f.held
}

// Held reports whether the field waits for the keyboard to come back.
func (f *Field) Held() bool { return f.held }

// Writing reports whether the field has the focus.
func (f *Field) Writing() bool { return f.focused }

// FocusGained implements fyne.Focusable.
func (f *Field) FocusGained() {
	f.focused, f.shift, f.held = true, false, false
	f.Entry.FocusGained()
	if f.OnFocus != nil {
		f.OnFocus(true)
	}
}

// FocusLost implements fyne.Focusable: going elsewhere keeps what was written.
func (f *Field) FocusLost() {
	f.focused = false
	f.Entry.FocusLost()
	if f.held {
		return
	}
	f.Settle()
	if f.OnFocus != nil {
		f.OnFocus(false)
	}
}

// AcceptsTab implements fyne.Tabbable: Tab goes to the next control, also from several lines.
func (f *Field) AcceptsTab() bool { return f.TakesTab }

// KeyDown implements desktop.Keyable.
func (f *Field) KeyDown(ev *fyne.KeyEvent) {
	if ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight {
		f.shift = true
	}
	f.Entry.KeyDown(ev)
}

// KeyUp implements desktop.Keyable.
func (f *Field) KeyUp(ev *fyne.KeyEvent) {
	if ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight {
		f.shift = false
	}
	f.Entry.KeyUp(ev)
}

// TypedKey implements fyne.Focusable.
func (f *Field) TypedKey(ev *fyne.KeyEvent) {
	f.findPlace()
	if f.OnKey != nil && f.OnKey(ev, f.shift) {
		return
	}
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if f.MultiLine && f.shift {
			f.newLine()
			return
		}
		if f.Settle() && f.OnEnter != nil {
			f.OnEnter()
		}
		return
	case fyne.KeyEscape:
		if f.Text != f.settled {
			f.Put(f.settled)
			return
		}
	}
	if !f.look.Keys.Key(ev, true) {
		f.Entry.TypedKey(ev)
	}
}

// newLine breaks the line. Fyne's entry submits on Shift+Enter, so the break is typed as a character instead.
func (f *Field) newLine() {
	submitted := f.OnSubmitted
	f.OnSubmitted = nil
	f.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	f.OnSubmitted = submitted
}

// TypedShortcut implements fyne.Shortcutable. Undo and redo first take back what was written here; when nothing was, they are the
// window's.
func (f *Field) TypedShortcut(s fyne.Shortcut) {
	if f.OnShortcut != nil && f.OnShortcut(s) {
		return
	}
	switch s.(type) {
	case *fyne.ShortcutUndo, *fyne.ShortcutRedo:
		if f.Text != f.settled {
			f.Entry.TypedShortcut(s)
			return
		}
	}
	if !f.look.Keys.Shortcut(s, true) {
		f.Entry.TypedShortcut(s)
	}
}
