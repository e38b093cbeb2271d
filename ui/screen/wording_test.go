package screen

import (
	"slices"
	"strings"
	"testing"

	"doelenboom/model"
	"doelenboom/ui/screen/control"
)

// writes is the text in the field that has the keyboard.
func (r *room) writes() string {
	r.t.Helper()
	field, ok := r.desk.window.Canvas().Focused().(*control.Field)
	if !ok {
		r.t.Fatalf("the keyboard is not in a field but in %T", r.desk.window.Canvas().Focused())
	}
	return field.Text
}

// hinted is what the note under the goal that is being written says; nothing while it is not there.
func (r *room) hinted() string {
	r.t.Helper()
	hint := r.goalsPage().tree.wording
	if ladder, ok := r.goalsPage().surface().(*ladderSurface); ok {
		hint = ladder.wording
	} else if r.desk.goals.asList {
		hint = r.goalsPage().tree.spoken
	}
	if !hint.panel.Visible() {
		return ""
	}
	return strings.Join(textsOf(hint.panel), " ")
}

// TestAHintComesInTheLinesAndOnTheLadder too, with the same keys.
func TestAHintComesInTheLinesAndOnTheLadder(t *testing.T) {
	r := newRoom(t).withExample().Goes(atGoals)
	r.goalsPage().tree.tree.Select(r.dossier().GoalByCode("2").ID)
	r.Presses("Ctrl+Shift+L", "Tab").Types("Inwoners zijn zelfredzaam")
	r.Finds("the word is asked about in the lines", strings.Contains(r.hinted(), "Wat bedoelen we met “zelfredzaam”?"))
	outline := r.goalsPage().tree.outline
	field, note := outline.Writing(), r.goalsPage().tree.spoken.panel
	r.Finds("under what is written", field && note.Size().Height > 0)
	r.Presses("F3").Finds("why", strings.Contains(r.hinted(), "abstract woord"))
	r.Presses("Shift+F3").Finds("let be", r.hinted() == "").Presses("Enter")
	r.Finds("and remembered", slices.Equal(r.dossier().GoalByCode("2.4").Kept, []string{"plain"}))
	r.Presses("Ctrl+Shift+L")

	r.goalsPage().tree.tree.Select(r.dossier().GoalByCode("2").ID)
	r.Presses("Ctrl+Shift+W").Types("Gezinnen hebben minder schulden.")
	r.Finds("it is said as a problem on the ladder", strings.Contains(r.hinted(), "“minder”"))
	r.Presses("Shift+F3").Finds("let be", r.hinted() == "").Presses("Enter")
	r.Finds("kept", slices.Equal(r.dossier().GoalByCode("2.5").Kept, []string{"positive"}))
	r.Types("Dan blijft er geld voor integraal beleid.").Finds("an assumption is no goal", r.hinted() == "").Presses("Enter")
	r.Presses("Shift+Tab").Types("Inwoners zijn zelfredzaam").Presses("F7")
	r.Finds("the term is asked here too", r.writes() == "zelfredzaamheid: ")
}

// TestAHintComesWhileAGoalIsWritten and takes no key: why on one, let be on another, and the term that it asks for on F7.
func TestAHintComesWhileAGoalIsWritten(t *testing.T) {
	r := newRoom(t).withExample().Goes(atGoals)
	tree := r.goalsPage().tree.tree
	tree.Select(r.dossier().GoalByCode("2").ID)
	r.Presses("Tab").Types("Inwoners zijn ").Finds("nothing yet", r.hinted() == "")
	at, size := tree.PlaceOf(control.NewGoal)
	r.Types("zelfredzaam")
	r.Finds("the word is asked about", strings.Contains(r.hinted(), "Wat bedoelen we met “zelfredzaam”?") && !strings.Contains(r.hinted(), "abstract"))
	now, _ := tree.PlaceOf(control.NewGoal)
	r.Finds("the card stays where it was", now == at && size.Width > 0)
	r.Presses("F3").Finds("why", strings.Contains(r.hinted(), "abstract woord") && strings.Contains(r.hinted(), "Niet: zelfredzaam."))
	r.Presses("F7").Finds("the term is asked", r.writes() == "zelfredzaamheid: ")
	r.Types("zelf regelen wat je zelf wilt").Presses("Enter", "Esc")
	r.Types(".").Finds("with a term there is nothing to ask", r.hinted() == "")
	r.Presses("Enter")

	r.Presses("Enter").Types("Gezinnen hebben minder schulden.").Finds("it is said as a problem", strings.Contains(r.hinted(), "“minder”"))
	r.Presses("Shift+F3").Finds("let be", r.hinted() == "")
	r.Presses("Enter")
	goal := r.dossier().GoalByCode("2.5")
	if goal == nil || goal.Text != "Gezinnen hebben minder schulden." || !slices.Equal(goal.Kept, []string{"positive"}) {
		t.Fatalf("the goal is %+v", goal)
	}
	r.Presses("F2").Finds("and remembered", r.hinted() == "").Presses("Esc")
	r.Finds("nothing is left when nothing is written", r.hinted() == "")
	r.Presses("Ctrl+Z").Finds("one step makes it undone", r.dossier().GoalByCode("2.5") == nil)
}

// TestTheCheckGoesGoalByGoal by keyboard, and the room sees the goal and the questions.
func TestTheCheckGoesGoalByGoal(t *testing.T) {
	r := newRoom(t).withExample().Goes(atGoals)
	r.goalsPage().follow(model.StepCheck)
	check, ok := r.goalsPage().surface().(*checkSurface)
	if !ok {
		t.Fatal("the step is not worked on the surface that checks")
	}
	check.focus()
	r.Finds("it begins at the top", check.goal == r.dossier().Top().ID)
	r.Presses("Right", "Right").Finds("the next goals", r.dossier().Code(check.goal) == "1.1")
	r.Presses("Left").Finds("the one before", r.dossier().Code(check.goal) == "1")
	for _, question := range check.questions {
		if question.hint != nil {
			t.Errorf("a hint on a good goal: %s", question.rule)
		}
	}
	afresh := func(text string) {
		r.Presses("F2")
		check.field.SetText("")
		r.Types(text)
	}
	afresh("Wij bieden minder regels.")
	shown := r.showsRoom()
	r.Finds("the room sees what is being written, and the questions", strings.Contains(shown, "Wij bieden minder regels.") && strings.Contains(shown, "Gaat het over inwoners?"))
	r.Presses("Enter").Finds("it is written", r.dossier().GoalByCode("1").Text == "Wij bieden minder regels.")
	raised := func() []string {
		var out []string
		for _, question := range check.questions {
			if question.hint != nil {
				out = append(out, string(question.rule))
			}
		}
		return out
	}
	r.Finds("two hints", slices.Equal(raised(), []string{"resident", "positive"}))
	r.Presses("Home", "Delete").Finds("let be", slices.Equal(r.dossier().GoalByCode("1").Kept, []string{"resident"}) && slices.Equal(raised(), []string{"positive"}))
	r.Presses("Delete").Finds("and looked at again", len(r.dossier().GoalByCode("1").Kept) == 0 && len(raised()) == 2)
	r.Presses("F2").Types(" Echt").Presses("Esc").Finds("Escape leaves the text as it was", r.dossier().GoalByCode("1").Text == "Wij bieden minder regels.")
	afresh("Inwoners doen mee aan integraal beleid")
	r.Presses("Enter", "F7")
	r.Finds("a term is asked for here too", r.writes() == "integraal: ")
}
