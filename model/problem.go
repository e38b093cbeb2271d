package model

import (
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
)

// Key names a text in the tables of words; `ui/words` turns it into a sentence in the reader's language.
type Key string

// Args are the values that a text is filled with.
type Args map[string]any

// Problem is an error for people: what happened, what it means for their data and what they can do, as a key with arguments.
// Any other error is a fault of the program.
type Problem struct {
	Key   Key
	Args  Args
	Cause error // what lies beneath, for the log; may be nil
}

// NewProblem makes a problem of a key and pairs of argument name and value.
func NewProblem(key Key, pairs ...any) *Problem {
	return &Problem{Key: key, Args: argsOf(pairs)}
}

// Because adds what lies beneath a problem.
func (p *Problem) Because(cause error) *Problem {
	p.Cause = cause
	return p
}

// finite reports whether numbers are numbers: what is infinite or undefined cannot be stored, drawn or compared.
func finite(numbers ...*float64) error {
	for _, n := range numbers {
		if n != nil && (math.IsNaN(*n) || math.IsInf(*n, 0)) {
			return NewProblem("problem.number")
		}
	}
	return nil
}

func blank(text string) bool { return strings.TrimSpace(text) == "" }

func argsOf(pairs []any) Args {
	if len(pairs) == 0 {
		return nil
	}
	args := Args{}
	for i := 0; i+1 < len(pairs); i += 2 {
		args[pairs[i].(string)] = pairs[i+1]
	}
	return args
}

// Error is for logs and tests; people read the sentence of the key.
func (p *Problem) Error() string {
	var out strings.Builder
	out.WriteString(string(p.Key))
	for _, name := range slices.Sorted(maps.Keys(p.Args)) {
		fmt.Fprintf(&out, " %s=%v", name, p.Args[name])
	}
	if p.Cause != nil {
		fmt.Fprintf(&out, ": %v", p.Cause)
	}
	return out.String()
}

// Unwrap returns what lies beneath.
func (p *Problem) Unwrap() error { return p.Cause }

// AsProblem finds the problem for people in an error, if there is one.
func AsProblem(err error) (*Problem, bool) {
	var p *Problem
	return p, errors.As(err, &p)
}
