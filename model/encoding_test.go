package model_test

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"doelenboom/model"
)

func TestAnyRecordIsReadAsItWasWritten(t *testing.T) {
	types := recordTypes()
	rapid.Check(t, func(t *rapid.T) {
		record := reflect.New(rapid.SampledFrom(types).Draw(t, "type"))
		fill(t, record.Elem())
		written := record.Interface().(model.Record)
		data, err := model.Encode(written)
		if err != nil {
			t.Fatal(err)
		}
		read, err := model.Decode(written.Kind(), data)
		if err != nil {
			t.Fatalf("%v: %s", err, data)
		}
		again, err := model.Encode(read)
		if err != nil {
			t.Fatal(err)
		}
		if string(data) != string(again) {
			t.Fatalf("written and read and written:\n%s\n%s", data, again)
		}
		if strings.ContainsAny(string(data), "\n\r") {
			t.Fatalf("a record is more than one line: %s", data)
		}
	})
}

// fill puts something in every field.
func fill(t *rapid.T, v reflect.Value) {
	switch v.Interface().(type) {
	case time.Time:
		v.Set(reflect.ValueOf(time.Unix(rapid.Int64Range(0, 4e9).Draw(t, "time"), rapid.Int64Range(0, 999).Draw(t, "ns")).UTC()))
		return
	case model.ID:
		v.SetString(rapid.StringMatching(`id-[0-9]{1,3}`).Draw(t, "id"))
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(rapid.String().Draw(t, "string"))
	case reflect.Int:
		v.SetInt(int64(rapid.IntRange(-9, 9).Draw(t, "int")))
	case reflect.Float64:
		v.SetFloat(rapid.Float64Range(-1e12, 1e12).Draw(t, "float"))
	case reflect.Bool:
		v.SetBool(rapid.Bool().Draw(t, "bool"))
	case reflect.Pointer:
		if rapid.Bool().Draw(t, "there") {
			v.Set(reflect.New(v.Type().Elem()))
			fill(t, v.Elem())
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), rapid.IntRange(0, 2).Draw(t, "length"), 2))
		for i := range v.Len() {
			fill(t, v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				fill(t, v.Field(i))
			}
		}
	}
}

const fromTheFuture = `{
 "id": "id-7", "code": "I7", "name": "De deur uit", "kind": "effect", "type": "percentage", "direction": "higher", "mood": {"b": 1, "a": [2]},
 "baseline": {"period": "2025", "value": 38, "method_version": 3},
 "targets": [{"period": "2027", "value": 44}, {"period": "2028", "value": 48, "agreed_by": "raad"}],
 "references": [{"name": "Nederland", "points": [{"period": "2025", "value": 40, "quality": "<goed> & \"snel\""}], "licence": "CC0"}],
 "owner": {"role": "Werkplein", "phone_tree": true}
}`

func TestFieldsOfANewerVersionAreKeptAtAnyDepth(t *testing.T) {
	record, err := model.Decode(model.KindIndicator, []byte(fromTheFuture))
	if err != nil {
		t.Fatal(err)
	}
	expectSameJSON(t, record, fromTheFuture)

	d := model.Load(environment(), []model.Record{record}, nil)
	edit(t, d, func(tx *model.Tx) error {
		return model.Update(tx, "id-7", func(i *model.Indicator) error {
			i.Name = "Elke week de deur uit"
			i.Baseline.Value = 39
			i.Targets = []model.Target{i.Targets[1]} // it was the second, and is the first now
			i.Targets[0].Value = 49
			i.References[0].Points[0].Value = 41
			return nil
		})
	})
	edited := strings.NewReplacer(
		"De deur uit", "Elke week de deur uit", `"value": 38`, `"value": 39`, `{"period": "2027", "value": 44}, `, "",
		`"value": 48`, `"value": 49`, `"value": 40`, `"value": 41`,
	).Replace(fromTheFuture)
	expectSameJSON(t, model.Get[model.Indicator](d, "id-7"), edited)
	undo(t, d)
	expectSameJSON(t, model.Get[model.Indicator](d, "id-7"), fromTheFuture)
}

func expectSameJSON(t *testing.T, record model.Record, want string) {
	t.Helper()
	data, err := model.Encode(record)
	if err != nil {
		t.Fatal(err)
	}
	var got, wants any
	if err := errors.Join(json.Unmarshal(data, &got), json.Unmarshal([]byte(want), &wants)); err != nil {
		t.Fatalf("%v: %s", err, data)
	}
	if !reflect.DeepEqual(got, wants) {
		t.Errorf("got  %s\nwant %s", data, want)
	}
	again, err := model.Decode(record.Kind(), data)
	if err != nil {
		t.Fatal(err)
	}
	if repeated, err := model.Encode(again); err != nil || string(repeated) != string(data) {
		t.Errorf("written again:\n%s\n%s (%v)", repeated, data, err)
	}
}

