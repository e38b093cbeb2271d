package model

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
)

// GoalState says how far the group is with a goal.
type GoalState string

// The states of a goal.
const (
	GoalDraft   GoalState = "draft"
	GoalAdopted GoalState = "adopted"
	GoalParked  GoalState = "parked"
)

// GoalStates lists the states of a goal.
func GoalStates() []GoalState { return []GoalState{GoalDraft, GoalAdopted, GoalParked} }

// Stance is what a party thinks of a goal.
type Stance string

// The stances of a party towards a goal.
const (
	Supports           Stance = "supports"
	SupportsWithRemark Stance = "remark"
	Doubts             Stance = "doubts"
)

// Stances lists the stances.
func Stances() []Stance { return []Stance{Supports, SupportsWithRemark, Doubts} }

// Goal is one card of the goal tree. The goal without a parent is the societal effect; there is at most one.
type Goal struct {
	Identity
	Parent       ID         `json:"parent,omitempty" ref:"goal,owner"`
	Position     float64    `json:"position"`        // among the children of its parent, ascending
	Level        int        `json:"level,omitempty"` // 1 is the top; 0: as deep as it stands
	Text         string     `json:"text"`
	Explanation  string     `json:"explanation,omitempty"`
	Behind       string     `json:"problem,omitempty"`      // the problem behind the goal
	Assumption   string     `json:"assumption,omitempty"`   // why it helps its parent
	Contribution int        `json:"contribution,omitempty"` // to its parent, 1 to 3
	Also         []GoalLink `json:"also,omitempty"`         // "also contributes to"
	Support      []Support  `json:"support,omitempty"`
	Dots         int        `json:"dots,omitempty"`
	State        GoalState  `json:"state,omitempty"`
	WhiteSpot    bool       `json:"white_spot,omitempty"` // nothing under it yet, on purpose
	Wheel        []string   `json:"wheel,omitempty"`      // fields of the Participatiewiel; see [WheelFields]
	Laws         []string   `json:"laws,omitempty"`
	Scale        string     `json:"scale,omitempty"` // individual, organisation, society
	TargetGroups []string   `json:"target_groups,omitempty"`
	Kept         []string   `json:"kept,omitempty"` // rules of wording that the group looked at and let be, by name
}

// GoalLink is an extra link to another goal.
type GoalLink struct {
	Goal       ID     `json:"goal" ref:"goal,owner"`
	Assumption string `json:"assumption,omitempty"`

	newer
}

// Support is what one party thinks of a goal, and why.
type Support struct {
	Party  ID     `json:"party" ref:"party,owner"`
	Stance Stance `json:"stance"`
	Reason string `json:"reason,omitempty"`

	newer
}

// Keep remembers that the group looked at a rule of wording and lets the text be.
func (g *Goal) Keep(rule string) {
	if !slices.Contains(g.Kept, rule) {
		g.Kept = append(g.Kept, rule)
	}
}

// SupportOf returns what a party thinks of the goal; no stance while it did not say.
func (g *Goal) SupportOf(party ID) Support {
	for _, support := range g.Support {
		if support.Party == party {
			return support
		}
	}
	return Support{Party: party}
}

// SetSupport says what a party thinks of a goal and why; no stance takes back what it said. The reason may come later: a group that is
// asked first says where it stands.
func (tx *Tx) SetSupport(goal, party ID, stance Stance, reason string) error {
	return Update(tx, goal, func(g *Goal) error {
		at := slices.IndexFunc(g.Support, func(s Support) bool { return s.Party == party })
		switch {
		case stance == "":
			if at >= 0 {
				g.Support = slices.Delete(g.Support, at, at+1)
			}
			if len(g.Support) == 0 {
				g.Support = nil
			}
		case at >= 0:
			g.Support[at].Stance, g.Support[at].Reason = stance, strings.TrimSpace(reason)
		default:
			g.Support = append(g.Support, Support{Party: party, Stance: stance, Reason: strings.TrimSpace(reason)})
		}
		return nil
	})
}

// AgreeAll makes every party agree with a goal and adopts it.
func (tx *Tx) AgreeAll(goal ID) error {
	for _, party := range All[Party](tx.Dossier) {
		if err := tx.SetSupport(goal, party.ID, Supports, ""); err != nil {
			return err
		}
	}
	return Update(tx, goal, func(g *Goal) error {
		g.State = GoalAdopted
		return nil
	})
}

// Kind implements [Record].
func (*Goal) Kind() Kind { return KindGoal }

