package words

import (
	"fmt"
	"strconv"
	"sync"
	"time"

	"doelenboom/model"
)

// Date writes a day in words: "22 november 2026"; nothing for no day.
func (b *Book) Date(d model.Date) string {
	if d == "" || !d.Valid() {
		return string(d)
	}
	t := d.Time()
	return fmt.Sprintf("%d %s %d", t.Day(), b.Month(t.Month()), t.Year())
}

// Month writes the name of a month.
func (b *Book) Month(m time.Month) string { return b.Say(model.Key("month." + strconv.Itoa(int(m)))) }

// Weekday writes the day of the week that a day is; nothing for no day.
func (b *Book) Weekday(d model.Date) string {
	if d == "" || !d.Valid() {
		return ""
	}
	return b.Say(model.Key("weekday." + strconv.Itoa(int(d.Time().Weekday()))))
}

// Clock writes the time of day: "15:20".
func (b *Book) Clock(t time.Time) string { return t.Format("15:04") }

// Moment writes a day and a time of day: "14 oktober 2027, 15:20".
func (b *Book) Moment(t time.Time) string { return b.Date(model.DateOf(t)) + ", " + b.Clock(t) }

// Period writes a period in words: "2025", "1e halfjaar 2025", "maart 2025", "schooljaar 2024/25".
func (b *Book) Period(p model.Period) string { return remembered(&b.periods, p, b.period) }

// remembered writes a period once.
func remembered(written *sync.Map, p model.Period, write func(model.Period) string) string {
	if known, ok := written.Load(p); ok {
		return known.(string)
	}
	text := write(p)
	written.Store(p, text)
	return text
}

func (b *Book) period(p model.Period) string {
	s := string(p)
	switch p.Shape() {
	case model.HalfYearShape:
		return b.Say("period.half", "number", b.ordinal(int(s[6]-'0')), "year", s[:4])
	case model.QuarterShape:
		return b.Say("period.quarter", "number", b.ordinal(int(s[6]-'0')), "year", s[:4])
	case model.MonthShape:
		return fmt.Sprintf("%s %s", b.Month(p.First().Time().Month()), s[:4])
	case model.WeekShape:
		_, week := p.First().Time().ISOWeek()
		return b.Say("period.week", "number", strconv.Itoa(week), "year", s[:4])
	case model.DayShape:
		return b.Date(p.First())
	case model.SeasonShape:
		return b.Say("period.season", "years", s)
	case model.SpanShape:
		return s[:4] + "–" + s[5:]
	case model.DayToDayShape:
		return b.Say("period.days", "from", b.Date(p.First()), "to", b.Date(p.Last()))
	}
	return s
}

// ShortPeriod writes a period for the axis of a chart: "2025", "h1 ’25", "k2 ’25", "mrt ’25", "14 mrt ’25", "2024/25"; of a stretch from day
// to day its last day.
func (b *Book) ShortPeriod(p model.Period) string {
	return remembered(&b.shortPeriods, p, b.shortPeriod)
}

func (b *Book) shortPeriod(p model.Period) string {
	s := string(p)
	switch p.Shape() {
	case model.HalfYearShape, model.QuarterShape:
		return b.Say(model.Key("period.short."+string(p.Shape())), "number", s[6:], "year", s[2:4])
	case model.MonthShape:
		return b.Say(model.Key("month.short."+strconv.Itoa(int(p.First().Time().Month())))) + " ’" + s[2:4]
	case model.WeekShape:
		return b.Say("period.short.week", "number", s[6:], "year", s[2:4])
	case model.DayShape:
		t := p.First().Time()
		return fmt.Sprintf("%d %s ’%s", t.Day(), b.Say(model.Key("month.short."+strconv.Itoa(int(t.Month())))), s[2:4])
	case model.SeasonShape:
		return s
	case model.DayToDayShape:
		return b.ShortPeriod(model.Period(p.Last()))
	}
	return b.Period(p)
}

func (b *Book) ordinal(n int) string { return b.Say(model.Key("ordinal." + strconv.Itoa(n))) }
