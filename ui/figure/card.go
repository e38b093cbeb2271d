package figure

import (
	"math"
	"strconv"

	"doelenboom/model"
)

// Lengths on a card, at text size 15.
const (
	barWidth    = 4
	padLeft     = 15 // bar included
	padRight    = 12
	usualPad    = 9 // above the first line and below the last
	densePad    = 6
	padWide     = 24
	usualStep   = 20 // from line to line
	denseStep   = 18.5
	firstBase   = 15 // from the top of a line to its baseline
	usualCode   = 13
	codeGap     = 7
	wideSize    = 16
	cardRadius  = 6
	ringGap     = 4.5
	ringWidth   = 3
	badgeHeight = 16
)

// LevelPaint returns the colour of a level of the tree, counted from 1 at the top.
func LevelPaint(level int) Paint {
	switch {
	case level <= 1:
		return LevelEffect
	case level == 2:
		return LevelGoal
	case level == 3:
		return LevelResult
	}
	return LevelEffort
}

func (t *Tree) style(i int) (size float64, weight Weight) {
	size = usualTextSize * t.unit
	if t.nodes[i].wide {
		size = wideSize * t.unit
	}
	switch goal := &t.goals[i]; {
	case goal.Parked:
		weight = Italic
	case goal.Level <= 2:
		weight = Bold
	}
	return size, weight
}

func (t *Tree) cardWidth(node *treeNode) float64 {
	if node.wide {
		return t.options.TopWidth
	}
	return math.Max(t.options.CardWidth*0.6, t.options.CardWidth-float64(node.stack)*t.spacing().Indent)
}

// codeSize is the size of codes and counts at text size 15.
func (t *Tree) codeSize() float64 {
	if t.options.CodeSize > 0 {
		return t.options.CodeSize / t.unit
	}
	return usualCode
}

// padTop is the room above the first line of a card and below the last.
func (t *Tree) padTop() float64 {
	if t.options.Dense {
		return densePad * t.unit
	}
	return usualPad * t.unit
}

// lineStep is the distance between two lines of a card.
func (t *Tree) lineStep() float64 {
	if t.options.Dense {
		return denseStep * t.unit
	}
	return usualStep * t.unit
}

// textRoom returns where the text of a card begins, from its left edge, and how wide it may be.
func (t *Tree) textRoom(node *treeNode) (left, width float64) {
	if node.wide {
		return padWide * t.unit, node.W - 2*padWide*t.unit
	}
	return padLeft * t.unit, node.W - (padLeft+padRight)*t.unit
}

// composed is what a card was composed of, and what came of it: most edits leave most cards as they are.
type composed struct {
	text, code      string
	note            string
	changed         bool
	status          model.Judgement
	support         int
	dots, level     int
	stack           int32
	wide, parked    bool
	options         composing
	lines, notes    []string
	cut             bool
	w, h            float64
	indent, footTop float64
}

// composing are the options that a card is composed by.
type composing struct {
	card, top, text, code float64
	most                  int
	dense                 bool
}

func (t *Tree) composing() composing {
	o := &t.options
	return composing{o.CardWidth, o.TopWidth, o.TextSize, o.CodeSize, o.MaxLines, o.Dense}
}

// same reports whether a card would be composed as it was.
func (c *composed) same(node *treeNode, goal *GoalCard, options composing) bool {
	return c.w > 0 && c.text == goal.Text && c.code == goal.Code && c.status == goal.Status && c.dots == goal.Dots && c.level == goal.Level &&
		c.stack == node.stack && c.wide == node.wide && c.parked == goal.Parked && c.support == 0 && len(goal.Support) == 0 && c.options == options &&
		c.note == goal.Note && c.changed == goal.Changed
}

// compose breaks the text of a card into lines and finds how high it is.
func (t *Tree) compose(i int, options composing) {
	node, goal, was := &t.nodes[i], &t.goals[i], &t.composed[i]
	if was.same(node, goal, options) {
		node.W, node.H, node.indent, node.footTop, node.lines, node.cut = was.w, was.h, was.indent, was.footTop, was.lines, was.cut
		node.notes = was.notes
		return
	}
	node.W = t.cardWidth(node)
	if goal.Code != "" && !node.wide {
		node.indent = Measure(goal.Code, t.codeSize()*t.unit, Bold) + codeGap*t.unit
	}
	node.lines, node.cut = t.lines(i, max(t.options.MaxLines, 0))
	footRows, top := footSigns(goal, t.footRoom(i), t.codeSize(), nil)
	node.footTop = top * t.unit
	node.notes = t.noteLines(i)
	rows := len(node.lines) + len(node.notes) + footRows
	if footRows > 0 && t.fitsBeside(i) {
		rows--
	}
	rows = max(minimumLines, rows)
	node.H = 2*t.padTop() + float64(rows)*t.lineStep()
	*was = composed{
		text: goal.Text, code: goal.Code, note: goal.Note, changed: goal.Changed, status: goal.Status, support: len(goal.Support), dots: goal.Dots, level: goal.Level,
		stack: node.stack, wide: node.wide, parked: goal.Parked, options: options,
		lines: node.lines, notes: node.notes, cut: node.cut, w: node.W, h: node.H, indent: node.indent, footTop: node.footTop,
	}
}

