package store

import (
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"doelenboom/model"
)

func addGoal(t *testing.T, d *model.Dossier, text string) {
	t.Helper()
	_, err := d.Edit("edit.goal.add", func(tx *model.Tx) error {
		var parent model.ID
		if top := tx.Top(); top != nil {
			parent = top.ID
		}
		_, err := tx.AddGoal(parent, 0, text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// listener collects the states that a file tells.
type listener struct {
	mu     sync.Mutex
	states []State
}

func (l *listener) hear(s State) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.states = append(l.states, s)
}

func (l *listener) all() []State {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.states
}

func newFile(t *testing.T) *File {
	t.Helper()
	f, err := Create(filepath.Join(t.TempDir(), "nieuw.doelenboom"), model.New(testEnvironment(1)))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestSavesByItselfAndSaysSo(t *testing.T) {
	f := newFile(t)
	ears := &listener{}
	saved := make(chan State, 100)
	f.OnState(func(s State) {
		ears.hear(s)
		if s.Pending == 0 {
			saved <- s
		}
	})
	addGoal(t, f.Dossier(), "Iedereen doet mee")
	s := <-saved // without a Flush
	last := f.Dossier().CanUndo()
	if s.Err != nil || !s.SavedAt.Equal(last.Time) {
		t.Fatalf("state %+v, the last change is of %s", s, last.Time)
	}
	if first := ears.all()[0]; first.Pending != 1 {
		t.Fatalf("first told %+v, want one pending", first)
	}
	copied := filepath.Join(t.TempDir(), "kopie.doelenboom")
	copyTo(t, f.Path(), copied)
	if got, want := picture(t, open(t, copied, Options{}).Dossier()), picture(t, f.Dossier()); got != want {
		t.Fatalf("said to be saved:\n%s\nwant:\n%s", got, want)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	addGoal(t, f.Dossier(), "Na het sluiten")
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if err := f.Flush(); err != ErrClosed {
		t.Fatalf("flush after close: %v", err)
	}
}

func TestCloseSavesWhatWaits(t *testing.T) {
	f := newFile(t)
	for i := range 300 {
		addGoal(t, f.Dossier(), fmt.Sprint("Doel ", i))
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	wantNoFindings(t, f.Path())
	if got, want := picture(t, open(t, f.Path(), Options{}).Dossier()), picture(t, f.Dossier()); got != want {
		t.Fatalf("got:\n%s\nwant:\n%s", got, want)
	}
}

// TestFileThatIsGone takes the file away while it is open, and puts it back.
func TestFileThatIsGone(t *testing.T) {
	f := newFile(t)
	ears := &listener{}
	f.OnState(ears.hear)
	addGoal(t, f.Dossier(), "Iedereen doet mee")
	if err := f.Flush(); err != nil {
		t.Fatal(err)
	}
	away := filepath.Join(t.TempDir(), "weg")
	if err := os.Rename(f.Path(), away); err != nil {
		t.Skip(err) // Windows keeps an open file where it is
	}
	for i := range 3 {
		addGoal(t, f.Dossier(), fmt.Sprint("Zonder bestand ", i))
		wantProblem(t, f.Flush(), "problem.store.gone")
	}
	if s := f.State(); s.Pending != 3 || s.Err == nil {
		t.Fatalf("state %+v", s)
	}
	told := map[error]bool{}
	for _, s := range ears.all() {
		if s.Err != nil {
			told[s.Err] = true
		}
	}
	if len(told) != 1 {
		t.Fatalf("told %d different errors about one trouble: %v", len(told), told)
	}

	// A copy can be made without the file.
	d := f.Dossier()
	rescue, err := Create(filepath.Join(t.TempDir(), "kopie.doelenboom"), d)
	if err != nil {
		t.Fatal(err)
	}
	if err := rescue.Close(); err != nil {
		t.Fatal(err)
	}
	wantNoFindings(t, rescue.Path())

	// Another file in its place is left alone.
	if err := os.WriteFile(f.Path(), []byte("iets anders"), 0o600); err != nil {
		t.Fatal(err)
	}
	wantProblem(t, f.Flush(), "problem.store.gone")
	if string(read(t, f.Path())) != "iets anders" {
		t.Fatal("another file was written to")
	}

	if err := os.Rename(away, f.Path()); err != nil {
		t.Fatal(err)
	}
	if err := f.Flush(); err != nil {
		t.Fatal(err)
	}
	if s := f.State(); s.Pending != 0 || s.Err != nil {
		t.Fatalf("state %+v", s)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	wantNoFindings(t, f.Path())
	if got, want := picture(t, open(t, f.Path(), Options{}).Dossier()), picture(t, d); got != want {
		t.Fatalf("got:\n%s\nwant:\n%s", got, want)
	}
}

// TestFileCutOffWhileOpen cuts the file off under the mapping, which without care ends the program.
func TestFileCutOffWhileOpen(t *testing.T) {
	path := create(t, sample(t, 100, 100))
	f, err := Open(path, Options{Environment: testEnvironment(2)})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, 2*pageSize); err != nil {
		t.Skip(err) // Windows cuts nothing off that is mapped
	}
	addGoal(t, f.Dossier(), "Erna")
	wantProblem(t, f.Flush(), "problem.store.damagedOpen")
	addGoal(t, f.Dossier(), "Nog een")
	wantProblem(t, f.Flush(), "problem.store.damagedOpen")
	if s := f.State(); s.Pending != 2 {
		t.Fatalf("state %+v", s)
	}

	// What the file held of the past is lost, but the dossier and what was done since go into the copy.
	history := f.Dossier().History()
	if _, err = history[0].Touched(); err == nil {
		t.Fatal("the past is there, though the file is cut off")
	}
	rescue, err := Create(filepath.Join(t.TempDir(), "kopie.doelenboom"), f.Dossier())
	if err != nil {
		t.Fatal(err)
	}
	if err := rescue.Close(); err != nil {
		t.Fatal(err)
	}
	wantProblem(t, f.Close(), "problem.store.damagedOpen")
	wantNoFindings(t, rescue.Path())
	again := open(t, rescue.Path(), Options{Environment: testEnvironment(3)})
	if got, want := picture(t, again.Dossier()), picture(t, f.Dossier()); got != want {
		t.Fatalf("got:\n%s\nwant:\n%s", got, want)
	}
	for range 2 {
		if _, err := again.Dossier().Undo(); err != nil {
			t.Fatal(err)
		}
	}
	_, err = again.Dossier().Undo()
	wantProblem(t, err, "problem.history.unreadable")
}

// TestNothingIsSavedTwice plays a disk that reports an error for a transaction that arrived all the same.
func TestNothingIsSavedTwice(t *testing.T) {
	f := newFile(t)
	f.unsubscribe() // this test is the writer
	for i := range 5 {
		addGoal(t, f.Dossier(), fmt.Sprint("Doel ", i))
	}
	history := f.Dossier().History()
	if err := f.commit(history[:3]); err != nil {
		t.Fatal(err)
	}
	for range 2 { // as after an error: the changes are offered again, with what came since
		if err := f.commit(history); err != nil {
			t.Fatal(err)
		}
	}

	// A journal that went another way is not written over.
	f.saved = 3
	if err := f.commit([]*model.Change{history[0], history[1]}); err != errForeign {
		t.Fatalf("got %v, want %v", err, errForeign)
	}
	f.saved = 9
	if err := f.commit(history[:1]); err != errForeign {
		t.Fatalf("got %v, want %v", err, errForeign)
	}
	f.saved = 5
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	wantNoFindings(t, f.Path())
	if got, want := picture(t, open(t, f.Path(), Options{}).Dossier()), picture(t, f.Dossier()); got != want {
		t.Fatalf("got:\n%s\nwant:\n%s", got, want)
	}
}
