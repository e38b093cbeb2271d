package model_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"doelenboom/model"
)

func TestShapesOfPeriods(t *testing.T) {
	for _, test := range []struct {
		period      model.Period
		shape       model.PeriodShape
		first, last model.Date
		next        model.Period
	}{
		{"2025", model.YearShape, "2025-01-01", "2025-12-31", "2026"},
		{"2025-H1", model.HalfYearShape, "2025-01-01", "2025-06-30", "2025-H2"},
		{"2025-H2", model.HalfYearShape, "2025-07-01", "2025-12-31", "2026-H1"},
		{"2025-Q1", model.QuarterShape, "2025-01-01", "2025-03-31", "2025-Q2"},
		{"2025-Q4", model.QuarterShape, "2025-10-01", "2025-12-31", "2026-Q1"},
		{"2025-11", model.MonthShape, "2025-11-01", "2025-11-30", "2025-12"},
		{"2025-12", model.MonthShape, "2025-12-01", "2025-12-31", "2026-01"},
		{"2024-02", model.MonthShape, "2024-02-01", "2024-02-29", "2024-03"},
		{"1900-02", model.MonthShape, "1900-02-01", "1900-02-28", "1900-03"},
		{"2000-02", model.MonthShape, "2000-02-01", "2000-02-29", "2000-03"},
		{"2025-W01", model.WeekShape, "2024-12-30", "2025-01-05", "2025-W02"},
		{"2025-W52", model.WeekShape, "2025-12-22", "2025-12-28", "2026-W01"},
		{"2020-W53", model.WeekShape, "2020-12-28", "2021-01-03", "2021-W01"},
		{"2025-03-14", model.DayShape, "2025-03-14", "2025-03-14", "2025-03-15"},
		{"2024-02-29", model.DayShape, "2024-02-29", "2024-02-29", "2024-03-01"},
		{"2024/25", model.SeasonShape, "2024-08-01", "2025-07-31", "2025/26"},
		{"1999/00", model.SeasonShape, "1999-08-01", "2000-07-31", "2000/01"},
		{"2013-2016", model.SpanShape, "2013-01-01", "2016-12-31", "2017-2020"},
		{"2023-05-17/2023-06-11", model.DayToDayShape, "2023-05-17", "2023-06-11", "2023-06-12/2023-07-07"},
		{"2999", model.YearShape, "2999-01-01", "2999-12-31", ""},
		{"2998/99", model.SeasonShape, "2998-08-01", "2999-07-31", ""},
	} {
		p := test.period
		if !p.Valid() || p.Shape() != test.shape || p.First() != test.first || p.Last() != test.last || p.Next() != test.next {
			t.Errorf("%s: %s from %s to %s, then %s", p, p.Shape(), p.First(), p.Last(), p.Next())
		}
	}
}

func TestTextsThatAreNoPeriod(t *testing.T) {
	for _, text := range []string{
		"", "25", "202", "20255", "0999", "3000", "2025-", "2025-H0", "2025-H3", "2025-Q0", "2025-Q5", "2025-00", "2025-13", "2025-1", "2025-W00",
		"2025-W53", "2020-W54", "2025-02-29", "2025-04-31", "2025-00-10", "2025-10-00", "2024/24", "2024/26", "2999/00", "2016-2013", "2016-2016",
		"2016-3000", "2023-06-11/2023-05-17", "2023-05-17/2023-06-31", "2023-05-17/", "２０２５", "2025-h1", "2025 ", "-025",
	} {
		if p := model.Period(text); p.Valid() || p.First() != "" || p.Last() != "" {
			t.Errorf("%q is a %s from %s to %s", text, p.Shape(), p.First(), p.Last())
		}
	}
}

