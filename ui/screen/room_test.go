package screen

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"doelenboom/assets"
	"doelenboom/model"
	"doelenboom/model/exchange"
)

// room is a facilitator at the laptop, for tests that read like the user guide: room.Goes(atGoals).Types("Inwoners ...").Presses("Enter").
// It hands keys to the window as the real driver does: Tab to whoever takes it and else to the next control, Control and Alt as shortcuts,
// everything else to the control with the focus.
type room struct {
	t    *testing.T
	desk *Desk
	held fyne.KeyModifier // while the mouse is used
	now  time.Time
	// catchUp does in the window what was left to be done there from behind it, where a test holds that up.
	catchUp func()
}

// aMoment is in the middle of the third session of the example.
var aMoment = time.Date(2027, time.October, 14, 15, 20, 0, 0, time.FixedZone("CEST", 2*60*60))

// newRoom opens the window without a dossier.
func newRoom(t *testing.T) *room {
	t.Helper()
	app := test.NewTempApp(t)
	r := &room{t: t, now: aMoment}
	r.desk = NewDesk(app, Options{Now: func() time.Time { return r.now }, Settings: &Settings{Language: "nl", Mode: LightMode, Zoom: 100}})
	r.desk.run = func(work func()) { work() } // behind the window and at once
	r.desk.window.Resize(fyne.NewSize(1280, 720))
	return r
}

// withExample opens the example dossier.
func (r *room) withExample() *room {
	r.t.Helper()
	data, err := fs.ReadFile(assets.Files, "examples/zinvolle-dag.json")
	if err != nil {
		r.t.Fatal(err)
	}
	dossier, err := exchange.ReadDossier(r.environment(), data)
	if err != nil {
		r.t.Fatal(err)
	}
	r.desk.Show(dossier)
	return r
}

// withEmpty opens a dossier with nothing in it.
func (r *room) withEmpty() *room {
	r.desk.Show(model.New(r.environment()))
	return r
}

// environment is a clock that the test turns, and identities that count.
func (r *room) environment() model.Environment {
	count := 0
	return model.Environment{Now: func() time.Time { return r.now }, NewID: func() model.ID {
		count++
		return model.ID(fmt.Sprintf("0199c000-0000-7000-8000-%012d", count))
	}}
}

func (r *room) dossier() *model.Dossier { return r.desk.dossier }

// Waits turns the clock.
func (r *room) Waits(d time.Duration) *room {
	r.now = r.now.Add(d)
	r.desk.tick()
	return r
}

// Goes goes to a page by its key.
func (r *room) Goes(p place) *room { return r.Presses("Alt+" + fmt.Sprint(int(p)+1)) }

// Types writes text where the focus is.
func (r *room) Types(text string) *room {
	r.t.Helper()
	for _, letter := range text {
		focused := r.desk.window.Canvas().Focused()
		if focused == nil {
			r.t.Fatalf("nothing has the keyboard to type %q", text)
		}
		focused.TypedRune(letter)
	}
	return r
}

var keyNames = map[string]fyne.KeyName{
	"Enter": fyne.KeyReturn, "Esc": fyne.KeyEscape, "Up": fyne.KeyUp, "Down": fyne.KeyDown, "Left": fyne.KeyLeft, "Right": fyne.KeyRight,
	"PgDn": fyne.KeyPageDown, "PgUp": fyne.KeyPageUp, "Delete": fyne.KeyDelete, "Space": fyne.KeySpace, "Home": fyne.KeyHome, "End": fyne.KeyEnd,
	"Menu": desktop.KeyMenu, "Plus": fyne.KeyPlus, "Minus": fyne.KeyMinus,
}

// Presses presses keys one after the other: "Tab", "Shift+Enter", "Ctrl+Z", "Alt+Right", "F5".
func (r *room) Presses(chords ...string) *room {
	r.t.Helper()
	for _, chord := range chords {
		r.press(chord)
		if r.catchUp != nil {
			r.catchUp()
		}
	}
	return r
}

