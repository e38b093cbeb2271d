package paper

import (
	"doelenboom/model"
	"doelenboom/ui/figure"
)

// The size of the letters on a card, in points, below which a tree is drawn in parts, and above which it grows no further.
const (
	smallestCard = 7.0
	largestCard  = 20.0
	partCard     = 8.7  // the largest for parts of a tree, so that three stand beside each other on A3
	cardLetters  = 15.0 // in units of the drawing
)

// fittedTree is a tree that fits a place at a scale.
type fittedTree struct {
	tree    *figure.Tree
	drawing figure.Drawing
	scale   float64
}

// fit draws goals so that they fit a room, in the shape in which the letters are largest.
func (r *report) fit(cards []figure.GoalCard, folded []model.ID, shapes []figure.TreeOptions, room figure.Area, largest float64) fittedTree {
	best := fittedTree{}
	for i, shape := range shapes {
		tree := figure.NewTree(shape)
		for _, id := range folded { // before there is anything to put in another place
			tree.Fold(id, true)
		}
		tree.Set(cards)
		drawing := tree.Drawing()
		scale := min(room.W/drawing.W, room.H/drawing.H, largest/cardLetters*r.scale())
		// A shape that people know less must be clearly easier to read.
		if i == 0 || scale > best.scale*1.15 {
			best = fittedTree{tree, drawing, scale}
		}
	}
	return best
}

func (f fittedTree) readable() bool { return f.scale*cardLetters >= smallestCard }

// treePart is what is drawn in one piece of a tree that is too large for one: a goal with what is under it down to the folded ones, and the
// goal above it as a reference.
type treePart struct {
	root *model.Goal
	fit  fittedTree
}

// splitter takes a tree apart for a room.
type splitter struct {
	*report
	cards  goalCards
	shapes []figure.TreeOptions
	room   figure.Area
}

// treeParts spreads the tree over parts without breaking a goal: the whole if that can be read, else the upper levels, and then each branch that
// did not fit. All parts fit the room.
func (r *report) treeParts(goals []*model.Goal, notes *endnotes, room figure.Area) []treePart {
	s := splitter{r, r.goalCards(goals, notes), r.shapes(goals), room}
	whole := r.fit(s.cards.of(goals), nil, s.shapes, room, largestCard)
	if whole.readable() || len(goals) < 3 {
		return []treePart{{goals[0], whole}}
	}
	s.room.H -= partsHeading * r.scale()
	var parts []treePart
	todo := []*model.Goal{goals[0]}
	for len(todo) > 0 {
		made, rest := s.branch(todo[0])
		parts = append(parts, made...)
		todo = append(rest, todo[1:]...)
	}
	return parts
}

// branch draws a branch as deep as it can be read, and gives the goals whose own branches are still to be drawn. A goal with more goals under
// it than fit is drawn more than once, each time with the next of them.
func (s *splitter) branch(root *model.Goal) (parts []treePart, rest []*model.Goal) {
	children := s.Dossier.Children(root.ID)
	if part, folded, ok := s.deepest(root, children); ok {
		return []treePart{part}, folded
	}
	for len(children) > 0 {
		count := len(children)
		fit, folded := s.toDepth(root, children, 1)
		for count > 1 && !fit.readable() {
			count = max(1, min(count-1, int(float64(count)*fit.scale*cardLetters/smallestCard)))
			fit, folded = s.toDepth(root, children[:count], 1)
		}
		if pieces := (len(children) + count - 1) / count; pieces > 1 && len(children)/pieces+1 < count {
			count = len(children)/pieces + 1 // evenly, so that no part is left with one goal
			fit, folded = s.toDepth(root, children[:count], 1)
		}
		parts, rest = append(parts, treePart{root, fit}), append(rest, folded...)
		children = children[count:]
	}
	return parts, rest
}

// deepest finds how many levels under a goal can be read in one part.
func (s *splitter) deepest(root *model.Goal, children []*model.Goal) (part treePart, folded []*model.Goal, ok bool) {
	for depth := 1; ; depth++ {
		fit, hidden := s.toDepth(root, children, depth)
		if !fit.readable() {
			return part, folded, ok
		}
		part, folded, ok = treePart{root, fit}, hidden, true
		if len(hidden) == 0 {
			return part, nil, true
		}
	}
}

