package store

import (
	"bytes"
	"errors"

	"go.etcd.io/bbolt"
)

// verified is what is known of a file of which every page, checksum, count and digest was found to be right.
type verified struct {
	head    *head
	spoiled bool // the records of some past changes are damaged, and nothing else
}

// verifyFile reads all of a file and holds it against its checksums, counts and digests, without making a dossier of it.
func verifyFile(path string) (verified, error) {
	db, found, err := openDatabase(path, true)
	if err != nil {
		return verified{}, err
	}
	out, err := verify(db)
	if err == nil && found.halfMeta {
		err = errStructure
	}
	if err == nil {
		err = found.freeDamage
	}
	return out, errors.Join(err, guarded(db.Close))
}

func verify(db *database) (out verified, err error) {
	err = guarded(func() error {
		return db.View(func(tx *bbolt.Tx) (err error) {
			out, err = verifyTx(tx)
			return err
		})
	})
	return out, err
}

func verifyTx(tx *bbolt.Tx) (verified, error) {
	h, err := readHead(tx)
	if err != nil {
		return verified{}, err
	}
	out := verified{head: h}
	for _, name := range dataBuckets() {
		bucket := tx.Bucket([]byte(name))
		if bucket == nil && h.cameLater(name) {
			continue
		}
		if bucket == nil {
			return out, &damage{name, errNoBucket}
		}
		var sums tally
		number := uint64(0)
		cursor := bucket.Cursor()
		for key, envelope := cursor.First(); key != nil; key, envelope = cursor.Next() {
			number++
			if name == recordsBucket && !bytes.Equal(key, changeKey(number)) {
				return out, &damage{name, errTally}
			}
			if _, err := unseal(name, key, envelope); err != nil {
				if name != recordsBucket {
					return out, &damage{name, err}
				}
				out.spoiled = true
				continue
			}
			sums.add(storedChecksum(envelope))
		}
		if sums != h.Buckets[name] && !(name == recordsBucket && out.spoiled) {
			return out, &damage{name, errTally}
		}
	}
	return out, nil
}

// peek returns what a file says of itself, without reading the rest. It waits no longer than opening does for who writes it.
func peek(path string) (*head, error) {
	db, _, err := openDatabase(path, true)
	if err != nil {
		return nil, err
	}
	var h *head
	err = guarded(func() error {
		return db.View(func(tx *bbolt.Tx) (err error) {
			h, err = readHead(tx)
			return err
		})
	})
	return h, errors.Join(err, guarded(db.Close))
}
