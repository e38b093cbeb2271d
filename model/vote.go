package model

import (
	"cmp"
	"slices"
)

// VoterKind says who has dots to give.
type VoterKind string

// Who has dots.
const (
	EachParticipant VoterKind = "participant"
	EachParty       VoterKind = "party"
)

// VoterKinds lists who may have dots.
func VoterKinds() []VoterKind { return []VoterKind{EachParticipant, EachParty} }

// Vote is one round of dots on goals. An open vote keeps what each party gave; of a secret vote only the dots on each goal are kept, so
// that nothing in the dossier, nor in its history, tells who gave what.
type Vote struct {
	Identity
	Session  ID        `json:"session,omitempty" ref:"session"`
	Question string    `json:"question,omitempty"`
	Goals    []ID      `json:"goals" ref:"goal"` // that take part, as they were shown
	Each     VoterKind `json:"each"`
	Dots     int       `json:"dots"`             // that each voter has
	Voters   int       `json:"voters,omitempty"` // of a secret vote; an open one counts them by party
	Secret   bool      `json:"secret,omitempty"`
	Tallies  []Dotted  `json:"tallies,omitempty"` // dots that are told by goal alone
	Ballots  []Ballot  `json:"ballots,omitempty"` // what each party gave, of an open vote
	Closed   bool      `json:"closed,omitempty"`
	Dissent  []Dissent `json:"dissent,omitempty"` // what those who disagree see, asked after the result
}

// Dotted is how many dots a goal got.
type Dotted struct {
	Goal ID  `json:"goal" ref:"goal,owner"`
	Dots int `json:"dots"`

	newer
}

// Ballot is what the people of one party gave together.
type Ballot struct {
	Party  ID       `json:"party,omitempty" ref:"party"`
	Voters int      `json:"voters"` // how many have dots
	Given  []Dotted `json:"given,omitempty"`

	newer
}

// Kind implements [Record].
func (*Vote) Kind() Kind { return KindVote }

func (v *Vote) check(d *Dossier) error {
	if !slices.Contains(VoterKinds(), v.Each) {
		return badChoice(v, "each", string(v.Each))
	}
	if v.Dots < 1 || v.Voters < 0 {
		return NewProblem("problem.vote.dots")
	}
	if len(slices.Compact(slices.Sorted(slices.Values(v.Goals)))) != len(v.Goals) {
		return NewProblem("problem.vote.option")
	}
	if v.Secret && len(v.Ballots) > 0 {
		return NewProblem("problem.vote.secret")
	}
	tallies := slices.Clone(v.Tallies)
	for _, ballot := range v.Ballots {
		if ballot.Voters < 0 {
			return NewProblem("problem.vote.dots")
		}
		tallies = append(tallies, ballot.Given...)
	}
	if slices.ContainsFunc(tallies, func(t Dotted) bool { return t.Dots < 0 }) {
		return NewProblem("problem.vote.dots")
	}
	if slices.ContainsFunc(v.Dissent, func(dissent Dissent) bool { return blank(dissent.Text) }) {
		return NewProblem("problem.vote.dissent")
	}
	return checkReferences(d, v)
}

// On returns how many dots a goal has.
func (v *Vote) On(goal ID) int {
	dots := tallied(v.Tallies, goal)
	for _, ballot := range v.Ballots {
		dots += tallied(ballot.Given, goal)
	}
	return dots
}

// By returns how many dots a ballot has on a goal.
func (b *Ballot) By(goal ID) int { return tallied(b.Given, goal) }

// Given returns how many dots were given in all.
func (v *Vote) Given() int {
	dots := 0
	for _, goal := range v.Goals {
		dots += v.On(goal)
	}
	return dots
}

// Electors returns how many have dots to give.
func (v *Vote) Electors() int {
	voters := v.Voters
	for _, ballot := range v.Ballots {
		voters += ballot.Voters
	}
	return voters
}

