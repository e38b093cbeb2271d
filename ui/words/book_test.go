package words_test

import (
	"errors"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"

	"doelenboom/model"
	"doelenboom/ui/words"
)

func TestALanguageThatTheProgramDoesNotSpeakIsDutch(t *testing.T) {
	for lang, want := range map[string]string{"nl": "nl", "en": "en", "": "nl", "fy": "nl"} {
		if got := words.For(lang).Language; got != want {
			t.Errorf("%q gives %s", lang, got)
		}
	}
}

func TestProblemsAsSentences(t *testing.T) {
	for _, test := range []struct {
		err  error
		want string // how the Dutch sentence begins
	}{
		{model.NewProblem("problem.card.numberTaken", "number", 1200), "Kaart 1.200 bestaat al."},
		{model.NewProblem("problem.value.twice", "period", model.Period("2025-H1")), "Voor 1e halfjaar 2025 staat er al een cijfer."},
		{model.NewProblem("problem.cover.levels", "count", 1), "Een doelenboom heeft twee tot zes niveaus, niet 1."},
		{model.NewProblem("problem.reference", "kind", model.KindCard.Word(), "to", model.KindGoal.Word()), "Een onderdeel verwijst naar iets dat er niet is (kaart naar doel)."},
		{errors.Join(errors.New("above it"), model.NewProblem("problem.party.name")), "Een partij heeft een naam nodig."},
		{errors.New("index out of range"), "Er ging iets mis in het programma."},
	} {
		if got := words.For("nl").Problem(test.err); !strings.HasPrefix(got, test.want) {
			t.Errorf("%v: %q", test.err, got)
		}
	}
}

// TestEveryRuleHasASentence breaks rules in ways that fill every field of their sentences.
func TestEveryRuleHasASentence(t *testing.T) {
	d := model.New(model.Environment{NewID: newID()})
	for _, record := range []model.Record{
		&model.Cover{}, &model.Cover{Levels: []string{"een"}}, &model.Cover{From: 2029, To: 2026}, &model.Goal{State: "never"}, &model.Goal{Parent: "nobody"},
		&model.Card{Text: "a"}, &model.Card{}, &model.Indicator{Name: "a"}, &model.Value{Indicator: "a", Period: "ooit"}, &model.Value{Indicator: "a", Period: "2025"},
		&model.Party{Name: "a", Sort: model.Provider, Pattern: 9}, &model.Observation{Date: "ooit"}, &model.Initiative{}, &model.Name{}, &model.Term{},
	} {
		_, err := d.Edit("", func(tx *model.Tx) error { return tx.Put(record) })
		if err == nil {
			t.Errorf("%+v breaks no rule", record)
			continue
		}
		for _, lang := range words.Languages() {
			sentence := words.For(lang).Problem(err)
			if strings.Contains(sentence, "<no value>") || strings.HasPrefix(sentence, "problem.") || strings.Contains(sentence, "record.") {
				t.Errorf("%s: %v: %q", lang, err, sentence)
			}
		}
	}
}

func newID() func() model.ID {
	made := 0
	return func() model.ID { made++; return model.ID(strings.Repeat("i", made)) }
}

func TestCounting(t *testing.T) {
	book := words.For("nl")
	key := pluralKey(t)
	one, two := book.Count(key, 1), book.Count(key, 2000)
	if one == two || !strings.Contains(two, "2.000") {
		t.Errorf("%s: %q and %q", key, one, two)
	}
	if got := book.Fill(key, model.Args{"count": 1.0}); got != one { // a journal turns numbers into these
		t.Errorf("%s: %q, want %q", key, got, one)
	}
	if got := book.Fill(key, model.Args{"count": 1}); got != one {
		t.Errorf("%s: %q, want %q", key, got, one)
	}
}

// pluralKey returns a key with two forms that needs nothing but a number.
func pluralKey(t *testing.T) model.Key {
	t.Helper()
	var found []string
	for key, text := range words.Texts("nl") {
		if both, ok := text.(map[string]any); ok && both["one"] != both["other"] && slices.Equal(allFields(forms(t, key, text)), []string{"count"}) {
			found = append(found, key)
		}
	}
	if len(found) == 0 {
		t.Fatal("no text has two forms")
	}
	return model.Key(slices.Min(found))
}

func TestAKeyWithoutTextShowsItself(t *testing.T) {
	before := slog.Default()
	slog.SetDefault(slog.New(slog.DiscardHandler))
	t.Cleanup(func() { slog.SetDefault(before) })
	book := words.For("en")
	if book.Has("no.such.key") || book.Say("no.such.key") != "no.such.key" {
		t.Errorf("it says %q", book.Say("no.such.key"))
	}
	if !book.Has("problem.fault") {
		t.Error("a key that has a text is not known")
	}
}

func TestChoicesAndLevels(t *testing.T) {
	book := words.For("nl")
	if got := book.Choice("direction", string(model.Lower)); got != "lager is beter" {
		t.Errorf("choice: %q", got)
	}
	if got := book.Choice("choice", string(model.Candidate)); got != "kandidaat" {
		t.Errorf("no choice: %q", got)
	}
	own := &model.Cover{Levels: []string{"Ambitie", "Doel", "Actie"}}
	for _, test := range []struct {
		cover *model.Cover
		level int
		want  string
	}{
		{&model.Cover{}, 1, "Maatschappelijk effect"}, {&model.Cover{}, 4, "Inspanning"}, {&model.Cover{}, 9, "Inspanning"}, {&model.Cover{}, 0, "Maatschappelijk effect"},
		{own, 1, "Ambitie"}, {own, 3, "Actie"}, {own, 4, "Actie"}, {own, 0, "Ambitie"},
	} {
		if got := book.Level(test.cover, test.level); got != test.want {
			t.Errorf("level %d of %v: %q, want %q", test.level, test.cover.Levels, got, test.want)
		}
	}
}

func TestSortingAsADictionary(t *testing.T) {
	want := []string{"Actie 2", "actie 10", "een", "één plek", "Élan", "ijs", "Zee"}
	got := slices.Clone(want)
	slices.Reverse(got)
	words.For("nl").Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

func TestABookServesSeveralAtOnce(t *testing.T) {
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 50 {
				book := words.For("nl")
				texts := []string{"b", "a"}
				book.Sort(texts)
				if texts[0] != "a" || book.Period("2025-H1") != "1e halfjaar 2025" || book.Number(1234.5, 1) != "1.234,5" {
					t.Error("a book that several use says something else")
				}
			}
		})
	}
	all.Wait()
}
