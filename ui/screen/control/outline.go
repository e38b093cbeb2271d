package control

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"doelenboom/model"
	"doelenboom/ui/figure"
)

// Outline is the goal tree as lines of text, for who cannot use the drawing: the same goals in reading order, indented, with the keys of the
// drawing. Only the lines in sight exist. What the user means goes out through the callbacks, as from [Tree]; what is selected and folded is
// told and asked, so that the drawing and the lines agree.
type Outline struct {
	widget.BaseWidget
	// OnAdd, OnAddAbove, OnText and OnMove are those of [Tree].
	OnAdd      func(parent model.ID, position int, text string) (model.ID, error)
	OnAddAbove func(below model.ID, text string) (model.ID, error)
	OnText     func(goal model.ID, text string) error
	OnMove     func(goal, parent model.ID, position int)
	// OnSelect is called when another goal is selected.
	OnSelect func(goal model.ID)
	// OnShow is called when what is being written changed.
	OnShow func()
	// Folded reports whether what is under a goal is hidden; OnFold hides it, or shows it again.
	Folded func(goal model.ID) bool
	OnFold func(goal model.ID, folded bool)
	// Do does an act of the keymap that lines of text have no way of their own for; it reports whether there is such an act.
	Do func(does model.Key, choice int) bool
	// Canvas is where the outline stands.
	Canvas fyne.Canvas

	look     *Look
	words    OutlineWords
	wrapper  figure.Wrapper
	goals    []figure.GoalCard
	cards    []figure.GoalCard // the goals with what is being written among them
	nodes    []outlineNode     // of each card
	shown    []int             // the cards that no fold hides
	selected model.ID
	rows     *Rows
	field    *cardField
	beneath  *fyne.Container // holds what lies under the line that is written
	draft    *Draft
	origin   model.ID // what was selected before something new was written
	storing  bool     // what was written is becoming an edit
	shift    bool
}

// OutlineWords are the texts of an outline in the reader's language.
type OutlineWords struct {
	Title      string
	Invitation string                              // where the first goal will be written
	Level      func(level int) string              // the name of a level
	Below      func(goals int) string              // how many goals stand directly under one
	Folded     func(hidden int) string             // how many goals a fold hides
	Notes      func(card figure.GoalCard) []string // what else is shown of a goal
	Line       func(code, level string, number int, rest []string, text string) string
}

// outlineNode is where a card stands in the tree.
type outlineNode struct {
	parent   int // -1: at the top
	depth    int
	children int // directly under it
	below    int // at any depth
}

// NewOutline makes an outline without goals.
func NewOutline(look *Look, words OutlineWords) *Outline {
	o := &Outline{look: look, words: words, field: newCardField(look), beneath: container.New(stack{}), Folded: func(model.ID) bool { return false }}
	o.rows = NewRows(look, o)
	o.rows.holder = o
	o.rows.OnChoose = func(at int) { o.pick(o.cards[o.shown[at]].ID) }
	o.rows.OnEnter = func(int) { o.Edit() }
	o.rows.scroll.OnScrolled = func(fyne.Position) {
		o.rows.body.Refresh()
		o.placeField()
	}
	o.field.field.Commit = o.store
	o.field.field.OnKey = o.fieldKey
	o.field.field.OnWrite = o.written
	o.field.field.OnFocus = func(gained bool) {
		if !gained && o.field.open {
			o.leave(false)
		}
	}
	o.ExtendBaseWidget(o)
	return o
}

// Set shows goals: each before its children, siblings in order. The outline keeps the list.
func (o *Outline) Set(goals []figure.GoalCard) {
	o.goals = goals
	if o.storing {
		return
	}
	if o.draft != nil && o.draft.lost(o.has) {
		if o.field.field.Writing() { // else the keyboard is on a sheet
			defer o.takeFocus()
		}
		o.forget() // somebody took away what was being written on
	}
	o.Arrange()
}

// Select selects a goal and brings it into sight, without telling anybody.
func (o *Outline) Select(goal model.ID) {
	o.selected = goal
	if o.draft == nil {
		o.choose(goal)
	}
}

// Selected returns the selected goal, or nothing.
func (o *Outline) Selected() model.ID {
	if o.has(o.selected) {
		return o.selected
	}
	return ""
}

// Draft returns what is being written, or nil.
func (o *Outline) Draft() *Draft {
	if o.storing {
		return nil
	}
	return o.draft
}

func (o *Outline) has(goal model.ID) bool { return indexOf(o.goals, goal) >= 0 }

// Arrange finds the lines anew, after goals came or went, or something was folded.
func (o *Outline) Arrange() {
	o.cards = o.draft.Among(o.goals)
	if len(o.cards) == 0 {
		o.cards = []figure.GoalCard{{ID: NewGoal, Level: 1, Text: o.words.Invitation, Parked: true, WhiteSpot: true}}
	}
	o.link()
	o.rows.Reload()
	if o.draft != nil {
		o.choose(o.draft.Goal)
	} else {
		o.choose(o.selected)
	}
	o.Refresh()
}