func TestOrderOfPeriods(t *testing.T) {
	want := []model.Period{
		"nooit", "2013-2016", "2023-05-17/2023-06-11", "2023-06-30", "2023-W26", "2023-07", "2023", "2024-Q1", "2024-02-01/2024-06-30", "2024-H1",
		"2023-2024", "2024/25", "2025-12-31", "2025-12", "2025-Q4", "2025-H2", "2025", "2024-2025",
	}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, model.Period.Compare)
	if !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

func TestWithin(t *testing.T) {
	for _, test := range []struct {
		inner, outer model.Period
		want         bool
	}{
		{"2025-H1", "2025", true},
		{"2025-Q3", "2025-H2", true},
		{"2025-03-14", "2025-03", true},
		{"2025", "2013-2026", true},
		{"2023-05-17/2023-06-11", "2023-H1", true},
		{"2025", "2025", false},
		{"2025-01-01/2025-12-31", "2025", false},
		{"2025", "2025-H1", false},
		{"2025-Q3", "2025-H1", false},
		{"2025-W01", "2025", false}, // it begins in 2024
		{"2024/25", "2025", false},
		{"ooit", "2025", false},
		{"2025", "ooit", false},
	} {
		if got := test.inner.Within(test.outer); got != test.want {
			t.Errorf("%s within %s: %v", test.inner, test.outer, got)
		}
	}
}

func TestNotationsOfPeriods(t *testing.T) {
	for want, notations := range map[model.Period][]string{
		"2025":       {"2025", " 2025 ", "2025*", "2025**", "2025JJ00", "’25", "'25"},
		"1998":       {"'98"},
		"2025-H1":    {"2025-H1", "2025-h1", "H1 2025", "h1-2025", "2025 H1", "2025/h1", "1e halfjaar 2025", "1e half jaar van 2025", "1ste halfjaar 2025", "eerste halfjaar 2025", "Eerste halfjaar van 2025", "halfjaar 1 2025", "2025, 1e halfjaar", "2025: eerste halfjaar", "HJ1 2025", "2025HJ1", "2025HJ01", "1st half of 2025", "first half 2025", "first half-year of 2025", "first half year 2025", "h1 ’25", "H1 '25", "2025-H1*"},
		"2025-H2":    {"tweede halfjaar 2025", "2e halfjaar 2025", "2de halfjaar 2025", "2nd half of 2025", "second half of 2025", "2025 tweede halfjaar", "2025-hj2"},
		"2025-Q2":    {"2025-Q2", "2025q2", "Q2 2025", "q2-2025", "Q2/2025", "2025 Q2", "2025KW02", "2025KW2", "2e kwartaal 2025", "2025 2e kwartaal", "2025 2e kwartaal*", "tweede kwartaal 2025", "tweede kwartaal van 2025", "kwartaal 2 2025", "kwartaal 2, 2025", "kw2 2025", "K2 2025", "2025-k2", "2nd quarter of 2025", "second quarter 2025", "quarter 2 2025", "k2 ’25"},
		"2025-Q3":    {"derde kwartaal 2025", "3rd quarter of 2025", "third quarter of 2025", "3e kwartaal 2025"},
		"2025-Q4":    {"vierde kwartaal 2025", "4th quarter 2025", "fourth quarter of 2025", "2025 vierde kwartaal"},
		"2025-03":    {"2025-03", "2025-3", "2025MM03", "maart 2025", "Maart 2025", "mrt 2025", "mrt. 2025", "2025 maart", "2025 maart*", "March 2025", "Mar 2025", "03-2025", "3-2025", "03/2025", "3/2025", "mrt-25", "mar-25", "maart-2025", "mrt ’25", "mrt '25"},
		"2025-05":    {"mei 2025", "May 2025", "2025 mei"},
		"2025-09":    {"sep 2025", "sept 2025", "sept. 2025", "september 2025"},
		"2025-W07":   {"2025-W07", "2025-w7", "2025W07", "week 7 2025", "week 7 van 2025", "week 7 of 2025", "week 7, 2025", "wk 7 2025", "wk7-2025", "w7 ’25", "2025 week 7"},
		"2025-03-14": {"2025-03-14", "14-03-2025", "14-3-2025", "14/3/2025", "14.3.2025", "2025/3/14", "2025.03.14", "14 maart 2025", "14 mrt 2025", "14 mrt. 2025", "14 March 2025", "14th March 2025", "14 mrt ’25"},
		"2025-05-01": {"1e mei 2025", "1 mei 2025", "1 May, 2025", "1st May 2025"},
		"2024/25":    {"2024/25", "2024/2025", "2024/'25", "2024/’25", "schooljaar 2024/25", "schooljaar 2024-2025", "schooljaar 2024-25", "schooljaar 2024/'25", "Schooljaar 2024 / 2025", "seizoen 2024/25", "school year 2024/25", "season 2024-25"},
		"1999/00":    {"1999/00", "schooljaar 1999/2000"},
		"2013-2016":  {"2013-2016", "2013 - 2016", "2013–2016", "2013 t/m 2016", "2013 tot en met 2016", "2013 tot 2016", "2013 to 2016"},
		"2023-05-17/2023-06-11": {
			"2023-05-17/2023-06-11", "17 mei t/m 11 juni 2023", "17 mei tot en met 11 juni 2023", "17 mei - 11 juni 2023", "17 mei–11 juni 2023",
			"17 May to 11 June 2023", "17 May until 11 June 2023", "17 mei 2023 t/m 11 juni 2023", "17 May 2023 to 11 June 2023",
			"17-5-2023 t/m 11-6-2023", "17-05-2023 - 11-06-2023", "17/5/2023 to 11/6/2023",
		},
		"2023-05-17/2023-05-21": {"17 t/m 21 mei 2023", "17-21 mei 2023", "17 to 21 May 2023"},
		"2023-12-20/2024-01-10": {"20 december 2023 t/m 10 januari 2024"},
	} {
		for _, text := range notations {
			if got, ok := model.ParsePeriod(text); !ok || got != want {
				t.Errorf("%q: got %q, want %q", text, got, want)
			}
		}
	}
}

