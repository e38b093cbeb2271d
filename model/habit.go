package model

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// Habit is how the figures of an indicator are usual. By it a figure is read that somebody writes: what "1.234" means depends on what stood
// there before.
type Habit struct {
	Type     ValueType
	Unit     string
	Decimals int       // as many as are shown, or as the earlier ones were written with
	Comma    bool      // the reader's language has a comma before the decimals
	Earlier  []float64 // the other figures of the indicator
}

// FigureQuestion says what is doubtful about a figure that somebody wrote.
type FigureQuestion string

// The doubts about a figure.
const (
	NoQuestion FigureQuestion = ""
	WhichMark  FigureQuestion = "mark"       // its comma or point may stand before decimals or between thousands
	CannotBe   FigureQuestion = "impossible" // more than all, a negative count, half a person
	FarOff     FigureQuestion = "far"        // ten times or a tenth of everything that stood there before
	NoShare    FigureQuestion = "share"      // a percentage, for an indicator that has none
)

// Entry is what a text for a figure means. With a question it may mean several things, the likeliest first and as it was written last;
// whoever wrote it says which.
type Entry struct {
	Meanings []Figure
	Question FigureQuestion
}

// Habit returns how the figures of an indicator are usual beside the one of a period.
func (d *Dossier) Habit(indicator *Indicator, period Period, comma bool) Habit {
	h := Habit{Type: indicator.Type, Unit: indicator.Unit, Decimals: indicator.Decimals, Comma: comma}
	add := func(v float64, written bool) {
		h.Earlier = append(h.Earlier, v)
		if written {
			h.Decimals = max(h.Decimals, decimalsOf(v))
		}
	}
	for _, value := range d.Values(indicator.ID) {
		if value.Value != nil && value.Period != period {
			add(*value.Value, !value.Computed())
		}
	}
	if indicator.Baseline != nil && indicator.Baseline.Period != period {
		add(indicator.Baseline.Value, true)
	}
	return h
}

// decimalsOf counts the decimals with which people wrote a number; one with more than they write was computed.
func decimalsOf(v float64) int {
	const most = 4
	_, fraction, _ := strings.Cut(strconv.FormatFloat(v, 'f', -1, 64), ".")
	if len(fraction) > most {
		return 0
	}
	return len(fraction)
}

// scale tells how far a number lies from the earlier ones: 0 among them, 1 at ten times the largest or a tenth of the smallest. It is
// false when nothing can be said.
func (h Habit) scale(v float64) (float64, bool) {
	low, high := math.Inf(1), 0.0
	for _, earlier := range h.Earlier {
		if size := math.Abs(earlier); size > 0 {
			low, high = min(low, size), max(high, size)
		}
	}
	size := math.Abs(v)
	switch {
	case high == 0 || size == 0:
		return 0, false
	case size < low:
		return math.Log10(low / size), true
	case size > high:
		return math.Log10(size / high), true
	}
	return 0, true
}

// possible reports whether an indicator of this sort can have a figure. What it had before it can have again.
func (h Habit) possible(v float64) bool {
	can := func(v float64) bool {
		switch h.Type {
		case Percentage:
			return v >= 0 && v <= 100
		case Mark:
			return v >= 1 && v <= 10
		case Tally:
			return v >= 0 && v == math.Trunc(v)
		}
		return true
	}
	return can(v) || slices.ContainsFunc(h.Earlier, func(earlier float64) bool {
		return !can(earlier) && (earlier < 0) == (v < 0) && (earlier == math.Trunc(earlier) || v != math.Trunc(v))
	})
}

// How far from everything earlier a figure may lie before it is asked, and how near another reading must be to be offered; as [Habit.scale]
// counts.
const (
	farScale  = 0.7
	nearScale = 0.5 // of a figure that is odd
	someScale = 1.0 // of one that cannot be
)

// odd reports whether a figure lies far from everything earlier. Of small counts, a few more are nothing odd.
func (h Habit) odd(v float64) bool {
	far, known := h.scale(v)
	if !known || far < farScale {
		return false
	}
	const few = 10
	return h.Type != Tally || !slices.ContainsFunc(h.Earlier, func(earlier float64) bool { return math.Abs(earlier-v) < few })
}

// instead returns what may have been meant by a figure that cannot be or is odd, if that lies no farther than most: the same digits with the
// mark elsewhere, or without a minus.
func (h Habit) instead(v, most float64) (float64, bool) {
	type offer struct{ value, far float64 }
	var best *offer
	consider := func(v float64, otherwise float64) {
		if !h.possible(v) || v == 0 {
			return
		}
		far, known := h.scale(v)
		switch {
		case !known:
			far = otherwise
		case far > most:
			return
		}
		if best == nil || far < best.far {
			best = &offer{v, far}
		}
	}
	if v < 0 {
		consider(-v, 0)
	}
	for power := 1; power <= 3; power++ {
		ten := math.Pow(10, float64(power))
		consider(shifted(v, -power), float64(power))
		if _, known := h.scale(v); known { // without anything earlier nobody leaves a mark out by writing one
			consider(shifted(v, power), float64(power)+math.Log10(ten)/100)
		}
	}
	if best == nil {
		return 0, false
	}
	return best.value, true
}

// shifted moves the decimal mark, in the digits themselves so that 0.3 times ten is 3.
func shifted(v float64, by int) float64 {
	mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(v, 'e', -1, 64), "e")
	power, err := strconv.Atoi(exponent)
	if err != nil {
		return v
	}
	out, err := strconv.ParseFloat(mantissa+"e"+strconv.Itoa(power+by), 64)
	if err != nil {
		return v
	}
	return out
}
