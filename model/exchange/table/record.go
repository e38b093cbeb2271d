package table

import "strings"

// record is one row of a file as it stands there.
type record struct {
	line  int // on which it begins, from 1
	cells []string
}

// empty reports whether nothing stands in a record.
func (r record) empty() bool {
	for _, cell := range r.cells {
		if cell != "" {
			return false
		}
	}
	return true
}

func (r record) filled() int {
	filled := 0
	for _, cell := range r.cells {
		if cell != "" {
			filled++
		}
	}
	return filled
}

// scanner reads records one by one. It is forgiving: a quote that is never closed is a quote, and what stands after a closed one belongs to
// the cell.
type scanner struct {
	text      string
	at, line  int
	delimiter byte
	literal   bool     // a quote was never closed: from there on quotes mean nothing
	slab      []string // in which the cells of many records stand side by side
}

func newScanner(text string, delimiter byte) *scanner {
	return &scanner{text: text, line: 1, delimiter: delimiter}
}

// next returns the next record, with its cells trimmed, and false at the end.
func (s *scanner) next() (record, bool) {
	if s.at >= len(s.text) {
		return record{}, false
	}
	const many = 4096
	if cap(s.slab)-len(s.slab) < many/16 {
		s.slab = make([]string, 0, many)
	}
	line, from := s.line, len(s.slab)
	for {
		cell, last := s.cell()
		s.slab = append(s.slab, cell)
		if last {
			return record{line: line, cells: s.slab[from:len(s.slab):len(s.slab)]}, true
		}
	}
}

// cell reads up to a delimiter or the end of the record, and goes past it.
func (s *scanner) cell() (cell string, last bool) {
	if start := s.skipSpaces(s.at); !s.literal && start < len(s.text) && s.text[start] == '"' {
		if cell, end, closed := s.quoted(start + 1); closed {
			s.line += strings.Count(s.text[s.at:end], "\n")
			s.at = end
			return unguarded(strings.TrimSpace(cell)), s.pass()
		}
		s.literal = true
	}
	end := s.at
	for end < len(s.text) && s.text[end] != s.delimiter && s.text[end] != '\n' {
		end++
	}
	cell = s.text[s.at:end]
	s.at = end
	if cell != "" && (edge(cell[0]) || edge(cell[len(cell)-1])) {
		cell = strings.TrimSpace(cell)
	}
	return unguarded(cell), s.pass()
}

// edge reports whether a byte may be of a space.
func edge(b byte) bool { return b <= ' ' || b >= 0x80 }

// pass goes past the delimiter or line end at hand, and reports whether the record ends there.
func (s *scanner) pass() (last bool) {
	if s.at >= len(s.text) {
		return true
	}
	last = s.text[s.at] == '\n'
	if last {
		s.line++
	}
	s.at++
	return last
}

func (s *scanner) skipSpaces(at int) int {
	for at < len(s.text) && (s.text[at] == ' ' || s.text[at] == '\r' || s.text[at] == '\t' && s.delimiter != '\t') {
		at++
	}
	return at
}

// quoted reads from after a quote up to the quote that closes it: the one before a delimiter or line end.
func (s *scanner) quoted(from int) (cell string, end int, closed bool) {
	var joined strings.Builder
	for at := from; ; {
		quote := strings.IndexByte(s.text[at:], '"')
		if quote < 0 {
			return "", 0, false
		}
		quote += at
		if quote+1 < len(s.text) && s.text[quote+1] == '"' {
			joined.WriteString(s.text[from : quote+1])
			from, at = quote+2, quote+2
			continue
		}
		end := s.skipSpaces(quote + 1)
		if end >= len(s.text) || s.text[end] == s.delimiter || s.text[end] == '\n' {
			if joined.Len() == 0 {
				return s.text[from:quote], end, true
			}
			joined.WriteString(s.text[from:quote])
			return joined.String(), end, true
		}
		at = quote + 1
	}
}

// formulaStart are the characters after which a spreadsheet takes a text for a formula.
const formulaStart = "=+-@\t\r"

// guarded puts an apostrophe before a text that a spreadsheet would run as a formula.
func guarded(text string) string {
	if bare := strings.TrimLeft(text, "'"); bare != "" && strings.IndexByte(formulaStart, bare[0]) >= 0 {
		return "'" + text
	}
	return text
}

// unguarded takes back what guarded did.
func unguarded(text string) string {
	if text == "" || text[0] != '\'' {
		return text
	}
	if bare := strings.TrimLeft(text, "'"); bare != "" && strings.IndexByte(formulaStart, bare[0]) >= 0 {
		return text[1:]
	}
	return text
}
