package table

import (
	"math"
	"slices"
	"strings"

	"doelenboom/model"
	"doelenboom/model/exchange/outline"
)

// look is what the figures of one indicator look like, in all places together: two places should not differ in their decimals.
type look struct {
	numbers   []float64
	low, high float64
	written   int // decimals
	shown     int // decimals
	percent   bool
}

type lookKey struct {
	group int
	topic string
}

// guessAll fills in what the figures of each series look like: unit, type, decimals, how often they come.
func (c *collector) guessAll() {
	looks := map[lookKey]*look{}
	for _, b := range c.order {
		l := looks[b.lookKey]
		if l == nil {
			l = &look{}
			looks[b.lookKey] = l
		}
		for _, figure := range b.Figures {
			if figure.Value != nil {
				l.numbers = append(l.numbers, *figure.Value)
			}
			l.written = max(l.written, figure.decimals)
			l.percent = l.percent || figure.percent
		}
	}
	for _, l := range looks {
		l.shown = showable(l.numbers, l.written)
		if len(l.numbers) > 0 {
			l.low, l.high = slices.Min(l.numbers), slices.Max(l.numbers)
		}
	}
	for _, b := range c.order {
		l := looks[b.lookKey]
		c.guess(b, l)
		b.Decimals = l.shown
		b.Frequency = frequencyOf(b.Figures)
	}
}

func (c *collector) guess(b *build, l *look) {
	_, unit := b.value.head.unit()
	if column := c.by[UnitRole]; unit == "" && column != nil {
		unit = column.cells[column.codes[b.row]]
	}
	b.Unit = CleanUnit(unit)
	if l.percent || b.Unit == "" && (saysShare(b.value.head.lower) || saysShare(strings.ToLower(b.base))) {
		b.Unit = "%"
	}
	b.Type = l.valueType(b.Unit, strings.ToLower(unit+" "+b.value.head.lower+" "+b.base))
}

func saysShare(header string) bool {
	return strings.Contains(header, "%") || strings.Contains(header, "percentage") || strings.HasPrefix(header, "perc")
}

// CleanUnit writes a unit as a dossier does: "%" for all that says percent, and nothing for what only says that it is a number.
func CleanUnit(unit string) string {
	unit = outline.Plain(unit)
	lower := strings.ToLower(unit)
	switch {
	case strings.Contains(lower, "%"), strings.HasPrefix(lower, "perc"), lower == "procent":
		return "%"
	case slices.Contains([]string{"aantal", "aantallen", "getal", "number", "numbers", "numeric", "count", "units", "-"}, lower):
		return ""
	}
	return unit
}

// valueType returns what sort of figures these are, from their unit and what the headers say.
func (l *look) valueType(unit, said string) model.ValueType {
	switch {
	case unit == "%" && l.low >= 0 && l.high <= 100:
		return model.Percentage
	case unit == "%":
		return model.Number // growth, say: not a part of a whole
	case strings.Contains(said, "rapportcijfer") && l.low >= 1 && l.high <= 10:
		return model.Mark
	case strings.Contains(said, "index"):
		return model.Index
	case l.written == 0 && l.low >= 0 && (strings.Contains(said, "aantal") || strings.Contains(said, "number of") || strings.HasPrefix(said, "count")):
		return model.Tally
	}
	return model.Number
}

// showable returns how many decimals to show: those that were written, and of computed figures as many as leave three digits that count.
func showable(numbers []float64, written int) int {
	const mostWritten, mostShown = 3, 6
	if written <= mostWritten || len(numbers) == 0 {
		return min(written, mostWritten)
	}
	sizes := make([]float64, len(numbers))
	for i, number := range numbers {
		sizes[i] = math.Abs(number)
	}
	slices.Sort(sizes)
	middle := sizes[len(sizes)/2]
	if middle == 0 {
		return mostWritten
	}
	return max(0, min(2-int(math.Floor(math.Log10(middle))), mostShown, written))
}

// frequencyOf returns how often figures come, seen from their periods; empty where they do not show it.
func frequencyOf(figures []Figure) model.Frequency {
	steps := map[int]int{}
	shape := figures[0].Period.Shape()
	before := yearOf(figures[0].Period)
	step, times := 0, 0 // that is not counted yet: most steps are like the one before
	for i := range figures[1:] {
		period := figures[i+1].Period
		if period.Shape() != shape {
			return ""
		}
		year := yearOf(period)
		if year-before != step {
			steps[step] += times
			step, times = year-before, 0
		}
		before = year
		times++
	}
	if times > 0 {
		steps[step] += times
	}
	switch shape {
	case model.MonthShape:
		return model.Monthly
	case model.QuarterShape:
		return model.Quarterly
	case model.HalfYearShape:
		return model.HalfYearly
	case model.YearShape, model.SeasonShape:
		usual := 0
		for step, count := range steps {
			if count > steps[usual] || count == steps[usual] && step < usual {
				usual = step
			}
		}
		switch {
		case len(figures) < 2:
			return ""
		case usual == 2:
			return model.EveryTwoYears
		case usual == 4:
			return model.EveryFourYears
		}
		return model.Yearly
	}
	return ""
}

// yearOf returns the year that a period begins with, whatever its shape.
func yearOf(period model.Period) int {
	year := 0
	for _, digit := range period[:4] {
		year = 10*year + int(digit-'0')
	}
	return year
}
