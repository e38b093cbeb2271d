package figure

import (
	"iter"
	"math"

	"doelenboom/model"
)

// GoalCard is a goal as the tree shows it.
type GoalCard struct {
	ID        model.ID
	Parent    model.ID // one that is not in the list before it is none
	Code      string   // as people speak of it; empty is not shown
	Text      string
	Level     int // from 1 at the top
	Dots      int
	Support   []SupportMark
	Status    model.Judgement // empty: no icon
	WhiteSpot bool            // nothing under it yet, on purpose
	Parked    bool
	Changed   bool       // since the tree was adopted
	Also      []model.ID // other goals that it contributes to
	Note      string     // a line in small letters under the text
}

// SupportMark is what one party thinks of a goal.
type SupportMark struct {
	Look   PartyLook
	Name   string
	Stance model.Stance
}

// TreeOptions says how a tree is drawn. Lengths are in units of the drawing.
type TreeOptions struct {
	Direction Direction
	// HangFrom is the depth, with 0 at the top, from which goals hang in a stack under their parent instead of standing side by side.
	// 0 is 2: the goals under the top stand side by side and all else hangs. Less than 0: only goals without goals under them hang.
	HangFrom  int
	CardWidth float64 // 0 is 220
	TopWidth  float64 // of the one card at the top of a tree that grows down; 0 is 540
	TextSize  float64 // 0 is 15
	CodeSize  float64 // of codes and counts, for a room where nothing may be smaller than the text; 0 is 13 to a TextSize of 15
	MaxLines  int     // lines on a card before the ellipsis; 0 is 5, less than 0 is all
	Dense     bool    // closer lines and less air, for a room where the letters must be large
	AllLinks  bool    // show "also contributes" for every goal, not only for the selected one
	Selects   bool    // somebody selects goals: the legend explains what any selection may show, so that it stays as it is
	Words     TreeWords
}

// TreeWords holds the texts of a tree in the reader's language.
type TreeWords struct {
	Title     string
	WhiteSpot string                       // of a card with nothing under it
	Changed   string                       // of a card that changed since the tree was adopted
	Also      string                       // "also contributes to"
	AlsoMany  func(links int) string       // the same, where there are too many to draw
	Level     func(level int) string       // the name of a level
	Folded    func(hidden int) string      // how many goals a folded card hides
	Dots      func(dots int) string        // how many dots were put on a goal
	Status    func(model.Judgement) string // the word for a judgement
	Stance    func(model.Stance) string    // the word for a stance
}

// Tree is the figure of a goal tree. Changing it ([Tree.Set], [Tree.Fold]) places all cards anew and takes milliseconds for thousands;
// looking at it ([Tree.Ops], [Tree.At], [Tree.Step]) takes time in proportion to what is seen. It is for one goroutine.
type Tree struct {
	options  TreeOptions
	wrapper  Wrapper
	goals    []GoalCard
	nodes    []treeNode
	children []int32 // shown ones, parent after parent
	boxes    []Box
	tidy     tidy
	index    map[model.ID]int
	folded   map[model.ID]bool
	w, h     float64
	unit     float64 // TextSize 15 is 1
	selected model.ID
	focus    model.ID
	lifted   model.ID
	composed []composed // of each card, in the order of the goals
	also     []alsoLink // the extra links of the selected goal, or all
	came     step       // so that the way back is the way there
}

type treeNode struct {
	Area
	parent     int32
	depth      int32
	below      int32 // goals under it, at any depth
	firstChild int32 // shown ones, in Tree.children
	childCount int32
	shown      bool
	hangs      bool  // its children hang
	stack      int32 // how deep it hangs itself; 0: it stands in a row
	wide       bool  // the card at the top
	cut        bool
	faded      bool // outside the focused branch
	lines      []string
	notes      []string // the lines of the note
	indent     float64  // room for the code on the first line
	footTop    float64  // how wide the upper row of the foot is
}

// Area is a part of a drawing.
type Area struct{ X, Y, W, H float64 }

// Contains reports whether a point is in the area.
func (a Area) Contains(p Point) bool {
	return p.X >= a.X && p.X < a.X+a.W && p.Y >= a.Y && p.Y < a.Y+a.H
}

// Meets reports whether two areas have something in common.
func (a Area) Meets(b Area) bool {
	return a.X < b.X+b.W && b.X < a.X+a.W && a.Y < b.Y+b.H && b.Y < a.Y+a.H
}

