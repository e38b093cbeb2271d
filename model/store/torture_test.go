package store

import (
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"doelenboom/model"
)

// TestEveryKindOfDamage opens a dossier after each of very many damages, and salvages what does not open. Whatever opens is the dossier as
// it was saved, or with a warning as it was one change earlier; whatever does not is refused with a sentence, and salvage returns every
// record of which the bytes are still there.
func TestEveryKindOfDamage(t *testing.T) {
	t.Parallel()
	path, want, before := livedIn(t)
	whole := read(t, path)
	pieces := piecesOf(t, whole)
	size := len(whole)
	for _, kind := range []struct {
		name   string
		rounds int
		damage func(random *rand.Rand, data []byte) []byte
	}{
		{"flipped byte", tortured(60, 200, 20_000), func(random *rand.Rand, data []byte) []byte {
			data[random.IntN(size)] ^= byte(1 + random.IntN(255))
			return data
		}},
		{"truncation", tortured(20, 60, 2_000), func(random *rand.Rand, data []byte) []byte { return data[:random.IntN(size)] }},
		{"zeroed page", tortured(20, 60, 2_000), func(random *rand.Rand, data []byte) []byte {
			at := random.IntN(size/pageSize) * pageSize
			clear(data[at : at+pageSize])
			return data
		}},
		{"swapped pages", tortured(10, 30, 500), func(random *rand.Rand, data []byte) []byte {
			a, b := random.IntN(size/pageSize)*pageSize, random.IntN(size/pageSize)*pageSize
			one := slices.Clone(data[a : a+pageSize])
			copy(data[a:a+pageSize], data[b:b+pageSize])
			copy(data[b:b+pageSize], one)
			return data
		}},
		{"random file", tortured(10, 30, 500), func(random *rand.Rand, data []byte) []byte {
			data = data[:random.IntN(20)*pageSize+random.IntN(pageSize)]
			keep := 0
			if random.IntN(2) == 0 { // with the metas of a dossier, so that it is not turned away at the door
				keep = min(len(data), 2*pageSize)
			}
			for i := keep; i < len(data); i++ {
				data[i] = byte(random.Uint32())
			}
			return data
		}},
	} {
		t.Run(kind.name, func(t *testing.T) {
			t.Parallel()
			random := rand.New(rand.NewPCG(testSeed(), uint64(len(kind.name))))
			broken := filepath.Join(t.TempDir(), "kapot.doelenboom")
			var same, warned, refused, rescued, none int
			for round := range kind.rounds {
				if err := os.WriteFile(broken, kind.damage(random, slices.Clone(whole)), 0o600); err != nil {
					t.Fatal(err)
				}
				f, err := Open(broken, Options{ReadOnly: true, Environment: testEnvironment(9)})
				switch {
				case err == nil:
					got := picture(t, f.Dossier())
					if got != want && !(got == before && len(f.Warnings()) > 0) {
						t.Errorf("silently different:\n%s", difference(got, want))
					}
					if same++; len(f.Warnings()) > 0 {
						warned++
					}
					if err := f.Close(); err != nil {
						t.Error(err)
					}
				default:
					if _, ok := model.AsProblem(err); !ok {
						t.Errorf("refused without a sentence: %v", err)
					}
					refused++
					if s := wantSalvage(t, broken, whole, pieces, want, before); s == nil {
						none++
					} else if s.Whole {
						rescued++
					}
				}
				if t.Failed() {
					t.Fatalf("round %d, kept as %s", round, keep(t, broken))
				}
			}
			t.Logf("seed %d: %d × %s: %d opened whole (%d with a warning), %d refused, of which %d were salvaged whole, %d in part and %d held nothing any more; none silently wrong",
				testSeed(), kind.rounds, kind.name, same, warned, refused, rescued, refused-rescued-none, none)
		})
	}
}

