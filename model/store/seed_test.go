package store

import (
	"os"
	"strconv"
	"testing"
)

// seedVariable gives the tests that damage files by chance another chance; without it they always do the same.
const seedVariable = "DOELENBOOM_SEED"

func testSeed() uint64 {
	if seed, err := strconv.ParseUint(os.Getenv(seedVariable), 10, 64); err == nil {
		return seed
	}
	return 5
}

// tortureVariable makes the proofs long, as make torture does: it says how many per cent of the full length they take.
const tortureVariable = "DOELENBOOM_TORTURE"

// tortured is how many rounds a proof takes: few with -short, some as a rule, and many for make torture.
func tortured(short, usual, long int) int {
	share, err := strconv.Atoi(os.Getenv(tortureVariable))
	switch {
	case err == nil:
		return max(usual, long*share/100)
	case testing.Short():
		return short
	}
	return usual
}
