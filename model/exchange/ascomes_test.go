package exchange_test

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	wide "golang.org/x/text/encoding/unicode"

	"doelenboom/model"
	"doelenboom/model/exchange"
)

// TestPeriodsInNineNotations reads one column with every shape of period, each as offices write it.
func TestPeriodsInNineNotations(t *testing.T) {
	written := []struct {
		words string
		want  model.Period
	}{
		{"2019", "2019"}, {"2020 1e halfjaar", "2020-H1"}, {"2020KW03", "2020-Q3"}, {"jan-21", "2021-01"}, {"2021MM02", "2021-02"}, {"maart 2021", "2021-03"},
		{"2021 week 14", "2021-W14"}, {"14-6-2021", "2021-06-14"}, {"schooljaar 2021/'22", "2021/22"}, {"2022-2024", "2022-2024"},
		{"17 mei t/m 11 juni 2025", "2025-05-17/2025-06-11"},
	}
	text := "Perioden;Waarde\n"
	want := "I1 x:"
	for i, w := range written {
		text += fmt.Sprintf("%s;%d\n", w.words, i)
		want += fmt.Sprintf(" %s=%d", w.want, i)
	}
	d := model.New(environment())
	if got := outcome(take(t, d, "x.csv", text, exchange.Options{})); got != fmt.Sprintf("table as values: read %d, same 0", len(written)) {
		t.Error(got)
	}
	if got := strings.TrimSpace(figures(d)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestTheSameTableInEveryDress writes one table with each delimiter, decimal mark, encoding and line end, padded and quoted, and reads the
// same each time.
func TestTheSameTableInEveryDress(t *testing.T) {
	const want = "I1 Coöperatie · Één: 2023=1234.5 2024=withheld 2025=12.25\nI2 Coöperatie · Twee: 2023=0.5 2024=not-measured 2025=7\n"
	rows := [][]string{
		{"Jaar", "Wijk", "Coöperatie"}, {"2023", "Één", "1234,5"}, {"2024", "Één", "."}, {"2025", "Één", "12,25"},
		{"2023", "Twee", "0,5"}, {"2024", "Twee", ""}, {"2025", "Twee", "7"},
	}
	for delimiter, decimal := range map[string]string{";": ",", "\t": ",", ",": ".", "|": "."} {
		for name, encode := range map[string]encoding.Encoding{
			"UTF-8": encoding.Nop, "UTF-8 with a mark": wide.UTF8BOM, "Windows-1252": charmap.Windows1252,
			"UTF-16": wide.UTF16(wide.LittleEndian, wide.UseBOM), "UTF-16, other way": wide.UTF16(wide.BigEndian, wide.UseBOM),
		} {
			for _, end := range []string{"\n", "\r\n"} {
				for _, quoted := range []bool{false, true} {
					var out strings.Builder
					for _, row := range rows {
						for i, cell := range row {
							if i > 0 {
								out.WriteString(delimiter)
							}
							cell = strings.Replace(cell, ",", decimal, 1)
							if quoted && cell != "" {
								cell = fmt.Sprintf("\"%9s \"", cell)
							}
							out.WriteString(cell)
						}
						out.WriteString(end)
					}
					data, err := encode.NewEncoder().String(out.String())
					if err != nil {
						t.Fatal(err)
					}
					d := model.New(environment())
					take(t, d, "x.csv", data, exchange.Options{})
					if got := figures(d); got != want {
						t.Errorf("with %q, %s, %q and quotes %v:\n%s", delimiter, name, end, quoted, got)
					}
				}
			}
		}
	}
}

func TestHeadingsOfSeveralRows(t *testing.T) {
	for _, c := range []struct{ name, text, figures string }{
		{
			"periods under subjects that stand once", "Gemeente;Aantal;;Percentage;\n;2023;2024;2023;2024\nUtrecht;1;2;1,5;2,5\nZeist;3;4;3,5;4,5\n",
			"I1 Aantal · Utrecht: 2023=1 2024=2\nI2 Percentage · Utrecht: 2023=1.5 2024=2.5\nI3 Aantal · Zeist: 2023=3 2024=4\nI4 Percentage · Zeist: 2023=3.5 2024=4.5\n",
		},
		{
			"periods under subjects that are repeated", "Onderwerp;Bijstand;Bijstand;WW;WW\nPerioden;2023;2024;2023;2024\nUtrecht;1;2;3;4\n",
			"I1 Bijstand: 2023=1 2024=2\nI2 WW: 2023=3 2024=4\n",
		},
		{
			"units under headers", "Jaar;Tevreden;Inwoners\n;%;aantal\n2023;12,5;100\n2024;13,5;101\n",
			"I1 Tevreden: 2023=12.5 2024=13.5\nI2 Inwoners: 2023=100 2024=101\n",
		},
		{
			"a first row of words is no heading", "Jaar;Waarde;Toelichting\n2023;;nog niet\n2024;5;\n",
			"I1 x: 2024=5\n",
		},
	} {
		d := model.New(environment())
		take(t, d, "x.csv", c.text, exchange.Options{As: exchange.Values})
		if got := figures(d); got != c.figures {
			t.Errorf("%s: got\n%swant\n%s", c.name, got, c.figures)
		}
	}
}

// TestAMunicipalityAndItsNeighbourhoods is a file with two columns of places: the place to choose is both together.
func TestAMunicipalityAndItsNeighbourhoods(t *testing.T) {
	text := "Jaar;Gemeente;Wijk;Bijstand;WW (%)\n2024;Utrecht;;100;5,5\n2024;Utrecht;Noord;40;6,5\n2024;Zeist;;50;4,5\n2024;Zeist;Noord;20;3,5\n2025;Utrecht;;101;5,6\n"
	d := model.New(environment())
	edit(t, d, func(tx *model.Tx) error {
		return tx.SetCover(func(c *model.Cover) error { c.Municipality = "Utrecht"; return nil })
	})
	file := opened(t, d, "x.csv", text)
	names := ""
	for _, area := range file.Sheets[0].Table.Areas() {
		names += fmt.Sprintf("%s %d, ", area.Name, area.Rows)
	}
	if names != "Utrecht 2, Utrecht · Noord 1, Zeist 1, Zeist · Noord 1, " {
		t.Error(names)
	}
	applied(t, file.Plan(d), d)
	if got := figures(d); got != "I1 Bijstand: 2024=100 2025=101\nI2 WW: 2024=5.5 2025=5.6\n" {
		t.Error(got)
	}
}
