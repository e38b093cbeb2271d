package store

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"doelenboom/model"
)

// Restore puts a backup, or any other whole copy of a dossier, in the place of a dossier file that is not open. What stood there is not
// lost: a dossier that can be opened becomes a backup that stays for good, anything else is set aside beside its place, untouched, under
// the path that is returned. No backup makes room for it. It fails with a [model.Problem], with everything as it was.
func Restore(copied, path string, o Options) (aside string, err error) {
	place, err := locate(path)
	if err == nil {
		aside, err = restore(copied, place, o)
	}
	if err != nil {
		return "", explainRestore(err, copied, place)
	}
	return aside, nil
}

func restore(copied, place string, o Options) (aside string, err error) {
	if same, err := sameFile(copied, place); err == nil && same {
		return "", fs.ErrExist
	}
	if _, err := verifyFile(copied); err != nil {
		return "", err
	}
	inTheWay, err := keepWhatStands(place, o)
	if err != nil {
		return "", err
	}
	fresh, err := copyBeside(copied, place)
	if err != nil {
		return "", err
	}
	if inTheWay {
		if aside, err = SetAside(place, o); err != nil {
			return "", errors.Join(err, dismiss(fresh))
		}
	}
	if err = takePlace(fresh, place); err != nil {
		err = errors.Join(err, dismiss(fresh))
		if inTheWay {
			err = errors.Join(err, os.Rename(aside, place))
		}
		return "", err
	}
	removeNote(place)
	return aside, nil
}

// copyBeside copies a file to beside a place, flushed to the disk and verified.
func copyBeside(copied, place string) (string, error) {
	from, err := os.Open(copied)
	if err != nil {
		return "", err
	}
	defer from.Close()
	to, err := createFileBeside(place)
	if err != nil {
		return "", noWriting(err)
	}
	_, err = io.Copy(to, from)
	if err == nil {
		err = to.Sync()
	}
	if err = errors.Join(err, to.Close()); err == nil {
		_, err = verifyFile(to.Name())
	}
	if err != nil {
		return "", errors.Join(err, dismiss(to.Name()))
	}
	return to.Name(), nil
}

// keepWhatStands makes a backup of what stands in a place. It reports whether something stands there of which it could make none, so
// that it has to be set aside.
func keepWhatStands(place string, o Options) (inTheWay bool, err error) {
	if _, err := os.Lstat(place); errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	f, err := Open(place, Options{Environment: o.Environment}) // which makes no backups by itself: they would count for today's
	if err != nil {
		if problem, ok := model.AsProblem(err); !ok || !damagedKeys[problem.Key] {
			return false, err // it is open elsewhere, newer, or may not be read: not for us to put aside
		}
		return true, nil
	}
	if o.Backups == "" {
		return true, f.Close()
	}
	f.backups = o.Backups
	_, err = f.BackupNow()
	return false, errors.Join(err, f.Close())
}

// damagedKeys are the problems of files that are no use as they are.
var damagedKeys = map[model.Key]bool{
	"problem.store.damaged": true, "problem.store.damagedParts": true, "problem.store.damagedReadable": true, "problem.store.cutOff": true,
	"problem.store.empty": true, "problem.store.notDossier": true,
}

// IsDamaged reports whether a file that [Open] refused for this reason is damaged, so that [Salvage] is what helps.
func IsDamaged(err error) bool {
	problem, ok := model.AsProblem(err)
	return ok && damagedKeys[problem.Key] && problem.Key != "problem.store.notDossier"
}

// SetAside gives a damaged file another name beside its place, with the moment in it, and returns the path of that. Its bytes are not
// touched.
func SetAside(path string, o Options) (string, error) {
	place, err := locate(path)
	if err != nil {
		return "", explain(err, path)
	}
	now := time.Now
	if o.Environment.Now != nil {
		now = o.Environment.Now
	}
	name := nameOf(place) + " " + now().Local().Format(stampLayout)
	for n := 1; ; n++ {
		aside := filepath.Join(filepath.Dir(place), name+".damaged")
		if n > 1 {
			aside = filepath.Join(filepath.Dir(place), fmt.Sprintf("%s-%d.damaged", name, n))
		}
		if _, err := os.Lstat(aside); err == nil {
			continue
		}
		if err := takePlace(place, aside); err != nil {
			return "", explain(noWriting(err), place)
		}
		return aside, nil
	}
}

// SetAsides lists what [SetAside] made of a dossier's file, the oldest first. Nobody can take the names of people out of a damaged file; who
// erases them is told which ones to throw away.
func SetAsides(path string) []string {
	place, err := locate(path)
	if err != nil {
		return nil
	}
	var out []string
	entries, _ := os.ReadDir(filepath.Dir(place)) // a folder that cannot be read shows none
	for _, entry := range entries {
		stamp, ok := strings.CutPrefix(entry.Name(), nameOf(place)+" ")
		if ok && asideStamp.MatchString(stamp) {
			out = append(out, filepath.Join(filepath.Dir(place), entry.Name()))
		}
	}
	return out
}

var asideStamp = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}\.[0-9]{2}\.[0-9]{2}(-[0-9]+)?\.damaged$`)

func explainRestore(err error, copied, place string) error {
	if _, ok := model.AsProblem(err); ok {
		return err
	}
	if err := explain(err, copied); err != nil {
		if problem, ok := model.AsProblem(err); ok && damagedKeys[problem.Key] {
			return problemAt("problem.store.restoreDamaged", copied, err)
		}
	}
	return explainNew(err, place)
}
