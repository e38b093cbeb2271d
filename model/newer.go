package model

import (
	"bytes"
	"encoding/json"
	"iter"
	"maps"
	"reflect"
	"slices"
	"strings"
)

// newer is what a struct holds of a newer version of the program: the members of its JSON object that it has no field for. Records have
// it and so have the structs within them, so that it goes along with whatever is copied, moved or put in another order.
type newer struct {
	members string // `"name":value,"other":value` by name; nearly always empty
}

func (n *newer) fromNewer() *newer { return n }

// newerIn returns where a struct keeps what it does not know, or nil for a struct that is a plain value, as a time is.
func newerIn(v reflect.Value) *newer {
	if holder, ok := v.Addr().Interface().(interface{ fromNewer() *newer }); ok {
		return holder.fromNewer()
	}
	return nil
}

// keepNewer puts in a struct, and in the structs within it, what its object has and it has no field for.
func keepNewer(v reflect.Value, object []byte) ([]byte, error) {
	members, err := readMembers(object)
	if err != nil {
		return nil, err
	}
	for name, field := range jsonFields(v) {
		if member, ok := members.take(name); ok {
			if _, err := withEachStruct(field, member, keepNewer); err != nil {
				return nil, err
			}
		}
	}
	var rest []string
	for _, name := range slices.Sorted(maps.Keys(members)) {
		var tight bytes.Buffer
		if err := json.Compact(&tight, members[name]); err != nil {
			return nil, err
		}
		quoted, err := json.Marshal(name)
		if err != nil {
			return nil, err
		}
		rest = append(rest, string(quoted)+":"+tight.String())
	}
	newerIn(v).members = strings.Join(rest, ",")
	return object, nil
}

// addNewer returns the object that a struct was encoded as, with what it and the structs within it hold of a newer version.
func addNewer(v reflect.Value, object []byte) ([]byte, error) {
	members, err := readMembers(object)
	if err != nil {
		return nil, err
	}
	var out []string
	for name, field := range jsonFields(v) {
		if member, ok := members.take(name); ok {
			member, err := withEachStruct(field, member, addNewer)
			if err != nil {
				return nil, err
			}
			out = append(out, `"`+name+`":`+string(member))
		}
	}
	if rest := newerIn(v).members; rest != "" {
		out = append(out, rest)
	}
	return []byte("{" + strings.Join(out, ",") + "}"), nil
}

// withEachStruct calls do for the struct that v is, points to, or lists, and returns the JSON of v with what do made of each.
func withEachStruct(v reflect.Value, data []byte, do func(v reflect.Value, object []byte) ([]byte, error)) ([]byte, error) {
	switch {
	case v.Kind() == reflect.Pointer && !v.IsNil():
		return withEachStruct(v.Elem(), data, do)
	case v.Kind() == reflect.Struct && newerIn(v) != nil:
		return do(v, data)
	case v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Struct:
		var elements []json.RawMessage
		if err := json.Unmarshal(data, &elements); err != nil {
			return nil, err
		}
		out := make([][]byte, len(elements))
		for i, element := range elements {
			var err error
			if out[i], err = withEachStruct(v.Index(i), element, do); err != nil {
				return nil, err
			}
		}
		return slices.Concat([]byte("["), bytes.Join(out, []byte(",")), []byte("]")), nil
	}
	return data, nil
}

type members map[string]json.RawMessage

func readMembers(object []byte) (members, error) {
	var out members
	err := json.Unmarshal(object, &out)
	return out, err
}

// take returns the member for a field and removes it, also where it is written in other letter cases, as encoding/json reads it.
func (m members) take(name string) (member json.RawMessage, ok bool) {
	member, ok = m[name]
	for other, raw := range m {
		if strings.EqualFold(other, name) {
			if !ok {
				member, ok = raw, true
			}
			delete(m, other)
		}
	}
	return member, ok
}

// jsonFields are the fields of a struct by the names that they have in JSON, in the order in which they are written.
func jsonFields(v reflect.Value) iter.Seq2[string, reflect.Value] {
	return func(yield func(string, reflect.Value) bool) {
		for _, field := range reflect.VisibleFields(v.Type()) {
			if name, _, _ := strings.Cut(field.Tag.Get("json"), ","); name != "" && !yield(name, v.FieldByIndex(field.Index)) {
				return
			}
		}
	}
}
