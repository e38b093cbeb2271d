package wording

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"doelenboom/assets"
)

// list holds what raises each rule in one language.
type list map[Rule]*words

// words are what raises a rule.
type words struct {
	Starts    []string            `json:"starts"`    // as the first words
	Anywhere  []string            `json:"anywhere"`  // wherever they stand
	Unless    []string            `json:"unless"`    // but not within these
	Satisfies []string            `json:"satisfies"` // the rule is met when one of these is there
	Terms     map[string][]string `json:"terms"`     // abstract words, each with its forms
	Joiner    string              `json:"joiner"`    // what joins two goals in one sentence
	Relative  []string            `json:"relative"`  // what begins a part of a sentence about something in it

	starts, anywhere, unless, satisfies []phrase
	terms                               []term
}

// term is an abstract word with its forms.
type term struct {
	word  string
	forms []phrase
}

// lists reads the lists of all languages, once. A broken file is a fault of the build, which a test finds.
var lists = sync.OnceValue(func() map[string]list {
	files, err := fs.Glob(assets.Files, "wording/*.json")
	if err != nil {
		panic(err)
	}
	out := map[string]list{}
	for _, file := range files {
		data, err := fs.ReadFile(assets.Files, file)
		if err != nil {
			panic(err)
		}
		var read list
		if err := json.Unmarshal(data, &read); err != nil {
			panic(fmt.Errorf("%s: %w", file, err))
		}
		for _, rule := range Rules() {
			if read[rule] == nil {
				read[rule] = &words{}
			}
			read[rule].prepare()
		}
		out[strings.TrimSuffix(path.Base(file), ".json")] = read
	}
	return out
})

func phrases(texts []string) []phrase {
	out := make([]phrase, len(texts))
	for i, text := range texts {
		out[i] = phraseOf(text)
	}
	return out
}

func (w *words) prepare() {
	w.starts, w.anywhere, w.unless, w.satisfies = phrases(w.Starts), phrases(w.Anywhere), phrases(w.Unless), phrases(w.Satisfies)
	for _, word := range slices.Sorted(maps.Keys(w.Terms)) {
		w.terms = append(w.terms, term{word, phrases(w.Terms[word])})
	}
}

// raise looks at a text by one rule.
func (l list) raise(rule Rule, text string, said []word, at Place) (Hint, bool) {
	w := l[rule]
	switch rule {
	case Term:
		return Hint{Rule: rule}, len(find(w.satisfies, said)) == 0
	case Count:
		return Hint{Rule: rule}, true
	case Plain:
		return w.abstract(said, at.Terms)
	case Single:
		return w.several(text, said)
	}
	ranges := without(w.found(said), find(w.unless, said))
	return Hint{Rule: rule, Spans: spansOf(ranges, said)}, len(ranges) > 0
}

// found are the words that raise a rule, excuses not yet heard.
func (w *words) found(said []word) [][2]int {
	ranges := find(w.anywhere, said)
	longest := 0
	for _, p := range w.starts {
		longest = max(longest, p.at(said, 0))
	}
	if longest > 0 {
		ranges = append([][2]int{{0, longest}}, ranges...)
	}
	return ranges
}

// abstract asks for the meaning of the first abstract word that the group has no term for.
func (w *words) abstract(said []word, known []string) (Hint, bool) {
	hint := Hint{Rule: Plain}
	first := len(said)
	for _, term := range w.terms {
		ranges := find(term.forms, said)
		if len(ranges) == 0 || term.among(known) {
			continue
		}
		if ranges[0][0] < first {
			first, hint.Word = ranges[0][0], term.word
		}
		hint.Spans = append(hint.Spans, spansOf(ranges, said)...)
	}
	slices.SortFunc(hint.Spans, func(a, b Span) int { return a.From - b.From })
	return hint, hint.Word != ""
}

// among reports whether one of the group's words is this one, in any of its forms.
func (t term) among(known []string) bool {
	return slices.ContainsFunc(known, func(word string) bool {
		return strings.EqualFold(word, t.word) || len(find(t.forms, read(word))) > 0
	})
}

// Joined sentences: how many joiners in one sentence, or commas before the last one, make it a list of goals.
const manyJoiners, manyCommas = 3, 2

// several asks whether a text holds more than one goal: words that add one, a second sentence, or a list of them.
func (w *words) several(text string, said []word) (Hint, bool) {
	excuses := find(w.unless, said)
	ranges := without(find(w.anywhere, said), excuses)
	joiners := without(find([]phrase{{w.Joiner}}, said), excuses)
	relative := slices.ContainsFunc(said, func(s word) bool { return slices.Contains(w.Relative, s.text) })
	if len(joiners) >= manyJoiners || len(joiners) > 0 && !relative && strings.Count(text, ",") >= manyCommas {
		ranges = append(ranges, joiners...)
	}
	spans := spansOf(ranges, said)
	for i, r := range text {
		if second := strings.TrimSpace(text[i:]); (r == '.' || r == ';') && len(read(second)) > 2 && (len(second) > 1 && second[1] == ' ') {
			spans = append(spans, Span{i, i + 1})
		}
	}
	slices.SortFunc(spans, func(a, b Span) int { return a.From - b.From })
	return Hint{Rule: Single, Spans: spans}, len(spans) > 0
}
