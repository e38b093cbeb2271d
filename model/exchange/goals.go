package exchange

import (
	"strings"

	"doelenboom/model"
	"doelenboom/model/exchange/outline"
)

// unnamed is the text of a goal that stood empty above others.
const unnamed = "…"

// siblings finds, among the goals that stood under a parent before the import, those that the file has too.
type siblings struct {
	byText map[string][]*model.Goal
	last   float64 // position of the last child
}

// planter puts a tree under the goals that are there.
type planter struct {
	*importer
	under  map[model.ID]*siblings
	placed []model.ID // by node; empty for one that could not be placed
}

// goals makes goals of nodes. The first node of the file becomes the top where there is none; otherwise it is the goal that the file comes
// under, when the two have one text, and else comes under it. A node that its parent has already is that goal, each goal once.
func (i *importer) goals(nodes []outline.Node) error {
	if i.indicator != nil {
		return model.NewProblem("problem.import.into.goal")
	}
	p := planter{importer: i, under: map[model.ID]*siblings{}, placed: make([]model.ID, len(nodes))}
	anchor, err := p.anchor(nodes)
	if err != nil {
		return err
	}
	anchored := false
	for at, node := range nodes {
		parent := model.ID("")
		if anchor != nil {
			parent = anchor.ID
		}
		if node.Parent >= 0 {
			parent = p.placed[node.Parent]
		} else if anchor != nil && !anchored && goalText(node) == outline.Plain(anchor.Text) {
			anchored = true
			p.placed[at] = anchor.ID
			if err := p.meet(anchor, node); err != nil {
				return err
			}
			continue
		}
		if p.placed[at], err = p.place(node, parent); err != nil {
			return err
		}
	}
	return nil
}

// anchor returns the goal that the file comes under: the one that was asked for, else the top; none when the first node becomes the top.
// Several trees in an empty dossier need something above them; that is what the dossier is called.
func (p *planter) anchor(nodes []outline.Node) (*model.Goal, error) {
	if p.goal != nil {
		return p.goal, nil
	}
	if top := p.tx.Top(); top != nil {
		return top, nil
	}
	roots := 0
	for _, node := range nodes {
		if node.Parent < 0 {
			roots++
		}
	}
	if roots < 2 {
		return nil, nil
	}
	name := strings.TrimSpace(p.tx.Cover().Title)
	if name == "" {
		name = stem(p.file)
	}
	return p.tx.AddGoal("", 0, name)
}

func goalText(node outline.Node) string {
	if node.Text == "" {
		return unnamed
	}
	return node.Text
}

func (p *planter) place(node outline.Node, parent model.ID) (model.ID, error) {
	of := p.under[parent]
	if of == nil {
		of = &siblings{byText: map[string][]*model.Goal{}}
		p.under[parent] = of
		for _, goal := range p.tx.Children(parent) {
			text := outline.Plain(goal.Text)
			of.byText[text] = append(of.byText[text], goal)
			of.last = goal.Position
		}
	}
	text := goalText(node)
	if there := of.byText[text]; len(there) > 0 {
		of.byText[text] = there[1:]
		return there[0].ID, p.meet(there[0], node)
	}
	of.last++
	goal := &model.Goal{Parent: parent, Position: of.last, Text: text, Explanation: node.Note, State: model.GoalDraft}
	if err := p.tx.Put(goal); err != nil {
		return "", err
	}
	p.under[goal.ID] = &siblings{byText: map[string][]*model.Goal{}}
	p.result.Read++
	return goal.ID, nil
}

// meet compares a node with the goal that it is. An explanation comes in where there was none; what people wrote stays.
func (p *planter) meet(goal *model.Goal, node outline.Node) error {
	switch there := plainLines(goal.Explanation); {
	case node.Note == "" || plainLines(node.Note) == there:
		p.result.Same++
	case there != "":
		p.refuse(node.Line, "problem.import.goal.differs", "goal", goal.Text)
	default:
		p.result.Read++
		return model.Update(p.tx, goal.ID, func(g *model.Goal) error {
			g.Explanation = node.Note
			return nil
		})
	}
	return nil
}

// plainLines is a text without the spaces that do not count.
func plainLines(text string) string {
	var lines []string
	for line := range outline.Lines(text) {
		lines = append(lines, outline.Plain(line))
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}
