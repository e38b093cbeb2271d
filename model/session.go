package model

import (
	"cmp"
	"slices"
	"time"
)

// SessionKind is what a session is for.
type SessionKind string

// The kinds of session: getting ready, the three co-creative sessions (the third returns for years), and the transition arena.
const (
	Preparation      SessionKind = "preparation"
	GoalSession      SessionKind = "goals"
	IndicatorSession SessionKind = "indicators"
	FollowingSession SessionKind = "following"
	ArenaSession     SessionKind = "arena"
)

// SessionKinds lists the kinds of session in the order of the work.
func SessionKinds() []SessionKind {
	return []SessionKind{Preparation, GoalSession, IndicatorSession, FollowingSession, ArenaSession}
}

// StepKind is what a group does in a step, and so which surface it works on.
type StepKind string

// The kinds of step.
const (
	StepTalk      StepKind = "talk"
	StepSilent    StepKind = "silent" // silent writing: the question and the clock, nothing else
	StepTypeIn    StepKind = "type-in"
	StepGroup     StepKind = "group"
	StepName      StepKind = "name"
	StepFormulate StepKind = "formulate"
	StepLadder    StepKind = "ladder"
	StepCheck     StepKind = "check"
	StepVote      StepKind = "vote"
	StepAgree     StepKind = "agree"
	StepBreak     StepKind = "break"
	StepWarmUp    StepKind = "warm-up"
	StepReview    StepKind = "review" // what changed, and last time's agreements
	StepIndicate  StepKind = "indicate"
	StepScore     StepKind = "score"
	StepChoose    StepKind = "choose"
	StepFill      StepKind = "fill"
	StepLook      StepKind = "look"
	StepStories   StepKind = "stories"
	StepInterpret StepKind = "interpret"
	StepPlan      StepKind = "plan"
)

// StepKinds lists the kinds of step.
func StepKinds() []StepKind {
	return []StepKind{
		StepTalk, StepSilent, StepTypeIn, StepGroup, StepName, StepFormulate, StepLadder, StepCheck, StepVote, StepAgree, StepBreak,
		StepWarmUp, StepReview, StepIndicate, StepScore, StepChoose, StepFill, StepLook, StepStories, StepInterpret, StepPlan,
	}
}

// SessionState says how far a session is.
type SessionState string

// The states of a session.
const (
	Planned SessionState = "planned"
	Running SessionState = "running"
	Closed  SessionState = "closed"
)

// SessionStates lists the states of a session.
func SessionStates() []SessionState { return []SessionState{Planned, Running, Closed} }

// ReadyKind is one of the things that a facilitator makes ready before a session.
type ReadyKind string

// What is made ready, as far as it has to be remembered; whether people and run sheet are ready can be seen in the dossier itself.
const (
	ReadyBackup     ReadyKind = "backup"     // a copy was written, opened again and verified
	ReadyStick      ReadyKind = "stick"      // the same, at a place outside this computer
	ReadyProjector  ReadyKind = "projector"  // the room can read what the projector shows
	ReadyHandouts   ReadyKind = "handouts"   // the papers of the session are printed
	ReadyAgreements ReadyKind = "agreements" // last time's agreements were looked at
)

// ReadyKinds lists what is made ready.
func ReadyKinds() []ReadyKind {
	return []ReadyKind{ReadyBackup, ReadyStick, ReadyProjector, ReadyHandouts, ReadyAgreements}
}

// Readied is something that was made ready for a session, and when.
type Readied struct {
	Sort ReadyKind `json:"kind"`
	When time.Time `json:"when"`

	newer
}

