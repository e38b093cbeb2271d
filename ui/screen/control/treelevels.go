package control

import (
	"doelenboom/model"
	"doelenboom/ui/figure"
)

// depths are how deep the goals stand, from 0 at the top, in the order of the list.
func (t *Tree) depths() []int {
	out := make([]int, len(t.goals))
	at := make(map[model.ID]int, len(t.goals))
	for i := range t.goals {
		if above, known := at[t.goals[i].Parent]; known {
			out[i] = out[above] + 1
		}
		at[t.goals[i].ID] = i
	}
	return out
}

// ShowLevels shows the tree as deep as a level, from 1 at the top, and folds what is deeper level by level.
func (t *Tree) ShowLevels(level int) {
	t.foldBy(func(depth int, _ bool) bool { return depth >= level-1 })
}

// FoldLevel shows one level less.
func (t *Tree) FoldLevel() {
	deepest := 0
	for i, depth := range t.depths() {
		if _, shown := t.figure.AreaOf(t.goals[i].ID); shown {
			deepest = max(deepest, depth)
		}
	}
	if deepest > 0 {
		t.foldBy(func(depth int, folded bool) bool { return folded || depth >= deepest-1 })
	}
}

// UnfoldLevel shows one level more: it unfolds what is folded nearest to the top.
func (t *Tree) UnfoldLevel() {
	nearest := -1
	for i, depth := range t.depths() {
		if t.figure.Folded(t.goals[i].ID) && (nearest < 0 || depth < nearest) {
			nearest = depth
		}
	}
	if nearest >= 0 {
		t.foldBy(func(depth int, folded bool) bool { return folded && depth > nearest })
	}
}

// foldBy folds the goals with something under them of which a test says so by their depth.
func (t *Tree) foldBy(test func(depth int, folded bool) bool) {
	depths := t.depths()
	has := make(map[model.ID]bool, len(t.goals))
	for i := range t.goals {
		has[t.goals[i].Parent] = true
	}
	folded := make(map[model.ID]bool, len(t.goals))
	for i := range t.goals {
		id := t.goals[i].ID
		folded[id] = has[id] && test(depths[i], t.figure.Folded(id))
	}
	t.FoldAll(func(id model.ID) bool { return folded[id] })
}

// FoldAll hides what is under the goals of which folded says so, and shows what is under all others. When the selected goal is hidden by
// it, the one that hides it is selected.
func (t *Tree) FoldAll(folded func(model.ID) bool) {
	anchor, at, _ := t.anchor()
	standing := t.standing(t.size)
	if !t.figure.FoldAll(folded) {
		return
	}
	if seen := t.visibleAbove(t.Selected()); seen != t.Selected() {
		t.pick(seen)
		anchor = seen
	}
	t.settleView(anchor, at, standing)
	t.shown()
}

// visibleAbove is a goal, or the nearest one above it that no folded goal hides.
func (t *Tree) visibleAbove(goal model.ID) model.ID {
	for at := goal; at != ""; at, _ = t.place(at) {
		if _, shown := t.figure.AreaOf(at); shown {
			return at
		}
	}
	return goal
}

// Focused returns the goal whose branch stands out, or nothing.
func (t *Tree) Focused() model.ID { return t.figure.Focused() }

// Focus makes a branch stand out and brings it into sight; the empty ID shows everything alike.
func (t *Tree) Focus(goal model.ID) {
	if goal == t.figure.Focused() || goal != "" && !t.has(goal) {
		return
	}
	if goal != "" && t.figure.Reveal(goal) {
		t.arrange()
	}
	if t.figure.Focused() == "" {
		t.unfocused, t.wasFitted = t.target, t.fitted
	}
	t.figure.Focus(goal)
	if t.size.Width > 0 {
		t.goTo(t.focusing(), t.size, true, t.Refresh)
	}
	t.Refresh()
	t.shown()
}

// focusing is the camera for the branch that stands out; when none does any more, the one that there was before.
func (t *Tree) focusing() camera {
	if goal := t.figure.Focused(); goal != "" {
		t.fitted = false
		return t.onBranch(goal)
	}
	if t.fitted = t.wasFitted; t.fitted {
		return t.beginning()
	}
	to := t.unfocused
	if area, ok := t.figure.AreaOf(t.figure.Selected()); ok {
		to = to.showing(area, t.size, float64(t.look.Px(followMargin)))
	}
	return to
}

// ToggleFocus makes the branch of the selected goal stand out, or shows everything alike again.
func (t *Tree) ToggleFocus() {
	if t.figure.Focused() != "" {
		t.Focus("")
		return
	}
	t.Focus(t.Selected())
}

// onBranch is the camera that shows a branch as large as fits, no smaller than can be read: of a branch too large for that its beginning.
func (t *Tree) onBranch(goal model.ID) camera {
	area, _ := t.figure.BranchArea(goal)
	usual := float64(t.look.Zoom)
	area = area.Grow(followMargin)
	fit := min(float64(t.size.Width)/area.W, float64(t.size.Height)/area.H)
	to := camera{zoom: max(readable*usual, min(fit, largest*usual))}
	seen := to.seen(t.size)
	to.left, to.top = area.X+area.W/2-seen.W/2, area.Y
	if area.H < seen.H {
		to.top -= (seen.H - area.H) / 3
	}
	root, _ := t.figure.AreaOf(goal)
	return to.showing(root, t.size, float64(t.look.Px(followMargin)))
}

// Direction returns where the tree grows.
func (t *Tree) Direction() figure.Direction { return t.options.Direction }

// Turn lets the tree grow down instead of to the right, or the other way round.
func (t *Tree) Turn() {
	if t.options.Direction == figure.LeftRight {
		t.SetDirection(figure.TopDown)
		return
	}
	t.SetDirection(figure.LeftRight)
}

// SetDirection says where the tree grows. What is selected stays in sight.
func (t *Tree) SetDirection(direction figure.Direction) {
	if t.options.Direction == direction {
		return
	}
	anchor, at, _ := t.anchor()
	standing := t.standing(t.size)
	t.options.Direction = direction
	t.figure.SetOptions(t.options)
	if t.fitted || !t.used {
		t.arrive()
		if t.size.Width > 0 {
			t.begin()
		}
		t.Refresh()
	} else {
		t.settleView(anchor, at, standing)
	}
	t.shown()
}

// zoomStep is how much a key zooms.
const zoomStep = 1.25

// zoomBy zooms about the selected goal, or about the middle where that is not in sight.
func (t *Tree) zoomBy(factor float64) {
	t.arrive()
	t.fitted = false
	about := figure.Point{}
	seen := t.camera.seen(t.size)
	about.X, about.Y = seen.X+seen.W/2, seen.Y+seen.H/2
	if area, ok := t.figure.AreaOf(t.figure.Selected()); ok && area.Meets(seen) {
		about.X, about.Y = area.X+area.W/2, area.Y+area.H/2
	}
	usual := float64(t.look.Zoom)
	to := t.camera.zoomed(max(leastZoom*usual, min(t.camera.zoom*factor, mostZoom*usual)), t.camera.screen(about))
	t.goTo(t.reachable(to), t.size, true, t.Refresh)
}

// Sight is how the tree is looked at.
func (t *Tree) Sight() TreeSight {
	return TreeSight{Selected: t.Selected(), Focused: t.Focused(), Folded: t.Folded, Direction: t.options.Direction}
}
