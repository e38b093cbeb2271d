package model

import (
	"encoding/json"
	"fmt"
	"time"
)

// Change is what one edit did. It is a value: nothing alters it once an edit has returned it.
type Change struct {
	ID     ID
	Time   time.Time
	Title  Key  // what was done, as a text key ("edit.goal.move")
	Args   Args // for the title: strings and numbers
	Role   string
	Undoes ID // the change that this one takes back, if any
	Redoes ID // the taken back change that this one does again, if any

	touched []Touched
	load    func() ([]Touched, error)
}

// Touched is one record before and after a change; Before is nil for a new record and After for a deleted one.
type Touched struct {
	Kind   Kind
	ID     ID
	Before Record
	After  Record
}

// Touched returns the records that the change altered, in the order in which they were first touched. For a change read from a journal
// they are fetched when first asked for, which may fail.
func (c *Change) Touched() ([]Touched, error) {
	if c.touched == nil && c.load != nil {
		touched, err := c.load()
		if err != nil {
			return nil, err
		}
		c.touched = touched
	}
	return c.touched, nil
}

// Touches reports whether the change altered a record of one of the kinds. A change from a journal that cannot be read touches
// everything, so that whoever redraws by it draws too much rather than too little.
func (c *Change) Touches(kinds ...Kind) bool {
	touched, err := c.Touched()
	if err != nil {
		return true
	}
	for _, t := range touched {
		for _, kind := range kinds {
			if t.Kind == kind {
				return true
			}
		}
	}
	return false
}

// RestoredChange is a change as a journal keeps it: everything but the touched records, which load fetches when somebody asks.
func RestoredChange(header Change, load func() ([]Touched, error)) *Change {
	header.load = load
	return &header
}

func inverse(touched []Touched) []Touched {
	out := make([]Touched, 0, len(touched))
	for i := len(touched) - 1; i >= 0; i-- {
		t := touched[i]
		out = append(out, Touched{Kind: t.Kind, ID: t.ID, Before: t.After, After: t.Before})
	}
	return out
}

type touchedJSON struct {
	Kind   Kind            `json:"kind"`
	ID     ID              `json:"id"`
	Before json.RawMessage `json:"before,omitempty"`
	After  json.RawMessage `json:"after,omitempty"`
}

// EncodeTouched writes touched records for a journal. Of private names it writes only that they were touched, never the names, so that
// erasing names leaves none behind.
func EncodeTouched(touched []Touched) ([]byte, error) {
	out := make([]touchedJSON, len(touched))
	for i, t := range touched {
		out[i] = touchedJSON{Kind: t.Kind, ID: t.ID}
		if t.Kind == KindName {
			continue
		}
		for _, side := range []struct {
			record Record
			into   *json.RawMessage
		}{{t.Before, &out[i].Before}, {t.After, &out[i].After}} {
			if side.record == nil {
				continue
			}
			data, err := Encode(side.record)
			if err != nil {
				return nil, err
			}
			*side.into = data
		}
	}
	return json.Marshal(out)
}

// DecodeTouched reads what [EncodeTouched] wrote, leaving out private names.
func DecodeTouched(data []byte) ([]Touched, error) {
	var in []touchedJSON
	if err := json.Unmarshal(data, &in); err != nil {
		return nil, fmt.Errorf("decode touched records: %w", err)
	}
	out := make([]Touched, 0, len(in))
	for _, t := range in {
		if t.Kind == KindName {
			continue
		}
		if newRecord(t.Kind) == nil {
			return nil, fmt.Errorf("decode touched records: %w: %q", ErrUnknownKind, t.Kind)
		}
		touched := Touched{Kind: t.Kind, ID: t.ID}
		for _, side := range []struct {
			raw  json.RawMessage
			into *Record
		}{{t.Before, &touched.Before}, {t.After, &touched.After}} {
			if side.raw == nil {
				continue
			}
			record, err := Decode(t.Kind, side.raw)
			if err != nil {
				return nil, err
			}
			if record.Ident() != t.ID {
				return nil, fmt.Errorf("decode touched records: %s %s under the identity %s", t.Kind, record.Ident(), t.ID)
			}
			*side.into = record
		}
		out = append(out, touched)
	}
	return out, nil
}
