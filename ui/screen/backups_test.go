package screen

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/model/store"
	"doelenboom/ui/screen/control"
)

// withFile opens a new dossier in a file, with a folder for backups, in which whatever happens behind the window happens at once.
func (r *room) withFile(title string) *room {
	r.t.Helper()
	r.t.Setenv("HOME", r.t.TempDir())
	r.desk.backups = filepath.Join(r.t.TempDir(), "backups")
	r.desk.run = func(work func()) { work() }
	var mu sync.Mutex
	var waiting []func()
	r.desk.inWindow = func(do func()) {
		mu.Lock()
		defer mu.Unlock()
		waiting = append(waiting, do)
	}
	r.catchUp = func() {
		for {
			mu.Lock()
			all := waiting
			waiting = nil
			mu.Unlock()
			if len(all) == 0 {
				return
			}
			for _, do := range all {
				do()
			}
		}
	}
	r.desk.createNamed(title)
	if r.desk.file == nil {
		r.t.Fatalf("no file: %s", r.desk.frame.said())
	}
	r.t.Cleanup(r.desk.release)
	r.backedUp()
	return r.Goes(atGoals) // out of the assistant, which has its own use for Escape
}

// backedUp waits for the backup that is made behind the window when a dossier opens.
func (r *room) backedUp() {
	r.t.Helper()
	for range 15_000 {
		if s := r.desk.file.State(); !s.Backup.IsZero() || s.BackupErr != nil {
			return
		}
		time.Sleep(2 * time.Millisecond)
	}
	r.t.Fatal("no backup comes")
}

// adds writes a goal in the dossier.
func (r *room) adds(text string) *room {
	r.t.Helper()
	if !r.desk.edit("edit.goal.add", func(tx *model.Tx) error {
		var parent model.ID
		if top := tx.Top(); top != nil {
			parent = top.ID
		}
		_, err := tx.AddGoal(parent, 0, text)
		return err
	}, "goal", text) {
		r.t.Fatal(r.desk.frame.said())
	}
	return r
}

// tap presses a button in the sheet or in the line, by what stands on it.
func (r *room) tap(text string) *room {
	r.t.Helper()
	var found *control.Button
	for _, place := range []fyne.CanvasObject{r.desk.frame.over, r.desk.frame.line} {
		deep(place, func(o fyne.CanvasObject) {
			if b, ok := o.(*control.Button); ok && b.Text() == text && found == nil && place.Visible() {
				found = b
			}
		})
	}
	if found == nil {
		r.t.Fatalf("there is no button %q", text)
	}
	found.Tapped(nil)
	r.catchUp()
	return r
}

// deep visits an object and everything in it, in scrollers and panels too.
func deep(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	visit(o)
	switch c := o.(type) {
	case *fyne.Container:
		for _, inner := range c.Objects {
			deep(inner, visit)
		}
	case fyne.Widget:
		for _, inner := range c.CreateRenderer().Objects() {
			deep(inner, visit)
		}
	}
}

// reads is all the text in the sheet.
func (r *room) reads() string {
	var out strings.Builder
	deep(r.desk.frame.over, func(o fyne.CanvasObject) {
		if p, ok := o.(*control.Prose); ok {
			out.WriteString(p.Text() + "\n")
		}
	})
	return out.String()
}

