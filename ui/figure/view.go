package figure

import "doelenboom/model"

// View is the part of a tree that a window shows.
type View struct {
	Area   Area    // in units of the drawing
	Zoom   float64 // pixels to a unit
	Moving bool    // while it is being dragged or zoomed a little less is drawn of many cards
}

// Zooms below which less of a card is drawn.
const (
	blockZoom = 0.2
	barZoom   = 0.4
	lineZoom  = 0.7
)

func (v View) detail() detail {
	d := full
	switch {
	case v.Zoom < blockZoom:
		d = blocks
	case v.Zoom < barZoom:
		d = bars
	case v.Zoom < lineZoom:
		d = heading
	}
	if v.Moving && d > blocks && d < full { // what can be read stays
		d--
	}
	return d
}

// Ops returns what a window shows: only what is in view, with less on the cards the smaller they are, links first and what is selected
// last.
func (t *Tree) Ops(v View) []Op { return t.AppendOps(nil, v) }

// AppendOps appends what [Tree.Ops] returns, so that a window can use the same memory for every frame.
func (t *Tree) AppendOps(ops []Op, v View) []Op {
	margin := (ringGap + ringWidth + badgeHeight) * t.unit
	d := v.detail()
	v.Moving = v.Moving && t.crowded(v.Area.Grow(margin)) // then corners and feet wait
	if d > blocks {
		ops = t.appendAlso(ops, v.Area)
		for i := range t.nodes {
			if node := &t.nodes[i]; node.shown && node.childCount > 0 && t.linkArea(i).Meets(v.Area) {
				ops = t.appendLinks(ops, i, v.Area)
			}
		}
	}
	for i := range t.nodes {
		if node := &t.nodes[i]; node.shown && node.Grow(margin).Meets(v.Area) {
			ops = t.appendCard(ops, i, d, v.Moving)
		}
	}
	if d > blocks {
		ops = t.appendAlsoEnds(ops, v.Area)
	}
	if i, ok := t.index[t.selected]; ok && t.nodes[i].shown {
		ops = t.appendRing(ops, i, v)
	}
	return ops
}

// crowd is how many cards in view can be drawn whole while they move, in a window without a graphics processor.
const crowd = 60

func (t *Tree) crowded(view Area) bool {
	count := 0
	for i := range t.nodes {
		if node := &t.nodes[i]; node.shown && node.Meets(view) {
			if count++; count > crowd {
				return true
			}
		}
	}
	return false
}

// Drawing returns the whole tree with its legend, for paper, pictures and web pages.
func (t *Tree) Drawing() Drawing {
	w, h := t.Size()
	all := View{Area: Area{0, 0, w, h}, Zoom: 1}
	d := Drawing{W: w, H: h, Title: t.options.Words.Title, Words: t.Outline()}
	d.Ops = t.AppendOps(make([]Op, 0, 8*len(t.nodes)), all)
	legend, height := t.Legend(w - 2*treeMargin)
	if height > 0 {
		for _, op := range legend {
			d.Ops = append(d.Ops, op.Moved(treeMargin, h))
		}
		d.H += height + treeMargin
	}
	return d
}

// Part is what of a card a point is on.
type Part uint8

// The parts of a card.
const (
	OnNothing Part = iota
	OnCard
	OnFold // the badge that unfolds
	OnPlus // the badge of a white spot
)

// At returns the goal at a point, and on what part of its card the point is.
func (t *Tree) At(p Point) (model.ID, Part) {
	found, part := model.ID(""), OnNothing
	for i := range t.nodes {
		node := &t.nodes[i]
		if !node.shown || !node.Grow(badgeHeight*t.unit).Contains(p) {
			continue
		}
		if badge, kind := t.badgeArea(i); kind != OnCard && badge.Grow(4*t.unit).Contains(p) {
			return t.goals[i].ID, kind
		}
		if part == OnNothing && node.Contains(p) {
			found, part = t.goals[i].ID, OnCard
		}
	}
	return found, part
}
