package script

import (
	"cmp"
	"slices"
	"time"

	"doelenboom/model"
)

// Proposal is one way to win time in a session that is late: a step that has yet to come is made shorter, or left out.
type Proposal struct {
	Step int // index in the run sheet
	From int // minutes that the step has now
	To   int // minutes that it would have; 0 is left out
}

// Drops reports whether the step is left out.
func (p Proposal) Drops() bool { return p.To == 0 }

// Wins is how many minutes the proposal wins.
func (p Proposal) Wins() int { return p.From - p.To }

// Replan is what a session that is late can do to end when it was to end.
type Replan struct {
	Short     int        // minutes that it is short of
	Proposals []Proposal // in the order of the run sheet; no proposal is about a step twice
	Lacks     int        // minutes that it is short of when all are accepted
}

// How far a step can be shortened: to this share of what was planned, in hundredths, and to no less than some minutes.
const (
	leastShare   = 60
	leastMinutes = 5
)

// dispensable are the steps that a session can do without, the first one first: what is left is thinner, but it is a goal tree, a set of
// indicators or a reading all the same. A step that stands in the run sheet more than once, as an indicator after the other is
// interpreted, can be done fewer times.
var dispensable = []model.StepKind{
	model.StepWarmUp, model.StepStories, model.StepInterpret, model.StepCheck, model.StepVote, model.StepFill,
}

// protected are the steps that are not touched: people need the break, and a session without agreements did not happen.
var protected = []model.StepKind{model.StepBreak, model.StepAgree, model.StepPlan}

// Propose says what a running session can do to end when it was to end. Steps that are over and the step at hand are left alone, and so
// are breaks, agreements and the last step. First all others are made shorter in proportion to what each of them can spare. Only when that
// is not enough a step is proposed to be left out, no more of them than needed. A session that is on time needs nothing.
func Propose(session *model.Session, now time.Time) Replan {
	clock := At(session, now)
	if !clock.Running || clock.Ahead > -time.Minute {
		return Replan{}
	}
	plan := Replan{Short: int(-clock.Ahead / time.Minute)}
	spares := sparesOf(session)
	dropped := map[int]bool{}
	won := func() (dropping, sparing int) {
		for _, s := range spares {
			if dropped[s.step] {
				dropping += s.minutes
			} else {
				sparing += s.minutes - s.least
			}
		}
		return dropping, sparing
	}
	enough := func() bool {
		dropping, sparing := won()
		return dropping+sparing >= plan.Short
	}
	candidates := droppable(session, spares)
	for _, step := range candidates {
		if enough() {
			break
		}
		dropped[step] = true
	}
	for _, step := range candidates { // one that was left out first may stay after a longer one went
		if !dropped[step] {
			continue
		}
		if delete(dropped, step); !enough() {
			dropped[step] = true
		}
	}
	dropping, sparing := won()
	shorten := max(0, min(plan.Short-dropping, sparing))
	plan.Lacks = max(0, plan.Short-dropping-shorten)
	for i, cut := range divided(spares, dropped, shorten, sparing) {
		s := spares[i]
		switch {
		case dropped[s.step]:
			plan.Proposals = append(plan.Proposals, Proposal{Step: s.step, From: s.minutes})
		case cut > 0:
			plan.Proposals = append(plan.Proposals, Proposal{Step: s.step, From: s.minutes, To: s.minutes - cut})
		}
	}
	return plan
}

// spare is a step that can be made shorter.
type spare struct {
	step    int
	minutes int // that it has
	least   int // that it needs
}

func sparesOf(session *model.Session) []spare {
	var out []spare
	last := lastStep(session)
	for i := session.Current + 1; i < last; i++ {
		step := &session.Steps[i]
		now := step.Minutes + step.Extra
		if step.Skipped || now <= 0 || slices.Contains(protected, step.Sort) {
			continue
		}
		least := max(leastMinutes, (step.Minutes*leastShare+99)/100)
		out = append(out, spare{step: i, minutes: now, least: min(now, least)})
	}
	return out
}

// lastStep is the index of the step that closes a session.
func lastStep(session *model.Session) int {
	last := len(session.Steps)
	return max(0, beside(session, last, -1))
}

// droppable are the steps that can be left out, in the order in which a session misses them least.
func droppable(session *model.Session, spares []spare) []int {
	type candidate struct{ step, rank int }
	var out []candidate
	for _, s := range spares {
		kind := session.Steps[s.step].Sort
		rank := slices.Index(dispensable, kind)
		if rank < 0 || kind == model.StepInterpret && !before(session, s.step, kind) {
			continue
		}
		out = append(out, candidate{s.step, rank})
	}
	slices.SortStableFunc(out, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(b.step, a.step)) // of one kind the last one first
	})
	steps := make([]int, len(out))
	for i, c := range out {
		steps[i] = c.step
	}
	return steps
}

// before reports whether a step of a kind stands before another one and is held.
func before(session *model.Session, step int, kind model.StepKind) bool {
	return slices.ContainsFunc(session.Steps[:step], func(s model.Step) bool { return s.Sort == kind && !s.Skipped })
}

// divided divides minutes over the steps that stay, in proportion to what each can spare, in whole minutes.
func divided(spares []spare, dropped map[int]bool, shorten, sparing int) []int {
	cuts := make([]int, len(spares))
	if sparing == 0 {
		return cuts
	}
	// Each gets what is due up to and with it less what went before, so that the sum comes out.
	sum, given := 0, 0
	for i, s := range spares {
		if dropped[s.step] {
			continue
		}
		sum += s.minutes - s.least
		cuts[i] = shorten*sum/sparing - given
		given += cuts[i]
	}
	return cuts
}

// Accept makes steps of a running session shorter, or leaves them out. What a step was to take stays known. A proposal about a step that
// began in the meantime, or that has changed, is passed over.
func Accept(tx *model.Tx, session model.ID, proposals []Proposal) error {
	return running(tx, session, func(s *model.Session, _ time.Time) error {
		for _, p := range proposals {
			if p.Step <= s.Current || p.Step >= len(s.Steps) {
				continue
			}
			step := &s.Steps[p.Step]
			switch {
			case step.Skipped || step.Minutes+step.Extra != p.From:
			case p.Drops():
				step.Skipped = true
			default:
				step.Extra -= p.Wins()
			}
		}
		return nil
	})
}
