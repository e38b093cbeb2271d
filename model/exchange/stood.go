package exchange

import (
	"strconv"

	"doelenboom/model"
)

// Stood writes what a value says in the few signs by which a form remembers it; nothing for no value.
func Stood(value *model.Value) string {
	switch {
	case value == nil:
		return ""
	case value.LessThan > 0:
		return "<" + strconv.Itoa(value.LessThan)
	case value.Value == nil:
		return string(value.Missing)
	}
	return strconv.FormatFloat(*value.Value, 'g', -1, 64)
}