func (r *room) press(chord string) {
	parts := strings.Split(chord, "+")
	name := parts[len(parts)-1]
	key, ok := keyNames[name]
	if !ok {
		key = fyne.KeyName(name)
	}
	var modifier fyne.KeyModifier
	for _, part := range parts[:len(parts)-1] {
		modifier |= map[string]fyne.KeyModifier{"Ctrl": fyne.KeyModifierControl, "Alt": fyne.KeyModifierAlt, "Shift": fyne.KeyModifierShift}[part]
	}
	c := r.desk.window.Canvas()
	event := &fyne.KeyEvent{Name: key}
	shifted := &fyne.KeyEvent{Name: desktop.KeyShiftLeft}
	keyable, _ := c.Focused().(desktop.Keyable)
	if modifier&fyne.KeyModifierShift != 0 && keyable != nil {
		keyable.KeyDown(shifted)
		defer func() {
			if now, ok := c.Focused().(desktop.Keyable); ok {
				now.KeyUp(shifted)
			}
		}()
	}
	switch {
	case key == fyne.KeyTab && modifier&^fyne.KeyModifierShift == 0:
		if tabbable, ok := c.Focused().(fyne.Tabbable); ok && tabbable.AcceptsTab() {
			c.Focused().TypedKey(event)
		} else if modifier == 0 {
			c.FocusNext()
		} else {
			c.FocusPrevious()
		}
	case modifier&^fyne.KeyModifierShift != 0, modifier != 0 && (key == fyne.KeyDelete || key == fyne.KeyInsert):
		r.shortcut(key, modifier)
	case c.Focused() != nil:
		c.Focused().TypedKey(event)
	default:
		c.OnTypedKey()(event)
	}
}

func (r *room) shortcut(key fyne.KeyName, modifier fyne.KeyModifier) {
	var shortcut fyne.Shortcut = &desktop.CustomShortcut{KeyName: key, Modifier: modifier}
	if modifier == fyne.KeyModifierControl {
		switch key {
		case fyne.KeyZ:
			shortcut = &fyne.ShortcutUndo{}
		case fyne.KeyY:
			shortcut = &fyne.ShortcutRedo{}
		case fyne.KeyX:
			shortcut = &fyne.ShortcutCut{Clipboard: r.desk.app.Clipboard()}
		case fyne.KeyC:
			shortcut = &fyne.ShortcutCopy{Clipboard: r.desk.app.Clipboard()}
		case fyne.KeyV:
			shortcut = &fyne.ShortcutPaste{Clipboard: r.desk.app.Clipboard()}
		case fyne.KeyA:
			shortcut = &fyne.ShortcutSelectAll{}
		}
	}
	if modifier == fyne.KeyModifierShift {
		switch key {
		case fyne.KeyDelete:
			shortcut = &fyne.ShortcutCut{Clipboard: r.desk.app.Clipboard(), Secondary: true}
		case fyne.KeyInsert:
			shortcut = &fyne.ShortcutPaste{Clipboard: r.desk.app.Clipboard(), Secondary: true}
		}
	}
	c := r.desk.window.Canvas()
	if focused, ok := c.Focused().(fyne.Shortcutable); ok {
		focused.TypedShortcut(shortcut)
		return
	}
	if handler, ok := c.(fyne.Shortcutable); ok {
		handler.TypedShortcut(shortcut)
		return
	}
	r.desk.look.Keys.Shortcut(shortcut, false) // the test's canvas forgets what the window listens to
}

// Hears checks the line above the foot.
func (r *room) Hears(part string) *room {
	r.t.Helper()
	if said := r.desk.frame.said(); !strings.Contains(said, part) {
		r.t.Errorf("the line says %q, not %q", said, part)
	}
	return r
}

// Finds checks something about the dossier.
func (r *room) Finds(what string, ok bool) *room {
	r.t.Helper()
	if !ok {
		r.t.Errorf("not so: %s", what)
	}
	return r
}
