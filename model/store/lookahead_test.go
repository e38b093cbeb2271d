package store

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"doelenboom/model"
)

// FuzzOpen changes and cuts off a real file at will: it must open or be refused with a problem, and never stumble.
func FuzzOpen(f *testing.F) {
	whole := read(f, create(f, sample(f, 40, 30)))
	f.Add(uint32(0), []byte{}, uint32(0))
	f.Add(uint32(16), []byte{0xff}, uint32(0))
	f.Add(uint32(5*pageSize+8), []byte{1}, uint32(0))
	f.Add(uint32(5*pageSize+16), bytes.Repeat([]byte{0xff}, 16), uint32(0))
	f.Add(uint32(0), []byte{}, uint32(7*pageSize))
	f.Fuzz(func(t *testing.T, at uint32, patch []byte, cut uint32) {
		data := bytes.Clone(whole)
		copy(data[int(at)%len(data):], patch)
		if cut > 0 {
			data = data[:int(cut)%len(data)]
		}
		path := filepath.Join(t.TempDir(), "fuzz.doelenboom")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Check(path); err != nil {
			if _, ok := model.AsProblem(err); !ok {
				t.Fatalf("check: %v", err)
			}
		}
		if _, err := Salvage(path, SalvageOptions{}); err != nil {
			if _, ok := model.AsProblem(err); !ok {
				t.Fatalf("salvage: %v", err)
			}
		}
		opened, err := Open(path, Options{})
		if err != nil {
			if _, ok := model.AsProblem(err); !ok {
				t.Fatalf("open: %v", err)
			}
			return
		}
		if err := opened.Close(); err != nil {
			t.Fatal(err)
		}
	})
}

// TestLookAheadSeesWhatBBoltCannot damages pages in the ways that bbolt runs in circles on, or writes over pages in use for.
func TestLookAheadSeesWhatBBoltCannot(t *testing.T) {
	whole := read(t, create(t, sample(t, 200, 200)))
	found, err := lookAhead(bytes.NewReader(whole), int64(len(whole)))
	if err != nil || found.freeDamage != nil || found.halfMeta || found.lost != 0 {
		t.Fatalf("a whole file: %+v, %v", found, err)
	}
	branch := 0
	for page := 2; page < int(found.pages) && branch == 0; page++ {
		if kindOf(whole[page*pageSize:]) == branchPage {
			branch = page * pageSize
		}
	}
	if branch == 0 {
		t.Fatal("the file has no branch: this test tests nothing")
	}
	list := int(found.freelist) * pageSize
	for name, damage := range map[string]func(data []byte){
		"a branch that leads to itself":   func(data []byte) { copy(data[branch+24:branch+32], data[branch:branch+8]) },
		"a branch without pages below it": func(data []byte) { data[branch+10], data[branch+11] = 0, 0 },
		"a branch that leads outside":     func(data []byte) { data[branch+30] = 1 },
		"a branch of endless length":      func(data []byte) { data[branch+15] = 0x7f },
		"keys beyond the page":            func(data []byte) { data[branch+18] = 1 },
		"keys that descend":               func(data []byte) { data[branch+16]++; data[branch+20]-- },
		"a used page on the free list":    func(data []byte) { data[list+10] = 1; copy(data[list+16:list+24], data[branch:branch+8]) },
		"a free list of endless length":   func(data []byte) { data[list+10], data[list+11], data[list+18] = 0xff, 0xff, 0xff },
	} {
		data := bytes.Clone(whole)
		damage(data)
		found, err := lookAhead(bytes.NewReader(data), int64(len(data)))
		if err == nil && found.freeDamage == nil {
			t.Errorf("%s goes unnoticed", name)
		}
	}
}
