package model

import (
	"cmp"
	"slices"
)

// Due is a figure that is expected.
type Due struct {
	Indicator *Indicator
	Period    Period
	Date      Date   // from when the figure can be had
	Late      bool   // that day has come
	Last      *Value // the value before it, number or missing; nil for the first one
}

// MonthsLate returns for how many whole months a figure could be had and was not entered.
func (due Due) MonthsLate(today Date) int {
	months := 0
	for due.Date.AddMonths(months+1) <= today && months < mostMonthsLate {
		months++
	}
	return months
}

// mostMonthsLate is where counting ends: ten years is late enough.
const mostMonthsLate = 120

// Open reports whether a figure is still to be entered.
func (d *Dossier) Open(due Due) bool {
	value := d.ValueAt(due.Indicator.ID, due.Period)
	return value == nil || value.Missing == NotYetKnown
}

// Due lists the figures that are expected: what can be had on a day, and the next one of each other indicator, by owner and date. A
// figure that was marked as not yet known is still expected. Dropped, reserve and candidate indicators expect nothing; neither does one
// that is measured once, after its first value, nor a wish as long as it has neither a value nor a first period.
func (d *Dossier) Due(today Date) []Due {
	var out []Due
	for _, indicator := range d.Indicators() {
		switch indicator.Choice {
		case Dropped, Reserve, Candidate:
			continue
		case WishList:
			if indicator.FirstDue == "" && len(d.Values(indicator.ID)) == 0 {
				continue
			}
		}
		if indicator.Frequency != "" {
			out = append(out, d.dueOf(indicator, today)...)
		}
	}
	slices.SortStableFunc(out, func(a, b Due) int {
		return cmp.Or(cmp.Compare(d.ActorName(a.Indicator.Owner), d.ActorName(b.Indicator.Owner)), cmp.Compare(a.Date, b.Date))
	})
	return out
}

func (d *Dossier) dueOf(indicator *Indicator, today Date) []Due {
	var out []Due
	var lastValue *Value
	expect := func(period Period) (late bool) {
		due := Due{Indicator: indicator, Period: period, Date: availableFrom(indicator, period), Last: lastValue}
		due.Late = due.Date <= today
		out = append(out, due)
		return due.Late
	}
	for _, value := range d.Values(indicator.ID) {
		if value.Missing == NotYetKnown {
			expect(value.Period)
		}
		lastValue = value
	}
	period := firstDue(indicator, lastValue, today)
	const most = 40 // periods in arrears that are listed; more is a dossier that lay still, not a list to work through
	for period.Valid() && len(out) < most {
		if len(out) > 0 && availableFrom(indicator, period) > today {
			break
		}
		if !expect(period) || indicator.Frequency == Once {
			break
		}
		period = following(indicator.Frequency, period)
	}
	return out
}

// firstDue returns the first period after the last value, or the first of all; no period when nothing more is expected.
func firstDue(indicator *Indicator, lastValue *Value, today Date) Period {
	switch {
	case lastValue != nil && indicator.Frequency == Once:
		return ""
	case lastValue != nil:
		next := following(indicator.Frequency, lastValue.Period)
		if indicator.FirstDue.Compare(next) > 0 {
			return indicator.FirstDue
		}
		return next
	case indicator.FirstDue != "":
		return indicator.FirstDue
	case indicator.Baseline != nil:
		return following(indicator.Frequency, indicator.Baseline.Period)
	}
	return PeriodAt(indicator.Frequency, today)
}

// following returns the period of a frequency that comes after the one in which another period, of whatever shape, ends. After a season
// comes a season, where the figure comes once a year or less.
func following(frequency Frequency, after Period) Period {
	steps, yearly := 1, true
	switch frequency {
	case EveryTwoYears:
		steps = 2
	case EveryFourYears:
		steps = 4
	case Monthly, Quarterly, HalfYearly:
		yearly = false
	}
	if after.Shape() != SeasonShape || !yearly {
		after = PeriodAt(frequency, after.Last())
	}
	for range steps {
		after = after.Next()
	}
	return after
}

// availableFrom returns the day from which the figure of a period can be had: the first of the month in which it is taken, else the day
// after the period.
func availableFrom(indicator *Indicator, period Period) Date {
	if indicator.Month > 0 && period.Shape() == YearShape {
		return period.First().AddMonths(indicator.Month - 1)
	}
	return DateOf(period.Last().Time().AddDate(0, 0, 1))
}
