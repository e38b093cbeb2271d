package store

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"doelenboom/model"
)

// large makes the dossier that opening is measured with: 2,000 goals, and 50,000 values of 500 indicators, each with source and certainty.
func large(b *testing.B) *model.Dossier {
	b.Helper()
	d := model.New(testEnvironment(1))
	var goals, indicators []model.ID
	_, err := d.Edit("edit.goal.import", func(tx *model.Tx) error {
		for i := range 2000 {
			var parent model.ID
			if i > 0 {
				parent = goals[(i-1)/6]
			}
			goal, err := tx.AddGoal(parent, i, fmt.Sprintf("Meer inwoners doen mee aan activiteit %d in hun eigen buurt", i))
			if err != nil {
				return err
			}
			goals = append(goals, goal.ID)
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	_, err = d.Edit("edit.indicator.import", func(tx *model.Tx) error {
		for i := range 500 {
			one, err := tx.AddIndicator(goals[i], fmt.Sprintf("Deel van de inwoners dat meedoet %d", i))
			if err != nil {
				return err
			}
			indicators = append(indicators, one.ID)
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	for at, indicator := range indicators {
		_, err = d.Edit("edit.value.import", func(tx *model.Tx) error {
			for i := range 100 {
				number := float64(i) + float64(at)/10
				period := model.Period(fmt.Sprintf("%04d-%02d", 2018+i/12, 1+i%12))
				figure := model.Figure{Value: &number, Source: "Gemeentelijke monitor", Certainty: model.Registration, State: model.Final}
				if _, err := tx.SetValue(indicator, period, figure); err != nil {
					return err
				}
			}
			return nil
		}, "indicator", fmt.Sprint(at), "count", 100)
		if err != nil {
			b.Fatal(err)
		}
	}
	return d
}

// BenchmarkOpen opens a dossier of 2,000 goals and 50,000 values: look ahead, every checksum, count and digest, and all records decoded.
func BenchmarkOpen(b *testing.B) {
	path := filepath.Join(b.TempDir(), "groot.doelenboom")
	f, err := Create(path, large(b))
	if err != nil {
		b.Fatal(err)
	}
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("write", func(b *testing.B) { benchmarkOpen(b, path, Options{}) })
	b.Run("read", func(b *testing.B) { benchmarkOpen(b, path, Options{ReadOnly: true}) })
	b.Run("look ahead", func(b *testing.B) {
		b.SetBytes(info.Size())
		for b.Loop() {
			if _, err := examine(path); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func benchmarkOpen(b *testing.B, path string, o Options) {
	for b.Loop() {
		f, err := Open(path, o)
		if err != nil {
			b.Fatal(err)
		}
		if f.Dossier().Count(model.KindValue) != 50000 {
			b.Fatal("not all values")
		}
		b.StopTimer()
		if err := f.Close(); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
}

// BenchmarkCommit edits one goal of a large dossier: "edit" is what the person at the keyboard waits for, "saved" is until it is on the
// disk.
func BenchmarkCommit(b *testing.B) {
	d := large(b)
	f, err := Create(filepath.Join(b.TempDir(), "groot.doelenboom"), d)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	goals, n := d.Goals(), 0
	edit := func(b *testing.B) {
		n++
		_, err := d.Edit("edit.goal.text", func(tx *model.Tx) error {
			return model.Update(tx, goals[n%len(goals)].ID, func(g *model.Goal) error { g.Text = fmt.Sprint("Doel ", n); return nil })
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	b.Run("edit", func(b *testing.B) {
		for b.Loop() {
			edit(b)
		}
		if err := f.Flush(); err != nil {
			b.Fatal(err)
		}
	})
	b.Run("saved", func(b *testing.B) {
		for b.Loop() {
			edit(b)
			if err := f.Flush(); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// median is the middle one of some durations.
func median(all []time.Duration) time.Duration {
	slices.Sort(all)
	return all[len(all)/2]
}

// BenchmarkSavedAgainstBareCommit edits a goal of a large dossier until it is saved, and beside it, turn by turn on the same disk, writes
// the same bytes under the same keys in a bare bbolt database of the same content: what a commit costs anyhow.
func BenchmarkSavedAgainstBareCommit(b *testing.B) {
	d := large(b)
	folder := b.TempDir()
	f, err := Create(filepath.Join(folder, "groot.doelenboom"), d)
	if err != nil {
		b.Fatal(err)
	}
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
	copyTo(b, f.place, filepath.Join(folder, "kaal"))
	if f, err = Open(f.place, Options{}); err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	d = f.Dossier()
	bare, err := bbolt.Open(filepath.Join(folder, "kaal"), 0o600, &bbolt.Options{FreelistType: bbolt.FreelistMapType, NoStatistics: true})
	if err != nil {
		b.Fatal(err)
	}
	defer bare.Close()
	bare.AllocSize = growth
	goals := d.Goals()
	var ours, theirs []time.Duration
	for n := 0; b.Loop(); n++ {
		begin := time.Now()
		change, err := d.Edit("edit.goal.text", func(tx *model.Tx) error {
			return model.Update(tx, goals[n*7%len(goals)].ID, func(g *model.Goal) error { g.Text = fmt.Sprint("Doel ", n); return nil })
		})
		if err == nil {
			err = f.Flush()
		}
		ours = append(ours, time.Since(begin))
		if err != nil {
			b.Fatal(err)
		}
		touched, err := change.Touched()
		if err != nil {
			b.Fatal(err)
		}
		top, records, err := encodeChange(change)
		if err != nil {
			b.Fatal(err)
		}
		record, err := model.Encode(touched[0].After)
		if err != nil {
			b.Fatal(err)
		}
		var headSize int
		if err := f.db.View(func(tx *bbolt.Tx) error {
			headSize = len(tx.Bucket([]byte(metaBucket)).Get([]byte(headKey)))
			return nil
		}); err != nil {
			b.Fatal(err)
		}
		blank := make([]byte, max(headSize, len(top), len(records), len(record))+envelopeSize)
		number := f.saved
		begin = time.Now()
		err = bare.Update(func(tx *bbolt.Tx) error {
			for _, put := range []struct {
				bucket string
				key    []byte
				size   int
			}{
				{string(model.KindGoal), recordKey(touched[0].ID), len(record)}, {journalBucket, changeKey(number), len(top)},
				{recordsBucket, changeKey(number), len(records)}, {metaBucket, []byte(headKey), headSize - envelopeSize},
			} {
				bucket := tx.Bucket([]byte(put.bucket))
				bucket.FillPercent = fill
				if err := bucket.Put(put.key, blank[:put.size+envelopeSize]); err != nil {
					return err
				}
			}
			return nil
		})
		theirs = append(theirs, time.Since(begin))
		if err != nil {
			b.Fatal(err)
		}
	}
	a, c := median(ours), median(theirs)
	b.ReportMetric(float64(a.Microseconds()), "µs-saved")
	b.ReportMetric(float64(c.Microseconds()), "µs-bare")
	b.ReportMetric(float64(a)/float64(c), "times")
}

// BenchmarkOpenAgainstPlainFile opens a large dossier, verified, and beside it, turn by turn, reads a plain file with the same records one
// after the other and decodes them, on as many goroutines: by encoding/json, and by the model's own decoder, which keeps what a newer version
// wrote and has a short way for values.
func BenchmarkOpenAgainstPlainFile(b *testing.B) {
	d := large(b)
	path := filepath.Join(b.TempDir(), "groot.doelenboom")
	f, err := Create(path, d)
	if err != nil {
		b.Fatal(err)
	}
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
	plain := path + ".plain"
	var out []byte
	types := map[model.Kind]reflect.Type{}
	for _, kind := range model.Kinds() {
		for _, record := range d.Records(kind) {
			types[kind] = reflect.TypeOf(record).Elem()
			data, err := model.Encode(record)
			if err != nil {
				b.Fatal(err)
			}
			out = append(binary.AppendUvarint(append(append(out, kind...), 0), uint64(len(data))), data...)
		}
	}
	if err := os.WriteFile(plain, out, 0o600); err != nil {
		b.Fatal(err)
	}
	byJSON := func(kind model.Kind, data []byte) (model.Record, error) {
		record := reflect.New(types[kind]).Interface().(model.Record)
		return record, json.Unmarshal(data, record)
	}
	var ours, theirs, own []time.Duration
	read := func(decode func(model.Kind, []byte) (model.Record, error)) time.Duration {
		begin := time.Now()
		count, err := decodePlain(plain, decode)
		if err != nil || count < 52_500 {
			b.Fatal(count, err)
		}
		took := time.Since(begin)
		runtime.GC()
		return took
	}
	for b.Loop() {
		begin := time.Now()
		f, err := Open(path, Options{})
		if err != nil {
			b.Fatal(err)
		}
		ours = append(ours, time.Since(begin))
		if err := f.Close(); err != nil {
			b.Fatal(err)
		}
		runtime.GC()
		theirs = append(theirs, read(byJSON))
		own = append(own, read(model.Decode))
	}
	a, c := median(ours), median(theirs)
	b.ReportMetric(float64(a.Milliseconds()), "ms-open")
	b.ReportMetric(float64(c.Milliseconds()), "ms-plain")
	b.ReportMetric(float64(a)/float64(c), "times")
	b.ReportMetric(float64(a)/float64(median(own)), "times-own-decoder")
}

// decodePlain reads a plain file of records and decodes them.
func decodePlain(path string, decode func(model.Kind, []byte) (model.Record, error)) (int, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return 0, err
	}
	type item struct {
		kind model.Kind
		data []byte
	}
	chunks := make(chan []item, 16)
	var workers sync.WaitGroup
	var count atomic.Int64
	var failed atomic.Value
	for range max(2, runtime.GOMAXPROCS(0)) {
		workers.Go(func() {
			for chunk := range chunks {
				records := make([]model.Record, 0, len(chunk))
				for _, one := range chunk {
					record, err := decode(one.kind, one.data)
					if err != nil {
						failed.Store(err)
					}
					records = append(records, record)
				}
				count.Add(int64(len(records)))
			}
		})
	}
	var chunk []item
	for len(data) > 0 {
		end := bytes.IndexByte(data, 0)
		size, n := binary.Uvarint(data[end+1:])
		begin := end + 1 + n
		chunk = append(chunk, item{model.Kind(data[:end]), data[begin : begin+int(size)]})
		data = data[begin+int(size):]
		if len(chunk) == chunkSize || len(data) == 0 {
			chunks <- chunk
			chunk = nil
		}
	}
	close(chunks)
	workers.Wait()
	err, _ = failed.Load().(error)
	return int(count.Load()), err
}

// BenchmarkBackup makes a backup of a large dossier after each change, opened and verified, while another goroutine stands in for the
// window: "ms-frame" is the longest that it had to wait for its turn.
func BenchmarkBackup(b *testing.B) {
	d := large(b)
	f, err := CreateWith(filepath.Join(b.TempDir(), "groot.doelenboom"), d, Options{Backups: filepath.Join(b.TempDir(), "backups")})
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	goals, n := d.Goals(), 0
	stop, stopped := make(chan struct{}), make(chan time.Duration)
	go func() {
		longest := time.Duration(0)
		for {
			begin := time.Now()
			select {
			case <-stop:
				stopped <- longest
				return
			case <-time.After(time.Millisecond):
			}
			longest = max(longest, time.Since(begin)-time.Millisecond)
		}
	}()
	for b.Loop() {
		n++
		if _, err := d.Edit("edit.goal.text", func(tx *model.Tx) error {
			return model.Update(tx, goals[n%len(goals)].ID, func(g *model.Goal) error { g.Text = fmt.Sprint("Doel ", n); return nil })
		}); err != nil {
			b.Fatal(err)
		}
		if err := f.Flush(); err != nil {
			b.Fatal(err)
		}
		if _, err := f.backup(false); err != nil {
			b.Fatal(err)
		}
	}
	close(stop)
	b.ReportMetric(float64((<-stopped).Microseconds())/1000, "ms-frame")
}
