//go:build window

package main

import (
	"bufio"
	"bytes"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// display is a screen of 1280x800 without a window manager, on which keys are pressed as somebody at a keyboard would.
type display struct {
	name string // as in $DISPLAY
}

// openDisplay starts an X server for this test alone, with a keyboard that can write an é.
func openDisplay(t testing.TB) *display {
	t.Helper()
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer read.Close()
	server := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset")
	server.ExtraFiles = []*os.File{write}
	err = server.Start()
	write.Close()
	if err != nil {
		t.Fatalf("no display (.ci/install-packages tests installs it): %v", err)
	}
	t.Cleanup(func() {
		server.Process.Kill()
		server.Wait()
	})
	number, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		t.Fatalf("no display: %v", err)
	}
	d := &display{name: ":" + strings.TrimSpace(number)}
	d.run(t, "setxkbmap", "-layout", "us", "-variant", "intl")
	until(t, "the keyboard has dead keys", func() bool { return bytes.Contains(d.run(t, "setxkbmap", "-query"), []byte("intl")) })
	return d
}

// run calls a program that works on the display and returns what it wrote.
func (d *display) run(t testing.TB, name string, args ...string) []byte {
	t.Helper()
	out, problems, err := d.try(name, args...)
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, problems)
	}
	return out
}

func (d *display) try(name string, args ...string) (out, problems []byte, err error) {
	var written, complaints bytes.Buffer
	cmd := exec.Command(name, args...)
	cmd.Env = append(os.Environ(), "DISPLAY="+d.name)
	cmd.Stdout, cmd.Stderr = &written, &complaints
	err = cmd.Run()
	return written.Bytes(), complaints.Bytes(), err
}

// find waits for a window with a title and returns its number.
func (d *display) find(t testing.TB, title string) (window string) {
	t.Helper()
	until(t, "there is a window "+title, func() bool {
		found, _, err := d.try("xdotool", "search", "--onlyvisible", "--name", title)
		window, _, _ = strings.Cut(string(found), "\n")
		return err == nil && window != ""
	})
	return window
}

// focus gives a window the keyboard.
func (d *display) focus(t testing.TB, window string) {
	t.Helper()
	until(t, "the window has the keyboard", func() bool {
		d.run(t, "xdotool", "windowfocus", window)
		focused, _, err := d.try("xdotool", "getwindowfocus")
		return err == nil && strings.TrimSpace(string(focused)) == window
	})
}

// press presses keys one after the other, as xdotool names them.
func (d *display) press(t testing.TB, keys ...string) {
	t.Helper()
	d.run(t, "xdotool", append([]string{"key", "--delay", "20"}, keys...)...)
}

// write types a text.
func (d *display) write(t testing.TB, text string) {
	t.Helper()
	d.run(t, "xdotool", "type", "--delay", "12", text)
}

// picture is what the screen shows.
func (d *display) picture(t testing.TB) image.Image {
	t.Helper()
	seen, err := png.Decode(bytes.NewReader(d.run(t, "import", "-window", "root", "png:-")))
	if err != nil {
		t.Fatal(err)
	}
	return seen
}

// keepPicture keeps what the screen shows in a file, and tells where.
func (d *display) keepPicture(t testing.TB) {
	folder, err := os.MkdirTemp("", "doelenboom-window-*")
	if err != nil {
		t.Logf("no picture of the screen: %v", err)
		return
	}
	path := filepath.Join(folder, "screen.png")
	if _, problems, err := d.try("import", "-window", "root", path); err != nil {
		t.Logf("no picture of the screen: %v\n%s", err, problems)
		return
	}
	t.Logf("the screen is kept in %s", path)
}

// changed returns the share of the points in which two pictures of the screen differ.
func changed(a, b image.Image) float64 {
	different, bounds := 0, a.Bounds()
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			r1, g1, b1, _ := a.At(x, y).RGBA()
			r2, g2, b2, _ := b.At(x, y).RGBA()
			if r1 != r2 || g1 != g2 || b1 != b2 {
				different++
			}
		}
	}
	return float64(different) / float64(bounds.Dx()*bounds.Dy())
}

// patience is how long something may take that takes a moment, on a machine with other things to do.
const patience = 90 * time.Second

// until waits for something that will be so.
func until(t testing.TB, what string, so func() bool) {
	t.Helper()
	for end := time.Now().Add(patience); !so(); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("not after %s: %s", patience, what)
		}
	}
}
