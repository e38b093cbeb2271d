package model_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"doelenboom/model"
)

// edit makes an edit that must succeed.
func edit(t testing.TB, d *model.Dossier, do func(tx *model.Tx) error) *model.Change {
	t.Helper()
	change, err := d.Edit("edit.test", do)
	if err != nil {
		t.Fatal(err)
	}
	return change
}

// seeded is a dossier with a little of everything.
func seeded(t testing.TB) *model.Dossier {
	t.Helper()
	d := model.New(environment())
	edit(t, d, seed)
	return d
}

// only returns the one record of a type.
func only[R any, P interface {
	*R
	model.Record
}](t testing.TB, d *model.Dossier) P {
	t.Helper()
	all := model.All[R, P](d)
	if len(all) != 1 {
		t.Fatalf("there are %d of them, and one was expected", len(all))
	}
	return all[0]
}

func expectProblem(t testing.TB, err error, key model.Key) {
	t.Helper()
	problem, ok := model.AsProblem(err)
	if !ok || problem.Key != key {
		t.Errorf("got %v, want %s", err, key)
	}
}

func TestAnEditIsOneChange(t *testing.T) {
	d := model.New(environment())
	d.SetRole("notulist")
	change, err := d.Edit("edit.goal.add", func(tx *model.Tx) error {
		_, err := tx.AddGoal("", 0, "Een zinvolle dag")
		return err
	}, "goal", "Een zinvolle dag", "count", 1)
	if err != nil {
		t.Fatal(err)
	}
	if change.Title != "edit.goal.add" || change.Args["goal"] != "Een zinvolle dag" || change.Args["count"] != 1 || change.Role != "notulist" {
		t.Errorf("the change says %+v", change)
	}
	if !change.Time.Equal(d.Environment().Now()) || change.Time.Location() != time.UTC {
		t.Errorf("the change is of %v", change.Time)
	}
	if !change.Touches(model.KindCard, model.KindGoal) || change.Touches(model.KindCard) {
		t.Error("the change does not say that it touches goals alone")
	}
	if h := d.History(); len(h) != 1 || h[0] != change || d.CanUndo() != change || d.CanRedo() != nil {
		t.Error("the change does not stand in the history")
	}
}

func TestAnEditWithoutAChangeIsNone(t *testing.T) {
	d := seeded(t)
	goal := d.Top()
	told := 0
	d.Subscribe(func(*model.Change) { told++ })
	for name, do := range map[string]func(tx *model.Tx) error{
		"nothing": func(*model.Tx) error { return nil },
		"an update that changes nothing": func(tx *model.Tx) error {
			return model.Update(tx, goal.ID, func(*model.Goal) error { return nil })
		},
		"there and back": func(tx *model.Tx) error {
			for _, text := range []string{"Iets anders", goal.Text} {
				if err := model.Update(tx, goal.ID, func(g *model.Goal) error { g.Text = text; return nil }); err != nil {
					return err
				}
			}
			return nil
		},
		"added and deleted": func(tx *model.Tx) error {
			added, err := tx.AddGoal(goal.ID, 0, "Toch niet")
			return errors.Join(err, tx.Delete(model.KindGoal, added.ID))
		},
		"the same figure again": func(tx *model.Tx) error {
			value := model.All[model.Value](tx.Dossier)[0]
			again, err := tx.SetValue(value.Indicator, value.Period, model.FigureOf(value))
			if again != value {
				t.Error("entering the same figure again gives another value")
			}
			return err
		},
	} {
		if change, err := d.Edit("edit.test", do); change != nil || err != nil {
			t.Errorf("%s: change %+v, error %v", name, change, err)
		}
	}
	if told != 0 || len(d.History()) != 1 {
		t.Errorf("%d told, %d in the history", told, len(d.History()))
	}
}