// TestNoRoomAtAnyWrite lets each write in turn fail as on a full disk: of an edit, of an edit that erases names, of the first edit in a
// file of an earlier layout, and of a backup. Nothing that was saved is lost, the sentence is the right one, and it goes on when there is
// room.
func TestNoRoomAtAnyWrite(t *testing.T) {
	earlier, err := filepath.Glob("testdata/layout-*.doelenboom")
	if err != nil {
		t.Fatal(err)
	}
	whole := create(t, sample(t, 20, 20))
	kinds := []struct {
		name, file string
		do         func(t *testing.T, d *model.Dossier)
	}{
		{"an edit", whole, func(t *testing.T, d *model.Dossier) { addGoal(t, d, strings.Repeat("Een lang doel. ", 1000)) }},
		{"erased names", whole, func(t *testing.T, d *model.Dossier) {
			if _, err := d.Edit("edit.names.erase", func(tx *model.Tx) error { tx.EraseNames(); return nil }); err != nil {
				t.Fatal(err)
			}
		}},
	}
	for _, file := range earlier {
		kinds = append(kinds, struct {
			name, file string
			do         func(t *testing.T, d *model.Dossier)
		}{filepath.Base(file), file, func(t *testing.T, d *model.Dossier) { addGoal(t, d, "Na de overgang") }})
	}
	for _, kind := range kinds {
		t.Run(kind.name, func(t *testing.T) {
			failures := 0
			for at := 1; ; at++ {
				path := filepath.Join(t.TempDir(), "vol.doelenboom")
				copyTo(t, kind.file, path)
				layer := newLayer(t)
				f, err := Open(path, Options{Environment: testEnvironment(2)})
				if err != nil {
					t.Fatal(err)
				}
				before := picture(t, f.Dossier())
				layer.failFrom(at)
				kind.do(t, f.Dossier())
				flushed := f.Flush()
				tried := layer.count()
				layer.failFrom(0)
				if flushed != nil {
					failures++
					problem, ok := model.AsProblem(flushed)
					if !ok || problem.Key != "problem.store.full" && problem.Key != "problem.store.erase" {
						t.Fatalf("write %d: %v", at, flushed)
					}
					if s := f.State(); s.Err == nil {
						t.Fatalf("write %d: the state says nothing", at)
					}
					onDisk := open(t, path, Options{ReadOnly: true, Environment: testEnvironment(2)})
					if got := picture(t, onDisk.Dossier()); got != before && got != picture(t, f.Dossier()) {
						t.Fatalf("write %d: on the disk:\n%s", at, difference(got, before))
					}
				}
				if err := f.Flush(); err != nil {
					t.Fatalf("write %d, with room again: %v", at, err)
				}
				want := picture(t, f.Dossier())
				if err := f.Close(); err != nil {
					t.Fatal(err)
				}
				wantNoFindings(t, path)
				again := open(t, path, Options{Environment: testEnvironment(2)})
				if got := picture(t, again.Dossier()); got != want {
					t.Fatalf("write %d: %s", at, difference(got, want))
				}
				if flushed == nil && tried < at {
					break
				}
			}
			t.Logf("failed at each of %d writes", failures)
			if failures < 2 {
				t.Fatal("hardly anything failed: this test tests nothing")
			}
		})
	}
	t.Run("a backup", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "vol.doelenboom")
		copyTo(t, whole, path)
		folder := filepath.Join(t.TempDir(), "backups")
		f := open(t, path, Options{Environment: testEnvironment(2), Backups: folder})
		awaitBackup(t, f)
		good, err := f.Backups()
		if err != nil {
			t.Fatal(err)
		}
		defer func(was func(io.Writer) io.Writer) { toCopy = was }(toCopy)
		addGoal(t, f.Dossier(), "Erbij")
		failures := 0
		for limit := 0; ; limit += pageSize / 2 {
			toCopy = func(file io.Writer) io.Writer { return &full{file, limit} }
			_, err := f.BackupNow()
			if err == nil {
				break
			}
			failures++
			wantProblem(t, err, "problem.store.backupFull")
			if all, err := f.Backups(); err != nil || !slices.Equal(all, good) {
				t.Fatalf("after %d bytes: %v %v", limit, all, err)
			}
			left, _ := filepath.Glob(filepath.Join(folder, "*", "*", besidePrefix+"*"))
			if len(left) > 0 {
				t.Fatalf("left behind: %q", left)
			}
		}
		t.Logf("failed after each of %d half pages", failures)
	})
}

