package store

import (
	"fmt"
	"path/filepath"
	"testing"

	"pgregory.net/rapid"

	"doelenboom/model"
)

func TestReopenIsTheSameDossier(t *testing.T) {
	d := sample(t, 30, 40)
	want := picture(t, d)
	path := create(t, d)
	wantFiles(t, filepath.Dir(path), filepath.Base(path))
	wantNoFindings(t, path)
	for _, readOnly := range []bool{false, true} {
		f := open(t, path, Options{ReadOnly: readOnly})
		if got := picture(t, f.Dossier()); got != want {
			t.Fatalf("reopened with ReadOnly %t:\n%s\nwant:\n%s", readOnly, got, want)
		}
		if f.ReadOnly() != readOnly || f.Dossier().ReadOnly() != readOnly || f.Path() != path || len(f.Warnings()) != 0 {
			t.Fatalf("read-only %t, %t; path %s; warnings %v", f.ReadOnly(), f.Dossier().ReadOnly(), f.Path(), f.Warnings())
		}
		if saved, last := f.State().SavedAt, d.CanUndo(); saved.Before(last.Time) {
			t.Fatalf("saved at %s, before the change of %s", saved, last.Time)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestUndoGoesOnAfterReopening(t *testing.T) {
	d := sample(t, 12, 5)
	path := create(t, d)
	f := open(t, path, Options{Environment: testEnvironment(2)})
	for d.CanUndo() != nil {
		if _, err := d.Undo(); err != nil {
			t.Fatal(err)
		}
		if _, err := f.Dossier().Undo(); err != nil {
			t.Fatal(err)
		}
		for _, kind := range model.Kinds() {
			if kind != model.KindName && d.Count(kind) != f.Dossier().Count(kind) {
				t.Fatalf("%d of %s, want %d", f.Dossier().Count(kind), kind, d.Count(kind))
			}
		}
	}
	if f.Dossier().CanUndo() != nil {
		t.Fatal("there is more to undo than there was")
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	wantNoFindings(t, path)
}

// TestAnyEditsSurviveReopening makes any edits on two dossiers alike: one lives in a file that is closed, or left as a crash would leave
// it, and opened again in between; the other one stays in memory.
func TestAnyEditsSurviveReopening(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		folder := tempFolder(t)
		twin := model.New(testEnvironment(1))
		file, err := Create(filepath.Join(folder, "0.doelenboom"), model.New(testEnvironment(1)))
		if err != nil {
			t.Fatal(err)
		}
		env := file.Dossier().Environment()
		files := []*File{file}
		both := func(do func(d *model.Dossier) error) {
			t.Helper()
			first, second := do(twin), do(file.Dossier())
			if fmt.Sprint(first) != fmt.Sprint(second) {
				t.Fatalf("in memory %v, in the file %v", first, second)
			}
		}
		reopen := func(path string) {
			t.Helper()
			if file, err = Open(path, Options{Environment: env}); err != nil {
				t.Fatal(err)
			}
			files = append(files, file)
		}
		t.Repeat(map[string]func(*rapid.T){
			"edit": func(t *rapid.T) { both(anyEdit(t, twin)) },
			"undo": func(*rapid.T) { both(func(d *model.Dossier) error { _, err := d.Undo(); return err }) },
			"redo": func(*rapid.T) { both(func(d *model.Dossier) error { _, err := d.Redo(); return err }) },
			"bring back": func(t *rapid.T) {
				if n := len(twin.History()); n > 0 {
					at := rapid.IntRange(0, n-1).Draw(t, "change")
					both(func(d *model.Dossier) error { _, err := d.BringBack(d.History()[at]); return err })
				}
			},
			"close and open": func(t *rapid.T) {
				if err := file.Close(); err != nil {
					t.Fatal(err)
				}
				reopen(file.Path())
			},
			"crash and open": func(t *rapid.T) {
				if err := file.Flush(); err != nil {
					t.Fatal(err)
				}
				path := filepath.Join(folder, fmt.Sprintf("%d.doelenboom", len(files)))
				copyTo(t, file.Path(), path)
				reopen(path)
			},
			"": func(t *rapid.T) {
				if in, want := picture(t, file.Dossier()), picture(t, twin); in != want {
					t.Fatalf("in the file:\n%s\nin memory:\n%s", in, want)
				}
			},
		})
		for _, f := range files {
			if err := f.Close(); err != nil {
				t.Fatal(err)
			}
		}
		if found, err := Check(file.Path()); err != nil || len(found) > 0 {
			t.Fatalf("check: %v, %v", found, err)
		}
	})
}

// anyEdit draws an edit. What it draws is drawn once, so that it can be done to two dossiers alike.
func anyEdit(t *rapid.T, d *model.Dossier) func(*model.Dossier) error {
	pick := func(kind model.Kind) model.ID {
		records := d.Records(kind)
		if len(records) == 0 {
			return ""
		}
		return rapid.SampledFrom(records).Draw(t, string(kind)).Ident()
	}
	goal, other, indicator := pick(model.KindGoal), pick(model.KindGoal), pick(model.KindIndicator)
	text, at := rapid.String().Draw(t, "text"), rapid.IntRange(0, 5).Draw(t, "at")
	kind := rapid.SampledFrom(model.Kinds()).Draw(t, "kind")
	gone := pick(kind)
	year := model.Period(fmt.Sprint(2000 + at))
	number := float64(at)
	edits := map[string]func(*model.Tx) error{
		"add goal":      func(tx *model.Tx) error { _, err := tx.AddGoal(goal, at, text); return err },
		"move goal":     func(tx *model.Tx) error { return tx.MoveGoal(goal, other, at) },
		"add indicator": func(tx *model.Tx) error { _, err := tx.AddIndicator(goal, text); return err },
		"set value": func(tx *model.Tx) error {
			_, err := tx.SetValue(indicator, year, model.Figure{Value: &number, Why: text})
			return err
		},
		"add card": func(tx *model.Tx) error { _, err := tx.AddCard("", at, text, ""); return err },
		"delete":   func(tx *model.Tx) error { return tx.Delete(kind, gone) },
		"write goal": func(tx *model.Tx) error {
			return model.Update(tx, goal, func(g *model.Goal) error { g.Text = text; return nil })
		},
		"write cover": func(tx *model.Tx) error {
			return tx.SetCover(func(c *model.Cover) error { c.Title = text; return nil })
		},
	}
	name := rapid.SampledFrom([]string{"add goal", "add goal", "move goal", "add indicator", "set value", "set value", "add card", "delete",
		"write goal", "write cover"}).Draw(t, "edit")
	return func(d *model.Dossier) error {
		_, err := d.Edit("edit.any", edits[name], "text", text)
		return err
	}
}
