package model

import (
	"cmp"
	"fmt"
	"time"
)

// Period is a stretch of time that a figure is about, in one of nine shapes:
//
//	2025                     a year
//	2025-H1                  a half-year
//	2025-Q2                  a quarter
//	2025-03                  a month
//	2025-W07                 an ISO week
//	2025-03-14               a day
//	2024/25                  a school year or season, from 1 August
//	2013-2016                a span of years
//	2023-05-17/2023-06-11    from day to day, as a survey
//
// Years run from 1000 to 2999, so that a number of four digits in a table is not easily taken for one. Use [ParsePeriod] for what people
// and files write.
type Period string

// PeriodShape says which of the nine shapes a period has.
type PeriodShape string

// The shapes of a period.
const (
	NoShape       PeriodShape = ""
	YearShape     PeriodShape = "year"
	HalfYearShape PeriodShape = "half-year"
	QuarterShape  PeriodShape = "quarter"
	MonthShape    PeriodShape = "month"
	WeekShape     PeriodShape = "week"
	DayShape      PeriodShape = "day"
	SeasonShape   PeriodShape = "season"
	SpanShape     PeriodShape = "span"
	DayToDayShape PeriodShape = "days"
)

const seasonStart = int(time.August)

// Shape returns the shape of a period, or NoShape for a text that is none.
func (p Period) Shape() PeriodShape {
	shape, _, _ := p.bounds()
	return shape
}

// Valid reports whether the text is a period.
func (p Period) Valid() bool { return p.Shape() != NoShape }

// First returns the first day of a period; no day for a text that is none.
func (p Period) First() Date {
	_, first, _ := p.bounds()
	return first.date()
}

// Last returns the last day of a period; no day for a text that is none.
func (p Period) Last() Date {
	_, _, last := p.bounds()
	return last.date()
}

// Compare orders periods by their last day, a longer one after a shorter one that ends with it. Texts that are no period come first.
func (p Period) Compare(other Period) int {
	if p == other {
		return 0
	}
	_, first, last := p.bounds()
	_, otherFirst, otherLast := other.bounds()
	return cmp.Or(cmp.Compare(last, otherLast), cmp.Compare(otherFirst, first), cmp.Compare(p, other))
}

// Within reports whether a period lies inside another one and is shorter.
func (p Period) Within(other Period) bool {
	shape, first, last := p.bounds()
	otherShape, otherFirst, otherLast := other.bounds()
	return shape != NoShape && otherShape != NoShape && first >= otherFirst && last <= otherLast && (first != otherFirst || last != otherLast)
}

// day is a day as the number 20250314, which compares as days do; 0 is no day.
type day int

const firstYear, lastYear = 1000, 2999

func dayOf(year, month, dayOfMonth int) day { return day(year*10000 + month*100 + dayOfMonth) }

func dayAt(t time.Time) day { return dayOf(t.Year(), int(t.Month()), t.Day()) }

func (d day) date() Date {
	if d == 0 {
		return ""
	}
	return Date(fmt.Sprintf("%04d-%02d-%02d", d/10000, d/100%100, d%100))
}

// next returns the day after a day.
func (d day) next() day { return dayAt(d.time().AddDate(0, 0, 1)) }

func (d day) time() time.Time {
	return time.Date(int(d/10000), time.Month(d/100%100), int(d%100), 0, 0, 0, 0, time.UTC)
}

// monthsOf returns the first and last day of some months of a year.
func monthsOf(year, from, count int) (first, last day) {
	to := from + count - 1
	return dayOf(year, from, 1), dayOf(year, to, monthLength(year, to))
}

