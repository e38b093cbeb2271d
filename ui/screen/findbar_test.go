package screen

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// counts is what the line says of where the search stands.
func (r *room) counts(want string) *room {
	r.t.Helper()
	got := ""
	if finding := r.desk.frame.finding; finding != nil {
		got = finding.count.Text()
	}
	if got != want {
		r.t.Errorf("the line says %q, not %q", got, want)
	}
	return r
}

func TestFindingWalksThroughTheTree(t *testing.T) {
	r := newRoom(t).withTree("top\n appel\n  peer\n appelboom\n  appeltje\n").On("peer")
	r.Presses("Ctrl+F").Types("APP").counts("2 van 3").Selects("appelboom") // the first from where one was
	r.Presses("Enter").counts("3 van 3").Selects("appeltje").Presses("F3").counts("1 van 3").Selects("appel")
	r.Presses("Shift+Enter").counts("3 van 3").Presses("Shift+F3").counts("2 van 3").Selects("appelboom")
	r.Types("x").counts("niets")
	r.Presses("Esc").Finds("the line is closed", r.desk.frame.finding == nil)
	r.Finds("the tree has the keyboard", r.desk.window.Canvas().Focused() == fyne.Focusable(r.goalsPage().tree.tree))
	r.Selects("appelboom").Finds("nothing of this is a change", len(r.dossier().History()) == 1)

	r.Presses("Ctrl+F").Types("appel").Presses("Esc", "F3").Hears("van 3").Finds("F3 goes on without the line", r.desk.frame.finding == nil)

	r.On("appelboom").Presses("Space", "Ctrl+F").Types("appeltje").counts("1 van 1").Selects("appeltje") // also where it was folded away
	r.Presses("Ctrl+F").Finds("once more finds everywhere", r.desk.sheet != nil && r.desk.frame.finding == nil)
	if shown := strings.Join(textsOf(r.desk.frame.over), " "); !strings.Contains(shown, "appeltje") {
		t.Errorf("the sheet shows %s", shown)
	}
	r.Presses("Esc").Finds("and Escape closes that", r.desk.sheet == nil)
}

func TestFindingEndsWhenOneGoesElsewhere(t *testing.T) {
	r := newRoom(t).withExample().Goes(atGoals).Presses("Ctrl+F").Types("buren")
	r.Goes(atFigures).Finds("the line is gone", r.desk.frame.finding == nil)
	r.Presses("Ctrl+F").Finds("elsewhere everything is searched", r.desk.sheet != nil)
}

func TestWhatIsWrittenIsKeptWhenOneLooksForSomething(t *testing.T) {
	r := newRoom(t).withTree(smallTree).On("a1").Presses("Enter").Types("nieuw").Presses("Ctrl+F")
	r.Grows("top(a(a1 nieuw a2) b(b1))").Types("b1").Selects("b1")
}
