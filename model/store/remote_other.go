//go:build !linux && !windows

package store

// onNetwork reports whether a folder is on a network drive, which cannot be seen here.
func onNetwork(string) bool { return false }
