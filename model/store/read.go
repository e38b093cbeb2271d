package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"sync"

	"go.etcd.io/bbolt"

	"doelenboom/model"
)

// contents is what a file holds. The records of past changes stay in the file.
type contents struct {
	head    *head
	records []model.Record
	journal []header // by number, from 1
	spoiled bool     // the records of some past changes are damaged
}

// chunk is a stretch of one bucket, still as it lies in the file.
type chunk struct {
	place  int // among all chunks
	bucket string
	first  int // the place of its first pair in the bucket
	pairs  []pair
}

type pair struct{ key, envelope []byte }

const chunkSize = 512

// decoded is what became of a chunk.
type decoded struct {
	records []model.Record
	headers []header
}

// reading collects what several goroutines decode.
type reading struct {
	mu      sync.Mutex
	done    map[int]decoded
	found   map[string]tally
	damage  map[string]*damage
	spoiled bool
}

func (r *reading) harm(bucket string, cause error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.damage[bucket] == nil {
		r.damage[bucket] = &damage{bucket, cause}
	}
}

// readContents reads and verifies a file: every checksum, and every count and digest. Damage comes back as damages, all of it, save that
// damaged records of past changes, which the dossier does not need, are only noted. With newer it reads what it can of a file of a newer version, and leaves out the kinds of record that this version does not know.
func readContents(db *database, newer bool) (*contents, error) {
	var out *contents
	err := guarded(func() error {
		return db.View(func(tx *bbolt.Tx) (err error) {
			out, err = readTx(tx, newer)
			return err
		})
	})
	return out, err
}

func readTx(tx *bbolt.Tx, newer bool) (*contents, error) {
	h, err := readHead(tx)
	if err != nil {
		return nil, err
	}
	if h.Reader > schema || h.Schema > schema && !newer {
		return nil, &tooNew{*h}
	}
	r := &reading{done: map[int]decoded{}, found: map[string]tally{}, damage: map[string]*damage{}}
	r.checkBuckets(tx, h)
	chunks := make(chan chunk, 16)
	var workers sync.WaitGroup
	for range max(2, runtime.GOMAXPROCS(0)) {
		workers.Go(func() {
			for c := range chunks {
				if err := guarded(func() error { return r.decode(c) }); err != nil {
					r.harm(c.bucket, err)
				}
			}
		})
	}
	err = guarded(func() error { r.cut(tx, chunks); return nil })
	close(chunks)
	workers.Wait() // before the transaction ends: the chunks lie in mapped memory
	if err != nil {
		return nil, err
	}
	return r.contents(h)
}

// checkBuckets reports buckets that are not there, and buckets that should not be.
func (r *reading) checkBuckets(tx *bbolt.Tx, h *head) {
	expected := map[string]bool{metaBucket: true}
	for _, name := range dataBuckets() {
		expected[name] = true
		if _, counted := h.Buckets[name]; !h.cameLater(name) && (!counted || tx.Bucket([]byte(name)) == nil) {
			r.harm(name, errNoBucket)
		}
	}
	err := tx.ForEach(func(name []byte, _ *bbolt.Bucket) error {
		if !expected[string(name)] && h.Schema <= schema {
			r.harm("", fmt.Errorf("a bucket that nobody made: %q", name))
		}
		return nil
	})
	if err != nil {
		r.harm("", err)
	}
}

// cut sends the buckets to be decoded, chunk by chunk.
func (r *reading) cut(tx *bbolt.Tx, chunks chan<- chunk) {
	place := 0
	for _, name := range dataBuckets() {
		bucket := tx.Bucket([]byte(name))
		if bucket == nil {
			continue
		}
		next := chunk{place: place, bucket: name}
		cursor := bucket.Cursor()
		for key, envelope := cursor.First(); key != nil; key, envelope = cursor.Next() {
			if next.pairs = append(next.pairs, pair{key, envelope}); len(next.pairs) == chunkSize {
				chunks <- next
				place++
				next = chunk{place: place, bucket: name, first: next.first + chunkSize, pairs: make([]pair, 0, chunkSize)}
			}
		}
		chunks <- next
		place++
	}
}

func (r *reading) decode(c chunk) error {
	var out decoded
	var sums tally
	spoiled := false
	for i, p := range c.pairs {
		payload, err := unseal(c.bucket, p.key, p.envelope)
		switch {
		case c.bucket == recordsBucket && !bytes.Equal(p.key, changeKey(uint64(c.first+i)+1)):
			return errTally
		case c.bucket == recordsBucket && err != nil:
			spoiled = true
			continue
		case err != nil:
			return err
		}
		sums.add(storedChecksum(p.envelope))
		if err := out.add(c.bucket, payload); err != nil {
			return err
		}
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.done[c.place] = out
	r.spoiled = r.spoiled || spoiled
	all := r.found[c.bucket]
	all.join(sums)
	r.found[c.bucket] = all
	return nil
}

// add decodes a payload. The records of past changes are decoded when somebody asks for them.
func (d *decoded) add(bucket string, payload []byte) error {
	switch bucket {
	case recordsBucket:
	case journalBucket:
		var h header
		if err := json.Unmarshal(payload, &h); err != nil {
			return err
		}
		d.headers = append(d.headers, h)
	default:
		record, err := model.Decode(model.Kind(bucket), payload)
		if err != nil {
			return err
		}
		d.records = append(d.records, record)
	}
	return nil
}

var errTally = errors.New("count or digest does not fit")

// contents puts the chunks together and holds them against the head.
func (r *reading) contents(h *head) (*contents, error) {
	out := &contents{head: h, spoiled: r.spoiled}
	for _, name := range dataBuckets() {
		if r.found[name] != h.Buckets[name] && !(name == recordsBucket && r.spoiled) {
			r.harm(name, errTally)
		}
	}
	if count := h.Buckets[journalBucket].Count; count != h.Sequence || h.Buckets[recordsBucket].Count != count {
		r.harm(journalBucket, errTally)
	}
	if h.Buckets[string(model.KindCover)].Count != 1 {
		r.harm(string(model.KindCover), errTally)
	}
	if len(r.damage) > 0 {
		return nil, r.damages()
	}
	for _, place := range slices.Sorted(maps.Keys(r.done)) {
		out.records = append(out.records, r.done[place].records...)
		out.journal = append(out.journal, r.done[place].headers...)
	}
	return out, nil
}

// damages lists the damage in the order of the buckets, that of the file as a whole last.
func (r *reading) damages() damages {
	var out damages
	for _, name := range append(dataBuckets(), metaBucket, "") {
		if one := r.damage[name]; one != nil {
			out = append(out, one)
		}
	}
	return out
}

// tooNew is a file of a newer version of the program.
type tooNew struct{ head head }

func (e *tooNew) Error() string {
	return fmt.Sprintf("written in layout %d, for readers of %d and later; this is %d", e.head.Schema, e.head.Reader, schema)
}

func (e *tooNew) problem(path string) *model.Problem {
	key := model.Key("problem.store.newer")
	if e.head.Reader <= schema {
		key = "problem.store.newerReadable"
	}
	return problemAt(key, path, e, "needed", e.head.Schema, "known", schema)
}
