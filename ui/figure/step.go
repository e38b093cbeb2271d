package figure

import (
	"math"

	"doelenboom/model"
)

// Arrow is an arrow key.
type Arrow uint8

// The arrow keys.
const (
	ArrowUp Arrow = iota
	ArrowDown
	ArrowLeft
	ArrowRight
)

func (a Arrow) opposite() Arrow { return a ^ 1 }

// step is the last one taken.
type step struct {
	from, to model.ID
	arrow    Arrow
}

// Step returns the goal that an arrow leads to from a goal: the nearest card on that side, cards straight ahead before others. The
// opposite arrow leads back to where one came from. Where there is no card on that side it returns the goal itself; from nowhere it
// leads to the first goal.
func (t *Tree) Step(from model.ID, arrow Arrow) model.ID {
	i, ok := t.index[from]
	if !ok || !t.nodes[i].shown {
		return t.First()
	}
	to := from
	if back, ok := t.index[t.came.from]; ok && t.came.to == from && t.came.arrow == arrow.opposite() && t.nodes[back].shown {
		to = t.came.from
	} else if next := t.nearest(i, arrow); next >= 0 {
		to = t.goals[next].ID
	}
	if to != from {
		t.came = step{from, to, arrow}
	}
	return to
}

// nearest returns the card that an arrow points to, or -1.
func (t *Tree) nearest(from int, arrow Arrow) int {
	here := ahead(t.nodes[from].Area, arrow)
	best, bestCost := -1, math.Inf(1)
	for i := range t.nodes {
		if !t.nodes[i].shown || i == from {
			continue
		}
		there := ahead(t.nodes[i].Area, arrow)
		way := there.Y - (here.Y + here.H)
		if way < -0.5 {
			continue
		}
		aside := math.Max(0, math.Max(there.X-(here.X+here.W), here.X-(there.X+there.W)))
		centre := math.Abs((there.X + there.W/2) - (here.X + here.W/2))
		cost := way + centre/1000
		if aside > 0 {
			cost = 1e6 + way + 3*aside
		}
		if cost < bestCost {
			best, bestCost = i, cost
		}
	}
	return best
}

// ahead turns an area so that the arrow points down.
func ahead(a Area, arrow Arrow) Area {
	switch arrow {
	case ArrowUp:
		return Area{a.X, -a.Y - a.H, a.W, a.H}
	case ArrowLeft:
		return Area{a.Y, -a.X - a.W, a.H, a.W}
	case ArrowRight:
		return Area{a.Y, a.X, a.H, a.W}
	}
	return a
}

// First returns the first goal that is shown, as the tree reads; empty without goals.
func (t *Tree) First() model.ID {
	for i := range t.nodes {
		if t.nodes[i].shown {
			return t.goals[i].ID
		}
	}
	return ""
}

// Last returns the last goal that is shown, as the tree reads; empty without goals.
func (t *Tree) Last() model.ID {
	for i := len(t.nodes) - 1; i >= 0; i-- {
		if t.nodes[i].shown {
			return t.goals[i].ID
		}
	}
	return ""
}
