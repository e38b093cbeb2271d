package model_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"doelenboom/model"
)

// recordsOf is every record of a dossier but the names, as text.
func recordsOf(t interface{ Fatal(...any) }, d *model.Dossier) string {
	var out strings.Builder
	for _, kind := range model.Kinds() {
		if kind == model.KindName {
			continue
		}
		for _, record := range d.Records(kind) {
			data, err := model.Encode(record)
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&out, "%s %s\n", kind, data)
		}
	}
	return out.String()
}

// TestAsItWasAtAnyMoment makes any changes, undo and redo among them, and looks back at every moment in between.
func TestAsItWasAtAnyMoment(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		count, clock := 0, time.Date(2027, 3, 3, 9, 0, 0, 0, time.UTC)
		d := model.New(model.Environment{
			Now: func() time.Time { return clock },
			NewID: func() model.ID {
				count++
				return model.ID(fmt.Sprintf("0199c000-0000-7000-8000-%012d", count))
			},
		})
		was := []string{recordsOf(t, d)}
		for range rapid.IntRange(1, 25).Draw(t, "steps") {
			clock = clock.Add(time.Duration(rapid.IntRange(-90, 300).Draw(t, "minutes")) * time.Minute)
			goals := d.Goals()
			var change *model.Change
			var err error
			switch rapid.IntRange(0, 5).Draw(t, "what") {
			case 0:
				change, err = d.Undo()
			case 1:
				change, err = d.Redo()
			case 2:
				if len(goals) == 0 {
					continue
				}
				change, err = d.Edit("edit.goal.delete", func(tx *model.Tx) error {
					return tx.Delete(model.KindGoal, goals[rapid.IntRange(0, len(goals)-1).Draw(t, "which")].ID)
				})
			default:
				change, err = d.Edit("edit.goal.add", func(tx *model.Tx) error {
					var parent model.ID
					if top := tx.Top(); top != nil {
						parent = top.ID
					}
					_, err := tx.AddGoal(parent, 0, fmt.Sprint("Doel ", count))
					return err
				})
			}
			if err == nil && change != nil {
				was = append(was, recordsOf(t, d))
			}
		}
		for changes := range was {
			past, err := d.AsAfter(changes)
			if err != nil {
				t.Fatal(err)
			}
			if got := recordsOf(t, past); got != was[changes] {
				t.Fatalf("after %d of %d changes:\n%s\nwant:\n%s", changes, len(was)-1, got, was[changes])
			}
			if len(past.History()) != changes || !past.ReadOnly() {
				t.Fatalf("%d changes in its history, want %d", len(past.History()), changes)
			}
		}
		for n, change := range d.History() {
			if until := d.ChangesUntil(change.Time); until > n {
				t.Fatalf("%d changes before the moment of change %d", until, n)
			}
		}
	})
}

func TestWhatIsLostStandsAgain(t *testing.T) {
	d := example(t)
	for _, gone := range []model.Kind{model.KindGoal, model.KindIndicator, model.KindSession, model.KindParty, model.KindParticipant, model.KindAgreement, model.KindGroup} {
		var rest []model.Record
		for _, kind := range model.Kinds() {
			for i, record := range d.Records(kind) {
				if kind != gone || i%2 == 1 {
					data, err := model.Encode(record)
					if err != nil {
						t.Fatal(err)
					}
					copied, err := model.Decode(kind, data)
					if err != nil {
						t.Fatal(err)
					}
					rest = append(rest, copied)
				}
			}
		}
		mended, lost := model.Mend(rest, "verloren")
		if broken := model.Load(d.Environment(), mended, nil).Verify(); len(broken) > 0 {
			t.Errorf("without half of every %s, %d of them missed: %v", gone, len(lost), broken)
		}
	}
}

func TestADossierBecomesAnother(t *testing.T) {
	count := 0
	env := model.Environment{Now: time.Now, NewID: func() model.ID { count++; return model.ID(fmt.Sprintf("0199c000-0000-7000-8000-%012d", count)) }}
	d, other := model.New(env), model.New(env)
	d.SetReadOnly(true)
	if _, err := other.Edit("edit.cover", func(tx *model.Tx) error {
		return tx.SetCover(func(c *model.Cover) error { c.Title = "Anders"; return nil })
	}); err != nil {
		t.Fatal(err)
	}
	heard := 0
	d.Subscribe(func(change *model.Change) {
		if !change.Touches(model.KindGoal) || d.Cover().Title != "Anders" {
			t.Error("told of something else")
		}
		heard++
	})
	d.Become(other)
	if heard != 1 || !d.ReadOnly() || len(d.History()) != 1 {
		t.Errorf("heard %d times, %d changes", heard, len(d.History()))
	}
}
