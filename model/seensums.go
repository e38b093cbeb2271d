package model

import (
	"math"
	"slices"
)

// coverSums hides, of counts whose periods overlap, those by which a reader could compute a small count back: one that is shown as less than
// the threshold, or one that nobody entered but that is the difference of two others.
//
// Every total around a small count goes, whether it would tell or not: to decide that by the counts themselves would tell them to those who
// know how it is decided.
func coverSums(threshold int, block []*seenFigure) {
	sums := newSums(block)
	coverHolders(block, sums != nil && len(sums.bounds) > mostBounds)
	if sums == nil || len(sums.bounds) > mostBounds {
		return
	}
	for {
		if !sums.reckon(threshold, block) { // they do not add up, so that nobody can add them up
			return
		}
		from, to, told := sums.told(threshold, block)
		if !told {
			return
		}
		teller := sums.teller(block, from, to)
		if teller == nil {
			return
		}
		teller.seen.hide(Hidden)
	}
}

// coverHolders hides every count around one that is small; with all, every count around another one.
func coverHolders(block []*seenFigure, all bool) {
	for _, outer := range block {
		for _, inner := range block {
			longer := outer.isLonger(inner)
			if outer.holds(inner) && (inner.alone.Hiding != Shown && (longer || outer.alone.Hiding == Shown) || all && longer) && outer.Value.Value != nil {
				outer.seen.hide(Hidden)
			}
		}
	}
}

// mostBounds is of how many days on which a period begins or ends it is reckoned what can be told: a month for every month of ten years.
const mostBounds = 130

// sums is what a reader can work out of counts of events in periods. How many there were up to a day never falls, each count that is shown
// is the difference between two days, and one shown as less than the threshold lies between 1 and the threshold. Such a system of
// differences is solved by shortest paths (Cormen et al., Introduction to Algorithms, 22.4): the shortest path from one day to another is
// how many there were between them at most, the path back how many at least, and every whole number in between is possible.
type sums struct {
	bounds   []day // on which a period begins, or the day after its end
	from, to []int // of each figure, in bounds
	most     [][]float64
}

// newSums returns nil for counts that are no counts of events, because some are below zero.
func newSums(block []*seenFigure) *sums {
	s := &sums{}
	for _, figure := range block {
		if figure.Value.Value != nil && *figure.Value.Value < 0 {
			return nil
		}
		s.bounds = append(s.bounds, figure.first, figure.last.next())
	}
	slices.Sort(s.bounds)
	s.bounds = slices.Compact(s.bounds)
	if len(s.bounds) > mostBounds {
		return s
	}
	for _, figure := range block {
		from, _ := slices.BinarySearch(s.bounds, figure.first)
		to, _ := slices.BinarySearch(s.bounds, figure.last.next())
		s.from, s.to = append(s.from, from), append(s.to, to)
	}
	s.most = make([][]float64, len(s.bounds))
	for i := range s.most {
		s.most[i] = make([]float64, len(s.bounds))
	}
	return s
}

// reckon works out what can be told of what is shown now, and reports whether it can be true at all.
func (s *sums) reckon(threshold int, block []*seenFigure) bool {
	for i := range s.most {
		for j := range s.most {
			s.most[i][j] = math.Inf(1)
			if j <= i {
				s.most[i][j] = 0 // what was counted is not uncounted
			}
		}
	}
	bound := func(from, to int, least, most float64) {
		s.most[from][to] = min(s.most[from][to], most)
		s.most[to][from] = min(s.most[to][from], -least)
	}
	for i, figure := range block {
		switch {
		case figure.seen.Hiding == AsLessThan && figure.Value.Value == nil: // its source says no more, and it may be none
			bound(s.from[i], s.to[i], 0, float64(figure.seen.LessThan-1))
		case figure.seen.Hiding == AsLessThan:
			bound(s.from[i], s.to[i], 1, float64(threshold-1))
		case figure.seen.Value != nil:
			bound(s.from[i], s.to[i], *figure.seen.Value, *figure.seen.Value)
		}
	}
	for by := range s.most {
		for i, row := range s.most {
			first := row[by]
			if math.IsInf(first, 1) {
				continue
			}
			for j, second := range s.most[by] {
				if first+second < row[j] {
					row[j] = first + second
				}
			}
			if s.most[i][i] < 0 {
				return false
			}
		}
	}
	return true
}

// told finds the two days, as near to each other as can be, between which a reader knows of fewer counts than "less than the threshold" leaves
// open.
func (s *sums) told(threshold int, block []*seenFigure) (from, to int, told bool) {
	const rounding = 1e-9
	open := float64(threshold - 1)
	for length := 1; length < len(s.most); length++ {
		for from, to := 0, length; to < len(s.most); from, to = from+1, to+1 {
			most, least := s.most[from][to], -s.most[to][from]
			if most > rounding && most <= open && most-least+1 < open-rounding {
				return from, to, true
			}
		}
		for i, figure := range block {
			from, to := s.from[i], s.to[i]
			if to-from == length && figure.seen.Hiding == AsLessThan && (s.most[from][to] < open-rounding || -s.most[to][from] > 1+rounding) {
				return from, to, true
			}
		}
	}
	return 0, 0, false
}

// teller picks what to hide, so that less can be told of what lies between two days: the shortest total around it, before the figure itself;
// when none lies around it, the longest figure of all.
func (s *sums) teller(block []*seenFigure, from, to int) *seenFigure {
	var around, itself, longest *seenFigure
	length := func(i int) int { return s.to[i] - s.from[i] }
	aroundLength, longestLength := 0, 0
	for i, figure := range block {
		if figure.seen.Hiding == Hidden || figure.seen.Value == nil && figure.seen.Hiding == Shown {
			continue
		}
		if longest == nil || length(i) > longestLength {
			longest, longestLength = figure, length(i)
		}
		same := s.from[i] == from && s.to[i] == to
		switch {
		case same && figure.seen.Hiding == AsLessThan:
			itself = figure
		case s.from[i] <= from && to <= s.to[i] && (around == nil || length(i) < aroundLength):
			around, aroundLength = figure, length(i)
		}
	}
	if around == nil {
		around = itself
	}
	if around == nil {
		around = longest
	}
	return around
}