func (g *Goal) check(d *Dossier) error {
	if g.Contribution < 0 || g.Contribution > 3 {
		return NewProblem("problem.goal.contribution")
	}
	if g.State != "" && !slices.Contains(GoalStates(), g.State) {
		return badChoice(g, "state", string(g.State))
	}
	for _, support := range g.Support {
		if !slices.Contains(Stances(), support.Stance) {
			return badChoice(g, "stance", string(support.Stance))
		}
	}
	if slices.ContainsFunc(g.Also, func(also GoalLink) bool { return also.Goal == g.ID }) {
		return NewProblem("problem.goal.also")
	}
	if err := finite(&g.Position); err != nil {
		return err
	}
	if err := checkReferences(d, g); err != nil {
		return err
	}
	return g.checkPlace(d)
}

func (g *Goal) checkPlace(d *Dossier) error {
	if g.Parent == "" {
		if len(d.childrenOf("")) > 1 {
			return NewProblem("problem.goal.oneTop")
		}
		return nil
	}
	if d.oneTree || len(d.Children(g.ID)) == 0 {
		return nil
	}
	steps := 0
	for at := Get[Goal](d, g.Parent); at != nil; at = Get[Goal](d, at.Parent) {
		if steps++; at.ID == g.ID || steps > d.Count(KindGoal) {
			return NewProblem("problem.goal.cycle", "goal", g.Text)
		}
	}
	return nil
}

// Top returns the societal effect, or nil.
func (d *Dossier) Top() *Goal {
	if top := d.childrenOf(""); len(top) > 0 {
		return top[0]
	}
	return nil
}

// Children returns the goals directly under a goal, in order. The slice is shared: do not write to it.
func (d *Dossier) Children(goal ID) []*Goal {
	if goal == "" {
		return nil
	}
	return slices.Clip(d.childrenOf(goal))
}

func (d *Dossier) childrenOf(parent ID) []*Goal {
	x := &d.index
	if x.children == nil {
		x.children = make(map[ID][]*Goal, d.Count(KindGoal))
		for _, record := range d.tables[KindGoal].records {
			goal := record.(*Goal)
			x.children[goal.Parent] = append(x.children[goal.Parent], goal)
		}
		for _, siblings := range x.children {
			slices.SortFunc(siblings, inOrder)
		}
	}
	return x.children[parent]
}

func inOrder(a, b *Goal) int {
	return cmp.Or(cmp.Compare(a.Position, b.Position), cmp.Compare(a.ID, b.ID))
}

// Goals returns all goals as the tree reads: each before its children, siblings in order. The list stays as it is; nobody writes to it.
func (d *Dossier) Goals() []*Goal {
	x := &d.index
	if x.ordered == nil {
		if top := d.Top(); top != nil {
			x.ordered = d.Branch(top.ID)
		}
	}
	return x.ordered
}

// Branch returns a goal and all under it, as the tree reads. It is empty for a goal that does not exist.
func (d *Dossier) Branch(goal ID) []*Goal {
	root := Get[Goal](d, goal)
	if root == nil {
		return nil
	}
	out := []*Goal{}
	if root.Parent == "" {
		out = make([]*Goal, 0, d.Count(KindGoal))
	}
	todo := []*Goal{root}
	for len(todo) > 0 && len(out) < d.Count(KindGoal) { // a broken file may hold a ring of goals
		next := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		out = append(out, next)
		children := d.Children(next.ID)
		for i := len(children) - 1; i >= 0; i-- {
			todo = append(todo, children[i])
		}
	}
	return out
}

// Code returns the number under which people speak of a goal: "0" for the societal effect, "2" and "2.3" below it.
func (d *Dossier) Code(goal ID) string {
	if x := &d.index; !x.coded {
		x.number(d.Goals())
	}
	return d.index.codes[goal]
}

// number gives all goals their codes; they come as the tree reads.
func (x *index) number(goals []*Goal) {
	if x.codes == nil {
		x.codes = make(map[ID]string, len(goals))
	}
	type parent struct {
		goal     *Goal
		code     string
		children int64
	}
	var above []parent // the goals between the top and the one at hand
	var code []byte
	for _, goal := range goals {
		for len(above) > 0 && above[len(above)-1].goal.ID != goal.Parent {
			above = above[:len(above)-1]
		}
		code = code[:0]
		if len(above) == 0 {
			code = append(code, '0')
		} else {
			under := &above[len(above)-1]
			under.children++
			if under.goal.Parent != "" {
				code = append(append(code, under.code...), '.')
			}
			code = strconv.AppendInt(code, under.children, 10)
		}
		if x.codes[goal.ID] != string(code) {
			x.codes[goal.ID] = string(code)
		}
		above = append(above, parent{goal: goal, code: x.codes[goal.ID]})
	}
	x.coded = true
}

