package model

import (
	"cmp"
	"slices"
)

// Observation is a line in the journal that is kept between two sessions.
type Observation struct {
	Identity
	Date Date   `json:"date"`
	Goal ID     `json:"goal,omitempty" ref:"goal"`
	Text string `json:"text"`
	Role string `json:"role,omitempty"`
	Seen ID     `json:"seen,omitempty" ref:"session"` // in which the group talked about it
}

// Kind implements [Record].
func (*Observation) Kind() Kind { return KindObservation }

func (o *Observation) check(d *Dossier) error {
	if err := checkDate(o.Date); err != nil {
		return err
	}
	if blank(o.Text) {
		return NewProblem("problem.observation.text")
	}
	return checkReferences(d, o)
}

// Observations returns the journal, the latest day first; within a day what was written last comes first.
func (d *Dossier) Observations() []*Observation {
	out := All[Observation](d)
	slices.SortFunc(out, func(a, b *Observation) int { return cmp.Or(cmp.Compare(b.Date, a.Date), cmp.Compare(b.ID, a.ID)) })
	return out
}

// Unseen returns what the journal holds for a session, the oldest first: what no earlier one talked about, and what this one did. What was
// written after the session is for the next one.
func (d *Dossier) Unseen(session *Session) []*Observation {
	out := slices.DeleteFunc(d.Observations(), func(o *Observation) bool {
		return o.Seen != session.ID && (o.Seen != "" || session.Date != "" && o.Date > session.Date)
	})
	slices.Reverse(out)
	return out
}

// UnseenOf returns of what the journal holds for a session what belongs to an indicator: what was seen at its goals, or at goals under them
// that no indicator of the session is nearer to.
func (d *Dossier) UnseenOf(session *Session, indicator ID) []*Observation {
	return slices.DeleteFunc(d.Unseen(session), func(o *Observation) bool { return d.talkedOf(session, o) != indicator })
}

// UnseenElse returns of what the journal holds for a session what belongs to none of the indicators that it talks about.
func (d *Dossier) UnseenElse(session *Session) []*Observation {
	return slices.DeleteFunc(d.Unseen(session), func(o *Observation) bool { return d.talkedOf(session, o) != "" })
}

// talkedOf returns the indicator of a session at whose goal an observation was made, or at the nearest goal above that; none when there is no
// such indicator. The top is above everything, and so only what was seen at the top itself belongs there.
func (d *Dossier) talkedOf(session *Session, o *Observation) ID {
	for goal := Get[Goal](d, o.Goal); goal != nil; goal = Get[Goal](d, goal.Parent) {
		if goal.Parent == "" && goal.ID != o.Goal {
			return ""
		}
		for _, id := range session.Talk {
			if indicator := Get[Indicator](d, id); indicator != nil && slices.Contains(indicator.Goals, goal.ID) {
				return id
			}
		}
	}
	return ""
}

// UnseenNear returns of what the journal holds for a session what was seen at the goals of an indicator, or under them, whether the session
// talks about it or not. The top is above everything, and so only what was seen at the top itself is near to it.
func (d *Dossier) UnseenNear(session *Session, indicator ID) []*Observation {
	about := Get[Indicator](d, indicator)
	return slices.DeleteFunc(d.Unseen(session), func(o *Observation) bool {
		if about == nil {
			return true
		}
		for goal := Get[Goal](d, o.Goal); goal != nil; goal = Get[Goal](d, goal.Parent) {
			if slices.Contains(about.Goals, goal.ID) && (goal.Parent != "" || goal.ID == o.Goal) {
				return false
			}
		}
		return true
	})
}
