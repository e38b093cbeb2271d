package wording_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"doelenboom/model"
	"doelenboom/model/wording"
)

func TestWhereAGoalStandsDecides(t *testing.T) {
	second := wording.Place{Language: "nl", Level: 2}
	for _, test := range []struct {
		what   string
		text   string
		at     wording.Place
		moment wording.Moment
		want   []wording.Rule
	}{
		{"better is fine at the top", "Inwoners wonen beter.", wording.Place{Language: "nl", Level: 1, Years: true}, wording.Checking, nil},
		{"better below is measured later", "Inwoners wonen beter.", wording.Place{Language: "nl", Level: 3}, wording.Checking, []wording.Rule{wording.Comparative}},
		{"better below, with an indicator", "Inwoners wonen beter.", wording.Place{Language: "nl", Level: 3, Measured: true}, wording.Checking, nil},
		{"an effort says what we do", "Wij organiseren een inloop door middel van 2 consulenten.", wording.Place{Language: "nl", Level: 4, Effort: true}, wording.Checking, nil},
		{"an effort in plain words", "Integrale aanpak", wording.Place{Language: "nl", Level: 4, Effort: true}, wording.Checking, []wording.Rule{wording.Plain}},
		{"a term at the top", "Inwoners hebben een fijne dag.", wording.Place{Language: "nl", Level: 1}, wording.Checking, []wording.Rule{wording.Term}},
		{"a term that is there", "In 2028 hebben inwoners een fijne dag.", wording.Place{Language: "nl", Level: 1}, wording.Checking, nil},
		{"a term in words", "Over drie jaar hebben inwoners een fijne dag.", wording.Place{Language: "nl", Level: 1}, wording.Checking, nil},
		{"a term that the dossier has", "Inwoners hebben een fijne dag.", wording.Place{Language: "nl", Level: 1, Years: true}, wording.Checking, nil},
		{"no term is asked while writing", "Inwoners hebben een fijne dag.", wording.Place{Language: "nl", Level: 1}, wording.Writing, nil},
		{"a year is no number to reach", "In 2028 doen inwoners mee.", second, wording.Checking, nil},
		{"an age is no number to reach", "Inwoners van minstens 18 jaar kiezen zelf.", second, wording.Checking, nil},
		{"two goals under the top", "Inwoners hebben een fijne dag.", wording.Place{Language: "nl", Level: 1, Years: true, Below: 2}, wording.Checking, []wording.Rule{wording.Count}},
		{"the eleventh", "Inwoners kennen elkaar.", wording.Place{Language: "nl", Level: 2, Beside: 11}, wording.Writing, []wording.Rule{wording.Count}},
		{"a word that the group has a term for", "Inwoners zijn zelfredzaam.", wording.Place{Language: "nl", Level: 2, Terms: []string{"Zelfredzaamheid"}}, wording.Checking, nil},
		{"an inflected term", "Inwoners participeren.", wording.Place{Language: "nl", Level: 2, Terms: []string{"participatie"}}, wording.Checking, nil},
		{"what was let be", "Inwoners zijn zelfredzaam.", wording.Place{Language: "nl", Level: 2, Kept: []string{"plain"}}, wording.Checking, nil},
		{"an unknown language is Dutch", "Wij bieden hulp.", wording.Place{Level: 2}, wording.Checking, []wording.Rule{wording.Resident}},
		{"nothing written", " … ", second, wording.Writing, nil},
		{"a short word at the end may go on", "Inwoners hebben geen", second, wording.Writing, nil},
		{"a long one may not", "Inwoners zijn zelfredzaam", second, wording.Writing, []wording.Rule{wording.Plain}},
		{"part of a word is not the word", "Inwoners verminderden hun meerderheid, zegt Smarten.", second, wording.Checking, nil},
	} {
		if got := rules(wording.Check(test.text, test.at, test.moment)); !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, not %v", test.what, got, test.want)
		}
	}
}

func TestAHintSaysWhichWordsRaisedIt(t *testing.T) {
	text := "Inwoners met één kind zijn zelfredzaam en participeren."
	hints := wording.Check(text, wording.Place{Language: "nl", Level: 2}, wording.Checking)
	if len(hints) != 1 || hints[0].Word != "zelfredzaamheid" {
		t.Fatalf("%+v", hints)
	}
	if got := marked(text, hints); got != "plain “zelfredzaam”, plain “participeren”" {
		t.Errorf("%s", got)
	}
}

func TestPlacesAreReadFromTheDossier(t *testing.T) {
	d := example(t)
	top := wording.PlaceOf(d, d.Top())
	if top.Level != 1 || top.Below != 4 || !top.Years || !top.Measured || top.Language != "nl" || !slices.Contains(top.Terms, "plek") || top.Effort {
		t.Errorf("the top: %+v", top)
	}
	goal := d.GoalByCode("2.3")
	place := wording.PlaceUnder(d, goal.ID)
	if place.Level != 4 || !place.Effort || place.Beside != 1 {
		t.Errorf("under 2.3: %+v", place)
	}
	if first := wording.PlaceUnder(model.New(d.Environment()), ""); first.Level != 1 || first.Effort {
		t.Errorf("the first of all: %+v", first)
	}
}

// TestSpansLieInTheText holds for any text: in order, apart, and between letters.
func TestSpansLieInTheText(t *testing.T) {
	pieces := []string{"Wij", "bieden", "inwoners", "zelfredzaam", "en", "ook", ",", ".", "; ", "80", "%", "é", "…", "minder", "moeten", "meer", "SMART", "we", "self-reliant", "and", "as well as", "door", "een", "\xff"}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(rapid.SampledFrom(pieces)).Draw(t, "pieces"), rapid.SampledFrom([]string{" ", "", "\n"}).Draw(t, "between"))
		at := wording.Place{
			Language: rapid.SampledFrom([]string{"nl", "en", "fr"}).Draw(t, "language"), Level: rapid.IntRange(1, 5).Draw(t, "level"),
			Effort: rapid.Bool().Draw(t, "effort"), Below: rapid.IntRange(0, 12).Draw(t, "below"), Beside: rapid.IntRange(0, 12).Draw(t, "beside"),
		}
		for _, hint := range wording.Check(text, at, wording.Moment(rapid.IntRange(0, 1).Draw(t, "moment"))) {
			last := 0
			for _, span := range hint.Spans {
				if span.From < last || span.To <= span.From || span.To > len(text) || !utf8.RuneStart(text[span.From]) {
					t.Fatalf("%s: %v in %q", hint.Rule, hint.Spans, text)
				}
				last = span.To
			}
			kept := at
			kept.Kept = []string{string(hint.Rule)}
			if slices.Contains(rules(wording.Check(text, kept, wording.Checking)), hint.Rule) {
				t.Fatalf("%s was let be and comes again", hint.Rule)
			}
		}
	})
}
