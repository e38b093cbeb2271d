package exchange

import (
	"doelenboom/model"
	"doelenboom/model/exchange/outline"
)

// cards makes a card of each node. A card that the session has already is that card.
func (i *importer) cards(nodes []outline.Node) error {
	if i.goal != nil || i.indicator != nil {
		return model.NewProblem("problem.import.into.cards")
	}
	there := map[string]int{}
	for _, card := range i.tx.Cards(i.session) {
		there[outline.Plain(card.Text)]++
	}
	for _, node := range nodes {
		switch {
		case node.Text == "":
			i.refuse(node.Line, "problem.import.node.empty")
		case there[node.Text] > 0:
			there[node.Text]--
			i.result.Same++
		default:
			if _, err := i.tx.AddCard(i.session, 0, node.Text, ""); err != nil {
				return err
			}
			i.result.Read++
		}
	}
	return nil
}
