package figure

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

var testSpacing = Spacing{Sibling: 12, Level: 32, Stack: 8, Hang: 16, Rest: 6, Indent: 16}

const tiny = 1e-6

func drawBoxes(t *rapid.T, limit int) []Box {
	n := rapid.IntRange(1, limit).Draw(t, "boxes")
	boxes := make([]Box, n)
	size := rapid.SampledFrom([]float64{20, 40, 60, 100, 220, 540})
	near := rapid.IntRange(1, n).Draw(t, "near") // small: long chains, large: bushes
	for i := range boxes {
		boxes[i] = Box{
			Parent: rapid.IntRange(max(-1, i-near), i-1).Draw(t, "parent"),
			W:      size.Draw(t, "w"), H: size.Draw(t, "h"),
			Folded: rapid.IntRange(0, 9).Draw(t, "folded") == 0,
			Hang:   rapid.IntRange(0, 4).Draw(t, "hang") == 0,
		}
	}
	return boxes
}

func drawDirection(t *rapid.T) Direction {
	return rapid.SampledFrom([]Direction{TopDown, LeftRight}).Draw(t, "direction")
}

// apart is how far two boxes keep from each other: 0 or more in at least one direction when they do not overlap.
func apart(boxes []Box, spots []Spot, i, j int) (dx, dy float64) {
	a, b := spots[i], spots[j]
	dx = math.Max(b.X-(a.X+boxes[i].W), a.X-(b.X+boxes[j].W))
	dy = math.Max(b.Y-(a.Y+boxes[i].H), a.Y-(b.Y+boxes[j].H))
	return dx, dy
}

func childrenOf(boxes []Box, spots []Spot) map[int][]int {
	children := map[int][]int{}
	for i := range boxes {
		if spots[i].Shown {
			children[boxes[i].Parent] = append(children[boxes[i].Parent], i)
		}
	}
	return children
}

// hangs reports whether what is under a box stands in a stack.
func hangs(boxes []Box, i int, direction Direction) bool {
	for ; i >= 0; i = boxes[i].Parent {
		if boxes[i].Hang && direction == TopDown {
			return true
		}
	}
	return false
}

func TestLayoutNeverOverlaps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		boxes, direction := drawBoxes(t, 60), drawDirection(t)
		spots, w, h := Layout(boxes, direction, testSpacing)
		for i := range boxes {
			if !spots[i].Shown {
				continue
			}
			if s := spots[i]; s.X < -tiny || s.Y < -tiny || s.X+boxes[i].W > w+tiny || s.Y+boxes[i].H > h+tiny {
				t.Fatalf("box %d at %v sticks out of %v x %v", i, s, w, h)
			}
			for j := range i {
				if !spots[j].Shown {
					continue
				}
				if dx, dy := apart(boxes, spots, i, j); dx < testSpacing.Stack-tiny && dy < testSpacing.Stack-tiny {
					t.Fatalf("boxes %d and %d are only %v, %v apart", j, i, dx, dy)
				}
			}
		}
	})
}

func TestLayoutHidesWhatIsFolded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		boxes, direction := drawBoxes(t, 60), drawDirection(t)
		spots, _, _ := Layout(boxes, direction, testSpacing)
		for i, box := range boxes {
			want := box.Parent < 0 || spots[box.Parent].Shown && !boxes[box.Parent].Folded
			if spots[i].Shown != want {
				t.Fatalf("box %d shown: %v, want %v", i, spots[i].Shown, want)
			}
		}
	})
}

// TestLayoutOrder: siblings keep their order, a row of them starts on one line below its parent, and the parent is centred over it or, over
// a stack, flush left.
func TestLayoutOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		boxes, direction := drawBoxes(t, 60), drawDirection(t)
		spots, _, _ := Layout(boxes, direction, testSpacing)
		// From here on as if the tree grew down.
		along := func(i int) (start, end float64) { return spots[i].X, spots[i].X + boxes[i].W }
		down := func(i int) (start, end float64) { return spots[i].Y, spots[i].Y + boxes[i].H }
		if direction == LeftRight {
			along, down = down, along
		}
		for parent, children := range childrenOf(boxes, spots) {
			if parent >= 0 && hangs(boxes, parent, direction) {
				_, below := down(parent)
				below += testSpacing.Hang
				left, _ := along(parent)
				for _, child := range children {
					start, end := down(child)
					if start < below-tiny {
						t.Fatalf("box %d stands at %v, before %v", child, start, below)
					}
					below = end + testSpacing.Stack
					if x, _ := along(child); math.Abs(x-left-testSpacing.Indent) > tiny {
						t.Fatalf("box %d stands in %v", child, x-left)
					}
				}
				continue
			}
			for i, child := range children[1:] {
				_, end := along(children[i])
				if start, _ := along(child); start < end+testSpacing.Sibling-tiny {
					t.Fatalf("box %d starts at %v, its left neighbour ends at %v", child, start, end)
				}
			}
			if parent < 0 {
				continue
			}
			_, bottom := down(parent)
			for _, child := range children {
				if top, _ := down(child); math.Abs(top-bottom-testSpacing.Level) > tiny {
					t.Fatalf("box %d is %v below its parent", child, top-bottom)
				}
			}
			first, _ := along(children[0])
			_, last := along(children[len(children)-1])
			if start, end := along(parent); math.Abs((start+end)-(first+last)) > tiny {
				t.Fatalf("box %d is centred at %v, its row at %v", parent, (start+end)/2, (first+last)/2)
			}
		}
	})
}

