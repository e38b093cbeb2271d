package source

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	wide "golang.org/x/text/encoding/unicode"
	"pgregory.net/rapid"
)

const sentence = "Coöperatie én privé-initiatief: reële cliënten, geïnspireerd"

func encoded(t *testing.T, by encoding.Encoding, text string) []byte {
	t.Helper()
	out, err := by.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestText(t *testing.T) {
	for name, data := range map[string][]byte{
		"UTF-8":                      []byte(sentence),
		"UTF-8 with a mark":          []byte("\xef\xbb\xbf" + sentence),
		"Windows-1252":               encoded(t, charmap.Windows1252, sentence),
		"DOS":                        encoded(t, charmap.CodePage850, sentence),
		"Macintosh":                  encoded(t, charmap.Macintosh, sentence),
		"UTF-16 with a mark":         encoded(t, wide.UTF16(wide.LittleEndian, wide.UseBOM), sentence),
		"UTF-16 the other way":       encoded(t, wide.UTF16(wide.BigEndian, wide.UseBOM), sentence),
		"UTF-16 without a mark":      encoded(t, wide.UTF16(wide.LittleEndian, wide.IgnoreBOM), sentence),
		"UTF-16, other, no mark":     encoded(t, wide.UTF16(wide.BigEndian, wide.IgnoreBOM), sentence),
		"UTF-16 cut off in a letter": encoded(t, wide.UTF16(wide.LittleEndian, wide.UseBOM), sentence+"\n")[:2*len([]rune(sentence))+2],
	} {
		got, err := Text(data)
		if err != nil || got != sentence {
			t.Errorf("%s reads %q: %v", name, got, err)
		}
	}
	if got, err := Text([]byte("één \xff is geen letter")); err != nil || got != "één \ufffd is geen letter" {
		t.Errorf("one broken letter makes %q: %v", got, err)
	}
	for name, data := range map[string]string{"zeros": "a\x00b", "control characters": strings.Repeat("\x01\x02", 50)} {
		if got, err := Text([]byte(data)); err == nil {
			t.Errorf("%s read %q", name, got)
		}
	}
}

func TestNamed(t *testing.T) {
	for _, c := range []struct{ name, data, want string }{
		{"ISO-8859-1", "caf\xe9", "café"},
		{"windows-1252", "\x80 5", "€ 5"},
		{"utf-8", "café", "café"},
		{"UTF-8", "caf\xe9!", "café!"}, // it says so, but is not
		{"iso-8859-1", "\xef\xbb\xbfcafé", "café"},
		{"", "caf\xc3\xa9", "café"},
	} {
		if got, known, err := Named([]byte(c.data), c.name); !known || err != nil || got != c.want {
			t.Errorf("%q in %s reads %q: %v, %v", c.data, c.name, got, known, err)
		}
	}
	if _, known, _ := Named([]byte("a"), "klingon"); known {
		t.Error("an encoding that nobody has")
	}
}

func TestTextIsAlwaysText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		data := rapid.SliceOf(rapid.Byte()).Draw(t, "data")
		if text, err := Text(data); err == nil && (!utf8.ValidString(text) || strings.ContainsRune(text, 0)) {
			t.Fatalf("%q reads %q", data, text)
		}
	})
}
