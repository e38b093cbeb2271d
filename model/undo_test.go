package model_test

import (
	"errors"
	"testing"

	"doelenboom/model"
)

func undo(t testing.TB, d *model.Dossier) *model.Change {
	t.Helper()
	change, err := d.Undo()
	if err != nil {
		t.Fatal(err)
	}
	return change
}

func redo(t testing.TB, d *model.Dossier) *model.Change {
	t.Helper()
	change, err := d.Redo()
	if err != nil {
		t.Fatal(err)
	}
	return change
}

func TestUndoAndRedoAreChangesOfTheirOwn(t *testing.T) {
	d := model.New(environment())
	first, err := d.Edit("edit.goal.add", func(tx *model.Tx) error { _, err := tx.AddGoal("", 0, "Boven"); return err }, "goal", "Boven")
	if err != nil {
		t.Fatal(err)
	}
	undone := undo(t, d)
	if undone.Undoes != first.ID || undone.Title != "edit.goal.add" || undone.Args["goal"] != "Boven" || undone.ID == first.ID {
		t.Errorf("undo: %+v", undone)
	}
	if d.CanUndo() != nil || d.CanRedo() != first || len(d.History()) != 2 {
		t.Error("after undo there is one change to redo and none to undo")
	}
	redone := redo(t, d)
	if redone.Redoes != first.ID || redone.Title != "edit.goal.add" {
		t.Errorf("redo: %+v", redone)
	}
	if d.CanUndo() != first || d.CanRedo() != nil || len(d.History()) != 3 {
		t.Error("after redo there is one change to undo and none to redo")
	}
	undo(t, d)
	edit(t, d, func(tx *model.Tx) error { _, err := tx.AddGoal("", 0, "Anders"); return err })
	if d.CanRedo() != nil {
		t.Error("a new change leaves nothing to redo")
	}
}

func TestAJournalThatCannotBeReadEndsUndoAndNothingElse(t *testing.T) {
	broken := errors.New("a page of the file is gone")
	whole := seeded(t)
	edit(t, whole, func(tx *model.Tx) error { _, err := tx.AddCard("", 0, "Busje", ""); return err })
	var records []model.Record
	for _, kind := range model.Kinds() {
		records = append(records, whole.Records(kind)...)
	}
	lost := model.RestoredChange(model.Change{ID: "id-lost", Title: "edit.card.add"}, func() ([]model.Touched, error) { return nil, broken })
	d := model.Load(environment(), records, []*model.Change{whole.History()[0], lost})
	was := pictureOf(t, d)

	if !lost.Touches(model.KindCard) {
		t.Error("a change that cannot be read may have touched anything")
	}
	_, err := d.Undo()
	expectProblem(t, err, "problem.history.unreadable")
	if !errors.Is(err, broken) {
		t.Errorf("the cause is not kept for the log: %v", err)
	}
	_, err = d.BringBack(lost)
	expectProblem(t, err, "problem.history.unreadable")
	expectSame(t, "what cannot be undone", pictureOf(t, d), was)
	if _, err := d.Undo(); !errors.Is(err, model.ErrNothingToUndo) {
		t.Errorf("undo again: %v", err)
	}
	edit(t, d, func(tx *model.Tx) error { _, err := tx.AddCard("", 0, "Fietsen", ""); return err })
	undo(t, d)
	expectSame(t, "undo of what came later", pictureOf(t, d), was)

	undoing := model.RestoredChange(model.Change{ID: "id-undoing", Undoes: "id-lost"}, func() ([]model.Touched, error) { return nil, broken })
	d = model.Load(environment(), records, []*model.Change{lost, undoing})
	_, err = d.Redo()
	expectProblem(t, err, "problem.history.unreadable")
	if d.CanRedo() != nil {
		t.Error("redo that cannot be read stays in the way")
	}
}

