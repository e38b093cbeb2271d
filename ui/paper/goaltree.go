package paper

import (
	"doelenboom/model"
)

// largeEnough is the size of letters, in points, that a tree must keep to make room for its notes on the same sheet.
const largeEnough = 12.5

// drawGoalTree prints the tree as large as the sheet allows, then what it rests on.
func drawGoalTree(r *report) error {
	goals := r.Dossier.Goals()
	if len(goals) == 0 {
		r.heading(1, "", span{Text: r.say("paper.goalTree.title")})
		r.nothing("paper.goalTree.empty")
		return nil
	}
	notes, room := r.notesOf(goals), r.sheet.treeRoom()
	parts := r.treeParts(goals, notes, room)
	if len(parts) == 1 { // what does not fit a sheet alone does not fit it with notes
		room.H -= r.measure(func() { r.treeNotes(goals, notes) }) + sectionStyle.before*r.scale()
		if withNotes := r.fit(r.goalCards(goals, notes).of(goals), nil, r.shapes(goals), room, largestCard); withNotes.scale*cardLetters >= largeEnough {
			parts = []treePart{{goals[0], withNotes}}
		}
	}
	r.drawParts(r.sheet, parts)
	r.treeNotes(goals, notes)
	return nil
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

// treeNotes prints the notes and the white spots, in columns where the sheet is wide.
func (r *report) treeNotes(goals []*model.Goal, notes *endnotes) {
	var spots []entry
	for _, goal := range goals {
		if goal.WhiteSpot {
			spots = append(spots, entry{Label: r.goalCode(goal.ID), Runs: text(r.say("paper.whiteSpot.told", "goal", sentence(goal.Text)))})
		}
	}
	r.listNotes(notes)
	if len(spots) > 0 {
		r.heading(2, "", span{Text: r.say("paper.whiteSpots")})
		r.inColumns(bodyStyle, spots)
	}
}
