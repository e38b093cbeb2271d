package workbook

import (
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"
)

// Form is a sheet for somebody to fill in: a table under a few lines of explanation.
type Form struct {
	Sheet   string
	Title   string
	Explain []string
	Columns []FormColumn
	Rows    [][]string
}

// FormColumn is a column of a form.
type FormColumn struct {
	Head    string
	Width   float64  // in letters
	Write   bool     // it is to be filled in; else it is protected
	Hidden  bool     // it is for the program, to know where what was filled in belongs
	Choices []string // what can be filled in, as a drop-down list
	Refuse  string   // what the spreadsheet program says of something else
	Right   bool     // numbers
}

// Colours and lengths of the form; the first are those of the program.
const (
	formInk    = "1B2A33"
	formAccent = "0B6E6E"
	formField  = "FFF6DC"
	formLine   = "7C8790"
	formRow    = 34
)

// WriteForm writes a form as a workbook. Headings and what is known are protected without a password: against slips, not against people.
func WriteForm(w io.Writer, form Form) error {
	f := excelize.NewFile()
	o := &formWriter{file: f, form: form, head: len(form.Explain) + 3}
	for _, step := range []func() error{o.name, o.styles, o.titles, o.heads, o.rows, o.columns, o.choices, o.finish} {
		if err := step(); err != nil {
			return fmt.Errorf("a form: %w", err)
		}
	}
	if err := f.Write(w); err != nil {
		return err
	}
	return f.Close()
}

type formWriter struct {
	file *excelize.File
	form Form
	head int // the row of the headings

	title, explain, heading, known, number, field, numberField int
}

func (o *formWriter) name() error { return o.file.SetSheetName("Sheet1", o.form.Sheet) }

func (o *formWriter) cell(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column+1, row)
	if err != nil {
		panic(err) // a form has a few columns and rows
	}
	return name
}

func (o *formWriter) styles() error {
	border := []excelize.Border{{Type: "bottom", Color: formLine, Style: 1}, {Type: "right", Color: formLine, Style: 1}, {Type: "left", Color: formLine, Style: 1}, {Type: "top", Color: formLine, Style: 1}}
	left := &excelize.Alignment{Vertical: "center", WrapText: true}
	right := &excelize.Alignment{Vertical: "center", Horizontal: "right"}
	field := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{formField}}
	for _, style := range []struct {
		into *int
		of   excelize.Style
	}{
		{&o.title, excelize.Style{Font: &excelize.Font{Bold: true, Size: 16, Color: formAccent}}},
		{&o.explain, excelize.Style{Font: &excelize.Font{Color: formInk}, Alignment: &excelize.Alignment{Vertical: "center"}}},
		{&o.heading, excelize.Style{
			Font: &excelize.Font{Bold: true, Color: "FFFFFF"}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{formAccent}}, Alignment: left, Border: border,
		}},
		{&o.known, excelize.Style{Font: &excelize.Font{Color: formInk}, Alignment: left, Border: border}},
		{&o.number, excelize.Style{Font: &excelize.Font{Color: formInk}, Alignment: right, Border: border}},
		{&o.field, excelize.Style{Fill: field, Alignment: left, Border: border, Protection: &excelize.Protection{}}},
		{&o.numberField, excelize.Style{Fill: field, Alignment: right, Border: border, Protection: &excelize.Protection{}}},
	} {
		made, err := o.file.NewStyle(&style.of)
		if err != nil {
			return err
		}
		*style.into = made
	}
	return nil
}

func (o *formWriter) put(column, row, style int, text string) error {
	at := o.cell(column, row)
	if text != "" {
		if err := o.file.SetCellStr(o.form.Sheet, at, text); err != nil {
			return err
		}
	}
	return o.file.SetCellStyle(o.form.Sheet, at, at, style)
}

func (o *formWriter) titles() error {
	if err := o.put(0, 1, o.title, o.form.Title); err != nil {
		return err
	}
	for i, line := range o.form.Explain {
		if err := o.put(0, i+2, o.explain, line); err != nil {
			return err
		}
	}
	return nil
}

func (o *formWriter) heads() error {
	for i, column := range o.form.Columns {
		if err := o.put(i, o.head, o.heading, column.Head); err != nil {
			return err
		}
	}
	return o.file.SetRowHeight(o.form.Sheet, o.head, formRow)
}

func (o *formWriter) rows() error {
	for k, row := range o.form.Rows {
		for i, text := range row {
			column := o.form.Columns[i]
			style := o.known
			switch {
			case column.Write && column.Right:
				style = o.numberField
			case column.Write:
				style = o.field
			case column.Right:
				style = o.number
			}
			if err := o.put(i, o.head+1+k, style, text); err != nil {
				return err
			}
		}
	}
	return nil
}

func (o *formWriter) columns() error {
	for i, column := range o.form.Columns {
		name, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if column.Hidden {
			err = o.file.SetColVisible(o.form.Sheet, name, false)
		} else {
			err = o.file.SetColWidth(o.form.Sheet, name, name, column.Width)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (o *formWriter) choices() error {
	for i, column := range o.form.Columns {
		if len(column.Choices) == 0 {
			continue
		}
		list := excelize.NewDataValidation(true)
		list.SetSqref(o.cell(i, o.head+1) + ":" + o.cell(i, o.head+max(1, len(o.form.Rows))))
		if err := list.SetDropList(column.Choices); err != nil {
			return err
		}
		list.SetError(excelize.DataValidationErrorStyleStop, o.form.Columns[i].Head, column.Refuse)
		if err := o.file.AddDataValidation(o.form.Sheet, list); err != nil {
			return err
		}
	}
	return nil
}

// finish protects what is not to be filled in, keeps the headings in sight and fits the form on a page.
func (o *formWriter) finish() error {
	sheet := o.form.Sheet
	landscape, across, down, fit := "landscape", 1, 0, true
	if err := o.file.SetPageLayout(sheet, &excelize.PageLayoutOptions{Orientation: &landscape, FitToWidth: &across, FitToHeight: &down}); err != nil {
		return err
	}
	if err := o.file.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	below := o.cell(0, o.head+1)
	if err := o.file.SetPanes(sheet, &excelize.Panes{Freeze: true, YSplit: o.head, TopLeftCell: below, ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	return o.file.ProtectSheet(sheet, &excelize.SheetProtectionOptions{SelectLockedCells: true, SelectUnlockedCells: true, FormatColumns: true, FormatRows: true})
}
