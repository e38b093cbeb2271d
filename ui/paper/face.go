package paper

import (
	"fmt"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"doelenboom/assets"
	"doelenboom/ui/figure"
)

// face is one style of the house's font: what it can draw and how wide that is. Widths are those without kerning, because the PDF
// writer knows no kerning either.
type face struct {
	family, variant string // the names that the PDF writer knows it by
	name            string // its name in the finished file
	program         func() []byte
	font            *sfnt.Font
	buffer          sfnt.Buffer
	advances        map[rune]float64 // thousandths of an em, -1 for what the face cannot draw
	embedded        bool
}

// family is the name of the font inside a document under construction; tabularFamily that of the same font with figures of one width.
const (
	family        = "atkinson"
	tabularFamily = "tabular"
)

// newFaces reads the three styles, and the two that set figures in columns, in the order of faceOf.
func newFaces() ([]*face, error) {
	faces := []*face{
		{family: family, name: "AtkinsonHyperlegibleNext-Regular", program: func() []byte { return assets.Regular }},
		{family: family, variant: "B", name: "AtkinsonHyperlegibleNext-Bold", program: func() []byte { return assets.Bold }},
		{family: family, variant: "I", name: "AtkinsonHyperlegibleNext-Italic", program: func() []byte { return assets.Italic }},
		{family: tabularFamily, name: "AtkinsonHyperlegibleNext-Regular", program: tabularRegular},
		{family: tabularFamily, variant: "B", name: "AtkinsonHyperlegibleNext-Bold", program: tabularBold},
	}
	for _, f := range faces {
		parsed, err := sfnt.Parse(f.program())
		if err != nil {
			return nil, fmt.Errorf("paper: font %s%s: %w", f.family, f.variant, err)
		}
		f.font = parsed
		f.advances = make(map[rune]float64, 128)
	}
	return faces, nil
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
	if width, known := f.advances[r]; known {
		return width
	}
	width := f.lookUp(r)
	f.advances[r] = width
	return width
}

func (f *face) lookUp(r rune) float64 {
	if r > 0xFFFF {
		return -1
	}
	glyph, err := f.font.GlyphIndex(&f.buffer, r)
	if err != nil || glyph == 0 {
		return -1
	}
	em := int(f.font.UnitsPerEm())
	width, err := f.font.GlyphAdvance(&f.buffer, glyph, fixed.I(em), font.HintingNone)
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
