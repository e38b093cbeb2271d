package store

import (
	"errors"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"doelenboom/model"
)

// Options say how to open a file. The zero value opens it for writing in the real environment.
type Options struct {
	ReadOnly    bool              // look, and leave the file and who writes it alone
	Environment model.Environment // for the dossier; without a clock or identities: the real one
	Backups     string            // the folder for the backups of all dossiers, as [BackupFolder] says; empty: none are made
	BackupEvery time.Duration     // how long changes go on before they are in a backup; zero: half an hour
	TakeOver    bool              // open it also when somebody on another machine left it open; see [IsAbandoned]
	Work        string            // the folder to work in when the file is away, as [WorkFolder] says; empty: it is worked in where it is
}

// State is how far saving is.
type State struct {
	Pending int       // changes that are not saved yet
	SavedAt time.Time // the moment of the last change that is saved; zero without one
	Err     error     // why changes wait, as a [model.Problem]; nil when all is well

	Backup    time.Time // the moment of the newest backup that was made, or found to be still right; zero without one
	BackupErr error     // why the last backup failed, as a [model.Problem]

	Away       Away           // why the dossier is worked in on a copy on this machine
	HandedOver bool           // what is saved has reached its home
	HandErr    error          // why it has not, as a [model.Problem]
	Clash      *model.Problem // the dossier was given a home beside the file that somebody else changed
}

// File is a dossier in a file. From [Open] or [Create] until [File.Close] every change of the dossier is saved, in the background and in
// order; editing never waits for it. The methods may be called from any goroutine, Close only from the one that edits the dossier.
type File struct {
	path     string // as it was given
	place    string // the file itself that is worked in, whatever links lead to it
	home     string // where that belongs; the same place, unless that is away
	readOnly bool
	dossier  *model.Dossier
	warnings []*model.Problem

	gate  sync.RWMutex // held while db is used for reading; locked to put another one in its place
	db    *database    // nil when the file has to be opened again, and after Close
	aside *aside       // the private copy that db belongs to, when the file is open for reading only

	looked glance // what the file looked like before it was copied aside; only Follow uses it

	mu     sync.Mutex // for what follows
	last   model.ID   // the last change that is saved
	queue  []*model.Change
	base   uint64 // the number of the change before the first one in the queue
	state  State
	listen func(State)

	document    model.ID
	saved       uint64 // the number of the last change that is saved; only the writer uses it
	erase       bool   // erased names may still lie about in the file; only the writer uses it
	wake        chan struct{}
	ask         chan chan error
	jobs        chan func() // for the writer to do
	stop        chan struct{}
	stopped     chan struct{}
	unsubscribe func()
	closing     sync.Once

	note  note
	taken atomic.Bool // somebody else took the file over
	stamp stamp       // what the file looked like when this program wrote it last; only the writer uses it

	handing      sync.Mutex // for home and seen once the file is open
	seen         sighting   // how the file at home was seen last
	owing        bool       // there is something to hand over from the last time
	toCarry      chan struct{}
	stopCarrying chan struct{}
	carried      chan struct{}

	now         func() time.Time
	backups     string // the folder for the backups of all dossiers; empty for none
	backupEvery time.Duration
	backing     sync.Mutex // held while a backup is made
	news        chan struct{}
	stopKeeping chan struct{}
	keepingDone chan struct{}
}

// Open opens a dossier file after verifying all that it holds. It fails with a [model.Problem] when the file is not there, is no dossier,
// is damaged, comes from a newer version, is open elsewhere or cannot be written; nothing is changed then. See [OffersReading].
//
// For reading only, it opens a private copy of the moment, also while another program writes the file.
func Open(path string, o Options) (*File, error) {
	if o.Environment.Now == nil || o.Environment.NewID == nil {
		o.Environment = RealEnvironment(o.Environment.Role)
	}
	place, err := locate(path)
	if err != nil {
		return nil, explain(err, path)
	}
	f := &File{path: path, place: place, home: place, readOnly: o.ReadOnly, now: o.Environment.Now, backups: o.Backups, backupEvery: o.BackupEvery}
	if f.backupEvery == 0 {
		f.backupEvery = backupEvery
	}
	if o.ReadOnly {
		err = f.openCopy(o.Environment)
	} else {
		err = f.open(o)
	}
	if err != nil {
		return nil, explainOpening(err, place)
	}
	return f, nil
}

