package control

import (
	"fmt"
	"strings"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"doelenboom/model"
	"doelenboom/ui/words"
)

// Where is what has the keyboard while a key means something.
type Where string

// The places where keys have a meaning of their own. What holds everywhere holds there too, unless the place has another use for the key.
const (
	Everywhere Where = "everywhere"
	OnTree     Where = "tree"     // on a goal tree, while nothing is written
	OnCard     Where = "card"     // in the text of a goal in the tree
	OnFind     Where = "find"     // in the line in which a text is looked for
	OnLadder   Where = "ladder"   // while laddering, where the answer to its question is written
	OnQuestion Where = "question" // on a question of the assistant, written in or not
	OnSheet    Where = "sheet"    // on the steps of a run sheet
	OnFigures  Where = "figures"  // where figures are kept, written in or not
	OnReading  Where = "reading"  // where the answer to one of the four questions is written
	OnIdeas    Where = "ideas"    // where what works is typed in
	OnImport   Where = "import"   // on a file with figures that is brought in
)

// Act is something that can be done by key. Its text is its name, in code and to the reader: in the foot of the window, in help, in menus
// and in the user guide.
type Act struct {
	Does   model.Key
	Keys   string // what it is bound to, with spaces between; the first is the one that people are told
	Each   bool   // every key is a choice of its own, by its place in Keys: arrows, digits
	Always bool   // holds under a sheet too
	Own    bool   // of those that hold everywhere: done by the control that has the keyboard, not by the window
}

// Group is a few acts under one heading, which have a meaning at one place.
type Group struct {
	Title model.Key
	Where Where
	Acts  []Act
}

