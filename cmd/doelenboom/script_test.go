package main

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"doelenboom/model/store"
	"doelenboom/ui/words"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"doelenboom": func() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
		"holder":     hold,
	})
}

// hold keeps a dossier open, as a window does: holder DOSSIER READY. It says that it has it by making a file, and ends with that file.
func hold() {
	file, err := store.Open(os.Args[1], store.Options{})
	if err == nil {
		err = os.WriteFile(os.Args[2], nil, 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	for err == nil {
		time.Sleep(10 * time.Millisecond)
		_, err = os.Stat(os.Args[2])
	}
	if err := file.Close(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// TestScripts runs the program as people do. Beside the usual commands of testscript the scripts have those of [scriptCommands], the
// condition [root], and [samples] for real files beside the project, which are in $SAMPLES.
func TestScripts(t *testing.T) {
	samples, err := filepath.Abs(filepath.Join("..", "..", "..", "shared", "samples"))
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		Cmds:                scriptCommands,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("SAMPLES", samples)
			env.Setenv("XDG_DATA_HOME", filepath.Join(env.WorkDir, ".data")) // where backups go
			env.Setenv("LOCALAPPDATA", filepath.Join(env.WorkDir, ".data"))
			return nil
		},
		Condition: func(condition string) (bool, error) {
			switch condition {
			case "samples":
				_, err := os.Stat(samples)
				return err == nil, nil
			case "root":
				return os.Getuid() == 0, nil
			}
			return false, fmt.Errorf("no condition %q", condition)
		},
	})
}

var scriptCommands = map[string]func(ts *testscript.TestScript, neg bool, args []string){
	"fails":    fails,
	"field":    field,
	"awaits":   awaits,
	"snapshot": snapshot,
	"encode":   encode,
	"cut":      cut,
	"spoil":    spoil,
	"newer":    newer,
	"within":   within,
	"unpack":   unpack,
}

// fails runs the program in both languages, which must end with a code, tell why in one sentence that matches a text of that language, and
// leave everything as it was: fails CODE DUTCH ENGLISH ARGUMENT...
func fails(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 4 {
		ts.Fatalf("usage: fails CODE DUTCH ENGLISH ARGUMENT...")
	}
	before := everything(ts, ".")
	for i, language := range words.Languages() {
		err := ts.Exec("doelenboom", append([]string{"--lang", language}, args[3:]...)...)
		var ended *exec.ExitError
		if !errors.As(err, &ended) || strconv.Itoa(ended.ExitCode()) != args[0] {
			ts.Fatalf("%s: it ended with %v, want code %s", language, err, args[0])
		}
		if told := ts.ReadFile("stderr"); strings.Count(told, "\n") != 1 || !strings.Contains(told, args[1+i]) {
			ts.Fatalf("%s: it told %q, want one line with %q", language, told, args[1+i])
		}
		if out := ts.ReadFile("stdout"); out != "" {
			ts.Fatalf("%s: it wrote %q", language, out)
		}
	}
	if after := everything(ts, "."); !maps.Equal(before, after) {
		ts.Fatalf("it changed files:\n%v\n%v", before, after)
	}
}

// everything is what stands in a folder: the files by name, with a digest of what is in them.
func everything(ts *testscript.TestScript, folder string) map[string]string {
	out := map[string]string{}
	ts.Check(filepath.WalkDir(ts.MkAbs(folder), func(path string, entry fs.DirEntry, err error) error {
		if err == nil && entry.IsDir() && entry.Name() == ".data" { // of the program itself: backups come and go there
			return fs.SkipDir
		}
		if err != nil || entry.IsDir() {
			out[path] = "folder"
			return err
		}
		data, err := os.ReadFile(path)
		out[path] = fmt.Sprintf("%d %x", len(data), sha256.Sum256(data))
		return err
	}))
	return out
}

// field looks into JSON: field FILE PLACE WANT, where a place is names and numbers with points between them. It compares JSON with JSON.
func field(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: field FILE PLACE WANT")
	}
	var value any
	decoder := json.NewDecoder(strings.NewReader(ts.ReadFile(args[0])))
	decoder.UseNumber()
	ts.Check(decoder.Decode(&value))
	if decoder.More() {
		ts.Fatalf("%s holds more than one value", args[0])
	}
	for name := range strings.SplitSeq(args[1], ".") {
		switch at := value.(type) {
		case map[string]any:
			found, ok := at[name]
			if !ok {
				ts.Fatalf("there is no %s in %v", name, slices.Sorted(maps.Keys(at)))
			}
			value = found
		case []any:
			if name == "length" {
				value = json.Number(strconv.Itoa(len(at)))
				break
			}
			i, err := strconv.Atoi(name)
			ts.Check(err)
			if i >= len(at) {
				ts.Fatalf("there are only %d", len(at))
			}
			value = at[i]
		default:
			ts.Fatalf("there is nothing in %v", value)
		}
	}
	var got bytes.Buffer
	encoder := json.NewEncoder(&got)
	encoder.SetEscapeHTML(false)
	ts.Check(encoder.Encode(value))
	if is := strings.TrimSpace(got.String()) == args[2]; is == neg {
		ts.Fatalf("%s is %s", args[1], got.String())
	}
}

