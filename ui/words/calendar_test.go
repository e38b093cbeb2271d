package words_test

import (
	"fmt"
	"testing"
	"time"

	"doelenboom/model"
	"doelenboom/ui/words"
)

func TestDaysAndMoments(t *testing.T) {
	at := time.Date(2027, time.October, 4, 15, 5, 59, 0, time.UTC)
	for lang, want := range map[string][3]string{
		"nl": {"22 november 2026", "4 oktober 2027, 15:05", "maart"},
		"en": {"22 November 2026", "4 October 2027, 15:05", "March"},
	} {
		book := words.For(lang)
		if got := [3]string{book.Date("2026-11-22"), book.Moment(at), book.Month(time.March)}; got != want {
			t.Errorf("%s: got %q, want %q", lang, got, want)
		}
	}
	if got := words.For("nl").Date(""); got != "" {
		t.Errorf("no day is %q", got)
	}
	if got := words.For("nl").Date("gisteren"); got != "gisteren" {
		t.Errorf("what is no day is %q", got)
	}
}

func TestPeriodsInWords(t *testing.T) {
	for _, test := range []struct {
		period                   model.Period
		nl, en, nlShort, enShort string
	}{
		{"2025", "2025", "2025", "2025", "2025"},
		{"2025-H1", "1e halfjaar 2025", "1st half of 2025", "h1 ’25", "H1 ’25"},
		{"2025-Q3", "3e kwartaal 2025", "3rd quarter of 2025", "k3 ’25", "Q3 ’25"},
		{"2025-03", "maart 2025", "March 2025", "mrt ’25", "Mar ’25"},
		{"2025-W07", "week 7 van 2025", "week 7 of 2025", "w07 ’25", "w07 ’25"},
		{"2025-W01", "week 1 van 2025", "week 1 of 2025", "w01 ’25", "w01 ’25"}, // it begins in 2024
		{"2025-03-14", "14 maart 2025", "14 March 2025", "14 mrt ’25", "14 Mar ’25"},
		{"2024/25", "schooljaar 2024/25", "school year 2024/25", "2024/25", "2024/25"},
		{"2013-2016", "2013–2016", "2013–2016", "2013–2016", "2013–2016"},
		{"2023-05-17/2023-06-11", "17 mei 2023 t/m 11 juni 2023", "17 May 2023 to 11 June 2023", "11 jun ’23", "11 Jun ’23"},
		{"", "", "", "", ""},
		{"ooit", "ooit", "ooit", "ooit", "ooit"},
	} {
		nl, en := words.For("nl"), words.For("en")
		got := [4]string{nl.Period(test.period), en.Period(test.period), nl.ShortPeriod(test.period), en.ShortPeriod(test.period)}
		if want := [4]string{test.nl, test.en, test.nlShort, test.enShort}; got != want {
			t.Errorf("%s: got %q, want %q", test.period, got, want)
		}
	}
}

func TestAPeriodInWordsIsReadAsThatPeriod(t *testing.T) {
	periods := []model.Period{"2025", "2025-H1", "2025-H2", "2024/25", "1999/00", "2013-2016", "2025-03-14", "2023-05-17/2023-06-11", "2023-12-20/2024-01-10"}
	for n := 1; n <= 4; n++ {
		periods = append(periods, model.Period(fmt.Sprintf("2025-Q%d", n)))
	}
	for n := 1; n <= 12; n++ {
		periods = append(periods, model.Period(fmt.Sprintf("2025-%02d", n)), model.Period(fmt.Sprintf("2025-%02d-07", n)))
	}
	for n := 1; n <= 52; n++ {
		periods = append(periods, model.Period(fmt.Sprintf("2025-W%02d", n)))
	}
	for _, lang := range words.Languages() {
		book := words.For(lang)
		for _, period := range periods {
			if got, ok := model.ParsePeriod(book.Period(period)); !ok || got != period {
				t.Errorf("%s: %s is written as %q, and read as %q", lang, period, book.Period(period), got)
			}
			if period.Shape() == model.DayToDayShape {
				continue // the short form has its last day only
			}
			if got, ok := model.ParsePeriod(book.ShortPeriod(period)); !ok || got != period && period.First().Time().Year() >= 2000 {
				t.Errorf("%s: %s is written short as %q, and read as %q", lang, period, book.ShortPeriod(period), got)
			}
		}
	}
}
