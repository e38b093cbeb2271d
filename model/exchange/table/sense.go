package table

import (
	"cmp"
	"slices"
	"strings"

	"doelenboom/model"
)

// sense is what a table means as a list of figures.
type sense struct {
	table   *Table
	periods []*Column // the surest first; the others stand in where a cell is empty
	part    *Column
	wide    []wideColumn
	values  []*Column
	keys    []*Column
	areas   []*Column // those of the keys that name places
	named   []Area    // what stands in them, once somebody asked
	topics  []*Column
	by      map[Role]*Column           // the first column of each role
	known   map[*Column][]model.Period // the cells of period columns, read
	parts   map[[2]int32]dated         // years with a part of them, read
	telling []int                      // the rows with a period or a figure

	constant model.Period // of all rows, where no column says it
}

// understand finds out what each column is for. It never fails: a table without figures has no columns of values.
func (t *Table) understand() *sense {
	s := &sense{table: t, by: map[Role]*Column{}, known: map[*Column][]model.Period{}, parts: map[[2]int32]dated{}}
	for _, c := range t.Columns {
		c.Role, c.Why, c.Decimal, c.WhyMark = c.head.role(), ByHeader, 0, ""
		if chosen := t.chosen[c.Index]; chosen.Role != "" {
			c.Role, c.Why = chosen.Role, chosen.why()
		}
	}
	s.findPeriods()
	s.findConstant()
	s.findValues()
	s.findTelling()
	s.findTopics()
	for _, c := range t.Columns {
		if s.by[c.Role] == nil {
			s.by[c.Role] = c
		}
	}
	s.findKeys()
	s.findMarks()
	return s
}

// findTelling finds the rows that count for what tells series apart: a line of a form that nobody filled in does not.
func (s *sense) findTelling() {
	s.telling = make([]int, 0, len(s.table.rows))
	for i, row := range s.table.rows {
		if slices.ContainsFunc(s.periods, func(c *Column) bool { return row.cell(c.Index) != "" }) ||
			slices.ContainsFunc(s.values, func(c *Column) bool { return row.cell(c.Index) != "" }) {
			s.telling = append(s.telling, i)
		}
	}
}

// findTopics finds the columns that name indicators. A column of codes beside them holds theirs.
func (s *sense) findTopics() {
	for _, c := range s.table.Columns {
		if c.Role == Topic {
			s.topics = append(s.topics, c)
		}
	}
	if len(s.topics) == 0 {
		return
	}
	names := s.combinations(s.topics)
	for _, c := range s.table.Columns {
		if c.Role == Other && c.is("code", "nr", "nummer", "number") && s.combinations(append(slices.Clone(s.topics), c)) == names {
			c.Role, c.Why = Topic, ByContent
			s.topics = append(s.topics, c)
		}
	}
}

// findValues finds the columns that hold figures: those that say no more than that; else the ones with numbers that count something.
func (s *sense) findValues() {
	if len(s.wide) > 0 {
		for _, w := range s.wide {
			w.column.Role, w.column.Why = ValueRole, ByHeader
			s.values = append(s.values, w.column)
		}
		return
	}
	named := slices.ContainsFunc(s.table.Columns, func(c *Column) bool { return c.Role == ValueRole && c.Why == ByHeader })
	for _, c := range s.table.Columns {
		if c.Role == Other && !named && c.numeric() && !c.names() {
			c.Role, c.Why = ValueRole, ByContent
		}
		if c.Role == ValueRole {
			s.values = append(s.values, c)
		}
	}
}

// numeric reports whether most of what a column says is numbers.
func (c *Column) numeric() bool {
	numbers, others := 0, 0
	for i, cell := range c.cells[:min(len(c.cells), looked)] {
		if cell == "" {
			continue
		}
		if _, _, missing := readMissing(cell); missing {
			continue
		}
		if looksNumeric(cell) {
			numbers += c.counts[i]
		} else {
			others += c.counts[i]
		}
	}
	return numbers > 0 && numbers >= others
}

// names reports whether the numbers of a column name something and count nothing: codes, ages, row numbers.
func (c *Column) names() bool {
	if c.head.code() || len(c.head.words) == 1 && c.head.dimension() && c.wholeNumbers() {
		return true
	}
	rowNumbers := c.Header == "" && len(c.cells) > 2 && len(c.cells) == len(c.codes) && c.wholeNumbers() && c.cells[1] == next(c.cells[0])
	if rowNumbers {
		c.Role, c.Why = Ignored, ByContent
		return true
	}
	for _, cell := range c.cells[:min(len(c.cells), looked)] {
		if len(cell) > 2 && cell[0] == '0' && allDigits(cell) {
			return true // "0363"
		}
	}
	return false
}

func (c *Column) wholeNumbers() bool {
	share, _ := c.share(allDigits)
	return share == 1
}

func next(digits string) string {
	out := []byte(digits)
	for i := len(out) - 1; i >= 0; i-- {
		if out[i] < '9' {
			out[i]++
			return string(out)
		}
		out[i] = '0'
	}
	return "1" + string(out)
}

