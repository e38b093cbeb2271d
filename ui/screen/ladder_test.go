package screen

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"doelenboom/model"
	"doelenboom/ui/screen/control"
)

// ladder is the ladder at hand.
func (r *room) ladder() *ladderSurface {
	r.t.Helper()
	s, ok := r.goalsPage().surface().(*ladderSurface)
	if !ok {
		r.t.Fatalf("the surface at hand is %s", r.goalsPage().at())
	}
	return s
}

// Asks checks which question the ladder asks.
func (r *room) Asks(part string) *room {
	r.t.Helper()
	if got := r.ladder().question.Text(); !strings.Contains(got, part) {
		r.t.Errorf("the ladder asks %q, not %q", got, part)
	}
	return r
}

// assumptions are the goals with why they help, as the tree reads.
func (r *room) assumptions() string {
	var out []string
	for _, goal := range r.dossier().Goals() {
		out = append(out, goal.Text+": "+goal.Assumption)
	}
	return strings.Join(out, "; ")
}

// TestTheLadderByKeyboard: from nothing to a tree of three levels, with the assumptions, in two keys a rung beyond what is written.
func TestTheLadderByKeyboard(t *testing.T) {
	r := newRoom(t).withEmpty().Goes(atGoals).Presses("Ctrl+Shift+W")
	keys := 0
	press := func(chords ...string) {
		keys += len(chords)
		r.Presses(chords...)
	}
	r.Types("Zinvolle dag")
	press("Enter")
	r.Asks("Waardoor komt dat dichterbij").Types("Mensen")
	press("Enter")
	r.Asks("Waarom denken we dat dit helpt").Types("Samen is leuker.")
	press("Enter")
	r.Asks("Is dit genoeg").Types("Ritme")
	press("Tab")
	r.Asks("Waarom denken we")
	press("Enter") // skipped
	r.Asks("Waardoor komt dat dichterbij").Types("Opstaan")
	press("Enter", "Enter")
	r.Types("Slapen")
	press("Enter")
	r.Types("Wie slaapt, staat op.")
	press("Enter")
	r.Grows("Zinvolle dag(Mensen Ritme(Opstaan Slapen))").Selects("Ritme")
	if got, want := r.assumptions(), "Zinvolle dag: ; Mensen: Samen is leuker.; Ritme: ; Opstaan: ; Slapen: Wie slaapt, staat op."; got != want {
		t.Errorf("the assumptions are %s", got)
	}
	if rungs := r.dossier().Count(model.KindGoal) - 1; keys != 2*rungs+1 {
		t.Errorf("%d keys for the top and %d rungs", keys, rungs)
	}
	r.Presses("Up").Selects("Zinvolle dag").Presses("Down").Selects("Ritme").Presses("Left").Selects("Mensen").Presses("Left").Selects("Mensen")
	r.Presses("Right", "Down").Selects("Opstaan").Presses("F4").Asks("Waarom denken we").Types("Anders mis je alles.").Presses("Enter")
	r.Finds("the assumption of the rung itself is kept", strings.Contains(r.assumptions(), "Opstaan: Anders mis je alles."))
	r.Presses("F2").Asks("Hoe zeggen we het").Types(" om acht uur").Presses("Enter").Selects("Opstaan om acht uur")
	r.Presses("Ctrl+Z").Selects("Opstaan").Presses("Esc")
	r.Finds("Escape goes to the tree", r.goalsPage().at() == goalsTree)
	r.Selects("Opstaan").Presses("Tab").Types("Wekker").Presses("Enter").Grows("Zinvolle dag(Mensen Ritme(Opstaan(Wekker) Slapen))")
}

func TestTheLadderAsksWhyAboveTheTop(t *testing.T) {
	r := newRoom(t).withEmpty().Goes(atGoals).Types("Mensen").Presses("Enter", "Ctrl+Shift+W", "Up").Asks("Waarom willen we dat")
	r.Presses("Esc").Asks("Waardoor").Presses("Up").Types("Zinvolle dag").Presses("Enter").Asks("Waarom denken we dat dit helpt")
	r.Types("Samen is leuker.").Presses("Enter").Grows("Zinvolle dag(Mensen)").Selects("Mensen")
	r.Finds("the assumption belongs to the goal below", r.assumptions() == "Zinvolle dag: ; Mensen: Samen is leuker.")
	r.Presses("Shift+Tab").Types("Erbij horen").Presses("Enter", "Enter").Grows("Zinvolle dag(Erbij horen(Mensen))")
	r.Presses("Ctrl+Z", "Ctrl+Z", "Ctrl+Z").Grows("Mensen")
}

func TestTheLadderKeepsWhatIsWritten(t *testing.T) {
	r := newRoom(t).withExample().Goes(atGoals)
	count := r.dossier().Count(model.KindGoal)
	r.Presses("Ctrl+Shift+W").Types("Weg ermee").Presses("Esc", "Esc")
	r.Finds("what is given up leaves no trace", r.dossier().Count(model.KindGoal) == count && r.goalsPage().at() == goalsTree)
	r.Presses("Ctrl+Shift+W").Types("Een nieuw doel").Goes(atFigures)
	r.Finds("what is written stays when one goes elsewhere", r.dossier().Count(model.KindGoal) == count+1)
}

func TestLadderingTurnsToTheLadder(t *testing.T) {
	r := newRoom(t).withExample().Goes(atGoals)
	r.goalsPage().follow(model.StepLadder)
	r.Finds("its step turns to it", r.goalsPage().at() == goalsLadder)
	r.Presses("Ctrl+PgDn").Finds("the tree is next to it", r.goalsPage().at() == goalsTree)
}

// TestTheRoomClimbsAlong: the room sees the question, the goal, the rungs around it and what is being written, in letters that it can read.
func TestTheRoomClimbsAlong(t *testing.T) {
	r := newRoom(t).withExample().Goes(atGoals)
	two := r.dossier().GoalByCode("2")
	r.goalsPage().tree.tree.Select(two.ID)
	history := len(r.dossier().History())
	r.Presses("Ctrl+Shift+W").Types("Buren koken samen")
	shown := r.showsRoom()
	for _, part := range []string{"Is dit genoeg", "Inwoners hebben mensen om zich heen", "Alle inwoners van Lindenhage", "Buren koken samen"} {
		if !strings.Contains(shown, part) {
			t.Errorf("the room does not see %q in %s", part, shown)
		}
	}
	r.Finds("before anything is an edit", len(r.dossier().History()) == history)
	s := newScene(r.desk, &control.Keyboard{})
	window := test.NewWindow(s.object)
	defer window.Close()
	window.SetPadded(false)
	window.Resize(fyne.NewSize(1920, 1080))
	for _, size := range sizesOf(s.object) {
		if size < roomSmall {
			t.Errorf("letters of %v", size)
		}
	}
}
