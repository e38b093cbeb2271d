package table

import (
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"doelenboom/model"
	"doelenboom/model/exchange/outline"
)

func TestReadNumber(t *testing.T) {
	for _, c := range []struct {
		cell         string
		comma, point string // as read in a column with decimal commas, and with points; empty: not a number
	}{
		{"12", "12", "12"},
		{"12,5", "12.5", "12.5"},
		{"12.5", "12.5", "12.5"},
		{"1.234", "1234", "1.234"},
		{"1,234", "1.234", "1234"},
		{"0.123", "0.123", "0.123"},
		{"-0,100", "-0.1", "-0.1"},
		{"1234.567", "1234.567", "1234.567"},
		{"1.234.567", "1234567", "1234567"},
		{"1.234,56", "1234.56", "1234.56"},
		{"1,234.56", "1234.56", "1234.56"},
		{"1.234.567,8", "1234567.8", "1234567.8"},
		{"1 234 567", "1234567", "1234567"},
		{"1\u00a0234,5", "1234.5", "1234.5"},
		{"1'234.5", "1234.5", "1234.5"},
		{"−3", "-3", "-3"},
		{"+3", "3", "3"},
		{"-0", "0", "0"},
		{"40%", "40", "40"},
		{"40,5 %", "40.5", "40.5"},
		{"€ 1.250,00", "1250", "1250"},
		{"12,5*", "12.5", "12.5"},
		{"1,5e3", "1500", "1500"},
		{"2E-05", "0.00002", "0.00002"},
		{".5", "0.5", "0.5"},
		{"5,", "5", "5"},
		{"", "", ""},
		{"-", "", ""},
		{".", "", ""},
		{"12 5", "", ""},
		{"1.23.4", "", ""},
		{"1,23,4", "", ""},
		{"1.2345,6", "", ""},
		{"06-12345678", "", ""},
		{"2024-03", "", ""},
		{"veel", "", ""},
		{"0x10", "", ""},
		{"1_000", "", ""},
		{"Inf", "", ""},
		{"NaN", "", ""},
		{"1e999", "", ""},
		{"3a", "", ""},
		{"--3", "", ""},
		{"3-", "", ""},
	} {
		for mark, want := range map[byte]string{',': c.comma, '.': c.point} {
			got := ""
			if number, ok := readNumber(c.cell, mark); ok {
				got = strconv.FormatFloat(number.value, 'f', -1, 64)
			}
			if got != want {
				t.Errorf("%q in a column with %q reads %q, and not %q", c.cell, mark, got, want)
			}
		}
	}
}

// TestReadNumberAsItIsWritten writes numbers with either mark, with and without marks between thousands, and reads them back.
func TestReadNumberAsItIsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		whole := rapid.Int64Range(-1e12, 1e12).Draw(t, "whole")
		fraction := rapid.StringMatching(`[0-9]{0,6}`).Draw(t, "fraction")
		decimal := rapid.SampledFrom([]byte{',', '.'}).Draw(t, "decimal")
		thousand := map[byte]string{',': ".", '.': ","}[decimal]
		if rapid.Bool().Draw(t, "plain") {
			thousand = ""
		}
		digits := strconv.FormatInt(whole, 10)
		text := ""
		for i, digit := range strings.TrimPrefix(digits, "-") {
			if left := len(strings.TrimPrefix(digits, "-")) - i; i > 0 && left%3 == 0 {
				text += thousand
			}
			text += string(digit)
		}
		if whole < 0 {
			text = "-" + text
		}
		plain := digits
		if fraction != "" {
			text += string(decimal) + fraction
			plain += "." + fraction
		}
		want, err := strconv.ParseFloat(plain, 64)
		if err != nil {
			t.Fatal(err)
		}
		if got, ok := readNumber(text, decimal); !ok || got.value != want || got.decimals != len(fraction) {
			t.Fatalf("%q reads %v (%v), and not %v", text, got, ok, want)
		}
	})
}

func TestReadMissing(t *testing.T) {
	for cell, want := range map[string]model.Missing{
		".": model.Withheld, "x": model.Withheld, "X": model.Withheld, "-": model.NotMeasured, "–": model.NotMeasured, "NaN": model.NotMeasured,
		"n.b.": model.NotYetKnown, "N.V.T.": model.NotApplicable, "<5": model.Withheld, "< 10": model.Withheld, "": "", "5": "", "<": "", "a<5": "",
	} {
		if got, _, ok := readMissing(cell); got != want || ok != (want != "") {
			t.Errorf("%q is missing because %q", cell, got)
		}
	}
}

// TestFoldTheShortWay holds the short way of folding against the long one.
func TestFoldTheShortWay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.RuneFrom([]rune("aB9 ·É\u00a0\u2003½ß\tÄzZ\u0085"))).Draw(t, "text")
		if got, want := Fold(text), strings.ToLower(outline.Plain(text)); got != want {
			t.Fatalf("%q folds to %q, and not %q", text, got, want)
		}
	})
}
