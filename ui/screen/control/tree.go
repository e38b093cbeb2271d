package control

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"doelenboom/model"
	"doelenboom/ui/figure"
)

// Tree is the goal tree to work in: it is moved through, written on and rearranged on the drawing itself, by keyboard and by hand. What the
// user means goes out through the callbacks; the tree shows what [Tree.Set] gives it, and what is being written.
type Tree struct {
	widget.BaseWidget
	// OnAdd takes a new goal under a parent, which is empty for the one at the top, at a place among its siblings.
	OnAdd func(parent model.ID, position int, text string) (model.ID, error)
	// OnAddAbove takes a new goal in the place of another one, which comes under it.
	OnAddAbove func(below model.ID, text string) (model.ID, error)
	// OnText takes a new text of a goal.
	OnText func(goal model.ID, text string) error
	// OnMove takes a goal under another parent, or to another place under the same one, once it is gone from where it was.
	OnMove func(goal, parent model.ID, position int)
	// OnDelete takes a goal away with all under it.
	OnDelete func(goal model.ID)
	// OnTakeOut takes a goal away and keeps what is under it.
	OnTakeOut func(goal model.ID)
	// OnSelect is called when another goal is selected, or none.
	OnSelect func(goal model.ID)
	// OnShow is called when what the tree shows changed without an edit: what is written, folded or selected.
	OnShow func()
	// Canvas is where the tree stands.
	Canvas fyne.Canvas

	treeView
	options    figure.TreeOptions
	acts       map[model.Key]func(choice int) // what keys do here, by act
	invitation string
	goals      []figure.GoalCard
	draft      *Draft
	origin     model.ID // what was selected before something new was written
	storing    bool     // what was written is becoming an edit
	field      *cardField
	beneath    *fyne.Container // holds what lies under the card that is written on
	full       fyne.Size       // of the place that the tree has
	size       fyne.Size       // of what the legend leaves of it
	legend     treeLegend
	unfocused  camera // what was seen before a branch was focused on
	wasFitted  bool   // and whether that was the whole tree
	fitted     bool   // the whole tree was made to fit and has not been moved by hand since
	used       bool   // somebody has worked here; before that every size begins anew
	focused    bool
	shift      bool
	quiet      bool // what is shown changes again at once
	hovered    model.ID
	marked     []model.ID // what was found
	pressed    bool       // a press of the pointer was taken already
	grip       grip
	held       func() fyne.KeyModifier
}

// NewTree makes a tree to work in. The invitation stands where the first goal will.
func NewTree(look *Look, words figure.TreeWords, invitation string) *Tree {
	options := figure.TreeOptions{Words: words, Selects: true}
	t := &Tree{treeView: newTreeView(look, options), options: options, invitation: invitation, field: newCardField(look), beneath: container.New(stack{}), held: heldKeys}
	t.acts = t.ownActs()
	t.field.field.Commit = t.store
	t.field.field.OnKey = t.fieldKey
	t.field.field.OnWrite = t.written
	t.field.field.OnFocus = func(gained bool) {
		if !gained && t.field.open {
			t.leave(false)
		}
	}
	t.ExtendBaseWidget(t)
	t.arrange()
	return t
}

// Set shows goals: each before its children, siblings in order. The tree keeps the list.
func (t *Tree) Set(goals []figure.GoalCard) {
	before := t.goals
	t.goals = goals
	if t.storing {
		return
	}
	if t.draft != nil && t.draft.lost(t.has) {
		if t.field.field.Writing() { // else the keyboard is on a sheet
			defer t.takeFocus()
		}
		t.forget() // somebody took away what was being written on
	}
	if selected := t.figure.Selected(); selected != "" && selected != NewGoal && !t.has(selected) {
		t.pick(nearestLeft(before, goals, selected))
	}
	t.arrange()
	if t.Selected() == "" && len(goals) > 0 {
		t.Select(goals[0].ID)
	}
	if len(before) == 0 && !t.used && t.size.Width > 0 { // the first goals to be seen
		t.begin()
		t.Refresh()
	}
}

func (t *Tree) has(goal model.ID) bool { return indexOf(t.goals, goal) >= 0 }

func indexOf(goals []figure.GoalCard, goal model.ID) int {
	for i := range goals {
		if goals[i].ID == goal {
			return i
		}
	}
	return -1
}

