package model

import (
	"cmp"
	"slices"
)

// Card is one idea, written in silence and typed in as one line.
type Card struct {
	Identity
	Session      ID     `json:"session,omitempty" ref:"session"`
	Step         int    `json:"step,omitempty"` // index in the session's run sheet
	Number       int    `json:"number"`         // unique in the dossier, printed on the paper card
	Text         string `json:"text"`
	Party        ID     `json:"party,omitempty" ref:"party"`
	Goal         ID     `json:"goal,omitempty" ref:"goal"`    // of a sign: the goal that it shows coming closer
	Groups       []ID   `json:"groups,omitempty" ref:"group"` // a card that fits two groups stands in both
	CostsNothing bool   `json:"costs_nothing,omitempty"`
	Wild         bool   `json:"wild,omitempty"`
	Parked       bool   `json:"parked,omitempty"`
	Became       []Ref  `json:"became,omitempty"` // the goal, indicator or term that it turned into
}

// Kind implements [Record].
func (*Card) Kind() Kind { return KindCard }

func (c *Card) check(d *Dossier) error {
	if blank(c.Text) {
		return NewProblem("problem.card.text")
	}
	if c.Number < 1 {
		return NewProblem("problem.card.number", "number", c.Number)
	}
	if len(d.index.cardNumbers[c.Number]) > 1 {
		return NewProblem("problem.card.numberTaken", "number", c.Number)
	}
	return checkReferences(d, c)
}

// Group is a cluster of cards with a name.
type Group struct {
	Identity
	Session ID      `json:"session,omitempty" ref:"session"`
	Name    string  `json:"name,omitempty"`
	Order   float64 `json:"order"`
	Became  []Ref   `json:"became,omitempty"`
}

// Kind implements [Record].
func (*Group) Kind() Kind { return KindGroup }

func (g *Group) check(d *Dossier) error {
	if err := finite(&g.Order); err != nil {
		return err
	}
	return checkReferences(d, g)
}

// Cards returns the cards of a session by number; of the whole dossier for an empty session.
func (d *Dossier) Cards(session ID) []*Card {
	cards := All[Card](d)
	if session != "" {
		cards = slices.DeleteFunc(cards, func(c *Card) bool { return c.Session != session })
	}
	slices.SortFunc(cards, func(a, b *Card) int { return cmp.Compare(a.Number, b.Number) })
	return cards
}

// Groups returns the groups of a session in order; of the whole dossier for an empty session.
func (d *Dossier) Groups(session ID) []*Group {
	groups := All[Group](d)
	if session != "" {
		groups = slices.DeleteFunc(groups, func(g *Group) bool { return g.Session != session })
	}
	slices.SortFunc(groups, func(a, b *Group) int { return cmp.Or(cmp.Compare(a.Order, b.Order), cmp.Compare(a.ID, b.ID)) })
	return groups
}

// NextCardNumber returns the number after the highest that a card has.
func (d *Dossier) NextCardNumber() int {
	x := &d.index
	if x.highestNumber == 0 {
		for number := range x.cardNumbers {
			x.highestNumber = max(x.highestNumber, number)
		}
	}
	return x.highestNumber + 1
}

// AddCard adds a card. Number 0 takes the next free one.
func (tx *Tx) AddCard(session ID, number int, text string, party ID) (*Card, error) {
	if number == 0 {
		number = tx.NextCardNumber()
	}
	return added(tx, &Card{Session: session, Number: number, Text: text, Party: party})
}

// AddGroup adds a group after the others of its session.
func (tx *Tx) AddGroup(session ID, name string) (*Group, error) {
	group := &Group{Session: session, Name: name, Order: 1}
	if groups := tx.Groups(session); len(groups) > 0 {
		group.Order = groups[len(groups)-1].Order + 1
	}
	return added(tx, group)
}

// MoveGroup puts a group before the one that stands at a position once it is gone from where it was; past the end puts it last.
func (tx *Tx) MoveGroup(id ID, position int) error {
	group := Get[Group](tx.Dossier, id)
	if group == nil {
		return noSuch(KindGroup)
	}
	groups := slices.DeleteFunc(tx.Groups(group.Session), func(g *Group) bool { return g.ID == id })
	for i, other := range slices.Insert(groups, max(0, min(position, len(groups))), group) {
		if err := Update(tx, other.ID, func(g *Group) error { g.Order = float64(i + 1); return nil }); err != nil {
			return err
		}
	}
	return nil
}

// MergeGroups puts the cards of a group in another one, and takes the group away. What the group became, the other one became too; a
// group without a name takes its name.
func (tx *Tx) MergeGroups(from, into ID) error {
	going, staying := Get[Group](tx.Dossier, from), Get[Group](tx.Dossier, into)
	if going == nil || staying == nil || from == into {
		return noSuch(KindGroup)
	}
	for _, card := range All[Card](tx.Dossier) {
		if !slices.Contains(card.Groups, from) {
			continue
		}
		if err := Update(tx, card.ID, func(c *Card) error { c.stand(from, into); return nil }); err != nil {
			return err
		}
	}
	if err := Update(tx, into, func(g *Group) error {
		if blank(g.Name) {
			g.Name = going.Name
		}
		for _, ref := range going.Became {
			if !slices.Contains(g.Became, ref) {
				g.Became = append(g.Became, ref)
			}
		}
		return nil
	}); err != nil {
		return err
	}
	return tx.Delete(KindGroup, from)
}

// PutCard puts a card in a group, and takes it out of the one it came from. Without a group to come from it stands in the new one too;
// without one to go to it is taken out.
func (tx *Tx) PutCard(card, from, to ID) error {
	return Update(tx, card, func(c *Card) error { c.stand(from, to); return nil })
}

// stand puts a card in a group instead of another one; either may be none.
func (c *Card) stand(from, to ID) {
	c.Groups = slices.DeleteFunc(c.Groups, func(g ID) bool { return g == from || g == to })
	if to != "" {
		c.Groups = append(c.Groups, to)
	}
	if len(c.Groups) == 0 {
		c.Groups = nil
	}
}
