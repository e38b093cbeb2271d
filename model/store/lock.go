package store

import (
	"encoding/json"
	"os"
	"os/user"
	"path/filepath"
	"time"

	"doelenboom/model"
)

// note is the small file beside a dossier that says who has it open, for whoever finds it locked. It guards nothing: bbolt's lock does,
// and a note that a crash left behind is simply written over.
type note struct {
	User  string    `json:"user"`
	Host  string    `json:"host"`
	PID   int       `json:"pid"`
	Since time.Time `json:"since"`
}

func notePath(path string) string {
	return filepath.Join(filepath.Dir(path), ".~lock."+filepath.Base(path))
}

// leaveNote writes the note of a file that this program has just locked. Where it cannot be written, the file is open all the same:
// others will be told that it is open, but not by whom.
func leaveNote(path string) {
	mine := note{PID: os.Getpid(), Since: time.Now()}
	if who, err := user.Current(); err == nil {
		mine.User = who.Username
	}
	if host, err := os.Hostname(); err == nil {
		mine.Host = host
	}
	if data, err := json.Marshal(mine); err == nil {
		_ = os.WriteFile(notePath(path), data, 0o666) // a courtesy: see above
	}
}

// removeNote takes the note away. Call it while the file is still locked, so that it is never somebody else's.
func removeNote(path string) {
	_ = os.Remove(notePath(path)) // a note that stays behind says nothing wrong once the file is no longer locked
}

// heldElsewhere is the problem of a file that another program has locked.
func heldElsewhere(path string, cause error) *model.Problem {
	var other note
	data, err := os.ReadFile(notePath(path))
	if err != nil || json.Unmarshal(data, &other) != nil || other.User == "" || other.Host == "" {
		return problemAt("problem.store.open", path, cause)
	}
	return problemAt("problem.store.openBy", path, cause,
		"user", other.User, "host", other.Host, "since", other.Since.Local().Format("2006-01-02 15:04"))
}