// findMarks decides for each column of figures what stands before the decimals: what its own cells show, else what other columns show,
// else what goes with the delimiter.
func (s *sense) findMarks() {
	usual := byte(',')
	if s.table.Delimiter == ',' || s.table.Delimiter == Workbook {
		usual = '.'
	}
	why, commas, points := ByDelimiter, 0, 0
	for _, c := range s.values {
		own := [2]int{}
		for i, cell := range c.cells {
			switch shownMark(cell) {
			case ',':
				own[0] += c.counts[i]
			case '.':
				own[1] += c.counts[i]
			}
		}
		commas, points = commas+own[0], points+own[1]
		switch {
		case s.table.chosen[c.Index].Decimal != 0:
			c.Decimal, c.WhyMark = s.table.chosen[c.Index].Decimal, s.table.chosen[c.Index].why()
		case s.table.exact[c.Index]:
			c.Decimal, c.WhyMark = '.', ByType
		case own[0] > own[1]:
			c.Decimal, c.WhyMark = ',', ByContent
		case own[1] > own[0]:
			c.Decimal, c.WhyMark = '.', ByContent
		}
	}
	if commas != points {
		why, usual = ByOtherColumns, '.'
		if commas > points {
			usual = ','
		}
	}
	for _, c := range s.values {
		if c.Decimal == 0 {
			c.Decimal, c.WhyMark = usual, why
		}
	}
}

// findKeys finds the columns that tell one series from another: those that name areas and the like, and as few of the others as are needed
// to tell rows of one period apart. A column that only follows another one, like the level or the code of an area, is its companion.
func (s *sense) findKeys() {
	var sure, maybe []*Column
	for _, c := range s.table.Columns {
		switch {
		case !c.varies():
		case c.Role == Topic, c.Role == AreaRole, c.Role == KeyRole, c.Role == Other && c.head.dimension():
			sure = append(sure, c)
		case c.Role == Other, c.Role == UnitRole:
			maybe = append(maybe, c)
		}
	}
	slices.SortStableFunc(maybe, func(a, b *Column) int {
		return cmp.Or(compareBool(a.Role == UnitRole, b.Role == UnitRole), cmp.Compare(len(a.cells), len(b.cells)))
	})
	within := append(slices.Clone(s.periods), sure...)
	if s.part != nil {
		within = append(within, s.part)
	}
	rows := s.combinations(within)
	var needed []*Column
	for _, c := range maybe {
		if rows == len(s.telling) {
			break
		}
		if more := s.combinations(append(slices.Clone(within), c)); more > rows {
			rows, within, needed = more, append(within, c), append(needed, c)
			c.Why = ByNeed
		}
	}
	s.keys = s.withoutCompanions(append(needed, sure...))
	for _, c := range s.keys {
		if c.Role == Other {
			c.Role = KeyRole
			if c.head.area() {
				c.Role = AreaRole
			}
		}
		if c.Role == AreaRole {
			s.areas = append(s.areas, c)
		}
	}
	for _, c := range s.table.Columns {
		if c.Role == Other && c.head.area() && !c.varies() {
			c.Role = AreaRole // one place: it tells nothing apart, and yet is one
		}
	}
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// withoutCompanions drops each column that the others determine, the least telling first, and gives the rest in the order of the file.
func (s *sense) withoutCompanions(keys []*Column) []*Column {
	order := slices.Clone(keys)
	slices.SortStableFunc(order, func(a, b *Column) int {
		return cmp.Or(
			compareBool(a.Role == Topic, b.Role == Topic), compareBool(a.head.dimension(), b.head.dimension()),
			cmp.Compare(len(a.cells), len(b.cells)), compareBool(b.codelike(), a.codelike()), cmp.Compare(b.Index, a.Index),
		)
	})
	all := s.combinations(keys)
	for _, c := range order {
		rest := slices.DeleteFunc(slices.Clone(keys), func(other *Column) bool { return other == c })
		if !c.decided() && s.combinations(rest) == all {
			keys = rest
			if c.Role == Other {
				c.Role, c.Why = Companion, ByOtherKey
			}
		}
	}
	slices.SortFunc(keys, func(a, b *Column) int { return cmp.Compare(a.Index, b.Index) })
	return keys
}

// codelike reports whether a column holds codes and no words: "GM0363", "cr37".
func (c *Column) codelike() bool {
	if c.head.code() {
		return true
	}
	share, _ := c.share(func(cell string) bool {
		return strings.ContainsAny(cell, "0123456789") && !strings.Contains(cell, " ") && len(cell) <= 12
	})
	return share > 0.9
}

// combinations counts how many different combinations of cells some columns hold.
func (s *sense) combinations(columns []*Column) int {
	_, count := s.combined(columns)
	return count
}

// combined numbers the combinations of cells that some columns hold, by row that tells something.
func (s *sense) combined(columns []*Column) (numbers []int32, count int) {
	numbers = make([]int32, len(s.table.rows))
	count = min(1, len(s.telling))
	for _, c := range columns {
		known := newPairs(count, len(c.cells))
		next := int32(0)
		for _, row := range s.telling {
			number, ok := known.get(numbers[row], c.codes[row])
			if !ok {
				number = next
				next++
				known.set(numbers[row], c.codes[row], number)
			}
			numbers[row] = number
		}
		count = int(next)
	}
	return numbers, count
}
