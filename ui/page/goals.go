package page

import (
	"html/template"
	"strings"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/words"
)

// goals shows the tree, drawn and as a list.
func (r *report) goals() section {
	s := section{ID: "goals", Title: r.say("figure.tree.title")}
	goals := r.Dossier.Goals()
	if len(goals) == 0 {
		s.add(block{Text: line{muted(r.say("paper.goalTree.empty"))}})
		return s
	}
	s.add(block{Text: line{muted(words.Sentence(r.treeState()))}})
	drawing, how := r.tree(goals)
	if how != "" {
		s.add(block{Text: line{muted(r.say(how))}})
	}
	if len(drawing.Ops) > 0 {
		picture := r.picture(drawing)
		picture.Wide = true
		s.add(block{Figure: picture})
	}
	s.add(block{Heading: &heading{Level: 3, Text: line{plain(r.say("web.outline"))}}})
	cards := map[model.ID]figure.GoalCard{}
	for _, card := range figure.GoalCards(r.Dossier, goals) {
		cards[card.ID] = card
	}
	s.add(block{Outline: []node{r.node(goals[0], cards)}})
	return s
}

// treeState says which version of the tree this is, or that it is a draft.
func (r *report) treeState() string {
	if adopted := r.Dossier.Cover().Adoptions; len(adopted) > 0 {
		last := adopted[len(adopted)-1]
		return r.say("paper.goalTree.adopted", "name", clean(last.Name), "date", r.book.Date(last.Date))
	}
	return r.say("paper.goalTree.draft")
}

// mostLinks is how many "also contributes to" a drawn tree can bear before it turns into spaghetti; more are only told in the list.
const mostLinks = 8

// The size up to which a tree is drawn, in pixels: so wide that its letters are still 11 pixels on the width of a page, and a few screens high.
const (
	treeWidth  = 1250.0
	treeHeight = 2400.0
)

// tree draws the whole tree as people know it where that fits the page; else from left to right, as many levels of it as fit. How says what
// is not in the drawing, which may be all of it.
func (r *report) tree(goals []*model.Goal) (drawing figure.Drawing, how model.Key) {
	links := 0
	depths, deepest := map[model.ID]int{}, 0
	for _, goal := range goals {
		links += len(goal.Also)
		depths[goal.ID] = depths[goal.Parent] + 1
		deepest = max(deepest, depths[goal.ID])
	}
	options := figure.TreeOptions{MaxLines: -1, AllLinks: links <= mostLinks, Words: figure.TreeWordsOf(r.Dossier, r.book)}
	tree := figure.TreeOf(r.Dossier, r.book, options)
	fits := func() bool {
		drawing = tree.Drawing()
		drawing.Words = r.say("web.tree.words")
		return drawing.W <= treeWidth && drawing.H <= treeHeight
	}
	if fits() {
		return drawing, ""
	}
	options.Direction = figure.LeftRight
	tree.SetOptions(options)
	for depth := min(deepest, mostLevels); depth > 1; depth-- {
		tree.FoldAll(func(id model.ID) bool { return depths[id] >= depth })
		switch {
		case !fits():
		case depth == deepest:
			return drawing, ""
		default:
			return drawing, "web.tree.top"
		}
	}
	return figure.Drawing{}, "web.tree.large"
}

// mostLevels is how many levels a tree from left to right can have on the width of a page.
const mostLevels = 4

// picture draws a figure in the colours of paper, which the style sheet may change.
func (r *report) picture(drawing figure.Drawing) *picture {
	var b strings.Builder
	// A strings.Builder never fails.
	_ = figure.SVG(&b, drawing, figure.Print, r.book.Language)
	return &picture{Title: drawing.Title, Drawing: template.HTML(strings.TrimSpace(b.String()))}
}

// node is a goal in the list, with what the group said of it and the goals under it.
func (r *report) node(goal *model.Goal, cards map[model.ID]figure.GoalCard) node {
	card := cards[goal.ID]
	n := node{Text: line{strong(card.Code + " "), r.own(goal.Text)}}
	if status := r.status(card.Status); status.Text != "" {
		n.Text = append(n.Text, plain(" "), status)
	}
	if goal.Assumption != "" {
		n.Notes = append(n.Notes, line{plain(r.say("web.assumption") + " "), r.own(sentence(goal.Assumption))})
	}
	for _, link := range goal.Also {
		lead := r.say("web.assumption.also", "to", r.Dossier.Code(link.Goal))
		n.Notes = append(n.Notes, line{plain(lead + " "), r.own(sentence(link.Assumption))})
	}
	if said := r.support(goal); len(said) > 0 {
		n.Notes = append(n.Notes, said)
	}
	if goal.WhiteSpot {
		n.Notes = append(n.Notes, line{plain(words.Sentence(sentence(r.say("figure.tree.whiteSpot"))))})
	}
	for _, child := range r.Dossier.Children(goal.ID) {
		n.Below = append(n.Below, r.node(child, cards))
	}
	return n
}

// support tells in one breath how many dots a goal got, who supports it, and every remark and doubt with its reason.
func (r *report) support(goal *model.Goal) line {
	var said line
	add := func(spans ...span) {
		if len(said) > 0 {
			said = append(said, plain(" "))
		}
		said = append(said, spans...)
	}
	if goal.Dots > 0 {
		add(plain(sentence(r.book.Count("figure.tree.dots", goal.Dots))))
	}
	for _, stance := range model.Stances() {
		word := r.book.Choice("stance", string(stance))
		var names, reasoned []string
		for _, support := range goal.Support {
			switch {
			case support.Stance != stance:
			case support.Reason == "":
				names = append(names, r.partyName(support.Party))
			default:
				reasoned = append(reasoned, r.say("paper.stance.because", "party", r.partyName(support.Party), "stance", word, "reason", sentence(support.Reason)))
			}
		}
		if len(names) > 0 {
			add(plain(words.Sentence(word)+": "), r.own(strings.Join(names, ", ")), plain("."))
		}
		for _, text := range reasoned {
			add(plain(clean(text)))
		}
	}
	return said
}

// whiteSpots lists the goals that have nothing under them on purpose.
func (r *report) whiteSpots() section {
	s := section{ID: "white-spots", Title: r.say("paper.whiteSpots")}
	var spots []line
	for _, goal := range r.Dossier.Goals() {
		if goal.WhiteSpot {
			told := r.say("paper.whiteSpot.told", "goal", clean(sentence(goal.Text)))
			spots = append(spots, line{strong(r.Dossier.Code(goal.ID) + " "), plain(told)})
		}
	}
	if len(spots) > 0 {
		s.add(block{List: spots})
	}
	return s
}