func TestTextsThatAreNoNotationOfAPeriod(t *testing.T) {
	for _, text := range []string{
		"", " ", "totaal", "Maatwerk 2025", "Decentraal 2025", "Mayor 2025", "maa 2025", "mei", "7", "4512", "12345", "2025-13", "3e halfjaar 2025", "5e kwartaal 2025",
		"week 54 2025", "31-4-2025", "30 februari 2025", "11 juni t/m 17 mei 2023", "2016 t/m 2013", "schooljaar 2024/26", "2024/2125", "2025 2026",
		"in 2025", "2025 euro", "h1", "1e halfjaar", "12 2025 3", "€ 2025,00", "2.025", "2025 tot", "jan-250", "14 maart",
		"een heel verhaal over wat er in het jaar 2025 gebeurde, veel te lang om een periode te zijn",
	} {
		if got, ok := model.ParsePeriod(text); ok || got != "" {
			t.Errorf("%q was read as %q", text, got)
		}
	}
}

// anyPeriod draws a period of any shape.
func anyPeriod(t *rapid.T) model.Period {
	return model.Period(rapid.OneOf(
		rapid.StringMatching(`(19|20)[0-9][0-9]`),
		rapid.StringMatching(`20[0-9][0-9]-H[12]`),
		rapid.StringMatching(`20[0-9][0-9]-Q[1-4]`),
		rapid.StringMatching(`20[0-9][0-9]-(0[1-9]|1[0-2])`),
		rapid.StringMatching(`20[0-9][0-9]-W([0-4][0-9]|5[0-3])`).Filter(valid),
		rapid.StringMatching(`20[0-9][0-9]-(0[1-9]|1[0-2])-[0-3][0-9]`).Filter(valid),
		rapid.StringMatching(`20[0-9][0-9]/[0-9][0-9]`).Filter(valid),
		rapid.StringMatching(`20[0-4][0-9]-20[5-9][0-9]`),
		rapid.StringMatching(`20[0-4][0-9]-(0[1-9]|1[0-2])-[0-2][1-8]/20[5-9][0-9]-(0[1-9]|1[0-2])-[0-2][1-8]`),
	).Draw(t, "period"))
}

