package figure

import "strconv"

// Lengths at the foot of a card, at text size 15.
const (
	footGap   = 10
	dotRadius = 2.5
	dotPitch  = 8
	mostDots  = 6 // more are told as a number
	markSize  = 16
	markPitch = 20
)

// foot draws dots, status and support at the lower right of a card.
func (p *pen) foot(i int, area Area) {
	goal, u := &p.goals[i], p.unit
	right := area.X + area.W - padRight*u
	lowest := area.Y + area.H - p.padTop() - p.lineStep()/2
	footSigns(goal, p.footRoom(i), p.codeSize(), func(sign footSign) {
		x, middle := right-sign.x*u, lowest-float64(sign.row)*p.lineStep()
		switch sign.kind {
		case footDots:
			p.dots(goal.Dots, x, middle)
		case footStatus:
			for _, op := range StatusIcon(goal.Status, x-markSize*u, middle-markSize*u/2, markSize*u) {
				p.add(op)
			}
		case footChanged:
			for _, op := range changedIcon(x-markSize*u, middle-markSize*u/2, markSize*u) {
				p.add(op)
			}
		case footSupport:
			for _, op := range SupportIcon(goal.Support[sign.at], x-markSize*u, middle-markSize*u/2, markSize*u) {
				p.add(op)
			}
		}
	})
}

// dots draws the dots of a goal up to x, or one with their number when they are many.
func (p *pen) dots(n int, x, middle float64) {
	u := p.unit
	if n > mostDots {
		count, codeSize := strconv.Itoa(n), p.codeSize()
		p.add(Op{Kind: Text, X: x, Y: middle + codeSize*u*0.34, Size: codeSize * u, Weight: Bold, Align: Right, Fill: Accent, Text: count})
		x -= Measure(count, codeSize*u, Bold) + 4*u
		n = 1
	}
	for range n {
		p.add(Op{Kind: Disc, X: x - dotRadius*u, Y: middle, W: dotRadius * u, Fill: Accent})
		x -= dotPitch * u
	}
}

// changedIcon draws a pencil in a square with its upper left corner at x, y: the goal is not what it was when the tree was adopted.
func changedIcon(x, y, size float64) []Op {
	at := func(dx, dy float64) Point { return Point{x + dx*size, y + dy*size} }
	return []Op{
		{Kind: Path, Closed: true, Fill: MutedInk, Points: []Point{at(0.66, 0.1), at(0.9, 0.34), at(0.42, 0.82), at(0.18, 0.58)}},
		{Kind: Path, Closed: true, Fill: MutedInk, Points: []Point{at(0.13, 0.65), at(0.35, 0.87), at(0.04, 0.96)}},
	}
}

// footRoom is how wide the foot of a card may be, at text size 15.
func (t *Tree) footRoom(i int) float64 {
	return t.nodes[i].W/t.unit - padLeft - padRight
}

// fitsBeside reports whether the upper row of the foot fits on the last line of the text.
func (t *Tree) fitsBeside(i int) bool {
	node := &t.nodes[i]
	if len(node.lines) == 0 {
		return true
	}
	size, weight := t.style(i)
	_, room := t.textRoom(node)
	last := Measure(node.lines[len(node.lines)-1], size, weight)
	if len(node.lines) == 1 {
		last += node.indent
	}
	if n := len(node.notes); n > 0 {
		last = Measure(node.notes[n-1], t.codeSize()*t.unit, Regular)
	}
	if node.wide {
		last, room = (room+last)/2, room+(padWide-padRight)*t.unit
	}
	return last+footGap*t.unit+node.footTop <= room
}

// footSign is one thing at the foot of a card: the dots, the status, or a party's support.
type footSign struct {
	kind footKind
	at   int // among the support
	w    float64
	x    float64 // of its right edge, from the right end of the foot
	row  int     // from the lowest
}

type footKind uint8

const (
	footDots footKind = iota
	footStatus
	footChanged
	footSupport
)

// footSigns yields the signs of a card from right to left and from the lowest row up, at text size 15, in rows no wider than the room, and
// returns how many rows there are and how wide the upper one is.
func footSigns(goal *GoalCard, room, codeSize float64, yield func(footSign)) (rows int, top float64) {
	x, before := 0.0, footDots
	add := func(sign footSign) {
		gap := 0.0
		switch {
		case rows == 0:
			rows = 1
		case sign.kind == footSupport && before == footSupport:
			gap = markPitch - markSize
		default:
			gap = footGap
		}
		if x > 0 && x+gap+sign.w > room {
			rows++
			x, gap = 0, 0
		}
		sign.x, sign.row = x+gap, rows-1
		x += gap + sign.w
		before = sign.kind
		if yield != nil {
			yield(sign)
		}
	}
	if goal.Dots > mostDots {
		add(footSign{kind: footDots, w: 2*dotRadius + 4 + Measure(strconv.Itoa(goal.Dots), codeSize, Bold)})
	} else if goal.Dots > 0 {
		add(footSign{kind: footDots, w: float64(goal.Dots-1)*dotPitch + 2*dotRadius})
	}
	if goal.Status != "" {
		add(footSign{kind: footStatus, w: markSize})
	}
	if goal.Changed {
		add(footSign{kind: footChanged, w: markSize})
	}
	for k := len(goal.Support) - 1; k >= 0; k-- {
		add(footSign{kind: footSupport, at: k, w: markSize})
	}
	return rows, x
}