func TestAFailedEditChangesNothing(t *testing.T) {
	d := seeded(t)
	goal, session := d.Top(), only[model.Session](t, d)
	was := pictureOf(t, d)
	for name, do := range map[string]func(tx *model.Tx) error{
		"after deleting all goals": func(tx *model.Tx) error {
			return errors.Join(tx.Delete(model.KindGoal, goal.ID), errOnPurpose)
		},
		"within an update": func(tx *model.Tx) error {
			return model.Update(tx, session.ID, func(s *model.Session) error {
				s.Steps = append(s.Steps, model.Step{Sort: model.StepTalk})
				return errOnPurpose
			})
		},
		"the cover": func(tx *model.Tx) error { return tx.Delete(model.KindCover, d.Cover().ID) },
		"nobody":    func(tx *model.Tx) error { return tx.Delete(model.KindGoal, "id-none") },
	} {
		if change, err := d.Edit("edit.test", do); err == nil || change != nil {
			t.Errorf("%s: change %v, error %v", name, change, err)
		}
		expectSame(t, name, pictureOf(t, d), was)
	}
	func() {
		defer func() {
			if recover() == nil {
				t.Error("a panic in an edit was swallowed")
			}
		}()
		_, _ = d.Edit("edit.test", func(tx *model.Tx) error {
			if err := tx.Delete(model.KindGoal, goal.ID); err != nil {
				t.Error(err)
			}
			panic("a fault")
		})
	}()
	expectSame(t, "a panic", pictureOf(t, d), was)
	if len(d.History()) != 1 {
		t.Error("a failed edit stands in the history")
	}
}

func TestAnUpdateWritesIntoACopyToItsDepths(t *testing.T) {
	d := model.New(environment())
	edit(t, d, func(tx *model.Tx) error {
		return tx.Put(&model.Indicator{
			Name: "Bijstand", Code: "I1", Sort: model.ContextIndicator, Type: model.Number, Direction: model.FollowOnly,
			Baseline:   &model.Baseline{Period: "2025", Value: 301, N: whole(48000)},
			References: []model.Reference{{Name: "Nederland", Points: []model.Point{{Period: "2025", Value: 260}}}},
		})
	})
	held := only[model.Indicator](t, d)
	was := pictureOf(t, d)
	_, err := d.Edit("edit.test", func(tx *model.Tx) error {
		return model.Update(tx, held.ID, func(i *model.Indicator) error {
			i.Baseline.Value = 0
			*i.Baseline.N = 0
			i.References[0].Points[0].Value = 0
			return errOnPurpose
		})
	})
	if !errors.Is(err, errOnPurpose) {
		t.Fatal(err)
	}
	expectSame(t, "an update that failed", pictureOf(t, d), was)
	edit(t, d, func(tx *model.Tx) error {
		return model.Update(tx, held.ID, func(i *model.Indicator) error {
			i.ID = "id-other"
			i.References[0].Points[0].Value = 0
			return nil
		})
	})
	if held.References[0].Points[0].Value != 260 {
		t.Error("an update wrote into the record that others hold")
	}
	if only[model.Indicator](t, d).ID != held.ID {
		t.Error("an update changed an identity")
	}
}

func TestEditsRefused(t *testing.T) {
	d := seeded(t)
	nested := func(do func() (*model.Change, error)) error {
		_, err := d.Edit("edit.test", func(*model.Tx) error { _, err := do(); return err })
		return err
	}
	again := func(*model.Tx) error { return nil }
	for name, err := range map[string]error{
		"edit":       nested(func() (*model.Change, error) { return d.Edit("edit.test", again) }),
		"undo":       nested(d.Undo),
		"bring back": nested(func() (*model.Change, error) { return d.BringBack(d.History()[0]) }),
	} {
		if !errors.Is(err, model.ErrNested) {
			t.Errorf("%s in an edit: %v", name, err)
		}
	}
	d.SetReadOnly(true)
	_, edited := d.Edit("edit.test", again)
	_, undone := d.Undo()
	if !d.ReadOnly() || !errors.Is(edited, model.ErrReadOnly) || !errors.Is(undone, model.ErrReadOnly) {
		t.Errorf("read-only: edit %v, undo %v", edited, undone)
	}
	d.SetReadOnly(false)
	if _, err := d.Undo(); err != nil {
		t.Errorf("undo once edits are allowed again: %v", err)
	}
}

func TestAnEditThatIsOverCannotWrite(t *testing.T) {
	d := seeded(t)
	var kept *model.Tx
	edit(t, d, func(tx *model.Tx) error { kept = tx; return nil })
	was := pictureOf(t, d)
	for name, write := range map[string]func(){
		"after it":       func() { _ = kept.Delete(model.KindGoal, d.Top().ID) },
		"during another": func() { edit(t, d, func(*model.Tx) error { return kept.Delete(model.KindGoal, d.Top().ID) }) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: it wrote", name)
				}
			}()
			write()
		}()
		expectSame(t, name, pictureOf(t, d), was)
	}
}

