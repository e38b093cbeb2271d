package store

import (
	"bytes"
	"errors"
	"os"

	"go.etcd.io/bbolt"
)

// eraseRemains takes what remains of erased names out of the backups and then out of the file, which says until that is done that it is
// not.
func (f *File) eraseRemains() error {
	if err := f.cleanBackups(); err != nil {
		return err
	}
	return f.rewrite()
}

// rewrite writes the file anew, without the pages that are no longer used, in which erased names may still be read. The new file takes
// the place of the old one when it is whole, in one step. It leaves f.db at the new file, or at none when that does not open.
func (f *File) rewrite() error {
	if err := f.rewriteAs(nil); err != nil {
		return err
	}
	f.erase = false
	return nil
}

// rewriteAs is rewrite with what a filter makes of the values.
func (f *File) rewriteAs(change filter) error {
	fresh, err := writeFiltered(f.db, f.place, change)
	if err != nil {
		return err
	}
	if err := f.replace(fresh); err != nil {
		return errors.Join(err, dismiss(fresh))
	}
	return nil
}

// replace puts a new version in the place of the file and opens it. bbolt's lock hangs on the file, not on its name, so for a moment
// nobody holds it; commit notices what somebody else may have written by then.
func (f *File) replace(fresh string) error {
	if err := f.inPlace(); err != nil {
		return err
	}
	info, err := f.db.handle.Stat()
	if err == nil {
		err = os.Chmod(fresh, info.Mode().Perm())
	}
	if err == nil {
		err = f.swap(nil, f.db.Close)
	}
	if err != nil {
		return err
	}
	return errors.Join(takePlace(fresh, f.place), f.reopen())
}

// filter says what becomes of a payload in a copy, and whether it goes along at all.
type filter func(bucket string, key, payload []byte) ([]byte, bool)

// writeFiltered writes what a database holds, or what a filter makes of it, to a new file beside a place, and returns the name of that.
func writeFiltered(from *database, place string, change filter) (string, error) {
	db, path, err := createBeside(place)
	if err != nil {
		return "", err
	}
	err = guarded(func() error {
		return from.View(func(tx *bbolt.Tx) error { return copyAll(tx, db, change) })
	})
	err = errors.Join(err, db.Close())
	if err == nil {
		_, err = examine(path)
	}
	if err != nil {
		return "", errors.Join(err, dismiss(path))
	}
	return path, nil
}

func copyAll(tx *bbolt.Tx, to *database, change filter) error {
	h, err := readHead(tx)
	if err != nil {
		return err
	}
	if h.Last == "" {
		if err := rememberLast(tx, h); err != nil {
			return err
		}
	}
	counted, changed := h.Buckets, map[string]bool{}
	h.Erase = false
	err = fillNew(to, *h, func(put putter) (err error) {
		changed, err = copyValues(tx, put, change)
		return err
	})
	if err != nil {
		return err
	}
	for name := range changed {
		delete(counted, name)
	}
	return sameTallies(to, counted)
}

// copyValues copies every value, and tells in which buckets it did not copy all as it was. The records of a past change that are damaged
// are lost: that must not keep names from being erased.
func copyValues(tx *bbolt.Tx, put putter, change filter) (changed map[string]bool, err error) {
	changed = map[string]bool{}
	h, err := readHead(tx)
	if err != nil {
		return changed, err
	}
	for _, name := range dataBuckets() {
		bucket := tx.Bucket([]byte(name))
		if bucket == nil && h.cameLater(name) {
			continue
		}
		if bucket == nil {
			return changed, &damage{name, errNoBucket}
		}
		err := bucket.ForEach(func(key, envelope []byte) error {
			payload, err := unseal(name, key, envelope)
			switch {
			case err != nil && name == recordsBucket:
				changed[name], payload = true, []byte(lost)
			case err != nil:
				return &damage{name, err}
			}
			if change != nil {
				as, stays := change(name, key, payload)
				if !stays || !bytes.Equal(as, payload) {
					changed[name] = true
				}
				if !stays {
					return nil
				}
				payload = as
			}
			return put(name, bytes.Clone(key), payload)
		})
		if err != nil {
			return changed, err
		}
	}
	return changed, nil
}

// sameTallies holds a file against counts and digests.
func sameTallies(db *database, counted map[string]tally) error {
	return db.View(func(tx *bbolt.Tx) error {
		h, err := readHead(tx)
		if err != nil {
			return err
		}
		for name, sums := range counted {
			if h.Buckets[name] != sums {
				return &damage{name, errTally}
			}
		}
		return nil
	})
}
