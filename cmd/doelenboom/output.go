package main

import (
	"encoding/json"
	"fmt"
	"io"
)

// output is where a subcommand writes what it found. It remembers what went wrong, so that each line need not look.
type output struct {
	to     io.Writer
	failed error
}

func (o *output) Write(data []byte) (int, error) {
	n, err := o.to.Write(data)
	if err != nil && o.failed == nil {
		o.failed = err
	}
	return n, err
}

func (c *command) printf(format string, args ...any) { fmt.Fprintf(c.out, format+"\n", args...) }

func (c *command) printJSON(value any) error {
	encoder := json.NewEncoder(c.out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(value)
}

// tell writes a sentence on standard error.
func (c *command) tell(sentence string) { fmt.Fprintln(c.err, sentence) }
