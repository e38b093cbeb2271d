package script_test

import (
	"strings"
	"testing"

	"doelenboom/model"
	"doelenboom/model/script"
)

func TestEveryRunSheetFillsItsTimeInBothLanguages(t *testing.T) {
	kinds, err := script.Kinds()
	if err != nil {
		t.Fatal(err)
	}
	want := []model.SessionKind{model.Preparation, model.GoalSession, model.IndicatorSession, model.FollowingSession}
	if len(kinds) != len(want) {
		t.Fatalf("run sheets for %v, want %v", kinds, want)
	}
	for i, kind := range kinds {
		if kind != want[i] {
			t.Errorf("run sheet %d is of kind %s, want %s", i, kind, want[i])
		}
		dutch, err := script.For(kind, "nl")
		if err != nil {
			t.Fatal(err)
		}
		english, err := script.For(kind, "en")
		if err != nil {
			t.Fatal(err)
		}
		if !script.Fits(&model.Session{Steps: dutch}, script.Length) || script.Minutes(&model.Session{Steps: dutch}) != script.Length {
			t.Errorf("%s takes %d minutes, want %d", kind, script.Minutes(&model.Session{Steps: dutch}), script.Length)
		}
		for j := range dutch {
			nl, en := dutch[j], english[j]
			if nl.Title == en.Title {
				t.Errorf("%s, step %d: %q is the title in both languages", kind, j+1, nl.Title)
			}
			for _, step := range []model.Step{nl, en} {
				if step.Title == "" || step.Note == "" {
					t.Errorf("%s, step %d: no title or no note in %+v", kind, j+1, step)
				}
				if (step.Prompt == "") != (step.Sort == model.StepBreak) {
					t.Errorf("%s, step %d (%s): the room reads %q", kind, j+1, step.Sort, step.Prompt)
				}
				if len(step.Note) > 280 || len(step.Prompt) > 110 {
					t.Errorf("%s, step %d: too long for the rail or the wall: %q, %q", kind, j+1, step.Prompt, step.Note)
				}
				for _, words := range []string{step.Title, step.Prompt, step.Note} {
					if strings.Contains(words, "!") || strings.Contains(words, "Movisie") {
						t.Errorf("%s, step %d: %q", kind, j+1, words)
					}
				}
			}
		}
	}
}

func TestThePlannedSessionIsOneThatTheModelAccepts(t *testing.T) {
	kinds, err := script.Kinds()
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range kinds {
		room := newRoom(t)
		session := room.plan(kind, "nl", "2026-03-11")
		if errs := room.Verify(); len(errs) > 0 {
			t.Errorf("%s: %v", kind, errs)
		}
		if session.Title == "" || session.State != model.Planned || session.Sort != kind || session.Date != "2026-03-11" {
			t.Errorf("%s: planned as %+v", kind, session)
		}
		for i, step := range session.Steps {
			if strings.Contains(step.Prompt, "20XX") {
				t.Errorf("%s, step %d: no year in %q", kind, i+1, step.Prompt)
			}
		}
	}
}

func TestThePromptNamesTheYearThatIsPictured(t *testing.T) {
	room := newRoom(t)
	const want = "Het is 2029 (over 3 jaar). Het is goed gelukt. Wat is er anders voor inwoners? Wat merk je?"
	if got := room.plan(model.GoalSession, "nl", "2026-03-11").Steps[2].Prompt; got != want {
		t.Errorf("the room reads %q, want %q", got, want)
	}
	if got := room.plan(model.GoalSession, "en", "").Steps[2].Prompt; !strings.HasPrefix(got, "It is 20XX (in 3 years).") {
		t.Errorf("without a date the room reads %q", got)
	}
}

func TestAnUnknownLanguageReadsDutch(t *testing.T) {
	dutch, err := script.For(model.GoalSession, "nl")
	if err != nil {
		t.Fatal(err)
	}
	frisian, err := script.For(model.GoalSession, "fy")
	if err != nil {
		t.Fatal(err)
	}
	if frisian[0].Title != dutch[0].Title {
		t.Errorf("step 1 is called %q, want %q", frisian[0].Title, dutch[0].Title)
	}
	frisian[0].Title = "changed"
	if again, _ := script.For(model.GoalSession, "nl"); again[0].Title != dutch[0].Title {
		t.Error("changing the steps that For gave changed the run sheet")
	}
}

func TestAKindWithoutARunSheetIsAProblem(t *testing.T) {
	_, err := script.For(model.ArenaSession, "nl")
	if problem, ok := model.AsProblem(err); !ok || problem.Key != "problem.script.noSheet" {
		t.Errorf("got %v", err)
	}
}

func TestEveryLaterRoundIsASessionOfItsOwn(t *testing.T) {
	room := newRoom(t)
	var first, second *model.Session
	if _, err := room.Edit(script.EditPlan, func(tx *model.Tx) (err error) {
		if first, err = script.PlanRound(tx, "nl", "2026-11-12"); err != nil {
			return err
		}
		if err = model.Update(tx, first.ID, func(s *model.Session) error {
			s.Starts, s.Place, s.State = "13:30", "De Linde", model.Closed
			return nil
		}); err != nil {
			return err
		}
		second, err = script.PlanRound(tx, "nl", "2027-05-13")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	second = model.Get[model.Session](room.Dossier, second.ID)
	if first.Title != "Sessie 3: wat zien we, wat doen we?" || second.Title != "Sessie 3, ronde 2: wat zien we, wat doen we?" {
		t.Errorf("they are called %q and %q", first.Title, second.Title)
	}
	if second.Starts != "13:30" || second.Place != "De Linde" || second.State != model.Planned || len(second.Steps) == 0 {
		t.Errorf("the second one is %+v", second)
	}
}
