package model

import (
	"cmp"
	"slices"
	"time"
)

// Reading is what a group makes of an indicator in one session: recognise, explain, appreciate, improve.
type Reading struct {
	Identity
	Indicator       ID        `json:"indicator" ref:"indicator,owner"`
	Session         ID        `json:"session,omitempty" ref:"session"`
	Recognise       string    `json:"recognise,omitempty"`
	Explain         string    `json:"explain,omitempty"`
	Appreciate      string    `json:"appreciate,omitempty"`
	Improve         string    `json:"improve,omitempty"`
	Judgement       Judgement `json:"judgement,omitempty"`
	JudgementReason string    `json:"judgement_reason,omitempty"`
	Dissent         []Dissent `json:"dissent,omitempty"`
	Works           string    `json:"works,omitempty"`    // what works
	Partners        string    `json:"partners,omitempty"` // who can help
}

// Kind implements [Record].
func (*Reading) Kind() Kind { return KindReading }

func (r *Reading) check(d *Dossier) error {
	if r.Indicator == "" {
		return NewProblem("problem.reading.indicator")
	}
	if r.Judgement != "" && !slices.Contains(Judgements(), r.Judgement) {
		return badChoice(r, "judgement", string(r.Judgement))
	}
	if r.Judgement != "" && blank(r.JudgementReason) {
		return NewProblem("problem.reading.reason")
	}
	return checkReferences(d, r)
}

// Readings returns the readings of an indicator, the latest session last and those without a session first.
func (d *Dossier) Readings(indicator ID) []*Reading {
	x := &d.index
	if x.readings == nil {
		x.readings = map[ID][]*Reading{}
		for _, reading := range All[Reading](d) {
			x.readings[reading.Indicator] = append(x.readings[reading.Indicator], reading)
		}
	}
	out := slices.Clone(x.readings[indicator])
	date := func(r *Reading) Date {
		if session := Get[Session](d, r.Session); session != nil {
			return session.Date
		}
		return ""
	}
	slices.SortStableFunc(out, func(a, b *Reading) int { return cmp.Compare(date(a), date(b)) })
	return out
}

// LatestReading returns the last reading of an indicator, or nil.
func (d *Dossier) LatestReading(indicator ID) *Reading {
	readings := d.Readings(indicator)
	if len(readings) == 0 {
		return nil
	}
	return readings[len(readings)-1]
}

// ReadingIn returns the reading of an indicator in a session, or nil.
func (d *Dossier) ReadingIn(indicator, session ID) *Reading {
	for _, reading := range d.Readings(indicator) {
		if reading.Session == session {
			return reading
		}
	}
	return nil
}

// Read changes the reading of an indicator in a session, and starts one where there is none.
func (tx *Tx) Read(indicator, session ID, change func(*Reading) error) error {
	if reading := tx.ReadingIn(indicator, session); reading != nil {
		return Update(tx, reading.ID, change)
	}
	reading := &Reading{Indicator: indicator, Session: session}
	if err := change(reading); err != nil {
		return err
	}
	return tx.Put(reading)
}

// Consent is how far a story may travel.
type Consent string

// The consents.
const (
	ThisGroup     Consent = "group"
	InTheReport   Consent = "report"
	PublicConsent Consent = "public"
	Withdrawn     Consent = "withdrawn"
)

// Consents lists the consents.
func Consents() []Consent { return []Consent{ThisGroup, InTheReport, PublicConsent, Withdrawn} }

// Story is what somebody told, as far as that person allows.
type Story struct {
	Identity
	Goal        ID      `json:"goal,omitempty" ref:"goal"`
	Indicator   ID      `json:"indicator,omitempty" ref:"indicator"`
	Period      Period  `json:"period,omitempty"`
	Text        string  `json:"text"`
	Teller      string  `json:"teller,omitempty"` // a role
	ReadBack    bool    `json:"read_back,omitempty"`
	Consent     Consent `json:"consent"`
	ConsentDate Date    `json:"consent_date,omitempty"`
	Why         string  `json:"why,omitempty"` // why the group chose it
}

// Kind implements [Record].
func (*Story) Kind() Kind { return KindStory }

func (s *Story) check(d *Dossier) error {
	if !slices.Contains(Consents(), s.Consent) {
		return badChoice(s, "consent", string(s.Consent))
	}
	if s.Period != "" && !s.Period.Valid() {
		return NewProblem("problem.period", "text", string(s.Period))
	}
	if err := checkDate(s.ConsentDate); err != nil {
		return err
	}
	return checkReferences(d, s)
}

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
