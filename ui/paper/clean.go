package paper

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// printable is a text that has been through clean: valid, composed, without control characters, and with nothing that the face lacks.
// Only such a text can be drawn, because the PDF writer panics on a cut-off rune or an emoji and counts a missing glyph as no width.
type printable string

// The marks that stand for what the font cannot draw: a letter or figure of another script (or a broken one), and any other sign.
const (
	unknownLetter = "?"
	unknownSign   = "*"
)

// substitutes are the signs that people paste into a text and that have a plain spelling. What the font does have is never replaced.
var substitutes = map[rune]string{
	'≥': ">=", '≤': "<=", '≠': "<>", '≈': "ca.", '−': "-", '→': "->", '←': "<-", '↔': "<->", '⇒': "=>", '➔': "->", '➜': "->",
	'‐': "-", '‑': "-", '‒': "-", '―': "—", '⁃': "-", '⁄': "/", '∕': "/", '′': "'", '″': "\"", 'ʼ': "’", '‛': "‘", '‚': ",", '„': "\"",
	'✓': "√", '✔': "√", '✅': "√", '☑': "√", '✗': "×", '✘': "×", '❌': "×", '☒': "×", '☐': "[ ]",
	'●': "•", '■': "•", '▪': "•", '◦': "•", '▶': ">", '►': ">", '◆': "•", '★': "*", '☆': "*", '⭐': "*",
}

// clean makes a text printable in one face. A line break stays, every other white becomes one space (a space that forbids a break stays
// one), and what has no shape of its own on paper disappears. Missing is called once for every rune that had to be replaced.
func clean(text string, f *face, missing func(r rune)) printable {
	var out strings.Builder
	out.Grow(len(text))
	joined := false // the rune before was a joiner: what follows belongs to the sign already replaced
	for _, r := range plain(text) {
		switch {
		case r == '\u200D':
			joined = true
		case invisible(r):
		case unicode.Is(unicode.Zs, r) && r != '\u00A0':
			joined = false
			out.WriteByte(' ')
		case f.has(r) || r == '\n':
			joined = false
			out.WriteRune(r)
		case joined:
			joined = false
		default:
			missing(r)
			out.WriteString(substitute(r, f))
		}
	}
	return printable(out.String())
}

// plain is the part of clean that needs no font: for titles, bookmarks and texts that are only read aloud.
func plain(text string) string {
	if ascii(text) {
		return text
	}
	text = norm.NFC.String(strings.ToValidUTF8(text, "\uFFFD"))
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\u2028' || r == '\u2029' || r == '\u0085' || r == '\v' || r == '\f':
			return '\n'
		case r == '\t':
			return ' '
		case r == '\u00AD' || unicode.IsControl(r):
			return -1
		}
		return r
	}, text)
}

// ascii tells whether a text consists of line breaks and the visible characters of ASCII alone, as most texts do.
func ascii(text string) bool {
	for i := range len(text) {
		if c := text[i]; (c < ' ' && c != '\n') || c > '~' {
			return false
		}
	}
	return true
}

// invisible tells whether a rune only steers other runes: joiners, direction marks, variation selectors, skin tones, marks that could
// not be composed with their letter (the PDF writer cannot place them).
func invisible(r rune) bool {
	return unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Me, r) ||
		(r >= 0xFE00 && r <= 0xFE0F) || (r >= 0x1F3FB && r <= 0x1F3FF)
}

// substitute spells a missing rune with what the face has.
func substitute(r rune, f *face) string {
	if spelled, found := substitutes[r]; found && f.hasAll(spelled) {
		return spelled
	}
	var spelled strings.Builder
	for _, part := range norm.NFKD.String(string(r)) {
		if part == '⁄' {
			part = '/'
		}
		if part != r && f.has(part) && !invisible(part) {
			spelled.WriteRune(part)
		}
	}
	switch {
	case spelled.Len() > 0:
		return spelled.String()
	case unicode.IsLetter(r) || unicode.IsNumber(r) || r == utf8.RuneError:
		return unknownLetter
	}
	return unknownSign
}

func (f *face) hasAll(text string) bool {
	for _, r := range text {
		if !f.has(r) {
			return false
		}
	}
	return true
}
