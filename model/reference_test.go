package model_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"doelenboom/model"
)

// recordTypes are all types of record.
func recordTypes() []reflect.Type {
	return []reflect.Type{
		reflect.TypeFor[model.Cover](), reflect.TypeFor[model.Party](), reflect.TypeFor[model.Participant](), reflect.TypeFor[model.Name](),
		reflect.TypeFor[model.Session](), reflect.TypeFor[model.Group](), reflect.TypeFor[model.Card](), reflect.TypeFor[model.Goal](),
		reflect.TypeFor[model.Term](), reflect.TypeFor[model.Indicator](), reflect.TypeFor[model.Value](), reflect.TypeFor[model.Story](),
		reflect.TypeFor[model.Reading](), reflect.TypeFor[model.Agreement](), reflect.TypeFor[model.Parked](),
		reflect.TypeFor[model.Observation](), reflect.TypeFor[model.Initiative](), reflect.TypeFor[model.Vote](), reflect.TypeFor[model.Mapping](),
	}
}

func TestEveryFieldWithAnIdentitySaysWhatItRefersTo(t *testing.T) {
	if len(recordTypes()) != len(model.Kinds()) {
		t.Fatalf("%d types of record and %d kinds", len(recordTypes()), len(model.Kinds()))
	}
	for _, record := range recordTypes() {
		checkTags(t, record, record.Name())
	}
}

// checkTags walks a struct as deletion does: through structs and lists of structs, not through pointers.
func checkTags(t *testing.T, of reflect.Type, path string) {
	for i := range of.NumField() {
		field := of.Field(i)
		if field.Anonymous {
			continue // the identity of the record itself
		}
		here := path + "." + field.Name
		element := field.Type
		if element.Kind() == reflect.Slice {
			element = element.Elem()
		}
		tag, _, _ := strings.Cut(field.Tag.Get("ref"), ",")
		switch {
		case element == reflect.TypeFor[model.ID]():
			if !slices.Contains(model.Kinds(), model.Kind(tag)) {
				t.Errorf("%s refers to a record and does not say to which kind", here)
			}
		case element == reflect.TypeFor[model.Ref]():
		case tag != "":
			t.Errorf("%s has a reference and is no identity", here)
		case element.Kind() == reflect.Pointer && holdsIdentity(element.Elem()):
			t.Errorf("%s hides a reference behind a pointer", here)
		case element.Kind() == reflect.Struct && element.PkgPath() == of.PkgPath():
			checkTags(t, element, here)
		}
	}
}

func holdsIdentity(of reflect.Type) bool {
	if of.Kind() != reflect.Struct {
		return false
	}
	for i := range of.NumField() {
		element := of.Field(i).Type
		for element.Kind() == reflect.Slice || element.Kind() == reflect.Pointer {
			element = element.Elem()
		}
		if element == reflect.TypeFor[model.ID]() || element == reflect.TypeFor[model.Ref]() || holdsIdentity(element) {
			return true
		}
	}
	return false
}

func TestWhatGoesLetsNothingDangle(t *testing.T) {
	for _, test := range []struct {
		name string
		gone func(t *testing.T, d *model.Dossier) model.Record
		also []model.Kind // what goes along
	}{
		{"the top goal", func(_ *testing.T, d *model.Dossier) model.Record { return d.Top() }, []model.Kind{model.KindGoal}},
		{"a goal", func(_ *testing.T, d *model.Dossier) model.Record { return d.Goals()[2] }, nil},
		{"a party", func(t *testing.T, d *model.Dossier) model.Record { return only[model.Party](t, d) }, nil},
		{"a session", func(t *testing.T, d *model.Dossier) model.Record { return only[model.Session](t, d) }, nil},
		{"a group", func(t *testing.T, d *model.Dossier) model.Record { return only[model.Group](t, d) }, nil},
		{"an agreement", func(t *testing.T, d *model.Dossier) model.Record { return only[model.Agreement](t, d) }, nil},
		{
			"a participant", func(t *testing.T, d *model.Dossier) model.Record { return only[model.Participant](t, d) },
			[]model.Kind{model.KindName},
		},
		{
			"an indicator", func(t *testing.T, d *model.Dossier) model.Record { return only[model.Indicator](t, d) },
			[]model.Kind{model.KindValue, model.KindReading},
		},
	} {
		d := seeded(t)
		was := pictureOf(t, d)
		gone := test.gone(t, d)
		change := edit(t, d, func(tx *model.Tx) error { return tx.Delete(gone.Kind(), gone.Ident()) })
		for key, data := range pictureOf(t, d) {
			if strings.Contains(data, `"`+string(gone.Ident())+`"`) {
				t.Errorf("%s is gone, and %s still holds it: %s", test.name, key, data)
			}
			if holdsEmptyReference(t, data) {
				t.Errorf("%s is gone, and %s holds the empty place: %s", test.name, key, data)
			}
		}
		touched, err := change.Touched()
		if err != nil {
			t.Fatal(err)
		}
		for _, item := range touched {
			if item.After == nil && item.ID != gone.Ident() && !slices.Contains(test.also, item.Kind) {
				t.Errorf("%s takes %s %s along", test.name, item.Kind, item.ID)
			}
		}
		for _, kind := range test.also {
			if kind != gone.Kind() && d.Count(kind) > 0 {
				t.Errorf("%s is gone, and %d of %s stay", test.name, d.Count(kind), kind)
			}
		}
		if problems := d.Verify(); len(problems) > 0 {
			t.Errorf("%s is gone: %v", test.name, problems)
		}
		undo(t, d)
		expectSame(t, test.name+" back again", pictureOf(t, d), was)
	}
}

// holdsEmptyReference reports whether an element of a list lost the goal or party that it was about.
func holdsEmptyReference(t *testing.T, data string) bool {
	var record map[string]json.RawMessage
	if err := json.Unmarshal([]byte(data), &record); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"also", "support", "serves", "became", "linked"} {
		list := string(record[name])
		if strings.Contains(list, `"goal":""`) || strings.Contains(list, `"party":""`) || strings.Contains(list, `"id":""`) {
			return true
		}
	}
	return false
}
