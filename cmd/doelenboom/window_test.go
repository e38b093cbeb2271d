//go:build window

package main

import (
	"bytes"
	"encoding/json"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"doelenboom/model"
)

// TestWindow goes the whole way in the program as it is built, in a real window, with real keys: a new dossier, a goal tree, an indicator
// with its figures and a paper; then the power is cut, and everything is there and can be undone.
func TestWindow(t *testing.T) {
	d := openDisplay(t)
	w := &walk{t: t, p: install(t, build(t, "."), d), d: d}
	w.file = filepath.Join(w.p.home, "Doelenboom", title+".doelenboom")
	t.Cleanup(func() { w.tellFaults(t) })
	for _, step := range []struct {
		name string
		do   func(*walk, *testing.T)
	}{
		{"new dossier", (*walk).newDossier},
		{"goals", (*walk).goals},
		{"sheet", (*walk).sheet},
		{"room", (*walk).room},
		{"zoom", (*walk).zoom},
		{"indicator", (*walk).indicator},
		{"figures", (*walk).figures},
		{"paper", (*walk).paper},
		{"second window", (*walk).secondWindow},
		{"power cut", (*walk).powerCut},
		{"undo", (*walk).undo},
		{"paper beside a dossier named from here", (*walk).paper},
		{"projector", (*walk).projector},
		{"close", (*walk).close},
	} {
		if !t.Run(step.name, func(t *testing.T) { step.do(w, t) }) {
			d.keepPicture(t)
			t.FailNow()
		}
	}
}

const title = "Een zinvolle dag"

// walk is how far the test has come.
type walk struct {
	t      *testing.T // of the whole walk
	p      *program
	d      *display
	file   string
	window string
	runs   []*running
	before []byte // the dossier before the last change
}

// open starts the program and gives its window the keyboard.
func (w *walk) open(t *testing.T, args ...string) {
	t.Helper()
	w.runs = append(w.runs, w.p.start(w.t, args...))
	w.window = w.d.find(t, "Doelenboom")
	w.d.focus(t, w.window)
}

func (w *walk) newDossier(t *testing.T) {
	w.open(t)
	w.d.write(t, title)
	w.d.press(t, "Return")
	until(t, "the dossier is on the disk", func() bool {
		_, err := os.Stat(w.file)
		return err == nil
	})
	if got := w.p.show(t, w.file).Title; got != title {
		t.Errorf("the title is %q", got)
	}
}

// tree is the goal tree that the test writes: each goal with the one above it, in order.
var tree = [][2]string{
	{"", "Iedereen doet mee in de buurt"},
	{"Iedereen doet mee in de buurt", "Meer mensen hebben overdag een plek"},
	{"Iedereen doet mee in de buurt", "Buren kennen elkaar van één café"},
	{"Buren kennen elkaar van één café", "Elke week is er koffie"},
	{"Buren kennen elkaar van één café", "Wie alleen is komt vaker langs"},
}

func (w *walk) goals(t *testing.T) {
	w.d.press(t, "Escape", "alt+2", "Return") // leaves the assistant, which asks for the theme first
	for i, keys := range [][]string{
		{"Tab"},              // done, and a goal under it
		{"Return", "Return"}, // done; beside what is selected
		{"Return", "Tab"},    // done; under what is selected
		{"Return", "Return"},
		{"Return"},
	} {
		w.d.write(t, tree[i][1])
		w.d.press(t, keys...)
		until(t, "the goal is on the disk: "+tree[i][1], func() bool { return w.p.show(t, w.file).Goals == i+1 })
	}
	if got := w.records(t).tree(); !slices.Equal(got, tree) {
		t.Errorf("the tree is\n%q, not\n%q", got, tree)
	}
}

// sheet opens the help and leaves it with Escape; what was there before it is there again.
func (w *walk) sheet(t *testing.T) {
	before := w.d.picture(t)
	w.d.press(t, "F1")
	until(t, "the help is there", func() bool { return changed(before, w.d.picture(t)) > 0.01 })
	w.d.press(t, "Escape")
	until(t, "the help is gone", func() bool { return changed(before, w.d.picture(t)) < 0.001 })
}

// room shows what the room sees on this window, and goes back.
func (w *walk) room(t *testing.T) {
	before := w.d.picture(t)
	w.d.press(t, "F11")
	until(t, "the window shows what the room sees", func() bool { return changed(before, w.d.picture(t)) > 0.01 })
	w.d.press(t, "F11")
	until(t, "the window is the laptop's again", func() bool { return changed(before, w.d.picture(t)) < 0.001 })
}