// HandedOut returns how many dots were handed out in all.
func (v *Vote) HandedOut() int { return v.Dots * v.Electors() }

func tallied(tallies []Dotted, goal ID) int {
	dots := 0
	for _, tally := range tallies {
		if tally.Goal == goal {
			dots += tally.Dots
		}
	}
	return dots
}

// Placed is where a goal ended in a vote.
type Placed struct {
	Goal ID
	Dots int
	Rank int  // 1 is first; goals with as many dots have one rank
	Tied bool // another goal has as many
}

// Result returns the goals of a vote, those with the most dots first; those with as many stand as the tree reads.
func (d *Dossier) Result(v *Vote) []Placed {
	at := d.reading()
	goals := slices.Clone(v.Goals)
	slices.SortStableFunc(goals, func(a, b ID) int { return cmp.Or(cmp.Compare(v.On(b), v.On(a)), cmp.Compare(at[a], at[b])) })
	out := make([]Placed, len(goals))
	for i, goal := range goals {
		out[i] = Placed{Goal: goal, Dots: v.On(goal), Rank: i + 1}
		if i > 0 && out[i-1].Dots == out[i].Dots {
			out[i].Rank, out[i].Tied, out[i-1].Tied = out[i-1].Rank, true, true
		}
	}
	return out
}

// reading says the how manieth each goal is as the tree reads.
func (d *Dossier) reading() map[ID]int {
	out := make(map[ID]int, d.Count(KindGoal))
	for i, goal := range d.Goals() {
		out[goal.ID] = i
	}
	return out
}

// GoalsByDots returns all goals as a group takes them up: those with the most dots first, then the others as the tree reads. Their codes
// stay what they are.
func (d *Dossier) GoalsByDots() []*Goal {
	goals := slices.Clone(d.Goals())
	slices.SortStableFunc(goals, func(a, b *Goal) int { return cmp.Compare(b.Dots, a.Dots) })
	return goals
}

// Votable returns the goals of a level that can be voted on, as the tree reads: those with a text that are not parked.
func (d *Dossier) Votable(level int) []*Goal {
	return slices.DeleteFunc(slices.Clone(d.Goals()), func(g *Goal) bool {
		return d.LevelOf(g) != level || g.State == GoalParked || blank(g.Text)
	})
}

// DotsFor returns how many dots each voter gets by the rule of thumb: a third of the options, and never none.
func DotsFor(options int) int { return max(1, (options+2)/3) }

// Votes returns the votes in the order in which they were begun; of the whole dossier for an empty session.
func (d *Dossier) Votes(session ID) []*Vote {
	return slices.DeleteFunc(All[Vote](d), func(v *Vote) bool { return session != "" && v.Session != session })
}

// Ballots returns a ballot for each party, with as many voters as it has at the table: its participants in a session, or all of it when
// nobody was marked as present. Per party each has one. Without parties there is one ballot, of the group.
func (d *Dossier) Ballots(each VoterKind, session ID) []Ballot {
	var out []Ballot
	for _, party := range All[Party](d) {
		ballot := Ballot{Party: party.ID, Voters: 1}
		if each == EachParticipant {
			ballot.Voters = d.atTable(party.ID, session)
		}
		out = append(out, ballot)
	}
	if len(out) == 0 {
		return []Ballot{{Voters: max(1, d.atTable("", session))}}
	}
	if !slices.ContainsFunc(out, func(b Ballot) bool { return b.Voters > 0 }) { // nobody was written down
		for i := range out {
			out[i].Voters = 1
		}
	}
	return out
}

// VotersAtTable returns how many have dots to give when they are told by goal alone.
func (d *Dossier) VotersAtTable(each VoterKind, session ID) int {
	if each == EachParty {
		return max(1, d.Count(KindParty))
	}
	return max(1, d.atTable("", session))
}

