package store

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

func TestACopyWithAPassword(t *testing.T) {
	defer func(before int) { workFactor = before }(workFactor)
	workFactor = 10
	f, secrets := namedDossier(t)
	folder := t.TempDir()
	locked := filepath.Join(folder, "namen"+LockedExtension)
	wantProblem(t, f.SaveLocked(locked, "kort"), "problem.store.passwordShort")
	if err := f.SaveLocked(locked, "zeven sloten"); err != nil {
		t.Fatal(err)
	}
	wantFiles(t, folder, filepath.Base(locked))
	wantFiles(t, filepath.Dir(f.Path()), ".~lock.namen.doelenboom", "namen.doelenboom")
	data := read(t, locked)
	if left := found(data, secrets); len(left) > 0 || bytes.Contains(data, []byte(magic)) {
		t.Fatalf("in plain sight: %q", left)
	}
	wantPrivate(t, locked)
	wantProblem(t, f.SaveLocked(locked, "zeven sloten"), "problem.store.copyExists")

	out := filepath.Join(folder, "open.doelenboom")
	wantProblem(t, Unlock(locked, "zes sloten", out), "problem.store.password")
	wantProblem(t, Unlock(locked, "", out), "problem.store.password")
	wantProblem(t, Unlock(f.Path(), "zeven sloten", out), "problem.store.notLocked")
	wantProblem(t, Unlock(locked+"x", "zeven sloten", out), "problem.store.missing")
	cut := filepath.Join(folder, "half.age")
	for _, size := range []int{len(data) / 2, len(data) - 1} {
		if err := os.WriteFile(cut, data[:size], 0o600); err != nil {
			t.Fatal(err)
		}
		wantProblem(t, Unlock(cut, "zeven sloten", out), "problem.store.restoreDamaged")
	}
	wantFiles(t, folder, "half.age", filepath.Base(locked))
	if err := Unlock(locked, "zeven sloten", out); err != nil {
		t.Fatal(err)
	}
	wantNoFindings(t, out)
	wantProblem(t, Unlock(locked, "zeven sloten", out), "problem.store.copyExists")
	if got, want := picture(t, open(t, out, Options{ReadOnly: true, Environment: testEnvironment(1)}).Dossier()), picture(t, f.Dossier()); got != want {
		t.Fatalf("got:\n%s", got)
	}
}