// link finds how the cards stand under each other, and which of them no fold hides.
func (o *Outline) link() {
	index := make(map[model.ID]int, len(o.cards))
	o.nodes = make([]outlineNode, len(o.cards))
	o.shown = o.shown[:0]
	hidden := make([]bool, len(o.cards))
	for i := range o.cards {
		card, node := &o.cards[i], &o.nodes[i]
		index[card.ID] = i
		node.parent = -1
		if parent, ok := index[card.Parent]; ok && card.Parent != "" {
			above := &o.nodes[parent]
			node.parent, node.depth = parent, above.depth+1
			above.children++
			hidden[i] = hidden[parent] || o.Folded(card.Parent)
		}
		if !hidden[i] {
			o.shown = append(o.shown, i)
		}
	}
	for i := len(o.nodes) - 1; i >= 0; i-- {
		if parent := o.nodes[i].parent; parent >= 0 {
			o.nodes[parent].below += o.nodes[i].below + 1
		}
	}
}

// choose marks the line of a goal.
func (o *Outline) choose(goal model.ID) {
	for at, i := range o.shown {
		if o.cards[i].ID == goal {
			o.rows.Choose(at)
			o.placeField()
			return
		}
	}
	if len(o.shown) == 1 && o.cards[0].ID == NewGoal { // the invitation
		o.rows.Choose(0)
	}
}

// pick selects a goal for the user.
func (o *Outline) pick(goal model.ID) {
	if goal == o.selected || goal == NewGoal {
		return
	}
	o.selected = goal
	o.choose(goal)
	if o.OnSelect != nil {
		o.OnSelect(goal)
	}
}

// at is where the selected goal stands among the cards, or -1.
func (o *Outline) at() int { return indexOf(o.cards, o.Selected()) }

// place returns the parent of a goal, where it stands among its siblings, and those.
func (o *Outline) place(goal model.ID) (parent model.ID, position int, siblings []model.ID) {
	at := indexOf(o.goals, goal)
	if at < 0 {
		return "", 0, nil
	}
	parent = o.goals[at].Parent
	siblings = o.children(parent)
	for i, sibling := range siblings {
		if sibling == goal {
			position = i
		}
	}
	return parent, position, siblings
}

// children are the goals directly under a goal, in order.
func (o *Outline) children(goal model.ID) []model.ID {
	if goal == "" {
		return nil
	}
	var out []model.ID
	for i := range o.goals {
		if o.goals[i].Parent == goal {
			out = append(out, o.goals[i].ID)
		}
	}
	return out
}

// Words returns the lines as somebody reads them aloud.
func (o *Outline) Words() string {
	lines := make([]string, len(o.shown))
	for i, at := range o.shown {
		lines[i] = o.aloud(at)
	}
	return strings.Join(lines, "\n")
}

// aloud is a line in words: "1.2, doel, niveau 2, 2 doelen eronder: Inwoners ontmoeten elkaar."
func (o *Outline) aloud(i int) string {
	card := o.cards[i]
	return o.words.Line(card.Code, o.words.Level(card.Level), card.Level, o.rest(i), strings.ReplaceAll(card.Text, "\n", " "))
}

// rest is what a line tells of a goal beside its text and its level.
func (o *Outline) rest(i int) []string {
	card, node := o.cards[i], o.nodes[i]
	var out []string
	switch {
	case node.below > 0 && o.Folded(card.ID):
		out = append(out, o.words.Folded(node.below))
	case node.children > 0:
		out = append(out, o.words.Below(node.children))
	}
	if card.ID != NewGoal {
		out = append(out, o.words.Notes(card)...)
	}
	return out
}

// AccessibilityLabel implements fyne.Accessible: the line that has the keyboard.
func (o *Outline) AccessibilityLabel() string {
	if at := o.at(); at >= 0 {
		return o.aloud(at)
	}
	return o.words.Title
}

// AccessibilityRole implements fyne.Accessible.
func (o *Outline) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// takeFocus gives the outline the keyboard.
func (o *Outline) takeFocus() {
	if o.Canvas != nil {
		o.Canvas.Focus(o)
	}
}

// CreateRenderer implements fyne.Widget.
func (o *Outline) CreateRenderer() fyne.WidgetRenderer { return &outlineRenderer{o} }

type outlineRenderer struct{ outline *Outline }

func (r *outlineRenderer) Destroy()           {}
func (r *outlineRenderer) MinSize() fyne.Size { return fyne.NewSize(1, 1) }

func (r *outlineRenderer) Objects() []fyne.CanvasObject {
	return append(append([]fyne.CanvasObject{r.outline.rows}, r.outline.field.objects()...), r.outline.beneath)
}

func (r *outlineRenderer) Layout(size fyne.Size) {
	r.outline.rows.Move(fyne.NewPos(0, 0))
	r.outline.rows.Resize(size)
	r.outline.placeField()
}

func (r *outlineRenderer) Refresh() {
	r.outline.rows.Refresh()
	r.outline.placeField()
	canvas.Refresh(r.outline)
}
