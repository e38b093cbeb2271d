package store

import (
	"errors"

	"go.etcd.io/bbolt"
)

// ledger writes values in a transaction and keeps the head's counts and digests right, at a cost that does not grow with the file.
type ledger struct {
	tx      *bbolt.Tx
	head    *head
	buckets map[string]*bbolt.Bucket
}

// setUp makes the buckets of a new file.
func setUp(tx *bbolt.Tx, h head) error {
	for _, name := range allBuckets() {
		if _, err := tx.CreateBucket([]byte(name)); err != nil {
			return err
		}
	}
	if err := tx.Bucket([]byte(metaBucket)).Put([]byte(magicKey), []byte(magic)); err != nil {
		return err
	}
	h.Schema, h.Buckets = schema, map[string]tally{}
	for _, name := range dataBuckets() {
		h.Buckets[name] = tally{}
	}
	return writeHead(tx, &h)
}

func openLedger(tx *bbolt.Tx) (*ledger, error) {
	h, err := readHead(tx)
	if err != nil {
		return nil, err
	}
	if err := migrate(tx, h); err != nil {
		return nil, err
	}
	out := &ledger{tx: tx, head: h, buckets: map[string]*bbolt.Bucket{}}
	for _, name := range dataBuckets() {
		bucket := tx.Bucket([]byte(name))
		if bucket == nil {
			return nil, &damage{name, errNoBucket}
		}
		bucket.FillPercent = fill
		out.buckets[name] = bucket
	}
	return out, nil
}

var errNoBucket = errors.New("the bucket is not there")

// putter writes a payload in a bucket under a key.
type putter func(bucket string, key, payload []byte) error

func (l *ledger) put(bucket string, key, payload []byte) error {
	envelope := seal(bucket, key, payload)
	if err := l.forget(bucket, key); err != nil {
		return err
	}
	sums := l.head.Buckets[bucket]
	sums.add(storedChecksum(envelope))
	l.head.Buckets[bucket] = sums
	return l.buckets[bucket].Put(key, envelope)
}

func (l *ledger) delete(bucket string, key []byte) error {
	if err := l.forget(bucket, key); err != nil {
		return err
	}
	return l.buckets[bucket].Delete(key)
}

// forget takes the value that stands at a key out of the tally.
func (l *ledger) forget(bucket string, key []byte) error {
	old := l.buckets[bucket].Get(key)
	if old == nil {
		return nil
	}
	if _, err := unseal(bucket, key, old); err != nil {
		return &damage{bucket, err}
	}
	sums := l.head.Buckets[bucket]
	sums.take(storedChecksum(old))
	l.head.Buckets[bucket] = sums
	return nil
}

// close writes the head. Nothing may be written after it.
func (l *ledger) close() error { return writeHead(l.tx, l.head) }

// bulk fills a new file, in transactions of a size that fits in memory.
type bulk struct {
	db     *database
	ledger *ledger
	bytes  int
}

const bulkBytes = 16 << 20

// fillNew sets up a new file and writes into it what produce puts. The file is not to be used unless it returns nil.
func fillNew(db *database, h head, produce func(put putter) error) (err error) {
	if err := db.Update(func(tx *bbolt.Tx) error { return setUp(tx, h) }); err != nil {
		return err
	}
	b := &bulk{db: db}
	if err := b.begin(); err != nil {
		return err
	}
	defer func() { // also when produce panics: a database with an open transaction cannot be closed
		if b.ledger != nil {
			err = errors.Join(err, b.ledger.tx.Rollback())
		}
	}()
	if err := produce(b.put); err != nil {
		return err
	}
	return b.commit()
}

func (b *bulk) begin() error {
	tx, err := b.db.Begin(true)
	if err != nil {
		return err
	}
	b.bytes = 0
	if b.ledger, err = openLedger(tx); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return nil
}

func (b *bulk) commit() error {
	l := b.ledger
	b.ledger = nil
	if err := l.close(); err != nil {
		return errors.Join(err, l.tx.Rollback())
	}
	return l.tx.Commit()
}

func (b *bulk) put(bucket string, key, payload []byte) error {
	if b.bytes += len(key) + len(payload); b.bytes > bulkBytes {
		if err := b.commit(); err != nil {
			return err
		}
		if err := b.begin(); err != nil {
			return err
		}
	}
	return b.ledger.put(bucket, key, payload)
}
