package model

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// ParseDeadline reads the day before which something is to be done, as people say it in Dutch or English: "1 maart", "eind maart", "over 2
// weken", "volgende maand", "vrijdag", "morgen", and everything that [ParsePeriod] reads, of which it is the last day. What names no year is
// the first such day from today on; a week, a month or a year that comes lasts until its last day.
func ParseDeadline(text string, today Date) (Date, bool) {
	if period, ok := ParsePeriod(text); ok {
		return period.Last(), true
	}
	text = strings.ToLower(strings.Join(strings.Fields(text), " "))
	text = strings.TrimRight(text, ".")
	for _, before := range []string{"vóór ", "voor ", "uiterlijk ", "op ", "before ", "by ", "on ", "due "} {
		text = strings.TrimPrefix(text, before)
	}
	from := today.Time()
	if from.IsZero() || len(text) > 60 {
		return "", false
	}
	if period, ok := ParsePeriod(text); ok {
		return period.Last(), true
	}
	for _, s := range spoken {
		if m := s.pattern.FindStringSubmatch(text); m != nil {
			if day, ok := s.read(m, from); ok {
				return DateOf(day), true
			}
		}
	}
	return "", false
}

// spoken is a way of saying a day that leans on today.
var spoken = []struct {
	pattern *regexp.Regexp
	read    func(m []string, from time.Time) (time.Time, bool)
}{
	{regexp.MustCompile(`^(?:vandaag|today)$`), func(_ []string, from time.Time) (time.Time, bool) { return from, true }},
	{regexp.MustCompile(`^(?:morgen|tomorrow)$`), func(_ []string, from time.Time) (time.Time, bool) { return from.AddDate(0, 0, 1), true }},
	{regexp.MustCompile(`^(?:overmorgen|the day after tomorrow)$`), func(_ []string, from time.Time) (time.Time, bool) { return from.AddDate(0, 0, 2), true }},
	{regexp.MustCompile(`^(?:over|binnen|in|within) ([a-zé0-9]+) ([a-z]+)$`), later},
	{regexp.MustCompile(`^(?:volgende|komende|next) ([a-z]+)$`), upcoming},
	{regexp.MustCompile(`^(?:aan het |at the )?(?:eind|einde|end)(?: van| of)?(?: de| het| the| deze| this)? ([a-z]+)$`), endOfNamed},
	{regexp.MustCompile(`^(?:begin|start of|early) ([a-z]+)$`), func(m []string, from time.Time) (time.Time, bool) { return nextMonthDay(m[1], "10", from) }},
	{regexp.MustCompile(`^(?:half|mid|halverwege|medio) ([a-z]+)$`), func(m []string, from time.Time) (time.Time, bool) { return nextMonthDay(m[1], "15", from) }},
	{regexp.MustCompile(`^(\d{1,2})(?:ste|de|e|st|nd|rd|th)? (?:of )?([a-z]+)$`), func(m []string, from time.Time) (time.Time, bool) { return nextMonthDay(m[2], m[1], from) }},
	{regexp.MustCompile(`^([a-z]+) (\d{1,2})(?:st|nd|rd|th)?$`), func(m []string, from time.Time) (time.Time, bool) { return nextMonthDay(m[1], m[2], from) }},
	{regexp.MustCompile(`^(\d{1,2})[-/](\d{1,2})$`), func(m []string, from time.Time) (time.Time, bool) { return nextMonthDay(m[2], m[1], from) }},
	{regexp.MustCompile(`^([a-z]+)$`), func(m []string, from time.Time) (time.Time, bool) {
		if day, ok := nextWeekday(m[1], from); ok {
			return day, true
		}
		return endOfNamed(m, from)
	}},
}

var (
	spokenNumbers = []string{"nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"}
	saidNumbers   = []string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
	weekdays      = [][]string{
		{"zondag", "sunday"}, {"maandag", "monday"}, {"dinsdag", "tuesday"}, {"woensdag", "wednesday"}, {"donderdag", "thursday"},
		{"vrijdag", "friday"}, {"zaterdag", "saturday"},
	}
)

