package model

import "errors"

var (
	// ErrUnknownKind is returned by Decode for a kind of record that this version does not have.
	ErrUnknownKind = errors.New("unknown kind of record")
	// ErrNoIdentity is returned by Decode for an object without an id, which is no record.
	ErrNoIdentity = errors.New("a record without an identity")
	// ErrNothingToUndo is returned by Undo when there is no change left to take back.
	ErrNothingToUndo = errors.New("nothing to undo")
	// ErrNothingToRedo is returned by Redo when nothing was taken back since the last change.
	ErrNothingToRedo = errors.New("nothing to redo")
	// ErrNested is returned by Edit when it is called inside another edit.
	ErrNested     = errors.New("an edit within an edit")
	errEverything = errors.New("a change of everything, which names no records")
	// ErrReadOnly is returned by Edit, Undo and Redo on a dossier that was opened for reading only.
	ErrReadOnly = errors.New("the dossier is open for reading only")
)