func (w *walk) zoom(t *testing.T) {
	zoom := func() (percent int) {
		var kept struct{ Zoom int }
		data, err := os.ReadFile(filepath.Join(w.p.settings(), "preferences.json"))
		if err != nil || json.Unmarshal(data, &kept) != nil {
			return 0 // it is being written
		}
		return kept.Zoom
	}
	before := w.d.picture(t)
	w.d.press(t, "ctrl+equal")
	until(t, "the program is larger and remembers it", func() bool { return zoom() == 125 && changed(before, w.d.picture(t)) > 0.01 })
	w.d.press(t, "ctrl+minus")
	until(t, "the program has its size again", func() bool { return zoom() == 100 })
}

const indicatorName = "Mensen met een plek overdag"

func (w *walk) indicator(t *testing.T) {
	w.d.press(t, "alt+3", "Home", "Down") // the second goal
	w.d.write(t, indicatorName)
	w.d.press(t, "Return") // a sign, in people's own words
	until(t, "the sign is on the disk", func() bool { return w.p.show(t, w.file).Cards == 1 })
	w.d.press(t, "Down", "Return", "Return", "Return") // which becomes an indicator under its own name, still without a definition
	until(t, "the indicator is on the disk", func() bool { return w.p.show(t, w.file).Indicators == 1 })
	records := w.records(t)
	if got := records.Indicator[0]; got.Name != indicatorName || !slices.Equal(got.Goals, []model.ID{records.Goal[1].ID}) {
		t.Errorf("the indicator is %q, under %v", got.Name, got.Goals)
	}
}

// figures writes three figures in the table, the last one when the dossier before it is known.
func (w *walk) figures(t *testing.T) {
	w.d.press(t, "alt+5", "ctrl+Next")
	for i, figure := range [][2]string{{"2023", "41,5"}, {"2024", "44"}, {"2025", "43,2"}} {
		w.before = w.p.export(t, w.file)
		for _, text := range figure {
			w.d.write(t, text)
			w.d.press(t, "Return")
		}
		until(t, "the figure is on the disk: "+figure[0], func() bool { return w.p.show(t, w.file).Values == i+1 })
	}
	var got []string
	for _, value := range w.records(t).Value {
		got = append(got, value.Period+" "+value.Value.String())
	}
	if want := []string{"2023 41.5", "2024 44", "2025 43.2"}; !slices.Equal(got, want) {
		t.Errorf("the figures are %q, not %q", got, want)
	}
}

// downToTree is how far the goal tree stands down in the list of papers: after the set of the one session that there is, and six papers.
const downToTree = 7

func (w *walk) paper(t *testing.T) {
	if err := os.RemoveAll(w.p.opened()); err != nil {
		t.Fatal(err)
	}
	w.d.press(t, "alt+7", "Home")
	for range downToTree {
		w.d.press(t, "Down")
	}
	w.d.press(t, "Return")
	var opened string
	until(t, "the paper is made and opened", func() bool {
		data, err := os.ReadFile(w.p.opened())
		opened = strings.TrimSpace(string(data))
		return err == nil && opened != ""
	})
	papers, err := filepath.Glob(filepath.Join(w.p.home, "Doelenboom", "*", "*.pdf"))
	if err != nil || len(papers) != 1 {
		t.Fatalf("the papers are %q (%v)", papers, err)
	}
	if want := "file://" + strings.ReplaceAll(papers[0], " ", "%20"); opened != want {
		t.Errorf("opened is %s, not %s", opened, want)
	}
	if out, err := exec.Command("pdfinfo", papers[0]).CombinedOutput(); err != nil || !bytes.Contains(out, []byte("Pages:")) {
		t.Errorf("pdfinfo: %v\n%s", err, out)
	}
	text, err := exec.Command("pdftotext", "-raw", papers[0], "-").Output()
	if err != nil {
		t.Fatalf("pdftotext: %v", err)
	}
	words := strings.Join(strings.Fields(string(text)), " ")
	for _, goal := range tree {
		if !strings.Contains(words, goal[1]) {
			t.Errorf("%q is not on the paper:\n%s", goal[1], text)
		}
	}
}

// secondWindow opens the dossier once more: the window comes, and it is told in one sentence that the dossier is open already.
func (w *walk) secondWindow(t *testing.T) {
	second := w.p.start(w.t, w.file)
	var said []byte
	until(t, "the second window says that the dossier is open", func() bool {
		said, _ = os.ReadFile(second.output)
		return bytes.Contains(said, []byte(title+".doelenboom"))
	})
	until(t, "the second window is there", func() bool {
		found, _, err := w.d.try("xdotool", "search", "--onlyvisible", "--name", "Doelenboom")
		return err == nil && len(bytes.Fields(found)) > 1
	})
	second.kill()
	w.d.focus(t, w.window)
}

