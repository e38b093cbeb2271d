package model

// stack remembers which changes can be taken back and done again. It is made by replaying the journal, so that undo goes on after the
// dossier was closed, and whatever a crash cut off.
type stack struct {
	history []*Change // every change in order, undo and redo included
	done    []step    // what undo takes back, last first
	taken   []step    // what redo does again, last first
}

// step is a change that can be taken back or done again, with the change that did so last: undo and redo are the inverse of what really
// happened last, which may be more than the change itself.
type step struct {
	change *Change
	by     *Change
}

func (s *stack) push(change *Change) {
	s.history = append(s.history, change)
	switch {
	case change.Undoes != "":
		s.turn(&s.done, &s.taken, change.Undoes, change)
	case change.Redoes != "":
		s.turn(&s.taken, &s.done, change.Redoes, change)
	default:
		s.done = append(s.done, step{change, change})
		s.taken = nil
	}
}

// turn moves the last step to the other side, when that is the step that was turned.
func (s *stack) turn(from, to *[]step, turned ID, by *Change) {
	if n := len(*from); n > 0 && (*from)[n-1].change.ID == turned {
		*to = append(*to, step{(*from)[n-1].change, by})
		*from = (*from)[:n-1]
	}
}

// History returns every change that is known, oldest first, undo and redo included. The slice is shared: do not write to it.
func (d *Dossier) History() []*Change {
	return d.undone.history[:len(d.undone.history):len(d.undone.history)]
}

// CanUndo returns the change that Undo would take back, or nil.
func (d *Dossier) CanUndo() *Change { return last(d.undone.done).change }

// CanRedo returns the change that Redo would do again, or nil.
func (d *Dossier) CanRedo() *Change { return last(d.undone.taken).change }

func last(steps []step) step {
	if len(steps) == 0 {
		return step{}
	}
	return steps[len(steps)-1]
}

// Undo takes the last change back and returns that as a change of its own, with the title of the one that it takes back; or
// [ErrNothingToUndo]. Where the journal cannot say what the change did, it fails with a [Problem], changes nothing, and that change and
// all before it can no longer be undone; what is done from then on can.
func (d *Dossier) Undo() (*Change, error) {
	step := last(d.undone.done)
	if step.change == nil {
		return nil, ErrNothingToUndo
	}
	touched, err := step.by.Touched()
	if err != nil {
		d.undone.done = nil
		return nil, unreadable(err)
	}
	return d.edit(Change{Title: step.change.Title, Args: step.change.Args, Undoes: step.change.ID}, apply(inverse(touched)))
}

// Redo does the change again that was taken back last, and returns that as a change of its own, with the title of the one that it does
// again; or [ErrNothingToRedo]. Where the journal cannot say what undo did, it fails like [Dossier.Undo].
func (d *Dossier) Redo() (*Change, error) {
	step := last(d.undone.taken)
	if step.change == nil {
		return nil, ErrNothingToRedo
	}
	touched, err := step.by.Touched()
	if err != nil {
		d.undone.taken = nil
		return nil, unreadable(err)
	}
	return d.edit(Change{Title: step.change.Title, Args: step.change.Args, Redoes: step.change.ID}, apply(inverse(touched)))
}

func unreadable(err error) error { return NewProblem("problem.history.unreadable").Because(err) }

// apply writes records without asking the rules again: they were asked when the records were made, and in between a record may lean on
// another one that comes later in the same change. The journal knows no names; so the name of a participant who goes, goes along here.
func apply(touched []Touched) func(*Tx) error {
	return func(tx *Tx) error {
		for _, t := range touched {
			tx.set(t.Kind, t.ID, t.After)
		}
		for _, name := range All[Name](tx.Dossier) {
			if tx.Record(KindParticipant, name.Participant) == nil {
				tx.set(KindName, name.ID, nil)
			}
		}
		return nil
	}
}

// BringBack puts back what a change deleted, as an edit of its own: today, or next month. What let go of it, and says nothing else
// since, holds it again. What exists again already is left as it is; what can no longer stand (its goal is gone for good) fails with a
// [Problem] and changes nothing, and so does a change that the journal cannot say.
func (d *Dossier) BringBack(change *Change) (*Change, error) {
	touched, err := change.Touched()
	if err != nil {
		return nil, unreadable(err)
	}
	return d.Edit("edit.history.bringBack", func(tx *Tx) error {
		gone := map[Ref]bool{}
		var back []Record
		for _, t := range touched {
			if t.Before == nil || t.After != nil {
				continue
			}
			gone[RefTo(t.Before)] = true
			if tx.Record(t.Kind, t.ID) == nil {
				tx.set(t.Kind, t.ID, t.Before)
				back = append(back, t.Before)
			}
		}
		for _, record := range back {
			if err := record.check(tx.Dossier); err != nil {
				return err
			}
		}
		for _, t := range touched {
			tx.holdAgain(t, gone)
		}
		return nil
	})
}

// holdAgain puts a record back as it was before it let go of what was gone, when letting go was all that happened to it. No rule can stand
// in the way: all that it let go of is there again, and the rest it holds still.
func (tx *Tx) holdAgain(t Touched, gone map[Ref]bool) {
	now := tx.Record(t.Kind, t.ID)
	if t.Before == nil || t.After == nil || now == nil || !same(now, t.After) {
		return
	}
	letGo := clone(t.Before)
	if release(letGo, gone) || !same(letGo, t.After) {
		return
	}
	tx.set(t.Kind, t.ID, t.Before)
}
