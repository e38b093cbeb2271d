package model

import "fmt"

// Tx is an edit under way. It reads like the dossier, its own changes included.
type Tx struct {
	*Dossier
	touched []Touched
	place   map[touchedKey]int
}

type touchedKey struct {
	kind Kind
	id   ID
}

// Edit runs do against the dossier. When do returns an error, or panics, nothing has changed. Otherwise the observers are told and the
// change is returned; a change that left everything as it was is nil and is not told. The title is a text key for the history; pairs
// are its arguments.
func (d *Dossier) Edit(title Key, do func(*Tx) error, pairs ...any) (*Change, error) {
	return d.edit(Change{Title: title, Args: argsOf(pairs)}, do)
}

func (d *Dossier) edit(header Change, do func(*Tx) error) (*Change, error) {
	if d.readOnly {
		return nil, ErrReadOnly
	}
	if d.tx != nil {
		return nil, ErrNested
	}
	tx := &Tx{Dossier: d, place: map[touchedKey]int{}}
	d.tx = tx
	done := false
	defer func() {
		d.tx = nil
		if !done {
			tx.rollBack()
		}
	}()
	if err := do(tx); err != nil {
		return nil, err
	}
	touched := tx.effective()
	done = true
	if len(touched) == 0 && header.Undoes == "" && header.Redoes == "" {
		return nil, nil
	}
	change := header
	change.ID = d.env.NewID()
	change.Time = d.env.Now().UTC()
	change.Role = d.env.Role
	change.touched = touched
	d.undone.push(&change)
	d.tx = nil
	for _, o := range d.observers {
		o.notify(&change)
	}
	return &change, nil
}

// effective leaves out what stands as it stood before.
func (tx *Tx) effective() []Touched {
	var out []Touched
	for _, t := range tx.touched {
		if t.Before != t.After {
			out = append(out, t)
		}
	}
	return out
}

func (tx *Tx) rollBack() {
	for i := len(tx.touched) - 1; i >= 0; i-- {
		t := tx.touched[i]
		tx.Dossier.place(t.Kind, t.ID, t.Before)
	}
}

// set writes a record and remembers what stood there when the edit began.
func (tx *Tx) set(kind Kind, id ID, record Record) {
	key := touchedKey{kind, id}
	at, seen := tx.place[key]
	if !seen {
		at = len(tx.touched)
		tx.place[key] = at
		tx.touched = append(tx.touched, Touched{Kind: kind, ID: id, Before: tx.tables[kind][id]})
	}
	tx.touched[at].After = record
	tx.Dossier.place(kind, id, record)
}

// NewID returns a new identity.
func (tx *Tx) NewID() ID { return tx.env.NewID() }

// Put adds a record, or replaces the one with its identity. A record without identity gets a new one. It fails with a [Problem] when
// the record breaks a rule. The record belongs to the dossier from then on.
func (tx *Tx) Put(record Record) error {
	if record.Ident() == "" {
		record.identity().ID = tx.NewID()
	}
	before := tx.Record(record.Kind(), record.Ident())
	tx.set(record.Kind(), record.Ident(), record)
	if err := record.check(tx.Dossier); err != nil {
		tx.set(record.Kind(), record.Ident(), before)
		return err
	}
	return nil
}

// Update changes a copy of a record and puts it back: model.Update(tx, id, func(g *model.Goal) error { ... }).
func Update[R any, P pointerTo[R]](tx *Tx, id ID, change func(P) error) error {
	record := Get[R, P](tx.Dossier, id)
	if record == nil {
		return noSuch(kindOf[R, P]())
	}
	copied := clone(record).(P)
	if err := change(copied); err != nil {
		return err
	}
	copied.identity().ID = id
	if same(record, copied) {
		return nil
	}
	return tx.Put(copied)
}

// Delete takes a record away, with everything that cannot be without it: a goal with its branch, an indicator with its values. Links
// from elsewhere let go. Undo, or [Dossier.BringBack] much later, brings all of it back.
func (tx *Tx) Delete(kind Kind, id ID) error {
	if tx.Record(kind, id) == nil {
		return noSuch(kind)
	}
	if kind == KindCover {
		return fmt.Errorf("the cover of a dossier cannot be deleted")
	}
	tx.detach(kind, id)
	return nil
}

func noSuch(kind Kind) error { return NewProblem("problem.record.missing", "kind", string(kind)) }

func same(a, b Record) bool {
	first, errA := Encode(a)
	second, errB := Encode(b)
	return errA == nil && errB == nil && string(first) == string(second)
}
