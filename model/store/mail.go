package store

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"unicode/utf8"

	"filippo.io/age"
)

// LockedExtension ends the name of a copy that only opens with a password: that of age (https://age-encryption.org), so that it opens
// without this program too.
const LockedExtension = extension + ".age"

// ShortestPassword is how many signs a password has at least.
const ShortestPassword = 8

// workFactor is how hard a password is to guess, as a power of two of scrypt's work: about a second on a laptop. Tests make it lighter.
var workFactor = 18

// SaveLocked writes a copy of the dossier as it is now that only opens with a password, for mailing. Without the password nobody can read
// it, and there is no other way in. The copy is opened again with the password and compared before it gets its name; it replaces no file.
// It fails with a [model.Problem] and leaves nothing behind then. It may be called from any goroutine.
func (f *File) SaveLocked(path, password string) error {
	place, err := locate(path)
	if err == nil {
		err = f.saveLocked(place, password)
	}
	return explainCopy(err, place)
}

func (f *File) saveLocked(place, password string) error {
	if utf8.RuneCountInString(password) < ShortestPassword {
		return problemAt("problem.store.passwordShort", place, nil, "count", ShortestPassword)
	}
	if _, err := os.Lstat(place); err == nil {
		return fs.ErrExist
	}
	_ = f.Flush()                     // what cannot be saved in its own place goes along all the same
	plain, err := f.snapshot(f.place) // where its like stands already: nothing readable comes near the place that it is to be mailed from
	if err != nil {
		return err
	}
	err = lockFile(plain, place, password)
	return errors.Join(err, os.Remove(plain))
}

// lockFile writes a file encrypted to a place, and compares what the password opens with what was to be in it.
func lockFile(plain, place, password string) error {
	if _, err := verifyFile(plain); err != nil {
		return &badCopy{err}
	}
	data, err := os.ReadFile(plain)
	if err != nil {
		return err
	}
	recipient, err := age.NewScryptRecipient(password)
	if err != nil {
		return err
	}
	recipient.SetWorkFactor(workFactor)
	to, err := createFileBeside(place)
	if err != nil {
		return noWriting(err)
	}
	err = encrypt(to, data, recipient)
	if err == nil {
		err = to.Sync()
	}
	if err = errors.Join(err, to.Close()); err == nil {
		if opened, wrong := unlocked(to.Name(), password); wrong != nil || sha256.Sum256(opened) != sha256.Sum256(data) {
			err = &badCopy{errors.Join(wrong, errEnvelope)}
		}
	}
	if err == nil {
		err = putInPlace(to.Name(), place)
	}
	if err != nil {
		return errors.Join(err, dismiss(to.Name()))
	}
	return nil
}

func encrypt(to io.Writer, data []byte, recipient age.Recipient) error {
	w, err := age.Encrypt(to, recipient)
	if err != nil {
		return err
	}
	if _, err := w.Write(data); err != nil {
		return err
	}
	return w.Close()
}

var (
	errPassword  = errors.New("the password does not fit")
	errNotLocked = errors.New("no file that a password opens")
)

// unlocked reads what is in a file that was locked with a password.
func unlocked(path, password string) ([]byte, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	if !bytes.HasPrefix(data, []byte("age-encryption.org/")) {
		return nil, errNotLocked
	}
	if password == "" {
		return nil, errPassword
	}
	identity, err := age.NewScryptIdentity(password)
	if err != nil {
		return nil, err
	}
	reader, err := age.Decrypt(bytes.NewReader(data), identity)
	var noMatch *age.NoIdentityMatchError
	if errors.As(err, &noMatch) {
		return nil, errors.Join(errPassword, err)
	}
	if err != nil {
		return nil, &badCopy{err}
	}
	plain, err := io.ReadAll(reader)
	if err != nil {
		return nil, &badCopy{err}
	}
	return plain, nil
}

// Unlock makes a dossier file of a copy that [File.SaveLocked] made, and verifies it. It never replaces a file. It fails with a
// [model.Problem], with nothing made.
func Unlock(locked, password, path string) error {
	from, err := locate(locked)
	if err != nil {
		return explain(err, locked)
	}
	plain, err := unlocked(from, password)
	var bad *badCopy
	switch {
	case errors.Is(err, errPassword):
		return problemAt("problem.store.password", from, err)
	case errors.Is(err, errNotLocked):
		return problemAt("problem.store.notLocked", from, err)
	case errors.As(err, &bad):
		return problemAt("problem.store.restoreDamaged", from, err)
	case err != nil:
		return explain(err, from)
	}
	place, err := filepath.Abs(path)
	if err == nil {
		err = writeNew(place, plain)
	}
	return explainCopy(err, place)
}

// writeNew writes a dossier to a new file and verifies it.
func writeNew(place string, data []byte) error {
	if _, err := os.Lstat(place); err == nil {
		return fs.ErrExist
	}
	to, err := createFileBeside(place)
	if err != nil {
		return noWriting(err)
	}
	_, err = to.Write(data)
	if err == nil {
		err = to.Sync()
	}
	if err = errors.Join(err, to.Close()); err == nil {
		if _, err = verifyFile(to.Name()); err != nil {
			err = &badCopy{err}
		}
	}
	if err == nil {
		err = putInPlace(to.Name(), place)
	}
	if err != nil {
		return errors.Join(err, dismiss(to.Name()))
	}
	return nil
}
