package paper

import (
	"strings"

	"doelenboom/model"
	"doelenboom/ui/figure"
)

// goalCards are the goals of a dossier as the tree shows them, with the numbers of the notes that explain them.
type goalCards map[model.ID]figure.GoalCard

func (r *report) goalCards(goals []*model.Goal, notes *endnotes) goalCards {
	cards := goalCards{}
	for _, card := range figure.GoalCards(r.Dossier, goals) {
		card.Text, card.Code = cardText(card.Text), shortCode(card.Code)
		if numbers := notes.numbers(card.ID); numbers != "" {
			card.Text += "\u00a0" + numbers
		}
		cards[card.ID] = card
	}
	return cards
}

// mostOnCard is how many signs of a goal stand on its card: a text that is longer than any sentence stands whole in the notes.
const mostOnCard = 300

// cardText is what stands on the card of a goal.
func cardText(text string) string {
	runes := []rune(oneLine(text))
	if len(runes) <= mostOnCard {
		return text
	}
	return strings.TrimSpace(string(runes[:mostOnCard])) + "…"
}

// mostOfCode is how many signs of a code are printed: that of a goal under nine others is whole.
const mostOfCode = 20

// goalCode is the code of a goal.
func (r *report) goalCode(id model.ID) string { return shortCode(r.Dossier.Code(id)) }

// shortCode is a code without its middle where it is too long to be read.
func shortCode(code string) string {
	if len(code) <= mostOfCode {
		return code
	}
	return code[:mostOfCode-8] + "…" + code[len(code)-7:]
}

// of is the cards of some goals, in their order.
func (c goalCards) of(goals []*model.Goal) []figure.GoalCard {
	list := make([]figure.GoalCard, len(goals))
	for i, goal := range goals {
		list[i] = c[goal.ID]
	}
	return list
}

func (r *report) partyName(id model.ID) string {
	return r.Dossier.ActorName(model.Actor{Party: id})
}

// mostLinks is how many "also contributes to" a drawn tree can bear before it turns into spaghetti; more are only told in the notes.
const mostLinks = 8

// shapes are the ways to draw a tree, the one that people know best first.
func (r *report) shapes(goals []*model.Goal) []figure.TreeOptions {
	links := 0
	for _, goal := range goals {
		links += len(goal.Also)
	}
	words := figure.TreeWordsOf(r.Dossier, r.book)
	words.Folded = func(hidden int) string { return r.book.Count("paper.folded", hidden) }
	base := figure.TreeOptions{MaxLines: -1, AllLinks: links <= mostLinks, Words: words}
	deep, sideways := base, base
	deep.HangFrom = 3
	sideways.Direction = figure.LeftRight
	return []figure.TreeOptions{base, deep, sideways}
}
