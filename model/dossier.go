package model

import "slices"

// Dossier is a set of records with the rules between them. It is not safe for use by several goroutines at once; the records that it
// hands out are, because nothing ever writes to them again.
type Dossier struct {
	env       Environment
	tables    map[Kind]*table
	index     index
	undone    stack
	observers []*observer
	untold    []*Change // what the observers have not heard of yet
	telling   bool
	tx        *Tx  // the edit that is running, if any
	oneTree   bool // while all are verified: every goal hangs under the top, so that none can hang under itself
	readOnly  bool
}

type observer struct{ notify func(*Change) }

func empty(env Environment, sizes map[Kind]int) *Dossier {
	d := &Dossier{env: env, tables: map[Kind]*table{}, index: newIndex()}
	for _, kind := range Kinds() {
		d.tables[kind] = newTable(sizes[kind])
	}
	return d
}

// New makes an empty dossier: it has a cover and nothing else, and nothing in it can be undone.
func New(env Environment) *Dossier {
	d := empty(env, nil)
	d.ensureCover()
	return d
}

// Load makes a dossier of records that were stored, and of the changes that led to them, oldest first. It takes the records as they
// are: see [Dossier.Verify]. It takes no copies: the records belong to the dossier from then on. Of two records of a kind with one
// identity the last one counts. Without a cover among the records it adds one.
func Load(env Environment, records []Record, history []*Change) *Dossier {
	sizes := map[Kind]int{}
	for _, record := range records {
		sizes[record.Kind()]++
	}
	d := empty(env, sizes)
	for _, record := range records {
		d.place(record.Kind(), record.Ident(), record)
	}
	d.ensureCover()
	for _, change := range history {
		d.undone.push(change)
	}
	return d
}

// Copy is another dossier with the same records as they are now, without what led to them: for another goroutine to read while this one changes.
func (d *Dossier) Copy() *Dossier {
	var records []Record
	for _, kind := range Kinds() {
		records = append(records, d.Records(kind)...)
	}
	return Load(d.env, records, nil)
}

func (d *Dossier) ensureCover() {
	if d.Count(KindCover) > 0 {
		return
	}
	cover := &Cover{Identity: Identity{ID: d.env.NewID()}}
	cover.fillDefaults()
	d.place(KindCover, cover.ID, cover)
}

// SetReadOnly makes every further edit fail with [ErrReadOnly], or allows edits again.
func (d *Dossier) SetReadOnly(readOnly bool) { d.readOnly = readOnly }

// ReadOnly reports whether edits are refused.
func (d *Dossier) ReadOnly() bool { return d.readOnly }

// Environment returns the clock, identities and role that the dossier works with.
func (d *Dossier) Environment() Environment { return d.env }

// SetRole says who is at the keyboard from now on, as a role.
func (d *Dossier) SetRole(role string) { d.env.Role = role }

// Record returns the record of a kind with an identity, or nil.
func (d *Dossier) Record(kind Kind, id ID) Record { return d.tables[kind].get(id) }

// Count returns how many records of a kind there are.
func (d *Dossier) Count(kind Kind) int { return d.tables[kind].len() }

// Records returns all records of a kind by identity, which is the order in which they were made.
func (d *Dossier) Records(kind Kind) []Record {
	table := d.tables[kind]
	if table == nil {
		return nil
	}
	out := make([]Record, 0, table.len())
	for _, id := range table.order() {
		out = append(out, table.records[id])
	}
	return out
}

// Verify reports every rule that the records of the dossier break: empty for any dossier that edits made.
func (d *Dossier) Verify() []error {
	d.oneTree = len(d.Goals()) == d.Count(KindGoal)
	defer func() { d.oneTree = false }()
	var out []error
	for _, kind := range Kinds() {
		for _, record := range d.Records(kind) {
			if err := record.check(d); err != nil {
				out = append(out, err)
			}
		}
	}
	return out
}

// Subscribe calls notify after every change, undo and redo included, on the goroutine that made the change. Every observer hears of
// every change, in the order in which they were made, also of a change that another observer makes while it is told of one, and also
// when another observer panics. The returned function ends it.
func (d *Dossier) Subscribe(notify func(*Change)) (unsubscribe func()) {
	o := &observer{notify}
	d.observers = append(slices.Clip(d.observers), o)
	return func() {
		d.observers = slices.DeleteFunc(slices.Clone(d.observers), func(other *observer) bool { return other == o })
	}
}

// tell tells the observers of a change. During another telling it leaves the change to that one, so that nobody hears of the later
// change first.
func (d *Dossier) tell(change *Change) {
	d.untold = append(d.untold, change)
	if !d.telling {
		d.tellAll()
	}
}

func (d *Dossier) tellAll() {
	if len(d.untold) == 0 {
		return
	}
	d.telling = true
	defer func() {
		d.telling = false
		d.tellAll()
	}()
	change := d.untold[0]
	d.untold = d.untold[1:]
	for _, o := range slices.Backward(d.observers) {
		defer o.notify(change) // deferred calls run in reverse order, and a panic in one does not keep the next from running
	}
}

// place puts a record at an identity, or takes it away when record is nil, and keeps the indexes right.
func (d *Dossier) place(kind Kind, id ID, record Record) {
	d.index.replace(kind, d.tables[kind].put(id, record), record)
}

// pointerTo is a record type behind its pointer, so that Get and All can be called with the plain type.
type pointerTo[R any] interface {
	*R
	Record
}

// Get returns a record by its type and identity, or nil: model.Get[model.Goal](d, id).
func Get[R any, P pointerTo[R]](d *Dossier, id ID) P {
	record, _ := d.tables[kindOf[R, P]()].get(id).(P) // nil for no record
	return record
}

// All returns the records of a type by identity, which is the order in which they were made.
func All[R any, P pointerTo[R]](d *Dossier) []P {
	table := d.tables[kindOf[R, P]()]
	out := make([]P, 0, table.len())
	for _, id := range table.order() {
		out = append(out, table.records[id].(P))
	}
	return out
}

func kindOf[R any, P pointerTo[R]]() Kind { return P(nil).Kind() }
