package exchange_test

import (
	"encoding/csv"
	"fmt"
	"strings"
	"testing"

	"doelenboom/model"
	"doelenboom/model/exchange"
)

// fiftyThousand is a table of fifty thousand figures: a thousand places, two columns, twenty-five years.
func fiftyThousand() string {
	var out strings.Builder
	out.WriteString("Jaar;Gemeente;Aantal;Percentage\n")
	for i := range 25_000 {
		fmt.Fprintf(&out, "%d;Gemeente %d;%d;%d,5\n", 2000+i%25, i/25, i, i%100)
	}
	return out.String()
}

func BenchmarkImport(b *testing.B) {
	ons := string(sample(b, "ons/ons_indicator_8-6-1.csv"))
	for _, c := range []struct{ name, file, text string }{
		{"ONS-311kB", "ons_indicator_8-6-1.csv", ons},
		{"values-50000", "x.csv", fiftyThousand()},
		{"goals-10000-deep", "x.mm", "<map>" + strings.Repeat("<node TEXT='a'>", 10_000) + strings.Repeat("</node>", 10_000) + "</map>"},
		{"goals-10000-beside", "x.mm", "<map><node TEXT='Top'>" + strings.Repeat("<node TEXT='a'/>", 10_000) + "</node></map>"},
		{"cards-10000", "x.txt", strings.Repeat("een kaart\n", 10_000)},
	} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				if _, err := exchange.Import(model.New(environment()), c.file, []byte(c.text), exchange.Options{}); err != nil {
					b.Fatal(err)
				}
			}
			b.SetBytes(int64(len(c.text)))
		})
	}
}

// BenchmarkReadingAlone is what encoding/csv needs for the same fifty thousand figures.
func BenchmarkReadingAlone(b *testing.B) {
	text := fiftyThousand()
	for b.Loop() {
		reader := csv.NewReader(strings.NewReader(text))
		reader.Comma = ';'
		if _, err := reader.ReadAll(); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(int64(len(text)))
}
