package figure

import (
	"sync"
	"unicode/utf8"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"doelenboom/assets"
)

// LineHeight is the distance between two baselines, in text sizes.
const LineHeight = 1.35

// Ascent and Descent are how far a line reaches above and below its baseline, in text sizes: capitals with an accent, and a g.
const (
	Ascent  = 0.90
	Descent = 0.25
)

// tableRunes is how many runes have their width in a table; the others are looked up once and kept in a map.
const tableRunes = 0x250

// face is one embedded font with the widths of its letters.
type face struct {
	font  *sfnt.Font
	table [tableRunes]float64
	other sync.Map // rune -> float64
}

var faces = sync.OnceValue(func() [3]*face {
	return [3]*face{Regular: newFace(assets.Regular), Bold: newFace(assets.Bold), Italic: newFace(assets.Italic)}
})

// newFace reads an embedded font. The fonts are part of the program, so one that cannot be read is a broken build.
func newFace(data []byte) *face {
	parsed, err := sfnt.Parse(data)
	if err != nil {
		panic("figure: embedded font: " + err.Error())
	}
	f := &face{font: parsed}
	var buffer sfnt.Buffer
	for r := range f.table {
		f.table[r] = f.read(&buffer, rune(r))
	}
	return f
}

// read returns the width of a rune at size 1.
func (f *face) read(buffer *sfnt.Buffer, r rune) float64 {
	if r < ' ' {
		return 0
	}
	const exact = 1 << 10 // ppem at which 26.6 fixed point loses nothing that matters
	index, err := f.font.GlyphIndex(buffer, r)
	if err != nil {
		index = 0
	}
	advance, err := f.font.GlyphAdvance(buffer, index, fixed.I(exact), font.HintingNone)
	if err != nil {
		return 0
	}
	return float64(advance) / 64 / exact
}

func (f *face) width(r rune) float64 {
	if r >= 0 && r < tableRunes {
		return f.table[r]
	}
	if known, ok := f.other.Load(r); ok {
		return known.(float64)
	}
	var buffer sfnt.Buffer
	width := f.read(&buffer, r)
	f.other.Store(r, width)
	return width
}

func faceOf(weight Weight) *face {
	if weight > Italic {
		weight = Regular
	}
	return faces()[weight]
}

// Measure returns how wide a text stands at a size, in the same units. It counts no kerning, which in this typeface makes a text a
// little narrower, never wider. It is safe for concurrent use.
func Measure(text string, size float64, weight Weight) float64 {
	f := faceOf(weight)
	sum := 0.0
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf {
			sum += f.table[c]
			i++
			continue
		}
		r, length := utf8.DecodeRuneInString(text[i:])
		sum += f.width(r)
		i += length
	}
	return sum * size
}

// Shorten returns the text if it fits the width, else as much of its beginning as fits with an ellipsis, which may be nothing.
func Shorten(text string, width, size float64, weight Weight) string {
	if Measure(text, size, weight) <= width {
		return text
	}
	return ellipsize(text, width, size, weight)
}
