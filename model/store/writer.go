package store

import (
	"errors"
	"os"
	"runtime/debug"
	"time"

	"doelenboom/model"
)

// start follows the dossier and lets the writer run.
func (f *File) start() {
	f.wake, f.ask, f.jobs = make(chan struct{}, 1), make(chan chan error), make(chan func())
	f.stop, f.stopped = make(chan struct{}), make(chan struct{})
	f.unsubscribe = f.dossier.Subscribe(f.follow)
	f.remember()
	f.startKeeping()
	if f.isAway() {
		f.toCarry, f.stopCarrying, f.carried = make(chan struct{}, 1), make(chan struct{}), make(chan struct{})
		f.state.HandedOver = !f.owing
		go f.carry()
	}
	go f.write()
	if f.erase {
		f.poke()
	}
}

// follow puts a change in the queue. It runs within the edit and must not wait for anything.
func (f *File) follow(change *model.Change) {
	f.mu.Lock()
	f.queue = append(f.queue, change)
	f.mu.Unlock()
	f.poke()
}

func (f *File) poke() {
	select {
	case f.wake <- struct{}{}:
	default: // the writer has not yet come round to the last time
	}
}

// Flush waits until every change is saved. It returns the [model.Problem] that stands in the way, with the changes still waiting.
func (f *File) Flush() error {
	if f.readOnly {
		return nil
	}
	answer := make(chan error, 1)
	select {
	case f.ask <- answer:
		return <-answer
	case <-f.stopped:
		return ErrClosed
	}
}

// write is the writer: the one goroutine that changes the file.
func (f *File) write() {
	debug.SetPanicOnFault(true)
	defer close(f.stopped)
	heart := time.NewTicker(beatEvery)
	defer heart.Stop()
	for {
		select {
		case <-heart.C:
			if !f.isAway() { // a share that hangs must not hold up saving
				f.beat()
			}
		case <-f.wake:
			_ = f.save() // told to the listener, and again to who asks
		case job := <-f.jobs:
			job()
		case answer := <-f.ask:
			answer <- f.save()
		case <-f.stop:
			return
		}
	}
}

// save saves the queue, all of what waits in one transaction, until nothing waits or something stands in the way.
func (f *File) save() error {
	for {
		f.mu.Lock()
		batch := f.queue[:len(f.queue):len(f.queue)]
		f.mu.Unlock()
		if len(batch) == 0 && !f.erase {
			return nil
		}
		f.report(func(*State) {})
		if err := f.saveBatch(batch); err != nil {
			err = explainSaving(err, f.place)
			f.report(func(s *State) { s.Err = sameTrouble(s.Err, err) })
			return err
		}
		f.report(func(s *State) { s.Err = nil })
	}
}

// saveBatch saves changes and, when names were erased, what remained of them. Changes that are on the disk leave the queue, whatever
// comes after that.
func (f *File) saveBatch(batch []*model.Change) error {
	if len(batch) > 0 {
		if err := f.attempt(func() error { return f.commit(batch) }); err != nil {
			return err
		}
		f.saved += uint64(len(batch))
	}
	var err error
	if f.erase {
		if err = f.attempt(f.eraseRemains); err != nil {
			err = problemAt("problem.store.erase", f.place, err)
		}
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.base += uint64(len(batch))
	if f.queue = f.queue[len(batch):]; len(f.queue) == 0 {
		f.queue = nil
	}
	if len(batch) > 0 {
		newest := batch[len(batch)-1]
		f.state.SavedAt, f.last = newest.Time, newest.ID
		f.state.HandedOver = false
		f.toldOfNews()
	}
	return err
}

// attempt does something with the file, which it opens again where an earlier attempt had to let go of it. What was done counts only
// when the file is still the one that stands in its place.
func (f *File) attempt(do func() error) error {
	if f.db == nil {
		if err := f.reopen(); err != nil {
			return err
		}
	}
	err := guarded(func() error {
		if err := f.inPlace(); err != nil {
			return err
		}
		if err := f.notice(); err != nil {
			return err
		}
		return do()
	})
	if err == nil {
		f.remember()
	}
	if errors.Is(err, errFault) && f.db != nil {
		return errors.Join(err, f.swap(nil, f.db.abandon))
	}
	if err != nil {
		return err
	}
	return f.inPlace()
}

// inPlace fails when the file that is open is not the one that stands in its place: it was moved, deleted, or its disk is gone.
func (f *File) inPlace() error {
	mine, err := f.db.handle.Stat()
	if err != nil {
		return err
	}
	if there, err := os.Stat(f.place); err != nil || !os.SameFile(mine, there) {
		return errors.Join(errGone, err)
	}
	return nil
}

// reopen opens the file again. What it holds by now is for commit to judge.
func (f *File) reopen() error {
	db, _, err := openDatabase(f.place, false)
	if err != nil {
		return err
	}
	return f.swap(db, nil)
}

// swap puts another database in the place of the present one, after letting go of that with release.
func (f *File) swap(db *database, release func() error) error {
	f.gate.Lock()
	defer f.gate.Unlock()
	f.db = db
	if release == nil {
		return nil
	}
	return release()
}

// report changes the state and tells the listener.
func (f *File) report(change func(*State)) {
	f.mu.Lock()
	change(&f.state)
	state, listen := f.state, f.listen
	state.Pending = len(f.queue)
	f.mu.Unlock()
	if listen != nil {
		listen(state)
	}
}

// sameTrouble keeps the error that was told before when the new one says the same.
func sameTrouble(before, now error) error {
	old, known := model.AsProblem(before)
	fresh, ok := model.AsProblem(now)
	if known && ok && old.Key == fresh.Key {
		return before
	}
	return now
}
