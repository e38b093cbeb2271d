package store

import (
	"os"
	"path/filepath"
	"testing"

	"doelenboom/model"
)

func TestCopyHoldsEverything(t *testing.T) {
	path := create(t, sample(t, 40, 40))
	f := open(t, path, Options{Environment: testEnvironment(2)})
	stick := filepath.Join(t.TempDir(), "stick")
	if err := os.Mkdir(stick, 0o700); err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(stick, "kopie.doelenboom")
	for range 2 { // the second one takes the place of the first
		addGoal(t, f.Dossier(), "Nog een doel")
		if err := f.SaveCopy(copied); err != nil {
			t.Fatal(err)
		}
		wantFiles(t, stick, "kopie.doelenboom")
		wantPrivate(t, copied)
		wantNoFindings(t, copied)
		reader := open(t, copied, Options{ReadOnly: true, Environment: testEnvironment(2)})
		if got, want := picture(t, reader.Dossier()), picture(t, f.Dossier()); got != want {
			t.Fatalf("the copy holds:\n%s\nwant:\n%s", got, want)
		}
	}
	reader := open(t, path, Options{ReadOnly: true})
	if err := reader.SaveCopy(filepath.Join(stick, "uit alleen lezen.doelenboom")); err != nil {
		t.Fatal(err)
	}
	wantNoFindings(t, filepath.Join(stick, "uit alleen lezen.doelenboom"))
}

func TestCopyReplacesNothingElse(t *testing.T) {
	f := open(t, create(t, sample(t, 5, 5)), Options{})
	other := filepath.Join(t.TempDir(), "ander.doelenboom")
	g, err := Create(other, model.New(testEnvironment(7)))
	if err != nil {
		t.Fatal(err)
	}
	if err := g.Close(); err != nil {
		t.Fatal(err)
	}
	letter := filepath.Join(t.TempDir(), "brief.txt")
	if err := os.WriteFile(letter, []byte("Geachte heer"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, place := range []string{f.Path(), other, letter, t.TempDir()} {
		wantProblem(t, f.SaveCopy(place), "problem.store.copyExists")
	}
	wantNoFindings(t, other)
	wantProblem(t, f.SaveCopy(filepath.Join(t.TempDir(), "geen map", "kopie.doelenboom")), "problem.store.folder")
	if string(read(t, letter)) != "Geachte heer" {
		t.Fatal("a letter was replaced")
	}
}

// TestCopyHasWhatWaits takes the dossier away, so that nothing can be saved: a copy has the changes that wait all the same.
func TestCopyHasWhatWaits(t *testing.T) {
	f, secrets := namedDossier(t)
	away := filepath.Join(t.TempDir(), "weg")
	if err := os.Rename(f.Path(), away); err != nil {
		t.Skip(err)
	}
	addGoal(t, f.Dossier(), "Wacht")
	erase(t, f)
	wantProblem(t, f.Flush(), "problem.store.gone")
	copied := filepath.Join(t.TempDir(), "kopie.doelenboom")
	if err := f.SaveCopy(copied); err != nil {
		t.Fatal(err)
	}
	wantNoFindings(t, copied)
	if left := found(read(t, copied), secrets); len(left) > 0 {
		t.Fatalf("names in the copy: %q", left)
	}
	reader := open(t, copied, Options{ReadOnly: true, Environment: testEnvironment(2)})
	if got, want := picture(t, reader.Dossier()), picture(t, f.Dossier()); got != want {
		t.Fatalf("the copy holds:\n%s\nwant:\n%s", got, want)
	}
	if err := os.Rename(away, f.Path()); err != nil {
		t.Fatal(err)
	}
}

// TestCopyOfADamagedFile damages the file while it is open: the copy is not called one.
func TestCopyOfADamagedFile(t *testing.T) {
	path := create(t, sample(t, 40, 40))
	f := open(t, path, Options{})
	used := usedPagesOf(t, path)
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range used[:len(used)-1] {
		if _, err := file.WriteAt([]byte("schade"), int64(page)*pageSize+2000); err != nil {
			t.Fatal(err)
		}
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	stick := t.TempDir()
	wantProblem(t, f.SaveCopy(filepath.Join(stick, "kopie.doelenboom")), "problem.store.copy")
	wantFiles(t, stick)
}
