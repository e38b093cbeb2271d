package store

import (
	"cmp"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"go.etcd.io/bbolt"

	"doelenboom/model"
)

// Backup is a copy of a dossier that the program made by itself, and of which everything was found to be right.
type Backup struct {
	Path     string
	Made     time.Time // when it was made
	Kept     bool      // it stays for good, because it was asked for or stands for what a restored backup replaced
	Size     int64
	Goals    int
	Values   int
	Document model.ID
	Sequence uint64    // how many changes led to it
	Last     model.ID  // the last of them
	Changed  time.Time // and when that was; zero without one
	Spoiled  bool      // the records of some past changes are damaged in it
}

// keptFolder holds the backups of a dossier that are never thinned out.
const keptFolder = "kept"

// stampLayout is how a file name says when a backup was made: it sorts, and is allowed on every system.
const stampLayout = "2006-01-02 15.04.05"

var stamped = regexp.MustCompile(`^(.+) ([0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}\.[0-9]{2}\.[0-9]{2})(?:-([0-9]+))?\.doelenboom$`)

// extension ends the name of a dossier file.
const extension = ".doelenboom"

// BackupFolder returns the folder in which this user's backups belong: with the program's own data, away from the dossiers themselves,
// so that whoever loses a folder does not lose both.
func BackupFolder() (string, error) {
	data, err := dataFolder()
	return filepath.Join(data, "backups"), err
}

// Backups lists the backups of a dossier in a folder of backups, the newest first. Each is read and verified to the last checksum: what
// is empty, cut off or damaged is left out.
func Backups(folder string, document model.ID) ([]Backup, error) {
	return listBackups(filepath.Join(folder, folderName(document)))
}

// BackupsNamed lists the backups of every dossier that was called as a file is called, the newest first. It is for a file of which not
// even the identity can be read any more.
func BackupsNamed(folder, path string) ([]Backup, error) {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var out []Backup
	for _, entry := range entries {
		here, err := listBackups(filepath.Join(folder, entry.Name()))
		if err != nil {
			return nil, err
		}
		for _, b := range here {
			if name, _, ok := readStamp(b.Path); ok && name == nameOf(path) {
				out = append(out, b)
			}
		}
	}
	sortBackups(out)
	return out, nil
}

// listBackups lists the backups of one dossier.
func listBackups(folder string) ([]Backup, error) {
	var out []Backup
	for _, path := range backupFiles(folder) {
		if b, err := inspect(path); err == nil {
			out = append(out, b)
		}
	}
	sortBackups(out)
	return out, nil
}

func sortBackups(all []Backup) {
	slices.SortStableFunc(all, func(a, b Backup) int {
		// Of one second, the one with the highest number is the newest.
		return cmp.Or(b.Made.Compare(a.Made), cmp.Compare(len(b.Path), len(a.Path)), strings.Compare(b.Path, a.Path))
	})
}

// backupFiles lists the files in the folder of one dossier that are called as a backup is, whatever is in them.
func backupFiles(folder string) []string {
	var out []string
	for _, within := range []string{folder, filepath.Join(folder, keptFolder)} {
		entries, _ := os.ReadDir(within) // a folder that is not there holds none
		for _, entry := range entries {
			path := filepath.Join(within, entry.Name())
			if _, _, ok := readStamp(path); ok && entry.Type().IsRegular() {
				out = append(out, path)
			}
		}
	}
	return out
}

// inspect reads all of a backup and says what it holds, or why it is none.
func inspect(path string) (Backup, error) {
	_, made, ok := readStamp(path)
	if !ok {
		return Backup{}, errNotDossier
	}
	return inspectAs(path, made)
}

// Inspect reads all of a copy of a dossier, wherever it stands, and says what it holds. It fails with a [model.Problem] when anything in
// it is not as it was written.
func Inspect(path string) (Backup, error) {
	info, err := os.Stat(path)
	if err != nil {
		return Backup{}, explainOpening(err, path)
	}
	b, err := inspectAs(path, info.ModTime())
	return b, explainOpening(err, path)
}

func inspectAs(path string, made time.Time) (Backup, error) {
	db, found, err := openDatabase(path, true)
	if err != nil {
		return Backup{}, err
	}
	defer func() { _ = guarded(db.Close) }() // it was only read
	if err := errors.Join(found.freeDamage); err != nil {
		return Backup{}, err
	}
	if found.halfMeta {
		return Backup{}, errStructure
	}
	whole, err := verify(db)
	if err != nil {
		return Backup{}, err
	}
	if whole.head.Reader > schema {
		return Backup{}, &tooNew{*whole.head}
	}
	out := Backup{
		Path: path, Made: made, Kept: filepath.Base(filepath.Dir(path)) == keptFolder, Size: size(db.handle),
		Goals: int(whole.head.Buckets[string(model.KindGoal)].Count), Values: int(whole.head.Buckets[string(model.KindValue)].Count),
		Document: whole.head.Document, Sequence: whole.head.Sequence, Spoiled: whole.spoiled,
	}
	if out.Last, out.Changed = whole.head.Last, whole.head.Changed; out.Last != "" {
		return out, nil
	}
	err = guarded(func() error { // of an earlier layout
		return db.View(func(tx *bbolt.Tx) error {
			last, err := lastHeader(tx, whole.head.Sequence)
			out.Last, out.Changed = last.ID, last.Time
			return err
		})
	})
	return out, err
}

// Since returns the changes of a history that came after the backup was made, the oldest first. It reports false when the backup is no
// earlier state of that history: then another backup was restored in between.
func (b Backup) Since(history []*model.Change) ([]*model.Change, bool) {
	if b.Sequence > uint64(len(history)) || b.Sequence > 0 && history[b.Sequence-1].ID != b.Last {
		return nil, false
	}
	return history[b.Sequence:], true
}

// folderName is the name of the folder with the backups of a dossier.
func folderName(document model.ID) string {
	for _, r := range document {
		if !strings.ContainsRune("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-", r) {
			return "x" + hex.EncodeToString([]byte(document))
		}
	}
	return string(document)
}

// nameOf is what a dossier file is called, without its ending.
func nameOf(path string) string { return strings.TrimSuffix(filepath.Base(path), extension) }

// readStamp reads in the name of a backup of which file it is and when it was made.
func readStamp(path string) (name string, made time.Time, ok bool) {
	parts := stamped.FindStringSubmatch(filepath.Base(path))
	if parts == nil {
		return "", time.Time{}, false
	}
	made, err := time.ParseInLocation(stampLayout, parts[2], time.Local)
	return parts[1], made, err == nil
}

// freeStamp returns the path of a new backup in a folder: the name of the dossier and the moment, with a number where that is taken.
func freeStamp(folder, path string, made time.Time) string {
	name := nameOf(path) + " " + made.Local().Format(stampLayout)
	for n := 1; ; n++ {
		numbered := name
		if n > 1 {
			numbered += "-" + string(rune('0'+n%10))
		}
		place := filepath.Join(folder, numbered+extension)
		if _, err := os.Lstat(place); errors.Is(err, fs.ErrNotExist) || n > 9 {
			return place
		}
	}
}
