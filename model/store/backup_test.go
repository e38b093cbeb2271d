package store

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"doelenboom/model"
)

// atMoment is an environment with a clock that the test sets.
func atMoment(start int, now *time.Time) model.Environment {
	env := testEnvironment(start)
	env.Now = func() time.Time { return *now }
	return env
}

// awaitBackup waits until the file tells of a backup, or of the trouble with it.
func awaitBackup(t *testing.T, f *File) State {
	t.Helper()
	for range 6000 {
		if s := f.State(); !s.Backup.IsZero() || s.BackupErr != nil {
			return s
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Fatal("no backup comes")
	return State{}
}

func TestWhichBackupsStay(t *testing.T) {
	at := func(text string) Backup {
		made, err := time.ParseInLocation("2006-01-02 15:04", text, time.Local)
		if err != nil {
			t.Fatal(err)
		}
		return Backup{Made: made, Path: text}
	}
	var all []Backup
	day := time.Date(2026, 1, 1, 9, 0, 0, 0, time.Local)
	for i := range 400 { // two a day for more than a year
		all = append(all, at(day.AddDate(0, 0, i).Format("2006-01-02")+" 09:00"), at(day.AddDate(0, 0, i).Format("2006-01-02")+" 16:30"))
	}
	kept := at("2026-03-03 10:00")
	kept.Kept = true
	all = append(all, kept)
	sortBackups(all)
	gone := map[string]bool{}
	for _, b := range outlived(all) {
		gone[b.Path] = true
	}
	var stay []string
	for _, b := range all {
		if !gone[b.Path] {
			stay = append(stay, b.Path)
		}
	}
	want := []string{
		"2027-02-04 16:30", "2027-02-03 16:30", "2027-02-02 16:30", "2027-02-01 16:30", "2027-01-31 16:30", "2027-01-30 16:30", "2027-01-29 16:30",
		"2027-01-28 16:30", "2027-01-27 16:30", "2027-01-26 16:30", "2027-01-25 16:30", "2027-01-24 16:30",
		"2027-01-17 16:30", "2027-01-10 16:30", "2027-01-03 16:30", "2026-12-31 16:30", "2026-12-27 16:30", "2026-12-20 16:30", "2026-12-13 16:30", "2026-12-06 16:30",
		"2026-11-30 16:30", "2026-10-31 16:30", "2026-09-30 16:30", "2026-08-31 16:30", "2026-07-31 16:30", "2026-06-30 16:30", "2026-03-03 10:00",
	}
	if !slices.Equal(stay, want) {
		t.Fatalf("these stay: %q\nwant %q", stay, want)
	}
}

// TestThinningLosesNoDay makes backups at any moments, thinning after each: the newest of all and of each of the last twelve days with a
// backup is always there.
func TestThinningLosesNoDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var all []Backup
		newest := map[string]Backup{}
		now := time.Date(2026, 1, 1, 9, 0, 0, 0, time.Local)
		for range rapid.IntRange(1, 60).Draw(t, "count") {
			now = now.Add(time.Duration(rapid.IntRange(1, 60*24*9).Draw(t, "minutes")) * time.Minute)
			b := Backup{Made: now, Path: now.Format(time.RFC3339)}
			all = append(all, b)
			sortBackups(all)
			newest[now.Format("2006-01-02")] = b
			for _, gone := range outlived(all) {
				all = slices.DeleteFunc(all, func(b Backup) bool { return b.Path == gone.Path })
			}
			days := map[string]bool{}
			for _, b := range all {
				days[b.Made.Format("2006-01-02")] = true
			}
			if len(days) < min(daysKept, len(newest)) || all[0].Path != newest[now.Format("2006-01-02")].Path || len(all) > daysKept+weeksKept+monthsKept {
				t.Fatalf("%d backups of %d days are left, of %d days", len(all), len(days), len(newest))
			}
		}
	})
}

func TestBackupsWithoutAsking(t *testing.T) {
	path := create(t, sample(t, 30, 30))
	now := time.Date(2027, 3, 3, 10, 0, 0, 0, time.Local)
	folder := filepath.Join(t.TempDir(), "backups")
	f := open(t, path, Options{Environment: atMoment(2, &now), Backups: folder, BackupEvery: time.Nanosecond})
	first := awaitBackup(t, f)
	if first.BackupErr != nil || !first.Backup.Equal(now) {
		t.Fatalf("state %+v", first)
	}
	addGoal(t, f.Dossier(), "Daarna")
	if err := f.Flush(); err != nil {
		t.Fatal(err)
	}
	for range 6000 { // of the same day the newest stays
		all, err := f.Backups()
		if err != nil {
			t.Fatal(err)
		}
		if len(all) == 1 && all[0].Last == f.Dossier().CanUndo().ID {
			break
		}
		time.Sleep(5 * time.Millisecond)
	}
	all, err := f.Backups()
	if err != nil || len(all) != 1 {
		t.Fatalf("%v %v", all, err)
	}
	b := all[0]
	if b.Goals != f.Dossier().Count(model.KindGoal) || b.Values != 30 || b.Size == 0 || !b.Made.Equal(now) {
		t.Fatalf("backup %+v", b)
	}
	if filepath.Base(b.Path) != "zinvolle dag 2027-03-03 10.00.00-2.doelenboom" {
		t.Fatalf("it is called %s", b.Path)
	}
	if rest, ok := b.Since(f.Dossier().History()); !ok || len(rest) != 0 {
		t.Fatalf("since then %v %v", rest, ok)
	}
	wantNoFindings(t, b.Path)
	wantPrivate(t, b.Path)
	wantPrivate(t, filepath.Dir(b.Path))
}

