package model

import "slices"

// table holds the records of one kind.
type table struct {
	records map[ID]Record
	ids     []ID // ascending; while stale it may hold too many, twice or out of order
	stale   bool
}

func newTable(size int) *table {
	return &table{records: make(map[ID]Record, size), ids: make([]ID, 0, size)}
}

// put places a record, or takes away what stands there when record is nil, and returns what stood there.
func (t *table) put(id ID, record Record) (before Record) {
	before = t.records[id]
	end := len(t.ids) - 1
	switch {
	case record == nil:
		delete(t.records, id)
		if end >= 0 && t.ids[end] == id {
			t.ids = t.ids[:end]
		} else if before != nil {
			t.stale = true
		}
	case before == nil:
		t.stale = t.stale || end >= 0 && t.ids[end] >= id
		t.ids = append(t.ids, id)
		fallthrough
	default:
		t.records[id] = record
	}
	return before
}

// order returns the identities in order. The slice is the table's own.
func (t *table) order() []ID {
	if t.stale {
		t.ids = slices.DeleteFunc(t.ids, func(id ID) bool { return t.records[id] == nil })
		slices.Sort(t.ids)
		t.ids = slices.Compact(t.ids)
		t.stale = false
	}
	return t.ids
}

func (t *table) get(id ID) Record {
	if t == nil {
		return nil
	}
	return t.records[id]
}

func (t *table) len() int {
	if t == nil {
		return 0
	}
	return len(t.records)
}