func TestAFieldInOtherLetterCasesIsTheField(t *testing.T) {
	record, err := model.Decode(model.KindGoal, []byte(`{"id": "id-1", "Text": "Inwoners doen mee", "zz": 1}`))
	if err != nil {
		t.Fatal(err)
	}
	data, err := model.Encode(record)
	if err != nil {
		t.Fatal(err)
	}
	if want := `{"id":"id-1","position":0,"text":"Inwoners doen mee","zz":1}`; string(data) != want {
		t.Errorf("got %s, want %s", data, want)
	}
}

func TestWhatIsNoRecord(t *testing.T) {
	for _, test := range []struct {
		kind model.Kind
		data string
		want error
	}{
		{"budget", `{"id": "id-1"}`, model.ErrUnknownKind},
		{model.KindGoal, `{}`, model.ErrNoIdentity},
		{model.KindGoal, `null`, model.ErrNoIdentity},
		{model.KindGoal, `[]`, nil},
		{model.KindGoal, ``, nil},
		{model.KindGoal, `{"id": "id-1"`, nil},
		{model.KindGoal, `{"id": "id-1"} {}`, nil},
		{model.KindGoal, `{"id": "id-1", "text": 7}`, nil},
		{model.KindIndicator, `{"id": "id-1", "new": 1, "targets": 7}`, nil},
	} {
		record, err := model.Decode(test.kind, []byte(test.data))
		if err == nil || test.want != nil && !errors.Is(err, test.want) {
			t.Errorf("%s %s: %v, %v", test.kind, test.data, record, err)
		}
	}
	if _, err := model.DecodeTouched([]byte(`[{"kind": "budget", "id": "id-1", "after": {"id": "id-1"}}]`)); !errors.Is(err, model.ErrUnknownKind) {
		t.Errorf("a journal of a newer version: %v", err)
	}
	if _, err := model.DecodeTouched([]byte(`[`)); err == nil {
		t.Error("half a journal was read")
	}
}

func FuzzDecode(f *testing.F) {
	f.Add("indicator", fromTheFuture)
	f.Add("goal", `{"id": "id-1", "Text": "a", "text": "b", "zz": [{"a": null}]}`)
	f.Add("session", `{"id": "id-1", "steps": [{"runs": [{"from": "2027-10-14T13:30:00Z", "x": 1}]}, null]}`)
	f.Add("value", `{"id": "id-1", "corrections": null, "value": null, "n": 3, "y": "\u00e9<"}`)
	f.Fuzz(func(t *testing.T, kind, data string) {
		record, err := model.Decode(model.Kind(kind), []byte(data))
		if err != nil {
			return
		}
		first, err := model.Encode(record)
		if err != nil {
			t.Fatalf("read, and cannot be written: %v", err)
		}
		again, err := model.Decode(model.Kind(kind), first)
		if err != nil {
			t.Fatalf("written, and cannot be read: %v: %s", err, first)
		}
		second, err := model.Encode(again)
		if err != nil || string(first) != string(second) {
			t.Fatalf("written twice (%v):\n%s\n%s", err, first, second)
		}
	})
}

// TestAPercentageIsNotWrittenTwice: with its counts it is those two, and comes back as the same number.
func TestAPercentageIsNotWrittenTwice(t *testing.T) {
	value := &model.Value{Identity: model.Identity{ID: "v"}, Indicator: "i", Period: "2026", Value: number(40), Numerator: number(34), Denominator: number(85)}
	data, err := model.Encode(value)
	if err != nil || strings.Contains(string(data), `"value"`) || !strings.Contains(string(data), `"numerator":34,"denominator":85`) {
		t.Fatalf("%s (%v)", data, err)
	}
	if value.Value == nil {
		t.Error("writing a value takes its number away")
	}
	record, err := model.Decode(model.KindValue, data)
	if err != nil || *record.(*model.Value).Value != 40 {
		t.Errorf("%s is read as %+v (%v)", data, record, err)
	}
	value.Value = number(41) // as a source has it, which weighs answers
	if data, err = model.Encode(value); err != nil || !strings.Contains(string(data), `"value":41`) {
		t.Errorf("%s (%v)", data, err)
	}
}
