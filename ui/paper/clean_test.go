package paper

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"doelenboom/ui/figure"
)

func regular(t testing.TB) *face {
	t.Helper()
	faces, err := newFaces()
	if err != nil {
		t.Fatal(err)
	}
	return faces[faceOf(figure.Regular, false)]
}

func TestClean(t *testing.T) {
	f := regular(t)
	for _, c := range []struct{ name, text, want, missing string }{
		{"Dutch", "Eén geïntegreerde coördinatie – € 1.250 “zo”…", "Eén geïntegreerde coördinatie – € 1.250 “zo”…", ""},
		{"names", "Łódź şğ ő", "Łódź şğ ő", ""},
		{"composes", "Ee\u0301n cliënt", "Eén cliënt", ""},
		{"cut off", "caf\xc3", "caf?", "\uFFFD"},
		{"not UTF-8", "a\xff\xfeb", "a?b", "\uFFFD"},
		{"signs in the font stay", "≥ 5 ≤ 6 ≠ 7 × 8", "≥ 5 ≤ 6 ≠ 7 × 8", ""},
		{"arrow", "a → b", "a -> b", "→"},
		{"check", "✓ klaar", "√ klaar", "✓"},
		{"emoji", "feest 🎉", "feest *", "🎉"},
		{"one sign for a family", "👩\u200D👩\u200D👧 thuis", "* thuis", "👩"},
		{"skin tone and selector", "👍🏽 ❤\uFE0F", "* *", "👍❤"},
		{"soft hyphen", "zelf\u00ADredzaam", "zelfredzaam", ""},
		{"control characters", "a\x00b\x07c\td\x7f", "abc d", ""},
		{"line break stays", "a\r\nb\u2028c", "a\nb\nc", ""},
		{"no-break space stays", "€\u00a05", "€\u00a05", ""},
		{"narrow spaces", "1\u202F000\u2009m", "1 000 m", ""},
		{"direction marks", "a\u200Eb\u202Ec", "abc", ""},
		{"letters of another script", "Дом", "???", "Дом"},
		{"fancy letters", "𝗱𝗼𝗲𝗹", "doel", "𝗱𝗼𝗲𝗹"},
		{"mark that cannot be composed", "x\u0301y", "xy", ""},
		{"empty", "", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			missing := ""
			if got := clean(c.text, f, func(r rune) { missing += string(r) }); string(got) != c.want {
				t.Errorf("clean(%q) = %q, want %q", c.text, got, c.want)
			}
			if missing != c.missing {
				t.Errorf("clean(%q) reports %q, want %q", c.text, missing, c.missing)
			}
		})
	}
}

func FuzzClean(f *testing.F) {
	for _, seed := range []string{"", "Eén doel", "🎉 feest", "caf\xc3", "a\u0301\u0301", "👩\u200D👩\u200D👧", "\xff\xfe", "≥5→6", "\u202Eabc", strings.Repeat("x", 3000)} {
		f.Add(seed)
	}
	face := regular(f)
	f.Fuzz(func(t *testing.T, text string) {
		got := string(clean(text, face, func(rune) {}))
		if !utf8.ValidString(got) {
			t.Fatalf("%q became %q, which is not UTF-8", text, got)
		}
		for _, r := range got {
			if r != '\n' && (!face.has(r) || unicode.IsControl(r)) {
				t.Fatalf("%q became %q, which has %U", text, got, r)
			}
		}
		if !norm.NFC.IsNormalString(got) {
			t.Fatalf("%q became %q, which is not composed", text, got)
		}
		if again := clean(got, face, func(r rune) { t.Fatalf("cleaning %q again misses %U", got, r) }); string(again) != got {
			t.Fatalf("%q became %q and then %q", text, got, again)
		}
	})
}
