package table

import (
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"doelenboom/model"
	"doelenboom/model/exchange/outline"
	"doelenboom/model/exchange/source"
)

// build is a series being put together.
type build struct {
	Series
	lookKey
	value  *Column
	base   string
	row    int // the first one
	ranks  []int32
	blanks []Figure
}

// collector puts the figures of a table together.
type collector struct {
	*sense
	file   string
	area   string
	keysOf []int32
	places []string // by row, where one of them counts
	builds *pairs   // by group and combination of keys: the place in order
	order  []*build
	groups []int // by wide column
	reads  map[*Column][]reading
	ranks  map[model.Period]int32 // in the order of time
	slab   []Figure               // in which the figures of the series stand side by side
	last   model.Period           // whose rank was asked for last
	lastOf int32

	note, source, stood *Column // that say something of a figure
	at                  *pairs  // by series and rank: the place of the figure
	labels              map[*Column][]string
	sizes               []int32 // by combination of keys: how many rows it has

	attributes, ofNumbers bool // whether columns say something of figures, and of those that are numbers
	refused               []source.Refusal
}

// reading is what a cell says as a figure, read once however often it stands in its column.
type reading struct {
	figure
	missing model.Missing
	fewer   int // of a count that the source hides: there are fewer than this
	empty   bool
	bad     bool
}

// prepare looks once at what the rows have in common.
func (c *collector) prepare() {
	var keys int
	c.keysOf, keys = c.combined(c.keys)
	c.labels = c.labelAll()
	if c.area != "" {
		c.places = c.areaOfRows()
	}
	bases := map[string]int{}
	for i, w := range c.wide {
		if _, known := bases[w.base]; !known {
			bases[w.base] = i
		}
		c.groups = append(c.groups, bases[w.base])
	}
	for _, role := range []Role{Certainty, Numerator, Denominator, Respondents, StateRole} {
		c.ofNumbers = c.ofNumbers || c.by[role] != nil
	}
	c.note, c.source, c.stood = c.by[Note], c.by[SourceRole], c.by[StoodThere]
	c.attributes = c.ofNumbers || c.note != nil || c.source != nil || c.stood != nil
	c.sizes = make([]int32, max(1, keys))
	for _, row := range c.telling {
		c.sizes[c.keysOf[row]]++
	}
	c.builds = newPairs(len(c.values), max(1, keys))
	for _, value := range c.values {
		c.reads[value] = value.readings()
	}
	c.rank()
	c.at = newPairs(max(1, len(c.values)*keys), len(c.ranks))
}

// rank numbers the periods of the table in the order of time.
func (c *collector) rank() {
	c.ranks = map[model.Period]int32{}
	add := func(period model.Period) {
		if period != "" {
			c.ranks[period] = 0
		}
	}
	add(c.constant)
	for _, w := range c.wide {
		add(w.period)
	}
	for _, column := range c.periods {
		for code := range column.cells {
			period, _ := c.parsed(column, int32(code))
			add(period)
		}
	}
	if c.part != nil {
		for row := range c.table.rows {
			period, _, _ := c.periodOf(row)
			add(period)
		}
	}
	sorted := slices.SortedFunc(maps.Keys(c.ranks), model.Period.Compare)
	for i, period := range sorted {
		c.ranks[period] = int32(i)
	}
}

// readings reads each different cell of a column of figures.
func (c *Column) readings() []reading {
	out := make([]reading, len(c.cells))
	for i, cell := range c.cells {
		r := &out[i]
		if cell == "" {
			r.empty = true
			continue
		}
		var ok bool
		if r.figure, ok = readNumber(cell, c.Decimal); ok {
			continue
		}
		if r.missing, r.fewer, ok = readMissing(cell); !ok {
			r.bad = true
		}
	}
	return out
}

func (c *collector) refuse(row record, key model.Key, pairs ...any) {
	c.refused = append(c.refused, source.Refusal{Line: row.line, Problem: model.NewProblem(key, pairs...)})
}

