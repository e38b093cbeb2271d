package exchange_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"doelenboom/model"
	"doelenboom/model/exchange"
)

// book makes a workbook.
func book(t testing.TB, fill func(f *excelize.File)) string {
	t.Helper()
	f := excelize.NewFile()
	fill(f)
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// puts writes rows on a sheet, from a row on.
func puts(t testing.TB, f *excelize.File, sheet string, from int, rows ...[]any) {
	t.Helper()
	if _, err := f.NewSheet(sheet); err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		if err := f.SetSheetRow(sheet, fmt.Sprintf("A%d", from+i), &row); err != nil {
			t.Fatal(err)
		}
	}
}

// must stops a test at an error of the library.
func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// looks gives cells a number format.
func looks(t testing.TB, f *excelize.File, sheet, from, to, pattern string) {
	t.Helper()
	style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &pattern})
	must(t, err)
	must(t, f.SetCellStyle(sheet, from, to, style))
}

const first = "Sheet1"

func TestWorkbooks(t *testing.T) {
	for _, c := range []struct {
		name, want, figures string
		fill                func(f *excelize.File)
	}{
		{
			"numbers by what they are, not by what they show", "read 3, same 0", "I1 Score: 2023=1.234 2024=2.3456789 2025=3\n",
			func(f *excelize.File) {
				puts(t, f, first, 1, []any{"Jaar", "Score"}, []any{2023, 1.234}, []any{2024, 2.3456789}, []any{2025, 3})
				looks(t, f, first, "B2", "B4", "0")
			},
		},
		{
			"dates", "read 2, same 0", "I1 Aantal: 2024-03-14=5 2025-03-14=6\n",
			func(f *excelize.File) {
				puts(t, f, first, 1, []any{"Peildatum", "Aantal"}, []any{time.Date(2024, 3, 14, 0, 0, 0, 0, time.UTC), 5},
					[]any{time.Date(2025, 3, 14, 0, 0, 0, 0, time.UTC), 6})
				looks(t, f, first, "A2", "A3", "d mmmm yyyy")
			},
		},
		{
			"months that are dates", "read 2, same 0", "I1 Aantal: 2024-03=5 2024-04=6\n",
			func(f *excelize.File) {
				puts(t, f, first, 1, []any{"Maand", "Aantal"}, []any{time.Date(2024, 3, 1, 0, 0, 0, 0, time.UTC), 5},
					[]any{time.Date(2024, 4, 1, 0, 0, 0, 0, time.UTC), 6})
				looks(t, f, first, "A2", "A3", "mmm-yy")
			},
		},
		{
			"percentages", "read 2, same 0", "I1 Tevreden: 2024=12.5 2025=33.3\n",
			func(f *excelize.File) {
				puts(t, f, first, 1, []any{"Jaar", "Tevreden"}, []any{2024, 0.125}, []any{2025, 0.333})
				looks(t, f, first, "B2", "B3", "0.0%")
			},
		},
		{
			"a table below titles, under headings over several columns", "read 8, same 0",
			"I1 Aantal · Utrecht: 2023=1 2024=2\nI2 Percentage · Utrecht: 2023=1.5 2024=2.5\nI3 Aantal · Zeist: 2023=3 2024=4\nI4 Percentage · Zeist: 2023=3.5 2024=4.5\n",
			func(f *excelize.File) {
				puts(t, f, first, 1, []any{"Uitkeringen in de regio"}, []any{"Bron: een bureau"})
				puts(t, f, first, 4, []any{"Gemeente", "Aantal", nil, "Percentage", nil}, []any{nil, 2023, 2024, 2023, 2024},
					[]any{"Utrecht", 1, 2, 1.5, 2.5}, []any{"Zeist", 3, 4, 3.5, 4.5})
				must(t, f.MergeCell(first, "B4", "C4"))
				must(t, f.MergeCell(first, "D4", "E4"))
				must(t, f.MergeCell(first, "A4", "A5"))
			},
		},
		{
			"a place that stands once beside its rows", "read 4, same 0", "I1 Aantal · Utrecht: 2023=1 2024=2\nI2 Aantal · Zeist: 2023=3 2024=4\n",
			func(f *excelize.File) {
				puts(t, f, first, 1, []any{"Gemeente", "Jaar", "Aantal"}, []any{"Utrecht", 2023, 1}, []any{nil, 2024, 2}, []any{"Zeist", 2023, 3}, []any{nil, 2024, 4})
				must(t, f.MergeCell(first, "A2", "A3"))
				must(t, f.MergeCell(first, "A4", "A5"))
			},
		},
		{
			"formulas by their outcome, and without one", "read 1, same 0, refused 3: problem.import.table.formula", "I1 Aantal: 2023=7\n",
			func(f *excelize.File) {
				puts(t, f, first, 1, []any{"Jaar", "Aantal"}, []any{2023, 7}, []any{2024, nil})
				must(t, f.SetCellFormula(first, "B2", "3+4")) // keeps the outcome that stood there
				must(t, f.SetCellFormula(first, "B3", "B2*2"))
			},
		},
		{
			"several sheets, each about a year", "read 2, same 0", "I1 x: 2023=5 2024=6\n",
			func(f *excelize.File) {
				puts(t, f, "Uitleg", 1, []any{"Dit zijn de cijfers"})
				puts(t, f, "Cijfers 2023", 1, []any{"Gemeente", "Waarde"}, []any{"Utrecht", 5}, []any{"Zeist", nil})
				puts(t, f, "Cijfers 2024", 1, []any{"Gemeente", "Waarde"}, []any{"Utrecht", 6}, []any{"Zeist", nil})
				must(t, f.DeleteSheet(first))
			},
		},
		{
			"numbers that are texts", "read 3, same 0", "I1 Aantal: 2023=1234.5 2024=1234 2025=5.25\n",
			func(f *excelize.File) {
				puts(t, f, first, 1, []any{"Jaar", "Aantal"}, []any{"2023", "1.234,5"}, []any{"2024", "1.234"}, []any{"2025", 5.25})
			},
		},
		{
			"missing, true and faults", "read 4, same 0, refused 6: problem.import.table.number, refused 7: problem.import.table.number",
			"I1 Aantal: 2020=3 2021=4 2022=not-measured 2023=withheld\n",
			func(f *excelize.File) {
				puts(t, f, first, 1, []any{"Jaar", "Aantal"}, []any{2020, 3}, []any{2021, 4}, []any{2022, "#N/A"}, []any{2023, "."}, []any{2024, true}, []any{2025, "#DIV/0!"})
			},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := model.New(environment())
			text := book(t, c.fill)
			result := take(t, d, "x.xlsx", text, exchange.Options{As: exchange.Values})
			if got := outcome(result); got != "table as values: "+c.want {
				t.Errorf("%s; want %s", got, c.want)
			}
			if got := figures(d); got != c.figures {
				t.Errorf("got\n%swant\n%s", got, c.figures)
			}
			if again := take(t, d, "x.xlsx", text, exchange.Options{As: exchange.Values}); again.Read != 0 || again.Same != result.Read {
				t.Errorf("again: %s", outcome(again))
			}
		})
	}
}

