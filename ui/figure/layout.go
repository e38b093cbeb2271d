package figure

import "math"

// Box is one node of a tree that wants a place.
type Box struct {
	Parent int // where its parent stands in the list, which is before it; -1: it has none
	W, H   float64
	Folded bool // what is under it is not shown
	Hang   bool // what is under it hangs in an indented stack, at every depth, instead of standing in rows
}

// Direction is where a tree grows.
type Direction uint8

// The directions of a tree.
const (
	TopDown   Direction = iota
	LeftRight           // nothing hangs
)

// Spacing is the room between boxes.
type Spacing struct {
	Sibling float64 // between neighbours in a row
	Level   float64 // between a box and the row under it
	Stack   float64 // between two boxes in a stack
	Hang    float64 // between a box and the stack that hangs under it
	Rest    float64 // more room below a stack in a stack, so that it is seen to belong to what it hangs under
	Indent  float64 // how far a stack stands in
}

// Spot is where a box comes: its upper left corner. What is under a folded box is not shown and has no place.
type Spot struct {
	X, Y  float64
	Shown bool
}

// Layout places a forest and returns the size of the whole, which begins at 0, 0. Siblings keep the order of the list. It promises:
//
//   - no two boxes overlap, and neighbours keep their spacing;
//   - a parent stands centred over the row of its children, or flush left over its stack;
//   - a branch has the same shape wherever it stands, so that an edit moves other branches only as a whole;
//   - time and memory in proportion to the number of boxes, without recursion, for a chain as well as for a fan.
//
// The rows are those of A. van der Ploeg, Drawing non-layered tidy trees in linear time, Software: Practice and Experience 44(12),
// 2014, which extends Reingold and Tilford's contours with threads to boxes of any height. A box with its stack counts there as one.
func Layout(boxes []Box, direction Direction, spacing Spacing) (spots []Spot, w, h float64) {
	return new(tidy).layout(boxes, direction, spacing)
}

// layout is [Layout] in memory that is used again: the places hold until the next one.
func (t *tidy) layout(boxes []Box, direction Direction, spacing Spacing) (spots []Spot, w, h float64) {
	t.begin(boxes, direction, spacing)
	t.measureStacks()
	t.linkRows()
	for v := len(boxes) - 1; v >= 0; v-- {
		t.joinRow(v)
	}
	t.joinRow(len(boxes))
	t.placeRows()
	return t.place()
}

// tidy is the work of one layout. Its nodes are the boxes and, last, a parent for the roots.
type tidy struct {
	boxes     []Box
	direction Direction
	gap       Spacing
	nodes     []tidyNode
	children  []int32 // of all nodes that have a row, node after node
	lows      []low   // the left siblings that a contour still meets, lowest first
	sums      []float64
	spots     []Spot
	minX      float64
}

// ready returns a slice of a length with nothing in it, in the memory of another one where that is enough.
func ready[T any](memory []T, length int) []T {
	if cap(memory) < length {
		return make([]T, length, length+length/4)
	}
	memory = memory[:length]
	clear(memory)
	return memory
}

type tidyNode struct {
	w, h   float64 // of the box
	blockW float64 // of the box and its stack
	blockH float64
	stackH float64 // of the stack alone, without the gap above it
	filled float64 // how far down the stack its boxes have a place
	x, y   float64
	state  uint8

	firstChild, childCount int32 // in tidy.children

	prelim, mod               float64 // van der Ploeg's names from here on
	shift, change             float64
	threadLeft, threadRight   int32
	extremeLeft, extremeRight int32
	sumLeft, sumRight         float64 // modifiers from the node down to its extremes
}

const (
	shown   = 1 << iota
	hanging // stands in a stack
)

const none = -1

// low says that the siblings from index on reach down to y.
type low struct {
	y     float64
	index int
}

func (t *tidy) begin(boxes []Box, direction Direction, spacing Spacing) {
	n := len(boxes)
	t.boxes, t.direction, t.gap, t.nodes = boxes, direction, spacing, ready(t.nodes, n+1)
	for i := range boxes {
		node, box := &t.nodes[i], &boxes[i]
		node.w, node.h = box.W, box.H
		if direction == LeftRight {
			node.w, node.h = box.H, box.W
		}
		parent := t.parent(i)
		if parent == n {
			node.state = shown
			continue
		}
		above := &t.nodes[parent]
		if above.state&shown != 0 && !boxes[parent].Folded {
			node.state = shown
			if direction == TopDown && (boxes[parent].Hang || above.state&hanging != 0) {
				node.state |= hanging
			}
		}
	}
}

