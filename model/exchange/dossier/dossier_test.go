package dossier_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"doelenboom/model"
	"doelenboom/model/exchange/dossier"
	"doelenboom/ui/words"
)

func environment() model.Environment {
	made := 0
	return model.Environment{
		Now:   func() time.Time { return time.Date(2027, 10, 14, 13, 30, 0, 0, time.UTC) },
		NewID: func() model.ID { made++; return model.ID(fmt.Sprintf("id-%06d", made)) },
	}
}

func write(t *testing.T, d *model.Dossier, audience model.Audience) string {
	t.Helper()
	var out strings.Builder
	if err := dossier.Write(&out, d, audience); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func file(records string) string {
	return `{"format": "doelenboom", "version": 1, "records": {` + records + `}}`
}

const indicator = `"indicator": [{"id": "i", "code": "I1", "name": "Bezoekers", "kind": "effect", "type": "count", "direction": "follow"}]`

func TestWriteAsDocumented(t *testing.T) {
	d := model.New(environment())
	if _, err := d.Edit("edit.goal.add", func(tx *model.Tx) error {
		_, err := tx.AddGoal("", 0, "Meer <rust> & ruimte")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	want := `{
 "format": "doelenboom",
 "version": 1,
 "records": {
  "dossier": [
   {
    "id": "id-000001",
    "title": "",
    "language": "nl",
    "small_count": 5,
    "small_share": 10
   }
  ],
  "goal": [
   {
    "id": "id-000002",
    "position": 1,
    "text": "Meer <rust> & ruimte",
    "state": "draft"
   }
  ]
 }
}
`
	if got := write(t, d, model.Keeper); got != want {
		t.Errorf("got\n%s", got)
	}
}

func TestReadKeepsWhatItDoesNotKnow(t *testing.T) {
	text := file(`"dossier": [{"id": "c", "title": "T", "small_count": 5, "small_share": 10, "mood": {"b": [1, null], "a": "<é>"}}],` +
		`"goal": [{"id": "g", "position": 1, "text": "x", "support": [{"party": "p", "stance": "doubts", "weight": 1e3}]}],` +
		`"party": [{"id": "p", "name": "n", "kind": "other"}]`)
	d, err := dossier.Read(environment(), []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	first := write(t, d, model.Keeper)
	for _, kept := range []string{`"mood"`, `"<é>"`, `"weight": 1e3`} {
		if !strings.Contains(first, kept) {
			t.Errorf("%s was lost in\n%s", kept, first)
		}
	}
	again, err := dossier.Read(environment(), []byte("\xef\xbb\xbf"+first))
	if err != nil || write(t, again, model.Keeper) != first {
		t.Errorf("written, read and written differ: %v", err)
	}
}

func TestReadRefuses(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"nothing", "", "problem.import.dossier.broken line=1"},
		{"words", "hallo", "problem.import.dossier.broken line=1"},
		{"what is cut off", file(indicator)[:90], "problem.import.dossier.broken line=1"},
		{"a stray comma", "{\n\"format\": \"doelenboom\",\n}", "problem.import.dossier.broken line=3"},
		{"a list", "[]", "problem.import.dossier.other"},
		{"other JSON", `{"format": "anders", "version": 1, "records": {}}`, "problem.import.dossier.other"},
		{"no version", `{"format": "doelenboom", "records": {}}`, "problem.import.dossier.other"},
		{"no records", `{"format": "doelenboom", "version": 1}`, "problem.import.dossier.other"},
		{"a newer version", `{"format": "doelenboom", "version": 2, "records": {"x": 1}}`, "problem.import.dossier.newer known=1 version=2"},
		{"an unknown field beside the records", `{"format": "doelenboom", "version": 1, "records": {}, "stamp": 1}`, "problem.import.dossier.field field=stamp"},
		{"an unknown kind", file(`"dream": []`), "problem.import.dossier.kind kind=dream"},
		{"no list of a kind", file(`"goal": {}`), "problem.import.dossier.list kind=record.goal"},
		{"no record", file(`"goal": [{"id": "a", "position": 1, "text": "x"}, 3]`), "problem.import.dossier.unreadable kind=record.goal number=2"},
		{"no identity", file(`"goal": [{"text": "x"}]`), "problem.import.dossier.unreadable kind=record.goal number=1"},
		{"a text for a number", file(`"goal": [{"id": "a", "position": "1"}]`), "problem.import.dossier.unreadable kind=record.goal number=1"},
		{
			"one identity twice", file(`"goal": [{"id": "a", "position": 1, "text": "x"}, {"id": "a", "position": 2, "text": "y"}]`),
			"problem.import.dossier.twice id=a kind=record.goal",
		},
		{
			"a rule that is broken", file(indicator + `, "value": [{"id": "v", "indicator": "i", "period": "2024"}]`),
			"problem.import.dossier.record kind=record.value name=2024 reason=problem.value.orMissing period=2024",
		},
		{
			"two at the top", file(`"goal": [{"id": "a", "position": 1, "text": "Rust"}, {"id": "b", "position": 2, "text": "Ruimte"}]`),
			"problem.import.dossier.record kind=record.goal name=Rust reason=problem.goal.oneTop",
		},
		{
			"a circle", file(`"goal": [{"id": "a", "parent": "b", "position": 1, "text": "Rust"}, {"id": "b", "parent": "a", "position": 2, "text": "Ruimte"}]`),
			"problem.import.dossier.record kind=record.goal name=Rust reason=problem.goal.cycle goal=Rust",
		},
		{
			"what refers to nothing", file(`"value": [{"id": "v", "indicator": "weg", "period": "2024", "missing": "withheld"}]`),
			"problem.import.dossier.record kind=record.value name=2024 reason=problem.reference",
		},
	} {
		_, err := dossier.Read(environment(), []byte(c.text))
		problem, ok := model.AsProblem(err)
		if !ok {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if told := problem.Error(); !strings.HasPrefix(told, c.want) {
			t.Errorf("%s: %s, and not %s", c.name, told, c.want)
		}
	}
}

func TestTheWrongRecordIsNamedInASentence(t *testing.T) {
	_, err := dossier.Read(environment(), []byte(file(`"goal": [{"id": "a", "position": 1, "text": "Rust"}, {"id": "b", "position": 2, "text": "Ruimte"}]`)))
	got := words.For("nl").Problem(err)
	if !strings.Contains(got, "doel “Rust”") || !strings.Contains(got, words.For("nl").Say("problem.goal.oneTop")) {
		t.Error(got)
	}
}

func TestPublic(t *testing.T) {
	text := file(indicator + `,"value": [` +
		`{"id": "a", "indicator": "i", "period": "2023", "value": 3, "footnote": "drie mensen", "corrections": [{"value": 2, "when": "2027-10-14T13:30:00Z"}]},` +
		`{"id": "b", "indicator": "i", "period": "2024", "value": 30, "footnote": "veel", "corrections": [{"value": 4, "when": "2027-10-14T13:30:00Z"}]}],` +
		`"story": [{"id": "s", "text": "voor ons", "consent": "group"}, {"id": "u", "text": "voor allen", "consent": "public"}],` +
		`"agreement": [{"id": "g", "kind": "action", "number": 1, "text": "doen", "state": "open", "linked": [{"kind": "story", "id": "s"}, {"kind": "story", "id": "u"}]}]`)
	d, err := dossier.Read(environment(), []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	keeper, public := write(t, d, model.Keeper), write(t, d, model.Public)
	for _, secret := range []string{`"value": 3,`, "drie mensen", `"value": 2,`, `"value": 4,`, "voor ons", `"id": "s"`} {
		if !strings.Contains(keeper, secret) || strings.Contains(public, secret) {
			t.Errorf("%s: the keeper reads it %v, the public %v", secret, strings.Contains(keeper, secret), strings.Contains(public, secret))
		}
	}
	for _, open := range []string{`"value": 30`, "veel", "voor allen", `"footnote": "<5"`, `"missing": "withheld"`, `"id": "u"`} {
		if !strings.Contains(public, open) {
			t.Errorf("the public does not read %s", open)
		}
	}
	if strings.Contains(write(t, d, model.Internal), "voor ons") || !strings.Contains(write(t, d, model.Internal), "drie mensen") {
		t.Error("those who took part read the figures, and no story that was told for the group alone")
	}
}
