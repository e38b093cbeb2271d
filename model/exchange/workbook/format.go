package workbook

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// format is what the look of a cell says about the number in it.
type format int

const (
	plain format = iota
	percent
	dateDay
	dateMonth
	dateYear
)

// The numbers of the formats that every workbook has, as far as they say that a number is something else.
var built = map[int]format{
	9: percent, 10: percent, 14: dateDay, 15: dateDay, 16: dateDay, 17: dateMonth, 22: dateDay,
	27: dateDay, 28: dateDay, 29: dateDay, 30: dateDay, 31: dateDay, 36: dateDay, 50: dateDay, 51: dateDay, 52: dateDay, 53: dateDay,
	54: dateDay, 57: dateDay, 58: dateDay,
}

// format returns what a style says of the numbers in its cells, each style asked for once.
func (r *reader) format(style int) format {
	known, ok := r.formats[style]
	if !ok {
		if look, err := r.file.GetStyle(style); err == nil {
			known = built[look.NumFmt]
			if look.CustomNumFmt != nil {
				known = formatOf(*look.CustomNumFmt)
			}
		}
		r.formats[style] = known
	}
	return known
}

var notFormat = regexp.MustCompile(`"[^"]*"|\\.|_.|\*.|\[[^\]]*\]`)

// formatOf reads the pattern by which a cell shows its number.
func formatOf(pattern string) format {
	pattern, _, _ = strings.Cut(strings.ToLower(notFormat.ReplaceAllString(pattern, "")), ";")
	years, months := strings.Contains(pattern, "y"), strings.Contains(pattern, "m")
	clock := strings.ContainsAny(pattern, "hs")
	switch {
	case strings.Contains(pattern, "general"):
		return plain
	case strings.Contains(pattern, "%"):
		return percent
	case strings.Contains(pattern, "d"):
		return dateDay
	case years && months:
		return dateMonth
	case years && !clock:
		return dateYear
	}
	return plain
}

// written writes a number as a table reads it: a date as a period, everything else with all its decimals and a point before them.
func (f format) written(value float64, from1904 bool) (text string, number bool) {
	switch f {
	case percent:
		const digits = 1e12 // a number times a hundred is not exactly what people wrote
		return strconv.FormatFloat(math.Round(value*100*digits)/digits, 'f', -1, 64) + "%", true
	case dateDay, dateMonth, dateYear:
		const last = 2958465 // 31 December 9999
		if value < 1 || value > last {
			break
		}
		at, err := excelize.ExcelDateToTime(value, from1904)
		if err != nil {
			break
		}
		return at.Format(map[format]string{dateDay: "2006-01-02", dateMonth: "2006-01", dateYear: "2006"}[f]), false
	}
	return strconv.FormatFloat(value, 'f', -1, 64), true
}
