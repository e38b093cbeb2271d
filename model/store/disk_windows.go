package store

import (
	"errors"
	"syscall"
)

// fullErrnos are the ways in which Windows says that nothing more fits: ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL and
// ERROR_DISK_QUOTA_EXCEEDED.
var fullErrnos = []syscall.Errno{39, 112, 1295}

// readOnlyErrno is ERROR_WRITE_PROTECT.
const readOnlyErrno = syscall.Errno(19)

// syncFolder does nothing: Windows writes the names in a folder together with the files, and cannot sync a folder.
func syncFolder(string) error { return nil }

// heldForAMoment reports whether a file could not get its name because another program has it in hand: ERROR_ACCESS_DENIED,
// ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION.
func heldForAMoment(err error) bool {
	return errors.Is(err, syscall.Errno(5)) || errors.Is(err, syscall.Errno(32)) || errors.Is(err, syscall.Errno(33))
}