// nearestLeft is what stood nearest to a goal that is gone and is still there: the sibling after it, the one before it, or the parent.
func nearestLeft(before, now []figure.GoalCard, gone model.ID) model.ID {
	at := indexOf(before, gone)
	if at < 0 {
		return ""
	}
	parent := before[at].Parent
	for i := at + 1; i < len(before); i++ {
		if before[i].Parent == parent && indexOf(now, before[i].ID) >= 0 {
			return before[i].ID
		}
	}
	for i := at - 1; i >= 0; i-- {
		if (before[i].Parent == parent || before[i].ID == parent) && indexOf(now, before[i].ID) >= 0 {
			return before[i].ID
		}
	}
	return ""
}

// Selected returns the selected goal, or nothing: what is written for the first time is no goal yet.
func (t *Tree) Selected() model.ID {
	if selected := t.figure.Selected(); t.has(selected) {
		return selected
	}
	return ""
}

// Select selects a goal and brings it into sight.
func (t *Tree) Select(goal model.ID) {
	if goal == t.figure.Selected() || !t.has(goal) {
		return
	}
	if t.figure.Reveal(goal) {
		t.arrange()
	}
	t.pick(goal)
	t.follow(true)
	t.shown()
}

func (t *Tree) pick(goal model.ID) {
	if t.figure.Selected() == goal {
		return
	}
	links, drawn := t.figure.Links()
	t.figure.Select(goal)
	if now, still := t.figure.Links(); (!drawn || !still) && now != links { // the legend says how many
		t.explain()
		t.fill()
	}
	if t.OnSelect != nil {
		t.OnSelect(t.Selected())
	}
}

// Mark rings goals thinly, because they are what somebody looks for.
func (t *Tree) Mark(goals []model.ID) {
	t.marked = goals
	t.Refresh()
}

func (t *Tree) shown() {
	if t.OnShow != nil && !t.quiet {
		t.OnShow()
	}
}

// Draft returns what is being written, or nil.
func (t *Tree) Draft() *Draft {
	if t.storing {
		return nil
	}
	return t.draft
}

// Goals returns what the tree was given to show.
func (t *Tree) Goals() []figure.GoalCard { return t.goals }

// Folded reports whether what is under a goal is hidden.
func (t *Tree) Folded(goal model.ID) bool { return t.figure.Folded(goal) }

// Fold hides what is under a goal, or shows it again.
func (t *Tree) Fold(goal model.ID, folded bool) {
	if t.figure.Folded(goal) == folded || folded && len(t.children(goal)) == 0 {
		return
	}
	anchor, at, _ := t.anchor()
	standing := t.standing(t.size)
	t.figure.Fold(goal, folded)
	t.settleView(anchor, at, standing)
	t.shown()
}

// cards are the goals with what is being written among them, and with the invitation where there is none yet.
func (t *Tree) cards() []figure.GoalCard {
	goals := t.draft.Among(t.goals)
	if len(goals) == 0 {
		return []figure.GoalCard{{ID: NewGoal, Level: 1, Text: t.invitation, Parked: true, WhiteSpot: true}}
	}
	if strings.TrimSpace(goals[0].Text) == "" {
		goals = append([]figure.GoalCard(nil), goals...)
		goals[0].Text, goals[0].Parked = t.invitation, true
	}
	return goals
}

// arrange places the cards anew and keeps the view where it was.
func (t *Tree) arrange() {
	anchor, at, known := t.anchor()
	var standing map[model.ID]fyne.Position
	if known && t.draft == nil {
		standing = t.standing(t.size)
	}
	t.figure.Set(t.cards())
	if len(t.goals) == 0 && t.draft == nil {
		t.figure.Select(NewGoal)
	}
	if t.explain() {
		t.fill()
	}
	t.settleView(anchor, at, standing)
}

// settleView leaves the anchor where it stood, sees to it that what is selected is in sight, and lets the other cards go to their places.
func (t *Tree) settleView(anchor model.ID, at fyne.Position, standing map[model.ID]fyne.Position) {
	t.arrive()
	if t.size.Width > 0 {
		if anchor != "" {
			t.keep(anchor, at)
		}
		w, h := t.figure.Size()
		t.camera = t.camera.within(w, h, t.size)
		t.target = t.camera
		if len(standing) > 0 {
			t.follow(false)
			t.slide(standing, t.Refresh)
		} else {
			t.follow(t.draft == nil)
		}
	}
	t.Refresh()
}

// anchor is the card that stays where it is when others move, and where that is: the selected one, else the one above it.
func (t *Tree) anchor() (goal model.ID, at fyne.Position, ok bool) {
	t.arrive()
	for _, goal := range []model.ID{t.figure.Selected(), t.origin} {
		if area, ok := t.figure.AreaOf(goal); ok && area.Meets(t.camera.seen(t.size)) {
			return goal, t.camera.screen(figure.Point{X: area.X, Y: area.Y}), true
		}
	}
	return "", fyne.Position{}, false
}

