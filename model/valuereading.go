package model

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// read reads a value from the JSON in which [Encode] writes most of them: one flat object without spaces, escapes, corrections or fields of
// a newer version. It reports whether that is what it was; anything else is for encoding/json, which takes five times as long. A dossier
// of years holds tens of thousands of values, and nothing else in such a number.
func (v *Value) read(data []byte) bool {
	rest, ok := strings.CutPrefix(string(data), "{") // one text, which the fields are parts of
	for ok {
		var name string
		if name, rest, ok = cutText(rest); !ok {
			return false
		}
		if rest, ok = strings.CutPrefix(rest, ":"); !ok {
			return false
		}
		if rest, ok = v.readField(name, rest); !ok {
			return false
		}
		if rest == "}" {
			return true
		}
		rest, ok = strings.CutPrefix(rest, ",")
	}
	return false
}

func (v *Value) readField(name, from string) (rest string, ok bool) {
	switch name {
	case "id":
		return cutInto(&v.ID, from)
	case "indicator":
		return cutInto(&v.Indicator, from)
	case "period":
		return cutInto(&v.Period, from)
	case "period_words":
		return cutInto(&v.PeriodWords, from)
	case "missing":
		return cutInto(&v.Missing, from)
	case "source":
		return cutInto(&v.Source, from)
	case "footnote":
		return cutInto(&v.Footnote, from)
	case "certainty":
		return cutInto(&v.Certainty, from)
	case "state":
		return cutInto(&v.State, from)
	case "value":
		return cutNumber(&v.Value, from)
	case "numerator":
		return cutNumber(&v.Numerator, from)
	case "denominator":
		return cutNumber(&v.Denominator, from)
	case "less_than":
		return cutWhole(&v.LessThan, from)
	case "n":
		v.N = new(int)
		return cutWhole(v.N, from)
	}
	return "", false
}

func cutInto[T ~string](field *T, from string) (rest string, ok bool) {
	text, rest, ok := cutText(from)
	*field = T(text)
	return rest, ok
}

// cutText cuts a JSON text without escapes off.
func cutText(from string) (text, rest string, ok bool) {
	if from, ok = strings.CutPrefix(from, `"`); !ok {
		return "", "", false
	}
	for i := 0; i < len(from); i++ {
		switch c := from[i]; {
		case c == '"':
			return from[:i], from[i+1:], utf8.ValidString(from[:i])
		case c == '\\' || c < ' ':
			return "", "", false
		}
	}
	return "", "", false
}

// cutNumber cuts a JSON number off.
func cutNumber(field **float64, from string) (rest string, ok bool) {
	end := strings.IndexAny(from, ",}")
	if end < 0 || !isNumber(from[:end]) {
		return "", false
	}
	number, err := strconv.ParseFloat(from[:end], 64)
	if err != nil {
		return "", false
	}
	*field = &number
	return from[end:], true
}

// cutWhole cuts a whole JSON number off.
func cutWhole(field *int, from string) (rest string, ok bool) {
	var number *float64
	rest, ok = cutNumber(&number, from)
	if !ok || !isWhole(from[:len(from)-len(rest)]) {
		return "", false
	}
	*field = int(*number)
	return rest, true
}

// isNumber reports whether a text is a number as JSON writes it, without an exponent: with those encoding/json goes on.
func isNumber(text string) bool {
	whole, fraction, broken := strings.Cut(strings.TrimPrefix(text, "-"), ".")
	return isDigits(whole) && (whole == "0" || whole[0] != '0') && (!broken || isDigits(fraction))
}

// isWhole reports whether a number in JSON is whole, and small enough to be the same as a float.
func isWhole(text string) bool { return len(text) < 16 && !strings.Contains(text, ".") }

func isDigits(text string) bool {
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return false
		}
	}
	return text != ""
}
