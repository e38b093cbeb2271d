package store

import (
	"encoding/binary"
	"encoding/json"

	"doelenboom/model"
)

// origin is where a record of the result comes from.
type origin int

const (
	fromFile origin = iota + 1
	fromHistory
	fromBackup
	fromSpare
)

type salvagedRecord struct {
	payload []byte
	origin  origin
}

// told is what the journal says of a record.
type told struct {
	after    []byte          // as it was last; nil: it was deleted
	number   uint64          // by which change
	versions map[string]bool // as it was at any time
	gap      bool            // a later change is lost, which may have touched it
}

// journal returns the changes that are known, and what they say last of each record.
func (s *salvaging) journal() (last uint64, headers map[uint64]header, touched map[uint64][]byte, says map[string]map[string]told) {
	headers, touched, says = map[uint64]header{}, map[uint64][]byte{}, map[string]map[string]told{}
	sources := []*holding{s.file}
	if s.kept != nil {
		sources = []*holding{s.kept, s.file} // the file's own go before those of the backup
	}
	for _, from := range sources {
		for key, payload := range from.values[journalBucket] {
			var h header
			if json.Unmarshal(payload, &h) == nil {
				number := binary.BigEndian.Uint64([]byte(key))
				headers[number] = h
				last = max(last, number)
			}
		}
		for key, payload := range from.values[recordsBucket] {
			number := binary.BigEndian.Uint64([]byte(key))
			touched[number] = payload
			last = max(last, number)
		}
	}
	if s.file.head != nil {
		last = max(last, s.file.head.Sequence)
	}
	const most = 10_000_000 // a number beyond this is no number
	if last > most {
		last = 0
		for number := range headers {
			if number <= most {
				last = max(last, number)
			}
		}
	}
	gap := uint64(0)
	for number := uint64(1); number <= last; number++ {
		all, err := model.DecodeTouched(touched[number])
		if err != nil {
			gap = number
			continue
		}
		for _, t := range all {
			if says[string(t.Kind)] == nil {
				says[string(t.Kind)] = map[string]told{}
			}
			key := string(recordKey(t.ID))
			said := says[string(t.Kind)][key]
			if said.versions == nil {
				said.versions = map[string]bool{}
			}
			said.after, said.number = encoded(t.After), number
			said.versions[string(encoded(t.Before))], said.versions[string(said.after)] = true, true
			says[string(t.Kind)][key] = said
		}
	}
	for _, records := range says {
		for key, said := range records {
			said.gap = said.number < gap || s.file.head == nil // without a head nobody knows how many came after
			records[key] = said
		}
	}
	return last, headers, touched, says
}

// encoded is a record as the file holds it; nil for none.
func encoded(record model.Record) []byte {
	if record == nil {
		return nil
	}
	data, err := model.Encode(record)
	if err != nil {
		return nil
	}
	return data
}

// choose decides what stands under each key of a kind.
func (s *salvaging) choose(kind string, says map[string]told) map[string]salvagedRecord {
	out := map[string]salvagedRecord{}
	for key, payload := range s.file.values[kind] {
		out[key] = salvagedRecord{payload, fromFile}
	}
	for key, said := range says {
		if _, there := out[key]; !there && said.after != nil {
			out[key] = salvagedRecord{said.after, fromHistory}
		}
	}
	if s.kept != nil {
		for key, payload := range s.kept.values[kind] {
			said, known := says[key]
			deleted := known && said.after == nil && said.number > s.backup.Sequence
			if _, there := out[key]; !there && !deleted {
				out[key] = salvagedRecord{payload, fromBackup}
			}
		}
	}
	if kind == string(model.KindName) && s.file.head != nil && s.file.head.Erase {
		return out // a name that is not in use was erased
	}
	for key, payloads := range s.file.spare[kind] {
		said, known := says[key]
		for _, payload := range payloads {
			was, there := out[key]
			switch {
			case !there && !known, there && was.origin == fromSpare && !known:
				out[key] = salvagedRecord{payload, fromSpare}
			case known && said.gap && was.origin != fromFile && !said.versions[string(payload)]:
				out[key] = salvagedRecord{payload, fromSpare} // newer than all that the journal still knows
			case known && said.gap && !there: // the last that is known is that it was deleted; what is lost since may have brought it back
				out[key] = salvagedRecord{payload, fromSpare}
			}
		}
	}
	return out
}

// trim leaves out what stands on pages that are not in use, when the rest is all that there was.
func trim(kind string, chosen map[string]salvagedRecord, expected tally) map[string]salvagedRecord {
	firm := map[string]salvagedRecord{}
	for key, record := range chosen {
		if record.origin != fromSpare {
			firm[key] = record
		}
	}
	if sumOf(kind, chosen) != expected && sumOf(kind, firm) == expected {
		return firm
	}
	return chosen
}

func sumOf(bucket string, chosen map[string]salvagedRecord) (sums tally) {
	for key, record := range chosen {
		sums.add(checksum(bucket, []byte(key), encodingJSON, record.payload))
	}
	return sums
}
