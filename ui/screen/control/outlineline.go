package control

import (
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"doelenboom/ui/figure"
)

// Lengths of a line of an outline.
const (
	outlinePad    = 7  // above and below the text
	outlineIndent = 22 // for every level
	outlineSign   = 22 // room for the sign that something is folded
	outlineAside  = 210
	outlineRoomy  = 620 // from this width on, what is told of a goal stands at the right of its text, else below it
)

// outlineShape is where the parts of a line stand.
type outlineShape struct {
	sign, code, text, aside float32 // from the left
	textWidth, asideWidth   float32
	lines, notes            []string
	below                   bool // the notes stand below the text
	height                  float32
}

// shape lays out a line at a width.
func (o *Outline) shape(i int, width float32) outlineShape {
	px, card := o.look.Px, &o.cards[i]
	s := outlineShape{sign: px(Step) + min(px(outlineIndent)*float32(o.nodes[i].depth), width*0.35)}
	s.code = s.sign + px(outlineSign)
	s.text = s.code
	if card.Code != "" {
		s.text += float32(figure.Measure(card.Code, float64(o.look.Type(Small)), figure.Bold)) + px(14)
	}
	right := width - px(Step)
	if s.below = width < px(outlineRoomy); !s.below {
		s.asideWidth = px(outlineAside)
		s.aside = right - s.asideWidth
		right = s.aside - px(Step)
	} else {
		s.aside, s.asideWidth = s.text, right-s.text
	}
	s.textWidth = max(px(40), right-s.text)
	s.lines, _ = o.wrapper.Lines(card.Text, figure.Wrapping{Width: float64(s.textWidth), Size: float64(o.look.Type(Body)), Weight: o.weight(i)})
	s.notes, _ = o.wrapper.Lines(o.told(i), figure.Wrapping{Width: float64(s.asideWidth), Size: float64(o.look.Type(Small)), Weight: figure.Regular})
	text, notes := float32(max(1, len(s.lines)))*o.step(Body), float32(len(s.notes))*o.step(Small)
	if s.below {
		s.height = text + notes
	} else {
		s.height = max(text, notes)
	}
	s.height = float32(math.Ceil(float64(s.height + 2*px(outlinePad))))
	return s
}

// step is the distance between two lines of text of a size.
func (o *Outline) step(size float32) float32 { return o.look.Type(size) * lineHeight }

func (o *Outline) weight(i int) figure.Weight {
	switch card := &o.cards[i]; {
	case card.Parked:
		return figure.Italic
	case card.Level <= 2:
		return figure.Bold
	}
	return figure.Regular
}

// told is what stands beside the text of a goal: its level, and what else is told of it.
func (o *Outline) told(i int) string {
	return strings.Join(append([]string{o.words.Level(o.cards[i].Level)}, o.rest(i)...), ", ")
}

// Len implements [RowSource].
func (o *Outline) Len() int { return len(o.shown) }

// Heading implements [RowSource].
func (o *Outline) Heading(int) bool { return false }

// HeightFor implements [RowSource]: the line that is written is as high as its field.
func (o *Outline) HeightFor(at int, width float32) float32 {
	i := o.shown[at]
	height := o.shape(i, width).height
	if o.draft != nil && o.cards[i].ID == o.draft.Goal && o.field.open {
		height = max(height, o.fieldHeight(i, width)+o.look.Px(outlinePad))
	}
	return height
}

// Make implements [RowSource].
func (o *Outline) Make() fyne.CanvasObject {
	line := &outlineLine{outline: o, painter: painter{look: o.look}}
	line.ExtendBaseWidget(line)
	return line
}

// Fill implements [RowSource].
func (o *Outline) Fill(row fyne.CanvasObject, at int) {
	line := row.(*outlineLine)
	line.at = at
	line.Refresh()
}

// outlineLine shows one goal of an outline.
type outlineLine struct {
	widget.BaseWidget
	outline *Outline
	painter painter
	ops     []figure.Op
	at      int // among the lines of the outline
}

// AccessibilityLabel implements fyne.Accessible: the goal in words.
func (l *outlineLine) AccessibilityLabel() string {
	if l.at >= len(l.outline.shown) {
		return ""
	}
	return l.outline.aloud(l.outline.shown[l.at])
}

