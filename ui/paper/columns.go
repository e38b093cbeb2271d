package paper

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"doelenboom/ui/figure"
)

// layOut gives every column its width: what it wants if all fits, with the rest of the room shared out; else what it needs at least, and a
// share of what is left. Titles may stand on one or two lines.
func (l *laidTable) layOut(width float64, titleLines int) {
	count := len(l.table.Columns)
	wants, needs := make([]float64, count), make([]float64, count)
	l.axes = make([]float64, count)
	for i := range l.table.Columns {
		wants[i], needs[i] = l.wishes(i, width, titleLines)
	}
	room := width - columnGap*l.scale()*float64(count-1)
	l.tight = sum(wants) > room
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

// wishes measures a column: the width on which nothing is broken but its title perhaps, and that of its longest word.
func (l *laidTable) wishes(column int, width float64, titleLines int) (want, need float64) {
	want, need = l.titleWishes(column, titleLines)
	if hand := l.table.Columns[column].Hand * width; hand > want {
		return hand, hand
	}
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

// titleWishes measures the title of a column: the width on which it stands on so many lines, one or two, and that of its longest word.
func (l *laidTable) titleWishes(column, lines int) (want, need float64) {
	bold := l.style
	bold.weight = figure.Bold
	words := l.words(text(l.table.Columns[column].Title), bold)
	whole := 0.0
	for _, w := range words {
		need = max(need, w.width)
		whole += w.space + w.width
	}
	want = whole
	for head, i := 0.0, 0; lines > 1 && i < len(words); i++ {
		want = min(want, max(head, whole-head-words[i].space))
		head += words[i].space + words[i].width
	}
	return want, need
}

// shareOut divides room over columns. If all fits, each gets what it wants, with the rest for the growing ones. Else whatever wants no more than
// its fair part gets that, and the others share what is left by the root of what they want, so that they come out about equally high.
func shareOut(wants, needs []float64, growing []bool, room float64) []float64 {
	widths := make([]float64, len(wants))
	if sum(wants) <= room {
		grown := 0.0
		for i := range wants {
			if growing[i] {
				grown += wants[i]
			}
		}
		for i := range widths {
			widths[i] = wants[i]
			if growing[i] && grown > 0 {
				widths[i] += (room - sum(wants)) * wants[i] / grown
			}
		}
		return widths
	}
	if sum(needs) >= room {
		for i := range widths {
			widths[i] = needs[i] * room / sum(needs)
		}
		return widths
	}
	// The root of a want that is capped from below by the need: a level that makes the sum right is found by halving.
	modest := modestColumns(wants, needs, room)
	at := func(level float64) float64 {
		for i := range widths {
			widths[i] = max(needs[i], min(wants[i], level*math.Sqrt(wants[i])))
			if modest[i] {
				widths[i] = wants[i]
			}
		}
		return sum(widths)
	}
	low, high := 0.0, room
	for range 40 {
		if level := (low + high) / 2; at(level) > room {
			high = level
		} else {
			low = level
		}
	}
	at(low)
	return widths
}

// modestColumns are those that want no more than a fair part of the room, as long as the others still get what they need.
func modestColumns(wants, needs []float64, room float64) []bool {
	modest := make([]bool, len(wants))
	for changed := true; changed; {
		changed = false
		left, others, needed := room, 0.0, 0.0
		for i := range wants {
			if modest[i] {
				left -= wants[i]
			} else {
				others++
				needed += needs[i]
			}
		}
		for i := range wants {
			if !modest[i] && wants[i] <= left/others && needed-needs[i] <= left-wants[i] {
				modest[i], changed = true, true
				break
			}
		}
	}
	return modest
}

func sum(values []float64) float64 {
	total := 0.0
	for _, v := range values {
		total += v
	}
	return total
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
