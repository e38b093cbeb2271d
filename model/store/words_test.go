package store

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// TestEveryProblemHasWords holds the keys in this package against both fragments of words, both ways.
func TestEveryProblemHasWords(t *testing.T) {
	used := map[string]bool{}
	for _, bucket := range append(allBuckets(), "") {
		used[string(partName(bucket))] = true
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	key := regexp.MustCompile(`"(problem\.store\.[A-Za-z]+)"`)
	for _, file := range files {
		for _, match := range key.FindAllSubmatch(read(t, file), -1) {
			used[string(match[1])] = true
		}
	}
	for _, language := range []string{"nl", "en"} {
		var texts map[string]any
		data, err := os.ReadFile(filepath.Join("..", "..", "assets", "words", "store."+language+".json"))
		if err == nil {
			err = json.Unmarshal(data, &texts)
		}
		if err != nil {
			t.Fatal(err)
		}
		for key := range used {
			if texts[key] == nil {
				t.Errorf("%s: no text for %s", language, key)
			}
		}
		for key := range texts {
			if !used[key] {
				t.Errorf("%s: nothing uses %s", language, key)
			}
		}
	}
}
