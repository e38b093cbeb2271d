package model

import (
	"cmp"
	"slices"
	"time"
)

// AgreementKind says what was agreed: something that holds, or something to do.
type AgreementKind string

// The kinds of agreement.
const (
	Decision AgreementKind = "decision"
	Action   AgreementKind = "action"
)

// AgreementKinds lists the kinds of agreement.
func AgreementKinds() []AgreementKind { return []AgreementKind{Decision, Action} }

// AgreementState says how an agreement stands.
type AgreementState string

// The states of an agreement.
const (
	Open     AgreementState = "open"
	UnderWay AgreementState = "under-way"
	Done     AgreementState = "done"
	LetGo    AgreementState = "let-go"
)

// AgreementStates lists the states of an agreement.
func AgreementStates() []AgreementState { return []AgreementState{Open, UnderWay, Done, LetGo} }

// DecisionForm is how a decision was taken.
type DecisionForm string

// The forms of decision.
const (
	Majority   DecisionForm = "majority"
	Consensus  DecisionForm = "consensus"
	Consenting DecisionForm = "consent" // no overriding objection
	Advice     DecisionForm = "advice"  // the commissioner decides on the group's advice
)

// DecisionForms lists the forms of decision.
func DecisionForms() []DecisionForm { return []DecisionForm{Majority, Consensus, Consenting, Advice} }

// Agreement is a decision or an action, and what became of it.
type Agreement struct {
	Identity
	Sort       AgreementKind  `json:"kind"`
	Number     int            `json:"number"` // counted per kind
	Text       string         `json:"text"`
	Session    ID             `json:"session,omitempty" ref:"session"`
	Linked     []Ref          `json:"linked,omitempty"`
	Who        Actor          `json:"who,omitzero"`
	Tells      string         `json:"tells,omitempty"` // who tells whom
	Due        Date           `json:"due,omitempty"`
	State      AgreementState `json:"state"`
	Log        []StateChange  `json:"log,omitempty"`
	Form       DecisionForm   `json:"form,omitempty"`
	Objections []Dissent      `json:"objections,omitempty"`
}

// StateChange is one step in what became of an agreement.
type StateChange struct {
	State   AgreementState `json:"state"`
	When    time.Time      `json:"when"`
	Note    string         `json:"note,omitempty"`
	Session ID             `json:"session,omitempty" ref:"session"`

	newer
}

// Kind implements [Record].
func (*Agreement) Kind() Kind { return KindAgreement }

func (a *Agreement) check(d *Dossier) error {
	if blank(a.Text) {
		return NewProblem("problem.agreement.text")
	}
	if !slices.Contains(AgreementKinds(), a.Sort) {
		return badChoice(a, "kind", string(a.Sort))
	}
	if !slices.Contains(AgreementStates(), a.State) {
		return badChoice(a, "state", string(a.State))
	}
	if a.Form != "" && !slices.Contains(DecisionForms(), a.Form) {
		return badChoice(a, "form", string(a.Form))
	}
	if err := checkDate(a.Due); err != nil {
		return err
	}
	return checkReferences(d, a)
}

// AddAgreement adds a decision or an action with the next number of its kind.
func (tx *Tx) AddAgreement(sort AgreementKind, session ID, text string) (*Agreement, error) {
	agreement := &Agreement{Sort: sort, Session: session, Text: text, State: Open, Number: 1}
	for _, other := range All[Agreement](tx.Dossier) {
		if other.Sort == sort {
			agreement.Number = max(agreement.Number, other.Number+1)
		}
	}
	return added(tx, agreement)
}

// SetAgreementState says how an agreement stands now, and remembers how it came there.
func (tx *Tx) SetAgreementState(agreement ID, state AgreementState, session ID, note string) error {
	return Update(tx, agreement, func(a *Agreement) error {
		if a.State == state && note == "" {
			return nil
		}
		a.State = state
		a.Log = append(a.Log, StateChange{State: state, When: tx.env.Now().UTC(), Note: note, Session: session})
		return nil
	})
}

