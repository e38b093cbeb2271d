package model

import (
	"cmp"
	"slices"
	"strings"
)

// A sign is a card under a goal: at what people would notice that the goal comes closer, in their own words, before anybody counts.

// Signs returns the signs of a goal by number.
func (d *Dossier) Signs(goal ID) []*Card {
	var out []*Card
	for _, card := range All[Card](d) {
		if card.Goal == goal && goal != "" {
			out = append(out, card)
		}
	}
	slices.SortFunc(out, func(a, b *Card) int { return cmp.Compare(a.Number, b.Number) })
	return out
}

// AddSign adds a sign under a goal. Number 0 takes the next free one.
func (tx *Tx) AddSign(session, goal ID, number int, text string, party ID) (*Card, error) {
	if Get[Goal](tx.Dossier, goal) == nil {
		return nil, noSuch(KindGoal)
	}
	card, err := tx.AddCard(session, number, text, party)
	if err != nil {
		return nil, err
	}
	return card, Update(tx, card.ID, func(c *Card) error {
		c.Goal = goal
		return nil
	})
}

// SignBecomes makes a candidate of a sign: a plain name beside how exactly it is counted. The sign stays, and says what it became; a sign may
// become more than one indicator.
func (tx *Tx) SignBecomes(sign ID, name, definition string) (*Indicator, error) {
	card := Get[Card](tx.Dossier, sign)
	if card == nil {
		return nil, noSuch(KindCard)
	}
	indicator, err := tx.AddIndicator(card.Goal, strings.TrimSpace(name))
	if err != nil {
		return nil, err
	}
	if err := Update(tx, indicator.ID, func(i *Indicator) error {
		i.Definition = strings.TrimSpace(definition)
		return nil
	}); err != nil {
		return nil, err
	}
	return Get[Indicator](tx.Dossier, indicator.ID), Update(tx, sign, func(c *Card) error {
		c.Became = append(c.Became, RefTo(indicator))
		return nil
	})
}
