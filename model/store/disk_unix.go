//go:build !windows

package store

import (
	"os"
	"syscall"
)

// fullErrnos are the ways in which a system says that nothing more fits.
var fullErrnos = []syscall.Errno{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG}

const readOnlyErrno = syscall.EROFS

// syncFolder makes sure that a file that was just put into a folder is still in it after a power cut.
func syncFolder(path string) error {
	folder, err := os.Open(path)
	if err != nil {
		return err
	}
	err = folder.Sync()
	if closed := folder.Close(); err == nil {
		err = closed
	}
	return err
}

// heldForAMoment reports whether a file could not get its name because another program has it in hand, which does not happen here.
func heldForAMoment(error) bool { return false }
