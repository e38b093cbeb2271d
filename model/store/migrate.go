package store

import (
	"encoding/json"

	"go.etcd.io/bbolt"
)

// migrations bring a file from each earlier layout to the next one. They run in the transaction of the first change that is saved, so
// that a file is of one layout or of the other, whatever happens; until then it is read as it is. A file of each earlier layout is kept
// in testdata.
var migrations = map[int]func(tx *bbolt.Tx, h *head) error{
	1: addBuckets,
	2: rememberLast,
	3: addBuckets,
	4: leaveOut,
}

// migrate brings a file to the present layout.
func migrate(tx *bbolt.Tx, h *head) error {
	for ; h.Schema < schema; h.Schema++ {
		if do := migrations[h.Schema]; do != nil {
			if err := do(tx, h); err != nil {
				return err
			}
		}
	}
	return nil
}

// addBuckets makes the buckets of kinds of record that came later. Layout 2 brought votes, layout 4 mappings.
func addBuckets(tx *bbolt.Tx, h *head) error {
	for _, name := range dataBuckets() {
		if tx.Bucket([]byte(name)) != nil || !h.cameLater(name) {
			continue
		}
		if _, err := tx.CreateBucket([]byte(name)); err != nil {
			return err
		}
		h.Buckets[name] = tally{}
	}
	return nil
}

// leaveOut says that percentages may be missing that follow from their counts, as layout 5 has them: a program that does not know that would
// find no figure. Those that are there stay until they change.
func leaveOut(_ *bbolt.Tx, h *head) error {
	h.Reader = reader
	return nil
}

// rememberLast puts the last change in the head, where layout 3 has it, so that copies can be told apart without reading their journal.
func rememberLast(tx *bbolt.Tx, h *head) error {
	last, err := lastHeader(tx, h.Sequence)
	h.Last, h.Changed = last.ID, last.Time
	return err
}

// lastHeader reads the last change in a journal; of a dossier without changes it is empty.
func lastHeader(tx *bbolt.Tx, sequence uint64) (out header, err error) {
	if sequence == 0 {
		return out, nil
	}
	bucket := tx.Bucket([]byte(journalBucket))
	if bucket == nil {
		return out, &damage{journalBucket, errNoBucket}
	}
	key := changeKey(sequence)
	payload, err := unseal(journalBucket, key, bucket.Get(key))
	if err != nil {
		return out, &damage{journalBucket, err}
	}
	if err := json.Unmarshal(payload, &out); err != nil {
		return out, &damage{journalBucket, err}
	}
	return out, nil
}
