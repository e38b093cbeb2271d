package store

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
	"time"

	"doelenboom/model"
)

// theirNote leaves a note of another machine beside a file, as old as it says.
func theirNote(t *testing.T, path string, age time.Duration) {
	t.Helper()
	data, err := json.Marshal(note{User: "fatima", Host: "beamerlaptop", PID: 1, Key: "van haar", Since: time.Now().Add(-time.Hour), Seen: time.Now().Add(-age)})
	if err == nil {
		err = os.WriteFile(notePath(path), data, 0o600)
	}
	if err == nil {
		err = os.Chtimes(notePath(path), time.Now(), time.Now().Add(-age))
	}
	if err != nil {
		t.Fatal(err)
	}
}

func TestOpenOnAnotherMachine(t *testing.T) {
	path := create(t, sample(t, 5, 5))
	theirNote(t, path, 10*time.Second)
	_, err := Open(path, Options{})
	problem := wantProblem(t, err, "problem.store.openBy")
	if problem.Args["user"] != "fatima" || problem.Args["host"] != "beamerlaptop" || !OffersReading(err) || IsAbandoned(err) {
		t.Fatalf("%v", problem)
	}
	if err := open(t, path, Options{ReadOnly: true}).Close(); err != nil {
		t.Fatal(err)
	}
	theirNote(t, path, time.Hour)
	_, err = Open(path, Options{})
	wantProblem(t, err, "problem.store.abandoned")
	if !IsAbandoned(err) || !OffersReading(err) {
		t.Fatal("neither taking over nor reading is offered")
	}
	f, err := Open(path, Options{TakeOver: true})
	if err != nil {
		t.Fatal(err)
	}
	if mine, ok := readNote(path); !ok || mine.Host != hostName() || mine.Seen.IsZero() {
		t.Fatalf("the note says %+v", mine)
	}

	// She comes back and takes it over in turn: what is done here stays here.
	theirNote(t, path, 0)
	f.beat()
	addGoal(t, f.Dossier(), "Te laat")
	wantProblem(t, f.Flush(), "problem.store.taken")
	wantProblem(t, f.Close(), "problem.store.taken")
	if other, ok := readNote(path); !ok || other.User != "fatima" {
		t.Fatal("her note is gone")
	}
	wantNoFindings(t, path)
}

// TestChangedUnderneath writes other bytes in the file while it is open, as a program that synchronises may: nothing is written over them.
func TestChangedUnderneath(t *testing.T) {
	path := create(t, sample(t, 30, 30))
	earlier := read(t, path)
	f, err := Open(path, Options{Environment: testEnvironment(2)})
	if err != nil {
		t.Fatal(err)
	}
	addGoal(t, f.Dossier(), "Van ons")
	if err := f.Flush(); err != nil {
		t.Fatal(err)
	}
	touched := time.Now().Add(time.Minute)
	if err := os.Chtimes(path, touched, touched); err != nil { // touched, and still the same: that is fine
		t.Fatal(err)
	}
	addGoal(t, f.Dossier(), "Nog een van ons")
	if err := f.Flush(); err != nil {
		t.Fatal(err)
	}
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := file.WriteAt(earlier, 0); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	before := read(t, path)
	addGoal(t, f.Dossier(), "Daarna")
	if problem, ok := model.AsProblem(f.Flush()); !ok || problem.Key != "problem.store.changed" && problem.Key != "problem.store.damagedOpen" {
		t.Fatalf("not noticed: %v", problem)
	}
	if string(read(t, path)) != string(before) {
		t.Fatal("written over")
	}
	if s := f.State(); s.Pending != 1 {
		t.Fatalf("state %+v", s)
	}
	_ = f.Close() // which says the same
}

func TestWhereIs(t *testing.T) {
	home := t.TempDir()
	for _, c := range []struct {
		folder string
		want   Away
	}{
		{"Documenten", Here}, {"OneDrive - Gemeente Lindenhage/Documenten", InSync}, {"OneDrive", InSync}, {"Dropbox/werk", InSync},
		{"Mijn Drive", InSync}, {"stackoverflow", Here}, {"Nextcloud", InSync}, {"onedriver", Here},
	} {
		folder := filepath.Join(home, c.folder)
		if err := os.MkdirAll(folder, 0o700); err != nil {
			t.Fatal(err)
		}
		if got := WhereIs(filepath.Join(folder, "a.doelenboom")); got != c.want {
			t.Errorf("%s is %q, want %q", c.folder, got, c.want)
		}
	}
	shared := filepath.Join(home, "gedeeld", "dossiers")
	if err := os.MkdirAll(shared, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(home, "gedeeld", ".owncloudsync.log"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if got := WhereIs(filepath.Join(shared, "a.doelenboom")); got != InSync {
		t.Errorf("a folder that is synchronised is %q", got)
	}
}
