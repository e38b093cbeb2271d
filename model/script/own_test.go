package script_test

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"doelenboom/model"
	"doelenboom/model/script"
)

func TestAnOwnSheetIsKeptForTheNextGroup(t *testing.T) {
	room := newRoom(t)
	folder := filepath.Join(t.TempDir(), "runsheets")
	session := room.plan(model.GoalSession, "nl", "2026-03-11")
	room.do(lengthen(0, 20), session.ID)
	room.do(func(tx *model.Tx, id model.ID) error { return script.SkipStep(tx, id, 1, true) }, session.ID)
	room.do(script.Start, session.ID)
	room.wait(5 * time.Minute)
	room.do(script.Next, session.ID)
	own := script.OwnOf(room.session(session.ID), " Kort, met lunch? ")
	if own.Name != "Kort, met lunch?" || len(own.Steps[0].Runs) != 0 || own.Steps[0].Minutes != 20 || !own.Steps[1].Skipped {
		t.Fatalf("it is %+v", own)
	}
	if own.Steps[2].Prompt[:11] != "Het is 20XX" {
		t.Errorf("it pictures %q", own.Steps[2].Prompt)
	}
	for range 2 { // the second time it takes its own place
		if err := own.Save(folder); err != nil {
			t.Fatal(err)
		}
	}
	other := own
	other.Kind, other.Name = model.IndicatorSession, "anders"
	if err := other.Save(folder); err != nil {
		t.Fatal(err)
	}
	sheets, faults := script.OwnSheets(folder, model.GoalSession)
	if len(faults) > 0 || len(sheets) != 1 || !reflect.DeepEqual(sheets[0], own) {
		t.Errorf("it comes back as %+v, %v", sheets, faults)
	}
	next := room.plan(model.GoalSession, "nl", "2027-01-20")
	if own.IsOf(next) {
		t.Error("the usual sheet is the own one")
	}
	room.do(own.UseFor, next.ID)
	if next = room.session(next.ID); !own.IsOf(next) || next.Steps[2].Prompt[:11] != "Het is 2030" {
		t.Errorf("used for the next group it is %+v", next.Steps)
	}
	if err := os.WriteFile(filepath.Join(folder, "goals stuk.json"), []byte(`{"name": "stuk", "kind": "goals", "steps": [{"kind": "nap"}]}`), 0o644); err != nil {
		t.Fatal(err)
	}
	if sheets, faults = script.OwnSheets(folder, model.GoalSession); len(sheets) != 1 || len(faults) != 1 {
		t.Errorf("beside a broken one there are %d, %v", len(sheets), faults)
	}
	if err := own.Delete(folder); err != nil {
		t.Fatal(err)
	}
	if sheets, _ = script.OwnSheets(folder, model.GoalSession); len(sheets) != 0 {
		t.Errorf("it is still there: %+v", sheets)
	}
	own.Name = " "
	if problem, ok := model.AsProblem(own.Save(folder)); !ok || problem.Key != "problem.own.name" {
		t.Errorf("without a name: %v", problem)
	}
	own.Name = "x"
	if problem, ok := model.AsProblem(own.Save(filepath.Join(folder, "goals stuk.json"))); !ok || problem.Key != "problem.own.write" {
		t.Errorf("in a file: %v", problem)
	}
}