// parent returns the index of a parent; that of the roots is the node after the boxes.
func (t *tidy) parent(i int) int {
	if p := t.boxes[i].Parent; p >= 0 && p < i {
		return p
	}
	return len(t.boxes)
}

// measureStacks finds how much room each box takes together with what hangs under it.
func (t *tidy) measureStacks() {
	for i := len(t.boxes) - 1; i >= 0; i-- {
		node := &t.nodes[i]
		node.blockW, node.blockH = math.Max(node.w, node.blockW), node.h
		if node.stackH > 0 {
			node.blockH += t.gap.Hang + node.stackH
			if node.state&hanging != 0 {
				node.blockH += t.gap.Rest
			}
		}
		if node.state&hanging == 0 {
			continue
		}
		above := &t.nodes[t.parent(i)]
		if above.stackH > 0 {
			above.stackH += t.gap.Stack
		}
		above.stackH += node.blockH
		above.blockW = math.Max(above.blockW, t.gap.Indent+node.blockW)
	}
}

// linkRows gathers the children that stand in rows and gives every row its y.
func (t *tidy) linkRows() {
	n := len(t.boxes)
	inRow := func(i int) bool { return t.nodes[i].state == shown }
	total := int32(0)
	for i := range n {
		if inRow(i) {
			t.nodes[t.parent(i)].childCount++
			total++
		}
	}
	t.children = ready(t.children, int(total))
	next := int32(0)
	for i := range t.nodes {
		node := &t.nodes[i]
		node.firstChild = next
		next += node.childCount
		node.childCount = 0
		node.threadLeft, node.threadRight = none, none
	}
	for i := range n {
		if !inRow(i) {
			continue
		}
		parent := t.parent(i)
		above := &t.nodes[parent]
		t.children[above.firstChild+above.childCount] = int32(i)
		above.childCount++
		if parent < n {
			t.nodes[i].y = above.y + above.blockH + t.gap.Level
		}
	}
}

func (t *tidy) row(v int) []int32 {
	node := &t.nodes[v]
	return t.children[node.firstChild : node.firstChild+node.childCount]
}

// bottom is how far down a block keeps others away.
func (t *tidy) bottom(v int32) float64 {
	return t.nodes[v].y + t.nodes[v].blockH + t.gap.Level
}

// joinRow puts the branches under v beside each other, which have all been joined before, and v over them.
func (t *tidy) joinRow(v int) {
	node, row := &t.nodes[v], t.row(v)
	if len(row) == 0 {
		node.extremeLeft, node.extremeRight = int32(v), int32(v)
		node.sumLeft, node.sumRight = 0, 0
		return
	}
	t.lows = t.lows[:0]
	t.pushLow(t.bottom(t.nodes[row[0]].extremeLeft), 0)
	for i := 1; i < len(row); i++ {
		bottom := t.bottom(t.nodes[row[i]].extremeRight)
		t.separate(row, i)
		t.pushLow(bottom, i)
	}
	first, last := &t.nodes[row[0]], &t.nodes[row[len(row)-1]]
	node.prelim = (first.prelim+first.mod+last.prelim+last.mod+last.w)/2 - node.w/2
	node.extremeLeft, node.sumLeft = first.extremeLeft, first.sumLeft
	node.extremeRight, node.sumRight = last.extremeRight, last.sumRight
}

func (t *tidy) pushLow(y float64, index int) {
	for len(t.lows) > 0 && y >= t.lows[len(t.lows)-1].y {
		t.lows = t.lows[:len(t.lows)-1]
	}
	t.lows = append(t.lows, low{y, index})
}

// separate puts the i-th branch of a row beside the one before it, which may be further left than where it was made, and then moves it
// to the right until it is clear of all branches at its left.
func (t *tidy) separate(row []int32, i int) {
	at := len(t.lows) - 1
	right, left := row[i-1], row[i] // right contour of the left branches, left contour of this one
	sumRight, sumLeft := t.nodes[right].mod, t.nodes[left].mod
	beside := t.overlap(right, left, sumRight, sumLeft)
	t.moveBranch(row, i, i-1, beside)
	sumLeft += beside
	for right != none && left != none {
		if at > 0 && t.bottom(right) > t.lows[at].y {
			at--
		}
		if overlap := t.overlap(right, left, sumRight, sumLeft); overlap > 0 {
			sumLeft += overlap
			t.moveBranch(row, i, t.lows[at].index, overlap)
		}
		rightBottom, leftBottom := t.bottom(right), t.bottom(left)
		if rightBottom <= leftBottom {
			if right = t.nextRight(right); right != none {
				sumRight += t.nodes[right].mod
			}
		}
		if rightBottom >= leftBottom {
			if left = t.nextLeft(left); left != none {
				sumLeft += t.nodes[left].mod
			}
		}
	}
	switch {
	case right == none && left != none:
		t.threadLeft(row, i, left, sumLeft)
	case right != none && left == none:
		t.threadRight(row, i, right, sumRight)
	}
}

