package paper

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"doelenboom/ui/figure"
)

// column is one column of a table.
type column struct {
	Title string
	// Figures stand at the right in figures of one width, with the decimal signs under each other.
	Figures bool
}

// cell is what stands in one place of a table.
type cell []span

// table is a table whose columns are as wide as what stands in them. Its header comes back on every page, and a row stays on one page unless
// it is longer than one.
type table struct {
	Columns []column
	Rows    [][]cell
	Dense   bool // small type, for tables of which the reader needs one row
}

// The white in a table, at scale 1.
const (
	columnGap     = 15.0
	rowPadding    = 3.75 // above and below the lines of a row
	densePadding  = 2.5
	widestFigures = 0.3 // the share of the table that a column of figures may take for the words in it
)

// sheetOf is a table that has been laid out for a width.
type laidTable struct {
	*document
	table   table
	style   style
	padding float64
	lefts   []float64
	widths  []float64
	axes    []float64 // how much room stands right of the decimal axis, per column
	rules   []float64 // heights of rules that wait to be drawn on this page
}

// table draws a table over the whole width of the column. An empty one draws nothing.
func (d *document) table(t table) {
	if len(t.Rows) == 0 {
		return
	}
	l := &laidTable{document: d, table: t, style: cellStyle.scaled(d.scale()), padding: rowPadding * d.scale()}
	if t.Dense {
		l.style, l.padding = denseStyle.scaled(d.scale()), densePadding*d.scale()
	}
	l.layOut(d.width)
	header := l.header()
	first := l.row(t.Rows[0], figure.Regular)
	d.begin(bodyStyle.leading*d.scale()/2, l.height(header)+min(l.height(first), d.fullHeight()/2))
	d.within("Table", "", func() {
		d.within("TR", "", func() { l.drawRow(header, "TH", "<</O /Table /Scope /Column>>") })
		l.closeRow(true)
		for _, cells := range t.Rows {
			l.place(l.row(cells, figure.Regular), header)
		}
	})
	l.drawRules()
	d.end(sectionStyle.before * d.scale() / 2)
}

