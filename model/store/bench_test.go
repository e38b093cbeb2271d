package store

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"doelenboom/model"
)

// large makes the dossier that opening is measured with: 2,000 goals, and 50,000 values of 500 indicators, each with source and certainty.
func large(b *testing.B) *model.Dossier {
	b.Helper()
	d := model.New(testEnvironment(1))
	var goals, indicators []model.ID
	_, err := d.Edit("edit.goal.import", func(tx *model.Tx) error {
		for i := range 2000 {
			var parent model.ID
			if i > 0 {
				parent = goals[(i-1)/6]
			}
			goal, err := tx.AddGoal(parent, i, fmt.Sprintf("Meer inwoners doen mee aan activiteit %d in hun eigen buurt", i))
			if err != nil {
				return err
			}
			goals = append(goals, goal.ID)
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	_, err = d.Edit("edit.indicator.import", func(tx *model.Tx) error {
		for i := range 500 {
			one, err := tx.AddIndicator(goals[i], fmt.Sprintf("Deel van de inwoners dat meedoet %d", i))
			if err != nil {
				return err
			}
			indicators = append(indicators, one.ID)
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	for at, indicator := range indicators {
		_, err = d.Edit("edit.value.import", func(tx *model.Tx) error {
			for i := range 100 {
				number := float64(i) + float64(at)/10
				period := model.Period(fmt.Sprintf("%04d-%02d", 2018+i/12, 1+i%12))
				figure := model.Figure{Value: &number, Source: "Gemeentelijke monitor", Certainty: model.Registration, State: model.Final}
				if _, err := tx.SetValue(indicator, period, figure); err != nil {
					return err
				}
			}
			return nil
		}, "indicator", fmt.Sprint(at), "count", 100)
		if err != nil {
			b.Fatal(err)
		}
	}
	return d
}

// BenchmarkOpen opens a dossier of 2,000 goals and 50,000 values: look ahead, every checksum, count and digest, and all records decoded.
func BenchmarkOpen(b *testing.B) {
	path := filepath.Join(b.TempDir(), "groot.doelenboom")
	f, err := Create(path, large(b))
	if err != nil {
		b.Fatal(err)
	}
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("write", func(b *testing.B) { benchmarkOpen(b, path, Options{}) })
	b.Run("read", func(b *testing.B) { benchmarkOpen(b, path, Options{ReadOnly: true}) })
	b.Run("look ahead", func(b *testing.B) {
		b.SetBytes(info.Size())
		for b.Loop() {
			if _, err := examine(path); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func benchmarkOpen(b *testing.B, path string, o Options) {
	for b.Loop() {
		f, err := Open(path, o)
		if err != nil {
			b.Fatal(err)
		}
		if f.Dossier().Count(model.KindValue) != 50000 {
			b.Fatal("not all values")
		}
		b.StopTimer()
		if err := f.Close(); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
}

// BenchmarkCommit edits one goal of a large dossier: "edit" is what the person at the keyboard waits for, "saved" is until it is on the
// disk.
func BenchmarkCommit(b *testing.B) {
	d := large(b)
	f, err := Create(filepath.Join(b.TempDir(), "groot.doelenboom"), d)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	goals, n := d.Goals(), 0
	edit := func(b *testing.B) {
		n++
		_, err := d.Edit("edit.goal.text", func(tx *model.Tx) error {
			return model.Update(tx, goals[n%len(goals)].ID, func(g *model.Goal) error { g.Text = fmt.Sprint("Doel ", n); return nil })
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	b.Run("edit", func(b *testing.B) {
		for b.Loop() {
			edit(b)
		}
		if err := f.Flush(); err != nil {
			b.Fatal(err)
		}
	})
	b.Run("saved", func(b *testing.B) {
		for b.Loop() {
			edit(b)
			if err := f.Flush(); err != nil {
				b.Fatal(err)
			}
		}
	})
}
