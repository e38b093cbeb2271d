// Package source is what all files of other people have in common: bytes that are text in some encoding, and lines that cannot come in.
package source

import (
	"cmp"
	"slices"

	"doelenboom/model"
)

// Refusal is a line of a file that does not come in, and why.
type Refusal struct {
	Line    int // counted from 1
	Problem *model.Problem
}

// ByLine sorts refusals as the reader meets them in the file.
func ByLine(refused []Refusal) {
	slices.SortStableFunc(refused, func(a, b Refusal) int { return cmp.Compare(a.Line, b.Line) })
}
