package store

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"doelenboom/model"
)

// A file on a network drive or in a folder that is synchronised is not worked in: what is written there may not be on a disk when it says
// so, and may be changed underneath. Its dossier is worked in on a copy on this machine, from where it is handed over to its home: whole,
// in one step, and only when its home is still as it was last seen. Whatever goes wrong in between, what was done is in the copy.

const (
	// handOverAfter is how long it is quiet before changes are handed over.
	handOverAfter = 4 * time.Second
	// handOverAgain is how soon a hand-over that failed is tried again.
	handOverAgain = 20 * time.Second
)

// WorkFolder returns the folder for the copies of dossiers that are worked in on this machine because their home is away.
func WorkFolder() (string, error) {
	data, err := dataFolder()
	return filepath.Join(data, "work"), err
}

// sighting is how a file at home was seen last.
type sighting struct {
	stamp    stamp
	document model.ID
	sequence uint64
	last     model.ID
}

func sight(path string) (sighting, error) {
	info, err := os.Stat(path)
	if err != nil {
		return sighting{}, err
	}
	b, err := inspectAs(path, info.ModTime())
	return sighting{stampOf(info), b.Document, b.Sequence, b.Last}, err
}

func (s sighting) sameState(o sighting) bool {
	return s.document == o.document && s.sequence == o.sequence && s.last == o.last
}

// fetchHome makes the copy that is worked in, from the file at home. A copy that is there already holds what was not handed over the last
// time: it goes on where it was, unless the file at home went on too; then it is laid beside that one.
func (f *File) fetchHome(work string) error {
	seen, missing := sight(f.home)
	f.seen = seen
	sum := sha256.Sum256([]byte(f.home))
	folder := filepath.Join(work, hex.EncodeToString(sum[:8]))
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return noWriting(err)
	}
	f.place = filepath.Join(folder, filepath.Base(f.home))
	mine, err := sight(f.place)
	if missing != nil { // it is gone or damaged at home; a copy that was not handed over may still be whole
		if err != nil {
			_ = os.Remove(folder) // unless something else is in it
			return missing
		}
		f.warnings = append(f.warnings, problemAt("problem.store.wasAway", f.home, missing))
		f.seen, f.owing = sighting{}, true
		return nil
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return f.copyHome()
	case errors.Is(err, berrors.ErrTimeout): // another window of this user is at work in it
		return err
	case err != nil: // it cannot be read any more; what is at home can
		if _, err := SetAside(f.place, Options{}); err != nil {
			return err
		}
		return f.copyHome()
	case mine.sameState(seen):
		return nil
	case holdsChange(f.place, seen):
		f.warnings = append(f.warnings, problemAt("problem.store.wasAway", f.home, nil))
		f.owing = true
		return nil
	case holdsChange(f.home, mine):
		return f.copyHome()
	}
	beside, err := f.layBeside(f.place)
	if err != nil {
		return err
	}
	f.warnings = append(f.warnings, problemAt("problem.store.clash", f.home, nil, "other", filepath.Base(beside)))
	return f.copyHome()
}

// copyHome copies the file at home to where it is worked in.
func (f *File) copyHome() error {
	fresh, err := copyBeside(f.home, f.place)
	if err == nil {
		err = takePlace(fresh, f.place)
	}
	return err
}

// holdsChange reports whether a file holds the last change of another one, so that it is that one, or a later state of it.
func holdsChange(path string, other sighting) bool {
	if other.sequence == 0 {
		h, err := peek(path)
		return err == nil && h.Document == other.document
	}
	db, _, err := openDatabase(path, true)
	if err != nil {
		return false
	}
	defer func() { _ = guarded(db.Close) }() // it was only read
	holds := false
	err = guarded(func() error {
		return db.View(func(tx *bbolt.Tx) error {
			key := changeKey(other.sequence)
			payload, err := unseal(journalBucket, key, tx.Bucket([]byte(journalBucket)).Get(key))
			var h header
			holds = err == nil && json.Unmarshal(payload, &h) == nil && h.ID == other.last
			return nil
		})
	})
	return err == nil && holds
}

