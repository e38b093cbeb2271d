package store

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"sync"
	"testing"
	"unsafe"

	"doelenboom/model"
)

// written is one write to a file.
type written struct {
	at   int64
	data []byte
}

// layer stands between bbolt and the file: it counts and records what is written, and can let it fail.
type layer struct {
	mu     sync.Mutex
	writes int
	from   int // from this write on nothing fits; 0: all fits
	record bool
	log    []written
}

// newLayer makes a layer under every database that is opened from now on, until the test ends.
func newLayer(t *testing.T) *layer {
	t.Helper()
	l := &layer{}
	onMap = l.under
	t.Cleanup(func() { onMap = nil })
	return l
}

// under puts the layer under a database. bbolt has one place through which it writes, which is its own.
func (l *layer) under(db *database) {
	ops := reflect.ValueOf(db.DB).Elem().FieldByName("ops")
	place := ops.FieldByName("writeAt")
	hook := (*func([]byte, int64) (int, error))(unsafe.Pointer(place.UnsafeAddr()))
	write := *hook
	*hook = func(data []byte, at int64) (int, error) {
		l.mu.Lock()
		l.writes++
		fails := l.from > 0 && l.writes >= l.from
		if l.record {
			l.log = append(l.log, written{at, slices.Clone(data)})
		}
		l.mu.Unlock()
		if fails {
			half, err := write(data[:len(data)/2], at) // some of it came through
			if err != nil {
				return half, err
			}
			return half, &os.PathError{Op: "write", Path: "schijf", Err: fullErrnos[0]}
		}
		return write(data, at)
	}
}

func (l *layer) failFrom(write int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.writes, l.from = 0, write
}

func (l *layer) count() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.writes
}

// TestPowerCutAtAnyPoint records every write of a dossier that is edited, and replays them up to every point, the last one whole, torn in
// the middle of a sector, or with others of the same flush not there yet. bbolt flushes after the pages of a transaction and after its
// meta page, so between two meta pages the writes may reach the disk in any order. Every state must open whole, with every change that
// was said to be saved by then.
func TestPowerCutAtAnyPoint(t *testing.T) {
	d := model.New(testEnvironment(1))
	path := filepath.Join(t.TempDir(), "stroom.doelenboom")
	l := newLayer(t)
	f, err := Create(path, d)
	if err != nil {
		t.Fatal(err)
	}
	addGoal(t, d, "Iedereen doet mee")
	if err := f.Flush(); err != nil {
		t.Fatal(err)
	}
	disk := read(t, path)
	l.mu.Lock()
	l.record = true
	l.mu.Unlock()
	random := rand.New(rand.NewPCG(testSeed(), 8))
	var saved []int // for each write, how many changes were said to be saved before it
	var states []string
	for i := range tortured(6, 15, 100) {
		states = append(states, picture(t, d))
		switch i % 5 {
		case 4:
			goals := d.Goals()
			if _, err := d.Edit("edit.goal.delete", func(tx *model.Tx) error { return tx.Delete(model.KindGoal, goals[len(goals)-1].ID) }); err != nil {
				t.Fatal(err)
			}
		case 3:
			for range 30 {
				addGoal(t, d, fmt.Sprint("Een van veel doelen tegelijk ", i))
			}
		default:
			addGoal(t, d, fmt.Sprint("Doel ", i))
		}
		before := len(states) - 1
		if err := f.Flush(); err != nil {
			t.Fatal(err)
		}
		l.mu.Lock()
		for len(saved) < len(l.log) {
			saved = append(saved, before)
		}
		l.mu.Unlock()
	}
	states = append(states, picture(t, d))
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	l.mu.Lock()
	log := l.log
	l.mu.Unlock()
	onMap = nil

	apply := func(disk []byte, w written, size int) []byte {
		if need := int(w.at) + size; need > len(disk) {
			disk = append(disk, make([]byte, need-len(disk))...)
		}
		copy(disk[w.at:], w.data[:size])
		return disk
	}
	isMeta := func(w written) bool { return w.at < 2*pageSize }
	cut := filepath.Join(t.TempDir(), "afgebroken.doelenboom")
	cuts := 0
	judgeCut := func(disk []byte, least int, what string) {
		cuts++
		if err := os.WriteFile(cut, disk, 0o600); err != nil {
			t.Fatal(err)
		}
		g, err := Open(cut, Options{ReadOnly: true, Environment: testEnvironment(2)})
		if err != nil {
			t.Fatalf("%s: %v (kept as %s)", what, err, keep(t, cut))
		}
		got := picture(t, g.Dossier())
		if err := g.Close(); err != nil {
			t.Fatal(err)
		}
		if len(g.Dossier().History()) == 0 || !startsAt(states, got, least) {
			t.Fatalf("%s: the state is none from %d on", what, least)
		}
	}
	flushed := 0 // up to this write everything is on the disk
	base := slices.Clone(disk)
	for i, w := range log {
		now := slices.Clone(base)
		for _, one := range log[flushed:i] {
			now = apply(now, one, len(one.data))
		}
		judgeCut(now, saved[i], fmt.Sprintf("before write %d", i))
		judgeCut(apply(slices.Clone(now), w, random.IntN(len(w.data)/512+1)*512), saved[i], fmt.Sprintf("in write %d", i))
		if !isMeta(w) && i > flushed {
			some := slices.Clone(base)
			for _, one := range log[flushed : i+1] {
				if random.IntN(2) == 0 {
					some = apply(some, one, len(one.data))
				}
			}
			judgeCut(some, saved[i], fmt.Sprintf("some of the writes up to %d", i))
		}
		if isMeta(w) || i+1 < len(log) && isMeta(log[i+1]) { // a flush comes before a meta page and after it
			for _, one := range log[flushed : i+1] {
				base = apply(base, one, len(one.data))
			}
			flushed = i + 1
		}
	}
	t.Logf("seed %d: %d writes, cut at %d points: every one opens whole, nothing lost", testSeed(), len(log), cuts)
}

// startsAt reports whether a state is one of those from a number on, or lies between two of them: one save may hold several changes.
func startsAt(states []string, got string, least int) bool {
	for _, state := range states[least:] {
		if got == state {
			return true
		}
	}
	return len(got) > len(states[least])
}
