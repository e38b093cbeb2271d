package words_test

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"doelenboom/model"
	"doelenboom/ui/words"
)

func TestNumbersAsTheReaderWritesThem(t *testing.T) {
	for _, test := range []struct {
		number   float64
		decimals int
		nl, en   string
	}{
		{0, 0, "0", "0"},
		{7, 0, "7", "7"},
		{999, 0, "999", "999"},
		{1000, 0, "1.000", "1,000"},
		{48000, 0, "48.000", "48,000"},
		{1234567.891, 2, "1.234.567,89", "1,234,567.89"},
		{1234.5, 2, "1.234,50", "1,234.50"},
		{61.26, 1, "61,3", "61.3"},
		{2.5, 0, "3", "3"}, // half a unit goes away from zero
		{3.5, 0, "4", "4"},
		{-2.5, 0, "−3", "−3"},
		{0.125, 2, "0,13", "0.13"},
		{1.005, 2, "1,01", "1.01"}, // as it is written, not as the binary fraction next to it
		{-0.04, 1, "0,0", "0.0"},
		{math.Copysign(0, -1), 0, "0", "0"},
		{-1234, 0, "−1.234", "−1,234"},
		{-999.5, 1, "−999,5", "−999.5"},
		{7, -1, "7", "7"},
		{7.25, -1, "7,25", "7.25"},
		{1.0 / 3, -1, "0,333333", "0.333333"},
		{1e21, 0, "1.000.000.000.000.000.000.000", "1,000,000,000,000,000,000,000"},
		{math.NaN(), 1, "–", "–"},
		{math.Inf(-1), 1, "–", "–"},
	} {
		if got := words.For("nl").Number(test.number, test.decimals); got != test.nl {
			t.Errorf("nl: %v with %d decimals: got %q, want %q", test.number, test.decimals, got, test.nl)
		}
		if got := words.For("en").Number(test.number, test.decimals); got != test.en {
			t.Errorf("en: %v with %d decimals: got %q, want %q", test.number, test.decimals, got, test.en)
		}
	}
	if got := words.For("nl").Whole(-48000); got != "−48.000" {
		t.Errorf("whole: %q", got)
	}
}

func TestNumbersThatAreRead(t *testing.T) {
	for _, test := range []struct {
		text   string
		nl, en string // what it is, as Go writes it; empty: it is refused
	}{
		{"7", "7", "7"},
		{" 7 ", "7", "7"},
		{"12,5", "12.5", "12.5"},
		{"12.5", "12.5", "12.5"},
		{"1.234", "1234", "1.234"},
		{"1,234", "1.234", "1234"},
		{"1.234,5", "1234.5", "1234.5"},
		{"1,234.5", "1234.5", "1234.5"},
		{"1.234.567", "1.234567e+06", "1.234567e+06"},
		{"0.123", "0.123", "0.123"},
		{"0,123", "0.123", "0.123"},
		{"1 234,5", "1234.5", "1234.5"},
		{"1 234.5", "1234.5", "1234.5"},
		{"1\u00a0234", "1234", "1234"},
		{"1\u202f234\u202f567,25", "1.23456725e+06", "1.23456725e+06"},
		{"48'000", "48000", "48000"},
		{"48’000,5", "48000.5", "48000.5"},
		{"40%", "40", "40"},
		{"40,5 %", "40.5", "40.5"},
		{"-3", "-3", "-3"},
		{"−3,5", "-3.5", "-3.5"},
		{"- 3", "-3", "-3"},
		{"+3", "3", "3"},
		{",5", "0.5", "0.5"},
		{".5", "0.5", "0.5"},
		{"007", "7", "7"},
		{"", "", ""},
		{" ", "", ""},
		{"-", "", ""},
		{"%", "", ""},
		{",", "", ""},
		{"5,", "", ""},
		{"5.", "", ""},
		{"--5", "", ""},
		{"-+5", "", ""},
		{"5-", "", ""},
		{"5%5", "", ""},
		{"%5", "", ""},
		{"1.23.4567", "", ""},
		{"1.2345", "1.2345", "1.2345"},
		{"12.34.567", "", ""},
		{"1.234,5,6", "", ""},
		{"1,234.5.6", "", ""},
		{"12 34", "", ""},
		{"2025 12", "", ""},
		{"1 2 3", "", ""},
		{"0.123.456", "", ""},
		{"1e5", "", ""},
		{"0x10", "", ""},
		{"NaN", "", ""},
		{"Inf", "", ""},
		{"<5", "", ""},
		{"12 personen", "", ""},
		{"n.v.t.", "", ""},
		{"٣", "", ""},
		{strings.Repeat("9", 400), "", ""},
	} {
		for lang, want := range map[string]string{"nl": test.nl, "en": test.en} {
			got := ""
			if v, ok := words.For(lang).ReadNumber(test.text); ok {
				got = strconv.FormatFloat(v, 'g', -1, 64)
			}
			if got != want {
				t.Errorf("%s: %q: got %q, want %q", lang, test.text, got, want)
			}
		}
	}
}

