package store

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"doelenboom/model"
)

// livedIn makes a file with free pages between the used ones: many small commits, deletions, and an undo.
func livedIn(t *testing.T) (path, want, before string) {
	t.Helper()
	d := sample(t, 150, 150)
	path = filepath.Join(t.TempDir(), "geleefd.doelenboom")
	f, err := Create(path, d)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 60 {
		goals := d.Goals()
		_, err := d.Edit("edit.goal.text", func(tx *model.Tx) error {
			if i%5 == 4 {
				return tx.Delete(model.KindGoal, goals[len(goals)-1].ID)
			}
			return model.Update(tx, goals[i].ID, func(g *model.Goal) error { g.Explanation = fmt.Sprintf("Uitleg %d", i); return nil })
		})
		if err == nil {
			before = want
			want = picture(t, d)
			err = f.Flush()
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	wantNoFindings(t, path)
	return path, want, before
}

// TestDamageIsNoticed damages a file in every way it can think of. The file must open as the dossier that was saved, or be refused with a
// problem. Only when a meta page is hit it may open as it was one change earlier, and then with a warning. With a warning too, past
// changes may be refused. Check must find whatever makes a difference, and nothing may bring the program down.
func TestDamageIsNoticed(t *testing.T) {
	t.Parallel()
	path, want, before := livedIn(t)
	whole := read(t, path)
	rounds := tortured(10, 50, 200)
	random := rand.New(rand.NewPCG(testSeed(), 2))
	used := usedPages(t, path)
	anyPage := func() int { return used[random.IntN(len(used))] * pageSize }
	kinds := []struct {
		name   string
		damage func(data []byte) []byte
	}{
		{"a byte of a used page", func(data []byte) []byte {
			data[anyPage()+random.IntN(pageSize)] ^= byte(1 + random.IntN(255))
			return data
		}},
		{"a byte at the start of a used page", func(data []byte) []byte {
			data[anyPage()+random.IntN(200)] ^= byte(1 + random.IntN(255))
			return data
		}},
		{"a byte of a meta page", func(data []byte) []byte {
			data[random.IntN(2)*pageSize+random.IntN(pageHeaderSize+metaSize)] ^= byte(1 + random.IntN(255))
			return data
		}},
		{"some bytes", func(data []byte) []byte {
			at := random.IntN(len(data) - 64)
			for i := range 1 + random.IntN(64) {
				data[at+i] = byte(random.Uint32())
			}
			return data
		}},
		{"a page of zeros", func(data []byte) []byte {
			at := random.IntN(len(data)/pageSize) * pageSize
			clear(data[at : at+pageSize])
			return data
		}},
		{"a page in the place of another", func(data []byte) []byte {
			to := anyPage()
			from := anyPage()
			copy(data[to:to+pageSize], data[from:from+pageSize])
			return data
		}},
		{"the number of another page on a page", func(data []byte) []byte {
			to := anyPage()
			from := anyPage()
			copy(data[to+8:to+pageSize], data[from+8:from+pageSize])
			return data
		}},
		{"cut off", func(data []byte) []byte { return data[:random.IntN(len(data))] }},
		{"cut off between pages", func(data []byte) []byte { return data[:random.IntN(len(data)/pageSize)*pageSize] }},
		{"cut off and filled up", func(data []byte) []byte {
			clear(data[random.IntN(len(data)):])
			return data
		}},
	}
	folder := t.TempDir()
	for _, kind := range kinds {
		t.Run(kind.name, func(t *testing.T) {
			outcomes := map[string]int{}
			for round := range rounds {
				data := kind.damage(slices.Clone(whole))
				broken := filepath.Join(folder, fmt.Sprintf("%s %d.doelenboom", kind.name, round))
				if err := os.WriteFile(broken, data, 0o600); err != nil {
					t.Fatal(err)
				}
				outcomes[judge(t, broken, want, before)]++
				if t.Failed() {
					t.Fatalf("round %d, kept as %s", round, keep(t, broken))
				}
				if err := os.Remove(broken); err != nil {
					t.Fatal(err)
				}
			}
			t.Log(outcomes)
		})
	}
}

// judge opens a damaged file and says what became of it, after failing the test when that is not as promised.
func judge(t *testing.T, path, want, before string) string {
	t.Helper()
	findings, err := Check(path)
	if err != nil {
		if _, ok := model.AsProblem(err); !ok {
			t.Errorf("check failed without a problem: %v", err)
		}
	}
	clean := err == nil && len(findings) == 0
	outcome := ""
	for _, readOnly := range []bool{true, false} {
		f, err := Open(path, Options{ReadOnly: readOnly, Environment: testEnvironment(9)})
		if err != nil {
			if _, ok := model.AsProblem(err); !ok {
				t.Errorf("refused without a problem: %v", err)
			}
			if clean {
				t.Errorf("refused, but the check finds nothing: %v", err)
			}
			if _, err := os.Stat(notePath(path)); err == nil {
				t.Error("refused, but a note says that it is open")
			}
			outcome += "refused "
			continue
		}
		got := picture(t, f.Dossier())
		switch {
		case got == want:
			outcome += "same "
		case got == before && len(f.Warnings()) > 0:
			outcome += "one change back "
		default:
			t.Errorf("silently different:\n%s", got)
		}
		if len(f.Warnings()) > 0 {
			outcome += "with a warning "
		}
		outcome += readHistory(t, f)
		if !readOnly {
			workOn(t, f)
		}
		if err := f.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	}
	if clean != (outcome == "same same ") {
		t.Errorf("check finds %v, opening gives %q", findings, outcome)
	}
	return outcome
}

func readHistory(t *testing.T, f *File) string {
	for _, change := range f.Dossier().History() {
		if _, err := change.Touched(); err != nil {
			if len(f.Warnings()) == 0 {
				t.Errorf("the history cannot be read, without a warning: %v", err)
			}
			return "history in part "
		}
	}
	return ""
}

// workOn makes changes in a file that opened, saves them and opens it again: damage that was let in must not spread.
func workOn(t *testing.T, f *File) {
	d := f.Dossier()
	for i := range 3 {
		if _, err := d.Edit("edit.goal.add", func(tx *model.Tx) error { _, err := tx.AddGoal(tx.Top().ID, 0, fmt.Sprint("Erna ", i)); return err }); err != nil {
			t.Error(err)
		}
		if err := f.Flush(); err != nil {
			t.Errorf("save: %v", err)
		}
	}
	again, err := Open(f.Path(), Options{ReadOnly: true})
	if err != nil {
		t.Errorf("open again: %v", err)
		return
	}
	if picture(t, again.Dossier()) != picture(t, d) {
		t.Error("different after going on")
	}
	if err := again.Close(); err != nil {
		t.Error(err)
	}
}

// keep copies a file to where it outlives the test.
func keep(t *testing.T, path string) string {
	t.Helper()
	kept := filepath.Join(os.TempDir(), "kept.doelenboom")
	copyTo(t, path, kept)
	return kept
}

// usedPages lists the pages that are in use, the free list among them.
func usedPages(t *testing.T, path string) []int {
	t.Helper()
	out := usedPagesOf(t, path)
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if free := int(info.Size()/pageSize) - 2 - len(out); free < 5 {
		t.Fatalf("only %d free pages: the file is too tidy", free)
	}
	return out
}

func usedPagesOf(t *testing.T, path string) []int {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	found, err := readMetas(file, size(file))
	if err != nil {
		t.Fatal(err)
	}
	w := &walk{file: file, survey: found, seen: make([]bool, found.pages)}
	if err := w.bucket(found.root); err != nil {
		t.Fatal(err)
	}
	if _, err := w.page(found.freelist); err != nil {
		t.Fatal(err)
	}
	var out []int
	for page, seen := range w.seen {
		if seen {
			out = append(out, page)
		}
	}
	return out
}
