package store

import (
	"encoding/binary"
	"time"

	"go.etcd.io/bbolt"

	"doelenboom/model"
)

// HistoryCost says what the history up to a moment costs.
type HistoryCost struct {
	Changes int   // how many changes there are before that moment
	Bytes   int64 // what they touched, which can be cleared away
	File    int64 // the whole file
}

// HistoryCost tells what the changes before a moment take, so that somebody can decide whether to clear them away.
func (f *File) HistoryCost(before time.Time) (HistoryCost, error) {
	out := HistoryCost{Changes: f.dossier.ChangesUntil(before)}
	f.gate.RLock()
	defer f.gate.RUnlock()
	if f.db == nil {
		return out, ErrClosed
	}
	err := guarded(func() error {
		return f.db.View(func(tx *bbolt.Tx) error {
			out.File = tx.Size()
			bucket := tx.Bucket([]byte(recordsBucket))
			if bucket == nil {
				return &damage{recordsBucket, errNoBucket}
			}
			cursor := bucket.Cursor()
			for key, envelope := cursor.First(); key != nil && binary.BigEndian.Uint64(key) <= uint64(out.Changes); key, envelope = cursor.Next() {
				out.Bytes += int64(max(0, len(envelope)-envelopeSize-len(forgotten)))
			}
			return nil
		})
	})
	return out, explain(err, f.place)
}

// ForgetBefore clears away what the changes before a moment touched, and writes the file anew without it. What was done, when and by which
// role stays in the history; only undoing those changes, and looking back to before the moment, no longer can. It returns how many bytes less
// the dossier takes; on Windows, where a file is as large as its mapping, it may stay as large for now. The backups keep what they hold.
func (f *File) ForgetBefore(moment time.Time) (saved int64, err error) {
	if f.readOnly {
		return 0, model.ErrReadOnly
	}
	if err := f.Flush(); err != nil {
		return 0, err
	}
	until := uint64(f.dossier.ChangesUntil(moment))
	done := make(chan error, 1)
	job := func() {
		before := f.db.used()
		err := f.attempt(func() error { return f.rewriteAs(forgetUntil(until)) })
		if err == nil {
			saved = before - f.db.used()
		}
		done <- explainSaving(err, f.place)
	}
	select {
	case f.jobs <- job:
		err = <-done
		return saved, err
	case <-f.stopped:
		return 0, ErrClosed
	}
}

func forgetUntil(until uint64) filter {
	return func(bucket string, key, payload []byte) ([]byte, bool) {
		if bucket == recordsBucket && binary.BigEndian.Uint64(key) <= until {
			return []byte(forgotten), true
		}
		return payload, true
	}
}
