package model

// stack remembers which changes can be taken back and done again. It is made by replaying the journal, so that undo goes on after the
// dossier was closed, and whatever a crash cut off.
type stack struct {
	history []*Change // every change in order, undo and redo included
	done    []*Change // what undo takes back, last first
	taken   []*Change // what redo does again, last first
}

func (s *stack) push(change *Change) {
	s.history = append(s.history, change)
	switch {
	case change.Undoes != "":
		if n := len(s.done); n > 0 && s.done[n-1].ID == change.Undoes {
			s.taken = append(s.taken, s.done[n-1])
			s.done = s.done[:n-1]
		}
	case change.Redoes != "":
		if n := len(s.taken); n > 0 && s.taken[n-1].ID == change.Redoes {
			s.done = append(s.done, s.taken[n-1])
			s.taken = s.taken[:n-1]
		}
	default:
		s.done = append(s.done, change)
		s.taken = nil
	}
}

// History returns every change that is known, oldest first, undo and redo included.
func (d *Dossier) History() []*Change { return d.undone.history }

// CanUndo returns the change that Undo would take back, or nil.
func (d *Dossier) CanUndo() *Change { return last(d.undone.done) }

// CanRedo returns the change that Redo would do again, or nil.
func (d *Dossier) CanRedo() *Change { return last(d.undone.taken) }

func last(changes []*Change) *Change {
	if len(changes) == 0 {
		return nil
	}
	return changes[len(changes)-1]
}

// Undo takes the last change back and returns that as a change of its own, or [ErrNothingToUndo].
func (d *Dossier) Undo() (*Change, error) {
	change := d.CanUndo()
	if change == nil {
		return nil, ErrNothingToUndo
	}
	touched, err := change.Touched()
	if err != nil {
		return nil, err
	}
	return d.edit(Change{Title: change.Title, Args: change.Args, Undoes: change.ID}, apply(inverse(touched)))
}

// Redo does the change again that was taken back last, and returns that as a change of its own, or [ErrNothingToRedo].
func (d *Dossier) Redo() (*Change, error) {
	change := d.CanRedo()
	if change == nil {
		return nil, ErrNothingToRedo
	}
	touched, err := change.Touched()
	if err != nil {
		return nil, err
	}
	return d.edit(Change{Title: change.Title, Args: change.Args, Redoes: change.ID}, apply(touched))
}

// apply writes records without asking the rules again: they were asked when the records were made, and in between a record may lean on
// another one that comes later in the same change.
func apply(touched []Touched) func(*Tx) error {
	return func(tx *Tx) error {
		for _, t := range touched {
			tx.set(t.Kind, t.ID, t.After)
		}
		return nil
	}
}

// BringBack puts back what a change deleted, as an edit of its own: today, or next month. What exists again already is left as it is;
// what can no longer stand (its goal is gone for good) fails with a [Problem] and changes nothing.
func (d *Dossier) BringBack(change *Change) (*Change, error) {
	touched, err := change.Touched()
	if err != nil {
		return nil, err
	}
	return d.Edit("edit.history.bringBack", func(tx *Tx) error {
		var back []Record
		for _, t := range inverse(touched) {
			if t.Before == nil && t.After != nil && tx.Record(t.Kind, t.ID) == nil {
				tx.set(t.Kind, t.ID, t.After)
				back = append(back, t.After)
			}
		}
		for _, record := range back {
			if err := record.check(tx.Dossier); err != nil {
				return err
			}
		}
		return nil
	})
}
