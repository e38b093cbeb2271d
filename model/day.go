package model

import (
	"regexp"
	"strings"
	"time"
)

// ParseDay reads a day as people write it, in Dutch or English: "11 maart 2026", "wo 11-3-2026", "11/3/26", "Wednesday 11 March", "vandaag",
// "tomorrow". Without a year it is the next such day, counted from today. Nothing is no day. It fails with a [Problem] for what is no day,
// and for a day of the week that it does not fall on.
func ParseDay(text string, today Date) (Date, error) {
	text = strings.ToLower(strings.Join(strings.Fields(text), " "))
	if text == "" {
		return "", nil
	}
	if ahead, ok := daysAhead[text]; ok {
		return DateOf(today.Time().AddDate(0, 0, ahead)), nil
	}
	weekday, rest := leadingWeekday(text)
	day := dayIn(rest, today)
	switch {
	case day == "":
		return "", NewProblem("problem.day", "text", text)
	case weekday >= 0 && day.Time().Weekday() != weekday:
		return "", NewProblem("problem.day.weekday", "text", text, "day", day)
	}
	return day, nil
}

var daysAhead = map[string]int{"vandaag": 0, "today": 0, "morgen": 1, "tomorrow": 1, "overmorgen": 2}

// weekdays are the names of the days of the week, from Sunday, and the short forms that are met in mails.
var weekdays = func() map[string]time.Weekday {
	out := map[string]time.Weekday{}
	for _, names := range []string{
		"zondag maandag dinsdag woensdag donderdag vrijdag zaterdag", "zo ma di wo do vr za",
		"sunday monday tuesday wednesday thursday friday saturday", "sun mon tue wed thu fri sat", "- - tues - thur - -", "- - - - thurs - -",
	} {
		for i, name := range strings.Fields(names) {
			out[name] = time.Weekday(i)
		}
	}
	delete(out, "-")
	return out
}()

// leadingWeekday parts the day of the week from the rest; -1 for none.
func leadingWeekday(text string) (time.Weekday, string) {
	first, rest, ok := strings.Cut(text, " ")
	if weekday, known := weekdays[strings.Trim(first, ".,")]; ok && known {
		return weekday, strings.TrimPrefix(rest, "the ")
	}
	return -1, text
}

var (
	shortDay  = regexp.MustCompile(`^(\d{1,2}[-/. ]\d{1,2}[-/. ])(\d{2})$`)
	yearless  = regexp.MustCompile(`^(\d{1,2})[-/](\d{1,2})$`)
	monthDay  = regexp.MustCompile(`^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?(,? \d{4})?$`)
	withYear  = regexp.MustCompile(`\d{4}$`)
	separator = strings.NewReplacer("/", "-", ".", "-", " ", "-")
)

// dayIn reads a day without its day of the week; no day for what is none.
func dayIn(text string, today Date) Date {
	if m := monthDay.FindStringSubmatch(text); m != nil { // "March 11, 2026"
		text = m[2] + " " + m[1] + strings.ReplaceAll(m[3], ",", "")
	}
	if m := shortDay.FindStringSubmatch(text); m != nil {
		text = separator.Replace(m[1]) + "20" + m[2]
	}
	if p, ok := ParsePeriod(text); ok {
		if p.Shape() == DayShape {
			return p.First()
		}
		return ""
	}
	if m := yearless.FindStringSubmatch(text); m != nil {
		text = m[1] + "-" + m[2] + "-"
	} else if withYear.MatchString(text) {
		return ""
	} else {
		text += " "
	}
	for year := today.Time().Year(); year <= today.Time().Year()+8; year++ { // as far as the next 29 February
		if p, ok := ParsePeriod(text + string(YearPeriod(year))); ok && p.Shape() == DayShape && p.First() >= today {
			return p.First()
		}
	}
	return ""
}
