package words

import (
	"math"
	"math/big"
	"strconv"
	"strings"

	"doelenboom/model"
)

// Number writes a number with a fixed number of decimals, and -1 for as many as it has, up to six: "1.234,50" in Dutch. Half a unit is
// rounded away from zero, as people and spreadsheets do.
func (b *Book) Number(v float64, decimals int) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return "–"
	}
	shortest := strconv.FormatFloat(v, 'f', -1, 64)
	if decimals < 0 {
		_, fraction, _ := strings.Cut(shortest, ".")
		decimals = min(len(fraction), 6)
	}
	exact, _ := new(big.Rat).SetString(shortest) // of what is written, not of the binary fraction next to it
	text, negative := strings.CutPrefix(exact.FloatString(decimals), "-")
	whole, fraction, _ := strings.Cut(text, ".")
	decimal, thousand := b.separators()
	for at := len(whole) - 3; at > 0; at -= 3 {
		whole = whole[:at] + thousand + whole[at:]
	}
	if fraction != "" {
		fraction = decimal + fraction
	}
	if negative && strings.Trim(text, "0.") != "" { // no minus before a zero
		whole = "−" + whole
	}
	return whole + fraction
}

// Ungrouped writes a number with the decimals that it has and nothing between thousands, for where a mark could be taken for the other one.
func (b *Book) Ungrouped(v float64) string {
	_, thousand := b.separators()
	return strings.ReplaceAll(b.Number(v, -1), thousand, "")
}

func (b *Book) separators() (decimal, thousand string) {
	if b.Language == "en" {
		return ".", ","
	}
	return ",", "."
}

// Whole writes a whole number.
func (b *Book) Whole(n int) string { return b.Number(float64(n), 0) }

// WithUnit writes a number with the unit of its indicator: "40%", "31 personen".
func (b *Book) WithUnit(indicator *model.Indicator, v float64) string {
	text := b.Number(v, indicator.Decimals)
	switch {
	case indicator.Unit == "":
		return text
	case indicator.Unit == "%":
		return text + "%"
	}
	return text + " " + indicator.Unit
}

// Figures writes a value as an audience may see it: the number with its unit, "<5", or why there is none.
func (b *Book) Figures(indicator *model.Indicator, f model.Figures) string {
	switch {
	case f.Hiding == model.AsLessThan:
		return "<" + b.Whole(f.LessThan)
	case f.Hiding == model.Hidden:
		return b.Say("value.hidden")
	case f.Value == nil:
		return b.Choice("missing", string(f.Missing))
	}
	return b.WithUnit(indicator, *f.Value)
}

// ReadNumber reads a number as the reader of this book writes it: in Dutch a comma before the decimals and points between thousands; a
// space or an apostrophe between thousands too, and a percent sign after it. A text that fits another habit only ("12.5" in Dutch) is read
// by that one; a text that could be two numbers ("1.234") follows the language of the book. It refuses anything else.
func (b *Book) ReadNumber(text string) (float64, bool) {
	text = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(text), "%"))
	sign := ""
	for _, minus := range []string{"-", "−"} {
		if rest, ok := strings.CutPrefix(text, minus); ok {
			text, sign = strings.TrimSpace(rest), "-"
			break
		}
	}
	if sign == "" {
		text = strings.TrimPrefix(text, "+")
	}
	decimal, thousand := b.separators()
	for _, habit := range [][2]string{
		{decimal, thousand}, {thousand, decimal}, {decimal, " "}, {thousand, " "}, {decimal, "\u00a0"}, {thousand, "\u00a0"},
		{decimal, "\u202f"}, {thousand, "\u202f"}, {decimal, "'"}, {thousand, "'"}, {decimal, "’"}, {thousand, "’"},
	} {
		if plain, ok := plainNumber(text, habit[0], habit[1]); ok {
			v, err := strconv.ParseFloat(sign+plain, 64)
			return v, err == nil
		}
	}
	return 0, false
}

// plainNumber writes a number with digits and at most a point, if text is a number with these separators.
func plainNumber(text, decimal, thousand string) (string, bool) {
	whole, fraction, hasFraction := strings.Cut(text, decimal)
	if hasFraction && !allDigits(fraction) {
		return "", false
	}
	groups := strings.Split(whole, thousand)
	if len(groups) == 1 && whole == "" && hasFraction { // ",5"
		return "0." + fraction, true
	}
	for i, group := range groups {
		wrongLength := i > 0 && len(group) != 3 || i == 0 && len(groups) > 1 && (len(group) > 3 || group[:min(1, len(group))] == "0")
		if wrongLength || !allDigits(group) {
			return "", false
		}
	}
	plain := strings.Join(groups, "")
	if hasFraction {
		plain += "." + fraction
	}
	return plain, true
}

func allDigits(text string) bool { return text != "" && strings.Trim(text, "0123456789") == "" }
