package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"go.etcd.io/bbolt"

	"doelenboom/model"
)

// header is a change in the journal without the records that it touched.
type header struct {
	ID     model.ID   `json:"id"`
	Time   time.Time  `json:"time"`
	Title  model.Key  `json:"title"`
	Args   model.Args `json:"args,omitempty"`
	Role   string     `json:"role,omitempty"`
	Undoes model.ID   `json:"undoes,omitempty"`
	Redoes model.ID   `json:"redoes,omitempty"`
}

func headerOf(c *model.Change) header {
	return header{ID: c.ID, Time: c.Time, Title: c.Title, Args: c.Args, Role: c.Role, Undoes: c.Undoes, Redoes: c.Redoes}
}

func (h header) change() model.Change {
	return model.Change{ID: h.ID, Time: h.Time, Title: h.Title, Args: h.Args, Role: h.Role, Undoes: h.Undoes, Redoes: h.Redoes}
}

// encodeChange returns what the two buckets of the journal hold of a change. A change that was just made has its records in memory. One
// that comes from a file may have lost them, when that is damaged or out of reach; the copy that is made of the dossier for just that
// reason must not fail on it.
func encodeChange(c *model.Change) (top, records []byte, err error) {
	touched, unread := c.Touched()
	if errors.Is(unread, errForgotten) {
		records = []byte(forgotten)
	} else if unread != nil {
		records = []byte(lost)
	} else if records, err = model.EncodeTouched(touched); err != nil {
		return nil, nil, err
	}
	if top, err = json.Marshal(headerOf(c)); err != nil {
		return nil, nil, fmt.Errorf("encode change %s: %w", c.ID, err)
	}
	return top, records, nil
}

// lost stands in the journal for the records of a change that could not be read when the dossier was copied to this file.
const lost = `"lost"`

// forgotten stands there for the records of a change that somebody had cleared away, for its age.
const forgotten = `"forgotten"`

var (
	errLost      = errors.New("what the change touched is lost")
	errForgotten = errors.New("what the change touched was cleared away")
)

// writeChange writes a change under a number.
func writeChange(put putter, number uint64, c *model.Change) error {
	top, records, err := encodeChange(c)
	if err != nil {
		return err
	}
	if err := put(journalBucket, changeKey(number), top); err != nil {
		return err
	}
	return put(recordsBucket, changeKey(number), records)
}

// restored returns a change of the journal whose records are fetched when somebody asks for them, which fails when they are damaged or
// out of reach.
func (f *File) restored(number uint64, h header) *model.Change {
	return model.RestoredChange(h.change(), func() ([]model.Touched, error) {
		return f.fetch(number)
	})
}

// fetch reads what a change of the journal touched.
func (f *File) fetch(number uint64) (touched []model.Touched, err error) {
	f.gate.RLock()
	defer f.gate.RUnlock()
	if f.db == nil {
		return nil, ErrClosed
	}
	err = guarded(func() error {
		return f.db.View(func(tx *bbolt.Tx) error {
			touched, err = readTouched(tx, number)
			return err
		})
	})
	return touched, err
}

func readTouched(tx *bbolt.Tx, number uint64) ([]model.Touched, error) {
	bucket := tx.Bucket([]byte(recordsBucket))
	if bucket == nil {
		return nil, &damage{recordsBucket, errNoBucket}
	}
	key := changeKey(number)
	payload, err := unseal(recordsBucket, key, bucket.Get(key))
	if err != nil {
		return nil, &damage{recordsBucket, err}
	}
	switch string(payload) {
	case lost:
		return nil, errLost
	case forgotten:
		return nil, errForgotten
	}
	touched, err := model.DecodeTouched(payload)
	if err != nil {
		return nil, &damage{recordsBucket, err}
	}
	return touched, nil
}

// sameChange reports whether the journal holds a change under a number.
func sameChange(tx *bbolt.Tx, number uint64, c *model.Change) bool {
	key := changeKey(number)
	payload, err := unseal(journalBucket, key, tx.Bucket([]byte(journalBucket)).Get(key))
	var h header
	return err == nil && json.Unmarshal(payload, &h) == nil && h.ID == c.ID
}