// Review says in a session how an agreement of an earlier one stands, also when that is as it was. What was said before in the same session
// makes way for it.
func (tx *Tx) Review(agreement ID, state AgreementState, session ID, note string) error {
	return Update(tx, agreement, func(a *Agreement) error {
		if last := len(a.Log) - 1; last >= 0 && session != "" && a.Log[last].Session == session {
			a.Log = a.Log[:last]
		}
		a.State = state
		a.Log = append(a.Log, StateChange{State: state, When: tx.env.Now().UTC(), Note: note, Session: session})
		return nil
	})
}

// ReviewedIn returns what was said of an agreement in a session, or nil.
func (a *Agreement) ReviewedIn(session ID) *StateChange {
	for i := len(a.Log) - 1; i >= 0 && session != ""; i-- {
		if a.Log[i].Session == session {
			return &a.Log[i]
		}
	}
	return nil
}

// Agree makes an action of what a group wants to do about an indicator: it is linked to the indicator, to what was said of it in the session,
// and to its goals.
func (tx *Tx) Agree(indicator, session ID, text string) (*Agreement, error) {
	about := Get[Indicator](tx.Dossier, indicator)
	if about == nil {
		return nil, noSuch(KindIndicator)
	}
	agreement, err := tx.AddAgreement(Action, session, text)
	if err != nil {
		return nil, err
	}
	return agreement, Update(tx, agreement.ID, func(a *Agreement) error {
		a.Linked = []Ref{RefTo(about)}
		if reading := tx.ReadingIn(indicator, session); reading != nil {
			a.Linked = append(a.Linked, RefTo(reading))
		}
		for _, goal := range about.Goals {
			a.Linked = append(a.Linked, Ref{KindGoal, goal})
		}
		return nil
	})
}

// AgreedOn returns the agreements about any of some records, in the order in which they were made.
func (d *Dossier) AgreedOn(about ...Ref) []*Agreement {
	return slices.DeleteFunc(All[Agreement](d), func(a *Agreement) bool {
		return !slices.ContainsFunc(a.Linked, func(ref Ref) bool { return slices.Contains(about, ref) })
	})
}

// Agreements returns decisions and actions: open ones first, then by due date and number.
func (d *Dossier) Agreements() []*Agreement {
	out := All[Agreement](d)
	slices.SortStableFunc(out, func(a, b *Agreement) int {
		if a.IsOpen() != b.IsOpen() {
			if a.IsOpen() {
				return -1
			}
			return 1
		}
		if (a.Due == "") != (b.Due == "") {
			return cmp.Compare(b.Due, a.Due)
		}
		if c := cmp.Compare(a.Due, b.Due); c != 0 {
			return c
		}
		return a.Number - b.Number
	})
	return out
}

// IsOpen reports whether something is still to be done.
func (a *Agreement) IsOpen() bool { return a.State == Open || a.State == UnderWay }

// after reports whether a session was held after another one; of two on one day the one that was made later is the later one.
func (s *Session) after(other *Session) bool {
	return s.Date > other.Date || s.Date == other.Date && s.ID > other.ID
}

// CarriedOver returns the agreements with which a session opens: those of earlier sessions that were open, in the order in which they
// are due. With a state changed during the session they stay, so that the list does not shrink while the room goes through it.
func (d *Dossier) CarriedOver(session *Session) []*Agreement {
	return slices.DeleteFunc(d.Agreements(), func(a *Agreement) bool {
		if a.Session == session.ID {
			return true
		}
		if made := Get[Session](d, a.Session); made != nil && session.Date != "" && made.after(session) {
			return true
		}
		changedHere := slices.ContainsFunc(a.Log, func(c StateChange) bool { return c.Session == session.ID })
		return !a.IsOpen() && !changedHere
	})
}