// place draws a row on this page or the next, or over pages if it is longer than one.
func (l *laidTable) place(row [][]line, header [][]line) {
	long := l.height(row) > l.fullHeight()-l.height(header)
	if !l.dry && !long && l.height(row) > l.remaining()+slack {
		l.overPage(header)
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
		l.overPage(header)
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
func (l *laidTable) overPage(header [][]line) {
	l.drawRules()
	l.breakPage()
	l.fresh = false
	l.artifact(func() { l.drawCells(header, func(_ int, draw func()) { draw() }) })
	l.closeRow(true)
}

func (l *laidTable) header() [][]line {
	cells := make([]cell, len(l.table.Columns))
	for i, column := range l.table.Columns {
		cells[i] = cell{{Text: column.Title}}
	}
	return l.row(cells, figure.Bold)
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

// layOut gives every column its width: what it wants if all fits, with the rest of the room shared out; else what it needs at least, and a
// share of what is left.
func (l *laidTable) layOut(width float64) {
	count := len(l.table.Columns)
	wants, needs := make([]float64, count), make([]float64, count)
	l.axes = make([]float64, count)
	for i := range l.table.Columns {
		wants[i], needs[i] = l.wishes(i, width)
	}
	room := width - columnGap*l.scale()*float64(count-1)
	l.widths = shareOut(wants, needs, l.growing(), room)
	l.lefts = make([]float64, count)
	for i := 1; i < count; i++ {
		l.lefts[i] = l.lefts[i-1] + l.widths[i-1] + columnGap*l.scale()
	}
}

// growing tells which columns take the room that nobody wants: those with words, or all if there are none.
func (l *laidTable) growing() []bool {
	growing, any := make([]bool, len(l.table.Columns)), false
	for i, column := range l.table.Columns {
		growing[i] = !column.Figures
		any = any || growing[i]
	}
	for i := range growing {
		growing[i] = growing[i] || !any
	}
	return growing
}

// wishes measures a column: the width on which nothing is broken, and that of its longest word.
func (l *laidTable) wishes(column int, width float64) (want, need float64) {
	bold := l.style
	bold.weight = figure.Bold
	measure := func(cell cell, s style) {
		wide := 0.0
		for _, w := range l.words(cell, s) {
			need = max(need, w.width)
			wide += w.space + w.width
			if w.hard {
				wide = w.width
			}
			want = max(want, wide)
		}
	}
	measure(cell{{Text: l.table.Columns[column].Title}}, bold)
	if !l.table.Columns[column].Figures {
		for _, row := range l.table.Rows {
			if column < len(row) {
				measure(row[column], l.style)
			}
		}
		return want, min(need, width/2)
	}
	header := want
	left := 0.0
	for _, row := range l.table.Rows {
		if column >= len(row) || blank(row[column]) {
			continue
		}
		if !numeric(row[column]) {
			measure(row[column], l.style)
			continue
		}
		whole, part := l.halves(row[column][0].Text)
		left, l.axes[column] = max(left, whole), max(l.axes[column], part)
	}
	figures := left + l.axes[column]
	return max(min(want, widestFigures*width), header, figures), max(min(need, width/4), figures)
}

// shareOut divides room over columns: each gets what it wants if that fits, with the rest for the growing ones. Else the columns that want little
// get it, and the others are equally wide, but none is narrower than it needs; and if not even that fits, all shrink alike.
func shareOut(wants, needs []float64, growing []bool, room float64) []float64 {
	wanted, needed, grown := 0.0, 0.0, 0.0
	for i := range wants {
		wanted, needed = wanted+wants[i], needed+needs[i]
		if growing[i] {
			grown += wants[i]
		}
	}
	widths := make([]float64, len(wants))
	switch {
	case wanted <= room:
		for i := range widths {
			widths[i] = wants[i]
			if growing[i] && grown > 0 {
				widths[i] += (room - wanted) * wants[i] / grown
			}
		}
	case needed >= room:
		for i := range widths {
			widths[i] = needs[i] * room / needed
		}
	default:
		low, high := 0.0, room
		for range 40 {
			level, sum := (low+high)/2, 0.0
			for i := range widths {
				widths[i] = max(needs[i], min(wants[i], level))
				sum += widths[i]
			}
			if sum > room {
				high = level
			} else {
				low = level
			}
		}
		for i := range widths {
			widths[i] = max(needs[i], min(wants[i], low))
		}
	}
	return widths
}

// numeric tells whether a cell holds one figure, perhaps with a sign before and a unit after it.
func numeric(cell cell) bool {
	if len(cell) != 1 || cell[0].Sign != nil {
		return false
	}
	trimmed := strings.TrimLeft(cell[0].Text, "<>≤≥+-−€ \u00a0")
	return trimmed != "" && trimmed[0] >= '0' && trimmed[0] <= '9' && strings.Count(trimmed, " ") == 0
}

// halves measures a figure left and right of its decimal axis.
func (l *laidTable) halves(figureText string) (whole, part float64) {
	face := l.faces[faceOf(figure.Regular, true)]
	at := l.axis(figureText)
	return face.width(l.document.clean(figureText[:at], face), l.style.size), face.width(l.document.clean(figureText[at:], face), l.style.size)
}

// axis is where the decimals of a figure begin: at the decimal sign, else behind the last figure.
func (l *laidTable) axis(text string) int {
	for i, r := range text {
		after := i + utf8.RuneLen(r)
		if r == l.cover.Decimal && i > 0 && after < len(text) && unicode.IsDigit(rune(text[after])) {
			return i
		}
	}
	last := 0
	for i, r := range text {
		if unicode.IsDigit(r) {
			last = i + utf8.RuneLen(r)
		}
	}
	return last
}

// indent is the white left of a line in a column of figures: figures stand by the axis, words at the right.
func (l *laidTable) indent(column int, one line) float64 {
	if cell, ok := lineFigure(one); ok {
		whole, _ := l.halves(cell)
		return l.widths[column] - l.axes[column] - whole
	}
	return l.widths[column] - one.width
}

// lineFigure is the figure that a line consists of, if it does.
func lineFigure(one line) (string, bool) {
	if len(one.parts) != 1 || one.parts[0].face == faceOf(figure.Bold, false) {
		return "", false
	}
	text := string(one.parts[0].text)
	return text, numeric(cell{{Text: text}})
}

// inColumns sets the figures of a line in figures of one width.
func (l *laidTable) inColumns(column int, one line) line {
	if _, ok := lineFigure(one); !ok {
		return one
	}
	p := one.parts[0]
	p.face = faceOf(figure.Regular, true)
	p.width = l.faces[p.face].width(p.text, p.size)
	return line{parts: []part{p}, width: p.width, hard: one.hard}
}