func valid(text string) bool { return model.Period(text).Valid() }

func TestWhatHoldsForAnyPeriods(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := anyPeriod(t), anyPeriod(t), anyPeriod(t)
		if !a.Valid() || a.First() > a.Last() || !a.First().Valid() || a.First() == "" {
			t.Fatalf("%s runs from %s to %s", a, a.First(), a.Last())
		}
		next := a.Next()
		if !next.Valid() || next.Shape() != a.Shape() || a.Compare(next) >= 0 {
			t.Fatalf("after %s comes %s", a, next)
		}
		if day := model.DateOf(a.Last().Time().AddDate(0, 0, 1)); next.First() != day {
			t.Fatalf("%s ends on %s, and %s begins on %s", a, a.Last(), next, next.First())
		}
		if read, ok := model.ParsePeriod(string(a)); !ok || read != a {
			t.Fatalf("%s is read as %s", a, read)
		}
		if a.Compare(b) != -b.Compare(a) || a.Compare(a) != 0 || (a.Compare(b) == 0) != (a == b) {
			t.Fatalf("%s and %s: %d and %d", a, b, a.Compare(b), b.Compare(a))
		}
		if a.Compare(b) < 0 && b.Compare(c) < 0 && a.Compare(c) >= 0 {
			t.Fatalf("%s < %s < %s, and not %s < %s", a, b, c, a, c)
		}
		if a.Within(b) && (a.First() < b.First() || a.Last() > b.Last() || b.Within(a) || a.Compare(b) > 0) {
			t.Fatalf("%s is not within %s", a, b)
		}
	})
}

func FuzzParsePeriod(f *testing.F) {
	for _, seed := range []string{
		"2025", "1e halfjaar 2025", "2025KW02*", "schooljaar 2024/'25", "17 mei t/m 11 juni 2023", "14-3-2025", "mrt-25", "week 7 van 2025",
		"2013–2016", "first half-year of 2025", "17-5-2023 - 11-6-2023", "2025\u00a0Q2", "’98", "2025/02/30", "20250101",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, ok := model.ParsePeriod(text)
		if !ok {
			if p != "" {
				t.Fatalf("%q was refused and gave %q", text, p)
			}
			return
		}
		if !p.Valid() || p.First() > p.Last() || p.First() == "" {
			t.Fatalf("%q: %q from %s to %s", text, p, p.First(), p.Last())
		}
		if again, ok := model.ParsePeriod(string(p)); !ok || again != p {
			t.Fatalf("%q: %q is read as %q", text, p, again)
		}
	})
}

func TestDates(t *testing.T) {
	for _, test := range []struct {
		day    model.Date
		months int
		want   model.Date
	}{
		{"2025-01-31", 1, "2025-02-28"},
		{"2024-01-31", 1, "2024-02-29"},
		{"2025-01-31", 3, "2025-04-30"},
		{"2025-03-31", -1, "2025-02-28"},
		{"2025-11-30", 3, "2026-02-28"},
		{"2025-06-15", 12, "2026-06-15"},
		{"", 1, ""},
		{"ooit", 1, "ooit"},
	} {
		if got := test.day.AddMonths(test.months); got != test.want {
			t.Errorf("%s and %d months: %s, want %s", test.day, test.months, got, test.want)
		}
	}
	for day, want := range map[model.Date]bool{"": true, "2024-02-29": true, "2025-02-29": false, "2025-2-9": false, "gisteren": false} {
		if day.Valid() != want {
			t.Errorf("%q is a day: %v", day, day.Valid())
		}
	}
}