// Session is one meeting with its run sheet and what became of it. It is a complete record at any moment: the time that a step took is
// kept as the moments at which it ran, so that a session that was broken off tells the truth.
type Session struct {
	Identity
	Sort     SessionKind  `json:"kind"`
	Title    string       `json:"title"`
	Date     Date         `json:"date,omitempty"`
	Starts   string       `json:"starts,omitempty"` // "13:30"
	Place    string       `json:"place,omitempty"`
	Length   int          `json:"length,omitempty"` // minutes that it may take; 0: the usual length
	Steps    []Step       `json:"steps,omitempty"`
	Current  int          `json:"current,omitempty"` // index of the step at hand
	State    SessionState `json:"state"`
	Started  time.Time    `json:"started,omitzero"`
	Until    time.Time    `json:"until,omitzero"` // when it was to end, by the plan with which it began
	Ended    time.Time    `json:"ended,omitzero"`
	Ready    []Readied    `json:"ready,omitempty"`                // what was made ready for it
	Talk     []ID         `json:"talk,omitempty" ref:"indicator"` // the indicators to talk about, one a step, in order
	Partners []string     `json:"partners,omitempty"`             // who can help, in the group's own words
	Marks    []TalkDots   `json:"marks,omitempty"`                // dots with which the group chose them
}

// Step is one part of a session.
type Step struct {
	Sort    StepKind `json:"kind"`
	Title   string   `json:"title"`
	Prompt  string   `json:"prompt,omitempty"` // what the room reads
	Note    string   `json:"note,omitempty"`   // for the facilitator alone
	Minutes int      `json:"minutes"`          // planned
	Extra   int      `json:"extra,omitempty"`  // minutes added while the session ran; negative for minutes taken away
	Skipped bool     `json:"skipped,omitempty"`
	Runs    []Run    `json:"runs,omitempty"` // when it ran; the last one may still run

	newer
}

// Run is a stretch of time in which a step ran; it runs still while it has no end.
type Run struct {
	From time.Time `json:"from"`
	To   time.Time `json:"to,omitzero"`

	newer
}

// Kind implements [Record].
func (*Session) Kind() Kind { return KindSession }

func (s *Session) check(d *Dossier) error {
	if !slices.Contains(SessionKinds(), s.Sort) {
		return badChoice(s, "kind", string(s.Sort))
	}
	if !slices.Contains(SessionStates(), s.State) {
		return badChoice(s, "state", string(s.State))
	}
	for _, step := range s.Steps {
		if !slices.Contains(StepKinds(), step.Sort) {
			return badChoice(s, "step", string(step.Sort))
		}
		if step.Minutes < 0 {
			return NewProblem("problem.session.minutes", "step", step.Title)
		}
	}
	if s.Current < 0 || s.Current > len(s.Steps) {
		return NewProblem("problem.session.current")
	}
	if s.Length < 0 || s.Length > longestSession {
		return NewProblem("problem.session.length", "minutes", s.Length)
	}
	if _, err := time.Parse("15:04", s.Starts); s.Starts != "" && err != nil {
		return NewProblem("problem.session.starts", "text", s.Starts)
	}
	for _, readied := range s.Ready {
		if !slices.Contains(ReadyKinds(), readied.Sort) {
			return badChoice(s, "ready", string(readied.Sort))
		}
	}
	for _, mark := range s.Marks {
		if mark.Dots < 0 {
			return NewProblem("problem.vote.dots")
		}
	}
	if err := checkDate(s.Date); err != nil {
		return err
	}
	return checkReferences(d, s)
}

// longestSession is how many minutes a session may take at most: a day.
const longestSession = 24 * 60

// Sessions returns all sessions by date, those without a date last.
func (d *Dossier) Sessions() []*Session {
	out := All[Session](d)
	slices.SortStableFunc(out, func(a, b *Session) int {
		if (a.Date == "") != (b.Date == "") {
			return cmp.Compare(b.Date, a.Date)
		}
		return cmp.Compare(a.Date, b.Date)
	})
	return out
}

// RunningSession returns the session that is going on, or nil.
func (d *Dossier) RunningSession() *Session {
	for _, session := range d.Sessions() {
		if session.State == Running {
			return session
		}
	}
	return nil
}

// LatestSession returns the running session of a kind, else the last one of that kind that was or is to be held, or nil.
func (d *Dossier) LatestSession(kind SessionKind) *Session {
	var latest *Session
	for _, session := range d.Sessions() {
		if session.Sort != kind {
			continue
		}
		if session.State == Running {
			return session
		}
		latest = session
	}
	return latest
}