func TestWhatIsWrittenIsReadAsTheSameNumber(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		book := words.For(rapid.SampledFrom(words.Languages()).Draw(t, "language"))
		decimals := rapid.IntRange(0, 6).Draw(t, "decimals")
		v := rapid.OneOf(
			rapid.Float64Range(-1e9, 1e9),
			rapid.Map(rapid.IntRange(-1e7, 1e7), func(n int) float64 { return float64(n) / 1000 }),
		).Draw(t, "number")
		text := book.Number(v, decimals)
		read, ok := book.ReadNumber(text)
		if !ok {
			t.Fatalf("%v is written as %q, which is not read", v, text)
		}
		if off := math.Abs(read - v); off > 0.5*math.Pow(10, -float64(decimals))*(1+1e-6)+1e-9*math.Abs(v) {
			t.Fatalf("%v is written as %q and read as %v", v, text, read)
		}
		if again := book.Number(read, decimals); again != text {
			t.Fatalf("%v is written as %q and then as %q", v, text, again)
		}
	})
}

func FuzzReadNumber(f *testing.F) {
	for _, seed := range []string{"1.234,50", "1,234.50", "−3", "40 %", "1 234", "0.123", ",5", "1.2.3", "--", "48’000", "1e5", "\u00a05"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, lang := range words.Languages() {
			book := words.For(lang)
			v, ok := book.ReadNumber(text)
			if !ok {
				continue
			}
			if math.IsNaN(v) || math.IsInf(v, 0) {
				t.Fatalf("%s: %q is read as %v", lang, text, v)
			}
			if !strings.ContainsAny(text, "0123456789") {
				t.Fatalf("%s: %q has no digit, and is read as %v", lang, text, v)
			}
			if math.Abs(v) < 1e15 {
				if again, ok := book.ReadNumber(book.Number(v, 6)); !ok || math.Abs(again-v) > 1e-6*max(1, math.Abs(v)) {
					t.Fatalf("%s: %q is %v, written as %q, and that is %v", lang, text, v, book.Number(v, 6), again)
				}
			}
		}
	})
}

func TestFiguresWithTheirUnit(t *testing.T) {
	three, forty := 3.0, 40.25
	for _, test := range []struct {
		indicator model.Indicator
		figures   model.Figures
		nl, en    string
	}{
		{model.Indicator{Unit: "%"}, model.Figures{Value: &forty}, "40%", "40%"},
		{model.Indicator{Unit: "%", Decimals: 1}, model.Figures{Value: &forty}, "40,3%", "40.3%"},
		{model.Indicator{Unit: "personen"}, model.Figures{Value: &three}, "3 personen", "3 personen"},
		{model.Indicator{}, model.Figures{Value: &three}, "3", "3"},
		{model.Indicator{Unit: "personen"}, model.Figures{Hiding: model.AsLessThan, LessThan: 5}, "<5", "<5"},
		{model.Indicator{Unit: "%"}, model.Figures{Hiding: model.Hidden}, "te klein om te tonen", "too small to show"},
		{model.Indicator{Unit: "%"}, model.Figures{Missing: model.NotMeasured}, "niet gemeten", "not measured"},
	} {
		if got := words.For("nl").Figures(&test.indicator, test.figures); got != test.nl {
			t.Errorf("nl: got %q, want %q", got, test.nl)
		}
		if got := words.For("en").Figures(&test.indicator, test.figures); got != test.en {
			t.Errorf("en: got %q, want %q", got, test.en)
		}
	}
}
