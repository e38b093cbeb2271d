package figure

import (
	"doelenboom/model"
	"doelenboom/ui/words"
)

// TreeOf returns the goal tree of a dossier in the language of a book. Where it stays on show, [Tree.Set] with [GoalCards] keeps it up to date.
// Texts that the options leave empty are the usual ones.
func TreeOf(d *model.Dossier, book *words.Book, options TreeOptions) *Tree {
	if options.Words.Title == "" {
		options.Words = TreeWordsOf(d, book)
	}
	tree := NewTree(options)
	tree.Set(GoalCards(d, d.Goals()))
	return tree
}

// GoalCards returns goals of a dossier as a tree shows them. The status of a goal is the gravest among its headline indicators; a goal
// without a judged one has none.
func GoalCards(d *model.Dossier, goals []*model.Goal) []GoalCard {
	cards := make([]GoalCard, 0, len(goals))
	var above []model.ID // the goals between the top and the one at hand, when the list is in the order of the tree
	marks := map[model.ID]PartyLook{}
	for _, goal := range goals {
		for len(above) > 0 && above[len(above)-1] != goal.Parent {
			above = above[:len(above)-1]
		}
		above = append(above, goal.ID)
		depth := len(above)
		if depth == 1 || above[0] != goals[0].ID || goals[0].Parent != "" { // the list does not say: the model goes all the way up
			depth = d.LevelOf(&model.Goal{Parent: goal.Parent})
		}
		card := GoalCard{
			ID: goal.ID, Parent: goal.Parent, Code: d.Code(goal.ID), Text: goal.Text, Level: depth,
			Dots: goal.Dots, WhiteSpot: goal.WhiteSpot, Parked: goal.State == model.GoalParked,
			Status: statusOf(d, goal.ID),
		}
		if goal.Level > 0 {
			card.Level = d.LevelOf(goal)
		}
		for _, link := range goal.Also {
			card.Also = append(card.Also, link.Goal)
		}
		for _, support := range goal.Support {
			card.Support = append(card.Support, supportMark(d, support, marks))
		}
		cards = append(cards, card)
	}
	return cards
}

// gravity orders judgements; those without one count for nothing.
var gravity = map[model.Judgement]int{model.OnCourse: 1, model.Attention: 2, model.OffCourse: 3}

// statusOf is the gravest judgement of the headline indicators under a goal, as the room may see it: the tree is the same on every wall.
func statusOf(d *model.Dossier, goal model.ID) model.Judgement {
	gravest := model.Judgement("")
	for _, indicator := range d.IndicatorsOf(goal) {
		if indicator.Choice != model.Headline {
			continue
		}
		if judgement := d.SeenCourse(indicator, model.Room).Judgement; gravity[judgement] > gravity[gravest] {
			gravest = judgement
		}
	}
	return gravest
}

// supportMark is what one party thinks, under the letter and pattern of that party.
func supportMark(d *model.Dossier, support model.Support, known map[model.ID]PartyLook) SupportMark {
	look, ok := known[support.Party]
	if !ok {
		look = LookOf(d, support.Party)
		known[support.Party] = look
	}
	return SupportMark{Look: look, Name: d.ActorName(model.Actor{Party: support.Party}), Stance: support.Stance}
}

// LookOf returns how a party of a dossier is shown: with its own mark and pattern; without a mark with the letter of its place among
// the parties.
func LookOf(d *model.Dossier, id model.ID) PartyLook {
	for i, party := range model.All[model.Party](d) {
		if party.ID != id {
			continue
		}
		look := Party(party.Pattern)
		look.Letter = Party(i).Letter
		if party.Mark != "" {
			look.Letter = party.Mark
		}
		return look
	}
	return PartyLook{Paint: MutedInk, Letter: "?"}
}

// TreeWordsOf returns the texts of a tree in the language of a book, with the level names of a dossier.
func TreeWordsOf(d *model.Dossier, book *words.Book) TreeWords {
	return TreeWords{
		Title:     book.Say("figure.tree.title"),
		WhiteSpot: book.Say("figure.tree.whiteSpot"),
		Also:      book.Say("figure.tree.also"),
		AlsoMany:  func(links int) string { return book.Count("figure.tree.alsoMany", links) },
		Level:     func(level int) string { return book.Level(d.Cover(), level) },
		Folded:    func(hidden int) string { return book.Count("figure.tree.folded", hidden) },
		Dots:      func(dots int) string { return book.Count("figure.tree.dots", dots) },
		Status:    func(judgement model.Judgement) string { return book.Choice("judgement", string(judgement)) },
		Stance:    func(stance model.Stance) string { return book.Choice("stance", string(stance)) },
	}
}