// TestBackupsThatAreNoneAreNotOffered puts an empty, a cut off and a damaged backup beside a good one.
func TestBackupsThatAreNoneAreNotOffered(t *testing.T) {
	path := create(t, sample(t, 30, 30))
	folder := filepath.Join(t.TempDir(), "backups")
	f := open(t, path, Options{Environment: testEnvironment(2), Backups: folder})
	awaitBackup(t, f)
	all, err := f.Backups()
	if err != nil || len(all) != 1 {
		t.Fatalf("%v %v", all, err)
	}
	whole := read(t, all[0].Path)
	broken := slices.Clone(whole)
	copy(broken[len(broken)-3*pageSize+100:], "schade")
	for i, data := range [][]byte{nil, whole[:len(whole)/2], whole[:len(whole)-pageSize], []byte("tekst")} {
		name := filepath.Join(filepath.Dir(all[0].Path), "zinvolle dag 2027-01-0"+string(rune('1'+i))+" 10.00.00.doelenboom")
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if again, err := f.Backups(); err != nil || !slices.Equal(again, all) {
		t.Fatalf("offered: %v", again)
	}
	if byName, err := BackupsNamed(folder, path); err != nil || !slices.Equal(byName, all) {
		t.Fatalf("by name: %v", byName)
	}
	_, err = Inspect(filepath.Join(filepath.Dir(all[0].Path), "zinvolle dag 2027-01-01 10.00.00.doelenboom"))
	wantProblem(t, err, "problem.store.empty")
}

// TestRestoringLosesNothing goes back to a backup, works on, and goes back again: every state is still among the backups.
func TestRestoringLosesNothing(t *testing.T) {
	path := create(t, sample(t, 10, 10))
	now := time.Date(2027, 3, 1, 10, 0, 0, 0, time.Local)
	o := Options{Environment: atMoment(2, &now), Backups: filepath.Join(t.TempDir(), "backups")}
	reopen := func() *File {
		f, err := Open(path, o)
		if err != nil {
			t.Fatal(err)
		}
		awaitBackup(t, f)
		return f
	}
	f := reopen()
	early := picture(t, f.Dossier())
	all, err := f.Backups()
	if err != nil || len(all) != 1 {
		t.Fatalf("%v %v", all, err)
	}
	first := all[0]
	addGoal(t, f.Dossier(), "Later erbij")
	late := picture(t, f.Dossier())
	if _, err := Restore(first.Path, path, o); err == nil {
		t.Fatal("a file that is open was replaced")
	}
	for round := range 3 {
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
		now = now.Add(time.Hour)
		if aside, err := Restore(first.Path, path, o); err != nil || aside != "" {
			t.Fatalf("%q %v", aside, err)
		}
		f = reopen()
		if picture(t, f.Dossier()) != early {
			t.Fatalf("round %d: not as it was", round)
		}
	}
	if all, err = f.Backups(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	states := map[string]bool{}
	for _, b := range all {
		g, err := Open(b.Path, Options{ReadOnly: true, Environment: testEnvironment(3)})
		if err != nil {
			t.Fatal(err)
		}
		states[picture(t, g.Dossier())] = true
		if err := g.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if !states[early] || !states[late] {
		t.Fatalf("of the two states %v are among %d backups", states, len(all))
	}
	wantFiles(t, filepath.Dir(path), filepath.Base(path))
}

// TestRestoringSetsDamageAside puts a backup in the place of a damaged dossier, whose bytes are kept as they are.
func TestRestoringSetsDamageAside(t *testing.T) {
	path := create(t, sample(t, 10, 10))
	copied := filepath.Join(t.TempDir(), "kopie.doelenboom")
	copyTo(t, path, copied)
	broken := read(t, path)
	broken = broken[:len(broken)/4]
	if err := os.WriteFile(path, broken, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(path, Options{}); !IsDamaged(err) {
		t.Fatalf("cut off, and still: %v", err)
	}
	aside, err := Restore(copied, path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(read(t, aside), broken) {
		t.Fatal("what was set aside is not what stood there")
	}
	wantNoFindings(t, path)
	_, err = Restore(aside, path, Options{})
	wantProblem(t, err, "problem.store.restoreDamaged")
	wantFiles(t, filepath.Dir(path), filepath.Base(aside), filepath.Base(path))
}

func TestNoRoomForBackups(t *testing.T) {
	path := create(t, sample(t, 10, 10))
	folder := filepath.Join(t.TempDir(), "bestand")
	if err := os.WriteFile(folder, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	f := open(t, path, Options{Backups: folder})
	wantProblem(t, awaitBackup(t, f).BackupErr, "problem.store.backup")
	addGoal(t, f.Dossier(), "Gaat gewoon door")
	if err := f.Flush(); err != nil {
		t.Fatal(err)
	}
}
