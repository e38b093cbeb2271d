package store

import (
	"bytes"
	"errors"
	"fmt"
	"time"

	"go.etcd.io/bbolt"

	"doelenboom/model"
)

// checkTime is how long bbolt's own check may take.
const checkTime = time.Minute

// Check verifies everything that a file holds: its pages, every checksum, count and digest, the records of past changes, that the
// history leads to the records as they are, and every rule of [model.Dossier.Verify]. It works on a copy of the moment, so the file may
// be open, and never changes it. What it finds comes back as problems; it fails when there is nothing to check: no file, no access, no
// dossier, or one that is too new.
func Check(path string) ([]model.Problem, error) {
	place, err := locate(path)
	if err != nil {
		return nil, explain(err, path)
	}
	c := &checking{place: place}
	err = explainOpening(c.check(), place)
	if problem, ok := model.AsProblem(err); ok {
		switch problem.Key {
		case "problem.store.damaged", "problem.store.damagedParts", "problem.store.damagedReadable", "problem.store.cutOff", "problem.store.empty":
			return append(c.found, *problem), nil
		}
	}
	return c.found, err
}

type checking struct {
	place string
	found []model.Problem
	stuck bool // bbolt's check did not come to an end: the copy cannot be closed
}

func (c *checking) add(problem *model.Problem) { c.found = append(c.found, *problem) }

func (c *checking) check() error {
	db, found, err := openAside(c.place)
	if err != nil {
		return err
	}
	err = c.checkCopy(db.database, found)
	if !c.stuck {
		err = errors.Join(err, db.close())
	}
	return err
}

func (c *checking) checkCopy(db *database, found survey) error {
	if found.halfMeta {
		c.add(problemAt("problem.store.lastChange", c.place, nil))
	}
	if found.freeDamage != nil {
		return found.freeDamage
	}
	all, err := readContents(db, true)
	var harm damages
	if errors.As(err, &harm) {
		for _, one := range harm {
			c.add(problemAt("problem.store.damaged", c.place, one, "part", partName(one.bucket)))
		}
		return nil
	}
	if err != nil {
		return err
	}
	err = guarded(func() error {
		return db.View(func(tx *bbolt.Tx) error { return c.checkRecords(tx, all) })
	})
	if err != nil {
		return err
	}
	if !found.halfMeta { // where bbolt would stumble
		if err := c.checkPages(db); err != nil {
			return err
		}
	}
	return c.checkRules(all)
}

// checkRecords reads the records of every past change, and follows them to the records as they are.
func (c *checking) checkRecords(tx *bbolt.Tx, all *contents) error {
	last := map[model.Ref]model.Record{}
	var sums tally
	for i := range all.journal {
		number := uint64(i) + 1
		touched, err := readTouched(tx, number)
		switch {
		case errors.Is(err, errLost), errors.Is(err, errForgotten):
			clear(last) // what it touched is not known, so neither is whether it still stands
		case err != nil:
			return err
		}
		sums.add(storedChecksum(tx.Bucket([]byte(recordsBucket)).Get(changeKey(number))))
		for _, t := range touched {
			last[model.Ref{Kind: t.Kind, ID: t.ID}] = t.After
		}
	}
	if sums != all.head.Buckets[recordsBucket] {
		return &damage{recordsBucket, errTally}
	}
	now := map[model.Ref]model.Record{}
	for _, record := range all.records {
		ref := model.RefTo(record)
		now[ref] = record
		if tx.Bucket([]byte(ref.Kind)).Get(recordKey(ref.ID)) == nil {
			return &damage{string(ref.Kind), errors.New("a record under the key of another one")}
		}
	}
	told := map[model.Kind]bool{}
	for _, kind := range model.Kinds() {
		for ref, record := range last {
			if ref.Kind == kind && !told[kind] && !sameRecord(record, now[ref]) {
				told[kind] = true
				c.add(problemAt("problem.store.disagree", c.place, fmt.Errorf("%s %s", ref.Kind, ref.ID), "part", partName(string(kind))))
			}
		}
	}
	return nil
}

func sameRecord(a, b model.Record) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	first, errA := model.Encode(a)
	second, errB := model.Encode(b)
	return errA == nil && errB == nil && bytes.Equal(first, second)
}

// checkPages lets bbolt check its own pages. It does so on a goroutine of its own that cannot be stopped, and has been seen to go on for
// ever on damaged files; after the look ahead it should not, but the time is limited all the same.
func (c *checking) checkPages(db *database) error {
	done := make(chan error, 1)
	go func() {
		done <- guarded(func() error {
			return db.View(func(tx *bbolt.Tx) error {
				var all []error
				for err := range tx.Check() { // to the last one: the checker reads the file until then
					all = append(all, err)
				}
				return errors.Join(all...)
			})
		})
	}()
	select {
	case err := <-done:
		if err != nil {
			return &damage{"", err}
		}
	case <-time.After(checkTime):
		c.stuck = true
		c.add(problemAt("problem.store.slow", c.place, nil))
	}
	return nil
}

// checkRules asks the dossier whether its records keep to the rules.
func (c *checking) checkRules(all *contents) error {
	d := model.Load(RealEnvironment(""), all.records, nil)
	for _, err := range d.Verify() {
		problem, ok := model.AsProblem(err)
		if !ok {
			return err
		}
		c.add(problem)
	}
	return nil
}