func TestNamesAndUndoAfterReopening(t *testing.T) {
	d := model.New(environment())
	participant := &model.Participant{Role: "consulent"}
	edit(t, d, func(tx *model.Tx) error { return tx.Put(participant) })
	edit(t, d, func(tx *model.Tx) error { return tx.Put(&model.Name{Participant: participant.ID, Name: secret}) })

	d = reopen(t, d)
	undo(t, d)
	if d.Count(model.KindName) != 1 {
		t.Error("the journal knows no names, so undo leaves them")
	}
	undo(t, d)
	if d.Count(model.KindName) != 0 || d.Count(model.KindParticipant) != 0 {
		t.Error("a name stays behind without its participant")
	}
	redo(t, d)
	if name := d.NameOf(participant.ID); name == nil || name.Name != secret {
		t.Errorf("redo brings back %+v, and undo took the name away", name)
	}
	redo(t, d)
	if problems := d.Verify(); len(problems) > 0 {
		t.Error(problems)
	}

	edit(t, d, func(tx *model.Tx) error { tx.EraseNames(); return nil })
	if d.Count(model.KindName) != 0 {
		t.Error("a name is left after erasing all names")
	}
	d = reopen(t, d)
	for d.CanUndo() != nil {
		undo(t, d)
	}
	if d.Count(model.KindName) != 0 {
		t.Error("an erased name came back from the journal")
	}
}

func TestBringingBackAMonthLater(t *testing.T) {
	d := seeded(t)
	indicator := only[model.Indicator](t, d)
	goal := indicator.Goals[0]
	was := pictureOf(t, d)
	edit(t, d, func(tx *model.Tx) error { return tx.Delete(model.KindGoal, goal) })
	if model.Get[model.Goal](d, goal) != nil || len(only[model.Indicator](t, d).Goals) != 0 {
		t.Fatal("the goal is still there")
	}
	edit(t, d, func(tx *model.Tx) error {
		_, err := tx.SetValue(indicator.ID, "2027", model.Figure{Value: number(40)})
		return err
	})

	d = reopen(t, d)
	deleted := d.History()[1]
	if _, err := d.BringBack(deleted); err != nil {
		t.Fatal(err)
	}
	now := pictureOf(t, d)
	for key := range now {
		if _, known := was[key]; !known {
			delete(now, key) // the value that came later
		}
	}
	expectSame(t, "brought back, and held by all that held it", now, was)
	if again, err := d.BringBack(deleted); again != nil || err != nil {
		t.Errorf("bringing back what is there: %v, %v", again, err)
	}
}

func TestWhatChangedSinceStaysWhenAGoalIsBroughtBack(t *testing.T) {
	d := seeded(t)
	indicator := only[model.Indicator](t, d)
	deleted := edit(t, d, func(tx *model.Tx) error { return tx.Delete(model.KindGoal, indicator.Goals[0]) })
	edit(t, d, func(tx *model.Tx) error {
		return model.Update(tx, indicator.ID, func(i *model.Indicator) error { i.Name = "De deur uit, elke week"; return nil })
	})
	if _, err := d.BringBack(deleted); err != nil {
		t.Fatal(err)
	}
	if now := only[model.Indicator](t, d); now.Name != "De deur uit, elke week" || len(now.Goals) != 0 {
		t.Errorf("the indicator says %q under %v", now.Name, now.Goals)
	}
	if model.Get[model.Goal](d, indicator.Goals[0]) == nil {
		t.Error("the goal is not back")
	}
}

func TestWhatCanNoLongerStandIsNotBroughtBack(t *testing.T) {
	d := seeded(t)
	child := d.Children(d.Children(d.Top().ID)[0].ID)[0]
	deleted := edit(t, d, func(tx *model.Tx) error { return tx.Delete(model.KindGoal, child.ID) })
	edit(t, d, func(tx *model.Tx) error { return tx.Delete(model.KindGoal, child.Parent) })
	was := pictureOf(t, d)
	_, err := d.BringBack(deleted)
	expectProblem(t, err, "problem.reference")
	expectSame(t, "brought back in vain", pictureOf(t, d), was)
}
