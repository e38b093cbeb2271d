package store

import (
	"bytes"
	"cmp"
	"maps"
	"slices"

	"go.etcd.io/bbolt"

	"doelenboom/model"
)

// commit writes changes in one transaction: the records as they stand after them, the journal, and the head.
func (f *File) commit(batch []*model.Change) error {
	erase := f.erase
	err := f.db.Update(func(tx *bbolt.Tx) error {
		l, err := openLedger(tx)
		if err != nil {
			return err
		}
		rest, err := f.unsaved(l, batch)
		if err != nil || len(rest) == 0 {
			return err
		}
		for _, change := range rest {
			l.head.Sequence++
			l.head.Last, l.head.Changed = change.ID, change.Time
			if err := writeChange(l.put, l.head.Sequence, change); err != nil {
				return err
			}
		}
		if err := writeRecords(l, rest); err != nil {
			return err
		}
		l.head.Erase = l.head.Erase || erasesNames(rest)
		erase = l.head.Erase
		return l.close()
	})
	if err != nil {
		return err
	}
	f.erase = erase
	return nil
}

// unsaved returns the changes of a batch that the file does not hold. A disk can report an error for a transaction that arrived all the
// same; then the first changes of the next attempt are there already, and must not be written twice.
func (f *File) unsaved(l *ledger, batch []*model.Change) ([]*model.Change, error) {
	there := l.head.Sequence - f.saved
	if l.head.Document != f.document || l.head.Sequence < f.saved || there > uint64(len(batch)) {
		return nil, errForeign
	}
	if there > 0 && !sameChange(l.tx, l.head.Sequence, batch[there-1]) {
		return nil, errForeign
	}
	return batch[there:], nil
}

// writeRecords writes what the changes made of the records, each record once, in the order of the keys: that keeps pages full.
func writeRecords(l *ledger, batch []*model.Change) error {
	type place struct {
		kind model.Kind
		id   model.ID
	}
	final := map[place]model.Record{}
	for _, change := range batch {
		touched, err := change.Touched()
		if err != nil {
			return err
		}
		for _, t := range touched {
			final[place{t.Kind, t.ID}] = t.After
		}
	}
	order := slices.SortedFunc(maps.Keys(final), func(a, b place) int {
		return cmp.Or(cmp.Compare(a.kind, b.kind), bytes.Compare(recordKey(a.id), recordKey(b.id)))
	})
	for _, at := range order {
		key := recordKey(at.id)
		record := final[at]
		if record == nil {
			if err := l.delete(string(at.kind), key); err != nil {
				return err
			}
			continue
		}
		payload, err := model.Encode(record)
		if err != nil {
			return err
		}
		if err := l.put(string(at.kind), key, payload); err != nil {
			return err
		}
	}
	return nil
}

// erasesNames reports whether changes take away something that says who somebody is: a whole name, or one of its fields.
func erasesNames(batch []*model.Change) bool {
	for _, change := range batch {
		touched, err := change.Touched()
		if err != nil {
			return true
		}
		for _, t := range touched {
			before, ok := t.Before.(*model.Name)
			if !ok {
				continue
			}
			after, kept := t.After.(*model.Name)
			if !kept || before.Name != "" && after.Name == "" || before.Email != "" && after.Email == "" {
				return true
			}
		}
	}
	return false
}
