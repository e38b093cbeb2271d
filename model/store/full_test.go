//go:build linux

package store

import (
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"doelenboom/model"
)

func init() {
	roles["run out of room"] = func(args []string) error {
		signal.Ignore(syscall.SIGXFSZ) // a write past the limit then fails with an error, as on a full disk
		limit := func(bytes uint64) error {
			var now syscall.Rlimit
			if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &now); err != nil {
				return err
			}
			now.Cur = min(bytes, now.Max)
			return syscall.Setrlimit(syscall.RLIMIT_FSIZE, &now)
		}
		return runOutOfRoom(args[0], func() error { return limit(300_000) }, func() error { return limit(^uint64(0)) })
	}
	roles["read only"] = func(args []string) error {
		_, err := Open(args[0], Options{})
		if problem, ok := model.AsProblem(err); !ok || problem.Key != model.Key(args[1]) {
			return fmt.Errorf("opened for writing: %w", err)
		}
		if args[1] == "problem.store.permission" {
			return nil
		}
		f, err := Open(args[0], Options{ReadOnly: true})
		if err != nil {
			return err
		}
		_, err = Create(filepath.Join(filepath.Dir(args[0]), "nieuw.doelenboom"), f.Dossier())
		if problem, ok := model.AsProblem(err); !ok || problem.Key != "problem.store.noWriting" {
			return fmt.Errorf("made in a folder that cannot be written: %w", err)
		}
		return f.Close()
	}
}

// runOutOfRoom edits until nothing more fits, goes on editing, makes room again, and counts.
func runOutOfRoom(folder string, fill, makeRoom func() error) error {
	d := model.New(testEnvironment(1))
	path := filepath.Join(folder, "vol.doelenboom")
	f, err := Create(path, d)
	if err != nil {
		return err
	}
	edit := func() error {
		_, err := d.Edit("edit.card.add", func(tx *model.Tx) error {
			_, err := tx.AddCard("", 0, strings.Repeat("Een lange gedachte. ", 500), "")
			return err
		})
		return err
	}
	if err := edit(); err != nil {
		return err
	}
	if err := f.Flush(); err != nil {
		return err
	}
	if err := fill(); err != nil {
		return err
	}
	saved := 0
	for err = nil; err == nil; err = f.Flush() {
		saved = len(d.History())
		if saved > 2000 {
			return errors.New("it never gets full")
		}
		if err := edit(); err != nil {
			return err
		}
	}
	if problem, ok := model.AsProblem(err); !ok || problem.Key != "problem.store.full" {
		return fmt.Errorf("full, but told: %w", err)
	}
	for range 20 {
		if err := edit(); err != nil {
			return err
		}
	}
	if err := f.Flush(); err == nil {
		return errors.New("saved what does not fit")
	}
	if s := f.State(); s.Pending != len(d.History())-saved || s.Err == nil {
		return fmt.Errorf("state %+v, %d changes of which %d saved", s, len(d.History()), saved)
	}
	if f, err := Create(filepath.Join(folder, "kopie.doelenboom"), d); err == nil {
		return errors.Join(errors.New("a copy was made that does not fit"), f.Close())
	} else if problem, ok := model.AsProblem(err); !ok || problem.Key != "problem.store.fullNew" {
		return fmt.Errorf("no room for a copy, but told: %w", err)
	}
	entries, err := os.ReadDir(folder)
	for _, entry := range entries {
		if strings.HasPrefix(entry.Name(), besidePrefix) || strings.HasPrefix(entry.Name(), "kopie") {
			return fmt.Errorf("left behind: %s", entry.Name())
		}
	}
	if err != nil {
		return err
	}

	// What was saved is there, for whoever opens the file now. The copy that this makes must not run into the limit itself.
	if err := makeRoom(); err != nil {
		return err
	}
	onDisk, err := Open(path, Options{ReadOnly: true})
	if err != nil {
		return err
	}
	if got := len(onDisk.Dossier().History()); got < saved || got > len(d.History()) { // with room, the writer may be at it again
		return fmt.Errorf("%d changes on the disk, %d saved of %d", got, saved, len(d.History()))
	}
	if err := onDisk.Close(); err != nil {
		return err
	}

	if err := f.Close(); err != nil {
		return err
	}
	again, err := Open(path, Options{})
	if err != nil {
		return err
	}
	if got := historyOf(again.Dossier()); got != historyOf(d) {
		return fmt.Errorf("after making room:\n%s\nwant:\n%s", got, historyOf(d))
	}
	if err := again.Close(); err != nil {
		return err
	}
	found, err := Check(path)
	if len(found) > 0 {
		return fmt.Errorf("check: %v", found)
	}
	return err
}

func TestNoRoomWithinALimit(t *testing.T) {
	cmd, trouble := process(t, "run out of room", t.TempDir())
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v: %s", err, trouble)
	}
}

func TestNoRoomOnTheDisk(t *testing.T) {
	folder := t.TempDir()
	if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, "size=1500k"); err != nil {
		t.Skip("only root may mount a small disk: ", err)
	}
	defer syscall.Unmount(folder, syscall.MNT_DETACH)
	ballast := filepath.Join(folder, "ballast")
	fill := func() error { return os.WriteFile(ballast, make([]byte, 900_000), 0o600) }
	if err := runOutOfRoom(folder, fill, func() error { return os.Remove(ballast) }); err != nil {
		t.Fatal(err)
	}
}

// TestPlaceThatCannotBeWritten opens files without the rights, in a process without the powers of root.
func TestPlaceThatCannotBeWritten(t *testing.T) {
	path := create(t, sample(t, 5, 5))
	for _, c := range []struct {
		file, folder os.FileMode
		key          string
	}{
		{0o444, 0o555, "problem.store.readOnly"},
		{0o000, 0o555, "problem.store.permission"},
	} {
		for place, mode := range map[string]os.FileMode{path: c.file, filepath.Dir(path): c.folder} {
			if err := os.Chmod(place, mode); err != nil {
				t.Fatal(err)
			}
		}
		cmd, trouble := process(t, "read only", path, c.key)
		if os.Getuid() == 0 {
			const nobody = 65534
			if err := os.Chmod(filepath.Dir(filepath.Dir(path)), 0o755); err != nil {
				t.Fatal(err)
			}
			cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
			cmd.Path = reachable(t, cmd.Path)
			cmd.Dir = os.TempDir()
		}
		if err := cmd.Run(); err != nil {
			t.Fatalf("%s: %v: %s", c.key, err, trouble)
		}
	}
	if err := os.Chmod(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
}

// reachable copies a program to where anybody may run it.
func reachable(t *testing.T, program string) string {
	t.Helper()
	folder, err := os.MkdirTemp("", "program-*")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(folder) })
	copied := filepath.Join(folder, "program")
	copyTo(t, program, copied)
	for _, path := range []string{folder, copied} {
		if err := os.Chmod(path, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return copied
}
