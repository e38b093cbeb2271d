package model

import "time"

// Date is a day as "2026-11-22"; empty means no day.
type Date string

// DateOf returns the day of a moment, in the moment's own time zone.
func DateOf(t time.Time) Date { return Date(t.Format(time.DateOnly)) }

// Valid reports whether the date is empty or a day that exists.
func (d Date) Valid() bool {
	if d == "" {
		return true
	}
	_, err := time.Parse(time.DateOnly, string(d))
	return err == nil
}

// Time returns the first moment of the day in UTC; the zero time for no day or no date.
func (d Date) Time() time.Time {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return time.Time{}
	}
	return t
}

// AddMonths returns the day some months later; the last day of the month where that day does not exist. No day stays no day.
func (d Date) AddMonths(months int) Date {
	if d == "" || !d.Valid() {
		return d
	}
	t := d.Time()
	moved := t.AddDate(0, months, 0)
	if moved.Day() != t.Day() {
		moved = moved.AddDate(0, 0, -moved.Day())
	}
	return DateOf(moved)
}

func checkDate(date Date) error {
	if !date.Valid() {
		return NewProblem("problem.date", "text", string(date))
	}
	return nil
}
