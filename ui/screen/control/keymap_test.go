package control

import (
	"strings"
	"testing"
	"unicode"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/words"
)

func TestNoKeyMeansTwoThings(t *testing.T) {
	type here struct {
		where Where
		chord Chord
	}
	known := map[here]model.Key{}
	for _, group := range Keymap() {
		for _, act := range group.Acts {
			if len(act.chords()) == 0 {
				t.Errorf("%s has no key", act.Does)
			}
			for _, chord := range act.chords() {
				at := here{group.Where, chord}
				if other, taken := known[at]; taken {
					t.Errorf("at %s the key %v is both %s and %s", group.Where, chord, other, act.Does)
				}
				known[at] = act.Does
			}
		}
	}
}

// TestNoPlaceTakesAKeyThatAlwaysHolds: help, the projector and undo are there wherever one works. Escape goes back from the innermost.
func TestNoPlaceTakesAKeyThatAlwaysHolds(t *testing.T) {
	always := map[Chord]model.Key{}
	for chord, meaning := range boundKeys()[Everywhere] {
		if meaning.act.Always && chord.Key != fyne.KeyEscape {
			always[chord] = meaning.act.Does
		}
	}
	for where, keys := range boundKeys() {
		for chord, meaning := range keys {
			if taken := always[chord]; where != Everywhere && taken != "" {
				t.Errorf("at %s %s takes the key of %s", where, meaning.act.Does, taken)
			}
		}
	}
}

func TestNoKeyThatPeopleNeedForWriting(t *testing.T) {
	const both = fyne.KeyModifierControl | fyne.KeyModifierAlt
	for _, group := range Keymap() {
		for _, act := range group.Acts {
			for _, chord := range act.chords() {
				if chord.Modifier&both == both {
					t.Errorf("%s is on Control with Alt, which types a letter on a Dutch keyboard", act.Does)
				}
				printable := len(chord.Key) == 1 && unicode.IsPrint(rune(chord.Key[0]))
				if printable && chord.Modifier&both == 0 {
					t.Errorf("%s is on %q, which is for writing", act.Does, chord.Key)
				}
			}
		}
	}
}

// TestAFieldKeepsItsKeys: no key that holds everywhere takes from a text field what the field does itself.
func TestAFieldKeepsItsKeys(t *testing.T) {
	for chord := range boundKeys()[Everywhere] {
		if ofField[chord] {
			t.Errorf("%v holds everywhere, and is a key of a text field", chord)
		}
	}
	keys := &Keyboard{}
	for _, group := range Keymap() {
		for _, act := range group.Acts {
			keys.Bind(act.Does, func(int) { t.Errorf("%s was done while writing", act.Does) })
		}
	}
	for chord := range ofField {
		if keys.Press(chord, true) {
			t.Errorf("%v was taken from a field", chord)
		}
	}
	for _, key := range []fyne.KeyName{fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight, fyne.KeyHome, fyne.KeyEnd, fyne.KeyDelete, fyne.KeyBackspace, fyne.KeyReturn, fyne.KeySpace, fyne.KeyTab} {
		if keys.Press(Chord{Key: key}, true) {
			t.Errorf("%s was taken from a field", key)
		}
	}
}

// TestTheTreeDoesWhatTheKeymapPromises: the acts of a tree are done by the tree, except those that need what lies around it.
func TestTheTreeDoesWhatTheKeymapPromises(t *testing.T) {
	around := map[model.Key]bool{
		"goals.details": true, "goal.asList": true, "goal.ladder": true, "goal.onCards": true, "tree.cut": true, "tree.copy": true, "tree.paste": true,
		"find.next": true, "find.previous": true,
		"tree.back": true, // done only when there is something to go back from
	}
	tree := &Tree{}
	acts := tree.ownActs()
	promised := map[model.Key]bool{}
	for _, group := range Keymap() {
		for _, act := range group.Acts {
			if group.Where != OnTree {
				continue
			}
			promised[act.Does] = true
			if acts[act.Does] == nil && !around[act.Does] {
				t.Errorf("nobody does %s", act.Does)
			}
		}
	}
	for does := range acts {
		if !promised[does] {
			t.Errorf("%s has no key", does)
		}
	}
}

func TestEveryShortcutIsAKey(t *testing.T) {
	for _, c := range []struct {
		shortcut fyne.Shortcut
		want     string
	}{
		{&fyne.ShortcutUndo{}, "Ctrl+Z"}, {&fyne.ShortcutRedo{}, "Ctrl+Y"}, {&fyne.ShortcutCut{}, "Ctrl+X"}, {&fyne.ShortcutCut{Secondary: true}, "Shift+Delete"},
		{&fyne.ShortcutCopy{}, "Ctrl+C"}, {&fyne.ShortcutCopy{Secondary: true}, "Ctrl+Insert"}, {&fyne.ShortcutPaste{}, "Ctrl+V"},
		{&fyne.ShortcutPaste{Secondary: true}, "Shift+Insert"}, {&fyne.ShortcutSelectAll{}, "Ctrl+A"},
	} {
		if chord, ok := ChordOf(c.shortcut); !ok || chord != readChord(c.want) {
			t.Errorf("%s is %v, not %s", c.shortcut.ShortcutName(), chord, c.want)
		}
	}
	for chord := range boundKeys()[Everywhere] {
		if again, ok := ChordOf(shortcutOf(chord)); !ok || again != chord {
			t.Errorf("%v comes back as %v", chord, again)
		}
	}
}

func TestKeysAsPeopleReadThem(t *testing.T) {
	for _, c := range []struct {
		act    Act
		nl, en string
	}{
		{Act{Keys: "Ctrl+Shift+F"}, "Ctrl+Shift+F", "Ctrl+Shift+F"},
		{Act{Keys: "Space"}, "Spatie", "Space"},
		{Act{Keys: "Ctrl+Minus"}, "Ctrl+min", "Ctrl+minus"},
		{Act{Keys: "Ctrl+Y Ctrl+Shift+Z"}, "Ctrl+Y", "Ctrl+Y"},
		{Act{Keys: "Up Down Left Right", Each: true}, "Pijltjes", "Arrows"},
		{Act{Keys: "Alt+Up Alt+Down Alt+Left Alt+Right", Each: true}, "Alt+pijltjes", "Alt+arrows"},
		{Act{Keys: "Ctrl+1 Ctrl+2 Ctrl+3", Each: true}, "Ctrl+1 … 3", "Ctrl+1 … 3"},
		{Act{Keys: "Ctrl+PageUp Ctrl+PageDown", Each: true}, "Ctrl+PgUp/PgDn", "Ctrl+PgUp/PgDn"},
		{Act{Keys: "Ctrl+Tab Ctrl+Shift+Tab", Each: true}, "Ctrl+Tab", "Ctrl+Tab"},
		{Act{Keys: "Shift+Enter"}, "Shift+Enter", "Shift+Enter"},
	} {
		if nl, en := c.act.KeyText(words.For("nl")), c.act.KeyText(words.For("en")); nl != c.nl || en != c.en {
			t.Errorf("%s reads %q and %q", c.act.Keys, nl, en)
		}
	}
	for name := range keyNames {
		if text := keyText(words.For("nl"), name); strings.Contains(text, ".") {
			t.Errorf("%s reads %q", name, text)
		}
	}
}
