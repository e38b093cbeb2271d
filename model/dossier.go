package model

import (
	"cmp"
	"slices"
)

// Dossier is a set of records with the rules between them. It is not safe for use by several goroutines at once; the records that it
// hands out are, because nothing ever writes to them again.
type Dossier struct {
	env       Environment
	tables    map[Kind]map[ID]Record
	index     index
	undone    stack
	observers []*observer
	tx        *Tx // the edit that is running, if any
	readOnly  bool
}

type observer struct{ notify func(*Change) }

// New makes an empty dossier: it has a cover and nothing else, and nothing in it can be undone.
func New(env Environment) *Dossier {
	d := &Dossier{env: env, tables: map[Kind]map[ID]Record{}}
	cover := &Cover{Identity: Identity{ID: env.NewID()}}
	cover.fillDefaults()
	d.place(KindCover, cover.ID, cover)
	return d
}

// Load makes a dossier of records that were stored, and of the changes that led to them, oldest first. It takes the records as they
// are: see [Dossier.Verify]. It takes no copies: the records belong to the dossier from then on.
func Load(env Environment, records []Record, history []*Change) *Dossier {
	d := &Dossier{env: env, tables: map[Kind]map[ID]Record{}}
	sizes := map[Kind]int{}
	for _, record := range records {
		sizes[record.Kind()]++
	}
	for kind, size := range sizes {
		d.tables[kind] = make(map[ID]Record, size)
	}
	for _, record := range records {
		d.place(record.Kind(), record.Ident(), record)
	}
	if len(d.tables[KindCover]) == 0 {
		cover := &Cover{Identity: Identity{ID: env.NewID()}}
		cover.fillDefaults()
		d.place(KindCover, cover.ID, cover)
	}
	for _, change := range history {
		d.undone.push(change)
	}
	return d
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
func (d *Dossier) Record(kind Kind, id ID) Record { return d.tables[kind][id] }

// Count returns how many records of a kind there are.
func (d *Dossier) Count(kind Kind) int { return len(d.tables[kind]) }

// Records returns all records of a kind by identity, which is the order in which they were made.
func (d *Dossier) Records(kind Kind) []Record {
	out := make([]Record, 0, len(d.tables[kind]))
	for _, record := range d.tables[kind] {
		out = append(out, record)
	}
	slices.SortFunc(out, func(a, b Record) int { return cmp.Compare(a.Ident(), b.Ident()) })
	return out
}

// Verify reports every rule that the records of the dossier break: empty for any dossier that edits made.
func (d *Dossier) Verify() []error {
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

// Subscribe calls notify after every change, undo and redo included, on the goroutine that made the change. The returned function ends it.
func (d *Dossier) Subscribe(notify func(*Change)) (unsubscribe func()) {
	o := &observer{notify}
	d.observers = append(d.observers, o)
	return func() {
		d.observers = slices.DeleteFunc(slices.Clone(d.observers), func(other *observer) bool { return other == o })
	}
}

// place puts a record at an identity, or takes it away when record is nil, and keeps the indexes right.
func (d *Dossier) place(kind Kind, id ID, record Record) {
	table := d.tables[kind]
	before := table[id]
	if record == nil {
		delete(table, id)
	} else {
		if table == nil {
			table = map[ID]Record{}
			d.tables[kind] = table
		}
		table[id] = record
	}
	d.index.replace(kind, before, record)
}

// pointerTo is a record type behind its pointer, so that Get and All can be called with the plain type.
type pointerTo[R any] interface {
	*R
	Record
}

// Get returns a record by its type and identity, or nil: model.Get[model.Goal](d, id).
func Get[R any, P pointerTo[R]](d *Dossier, id ID) P {
	record, ok := d.tables[kindOf[R, P]()][id]
	if !ok {
		return nil
	}
	return record.(P)
}

// All returns the records of a type by identity, which is the order in which they were made.
func All[R any, P pointerTo[R]](d *Dossier) []P {
	table := d.tables[kindOf[R, P]()]
	out := make([]P, 0, len(table))
	for _, record := range table {
		out = append(out, record.(P))
	}
	slices.SortFunc(out, func(a, b P) int { return cmp.Compare(a.Ident(), b.Ident()) })
	return out
}

func kindOf[R any, P pointerTo[R]]() Kind { return P(new(R)).Kind() }
