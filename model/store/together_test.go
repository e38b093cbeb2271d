package store

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"doelenboom/model"
)

// TestReadingBesideABusyWriter opens a file for reading again and again while it is written without a pause.
func TestReadingBesideABusyWriter(t *testing.T) {
	t.Parallel()
	d := model.New(testEnvironment(1))
	f, err := Create(filepath.Join(t.TempDir(), "druk.doelenboom"), d)
	if err != nil {
		t.Fatal(err)
	}
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			default:
			}
			_, err := d.Edit("edit.goal.add", func(tx *model.Tx) error {
				var parent model.ID
				if top := tx.Top(); top != nil {
					parent = top.ID
				}
				_, err := tx.AddGoal(parent, 0, fmt.Sprint("Doel ", i))
				return err
			})
			if err == nil {
				err = f.Flush()
			}
			if err != nil {
				t.Error(err)
				return
			}
			time.Sleep(5 * time.Millisecond) // a very quick typist; without a pause there is hardly a whole moment to copy
		}
	}()
	last := 0
	for opened := 0; (opened < 40 || last < 20) && !t.Failed(); opened++ {
		reader, err := Open(f.Path(), Options{ReadOnly: true})
		if err != nil {
			t.Error(err)
			break
		}
		goals, changes := reader.Dossier().Count(model.KindGoal), len(reader.Dossier().History())
		if goals != changes || changes < last {
			t.Errorf("%d goals and %d changes, after %d", goals, changes, last)
		}
		last = changes
		if broken := reader.Dossier().Verify(); len(broken) > 0 {
			t.Error(broken)
		}
		if err := reader.Close(); err != nil {
			t.Error(err)
		}
	}
	close(stop)
	<-stopped
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestFileChangedBySomebodyElse lets go of the lock, as a rewrite does for a moment, and lets another program write.
func TestFileChangedBySomebodyElse(t *testing.T) {
	f := newFile(t)
	addGoal(t, f.Dossier(), "Van ons")
	if err := f.Flush(); err != nil {
		t.Fatal(err)
	}
	if err := f.swap(nil, f.db.Close); err != nil {
		t.Fatal(err)
	}
	other := open(t, f.Path(), Options{Environment: testEnvironment(2)})
	addGoal(t, other.Dossier(), "Van een ander")
	addGoal(t, f.Dossier(), "Weer van ons")
	wantProblem(t, f.Flush(), "problem.store.openBy")
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	wantProblem(t, f.Flush(), "problem.store.changed")
	if s := f.State(); s.Pending != 1 {
		t.Fatalf("state %+v", s)
	}
	wantProblem(t, f.Close(), "problem.store.changed")
	if got, want := picture(t, open(t, f.Path(), Options{}).Dossier()), picture(t, other.Dossier()); got != want {
		t.Fatalf("the other's work was touched:\n%s\nwant:\n%s", got, want)
	}
}