func (t *Tree) lines(i, most int) (lines []string, cut bool) {
	node := &t.nodes[i]
	size, weight := t.style(i)
	_, width := t.textRoom(node)
	return t.wrapper.Lines(t.goals[i].Text, Wrapping{Width: width, Indent: node.indent, Size: size, Weight: weight, Max: most})
}

// noteLines breaks the note of a card into lines.
func (t *Tree) noteLines(i int) []string {
	if t.goals[i].Note == "" {
		return nil
	}
	_, width := t.textRoom(&t.nodes[i])
	lines, _ := t.wrapper.Lines(t.goals[i].Note, Wrapping{Width: width, Size: t.codeSize() * t.unit, Weight: Regular, Max: 3})
	return lines
}

// detail is how much of a card is drawn.
type detail uint8

const (
	blocks  detail = iota // a plain rectangle
	bars                  // and the colour of its level
	heading               // and the beginning of its text, larger
	full
)

// pen draws one card.
type pen struct {
	*Tree
	ops  []Op
	item model.ID
	fade bool
}

func (p *pen) add(op Op) {
	op.Item = p.item
	if p.fade {
		op.Fill, op.Stroke = faded(op.Fill), faded(op.Stroke)
	}
	p.ops = append(p.ops, op)
}

func faded(paint Paint) Paint {
	switch paint {
	case None, Card, Ground, Line, OnAccent:
		return paint
	}
	return Faded
}

// appendCard draws a card.
func (t *Tree) appendCard(ops []Op, i int, d detail, moving bool) []Op {
	node, goal := &t.nodes[i], &t.goals[i]
	p := pen{Tree: t, ops: ops, item: goal.ID, fade: node.faded}
	if d == blocks {
		p.add(Op{Kind: Rect, X: node.X, Y: node.Y, W: node.W, H: node.H, Fill: Line})
		return p.ops
	}
	p.sheet(i, node.Area, d, moving)
	switch d {
	case heading:
		p.heading(i)
	case full:
		p.text(i, node.lines, node.Y)
		p.note(i, len(node.lines))
		if !moving {
			p.foot(i, node.Area)
		}
	}
	if d >= heading && !moving {
		p.badge(i)
	}
	return p.ops
}

// sheet draws the card itself with the bar of its level. While it moves, one of a crowd, it is an outline: filling the window with cards again
// and again is most of what moving costs where no graphics processor helps, and the ground has almost the colour of a card.
func (p *pen) sheet(i int, area Area, d detail, moving bool) {
	u := p.unit
	card := Op{Kind: Rect, X: area.X, Y: area.Y, W: area.W, H: area.H, Fill: Card, Stroke: Line, Width: u}
	round := d > bars && !moving
	if round {
		card.Radius = cardRadius * u
	}
	if p.isWhiteSpot(i) {
		card.Stroke = Control
		if round {
			card.Dash = whiteSpotDash
			card.Width = 1.25 * u
		}
	}
	if moving {
		card.Kind, card.Fill, card.Closed = Path, None, true
		card.Points = []Point{{area.X, area.Y}, {area.X + area.W, area.Y}, {area.X + area.W, area.Y + area.H}, {area.X, area.Y + area.H}}
	}
	p.add(card)
	bar := Op{Kind: Rect, X: area.X, Y: area.Y, W: barWidth * u, H: area.H, Fill: LevelPaint(p.goals[i].Level)}
	if round {
		bar.Radius = 2 * u
	}
	p.add(bar)
}

var whiteSpotDash = []float64{4, 3}

func (t *Tree) isWhiteSpot(i int) bool { return t.goals[i].WhiteSpot && t.nodes[i].below == 0 }

// text draws the code and the lines of a card whose upper edge is at y.
func (p *pen) text(i int, lines []string, y float64) {
	node, goal := &p.nodes[i], &p.goals[i]
	size, weight := p.style(i)
	u := p.unit
	left, _ := p.textRoom(node)
	op := Op{Kind: Text, X: node.X + left, Y: y + p.padTop() + firstBase*u, Size: size, Weight: weight, Fill: Ink}
	if goal.Parked {
		op.Fill = MutedInk
	}
	if node.wide {
		op.X, op.Align = node.X+node.W/2, Center
	} else if goal.Code != "" {
		p.add(Op{Kind: Text, X: op.X, Y: op.Y, Size: p.codeSize() * u, Weight: Bold, Fill: LevelPaint(goal.Level), Text: goal.Code})
	}
	for k, line := range lines {
		op.Text = line
		at := op
		at.Y += float64(k) * p.lineStep()
		if k == 0 {
			at.X += node.indent
		}
		if line != "" {
			p.add(at)
		}
	}
}

