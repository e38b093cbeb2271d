package workbook

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strconv"
	"strings"

	"doelenboom/model"
)

// What a workbook may hold. A municipality's largest registers stay well below it, and a laptop can hold it.
const (
	mostBytes = 192 << 20 // unpacked, of all parts together
	mostParts = 4096
	mostRows  = 250_000
	mostCells = 1_500_000 // those that have to be kept for a cell far away included
)

// encrypted is the name of the stream in which a workbook with a password is kept, as the file writes it.
var encrypted = []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")

// Is reports whether a file is one of a spreadsheet program, or packed like one.
func Is(data []byte) bool {
	return bytes.HasPrefix(data, []byte("PK\x03\x04")) || bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0"))
}

// area is a rectangle of cells; rows and columns count from 1.
type area struct{ top, left, bottom, right int }

// marks are what a sheet says of its cells beside what stands in them.
type marks struct {
	merges []area
	rows   [][]mark // by line
}

// mark is what a sheet says of one cell.
type mark struct {
	column  int32
	style   int32
	kind    byte // the first letter of its type; 0 or 'n' for a number
	formula bool
}

// at returns what is said of a cell; both count from 1. Nothing is said of a cell that is not there.
func (m *marks) at(row, column int) mark {
	if m == nil || row > len(m.rows) {
		return mark{}
	}
	for _, found := range m.rows[row-1][min(column-1, len(m.rows[row-1])):] { // nearly always the first
		if int(found.column) == column {
			return found
		}
	}
	for _, found := range m.rows[row-1] {
		if int(found.column) == column {
			return found
		}
	}
	return mark{}
}

// look looks into a workbook without unpacking it as a whole: it refuses what cannot be read, or is too large, with what to do about it.
// It returns what the sheets say of their cells, by name.
func look(data []byte) (sheets map[string]*marks, err error) {
	if bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")) {
		if bytes.Contains(data, encrypted) {
			return nil, model.NewProblem("problem.import.workbook.password")
		}
		return nil, model.NewProblem("problem.import.workbook.old")
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, broken(err)
	}
	if len(archive.File) > mostParts {
		return nil, tooLarge()
	}
	parts := map[string]*zip.File{}
	total := uint64(0)
	for _, part := range archive.File {
		if total += part.UncompressedSize64; part.UncompressedSize64 > mostBytes || total > mostBytes {
			return nil, tooLarge()
		}
		parts[strings.ToLower(strings.TrimPrefix(part.Name, "/"))] = part
	}
	if err := kind(parts); err != nil {
		return nil, err
	}
	found := map[string]*marks{}
	m := measure{}
	for name, part := range parts {
		if !strings.HasPrefix(name, "xl/worksheets/") || !strings.HasSuffix(name, ".xml") {
			continue
		}
		if found[name], err = m.part(part); err != nil {
			return nil, err
		}
	}
	return bySheet(parts, found), nil
}

func tooLarge() error {
	return model.NewProblem("problem.import.workbook.large", "rows", mostRows)
}

// kind refuses what is packed like a workbook and is something else.
func kind(parts map[string]*zip.File) error {
	has := func(name string) bool { return parts[name] != nil }
	switch {
	case has("xl/workbook.xml"):
		return nil
	case has("xl/workbook.bin"):
		return model.NewProblem("problem.import.workbook.old")
	case has("index/document.iwa"), has("index.zip"):
		return model.NewProblem("problem.import.workbook.numbers")
	case has("content.xml") && has("mimetype"):
		return model.NewProblem("problem.import.workbook.ods")
	}
	return model.NewProblem("problem.import.binary")
}

// measure counts what the sheets of a workbook would take. It reads the marks of rows and cells alone.
type measure struct{ cells int }