// with is the smallest area with both in it.
func (a Area) with(b Area) Area {
	x, y := math.Min(a.X, b.X), math.Min(a.Y, b.Y)
	return Area{x, y, math.Max(a.X+a.W, b.X+b.W) - x, math.Max(a.Y+a.H, b.Y+b.H) - y}
}

// Grow returns the area with a margin around it.
func (a Area) Grow(by float64) Area {
	return Area{a.X - by, a.Y - by, a.W + 2*by, a.H + 2*by}
}

const (
	usualCardWidth = 220
	usualTextSize  = 15
	usualMaxLines  = 5
	usualHangFrom  = 2
	usualTopWidth  = 540
	minimumLines   = 2
	treeMargin     = 24
)

// NewTree returns a tree without goals.
func NewTree(options TreeOptions) *Tree {
	t := &Tree{index: map[model.ID]int{}, folded: map[model.ID]bool{}}
	t.SetOptions(options)
	return t
}

// SetOptions draws the same goals in another way.
func (t *Tree) SetOptions(options TreeOptions) {
	if options.TextSize <= 0 {
		options.TextSize = usualTextSize
	}
	t.unit = options.TextSize / usualTextSize
	if options.CardWidth <= 0 {
		options.CardWidth = usualCardWidth * t.unit
	}
	if options.TopWidth <= 0 {
		options.TopWidth = usualTopWidth * t.unit
	}
	if options.MaxLines == 0 {
		options.MaxLines = usualMaxLines
	}
	if options.HangFrom == 0 {
		options.HangFrom = usualHangFrom
	}
	t.options = options
	t.place()
}

// Set replaces the goals, which come as the tree reads: each before its children, siblings in order. Texts that did not change are not
// measured again. What was folded, selected or focused stays so for as long as it exists. The tree keeps the list: do not write to it.
func (t *Tree) Set(goals []GoalCard) {
	t.take(goals)
	t.place()
}

// take takes over goals. What stands before and after a change in the list stays as it was composed, in its new place.
func (t *Tree) take(goals []GoalCard) {
	old := t.goals
	most, before, after := min(len(old), len(goals)), 0, 0
	for before < most && old[before].ID == goals[before].ID {
		before++
	}
	for after < most-before && old[len(old)-1-after].ID == goals[len(goals)-1-after].ID {
		after++
	}
	if len(old) != len(goals) {
		if n := max(len(old), len(goals)) - len(t.composed); n > 0 {
			t.composed = append(t.composed, make([]composed, n)...)
		}
		copy(t.composed[len(goals)-after:len(goals)], t.composed[len(old)-after:len(old)])
	}
	for i := range old[before : len(old)-after] {
		delete(t.index, old[before+i].ID)
	}
	t.goals = goals
	last := len(goals)
	if len(old) == len(goals) {
		last -= after
	}
	for i := before; i < last; i++ {
		t.index[goals[i].ID] = i
	}
}

// Fold hides what is under a goal, or shows it again.
func (t *Tree) Fold(goal model.ID, folded bool) {
	if t.folded[goal] == folded {
		return
	}
	if folded {
		t.folded[goal] = true
	} else {
		delete(t.folded, goal)
	}
	t.place()
}

// FoldAll hides what is under every goal of which folded says so, and shows what is under all others. It reports whether that is new.
func (t *Tree) FoldAll(folded func(model.ID) bool) bool {
	changed := false
	for i := range t.goals {
		id := t.goals[i].ID
		switch want := folded(id); {
		case want == t.folded[id]:
		case want:
			t.folded[id], changed = true, true
		default:
			delete(t.folded, id)
			changed = true
		}
	}
	if changed {
		t.place()
	}
	return changed
}

// Folded reports whether what is under a goal is hidden.
func (t *Tree) Folded(goal model.ID) bool { return t.folded[goal] }

// Reveal unfolds whatever hides a goal, and reports whether anything did.
func (t *Tree) Reveal(goal model.ID) bool {
	i, ok := t.index[goal]
	if !ok || t.nodes[i].shown {
		return false
	}
	for at := t.nodes[i].parent; at >= 0; at = t.nodes[at].parent {
		delete(t.folded, t.goals[at].ID)
	}
	t.place()
	return true
}

// Select rings a goal; the empty ID rings none.
func (t *Tree) Select(goal model.ID) {
	if t.selected != goal {
		t.selected = goal
		t.linkAlso()
	}
}

