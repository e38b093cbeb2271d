package screen

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"doelenboom/model"
	"doelenboom/ui/screen/control"
	"doelenboom/ui/words"
)

var writeGuide = flag.Bool("guide", false, "write the keys into the user guide")

const userGuide = "../../README.md"

// keyTables writes the keymap as the user guide shows it.
func keyTables(language string) string {
	book := words.For(language)
	heads := map[string][2]string{"nl": {"toets", "doet"}, "en": {"key", "does"}}[language]
	var out strings.Builder
	for _, group := range control.Keymap() {
		out.WriteString("\n**" + book.Say(group.Title) + "**\n\n| " + heads[0] + " | " + heads[1] + " | " + heads[0] + " | " + heads[1] + " |\n|---|---|---|---|\n")
		half := (len(group.Acts) + 1) / 2
		for i := range half {
			for _, at := range []int{i, i + half} {
				cell := "| | "
				if at < len(group.Acts) {
					cell = "| " + group.Acts[at].KeyText(book) + " | " + book.Say(group.Acts[at].Does) + " "
				}
				out.WriteString(cell)
			}
			out.WriteString("|\n")
		}
	}
	return out.String() + "\n"
}

// TestTheUserGuideNamesEveryKey: the tables in the README are those of the keymap, in both languages. To write them anew:
// go test -tags ci ./ui/screen -run TheUserGuide -guide
func TestTheUserGuideNamesEveryKey(t *testing.T) {
	data, err := os.ReadFile(userGuide)
	if err != nil {
		t.Fatal(err)
	}
	guide := string(data)
	for _, language := range words.Languages() {
		begin, end := "<!-- keys "+language+" -->\n", "<!-- end of keys "+language+" -->\n"
		before, rest, ok := strings.Cut(guide, begin)
		shown, after, closed := strings.Cut(rest, end)
		if !ok || !closed {
			t.Fatalf("the user guide has no place for the keys in %s", language)
		}
		if want := keyTables(language); shown != want {
			if !*writeGuide {
				t.Errorf("the user guide does not have the keys of the keymap in %s; run this test with -guide", language)
			}
			guide = before + begin + want + end + after
		}
	}
	if *writeGuide {
		if err := os.WriteFile(userGuide, []byte(guide), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestTheWindowDoesWhatTheKeymapPromises: every act that holds everywhere is done by the window, and the window does no other.
func TestTheWindowDoesWhatTheKeymapPromises(t *testing.T) {
	r := newRoom(t)
	acts := r.desk.acts()
	for _, group := range control.Keymap() {
		if group.Where != control.Everywhere {
			continue
		}
		for _, act := range group.Acts {
			if (acts[act.Does] == nil) != act.Own {
				t.Errorf("%s: done by the window is %v", act.Does, act.Own)
			}
			delete(acts, act.Does)
		}
	}
	for does := range acts {
		t.Errorf("%s has no key", does)
	}
}

// TestHelpShowsEveryKeyOfTheTree, grouped, in both languages.
func TestHelpShowsEveryKeyOfTheTree(t *testing.T) {
	for _, language := range words.Languages() {
		r := newRoom(t).withExample()
		r.desk.setLanguage(language)
		r.Goes(atGoals).Presses("F1")
		shown := map[string]bool{}
		for _, text := range textsOf(r.desk.frame.over) {
			shown[text] = true
		}
		book := r.desk.look.Words
		for _, group := range control.Keymap() {
			if group.Where != control.Everywhere && !slices.Contains(r.goalsPage().keys(), group.Where) {
				continue
			}
			for _, act := range group.Acts {
				if !shown[act.KeyText(book)] {
					t.Errorf("help in %s does not show %s for %s", language, act.KeyText(book), act.Does)
				}
			}
		}
	}
}

// TestTheTreeIsLeftByKey: Tab makes goals, so another key leads on to what lies around the tree, and back.
func TestTheTreeIsLeftByKey(t *testing.T) {
	r := newRoom(t).withExample().Goes(atGoals)
	tree := r.goalsPage().tree.tree
	focused := func() bool { return r.desk.window.Canvas().Focused() == tree }
	r.Finds("the tree has the keyboard", focused())
	r.Presses("Ctrl+Tab").Finds("it is left", !focused()).Presses("Shift+Tab").Finds("and found again", focused())
	r.Presses("Ctrl+Shift+Tab").Finds("it is left backwards", !focused()).Presses("Tab").Finds("and found again", focused())
}

// TestEscapeClosesEverySheet that a key opens.
func TestEscapeClosesEverySheet(t *testing.T) {
	for _, does := range []model.Key{"hint.help", "foot.terms", "foot.parked", "foot.agreements", "hint.find", "bar.history"} {
		r := newRoom(t).withExample().Goes(atGoals)
		r.desk.acts()[does](0)
		open := func() bool { return r.desk.sheet != nil || r.desk.frame.finding != nil }
		r.Finds(string(does)+" opens something", open()).Presses("Esc").Finds("and Escape closes it", !open())
		r.Finds("the tree has the keyboard again", r.desk.window.Canvas().Focused() == r.goalsPage().tree.tree)
	}
}
