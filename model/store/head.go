package store

import (
	"encoding/json"
	"fmt"
	"time"

	"go.etcd.io/bbolt"

	"doelenboom/model"
)

// head is what a file says of itself. Its envelope and these fields stay as they are in every later version, so that every version can
// tell what it has before it.
type head struct {
	Schema   int              `json:"schema"`           // the layout that it was written in
	Reader   int              `json:"reader"`           // the oldest layout that a program must know to read it
	Document model.ID         `json:"document"`         // the identity of the dossier's cover: copies of a dossier share it
	Sequence uint64           `json:"sequence"`         // the number of the last change in the journal
	Last     model.ID         `json:"last,omitempty"`   // that change, from layout 3 on
	Changed  time.Time        `json:"changed,omitzero"` // and when it was
	Erase    bool             `json:"erase,omitempty"`  // erased names may still stand in pages that are no longer used
	Buckets  map[string]tally `json:"buckets"`
}

// cameLater reports whether a bucket is not to be expected: the file was written in a layout that did not have it yet. It is empty then.
func (h *head) cameLater(bucket string) bool {
	_, counted := h.Buckets[bucket]
	return !counted && h.Schema < schema
}

// readHead returns what a file says of itself: errNotDossier for another database, a *damage for a head that cannot be read.
func readHead(tx *bbolt.Tx) (*head, error) {
	meta := tx.Bucket([]byte(metaBucket))
	if meta == nil || string(meta.Get([]byte(magicKey))) != magic {
		return nil, errNotDossier
	}
	payload, err := unseal(metaBucket, []byte(headKey), meta.Get([]byte(headKey)))
	if err != nil {
		return nil, &damage{metaBucket, err}
	}
	out := &head{}
	if err := json.Unmarshal(payload, out); err != nil {
		return nil, &damage{metaBucket, err}
	}
	return out, nil
}

func writeHead(tx *bbolt.Tx, h *head) error {
	payload, err := json.Marshal(h)
	if err != nil {
		return fmt.Errorf("write head: %w", err)
	}
	return tx.Bucket([]byte(metaBucket)).Put([]byte(headKey), seal(metaBucket, []byte(headKey), payload))
}