// powerCut ends the program in the middle of it all.
func (w *walk) powerCut(t *testing.T) {
	whole := w.p.export(t, w.file)
	w.runs[0].kill()
	w.p.must(t, "check", w.file)
	if !bytes.Equal(w.p.export(t, w.file), whole) {
		t.Error("the dossier is another one after the power was cut")
	}
}

// undo opens the dossier again and takes the last figure back, and nothing else.
func (w *walk) undo(t *testing.T) {
	history := w.p.log(t, w.file)
	last := history[len(history)-1]
	here, err := filepath.Rel(w.p.home, w.file)
	if err != nil {
		t.Fatal(err)
	}
	w.open(t, here)
	w.d.press(t, "ctrl+z")
	until(t, "the last change is undone on the disk", func() bool { return len(w.p.log(t, w.file)) > len(history) })
	now := w.p.log(t, w.file)
	if undone := now[len(now)-1]; len(now) != len(history)+1 || undone.Undoes != last.ID {
		t.Errorf("undone is %q of %d changes, and last was %q of %d", undone.Text, len(now), last.Text, len(history))
	}
	if after := w.p.export(t, w.file); !bytes.Equal(after, w.before) {
		t.Errorf("undone, the dossier is\n%s\nand before it was\n%s", after, w.before)
	}
}

// projector opens the window for the room, in which what is written on the laptop appears letter by letter, and leaves it open.
func (w *walk) projector(t *testing.T) {
	w.d.press(t, "alt+2")
	w.d.run(t, "xdotool", "mousemove", "1240", "24", "click", "1") // the button at the right of the bar
	w.d.run(t, "xdotool", "windowraise", w.d.find(t, "projector"))
	w.d.focus(t, w.window)
	var before image.Image
	until(t, "the room sees the tree", func() bool {
		last := before
		before = w.d.picture(t)
		return last != nil && changed(last, before) == 0
	})
	w.d.press(t, "Tab")
	w.d.write(t, "Iedereen weet de weg")
	var writing image.Image
	until(t, "the room sees what is written", func() bool {
		writing = w.d.picture(t)
		return changed(before, writing) > 0.005
	})
	w.d.press(t, "Escape")
	until(t, "the room sees it no more", func() bool { return changed(writing, w.d.picture(t)) > 0.005 })
	if goals := w.p.show(t, w.file).Goals; goals != len(tree) {
		t.Errorf("there are %d goals", goals)
	}
}

// close closes the window, and the projector with it, and leaves a whole dossier that is open nowhere.
func (w *walk) close(t *testing.T) {
	w.d.closeWindow(t, w.window)
	if code := w.runs[1].end(t); code != exitDone {
		t.Errorf("the program ended with %d", code)
	}
	w.p.must(t, "check", w.file)
	left, err := filepath.Glob(filepath.Join(filepath.Dir(w.file), ".*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left beside the dossier: %q (%v)", left, err)
	}
}

// tellFaults shows what the program wrote, and fails on what it must never write.
func (w *walk) tellFaults(t *testing.T) {
	for _, file := range append(outputs(w.runs), filepath.Join(w.p.settings(), "doelenboom.log")) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Error(err)
		}
		t.Logf("%s:\n%s", filepath.Base(file), data)
		for _, fault := range faults(string(data)) {
			t.Errorf("a fault in %s: %s", filepath.Base(file), fault)
		}
	}
}

func outputs(runs []*running) (files []string) {
	for _, r := range runs {
		files = append(files, r.output)
	}
	return files
}

// records are the parts of an export that the test reads.
type records struct {
	Goal []struct {
		ID, Parent model.ID
		Text       string
	}
	Indicator []struct {
		Name  string
		Goals []model.ID
	}
	Value []struct {
		Period string
		Value  json.Number
	}
}

func (w *walk) records(t *testing.T) records {
	t.Helper()
	var export struct{ Records records }
	w.p.read(t, string(w.p.export(t, w.file)), &export)
	return export.Records
}

// tree are the goals, each with the one above it.
func (r records) tree() (out [][2]string) {
	texts := map[model.ID]string{}
	for _, goal := range r.Goal {
		texts[goal.ID] = goal.Text
		out = append(out, [2]string{texts[goal.Parent], goal.Text})
	}
	return out
}
