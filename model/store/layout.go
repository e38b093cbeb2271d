package store

import (
	"encoding/binary"
	"encoding/hex"

	"doelenboom/model"
)

// The version of the layout that this program writes, and the oldest one that a program must know to read what it writes. A newer
// program raises the first for anything new, and the second only where an older program would read it wrongly.
const (
	schema = 5 // 1: the first; 2: votes; 3: the head knows the last change, and old changes may be cleared away; 4: mappings of imports;
	reader = 5 // 5: a percentage that follows from its counts is not written
)

// pageSize is the size of the pages of a dossier file on every machine, so that a file can travel.
const pageSize = 4096

const (
	metaBucket    = "meta"
	journalBucket = "journal"
	recordsBucket = "journal.records"

	magicKey = "magic"
	headKey  = "head"
	magic    = "doelenboom"
)

// dataBuckets lists the buckets that the head keeps a tally of, in the order in which they are read.
func dataBuckets() []string {
	var out []string
	for _, kind := range model.Kinds() {
		out = append(out, string(kind))
	}
	return append(out, journalBucket, recordsBucket)
}

// allBuckets lists every bucket of a file.
func allBuckets() []string { return append(dataBuckets(), metaBucket) }

// textMark begins the key of an identity that is kept as text.
const textMark = 0xff

// recordKey returns the key of a record: the 16 bytes of its identity when that is a UUID in its usual text form, so that keys sort as
// identities do. Any other identity, and a UUID that starts with the mark, is the mark and its text, so that no two identities share a key.
func recordKey(id model.ID) []byte {
	text := string(id)
	var packed [16]byte
	if len(text) == 36 && text[8] == '-' && text[13] == '-' && text[18] == '-' && text[23] == '-' {
		digits := text[:8] + text[9:13] + text[14:18] + text[19:23] + text[24:]
		if _, err := hex.Decode(packed[:], []byte(digits)); err == nil && hex.EncodeToString(packed[:]) == digits && packed[0] != textMark {
			return packed[:]
		}
	}
	return append([]byte{textMark}, text...)
}

// changeKey returns the key of a change by its number.
func changeKey(number uint64) []byte { return binary.BigEndian.AppendUint64(nil, number) }
