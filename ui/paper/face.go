package paper

import (
	"fmt"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"doelenboom/assets"
	"doelenboom/ui/figure"
)

// typeface is one style of the house's font, read once for all documents: what it can draw and how wide that is. Widths are those without
// kerning, because the PDF writer knows no kerning either.
type typeface struct {
	family, variant string // the names that the PDF writer knows it by
	name            string // its name in the finished file
	program         []byte
	font            *sfnt.Font
	usual           [usualRunes]float64 // the advances of the first runes, which most texts consist of
}

// usualRunes ends with the Latin letters that have diacritics.
const usualRunes = 0x250

// face is a style in one document.
type face struct {
	*typeface
	buffer   sfnt.Buffer
	advances map[rune]float64 // of the other runes: thousandths of an em, -1 for what the face cannot draw
	embedded bool
}

// family is the name of the font inside a document under construction; tabularFamily that of the same font with figures of one width.
const (
	family        = "atkinson"
	tabularFamily = "tabular"
)

// alphabet reads the three styles, and the two that set figures in columns, in the order of faceOf.
var alphabet = sync.OnceValues(func() ([]*typeface, error) {
	styles := []*typeface{
		{family: family, name: "AtkinsonHyperlegibleNext-Regular", program: assets.Regular},
		{family: family, variant: "B", name: "AtkinsonHyperlegibleNext-Bold", program: assets.Bold},
		{family: family, variant: "I", name: "AtkinsonHyperlegibleNext-Italic", program: assets.Italic},
		{family: tabularFamily, name: "AtkinsonHyperlegibleNext-Regular", program: tabularRegular()},
		{family: tabularFamily, variant: "B", name: "AtkinsonHyperlegibleNext-Bold", program: tabularBold()},
	}
	for _, l := range styles {
		parsed, err := sfnt.Parse(l.program)
		if err != nil {
			return nil, fmt.Errorf("paper: font %s%s: %w", l.family, l.variant, err)
		}
		l.font = parsed
		var buffer sfnt.Buffer
		for r := range rune(usualRunes) {
			l.usual[r] = l.lookUp(&buffer, r)
		}
	}
	return styles, nil
})

// newFaces are the styles for a new document, in the order of faceOf.
func newFaces() ([]*face, error) {
	styles, err := alphabet()
	faces := make([]*face, len(styles))
	for i, l := range styles {
		faces[i] = &face{typeface: l, advances: map[rune]float64{}}
	}
	return faces, err
}

// faceOf is the place of a weight in the list of faces. Italic figures are never set in columns.
func faceOf(weight figure.Weight, tabular bool) int {
	switch {
	case tabular && weight == figure.Bold:
		return 4
	case tabular:
		return 3
	}
	return int(weight)
}

// has tells whether the face can draw a rune. The PDF writer knows no rune above the basic plane.
func (f *face) has(r rune) bool {
	return f.advance(r) >= 0
}

func (f *face) advance(r rune) float64 {
	if r >= 0 && r < usualRunes {
		return f.usual[r]
	}
	if width, known := f.advances[r]; known {
		return width
	}
	width := f.lookUp(&f.buffer, r)
	f.advances[r] = width
	return width
}

func (t *typeface) lookUp(buffer *sfnt.Buffer, r rune) float64 {
	if r > 0xFFFF {
		return -1
	}
	glyph, err := t.font.GlyphIndex(buffer, r)
	if err != nil || glyph == 0 {
		return -1
	}
	em := int(t.font.UnitsPerEm())
	width, err := t.font.GlyphAdvance(buffer, glyph, fixed.I(em), font.HintingNone)
	if err != nil {
		return -1
	}
	return float64(width) / 64 * 1000 / float64(em)
}

// width is the width of a cleaned text at a size, in points.
func (f *face) width(text printable, size float64) float64 {
	sum := 0.0
	for _, r := range text {
		sum += max(f.advance(r), 0)
	}
	return sum * size / 1000
}
