package screen

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/screen/control"
)

// outlines is the list of goals at hand.
func (r *room) outlines() *control.Outline {
	r.t.Helper()
	return r.goalsPage().tree.outline
}

// TestTheListEditsAsTheDrawingDoes: the same keys give the same dossier, in the same number of edits.
func TestTheListEditsAsTheDrawingDoes(t *testing.T) {
	session := func(view string) *room {
		r := newRoom(t).withEmpty().Goes(atGoals)
		r.Presses(strings.Fields(view)...)
		r.Types("Zinvolle dag").Presses("Enter", "Tab").Types("Mensen").Presses("Enter", "Enter").Types("Ritme").Presses("Tab")
		r.Types("Opstaan").Presses("Enter", "Shift+Enter").Types("Slapen").Presses("Enter").Grows("Zinvolle dag(Mensen Ritme(Slapen Opstaan))")
		r.Presses("F2").Types(" en rusten").Presses("Enter").Types("!").Presses("Esc").Presses("Enter", "Esc")
		r.Presses("Alt+Down").Grows("Zinvolle dag(Mensen Ritme(Opstaan Slapen en rusten))")
		r.Presses("Alt+Right").Grows("Zinvolle dag(Mensen Ritme(Opstaan(Slapen en rusten)))")
		r.Presses("Alt+Left", "Alt+Up", "Enter").Types("Eten").Presses("Enter", "Delete").Hears("Eten")
		r.Presses("Ctrl+Z", "Ctrl+Z", "Ctrl+Y").Grows("Zinvolle dag(Mensen Ritme(Slapen en rusten Eten Opstaan))").Selects("Eten")
		r.Presses("Home", "Delete").Grows("").Presses("Ctrl+Z").Presses("End").Selects("Opstaan")
		return r
	}
	drawn, listed := session(""), session("Ctrl+Shift+L")
	if drawn.outline() != listed.outline() {
		t.Errorf("the drawing gives %s, the list %s", drawn.outline(), listed.outline())
	}
	if a, b := len(drawn.dossier().History()), len(listed.dossier().History()); a != b {
		t.Errorf("the drawing takes %d edits, the list %d", a, b)
	}
}

func TestTheListAndTheDrawingAreOneTree(t *testing.T) {
	r := newRoom(t).withExample().Goes(atGoals)
	two := r.dossier().GoalByCode("2")
	r.goalsPage().tree.tree.Select(two.ID)
	r.Presses("Ctrl+Shift+L").Selects(two.Text)
	r.Finds("the list has the keyboard", r.desk.window.Canvas().Focused() == fyne.Focusable(r.outlines()))
	r.Presses("Space").Finds("what is folded in the list is folded in the drawing", r.goalsPage().tree.tree.Folded(two.ID))
	r.Presses("Down").Selects(r.dossier().GoalByCode("3").Text)
	r.Presses("Up", "Right").Selects(r.dossier().GoalByCode("2.1").Text)
	r.Finds("going under it unfolds it", !r.goalsPage().tree.tree.Folded(two.ID))
	r.Presses("Left").Selects(two.Text).Presses("Home", "PgDn", "PgUp").Selects(r.dossier().Top().Text)
	r.Presses("End", "Ctrl+Shift+L").Selects("Werkgevers in de regio gebruiken de talenten van inwoners.")
	r.Finds("the drawing has the keyboard", r.desk.window.Canvas().Focused() == fyne.Focusable(r.goalsPage().tree.tree))
	r.Presses("Ctrl+Shift+L").Goes(atFigures).Goes(atGoals)
	r.Finds("it is still a list when one comes back", r.desk.window.Canvas().Focused() == fyne.Focusable(r.outlines()))
}

