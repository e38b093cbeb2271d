package paper

import (
	"slices"

	"doelenboom/ui/figure"
)

// column is one column of a table.
type column struct {
	Title string
	// Figures stand at the right in figures of one width, with the decimal signs under each other.
	Figures bool
	// Hand is the share of the table that is kept for what is written in by hand.
	Hand float64
}

// cell is what stands in one place of a table.
type cell []span

// table is a table whose columns are as wide as what stands in them. Its header comes back on every page, and a row stays on one page unless
// it is longer than one.
type table struct {
	Columns []column
	Rows    [][]cell
	Dense   bool // small type, for tables of which the reader needs one row
	Written bool // rows high enough to write in by hand
}

// The white in a table, at scale 1.
const (
	columnGap     = 15.0
	rowPadding    = 3.75 // above and below the lines of a row
	densePadding  = 2.5
	handPadding   = 8.75
	widestFigures = 0.3 // the share of the table that a column of figures may take for the words in it
)

// smallTable is the part of a page that a table may take to be kept whole.
const smallTable = 0.4

// laidTable is a table that has been laid out for a width.
type laidTable struct {
	*document
	table   table
	style   style
	padding float64
	lefts   []float64
	widths  []float64
	axes    []float64 // how much room stands right of the decimal axis, per column
	tight   bool      // some cells are broken over lines for want of room
	header  [][]line
	rows    [][][]line
	whole   float64   // the height of all rows, with the header once
	rules   []float64 // heights of rules that wait to be drawn on this page
}

// table draws a table over the whole width of the column. An empty one draws nothing.
func (d *document) table(t table) {
	if len(t.Rows) == 0 {
		return
	}
	l := d.fitted(t)
	first := l.height(l.header) + min(l.height(l.rows[0]), d.fullHeight()/2)
	if l.whole <= d.fullHeight()*smallTable {
		first = l.whole
	}
	d.begin(bodyStyle.leading*d.scale()/2, first)
	d.within("Table", "", func() {
		d.within("TR", "", func() { l.drawRow(l.header, "TH", "<</O /Table /Scope /Column>>") })
		l.closeRow(true)
		for _, row := range l.rows {
			l.place(row)
		}
	})
	l.drawRules()
	d.end(sectionStyle.before * d.scale() / 2)
}

// fitted lays out a table with titles on one line, or folded where the room that they leave makes the whole less high.
func (d *document) fitted(t table) *laidTable {
	l := d.laid(t, 1)
	if !l.tight {
		return l
	}
	if folded := d.laid(t, 2); folded.whole < l.whole {
		return folded
	}
	return l
}

// laid lays out a table for the width of the column, with titles that may stand on some lines.
func (d *document) laid(t table, titleLines int) *laidTable {
	l := &laidTable{document: d, table: t, style: cellStyle.scaled(d.scale()), padding: rowPadding * d.scale()}
	if t.Dense {
		l.style, l.padding = denseStyle.scaled(d.scale()), densePadding*d.scale()
	}
	if t.Written {
		l.padding = handPadding * d.scale()
	}
	l.layOut(d.width, titleLines)
	titles := make([]cell, len(t.Columns))
	for i, column := range t.Columns {
		titles[i] = cell{{Text: column.Title}}
	}
	l.header = l.row(titles, figure.Bold)
	for i, lines := range l.header {
		l.header[i] = shortTitle(lines)
	}
	l.whole = l.height(l.header)
	for _, cells := range t.Rows {
		row := l.row(cells, figure.Regular)
		l.rows = append(l.rows, row)
		l.whole += l.height(row)
	}
	return l
}

// mostTitleLines is how long the title of a column may be: it comes back on every page.
const mostTitleLines = 5

func shortTitle(lines []line) []line {
	if len(lines) <= mostTitleLines {
		return lines
	}
	lines = slices.Clone(lines[:mostTitleLines])
	last := &lines[mostTitleLines-1]
	last.parts = slices.Clone(last.parts)
	end := &last.parts[len(last.parts)-1]
	letters := []rune(end.text)
	end.text = printable(letters[:len(letters)*3/4]) + "…"
	return lines
}