// awaits waits for a file to come.
func awaits(ts *testscript.TestScript, _ bool, args []string) {
	for range 1000 {
		if _, err := os.Stat(ts.MkAbs(args[0])); err == nil {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	ts.Fatalf("%s does not come", args[0])
}

// snapshot keeps what a folder holds under a name, and the second time compares: snapshot NAME FOLDER
func snapshot(ts *testscript.TestScript, neg bool, args []string) {
	now := fmt.Sprint(everything(ts, args[1]))
	key := "SNAPSHOT_" + args[0]
	before := ts.Getenv(key)
	ts.Setenv(key, now)
	if before != "" && (before == now) == neg {
		ts.Fatalf("before:\n%s\nnow:\n%s", before, now)
	}
}

var encodings = map[string]encoding.Encoding{
	"utf-16": unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "windows-1252": charmap.Windows1252,
}

// encode writes a file in another encoding: encode NAME FROM TO
func encode(ts *testscript.TestScript, _ bool, args []string) {
	out, err := encodings[args[0]].NewEncoder().String(ts.ReadFile(args[1]))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), []byte(out), 0o644))
}

// cut keeps the beginning of a file: cut FILE BYTES
func cut(ts *testscript.TestScript, _ bool, args []string) {
	size, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	ts.Check(os.Truncate(ts.MkAbs(args[0]), size))
}

// spoil changes the letters of a text in a file, as a bad disk may: spoil FILE TEXT
func spoil(ts *testscript.TestScript, _ bool, args []string) {
	data := []byte(ts.ReadFile(args[0]))
	if !bytes.Contains(data, []byte(args[1])) {
		ts.Fatalf("%q is not in the file", args[1])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), bytes.ReplaceAll(data, []byte(args[1]), bytes.ToUpper([]byte(args[1]))), 0o644))
}

// layoutNumber is each of the two numbers that say which programs can read a dossier.
var layoutNumber = regexp.MustCompile(`("(?:schema|reader)":)[0-9]`)

// newer makes a dossier say that it comes from a later version, as the format describes: an envelope of one byte and a checksum stands
// before what the file says of itself.
func newer(ts *testscript.TestScript, _ bool, args []string) {
	data := []byte(ts.ReadFile(args[0]))
	place := append([]byte("meta\x00\x04head"), 1)
	done := 0
	for at := 0; ; {
		found := bytes.Index(data[at:], []byte(`{"schema":`))
		if found < 0 {
			break
		}
		at += found
		var head json.RawMessage
		ts.Check(json.NewDecoder(bytes.NewReader(data[at:])).Decode(&head))
		copy(data[at:], layoutNumber.ReplaceAll(head, []byte("${1}9")))
		table := crc32.MakeTable(crc32.Castagnoli)
		binary.BigEndian.PutUint32(data[at-4:], crc32.Update(crc32.Checksum(place, table), table, data[at:at+len(head)]))
		at += len(head)
		done++
	}
	if done == 0 {
		ts.Fatalf("%s says nothing of itself", args[0])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), data, 0o644))
}

// unpack takes the files out of a zip: unpack ZIP FOLDER
func unpack(ts *testscript.TestScript, _ bool, args []string) {
	archive, err := zip.OpenReader(ts.MkAbs(args[0]))
	ts.Check(err)
	defer archive.Close()
	ts.Check(os.CopyFS(ts.MkAbs(args[1]), archive))
}

// within compares a number in a file with bounds: within FILE NAME LOW HIGH, where the file has a line "NAME: 12".
func within(ts *testscript.TestScript, _ bool, args []string) {
	for line := range strings.Lines(ts.ReadFile(args[0])) {
		name, value, _ := strings.Cut(line, ":")
		if name != args[1] {
			continue
		}
		number, err := strconv.Atoi(strings.TrimSpace(value))
		ts.Check(err)
		low, err := strconv.Atoi(args[2])
		ts.Check(err)
		high, err := strconv.Atoi(args[3])
		ts.Check(err)
		if number < low || number > high {
			ts.Fatalf("%s is %d", name, number)
		}
		return
	}
	ts.Fatalf("no %s in %s", args[1], args[0])
}
