package store

import (
	"errors"
	"os"
	"time"

	"go.etcd.io/bbolt"
)

const (
	// lockTimeout is how long opening waits for another program to let go.
	lockTimeout = time.Second
	// growth is by how much a large file grows at a time, in bytes. bbolt's own step suits servers.
	growth = 1 << 20
	// fill is how full pages are left. Records mostly come in the order of their keys.
	fill = 0.95
)

// database is an open bbolt database with the handle that bbolt holds, so that the file can be let go of even when bbolt cannot.
type database struct {
	*bbolt.DB
	handle *os.File
}

// openDatabase opens a file that is there, after looking ahead.
func openDatabase(path string, readOnly bool) (*database, survey, error) {
	found, err := examine(path)
	if err == nil && !readOnly {
		err = found.freeDamage
	}
	if err != nil {
		return nil, found, err
	}
	flags := os.O_RDWR
	if readOnly {
		flags = os.O_RDONLY
	}
	db, err := mapDatabase(path, flags)
	if err != nil {
		return nil, found, noWriting(err)
	}
	// Somebody may have written between the look ahead and the lock. From here on nobody does.
	again, err := readMetas(db.handle, size(db.handle))
	if err == nil && again.transaction != found.transaction {
		if found, err = lookAhead(db.handle, size(db.handle)); err == nil && !readOnly {
			err = found.freeDamage
		}
	}
	if err != nil {
		return nil, found, errors.Join(err, guarded(db.Close))
	}
	return db, found, nil
}

// used returns how many bytes of the file are in use or were, which is less than the file where that is as large as its mapping.
func (db *database) used() (bytes int64) {
	_ = guarded(func() error { // what cannot be read takes nothing
		return db.View(func(tx *bbolt.Tx) error {
			bytes = tx.Size()
			return nil
		})
	})
	return bytes
}

// createDatabase makes a database in a new, empty file.
func createDatabase(path string) (*database, error) {
	return mapDatabase(path, os.O_RDWR|os.O_CREATE|os.O_EXCL)
}

// onMap is told of every database that is opened; tests record what is written to it, and let that fail.
var onMap func(*database)

// mapDatabase lets bbolt open a file.
func mapDatabase(path string, flags int) (*database, error) {
	out := &database{}
	err := guarded(func() (err error) {
		out.DB, err = bbolt.Open(path, ownerOnly, &bbolt.Options{
			Timeout:      lockTimeout,
			ReadOnly:     flags == os.O_RDONLY,
			FreelistType: bbolt.FreelistMapType,
			PageSize:     pageSize,
			NoStatistics: true,
			OpenFile: func(name string, _ int, mode os.FileMode) (_ *os.File, err error) {
				out.handle, err = os.OpenFile(name, flags, mode)
				return out.handle, err
			},
		})
		return err
	})
	if err != nil {
		if errors.Is(err, errFault) && out.handle != nil {
			err = errors.Join(err, out.handle.Close())
		}
		return nil, err
	}
	out.AllocSize = growth
	if onMap != nil {
		onMap(out)
	}
	return out, nil
}

// abandon lets go of the file without bbolt, whose locks may never come free after a fault.
func (db *database) abandon() error { return db.handle.Close() }

func size(file *os.File) int64 {
	info, err := file.Stat()
	if err != nil {
		return 0 // which is too small for anything: what follows reports a file that is cut off
	}
	return info.Size()
}

// examine looks ahead in a file that another program may be writing at this moment. A transaction that is under way writes no page
// that the one before it uses; what looks like damage is damage, unless a transaction was completed in the meantime.
func examine(path string) (survey, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return survey{}, err
	case !info.Mode().IsRegular(): // opening a pipe would wait for ever
		return survey{}, errNoDatabase
	case info.Size() == 0:
		return survey{}, errEmpty
	}
	file, err := os.Open(path)
	if err != nil {
		return survey{}, err
	}
	defer file.Close()
	for {
		found, err := lookAhead(file, size(file))
		if err == nil {
			return found, nil
		}
		if now, still := readMetas(file, size(file)); still != nil || now.transaction == found.transaction {
			return found, err
		}
	}
}
