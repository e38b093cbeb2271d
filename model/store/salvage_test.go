package store

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"doelenboom/model"
)

// pieceAt is a value of a whole file and where its key begins, for judging what salvage must find in a damaged copy.
type pieceAt struct {
	piece
	from, to int
}

// piecesOf finds the values that a whole file has in use, and where they stand.
func piecesOf(t *testing.T, data []byte) []pieceAt {
	t.Helper()
	var out []pieceAt
	for _, p := range scan(data) {
		if !p.inUse || p.bucket == metaBucket {
			continue
		}
		whole := append([]byte(p.key), seal(p.bucket, []byte(p.key), p.payload)...)
		for at, found := 0, false; !found; {
			next := bytes.Index(data[at:], whole)
			if next < 0 {
				t.Fatal("a value that was found is not there")
			}
			at += next
			if used, _ := pagesInUse(data); used[at/pageSize] {
				out = append(out, pieceAt{p, at, at + len(whole)})
				found = true
			}
			at++
		}
	}
	return out
}

// wantSalvage salvages a damaged file and holds the outcome against what was in it: whole only when it is all there as it was, and else
// every record of which the bytes are still there.
func wantSalvage(t *testing.T, path string, whole []byte, pieces []pieceAt, want, before string) *Salvaged {
	t.Helper()
	damaged := read(t, path)
	s, err := Salvage(path, SalvageOptions{Environment: testEnvironment(9), LostText: "verloren"})
	left := 0
	got := map[string]string{}
	if err == nil {
		for _, kind := range model.Kinds() {
			for _, record := range s.Dossier.Records(kind) {
				data, err := model.Encode(record)
				if err != nil {
					t.Fatal(err)
				}
				got[string(kind)+string(recordKey(record.Ident()))] = string(data)
			}
		}
	}
	for _, p := range pieces {
		if p.to > len(damaged) || !bytes.Equal(damaged[p.from:p.to], whole[p.from:p.to]) {
			continue
		}
		if p.bucket == journalBucket || p.bucket == recordsBucket {
			continue
		}
		left++
		if err == nil && got[p.bucket+p.key] != string(p.payload) {
			t.Errorf("a %s with a good checksum was not salvaged as it was: %q, want %s", p.bucket, got[p.bucket+p.key], p.payload)
		}
	}
	if err != nil {
		if _, ok := model.AsProblem(err); !ok {
			t.Errorf("no problem for people: %v", err)
		}
		if left > 0 {
			t.Errorf("%d records are still there, and none was salvaged: %v", left, err)
		}
		return nil
	}
	if s.Whole && picture(t, s.Dossier) != want && !(s.OneBack && picture(t, s.Dossier) == before) {
		t.Errorf("called whole, and it is not (one back: %v):\n%s\n%s", s.OneBack, difference(picture(t, s.Dossier), want), difference(picture(t, s.Dossier), before))
	}
	return s
}

