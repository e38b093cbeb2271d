package screen

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/screen/control"
)

// adopts is the surface on which the tree is adopted.
func (r *room) adopts() *adoptSurface {
	r.t.Helper()
	s, ok := r.goalsPage().surface().(*adoptSurface)
	if !ok {
		r.t.Fatalf("the surface at hand is %s", r.goalsPage().at())
	}
	return s
}

// toAdopting goes to that surface.
func (r *room) toAdopting() *room {
	r.Goes(atGoals)
	r.goalsPage().to(goalsAdopt)
	return r
}

// growsTree plants a small tree with two parties.
func (r *room) growsTree() *room {
	r.t.Helper()
	if _, err := r.dossier().Edit("edit.test", func(tx *model.Tx) error {
		top, err := tx.AddGoal("", 0, "Inwoners hebben een fijne dag.")
		if err != nil {
			return err
		}
		for _, text := range []string{"Inwoners kennen elkaar.", "Inwoners doen mee."} {
			if _, err := tx.AddGoal(top.ID, 9, text); err != nil {
				return err
			}
		}
		for _, name := range []string{"Cliëntenraad", "Gemeente"} {
			if err := tx.Put(&model.Party{Name: name, Sort: model.OtherParty, Mark: name[:1]}); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		r.t.Fatal(err)
	}
	return r
}

// TestTheTreeIsAdoptedGoalByGoal by keyboard: all agree with one key, one does not and says why, and Enter adopts; later changes are shown
// against it, and the next version is adopted in the same way.
func TestTheTreeIsAdoptedGoalByGoal(t *testing.T) {
	r := newRoom(t).withEmpty().growsTree().toAdopting()
	r.Presses("Home", "Space").Hears("doel 0")
	top := r.dossier().Top()
	r.Finds("all agree with the top, and it is adopted", len(top.Support) == 2 && top.State == model.GoalAdopted)
	r.Presses("Enter", "Right", "Tab", "Right", "Right", "Right")
	r.Finds("the reason is asked", r.adopts().voices.voices[r.adopts().voices.order[1]].reason.Visible())
	r.Presses("Tab").Types("daar hebben we geen mensen voor").Presses("Enter", "Esc")
	first := r.dossier().GoalByCode("1")
	got := first.SupportOf(model.All[model.Party](r.dossier())[1].ID)
	r.Finds("who does not agree, says why", got.Stance == model.Doubts && got.Reason == "daar hebben we geen mensen voor")
	r.Finds("the list has the keyboard again", r.desk.window.Canvas().Focused() == fyne.Focusable(r.adopts().rows))

	r.adopts().act.Tapped(nil)
	r.Presses("Enter").Hears("Versie 1")
	adoption := r.dossier().LastAdoption()
	if adoption == nil || adoption.Name != "Versie 1" || len(adoption.Goals) != 3 {
		t.Fatalf("adopted is %+v", adoption)
	}
	decision := model.Get[model.Agreement](r.dossier(), adoption.Decision)
	r.Finds("the decision has its form", decision.Form == model.Consenting && strings.Contains(decision.Text, "Versie 1"))
	r.Finds("and what was said against it", len(decision.Objections) == 1 && strings.Contains(decision.Objections[0].Text, "1: daar hebben we"))

	r.goalsPage().to(goalsTree)
	r.goalsPage().tree.tree.Select(first.ID)
	r.Presses("F2").Types(" Echt.").Presses("Enter", "Tab").Types("Buren eten samen.").Presses("Enter")
	r.Finds("what came later is a draft", r.dossier().GoalByCode("1.1").State == model.GoalDraft)
	r.goalsPage().tree.tree.Select(r.dossier().GoalByCode("2").ID)
	r.Presses("Delete").toAdopting()
	r.adopts().begin(model.StepReview)
	var marks []string
	for _, line := range r.adopts().lines {
		marks = append(marks, r.desk.changeWord(r.adopts().changes[line.goal]))
	}
	if want := []string{"anders gezegd", "nieuw", "", "weg"}; !slices.Equal(marks, want) {
		t.Errorf("the changes are %q, not %q", marks, want)
	}
	shown := r.showsRoom()
	for _, part := range []string{"Eerst stond er: Inwoners kennen elkaar.", "Buren eten samen.", "nieuw", "weg"} {
		if !strings.Contains(shown, part) {
			t.Errorf("the room does not see %q in %q", part, shown)
		}
	}
	r.Presses("Left")
	r.Finds("all goals are listed", len(r.adopts().lines) == 5)
	r.Presses("F9").pressesButton("Stel vast als Versie 2").Presses("Enter").Hears("Versie 2")
	r.Finds("nothing changed since", len(r.dossier().ChangesSince(r.dossier().LastAdoption())) == 0 && len(r.dossier().Cover().Adoptions) == 2)
	r.Presses("Ctrl+Z").Finds("undo takes the version back", len(r.dossier().Cover().Adoptions) == 1)
}

// pressesButton presses the button with a text.
func (r *room) pressesButton(text string) *room {
	r.t.Helper()
	for _, s := range r.inSight() {
		if button, ok := s.object.(*control.Button); ok && button.Text() == text {
			button.Tapped(nil)
			return r
		}
	}
	r.t.Fatalf("no button says %q", text)
	return r
}

// TestSessionTwoOpensWithWhatChanged: the steps of looking back and of adopting come on the surface that adopts.
func TestSessionTwoOpensWithWhatChanged(t *testing.T) {
	r := newRoom(t).withExample()
	r.desk.dossier.Edit("edit.test", func(tx *model.Tx) error {
		running := tx.RunningSession()
		return model.Update(tx, running.ID, func(s *model.Session) error { s.State = model.Closed; return nil })
	})
	r.Goes(atIndicators).Presses("F5")
	r.Finds("looking back is on the goals", r.desk.at == atGoals && r.goalsPage().at() == goalsAdopt && r.adopts().only)
	if shown := r.showsRoom(); !strings.Contains(shown, "Wat is er veranderd sinds sessie 1?") || !strings.Contains(shown, "Dit doel stond eerst op 4.1.") {
		t.Errorf("the room sees %q", shown)
	}
	r.Presses("F5")
	r.Finds("adopting goes through all goals", r.goalsPage().at() == goalsAdopt && !r.adopts().only && len(r.adopts().lines) == 19)
	shown := r.showsRoom()
	r.Finds("the room sees the answers, and no party by its name", strings.Contains(shown, "Niet akkoord") && !strings.Contains(shown, "Gemeente Lindenhage"))
}
