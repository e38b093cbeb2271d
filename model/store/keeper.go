package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"doelenboom/model"
)

const (
	// backupEvery is how long changes go on before they are in a backup.
	backupEvery = 30 * time.Minute
	// backupAgain is how soon a backup that failed is tried again.
	backupAgain = 2 * time.Minute
)

// startKeeping makes a backup of the file as it is now, and goes on making them, on a goroutine of its own.
func (f *File) startKeeping() {
	if f.backups == "" {
		return
	}
	f.news, f.stopKeeping, f.keepingDone = make(chan struct{}, 1), make(chan struct{}), make(chan struct{})
	go f.keep()
}

func (f *File) keep() {
	debug.SetPanicOnFault(true)
	defer close(f.keepingDone)
	f.makeBackup()
	last, due := time.Now(), (<-chan time.Time)(nil)
	for {
		if due == nil && f.State().BackupErr != nil {
			due = time.After(min(backupAgain, f.backupEvery))
		}
		select {
		case <-f.news:
			if due == nil {
				due = time.After(max(0, f.backupEvery-time.Since(last)))
			}
		case <-due:
			f.makeBackup()
			last, due = time.Now(), nil
		case <-f.stopKeeping:
			return
		}
	}
}

// makeBackup makes a backup and tells how it went.
func (f *File) makeBackup() {
	made, err := f.backup(false)
	f.report(func(s *State) {
		s.BackupErr = sameTrouble(s.BackupErr, err)
		if err == nil {
			s.Backup = made.Made
		}
	})
}

func (f *File) toldOfNews() {
	select {
	case f.news <- struct{}{}:
	default: // the keeper has not come round to the last time; without a keeper there is nobody to tell
	}
	select {
	case f.toCarry <- struct{}{}:
	default: // likewise
	}
}

// BackupNow makes a backup that stays for good. It fails with a [model.Problem]. It may be called from any goroutine.
func (f *File) BackupNow() (Backup, error) {
	_ = f.Flush() // what cannot be saved in its own place goes along all the same
	made, err := f.backup(true)
	if err == nil {
		f.report(func(s *State) { s.Backup, s.BackupErr = made.Made, nil })
	}
	return made, err
}

// Backups lists the backups of this dossier, the newest first, each of them read and verified.
func (f *File) Backups() ([]Backup, error) { return Backups(f.backups, f.document) }

// backup makes a backup and removes those that it makes superfluous. When nothing changed since the newest one that is whole, it is that.
func (f *File) backup(kept bool) (Backup, error) {
	f.backing.Lock()
	defer f.backing.Unlock()
	folder := filepath.Join(f.backups, folderName(f.document))
	b, err := f.backupIn(folder, kept)
	if err != nil {
		return Backup{}, explainBackup(err, folder)
	}
	return b, nil
}

func (f *File) backupIn(folder string, kept bool) (Backup, error) {
	into := folder
	if kept {
		into = filepath.Join(folder, keptFolder)
	}
	if err := os.MkdirAll(into, 0o700); err != nil {
		return Backup{}, noWriting(err)
	}
	before, err := listBackups(folder)
	if err != nil {
		return Backup{}, err
	}
	if b, ok := f.alreadyIn(before, kept); ok {
		return b, nil
	}
	place := freeStamp(into, f.home, f.now())
	if _, err := f.copyTo(place); err != nil {
		return Backup{}, err
	}
	b, err := inspect(place)
	if err != nil {
		return Backup{}, &badCopy{err}
	}
	return b, thin(append([]Backup{b}, before...))
}

// alreadyIn returns the backup that holds the dossier as it is.
func (f *File) alreadyIn(all []Backup, kept bool) (Backup, bool) {
	f.mu.Lock()
	last, sequence := f.last, f.base
	waiting := len(f.queue)
	f.mu.Unlock()
	for _, b := range all {
		if waiting == 0 && b.Sequence == sequence && b.Last == last && b.Kept == kept && !b.Spoiled {
			return b, true
		}
	}
	return Backup{}, false
}

// thin removes the backups that need not stay.
func thin(all []Backup) error {
	sortBackups(all)
	var failed []error
	for _, b := range outlived(all) {
		if err := os.Remove(b.Path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			failed = append(failed, err)
		}
	}
	return errors.Join(failed...)
}

// explainBackup explains why there is no backup.
func explainBackup(err error, folder string) error {
	if _, ok := model.AsProblem(err); ok {
		return err
	}
	var bad *badCopy
	key := model.Key("problem.store.backup")
	switch {
	case isFull(err):
		key = "problem.store.backupFull"
	case errors.As(err, &bad):
		key = "problem.store.backupBad"
	}
	return model.NewProblem(key, "folder", folder).Because(err)
}