// note draws the note of a card under so many lines of text.
func (p *pen) note(i, lines int) {
	node := &p.nodes[i]
	left, _ := p.textRoom(node)
	op := Op{Kind: Text, X: node.X + left, Y: node.Y + p.padTop() + firstBase*p.unit, Size: p.codeSize() * p.unit, Fill: MutedInk}
	if node.wide {
		op.X, op.Align = node.X+node.W/2, Center
	}
	for k, line := range node.notes {
		op.Text = line
		at := op
		at.Y += float64(lines+k) * p.lineStep()
		p.add(at)
	}
}

// heading draws the beginning of the text, large enough to be read when the card is small.
func (p *pen) heading(i int) {
	const larger = 1.3
	node, goal := &p.nodes[i], &p.goals[i]
	size, weight := p.style(i)
	u := p.unit
	left, width := p.textRoom(node)
	lines, _ := p.wrapper.Lines(goal.Text, Wrapping{Width: width, Indent: node.indent * larger, Size: size * larger, Weight: weight, Max: 2})
	step := p.lineStep() * larger
	y := node.Y + (node.H-float64(len(lines))*step)/2 + firstBase*larger*u
	if goal.Code != "" && !node.wide {
		p.add(Op{Kind: Text, X: node.X + left, Y: y, Size: p.codeSize() * larger * u, Weight: Bold, Fill: LevelPaint(goal.Level), Text: goal.Code})
	}
	for k, line := range lines {
		op := Op{Kind: Text, X: node.X + left, Y: y + float64(k)*step, Size: size * larger, Weight: weight, Fill: Ink, Text: line}
		if node.wide {
			op.X, op.Align = node.X+node.W/2, Center
		} else if k == 0 {
			op.X += node.indent * larger
		}
		if line != "" {
			p.add(op)
		}
	}
}

// badgeArea is the little sign at the lower edge of a card, where what is under it begins.
func (t *Tree) badgeArea(i int) (area Area, part Part) {
	node := &t.nodes[i]
	u := t.unit
	w := badgeHeight * u
	switch {
	case node.below > 0 && t.folded[t.goals[i].ID]:
		part = OnFold
		w = Measure(strconv.Itoa(int(node.below)), t.codeSize()*u, Bold) + 26*u
	case t.isWhiteSpot(i):
		part = OnPlus
	default:
		return Area{}, OnCard
	}
	x := node.X + node.W/2 - w/2
	y := node.Y + node.H - badgeHeight*u/2
	switch {
	case t.options.Direction == LeftRight:
		x, y = node.X+node.W-w/2, node.Y+node.H/2-badgeHeight*u/2
	case node.hangs:
		x = node.X + padLeft*u
	}
	return Area{x, y, w, badgeHeight * u}, part
}

func (p *pen) badge(i int) {
	area, part := p.badgeArea(i)
	if part == OnCard {
		return
	}
	u := p.unit
	p.add(Op{Kind: Rect, X: area.X, Y: area.Y, W: area.W, H: area.H, Radius: area.H / 2, Fill: Card, Stroke: Control, Width: u})
	x, y := area.X+area.W-area.H/2, area.Y+area.H/2
	if part == OnPlus {
		const arm = 4
		p.add(Op{Kind: Path, Points: []Point{{x - arm*u, y}, {x + arm*u, y}}, Stroke: Accent, Width: 1.75 * u})
		p.add(Op{Kind: Path, Points: []Point{{x, y - arm*u}, {x, y + arm*u}}, Stroke: Accent, Width: 1.75 * u})
		return
	}
	p.add(Op{
		Kind: Text, X: area.X + 8*u, Y: y + p.codeSize()*u*0.34, Size: p.codeSize() * u, Weight: Bold, Fill: Ink,
		Text: strconv.Itoa(int(p.nodes[i].below)),
	})
	x -= 2 * u
	p.add(Op{Kind: Path, Points: []Point{{x - 3.5*u, y - 2*u}, {x, y + 2*u}, {x + 3.5*u, y - 2*u}}, Stroke: MutedInk, Width: 1.5 * u})
}

// appendRing draws the ring round the selected card, and its whole text when the card could not show it.
func (t *Tree) appendRing(ops []Op, i int, v View) []Op {
	node := &t.nodes[i]
	p := pen{Tree: t, ops: ops, item: t.goals[i].ID}
	area := node.Area
	if node.cut && v.detail() == full {
		lines, _ := t.lines(i, 0)
		area.H = math.Max(area.H, 2*t.padTop()+float64(len(lines)+len(node.notes))*t.lineStep())
		p.sheet(i, area, full, v.Moving)
		p.text(i, lines, area.Y)
		p.note(i, len(lines))
	}
	gap, width := ringGap*t.unit, ringWidth*t.unit
	if v.Zoom > 0 {
		width = math.Max(width, 2/v.Zoom) // seen from afar too
	}
	ring := area.Grow(gap)
	p.add(Op{
		Kind: Rect, X: ring.X, Y: ring.Y, W: ring.W, H: ring.H, Radius: cardRadius*t.unit + gap, Stroke: Accent, Width: width,
	})
	if v.detail() >= heading && area.H == node.H {
		p.badge(i)
	}
	return p.ops
}
