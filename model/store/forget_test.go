package store

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"doelenboom/model"
)

func TestClearingOldHistoryAway(t *testing.T) {
	now := time.Date(2024, 1, 1, 9, 0, 0, 0, time.UTC)
	f, err := Create(filepath.Join(t.TempDir(), "oud.doelenboom"), model.New(atMoment(1, &now)))
	if err != nil {
		t.Fatal(err)
	}
	// Long enough to be megabytes in all: a file grows by a megabyte at a time.
	text := strings.Repeat("Een doel met een tekst van enige lengte, zoals dat gaat in een zaal. ", 60)
	for range 600 {
		now = now.Add(28 * time.Hour)
		addGoal(t, f.Dossier(), text)
	}
	if err := f.Flush(); err != nil {
		t.Fatal(err)
	}
	moment := time.Date(2025, 6, 1, 0, 0, 0, 0, time.UTC)
	cost, err := f.HistoryCost(moment)
	if err != nil || cost.Changes < 300 || cost.Bytes < 100*int64(cost.Changes) || cost.Bytes > cost.File {
		t.Fatalf("%+v %v", cost, err)
	}
	saved, err := f.ForgetBefore(moment)
	if err != nil || saved <= 0 {
		t.Fatalf("%d bytes saved, %v", saved, err)
	}
	records := picture(t, f.Dossier())
	addGoal(t, f.Dossier(), "Daarna")
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	wantNoFindings(t, f.Path())
	again := open(t, f.Path(), Options{Environment: testEnvironment(2)})
	d := again.Dossier()
	if len(again.Warnings()) > 0 || len(d.History()) != 601 {
		t.Fatalf("%v, %d changes", again.Warnings(), len(d.History()))
	}
	if _, err := d.Undo(); err != nil {
		t.Fatal(err)
	}
	if got := picture(t, d); len(got) <= len(records) {
		t.Fatal("the history is shorter")
	}
	if _, err := d.AsAfter(d.ChangesUntil(moment)); err != nil {
		t.Fatalf("from the moment on: %v", err)
	}
	_, err = d.AsAfter(3)
	wantProblem(t, err, "problem.history.unreadable")
	if after, err := again.HistoryCost(moment); err != nil || after.Bytes != 0 {
		t.Fatalf("still costs %+v %v", after, err)
	}
}

// TestFollowing reads a dossier while somebody else works in it.
func TestFollowing(t *testing.T) {
	t.Parallel()
	path := create(t, sample(t, 5, 5))
	writer := open(t, path, Options{Environment: testEnvironment(2)})
	reader := open(t, path, Options{ReadOnly: true, Environment: testEnvironment(3)})
	news := make(chan func(), 10)
	addGoal(t, writer.Dossier(), "Voordat er gevolgd wordt")
	if err := writer.Flush(); err != nil {
		t.Fatal(err)
	}
	reader.Follow(func(apply func()) { news <- apply })
	heard := 0
	reader.Dossier().Subscribe(func(*model.Change) { heard++ })
	for round, do := range []func(){
		func() {}, // what was saved before is heard too
		func() { addGoal(t, writer.Dossier(), "Live") },
		func() { erase(t, writer) }, // which puts another file in the place
		func() { addGoal(t, writer.Dossier(), "Nog steeds live") },
	} {
		do()
		if err := writer.Flush(); err != nil {
			t.Fatal(err)
		}
		deadline := time.After(20 * time.Second)
		for picture(t, reader.Dossier()) != picture(t, writer.Dossier()) {
			select {
			case apply := <-news:
				apply()
			case <-deadline:
				t.Fatalf("round %d: it does not come:\n%s", round, difference(picture(t, reader.Dossier()), picture(t, writer.Dossier())))
			}
		}
		if heard < round+1 {
			t.Fatalf("the observers heard %d times", heard)
		}
		if _, err := reader.Dossier().CanUndo().Touched(); err != nil {
			t.Fatal(err)
		}
	}
}
