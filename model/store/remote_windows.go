package store

import (
	"path/filepath"
	"strings"
	"syscall"
	"unsafe"
)

var driveType = syscall.NewLazyDLL("kernel32.dll").NewProc("GetDriveTypeW")

// onNetwork reports whether a folder is on a network drive.
func onNetwork(folder string) bool {
	volume := filepath.VolumeName(folder)
	if strings.HasPrefix(volume, `\\`) && !strings.HasPrefix(volume, `\\?\`) {
		return true
	}
	root, err := syscall.UTF16PtrFromString(volume + `\`)
	if err != nil || driveType.Find() != nil {
		return false
	}
	const remote = 4 // DRIVE_REMOTE
	kind, _, _ := driveType.Call(uintptr(unsafe.Pointer(root)))
	return kind == remote
}