func (m *measure) part(part *zip.File) (*marks, error) {
	stream, err := part.Open()
	if err != nil {
		return nil, broken(err)
	}
	content, err := io.ReadAll(io.LimitReader(stream, mostBytes+1)) // the size in the list of contents may be a lie
	if closed := stream.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return nil, broken(err)
	}
	if len(content) > mostBytes {
		return nil, tooLarge()
	}
	out := &marks{}
	row, column, filled := 0, 0, 0
	for {
		at := bytes.IndexByte(content, '<')
		if at < 0 {
			m.cells += filled
			break
		}
		content = content[at+1:]
		switch tag := tagOf(content); tag {
		case "row":
			m.cells += filled
			if row++; attribute(content, " r=") != "" {
				row = number(content, " r=")
			}
			column, filled = 0, 0
		case "c":
			if column++; attribute(content, " r=") != "" {
				column = columnOf(attribute(content, " r="))
			}
			if filled = max(filled, column); row > 0 && row <= mostRows && filled <= mostCells {
				for len(out.rows) < row {
					out.rows = append(out.rows, nil)
				}
				said := mark{column: int32(column), style: int32(number(content, " s="))}
				if kind := attribute(content, " t="); kind != "" {
					said.kind = kind[0]
				}
				out.rows[row-1] = append(out.rows[row-1], said)
			}
		case "f":
			if row > 0 && row <= len(out.rows) && len(out.rows[row-1]) > 0 {
				cells := out.rows[row-1]
				cells[len(cells)-1].formula = true
			}
		case "mergeCell":
			if merged, ok := readArea(attribute(content, " ref=")); ok {
				out.merges = append(out.merges, merged)
				m.cells += max(0, min(merged.bottom, row)-merged.top+1) * (merged.right - merged.left + 1) // each is written anew
			}
		}
		if row > mostRows || m.cells+row > mostCells {
			return nil, tooLarge()
		}
	}
	return out, nil
}

// tagOf returns the name of the tag at hand, without its prefix, when it is one that counts.
func tagOf(content []byte) string {
	end := bytes.IndexAny(content[:min(len(content), 64)], " />\t\r\n")
	if end < 0 {
		return ""
	}
	name := content[:end]
	if colon := bytes.IndexByte(name, ':'); colon >= 0 {
		name = name[colon+1:]
	}
	switch string(name) {
	case "row":
		return "row"
	case "c":
		return "c"
	case "f":
		return "f"
	case "mergeCell":
		return "mergeCell"
	}
	return ""
}

// attribute returns the value of an attribute of the tag at hand; empty when it has none.
func attribute(content []byte, name string) string {
	end := bytes.IndexByte(content, '>')
	if end < 0 {
		return ""
	}
	_, rest, ok := bytes.Cut(content[:end], []byte(name))
	if !ok || len(rest) < 2 {
		return ""
	}
	value, _, _ := bytes.Cut(rest[1:], rest[:1])
	return string(value)
}

func number(content []byte, name string) int {
	n, err := strconv.Atoi(attribute(content, name))
	if err != nil || n < 0 {
		return 0
	}
	return n
}

// columnOf returns the column in the name of a cell: 28 of "AB7"; 0 for none.
func columnOf(cell string) int {
	column := 0
	for i := range len(cell) {
		letter := cell[i] &^ 0x20
		if letter < 'A' || letter > 'Z' || i > 3 {
			break
		}
		column = column*26 + int(letter-'A') + 1
	}
	return column
}

func rowOf(cell string) int {
	row, err := strconv.Atoi(strings.TrimLeft(cell, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"))
	if err != nil {
		return 0
	}
	return row
}

func readArea(text string) (area, bool) {
	from, to, ok := strings.Cut(strings.ReplaceAll(text, "$", ""), ":")
	out := area{rowOf(from), columnOf(from), rowOf(to), columnOf(to)}
	return out, ok && out.top > 0 && out.left > 0 && out.bottom >= out.top && out.right >= out.left
}

// bySheet finds the names of the sheets.
func bySheet(parts map[string]*zip.File, found map[string]*marks) map[string]*marks {
	var book struct {
		Sheets []struct {
			Name string     `xml:"name,attr"`
			Any  []xml.Attr `xml:",any,attr"`
		} `xml:"sheets>sheet"`
	}
	var links struct {
		Links []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	out := map[string]*marks{}
	if decode(parts["xl/workbook.xml"], &book) != nil || decode(parts["xl/_rels/workbook.xml.rels"], &links) != nil {
		return out // what is wrong with it, reading it will say
	}
	targets := map[string]string{}
	for _, link := range links.Links {
		target := strings.ToLower(link.Target)
		if !strings.HasPrefix(target, "/") {
			target = "/xl/" + target
		}
		targets[link.ID] = strings.TrimPrefix(path.Clean(target), "/")
	}
	for _, sheet := range book.Sheets {
		for _, attr := range sheet.Any {
			if attr.Name.Local == "id" {
				out[sheet.Name] = found[targets[attr.Value]]
			}
		}
	}
	return out
}

func decode(part *zip.File, into any) error {
	if part == nil {
		return errors.New("a workbook without a list of sheets")
	}
	stream, err := part.Open()
	if err != nil {
		return err
	}
	const longest = 1 << 20
	err = xml.NewDecoder(io.LimitReader(stream, longest)).Decode(into)
	return errors.Join(err, stream.Close())
}
