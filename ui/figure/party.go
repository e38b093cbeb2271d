package figure

import (
	"math"

	"doelenboom/model"
)

// Parties is how many parties have a look of their own.
const Parties = 8

// Pattern fills an area so that parties are told apart without colour.
type Pattern uint8

// The patterns.
const (
	Solid Pattern = iota
	Rising
	Level
	Falling
	Upright
	Crossed
	Squared
	Dotted
)

// PartyLook is how a party is shown: always by letter and pattern as well as by colour.
type PartyLook struct {
	Paint   Paint
	Letter  string
	Pattern Pattern
}

// Party returns the look of the i-th party, counted from 0. The colours are those of Okabe and Ito (2008), darkened until they stand out
// at 4.5:1. They come round after [Parties]; the letter does not, up to Z.
func Party(i int) PartyLook {
	i = max(i, 0)
	return PartyLook{
		Paint:   Party1 + Paint(i%Parties),
		Letter:  string(rune('A' + i%26)),
		Pattern: Pattern(i % Parties),
	}
}

// Swatch fills a rectangle in a party's colour and pattern, with a border: for bars of votes and for a legend.
func Swatch(look PartyLook, x, y, w, h float64) []Op {
	if look.Pattern == Solid {
		return []Op{{Kind: Rect, X: x, Y: y, W: w, H: h, Fill: look.Paint, Stroke: look.Paint, Width: 1.5}}
	}
	ops := []Op{{Kind: Rect, X: x, Y: y, W: w, H: h, Fill: Card, Stroke: look.Paint, Width: 1.5}}
	line := func(x1, y1, x2, y2 float64) {
		ops = append(ops, Op{Kind: Path, Points: []Point{{x1, y1}, {x2, y2}}, Stroke: look.Paint, Width: 1.5})
	}
	const pitch = 5.0
	if look.Pattern == Level || look.Pattern == Squared {
		for at := pitch; at < h-1; at += pitch {
			line(x, y+at, x+w, y+at)
		}
	}
	if look.Pattern == Upright || look.Pattern == Squared {
		for at := pitch; at < w-1; at += pitch {
			line(x+at, y, x+at, y+h)
		}
	}
	if look.Pattern == Rising || look.Pattern == Crossed {
		diagonals(x, y, w, h, pitch*math.Sqrt2, false, line)
	}
	if look.Pattern == Falling || look.Pattern == Crossed {
		diagonals(x, y, w, h, pitch*math.Sqrt2, true, line)
	}
	if look.Pattern == Dotted {
		for dy := pitch / 2; dy < h; dy += pitch {
			for dx := pitch / 2; dx < w; dx += pitch {
				ops = append(ops, Op{Kind: Disc, X: x + dx, Y: y + dy, W: 1.2, Fill: look.Paint})
			}
		}
	}
	return ops
}

// diagonals yields the lines at 45 degrees that fill a rectangle, cut at its border.
func diagonals(x, y, w, h, pitch float64, falling bool, line func(x1, y1, x2, y2 float64)) {
	for at := pitch / 2; at < w+h; at += pitch {
		x1, y1 := math.Min(at, w), math.Max(0, at-w)
		x2, y2 := math.Max(0, at-h), math.Min(at, h)
		if falling {
			x1, x2 = w-x1, w-x2
		}
		line(x+x1, y+y1, x+x2, y+y2)
	}
}

// SupportIcon draws what a party thinks of a goal in a square with its upper left corner at x, y: its letter in a full square for
// support, with a corner cut off for support with a remark, and in an open dashed circle for doubt.
func SupportIcon(mark SupportMark, x, y, size float64) []Op {
	paint := mark.Look.Paint
	letter := Op{
		Kind: Text, X: x + size/2, Y: y + size*0.5 + size*0.25, Size: size * 0.75, Weight: Bold, Align: Center,
		Fill: Card, Text: Shorten(mark.Look.Letter, size, size*0.75, Bold),
	}
	var ground Op
	switch mark.Stance {
	case model.Doubts:
		ground = Op{Kind: Rect, X: x + 0.75, Y: y + 0.75, W: size - 1.5, H: size - 1.5, Radius: size / 2, Fill: Card, Stroke: paint, Width: 1.5, Dash: doubtDash}
		letter.Fill = paint
	case model.SupportsWithRemark:
		cut := size * 0.3
		ground = Op{
			Kind: Path, Closed: true, Fill: paint,
			Points: []Point{{x, y}, {x + size - cut, y}, {x + size, y + cut}, {x + size, y + size}, {x, y + size}},
		}
	default:
		ground = Op{Kind: Rect, X: x, Y: y, W: size, H: size, Radius: size * 0.15, Fill: paint}
	}
	if letter.Text == "" {
		return []Op{ground}
	}
	return []Op{ground, letter}
}

var doubtDash = []float64{2.5, 2}