// keymap is the one place where keys are bound. To bind an act to another key, write that key here: the foot, help, the menus and the
// controls follow, and the test of the user guide says what to write there.
//
// To add an act: one line here with a text as its name, that text in both languages, and what it does where it is done: in [Tree.Do] or
// [Tree.On] for the tree, in Desk.acts for what holds everywhere. A new place needs a Where, a group here, and a control that asks
// [ActOf] what a key means before it hands the key on.
//
// No act is one letter, because letters are for writing, and none is on Control with Alt, because that is how a Dutch keyboard types €.
var keymap = []Group{
	{"keys.make", OnTree, []Act{
		{Does: "tree.child", Keys: "Tab"},
		{Does: "tree.after", Keys: "Enter"},
		{Does: "tree.before", Keys: "Shift+Enter"},
		{Does: "tree.above", Keys: "Shift+Tab"},
		{Does: "tree.edit", Keys: "F2"},
		{Does: "tree.carry", Keys: "Alt+Up Alt+Down Alt+Left Alt+Right", Each: true},
		{Does: "tree.cut", Keys: "Ctrl+X"},
		{Does: "tree.copy", Keys: "Ctrl+C"},
		{Does: "tree.paste", Keys: "Ctrl+V"},
		{Does: "tree.away", Keys: "Delete"},
		{Does: "tree.out", Keys: "Shift+Delete"},
		{Does: "goal.asList", Keys: "Ctrl+Shift+L"},
		{Does: "goal.ladder", Keys: "Ctrl+Shift+W"},
		{Does: "goal.onCards", Keys: "Shift+F4"},
		{Does: "goals.details", Keys: "F4"},
	}},
	{"keys.walk", OnTree, []Act{
		{Does: "tree.walk", Keys: "Up Down Left Right", Each: true},
		{Does: "tree.first", Keys: "Home"},
		{Does: "tree.last", Keys: "End"},
		{Does: "find.next", Keys: "F3"},
		{Does: "find.previous", Keys: "Shift+F3"},
		{Does: "tree.menu", Keys: "Menu Shift+F10"},
		{Does: "tree.back", Keys: "Esc"},
		{Does: "tree.leave", Keys: "Ctrl+Tab Ctrl+Shift+Tab", Each: true},
	}},
	{"keys.view", OnTree, []Act{
		{Does: "tree.fold", Keys: "Space"},
		{Does: "tree.less", Keys: "Alt+PageUp"},
		{Does: "tree.more", Keys: "Alt+PageDown"},
		{Does: "tree.level", Keys: "Ctrl+1 Ctrl+2 Ctrl+3 Ctrl+4 Ctrl+5 Ctrl+6", Each: true},
		{Does: "tree.focus", Keys: "Ctrl+Shift+F"},
		{Does: "tree.turn", Keys: "Ctrl+L"},
		{Does: "tree.nearer", Keys: "Alt+Plus Alt+Equal Alt+Shift+Equal"},
		{Does: "tree.farther", Keys: "Alt+Minus"},
	}},
	{"keys.write", OnCard, []Act{
		{Does: "hint.done", Keys: "Enter"},
		{Does: "hint.doneUnder", Keys: "Tab"},
		{Does: "tree.doneAbove", Keys: "Shift+Tab"},
		{Does: "hint.newLine", Keys: "Shift+Enter"},
		{Does: "hint.leaveIt", Keys: "Esc"},
		{Does: "wording.why", Keys: "F3"},
		{Does: "wording.keep", Keys: "Shift+F3"},
	}},
	{"keys.find", OnFind, []Act{
		{Does: "find.next", Keys: "Enter F3"},
		{Does: "find.previous", Keys: "Shift+Enter Shift+F3"},
		{Does: "find.everywhere", Keys: "Ctrl+F"},
		{Does: "find.close", Keys: "Esc"},
	}},
	{"goal.ladder.keys", OnLadder, []Act{
		{Does: "goal.rung.done", Keys: "Enter"},
		{Does: "goal.rung.down", Keys: "Tab"},
		{Does: "goal.rung.why", Keys: "Shift+Tab"},
		{Does: "goal.rung.walk", Keys: "Up Down Left Right", Each: true},
		{Does: "goal.rung.text", Keys: "F2"},
		{Does: "goal.rung.because", Keys: "F4"},
		{Does: "wording.why", Keys: "F3"},
		{Does: "wording.keep", Keys: "Shift+F3"},
		{Does: "goal.rung.tree", Keys: "Esc"},
	}},
	{"keys.prepare", OnQuestion, []Act{
		{Does: "prepare.next", Keys: "Enter"},
		{Does: "prepare.skip", Keys: "PageDown Alt+Right"},
		{Does: "prepare.back", Keys: "PageUp Alt+Left"},
		{Does: "prepare.leave", Keys: "Esc"},
	}},
	{"keys.sheet", OnSheet, []Act{
		{Does: "sheet.after", Keys: "Enter"},
		{Does: "sheet.edit", Keys: "F2"},
		{Does: "sheet.carry", Keys: "Alt+Up Alt+Down", Each: true},
		{Does: "sheet.skip", Keys: "Space"},
		{Does: "sheet.away", Keys: "Delete"},
		{Does: "sheet.leave", Keys: "Esc"},
	}},
	{"keeping.keys", OnFigures, []Act{
		{Does: "keeping.reason", Keys: "Ctrl+1 Ctrl+2 Ctrl+3 Ctrl+4", Each: true},
		{Does: "keeping.details", Keys: "F4"},
		{Does: "keeping.final", Keys: "Ctrl+Enter"},
		{Does: "keeping.finalAll", Keys: "Ctrl+Shift+Enter"},
		{Does: "figures.paste", Keys: "Ctrl+V"},
	}},
	{"keys.reading", OnReading, []Act{
		{Does: "hint.nextQuestion", Keys: "Enter"},
		{Does: "reading.agree", Keys: "Ctrl+Enter"},
		{Does: "reading.adjust", Keys: "Ctrl+Shift+Enter"},
	}},
	{"keys.ideas", OnIdeas, []Act{
		{Does: "hint.nextCard", Keys: "Enter"},
		{Does: "ideas.free", Keys: "Ctrl+E"},
		{Does: "ideas.wild", Keys: "Ctrl+W"},
		{Does: "ideas.agree", Keys: "Ctrl+Enter"},
	}},
	{"keys.import", OnImport, []Act{
		{Does: "importing.walk", Keys: "Left Right", Each: true},
		{Does: "importing.choose", Keys: "Enter"},
		{Does: "importing.toggle", Keys: "Space"},
		{Does: "importing.take", Keys: "Ctrl+Enter"},
		{Does: "importing.leave", Keys: "Esc"},
	}},
	{"help.everywhere", Everywhere, []Act{
		{Does: "hint.help", Keys: "F1", Always: true},
		{Does: "hint.edit", Keys: "F2", Own: true},
		{Does: "hint.next", Keys: "F5"},
		{Does: "hint.longer", Keys: "F6"},
		{Does: "hint.previousStep", Keys: "Ctrl+F5"},
		{Does: "hint.pause", Keys: "Ctrl+F6"},
		{Does: "hint.replan", Keys: "Ctrl+T"},
		{Does: "foot.terms", Keys: "F7"},
		{Does: "foot.parked", Keys: "F8"},
		{Does: "foot.agreements", Keys: "F9"},
		{Does: "hint.rails", Keys: "F10", Always: true},
		{Does: "hint.here", Keys: "F11", Always: true},
		{Does: "hint.projector", Keys: "Ctrl+F11", Always: true},
		{Does: "hint.hold", Keys: "Ctrl+F12", Always: true},
		{Does: "hint.pages", Keys: "Alt+1 Alt+2 Alt+3 Alt+4 Alt+5 Alt+6 Alt+7", Each: true},
		{Does: "hint.surfaces", Keys: "Ctrl+PageUp Ctrl+PageDown", Each: true},
		{Does: "keys.neighbour", Keys: "Alt+Left Alt+Right", Each: true},
		{Does: "quality.answer", Keys: "F3 F4", Each: true},
		{Does: "figure.key.lines", Keys: "F12"},
		{Does: "figure.key.behind", Keys: "Ctrl+F8"},
		{Does: "hint.fetch", Keys: "Ctrl+F9"},
		{Does: "hint.journal", Keys: "Ctrl+J"},
		{Does: "hint.library", Keys: "Ctrl+L"},
		{Does: "hint.undo", Keys: "Ctrl+Z", Always: true},
		{Does: "hint.redo", Keys: "Ctrl+Y Ctrl+Shift+Z", Always: true},
		{Does: "hint.find", Keys: "Ctrl+F"},
		{Does: "page.papers", Keys: "Ctrl+P"},
		{Does: "bar.history", Keys: "Ctrl+H"},
		{Does: "backups.title", Keys: "Ctrl+B"},
		{Does: "hint.open", Keys: "Ctrl+O"},
		{Does: "hint.new", Keys: "Ctrl+N"},
		{Does: "hint.larger", Keys: "Ctrl+Plus Ctrl+Equal Ctrl+Shift+Equal", Always: true},
		{Does: "hint.smaller", Keys: "Ctrl+Minus", Always: true},
		{Does: "hint.fit", Keys: "Ctrl+0"},
		{Does: "hint.leave", Keys: "Esc", Always: true},
	}},
}

