package store

import (
	"os"
	"path/filepath"
	"runtime"
)

// dataFolder is where the program keeps what it makes for this user by itself, as each system has it.
func dataFolder() (string, error) {
	switch runtime.GOOS {
	case "windows":
		if folder := os.Getenv("LOCALAPPDATA"); folder != "" {
			return filepath.Join(folder, "Doelenboom"), nil
		}
	case "darwin":
		if home, err := os.UserHomeDir(); err == nil {
			return filepath.Join(home, "Library", "Application Support", "Doelenboom"), nil
		}
	default:
		if folder := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(folder) {
			return filepath.Join(folder, "doelenboom"), nil
		}
	}
	home, err := os.UserHomeDir()
	return filepath.Join(home, ".local", "share", "doelenboom"), err
}
