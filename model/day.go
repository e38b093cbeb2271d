package model

import (
	"regexp"
	"slices"
	"strings"
	"time"
)

// ParseDay reads a day as people write it, in Dutch or English: "11 maart 2026", "wo 11-3-2026", "11/3/26", "Wednesday 11 March", "vrijdag",
// "over twee weken", "tomorrow". Without a year it is the next such day, counted from today. Nothing is no day. Unlike [ParseDeadline] it
// takes no month or week for its last day: it fails with a [Problem] for what is no day, and for a day of the week that it does not fall on.
func ParseDay(text string, today Date) (Date, error) {
	text = strings.ToLower(strings.Join(strings.Fields(text), " "))
	if text == "" {
		return "", nil
	}
	weekday, rest := leadingWeekday(text)
	day := dayIn(rest, today)
	switch {
	case day == "":
		return "", NewProblem("problem.day", "text", text)
	case weekday >= 0 && day.Time().Weekday() != time.Weekday(weekday):
		return "", NewProblem("problem.day.weekday", "text", text, "day", day)
	}
	return day, nil
}

// shortWeekdays are the short forms that are met in mails, from Sunday.
var shortWeekdays = [][]string{{"zo", "sun"}, {"ma", "mon"}, {"di", "tue", "tues"}, {"wo", "wed"}, {"do", "thu", "thur", "thurs"}, {"vr", "fri"}, {"za", "sat"}}

// leadingWeekday parts the day of the week, from 0 for Sunday, from the rest; -1 for none.
func leadingWeekday(text string) (weekday int, rest string) {
	first, rest, ok := strings.Cut(text, " ")
	first = strings.Trim(first, ".,")
	for _, names := range [][][]string{weekdays, shortWeekdays} {
		at := slices.IndexFunc(names, func(of []string) bool { return slices.Contains(of, first) })
		if ok && at >= 0 {
			return at, strings.TrimPrefix(rest, "the ")
		}
	}
	return -1, text
}

var (
	shortDay = regexp.MustCompile(`^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{2})$`)
	monthDay = regexp.MustCompile(`^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$`)
	spokenAs = regexp.MustCompile(`^(?:vandaag|[a-z]*dag|[a-z]+day|morgen|overmorgen|tomorrow|the day after tomorrow|(?:over|in) .*|\d{1,2}[a-z]{0,3} [a-z]+|[a-z]+ \d{1,2}[a-z]{0,2}|\d{1,2}[-/]\d{1,2})$`)
)

// dayIn reads a day without its day of the week; no day for what is none.
func dayIn(text string, today Date) Date {
	if m := monthDay.FindStringSubmatch(text); m != nil { // "March 11, 2026"
		text = m[2] + " " + m[1] + " " + m[3]
	}
	if m := shortDay.FindStringSubmatch(text); m != nil {
		text = m[1] + "-" + m[2] + "-20" + m[3]
	}
	if p, ok := ParsePeriod(text); ok {
		if p.Shape() == DayShape {
			return p.First()
		}
		return ""
	}
	if day, ok := ParseDeadline(text, today); ok && spokenAs.MatchString(text) {
		return day
	}
	return ""
}