// Selected returns the ringed goal, empty when there is none (any more).
func (t *Tree) Selected() model.ID {
	if _, ok := t.index[t.selected]; !ok {
		return ""
	}
	return t.selected
}

// Focus fades all but the branch of a goal and the way up from it; the empty ID fades nothing.
func (t *Tree) Focus(goal model.ID) {
	t.focus = goal
	t.fade()
}

// Focused returns the goal whose branch stands out, or the empty ID.
func (t *Tree) Focused() model.ID {
	if _, ok := t.index[t.focus]; !ok {
		return ""
	}
	return t.focus
}

// Lift fades a goal and all under it, because it is on its way to somewhere else; the empty ID lifts nothing.
func (t *Tree) Lift(goal model.ID) {
	t.lifted = goal
	t.fade()
}

// Lifted returns the goal that is lifted with its branch, or the empty ID.
func (t *Tree) Lifted() model.ID {
	if _, ok := t.index[t.lifted]; !ok {
		return ""
	}
	return t.lifted
}

// BranchArea is where a goal and all that is shown under it stand; not ok when the goal is not shown.
func (t *Tree) BranchArea(goal model.ID) (area Area, ok bool) {
	root, ok := t.index[goal]
	if !ok || !t.nodes[root].shown {
		return Area{}, false
	}
	area = t.nodes[root].Area
	for i := root + 1; i <= root+int(t.nodes[root].below); i++ {
		if t.nodes[i].shown {
			area = area.with(t.nodes[i].Area)
		}
	}
	return area, true
}

// Size returns the size of the whole tree with a margin, without the legend.
func (t *Tree) Size() (w, h float64) { return t.w, t.h }

// Below returns how many goals there are under a goal, at any depth.
func (t *Tree) Below(goal model.ID) int {
	if i, ok := t.index[goal]; ok {
		return int(t.nodes[i].below)
	}
	return 0
}

// Len returns how many goals there are.
func (t *Tree) Len() int { return len(t.goals) }

// AreaOf returns where the card of a goal stands; not ok when it does not exist or is hidden in a folded branch.
func (t *Tree) AreaOf(goal model.ID) (area Area, ok bool) {
	i, ok := t.index[goal]
	if !ok || !t.nodes[i].shown {
		return Area{}, false
	}
	return t.nodes[i].Area, true
}

// In yields the goals whose cards have something in common with an area, and where these stand.
func (t *Tree) In(area Area) iter.Seq2[model.ID, Area] {
	return func(yield func(model.ID, Area) bool) {
		for i := range t.nodes {
			if node := &t.nodes[i]; node.shown && node.Meets(area) && !yield(t.goals[i].ID, node.Area) {
				return
			}
		}
	}
}

func (t *Tree) spacing() Spacing {
	s := Spacing{Sibling: 12, Level: 32, Stack: 10, Hang: 12, Rest: 8, Indent: 16}
	if t.options.Direction == LeftRight {
		s = Spacing{Sibling: 8, Level: 40}
	}
	if t.options.Dense {
		s.Level, s.Stack, s.Hang = s.Level*0.75, s.Stack*0.8, s.Hang*0.8
	}
	for _, length := range []*float64{&s.Sibling, &s.Level, &s.Stack, &s.Hang, &s.Rest, &s.Indent} {
		*length *= t.unit
	}
	return s
}

// place finds the shape, the text and the place of every card.
func (t *Tree) place() {
	t.link()
	t.arrange()
	if n := len(t.nodes) - len(t.composed); n > 0 {
		t.composed = append(t.composed, make([]composed, n)...)
	}
	options := t.composing()
	for i := range t.nodes {
		if t.nodes[i].shown {
			t.compose(i, options)
		}
	}
	t.levelRows()
	if cap(t.boxes) < len(t.nodes) {
		t.boxes = make([]Box, len(t.nodes))
	}
	t.boxes = t.boxes[:len(t.nodes)]
	for i := range t.nodes {
		node := &t.nodes[i]
		t.boxes[i] = Box{Parent: int(node.parent), W: node.W, H: node.H, Folded: t.folded[t.goals[i].ID], Hang: node.hangs}
	}
	spots, w, h := t.tidy.layout(t.boxes, t.options.Direction, t.spacing())
	for i := range t.nodes {
		// Whole numbers, so that hairlines are sharp at 100 %; the spacing is far wider than what rounding moves.
		t.nodes[i].X = math.Round(spots[i].X) + treeMargin
		t.nodes[i].Y = math.Round(spots[i].Y) + treeMargin
	}
	t.w, t.h = math.Ceil(w)+2*treeMargin, math.Ceil(h)+2*treeMargin
	t.fade()
}

