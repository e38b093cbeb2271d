package figure

import "strings"

// Outline tells the tree in words, a goal on each line, indented and with its code, with what its card shows: for whoever does not see the
// figure.
func (t *Tree) Outline() string {
	var b strings.Builder
	words := &t.options.Words
	for i := range t.nodes {
		node, goal := &t.nodes[i], &t.goals[i]
		if !node.shown {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(strings.Repeat("  ", int(node.depth)))
		if goal.Code != "" {
			b.WriteString(goal.Code)
			b.WriteByte(' ')
		}
		b.WriteString(strings.ReplaceAll(tidyText(goal.Text), "\n", " "))
		for _, note := range t.notes(i) {
			b.WriteString(" (")
			b.WriteString(note)
			b.WriteByte(')')
		}
		var also []string
		for _, id := range goal.Also {
			if to, ok := t.index[id]; ok {
				also = append(also, t.called(to))
			}
		}
		if len(also) > 0 && words.Also != "" {
			b.WriteString(" (" + words.Also + " " + strings.Join(also, ", ") + ")")
		}
	}
	return b.String()
}

// notes are what a card shows beside its text, in words.
func (t *Tree) notes(i int) []string {
	var notes []string
	goal, words := &t.goals[i], &t.options.Words
	if goal.Note != "" {
		notes = append(notes, goal.Note)
	}
	if t.isWhiteSpot(i) && words.WhiteSpot != "" {
		notes = append(notes, words.WhiteSpot)
	}
	if t.folded[goal.ID] && t.nodes[i].below > 0 && words.Folded != nil {
		notes = append(notes, words.Folded(int(t.nodes[i].below)))
	}
	if goal.Changed && words.Changed != "" {
		notes = append(notes, words.Changed)
	}
	if goal.Status != "" && words.Status != nil {
		notes = append(notes, words.Status(goal.Status))
	}
	if goal.Dots > 0 && words.Dots != nil {
		notes = append(notes, words.Dots(goal.Dots))
	}
	for _, mark := range goal.Support {
		if words.Stance != nil {
			notes = append(notes, mark.Name+": "+words.Stance(mark.Stance))
		}
	}
	return notes
}

// called is how a sentence names a goal.
func (t *Tree) called(i int) string {
	if code := t.goals[i].Code; code != "" {
		return code
	}
	return tidyText(t.goals[i].Text)
}
