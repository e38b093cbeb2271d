package model_test

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"doelenboom/model"
)

// told writes an entry: "12.5", "34/85", "<5", "withheld", with "est" or "prov" where it says so, and a question with what it may mean.
func told(entry model.Entry, ok bool) string {
	if !ok {
		return "no"
	}
	var out []string
	for _, figure := range entry.Meanings {
		text := string(figure.Missing)
		switch {
		case figure.LessThan > 0:
			text = fmt.Sprintf("%s <%d", text, figure.LessThan)
		case figure.Numerator != nil:
			text = fmt.Sprintf("%v/%v", *figure.Numerator, *figure.Denominator)
		case figure.Value != nil:
			text = strconv.FormatFloat(*figure.Value, 'f', -1, 64)
		}
		if figure.Certainty != "" {
			text += " " + string(figure.Certainty)
		}
		if figure.State != "" {
			text += " " + string(figure.State)
		}
		out = append(out, text)
	}
	if entry.Question != model.NoQuestion {
		return string(entry.Question) + ": " + strings.Join(out, " or ")
	}
	return strings.Join(out, " and ")
}

func TestAFigureIsReadByTheHabitOfItsIndicator(t *testing.T) {
	around := func(values ...float64) []float64 { return values }
	people := model.Habit{Type: model.Tally, Unit: "personen", Comma: true}
	percentage := model.Habit{Type: model.Percentage, Unit: "%", Comma: true}
	plain := model.Habit{Type: model.Number, Comma: true}
	with := func(h model.Habit, decimals int, earlier ...float64) model.Habit {
		h.Decimals, h.Earlier = decimals, earlier
		return h
	}
	english := func(h model.Habit) model.Habit { h.Comma = false; return h }
	for _, test := range []struct {
		habit model.Habit
		text  string
		want  string
	}{
		// either mark, where it can only be one
		{plain, "12,5", "12.5"}, {plain, "12.5", "12.5"}, {english(plain), "12,5", "12.5"}, {plain, " 12,50 ", "12.5"},
		{plain, "1.234,50", "1234.5"}, {plain, "1,234.50", "1234.5"}, {plain, "€ 1.234,50", "1234.5"}, {plain, "1.234,50 €", "1234.5"},
		{plain, "€ 12,-", "12"}, {plain, "1.234.567", "1234567"}, {plain, "0,125", "0.125"}, {plain, ",5", "0.5"}, {plain, "1234", "1234"},
		{plain, "1 234", "1234"}, {plain, "1\u00a0234,5", "1234.5"}, {plain, "1\u202f234", "1234"}, {plain, "1'234", "1234"}, {plain, "1’234", "1234"},
		{plain, "−3", "-3"}, {plain, "–3", "-3"}, {plain, "- 3", "-3"}, {plain, "+3", "3"}, {plain, "-0", "0"},
		{percentage, "12,5 %", "12.5"}, {percentage, "12,5%", "12.5"}, {percentage, "12.5 procent", "12.5"},
		{people, "31 personen", "31"}, {people, "31 Personen", "31"},

		// one mark and three digits: what stood there before tells
		{with(plain, 0, around(1180, 1203, 1240)...), "1.234", "1234"}, {with(plain, 0, around(1180, 1203, 1240)...), "1,234", "1234"},
		{with(plain, 3, around(1.18, 1.203, 1.24)...), "1.234", "1.234"}, {with(plain, 3, around(1.18, 1.203, 1.24)...), "1,234", "1.234"},
		{with(plain, 0, around(1, 40, 1300)...), "1.234", "mark: 1234 or 1.234"},
		{with(plain, 0, around(1, 2, 1)...), "1.234", "mark: 1.234 or 1234"},
		// and without anything before it, the language and the decimals where they agree
		{plain, "1.234", "1234"}, {plain, "1,234", "mark: 1.234 or 1234"}, {english(plain), "1,234", "1234"}, {english(plain), "1.234", "mark: 1.234 or 1234"},
		{with(plain, 3), "1,234", "1.234"}, {with(plain, 3), "1.234", "mark: 1234 or 1.234"}, {english(with(plain, 3)), "1.234", "1.234"},
		{people, "1.234", "1234"}, {people, "1,234", "1234"}, {percentage, "12.345", "12.345"}, {percentage, "12,345", "12.345"},

		// what can hardly be is asked
		{percentage, "120", "impossible: 12 or 120"}, {percentage, "125", "impossible: 12.5 or 125"}, {with(percentage, 0, 13, 11), "120", "impossible: 12 or 120"},
		{with(percentage, 1, 1.3, 1.1), "120", "impossible: 1.2 or 120"}, {percentage, "-5", "impossible: 5 or -5"}, {percentage, "100", "100"},
		{with(percentage, 0, 104, 130), "120", "120"}, {with(percentage, 1, -2.1, 3), "-1,5", "-1.5"},
		{model.Habit{Type: model.Mark, Decimals: 1, Comma: true}, "72", "impossible: 7.2 or 72"}, {model.Habit{Type: model.Mark, Decimals: 1, Comma: true}, "7,2", "7.2"},
		{people, "12,5", "impossible: 12.5"}, {people, "-3", "impossible: 3 or -3"},
		{with(people, 0, 120, 130), "12,5", "impossible: 125 or 12.5"},
		{with(plain, 0, 301, 296, 309), "3090", "far: 309 or 3090"}, {with(plain, 0, 301, 296, 309), "31", "far: 310 or 31"}, {with(plain, 0, 301, 296, 309), "30900", "far: 309 or 30900"},
		{with(plain, 0, 301, 296, 309), "700", "700"}, {with(plain, 0, 301, 296, 309), "0", "0"},
		{with(percentage, 1, 12.4, 12.6), "0,125", "far: 12.5 or 0.125"},
		{with(people, 0, 1, 2), "11", "11"}, {with(people, 0, 8, 11, 17), "39", "39"}, {with(people, 0, 8, 11, 17), "120", "far: 12 or 120"},
		{with(people, 0, 8, 11, 17), "1.234", "far: 1234"},
		{people, "12,5 %", "impossible: 12.5"}, {people, "12 %", "share: 12"},

		// not the whole figure
		{percentage, "34/85", "34/85"}, {percentage, "34 van 85", "34/85"}, {percentage, "34 out of 85", "34/85"}, {percentage, "1.034/1.085", "1034/1085"},
		{percentage, "85/34", "impossible: 34/85 or 85/34"}, {percentage, "0/34", "0/34"}, {percentage, "34/0", "no"}, {people, "34/85", "no"},
		{plain, "± 40", "40 estimate"}, {plain, "ca. 40", "40 estimate"}, {plain, "ongeveer 1.200", "1200 estimate"}, {plain, "40*", "40 provisional"},
		{people, "<5", "withheld <5"}, {people, "< 5", "withheld <5"}, {people, "minder dan 5", "withheld <5"}, {people, "<0", "no"}, {percentage, "<5%", "withheld <5"},

		// no figure
		{plain, "n.b.", "not-yet-known"}, {plain, "N.B.", "not-yet-known"}, {plain, ".", "withheld"}, {plain, "-", "not-measured"}, {plain, "–", "not-measured"},
		{plain, "−", "not-measured"}, {plain, "n.v.t.", "not-applicable"}, {plain, "niet gemeten", "not-measured"}, {plain, "?", "not-yet-known"},
		{plain, "", "no"}, {plain, "veel", "no"}, {plain, "1.23.4", "no"}, {plain, "1,2,3", "no"}, {plain, "12,", "no"}, {plain, "1.234,567.8", "no"},
		{plain, "12 maanden", "no"}, {plain, "1e5", "no"}, {plain, "0x10", "no"}, {plain, "inf", "no"}, {plain, "1 23", "no"}, {plain, "3-4-2025", "no"},
		{plain, strings.Repeat("9", 400), "no"},
	} {
		if got := told(test.habit.Read(test.text)); got != test.want {
			t.Errorf("%q with %d decimals after %v, of type %s: %s, want %s", test.text, test.habit.Decimals, test.habit.Earlier, test.habit.Type, got, test.want)
		}
	}
}

