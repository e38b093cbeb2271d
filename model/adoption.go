package model

import (
	"slices"
	"strings"
)

// Adoption is a version of the tree that was adopted. It holds the goals as they were then, so that whatever changes later can be shown
// against it: also after an export and import, and when the journal no longer goes back that far. Where no goals are kept, as in older files, nothing
// can be shown against it.
type Adoption struct {
	Name     string        `json:"name"`
	Date     Date          `json:"date"`
	Decision ID            `json:"decision,omitempty" ref:"agreement"`
	Goals    []AdoptedGoal `json:"goals,omitempty"` // as the tree read: each before its children, siblings in order

	newer
}

// AdoptedGoal is a goal as it was adopted.
type AdoptedGoal struct {
	Goal   FormerID `json:"goal"`
	Parent FormerID `json:"parent,omitempty"`
	Code   string   `json:"code"`
	Text   string   `json:"text"`

	newer
}

// FormerID is the identity of a record as it once was. It is no reference: what was adopted stands, also when the record goes.
type FormerID ID

// Adopting is how a tree is adopted: the decision in the group's words, how it was taken, and what was said against it.
type Adopting struct {
	Name       string // of the version
	Text       string // of the decision
	Form       DecisionForm
	Objections []Dissent
	Session    ID
}

// Adopt adopts the tree as it stands: it makes the decision, keeps the goals as they are now on the cover, and makes every goal that is
// not parked an adopted one. It fails with a [Problem] for a tree without goals.
func (tx *Tx) Adopt(a Adopting) (*Agreement, error) {
	goals := tx.Goals()
	if len(goals) == 0 {
		return nil, NewProblem("problem.adoption.empty")
	}
	decision, err := tx.AddAgreement(Decision, a.Session, a.Text)
	if err != nil {
		return nil, err
	}
	err = Update(tx, decision.ID, func(made *Agreement) error {
		made.Form, made.Objections, made.State = a.Form, a.Objections, Done
		made.Linked = []Ref{RefTo(goals[0])}
		return nil
	})
	if err != nil {
		return nil, err
	}
	adoption := Adoption{Name: a.Name, Date: DateOf(tx.env.Now()), Decision: decision.ID}
	for _, goal := range goals {
		adoption.Goals = append(adoption.Goals, AdoptedGoal{Goal: FormerID(goal.ID), Parent: FormerID(goal.Parent), Code: tx.Code(goal.ID), Text: goal.Text})
		err := Update(tx, goal.ID, func(g *Goal) error {
			if g.State != GoalParked {
				g.State = GoalAdopted
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return Get[Agreement](tx.Dossier, decision.ID), tx.SetCover(func(c *Cover) error {
		c.Adoptions = append(c.Adoptions, adoption)
		return nil
	})
}

// LastAdoption returns the version of the tree that was adopted last, or nil.
func (d *Dossier) LastAdoption() *Adoption {
	if adoptions := d.Cover().Adoptions; len(adoptions) > 0 {
		return &adoptions[len(adoptions)-1]
	}
	return nil
}

// GoalChange is what happened to one goal since a version of the tree was adopted. A goal may be both reworded and moved.
type GoalChange struct {
	Goal     ID
	Added    bool
	Removed  bool
	Reworded bool
	Moved    bool        // under another goal, or to another place among those that were beside it
	Was      AdoptedGoal // as it was adopted; nothing for a goal that was added
}

// ChangesSince returns what changed in the tree since a version of it: the goals that are there in the order in which the tree reads, then
// those that are gone, in the order in which it read then. A goal whose code changed only because others came or went did not move. Against
// a version that kept no goals there is nothing to say.
func (d *Dossier) ChangesSince(adoption *Adoption) []GoalChange {
	if adoption == nil || len(adoption.Goals) == 0 {
		return nil
	}
	was := make(map[ID]AdoptedGoal, len(adoption.Goals))
	order := make(map[ID]int, len(adoption.Goals))
	for i, goal := range adoption.Goals {
		was[ID(goal.Goal)], order[ID(goal.Goal)] = goal, i
	}
	shifted := d.shifted(was, order)
	var out []GoalChange
	for _, goal := range d.Goals() {
		then, known := was[goal.ID]
		change := GoalChange{Goal: goal.ID, Was: then, Added: !known}
		if known {
			change.Reworded = strings.TrimSpace(then.Text) != strings.TrimSpace(goal.Text)
			change.Moved = ID(then.Parent) != goal.Parent || shifted[goal.ID]
		}
		if change.Added || change.Reworded || change.Moved {
			out = append(out, change)
		}
	}
	for _, then := range adoption.Goals {
		if Get[Goal](d, ID(then.Goal)) == nil {
			out = append(out, GoalChange{Goal: ID(then.Goal), Was: then, Removed: true})
		}
	}
	return out
}

// shifted are the goals that stand elsewhere among the siblings that they had: as few as explain the order of now.
func (d *Dossier) shifted(was map[ID]AdoptedGoal, order map[ID]int) map[ID]bool {
	out := map[ID]bool{}
	for _, parent := range d.Goals() {
		var stayed []*Goal
		for _, child := range d.Children(parent.ID) {
			if then, known := was[child.ID]; known && ID(then.Parent) == parent.ID {
				stayed = append(stayed, child)
			}
		}
		at := make([]int, len(stayed))
		for i, child := range stayed {
			at[i] = order[child.ID]
		}
		for i, kept := range longestAscending(at) {
			if !kept {
				out[stayed[i].ID] = true
			}
		}
	}
	return out
}

// longestAscending says of different numbers which of them to keep, so that the most are left and those stand in ascending order.
func longestAscending(numbers []int) (keep []bool) {
	keep = make([]bool, len(numbers))
	before := make([]int, len(numbers)) // what stands before each in the longest run that ends with it
	var ends []int                      // by length, where the run ends that ends lowest
	for i, number := range numbers {
		length, _ := slices.BinarySearchFunc(ends, number, func(end, number int) int { return numbers[end] - number })
		before[i] = -1
		if length > 0 {
			before[i] = ends[length-1]
		}
		if length == len(ends) {
			ends = append(ends, i)
		} else {
			ends[length] = i
		}
	}
	if len(ends) == 0 {
		return keep
	}
	for at := ends[len(ends)-1]; at >= 0; at = before[at] {
		keep[at] = true
	}
	return keep
}