// toDepth draws some children of a goal and what is under them, to a depth, below the goal itself and the one above it.
func (s *splitter) toDepth(root *model.Goal, children []*model.Goal, depth int) (fit fittedTree, hidden []*model.Goal) {
	goals, largest := []*model.Goal{root}, largestCard
	if above := model.Get[model.Goal](s.Dossier, root.Parent); above != nil {
		goals, largest = []*model.Goal{above, root}, partCard
	}
	var folded []model.ID
	var visit func(level []*model.Goal, left int)
	visit = func(level []*model.Goal, left int) {
		for _, goal := range level {
			goals = append(goals, goal)
			below := s.Dossier.Children(goal.ID)
			switch {
			case len(below) == 0:
			case left == 1:
				goals = append(goals, s.Dossier.Branch(goal.ID)[1:]...) // folded away, so that the card tells how many they are
				folded, hidden = append(folded, goal.ID), append(hidden, goal)
			default:
				visit(below, left-1)
			}
		}
	}
	visit(children, depth)
	return s.fit(s.cards.of(goals), folded, s.shapes, s.room, largest), hidden
}

// The room that headings take on the sheets of a tree, at scale 1: the title, and the title of a part.
const (
	treeHeading  = 50.0
	partsHeading = 30.0
	partGutter   = 25.0
)

// treeRoom is the room for a tree on a sheet under its title.
func (sheet sheetSize) treeRoom() figure.Area {
	return figure.Area{W: sheet.right() - sheet.left(), H: sheet.bottom() - sheet.top() - treeHeading*sheet.Scale}
}

// drawParts draws the first part under the title of the paper, and the others next to and under each other on as many sheets as they take.
func (r *report) drawParts(sheet sheetSize, parts []treePart) {
	r.turn(sheet)
	r.heading(1, "", span{Text: r.say("paper.goalTree.title")}, span{Text: "  " + r.treeState(), Size: leadStyle.size, Plain: true, Paint: mutedStyle.paint})
	if len(parts) > 1 {
		r.introduction(mutedStyle, span{Text: r.book.Count("paper.goalTree.parts", len(parts))})
	}
	r.treeFigure(parts[0].fit)
	if len(parts) == 1 {
		return
	}
	r.turn(sheet)
	left, width, gutter := r.left, r.width, partGutter*r.scale()
	x, y, row := left, r.y, 0.0
	for _, part := range parts[1:] {
		wide := max(part.fit.drawing.W*part.fit.scale, narrowest*r.scale())
		r.left, r.width = left, wide
		title := func() { r.heading(2, "", span{Text: r.goalCode(part.root.ID) + " " + cardText(part.root.Text)}) }
		around := r.measure(title) + sectionStyle.after*r.scale()
		scale := min(part.fit.scale, (r.fullHeight()-around)/part.fit.drawing.H) // its title may be longer than there was room for
		high := around + part.fit.drawing.H*scale
		if x+wide > left+width+slack {
			x, y, row = left, y+row+gutter, 0
		}
		if y+high > sheet.bottom()+slack {
			r.turn(sheet)
			x, y, row = left, r.y, 0
		}
		r.left, r.width, r.y, r.below, r.fresh = x, wide, y, 0, true
		title()
		r.begin(0, 0)
		r.placed(part.fit.drawing, x, r.y, scale)
		x, row = x+wide+gutter, max(row, high)
	}
	r.left, r.width = left, width
	r.y, r.below, r.fresh = y+row, bodyStyle.leading*r.scale(), false
}

// treeFigure draws a tree in the middle of the width.
func (r *report) treeFigure(fit fittedTree) {
	scale := min(fit.scale, (r.fullHeight()-r.ahead(0))/fit.drawing.H)
	height := fit.drawing.H * scale
	r.begin(0, height)
	r.placed(fit.drawing, r.left+(r.width-fit.drawing.W*scale)/2, r.y, scale)
	r.y += height
	r.end(bodyStyle.leading * r.scale())
}