// written writes a number with a number of decimals and these marks.
func written(v float64, decimals int, decimal, thousand string) string {
	whole, fraction, _ := strings.Cut(strconv.FormatFloat(math.Abs(v), 'f', decimals, 64), ".")
	for at := len(whole) - 3; at > 0; at -= 3 {
		whole = whole[:at] + thousand + whole[at:]
	}
	if fraction != "" {
		whole += decimal + fraction
	}
	if v < 0 {
		whole = "−" + whole
	}
	return whole
}

// TestAFigureIsNeverGuessedWrong: a figure like the earlier ones, written with the decimals of its indicator in the habit of any writer, is
// read as it was meant, or it is asked and stands among the answers.
func TestAFigureIsNeverGuessedWrong(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		decimals := rapid.IntRange(0, 3).Draw(t, "decimals")
		unit := math.Pow(10, -float64(decimals))
		size := math.Pow(10, rapid.Float64Range(0.5, 7).Draw(t, "size")) * unit * 10
		some := func(name string) float64 {
			return math.Round(size*rapid.Float64Range(0.5, 2).Draw(t, name)/unit) * unit
		}
		habit := model.Habit{
			Type: rapid.SampledFrom([]model.ValueType{model.Number, model.Index, model.Tally}).Draw(t, "type"), Decimals: decimals,
			Comma: rapid.Bool().Draw(t, "comma"),
		}
		if habit.Type == model.Tally && decimals > 0 {
			habit.Type = model.Number
		}
		for range rapid.IntRange(0, 4).Draw(t, "earlier") {
			habit.Earlier = append(habit.Earlier, some("earlier value"))
		}
		meant, err := strconv.ParseFloat(strconv.FormatFloat(some("meant"), 'f', decimals, 64), 64)
		if err != nil {
			t.Fatal(err)
		}
		marks := rapid.SampledFrom([][2]string{{",", "."}, {".", ","}, {",", " "}, {".", "'"}, {",", "\u202f"}, {",", ""}, {".", ""}}).Draw(t, "marks")
		text := written(meant, decimals, marks[0], marks[1])
		entry, ok := habit.Read(text)
		if !ok {
			t.Fatalf("%q is not read", text)
		}
		if !slices.ContainsFunc(entry.Meanings, func(f model.Figure) bool { return f.Value != nil && *f.Value == meant }) {
			t.Fatalf("%q, meant as %v, is read as %s", text, meant, told(entry, ok))
		}
		if entry.Question == model.NoQuestion && len(entry.Meanings) != 1 {
			t.Fatalf("%q means %s without a question", text, told(entry, ok))
		}
	})
}

