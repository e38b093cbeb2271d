package screen

import (
	"testing"

	"fyne.io/fyne/v2"

	"doelenboom/model"
)

// focusedOn reports whether the keyboard is in a field with a text.
func (r *room) focusedOn(text string) bool {
	r.t.Helper()
	field, ok := r.desk.window.Canvas().Focused().(interface{ SelectedText() string })
	if !ok {
		return false
	}
	entry, ok := field.(interface{ Writing() bool })
	return ok && entry.Writing() && r.writes() == text
}

func TestTermsAreWrittenInTheirPlace(t *testing.T) {
	r := newRoom(t).withExample().Goes(atGoals)
	r.Presses("F7").Types("meedoen: erbij zijn").Presses("Enter")
	r.Finds("the term is there", r.dossier().TermFor("meedoen").Meaning == "erbij zijn")
	r.Presses("Down", "Down").Finds("the arrows walk", r.focusedOn("meedoen"))
	r.Presses("Tab", "End").Types(", ook zonder baan").Presses("Enter")
	r.Finds("its meaning is written in its place", r.dossier().TermFor("meedoen").Meaning == "erbij zijn, ook zonder baan")
	r.Presses("Up", "Tab", "Tab") // over the act that takes it away, to the first party
	r.Finds("the line shows every party", r.writes() == "")
	r.Types("een dagritme hebben").Presses("Enter")
	others := r.dossier().TermFor("meedoen").Others
	r.Finds("a party means something else", len(others) == 1 && others[0].Meaning == "een dagritme hebben")
	r.Presses("Up", "Up").Finds("up leads back to the word", r.focusedOn("meedoen"))
	r.Presses("Ctrl+Delete").Hears("meedoen").Finds("it is gone", r.dossier().TermFor("meedoen") == nil)
	r.Presses("Ctrl+Z").Finds("and comes back with what others mean", len(r.dossier().TermFor("meedoen").Others) == 1)
	r.Presses("Esc").Finds("the tree has the keyboard", r.desk.window.Canvas().Focused() == fyne.Focusable(r.goalsPage().tree.tree))
}

func TestAParkedSubjectIsOwnedOrDroppedWithAReason(t *testing.T) {
	r := newRoom(t).withExample().Goes(atGoals)
	goal := r.dossier().GoalByCode("2.3")
	r.goalsPage().tree.tree.Select(goal.ID)
	r.Presses("F8").Types("de bus").Presses("Enter")
	all := model.All[model.Parked](r.dossier())
	parked := all[len(all)-1]
	r.Finds("it is about the selected goal", len(parked.Linked) == 1 && parked.Linked[0].ID == goal.ID)
	now := func() *model.Parked { return model.Get[model.Parked](r.dossier(), parked.ID) }
	r.Presses("Down", "Down", "Down", "Down").Finds("the last line", r.focusedOn("de bus"))
	r.Presses("Tab").Types("werkplein").Presses("Tab", "Tab", "Right")
	r.Finds("the owner is a party", r.dossier().ActorName(now().Owner) == "Werkplein" && now().Dropped)
	r.Types("dat kan de provincie beter").Presses("Enter")
	r.Finds("dropped, and why", now().Reason == "dat kan de provincie beter")
	r.Presses("Esc").Finds("Escape closes", r.desk.sheet == nil)
}

func TestADecisionHasItsFormAndObjections(t *testing.T) {
	r := newRoom(t).withExample().Goes(atGoals)
	goal := r.dossier().GoalByCode("2.3")
	r.goalsPage().tree.tree.Select(goal.ID)
	count := r.dossier().Count(model.KindAgreement)
	r.Presses("F9").Types("bus regelen; Werkplein; ooit").Presses("Enter").Hears("ooit")
	r.Finds("a day that nobody can read adds nothing, and the text stays", r.dossier().Count(model.KindAgreement) == count && r.writes() == "bus regelen; Werkplein; ooit")
	for range 4 {
		r.press("BackSpace")
	}
	r.Types("over 2 weken").Presses("Enter")
	made := model.All[model.Agreement](r.dossier())[count]
	r.Finds("due in words, about the goal, with its party", made.Due == "2027-10-28" && len(made.Linked) == 1 && made.Linked[0].ID == goal.ID && made.Who.Party != "")

	r.Presses("Shift+Tab", "Shift+Tab", "Shift+Tab", "Right", "Tab", "Tab", "Tab").Types("we gaan door").Presses("Enter", "Down")
	all := model.All[model.Agreement](r.dossier())
	decision := all[len(all)-1]
	r.Finds("a decision", decision.Sort == model.Decision && decision.Text == "we gaan door" && decision.Form == model.Consenting)
	r.Finds("the last one stands first", r.focusedOn("we gaan door"))
	now := func() *model.Agreement { return model.Get[model.Agreement](r.dossier(), decision.ID) }
	r.Presses("Tab", "Tab").Types("1 maart").Presses("Tab", "Tab").Types("de inwoners").Presses("Tab", "Left", "Tab").Types("G: het mag wel minder").Presses("Enter")
	r.Types("jobcoach: te snel").Presses("Enter")
	r.Finds("due, who is told, and the form", now().Due == "2028-03-01" && now().Tells == "de inwoners" && now().Form == model.Consensus)
	objections := now().Objections
	r.Finds("a party and a role object, with the reason", len(objections) == 2 && objections[0].Party != "" && objections[0].Text == "het mag wel minder" && objections[1].Role == "jobcoach")
	r.Presses("Esc").Finds("Escape closes", r.desk.sheet == nil)
}
