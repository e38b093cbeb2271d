package script_test

import (
	"testing"
	"time"

	"doelenboom/model"
	"doelenboom/model/script"
)

func stateOf(t *testing.T, lines []script.Line, kind model.ReadyKind) script.Readiness {
	t.Helper()
	for _, line := range lines {
		if line.Sort == kind {
			return line.State
		}
	}
	t.Fatalf("no line %s", kind)
	return ""
}

func TestNothingIsReadyInAnEmptyDossier(t *testing.T) {
	room := newRoom(t)
	lines := script.ListFor(room.Dossier, nil, room.now)
	for kind, want := range map[model.ReadyKind]script.Readiness{
		model.ReadyBackup: script.ToDo, model.ReadyStick: script.Optional, model.ReadyProjector: script.ToDo, model.ReadyHandouts: script.ToDo,
		model.ReadyAgreements: script.Ready, script.ReadyPeople: script.ToDo, script.ReadySheet: script.ToDo,
	} {
		if got := stateOf(t, lines, kind); got != want {
			t.Errorf("%s is %s, want %s", kind, got, want)
		}
	}
	if script.IsReady(lines) {
		t.Error("it is ready")
	}
}

func TestWhatWasMadeReadyIsRemembered(t *testing.T) {
	room := newRoom(t)
	session := room.plan(model.GoalSession, "nl", "2026-03-11")
	for _, kind := range model.ReadyKinds() {
		room.do(func(tx *model.Tx, id model.ID) error { return script.MarkReady(tx, id, kind) }, session.ID)
	}
	if _, err := room.Edit("edit.participant.add", func(tx *model.Tx) error {
		if err := tx.Put(&model.Party{Name: "Inwoners", Sort: model.Resident}); err != nil {
			return err
		}
		return tx.Put(&model.Participant{Role: "bezoeker inloophuis"})
	}); err != nil {
		t.Fatal(err)
	}
	lines := script.ListFor(room.Dossier, room.session(session.ID), room.now)
	if !script.IsReady(lines) {
		t.Errorf("not ready: %+v", lines)
	}
	room.do(lengthen(0, 30), session.ID)
	if lines = script.ListFor(room.Dossier, room.session(session.ID), room.now); stateOf(t, lines, script.ReadySheet) != script.ToDo {
		t.Error("a sheet of 170 minutes fits")
	}
	lines = script.ListFor(room.Dossier, room.session(session.ID), room.now.Add(24*time.Hour))
	for kind, want := range map[model.ReadyKind]script.Readiness{
		model.ReadyBackup: script.ToDo, model.ReadyStick: script.Optional, model.ReadyProjector: script.ToDo, model.ReadyHandouts: script.Ready,
	} {
		if got := stateOf(t, lines, kind); got != want {
			t.Errorf("a day later %s is %s, want %s", kind, got, want)
		}
	}
}

func TestOpenAgreementsAreLookedAt(t *testing.T) {
	room := newRoom(t)
	first := room.plan(model.GoalSession, "nl", "2026-02-11")
	if _, err := room.Edit("edit.agreement.add", func(tx *model.Tx) error {
		_, err := tx.AddAgreement(model.Action, first.ID, "Bellen met de bushalte")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	next := room.plan(model.IndicatorSession, "nl", "2026-03-11")
	lines := script.ListFor(room.Dossier, next, room.now)
	if stateOf(t, lines, model.ReadyAgreements) != script.ToDo || len(lines[4].Open) != 1 {
		t.Errorf("the agreements are %+v", lines[4])
	}
	room.do(func(tx *model.Tx, id model.ID) error { return script.MarkReady(tx, id, model.ReadyAgreements) }, next.ID)
	if lines = script.ListFor(room.Dossier, room.session(next.ID), room.now); stateOf(t, lines, model.ReadyAgreements) != script.Ready {
		t.Error("agreements that were looked at still wait")
	}
}