// layBeside copies a file to beside the file at home, under a name that says when and where it comes from.
func (f *File) layBeside(copied string) (string, error) {
	for n := 1; ; n++ {
		name := nameOf(f.home) + " " + hostName() + " " + f.now().Local().Format(stampLayout)
		if n > 1 {
			name += "-" + string(rune('0'+n%10))
		}
		place := filepath.Join(filepath.Dir(f.home), name+extension)
		if _, err := os.Lstat(place); err == nil && n < 9 {
			continue
		}
		fresh, err := copyBeside(copied, place)
		if err == nil {
			err = putInPlace(fresh, place)
		}
		return place, err
	}
}

// atHome is where the dossier belongs, which moves when somebody else changed what stands there.
func (f *File) atHome() string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.home
}

// isAway reports whether the dossier is worked in elsewhere than at its home.
func (f *File) isAway() bool { return f.state.Away != Here }

// carry hands the dossier over whenever it has been quiet for a moment.
func (f *File) carry() {
	defer close(f.carried)
	var due <-chan time.Time
	if f.owing {
		due = time.After(0)
	}
	heart := time.NewTicker(beatEvery)
	defer heart.Stop()
	for {
		select {
		case <-heart.C:
			f.beat()
		case <-f.toCarry:
			due = time.After(handOverAfter)
		case <-due:
			due = nil
			if err := f.handOver(); err != nil {
				due = time.After(handOverAgain)
			}
		case <-f.stopCarrying:
			return
		}
	}
}

// handOver puts the dossier as it is saved in its home: written anew without free pages to a file beside it, flushed, verified, renamed.
// When the file at home was changed by somebody else, that one is left alone, and the dossier gets a home beside it.
func (f *File) handOver() error {
	f.handing.Lock()
	defer f.handing.Unlock()
	err := f.handOverNow()
	if err != nil {
		err = explainHandOver(err, f.home)
	}
	f.report(func(s *State) {
		s.HandedOver = err == nil
		s.HandErr = sameTrouble(s.HandErr, err)
	})
	return err
}

func (f *File) handOverNow() error {
	if f.taken.Load() {
		return errTaken
	}
	if info, err := os.Stat(f.home); err == nil && stampOf(info) != f.seen.stamp {
		now, err := sight(f.home)
		if err != nil || !now.sameState(f.seen) {
			return f.moveHouse()
		}
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	fresh, err := f.compactTo(f.home)
	if err != nil {
		return noWriting(err)
	}
	if _, err = verifyFile(fresh); err != nil {
		err = &badCopy{err}
	} else {
		err = takePlace(fresh, f.home)
	}
	if err != nil {
		return errors.Join(err, dismiss(fresh))
	}
	f.seen, err = sight(f.home)
	return err
}

// compactTo writes the dossier as it is saved to a file beside a place.
func (f *File) compactTo(place string) (string, error) {
	f.gate.RLock()
	defer f.gate.RUnlock()
	if f.db == nil {
		return "", errGone
	}
	return writeFiltered(f.db, place, nil)
}

// moveHouse gives the dossier a home beside the file that somebody else changed.
func (f *File) moveHouse() error {
	fresh, err := f.compactTo(f.place)
	if err != nil {
		return err
	}
	beside, err := f.layBeside(fresh)
	if err = errors.Join(err, dismiss(fresh)); err != nil {
		return err
	}
	theirs := f.home
	removeNote(theirs)
	f.mu.Lock()
	f.home = beside
	f.mu.Unlock()
	if f.seen, err = sight(f.home); err != nil {
		return err
	}
	f.report(func(s *State) {
		s.Clash = problemAt("problem.store.clash", theirs, errForeign, "other", filepath.Base(beside))
	})
	return nil
}

// comeHome hands over what was not handed over yet, and removes the copy that was worked in: it is at home now.
func (f *File) comeHome() error {
	close(f.stopCarrying)
	<-f.carried
	return f.handOver()
}

// HandOver brings what is saved to its home, when that is away, and returns the [model.Problem] that stands in the way. It is for who
// wants to leave; by itself it happens whenever it has been quiet for a moment.
func (f *File) HandOver() error {
	if f.carried == nil {
		return nil
	}
	return f.handOver()
}

func explainHandOver(err error, home string) error {
	if errors.Is(err, errTaken) {
		return problemAt("problem.store.taken", home, err)
	}
	return problemAt("problem.store.handOver", home, err, "folder", filepath.Dir(home))
}
