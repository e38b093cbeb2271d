package model

import (
	"slices"
	"strings"
)

// Term is a word that the group agreed upon, with what other parties mean by it.
type Term struct {
	Identity
	Word    string         `json:"word"`
	Meaning string         `json:"meaning,omitempty"` // what we mean by it
	Others  []OtherMeaning `json:"others,omitempty"`
}

// OtherMeaning is what a party means by a word when it differs from the group's meaning.
type OtherMeaning struct {
	Party   ID     `json:"party" ref:"party"`
	Meaning string `json:"meaning"`

	newer
}

// Kind implements [Record].
func (*Term) Kind() Kind { return KindTerm }

func (t *Term) check(d *Dossier) error {
	if blank(t.Word) {
		return NewProblem("problem.term.word")
	}
	return checkReferences(d, t)
}

// TermFor returns the term for a word, in whatever letter case, or nil.
func (d *Dossier) TermFor(word string) *Term {
	for _, term := range All[Term](d) {
		if strings.EqualFold(strings.TrimSpace(term.Word), strings.TrimSpace(word)) {
			return term
		}
	}
	return nil
}

// SetMeaning says what a party means by a word; nothing, or the group's own meaning, takes it away.
func (tx *Tx) SetMeaning(term, party ID, meaning string) error {
	meaning = strings.TrimSpace(meaning)
	return Update(tx, term, func(t *Term) error {
		at := slices.IndexFunc(t.Others, func(other OtherMeaning) bool { return other.Party == party })
		switch {
		case meaning == "" || meaning == t.Meaning:
			if at >= 0 {
				t.Others = slices.Delete(t.Others, at, at+1)
			}
		case at >= 0:
			t.Others[at].Meaning = meaning
		default:
			t.Others = append(t.Others, OtherMeaning{Party: party, Meaning: meaning})
		}
		if len(t.Others) == 0 {
			t.Others = nil
		}
		return nil
	})
}

// Parked is a subject that is true but not now.
type Parked struct {
	Identity
	Text    string `json:"text"`
	Session ID     `json:"session,omitempty" ref:"session"`
	Owner   Actor  `json:"owner,omitzero"`
	Dropped bool   `json:"dropped,omitempty"`
	Reason  string `json:"reason,omitempty"` // why it was dropped
	Linked  []Ref  `json:"linked,omitempty"` // what it is about
}

// Kind implements [Record].
func (*Parked) Kind() Kind { return KindParked }

func (p *Parked) check(d *Dossier) error {
	if blank(p.Text) {
		return NewProblem("problem.parked.text")
	}
	return checkReferences(d, p)
}
