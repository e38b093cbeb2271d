//go:build !linux

package screen

import "time"

var began = time.Now()

// cpuTime is the time by the clock, where the system does not tell what the processor has done for a thread.
func cpuTime() time.Duration { return time.Since(began) }
