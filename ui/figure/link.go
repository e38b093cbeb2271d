package figure

import "math"

const (
	linkWidth = 1.5
	railInset = 6.75 // of the line that a stack hangs on, from the left edge of its parent
)

// appendLinks draws the elbows from a goal to the goals under it, which are thin rectangles: one bus for all of them.
func (t *Tree) appendLinks(ops []Op, i int, view Area) []Op {
	children := t.childrenOf(i)
	if len(children) == 0 {
		return ops
	}
	node := &t.nodes[i]
	first, last := &t.nodes[children[0]], &t.nodes[children[len(children)-1]]
	half := linkWidth * t.unit / 2
	paint := MutedInk
	if node.faded {
		paint = Faded
	}
	line := func(x1, y1, x2, y2 float64, paint Paint) {
		area := Area{x1 - half, y1 - half, x2 - x1 + 2*half, y2 - y1 + 2*half}
		if area.Meets(view) {
			ops = append(ops, Op{Kind: Rect, X: area.X, Y: area.Y, W: area.W, H: area.H, Fill: paint})
		}
	}
	toward := func(child int32) Paint {
		if t.nodes[child].faded {
			return Faded
		}
		return MutedInk
	}
	switch {
	case t.options.Direction == LeftRight:
		from := node.Y + node.H/2
		bus := first.X - t.spacing().Level/2
		line(node.X+node.W, from, bus, from, paint)
		line(bus, math.Min(from, first.Y+first.H/2), bus, math.Max(from, last.Y+last.H/2), paint)
		for _, child := range children {
			below := &t.nodes[child]
			y := below.Y + below.H/2
			line(bus, y, below.X, y, toward(child))
		}
	case node.hangs:
		rail := node.X + railInset*t.unit
		line(rail, node.Y+node.H, rail, last.Y+last.H/2, paint)
		for _, child := range children {
			below := &t.nodes[child]
			y := below.Y + below.H/2
			line(rail, y, below.X, y, toward(child))
		}
	default:
		from := node.X + node.W/2
		bus := first.Y - t.spacing().Level/2
		line(from, node.Y+node.H, from, bus, paint)
		line(math.Min(from, first.X+first.W/2), bus, math.Max(from, last.X+last.W/2), bus, paint)
		for _, child := range children {
			below := &t.nodes[child]
			x := below.X + below.W/2
			line(x, bus, x, below.Y, toward(child))
		}
	}
	return ops
}

// linkArea is where the elbows of a goal run.
func (t *Tree) linkArea(i int) Area {
	children := t.childrenOf(i)
	node := &t.nodes[i]
	first, last := &t.nodes[children[0]], &t.nodes[children[len(children)-1]]
	left, top := math.Min(node.X, first.X), math.Min(node.Y, first.Y)
	right := math.Max(node.X+node.W, last.X+last.W)
	bottom := math.Max(node.Y+node.H, last.Y+last.H)
	return Area{left, top, right - left, bottom - top}
}

// alsoLink is an extra link as it is drawn: between the cards, or those that hide them.
type alsoLink struct {
	from, to int
	paint    Paint
}

// mostAlso is how many extra links can be followed on a screen; of more the legend says how many there are.
const mostAlso = 12

// linkAlso finds "also contributes to": from and to the selected goal, or all.
func (t *Tree) linkAlso() {
	t.also = t.also[:0]
	if t.selected == "" && !t.options.AllLinks {
		return
	}
	for i := range t.goals {
		for _, id := range t.goals[i].Also {
			to, ok := t.index[id]
			if !ok || !t.options.AllLinks && t.goals[i].ID != t.selected && id != t.selected {
				continue
			}
			link := alsoLink{t.shownAt(i), t.shownAt(to), Accent}
			if t.nodes[link.from].faded && t.nodes[link.to].faded {
				link.paint = Faded
			}
			if link.from != link.to {
				t.also = append(t.also, link)
			}
		}
	}
}

// Links returns how many extra links there are to show, and whether they can be drawn: too many are only told, by the legend.
func (t *Tree) Links() (count int, drawn bool) { return len(t.also), len(t.also) <= mostAlso }

// drawnAlso are the extra links to draw.
func (t *Tree) drawnAlso() []alsoLink {
	if _, drawn := t.Links(); !drawn {
		return nil
	}
	return t.also
}

// appendAlso draws the dotted lines of the extra links, which pass behind the cards.
func (t *Tree) appendAlso(ops []Op, view Area) []Op {
	for _, link := range t.drawnAlso() {
		points := curve(t.nodes[link.from].Area, t.nodes[link.to].Area, t.unit)
		if around(points).Grow(4).Meets(view) {
			ops = append(ops, Op{
				Kind: Path, Points: points, Stroke: link.paint, Width: 2 * t.unit, Dash: alsoDash, Item: t.goals[link.from].ID,
			})
		}
	}
	return ops
}

// appendAlsoEnds marks the goals that extra links lead to, on the edge of their cards.
func (t *Tree) appendAlsoEnds(ops []Op, view Area) []Op {
	for _, link := range t.drawnAlso() {
		_, end, _ := sides(t.nodes[link.from].Area, t.nodes[link.to].Area)
		if view.Grow(4 * t.unit).Contains(end) {
			ops = append(ops, Op{Kind: Disc, X: end.X, Y: end.Y, W: 4 * t.unit, Fill: link.paint, Item: t.goals[link.from].ID})
		}
	}
	return ops
}

var alsoDash = []float64{2, 4}

// shownAt returns the goal, or the folded one that hides it.
func (t *Tree) shownAt(i int) int {
	for !t.nodes[i].shown {
		i = int(t.nodes[i].parent)
	}
	return i
}

// side says in which direction a curve leaves a card: 1 to the right, -1 to the left.
type side float64

// sides returns where a curve from one card to another begins and ends, and the sides that it leaves them by: the nearest ones, and for
// cards above each other both right.
func sides(from, to Area) (a, b Point, out [2]side) {
	a, b = Point{from.X + from.W, from.Y + from.H/2}, Point{to.X, to.Y + to.H/2}
	switch {
	case to.X >= from.X+from.W:
		return a, b, [2]side{1, -1}
	case from.X >= to.X+to.W:
		a.X, b.X = from.X, to.X+to.W
		return a, b, [2]side{-1, 1}
	}
	b.X = to.X + to.W
	return a, b, [2]side{1, 1}
}

// curve runs from one card to another, in short straight pieces.
func curve(from, to Area, unit float64) []Point {
	a, b, out := sides(from, to)
	bend := 28 * unit
	if out[0] != out[1] {
		bend = math.Max(bend, math.Abs(b.X-a.X)/2)
	}
	ax, bx := a.X+bend*float64(out[0]), b.X+bend*float64(out[1])
	const steps = 24
	points := make([]Point, steps+1)
	for i := range points {
		s := float64(i) / steps
		r := 1 - s
		points[i] = Point{
			r*r*r*a.X + 3*r*r*s*ax + 3*r*s*s*bx + s*s*s*b.X,
			r*r*(r+3*s)*a.Y + s*s*(s+3*r)*b.Y,
		}
	}
	return points
}

// around is the smallest area with all points.
func around(points []Point) Area {
	x1, y1, x2, y2 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, p := range points {
		x1, y1, x2, y2 = math.Min(x1, p.X), math.Min(y1, p.Y), math.Max(x2, p.X), math.Max(y2, p.Y)
	}
	return Area{x1, y1, x2 - x1, y2 - y1}
}