// locate returns the absolute path of the file itself. A file that is not there has the path that it would have.
func locate(path string) (string, error) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	if real, err := filepath.EvalSymlinks(absolute); err == nil {
		return real, nil
	}
	return absolute, nil
}

func (f *File) open(o Options) error {
	if o.Work != "" {
		if f.state.Away = whereIs(f.home); f.state.Away != Here {
			if err := f.goAway(o); err != nil {
				return err
			}
		}
	}
	db, found, err := openDatabase(f.place, false)
	if err != nil {
		return err
	}
	all, err := readContents(db, false)
	if err == nil {
		f.document = all.head.Document
		err = f.claim(o.Environment.Role, o.TakeOver)
	}
	if err != nil {
		return errors.Join(err, guarded(db.Close))
	}
	f.fill(db, found, all, o.Environment)
	clearBeside(f.place)
	f.start()
	return nil
}

// whereIs is [WhereIs]; tests give a folder another kind.
var whereIs = WhereIs

// goAway prepares to work in a copy on this machine.
func (f *File) goAway(o Options) error {
	if other, ok := readNote(f.home); ok && other.Host != hostName() && !o.TakeOver && noteAge(f.home, other) < silence {
		return heldElsewhere(f.home, errHeld) // before anything is copied
	}
	return f.fetchHome(o.Work)
}

// fill makes the dossier of what was read.
func (f *File) fill(db *database, found survey, all *contents, env model.Environment) {
	f.db, f.now = db, env.Now
	if found.halfMeta {
		f.warnings = append(f.warnings, problemAt("problem.store.lastChange", f.place, nil))
	}
	if all.spoiled {
		f.warnings = append(f.warnings, problemAt("problem.store.history", f.place, nil))
	}
	f.document, f.saved, f.erase = all.head.Document, all.head.Sequence, all.head.Erase
	f.base = f.saved
	history := make([]*model.Change, len(all.journal))
	for i, h := range all.journal {
		history[i] = f.restored(uint64(i)+1, h)
		f.state.SavedAt, f.last = h.Time, h.ID
	}
	f.dossier = model.Load(env, all.records, history)
	f.dossier.SetReadOnly(f.readOnly)
}

// Dossier returns the dossier in the file.
func (f *File) Dossier() *model.Dossier { return f.dossier }

// Path returns the path that the file was opened with.
func (f *File) Path() string { return f.path }

// Home returns where the file belongs: the path without links, and after somebody else changed what stood there, the one beside it.
func (f *File) Home() string { return f.atHome() }

// ReadOnly reports whether the file was opened for reading only.
func (f *File) ReadOnly() bool { return f.readOnly }

// Warnings returns what was noticed at opening that did not stand in its way.
func (f *File) Warnings() []*model.Problem { return f.warnings }

// State returns how far saving is.
func (f *File) State() State {
	f.mu.Lock()
	defer f.mu.Unlock()
	state := f.state
	state.Pending = len(f.queue)
	return state
}

// OnState calls listen whenever saving starts, succeeds or fails, on a goroutine of the file. The same trouble is told once: the error
// stays the same value until it is over. There is one listener; nil ends it. It must not wait for the goroutine that edits the dossier,
// which may be waiting in [File.Flush] or [File.Close].
func (f *File) OnState(listen func(State)) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.listen = listen
}

// Close saves what waits, lets the file go and stops following the dossier. The file is closed even when saving fails; to keep it open
// then, call [File.Flush] first. Closing again does nothing.
func (f *File) Close() error {
	var err error
	f.closing.Do(func() { err = f.close() })
	return err
}

func (f *File) close() error {
	var err error
	if !f.readOnly {
		f.unsubscribe()
		err = f.Flush()
		if f.keepingDone != nil {
			close(f.stopKeeping)
			<-f.keepingDone
		}
		if f.carried != nil {
			err = errors.Join(err, f.comeHome())
		}
		close(f.stop)
		<-f.stopped
		if !f.taken.Load() {
			removeNote(f.atHome())
		}
	}
	if f.readOnly && f.stop != nil {
		close(f.stop)
		<-f.stopped
	}
	f.gate.Lock()
	defer f.gate.Unlock()
	switch {
	case f.aside != nil:
		err = explain(f.aside.close(), f.place)
	case f.db != nil:
		err = errors.Join(err, explain(guarded(f.db.Close), f.place))
	}
	f.db = nil
	if err == nil && f.isAway() && !f.readOnly { // it is at home now
		err = dismiss(f.place)
		_ = os.Remove(filepath.Dir(f.place)) // unless something else is in it
	}
	return err
}
