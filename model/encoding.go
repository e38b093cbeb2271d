package model

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"sync"
)

// Identity is the part that every record has.
type Identity struct {
	ID ID `json:"id"`
	newer
	mixed bool // the record, or a struct within it, holds something of a newer version
}

// Ident returns the record's identity.
func (i *Identity) Ident() ID { return i.ID }

func (i *Identity) identity() *Identity { return i }

// Encode writes a record as one JSON object: its fields in their fixed order, then the fields of a newer version by name. What follows from
// other fields is not written: a percentage with its numerator and denominator is those two.
func Encode(record Record) ([]byte, error) {
	if value, ok := record.(*Value); ok && value.Computed() {
		told := *value
		told.Value = nil
		record = &told
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(record); err != nil {
		return nil, fmt.Errorf("encode %s %s: %w", record.Kind(), record.Ident(), err)
	}
	data := bytes.TrimRight(out.Bytes(), "\n")
	if !record.identity().mixed {
		return data, nil
	}
	data, err := addNewer(reflect.ValueOf(record).Elem(), data)
	if err != nil {
		return nil, fmt.Errorf("encode %s %s: %w", record.Kind(), record.Ident(), err)
	}
	return data, nil
}

// Decode reads a record of a kind. Fields that this version does not know are kept, at any depth, and written back by [Encode]. It fails
// with [ErrUnknownKind] for a kind of a newer version, with [ErrNoIdentity] for an object without an id, and with a JSON error for
// anything that is no record.
func Decode(kind Kind, data []byte) (Record, error) {
	record := newRecord(kind)
	if record == nil {
		return nil, fmt.Errorf("%w: %q", ErrUnknownKind, kind)
	}
	if !readShort(data, record) && !decodeKnown(data, record) {
		record = newRecord(kind)
		if err := json.Unmarshal(data, record); err != nil {
			return nil, fmt.Errorf("decode %s: %w", kind, err)
		}
		if _, err := keepNewer(reflect.ValueOf(record).Elem(), data); err != nil {
			return nil, fmt.Errorf("decode %s: %w", kind, err)
		}
		record.identity().mixed = true
	}
	if record.Ident() == "" {
		return nil, fmt.Errorf("decode %s: %w", kind, ErrNoIdentity)
	}
	if value, ok := record.(*Value); ok && value.Value == nil && value.Missing == "" {
		value.Value = share(value.Numerator, value.Denominator)
	}
	return record, nil
}

// readShort reads a record that there are many of the short way, if that will do.
func readShort(data []byte, record Record) bool {
	value, ok := record.(*Value)
	if ok && !value.read(data) {
		*value = Value{}
		return false
	}
	return ok
}

// known reads one object after another with one decoder, because making a decoder takes as long as reading a record.
type known struct {
	decoder *json.Decoder
	rest    []byte // of the object that is read
	given   int64  // bytes of all objects so far
}

var knownReaders = sync.Pool{New: func() any {
	k := &known{}
	k.decoder = json.NewDecoder(k)
	k.decoder.DisallowUnknownFields()
	return k
}}

func (k *known) Read(p []byte) (int, error) {
	if len(k.rest) == 0 {
		return 0, io.EOF
	}
	n := copy(p, k.rest)
	k.rest = k.rest[n:]
	return n, nil
}

// decodeKnown reads a record that is one object with nothing behind it and no field of a newer version, and reports whether it was.
func decodeKnown(data []byte, record Record) bool {
	k := knownReaders.Get().(*known)
	k.rest = data
	k.given += int64(len(data))
	if k.decoder.Decode(record) != nil || k.decoder.InputOffset() != k.given {
		return false // and the reader, which may hold a remainder, is not used again
	}
	knownReaders.Put(k)
	return true
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