func (c *collector) read(at int) {
	row := c.table.rows[at]
	if c.table.overflowing(row) {
		c.refuse(row, "problem.import.table.overflow", "columns", len(c.table.Columns))
		return
	}
	if c.places != nil && c.places[at] != c.area {
		return
	}
	if len(c.wide) > 0 {
		if row.filled() == 1 && len(c.keys) > 0 {
			c.refuse(row, "problem.import.table.words", "text", excerpt(row.cells[firstFilled(row)]))
			return
		}
		for i, w := range c.wide {
			c.take(at, c.groups[i], w.column, w.period, w.words)
		}
		return
	}
	period, words, ok := c.periodOf(at)
	if (words == "" || c.constant != "") && c.saysNothing(row) {
		return
	}
	if !ok {
		if words == "" {
			words = row.cells[firstFilled(row)]
		}
		c.refuse(row, "problem.import.table.period", "text", excerpt(words))
		return
	}
	for i, value := range c.values {
		c.take(at, i, value, period, words)
	}
}

// saysNothing reports whether a row is a line of a form that nobody filled in: it names something, and has no period and no figures. A
// single cell with words is no such line.
func (c *collector) saysNothing(row record) bool {
	named := slices.ContainsFunc(c.topics, func(topic *Column) bool { return isCode(row.cell(topic.Index)) })
	return (named || row.filled() > 1) && !slices.ContainsFunc(c.values, func(value *Column) bool { return row.cell(value.Index) != "" })
}

func firstFilled(row record) int {
	return max(0, slices.IndexFunc(row.cells, func(cell string) bool { return cell != "" }))
}

// excerpt keeps a cell readable within a sentence.
func excerpt(text string) string {
	const longest = 60
	runes := []rune(outline.Plain(text))
	if len(runes) <= longest {
		return string(runes)
	}
	return string(runes[:longest-1]) + "…"
}

// take adds the cell of a row and a column to its series.
func (c *collector) take(at, group int, value *Column, period model.Period, words string) {
	row := c.table.rows[at]
	number, known := c.builds.get(int32(group), c.keysOf[at])
	if !known {
		number = int32(len(c.order))
		c.builds.set(int32(group), c.keysOf[at], number)
		c.order = append(c.order, c.begin(at, group, value))
	}
	b := c.order[number]
	n := len(b.Figures)
	if n < cap(b.Figures) { // written in place: there are many
		b.Figures = b.Figures[:n+1]
	} else {
		b.Figures = append(b.Figures, Figure{})
	}
	figure := &b.Figures[n]
	figure.Line, figure.Period = row.line, period
	if words != string(period) {
		figure.PeriodWords = words
	}
	if !c.fill(figure, row, value, value.codes[at], words) {
		if c.reads[value][value.codes[at]].empty {
			b.blanks = append(b.blanks, *figure)
		}
		b.drop(n)
		return
	}
	c.addBeside(figure, row)
	rank := c.rankOf(period)
	if before, twice := c.at.get(number, rank); twice {
		if first := &b.Figures[before]; !sameFigure(first, figure) {
			c.refuse(row, "problem.import.table.twice", "period", figure.Period, "line", strconv.Itoa(first.Line))
		}
		b.drop(n)
		return
	}
	c.at.set(number, rank, int32(n))
	b.ranks = append(b.ranks, rank)
}

// drop takes back the last figure, and leaves its room as empty as it was.
func (b *build) drop(n int) {
	b.Figures[n] = Figure{}
	b.Figures = b.Figures[:n]
}

// rankOf is the place of a period in time; rows of one period often follow each other.
func (c *collector) rankOf(period model.Period) int32 {
	if period != c.last {
		c.last, c.lastOf = period, c.ranks[period]
	}
	return c.lastOf
}