func monthLength(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

func (p Period) bounds() (shape PeriodShape, first, last day) {
	s := string(p)
	if len(s) < 4 {
		return NoShape, 0, 0
	}
	year, ok := readYear(s[:4])
	if !ok {
		return NoShape, 0, 0
	}
	rest := s[4:]
	switch {
	case rest == "":
		first, last = monthsOf(year, 1, 12)
		return YearShape, first, last
	case len(rest) == 3 && rest[:2] == "-H" && (rest[2] == '1' || rest[2] == '2'):
		first, last = monthsOf(year, int(rest[2]-'1')*6+1, 6)
		return HalfYearShape, first, last
	case len(rest) == 3 && rest[:2] == "-Q" && rest[2] >= '1' && rest[2] <= '4':
		first, last = monthsOf(year, int(rest[2]-'1')*3+1, 3)
		return QuarterShape, first, last
	case len(rest) == 3 && rest[0] == '-':
		if month, ok := digits(rest[1:]); ok && month >= 1 && month <= 12 {
			first, last = monthsOf(year, month, 1)
			return MonthShape, first, last
		}
	case len(rest) == 3 && rest[0] == '/':
		if end, ok := digits(rest[1:]); ok && end == (year+1)%100 && year < lastYear {
			return SeasonShape, dayOf(year, seasonStart, 1), dayOf(year+1, seasonStart-1, monthLength(year+1, seasonStart-1))
		}
	case len(rest) == 4 && rest[:2] == "-W":
		if week, ok := digits(rest[2:]); ok {
			return weekOf(year, week)
		}
	case len(rest) == 5 && rest[0] == '-':
		if end, ok := readYear(rest[1:]); ok && end > year {
			return SpanShape, dayOf(year, 1, 1), dayOf(end, 12, 31)
		}
	case len(s) == 10:
		if on, ok := readDay(s); ok {
			return DayShape, on, on
		}
	case len(s) == 21 && s[10] == '/':
		from, ok := readDay(s[:10])
		if to, too := readDay(s[11:]); ok && too && from <= to {
			return DayToDayShape, from, to
		}
	}
	return NoShape, 0, 0
}

func readYear(s string) (int, bool) {
	year, ok := digits(s)
	return year, ok && year >= firstYear && year <= lastYear
}

// readDay reads a day as "2025-03-14".
func readDay(s string) (day, bool) {
	if s[4] != '-' || s[7] != '-' {
		return 0, false
	}
	year, okYear := readYear(s[:4])
	month, okMonth := digits(s[5:7])
	dayOfMonth, okDay := digits(s[8:])
	if !okYear || !okMonth || !okDay || month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > monthLength(year, month) {
		return 0, false
	}
	return dayOf(year, month, dayOfMonth), true
}

func digits(s string) (int, bool) {
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, len(s) > 0
}

// weekOf returns the days of an ISO week, or no shape for a week that the year does not have.
func weekOf(year, week int) (shape PeriodShape, first, last day) {
	fourth := time.Date(year, time.January, 4, 0, 0, 0, 0, time.UTC) // always in week 1
	monday := fourth.AddDate(0, 0, (week-1)*7-(int(fourth.Weekday())+6)%7)
	sunday := monday.AddDate(0, 0, 6)
	if y, w := monday.ISOWeek(); week < 1 || y != year || w != week || monday.Year() < firstYear || sunday.Year() > lastYear {
		return NoShape, 0, 0
	}
	return WeekShape, dayAt(monday), dayAt(sunday)
}

// Next returns the period of the same shape that follows, and no period after the last year. A span, and from day to day, is followed
// by one of the same length.
func (p Period) Next() Period {
	shape, first, last := p.bounds()
	if shape == NoShape {
		return p
	}
	next := nextOf(shape, first.time(), last.time())
	if !next.Valid() {
		return ""
	}
	return next
}

func nextOf(shape PeriodShape, first, last time.Time) Period {
	after := last.AddDate(0, 0, 1)
	switch shape {
	case HalfYearShape:
		return halfYearAt(after)
	case QuarterShape:
		return quarterAt(after)
	case MonthShape:
		return Period(after.Format("2006-01"))
	case WeekShape:
		year, week := after.ISOWeek()
		return Period(fmt.Sprintf("%04d-W%02d", year, week))
	case DayShape:
		return Period(DateOf(after))
	case SeasonShape:
		return seasonOf(after.Year())
	case SpanShape:
		return Period(fmt.Sprintf("%04d-%04d", after.Year(), after.Year()+last.Year()-first.Year()))
	case DayToDayShape:
		return Period(DateOf(after)) + "/" + Period(DateOf(after.Add(last.Sub(first))))
	}
	return YearPeriod(after.Year())
}

func halfYearAt(t time.Time) Period {
	return Period(fmt.Sprintf("%04d-H%d", t.Year(), (int(t.Month())-1)/6+1))
}

func quarterAt(t time.Time) Period {
	return Period(fmt.Sprintf("%04d-Q%d", t.Year(), (int(t.Month())-1)/3+1))
}

// YearPeriod returns a year as a period.
func YearPeriod(year int) Period { return Period(fmt.Sprintf("%04d", year)) }

func seasonOf(year int) Period { return Period(fmt.Sprintf("%04d/%02d", year, (year+1)%100)) }

// PeriodAt returns the period of a frequency that a day falls in; a year for frequencies of a year and longer.
func PeriodAt(frequency Frequency, day Date) Period {
	t := day.Time()
	switch frequency {
	case Monthly:
		return Period(t.Format("2006-01"))
	case Quarterly:
		return quarterAt(t)
	case HalfYearly:
		return halfYearAt(t)
	}
	return YearPeriod(t.Year())
}