func TestEveryObserverHearsOfEveryChangeInOrder(t *testing.T) {
	d := model.New(environment())
	var heard [3][]string
	add := func(text string) {
		edit(t, d, func(tx *model.Tx) error { _, err := tx.AddCard("", 0, text, ""); return err })
	}
	name := func(change *model.Change) string {
		touched, err := change.Touched()
		if err != nil {
			t.Fatal(err)
		}
		return touched[0].After.(*model.Card).Text
	}
	d.Subscribe(func(c *model.Change) {
		heard[0] = append(heard[0], name(c))
		if name(c) == "een" {
			add("twee") // an observer that edits: the others hear of it after the first
		}
	})
	d.Subscribe(func(c *model.Change) {
		heard[1] = append(heard[1], name(c))
		if name(c) == "drie" {
			panic("a fault in a window")
		}
	})
	leave := d.Subscribe(func(c *model.Change) { heard[2] = append(heard[2], name(c)) })
	add("een")
	func() {
		defer func() {
			if fmt.Sprint(recover()) != "a fault in a window" {
				t.Error("a panic in an observer was swallowed")
			}
		}()
		add("drie")
	}()
	leave()
	add("vier")
	for i, want := range []string{"een twee drie vier", "een twee drie vier", "een twee drie"} {
		if got := strings.Join(heard[i], " "); got != want {
			t.Errorf("observer %d heard of %q, want %q", i, got, want)
		}
	}
	if len(d.History()) != 4 {
		t.Errorf("%d changes in the history", len(d.History()))
	}
}

func TestACorrectedFigureKeepsWhatStoodThere(t *testing.T) {
	d := seeded(t)
	d.SetRole("beleidsadviseur")
	indicator := only[model.Indicator](t, d)
	set := func(figure model.Figure) *model.Value {
		edit(t, d, func(tx *model.Tx) error { _, err := tx.SetValue(indicator.ID, "2026", figure); return err })
		return d.ValueAt(indicator.ID, "2026")
	}
	value := set(model.Figure{Value: number(41), Source: "Werkplein", Why: "Dubbel geteld"})
	if n := len(value.Corrections); n != 1 || *value.Corrections[0].Value != 38 || value.Corrections[0].Role != "beleidsadviseur" || value.Corrections[0].Why != "Dubbel geteld" {
		t.Fatalf("corrections: %+v", value.Corrections)
	}
	figure := model.FigureOf(value)
	figure.Footnote = "Voorlopig"
	if value = set(figure); len(value.Corrections) != 1 || value.Source != "Werkplein" {
		t.Errorf("a footnote is no correction, and leaves the rest: %+v", value)
	}
	if value = set(model.Figure{Missing: model.Withheld}); len(value.Corrections) != 2 || value.Value != nil || *value.Corrections[1].Value != 41 {
		t.Errorf("a withheld figure: %+v", value)
	}
	if value = set(model.Figure{Missing: model.NotMeasured}); len(value.Corrections) != 3 || value.Corrections[2].Missing != model.Withheld {
		t.Errorf("another reason: %+v", value)
	}
	if value = set(model.Figure{Numerator: number(194), Denominator: number(510)}); value.Value == nil || fmt.Sprintf("%.1f", *value.Value) != "38.0" {
		t.Errorf("a percentage of 194 in 510: %+v", value)
	}
	edit(t, d, func(tx *model.Tx) error {
		return model.Update(tx, indicator.ID, func(i *model.Indicator) error { i.Type = model.Mark; return nil })
	})
	_, err := d.Edit("edit.test", func(tx *model.Tx) error {
		_, err := tx.SetValue(indicator.ID, "2027", model.Figure{Numerator: number(194), Denominator: number(510)})
		return err
	})
	expectProblem(t, err, "problem.value.orMissing") // of a school mark they say nothing
	if periods := periodsOf(d.Values(indicator.ID)); !slices.Equal(periods, []model.Period{"2025-H1", "2025", "2026"}) {
		t.Errorf("values in the order %v", periods)
	}
}

func periodsOf(values []*model.Value) []model.Period {
	var out []model.Period
	for _, value := range values {
		out = append(out, value.Period)
	}
	return out
}
