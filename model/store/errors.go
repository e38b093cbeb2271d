package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	berrors "go.etcd.io/bbolt/errors"

	"doelenboom/model"
)

// ErrClosed is returned when a file is used after Close, and when the records of a past change are asked for after it.
var ErrClosed = errors.New("the file is closed")

var (
	errEmpty      = errors.New("the file holds nothing")
	errNotDossier = errors.New("a database, but no dossier")
	errNoWriting  = errors.New("nothing can be written there")
	errGone       = errors.New("the file is no longer in its place")
	errForeign    = errors.New("the file was changed by somebody else")
)

// damage is something in the file that is not what was written there.
type damage struct {
	bucket string // where; empty for the file as a whole
	cause  error
}

func (d *damage) Error() string { return fmt.Sprintf("damaged %s: %v", d.bucket, d.cause) }
func (d *damage) Unwrap() error { return d.cause }

// damages is all the damage that reading found, at most one for each bucket.
type damages []*damage

func (d damages) Error() string { return errors.Join(d.errors()...).Error() }

func (d damages) Unwrap() []error { return d.errors() }

func (d damages) errors() []error {
	out := make([]error, len(d))
	for i := range d {
		out[i] = d[i]
	}
	return out
}

func problemAt(key model.Key, path string, cause error, pairs ...any) *model.Problem {
	return model.NewProblem(key, append([]any{"file", filepath.Base(path)}, pairs...)...).Because(cause)
}

// explain turns what went wrong with a file into a problem for people. What it does not know is a fault of the program and is returned
// as it is.
func explain(err error, path string) error {
	if err == nil {
		return nil
	}
	if _, ok := model.AsProblem(err); ok {
		return err
	}
	var many damages
	var one *damage
	var newer *tooNew
	var file *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &many) && len(many) > 1:
		return problemAt("problem.store.damagedParts", path, err, "part", partName(many[0].bucket), "count", len(many)-1)
	case errors.As(err, &one):
		return problemAt("problem.store.damaged", path, err, "part", partName(one.bucket))
	case errors.As(err, &newer):
		return newer.problem(path)
	case errors.Is(err, errFreePages):
		return problemAt("problem.store.damagedReadable", path, err)
	case errors.Is(err, errStructure), errors.Is(err, errFault):
		return problemAt("problem.store.damaged", path, err, "part", partName(""))
	case errors.Is(err, errCutOff):
		return problemAt("problem.store.cutOff", path, err)
	case errors.Is(err, errEmpty):
		return problemAt("problem.store.empty", path, err)
	case errors.Is(err, errNoDatabase), errors.Is(err, errNotDossier):
		return problemAt("problem.store.notDossier", path, err)
	case errors.Is(err, berrors.ErrTimeout):
		return heldElsewhere(path, err)
	case errors.Is(err, errGone):
		return problemAt("problem.store.gone", path, err)
	case errors.Is(err, errTaken):
		return problemAt("problem.store.taken", path, err)
	case errors.Is(err, errForeign):
		return problemAt("problem.store.changed", path, err)
	case errors.Is(err, fs.ErrExist):
		return problemAt("problem.store.exists", path, err)
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		if folder := filepath.Dir(path); !isFolder(folder) {
			return problemAt("problem.store.folder", path, err, "folder", folder)
		}
		return problemAt("problem.store.missing", path, err)
	case isFull(err):
		return problemAt("problem.store.full", path, err)
	case errors.Is(err, errNoWriting):
		return problemAt("problem.store.readOnly", path, err)
	case errors.Is(err, fs.ErrPermission):
		return problemAt("problem.store.permission", path, err)
	case errors.As(err, &file), errors.As(err, &link), isErrno(err):
		return problemAt("problem.store.disk", path, err)
	}
	return err
}

func isErrno(err error) bool {
	var errno syscall.Errno
	return errors.As(err, &errno)
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// isFull reports whether an error says that the disk, a quota or a limit is full. bbolt passes some errors on as their text alone, so
// the text counts too.
func isFull(err error) bool {
	for _, errno := range fullErrnos {
		if errors.Is(err, errno) || strings.HasSuffix(err.Error(), errno.Error()) {
			return true
		}
	}
	return false
}

// OffersReading reports whether a file that [Open] refused for this reason may still open with [Options.ReadOnly].
func OffersReading(err error) bool {
	problem, ok := model.AsProblem(err)
	if !ok {
		return false
	}
	switch problem.Key {
	case "problem.store.newerReadable", "problem.store.open", "problem.store.openBy", "problem.store.abandoned", "problem.store.readOnly", "problem.store.damagedReadable":
		return true
	}
	return false
}

// explainOpening explains why a file could not be opened.
func explainOpening(err error, path string) error {
	if err != nil && isFull(err) {
		return problemAt("problem.store.fullOpen", path, err)
	}
	return explain(err, path)
}

// explainNew explains why a file could not be made.
func explainNew(err error, path string) error {
	switch {
	case err == nil:
		return nil
	case isFull(err):
		return problemAt("problem.store.fullNew", path, err)
	case errors.Is(err, errNoWriting):
		return problemAt("problem.store.noWriting", path, err, "folder", filepath.Dir(path))
	}
	return explain(err, path)
}

// explainSaving explains why changes of an open file could not be saved.
func explainSaving(err error, path string) error {
	err = explain(err, path)
	if problem, ok := model.AsProblem(err); ok {
		switch problem.Key {
		case "problem.store.damaged", "problem.store.damagedParts", "problem.store.damagedReadable", "problem.store.cutOff", "problem.store.empty", "problem.store.notDossier":
			return problemAt("problem.store.damagedOpen", path, err)
		case "problem.store.missing", "problem.store.folder":
			return problemAt("problem.store.gone", path, err)
		}
	}
	return err
}

// noWriting marks an error that says that a file, or its folder, may be read but not written.
func noWriting(err error) error {
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, readOnlyErrno) {
		return errors.Join(errNoWriting, err)
	}
	return err
}

// partName returns the text key of what a bucket holds.
func partName(bucket string) model.Key {
	switch bucket {
	case "":
		return "store.part.pages"
	case metaBucket:
		return "store.part.head"
	case recordsBucket:
		return "store.part.records"
	}
	return model.Key("store.part." + bucket)
}
