package exchange_test

import (
	"slices"
	"time"
)

// stopwatch measures something again and again; the middle of what it measured does not mind what else the machine does.
type stopwatch []time.Duration

func (w *stopwatch) measure(do func()) {
	start := time.Now()
	do()
	*w = append(*w, time.Since(start))
}

func (w stopwatch) each() time.Duration {
	slices.Sort(w)
	return w[len(w)/2]
}
