package table

import (
	"bufio"
	"io"
	"strconv"
	"strings"
)

// Cell is a text or a number in a table to be written.
type Cell struct {
	Text   string
	Number *float64
}

// Text makes a cell of a text.
func Text(text string) Cell { return Cell{Text: text} }

// Numeric makes a cell of a number; an empty one of nil.
func Numeric(number *float64) Cell { return Cell{Number: number} }

// Write writes rows as Dutch spreadsheets read them without asking: UTF-8 with a mark, semicolons, decimal commas, and line ends of two
// characters. A text that a spreadsheet would run as a formula gets an apostrophe before it.
func Write(w io.Writer, rows [][]Cell) error {
	out := bufio.NewWriter(w)
	out.WriteString("\ufeff")
	for _, row := range rows {
		for i, cell := range row {
			if i > 0 {
				out.WriteByte(';')
			}
			out.WriteString(cell.written())
		}
		out.WriteString("\r\n")
	}
	return out.Flush() // the writer keeps the first error
}

func (c Cell) written() string {
	if c.Number != nil {
		return strings.Replace(strconv.FormatFloat(*c.Number, 'f', -1, 64), ".", ",", 1)
	}
	text := guarded(strings.ReplaceAll(c.Text, "\r", ""))
	if strings.ContainsAny(text, ";\"\n\t,") || text != strings.TrimSpace(text) {
		return `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
	}
	return text
}

// LessThan makes a cell of a count that is not told.
func LessThan(count int) Cell { return Text("<" + strconv.Itoa(count)) }