func TestBackingUpAndGoingBack(t *testing.T) {
	r := newRoom(t).withFile("Proef")
	r.adds("Iedereen doet mee").Presses("Ctrl+B")
	r.Finds("what changed since stands with the backup", strings.Contains(r.reads(), "Sindsdien 1 wijziging"))
	r.tap("Gaat mijn back-up open?").Hears("Ja, de back-up")
	r.tap("Maak nu een back-up").Hears("nagekeken")
	r.Finds("the new one is in the list", strings.Contains(r.reads(), "blijft staan") && strings.Contains(r.reads(), "1 doel"))
	r.Presses("Esc").adds("Later erbij").Presses("Ctrl+B").tap("Bekijk")
	r.Finds("the backup has one goal", r.dossier().Count(model.KindGoal) == 1)
	r.Hears("Je kunt kijken")
	if r.desk.edit("edit.goal.add", func(tx *model.Tx) error { _, err := tx.AddGoal("", 0, "x"); return err }) {
		t.Error("a backup was changed")
	}
	r.Presses("Esc")
	r.Finds("Escape goes back to now", r.dossier().Count(model.KindGoal) == 2 && r.desk.present == nil)
	r.Presses("Ctrl+B").tap("Zet terug").Hears("Teruggezet")
	r.Finds("it is as it was", r.dossier().Count(model.KindGoal) == 1)
	r.tap("Toch niet").Hears("Teruggezet")
	r.Finds("and back again", r.dossier().Count(model.KindGoal) == 2)
}

func TestAsItWasThen(t *testing.T) {
	r := newRoom(t).withFile("Proef")
	r.adds("Eerst")
	r.desk.dossier.Goals()
	r.adds("Later")
	r.Presses("Ctrl+H").tap("Zo was het")
	r.Finds("the newest line is as it is now", r.dossier().Count(model.KindGoal) == 2)
	r.Hears("Zo was het op").tap("Terug naar nu")
	r.Finds("now is back", r.desk.present == nil && !r.dossier().ReadOnly())
	r.desk.lookAfter(2, r.now)
	r.Finds("one goal then", r.dossier().Count(model.KindGoal) == 1)
	r.Presses("Ctrl+Z")
	r.Finds("nothing was undone", r.desk.present.Count(model.KindGoal) == 2)
	r.Presses("Esc")
}

func TestADamagedDossierIsSalvaged(t *testing.T) {
	r := newRoom(t).withFile("Proef")
	r.adds("Iedereen doet mee").adds("Meer mensen doen mee")
	path := r.desk.file.Path()
	r.desk.release()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	data = []byte(strings.ReplaceAll(string(data), "Meer mensen doen mee", "MEER mensen doen mee"))
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	r.desk.nothingOpen()
	if err := r.desk.OpenOrTell(path); !store.IsDamaged(err) {
		t.Fatal(err)
	}
	r.catchUp()
	r.Finds("what is missing is told", strings.Contains(r.reads(), "ontbre") || strings.Contains(r.reads(), "zoals het eerder was"))
	r.tap("Ga hiermee verder").Hears("staat ernaast als")
	r.Finds("what could be read is there", r.dossier() != nil && r.dossier().Count(model.KindGoal) >= 1)
	aside, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*.damaged"))
	if err != nil || len(aside) != 1 {
		t.Fatalf("set aside: %v", aside)
	}
	if kept, err := os.ReadFile(aside[0]); err != nil || string(kept) != string(data) {
		t.Error("what was set aside is not what stood there")
	}
}

func TestAFileThatIsGoneHasBackups(t *testing.T) {
	r := newRoom(t).withFile("Proef")
	path := r.desk.file.Path()
	r.desk.release()
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	r.desk.nothingOpen()
	r.desk.choose(path)
	r.catchUp()
	r.tap("Zet terug").Hears("weer open")
	r.Finds("the dossier is back", r.dossier() != nil && r.dossier().Cover().Title == "Proef")
}

// TestAFullOrMissingDisk takes the folder of the dossier away: the window says so, and another place saves all of it.
func TestAFullOrMissingDisk(t *testing.T) {
	r := newRoom(t).withFile("Proef")
	folder := filepath.Dir(r.desk.file.Path())
	if err := os.Rename(folder, folder+" weg"); err != nil {
		t.Skip(err)
	}
	r.adds("Zonder schijf")
	if r.desk.file.Flush() == nil {
		t.Fatal("saved in a folder that is not there")
	}
	r.catchUp()
	r.Hears("staat niet meer op zijn plek")
	r.Finds("the mark says so", r.desk.frame.savedMark.Text == "Niet bewaard")
	r.desk.Leave()
	r.Finds("leaving warns first", r.desk.file != nil)
	r.Hears("staat niet meer op zijn plek")
	stick := t.TempDir()
	r.desk.saveElsewhere(stick)
	r.Hears(stick)
	if err := r.desk.file.Flush(); err != nil {
		t.Fatal(err)
	}
	r.Finds("everything is there", r.dossier().Count(model.KindGoal) == 1 && filepath.Dir(r.desk.file.Path()) == stick)
	found, err := store.Check(r.desk.file.Path())
	if err != nil || len(found) > 0 {
		t.Error(found, err)
	}
}

