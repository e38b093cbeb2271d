// Package table reads tables as they come from statistical offices, registers and spreadsheets, and writes the one that goes back to a
// spreadsheet.
//
// Of a file it finds out by itself: encoding is done before; what stands between the cells; which row is the header; which column holds
// periods (or that the periods are columns); which columns hold figures, and whether comma or point stands before their decimals; which
// columns tell one series from another. Why it thinks so stands with each [Column].
package table

import (
	"slices"
	"strings"
	"sync"

	"doelenboom/model"
)

// Table is a file as rows and columns.
type Table struct {
	Delimiter byte // between the cells; Workbook where they are cells by themselves
	Columns   []*Column
	HeadLine  int // the line of the header; 0 where there is none

	rows   []record
	titles []string // what stands above the header, and the name of the sheet
	exact  map[int]bool
	chosen map[int]Choice
	period model.Period // that somebody says all rows are about
	sense  *sense
}

// Workbook is the delimiter of a table whose cells come as cells.
const Workbook = 0

// Choice is what somebody decided about a column; what is empty is left to the guess.
type Choice struct {
	Role    Role
	Decimal byte
	Why     Reason // ByMemory for what was decided the last time; else it was decided now
}

func (c Choice) why() Reason {
	if c.Why == "" {
		return ByChoice
	}
	return c.Why
}

// decided reports whether the role of a column is no guess.
func (c *Column) decided() bool { return c.Why == ByChoice || c.Why == ByMemory }

// Row is a row of a sheet, with the line that people see beside it.
type Row struct {
	Line  int
	Cells []string
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
	ByOtherColumns Reason = "other-columns" // they show it, this one does not
	ByDelimiter    Reason = "delimiter"     // nothing shows it; semicolons go with decimal commas
	ByNeed         Reason = "need"          // without it two rows would say the same
	ByOtherKey     Reason = "other-key"     // another column says it already
	ByChoice       Reason = "choice"        // somebody decided it
	ByMemory       Reason = "memory"        // it was so the last time
	ByType         Reason = "type"          // the cells are numbers by themselves
)

// Reasons lists the reasons.
func Reasons() []Reason {
	return []Reason{ByHeader, ByContent, ByOtherColumns, ByDelimiter, ByNeed, ByOtherKey, ByChoice, ByMemory, ByType}
}

// Read takes a text apart. It reports false for a text that is no table.
func Read(text string) (*Table, bool) {
	records, delimiter, ok := split(text)
	if !ok {
		return nil, false
	}
	t := &Table{Delimiter: delimiter}
	return t, t.take(records)
}

// ReadSheet makes a table of the rows of a sheet with a name. Exact are the columns whose numbers are numbers by themselves: they are
// written with a decimal point. It reports false for a sheet that is no table.
func ReadSheet(name string, rows []Row, exact map[int]bool) (*Table, bool) {
	records := make([]record, len(rows))
	for i, row := range rows {
		records[i] = record{line: row.Line, cells: row.Cells}
	}
	t := &Table{Delimiter: Workbook, exact: exact, titles: []string{name}}
	return t, t.take(records)
}

// take finds the header among records and makes columns of what stands below it.
func (t *Table) take(records []record) bool {
	at := headerAt(records)
	if at < 0 {
		return false
	}
	for _, row := range records[:at] {
		t.titles = append(t.titles, row.cells...)
	}
	heads := records[at].cells
	t.HeadLine = records[at].line
	if headless(records[at:]) {
		heads, at, t.HeadLine = make([]string, len(heads)), at-1, 0
	} else {
		heads, at = headings(records, at)
	}
	t.rows = slices.DeleteFunc(records[at+1:], record.empty)
	for len(heads) > 0 && heads[len(heads)-1] == "" && t.emptyColumn(len(heads)-1) {
		heads = heads[:len(heads)-1] // a delimiter at the end of each line is no column
	}
	t.Columns = make([]*Column, len(heads))
	var all sync.WaitGroup
	for i, cell := range heads {
		all.Go(func() { t.Columns[i] = t.column(i, headerOf(cell)) })
	}
	all.Wait()
	if len(t.rows) == 0 || len(t.Columns) < 2 {
		return false
	}
	t.sense = t.understand()
	return true
}

// Choose takes over what somebody decided about columns, by their index, and about the period of all rows; the rest is guessed anew.
func (t *Table) Choose(columns map[int]Choice, period model.Period) {
	t.chosen, t.period = columns, period
	t.sense = t.understand()
}

// Period returns the period of all rows, where no column says it; else no period.
func (t *Table) Period() model.Period { return t.sense.constant }

// HasPeriods reports whether columns, or the headers of columns, say over which period figures are.
func (t *Table) HasPeriods() bool { return len(t.sense.periods)+len(t.sense.wide) > 0 }

// Rows returns how many rows of data there are.
func (t *Table) Rows() int { return len(t.rows) }

// Line returns the line of the file on which a row stands.
func (t *Table) Line(row int) int { return t.rows[row].line }

// Text returns what stands in a cell.
func (t *Table) Text(row, column int) string { return t.rows[row].cell(column) }

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
	last, before := int32(-1), ""
	for i, row := range t.rows {
		cell := row.cell(at)
		if last >= 0 && cell == before { // what is the same as above it is most of many a column
			c.codes[i] = last
			c.counts[last]++
			continue
		}
		code, ok := known[cell]
		if !ok {
			code = int32(len(c.cells))
			known[cell] = code
			c.cells = append(c.cells, cell)
			c.counts = append(c.counts, 0)
		}
		c.codes[i] = code
		c.counts[code]++
		last, before = code, cell
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
