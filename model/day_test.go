package model_test

import (
	"testing"

	"doelenboom/model"
)

func TestParseDay(t *testing.T) {
	const today = model.Date("2026-03-05") // a Thursday
	for text, want := range map[string]model.Date{
		"": "", "  ": "", "11 maart 2026": "2026-03-11", "11 mrt 2026": "2026-03-11", "11-3-2026": "2026-03-11", "11/03/2026": "2026-03-11",
		"11.3.26": "2026-03-11", "11-3-26": "2026-03-11", "2026-03-11": "2026-03-11", "wo 11 maart 2026": "2026-03-11",
		"Woensdag 11 maart": "2026-03-11", "11 maart": "2026-03-11", "11/3": "2026-03-11", "11-3": "2026-03-11", "5 maart": "2026-03-05",
		"4 maart": "2027-03-04", "4-3": "2027-03-04", "29 februari": "2028-02-29", "Wednesday 11 March": "2026-03-11", "March 11, 2026": "2026-03-11",
		"march 11th": "2026-03-11", "wed 11 mar 2026": "2026-03-11", "vandaag": "2026-03-05", "tomorrow": "2026-03-06", "overmorgen": "2026-03-07",
		"1e april 2026": "2026-04-01", "woensdag": "2026-03-11", "over twee weken": "2026-03-19",
	} {
		if got, err := model.ParseDay(text, today); err != nil || got != want {
			t.Errorf("%q reads as %q, %v, want %q", text, got, err, want)
		}
	}
	for text, want := range map[string]model.Key{
		"do 11 maart 2026": "problem.day.weekday", "maart 2026": "problem.day", "2026": "problem.day", "30 februari": "problem.day",
		"30-2-2026": "problem.day", "volgende week": "problem.day", "eind maart": "problem.day", "maart": "problem.day", "11 maart en 12 maart": "problem.day",
	} {
		if got, err := model.ParseDay(text, today); got != "" {
			t.Errorf("%q reads as %q", text, got)
		} else {
			expectProblem(t, err, want)
		}
	}
}
