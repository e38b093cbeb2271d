package table

import (
	"regexp"
	"strings"

	"doelenboom/model"
	"doelenboom/model/exchange/outline"
	"doelenboom/model/exchange/source"
)

var (
	goalHeaders = []string{
		"doel", "doelen", "goal", "goals", "doelstelling", "doelstellingen", "tekst", "text", "naam", "name", "titel", "title", "omschrijving",
		"resultaat",
	}
	goalCodeHeaders   = []string{"doelcode", "goal code", "doelnummer", "code", "nr", "nummer", "number"}
	parentHeaders     = []string{"bovenliggend doel", "bovenliggend", "hoofddoel", "onder", "parent", "parent goal"}
	goalNoteHeaders   = []string{"toelichting", "uitleg", "explanation"}
	cardHeaders       = []string{"kaart", "kaarten", "card", "cards", "idee", "ideeën", "idea", "tekst", "text", "antwoord", "answer"}
	levelHeader       = regexp.MustCompile(`^(?:niveau|level|laag)[ _]?[1-9]$`)
	trailingSeparator = ".-: "
)

// goal is a row of a table of goals.
type goal struct {
	outline.Node
	code, under string
}

// Goals reads a table as a tree of goals: by a column for each level, by a column that names the goal above, or by codes like 2.3.
func (t *Table) Goals() (nodes []outline.Node, refused []source.Refusal) {
	if levels := t.levels(); len(levels) > 1 {
		return t.byLevel(levels), nil
	}
	goals := t.goals()
	parents := parentsOf(goals)
	children := make([][]int, len(goals))
	var todo []int
	for i := len(goals) - 1; i >= 0; i-- {
		if parents[i] < 0 {
			todo = append(todo, i)
		} else {
			children[parents[i]] = append(children[parents[i]], i)
		}
	}
	place := make([]int, len(goals))
	reached := make([]bool, len(goals))
	for len(todo) > 0 {
		at := todo[len(todo)-1]
		todo = append(todo[:len(todo)-1], children[at]...)
		node := goals[at].Node
		if parents[at] >= 0 {
			node.Parent = place[parents[at]]
		}
		place[at], reached[at] = len(nodes), true
		nodes = append(nodes, node)
	}
	for i, g := range goals {
		if !reached[i] {
			refused = append(refused, source.Refusal{Line: g.Line, Problem: model.NewProblem("problem.import.goal.circle", "goal", g.Text)})
		}
	}
	return nodes, refused
}

// goals reads the rows; a goal that stands on several of them counts once.
func (t *Table) goals() []goal {
	text, code, under, note := t.named(goalHeaders), t.named(goalCodeHeaders), t.named(parentHeaders), t.named(goalNoteHeaders)
	if text == nil {
		text = t.wordiest()
	}
	cell := func(row record, c *Column) string {
		if c == nil || c == text {
			return ""
		}
		return strings.TrimSpace(row.cell(c.Index))
	}
	var out []goal
	known := map[[2]string]bool{}
	for _, row := range t.rows {
		g := goal{Node: outline.Node{Text: outline.Plain(row.cell(text.Index)), Note: cell(row, note), Parent: -1, Line: row.line}}
		g.code, g.under = strings.TrimRight(cell(row, code), trailingSeparator), strings.TrimRight(cell(row, under), trailingSeparator)
		if g.Text == "" {
			g.Text = outline.Plain(g.code)
		}
		same := [2]string{g.code, g.Text}
		if g.Text == "" || g.code != "" && known[same] {
			continue
		}
		known[same] = true
		out = append(out, g)
	}
	return out
}

// parentsOf finds the goal above each goal; -1 where there is none.
func parentsOf(goals []goal) []int {
	byCode, byText := map[string]int{}, map[string]int{}
	for i, g := range goals {
		for _, names := range []struct {
			known map[string]int
			name  string
		}{{byCode, g.code}, {byText, g.Text}} {
			if _, taken := names.known[Fold(names.name)]; !taken && names.name != "" {
				names.known[Fold(names.name)] = i
			}
		}
	}
	top, hasTop := byCode["0"]
	out := make([]int, len(goals))
	for i, g := range goals {
		out[i] = -1
		if at, ok := byCode[Fold(g.under)]; ok {
			out[i] = at
			continue
		}
		if at, ok := byText[Fold(g.under)]; ok {
			out[i] = at
			continue
		}
		for code := g.code; out[i] < 0; {
			cut := strings.LastIndexByte(code, '.')
			if cut < 0 {
				break
			}
			code = code[:cut]
			if at, ok := byCode[Fold(code)]; ok && at != i {
				out[i] = at
			}
		}
		if out[i] < 0 && hasTop && top != i && g.code != "" {
			out[i] = top
		}
	}
	return out
}

func (t *Table) levels() []*Column {
	var out []*Column
	for _, c := range t.Columns {
		if levelHeader.MatchString(c.head.lower) {
			out = append(out, c)
		}
	}
	return out
}

// byLevel reads a table with a column for each level, in which what is the same as above may be repeated or left empty.
func (t *Table) byLevel(levels []*Column) []outline.Node {
	var nodes []outline.Node
	var path []int
	for _, row := range t.rows {
		for depth, level := range levels {
			text := outline.Plain(row.cell(level.Index))
			if text == "" || depth < len(path) && nodes[path[depth]].Text == text {
				continue
			}
			path = path[:min(depth, len(path))]
			node := outline.Node{Text: text, Parent: -1, Line: row.line}
			if len(path) > 0 {
				node.Parent = path[len(path)-1]
			}
			path = append(path, len(nodes))
			nodes = append(nodes, node)
		}
	}
	return nodes
}

// HasGoals reports whether a column is named for goals.
func (t *Table) HasGoals() bool { return t.named(goalHeaders[:6]) != nil || len(t.levels()) > 1 }

// HasCards reports whether a column is named for cards.
func (t *Table) HasCards() bool { return t.named(cardHeaders[:7]) != nil }

// Cards reads a table as a list of cards: its column of cards, or else the one that says most.
func (t *Table) Cards() []outline.Node {
	text := t.named(cardHeaders)
	if text == nil {
		text = t.wordiest()
	}
	var nodes []outline.Node
	for _, row := range t.rows {
		if card := outline.Plain(row.cell(text.Index)); card != "" {
			nodes = append(nodes, outline.Node{Text: card, Parent: -1, Line: row.line})
		}
	}
	return nodes
}
