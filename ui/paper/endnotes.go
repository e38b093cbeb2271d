package paper

import (
	"fmt"
	"slices"
	"strings"

	"doelenboom/model"
)

// endnotes numbers what is explained under the tree: the assumptions behind its links, and the terms in its goals.
type endnotes struct {
	entries []endnote
	byGoal  map[model.ID][]int
}

// endnote is a sentence with a number.
type endnote struct {
	lead, text string
}

// notesOf gathers the notes to goals, in the order of the tree, and after them the terms that no goal uses.
func (r *report) notesOf(goals []*model.Goal) *endnotes {
	notes := r.longTexts(goals)
	terms := model.All[model.Term](r.Dossier)
	known := map[model.ID]int{}
	for _, goal := range goals {
		for _, term := range terms {
			if !mentions(goal.Text, term.Word) {
				continue
			}
			if known[term.ID] == 0 {
				known[term.ID] = notes.add(r.termNote(term))
			}
			notes.byGoal[goal.ID] = append(notes.byGoal[goal.ID], known[term.ID])
		}
		for _, note := range r.assumptionNotes(goal) {
			notes.byGoal[goal.ID] = append(notes.byGoal[goal.ID], notes.add(note))
		}
	}
	for _, term := range terms {
		if known[term.ID] == 0 {
			notes.add(r.termNote(term))
		}
	}
	return notes
}

// longTexts are the notes that hold what a card is too small for.
func (r *report) longTexts(goals []*model.Goal) *endnotes {
	notes := &endnotes{byGoal: map[model.ID][]int{}}
	for _, goal := range goals {
		if whole := oneLine(goal.Text); len(cardText(whole)) < len(whole) {
			notes.byGoal[goal.ID] = append(notes.byGoal[goal.ID], notes.add(endnote{r.goalCode(goal.ID), goal.Text}))
		}
	}
	return notes
}

// listNotes prints notes under a heading, in columns where the sheet is wide.
func (r *report) listNotes(notes *endnotes) {
	var explained []entry
	for i, note := range notes.entries {
		explained = append(explained, entry{Label: r.book.Whole(i + 1), Runs: lead(note.lead, note.text)})
	}
	if len(explained) > 0 {
		r.heading(2, "", span{Text: r.say("paper.notes")})
		r.inColumns(bodyStyle, explained)
	}
}

func (r *report) termNote(term *model.Term) endnote {
	parts := []string{sentence(term.Meaning)}
	for _, other := range term.Others {
		parts = append(parts, r.say("paper.term.other", "party", r.partyName(other.Party), "meaning", sentence(other.Meaning)))
	}
	return endnote{lead: term.Word + ":", text: strings.Join(parts, " ")}
}

// assumptionNotes are what a goal's links rest on.
func (r *report) assumptionNotes(goal *model.Goal) []endnote {
	var notes []endnote
	code := r.goalCode(goal.ID)
	if goal.Assumption != "" {
		lead := r.say("paper.assumption", "goal", code, "to", r.goalCode(goal.Parent))
		notes = append(notes, endnote{lead, sentence(goal.Assumption)})
	}
	for _, link := range goal.Also {
		lead := r.say("paper.assumption.also", "goal", code, "to", r.goalCode(link.Goal))
		notes = append(notes, endnote{lead, sentence(link.Assumption)})
	}
	return notes
}

func (n *endnotes) add(note endnote) int {
	n.entries = append(n.entries, note)
	return len(n.entries)
}

// numbers is how a card refers to its notes: "[1, 4]".
func (n *endnotes) numbers(goal model.ID) string {
	if n == nil || len(n.byGoal[goal]) == 0 {
		return ""
	}
	return "[" + strings.ReplaceAll(strings.Trim(fmt.Sprint(n.byGoal[goal]), "[]"), " ", ",\u00a0") + "]"
}

// mentions tells whether a text has a word of a list of terms, not as a part of another word at its start.
func mentions(text, word string) bool {
	text, word = strings.ToLower(text), strings.ToLower(strings.TrimSpace(word))
	if word == "" {
		return false
	}
	return slices.ContainsFunc(strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" ,.;:!?()/“”\"", r) }), func(w string) bool { return w == word }) ||
		strings.Contains(word, " ") && strings.Contains(text, word)
}

// sentence is a text that ends as a sentence does.
func sentence(text string) string {
	text = strings.TrimSpace(text)
	if text == "" || strings.ContainsAny(text[len(text)-1:], ".!?…") || strings.HasSuffix(text, "”") || strings.HasSuffix(text, "…") {
		return text
	}
	return text + "."
}