// place draws a row on this page or the next, or over pages if it is longer than one.
func (l *laidTable) place(row [][]line) {
	long := l.height(row) > l.fullHeight()-l.height(l.header)
	if !l.dry && !long && l.height(row) > l.remaining()+slack {
		l.overPage()
	}
	if !long || l.dry {
		l.within("TR", "", func() { l.drawRow(row, "TD", "") })
		l.closeRow(false)
		return
	}
	cells := make([]*element, len(row))
	for i := range cells {
		cells[i] = &element{tag: "TD"}
	}
	tr := l.within("TR", "", func() {
		for _, cell := range cells {
			l.inside(cell, func() {})
		}
	})
	for {
		fit := max(int((l.remaining()-2*l.padding+slack)/l.style.leading), 1)
		head, rest := splitRow(row, fit)
		l.reopen(tr, func() { l.drawCells(head, func(i int, draw func()) { l.reopen(cells[i], draw) }) })
		if row = rest; l.longest(row) == 0 {
			break
		}
		l.overPage()
	}
	l.closeRow(false)
}

func splitRow(row [][]line, count int) (head, rest [][]line) {
	for _, lines := range row {
		n := min(count, len(lines))
		head, rest = append(head, lines[:n]), append(rest, lines[n:])
	}
	return head, rest
}

// overPage goes on at the next page, under the header.
func (l *laidTable) overPage() {
	l.drawRules()
	l.breakPage()
	l.fresh = false
	l.artifact(func() { l.drawCells(l.header, func(_ int, draw func()) { draw() }) })
	l.closeRow(true)
}

// row breaks the cells of a row into lines.
func (l *laidTable) row(cells []cell, weight figure.Weight) [][]line {
	s := l.style
	s.weight = weight
	row := make([][]line, len(l.table.Columns))
	for i := range row {
		if i < len(cells) && !blank(cells[i]) {
			row[i] = l.lines(cells[i], s, l.widths[i])
		}
	}
	return row
}

func blank(cell cell) bool {
	for _, run := range cell {
		if run.Text != "" || run.Sign != nil {
			return false
		}
	}
	return true
}

func (l *laidTable) longest(row [][]line) int {
	longest := 0
	for _, lines := range row {
		longest = max(longest, len(lines))
	}
	return longest
}

func (l *laidTable) height(row [][]line) float64 {
	return float64(max(l.longest(row), 1))*l.style.leading + 2*l.padding
}

func (l *laidTable) drawRow(row [][]line, tag, attributes string) {
	l.drawCells(row, func(_ int, draw func()) { l.within(tag, attributes, draw) })
}

// drawCells draws the lines of a row and moves the pen under them. Each cell is wrapped by the caller, which knows its element.
func (l *laidTable) drawCells(row [][]line, wrap func(column int, draw func())) {
	top, left := l.y+l.padding, l.left
	for i, lines := range row {
		wrap(i, func() {
			l.y = top
			if !l.table.Columns[i].Figures {
				l.left = left + l.lefts[i]
				if len(lines) > 0 {
					l.cellLines(lines)
				}
				return
			}
			for _, one := range lines {
				l.left = left + l.lefts[i] + l.indent(i, one)
				l.cellLines([]line{l.inColumns(i, one)})
			}
		})
	}
	l.left = left
	l.y = top + float64(max(l.longest(row), 1))*l.style.leading + l.padding
}

// cellLines draws lines as marked content, or plainly where a mark is open already (a header that comes back).
func (l *laidTable) cellLines(lines []line) {
	if l.inMark {
		for _, one := range lines {
			for _, p := range one.parts {
				l.drawPart(part{text: p.text, x: p.x + l.left, face: p.face, size: p.size, paint: p.paint, sign: p.sign}, l.y+l.style.baseline())
			}
			l.y += l.style.leading
		}
		return
	}
	l.drawLines(lines, l.style)
}

// closeRow notes the rule under a row.
func (l *laidTable) closeRow(header bool) {
	height := l.y
	if header {
		height = -height
	}
	l.rules = append(l.rules, height)
}

// drawRules draws the rules of this page in one go, the header's heavier.
func (l *laidTable) drawRules() {
	if len(l.rules) == 0 {
		return
	}
	l.artifact(func() {
		for _, y := range l.rules {
			if y < 0 {
				l.rule(l.left, -y, l.left+l.width, -y, ruleLine*l.scale(), figure.Ink)
			} else {
				l.rule(l.left, y, l.left+l.width, y, hairline*l.scale(), figure.Line)
			}
		}
	})
	l.rules = nil
}
