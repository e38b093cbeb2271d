package figure

import (
	"image/color"
	"math"
)

// Palette gives every [Paint] its colour. Each palette is a table of its own: dark and high contrast are not inversions. In all of them
// text stands at 4.5:1 or better on Ground and Card, signs and borders of controls at 3:1, Ink and MutedInk at 7:1.
type Palette [paints]color.NRGBA

// Color returns the colour of a paint; None and unknown paints are transparent.
func (p *Palette) Color(paint Paint) color.NRGBA {
	if paint == None || paint >= paints {
		return color.NRGBA{}
	}
	return p[paint]
}

func hex(rgb uint32) color.NRGBA {
	return color.NRGBA{R: uint8(rgb >> 16), G: uint8(rgb >> 8), B: uint8(rgb), A: 0xff}
}

// newPalette makes a table from its colours and blends what is faded: 35 % ink on a card.
func newPalette(table map[Paint]uint32) Palette {
	var p Palette
	for paint, rgb := range table {
		p[paint] = hex(rgb)
	}
	p[Faded] = blend(p[Ink], p[Card], 0.35)
	return p
}

// The palettes. Treat them as constants.
var (
	Light = newPalette(map[Paint]uint32{
		Ink: 0x1B2A33, MutedInk: 0x46565F, Ground: 0xFAF8F4, Card: 0xFFFFFF, Line: 0xD5D0C6, Control: 0x7C8790,
		Accent: 0x0B6E6E, OnAccent: 0xFFFFFF,
		LevelEffect: 0x5B3A8C, LevelGoal: 0x0B6E6E, LevelResult: 0x1F5FA8, LevelEffort: 0x8A5A00,
		Shade:    0xF1EDE4,
		OnCourse: 0x1A7F37, Attention: 0x8A5A00, OffCourse: 0xB42318, NoJudgement: 0x57606A,
		Party1: 0x000000, Party2: 0x976800, Party3: 0x39779A, Party4: 0x00815E,
		Party5: 0x797321, Party6: 0x0072B2, Party7: 0xBA5200, Party8: 0x9C5C7F,
	})

	Dark = newPalette(map[Paint]uint32{
		Ink: 0xF2F0EB, MutedInk: 0xB9C3C9, Ground: 0x14191D, Card: 0x1E262B, Line: 0x3D4950, Control: 0x8996A0,
		Accent: 0x5CC8C2, OnAccent: 0x06201F,
		LevelEffect: 0xC3A6F0, LevelGoal: 0x5CC8C2, LevelResult: 0x8DBBF5, LevelEffort: 0xE0B45C,
		Shade:    0x2A3439,
		OnCourse: 0x6CCB85, Attention: 0xE8B44A, OffCourse: 0xFF8A80, NoJudgement: 0xB3BDC4,
		Party1: 0xC4C9CC, Party2: 0xE69F00, Party3: 0x56B4E9, Party4: 0x2BB48E,
		Party5: 0xF0E442, Party6: 0x58A6D2, Party7: 0xE38340, Party8: 0xD588B1,
	})

	// ContrastLight is black on white, without hairlines.
	ContrastLight = newPalette(map[Paint]uint32{
		Ink: 0x000000, MutedInk: 0x000000, Ground: 0xFFFFFF, Card: 0xFFFFFF, Line: 0x000000, Control: 0x000000,
		Accent: 0x00339A, OnAccent: 0xFFFFFF,
		LevelEffect: 0x4B1E86, LevelGoal: 0x004F4F, LevelResult: 0x00408A, LevelEffort: 0x5E3A00,
		Shade:    0xFFFFFF,
		OnCourse: 0x00561B, Attention: 0x5E3A00, OffCourse: 0x8A0000, NoJudgement: 0x000000,
		Party1: 0x000000, Party2: 0x765100, Party3: 0x2C5D79, Party4: 0x006549,
		Party5: 0x5E5A1A, Party6: 0x005C91, Party7: 0x924000, Party8: 0x7A4864,
	})

	// ContrastDark is white on black with yellow for what is selected.
	ContrastDark = newPalette(map[Paint]uint32{
		Ink: 0xFFFFFF, MutedInk: 0xFFFFFF, Ground: 0x000000, Card: 0x000000, Line: 0xFFFFFF, Control: 0xFFFFFF,
		Accent: 0xFFE600, OnAccent: 0x000000,
		LevelEffect: 0xD9B8FF, LevelGoal: 0x5CE6DE, LevelResult: 0x99C9FF, LevelEffort: 0xFFC65C,
		Shade:    0x000000,
		OnCourse: 0x7CE89A, Attention: 0xFFC65C, OffCourse: 0xFF9C94, NoJudgement: 0xFFFFFF,
		Party1: 0xFFFFFF, Party2: 0xE69F00, Party3: 0x56B4E9, Party4: 0x33C79D,
		Party5: 0xF0E442, Party6: 0x6CB6DF, Party7: 0xF08E49, Party8: 0xE096BD,
	})

	// Print is for paper: Light on white, with hairlines that a printer still draws.
	Print = newPalette(map[Paint]uint32{
		Ink: 0x1B2A33, MutedInk: 0x46565F, Ground: 0xFFFFFF, Card: 0xFFFFFF, Line: 0xC8C3B8, Control: 0x6D7881,
		Accent: 0x0B6E6E, OnAccent: 0xFFFFFF,
		LevelEffect: 0x5B3A8C, LevelGoal: 0x0B6E6E, LevelResult: 0x1F5FA8, LevelEffort: 0x8A5A00,
		Shade:    0xF0EEE8,
		OnCourse: 0x1A7F37, Attention: 0x8A5A00, OffCourse: 0xB42318, NoJudgement: 0x57606A,
		Party1: 0x000000, Party2: 0x976800, Party3: 0x39779A, Party4: 0x00815E,
		Party5: 0x797321, Party6: 0x0072B2, Party7: 0xBA5200, Party8: 0x9C5C7F,
	})
)