// link finds parents, depths, how much stands under each goal, and the shown children of each.
func (t *Tree) link() {
	n := len(t.goals)
	if cap(t.nodes) < n {
		t.nodes = make([]treeNode, n, n+n/4)
	}
	t.nodes = t.nodes[:n]
	for i := range t.nodes {
		node := &t.nodes[i]
		*node = treeNode{parent: -1, shown: true}
		if parent := t.parentOf(i); parent >= 0 {
			above := &t.nodes[parent]
			node.parent, node.depth = int32(parent), above.depth+1
			node.shown = above.shown && !t.folded[t.goals[parent].ID]
			if node.shown {
				above.childCount++
			}
		}
	}
	shown := int32(0)
	for i := range t.nodes {
		t.nodes[i].firstChild = shown
		shown += t.nodes[i].childCount
		t.nodes[i].childCount = 0
	}
	if cap(t.children) < int(shown) {
		t.children = make([]int32, shown, shown+shown/4)
	}
	t.children = t.children[:shown]
	for i := range t.nodes {
		if node := &t.nodes[i]; node.shown && node.parent >= 0 {
			above := &t.nodes[node.parent]
			t.children[above.firstChild+above.childCount] = int32(i)
			above.childCount++
		}
	}
	for i := n - 1; i >= 0; i-- {
		if parent := t.nodes[i].parent; parent >= 0 {
			t.nodes[parent].below += t.nodes[i].below + 1
		}
	}
}

// parentOf is the place in the list of the goal above one, or -1: it stands before it, nearly always on the way up from the one before it.
func (t *Tree) parentOf(i int) int {
	id := t.goals[i].Parent
	if id == "" {
		return -1
	}
	for at := i - 1; at >= 0; at = int(t.nodes[at].parent) {
		if t.goals[at].ID == id {
			return at
		}
	}
	if parent, ok := t.index[id]; ok && parent < i {
		return parent
	}
	return -1
}

func (t *Tree) childrenOf(i int) []int32 {
	node := &t.nodes[i]
	return t.children[node.firstChild : node.firstChild+node.childCount]
}

// arrange decides what hangs.
func (t *Tree) arrange() {
	tops := 0
	for i := range t.nodes {
		if t.nodes[i].parent < 0 {
			tops++
		}
	}
	for i := range t.nodes {
		node := &t.nodes[i]
		if t.options.Direction == LeftRight {
			continue
		}
		if node.parent >= 0 {
			above := &t.nodes[node.parent]
			node.hangs = above.hangs
			if above.hangs {
				node.stack = above.stack + 1
			}
		}
		node.wide = node.parent < 0 && tops == 1
		if t.options.HangFrom > 0 {
			node.hangs = node.hangs || int(node.depth) >= t.options.HangFrom-1
		} else if node.depth > 0 {
			node.hangs = node.hangs || t.onlyLeaves(i)
		}
	}
}

func (t *Tree) onlyLeaves(i int) bool {
	for _, child := range t.childrenOf(i) {
		if t.nodes[child].childCount > 0 {
			return false
		}
	}
	return true
}

// levelRows makes the cards of a row equally high, so that what hangs under them begins on one line.
func (t *Tree) levelRows() {
	if t.options.Direction == LeftRight {
		return
	}
	level := func(row []int32) {
		highest := 0.0
		for _, i := range row {
			highest = math.Max(highest, t.nodes[i].H)
		}
		for _, i := range row {
			t.nodes[i].H = highest
		}
	}
	for i := range t.nodes {
		if !t.nodes[i].hangs {
			level(t.childrenOf(i))
		}
	}
}

// fade finds what stands outside the focused branch, or in the lifted one.
func (t *Tree) fade() {
	focus, focused := t.index[t.focus]
	lifted, lifts := t.index[t.lifted]
	for i := range t.nodes {
		node := &t.nodes[i]
		node.faded = focused && i != focus && (node.parent < 0 || t.nodes[node.parent].faded)
	}
	if focused {
		for at := int32(focus); at >= 0; at = t.nodes[at].parent {
			t.nodes[at].faded = false
		}
	}
	if lifts {
		for i := lifted; i <= lifted+int(t.nodes[lifted].below); i++ {
			t.nodes[i].faded = true
		}
	}
	t.linkAlso()
}
