package model

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// PartyKind is what sort of party takes part.
type PartyKind string

// The kinds of party.
const (
	Resident     PartyKind = "resident"
	Expert       PartyKind = "expert"  // by experience
	Council      PartyKind = "council" // client council
	Provider     PartyKind = "provider"
	Municipality PartyKind = "municipality"
	Employer     PartyKind = "employer"
	Volunteers   PartyKind = "volunteers"
	OtherParty   PartyKind = "other"
)

// PartyKinds lists the kinds of party in the order in which they are offered.
func PartyKinds() []PartyKind {
	return []PartyKind{Resident, Expert, Council, Provider, Municipality, Employer, Volunteers, OtherParty}
}

// Party is a group of people with one interest at the table.
type Party struct {
	Identity
	Name    string    `json:"name"`
	Sort    PartyKind `json:"kind"`
	Mark    string    `json:"mark,omitempty"`    // one or two letters, shown on cards and votes
	Pattern int       `json:"pattern,omitempty"` // 0 to 7: its colour and pattern, never the colour alone
}

// Kind implements [Record].
func (*Party) Kind() Kind { return KindParty }

func (p *Party) check(d *Dossier) error {
	if blank(p.Name) {
		return NewProblem("problem.party.name")
	}
	if !slices.Contains(PartyKinds(), p.Sort) {
		return badChoice(p, "kind", string(p.Sort))
	}
	if p.Pattern < 0 || p.Pattern >= patterns {
		return NewProblem("problem.party.pattern", "pattern", p.Pattern)
	}
	for _, record := range d.tables[KindParty].records {
		if other := record.(*Party); other.ID != p.ID && p.Mark != "" && other.Mark == p.Mark {
			return NewProblem("problem.party.mark", "mark", p.Mark, "other", other.Name)
		}
	}
	return nil
}

// AddParty adds a party with a colour and pattern that no other one has yet, as far as there are. Without a mark it gets a free one; see
// [Dossier.FreeMark].
func (tx *Tx) AddParty(name string, kind PartyKind, mark string) (*Party, error) {
	party := &Party{Name: strings.TrimSpace(name), Sort: kind, Mark: strings.ToUpper(strings.TrimSpace(mark)), Pattern: tx.freePattern()}
	if party.Mark == "" {
		party.Mark = tx.FreeMark(party.Name)
	}
	return added(tx, party)
}

// freePattern returns the pattern that the fewest parties have.
func (d *Dossier) freePattern() int {
	var taken [patterns]int
	for _, party := range All[Party](d) {
		if party.Pattern >= 0 && party.Pattern < patterns {
			taken[party.Pattern]++
		}
	}
	return slices.Index(taken[:], slices.Min(taken[:]))
}

// patterns is how many colours with a pattern there are.
const patterns = 8

// FreeMark returns a mark for a name that no party has yet: its first letter, else the first letter of a later word, else another letter of
// it, else two letters. Empty when nothing is left.
func (d *Dossier) FreeMark(name string) string {
	taken := map[string]bool{}
	for _, party := range All[Party](d) {
		taken[strings.ToUpper(party.Mark)] = true
	}
	var letters, starts []string
	for _, word := range strings.Fields(strings.ToUpper(name)) {
		first := true
		for _, letter := range word {
			if unicode.IsLetter(letter) {
				if first {
					starts = append(starts, string(letter))
				}
				letters, first = append(letters, string(letter)), false
			}
		}
	}
	candidates := append(starts, letters...)
	for i, letter := range letters[:min(len(letters), 1)] {
		for _, other := range letters[i+1:] {
			candidates = append(candidates, letter+other)
		}
	}
	for _, mark := range candidates {
		if !taken[mark] {
			return mark
		}
	}
	return ""
}

// badChoice is the problem of a field that holds a word which is none of its choices.
func badChoice(record Record, field, text string) error {
	return NewProblem("problem.choice", "kind", record.Kind().Word(), "field", field, "text", text)
}

// Participant is somebody at the table, known by role. A name is kept apart, in [Name].
type Participant struct {
	Identity
	Party    ID     `json:"party,omitempty" ref:"party"`
	Role     string `json:"role"`
	Sessions []ID   `json:"sessions,omitempty" ref:"session"` // where they were present
}

// Kind implements [Record].
func (*Participant) Kind() Kind { return KindParticipant }

func (p *Participant) check(d *Dossier) error {
	if blank(p.Role) {
		return NewProblem("problem.participant.role")
	}
	return checkReferences(d, p)
}

// Participants returns everybody at the table, by party in the order in which the parties came, those without one last.
func (d *Dossier) Participants() []*Participant {
	out := All[Participant](d)
	slices.SortStableFunc(out, func(a, b *Participant) int {
		if (a.Party == "") != (b.Party == "") {
			return cmp.Compare(b.Party, a.Party)
		}
		return cmp.Compare(a.Party, b.Party)
	})
	return out
}

// SetPresent says whether somebody was, or will be, at a session.
func (tx *Tx) SetPresent(participant, session ID, present bool) error {
	return Update(tx, participant, func(p *Participant) error {
		at := slices.Index(p.Sessions, session)
		switch {
		case present && at < 0:
			p.Sessions = append(p.Sessions, session)
		case !present && at >= 0:
			p.Sessions = slices.Delete(p.Sessions, at, at+1)
		}
		return nil
	})
}

// Name is the private part of a participant: the only record that says who somebody is. It stands apart so that one edit erases all
// names, and nothing that is printed or shown for the public reads it.
type Name struct {
	Identity
	Participant ID     `json:"participant" ref:"participant,owner"`
	Name        string `json:"name,omitempty"`
	Email       string `json:"email,omitempty"`
}

// Kind implements [Record].
func (*Name) Kind() Kind { return KindName }

func (n *Name) check(d *Dossier) error {
	if n.Participant == "" {
		return NewProblem("problem.name.participant")
	}
	return checkReferences(d, n)
}

// NameOf returns the private part of a participant, or nil.
func (d *Dossier) NameOf(participant ID) *Name {
	for _, name := range All[Name](d) {
		if name.Participant == participant {
			return name
		}
	}
	return nil
}

// SetName says who a participant is; no name takes away what was known.
func (tx *Tx) SetName(participant ID, name string) error {
	name = strings.TrimSpace(name)
	known := tx.NameOf(participant)
	switch {
	case known == nil && name == "":
		return nil
	case known == nil:
		return tx.Put(&Name{Participant: participant, Name: name})
	case name == "" && known.Email == "":
		return tx.Delete(KindName, known.ID)
	}
	return Update(tx, known.ID, func(n *Name) error { n.Name = name; return nil })
}

// EraseNames deletes every personal name. The journal never held them.
func (tx *Tx) EraseNames() {
	for _, name := range All[Name](tx.Dossier) {
		tx.detach(KindName, name.ID)
	}
}

// Actor is who does or owns something: a party, a role, or a role within a party.
type Actor struct {
	Party ID     `json:"party,omitempty" ref:"party"`
	Role  string `json:"role,omitempty"`

	newer
}

// IsZero reports whether nobody is named.
func (a Actor) IsZero() bool { return a == Actor{} }

// ActorName returns who is meant, in the group's own words: the role, else the party's name.
func (d *Dossier) ActorName(a Actor) string {
	if a.Role != "" {
		return a.Role
	}
	if party := Get[Party](d, a.Party); party != nil {
		return party.Name
	}
	return ""
}
