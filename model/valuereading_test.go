package model

import (
	"encoding/json"
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// FuzzReadValue holds the short way to read a value against encoding/json: what it takes, it takes in the same way.
func FuzzReadValue(f *testing.F) {
	for _, text := range []string{
		`{"id":"a","indicator":"b","period":"2025","value":61.5,"n":212,"source":"vragenlijst","certainty":"survey","state":"final"}`,
		`{"id":"a","indicator":"b","period":"2025","missing":"not_measured","footnote":"geen \"onderzoek\""}`,
		`{"id":"a","value":-0}`, `{"id":"a","value":01}`, `{"id":"a","value":1e3}`, `{"id":"a","value":1.}`, `{"id":"a","n":1.0}`, `{"id":"a","n":12345678901234567}`,
		`{"id":"a","value":null}`, `{"id":"a","corrections":[]}`, `{"ID":"a"}`, `{"id":"a","later":1}`, `{"id":"a",}`, `{"id":"a"}x`, `{}`, `{`, "{\"id\":\"\xff\"}",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var short, long Value
		if !short.read(data) {
			return
		}
		if err := json.Unmarshal(data, &long); err != nil {
			t.Fatalf("%q was read, and is no value: %v", data, err)
		}
		if !reflect.DeepEqual(short, long) {
			t.Fatalf("%q:\n%+v\n%+v", data, short, long)
		}
	})
}

// TestReadingValues: what is written is read back the same, and what is usual the short way.
func TestReadingValues(t *testing.T) {
	short, all := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		usual := rapid.Bool().Draw(t, "usual")
		number := func(label string) *float64 {
			numbers := rapid.Map(rapid.IntRange(-10_000, 10_000), func(n int) float64 { return float64(n) / 10 })
			if !usual {
				numbers = rapid.OneOf(rapid.Float64(), numbers)
			}
			return rapid.Ptr(numbers, true).Draw(t, label)
		}
		text := func(label string) string {
			texts := rapid.SampledFrom([]string{"", "Gemeentelijke monitor", "CBS, tabel 85163NED"})
			if !usual {
				texts = rapid.OneOf(rapid.String(), texts)
			}
			return texts.Draw(t, label)
		}
		value := &Value{
			Identity: Identity{ID: ID("v" + text("id"))}, Indicator: ID(text("indicator")), Period: Period(text("period")),
			PeriodWords: text("words"), Value: number("value"), Missing: Missing(text("missing")), LessThan: rapid.IntRange(0, 9).Draw(t, "less than"), Numerator: number("numerator"),
			Denominator: number("denominator"), N: rapid.Ptr(rapid.Int(), true).Draw(t, "n"), Source: text("source"), Footnote: text("footnote"),
			Certainty: Certainty(text("certainty")), State: ValueState(text("state")),
		}
		if rapid.IntRange(0, 9).Draw(t, "corrected") == 0 {
			value.Corrections = []Correction{{Value: number("before"), When: time.Unix(0, 0).UTC()}}
		}
		data, err := Encode(value)
		if err != nil {
			t.Skip("no JSON can hold it")
		}
		read, err := Decode(KindValue, data)
		if err != nil {
			t.Fatalf("%s: %v", data, err)
		}
		if again, err := Encode(read); err != nil || string(again) != string(data) {
			t.Fatalf("%s\n%s %v", data, again, err)
		}
		if all++; (&Value{}).read(data) {
			short++
		}
	})
	usual, err := Encode(&Value{Identity: Identity{ID: "a"}, Indicator: "b", Period: "2025", Value: new(float64), Source: "Gemeentelijke monitor", Certainty: Registration, State: Final})
	if err != nil || !(&Value{}).read(usual) {
		t.Errorf("%s goes the long way, %v", usual, err)
	}
	if short == 0 {
		t.Errorf("of %d values none went the short way", all)
	}
}
