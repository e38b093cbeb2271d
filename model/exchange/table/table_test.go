package table

import (
	"encoding/csv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestWhyAColumnIsWhatItIs(t *testing.T) {
	text := "Nr;Regio;Regiocode;Peildatum;Soort;Aantal;Score;Toelichting\n" +
		"1;Utrecht;GM0344;1-1-2024;nieuw;1.234;0,5;a\n" +
		"2;Utrecht;GM0344;1-1-2024;oud;2.345;1,5;b\n" +
		"3;Zeist;GM0355;1-1-2024;oud;3.456;2,5;c\n"
	table, ok := Read(text)
	if !ok {
		t.Fatal("no table")
	}
	want := []struct {
		role    Role
		why     Reason
		decimal byte
		mark    Reason
	}{
		{Other, ByHeader, 0, ""},
		{AreaRole, ByHeader, 0, ""},
		{Companion, ByOtherKey, 0, ""},
		{PeriodRole, ByHeader, 0, ""},
		{KeyRole, ByNeed, 0, ""},
		{ValueRole, ByContent, ',', ByOtherColumns},
		{ValueRole, ByContent, ',', ByContent},
		{Note, ByHeader, 0, ""},
	}
	for i, c := range table.Columns {
		if c.Role != want[i].role || c.Why != want[i].why || c.Decimal != want[i].decimal || c.WhyMark != want[i].mark {
			t.Errorf("%s is %s (%s), %q (%s)", c.Header, c.Role, c.Why, c.Decimal, c.WhyMark)
		}
	}
}

func TestWhatIsNoTable(t *testing.T) {
	for _, text := range []string{
		"", "een regel", "een; regel; met; delen", "een\ntwee\ndrie\n", "Rust, ruimte\nSamen, sterk\n", "Top\n\ta\n\t\tb\n\tc\n",
		"Wij willen meer rust, en ruimte.\nMinder regels.\nSamen, sterk, en vrij.\n", "Jaar;Aantal\n", ";;;\n;;;\n", "\"\n\"\n\"",
	} {
		if table, ok := Read(text); ok {
			t.Errorf("%q is a table with %d columns", text, len(table.Columns))
		}
	}
}

// TestRecordsAsOthersReadThem holds the forgiving reader against the strict one, on files that both can read.
func TestRecordsAsOthersReadThem(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cell := rapid.StringOf(rapid.RuneFrom([]rune("ab é\";\n,\t")))
		var want [][]string
		width := rapid.IntRange(2, 4).Draw(t, "columns")
		for range rapid.IntRange(1, 6).Draw(t, "rows") {
			row := make([]string, width)
			for i := range row {
				row[i] = strings.TrimSpace(cell.Draw(t, "cell"))
			}
			want = append(want, row)
		}
		var text strings.Builder
		writer := csv.NewWriter(&text)
		writer.Comma = ';'
		writer.UseCRLF = rapid.Bool().Draw(t, "CRLF")
		if err := writer.WriteAll(want); err != nil {
			t.Fatal(err)
		}
		scan := newScanner(text.String(), ';')
		line := 1
		for _, row := range want {
			got, ok := scan.next()
			if !ok || got.line != line {
				t.Fatalf("line %d, and not %d, of\n%s", got.line, line, text.String())
			}
			line++
			for i, cell := range row {
				line += strings.Count(cell, "\n")
				if plain := strings.ReplaceAll(got.cells[i], "\r", ""); plain != cell {
					t.Fatalf("%q became %q", cell, plain)
				}
			}
		}
		if extra, more := scan.next(); more {
			t.Fatalf("and then %q", extra.cells)
		}
	})
}

func TestQuotesThatAreNotClosed(t *testing.T) {
	for text, want := range map[string]string{
		"\"a;b\nc;d\n":           "\"a|b / c|d",
		"a\"b;c\n":               "a\"b|c",
		"\"a\"b;c\n":             "\"a\"b|c",
		"\"a \"\"b\"\" c\";d\n":  "a \"b\" c|d",
		" \"a;b\" ;c\n":          "a;b|c",
		"\"a\nb\";c\nd;e":        "a\nb|c / d|e",
		"'=1+1;'-x;'a;''=b;-5\n": "=1+1|-x|'a|'=b|-5",
	} {
		var rows []string
		for scan := newScanner(text, ';'); ; {
			row, ok := scan.next()
			if !ok {
				break
			}
			rows = append(rows, strings.Join(row.cells, "|"))
		}
		if got := strings.Join(rows, " / "); got != want {
			t.Errorf("%q reads %q, and not %q", text, got, want)
		}
	}
}
