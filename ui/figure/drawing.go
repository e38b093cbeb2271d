// Package figure draws the goal tree and the charts once, without a device. What it yields is a [Drawing]: a display list of
// rectangles, lines and texts with their places, in units that a device scales as it likes (one unit is one pixel of a laptop screen
// at 100 %). The screen, the PDF, the SVG, the PNG and the web page paint that list, so that the tree which the room made is the tree
// on the wall and in the report; tests compare lists, not pixels.
package figure

import (
	"fmt"
	"strings"

	"doelenboom/model"
)

// Paint names the role of a colour. A device looks the colour up in its [Palette]; no figure knows a colour.
type Paint uint8

// The roles of design.md. None paints nothing.
const (
	None Paint = iota
	Ink
	MutedInk
	Ground
	Card
	Line
	Control
	Accent
	OnAccent
	LevelEffect
	LevelGoal
	LevelResult
	LevelEffort
	OnCourse
	Attention
	OffCourse
	NoJudgement
	Faded // ink at 35 %, for what is outside the focused branch
	Shade // a tint of the card under what stands in a chart: the range to stay within; high contrast has none
	Party1
	Party2
	Party3
	Party4
	Party5
	Party6
	Party7
	Party8
	paints // how many there are
)

// Weight is the style of a text.
type Weight uint8

const (
	Regular Weight = iota
	Bold
	Italic
)

// Align says which end of a text its X names.
type Align uint8

const (
	Left Align = iota
	Center
	Right
)

// Kind says which fields of an [Op] count.
type Kind uint8

const (
	// Rect is X, Y, W, H with Fill, Stroke, Width, Radius, Dash.
	Rect Kind = iota
	// Path is Points, open unless Closed, with Fill (closed only), Stroke, Width, Dash.
	Path
	// Disc is a circle round X, Y with radius W, with Fill, Stroke, Width.
	Disc
	// Text is one line, never wrapped by the device: X, Y its baseline, Size, Weight, Align, Fill.
	Text
)

// Point is a place in a drawing; y grows downwards.
type Point struct{ X, Y float64 }

// Op is one thing to paint.
type Op struct {
	Kind       Kind
	X, Y, W, H float64
	Points     []Point
	Closed     bool
	Fill       Paint
	Stroke     Paint
	Width      float64
	Radius     float64
	Dash       []float64 // lengths of dash and gap; nil is a whole line
	Hatch      bool      // diagonal lines in the Stroke colour instead of a plain fill: for grey print
	Text       string
	Size       float64
	Weight     Weight
	Align      Align
	// Item is the record that this belongs to, so that a device can find what was pointed at and move it as one.
	Item model.ID
	// Hint is what a device may tell when this is pointed at: the reason of a gap, the certainty of a value.
	Hint string
}

// Drawing is a finished figure.
type Drawing struct {
	W, H float64
	Ops  []Op
	// Title is one line; Words says in full sentences what the figure shows, for whoever does not see it: outline, web page, tagged PDF.
	Title string
	Words string
}

// Moved returns the op at another place.
func (o Op) Moved(dx, dy float64) Op {
	o.X, o.Y = o.X+dx, o.Y+dy
	if o.Points != nil {
		points := make([]Point, len(o.Points))
		for i, p := range o.Points {
			points[i] = Point{p.X + dx, p.Y + dy}
		}
		o.Points = points
	}
	return o
}

// String writes an op on one line, for tests and for whoever looks for a fault: its kind, place, paints and text.
func (o Op) String() string {
	var b strings.Builder
	switch o.Kind {
	case Rect:
		fmt.Fprintf(&b, "rect %.4g,%.4g %.4gx%.4g", o.X, o.Y, o.W, o.H)
	case Path:
		b.WriteString("path")
		for _, p := range o.Points {
			fmt.Fprintf(&b, " %.4g,%.4g", p.X, p.Y)
		}
		if o.Closed {
			b.WriteString(" closed")
		}
	case Disc:
		fmt.Fprintf(&b, "disc %.4g,%.4g r%.4g", o.X, o.Y, o.W)
	case Text:
		fmt.Fprintf(&b, "text %.4g,%.4g %q size %.4g", o.X, o.Y, o.Text, o.Size)
	}
	if o.Fill != None {
		fmt.Fprintf(&b, " fill %d", o.Fill)
	}
	if o.Stroke != None {
		fmt.Fprintf(&b, " stroke %d width %.4g", o.Stroke, o.Width)
	}
	if o.Dash != nil {
		fmt.Fprintf(&b, " dash %v", o.Dash)
	}
	if o.Hatch {
		b.WriteString(" hatch")
	}
	return b.String()
}