// TestLayoutMovesBranchesWhole: when a box is added anywhere, every branch that it is not in keeps its shape.
func TestLayoutMovesBranchesWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		boxes, direction := drawBoxes(t, 60), drawDirection(t)
		parent := rapid.IntRange(-1, len(boxes)-1).Draw(t, "added under")
		before, _, _ := Layout(boxes, direction, testSpacing)
		after, _, _ := Layout(append(boxes[:len(boxes):len(boxes)], Box{Parent: parent, W: 220, H: 60}), direction, testSpacing)
		changed := map[int]bool{}
		for at := parent; at >= 0; at = boxes[at].Parent {
			changed[at] = true
		}
		for i, box := range boxes {
			if box.Parent < 0 || !before[i].Shown || changed[box.Parent] {
				continue
			}
			p := box.Parent
			dx := (after[i].X - after[p].X) - (before[i].X - before[p].X)
			dy := (after[i].Y - after[p].Y) - (before[i].Y - before[p].Y)
			if math.Abs(dx) > tiny || math.Abs(dy) > tiny {
				t.Fatalf("box %d moved %v, %v against its parent, which the edit does not touch", i, dx, dy)
			}
		}
	})
}

// TestLayoutSameBranchSameShape draws one branch twice, under different parents.
func TestLayoutSameBranchSameShape(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		boxes, direction := drawBoxes(t, 30), drawDirection(t)
		branch := drawBoxes(t, 20)
		first := len(boxes)
		for _, under := range []int{0, rapid.IntRange(-1, len(boxes)-1).Draw(t, "under")} {
			offset := len(boxes)
			for i, box := range branch {
				box.Parent += offset
				if i == 0 || box.Parent < offset {
					box.Parent = under
				}
				if i > 0 && branch[i].Parent < 0 {
					box.Parent = offset
				}
				boxes = append(boxes, box)
			}
		}
		second := first + len(branch)
		spots, _, _ := Layout(boxes, direction, testSpacing)
		if !spots[first].Shown || !spots[second].Shown || hangs(boxes, first, direction) != hangs(boxes, second, direction) {
			return
		}
		for i := range branch {
			a, b := spots[first+i], spots[second+i]
			if a.Shown != b.Shown {
				t.Fatalf("box %d of the branch is shown once only", i)
			}
			dx := (a.X - spots[first].X) - (b.X - spots[second].X)
			dy := (a.Y - spots[first].Y) - (b.Y - spots[second].Y)
			if a.Shown && (math.Abs(dx) > tiny || math.Abs(dy) > tiny) {
				t.Fatalf("box %d of the branch stands %v, %v elsewhere", i, dx, dy)
			}
		}
	})
}

// TestLayoutIsTight: of two branches in a row, some pair of boxes touches, up to the spacing.
func TestLayoutIsTight(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		boxes := drawBoxes(t, 40)
		for i := range boxes {
			boxes[i].Hang = false
		}
		spots, _, _ := Layout(boxes, TopDown, testSpacing)
		children := childrenOf(boxes, spots)
		inBranch := func(i, root int) bool {
			for ; i >= 0; i = boxes[i].Parent {
				if i == root {
					return true
				}
			}
			return false
		}
		for _, row := range children {
			if len(row) != 2 {
				continue
			}
			gap := math.Inf(1)
			for i := range boxes {
				for j := range boxes {
					if spots[i].Shown && spots[j].Shown && inBranch(i, row[0]) && inBranch(j, row[1]) {
						if dx, dy := apart(boxes, spots, i, j); dy < testSpacing.Level-tiny {
							gap = math.Min(gap, dx)
						}
					}
				}
			}
			if math.Abs(gap-testSpacing.Sibling) > tiny {
				t.Fatalf("branches %v are %v apart", row, gap)
			}
		}
	})
}