// Keymap returns all acts with their keys, in the order in which people read them.
func Keymap() []Group { return keymap }

// bound is what a key means.
type bound struct {
	act    *Act
	choice int
}

var boundKeys = sync.OnceValue(func() map[Where]map[Chord]bound {
	out := map[Where]map[Chord]bound{}
	for i := range keymap {
		group := &keymap[i]
		if out[group.Where] == nil {
			out[group.Where] = map[Chord]bound{}
		}
		for j := range group.Acts {
			for choice, chord := range group.Acts[j].chords() {
				out[group.Where][chord] = bound{&group.Acts[j], choice}
			}
		}
	}
	return out
})

// ActOf returns what a key means at a place, and which of the choices of the act it is; nothing when it has no meaning there.
func ActOf(where Where, chord Chord) (does model.Key, choice int) {
	if b, ok := boundKeys()[where][chord]; ok {
		return b.act.Does, b.choice
	}
	return "", 0
}

// KeyText writes the key of an act as people read it; empty when it has none at that place.
func KeyText(book *words.Book, where Where, does model.Key) string {
	for _, group := range keymap {
		if group.Where != where {
			continue
		}
		for i := range group.Acts {
			if group.Acts[i].Does == does {
				return group.Acts[i].KeyText(book)
			}
		}
	}
	return ""
}

// KeyOf returns the key of an act at a place; false where it has none there, or where one of several has to be chosen.
func KeyOf(where Where, does model.Key) (Chord, bool) {
	for i := range keymap {
		for j := range keymap[i].Acts {
			if act := &keymap[i].Acts[j]; keymap[i].Where == where && act.Does == does && !act.Each {
				return act.chords()[0], true
			}
		}
	}
	return Chord{}, false
}

