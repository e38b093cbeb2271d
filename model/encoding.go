package model

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
)

// Identity is the part that every record has.
type Identity struct {
	ID ID `json:"id"`
	// unknown holds the fields of a newer version, to be written back as they came.
	unknown map[string]json.RawMessage
}

// Ident returns the record's identity.
func (i *Identity) Ident() ID { return i.ID }

func (i *Identity) identity() *Identity { return i }

// Encode writes a record as one JSON object: its fields in their fixed order, then the fields of a newer version by name.
func Encode(record Record) ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(record); err != nil {
		return nil, fmt.Errorf("encode %s %s: %w", record.Kind(), record.Ident(), err)
	}
	data := bytes.TrimRight(out.Bytes(), "\n")
	unknown := record.identity().unknown
	if len(unknown) == 0 {
		return data, nil
	}
	names := make([]string, 0, len(unknown))
	for name := range unknown {
		names = append(names, name)
	}
	slices.Sort(names)
	data = data[:len(data)-1]
	for _, name := range names {
		quoted, err := json.Marshal(name)
		if err != nil {
			return nil, fmt.Errorf("encode %s %s: %w", record.Kind(), record.Ident(), err)
		}
		data = append(append(append(append(data, ','), quoted...), ':'), unknown[name]...)
	}
	return append(data, '}'), nil
}

// Decode reads a record of a kind. Fields that this version does not know are kept and written back by [Encode]. It fails with
// [ErrUnknownKind] for a kind of a newer version, and with a JSON error for anything that is no record.
func Decode(kind Kind, data []byte) (Record, error) {
	record := newRecord(kind)
	if record == nil {
		return nil, fmt.Errorf("%w: %q", ErrUnknownKind, kind)
	}
	strict := json.NewDecoder(bytes.NewReader(data))
	strict.DisallowUnknownFields()
	if strict.Decode(record) == nil && !strict.More() {
		return record, nil
	}
	record = newRecord(kind)
	if err := json.Unmarshal(data, record); err != nil {
		return nil, fmt.Errorf("decode %s: %w", kind, err)
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(data, &fields); err != nil {
		return nil, fmt.Errorf("decode %s: %w", kind, err)
	}
	known := fieldNames(reflect.TypeOf(record).Elem())
	for name, raw := range fields {
		if !known[name] {
			identity := record.identity()
			if identity.unknown == nil {
				identity.unknown = map[string]json.RawMessage{}
			}
			var tight bytes.Buffer
			if err := json.Compact(&tight, raw); err != nil {
				return nil, fmt.Errorf("decode %s: %w", kind, err)
			}
			identity.unknown[name] = tight.Bytes()
		}
	}
	return record, nil
}

var knownFields sync.Map // reflect.Type -> map[string]bool

func fieldNames(t reflect.Type) map[string]bool {
	if known, ok := knownFields.Load(t); ok {
		return known.(map[string]bool)
	}
	known := map[string]bool{}
	for _, field := range reflect.VisibleFields(t) {
		if name, _, _ := strings.Cut(field.Tag.Get("json"), ","); name != "" {
			known[name] = true
		}
	}
	knownFields.Store(t, known)
	return known
}

// clone returns a deep copy of a record, so that an edit never writes into what others still read.
func clone(record Record) Record {
	return deepCopy(reflect.ValueOf(record)).Interface().(Record)
}

func deepCopy(v reflect.Value) reflect.Value {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return v
		}
		out := reflect.New(v.Type().Elem())
		out.Elem().Set(deepCopy(v.Elem()))
		return out
	case reflect.Struct:
		out := reflect.New(v.Type()).Elem()
		out.Set(v)
		for i := range v.NumField() {
			if field := out.Field(i); field.CanSet() {
				field.Set(deepCopy(v.Field(i)))
			}
		}
		return out
	case reflect.Slice:
		if v.IsNil() {
			return v
		}
		out := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			out.Index(i).Set(deepCopy(v.Index(i)))
		}
		return out
	}
	return v
}
