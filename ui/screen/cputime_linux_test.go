package screen

import (
	"syscall"
	"time"
)

// cpuTime is the processor time that this thread has used: on a machine that does other work too, the clock tells nothing.
func cpuTime() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_THREAD, &usage); err != nil {
		return 0
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