// NamedChord reads the name of a key under which a text stands: "CtrlG", "Enter", "F2"; false for a name that means several keys.
func NamedChord(name string) (Chord, bool) {
	var chord Chord
	for _, held := range []struct {
		name     string
		modifier fyne.KeyModifier
	}{{"Ctrl", fyne.KeyModifierControl}, {"Alt", fyne.KeyModifierAlt}, {"Shift", fyne.KeyModifierShift}} {
		if rest, ok := strings.CutPrefix(name, held.name); ok && rest != "" {
			name, chord.Modifier = rest, chord.Modifier|held.modifier
		}
	}
	known, ok := keyNames[name]
	switch {
	case ok:
		chord.Key = known
	case len(name) == 1 && chord.Modifier != 0, len(name) > 1 && name[0] == 'F' && name[1] >= '0' && name[1] <= '9':
		chord.Key = fyne.KeyName(name)
	default:
		return Chord{}, false
	}
	return chord, true
}

func (a *Act) chords() []Chord {
	var out []Chord
	for _, name := range strings.Fields(a.Keys) {
		out = append(out, readChord(name))
	}
	return out
}

// KeyText writes the key of the act as people read it; of several choices all, as short as can be: "Alt+1 … 7".
func (a *Act) KeyText(book *words.Book) string {
	names := strings.Fields(a.Keys)
	if !a.Each {
		names = names[:1]
	}
	held, first := cutModifiers(names[0])
	prefix := ""
	if held != "" {
		prefix = held + "+"
	}
	if strings.HasPrefix(a.Keys+" ", prefix+"Up "+prefix+"Down ") {
		arrows := book.Say("key.Arrows")
		if prefix != "" {
			arrows = strings.ToLower(arrows)
		}
		return prefix + arrows
	}
	text := prefix + keyText(book, first)
	_, last := cutModifiers(names[len(names)-1])
	switch {
	case len(names) > 2:
		text += " … " + keyText(book, last)
	case last != first:
		text += "/" + keyText(book, last)
	}
	return text
}

func cutModifiers(name string) (held, key string) {
	if at := strings.LastIndex(name, "+"); at > 0 {
		return name[:at], name[at+1:]
	}
	return "", name
}

// keyNames are the keys that people call otherwise than Fyne does.
var keyNames = map[string]fyne.KeyName{
	"Enter": fyne.KeyReturn, "Tab": fyne.KeyTab, "Esc": fyne.KeyEscape, "Space": fyne.KeySpace, "Delete": fyne.KeyDelete, "Insert": fyne.KeyInsert,
	"Up": fyne.KeyUp, "Down": fyne.KeyDown, "Left": fyne.KeyLeft, "Right": fyne.KeyRight, "Home": fyne.KeyHome, "End": fyne.KeyEnd,
	"PageUp": fyne.KeyPageUp, "PageDown": fyne.KeyPageDown, "Plus": fyne.KeyPlus, "Minus": fyne.KeyMinus, "Equal": fyne.KeyEqual, "Menu": desktop.KeyMenu,
}

// keyText writes one key; those that only have a name on the keyboard stand as they are.
func keyText(book *words.Book, name string) string {
	if key := model.Key("key." + name); book.Has(key) {
		return book.Say(key)
	}
	return name
}

// readChord reads a key as the keymap writes it: "Ctrl+Shift+F". A key that does not exist is a fault of the keymap.
func readChord(name string) Chord {
	held, key := cutModifiers(name)
	chord := Chord{Key: fyne.KeyName(key)}
	if known, ok := keyNames[key]; ok {
		chord.Key = known
	} else if len(key) > 1 && key[0] != 'F' {
		panic(fmt.Errorf("the keymap has no key %q", key))
	}
	for _, modifier := range strings.Split(held, "+") {
		switch modifier {
		case "Ctrl":
			chord.Modifier |= fyne.KeyModifierControl
		case "Shift":
			chord.Modifier |= fyne.KeyModifierShift
		case "Alt":
			chord.Modifier |= fyne.KeyModifierAlt
		}
	}
	return chord
}
