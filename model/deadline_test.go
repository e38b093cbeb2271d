package model_test

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"doelenboom/model"
)

func TestADeadlineIsReadAsPeopleSayIt(t *testing.T) {
	const today = "2027-10-14" // a Thursday
	for _, test := range []struct{ text, want string }{
		{"1 maart", "2028-03-01"}, {"14 oktober", "2027-10-14"}, {"13 oktober", "2028-10-13"}, {"1 maart 2028", "2028-03-01"},
		{"vóór 1 maart", "2028-03-01"}, {"uiterlijk 3 december.", "2027-12-03"}, {"op vrijdag", "2027-10-15"}, {"donderdag", "2027-10-21"},
		{"over 2 weken", "2027-10-28"}, {"over twee weken", "2027-10-28"}, {"over een maand", "2027-11-14"}, {"over één week", "2027-10-21"},
		{"over 10 dagen", "2027-10-24"}, {"binnen een jaar", "2028-10-14"}, {"vandaag", "2027-10-14"}, {"morgen", "2027-10-15"},
		{"volgende week", "2027-10-24"}, {"volgende maand", "2027-11-30"}, {"eind maart", "2028-03-31"}, {"eind van het jaar", "2027-12-31"},
		{"half november", "2027-11-15"}, {"januari", "2028-01-31"}, {"29 februari", "2028-02-29"}, {"1-12", "2027-12-01"},
		{"1 March", "2028-03-01"}, {"March 1st", "2028-03-01"}, {"in 2 weeks", "2027-10-28"}, {"in a month", "2027-11-14"}, {"next week", "2027-10-24"},
		{"end of march", "2028-03-31"}, {"by Friday", "2027-10-15"}, {"tomorrow", "2027-10-15"}, {"2028-Q1", "2028-03-31"}, {"eerste kwartaal 2028", "2028-03-31"},
	} {
		if got, ok := model.ParseDeadline(test.text, today); !ok || string(got) != test.want {
			t.Errorf("%q is read as %q, %v; not %s", test.text, got, ok, test.want)
		}
	}
	for _, text := range []string{"", "ooit", "31 februari", "over veel weken", "over 0 weken", "0 maart", "32 maart", "zodra het kan", "1-13"} {
		if got, ok := model.ParseDeadline(text, today); ok {
			t.Errorf("%q is read as %s", text, got)
		}
	}
}

// TestADayWithoutAYearIsTheFirstFromTodayOn holds for every day, in both languages.
func TestADayWithoutAYearIsTheFirstFromTodayOn(t *testing.T) {
	dutch := []string{"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"}
	rapid.Check(t, func(t *rapid.T) {
		start := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
		today := start.AddDate(0, 0, rapid.IntRange(0, 3000).Draw(t, "today"))
		due := today.AddDate(0, 0, rapid.IntRange(0, 364).Draw(t, "ahead"))
		for _, month := range []string{dutch[due.Month()-1], due.Month().String()} {
			text := fmt.Sprintf("%d %s", due.Day(), month)
			got, ok := model.ParseDeadline(text, model.DateOf(today))
			if !ok || got != model.DateOf(due) {
				t.Fatalf("%q on %s is %s, not %s", text, model.DateOf(today), got, model.DateOf(due))
			}
		}
	})
}
