package store

import (
	"os"
	"path/filepath"
	"testing"
)

// awayOptions work in a copy, as in a folder that is synchronised.
func awayOptions(t *testing.T, start int) Options {
	t.Helper()
	return Options{Environment: testEnvironment(start), Work: filepath.Join(t.TempDir(), "werk")}
}

// everywhereAway makes every folder one that is synchronised, until the test ends.
func everywhereAway(t *testing.T) {
	before := whereIs
	whereIs = func(string) Away { return InSync }
	t.Cleanup(func() { whereIs = before })
}

func TestWorkingInACopy(t *testing.T) {
	everywhereAway(t)
	path := create(t, sample(t, 20, 20))
	o := awayOptions(t, 2)
	f, err := Open(path, o)
	if err != nil {
		t.Fatal(err)
	}
	if f.place == f.home || f.State().Away != InSync || f.Path() != path {
		t.Fatalf("it works in %s", f.place)
	}
	before := read(t, path)
	addGoal(t, f.Dossier(), "Onderweg")
	if err := f.Flush(); err != nil {
		t.Fatal(err)
	}
	if string(read(t, path)) != string(before) || f.State().HandedOver {
		t.Fatal("it was written where it may be changed underneath")
	}
	if _, err := Open(path, o); err == nil {
		t.Fatal("a second window opens it")
	}
	if err := f.HandOver(); err != nil {
		t.Fatal(err)
	}
	if s := f.State(); !s.HandedOver || s.HandErr != nil {
		t.Fatalf("state %+v", s)
	}
	wantNoFindings(t, path)
	addGoal(t, f.Dossier(), "Vlak voor het sluiten")
	want := picture(t, f.Dossier())
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	wantFiles(t, filepath.Dir(path), filepath.Base(path))
	if entries, err := os.ReadDir(o.Work); err != nil || len(entries) > 0 {
		t.Fatalf("left behind: %v", entries)
	}
	if got := picture(t, open(t, path, Options{ReadOnly: true, Environment: testEnvironment(3)}).Dossier()); got != want {
		t.Fatalf("at home:\n%s", difference(got, want))
	}
}

// TestHomeThatIsNotThere takes the folder away: the work goes on, closing says so, and the next time it goes on from there.
func TestHomeThatIsNotThere(t *testing.T) {
	everywhereAway(t)
	share := filepath.Join(t.TempDir(), "schijf")
	if err := os.Mkdir(share, 0o700); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(share, "wijk.doelenboom")
	o := awayOptions(t, 2)
	f, err := CreateWith(path, sample(t, 10, 10), o)
	if err != nil {
		t.Fatal(err)
	}
	if f.place == f.home {
		t.Fatal("a new dossier is worked in where it is")
	}
	if err := os.Rename(share, share+" weg"); err != nil {
		t.Fatal(err)
	}
	addGoal(t, f.Dossier(), "Zonder netwerk")
	if err := f.Flush(); err != nil {
		t.Fatal(err)
	}
	wantProblem(t, f.HandOver(), "problem.store.handOver")
	want := picture(t, f.Dossier())
	wantProblem(t, f.Close(), "problem.store.handOver")
	if err := os.Rename(share+" weg", share); err != nil {
		t.Fatal(err)
	}
	o.Environment = testEnvironment(3)
	g, err := Open(path, o)
	if err != nil {
		t.Fatal(err)
	}
	if w := g.Warnings(); len(w) != 1 || w[0].Key != "problem.store.wasAway" {
		t.Fatalf("warnings %v", w)
	}
	if got := picture(t, g.Dossier()); got != want {
		t.Fatalf("it goes on from:\n%s", difference(got, want))
	}
	if err := g.Close(); err != nil {
		t.Fatal(err)
	}
	if got := picture(t, open(t, path, Options{ReadOnly: true, Environment: testEnvironment(4)}).Dossier()); got != want {
		t.Fatalf("at home:\n%s", difference(got, want))
	}
}

// TestHomeThatIsDamaged cuts the file at home off after work was not handed over: the copy goes on, and comes to stand beside it.
func TestHomeThatIsDamaged(t *testing.T) {
	everywhereAway(t)
	path := create(t, sample(t, 10, 10))
	o := awayOptions(t, 2)
	f, err := Open(path, o)
	if err != nil {
		t.Fatal(err)
	}
	addGoal(t, f.Dossier(), "Nog niet overgezet")
	if err := f.Flush(); err != nil {
		t.Fatal(err)
	}
	want := picture(t, f.Dossier())
	left := filepath.Join(t.TempDir(), "over.doelenboom")
	copyTo(t, f.place, left) // as a crash leaves it
	work := f.place
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(work), 0o700); err != nil {
		t.Fatal(err)
	}
	copyTo(t, left, work)
	broken := read(t, path)[:3*pageSize]
	if err := os.WriteFile(path, broken, 0o600); err != nil {
		t.Fatal(err)
	}
	o.Environment = testEnvironment(3)
	g, err := Open(path, o)
	if err != nil {
		t.Fatal(err)
	}
	if got := picture(t, g.Dossier()); got != want || len(g.Warnings()) != 1 {
		t.Fatalf("%v:\n%s", g.Warnings(), difference(got, want))
	}
	if err := g.HandOver(); err != nil {
		t.Fatal(err)
	}
	clash := g.State().Clash
	if clash == nil {
		t.Fatal("nothing is said of the file at home")
	}
	if err := g.Close(); err != nil {
		t.Fatal(err)
	}
	wantNoFindings(t, filepath.Join(filepath.Dir(path), clash.Args["other"].(string)))
	if string(read(t, path)) != string(broken) {
		t.Fatal("the file at home was touched")
	}
}

// TestClashAtHome changes the file at home while it is worked in elsewhere: both are kept.
func TestClashAtHome(t *testing.T) {
	everywhereAway(t)
	path := create(t, sample(t, 10, 10))
	f, err := Open(path, awayOptions(t, 2))
	if err != nil {
		t.Fatal(err)
	}
	whereIs = func(string) Away { return Here }
	removeNote(path) // the other one does not look
	other, err := Open(path, Options{Environment: testEnvironment(3)})
	if err != nil {
		t.Fatal(err)
	}
	addGoal(t, other.Dossier(), "Van een ander")
	theirs := picture(t, other.Dossier())
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	addGoal(t, f.Dossier(), "Van ons")
	ours := picture(t, f.Dossier())
	if err := f.HandOver(); err != nil {
		t.Fatal(err)
	}
	clash := f.State().Clash
	if clash == nil || clash.Key != "problem.store.clash" {
		t.Fatalf("state %+v", f.State())
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	beside := filepath.Join(filepath.Dir(path), clash.Args["other"].(string))
	for place, want := range map[string]string{path: theirs, beside: ours} {
		wantNoFindings(t, place)
		if got := picture(t, open(t, place, Options{ReadOnly: true, Environment: testEnvironment(4)}).Dossier()); got != want {
			t.Errorf("%s:\n%s", place, difference(got, want))
		}
	}
	wantFiles(t, filepath.Dir(path), filepath.Base(beside), filepath.Base(path))
}