func TestMailingAndOpeningWithAPassword(t *testing.T) {
	if testing.Short() {
		t.Skip("a password takes a second to try")
	}
	r := newRoom(t).withFile("Proef")
	r.adds("Iedereen doet mee")
	r.Presses("Ctrl+B").tap("Maak kopie om te mailen").Types("kort").Presses("Enter").Hears("te kort")
	r.desk.closeSheet()
	r.desk.showMail()
	r.Types("zeven losse sloten").Presses("Enter").Hears("weer geopend")
	locked, err := filepath.Glob(filepath.Join(r.desk.folder(), "*.age"))
	if err != nil || len(locked) != 1 {
		t.Fatalf("made: %v", locked)
	}
	r.desk.receive(locked[0])
	r.Types("iets anders").Presses("Enter").Hears("past niet")
	r.desk.closeSheet()
	r.desk.receive(locked[0])
	before := r.desk.file.Path()
	r.Types("zeven losse sloten").Presses("Enter")
	r.Finds("it is open, as another file", r.desk.file.Path() != before && r.dossier().Count(model.KindGoal) == 1)
}

func TestTakingOverWhatACrashLeftOpen(t *testing.T) {
	r := newRoom(t).withFile("Proef")
	path := r.desk.file.Path()
	r.desk.release()
	r.desk.nothingOpen()
	note := filepath.Join(filepath.Dir(path), ".~lock."+filepath.Base(path))
	if err := os.WriteFile(note, []byte(`{"user":"fatima","host":"beamerlaptop","pid":1}`), 0o600); err != nil {
		t.Fatal(err)
	}
	long := time.Now().Add(-time.Hour)
	if err := os.Chtimes(note, long, long); err != nil {
		t.Fatal(err)
	}
	r.desk.choose(path)
	r.Hears("beamerlaptop")
	r.Finds("nothing is open before somebody answers", r.desk.file == nil)
	r.Presses("Enter")
	r.Finds("Enter takes it over", r.desk.file != nil && !r.desk.file.ReadOnly())
}

func TestFilesAreNotRememberedWhenSwitchedOff(t *testing.T) {
	r := newRoom(t).withFile("Proef")
	r.Finds("it is remembered", len(r.desk.settings.Recent) == 1)
	r.desk.setForgets("off")
	r.Finds("and forgotten", len(r.desk.settings.Recent) == 0)
	r.desk.createNamed("Nog een")
	r.Finds("and not remembered again", len(r.desk.settings.Recent) == 0)
	if kept := loadSettings(r.desk.app.Preferences()); len(kept.Recent) > 0 || kept.Forgets != "off" {
		t.Errorf("kept %+v", kept)
	}
}

func TestErasingNames(t *testing.T) {
	r := newRoom(t).withFile("Proef")
	r.desk.edit("edit.cover", func(tx *model.Tx) error {
		one := &model.Participant{Role: "bewoner"}
		if err := tx.Put(one); err != nil {
			return err
		}
		return tx.Put(&model.Name{Participant: one.ID, Name: "Geheime Naam"})
	})
	r.Presses("Ctrl+B").tap("Maak nu een back-up").tap("Wis alle namen").Hears("back-ups")
	if err := r.desk.file.Flush(); err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{r.desk.backups, filepath.Dir(r.desk.file.Path())} {
		err := filepath.WalkDir(folder, func(path string, entry os.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			data, err := os.ReadFile(path)
			if strings.Contains(string(data), "Geheime Naam") {
				t.Errorf("still in %s", path)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