// GoalByCode returns the goal with a code, or nil.
func (d *Dossier) GoalByCode(code string) *Goal {
	for _, goal := range d.Goals() {
		if d.Code(goal.ID) == strings.TrimSpace(code) {
			return goal
		}
	}
	return nil
}

// LevelOf returns the level of a goal, counted from 1 at the top: what the group chose, else how deep the goal stands.
func (d *Dossier) LevelOf(goal *Goal) int {
	if goal.Level > 0 {
		return goal.Level
	}
	level := 1
	for at := Get[Goal](d, goal.Parent); at != nil && level <= d.Count(KindGoal); at = Get[Goal](d, at.Parent) {
		level++
	}
	return level
}

// Depth returns how many levels deep the tree is: 0 without goals, 1 for the societal effect alone.
func (d *Dossier) Depth() int {
	deepest := 0
	depth := map[ID]int{}
	for _, goal := range d.Goals() {
		depth[goal.ID] = depth[goal.Parent] + 1
		deepest = max(deepest, depth[goal.ID])
	}
	return deepest
}

// AddGoal adds a goal under a parent, before the child that now stands at position; a position past the end adds it last. Without a
// parent it becomes the societal effect, of which there is one.
func (tx *Tx) AddGoal(parent ID, position int, text string) (*Goal, error) {
	goal := &Goal{Identity: Identity{ID: tx.NewID()}, Parent: parent, Text: text, State: GoalDraft}
	goal.Position = tx.room(parent, position, "")
	return added(tx, goal)
}

// SetTop words the societal effect, and makes it where there is none. No words take it away again as long as nothing hangs under it; after
// that they fail with a [Problem].
func (tx *Tx) SetTop(text string) error {
	top := tx.Top()
	switch {
	case top == nil && blank(text):
		return nil
	case top == nil:
		_, err := tx.AddGoal("", 0, text)
		return err
	case blank(text) && len(tx.Children(top.ID)) > 0:
		return NewProblem("problem.goal.topNeeded")
	case blank(text):
		return tx.Delete(KindGoal, top.ID)
	}
	return Update(tx, top.ID, func(g *Goal) error { g.Text = text; return nil })
}

// MoveGoal puts a goal with its branch under another parent, before the child that stands at position once the goal is gone from
// where it was; a position past the end puts it last. Where it stands already nothing changes. A goal cannot come under itself, and the
// societal effect cannot come under anything.
func (tx *Tx) MoveGoal(goal, parent ID, position int) error {
	moving := Get[Goal](tx.Dossier, goal)
	if moving == nil {
		return noSuch(KindGoal)
	}
	if moving.Parent == "" && parent != "" {
		return NewProblem("problem.goal.topStays")
	}
	if moving.Parent == parent {
		siblings := tx.childrenOf(parent)
		if now, found := slices.BinarySearchFunc(siblings, moving, inOrder); found && now == max(0, min(position, len(siblings)-1)) {
			return nil
		}
	}
	at := tx.room(parent, position, goal)
	return Update(tx, goal, func(g *Goal) error {
		g.Parent, g.Position = parent, at
		return nil
	})
}

// room returns a place between the siblings, without counting the one that is about to move. When no number is left between two
// neighbours, all siblings are numbered anew.
func (tx *Tx) room(parent ID, position int, moving ID) float64 {
	siblings := tx.childrenOf(parent)
	if goal := Get[Goal](tx.Dossier, moving); goal != nil && goal.Parent == parent {
		siblings = without(siblings, goal)
	}
	position = max(0, min(position, len(siblings)))
	at, free := between(siblings, position)
	if free {
		return at
	}
	for i, sibling := range siblings {
		copied := clone(sibling).(*Goal)
		copied.Position = float64(i + 1)
		if i >= position {
			copied.Position++
		}
		tx.set(KindGoal, copied.ID, copied)
	}
	return float64(position + 1)
}

// between returns a number between the neighbours of a place, and whether there is one.
func between(siblings []*Goal, position int) (at float64, free bool) {
	low, high := math.Inf(-1), math.Inf(1)
	if position > 0 {
		low = siblings[position-1].Position
	}
	if position < len(siblings) {
		high = siblings[position].Position
	}
	switch {
	case len(siblings) == 0:
		at = 1
	case position == 0:
		at = high - 1
	case position == len(siblings):
		at = low + 1
	default:
		at = low + (high-low)/2
	}
	return at, low < at && at < high
}
