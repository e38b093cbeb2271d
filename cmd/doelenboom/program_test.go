//go:build window

package main

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"doelenboom/model"
)

// program is the program as it is built for people, with a home of its own.
type program struct {
	path    string
	home    string
	display *display
}

// build builds a program with a window; target is a folder or a file of this package.
func build(t testing.TB, target string, flags ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "program")
	cmd := exec.Command("go", append(append([]string{"build", "-buildvcs=false", "-o", path}, flags...), target)...)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=1")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	return path
}

// install makes a home for a program that was built. The only other program that it can find is the one that opens papers, which notes what
// it is asked to open.
func install(t testing.TB, path string, d *display) *program {
	t.Helper()
	p := &program{path: path, home: t.TempDir(), display: d}
	for _, folder := range []string{"bin", "run"} {
		if err := os.Mkdir(filepath.Join(p.home, folder), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	opener := "#!/bin/sh\necho \"$1\" >>'" + p.opened() + "'\n"
	if err := os.WriteFile(filepath.Join(p.home, "bin", "xdg-open"), []byte(opener), 0o700); err != nil {
		t.Fatal(err)
	}
	return p
}

// opened is the file that lists what the program asked the system to open.
func (p *program) opened() string { return filepath.Join(p.home, "opened") }

// settings is the folder in which the program keeps what it knows of its user, and its log; the README says so.
func (p *program) settings() string {
	return filepath.Join(p.home, ".config", "fyne", "org.doelenboom.Doelenboom")
}

func (p *program) command(args ...string) *exec.Cmd {
	cmd := exec.Command(p.path, args...)
	cmd.Dir = p.home // not the source: FyneApp.toml there would turn Fyne's check of its calls off
	cmd.Env = []string{
		"DISPLAY=" + p.display.name, "HOME=" + p.home, "LANG=C.UTF-8", "PATH=" + filepath.Join(p.home, "bin"), "USER=gespreksleider",
		"XDG_CACHE_HOME=" + filepath.Join(p.home, ".cache"), "XDG_CONFIG_HOME=" + filepath.Join(p.home, ".config"),
		"XDG_DATA_HOME=" + filepath.Join(p.home, ".local"), "XDG_RUNTIME_DIR=" + filepath.Join(p.home, "run"),
	}
	return cmd
}

// call calls the program and returns what it wrote, and the code with which it ended.
func (p *program) call(t testing.TB, args ...string) (out, problems string, code int) {
	t.Helper()
	var written, complaints strings.Builder
	cmd := p.command(args...)
	cmd.Stdout, cmd.Stderr = &written, &complaints
	var exit *exec.ExitError
	if err := cmd.Run(); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return written.String(), complaints.String(), cmd.ProcessState.ExitCode()
}

// must calls the program for something that succeeds.
func (p *program) must(t testing.TB, args ...string) string {
	t.Helper()
	out, problems, code := p.call(t, args...)
	if code != exitDone || problems != "" {
		t.Fatalf("doelenboom %s: %d\n%s", strings.Join(args, " "), code, problems)
	}
	return out
}

// show returns how much of everything is in a dossier that is on the disk, also while a window has it open.
func (p *program) show(t testing.TB, file string) (counts model.Counts) {
	t.Helper()
	p.read(t, p.must(t, "show", file, "--json"), &counts)
	return counts
}

// log returns the history of a dossier that is on the disk.
func (p *program) log(t testing.TB, file string) (changes []logged) {
	t.Helper()
	p.read(t, p.must(t, "log", file, "--json"), &changes)
	return changes
}

// export returns everything that is in a dossier on the disk.
func (p *program) export(t testing.TB, file string) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "dossier.json")
	p.must(t, "export", file, path)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func (p *program) read(t testing.TB, text string, into any) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), into); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
}

// running is a program with its window open.
type running struct {
	cmd    *exec.Cmd
	output string // the file with what it wrote
	ended  chan struct{}
}

// start starts the program. What it writes goes to the log of the test when that is done.
func (p *program) start(t testing.TB, args ...string) *running {
	t.Helper()
	output, err := os.CreateTemp(p.home, "output-*")
	if err != nil {
		t.Fatal(err)
	}
	defer output.Close()
	r := &running{cmd: p.command(args...), output: output.Name(), ended: make(chan struct{})}
	r.cmd.Stdout, r.cmd.Stderr = output, output
	if err := r.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		defer close(r.ended)
		r.cmd.Wait()
	}()
	t.Cleanup(func() { r.kill() })
	return r
}

// kill ends the program as a power cut does.
func (r *running) kill() {
	r.cmd.Process.Signal(syscall.SIGKILL)
	<-r.ended
}

// end waits until the program has ended and returns its code.
func (r *running) end(t testing.TB) int {
	t.Helper()
	select {
	case <-r.ended:
	case <-time.After(patience):
		t.Fatalf("the program still runs after %s", patience)
	}
	return r.cmd.ProcessState.ExitCode()
}

// harmless is what Fyne says without a fault of ours: without a desktop nothing tells it when that turns dark, and nobody lets it keep the
// screen from going black.
var harmless = []string{"failed to watch theme settings", "Unable to connect to session D-Bus"}

// faults are the lines that a program must never write: a window touched from the wrong thread, an error of the toolkit or of ours, a crash.
func faults(text string) []string {
	var found []string
	for line := range strings.Lines(text) {
		for _, fault := range []string{"Error in Fyne call thread", "Fyne error", "level=ERROR", "panic:", "fatal error:"} {
			if strings.Contains(line, fault) && !slices.ContainsFunc(harmless, func(part string) bool { return strings.Contains(line, part) }) {
				found = append(found, strings.TrimSpace(line))
				break
			}
		}
	}
	return found
}
