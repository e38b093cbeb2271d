package table

import (
	"math"
	"strconv"
	"testing"
)

// FuzzReadNumber reads anything as a number: what is one is finite, is read the same when it is written back, and is no missing figure.
func FuzzReadNumber(f *testing.F) {
	for _, cell := range []string{"1.234,5", "1,234", "€ 12,50*", "40 %", "1e308", "-0", "1 234", "<5", "n.b.", "−3", "1'000", "0.1.2", "9e-400"} {
		f.Add(cell, true)
		f.Add(cell, false)
	}
	f.Fuzz(func(t *testing.T, cell string, comma bool) {
		mark := byte('.')
		if comma {
			mark = ','
		}
		number, ok := readNumber(cell, mark)
		if !ok {
			return
		}
		if math.IsInf(number.value, 0) || math.IsNaN(number.value) || number.decimals < 0 {
			t.Fatalf("%q reads %+v", cell, number)
		}
		if _, _, missing := readMissing(cell); missing {
			t.Fatalf("%q is a number and missing", cell)
		}
		if again, ok := readNumber(strconv.FormatFloat(number.value, 'f', -1, 64), '.'); !ok || again.value != number.value {
			t.Fatalf("%q reads %v, and then %v", cell, number.value, again.value)
		}
	})
}
