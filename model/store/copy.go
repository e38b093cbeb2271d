package store

import (
	"errors"
	"io"
	"os"
	"time"

	"doelenboom/model"
)

// openCopy opens a private copy of the file for reading.
func (f *File) openCopy(env model.Environment) error {
	f.looked = f.look() // before it is copied: what is saved from now on, Follow brings
	db, found, err := openAside(f.place)
	if err != nil {
		return err
	}
	all, err := readContents(db.database, true)
	if err != nil {
		return errors.Join(err, db.close())
	}
	f.aside = db
	f.fill(db.database, found, all, env)
	return nil
}

// aside is a private copy of a file, open for reading.
type aside struct {
	*database
	path string // empty when the copy has no name any more
}

// openAside copies a file to the folder for temporary files, where only this user can read it, and opens the copy.
func openAside(path string) (*aside, survey, error) {
	if found, err := examine(path); err != nil {
		return nil, found, err
	}
	private, err := copyAside(path)
	if err != nil {
		return nil, survey{}, err
	}
	db, found, err := openDatabase(private, true)
	if err != nil {
		return nil, found, errors.Join(err, os.Remove(private))
	}
	if os.Remove(private) == nil { // where the system lets go of the name at once, a crash leaves nothing behind
		private = ""
	}
	return &aside{db, private}, found, nil
}

func (a *aside) close() error {
	err := guarded(a.Close)
	if a.path != "" {
		err = errors.Join(err, os.Remove(a.path))
	}
	return err
}

// copyAside copies a file. While another program writes it, it tries again for a moment, until no change came in between; if one always
// does, the copy may be torn, which reading it will show.
func copyAside(path string) (string, error) {
	const attempts, pause = 10, 30 * time.Millisecond
	from, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer from.Close()
	to, err := os.CreateTemp("", "doelenboom-*")
	if err != nil {
		return "", err
	}
	for attempt, quiet := 0, false; err == nil && !quiet && attempt < attempts; attempt++ {
		if attempt > 0 {
			time.Sleep(pause)
		}
		quiet, err = copyFile(to, from)
	}
	if err = errors.Join(err, to.Close()); err != nil {
		return "", errors.Join(err, os.Remove(to.Name()))
	}
	return to.Name(), nil
}

// copyFile copies a file, and reports whether no transaction was completed in the meantime.
func copyFile(to, from *os.File) (quiet bool, err error) {
	before, err := readMetas(from, size(from))
	if err != nil {
		return false, err
	}
	if err := to.Truncate(0); err != nil {
		return false, err
	}
	if _, err := io.Copy(io.NewOffsetWriter(to, 0), io.NewSectionReader(from, 0, size(from))); err != nil {
		return false, err
	}
	after, err := readMetas(from, size(from))
	return after.transaction == before.transaction, err
}