// WithAccent returns the palette with the municipality's own accent, and whether that colour can be read as text on Ground and Card
// and carries text itself. When it cannot, the accent is the nearest colour that can: the same hue, as much darker or lighter as it
// takes.
func (p Palette) WithAccent(accent color.NRGBA) (Palette, bool) {
	accent.A = 0xff
	asked := p.accented(accent)
	if asked.accentReads() {
		return asked, true
	}
	toward := color.NRGBA{A: 0xff}
	if luminance(p[Ground]) < luminance(p[Ink]) {
		toward = color.NRGBA{R: 0xff, G: 0xff, B: 0xff, A: 0xff}
	}
	for share := 0.01; share < 1; share += 0.01 {
		if nearest := p.accented(blend(toward, accent, share)); nearest.accentReads() {
			return nearest, false
		}
	}
	return p, false
}

func (p Palette) accented(accent color.NRGBA) Palette {
	p[Accent] = accent
	p[OnAccent] = p[Card]
	if white := hex(0xFFFFFF); Contrast(accent, white) > Contrast(accent, p[OnAccent]) {
		p[OnAccent] = white
	}
	return p
}

func (p *Palette) accentReads() bool {
	return Contrast(p[Accent], p[Ground]) >= 4.5 && Contrast(p[Accent], p[Card]) >= 4.5 && Contrast(p[Accent], p[OnAccent]) >= 4.5
}

// Contrast is the contrast ratio of two opaque colours, from 1 to 21, as WCAG 2.2 defines it.
func Contrast(a, b color.NRGBA) float64 {
	high, low := luminance(a), luminance(b)
	if high < low {
		high, low = low, high
	}
	return (high + 0.05) / (low + 0.05)
}

func luminance(c color.NRGBA) float64 {
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

func linear(channel uint8) float64 {
	c := float64(channel) / 255
	if c <= 0.04045 {
		return c / 12.92
	}
	return math.Pow((c+0.055)/1.055, 2.4)
}

// blend lays a share of one colour over another.
func blend(over, under color.NRGBA, share float64) color.NRGBA {
	mix := func(a, b uint8) uint8 { return uint8(math.Round(float64(a)*share + float64(b)*(1-share))) }
	return color.NRGBA{R: mix(over.R, under.R), G: mix(over.G, under.G), B: mix(over.B, under.B), A: 0xff}
}
