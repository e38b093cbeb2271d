package paper

import (
	"doelenboom/model"
	"doelenboom/ui/figure"
)

// mostLinks is how many "also contributes to" a drawn tree can bear before it turns into spaghetti; more are only told in the notes.
const mostLinks = 8

// shapes are the ways to draw a tree, the one that people know best first.
func (r *report) shapes(goals []*model.Goal) []figure.TreeOptions {
	links := 0
	for _, goal := range goals {
		links += len(goal.Also)
	}
	base := figure.TreeOptions{MaxLines: -1, AllLinks: links <= mostLinks, Words: r.treeWords()}
	deep, sideways := base, base
	deep.HangFrom = 3
	sideways.Direction = figure.LeftRight
	return []figure.TreeOptions{base, deep, sideways}
}

// The size of the letters on a card, in points, below which a tree is drawn in parts, and above which it grows no further.
const (
	smallestCard = 7.0
	largestCard  = 20.0
	cardLetters  = 15.0 // in units of the drawing
)

// fittedTree is a tree that fits a place at a scale.
type fittedTree struct {
	tree    *figure.Tree
	drawing figure.Drawing
	scale   float64
}

// fit draws goals so that they fit a room, in the shape in which the letters are largest.
func (r *report) fit(cards []figure.GoalCard, folded []model.ID, shapes []figure.TreeOptions, width, height float64) fittedTree {
	best := fittedTree{}
	for i, shape := range shapes {
		tree := figure.NewTree(shape)
		tree.Set(cards)
		for _, id := range folded {
			tree.Fold(id, true)
		}
		drawing := tree.Drawing()
		scale := min(width/drawing.W, height/drawing.H, largestCard/cardLetters*r.scale())
		// A shape that people know less must be clearly easier to read.
		if i == 0 || scale > best.scale*1.15 {
			best = fittedTree{tree, drawing, scale}
		}
	}
	return best
}

func (f fittedTree) readable() bool { return f.scale*cardLetters >= smallestCard }

// treePart is what one page shows of a tree that is too large for one: a goal with what is under it down to the folded ones, and the goal
// above it as a reference.
type treePart struct {
	root *model.Goal
	fit  fittedTree
}

// treeParts spreads the tree over pages without breaking a goal: the whole if that can be read, else the upper levels, and each branch that did
// not fit on a page of its own.
func (r *report) treeParts(goals []*model.Goal, notes *endnotes, width, height float64) []treePart {
	shapes := r.shapes(goals)
	if whole := r.fit(r.goalCards(goals, notes), nil, shapes, width, height); whole.readable() || len(goals) < 3 {
		return []treePart{{goals[0], whole}}
	}
	var parts []treePart
	todo := []*model.Goal{goals[0]}
	for len(todo) > 0 {
		root := todo[0]
		todo = todo[1:]
		made, rest := r.branchParts(root, notes, shapes, width, height)
		parts = append(parts, made...)
		todo = append(rest, todo...)
	}
	return parts
}

// branchParts draws a branch as deep as it can be read, and gives the goals whose own branches are still to be drawn. A goal with more goals under it
// than fit even alone is drawn more than once, each time with the next of them.
func (r *report) branchParts(root *model.Goal, notes *endnotes, shapes []figure.TreeOptions, width, height float64) (parts []treePart, rest []*model.Goal) {
	children := r.Dossier.Children(root.ID)
	if part, folded, ok := r.deepest(root, children, notes, shapes, width, height); ok {
		return []treePart{part}, folded
	}
	for len(children) > 0 {
		count := len(children)
		for count > 1 {
			if fit, _ := r.fitDepth(root, children[:count], 1, notes, shapes, width, height); fit.readable() {
				break
			}
			count = max(1, count*2/3)
		}
		fit, folded := r.fitDepth(root, children[:count], 1, notes, shapes, width, height)
		parts, rest = append(parts, treePart{root, fit}), append(rest, folded...)
		children = children[count:]
	}
	return parts, rest
}

// deepest finds how many levels under a goal can be read on one page.
func (r *report) deepest(root *model.Goal, children []*model.Goal, notes *endnotes, shapes []figure.TreeOptions, width, height float64) (part treePart, folded []*model.Goal, ok bool) {
	for depth := 1; ; depth++ {
		fit, hidden := r.fitDepth(root, children, depth, notes, shapes, width, height)
		if !fit.readable() {
			return part, folded, ok
		}
		part, folded, ok = treePart{root, fit}, hidden, true
		if len(hidden) == 0 {
			return part, nil, true
		}
	}
}

// fitDepth draws some children of a goal and what is under them, to a depth, below the goal itself and the one above it.
func (r *report) fitDepth(root *model.Goal, children []*model.Goal, depth int, notes *endnotes, shapes []figure.TreeOptions, width, height float64) (fit fittedTree, hidden []*model.Goal) {
	goals := []*model.Goal{root}
	if above := model.Get[model.Goal](r.Dossier, root.Parent); above != nil {
		goals = []*model.Goal{above, root}
	}
	var folded []model.ID
	var visit func(level []*model.Goal, left int)
	visit = func(level []*model.Goal, left int) {
		for _, goal := range level {
			goals = append(goals, goal)
			below := r.Dossier.Children(goal.ID)
			switch {
			case len(below) == 0:
			case left == 1:
				goals = append(goals, r.Dossier.Branch(goal.ID)[1:]...) // folded away, so that the card tells how many they are
				folded, hidden = append(folded, goal.ID), append(hidden, goal)
			default:
				visit(below, left-1)
			}
		}
	}
	visit(children, depth)
	return r.fit(r.goalCards(goals, notes), folded, shapes, width, height), hidden
}