// overlap is how far the box on a left contour must still move to be clear of the box on a right contour.
func (t *tidy) overlap(right, left int32, sumRight, sumLeft float64) float64 {
	r, l := &t.nodes[right], &t.nodes[left]
	return (sumRight + r.prelim + r.blockW + t.gap.Sibling) - (sumLeft + l.prelim)
}

// moveBranch moves the i-th branch and spreads the room over the smaller ones between it and the branch that it bumped into.
func (t *tidy) moveBranch(row []int32, i, bumped int, distance float64) {
	branch := &t.nodes[row[i]]
	branch.mod += distance
	branch.sumLeft += distance
	branch.sumRight += distance
	if bumped == i-1 {
		return
	}
	between := float64(i - bumped)
	t.nodes[row[bumped+1]].shift += distance / between
	branch.shift -= distance / between
	branch.change -= distance - distance/between
}

func (t *tidy) nextLeft(v int32) int32 {
	if row := t.row(int(v)); len(row) > 0 {
		return row[0]
	}
	return t.nodes[v].threadLeft
}

func (t *tidy) nextRight(v int32) int32 {
	if row := t.row(int(v)); len(row) > 0 {
		return row[len(row)-1]
	}
	return t.nodes[v].threadRight
}

// threadLeft continues the left contour of the branches so far into the i-th, which reaches deeper.
func (t *tidy) threadLeft(row []int32, i int, left int32, sum float64) {
	first, branch := &t.nodes[row[0]], &t.nodes[row[i]]
	extreme := &t.nodes[first.extremeLeft]
	extreme.threadLeft = left
	difference := (sum - t.nodes[left].mod) - first.sumLeft
	extreme.mod += difference
	extreme.prelim -= difference
	first.extremeLeft, first.sumLeft = branch.extremeLeft, branch.sumLeft
}

// threadRight continues the right contour of the i-th branch into those at its left, which reach deeper.
func (t *tidy) threadRight(row []int32, i int, right int32, sum float64) {
	branch, before := &t.nodes[row[i]], &t.nodes[row[i-1]]
	extreme := &t.nodes[branch.extremeRight]
	extreme.threadRight = right
	difference := (sum - t.nodes[right].mod) - branch.sumRight
	extreme.mod += difference
	extreme.prelim -= difference
	branch.extremeRight, branch.sumRight = before.extremeRight, before.sumRight
}

// placeRows turns the relative places of the rows into absolute ones.
func (t *tidy) placeRows() {
	n := len(t.boxes)
	t.minX = math.Inf(1)
	t.sums = ready(t.sums, n+1)
	sums := t.sums
	place := func(v int, sum float64) {
		node := &t.nodes[v]
		sums[v] = sum + node.mod
		node.x = node.prelim + sums[v]
		step, move := 0.0, 0.0
		for _, child := range t.row(v) {
			below := &t.nodes[child]
			step += below.shift
			move += step + below.change
			below.mod += move
		}
	}
	place(n, 0)
	for i := range n {
		if t.nodes[i].state == shown {
			place(i, sums[t.parent(i)])
			t.minX = math.Min(t.minX, t.nodes[i].x)
		}
	}
}

// place places what hangs and returns all places with the size of the whole.
func (t *tidy) place() (spots []Spot, w, h float64) {
	t.spots = ready(t.spots, len(t.boxes))
	spots = t.spots
	for i := range spots {
		node := &t.nodes[i]
		if node.state&shown == 0 {
			continue
		}
		if node.state&hanging != 0 {
			above := &t.nodes[t.parent(i)]
			node.x = above.x + t.gap.Indent
			node.y = above.y + above.h + t.gap.Hang + above.filled
			above.filled += node.blockH + t.gap.Stack
		} else {
			node.x -= t.minX
		}
		spots[i] = Spot{X: node.x, Y: node.y, Shown: true}
		if t.direction == LeftRight {
			spots[i].X, spots[i].Y = node.y, node.x
		}
		w = math.Max(w, spots[i].X+t.boxes[i].W)
		h = math.Max(h, spots[i].Y+t.boxes[i].H)
	}
	return spots, w, h
}
