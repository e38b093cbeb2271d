// Package control holds the parts that pages are made of: running text, fields, buttons, choices, lists, drawings and the layouts that
// put them on a page. They know how to look and how to be used, by hand or by keyboard; what a user means with them goes out through
// callbacks. No control knows a dossier's rules.
package control

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"doelenboom/ui/figure"
	"doelenboom/ui/words"
)

// The type scale of the laptop at 100 %, and the steps of the grid, in Fyne units.
const (
	Small    = 13
	Body     = 15
	Heading  = 20
	Title    = 26
	Question = 32
	ClockBig = 44

	Tight = 4
	Gap   = 8
	Step  = 16
	Wide  = 24
	Broad = 32
)

// Look is how a window looks: its colours, how far it is enlarged, its language and its keys. Every control of a window shares one.
type Look struct {
	Palette  *figure.Palette
	Zoom     float32 // 1 is 100 %
	Words    *words.Book
	Keys     *Keyboard
	Contrast bool // high contrast: no hairlines, thicker borders
}

// Px scales a length of the design to this window.
func (l *Look) Px(v float32) float32 { return v * l.Zoom }

// Type scales a size of type to this window, in whole units: Fyne draws a fraction larger than it was asked for, and the text would run out
// of its place.
func (l *Look) Type(size float32) float32 { return float32(math.Round(float64(size * l.Zoom))) }

// Color returns the colour of a paint.
func (l *Look) Color(p figure.Paint) color.Color { return l.Palette.Color(p) }

// Stroke is the width of a border.
func (l *Look) Stroke() float32 {
	if l.Contrast {
		return 2
	}
	return 1
}

// Line makes one line of text that does not wrap.
func (l *Look) Line(text string, size float32, weight figure.Weight, paint figure.Paint) *canvas.Text {
	t := canvas.NewText(text, l.Color(paint))
	t.TextSize = l.Type(size)
	t.TextStyle = Style(weight)
	return t
}

// Style returns the text style of a weight.
func Style(weight figure.Weight) fyne.TextStyle {
	return fyne.TextStyle{Bold: weight == figure.Bold, Italic: weight == figure.Italic}
}

// Rule makes a hairline, to be laid out as wide or as high as its place.
func (l *Look) Rule() *canvas.Rectangle {
	r := canvas.NewRectangle(l.Color(figure.Line))
	r.SetMinSize(fyne.NewSize(l.Stroke(), l.Stroke()))
	return r
}

// Surface makes a plain area of a colour.
func (l *Look) Surface(paint figure.Paint) *canvas.Rectangle {
	return canvas.NewRectangle(l.Color(paint))
}
