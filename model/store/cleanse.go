package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"

	"go.etcd.io/bbolt"

	"doelenboom/model"
)

// cleanBackups takes out of every backup of the dossier the names that the dossier does not hold any more, and writes those that it holds
// as it holds them. A backup that cannot be read any more may hold names too, and restores nothing: it goes.
func (f *File) cleanBackups() error {
	if f.backups == "" {
		return nil
	}
	f.backing.Lock()
	defer f.backing.Unlock()
	names, err := f.namesNow()
	if err != nil {
		return err
	}
	folder := filepath.Join(f.backups, folderName(f.document))
	for _, path := range backupFiles(folder) {
		if err := cleanBackup(path, names); err != nil {
			return err
		}
	}
	clearBesideAll(folder)
	return nil
}

// namesNow returns the names that the file holds, by their key.
func (f *File) namesNow() (map[string][]byte, error) {
	names := map[string][]byte{}
	err := f.db.View(func(tx *bbolt.Tx) error {
		bucket := tx.Bucket([]byte(model.KindName))
		if bucket == nil {
			return &damage{string(model.KindName), errNoBucket}
		}
		return bucket.ForEach(func(key, envelope []byte) error {
			payload, err := unseal(string(model.KindName), key, envelope)
			if err != nil {
				return &damage{string(model.KindName), err}
			}
			names[string(key)] = bytes.Clone(payload)
			return nil
		})
	})
	return names, err
}

// cleanBackup writes a backup anew with the names of now.
func cleanBackup(path string, names map[string][]byte) error {
	db, _, err := openDatabase(path, true)
	if err != nil {
		return os.Remove(path)
	}
	fresh, err := writeFiltered(db, path, func(bucket string, key, payload []byte) ([]byte, bool) {
		if bucket != string(model.KindName) {
			return payload, true
		}
		now, ok := names[string(key)]
		return now, ok
	})
	var harm *damage
	if damaged := errors.As(err, &harm) || errors.Is(err, errFault); damaged {
		return errors.Join(guarded(db.Close), os.Remove(path))
	}
	if err = errors.Join(err, guarded(db.Close)); err != nil {
		return err
	}
	if err := takePlace(fresh, path); err != nil {
		return errors.Join(err, dismiss(fresh))
	}
	return nil
}

// clearBesideAll removes what a crash left of new versions of any file in the folder of one dossier's backups.
func clearBesideAll(folder string) {
	for _, within := range []string{folder, filepath.Join(folder, keptFolder)} {
		left, _ := filepath.Glob(filepath.Join(within, besidePrefix+"*"))
		for _, path := range left {
			_ = os.Remove(path) // what cannot go now goes the next time
		}
	}
}
