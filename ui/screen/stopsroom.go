package screen

import (
	"fmt"

	"doelenboom/model"
)

// What the pictures of the tour show that the example does not hold: seventy-five cards in its eight groups, a vote, and a warm-up
// under way. They change the dossier once; a picture in another size finds it as it is.

// fullGroups fills the eight groups of the example up to seventy-five cards.
func fullGroups(d *Desk) {
	const full = 75
	groups := d.dossier.Groups("")
	d.edit("edit.cards.group", func(tx *model.Tx) error {
		for _, card := range tx.Cards("") {
			if len(card.Groups) == 0 {
				if err := tx.PutCard(card.ID, "", groups[card.Number%len(groups)].ID); err != nil {
					return err
				}
			}
		}
		cards := tx.Cards("")
		for i := len(cards); i < full; i++ {
			like := cards[(i*7)%len(cards)]
			card, err := tx.AddCard(like.Session, 0, like.Text, like.Party)
			if err != nil {
				return err
			}
			if err := tx.PutCard(card.ID, "", groups[i%len(groups)].ID); err != nil {
				return err
			}
		}
		return nil
	}, "count", full, "group", "")
}

// votedStop holds a vote on the results, of which the dots were written down.
func votedStop(secret, closed bool) func(*Desk) {
	return func(d *Desk) {
		surface, ok := d.page().(*goalsPage).part(goalsVote).(*voteSurface)
		if !ok || surface.vote() != nil {
			return
		}
		surface.memory().plan.secret = secret
		surface.start()
		vote := surface.vote()
		d.edit("edit.vote.dots", func(tx *model.Tx) error {
			shares := []int{5, 1, 3, 7, 2, 4, 8, 3, 1, 2, 6, 1} // how often a goal is chosen
			if secret {
				for i, goal := range vote.Goals {
					if err := tx.SetDots(vote.ID, -1, goal, shares[i%len(shares)]); err != nil {
						return err
					}
				}
				return nil
			}
			for b, ballot := range vote.Ballots {
				left := ballot.Voters * vote.Dots
				for i := b; left > 0; i += 5 {
					n := min(left, 1+shares[i%len(shares)]/3)
					goal := vote.Goals[i%len(vote.Goals)]
					if err := tx.SetDots(vote.ID, b, goal, n+model.Get[model.Vote](tx.Dossier, vote.ID).Ballots[b].By(goal)); err != nil {
						return err
					}
					left -= n
				}
			}
			return nil
		}, "count", vote.Given(), "code", "")
		if !closed {
			return
		}
		surface.close()
		d.frame.hush()
		d.edit("edit.vote.dissent", func(tx *model.Tx) error {
			return model.Update(tx, vote.ID, func(v *model.Vote) error {
				v.Dissent = []model.Dissent{{Party: vote.Ballots[0].Party, Text: fmt.Sprintf("%s: wie niet kan reizen, komt nergens.", d.dossier.Code(vote.Goals[1]))}}
				return nil
			})
		}, "text", "")
	}
}

// passedStop hands the laptop round in a secret vote.
func passedStop(d *Desk) {
	surface, ok := d.page().(*goalsPage).part(goalsVote).(*voteSurface)
	if !ok {
		return
	}
	if surface.vote() == nil {
		surface.memory().plan.secret = true
		surface.start()
	}
	memory := surface.memory()
	memory.passing, memory.hidden = true, false
	memory.own = map[model.ID]int{surface.vote().Goals[2]: 2}
	surface.show()
	surface.focus()
}

// sortedStop is in the warm-up at a sentence, which the group has sorted or not yet.
func sortedStop(at int, as model.SentenceKind) func(*Desk) {
	return func(d *Desk) {
		surface, ok := d.page().(*goalsPage).part(goalsWarmUp).(*warmUpSurface)
		if !ok {
			return
		}
		memory := surface.memory()
		memory.at, memory.chosen = at, map[int]model.SentenceKind{}
		for i, sentence := range surface.sentences()[:at] {
			if memory.chosen[i] = sentence.Is; i%4 == 2 {
				memory.chosen[i] = model.SaysResult
			}
		}
		surface.turned()
		if as != "" {
			surface.choose(as)
		}
		surface.focus()
	}
}
