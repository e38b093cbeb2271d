package store

import (
	"os"
	"strconv"
)

// seedVariable gives the tests that damage files by chance another chance; without it they always do the same.
const seedVariable = "DOELENBOOM_SEED"

func testSeed() uint64 {
	if seed, err := strconv.ParseUint(os.Getenv(seedVariable), 10, 64); err == nil {
		return seed
	}
	return 5
}
