package store

import (
	"errors"
	"fmt"
	"runtime/debug"
)

// errFault is what guarded returns when reading the file made the program stumble: a page that is not there any more, or one that
// bbolt refuses.
var errFault = errors.New("fault while reading the file")

// guarded runs do, and turns a fault in mapped memory or a panic of bbolt into an error that wraps errFault. A file can be cut off by
// somebody else while it is mapped; without this that would end the program.
func guarded(do func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("%w: %v\n%s", errFault, fault, debug.Stack())
		}
	}()
	return do()
}
