// Package source is what all files of other people have in common: bytes that are text in some encoding, and lines that cannot come in.
package source

import (
	"cmp"
	"slices"

	"doelenboom/model"
)

// Refusal is a line of a file that does not come in, and why.
type Refusal struct {
	Line    int    // counted from 1
	Sheet   string // on which it stands; empty where a file has no sheets, or one
	Problem *model.Problem
}

// ByLine sorts the refusals of a sheet as the reader meets them.
func ByLine(refused []Refusal) {
	slices.SortStableFunc(refused, func(a, b Refusal) int {
		if a.Sheet != b.Sheet {
			return 0
		}
		return cmp.Compare(a.Line, b.Line)
	})
}
