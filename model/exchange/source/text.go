package source

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode/utf32"

	wide "golang.org/x/text/encoding/unicode"

	"doelenboom/model"
)

var (
	utf16Little = wide.UTF16(wide.LittleEndian, wide.IgnoreBOM)
	utf16Big    = wide.UTF16(wide.BigEndian, wide.IgnoreBOM)
)

// Text returns what the bytes of a file say: UTF-8, UTF-16 or UTF-32 with a mark, UTF-16 without one, and else a single-byte encoding: the
// Windows one, unless the letters read better as DOS or Macintosh. It fails with a [model.Problem] for bytes that are no text.
func Text(data []byte) (string, error) {
	for _, mark := range []struct {
		bytes    string
		encoding encoding.Encoding
	}{
		{"\xef\xbb\xbf", encoding.Nop},
		{"\xff\xfe\x00\x00", utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)},
		{"\x00\x00\xfe\xff", utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)},
		{"\xff\xfe", utf16Little},
		{"\xfe\xff", utf16Big},
	} {
		if rest, ok := bytes.CutPrefix(data, []byte(mark.bytes)); ok {
			if mark.encoding == encoding.Nop {
				return readable(strings.ToValidUTF8(string(rest), "\ufffd"))
			}
			return decode(rest, mark.encoding)
		}
	}
	if silent := withoutMark(data); silent != nil {
		return decode(data, silent)
	}
	if mostlyUTF8(data) {
		text := string(data)
		if !utf8.ValidString(text) {
			text = strings.ToValidUTF8(text, "\ufffd")
		}
		return readable(text)
	}
	return decode(data, singleByte(data))
}

// Named returns the text of a file that says its own encoding, as XML does. It trusts a byte order mark more, and falls back on [Text]
// where the name says nothing or the bytes belie it. It reports whether it knows the name.
func Named(data []byte, name string) (text string, known bool, err error) {
	marked := bytes.HasPrefix(data, []byte("\xef\xbb\xbf")) || bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff"))
	var by encoding.Encoding
	switch strings.ToLower(strings.TrimSpace(name)) {
	case "", "utf-8", "utf8", "us-ascii", "ascii", "utf-16", "utf-16le", "utf-16be":
	case "iso-8859-1", "iso8859-1", "latin1", "latin-1", "windows-1252", "cp1252":
		by = charmap.Windows1252
	case "iso-8859-15", "latin-9":
		by = charmap.ISO8859_15
	case "windows-1250", "cp1250":
		by = charmap.Windows1250
	case "ibm850", "cp850":
		by = charmap.CodePage850
	case "macintosh", "x-mac-roman":
		by = charmap.Macintosh
	default:
		return "", false, nil
	}
	if by == nil || marked {
		text, err = Text(data)
		return text, true, err
	}
	text, err = decode(data, by)
	return text, true, err
}

func decode(data []byte, from encoding.Encoding) (string, error) {
	out, err := from.NewDecoder().Bytes(data)
	if err != nil {
		return "", model.NewProblem("problem.import.binary").Because(err)
	}
	return readable(strings.TrimPrefix(string(out), "\ufeff"))
}

// readable refuses what no writer of texts leaves behind: zero bytes, or one control character in a hundred.
func readable(text string) (string, error) {
	controls := 0
	for i := range len(text) {
		b := text[i]
		if b >= ' ' { // nearly all of it
			continue
		}
		switch b {
		case 0:
			return "", model.NewProblem("problem.import.binary")
		case '\t', '\n', '\r', '\f', '\v':
		default:
			controls++
		}
	}
	if controls*100 > len(text) {
		return "", model.NewProblem("problem.import.binary")
	}
	return text, nil
}

// withoutMark recognises UTF-16 by the zero bytes that Western texts have in every other place; nil for anything else.
func withoutMark(data []byte) encoding.Encoding {
	head := data[:min(len(data), 4096)&^1]
	if len(head) < 4 {
		return nil
	}
	var zeros [2]int
	for i, b := range head {
		if b == 0 {
			zeros[i%2]++
		}
	}
	most := len(head) / 2
	switch {
	case zeros[1]*10 > most*6 && zeros[0]*10 < most:
		return utf16Little
	case zeros[0]*10 > most*6 && zeros[1]*10 < most:
		return utf16Big
	}
	return nil
}

// mostlyUTF8 reports whether more bytes above ASCII make sense as UTF-8 than do not: one broken letter is no reason to misread all others.
func mostlyUTF8(data []byte) bool {
	if utf8.Valid(data) {
		return true
	}
	good, bad := 0, 0
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			bad++
		case size > 1:
			good++
		}
		i += size
	}
	return good > bad
}

// The letters with marks that Dutch uses.
const dutchLetters = "áàâäéèêëíïóôöúûüçÉËÏÖÜ"

// singleByte chooses the encoding in which the bytes between two letters are letters too, Dutch ones above all.
func singleByte(data []byte) encoding.Encoding {
	candidates := []*charmap.Charmap{charmap.Windows1252, charmap.CodePage850, charmap.Macintosh}
	best, highest := candidates[0], 0
	for i, candidate := range candidates {
		score := 0
		for at := 1; at+1 < len(data); at++ {
			if data[at] < utf8.RuneSelf || !asciiLetter(data[at-1]) || !asciiLetter(data[at+1]) {
				continue
			}
			switch r := candidate.DecodeByte(data[at]); {
			case strings.ContainsRune(dutchLetters, r):
				score += 2
			case unicode.IsLetter(r):
				score++
			default:
				score--
			}
		}
		if i == 0 || score > highest {
			best, highest = candidate, score
		}
	}
	return best
}

func asciiLetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }
