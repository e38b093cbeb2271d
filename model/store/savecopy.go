package store

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"go.etcd.io/bbolt"

	"doelenboom/model"
)

// SaveCopy writes the dossier as it is now to another file, such as one on a USB stick: changes that wait because their own disk is full
// or may not be written are in it too. The copy is written beside its place, flushed to the disk, opened again and verified down to the
// last checksum, and only then gets its name. It takes the place of an earlier copy of the same dossier and of no other file.
//
// It fails with a [model.Problem], and has left nothing behind then. It may be called from any goroutine, and holds up neither editing
// nor saving.
func (f *File) SaveCopy(path string) error {
	place, err := locate(path)
	if err != nil {
		return explainNew(err, path)
	}
	_ = f.Flush() // what cannot be saved in its own place goes along all the same
	_, err = f.copyTo(place)
	return explainCopy(err, place)
}

// copyTo writes a verified copy of the moment to a place.
func (f *File) copyTo(place string) (verified, error) {
	if err := f.mayReplace(place); err != nil {
		return verified{}, err
	}
	fresh, err := f.snapshot(place)
	if err != nil {
		return verified{}, noWriting(err)
	}
	found, err := verifyFile(fresh)
	if err != nil {
		err = &badCopy{err}
	} else {
		err = takePlace(fresh, place)
	}
	if err != nil {
		return verified{}, errors.Join(err, dismiss(fresh))
	}
	return found, nil
}

// mayReplace refuses a place where something else stands than a copy of this dossier.
func (f *File) mayReplace(place string) error {
	if same, err := sameFile(place, f.place); err == nil && same {
		return fs.ErrExist
	}
	if _, err := os.Lstat(place); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	there, err := peek(place)
	if err != nil || there.Document != f.document {
		return errors.Join(fs.ErrExist, err)
	}
	return nil
}

func sameFile(path, other string) (bool, error) {
	a, err := os.Stat(path)
	if err != nil {
		return false, err
	}
	b, err := os.Stat(other)
	return err == nil && os.SameFile(a, b), err
}

// snapshot writes the state of the moment, with the changes that wait, to a file beside a place, flushed to the disk.
func (f *File) snapshot(place string) (string, error) {
	clearAbandoned(place)
	file, err := createFileBeside(place)
	if err != nil {
		return "", err
	}
	f.mu.Lock()
	queue, base := f.queue[:len(f.queue):len(f.queue)], f.base
	f.mu.Unlock()
	h, err := f.writePages(file)
	if err == nil {
		err = file.Sync()
	}
	err = errors.Join(err, file.Close())
	if err == nil && (h.Erase || h.Sequence-base < uint64(len(queue))) {
		err = finishCopy(file.Name(), h, base, queue)
	}
	if err != nil {
		return "", errors.Join(err, dismiss(file.Name()))
	}
	return file.Name(), nil
}

// toCopy is where the pages of a copy are written; tests let that fail.
var toCopy = func(file io.Writer) io.Writer { return file }

// writePages writes the pages of one moment to a file, and returns what the file says of itself at that moment.
func (f *File) writePages(to *os.File) (h *head, err error) {
	f.gate.RLock()
	defer f.gate.RUnlock()
	if f.db == nil {
		return nil, errGone
	}
	err = guarded(func() error {
		return f.db.View(func(tx *bbolt.Tx) error {
			if h, err = readHead(tx); err != nil {
				return err
			}
			_, err = tx.WriteTo(toCopy(to))
			return err
		})
	})
	return h, err
}

// finishCopy adds to a copy the changes that waited when it was made, and takes what is left of erased names out of it.
func finishCopy(path string, h *head, base uint64, queue []*model.Change) error {
	db, _, err := openDatabase(path, false)
	if err != nil {
		return err
	}
	copied := &File{place: path, db: db, document: h.Document, saved: h.Sequence, erase: h.Erase}
	err = guarded(func() error {
		if there := h.Sequence - base; there < uint64(len(queue)) {
			if err := copied.commit(queue[there:]); err != nil {
				return err
			}
		}
		if copied.erase {
			return copied.rewrite()
		}
		return copied.db.Sync()
	})
	if copied.db != nil {
		err = errors.Join(err, guarded(copied.db.Close))
	}
	return err
}

// badCopy is a copy that does not hold what was written to it.
type badCopy struct{ cause error }

func (e *badCopy) Error() string {
	return "the copy does not hold what was written: " + e.cause.Error()
}
func (e *badCopy) Unwrap() error { return e.cause }

// explainCopy explains why a copy could not be made.
func explainCopy(err error, place string) error {
	var bad *badCopy
	switch {
	case err == nil:
		return nil
	case errors.As(err, &bad):
		return problemAt("problem.store.copy", place, err)
	case errors.Is(err, errGone):
		return problemAt("problem.store.copyGone", place, err)
	case errors.Is(err, fs.ErrExist):
		return problemAt("problem.store.copyExists", place, err, "folder", filepath.Dir(place))
	}
	return explainNew(err, place)
}
