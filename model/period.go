package model

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
	"strings"
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
// Use [ParsePeriod] for what people and files write.
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

const seasonStart = time.August

// Shape returns the shape of a period, or NoShape for a text that is none.
func (p Period) Shape() PeriodShape {
	shape, _, _ := p.bounds()
	return shape
}

// Valid reports whether the text is a period.
func (p Period) Valid() bool { return p.Shape() != NoShape }

// First returns the first day of a period; no day for a text that is none.
func (p Period) First() Date {
	shape, first, _ := p.bounds()
	if shape == NoShape {
		return ""
	}
	return DateOf(first)
}

// Last returns the last day of a period; no day for a text that is none.
func (p Period) Last() Date {
	shape, _, last := p.bounds()
	if shape == NoShape {
		return ""
	}
	return DateOf(last)
}

// Compare orders periods by their last day, a longer one after a shorter one that ends with it.
func (p Period) Compare(other Period) int {
	if p == other {
		return 0
	}
	_, first, last := p.bounds()
	_, otherFirst, otherLast := other.bounds()
	return cmp.Or(last.Compare(otherLast), otherFirst.Compare(first), cmp.Compare(p, other))
}

func (p Period) bounds() (shape PeriodShape, first, last time.Time) {
	s := string(p)
	if len(s) < 4 {
		return NoShape, first, last
	}
	year, ok := digits(s[:4])
	if !ok {
		return NoShape, first, last
	}
	day := func(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }
	months := func(from, count int) (time.Time, time.Time) {
		return day(year, time.Month(from), 1), day(year, time.Month(from+count), 0)
	}
	rest := s[4:]
	switch {
	case rest == "":
		first, last = months(1, 12)
		return YearShape, first, last
	case len(rest) == 3 && rest[:2] == "-H" && (rest[2] == '1' || rest[2] == '2'):
		first, last = months(int(rest[2]-'1')*6+1, 6)
		return HalfYearShape, first, last
	case len(rest) == 3 && rest[:2] == "-Q" && rest[2] >= '1' && rest[2] <= '4':
		first, last = months(int(rest[2]-'1')*3+1, 3)
		return QuarterShape, first, last
	case len(rest) == 3 && rest[0] == '-':
		if month, ok := digits(rest[1:]); ok && month >= 1 && month <= 12 {
			first, last = months(month, 1)
			return MonthShape, first, last
		}
	case len(rest) == 3 && rest[0] == '/':
		if end, ok := digits(rest[1:]); ok && end == (year+1)%100 {
			return SeasonShape, day(year, seasonStart, 1), day(year+1, seasonStart, 0)
		}
	case len(rest) == 4 && rest[:2] == "-W":
		if week, ok := digits(rest[2:]); ok && week >= 1 {
			monday := weekStart(year, week)
			if y, w := monday.ISOWeek(); y == year && w == week {
				return WeekShape, monday, monday.AddDate(0, 0, 6)
			}
		}
	case len(rest) == 5 && rest[0] == '-':
		if end, ok := digits(rest[1:]); ok && end > year {
			return SpanShape, day(year, 1, 1), day(end, 12, 31)
		}
	case len(s) == 10 && Date(s).Valid():
		return DayShape, Date(s).Time(), Date(s).Time()
	case len(s) == 21 && s[10] == '/' && Date(s[:10]).Valid() && Date(s[11:]).Valid() && s[:10] <= s[11:]:
		return DayToDayShape, Date(s[:10]).Time(), Date(s[11:]).Time()
	}
	return NoShape, first, last
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

func weekStart(year, week int) time.Time {
	fourth := time.Date(year, time.January, 4, 0, 0, 0, 0, time.UTC) // always in week 1
	monday := fourth.AddDate(0, 0, -(int(fourth.Weekday())+6)%7)
	return monday.AddDate(0, 0, (week-1)*7)
}

// Next returns the period of the same shape that follows. A span, and from day to day, is followed by one of the same length.
func (p Period) Next() Period {
	shape, first, last := p.bounds()
	after := last.AddDate(0, 0, 1)
	switch shape {
	case YearShape:
		return YearPeriod(after.Year())
	case HalfYearShape:
		return Period(fmt.Sprintf("%04d-H%d", after.Year(), (int(after.Month())-1)/6+1))
	case QuarterShape:
		return Period(fmt.Sprintf("%04d-Q%d", after.Year(), (int(after.Month())-1)/3+1))
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
	return p
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
		return Period(fmt.Sprintf("%04d-Q%d", t.Year(), (int(t.Month())-1)/3+1))
	case HalfYearly:
		return Period(fmt.Sprintf("%04d-H%d", t.Year(), (int(t.Month())-1)/6+1))
	}
	return YearPeriod(t.Year())
}

var monthNames = map[string]int{
	"jan": 1, "feb": 2, "mrt": 3, "maa": 3, "mar": 3, "apr": 4, "mei": 5, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "okt": 10,
	"oct": 10, "nov": 11, "dec": 12,
}

func monthNamed(word string) (int, bool) {
	if len(word) < 3 {
		return 0, false
	}
	month, ok := monthNames[word[:3]]
	return month, ok
}

type notation struct {
	pattern *regexp.Regexp
	read    func(m []string) (Period, bool)
}

const dayNamed = `(\d{1,2})(?:st|nd|rd|th|e)?\s+([a-z]+)\.?`

// notations are the ways of writing a period that were met in Dutch and British files and mails, beside the canonical shapes.
var notations = []notation{
	{regexp.MustCompile(`^(\d{4})\s*jj00$`), func(m []string) (Period, bool) { return Period(m[1]), true }}, // CBS StatLine
	{regexp.MustCompile(`^(\d{4})\s*kw0?([1-4])$`), quarter},
	{regexp.MustCompile(`^(\d{4})\s*hj0?([12])$`), half},
	{regexp.MustCompile(`^(\d{4})\s*mm(\d{2})$`), func(m []string) (Period, bool) { return made(m[1] + "-" + m[2]) }},
	{regexp.MustCompile(`^(?:h|hj)([12])[\s/-]*(\d{4})$`), func(m []string) (Period, bool) { return half([]string{"", m[2], m[1]}) }},
	{regexp.MustCompile(`^(\d{4})[\s/-]*(?:h|hj)([12])$`), half},
	{regexp.MustCompile(`^([12])\s*(?:e|st|nd)?\s*(?:half\s?jaar|half[\s-]?year|half)\s*(?:van|of)?\s*(\d{4})$`), func(m []string) (Period, bool) { return half([]string{"", m[2], m[1]}) }},
	{regexp.MustCompile(`^(\d{4})[\s,:-]*([12])\s*(?:e|st|nd)?\s*(?:half\s?jaar|half[\s-]?year|half)$`), half},
	{regexp.MustCompile(`^(?:eerste|first)\s+(?:half\s?jaar|half[\s-]?year|half)\s*(?:van|of)?\s*(\d{4})$`), func(m []string) (Period, bool) { return half([]string{"", m[1], "1"}) }},
	{regexp.MustCompile(`^(?:tweede|second)\s+(?:half\s?jaar|half[\s-]?year|half)\s*(?:van|of)?\s*(\d{4})$`), func(m []string) (Period, bool) { return half([]string{"", m[1], "2"}) }},
	{regexp.MustCompile(`^(?:q|k|kw|kwartaal\s*|quarter\s*)([1-4])[\s/-]*(\d{4})$`), func(m []string) (Period, bool) { return quarter([]string{"", m[2], m[1]}) }},
	{regexp.MustCompile(`^(\d{4})[\s/,:-]*(?:q|k|kw|kwartaal\s*|quarter\s*)([1-4])$`), quarter},
	{regexp.MustCompile(`^([1-4])\s*(?:e|st|nd|rd|th)?\s*(?:kwartaal|quarter|kw)\s*(?:van|of)?\s*(\d{4})$`), func(m []string) (Period, bool) { return quarter([]string{"", m[2], m[1]}) }},
	{regexp.MustCompile(`^(\d{4})[\s,:-]*([1-4])\s*(?:e|st|nd|rd|th)?\s*(?:kwartaal|quarter|kw)$`), quarter},
	{regexp.MustCompile(`^(?:week|wk|w)\s*(\d{1,2})[\s,/-]*(?:van|of)?\s*(\d{4})$`), func(m []string) (Period, bool) { return week(m[2], m[1]) }},
	{regexp.MustCompile(`^(\d{4})[\s,/-]*(?:week|wk|w)\s*(\d{1,2})$`), func(m []string) (Period, bool) { return week(m[1], m[2]) }},
	{regexp.MustCompile(`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$`), func(m []string) (Period, bool) { return date(m[3], m[2], m[1]) }},
	{regexp.MustCompile(`^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$`), func(m []string) (Period, bool) { return date(m[1], m[2], m[3]) }},
	{regexp.MustCompile(`^(\d{1,2})[-/](\d{4})$`), func(m []string) (Period, bool) { return month(m[2], m[1]) }},
	{regexp.MustCompile(`^(\d{4})-(\d)$`), func(m []string) (Period, bool) { return month(m[1], m[2]) }},
	{regexp.MustCompile(`^([a-z]{3,})\.?\s+(\d{4})$`), func(m []string) (Period, bool) { return namedMonth(m[2], m[1]) }},
	{regexp.MustCompile(`^(\d{4})\s+([a-z]{3,})\.?$`), func(m []string) (Period, bool) { return namedMonth(m[1], m[2]) }},
	{regexp.MustCompile(`^(?:schooljaar|seizoen|school year|season)?\s*(\d{4})\s*/\s*['’]?(\d{2}|\d{4})$`), season},
	{regexp.MustCompile(`^(?:schooljaar|seizoen|school year|season)\s+(\d{4})\s*[-–]\s*['’]?(\d{2}|\d{4})$`), season},
	{regexp.MustCompile(`^(\d{4})\s*(?:-|–|tot|t/m|tot en met|to)\s*(\d{4})$`), func(m []string) (Period, bool) { return made(m[1] + "-" + m[2]) }},
	{regexp.MustCompile(`^` + dayNamed + `\s+(\d{4})$`), func(m []string) (Period, bool) { return namedDay(m[3], m[2], m[1]) }},
	{regexp.MustCompile(`^` + dayNamed + `\s*(?:-|–|tot en met|t/m|tot|to|until)\s*` + dayNamed + `\s+(\d{4})$`), func(m []string) (Period, bool) {
		return fromTo([]string{m[5], m[2], m[1]}, []string{m[5], m[4], m[3]})
	}},
	{regexp.MustCompile(`^` + dayNamed + `\s+(\d{4})\s*(?:-|–|tot en met|t/m|tot|to|until)\s*` + dayNamed + `\s+(\d{4})$`), func(m []string) (Period, bool) {
		return fromTo([]string{m[3], m[2], m[1]}, []string{m[6], m[5], m[4]})
	}},
	{regexp.MustCompile(`^(\d{1,2})-(\d{1,2})-(\d{4})\s*(?:-|–|tot en met|t/m|tot|to)\s*(\d{1,2})-(\d{1,2})-(\d{4})$`), func(m []string) (Period, bool) {
		first, ok1 := date(m[3], m[2], m[1])
		last, ok2 := date(m[6], m[5], m[4])
		period, ok := made(string(first) + "/" + string(last))
		return period, ok && ok1 && ok2
	}},
}

// ParsePeriod reads a period in its canonical shape or as people and statistical offices write it, in Dutch or English: "1e halfjaar
// 2025", "2025KW02", "maart 2025", "14-3-2025", "schooljaar 2024/'25", "17 mei t/m 11 juni 2023".
func ParsePeriod(text string) (Period, bool) {
	text = strings.Join(strings.Fields(strings.ReplaceAll(text, "\u00a0", " ")), " ")
	if p := Period(text); p.Valid() {
		return p, true
	}
	lower := strings.TrimSuffix(strings.ToLower(text), "*") // CBS marks provisional figures with a star
	if p := Period(strings.ToUpper(lower)); p.Valid() {
		return p, true
	}
	for _, n := range notations {
		if m := n.pattern.FindStringSubmatch(lower); m != nil {
			if period, ok := n.read(m); ok {
				return period, true
			}
		}
	}
	return "", false
}

func made(text string) (Period, bool) {
	p := Period(text)
	return p, p.Valid()
}

func half(m []string) (Period, bool)    { return made(m[1] + "-H" + m[2]) }
func quarter(m []string) (Period, bool) { return made(m[1] + "-Q" + m[2]) }

func week(year, week string) (Period, bool) {
	n, err := strconv.Atoi(week)
	if err != nil {
		return "", false
	}
	return made(fmt.Sprintf("%s-W%02d", year, n))
}

func month(year, month string) (Period, bool) {
	n, err := strconv.Atoi(month)
	if err != nil {
		return "", false
	}
	return made(fmt.Sprintf("%s-%02d", year, n))
}

func date(year, month, day string) (Period, bool) {
	m, errM := strconv.Atoi(month)
	d, errD := strconv.Atoi(day)
	if errM != nil || errD != nil {
		return "", false
	}
	return made(fmt.Sprintf("%s-%02d-%02d", year, m, d))
}

func namedMonth(year, name string) (Period, bool) {
	n, ok := monthNamed(name)
	if !ok {
		return "", false
	}
	return made(fmt.Sprintf("%s-%02d", year, n))
}

func namedDay(year, name, day string) (Period, bool) {
	n, ok := monthNamed(name)
	if !ok {
		return "", false
	}
	return date(year, strconv.Itoa(n), day)
}

func fromTo(from, to []string) (Period, bool) {
	first, ok1 := namedDay(from[0], from[1], from[2])
	last, ok2 := namedDay(to[0], to[1], to[2])
	if !ok1 || !ok2 {
		return "", false
	}
	return made(string(first) + "/" + string(last))
}

func season(m []string) (Period, bool) {
	year, ok := digits(m[1])
	if !ok {
		return "", false
	}
	end, ok := digits(m[2])
	if !ok || end%100 != (year+1)%100 {
		return "", false
	}
	return seasonOf(year), true
}
