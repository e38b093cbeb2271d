package store

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"doelenboom/model"
)

func init() {
	roles["edit until killed"] = editUntilKilled
}

// editUntilKilled makes a new dossier, or opens the one that is there, and goes on editing. Each time that changes are saved it says how
// many there are by now.
func editUntilKilled(args []string) error {
	f, err := Open(args[0], Options{})
	if problem, ok := model.AsProblem(err); ok && problem.Key == "problem.store.missing" {
		f, err = Create(args[0], model.New(RealEnvironment("")))
	}
	if err != nil {
		return err
	}
	d := f.Dossier()
	for n := len(d.History()); ; n++ {
		_, err := d.Edit("edit.goal.add", func(tx *model.Tx) error {
			var parent model.ID
			if top := tx.Top(); top != nil {
				parent = top.ID
			}
			if _, err := tx.AddGoal(parent, 0, "Doel "+strconv.Itoa(n)); err != nil {
				return err
			}
			if n%10 != 9 { // now and then names come and go, so that the file is written anew
				return tx.Put(&model.Participant{Role: "inwoner"})
			}
			for _, one := range model.All[model.Participant](tx.Dossier)[:1] {
				if err := tx.Put(&model.Name{Participant: one.ID, Name: "Geheim"}); err != nil {
					return err
				}
			}
			return nil
		})
		if err == nil && n%10 == 9 {
			_, err = d.Edit("edit.names.erase", func(tx *model.Tx) error { tx.EraseNames(); return nil })
			n++
		}
		if err == nil && n%3 == 0 {
			if err = f.Flush(); err == nil {
				fmt.Println(len(d.History()))
			}
		}
		if err != nil {
			return err
		}
	}
}

// TestKilledAtAnyMoment kills a program that is editing, again and again, and counts: whatever it said was saved must be there, and
// undo must go on from there.
func TestKilledAtAnyMoment(t *testing.T) {
	t.Parallel()
	rounds := tortured(8, 40, 1000)
	random := rand.New(rand.NewPCG(testSeed(), 4))
	const life = 100 // rounds after which another dossier begins: one that grows takes ever longer to open
	path := ""
	saved, made, patience := 0, 0, 1 // a busy machine takes longer to start a program
	for round := range rounds {
		if round%life == 0 {
			path, saved = filepath.Join(t.TempDir(), "gedood.doelenboom"), 0
		}
		before := saved
		cmd, trouble := process(t, "edit until killed", path)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		killer := time.AfterFunc(time.Duration(patience*(10_000+random.IntN(90_000)))*time.Microsecond, func() { cmd.Process.Kill() })
		for lines := bufio.NewScanner(out); lines.Scan(); {
			if saved, err = strconv.Atoi(lines.Text()); err != nil {
				t.Fatal(err)
			}
		}
		killer.Stop()
		if cmd.Wait() == nil || trouble.Len() > 0 {
			t.Fatalf("round %d: the program ended by itself: %s", round, trouble)
		}
		f, err := Open(path, Options{})
		if errors.Is(err, fs.ErrNotExist) && saved == 0 {
			patience = min(2*patience, 64)
			continue // killed before there was a file
		}
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		d := f.Dossier()
		if len(d.History()) < saved {
			t.Fatalf("round %d: %d changes, and %d were said to be saved", round, len(d.History()), saved)
		}
		if len(d.History()) == before {
			patience = min(2*patience, 64)
		}
		if made += len(d.History()) - before; len(d.History()) > 0 {
			if _, err := d.Undo(); err != nil {
				t.Fatal(err)
			}
			if _, err := d.Redo(); err != nil {
				t.Fatal(err)
			}
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
		wantNoFindings(t, path)
		wantFiles(t, filepath.Dir(path), filepath.Base(path))
		saved = len(d.History())
	}
	if made < rounds {
		t.Fatalf("only %d changes in %d rounds: the program is killed before it does anything", made, rounds)
	}
	t.Logf("seed %d: killed %d times during %d changes, none lost", testSeed(), rounds, made)
}
