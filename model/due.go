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

// Due lists the figures that are expected: what can be had on a day, and the next one of each other indicator, by owner and date.
// Dropped, reserve and candidate indicators expect nothing; neither does one that is measured once, after its first value.
func (d *Dossier) Due(today Date) []Due {
	var out []Due
	for _, indicator := range d.Indicators() {
		switch indicator.Choice {
		case Dropped, Reserve, Candidate:
			continue
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
	series := d.Values(indicator.ID)
	var lastValue *Value
	period := indicator.FirstDue
	if len(series) > 0 {
		lastValue = series[len(series)-1]
		if indicator.Frequency == Once {
			return nil
		}
		period = following(indicator.Frequency, lastValue.Period)
	}
	if period == "" {
		period = PeriodAt(indicator.Frequency, today)
		if indicator.Baseline != nil {
			period = following(indicator.Frequency, indicator.Baseline.Period)
		}
	}
	const most = 40 // periods in arrears that are listed; more is a dossier that lay still, not a list to work through
	var out []Due
	for len(out) < most {
		due := Due{Indicator: indicator, Period: period, Date: availableFrom(indicator, period), Last: lastValue}
		due.Late = due.Date <= today
		if !due.Late && len(out) > 0 {
			break
		}
		out = append(out, due)
		if !due.Late || indicator.Frequency == Once {
			break
		}
		period = following(indicator.Frequency, period)
	}
	return out
}

// following returns the period of a frequency that comes after another period, whatever the shape of that one.
func following(frequency Frequency, after Period) Period {
	if PeriodAt(frequency, after.Last()) == after {
		next := after.Next()
		switch frequency {
		case EveryTwoYears:
			return next.Next()
		case EveryFourYears:
			return next.Next().Next().Next()
		}
		return next
	}
	day := after.Last().Time().AddDate(0, 0, 1)
	return PeriodAt(frequency, DateOf(day))
}

// availableFrom returns the day from which the figure of a period can be had: the month in which it is taken, else when the period is over.
func availableFrom(indicator *Indicator, period Period) Date {
	if indicator.Month > 0 && period.Shape() == YearShape {
		return period.First().AddMonths(indicator.Month - 1)
	}
	return DateOf(period.Last().Time().AddDate(0, 0, 1))
}
