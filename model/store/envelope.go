package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"strconv"
)

// An envelope is what stands in the file for every value: an encoding, a checksum and the payload.
const (
	envelopeSize = 5
	encodingJSON = 1
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

var errEnvelope = errors.New("checksum does not fit")

// seal puts a payload in an envelope for a place in the file. The checksum covers the place too, so that a value that ended up
// elsewhere is noticed.
func seal(bucket string, key, payload []byte) []byte {
	out := make([]byte, envelopeSize, envelopeSize+len(payload))
	out[0] = encodingJSON
	binary.BigEndian.PutUint32(out[1:], checksum(bucket, key, encodingJSON, payload))
	return append(out, payload...)
}

// unseal returns the payload of an envelope, or an error when it is not what was sealed for that place. The payload is part of the
// envelope: it lasts as long as that does.
func unseal(bucket string, key, envelope []byte) ([]byte, error) {
	if len(envelope) < envelopeSize || envelope[0] != encodingJSON {
		return nil, fmt.Errorf("%s %x: %w", bucket, key, errEnvelope)
	}
	payload := envelope[envelopeSize:]
	if checksum(bucket, key, envelope[0], payload) != storedChecksum(envelope) {
		return nil, fmt.Errorf("%s %x: %w", bucket, key, errEnvelope)
	}
	return payload, nil
}

func storedChecksum(envelope []byte) uint32 { return binary.BigEndian.Uint32(envelope[1:envelopeSize]) }

func checksum(bucket string, key []byte, encoding byte, payload []byte) uint32 {
	place := make([]byte, 0, 64)
	place = append(place, bucket...)
	place = append(place, 0)
	place = binary.AppendUvarint(place, uint64(len(key)))
	place = append(place, key...)
	place = append(place, encoding)
	return crc32.Update(crc32.Update(0, castagnoli, place), castagnoli, payload)
}

// tally is how many values a bucket holds and what their checksums add up to, in any order.
type tally struct {
	Count  uint64 `json:"count"`
	Digest digest `json:"digest"`
}

type digest uint64

func (t *tally) add(sum uint32)  { t.Count++; t.Digest += spread(sum) }
func (t *tally) take(sum uint32) { t.Count--; t.Digest -= spread(sum) }

func (t *tally) join(other tally) {
	t.Count += other.Count
	t.Digest += other.Digest
}

// spread turns a checksum into a number that adds up safely. Checksums themselves do not: two records that change in the same way at
// the same place change their checksums alike, and in a sum of exclusive-ors one change hides the other.
// It is the finalizer of SplitMix64 (Steele, Lea and Flood 2014).
func spread(sum uint32) digest {
	x := uint64(sum) + 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return digest(x ^ x>>31)
}

// MarshalText writes a digest as 16 hexadecimal digits: as a JSON number it would not survive other readers.
func (d digest) MarshalText() ([]byte, error) { return fmt.Appendf(nil, "%016x", uint64(d)), nil }

// UnmarshalText reads what [digest.MarshalText] wrote.
func (d *digest) UnmarshalText(text []byte) error {
	value, err := strconv.ParseUint(string(text), 16, 64)
	*d = digest(value)
	return err
}