func TestTheListIsReadAloud(t *testing.T) {
	r := newRoom(t).withExample().Goes(atGoals).Presses("Ctrl+Shift+L", "Home", "Right", "Right")
	goal := r.dossier().GoalByCode("1.1")
	if got, want := r.outlines().AccessibilityLabel(), "1.1, resultaat, niveau 3"; !strings.HasPrefix(got, want) || !strings.HasSuffix(got, ": "+goal.Text) {
		t.Errorf("read aloud it is %q", got)
	}
	r.Presses("Left")
	if got := r.outlines().AccessibilityLabel(); !strings.HasPrefix(got, "1, doel, niveau 2, 3 doelen eronder") {
		t.Errorf("read aloud it is %q", got)
	}
	r.Presses("Space")
	if got := r.outlines().AccessibilityLabel(); !strings.HasPrefix(got, "1, doel, niveau 2, 3 doelen ingeklapt") {
		t.Errorf("folded it is %q", got)
	}
	if lines := strings.Split(r.outlines().Words(), "\n"); len(lines) != r.dossier().Count(model.KindGoal)-3 {
		t.Errorf("%d lines are read", len(lines))
	}
}

func TestTheRoomReadsAlongWithTheList(t *testing.T) {
	r := newRoom(t).withExample().Goes(atGoals).Presses("Ctrl+Shift+L", "Home", "Right", "Enter").Types("Buren koken samen")
	if shown := r.showsRoom(); !strings.Contains(shown, "Buren koken") {
		t.Errorf("the room sees %s", shown)
	}
}

// TestManyLinesAreFewObjects: of 5,000 goals only the lines in sight exist.
func TestManyLinesAreFewObjects(t *testing.T) {
	r := newRoom(t).withEmpty()
	if _, err := r.dossier().Edit("edit.goal.add", func(tx *model.Tx) error {
		top, err := tx.AddGoal("", 0, "Inwoners doen mee")
		if err != nil {
			return err
		}
		for i := range 4999 {
			if err := tx.Put(&model.Goal{Parent: top.ID, Position: float64(i), Text: fmt.Sprintf("Inwoners van wijk %d vinden een plek die past bij wat zij willen", i)}); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	r.Goes(atGoals).Presses("Ctrl+Shift+L", "End")
	r.Finds("the last one is in sight", strings.Contains(strings.Join(textsOf(r.goalsPage().tree.views), " "), "4999"))
	if texts := len(textsOf(r.goalsPage().tree.views.Objects[1])); texts > 400 {
		t.Errorf("%d texts are drawn", texts)
	}
}

// TestCardsShowWhatIsAskedFor: nothing but code and text, until somebody asks; then on the laptop and for the room alike.
func TestCardsShowWhatIsAskedFor(t *testing.T) {
	r := newRoom(t).withExample().Goes(atGoals)
	words := func() string { return r.goalsPage().tree.tree.AccessibilityLabel() + " " + r.showsRoom() }
	for _, part := range []string{"5 stippen", "op koers", "Resultaat", "bereiken?"} {
		r.Finds("nobody sees "+part, !strings.Contains(r.goalsPage().tree.tree.AccessibilityLabel(), part))
	}
	r.Presses("Shift+F4", "Space", "Right", "Space", "Right", "Space", "Esc")
	r.Finds("the tree has the keyboard again", r.desk.window.Canvas().Focused() == fyne.Focusable(r.goalsPage().tree.tree))
	for _, part := range []string{"Resultaat. Wat willen we bereiken?", "5 stippen"} {
		r.Finds("it tells "+part, strings.Contains(words(), part))
	}
	r.Finds("the room sees levels", strings.Contains(r.showsRoom(), "Resultaat"))
	r.Finds("and not what was not asked for", !strings.Contains(words(), "op koers"))
	r.Goes(atFigures).Goes(atGoals).Finds("it is remembered", strings.Contains(words(), "5 stippen"))
	r.Presses("Shift+F4", "Left", "Left", "Space", "Esc").Finds("and goes again", !strings.Contains(r.showsRoom(), "Resultaat"))
}
