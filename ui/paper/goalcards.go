package paper

import (
	"doelenboom/model"
	"doelenboom/ui/figure"
)

// goalCards are goals as the tree shows them, with the numbers of the notes that explain them.
func (r *report) goalCards(goals []*model.Goal, notes *endnotes) []figure.GoalCard {
	cards := make([]figure.GoalCard, 0, len(goals))
	for _, goal := range goals {
		card := figure.GoalCard{
			ID: goal.ID, Parent: goal.Parent, Code: r.Dossier.Code(goal.ID), Text: goal.Text, Level: r.Dossier.LevelOf(goal),
			Dots: goal.Dots, WhiteSpot: goal.WhiteSpot, Parked: goal.State == model.GoalParked,
		}
		if numbers := notes.numbers(goal.ID); numbers != "" {
			card.Text += "\u00a0" + numbers
		}
		for _, link := range goal.Also {
			card.Also = append(card.Also, link.Goal)
		}
		for _, support := range goal.Support {
			card.Support = append(card.Support, r.supportMark(support))
		}
		cards = append(cards, card)
	}
	return cards
}

// supportMark is what one party thinks of a goal, in the party's own letter and pattern.
func (r *report) supportMark(support model.Support) figure.SupportMark {
	mark := figure.SupportMark{Name: r.partyName(support.Party), Stance: support.Stance}
	if party := model.Get[model.Party](r.Dossier, support.Party); party != nil {
		mark.Look = figure.Party(party.Pattern)
		if party.Mark != "" {
			mark.Look.Letter = party.Mark
		}
	}
	return mark
}

func (r *report) partyName(id model.ID) string {
	return r.Dossier.ActorName(model.Actor{Party: id})
}

// treeWords are the texts of the figure in the language of the paper.
func (r *report) treeWords() figure.TreeWords {
	return figure.TreeWords{
		Title:     r.say("paper.goalTree.title"),
		WhiteSpot: r.say("paper.whiteSpot"),
		Also:      r.say("paper.also"),
		Level:     func(level int) string { return r.book.Level(r.Dossier.Cover(), level) },
		Folded:    func(hidden int) string { return r.book.Count("paper.folded", hidden) },
		Dots:      func(dots int) string { return r.book.Count("paper.dots", dots) },
		Status:    func(j model.Judgement) string { return r.book.Choice("judgement", string(j)) },
		Stance:    func(s model.Stance) string { return r.book.Choice("stance", string(s)) },
	}
}