// AccessibilityRole implements fyne.Accessible.
func (l *outlineLine) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// Tapped implements fyne.Tappable: a tap on the sign folds, another one selects, and a tap on what is selected writes.
func (l *outlineLine) Tapped(ev *fyne.PointEvent) {
	o := l.outline
	if l.at >= len(o.shown) {
		return
	}
	i := o.shown[l.at]
	card := o.cards[i]
	s := o.shape(i, l.Size().Width)
	switch focused := o.rows.focused; {
	case o.nodes[i].children > 0 && ev.Position.X >= s.sign-o.look.Px(Gap) && ev.Position.X < s.code:
		o.takeFocus()
		o.fold(card.ID, !o.Folded(card.ID))
	case card.ID == NewGoal || focused && card.ID == o.selected:
		o.takeFocus()
		o.Edit()
	default:
		o.takeFocus()
		o.pick(card.ID)
	}
}

// draw paints the goal: the sign of what is folded, its code, its text and what is told of it.
func (l *outlineLine) draw(size fyne.Size) {
	o := l.outline
	l.ops = l.ops[:0]
	if l.at < len(o.shown) && size.Width > 0 {
		l.ops = o.appendLine(l.ops, o.shown[l.at], size.Width)
	}
	l.painter.paint(l.ops, 1, 0, 0)
}

func (o *Outline) appendLine(ops []figure.Op, i int, width float32) []figure.Op {
	card, s := &o.cards[i], o.shape(i, width)
	body, small := float64(o.look.Type(Body)), float64(o.look.Type(Small))
	pad, step := float64(o.look.Px(outlinePad)), float64(o.step(Body))
	base := pad + step/2 + body*0.34 // of the first line
	ink := figure.Ink
	if card.Parked {
		ink = figure.MutedInk
	}
	if o.nodes[i].children > 0 {
		ops = append(ops, o.foldSign(float64(s.sign), pad+step/2, o.Folded(card.ID)))
	}
	if card.Code != "" {
		ops = append(ops, figure.Op{Kind: figure.Text, X: float64(s.code), Y: base, Size: small, Weight: figure.Bold, Fill: figure.LevelPaint(card.Level), Text: card.Code})
	}
	y := base
	for _, line := range s.lines {
		ops = append(ops, figure.Op{Kind: figure.Text, X: float64(s.text), Y: y, Size: body, Weight: o.weight(i), Fill: ink, Text: line})
		y += step
	}
	if !s.below {
		y = base
	} else {
		y += (float64(o.step(Small)) - step) / 2
	}
	for _, line := range s.notes {
		ops = append(ops, figure.Op{Kind: figure.Text, X: float64(s.aside), Y: y, Size: small, Fill: figure.MutedInk, Text: line})
		y += float64(o.step(Small))
	}
	return ops
}

// foldSign points down at what is open and right at what is folded.
func (o *Outline) foldSign(left, middle float64, folded bool) figure.Op {
	u := float64(o.look.Px(1))
	x := left + 5*u
	points := []figure.Point{{X: x - 4.5*u, Y: middle - 2.5*u}, {X: x, Y: middle + 2.5*u}, {X: x + 4.5*u, Y: middle - 2.5*u}}
	if folded {
		points = []figure.Point{{X: x - 2.5*u, Y: middle - 4.5*u}, {X: x + 2.5*u, Y: middle}, {X: x - 2.5*u, Y: middle + 4.5*u}}
	}
	return figure.Op{Kind: figure.Path, Points: points, Stroke: figure.Ink, Width: 1.75 * u}
}

// CreateRenderer implements fyne.Widget.
func (l *outlineLine) CreateRenderer() fyne.WidgetRenderer { return &outlineLineRenderer{l} }

type outlineLineRenderer struct{ line *outlineLine }

func (r *outlineLineRenderer) Destroy()                     {}
func (r *outlineLineRenderer) Objects() []fyne.CanvasObject { return r.line.painter.objects }
func (r *outlineLineRenderer) MinSize() fyne.Size           { return fyne.NewSize(1, 1) }
func (r *outlineLineRenderer) Layout(size fyne.Size)        { r.line.draw(size) }

func (r *outlineLineRenderer) Refresh() {
	r.line.draw(r.line.Size())
	canvas.Refresh(r.line)
}