// fill writes what a cell says in a figure. It returns false for an empty cell, and for one that says nothing that a figure can say, which
// it refuses.
func (c *collector) fill(figure *Figure, row record, value *Column, code int32, words string) bool {
	r := &c.reads[value][code]
	switch {
	case r.bad && strings.HasPrefix(value.cells[code], "="):
		c.refuse(row, "problem.import.table.formula", "column", value.Header)
		return false
	case r.bad:
		c.refuse(row, "problem.import.table.number", "text", excerpt(value.cells[code]), "column", value.Header)
		return false
	case r.empty:
		share, counted := c.shareOf(row)
		reason, _, missing := readMissing(c.beside(row, MissingRole))
		switch {
		case counted:
			figure.Value = &share
		case missing:
			figure.Missing = reason
		default:
			return false
		}
	case r.missing != "":
		figure.Missing, figure.LessThan = r.missing, r.fewer
	default:
		figure.Value, figure.decimals, figure.percent = &r.value, r.decimals, r.percent
		if r.provisional || strings.HasSuffix(words, "*") {
			figure.State = model.Provisional
		}
	}
	return true
}

// manyFigures is how many figures get room at a time.
const manyFigures = 4096

// begin makes a series of what begins in a row.
func (c *collector) begin(at, group int, value *Column) *build {
	b := &build{lookKey: lookKey{group: group}, value: value, row: at}
	most := int(c.sizes[c.keysOf[at]]) * max(1, len(c.wide))
	if cap(c.slab)-len(c.slab) < most {
		c.slab = make([]Figure, 0, max(most, manyFigures))
	}
	from := len(c.slab)
	c.slab = c.slab[:from+most]
	b.Figures, b.ranks = c.slab[from:from:from+most], make([]int32, 0, most)
	if len(c.wide) > 0 {
		b.base = c.wide[group].base
	} else if name, _ := value.head.unit(); !value.head.plainly() {
		b.base = name
	}
	b.Column = value.Index
	if ids := c.by[Identifier]; ids != nil {
		b.ID = model.ID(ids.cells[ids.codes[at]])
	}
	return b
}

// beside returns what a row says in the column with a role.
func (c *collector) beside(row record, role Role) string {
	if column := c.by[role]; column != nil {
		return row.cell(column.Index)
	}
	return ""
}

// addBeside adds what the row says of its figure.
func (c *collector) addBeside(figure *Figure, row record) {
	if !c.attributes {
		return
	}
	if c.note != nil {
		if note := row.cell(c.note.Index); note != "" {
			figure.Footnote = strings.TrimSpace(figure.Footnote + " " + note)
		}
	}
	if c.source != nil {
		figure.Source = row.cell(c.source.Index)
	}
	if c.stood != nil {
		figure.Form, figure.Stood = true, row.cell(c.stood.Index)
	}
	if figure.Value == nil || !c.ofNumbers {
		return
	}
	figure.Certainty = readCertainty(c.beside(row, Certainty))
	figure.Numerator = c.number(row, Numerator)
	figure.Denominator = c.number(row, Denominator)
	if n := c.number(row, Respondents); n != nil && *n == math.Trunc(*n) && math.Abs(*n) < 1e9 {
		count := int(*n)
		figure.N = &count
	}
	switch state := strings.ToLower(c.beside(row, StateRole)); {
	case strings.HasPrefix(state, "voorlopig"), strings.HasPrefix(state, "provisional"):
		figure.State = model.Provisional
	case strings.HasPrefix(state, "definitief"), strings.HasPrefix(state, "final"):
		figure.State = model.Final
	}
}

func (c *collector) number(row record, role Role) *float64 {
	cell := c.beside(row, role)
	if cell == "" {
		return nil
	}
	number, ok := readNumber(cell, c.values[0].Decimal)
	if !ok {
		return nil
	}
	return &number.value
}

// shareOf computes the percentage of a row that gives what it is computed of, and not the percentage itself.
func (c *collector) shareOf(row record) (share float64, ok bool) {
	if len(c.values) != 1 || c.by[Numerator] == nil || c.by[Denominator] == nil {
		return 0, false
	}
	numerator, denominator := c.number(row, Numerator), c.number(row, Denominator)
	if numerator == nil || denominator == nil || *denominator == 0 {
		return 0, false
	}
	return *numerator / *denominator * 100, true
}
