package store

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"doelenboom/model"
)

func TestRefusesWhatIsNoDossier(t *testing.T) {
	folder := t.TempDir()
	whole := read(t, create(t, sample(t, 60, 60)))
	write := func(name string, data []byte) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	foreign := filepath.Join(folder, "foreign.doelenboom")
	db, err := bbolt.Open(foreign, 0o600, &bbolt.Options{PageSize: pageSize})
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		outer, err := tx.CreateBucket([]byte("meta"))
		if err != nil {
			return err
		}
		_, err = outer.CreateBucket([]byte("within"))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, path string
		key        model.Key
	}{
		{"not there", filepath.Join(folder, "none.doelenboom"), "problem.store.missing"},
		{"folder not there", filepath.Join(folder, "none", "none.doelenboom"), "problem.store.folder"},
		{"folder is a file", filepath.Join(write("file", []byte("x")), "none.doelenboom"), "problem.store.folder"},
		{"a folder", folder, "problem.store.notDossier"},
		{"0 bytes", write("empty.doelenboom", nil), "problem.store.empty"},
		{"a few bytes", write("few.doelenboom", whole[:10]), "problem.store.notDossier"},
		{"text", write("text.doelenboom", []byte(strings.Repeat("Geachte heer, mevrouw, ", 1000))), "problem.store.notDossier"},
		{"zeros", write("zeros.doelenboom", make([]byte, 100_000)), "problem.store.notDossier"},
		{"another database", foreign, "problem.store.notDossier"},
		{"one page", write("page.doelenboom", whole[:pageSize]), "problem.store.cutOff"},
		{"cut off", write("cut.doelenboom", whole[:len(whole)/3]), "problem.store.cutOff"},
		{"no meta page", write("metas.doelenboom", noMetas(whole)), "problem.store.damaged"},
	} {
		t.Run(c.name, func(t *testing.T) {
			before, _ := os.ReadFile(c.path)
			for _, readOnly := range []bool{false, true} {
				f, err := Open(c.path, Options{ReadOnly: readOnly})
				if f != nil {
					t.Fatal("it opened")
				}
				wantProblem(t, err, c.key)
				if OffersReading(err) {
					t.Fatal("offers to read what cannot be read")
				}
			}
			found, err := Check(c.path)
			if (err == nil) == (len(found) == 0) {
				t.Fatalf("check: %v, %v", found, err)
			}
			if after, _ := os.ReadFile(c.path); string(after) != string(before) {
				t.Fatal("the file was changed")
			}
		})
	}
}

func noMetas(data []byte) []byte {
	data = append([]byte(nil), data...)
	data[pageHeaderSize+30] ^= 1
	data[pageSize+pageHeaderSize+30] ^= 1
	return data
}

