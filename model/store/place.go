package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// ownerOnly is the mode of every file that is made here: a dossier holds names, and is its keeper's until he gives it away.
const ownerOnly = 0o600

// createFileBeside makes an empty file in the folder of a file, under a name that no file has.
func createFileBeside(path string) (*os.File, error) {
	for n := 0; ; n++ {
		name := filepath.Join(filepath.Dir(path), fmt.Sprintf("%s%s.%d.%d", besidePrefix, filepath.Base(path), os.Getpid(), n))
		file, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, ownerOnly)
		if !errors.Is(err, fs.ErrExist) {
			return file, err
		}
	}
}

// takePlace puts a whole file in the place of another one, or in an empty place, in one step. A virus scanner or a program that
// synchronises may hold either of them for a moment; it tries again until that is over.
func takePlace(fresh, path string) error {
	const attempts, first = 8, 20 * time.Millisecond
	pause := first
	for attempt := 1; ; attempt++ {
		err := os.Rename(fresh, path)
		if err == nil {
			return syncFolder(filepath.Dir(path))
		}
		if attempt == attempts || !heldForAMoment(err) {
			return err
		}
		time.Sleep(pause)
		pause *= 2
	}
}
