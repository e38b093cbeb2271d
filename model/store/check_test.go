package store

import (
	"testing"

	"go.etcd.io/bbolt"

	"doelenboom/model"
)

// tamper changes the values of a closed file with all checksums, counts and digests right, as only a fault of the program could.
func tamper(t testing.TB, path string, change func(l *ledger) error) {
	t.Helper()
	db, _, err := openDatabase(path, false)
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		l, err := openLedger(tx)
		if err != nil {
			return err
		}
		if err := change(l); err != nil {
			return err
		}
		return l.close()
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestCheckFindsWhatChecksumsCannot(t *testing.T) {
	var goal *model.Goal
	for _, c := range []struct {
		name   string
		tamper func(l *ledger) error
		keys   []model.Key
	}{
		{"a record that the history knows otherwise", func(l *ledger) error {
			changed := *goal
			changed.Text = "Iets anders"
			data, err := model.Encode(&changed)
			if err != nil {
				return err
			}
			return l.put("goal", recordKey(goal.ID), data)
		}, []model.Key{"problem.store.disagree"}},
		{"a record that the history says is there", func(l *ledger) error { return l.delete("term", firstKey(l, "term")) },
			[]model.Key{"problem.store.disagree"}},
		{"a record that breaks a rule", func(l *ledger) error {
			return l.put("term", recordKey("x"), []byte(`{"id":"x","word":""}`))
		}, []model.Key{"problem.term.word"}},
		{"a record under the key of another", func(l *ledger) error {
			return l.put("term", recordKey("y"), []byte(`{"id":"x","word":"meedoen"}`))
		}, []model.Key{"problem.store.damaged"}},
		{"records of a change that are none", func(l *ledger) error { return l.put(recordsBucket, changeKey(2), []byte(`{}`)) },
			[]model.Key{"problem.store.damaged"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := sample(t, 5, 5)
			goal = d.Goals()[2]
			path := create(t, d)
			tamper(t, path, c.tamper)
			found, err := Check(path)
			if err != nil {
				t.Fatal(err)
			}
			var keys []model.Key
			for _, problem := range found {
				keys = append(keys, problem.Key)
			}
			if len(keys) != len(c.keys) || keys[0] != c.keys[0] {
				t.Fatalf("found %v, want %v", keys, c.keys)
			}
		})
	}
}

func firstKey(l *ledger, bucket string) []byte {
	key, _ := l.buckets[bucket].Cursor().First()
	return key
}

func TestCheckNamesEveryDamagedPart(t *testing.T) {
	path := create(t, sample(t, 5, 5))
	db, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		for _, name := range []string{"goal", "value", "party"} {
			bucket := tx.Bucket([]byte(name))
			key, value := bucket.Cursor().First()
			broken := append([]byte(nil), value...)
			broken[len(broken)-1] ^= 1
			if err := bucket.Put(append([]byte(nil), key...), broken); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	found, err := Check(path)
	if err != nil || len(found) != 3 {
		t.Fatalf("found %v, %v", found, err)
	}
	for i, part := range []model.Key{"store.part.party", "store.part.goal", "store.part.value"} {
		if found[i].Key != "problem.store.damaged" || found[i].Args["part"] != part {
			t.Errorf("finding %d is %v, want %s", i, found[i], part)
		}
	}
	_, err = Open(path, Options{})
	problem := wantProblem(t, err, "problem.store.damagedParts")
	if problem.Args["part"] != model.Key("store.part.party") || problem.Args["count"] != 2 {
		t.Fatalf("args %v", problem.Args)
	}
}