func spokenNumber(text string) (int, bool) {
	if n, err := strconv.Atoi(text); err == nil {
		return n, n > 0 && n < 1000
	}
	switch text {
	case "één", "a", "an":
		return 1, true
	}
	if n := slices.Index(spokenNumbers, text); n > 0 {
		return n, true
	}
	n := slices.Index(saidNumbers, text)
	return n, n > 0
}

func later(m []string, from time.Time) (time.Time, bool) {
	count, ok := spokenNumber(m[1])
	if !ok {
		return from, false
	}
	switch strings.TrimSuffix(m[2], "s") {
	case "dag", "dagen", "day":
		return from.AddDate(0, 0, count), true
	case "week", "weken":
		return from.AddDate(0, 0, 7*count), true
	case "maand", "maanden", "month":
		return DateOf(from).AddMonths(count).Time(), true
	case "jaar", "jaren", "year":
		return DateOf(from).AddMonths(12 * count).Time(), true
	}
	return from, false
}

func upcoming(m []string, from time.Time) (time.Time, bool) {
	switch m[1] {
	case "week":
		return endOfWeek(from).AddDate(0, 0, 7), true
	case "maand", "month":
		return endOfMonth(DateOf(time.Date(from.Year(), from.Month(), 1, 0, 0, 0, 0, time.UTC)).AddMonths(1).Time()), true
	case "jaar", "year":
		return time.Date(from.Year()+1, time.December, 31, 0, 0, 0, 0, time.UTC), true
	}
	if day, ok := nextWeekday(m[1], from); ok {
		return day, true
	}
	return endOfNamed(m, from)
}

// endOfNamed is the last day of a month, or of the week, month or year that it is.
func endOfNamed(m []string, from time.Time) (time.Time, bool) {
	switch m[1] {
	case "week":
		return endOfWeek(from), true
	case "maand", "month":
		return endOfMonth(from), true
	case "jaar", "year":
		return time.Date(from.Year(), time.December, 31, 0, 0, 0, 0, time.UTC), true
	}
	month, ok := monthNames[m[1]]
	if !ok {
		return from, false
	}
	end := endOfMonth(time.Date(from.Year(), time.Month(month), 1, 0, 0, 0, 0, time.UTC))
	if end.Before(from) {
		end = endOfMonth(time.Date(from.Year()+1, time.Month(month), 1, 0, 0, 0, 0, time.UTC))
	}
	return end, true
}

func endOfWeek(day time.Time) time.Time { return day.AddDate(0, 0, (7-int(day.Weekday()))%7) }

func endOfMonth(day time.Time) time.Time {
	return time.Date(day.Year(), day.Month(), monthLength(day.Year(), int(day.Month())), 0, 0, 0, 0, time.UTC)
}

// nextWeekday is the first such day after today.
func nextWeekday(name string, from time.Time) (time.Time, bool) {
	for at, names := range weekdays {
		if slices.Contains(names, name) {
			ahead := (at - int(from.Weekday()) + 7) % 7
			if ahead == 0 {
				ahead = 7
			}
			return from.AddDate(0, 0, ahead), true
		}
	}
	return from, false
}

// nextMonthDay is the first such day of a month from today on. A 29 February is the next one that there is.
func nextMonthDay(month, day string, from time.Time) (time.Time, bool) {
	number, named := monthNames[month]
	if !named {
		n, err := strconv.Atoi(month)
		if number = n; err != nil || n < 1 || n > 12 {
			return from, false
		}
	}
	on, err := strconv.Atoi(day)
	const untilLeap = 8 // years between two leap days, at most
	for year := from.Year(); err == nil && year <= from.Year()+untilLeap; year++ {
		if on >= 1 && on <= monthLength(year, number) {
			if found := time.Date(year, time.Month(number), on, 0, 0, 0, 0, time.UTC); !found.Before(from) {
				return found, true
			}
		}
	}
	return from, false
}