// atTable returns how many participants of a party were present in a session; all of the party when nobody was marked as present, and of
// all parties for no party.
func (d *Dossier) atTable(party, session ID) int {
	all, present, marked := 0, 0, false
	for _, participant := range All[Participant](d) {
		here := slices.Contains(participant.Sessions, session)
		marked = marked || here
		if party != "" && participant.Party != party {
			continue
		}
		all++
		if here {
			present++
		}
	}
	if marked {
		return present
	}
	return all
}

// StartVote begins a vote on some goals. An open vote begins with a ballot for each party; a secret one has voters and nothing of any of
// them.
func (tx *Tx) StartVote(v *Vote) (*Vote, error) {
	if len(v.Goals) == 0 {
		return nil, NewProblem("problem.vote.goals")
	}
	if !v.Secret && len(v.Ballots) == 0 {
		v.Ballots, v.Voters = tx.Ballots(v.Each, v.Session), 0
	}
	return added(tx, v)
}

// SetDots says how many dots a goal has: of the party of a ballot, or, with ballot -1, of all together.
func (tx *Tx) SetDots(vote ID, ballot int, goal ID, dots int) error {
	return Update(tx, vote, func(v *Vote) error {
		if v.Closed {
			return NewProblem("problem.vote.closed")
		}
		if !slices.Contains(v.Goals, goal) {
			return NewProblem("problem.vote.option")
		}
		tallies := &v.Tallies
		if ballot >= 0 {
			if ballot >= len(v.Ballots) {
				return NewProblem("problem.vote.option")
			}
			tallies = &v.Ballots[ballot].Given
		}
		*tallies = slices.DeleteFunc(*tallies, func(t Dotted) bool { return t.Goal == goal })
		if dots != 0 {
			*tallies = append(*tallies, Dotted{Goal: goal, Dots: dots})
		}
		slices.SortStableFunc(*tallies, func(a, b Dotted) int {
			return cmp.Compare(slices.Index(v.Goals, a.Goal), slices.Index(v.Goals, b.Goal))
		})
		if len(*tallies) == 0 {
			*tallies = nil
		}
		return nil
	})
}

// AddDots adds the dots of several voters together to those that are told by goal alone, so that no one of them can be told apart.
func (tx *Tx) AddDots(vote ID, given map[ID]int) error {
	v := Get[Vote](tx.Dossier, vote)
	if v == nil {
		return noSuch(KindVote)
	}
	for _, goal := range v.Goals {
		if given[goal] == 0 {
			continue
		}
		if err := tx.SetDots(vote, -1, goal, tallied(Get[Vote](tx.Dossier, vote).Tallies, goal)+given[goal]); err != nil {
			return err
		}
	}
	return nil
}

// CloseVote ends a vote and writes its dots on the goals that took part; other goals keep what they have of an earlier vote.
func (tx *Tx) CloseVote(vote ID) error {
	v := Get[Vote](tx.Dossier, vote)
	if v == nil {
		return noSuch(KindVote)
	}
	for _, goal := range v.Goals {
		if err := Update(tx, goal, func(g *Goal) error { g.Dots = v.On(goal); return nil }); err != nil {
			return err
		}
	}
	return Update(tx, vote, func(v *Vote) error { v.Closed = true; return nil })
}

// ReopenVote lets dots be changed again; the goals keep theirs until the vote is closed once more.
func (tx *Tx) ReopenVote(vote ID) error {
	return Update(tx, vote, func(v *Vote) error { v.Closed = false; return nil })
}

// WithoutBallots returns a vote of which only the dots on each goal are told, and not which party gave them.
func (v *Vote) WithoutBallots() *Vote {
	copied := clone(v).(*Vote)
	copied.Tallies, copied.Ballots, copied.Voters = nil, nil, v.Electors()
	for _, goal := range v.Goals {
		if dots := v.On(goal); dots > 0 {
			copied.Tallies = append(copied.Tallies, Dotted{Goal: goal, Dots: dots})
		}
	}
	return copied
}
