package store

import (
	"bytes"
	"testing"

	"pgregory.net/rapid"

	"doelenboom/model"
)

func TestEnvelopeFitsOnePlace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		bytesOf := rapid.SliceOfN(rapid.Byte(), 0, 40)
		bucket, key, payload := rapid.SampledFrom(allBuckets()).Draw(t, "bucket"), bytesOf.Draw(t, "key"), bytesOf.Draw(t, "payload")
		envelope := seal(bucket, key, payload)
		if got, err := unseal(bucket, key, envelope); err != nil || !bytes.Equal(got, payload) {
			t.Fatalf("got %x, %v", got, err)
		}
		other, otherKey := rapid.SampledFrom(allBuckets()).Draw(t, "other bucket"), bytesOf.Draw(t, "other key")
		if other != bucket || !bytes.Equal(key, otherKey) {
			if _, err := unseal(other, otherKey, envelope); err == nil {
				t.Fatal("it fits another place")
			}
		}
		at := rapid.IntRange(0, len(envelope)-1).Draw(t, "at")
		envelope[at] ^= byte(rapid.IntRange(1, 255).Draw(t, "flip"))
		if _, err := unseal(bucket, key, envelope); err == nil {
			t.Fatal("a flipped byte goes unnoticed")
		}
	})
}

func TestKeysAreOneToOne(t *testing.T) {
	uuid := rapid.StringMatching(`[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`)
	anyID := rapid.OneOf(uuid, rapid.StringMatching(`ff[0-9A-F]{6}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`), rapid.String(), rapid.StringN(16, 16, 16))
	rapid.Check(t, func(t *rapid.T) {
		a, b := model.ID(anyID.Draw(t, "a")), model.ID(anyID.Draw(t, "b"))
		if (a == b) != bytes.Equal(recordKey(a), recordKey(b)) {
			t.Fatalf("%q has key %x, %q has key %x", a, recordKey(a), b, recordKey(b))
		}
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b := uuid.Draw(t, "a"), uuid.Draw(t, "b")
		if a < "ff" && b < "ff" && (a < b) != (bytes.Compare(recordKey(model.ID(a)), recordKey(model.ID(b))) < 0) {
			t.Fatalf("%q and %q sort otherwise as keys", a, b)
		}
		if a < "ff" && len(recordKey(model.ID(a))) != 16 {
			t.Fatalf("%q takes %d bytes", a, len(recordKey(model.ID(a))))
		}
	})
}

// TestTallyTellsLikeChangesApart changes two values alike, which checksums that are joined by exclusive-or do not show.
func TestTallyTellsLikeChangesApart(t *testing.T) {
	sums := func(payloads ...string) (out tally, joined uint32) {
		for i, payload := range payloads {
			sum := storedChecksum(seal("goal", []byte{byte(i)}, []byte(payload)))
			out.add(sum)
			joined ^= sum
		}
		return out, joined
	}
	before, joinedBefore := sums(`{"dots":1}`, `{"dots":1}`)
	after, joinedAfter := sums(`{"dots":2}`, `{"dots":2}`)
	if joinedBefore != joinedAfter {
		t.Fatal("the exclusive-or tells them apart after all: this test tests nothing")
	}
	if before == after {
		t.Fatal("the tally is the same")
	}
}

func TestTallyDoesNotMindTheOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sums := rapid.SliceOf(rapid.Uint32()).Draw(t, "sums")
		var there, back tally
		for _, sum := range sums {
			there.add(sum)
		}
		for i := len(sums) - 1; i >= 0; i-- {
			back.add(sums[i])
		}
		if there != back {
			t.Fatalf("%v and %v", there, back)
		}
		for _, sum := range sums {
			there.take(sum)
		}
		if there != (tally{}) {
			t.Fatalf("not empty: %v", there)
		}
	})
}
