package words

import (
	"math"
	"strconv"
	"strings"

	"golang.org/x/text/number"

	"doelenboom/model"
)

// Number writes a number with a fixed number of decimals, and -1 for as many as it has: "1.234,50" in Dutch.
func (b *Book) Number(v float64, decimals int) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return "–"
	}
	if decimals < 0 {
		_, fraction, _ := strings.Cut(strconv.FormatFloat(v, 'f', -1, 64), ".")
		decimals = min(len(fraction), 6)
	}
	text := b.printer.Sprint(number.Decimal(v, number.Scale(decimals)))
	if strings.Trim(text, "-0,.") == "" { // no minus before a zero
		text = strings.TrimPrefix(text, "-")
	}
	return strings.Replace(text, "-", "−", 1)
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

// ReadNumber reads a number as the reader of this book writes it: in Dutch a comma before the decimals and points between thousands. A
// text that fits another habit only ("12.5" in Dutch) is read by that one; a text that could be two numbers ("1.234") follows the
// language of the book. It refuses anything else.
func (b *Book) ReadNumber(text string) (float64, bool) {
	text = strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", "−", "-", "%", "", "'", "").Replace(strings.TrimSpace(text))
	decimal, thousand := ",", "."
	if b.Language == "en" {
		decimal, thousand = ".", ","
	}
	if plain, ok := plainNumber(text, decimal, thousand); ok {
		return plain, true
	}
	return plainNumber(text, thousand, decimal)
}

func plainNumber(text, decimal, thousand string) (float64, bool) {
	whole, fraction, hasFraction := strings.Cut(text, decimal)
	if strings.Contains(fraction, thousand) || strings.Contains(fraction, decimal) || hasFraction && fraction == "" {
		return 0, false
	}
	groups := strings.Split(strings.TrimLeft(whole, "+-"), thousand)
	for i, group := range groups {
		if i > 0 && len(group) != 3 || i == 0 && len(groups) > 1 && (len(group) == 0 || len(group) > 3) {
			return 0, false
		}
	}
	joined := strings.ReplaceAll(whole, thousand, "")
	if hasFraction {
		joined += "." + fraction
	}
	if strings.Trim(joined, "+-.0123456789") != "" {
		return 0, false
	}
	v, err := strconv.ParseFloat(joined, 64)
	return v, err == nil
}
