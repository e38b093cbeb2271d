package store

import (
	"os"
	"path/filepath"
	"testing"

	"doelenboom/model"
)

// TestAFileOfAnEarlierLayout opens the files in testdata that earlier versions wrote, changes them, and opens them again.
func TestAFileOfAnEarlierLayout(t *testing.T) {
	files, err := filepath.Glob("testdata/layout-*.doelenboom")
	if err != nil || len(files) != schema-1 {
		t.Fatalf("%d files of earlier layouts, not %d (%v)", len(files), schema-1, err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "eerder.doelenboom")
			if err := os.WriteFile(path, read(t, file), 0o600); err != nil {
				t.Fatal(err)
			}
			clean := func(when string) {
				t.Helper()
				if found, err := Check(path); err != nil || len(found) > 0 {
					t.Fatalf("%s: %v, %v", when, found, err)
				}
			}
			clean("as it came")
			if seen, err := sight(path); err != nil || seen.document == "" || seen.sequence > 0 && seen.last == "" {
				t.Errorf("its last change is not known: %+v %v", seen, err)
			}
			f, err := Open(path, Options{Environment: RealEnvironment("")})
			if err != nil {
				t.Fatal(err)
			}
			goals, votes := f.Dossier().Count(model.KindGoal), f.Dossier().Count(model.KindVote)
			if goals == 0 {
				t.Error("it has no goals")
			}
			if _, err := f.Dossier().Edit("edit.vote.add", func(tx *model.Tx) error {
				return tx.Put(&model.Vote{Question: "Wat eerst?", Each: model.EachParty, Dots: 3, Goals: []model.ID{tx.Top().ID}})
			}); err != nil {
				t.Fatal(err)
			}
			copied := filepath.Join(t.TempDir(), "kopie.doelenboom")
			if err := f.SaveCopy(copied); err != nil {
				t.Error(err)
			}
			if err := f.Close(); err != nil {
				t.Fatal(err)
			}
			clean("after an edit")
			if h, err := peek(path); err != nil || h.Schema != schema || h.Last != f.Dossier().CanUndo().ID {
				t.Errorf("after an edit its head says %+v (%v)", h, err)
			}
			again, err := Open(path, Options{Environment: RealEnvironment("")})
			if err != nil {
				t.Fatal(err)
			}
			defer again.Close()
			if d := again.Dossier(); d.Count(model.KindGoal) != goals || d.Count(model.KindVote) != votes+1 {
				t.Errorf("it has %d goals and %d votes", d.Count(model.KindGoal), d.Count(model.KindVote))
			}
		})
	}
}

// TestANewKindOfRecordIsANewLayout keeps a program with a new kind of record from calling every file before it damaged.
func TestANewKindOfRecordIsANewLayout(t *testing.T) {
	const layout, kinds = 5, 19
	if len(model.Kinds()) != kinds || schema != layout {
		t.Errorf("layout %d has %d kinds of record, not %d: raise the layout in layout.go, keep a file of the one before in testdata, and count again here",
			schema, len(model.Kinds()), kinds)
	}
}
