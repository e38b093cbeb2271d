// Package workbook reads the files of spreadsheet programs, and writes the form that the owner of indicators fills in.
//
// Numbers and dates are read by what the cell is, never by what it shows, which may have lost its decimals; a formula by the outcome that
// was kept with it. A file that would need more memory than a laptop has is refused before it is unpacked, and so is what is no workbook.
package workbook

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"doelenboom/model"
	"doelenboom/model/exchange/table"
)

// Sheet is one sheet of a workbook as rows.
type Sheet struct {
	Name  string
	Rows  []table.Row
	Exact map[int]bool // the columns whose numbers are numbers by themselves
}

// Read reads the sheets of a workbook that people see. It fails with a [model.Problem] that says what to do instead.
func Read(data []byte) (sheets []Sheet, err error) {
	said, err := look(data)
	if err != nil {
		return nil, err
	}
	defer func() { // the library reads what anybody may have made, and does not survive all of it
		if fault := recover(); fault != nil {
			sheets, err = nil, broken(fmt.Errorf("%v", fault))
		}
	}()
	file, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: mostBytes, UnzipXMLSizeLimit: mostBytes})
	if err != nil {
		return nil, broken(err)
	}
	r := reader{file: file, formats: map[int]format{}, marks: said}
	if properties, err := file.GetWorkbookProps(); err == nil && properties.Date1904 != nil {
		r.from1904 = *properties.Date1904
	}
	for _, name := range file.GetSheetList() {
		if seen, err := file.GetSheetVisible(name); err == nil && !seen {
			continue
		}
		sheet, err := r.read(name)
		if err != nil {
			return nil, broken(err)
		}
		sheets = append(sheets, sheet)
	}
	if err := file.Close(); err != nil {
		return nil, broken(err)
	}
	return sheets, nil
}

func broken(cause error) error {
	return model.NewProblem("problem.import.workbook.broken").Because(cause)
}

// reader reads the cells of a workbook.
type reader struct {
	file     *excelize.File
	formats  map[int]format
	marks    map[string]*marks // by the name of the sheet
	from1904 bool
}

// typed is where a number stands that is one by itself.
type typed struct{ row, column int }

func (r *reader) read(name string) (Sheet, error) {
	out := Sheet{Name: name}
	rows, err := r.file.Rows(name)
	if err != nil {
		return out, nil // a sheet with a chart has no rows
	}
	var numbers []typed
	counts := map[int][2]int{} // by column: numbers by themselves, and texts that are numbers
	for line := 1; rows.Next(); line++ {
		cells, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return out, err
		}
		for i, cell := range cells {
			text, number := r.cell(r.marks[name].at(line, i+1), cell)
			cells[i] = text
			count := counts[i]
			switch {
			case number:
				numbers = append(numbers, typed{line - 1, i})
				count[0]++
			case table.LooksNumeric(text):
				count[1]++
			}
			counts[i] = count
		}
		out.Rows = append(out.Rows, table.Row{Line: line, Cells: cells})
	}
	if err := rows.Error(); err != nil {
		return out, err
	}
	out.Exact = map[int]bool{}
	for column, count := range counts {
		out.Exact[column] = count[0] > count[1]
	}
	for _, at := range numbers { // among texts with a comma a number is written as they are
		if cells := out.Rows[at.row].Cells; !out.Exact[at.column] {
			cells[at.column] = strings.Replace(cells[at.column], ".", ",", 1)
		}
	}
	r.spread(&out)
	return out, nil
}

// cell returns what a cell says, and whether it is a number by itself.
func (r *reader) cell(said mark, raw string) (text string, number bool) {
	text = strings.TrimSpace(raw)
	if text == "" {
		if said.formula {
			return "=", false // without an outcome: what reads it says so
		}
		return "", false
	}
	switch said.kind {
	case 'b':
		return strconv.FormatBool(text == "1"), false
	case 0, 'n':
		if value, err := strconv.ParseFloat(text, 64); err == nil && !math.IsInf(value, 0) && !math.IsNaN(value) {
			return r.format(int(said.style)).written(value, r.from1904)
		}
	}
	return text, false
}

// spread writes what stands in merged cells in each of them, as people read it: a heading over three columns is the heading of each.
func (r *reader) spread(sheet *Sheet) {
	if r.marks[sheet.Name] == nil {
		return
	}
	for _, merged := range r.marks[sheet.Name].merges {
		if merged.top > len(sheet.Rows) {
			continue
		}
		from := sheet.Rows[merged.top-1].Cells
		if merged.left > len(from) || from[merged.left-1] == "" {
			continue
		}
		text := from[merged.left-1]
		for row := merged.top; row <= min(merged.bottom, len(sheet.Rows)); row++ {
			cells := sheet.Rows[row-1].Cells
			for len(cells) < merged.right {
				cells = append(cells, "")
			}
			for column := merged.left; column <= merged.right; column++ {
				cells[column-1] = text
			}
			sheet.Rows[row-1].Cells = cells
		}
	}
}
