package table

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"doelenboom/model"
	"doelenboom/model/exchange/outline"
)

// looked is how many different cells of a column are looked at to see what it is for.
const looked = 400

// The years that a figure can be about; four digits beyond them are a count.
const (
	firstYear = "1800"
	lastYear  = "2199"
)

// readPeriod reads a period, without asking the slow questions of a cell that cannot be one.
func readPeriod(cell string) (model.Period, bool) {
	const longest = 64
	if len(cell) < 4 || len(cell) > longest || !fourDigits(cell) && !shortMonth(cell) {
		return "", false
	}
	for _, tail := range []string{".0", ",0"} { // a year that went through a program that knows only fractions
		if year, ok := strings.CutSuffix(cell, tail); ok && len(year) == 4 {
			cell = year
		}
	}
	period, ok := model.ParsePeriod(cell)
	if !ok || period[:4] < firstYear || period[:4] > lastYear {
		return "", false
	}
	return period, true
}

// shortMonth reports whether a cell is a month as spreadsheets write it: "jan-21".
func shortMonth(cell string) bool {
	month, year, ok := strings.Cut(cell, "-")
	return ok && len(year) == 2 && allDigits(year) && (len(month) == 3 || len(month) == 4) && !strings.ContainsAny(month, "0123456789")
}

func fourDigits(text string) bool {
	run := 0
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			run = 0
		} else if run++; run == 4 {
			return true
		}
	}
	return false
}

// share returns how much of what stands in a column, empty cells aside, passes a test, and how much of the column stands filled.
func (c *Column) share(test func(string) bool) (passing, filled float64) {
	yes, said, all := 0, 0, 0
	for i, cell := range c.cells[:min(len(c.cells), looked)] {
		all += c.counts[i]
		if cell == "" {
			continue
		}
		said += c.counts[i]
		if test(cell) {
			yes += c.counts[i]
		}
	}
	if said == 0 {
		return 0, 0
	}
	return float64(yes) / float64(said), float64(said) / float64(all)
}

func isPeriod(cell string) bool {
	_, ok := readPeriod(cell)
	return ok
}

func isYear(cell string) bool {
	period, ok := readPeriod(cell)
	return ok && period.Shape() == model.YearShape
}

// findPeriods finds the columns that hold the periods, the surest first; or sees that the columns themselves are periods.
func (s *sense) findPeriods() {
	type candidate struct {
		column *Column
		rank   int
	}
	for _, c := range s.table.Columns {
		if c.Role == PeriodRole { // somebody says so
			s.periods = append(s.periods, c)
		}
	}
	if len(s.periods) > 0 {
		s.findPart()
		return
	}
	var found []candidate
	sure := 2 * len(periodWords)
	for _, c := range s.table.Columns {
		if c.Role != Other {
			continue
		}
		periods, filled := c.share(isPeriod)
		rank := c.head.period()
		switch {
		case rank > 0 && periods >= 0.5:
			found = append(found, candidate{c, rank})
		case rank == 0 && periods >= 0.9 && filled >= 0.8:
			found = append(found, candidate{c, 0})
		case rank > sure && !partWords[c.head.lower]:
			found = append(found, candidate{c, -1}) // named so, though what stands in it is something else
		}
	}
	slices.SortStableFunc(found, func(a, b candidate) int { return cmp.Compare(b.rank, a.rank) })
	s.wide = wideColumns(s.table.Columns)
	if len(s.wide) > 0 && (len(found) == 0 || found[0].rank <= 0 && len(s.wide) > 1) {
		return
	}
	s.wide = nil
	for i, candidate := range found {
		years, _ := candidate.column.share(isYear)
		if i > 0 && candidate.rank <= sure && (candidate.rank <= 0 || years > 0.5) {
			continue // a count that looks like a year
		}
		candidate.column.Role, candidate.column.Why = PeriodRole, ByHeader
		if candidate.rank == 0 {
			candidate.column.Why = ByContent
		}
		s.periods = append(s.periods, candidate.column)
	}
	s.findPart()
}

// findPart finds the column that says which part of the year is meant, beside one that says which year.
func (s *sense) findPart() {
	if len(s.periods) == 0 {
		return
	}
	if years, _ := s.periods[0].share(isYear); years < 0.9 {
		return
	}
	for _, c := range s.table.Columns {
		if c.Role == Other && partWords[c.head.lower] {
			c.Role, c.Why = PartRole, ByHeader
			s.part = c
			return
		}
	}
}

// findConstant finds the period of a table without a column of periods: what somebody says, or what stands in the titles above it.
func (s *sense) findConstant() {
	if len(s.periods)+len(s.wide) > 0 {
		return
	}
	if s.constant = s.table.period; s.constant != "" {
		return
	}
	found := map[model.Period]bool{}
	for _, title := range s.table.titles {
		if period, ok := periodIn(title); ok {
			found[period], s.constant = true, period
		}
	}
	if len(found) != 1 {
		s.constant = ""
	}
}