// TestSalvageBringsBackWhatWasDeletedLast as far as anybody knows: the change that is lost since may have brought it back, and did.
func TestSalvageBringsBackWhatWasDeletedLast(t *testing.T) {
	term := &model.Term{Identity: model.Identity{ID: "0193a0b0-0001-7000-8000-000000000273"}, Word: "meedoen", Meaning: "een plek hebben"}
	payload, err := model.Encode(term)
	if err != nil {
		t.Fatal(err)
	}
	touched := func(before, after model.Record) []byte {
		data, err := model.EncodeTouched([]model.Touched{{Kind: model.KindTerm, ID: term.ID, Before: before, After: after}})
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	for _, known := range []int{1, 2, 3} { // added, taken back, done again
		s := newSalvaging()
		s.file.head = &head{Sequence: 3}
		for number, data := range [][]byte{touched(nil, term), touched(term, nil), touched(nil, term)}[:known] {
			put(s.file.values, recordsBucket, string(changeKey(uint64(number)+1)), data)
		}
		key := string(recordKey(term.ID))
		s.file.spare[string(model.KindTerm)] = map[string][][]byte{key: {payload}}
		_, _, _, says := s.journal()
		if got := s.choose(string(model.KindTerm), says[string(model.KindTerm)]); string(got[key].payload) != string(payload) {
			t.Errorf("with %d of 3 changes known it is lost: %+v", known, got)
		}
	}
}

func TestSalvageOfAWholeFileIsWhole(t *testing.T) {
	path, want, before := livedIn(t)
	s := wantSalvage(t, path, read(t, path), piecesOf(t, read(t, path)), want, before)
	if !s.Whole || !s.Certain || s.FromHistory+s.FromBackup+s.Mended != 0 {
		t.Fatalf("%+v", s)
	}
	out := filepath.Join(t.TempDir(), "gered.doelenboom")
	if err := s.Write(out); err != nil {
		t.Fatal(err)
	}
	wantNoFindings(t, out)
	if got := picture(t, open(t, out, Options{Environment: testEnvironment(9)}).Dossier()); got != want {
		t.Fatalf("written:\n%s", got)
	}
}

// TestSalvage damages a file in every way and salvages it.
func TestSalvage(t *testing.T) {
	t.Parallel()
	path, want, before := livedIn(t)
	whole := read(t, path)
	pieces := piecesOf(t, whole)
	rounds := tortured(5, 25, 300)
	random := rand.New(rand.NewPCG(testSeed(), 6))
	folder := t.TempDir()
	wholes := 0
	for round := range rounds {
		for _, damager := range damagers(random, len(whole)) {
			data := damager.damage(slices.Clone(whole))
			broken := filepath.Join(folder, fmt.Sprintf("%d.doelenboom", round))
			if err := os.WriteFile(broken, data, 0o600); err != nil {
				t.Fatal(err)
			}
			if s := wantSalvage(t, broken, whole, pieces, want, before); s != nil && s.Whole {
				wholes++
			}
			if t.Failed() {
				t.Fatalf("round %d, %s, kept as %s", round, damager.name, keep(t, broken))
			}
		}
	}
	t.Logf("seed %d: %d whole of %d", testSeed(), wholes, rounds*len(damagers(random, len(whole))))
}

type damager struct {
	name   string
	damage func([]byte) []byte
}

// damagers are ways to damage a file of a size.
func damagers(random *rand.Rand, size int) []damager {
	page := func() int { return random.IntN(size/pageSize) * pageSize }
	return []damager{
		{"a byte", func(data []byte) []byte { data[random.IntN(size)] ^= byte(1 + random.IntN(255)); return data }},
		{"a cut", func(data []byte) []byte { return data[:random.IntN(size)] }},
		{"a zero page", func(data []byte) []byte { at := page(); clear(data[at : at+pageSize]); return data }},
		{"a swap", func(data []byte) []byte {
			a, b := page(), page()
			one := slices.Clone(data[a : a+pageSize])
			copy(data[a:a+pageSize], data[b:b+pageSize])
			copy(data[b:b+pageSize], one)
			return data
		}},
		{"no metas", func(data []byte) []byte { clear(data[:2*pageSize]); return data }},
		{"a wrong start", func(data []byte) []byte {
			at := page()
			copy(data[at:at+64], bytes.Repeat([]byte{0xff}, 64))
			return data
		}},
	}
}

// TestSalvageWithABackup loses pages that the file cannot do without, and gets what was on them from the newest backup and the journal.
func TestSalvageWithABackup(t *testing.T) {
	path := create(t, sample(t, 60, 60))
	backups := filepath.Join(t.TempDir(), "backups")
	f, err := Open(path, Options{Environment: testEnvironment(2), Backups: backups})
	if err != nil {
		t.Fatal(err)
	}
	awaitBackup(t, f)
	addGoal(t, f.Dossier(), "Na de back-up")
	goals := f.Dossier().Goals()
	if _, err := f.Dossier().Edit("edit.goal.delete", func(tx *model.Tx) error { return tx.Delete(model.KindGoal, goals[len(goals)-1].ID) }); err != nil {
		t.Fatal(err)
	}
	want := picture(t, f.Dossier())
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	whole := read(t, path)
	for _, p := range piecesOf(t, whole) { // every goal and every name
		if p.bucket == string(model.KindGoal) || p.bucket == string(model.KindName) {
			whole[p.from+20] ^= 0xff
		}
	}
	if err := os.WriteFile(path, whole, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = Open(path, Options{})
	if !IsDamaged(err) {
		t.Fatal(err)
	}
	s, err := Salvage(path, SalvageOptions{Environment: testEnvironment(9), Backups: backups})
	if err != nil {
		t.Fatal(err)
	}
	if !s.Whole || s.Backup == nil || s.FromBackup == 0 || s.FromHistory == 0 {
		t.Fatalf("%+v", s)
	}
	if got := picture(t, s.Dossier); got != want {
		t.Fatalf("salvaged:\n%s\nwant:\n%s", got, want)
	}
	aside, err := s.Replace(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(read(t, aside), whole) || !strings.HasSuffix(aside, ".damaged") {
		t.Fatal("what was set aside is not what stood there")
	}
	wantNoFindings(t, path)
	wantFiles(t, filepath.Dir(path), filepath.Base(aside), filepath.Base(path))
}

func TestSalvageOfNothing(t *testing.T) {
	empty := filepath.Join(t.TempDir(), "leeg.doelenboom")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Salvage(empty, SalvageOptions{})
	wantProblem(t, err, "problem.store.notDossier")
	_, err = Salvage(t.TempDir(), SalvageOptions{})
	wantProblem(t, err, "problem.store.notDossier")
	_, err = Salvage(empty+"x", SalvageOptions{})
	wantProblem(t, err, "problem.store.missing")
}

// difference is the lines that only one of two texts has.
func difference(got, want string) string {
	var out strings.Builder
	for _, side := range []struct{ mark, text, other string }{{"+ ", got, want}, {"- ", want, got}} {
		lines := strings.Split(side.other, "\n")
		for line := range strings.SplitSeq(side.text, "\n") {
			if !slices.Contains(lines, line) {
				out.WriteString(side.mark + line + "\n")
			}
		}
	}
	return out.String()
}