func FuzzReadFigure(f *testing.F) {
	for _, seed := range []string{
		"12,5", "12.5", "1.234", "1,234", "<5", "n.b.", ".", "-", "34/85", "12,5 %", "± 40", "€ 1.234,50", "1 234", "−3", "1\u202f234,5", "ca. 40", "40*",
		"34 van 85", "85/34", "12,-", "120", "--", "+-", "<", "€", "%", "± <5", "1.2.3", ",5", "9e999",
	} {
		f.Add(seed, uint8(len(seed)), len(seed)%4, 1200.0)
	}
	types := model.ValueTypes()
	f.Fuzz(func(t *testing.T, text string, sort uint8, decimals int, earlier float64) {
		for _, comma := range []bool{true, false} {
			habit := model.Habit{Type: types[int(sort)%len(types)], Unit: "%", Decimals: decimals, Comma: comma, Earlier: []float64{earlier}}
			entry, ok := habit.Read(text)
			if !ok {
				continue
			}
			if len(entry.Meanings) == 0 || len(entry.Meanings) > 2 || entry.Question == model.NoQuestion && len(entry.Meanings) != 1 {
				t.Fatalf("%q is read as %s", text, told(entry, ok))
			}
			for _, figure := range entry.Meanings {
				number := figure.Number(&model.Indicator{Type: habit.Type})
				if number != nil && (math.IsNaN(*number) || math.IsInf(*number, 0)) || (number == nil) == (figure.Missing == "") {
					t.Fatalf("%q is read as %s", text, told(entry, ok))
				}
				if number != nil && !strings.ContainsAny(text, "0123456789") {
					t.Fatalf("%q has no digit, and is read as %v", text, *number)
				}
			}
			if again, _ := habit.Read(text); told(again, true) != told(entry, true) {
				t.Fatalf("%q is read in two ways", text)
			}
		}
	})
}
