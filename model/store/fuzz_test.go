package store

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"doelenboom/model"
)

// FuzzAnyBytes opens any bytes as a dossier, for writing and for reading, checks and salvages them. Nothing may bring the program down, and
// whatever is refused is refused with a sentence.
func FuzzAnyBytes(f *testing.F) {
	whole := read(f, create(f, sample(f, 3, 3)))
	f.Add(whole)
	f.Add(whole[:3*pageSize])
	f.Add([]byte{})
	f.Add(bytes.Repeat([]byte{0xff}, 3*pageSize))
	swapped := bytes.Clone(whole)
	copy(swapped[:pageSize], whole[pageSize:2*pageSize])
	f.Add(swapped)
	f.Fuzz(func(t *testing.T, data []byte) {
		path := filepath.Join(t.TempDir(), "wat.doelenboom")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		sentence := func(err error) {
			t.Helper()
			if _, ok := model.AsProblem(err); err != nil && !ok {
				t.Fatalf("no sentence for %v", err)
			}
		}
		_, err := Check(path)
		sentence(err)
		_, err = Inspect(path)
		sentence(err)
		_, err = Salvage(path, SalvageOptions{})
		sentence(err)
		for _, o := range []Options{{ReadOnly: true}, {}} {
			file, err := Open(path, o)
			sentence(err)
			if err == nil {
				if err := file.Close(); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
}

// FuzzRecord reads any bytes as a stretch of a file: what is found in it has a checksum that fits, and what is sealed is found again.
func FuzzRecord(f *testing.F) {
	id := []byte("0193a0b000017000")
	f.Add(append(bytes.Clone(id), seal("goal", id, []byte(`{"id":"x","text":"één \"doel\" {"}`))...), []byte(`{"id":"a"}`))
	f.Add([]byte("head\x01....{"), []byte(`[{"kind":"goal"}]`))
	f.Add(bytes.Repeat([]byte{1, 0, 0, 0, 0, '{', '[', '"'}, 20), []byte(`"lost"`))
	f.Fuzz(func(t *testing.T, data, payload []byte) {
		for _, p := range scan(data) {
			if _, err := unseal(p.bucket, []byte(p.key), seal(p.bucket, []byte(p.key), p.payload)); err != nil {
				t.Fatal(err)
			}
			if !json.Valid(p.payload) && jsonEnd(p.payload, 0) != len(p.payload) {
				t.Fatalf("a piece that does not end where it ends: %q", p.payload)
			}
			if _, err := model.Decode(model.Kind(p.bucket), p.payload); err == nil && p.bucket == metaBucket {
				t.Fatal("the head is no record")
			}
		}
		if !json.Valid(payload) || len(payload) == 0 || payload[0] != '{' {
			return
		}
		sealed := append(append(bytes.Clone(data), id...), seal(string(model.KindGoal), id, payload)...)
		for _, p := range scan(sealed) {
			if p.bucket == string(model.KindGoal) && bytes.Equal(p.payload, payload) {
				return
			}
		}
		if !bytes.Contains(data, []byte{encodingJSON}) && !bytes.ContainsFunc(payload, func(r rune) bool { return r < ' ' || r >= 0x7f }) {
			t.Fatalf("%q was sealed and is not found", payload)
		}
	})
}

// FuzzJournal puts any bytes in the journal of a dossier, with a checksum that fits, as a program with a fault might: opening, looking
// back, undoing and checking give the dossier or a sentence.
func FuzzJournal(f *testing.F) {
	path := create(f, sample(f, 3, 3))
	f.Add([]byte(`{"id":"x","time":"2027-03-03T10:00:00Z","title":"edit.goal.add"}`), []byte(`[{"kind":"goal","id":"x","after":{"id":"x","text":"a"}}]`))
	f.Add([]byte(`{}`), []byte(`"lost"`))
	f.Add([]byte(`null`), []byte(`"forgotten"`))
	f.Add([]byte(`{"undoes":"x"}`), []byte(`[{"kind":"name","id":"x","after":{}},{"kind":"nergens","id":"y"}]`))
	f.Fuzz(func(t *testing.T, top, records []byte) {
		place := filepath.Join(t.TempDir(), "journaal.doelenboom")
		copyTo(t, path, place)
		tamper(t, place, func(l *ledger) error {
			key := changeKey(l.head.Sequence)
			if err := l.put(journalBucket, key, top); err != nil {
				return err
			}
			return l.put(recordsBucket, key, records)
		})
		if _, err := Check(place); err != nil {
			if _, ok := model.AsProblem(err); !ok {
				t.Fatal(err)
			}
		}
		file, err := Open(place, Options{})
		if err != nil {
			if _, ok := model.AsProblem(err); !ok {
				t.Fatal(err)
			}
			return
		}
		d := file.Dossier()
		for _, change := range d.History() {
			_, _ = change.Touched() // which may fail, and must not panic
		}
		_, _ = d.AsAfter(0)
		_, _ = d.Undo()
		if err := file.Close(); err != nil {
			t.Fatal(err)
		}
	})
}