// rewriteHead changes what a closed file says of itself, as another version of the program would.
func rewriteHead(t *testing.T, path string, change func(map[string]any)) {
	t.Helper()
	db, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		meta := tx.Bucket([]byte(metaBucket))
		payload, err := unseal(metaBucket, []byte(headKey), meta.Get([]byte(headKey)))
		if err != nil {
			return err
		}
		fields := map[string]any{}
		if err := json.Unmarshal(payload, &fields); err != nil {
			return err
		}
		change(fields)
		if payload, err = json.Marshal(fields); err != nil {
			return err
		}
		if _, err := tx.CreateBucketIfNotExists([]byte("brand.new")); err != nil {
			return err
		}
		return meta.Put([]byte(headKey), seal(metaBucket, []byte(headKey), payload))
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestNewerVersion(t *testing.T) {
	d := sample(t, 5, 5)
	path := create(t, d)
	rewriteHead(t, path, func(h map[string]any) { h["schema"] = 7; h["extra"] = true })
	_, err := Open(path, Options{})
	problem := wantProblem(t, err, "problem.store.newerReadable")
	if problem.Args["needed"] != 7 || problem.Args["known"] != schema {
		t.Fatalf("args %v", problem.Args)
	}
	f := open(t, path, Options{ReadOnly: true})
	if got, want := picture(t, f.Dossier()), picture(t, d); got != want {
		t.Fatalf("got:\n%s\nwant:\n%s", got, want)
	}

	rewriteHead(t, path, func(h map[string]any) { h["reader"] = 6 })
	for _, readOnly := range []bool{false, true} {
		_, err := Open(path, Options{ReadOnly: readOnly})
		wantProblem(t, err, "problem.store.newer")
	}
	_, err = Check(path)
	wantProblem(t, err, "problem.store.newer")
}

func TestUnknownBucketIsDamage(t *testing.T) {
	path := create(t, sample(t, 5, 5))
	rewriteHead(t, path, func(map[string]any) {})
	_, err := Open(path, Options{})
	wantProblem(t, err, "problem.store.damaged")
}

func TestOpenElsewhere(t *testing.T) {
	t.Parallel()
	d := sample(t, 5, 5)
	path := create(t, d)
	first := open(t, path, Options{Environment: testEnvironment(2)})
	_, err := Open(path, Options{})
	problem := wantProblem(t, err, "problem.store.openBy")
	if !OffersReading(err) {
		t.Fatal("does not offer to read")
	}
	host, _ := os.Hostname()
	if problem.Args["user"] == "" || problem.Args["host"] != host || len(problem.Args["since"].(string)) != len("2026-11-22 13:30") {
		t.Fatalf("args %v", problem.Args)
	}

	// Without the note it is still locked, and with a broken one too.
	for _, data := range []string{"", "{", `{"pid":1}`} {
		if err := os.WriteFile(notePath(path), []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err = Open(path, Options{})
		wantProblem(t, err, "problem.store.open")
	}

	// Reading only goes on beside it, and sees what was saved at that moment.
	if _, err := first.Dossier().Edit("edit.goal.add", func(tx *model.Tx) error { _, err := tx.AddGoal(tx.Top().ID, 0, "Erbij"); return err }); err != nil {
		t.Fatal(err)
	}
	if err := first.Flush(); err != nil {
		t.Fatal(err)
	}
	reader := open(t, path, Options{ReadOnly: true})
	want := picture(t, first.Dossier())
	if got := picture(t, reader.Dossier()); got != want {
		t.Fatalf("got:\n%s\nwant:\n%s", got, want)
	}
	if _, err := reader.Dossier().Undo(); err != model.ErrReadOnly {
		t.Fatalf("an edit in a dossier for reading: %v", err)
	}
	if _, err := reader.Dossier().CanUndo().Touched(); err != nil {
		t.Fatalf("the history cannot be read: %v", err)
	}
	if err := reader.Flush(); err != nil {
		t.Fatal(err)
	}
	wantNoFindings(t, path)

	// A note that a crash on this machine left behind stands in nobody's way.
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(notePath(path)); !os.IsNotExist(err) {
		t.Fatalf("the note is still there: %v", err)
	}
	if err := os.WriteFile(notePath(path), fmt.Appendf(nil, `{"user":"iemand","host":%q,"pid":1}`, hostName()), 0o600); err != nil {
		t.Fatal(err)
	}
	open(t, path, Options{})
}

func TestReadOnlyLeavesNoCopyBehind(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	t.Setenv("TEMP", os.Getenv("TMPDIR"))
	t.Setenv("TMP", os.Getenv("TMPDIR"))
	path := create(t, sample(t, 5, 5))
	f := open(t, path, Options{ReadOnly: true})
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	wantFiles(t, os.TempDir())
}

func TestCreateNeverReplaces(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "brief.doelenboom")
	if err := os.WriteFile(path, []byte("van iemand anders"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Create(path, sample(t, 1, 1))
	wantProblem(t, err, "problem.store.exists")
	if string(read(t, path)) != "van iemand anders" {
		t.Fatal("the file was replaced")
	}
	wantFiles(t, folder, "brief.doelenboom")

	// Also when the file appears while the new one is being written.
	fresh := filepath.Join(folder, "fresh")
	copyTo(t, path, fresh)
	if err := putInPlace(fresh, path); !os.IsExist(err) {
		t.Fatalf("put in place of another file: %v", err)
	}

	_, err = Create(filepath.Join(folder, "none", "new.doelenboom"), sample(t, 1, 1))
	wantProblem(t, err, "problem.store.folder")
}

func TestFollowsLinks(t *testing.T) {
	d := sample(t, 3, 3)
	path := create(t, d)
	link := filepath.Join(t.TempDir(), "snelkoppeling")
	if err := os.Symlink(path, link); err != nil {
		t.Skip(err)
	}
	f := open(t, link, Options{})
	if f.Path() != link {
		t.Fatalf("path %s", f.Path())
	}
	erase(t, f)
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Fatalf("the link was replaced by a file: %v", err)
	}
	if len(found(read(t, path), []string{"Geheime Naam"})) > 0 {
		t.Fatal("the name is still in the file itself")
	}
}