// PeriodIn reads the period in a title, such as the name of a sheet.
func PeriodIn(title string) (model.Period, bool) { return periodIn(title) }

// periodIn reads the period in a title: "Periode: 2e kwartaal 2024", "Uitkeringen per wijk 2019".
func periodIn(title string) (model.Period, bool) {
	title = strings.Trim(outline.Plain(title), " .")
	if period, ok := readPeriod(title); ok {
		return period, true
	}
	if _, said, ok := strings.Cut(title, ":"); ok {
		if period, ok := readPeriod(strings.TrimSpace(said)); ok {
			return period, true
		}
	}
	name, bracket, _ := strings.Cut(strings.TrimSuffix(title, ")"), "(")
	if period, ok := readPeriod(strings.TrimSpace(bracket)); ok {
		return period, true
	}
	if m := endsInYear.FindStringSubmatch(strings.TrimSpace(name)); m != nil {
		return model.Period(m[2]), true
	}
	return "", false
}

// wideColumn is a column that holds the figures of one period.
type wideColumn struct {
	column *Column
	period model.Period
	words  string
	base   string // what the header says beside the period
}

var (
	endsInYear   = regexp.MustCompile(`^(.*\D)((?:19|20)\d\d)\s*\**$`)
	beginsInYear = regexp.MustCompile(`^((?:19|20)\d\d)\s*\**(\D.*)$`)
)

// wideColumns returns the columns whose header is a period, or, where several say the same beside it, has one in it.
func wideColumns(columns []*Column) []wideColumn {
	var full, part []wideColumn
	bases := map[string]int{}
	for _, c := range columns {
		if c.Role != Other && (c.Role != ValueRole || !c.decided()) {
			continue
		}
		name, _ := c.head.unit()
		if period, ok := readPeriod(name); ok {
			full = append(full, wideColumn{c, period, name, ""})
			continue
		}
		year, base := "", ""
		if m := endsInYear.FindStringSubmatch(name); m != nil {
			base, year = m[1], m[2]
		} else if m := beginsInYear.FindStringSubmatch(name); m != nil {
			year, base = m[1], m[2]
		}
		if base = outline.Plain(strings.Trim(base, " _-–:/.,")); year != "" {
			if lower := strings.ToLower(base); lower == "x" || lower == "y" || lower == "jaar" || lower == "year" || plainly[lower] {
				base = ""
			}
			part = append(part, wideColumn{c, model.Period(year), year, base})
			bases[base]++
		}
	}
	for _, w := range part {
		if bases[w.base] > 1 {
			full = append(full, w)
		}
	}
	slices.SortStableFunc(full, func(a, b wideColumn) int { return cmp.Compare(a.column.Index, b.column.Index) })
	return full
}

// periodOf returns the period of a row with the words in which it came; when there is none, the words that stand in its place.
func (s *sense) periodOf(row int) (period model.Period, words string, ok bool) {
	if s.constant != "" {
		return s.constant, string(s.constant), true
	}
	for _, c := range s.periods {
		code := c.codes[row]
		text := c.cells[code]
		if text == "" {
			continue
		}
		if words == "" {
			words = text
		}
		if s.part != nil && c == s.periods[0] {
			if part := s.part.cells[s.part.codes[row]]; part != "" {
				key := [2]int32{code, s.part.codes[row]}
				known, seen := s.parts[key]
				if !seen {
					known = dated{words: text + " " + part}
					known.period, _ = s.partOfYear(text, part)
					s.parts[key] = known
				}
				return known.period, known.words, known.period != ""
			}
		}
		if period, ok := s.parsed(c, code); ok {
			return period, text, true
		}
	}
	return "", words, false
}

// dated is a period with the words in which it came.
type dated struct {
	period model.Period
	words  string
}

// parsed reads a cell of a period column, each different one once.
func (s *sense) parsed(c *Column, code int32) (model.Period, bool) {
	known, ok := s.known[c]
	if !ok {
		known = make([]model.Period, len(c.cells))
		for i, cell := range c.cells {
			if period, ok := readPeriod(cell); ok {
				known[i] = period
			}
		}
		s.known[c] = known
	}
	return known[code], known[code] != ""
}

// partOfYear reads a year and what stands in the column beside it: "2025" and "Q2", "2e kwartaal", "3" under Kwartaal or Maand.
func (s *sense) partOfYear(year, part string) (model.Period, bool) {
	tries := []string{year + " " + part, part + " " + year}
	if allDigits(part) {
		switch s.part.head.lower {
		case "maand", "month":
			tries = []string{year + "-" + part}
		case "halfjaar":
			tries = []string{year + "-H" + part}
		case "week":
			tries = []string{year + " week " + part}
		default:
			tries = []string{year + "-Q" + part}
		}
	}
	for _, text := range tries {
		if period, ok := readPeriod(text); ok {
			return period, true
		}
	}
	return "", false
}
