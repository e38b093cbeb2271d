//go:build !unix

package screen

import "time"

var began = time.Now()

// cpuTime is the time by the clock, where the program cannot ask what the processor has done for it.
func cpuTime() time.Duration { return time.Since(began) }