// TestLayoutPlaces checks a small tree by hand: two columns under a top, the first with a stack.
func TestLayoutPlaces(t *testing.T) {
	boxes := []Box{
		{Parent: -1, W: 540, H: 50},
		{Parent: 0, W: 220, H: 60, Hang: true}, {Parent: 1, W: 204, H: 40}, {Parent: 1, W: 204, H: 80},
		{Parent: 0, W: 220, H: 60},
	}
	spots, w, h := Layout(boxes, TopDown, testSpacing)
	want := []Spot{{0, 0, true}, {44, 82, true}, {60, 158, true}, {60, 206, true}, {276, 82, true}}
	for i := range want {
		if spots[i] != want[i] {
			t.Errorf("box %d at %v, want %v", i, spots[i], want[i])
		}
	}
	if w != 540 || h != 286 {
		t.Errorf("size %v x %v, want 540 x 286", w, h)
	}
	if spots, w, h := Layout(nil, TopDown, testSpacing); len(spots) != 0 || w != 0 || h != 0 {
		t.Error("no boxes must give no places")
	}
}

// TestLayoutOfLongShapes would take hours if a step were quadratic, and end in a full stack if one were recursive.
func TestLayoutOfLongShapes(t *testing.T) {
	const n = 200_000
	shapes := map[string]func(i int) int{
		"chain":            func(i int) int { return i - 1 },
		"fan":              func(i int) int { return min(0, i-1) },
		"two chains":       func(i int) int { return max(i-2, min(0, i-1)) },
		"comb":             func(i int) int { return i - 1 - i%2 },
		"ever longer arms": func(i int) int { return max(i-500, min(0, i-1)) },
	}
	for name, parent := range shapes {
		boxes := make([]Box, n)
		for i := range boxes {
			boxes[i] = Box{Parent: parent(i), W: 220, H: float64(60 + i%3*20)}
		}
		for _, direction := range []Direction{TopDown, LeftRight} {
			if spots, _, _ := Layout(boxes, direction, testSpacing); !spots[n-1].Shown {
				t.Errorf("%s: the last box has no place", name)
			}
		}
		boxes[0].Hang = true
		Layout(boxes, TopDown, testSpacing)
	}
}

func benchmarkLayout(b *testing.B, boxes []Box) {
	b.ReportAllocs()
	for b.Loop() {
		Layout(boxes, TopDown, testSpacing)
	}
}

func BenchmarkLayout10000(b *testing.B) {
	boxes := make([]Box, 10_000)
	for i := range boxes {
		boxes[i] = Box{Parent: (i - 1) / 4, W: 220, H: float64(60 + i%4*20)}
	}
	boxes[0].Parent = -1
	benchmarkLayout(b, boxes)
}

func BenchmarkLayoutChain10000(b *testing.B) {
	boxes := make([]Box, 10_000)
	for i := range boxes {
		boxes[i] = Box{Parent: i - 1, W: 220, H: float64(60 + i%4*20)}
	}
	benchmarkLayout(b, boxes)
}

func BenchmarkLayoutHanging10000(b *testing.B) {
	boxes := make([]Box, 10_000)
	for i := range boxes {
		boxes[i] = Box{Parent: (i - 1) / 4, W: 220, H: float64(60 + i%4*20), Hang: i > 0 && i < 5}
	}
	boxes[0].Parent = -1
	benchmarkLayout(b, boxes)
}

// TestLayoutMirrors: a tree of which every row is turned round is drawn as its mirror image.
func TestLayoutMirrors(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		boxes, direction := drawBoxes(t, 40), drawDirection(t)
		for i := range boxes {
			boxes[i].Hang = false
			if boxes[i].Parent < 0 && i > 0 {
				boxes[i].Parent = 0
			}
		}
		children := map[int][]int{}
		for i := range boxes {
			children[boxes[i].Parent] = append(children[boxes[i].Parent], i)
		}
		for _, row := range children {
			if len(row) > 2 { // room that is left over between three or more is shared out from the left
				return
			}
		}
		var turned []Box
		at := make([]int, len(boxes))
		var walk func(i, parent int)
		walk = func(i, parent int) {
			at[i] = len(turned)
			box := boxes[i]
			box.Parent = parent
			turned = append(turned, box)
			for j := len(children[i]) - 1; j >= 0; j-- {
				walk(children[i][j], at[i])
			}
		}
		walk(0, -1)
		spots, w, h := Layout(boxes, direction, testSpacing)
		mirror, w2, h2 := Layout(turned, direction, testSpacing)
		if math.Abs(w-w2) > tiny || math.Abs(h-h2) > tiny {
			t.Fatalf("%v x %v, turned round %v x %v", w, h, w2, h2)
		}
		for i := range boxes {
			if !spots[i].Shown {
				continue
			}
			there, here := w-mirror[at[i]].X-boxes[i].W, spots[i].X
			if direction == LeftRight {
				there, here = h-mirror[at[i]].Y-boxes[i].H, spots[i].Y
			}
			if math.Abs(there-here) > tiny {
				t.Fatalf("box %d stands at %v, in the mirror at %v", i, here, there)
			}
		}
	})
}
