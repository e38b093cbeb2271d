package store

import (
	"os"
	"path/filepath"
	"strings"
)

// Away says why a folder is no place to work in: what is written there may be changed underneath, or not be on a disk when it says so.
type Away string

const (
	// Here is a folder on a disk of this machine.
	Here Away = ""
	// OnNetwork is a folder on a network drive.
	OnNetwork Away = "network"
	// InSync is a folder that a program keeps the same on several machines.
	InSync Away = "sync"
)

// syncNames are the beginnings of folders that such programs keep.
var syncNames = []string{"onedrive", "dropbox", "google drive", "googledrive", "my drive", "mijn drive", "nextcloud", "owncloud", "icloud", "surfdrive", "stack", "pcloud", "syncthing"}

// syncMarks are files that such programs leave in the top folder that they keep.
var syncMarks = []string{".dropbox", ".owncloudsync.log", ".nextcloudsync.log", ".sync_journal.db", "._sync_", ".stfolder", ".849C9593-D756-4E56-8D6E-42412F2A707B"}

// WhereIs says what kind of folder a file is in.
func WhereIs(path string) Away {
	place, err := locate(path)
	if err != nil {
		return Here
	}
	folder := filepath.Dir(place)
	if onNetwork(folder) {
		return OnNetwork
	}
	for _, name := range []string{"OneDrive", "OneDriveCommercial", "OneDriveConsumer"} {
		if top := os.Getenv(name); top != "" && inFolder(folder, top) {
			return InSync
		}
	}
	for at := folder; ; at = filepath.Dir(at) {
		base := strings.ToLower(filepath.Base(at))
		for _, name := range syncNames {
			if rest, ok := strings.CutPrefix(base, name); ok && (rest == "" || strings.HasPrefix(rest, " ") || strings.HasPrefix(rest, "-") || strings.HasPrefix(rest, "_")) {
				return InSync
			}
		}
		for _, mark := range syncMarks {
			if _, err := os.Lstat(filepath.Join(at, mark)); err == nil {
				return InSync
			}
		}
		if at == filepath.Dir(at) {
			return Here
		}
	}
}

func inFolder(path, folder string) bool {
	rest, err := filepath.Rel(folder, path)
	return err == nil && rest != ".." && !strings.HasPrefix(rest, ".."+string(filepath.Separator))
}
