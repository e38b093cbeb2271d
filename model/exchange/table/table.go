// Package table reads tables as they come from statistical offices, registers and spreadsheets, and writes the one that goes back to a
// spreadsheet.
//
// Of a file it finds out by itself: encoding is done before; what stands between the cells; which row is the header; which column holds
// periods (or that the periods are columns); which columns hold figures, and whether comma or point stands before their decimals; which
// columns tell one series from another. Why it thinks so stands with each [Column].
package table

import (
	"strings"
)

// Table is a file as rows and columns.
type Table struct {
	Delimiter byte
	Columns   []*Column
	rows      []record
	sense     *sense
}

// Column is a column with what was found out about it.
type Column struct {
	Index   int
	Header  string
	Role    Role
	Why     Reason // for the role
	Decimal byte   // ',' or '.': what stands before the decimals of its figures
	WhyMark Reason // for Decimal

	head   header
	codes  []int32 // by row: which of the cells below
	cells  []string
	counts []int // how often each of them stands in the column
}

// Reason says on what a finding rests.
type Reason string

// The reasons.
const (
	ByHeader       Reason = "header"        // the words in the header
	ByContent      Reason = "content"       // what stands in its own cells
	ByOtherColumns Reason = "other columns" // they show it, this one does not
	ByDelimiter    Reason = "delimiter"     // nothing shows it; semicolons go with decimal commas
	ByNeed         Reason = "need"          // without it two rows would say the same
	ByOtherKey     Reason = "other key"     // another column says it already
)

// Read takes a text apart. It reports false for a text that is no table.
func Read(text string) (*Table, bool) {
	records, delimiter, ok := split(text)
	if !ok {
		return nil, false
	}
	t := &Table{Delimiter: delimiter}
	at := headerAt(records)
	if at < 0 {
		return nil, false
	}
	heads := records[at].cells
	if headless(records[at:]) {
		heads, at = make([]string, len(heads)), at-1
	}
	for _, row := range records[at+1:] {
		if !row.empty() {
			t.rows = append(t.rows, row)
		}
	}
	for len(heads) > 0 && heads[len(heads)-1] == "" && t.emptyColumn(len(heads)-1) {
		heads = heads[:len(heads)-1] // a delimiter at the end of each line is no column
	}
	for i, cell := range heads {
		t.Columns = append(t.Columns, t.column(i, headerOf(cell)))
	}
	if len(t.rows) == 0 || len(t.Columns) < 2 {
		return nil, false
	}
	t.sense = t.understand()
	return t, true
}

// headerAt returns the first row that is about as full as most rows are, so that titles above the table are passed by.
func headerAt(records []record) int {
	counts := map[int]int{}
	usual := 0
	for _, row := range records[:min(len(records), sampled)] {
		if filled := row.filled(); filled > 1 {
			counts[filled]++
			if usual == 0 || counts[filled] > counts[usual] || counts[filled] == counts[usual] && filled > usual {
				usual = filled
			}
		}
	}
	for i, row := range records {
		if filled := row.filled(); filled > 1 && filled*2 > usual {
			return i
		}
	}
	return -1
}

// headless reports whether the first row is no header but figures like those below it: a period in a column of periods beside a number.
func headless(records []record) bool {
	if len(records) < 2 {
		return false
	}
	first, second := records[0].cells, records[1].cells
	periods, numbers := false, false
	for i := range min(len(first), len(second)) {
		_, a := readPeriod(first[i])
		_, b := readPeriod(second[i])
		if a && b {
			periods = true
			continue
		}
		numbers = numbers || !a && looksNumeric(first[i]) && looksNumeric(second[i])
	}
	return periods && numbers
}

func (t *Table) emptyColumn(at int) bool {
	for _, row := range t.rows {
		if at < len(row.cells) && row.cells[at] != "" {
			return false
		}
	}
	return true
}

func (t *Table) column(at int, head header) *Column {
	c := &Column{Index: at, Header: head.text, Role: Other, head: head, codes: make([]int32, len(t.rows))}
	known := map[string]int32{}
	for i, row := range t.rows {
		cell := row.cell(at)
		code, ok := known[cell]
		if !ok {
			code = int32(len(c.cells))
			known[cell] = code
			c.cells = append(c.cells, cell)
			c.counts = append(c.counts, 0)
		}
		c.codes[i] = code
		c.counts[code]++
	}
	return c
}

func (r record) cell(at int) string {
	if at < len(r.cells) {
		return r.cells[at]
	}
	return ""
}

// overflowing reports whether a row has more in it than there are columns: its cells stand under the wrong headers.
func (t *Table) overflowing(row record) bool {
	for _, cell := range row.cells[min(len(row.cells), len(t.Columns)):] {
		if cell != "" {
			return true
		}
	}
	return false
}

// is reports whether the column's header is one of some, whatever their case.
func (c *Column) is(names ...string) bool {
	for _, name := range names {
		if strings.EqualFold(c.Header, name) || c.head.lower == name {
			return true
		}
	}
	return false
}

// varies reports whether a column has more than one thing to say.
func (c *Column) varies() bool { return len(c.cells) > 1 }
