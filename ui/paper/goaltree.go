package paper

import (
	"doelenboom/model"
)

// treeHeading is the room above a tree for its heading, at scale 1.
const treeHeading = 55.0

// largeEnough is the size of letters, in points, that a tree must keep to make room for its notes on the same sheet.
const largeEnough = 11.0

// drawGoalTree prints the tree as large as the sheet allows, then what it rests on.
func drawGoalTree(r *report) error {
	goals := r.Dossier.Goals()
	if len(goals) == 0 {
		r.heading(1, "", span{Text: r.say("paper.goalTree.title")})
		r.nothing("paper.goalTree.empty")
		return nil
	}
	notes := r.notesOf(goals)
	room := r.fullHeight() - treeHeading*r.scale()
	parts := r.treeParts(goals, notes, r.width, room)
	below := r.measure(func() { r.treeNotes(goals, notes) })
	if withNotes := r.fit(r.goalCards(goals, notes), nil, r.shapes(goals), r.width, room-below-sectionStyle.before*r.scale()); withNotes.scale*cardLetters >= largeEnough {
		parts = []treePart{{goals[0], withNotes}}
	}
	for i, part := range parts {
		r.code = r.Dossier.Code(part.root.ID)
		if i == 0 {
			r.code = ""
		}
		r.turn(r.sheet)
		r.treeTitle(i, len(parts), part.root)
		r.treeFigure(part.fit)
	}
	r.code = ""
	r.treeNotes(goals, notes)
	return nil
}

// treeTitle heads a page of the tree: the first says what state the tree is in, the others which branch they show.
func (r *report) treeTitle(index, count int, root *model.Goal) {
	if index > 0 {
		r.heading(2, "", span{Text: r.Dossier.Code(root.ID) + " " + root.Text})
		return
	}
	r.heading(1, "", span{Text: r.say("paper.goalTree.title")}, span{Text: "  " + r.treeState(), Size: leadStyle.size, Plain: true, Paint: mutedStyle.paint})
	if count > 1 {
		r.paragraph(mutedStyle, span{Text: r.book.Count("paper.goalTree.parts", count)})
	}
}

// treeState says which version of the tree this is, or that it is a draft.
func (r *report) treeState() string {
	about := r.Dossier.Cover()
	if count := len(about.Adoptions); count > 0 {
		last := about.Adoptions[count-1]
		return r.say("paper.goalTree.adopted", "name", last.Name, "date", r.book.Date(last.Date))
	}
	return r.say("paper.goalTree.draft")
}

// treeFigure draws a tree in the middle of the width.
func (r *report) treeFigure(fit fittedTree) {
	height := fit.drawing.H * fit.scale
	r.begin(0, height)
	r.placed(fit.drawing, r.left+(r.width-fit.drawing.W*fit.scale)/2, r.y, fit.scale)
	r.y += height
	r.end(bodyStyle.leading * r.scale())
}

// treeNotes prints the notes and the white spots, in columns where the sheet is wide.
func (r *report) treeNotes(goals []*model.Goal, notes *endnotes) {
	var spots []entry
	for _, goal := range goals {
		if goal.WhiteSpot {
			spots = append(spots, entry{Label: r.Dossier.Code(goal.ID), Runs: text(r.say("paper.whiteSpot.told", "goal", sentence(goal.Text)))})
		}
	}
	var explained []entry
	for i, note := range notes.entries {
		explained = append(explained, entry{Label: r.book.Whole(i + 1), Runs: lead(note.lead, note.text)})
	}
	if len(explained) > 0 {
		r.heading(2, "notes", span{Text: r.say("paper.notes")})
		r.inColumns(bodyStyle, explained)
	}
	if len(spots) > 0 {
		r.heading(2, "", span{Text: r.say("paper.whiteSpots")})
		r.inColumns(bodyStyle, spots)
	}
}