// full is a file on a disk with room for so many bytes.
type full struct {
	to   io.Writer
	left int
}

func (f *full) Write(p []byte) (int, error) {
	if len(p) > f.left {
		n, err := f.to.Write(p[:f.left])
		f.left -= n
		return n, errors.Join(err, fullErrnos[0])
	}
	n, err := f.to.Write(p)
	f.left -= n
	return n, err
}

func init() {
	roles["edit by turns"] = editByTurns
}

// editByTurns opens a dossier, writes a few cards in it, closes it, and does that again until it wrote all of its own. Whoever finds it
// open elsewhere waits. Its clock may be wrong.
func editByTurns(args []string) error {
	var count, batch int
	var late int64
	if _, err := fmt.Sscan(strings.Join(args[2:], " "), &count, &batch, &late); err != nil {
		return err
	}
	env := RealEnvironment(args[1])
	now := env.Now
	env.Now = func() time.Time { return now().Add(time.Duration(late) * time.Second) }
	for done := 0; done < count; {
		f, err := Open(args[0], Options{Environment: env})
		if problem, ok := model.AsProblem(err); ok && (problem.Key == "problem.store.openBy" || problem.Key == "problem.store.open") {
			continue
		}
		if err != nil {
			return err
		}
		for range min(batch, count-done) {
			if _, err := f.Dossier().Edit("edit.card.add", func(tx *model.Tx) error {
				_, err := tx.AddCard("", 0, fmt.Sprintf("%s-%d", args[1], done), "")
				return err
			}); err != nil {
				return errors.Join(err, f.Close())
			}
			done++
		}
		if err := f.Close(); err != nil {
			return err
		}
	}
	return nil
}

// TestTwoProgramsByTurns lets two programs edit one dossier against each other, one of them with a clock that is an hour or a day slow:
// no change is lost, and the history is in the order in which it was saved.
func TestTwoProgramsByTurns(t *testing.T) {
	t.Parallel()
	count := tortured(120, 600, 5_000)
	for _, late := range []struct {
		name    string
		seconds int
	}{{"an hour back", -3600}, {"a day back", -86400}} {
		t.Run(late.name, func(t *testing.T) {
			path := create(t, model.New(testEnvironment(1)))
			var both sync.WaitGroup
			for i, name := range []string{"een", "twee"} {
				cmd, trouble := process(t, "edit by turns", path, name, fmt.Sprint(count/2), "20", fmt.Sprint(i*late.seconds))
				both.Go(func() {
					if err := cmd.Run(); err != nil {
						t.Errorf("%s: %v: %s", name, err, trouble)
					}
				})
			}
			both.Wait()
			wantNoFindings(t, path)
			f := open(t, path, Options{ReadOnly: true})
			next := map[string]int{}
			for _, change := range f.Dossier().History() {
				touched, err := change.Touched()
				if err != nil {
					t.Fatal(err)
				}
				if want := fmt.Sprintf("%s-%d", change.Role, next[change.Role]); touched[0].After.(*model.Card).Text != want {
					t.Fatalf("%s where %s was to come", touched[0].After.(*model.Card).Text, want)
				}
				next[change.Role]++
			}
			if next["een"] != count/2 || next["twee"] != count/2 || f.Dossier().Count(model.KindCard) != count/2*2 {
				t.Fatalf("%v changes and %d cards of %d", next, f.Dossier().Count(model.KindCard), count)
			}
			t.Logf("%d edits by two programs, clock %s: none lost, order kept", count/2*2, late.name)
		})
	}
}
