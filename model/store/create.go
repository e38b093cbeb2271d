package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"doelenboom/model"
)

// Create writes a dossier with its history to a new file, and saves its changes there from then on. It never replaces a file: it fails
// with a [model.Problem] when there is something at path already. Broken off at any moment it leaves either no file or a whole one.
//
// A dossier that is read-only, because it was opened so, stays that way: create a copy of it, close that and open it.
func Create(path string, d *model.Dossier) (*File, error) { return CreateWith(path, d, Options{}) }

// CreateWith is Create with options, of which those on backups count.
func CreateWith(path string, d *model.Dossier, o Options) (*File, error) {
	place, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	f := &File{path: path, place: place, home: place, dossier: d, now: d.Environment().Now, backups: o.Backups, backupEvery: o.BackupEvery}
	if f.backupEvery == 0 {
		f.backupEvery = backupEvery
	}
	if err := f.create(); err != nil {
		return nil, explainNew(err, place)
	}
	if o.Work != "" && whereIs(place) != Here { // it is made there, and worked in here
		if err := guarded(f.db.Close); err != nil {
			return nil, explainNew(err, place)
		}
		o.Environment = d.Environment()
		return Open(path, o)
	}
	if err := f.claim(d.Environment().Role, true); err != nil {
		return nil, errors.Join(err, guarded(f.db.Close))
	}
	f.start()
	return f, nil
}

func (f *File) create() error {
	if _, err := os.Lstat(f.place); err == nil {
		return fs.ErrExist
	}
	db, fresh, err := createBeside(f.place)
	if err != nil {
		return noWriting(err)
	}
	history := f.dossier.History()
	f.document, f.saved = f.dossier.Cover().ID, uint64(len(history))
	f.base = f.saved
	if len(history) > 0 {
		newest := history[len(history)-1]
		f.state.SavedAt, f.last = newest.Time, newest.ID
	}
	first := head{Schema: schema, Reader: reader, Document: f.document, Sequence: f.saved, Last: f.last, Changed: f.state.SavedAt}
	err = fillNew(db, first, func(put putter) error { return writeAll(f.dossier, put) })
	if err == nil {
		err = db.Sync()
	}
	if err = errors.Join(err, db.Close()); err == nil {
		err = putInPlace(fresh, f.place)
	}
	if err != nil {
		return errors.Join(err, dismiss(fresh))
	}
	f.db, _, err = openDatabase(f.place, false)
	return err
}

// writeAll writes every record and every change of a dossier.
func writeAll(d *model.Dossier, put putter) error {
	for _, kind := range model.Kinds() {
		for _, record := range d.Records(kind) {
			payload, err := model.Encode(record)
			if err != nil {
				return err
			}
			if err := put(string(kind), recordKey(record.Ident()), payload); err != nil {
				return err
			}
		}
	}
	for i, change := range d.History() {
		if err := writeChange(put, uint64(i)+1, change); err != nil {
			return err
		}
	}
	return nil
}

// putInPlace gives a whole file its name, without ever replacing another one. A link does that in one step; where the file system knows
// no links, as on many USB sticks, it looks first and then renames.
func putInPlace(fresh, path string) error {
	err := os.Link(fresh, path)
	switch {
	case err == nil:
		_ = os.Remove(fresh) // where it cannot go now, the next opening clears it away
	case errors.Is(err, fs.ErrExist):
		return err
	default:
		if _, err := os.Lstat(path); err == nil {
			return fs.ErrExist
		}
		if err := os.Rename(fresh, path); err != nil {
			return err
		}
	}
	return syncFolder(filepath.Dir(path))
}
