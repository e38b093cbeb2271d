package table

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"doelenboom/model"
)

// figure is a number as it stands in a cell.
type figure struct {
	value       float64
	decimals    int // as written
	percent     bool
	provisional bool // CBS marks these with a star
}

// readNumber reads a number. Whether its comma or its point stands before the decimals is seen from the number itself where it shows, and
// follows the habit of its column where it does not ("1.234").
func readNumber(cell string, decimal byte) (figure, bool) {
	out := figure{}
	body, ok := out.bare(cell)
	if !ok {
		return figure{}, false
	}
	if own := proof(body); own != 0 {
		decimal = own
	}
	out.value, out.decimals, ok = value(body, decimal)
	return out, ok
}

// shownMark returns the mark before the decimals that a cell shows beyond doubt, or 0.
func shownMark(cell string) byte {
	out := figure{}
	if body, ok := out.bare(cell); ok {
		return proof(body)
	}
	return 0
}

// bare leaves the digits and marks of a number, and notes what stood around them.
func (f *figure) bare(cell string) (body string, ok bool) {
	body = cell
	if rest, found := strings.CutSuffix(body, "*"); found {
		f.provisional = true
		body = strings.TrimRight(rest, "* ")
	}
	if rest, found := strings.CutSuffix(body, "%"); found {
		f.percent = true
		body = rest
	}
	return plainDigits(strings.TrimSpace(strings.TrimPrefix(body, "€")))
}

var (
	ascii      = strings.NewReplacer("\u2212", "-", "\u2013", "-", "\u00a0", " ", "\u202f", " ", "\u2009", " ", "’", " ", "'", " ")
	spaced     = regexp.MustCompile(`^[+-]?\d{1,3}( \d{3})+([.,]\d+)?$`)
	scientific = regexp.MustCompile(`^[+-]?\d+([.,]\d+)?[eE][+-]?\d{1,3}$`)
)

// plainDigits leaves out the spaces and apostrophes between thousands and writes a minus as a hyphen. It refuses anything that is more than
// a number.
func plainDigits(body string) (string, bool) {
	if digitsAndMarks(body) {
		return body, true
	}
	body = ascii.Replace(body)
	switch {
	case digitsAndMarks(body):
		return body, true
	case spaced.MatchString(body):
		return strings.ReplaceAll(body, " ", ""), true
	case scientific.MatchString(body):
		return strings.ToLower(body), true
	}
	return "", false
}

func digitsAndMarks(body string) bool {
	digits := false
	for i := range len(body) {
		b := body[i]
		switch {
		case b >= '0' && b <= '9':
			digits = true
		case b == '.', b == ',', i == 0 && (b == '-' || b == '+'):
		default:
			return false
		}
	}
	return digits
}

func allDigits(text string) bool { return text != "" && strings.Trim(text, "0123456789") == "" }

// proof returns the mark before the decimals where a number can be read in one way only, and 0 where it has none or could be two numbers.
func proof(body string) byte {
	comma, point := strings.LastIndexByte(body, ','), strings.LastIndexByte(body, '.')
	switch {
	case comma < 0 && point < 0:
		return 0
	case comma >= 0 && point >= 0:
		if comma > point {
			return ','
		}
		return '.'
	}
	mark, at, other := byte(','), comma, byte('.')
	if point >= 0 {
		mark, at, other = '.', point, ','
	}
	if strings.Count(body, string(mark)) > 1 {
		return other // only marks between thousands come more than once
	}
	whole := strings.TrimLeft(body[:at], "+-")
	fraction, _, _ := strings.Cut(body[at+1:], "e")
	if len(fraction) != 3 || len(whole) == 0 || len(whole) > 3 || whole[0] == '0' {
		return mark
	}
	return 0
}

func value(body string, decimal byte) (v float64, decimals int, ok bool) {
	thousand := ","
	if decimal == ',' {
		thousand = "."
	}
	body, exponent, raised := strings.Cut(body, "e")
	whole, fraction, _ := strings.Cut(body, string(decimal))
	if strings.ContainsAny(fraction, ".,") {
		return 0, 0, false
	}
	if strings.Contains(whole, thousand) {
		for i, group := range strings.Split(strings.TrimLeft(whole, "+-"), thousand) {
			if len(group) > 3 || i > 0 && len(group) != 3 || group == "" {
				return 0, 0, false
			}
		}
		whole = strings.ReplaceAll(whole, thousand, "")
	}
	text := whole
	if fraction != "" {
		text += "." + fraction
	}
	if raised {
		text += "e" + exponent
	}
	v, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsInf(v, 0) {
		return 0, 0, false
	}
	return v + 0, len(fraction), true // + 0: no minus before a zero
}

// readMissing reads a sign for a missing figure; an empty cell says nothing at all. A count that the source itself hides ("<5") is withheld,
// and fewer than that many.
func readMissing(cell string) (reason model.Missing, fewer int, ok bool) {
	if reason, ok := model.ParseMissing(cell); ok {
		return reason, 0, true
	}
	if rest, found := strings.CutPrefix(cell, "<"); found && allDigits(strings.TrimSpace(rest)) {
		if fewer, err := strconv.Atoi(strings.TrimSpace(rest)); err == nil && fewer > 0 {
			return model.Withheld, fewer, true
		}
	}
	return "", 0, false
}

// certainties are the words for how sure a figure is, in Dutch and English.
var certainties = map[string]model.Certainty{
	"grove schatting": model.RoughGuess, "ruwe schatting": model.RoughGuess, "rough guess": model.RoughGuess, "schatting": model.Estimate, "estimate": model.Estimate, "geschat": model.Estimate,
	"estimated": model.Estimate, "registratie": model.Registration, "registration": model.Registration, "enquête": model.Survey, "enquete": model.Survey,
	"steekproef": model.Survey, "survey": model.Survey, "telling": model.Census, "iedereen geteld": model.Census, "volledige telling": model.Census, "census": model.Census, "full count": model.Census,
}

// readCertainty reads how sure a figure is; nothing for what says something else.
func readCertainty(cell string) model.Certainty {
	lower := strings.ToLower(cell)
	if known, ok := certainties[lower]; ok {
		return known
	}
	for _, certainty := range model.Certainties() {
		if string(certainty) == lower {
			return certainty
		}
	}
	return ""
}
