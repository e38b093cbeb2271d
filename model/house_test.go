package model_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/parser"
	"go/token"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "doelenboom"

// rooms are the packages of the house, each with what it may know of the others. A name stands for the package and all within it.
var rooms = map[string][]string{
	"model":          {},
	"model/script":   {"model", "assets"},
	"model/wording":  {"model", "assets"}, // rules in code, the words that raise them in assets
	"model/library":  {"model", "assets"},
	"model/store":    {"model"},
	"model/exchange": {"model", "model/exchange"},
	"ui/words":       {"model", "assets"},
	"ui/figure":      {"model", "ui/words", "ui/figure", "assets"},
	"ui/paper":       {"model", "model/script", "ui/words", "ui/figure", "ui/paper", "assets"},
	"ui/page":        {"model", "model/script", "ui/words", "ui/figure", "ui/page", "assets"},
	"ui/screen":      {"model", "model/library", "model/script", "model/wording", "model/store", "model/exchange", "ui", "assets"},
	"cmd":            {"model", "model/script", "model/store", "model/exchange", "ui", "cmd", "assets"},
	"assets":         {},
}

type guest struct {
	path  string
	rooms []string
}

// guests are the modules that only some rooms may let in, the most particular first.
var guests = []guest{
	{"fyne.io/fyne/v2/app", []string{"cmd"}},
	{"fyne.io", []string{"ui/screen", "cmd"}},
	{"github.com/jung-kurt/gofpdf", []string{"ui/paper"}},
	{"go.etcd.io/bbolt", []string{"model/store"}},
	{"github.com/xuri/excelize/v2", []string{"model/exchange"}},
	{"filippo.io/age", []string{"model/store"}},
	{"github.com/arran4/golang-ical", []string{"model/exchange/calendar"}},
}

// within reports whether a package is a room, or inside it. The room model is model alone.
func within(name, room string) bool {
	return name == room || room != "model" && strings.HasPrefix(name, room+"/")
}

func withinAny(name string, rooms []string) bool {
	return slices.ContainsFunc(rooms, func(room string) bool { return within(name, room) })
}

// roomOf returns the room that a package belongs to: the longest name that it is within.
func roomOf(name string) string {
	found := ""
	for room := range rooms {
		if within(name, room) && len(room) > len(found) {
			found = room
		}
	}
	return found
}

func TestWhoMayKnowWhom(t *testing.T) {
	for _, p := range packages(t) {
		for _, complaint := range complaints(p.ImportPath, p.imports(t)) {
			t.Error(complaint)
		}
	}
}

// complaints says which rule of the house a package breaks with what it imports.
func complaints(path string, imports []string) []string {
	name := strings.TrimPrefix(path, module+"/")
	room := roomOf(name)
	if room == "" {
		return []string{path + " is no room of the house"}
	}
	var out []string
	for _, imported := range imports {
		if ours, ok := strings.CutPrefix(imported, module+"/"); ok {
			if !withinAny(ours, rooms[room]) {
				out = append(out, fmt.Sprintf("%s imports %s, and %s may only know %v", path, imported, room, rooms[room]))
			}
			continue
		}
		for _, guest := range guests {
			if imported == guest.path || strings.HasPrefix(imported, guest.path+"/") {
				if !withinAny(name, guest.rooms) {
					out = append(out, fmt.Sprintf("%s imports %s, which only %v may", path, imported, guest.rooms))
				}
				break
			}
		}
	}
	return out
}

func TestTheRulesOfTheHouseBite(t *testing.T) {
	for _, test := range []struct {
		path, imported string
		fine           bool
	}{
		{"doelenboom/model/store", "doelenboom/model", true},
		{"doelenboom/model/store", "doelenboom/ui/words", false},
		{"doelenboom/model/store", "doelenboom/model/exchange", false},
		{"doelenboom/model/exchange/csv", "doelenboom/model/exchange/mindmap", true},
		{"doelenboom/model", "doelenboom/assets", false},
		{"doelenboom/ui/words", "doelenboom/ui/figure", false},
		{"doelenboom/ui/figure", "doelenboom/ui/paper", false},
		{"doelenboom/ui/paper", "doelenboom/ui/screen", false},
		{"doelenboom/ui/paper", "doelenboom/ui/page", false},
		{"doelenboom/ui/screen/control", "doelenboom/ui/paper", true},
		{"doelenboom/ui/screen", "doelenboom/cmd/doelenboom", false},
		{"doelenboom/assets", "doelenboom/model", false},
		{"doelenboom/helpers", "strings", false},
		{"doelenboom/model/store", "go.etcd.io/bbolt", true},
		{"doelenboom/model/script", "go.etcd.io/bbolt/errors", false},
		{"doelenboom/model/exchange/workbook", "github.com/xuri/excelize/v2", true},
		{"doelenboom/model/store", "github.com/xuri/excelize/v2", false},
		{"doelenboom/ui/screen", "github.com/xuri/excelize/v2", false},
		{"doelenboom/model/exchange/calendar", "github.com/arran4/golang-ical", true},
		{"doelenboom/model/exchange/table", "github.com/arran4/golang-ical", false},
		{"doelenboom/ui/paper", "github.com/jung-kurt/gofpdf", true},
		{"doelenboom/ui/screen", "github.com/jung-kurt/gofpdf", false},
		{"doelenboom/ui/screen/control", "fyne.io/fyne/v2/widget", true},
		{"doelenboom/ui/figure", "fyne.io/fyne/v2/canvas", false},
		{"doelenboom/ui/screen", "fyne.io/fyne/v2/app", false},
		{"doelenboom/ui/screen", "fyne.io/fyne/v2/appstate", true},
		{"doelenboom/cmd/doelenboom", "fyne.io/fyne/v2/app", true},
	} {
		if found := complaints(test.path, []string{test.imported}); (len(found) == 0) != test.fine {
			t.Errorf("%s imports %s: %v", test.path, test.imported, found)
		}
	}
}

// TestTheModelStandsOnTheStandardLibraryAlone holds for all that it leans on, however far away.
func TestTheModelStandsOnTheStandardLibraryAlone(t *testing.T) {
	for _, p := range list(t, "-deps", "./model") {
		if !p.Standard && p.ImportPath != module+"/model" {
			t.Errorf("%s/model leans on %s", module, p.ImportPath)
		}
	}
}

type listed struct {
	ImportPath     string
	Dir            string
	Standard       bool
	Imports        []string
	IgnoredGoFiles []string // left out by a build tag
}

func packages(t *testing.T) []listed {
	t.Helper()
	found := list(t, "./...")
	if len(found) < 2 {
		t.Fatalf("go list finds only %v", found)
	}
	return found
}

func list(t *testing.T, arguments ...string) []listed {
	t.Helper()
	command := exec.Command("go", append([]string{"list", "-e", "-json=ImportPath,Dir,Standard,Imports,IgnoredGoFiles"}, arguments...)...)
	command.Dir = ".."
	command.Env = append(os.Environ(), "CGO_ENABLED=0")
	var complaint bytes.Buffer
	command.Stderr = &complaint
	output, err := command.Output()
	if err != nil {
		t.Fatalf("%v: %s", err, complaint.String())
	}
	var out []listed
	for decoder := json.NewDecoder(bytes.NewReader(output)); ; {
		var p listed
		err := decoder.Decode(&p)
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, p)
	}
}

// imports returns what a package imports, with any build tags.
func (p listed) imports(t *testing.T) []string {
	t.Helper()
	out := p.Imports
	for _, name := range p.IgnoredGoFiles {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(p.Dir, name), nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, spec := range file.Imports {
			path, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, path)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
