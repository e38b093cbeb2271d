package model

import (
	"fmt"
	"testing"
)

func TestPersonalTextsAreRecognised(t *testing.T) {
	for text, want := range map[string]string{
		"Bel 06-12345678 als je vragen hebt":         "[{phone 06-12345678}]",
		"Bel 06 12 34 56 78.":                        "[{phone 06 12 34 56 78}]",
		"(020) 555 12 34":                            "[{phone (020) 555 12 34}]",
		"+31 6 12345678 of 0031612345678":            "[{phone +31 6 12345678} {phone 0031612345678}]",
		"+32 475 12 34 56":                           "[{phone +32 475 12 34 56}]",
		"Mail jan.de.vries@lindenhage.nl, of bel":    "[{email jan.de.vries@lindenhage.nl}]",
		"Haar nummer is 111222333":                   "[{citizen 111222333}]",
		"1112.22.333":                                "[{citizen 1112.22.333}]",
		"dossier 123456789":                          "[]", // does not pass the eleven test
		"000000000":                                  "[]",
		"In 2026 deden 1.234.567 mensen mee":         "[]",
		"van 12,5% in 2025 naar 13,75% in 2026-2027": "[]",
		"2026-10-14 tot 2027-10-14":                  "[]",
		"@ de markt, om 10:00":                       "[]",
		"postbus 12345, 1000 AB Lindenhage":          "[]",
		"rekening NL91ABNA0417164300":                "[]",
	} {
		if got := fmt.Sprint(FindPersonal(text)); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}
