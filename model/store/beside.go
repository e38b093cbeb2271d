package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// A new version of a file is written beside it, under a name that starts with this, the name of the file, and two numbers.
const besidePrefix = ".~new."

var besideNumbers = regexp.MustCompile(`^\.[0-9]+\.[0-9]+$`)

// createBeside makes a database in the folder of a file, under a name that no file has.
func createBeside(path string) (*database, string, error) {
	for n := 0; ; n++ {
		name := filepath.Join(filepath.Dir(path), fmt.Sprintf("%s%s.%d.%d", besidePrefix, filepath.Base(path), os.Getpid(), n))
		db, err := createDatabase(name)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err == nil {
			return db, name, nil
		}
		return nil, "", errors.Join(err, dismiss(name))
	}
}

// dismiss removes a file that did not take the place that it was made for. It may never have come about.
func dismiss(path string) error {
	err := os.Remove(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// clearBeside removes the new versions of a file that a crash left unfinished: they hold what the file holds, names included. Call it
// while the file is locked, so that none of them is being written. What cannot be removed now is left for the next time.
func clearBeside(path string) { clearBesideOf(path, func(string) bool { return true }) }

// clearAbandoned removes those that other runs of the program left, which may be done while nothing is locked.
func clearAbandoned(path string) {
	mine := fmt.Sprintf(".%d.", os.Getpid())
	clearBesideOf(path, func(numbers string) bool { return !strings.HasPrefix(numbers, mine) })
}

func clearBesideOf(path string, which func(numbers string) bool) {
	entries, _ := os.ReadDir(filepath.Dir(path))
	for _, entry := range entries {
		rest, ours := strings.CutPrefix(entry.Name(), besidePrefix+filepath.Base(path))
		if ours && besideNumbers.MatchString(rest) && which(rest) {
			_ = os.Remove(filepath.Join(filepath.Dir(path), entry.Name()))
		}
	}
}
