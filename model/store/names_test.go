package store

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"doelenboom/model"
)

// namedDossier makes a dossier with people in it, each with a name that can be searched for, in a file that has been lived in.
func namedDossier(t *testing.T) (f *File, secrets []string) {
	t.Helper()
	d := model.New(testEnvironment(1))
	f, err := Create(filepath.Join(t.TempDir(), "namen.doelenboom"), d)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	})
	for i := range 40 {
		_, err := d.Edit("edit.participant.add", func(tx *model.Tx) error {
			one := &model.Participant{Role: fmt.Sprint("inwoner ", i)}
			if err := tx.Put(one); err != nil {
				return err
			}
			name := &model.Name{Participant: one.ID, Name: fmt.Sprintf("Naam-%d-Geheim", i), Email: fmt.Sprintf("post-%d@geheim.nl", i)}
			secrets = append(secrets, name.Name, name.Email)
			return tx.Put(name)
		})
		if err == nil && i%4 == 0 {
			err = f.Flush()
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	rename(t, f, 3, "Naam-Verbeterd-Geheim")
	return f, append(secrets, "Naam-Verbeterd-Geheim")
}

func rename(t *testing.T, f *File, at int, to string) {
	t.Helper()
	d := f.Dossier()
	name := model.All[model.Name](d)[at]
	_, err := d.Edit("edit.name", func(tx *model.Tx) error {
		return model.Update(tx, name.ID, func(n *model.Name) error { n.Name = to; return nil })
	})
	if err == nil {
		err = f.Flush()
	}
	if err != nil {
		t.Fatal(err)
	}
}

func erase(t *testing.T, f *File) {
	t.Helper()
	if _, err := f.Dossier().Edit("edit.names.erase", func(tx *model.Tx) error { tx.EraseNames(); return nil }); err != nil {
		t.Fatal(err)
	}
}

func found(data []byte, secrets []string) (out []string) {
	for _, secret := range secrets {
		if bytes.Contains(data, []byte(secret)) {
			out = append(out, secret)
		}
	}
	return out
}

func TestErasedNamesLeaveNoTrace(t *testing.T) {
	f, secrets := namedDossier(t)
	if n := len(found(read(t, f.Path()), secrets)); n < len(secrets)-1 {
		t.Fatalf("only %d of %d names are in the file before they are erased: the search finds too little", n, len(secrets))
	}
	info, err := os.Stat(f.Path())
	if err != nil {
		t.Fatal(err)
	}
	erase(t, f)
	if err := f.Flush(); err != nil {
		t.Fatal(err)
	}
	if left := found(read(t, f.Path()), secrets); len(left) > 0 {
		t.Fatalf("still in the file: %q", left)
	}
	wantFiles(t, filepath.Dir(f.Path()), ".~lock.namen.doelenboom", "namen.doelenboom")
	if after, err := os.Stat(f.Path()); err != nil || after.Mode() != info.Mode() {
		t.Fatalf("mode %v, want %v (%v)", after.Mode(), info.Mode(), err)
	}

	// The file goes on being the dossier's file, and still nobody else's.
	if _, err := Open(f.Path(), Options{}); err == nil {
		t.Fatal("the file is not locked any more")
	}
	rest := picture(t, f.Dossier())
	if _, err := f.Dossier().Edit("edit.goal.add", func(tx *model.Tx) error { _, err := tx.AddGoal("", 0, "Daarna"); return err }); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	again := open(t, f.Path(), Options{Environment: testEnvironment(2)})
	if _, err := again.Dossier().Undo(); err != nil {
		t.Fatal(err)
	}
	if got := len(again.Dossier().History()); got != len(f.Dossier().History())+1 || again.Dossier().Count(model.KindGoal) != 0 {
		t.Fatalf("%d changes and %d goals; the file held:\n%s", got, again.Dossier().Count(model.KindGoal), rest)
	}
	if err := again.Close(); err != nil {
		t.Fatal(err)
	}
	wantNoFindings(t, f.Path())
}

// TestErasedNamesLeaveTheBackups searches every byte of every file: the dossier, its backups, one that is kept and one that is damaged.
// Names that the dossier still holds stay in the backups.
func TestErasedNamesLeaveTheBackups(t *testing.T) {
	f, secrets := namedDossier(t)
	path := f.Path()
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	backups := filepath.Join(t.TempDir(), "backups")
	f = open(t, path, Options{Backups: backups})
	awaitBackup(t, f)
	kept, err := f.BackupNow()
	if err != nil {
		t.Fatal(err)
	}
	if n := len(found(read(t, kept.Path), secrets)); n < len(secrets)-1 {
		t.Fatalf("only %d of %d names are in the backup: the search finds too little", n, len(secrets))
	}
	broken := read(t, kept.Path)[:20*pageSize]
	if err := os.WriteFile(filepath.Join(filepath.Dir(kept.Path), "namen 2020-01-01 10.00.00.doelenboom"), broken, 0o600); err != nil {
		t.Fatal(err)
	}
	rename(t, f, 3, "")
	if left := found(read(t, kept.Path), []string{"Naam-3-Geheim"}); len(left) > 0 {
		t.Fatalf("still in the backup: %q", left)
	}
	if n := len(found(read(t, kept.Path), secrets)); n < len(secrets)-3 {
		t.Fatalf("only %d of %d names are left in the backup, and one was erased", n, len(secrets))
	}
	erase(t, f)
	if err := f.Flush(); err != nil {
		t.Fatal(err)
	}
	all, err := f.Backups()
	if err != nil || len(all) != 2 {
		t.Fatalf("%v %v", all, err)
	}
	files := 0
	for _, folder := range []string{backups, filepath.Dir(path)} {
		err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			files++
			if left := found(read(t, path), secrets); len(left) > 0 {
				t.Errorf("still in %s: %q", path, left)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	t.Log(files, "files searched")
	for _, b := range all {
		wantNoFindings(t, b.Path)
	}
}

func TestNameThatIsEmptiedLeavesNoTrace(t *testing.T) {
	f, _ := namedDossier(t)
	rename(t, f, 3, "")
	if left := found(read(t, f.Path()), []string{"Naam-Verbeterd-Geheim", "Naam-3-Geheim"}); len(left) > 0 {
		t.Fatalf("still in the file: %q", left)
	}
}

// TestErasingWithADamagedHistory damages the records of a past change first: the names go all the same, and so does the damage.
func TestErasingWithADamagedHistory(t *testing.T) {
	f, secrets := namedDossier(t)
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	tamper(t, f.Path(), func(l *ledger) error {
		key := changeKey(7)
		broken := bytes.Clone(l.buckets[recordsBucket].Get(key))
		broken[len(broken)-1] ^= 1
		return l.buckets[recordsBucket].Put(key, broken)
	})
	g := open(t, f.Path(), Options{Environment: testEnvironment(2)})
	if w := g.Warnings(); len(w) != 1 || w[0].Key != "problem.store.history" {
		t.Fatalf("warnings %v", w)
	}
	erase(t, g)
	if err := g.Close(); err != nil {
		t.Fatal(err)
	}
	if left := found(read(t, f.Path()), secrets); len(left) > 0 {
		t.Fatalf("still in the file: %q", left)
	}
	wantNoFindings(t, f.Path())
	again := open(t, f.Path(), Options{})
	if len(again.Warnings()) > 0 {
		t.Fatalf("warnings %v", again.Warnings())
	}
	_, err := again.Dossier().BringBack(again.Dossier().History()[6])
	wantProblem(t, err, "problem.history.unreadable")
}

// TestErasingReplacesNoOtherFile puts another file in the place of the dossier while erased names are still to be cleaned up.
func TestErasingReplacesNoOtherFile(t *testing.T) {
	f, _ := namedDossier(t)
	away := filepath.Join(t.TempDir(), "weg")
	if err := os.Rename(f.Path(), away); err != nil {
		t.Skip(err)
	}
	if err := os.WriteFile(f.Path(), []byte("iets anders"), 0o600); err != nil {
		t.Fatal(err)
	}
	erase(t, f)
	wantProblem(t, f.Flush(), "problem.store.gone")
	if err := f.rewrite(); !errors.Is(err, errGone) {
		t.Fatalf("got %v, want %v", err, errGone)
	}
	if string(read(t, f.Path())) != "iets anders" {
		t.Fatal("another file was replaced")
	}
	if err := os.Rename(away, f.Path()); err != nil {
		t.Fatal(err)
	}
}

// TestErasingIsFinishedAtOpening stops an erasure between the two steps that it takes, as a crash would.
func TestErasingIsFinishedAtOpening(t *testing.T) {
	f, secrets := namedDossier(t)
	f.unsubscribe()
	erase(t, f)
	history := f.Dossier().History()
	if err := f.commit(history[len(history)-1:]); err != nil {
		t.Fatal(err)
	}
	f.saved++
	half := filepath.Join(t.TempDir(), "half.doelenboom")
	copyTo(t, f.Path(), half)
	if len(found(read(t, half), secrets)) == 0 {
		t.Fatal("the names are gone before the second step: this test tests nothing")
	}
	opened := open(t, half, Options{})
	if err := opened.Flush(); err != nil {
		t.Fatal(err)
	}
	if left := found(read(t, half), secrets); len(left) > 0 {
		t.Fatalf("still in the file: %q", left)
	}
}
