package store

import (
	"encoding/json"
	"errors"
	"os"
	"os/user"
	"path/filepath"
	"time"

	"doelenboom/model"
)

const (
	// beatEvery is how often whoever has a dossier open says so again.
	beatEvery = 20 * time.Second
	// silence is how long somebody on another machine may say nothing before he is taken to be gone.
	silence = 90 * time.Second
)

// note is the small file beside a dossier that says who has it open. On one machine bbolt's lock guards the file, and the note only tells
// whoever finds it locked by whom. Between machines that share a folder the note is the guard: who opens the file looks whether its
// heart still beats, and who has it open looks whether it is still his.
type note struct {
	User  string    `json:"user"`
	Host  string    `json:"host"`
	Role  string    `json:"role,omitempty"`
	PID   int       `json:"pid"`
	Key   string    `json:"key,omitempty"` // of this opening of the file
	Since time.Time `json:"since"`
	Seen  time.Time `json:"seen,omitzero"`
}

func notePath(path string) string {
	return filepath.Join(filepath.Dir(path), ".~lock."+filepath.Base(path))
}

func readNote(path string) (out note, ok bool) {
	data, err := os.ReadFile(notePath(path))
	return out, err == nil && json.Unmarshal(data, &out) == nil && out.Host != ""
}

// newNote is the note of this program.
func newNote(role, key string, now time.Time) note {
	mine := note{PID: os.Getpid(), Role: role, Key: key, Since: now, Seen: now, Host: hostName()}
	if who, err := user.Current(); err == nil {
		mine.User = who.Username
	}
	return mine
}

func hostName() string {
	host, err := os.Hostname()
	if err != nil {
		return ""
	}
	return host
}

// leave writes a note. Where it cannot be written, the file is open all the same: others will be told that it is open, but not by whom.
func (n note) leave(path string) {
	if data, err := json.Marshal(n); err == nil {
		_ = os.WriteFile(notePath(path), data, ownerOnly) // a courtesy: see above
	}
}

// removeNote takes the note away. Call it while the file is still locked, so that it is never somebody else's.
func removeNote(path string) {
	_ = os.Remove(notePath(path)) // a note that stays behind says nothing wrong once the file is no longer locked
}

// claim takes a file of which this program has the lock. It fails with a problem when somebody on another machine has it open, or had it
// open and did not close it, unless it may be taken over.
func (f *File) claim(role string, takeOver bool) error {
	if other, ok := readNote(f.home); ok && other.Host != hostName() && !takeOver {
		if noteAge(f.home, other) < silence {
			return heldElsewhere(f.home, errHeld)
		}
		return problemAt("problem.store.abandoned", f.home, errHeld, "user", nameOrHost(other), "host", other.Host,
			"since", moment(other.Since), "seen", moment(later(other.Since, other.Seen)))
	}
	f.note = newNote(role, string(f.document)+" "+time.Now().Format(time.RFC3339Nano), time.Now())
	f.note.leave(f.home)
	return nil
}

// beat says again that the file is open, and notices when somebody else took it over.
func (f *File) beat() {
	home := f.atHome()
	if other, ok := readNote(home); ok && other.Key != f.note.Key {
		f.taken.Store(true)
		return
	}
	f.note.Seen = time.Now()
	f.note.leave(home)
}

// noteAge is how long ago a note was written. The clocks of two machines may differ, so it holds the note against a file that is written
// in the same folder now: both get their time from the disk.
func noteAge(path string, n note) time.Duration {
	written, err := os.Stat(notePath(path))
	if err != nil {
		return time.Since(later(n.Since, n.Seen))
	}
	probe, err := createFileBeside(path)
	if err != nil {
		return time.Since(written.ModTime())
	}
	info, err := probe.Stat()
	_, _ = probe.Close(), os.Remove(probe.Name()) // it served
	if err != nil {
		return time.Since(written.ModTime())
	}
	return info.ModTime().Sub(written.ModTime())
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

func nameOrHost(n note) string {
	if n.User != "" {
		return n.User
	}
	return n.Host
}

func moment(t time.Time) string { return t.Local().Format("2006-01-02 15:04") }

// heldElsewhere is the problem of a file that another program has locked.
func heldElsewhere(path string, cause error) *model.Problem {
	other, ok := readNote(path)
	if !ok || other.User == "" {
		return problemAt("problem.store.open", path, cause)
	}
	return problemAt("problem.store.openBy", path, cause, "user", other.User, "host", other.Host, "since", moment(other.Since))
}

// IsAbandoned reports whether a file that [Open] refused for this reason was left open by a machine that says nothing any more, so that
// [Options.TakeOver] opens it.
func IsAbandoned(err error) bool {
	problem, ok := model.AsProblem(err)
	return ok && problem.Key == "problem.store.abandoned"
}

var (
	errHeld  = errors.New("somebody on another machine has the file open")
	errTaken = errors.New("somebody else took the file over")
)