// archive packs parts as a workbook is packed.
func archive(t testing.TB, parts map[string]string) string {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	w.RegisterCompressor(zip.Deflate, func(to io.Writer) (io.WriteCloser, error) { return flate.NewWriter(to, flate.BestSpeed) })
	for name, content := range parts {
		part, err := w.Create(name)
		must(t, err)
		_, err = part.Write([]byte(content))
		must(t, err)
	}
	must(t, w.Close())
	return out.String()
}

// withSheet makes a workbook whose only sheet holds what is given.
func withSheet(t testing.TB, content string) string {
	head := `<?xml version="1.0"?>`
	main := `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	return archive(t, map[string]string{
		"[Content_Types].xml": head + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"_rels/.rels": head + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			`<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml": head + `<workbook ` + main + ` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>` +
			`<sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": head + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			`<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/styles.xml":            head + `<styleSheet ` + main + `/>`,
		"xl/sharedStrings.xml":     head + `<sst ` + main + `/>`,
		"xl/worksheets/sheet1.xml": head + `<worksheet ` + main + `>` + content + `</worksheet>`,
	})
}

func TestWorkbooksThatAreRefused(t *testing.T) {
	var everyRow strings.Builder
	for row := range 1 << 20 {
		fmt.Fprintf(&everyRow, `<row r="%d"><c r="A%d"><v>1</v></c></row>`, row+1, row+1)
	}
	small := `<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>`
	for _, c := range []struct {
		name, text string
		want       model.Key
	}{
		{"2^20 rows", withSheet(t, "<sheetData>"+everyRow.String()+"</sheetData>"), "problem.import.workbook.large"},
		{"the last row alone", withSheet(t, `<sheetData><row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>`), "problem.import.workbook.large"},
		{"many rows without numbers", withSheet(t, "<sheetData>"+strings.Repeat("<row/>", 300_000)+"</sheetData>"), "problem.import.workbook.large"},
		{"cells far to the right", withSheet(t, "<sheetData>"+strings.Repeat(`<row><c r="XFD"><v>1</v></c></row>`, 200)+"</sheetData>"), "problem.import.workbook.large"},
		{
			"all cells merged, again and again",
			withSheet(t, `<sheetData>`+strings.Repeat(`<row><c><v>1</v></c></row>`, 1000)+`</sheetData><mergeCells>`+strings.Repeat(`<mergeCell ref="A1:XFD1000"/>`, 10)+`</mergeCells>`),
			"problem.import.workbook.large",
		},
		{"a bomb", withSheet(t, small+strings.Repeat(" ", 200<<20)), "problem.import.workbook.large"},
		{"one merged area of all cells", withSheet(t, small+`<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`), "problem.import.workbook.empty"},
		{"no table", withSheet(t, small), "problem.import.workbook.empty"},
		{"LibreOffice", archive(t, map[string]string{"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}), "problem.import.workbook.ods"},
		{"Numbers", archive(t, map[string]string{"Index/Document.iwa": "x"}), "problem.import.workbook.numbers"},
		{"binary", archive(t, map[string]string{"xl/workbook.bin": "x"}), "problem.import.workbook.old"},
		{"a letter", archive(t, map[string]string{"word/document.xml": "<a/>"}), "problem.import.binary"},
		{"a bomb that says it is small", understated(t, withSheet(t, small+strings.Repeat(" ", 8<<20))), "problem.import.workbook.broken"},
		{"cut off", withSheet(t, small)[:400], "problem.import.workbook.broken"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := problem(t, model.New(environment()), "x.xlsx", c.text, exchange.Options{}); got != c.want {
				t.Errorf("%s, and not %s", got, c.want)
			}
		})
	}
}

// understated writes in the list of contents that every large part is small.
func understated(t testing.TB, packed string) string {
	t.Helper()
	out := []byte(packed)
	for _, mark := range []string{"PK\x01\x02", "PK\x03\x04"} {
		at := map[string]int{"PK\x01\x02": 24, "PK\x03\x04": 22}[mark]
		for from := 0; ; {
			found := bytes.Index(out[from:], []byte(mark))
			if found < 0 {
				break
			}
			from += found + at
			if binary.LittleEndian.Uint32(out[from:]) > 1<<20 {
				binary.LittleEndian.PutUint32(out[from:], 1000)
			}
		}
	}
	return string(out)
}

func FuzzWorkbook(f *testing.F) {
	seed(f, "nl-limburg/*.xlsx", func(data []byte) { f.Add(string(data)) })
	f.Add(withSheet(f, `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Jaar</t></is></c><c r="B1" t="inlineStr"><is><t>Aantal</t></is></c></row>`+
		`<row r="2"><c r="A2"><v>2024</v></c><c r="B2"><v>5</v></c></row></sheetData><mergeCells><mergeCell ref="A1:A2"/></mergeCells>`))
	f.Fuzz(func(t *testing.T, data string) { survives(t, "x.xlsx", []byte(data), "") })
}

// FuzzSheet changes what stands in the sheet itself, which the packing would hide from the fuzzer.
func FuzzSheet(f *testing.F) {
	f.Add(`<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Jaar</t></is></c><c r="B1" t="str"><v>Aantal</v></c></row>` +
		`<row r="2"><c r="A2"><v>2024</v></c><c r="B2" t="b"><v>1</v></c></row><row r="3"><c r="A3" t="s"><v>7</v></c><c r="B3"><f>1+1</f></c></row></sheetData>` +
		`<mergeCells><mergeCell ref="A1:B1"/></mergeCells>`)
	f.Add(`<sheetData><row r="9"><c r="ZZ9" s="4"><v>1e5</v></c></row><row><c/></row></sheetData><mergeCells><mergeCell ref="B2:A1"/></mergeCells>`)
	f.Fuzz(func(t *testing.T, content string) { survives(t, "x.xlsx", []byte(withSheet(t, content)), "") })
}
