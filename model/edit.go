package model

import "fmt"

// Tx is an edit under way. It reads like the dossier, its own changes included. It ends with the edit: writing through it later panics.
type Tx struct {
	*Dossier
	touched []Touched
	known   map[Ref]int // where a record stands in touched
}

// Edit runs do against the dossier. When do returns an error, or panics, nothing has changed. Otherwise the observers are told and the
// change is returned; a change that left everything as it was is nil and is not told. The title is a text key for the history; pairs
// are its arguments by name: strings and whole numbers, because the history is kept as JSON.
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
	touched, err := d.run(do)
	if err != nil || len(touched) == 0 && header.Undoes == "" && header.Redoes == "" {
		return nil, err
	}
	change := header
	change.ID = d.env.NewID()
	change.Time = d.env.Now().UTC()
	change.Role = d.env.Role
	change.touched = touched
	d.undone.push(&change)
	d.tell(&change)
	return &change, nil
}

// run lets do write, and takes all of it back when do does not end well.
func (d *Dossier) run(do func(*Tx) error) (touched []Touched, err error) {
	tx := &Tx{Dossier: d, known: map[Ref]int{}}
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
	touched = tx.effective()
	done = true
	return touched, nil
}

// effective leaves out what stands as it stood before.
func (tx *Tx) effective() []Touched {
	out := make([]Touched, 0, len(tx.touched))
	for _, t := range tx.touched {
		if t.Before == t.After || t.Before != nil && t.After != nil && same(t.Before, t.After) {
			continue
		}
		out = append(out, t)
	}
	return out
}

func (tx *Tx) rollBack() {
	for i := len(tx.touched) - 1; i >= 0; i-- {
		t := tx.touched[i]
		tx.place(t.Kind, t.ID, t.Before)
	}
}

// set writes a record, or takes it away, and remembers what stood there when the edit began.
func (tx *Tx) set(kind Kind, id ID, record Record) {
	if tx.tx != tx {
		panic("model: a write through an edit that is over")
	}
	key := Ref{kind, id}
	at, known := tx.known[key]
	if !known {
		at = len(tx.touched)
		tx.known[key] = at
		tx.touched = append(tx.touched, Touched{Kind: kind, ID: id, Before: tx.Record(kind, id)})
	}
	tx.touched[at].After = record
	tx.place(kind, id, record)
}

// NewID returns a new identity.
func (tx *Tx) NewID() ID { return tx.env.NewID() }

// Put adds a record, or replaces the one with its identity. A record without identity gets a new one. It fails with a [Problem] when
// the record breaks a rule, and has put nothing then. The record belongs to the dossier from then on: nobody writes to it any more.
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

// added puts a new record and returns it, or nil when it breaks a rule.
func added[P Record](tx *Tx, record P) (P, error) {
	if err := tx.Put(record); err != nil {
		var none P
		return none, err
	}
	return record, nil
}

// Update changes a copy of a record and puts it back: model.Update(tx, id, func(g *model.Goal) error { ... }). It fails when change
// does, or as [Tx.Put] does, and the record is then as it was.
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

func noSuch(kind Kind) error { return NewProblem("problem.record.missing", "kind", kind.Word()) }

func same(a, b Record) bool {
	first, errA := Encode(a)
	second, errB := Encode(b)
	return errA == nil && errB == nil && string(first) == string(second)
}
