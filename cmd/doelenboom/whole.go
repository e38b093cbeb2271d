package main

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"

	"doelenboom/model"
)

// writeWhole puts a file in its place whole or not at all: written beside it first, then renamed. It never replaces the dossier that it was
// made of.
func writeWhole(path, dossier string, content []byte) error {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	if same(path, dossier) || filepath.Ext(path) == ".doelenboom" {
		return model.NewProblem("problem.command.overDossier", "file", path)
	}
	if err := replace(path, content); err != nil {
		return model.NewProblem("problem.command.unwritable", "file", path).Because(err)
	}
	return nil
}

func replace(path string, content []byte) (err error) {
	// As the person's own settings say, and as the file that is replaced was.
	mode := fs.FileMode(0o666)
	if was, err := os.Stat(path); err == nil {
		if !was.Mode().IsRegular() {
			return errors.New("not a file")
		}
		mode = was.Mode().Perm()
	}
	name := filepath.Join(filepath.Dir(path), fmt.Sprintf(".doelenboom-%016x", rand.Uint64()))
	beside, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(name))
		}
	}()
	_, err = beside.Write(content)
	if err == nil {
		err = beside.Sync()
	}
	if err = errors.Join(err, beside.Close()); err != nil {
		return err
	}
	return os.Rename(name, path)
}

// same reports whether two paths lead to one file.
func same(path, other string) bool {
	a, err := os.Stat(path)
	if err != nil {
		return false
	}
	b, err := os.Stat(other)
	return err == nil && os.SameFile(a, b)
}
