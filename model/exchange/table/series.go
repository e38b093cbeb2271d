package table

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"doelenboom/model"
	"doelenboom/model/exchange/outline"
	"doelenboom/model/exchange/source"
)

// Series is a row of figures through time, about one thing in one place.
type Series struct {
	Name      string   // no two series of a file have the same
	Names     []string // by which else an indicator of the dossier may be known
	Plain     []string // the same without the place; for the place that the dossier is about
	Place     string   // what tells it from the other series of its kind, where that is one thing
	Code      string   // that the file gives the indicator, where the series is all of it
	Unit      string
	Type      model.ValueType
	Decimals  int
	Frequency model.Frequency
	Figures   []Figure
}

// Figure is one figure, or the reason why there is none.
type Figure struct {
	Line   int
	Period model.Period
	Gap    bool // nothing stood there, between two figures
	model.Figure

	decimals int
	percent  bool
}

// Figures are the series of a file, and the lines that hold none.
type Figures struct {
	Series  []*Series
	Refused []source.Refusal
}

// build is a series being put together.
type build struct {
	Series
	lookKey
	value  *Column
	base   string
	row    int // the first one
	at     map[model.Period]int
	blanks []Figure
}

type buildKey struct {
	group int // the column with the figures, or, where the columns are periods, the first that says the same beside it
	keys  int32
}

// collector puts the figures of a table together.
type collector struct {
	*sense
	file    string
	keysOf  []int32
	builds  map[buildKey]*build
	order   []*build
	groups  []int // by wide column
	refused []source.Refusal
}

// HasFigures reports whether a table holds figures through time.
func (t *Table) HasFigures() bool {
	return len(t.sense.values) > 0 && len(t.sense.periods)+len(t.sense.wide) > 0
}

// Figures reads a table as series. The file's own name, without extension, stands in where a column has no name of its own. It fails with
// a [model.Problem] when no column holds figures.
func (t *Table) Figures(file string) (Figures, error) {
	s := t.sense
	if len(s.values) == 0 {
		return Figures{}, model.NewProblem("problem.import.table.noValues")
	}
	if len(s.periods) == 0 && len(s.wide) == 0 {
		return Figures{}, model.NewProblem("problem.import.table.noPeriods")
	}
	c := collector{sense: s, file: file, builds: map[buildKey]*build{}}
	c.keysOf, _ = s.combined(s.keys)
	bases := map[string]int{}
	for i, w := range s.wide {
		if _, known := bases[w.base]; !known {
			bases[w.base] = i
		}
		c.groups = append(c.groups, bases[w.base])
	}
	for row := range t.rows {
		c.read(row)
	}
	out := Figures{Refused: c.refused}
	for _, b := range c.order {
		b.fillGaps()
	}
	c.order = slices.DeleteFunc(c.order, func(b *build) bool { return len(b.Figures) == 0 })
	c.nameAll()
	c.guessAll()
	for _, b := range c.order {
		out.Series = append(out.Series, &b.Series)
	}
	source.ByLine(out.Refused)
	return out, nil
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
	if words == "" && c.saysNothing(row) {
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
	key := buildKey{group, c.keysOf[at]}
	b := c.builds[key]
	if b == nil {
		b = &build{lookKey: lookKey{group: group}, value: value, row: at, at: map[model.Period]int{}}
		if len(c.wide) > 0 {
			b.base = c.wide[group].base
		} else if name, _ := value.head.unit(); !value.head.plainly() {
			b.base = name
		}
		c.builds[key] = b
		c.order = append(c.order, b)
	}
	figure := Figure{Line: row.line, Period: period}
	if words != string(period) {
		figure.PeriodWords = words
	}
	cell := row.cell(value.Index)
	if cell == "" {
		if reason, _, ok := readMissing(c.beside(row, MissingRole)); ok {
			figure.Missing = reason
		} else {
			b.blanks = append(b.blanks, figure)
			return
		}
	} else if reason, text, ok := readMissing(cell); ok {
		figure.Missing, figure.Footnote = reason, text
	} else if number, ok := readNumber(cell, value.Decimal); ok {
		figure.Value, figure.decimals, figure.percent = &number.value, number.decimals, number.percent
		if number.provisional || strings.HasSuffix(words, "*") {
			figure.State = model.Provisional
		}
	} else {
		c.refuse(row, "problem.import.table.number", "text", excerpt(cell), "column", value.Header)
		return
	}
	c.addBeside(&figure, row)
	c.add(b, figure, row)
}

func (c *collector) add(b *build, figure Figure, row record) {
	before, twice := b.at[figure.Period]
	if !twice {
		b.at[figure.Period] = len(b.Figures)
		b.Figures = append(b.Figures, figure)
		return
	}
	if first := b.Figures[before]; !sameFigure(first, figure) {
		c.refuse(row, "problem.import.table.twice", "period", figure.Period, "line", strconv.Itoa(first.Line))
	}
}

func sameFigure(a, b Figure) bool {
	if a.Value == nil || b.Value == nil {
		return a.Value == b.Value && a.Missing == b.Missing
	}
	return *a.Value == *b.Value
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
	if note := c.beside(row, Note); note != "" {
		figure.Footnote = strings.TrimSpace(figure.Footnote + " " + note)
	}
	figure.Source = c.beside(row, SourceRole)
	if figure.Value == nil {
		return
	}
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

// fillGaps makes an empty cell between two figures a missing one. Before the first and after the last an empty cell says nothing: there
// was no figure yet.
func (b *build) fillGaps() {
	if len(b.Figures) == 0 {
		return
	}
	slices.SortStableFunc(b.Figures, func(x, y Figure) int { return x.Period.Compare(y.Period) })
	first, last := b.Figures[0].Period, b.Figures[len(b.Figures)-1].Period
	for _, blank := range b.blanks {
		if _, known := b.at[blank.Period]; known || blank.Period.Compare(first) < 0 || blank.Period.Compare(last) > 0 {
			continue
		}
		b.at[blank.Period] = 0
		blank.Missing, blank.Gap = model.NotMeasured, true
		b.Figures = append(b.Figures, blank)
	}
	slices.SortStableFunc(b.Figures, func(x, y Figure) int { return x.Period.Compare(y.Period) })
}