// followMargin is kept around what is followed; it is the margin of the whole tree, so that following never leads beyond that.
const followMargin = figureMargin

// follow moves the view no more than it takes to have what is selected in sight.
func (t *Tree) follow(slowly bool) {
	area, ok := t.figure.AreaOf(t.figure.Selected())
	if !ok || t.size.Width <= 0 {
		return
	}
	t.arrive()
	t.goTo(t.camera.showing(area, t.size, float64(t.look.Px(followMargin))), t.size, slowly, t.Refresh)
}

// Fit shows the whole tree.
func (t *Tree) Fit() {
	t.fitted = true
	t.goTo(t.fitting(float64(t.look.Zoom)*largest), t.size, true, t.Refresh)
}

// largest is the zoom, as a share of that of the window, up to which a small tree in a large window grows: the back row reads it from there.
const largest = 1.5

// readable is the zoom, as a share of that of the window, below which a card cannot be read well.
const readable = 0.75

// begin shows the beginning, or the branch that stands out.
func (t *Tree) begin() {
	to := t.beginning()
	t.camera, t.target = to, to
	if t.figure.Focused() != "" { // on a page that is made anew
		t.unfocused, t.wasFitted = to, t.fitted
		to = t.focusing()
		t.camera, t.target = to, to
	}
}

// beginning shows the whole tree when it can be read then, else its beginning at full size.
func (t *Tree) beginning() camera {
	usual := float64(t.look.Zoom)
	to := t.fitting(usual)
	if to.zoom == usual { // room to spare: the same cards, larger
		w, h := t.figure.Size()
		to = fitting(w, h, t.size, usual*largest)
	}
	if t.fitted = to.zoom >= readable*usual; !t.fitted {
		t.cardsOf(cardWidths[0])
		to = camera{zoom: usual}
		if area, ok := t.figure.AreaOf(t.figure.First()); ok && t.options.Direction == figure.LeftRight {
			to.top = area.Y + area.H/2 - float64(t.size.Height)/usual/2
		} else if ok {
			to.left = area.X + area.W/2 - float64(t.size.Width)/usual/2
		}
		if area, ok := t.figure.AreaOf(t.figure.Selected()); ok {
			to = to.showing(area, t.size, float64(t.look.Px(followMargin)))
		}
	}
	return to
}

// cardWidths are the widths that a card may have; the usual one first.
var cardWidths = []float64{220, 205, 190, 175}

// fitting makes the cards as wide as lets the whole tree be shown largest, and returns the camera that does.
func (t *Tree) fitting(most float64) camera {
	best, width := camera{}, 0.0
	for _, try := range cardWidths {
		t.cardsOf(try)
		w, h := t.figure.Size()
		if c := fitting(w, h, t.size, most); c.zoom > best.zoom*1.01 {
			best, width = c, try
		}
	}
	t.cardsOf(width)
	return best
}

// cardsOf gives the cards a width, and the one at the top no more than the window has.
func (t *Tree) cardsOf(width float64) {
	room := float64(t.size.Width/t.look.Zoom) - 2*figureMargin
	options := t.options
	options.CardWidth, options.TopWidth, options.MaxLines = width, max(width, min(usualTop, room)), 0
	if width < cardWidths[0] {
		options.MaxLines = 7 // what is narrow needs more lines for the same text
	}
	if options.CardWidth != t.options.CardWidth || options.TopWidth != t.options.TopWidth {
		t.options = options
		t.figure.SetOptions(options)
	}
}

// usualTop is the width of the card at the top where there is room.
const usualTop = 540

// PlaceOf returns where the card of a goal stands in the tree's window.
func (t *Tree) PlaceOf(goal model.ID) (fyne.Position, fyne.Size) {
	area, _ := t.figure.AreaOf(goal)
	return t.areaOnScreen(area)
}

// CreateRenderer implements fyne.Widget.
func (t *Tree) CreateRenderer() fyne.WidgetRenderer {
	r := &treeRenderer{widget: t, view: &t.treeView, over: append(t.field.objects(), t.beneath), resized: t.resized}
	r.above = func(ops []figure.Op) []figure.Op {
		t.placeField()
		return t.appendLegend(t.cues(ops))
	}
	return r
}

// AccessibilityLabel implements fyne.Accessible: the tree in words.
func (t *Tree) AccessibilityLabel() string { return t.figure.Outline() }

// takeFocus gives the tree the keyboard.
func (t *Tree) takeFocus() {
	if t.Canvas != nil && !t.focused {
		t.Canvas.Focus(t)
	}
}
