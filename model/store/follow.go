package store

import (
	"errors"
	"os"
	"runtime/debug"
	"time"

	"doelenboom/model"
)

// followEvery is how often a file that is open for reading is looked at, to see whether somebody saved something in it.
const followEvery = time.Second

// Follow keeps a dossier that is open for reading the same as its file, while somebody else works in that. After each change that was
// saved, deliver is called on a goroutine of the file with what makes the dossier as it is now; that must run where the dossier is
// read, and tells its observers. What cannot be read, because it is being replaced at that moment, comes the next time. Following ends
// with the file.
func (f *File) Follow(deliver func(apply func())) {
	if !f.readOnly || f.stop != nil {
		return
	}
	f.stop, f.stopped = make(chan struct{}), make(chan struct{})
	go f.follows(deliver)
}

func (f *File) follows(deliver func(apply func())) {
	debug.SetPanicOnFault(true)
	defer close(f.stopped)
	ticker := time.NewTicker(followEvery)
	defer ticker.Stop()
	last := f.looked
	for {
		select {
		case <-f.stop:
			return
		case <-ticker.C:
			now := f.look()
			if now == last || now == (glance{}) {
				continue
			}
			if apply, err := f.readAgain(); err == nil {
				last = now
				deliver(apply)
			}
		}
	}
}

// glance is what tells at a glance whether a file is still the same.
type glance struct {
	stamp       stamp
	transaction uint64
}

func (f *File) look() glance {
	file, err := os.Open(f.place)
	if err != nil {
		return glance{}
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return glance{}
	}
	found, err := readMetas(file, info.Size())
	if err != nil {
		return glance{}
	}
	return glance{stampOf(info), found.transaction}
}

// readAgain reads a new copy of the file, and returns what puts it in the place of the present one.
func (f *File) readAgain() (apply func(), err error) {
	copied, _, err := openAside(f.place)
	if err != nil {
		return nil, err
	}
	all, err := readContents(copied.database, true)
	if err != nil {
		return nil, errors.Join(err, copied.close())
	}
	history := make([]*model.Change, len(all.journal))
	for i, h := range all.journal {
		history[i] = f.restored(uint64(i)+1, h)
	}
	fresh := model.Load(f.dossier.Environment(), all.records, history)
	return func() {
		f.gate.Lock()
		if f.db == nil { // closed in the meantime
			f.gate.Unlock()
			_ = copied.close() // it was only read
			return
		}
		before := f.aside
		f.aside, f.db = copied, copied.database
		f.gate.Unlock()
		_ = before.close() // likewise
		f.mu.Lock()
		f.state.SavedAt = all.head.Changed
		f.mu.Unlock()
		f.dossier.Become(fresh)
	}, nil
}
