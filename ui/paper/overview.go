package paper

import (
	"io"

	"doelenboom/model"
)

// Table is a table as it stands on the screen, to print it as it stands.
type Table struct {
	Note    string // what it shows, and what it leaves out
	Columns []TableColumn
	Rows    [][]string
}

// TableColumn is a column of such a table.
type TableColumn struct {
	Title   string
	Figures bool // numbers, at the right
}

// WriteTable prints a table on sheets that lie on their side. What it returns is what [Write] returns.
func WriteTable(w io.Writer, t Table, r Request) ([]*model.Problem, error) {
	sheet := Paper{Name: "overview", Title: "overview.title", About: "overview.about", sheet: a3.landscape(), draw: func(r *report) error {
		r.heading(1, "", span{Text: r.say("overview.title")})
		r.paragraph(mutedStyle, span{Text: t.Note})
		out := table{Dense: len(t.Rows) > manyRows}
		for _, c := range t.Columns {
			out.Columns = append(out.Columns, column{Title: c.Title, Figures: c.Figures})
		}
		for _, row := range t.Rows {
			cells := make([]cell, len(row))
			for i, words := range row {
				cells[i] = text(words)
			}
			out.Rows = append(out.Rows, cells)
		}
		r.table(out)
		return nil
	}}
	return sheet.write(w, r)
}
