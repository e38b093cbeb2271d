package paper

import (
	"doelenboom/model"
	"doelenboom/ui/figure"
)

// drawTableSheets prints a sheet for each table: one goal large, what is under it, and room to write. What is asked is what the session asks: in
// the first one what is still missing under the goal, in the second one how people would notice that it comes closer.
func drawTableSheets(r *report) error {
	goals := r.tableGoals()
	if len(goals) == 0 {
		r.heading(1, "", span{Text: r.say("handout.tableSheet.title")})
		r.nothing("paper.goalTree.empty")
		return nil
	}
	signs := r.sheetKind() == model.IndicatorSession
	for _, goal := range goals {
		code := r.goalCode(goal.ID)
		r.code = r.say("paper.goal", "code", code)
		r.turn(r.sheet)
		level := r.Dossier.LevelOf(goal)
		r.paragraph(mutedStyle, span{Text: r.book.Level(r.Dossier.Cover(), level) + " " + code, Weight: figure.Bold, Paint: figure.LevelPaint(level)})
		r.heading(1, "", span{Text: goal.Text})
		r.childrenOf(goal)
		if signs {
			r.introduction(leadStyle, span{Text: r.say("handout.tableSheet.signs")})
			r.writingColumns(r.say("handout.tableSheet.sign"), r.say("handout.tableSheet.indicator"))
			continue
		}
		r.introduction(leadStyle, span{Text: r.say("handout.tableSheet.how")})
		r.writingColumns(r.say("handout.tableSheet.goal"), r.say("handout.tableSheet.because"))
	}
	r.code = ""
	return nil
}

// tableGoals are the goals that a table works on: those under the top, else the top itself.
func (r *report) tableGoals() []*model.Goal {
	top := r.Dossier.Top()
	if top == nil {
		return nil
	}
	if children := r.Dossier.Children(top.ID); len(children) > 0 {
		return children
	}
	return []*model.Goal{top}
}

// sheetKind is the kind of the session that is asked for, else of the one that goes on or comes next.
func (r *report) sheetKind() model.SessionKind {
	sessions, err := r.sessionsToPrepare()
	if err != nil || len(sessions) == 0 {
		return model.GoalSession
	}
	for _, session := range sessions {
		if session.Sort == model.GoalSession || session.Sort == model.IndicatorSession {
			return session.Sort
		}
	}
	return model.GoalSession
}

// childrenOf lists what is under a goal already.
func (r *report) childrenOf(goal *model.Goal) {
	var items []entry
	for _, child := range r.Dossier.Children(goal.ID) {
		items = append(items, entry{Label: r.goalCode(child.ID), Runs: text(sentence(child.Text))})
	}
	if len(items) == 0 {
		r.nothing("handout.tableSheet.nothing")
		return
	}
	r.inColumns(bodyStyle, items)
}

// drawBlankTree prints a tree without words to draw on: a top, four goals, and three results under each.
func drawBlankTree(r *report) error {
	r.turn(r.sheet)
	r.heading(1, "", span{Text: r.say("handout.blankTree.title")})
	r.introduction(mutedStyle, span{Text: r.say("handout.blankTree.how")})
	about := r.Dossier.Cover()
	if about.Theme != "" {
		theme := r.shortened(about.Theme, figure.Regular, mutedStyle.size, r.width)
		r.introduction(mutedStyle, span{Text: string(theme)})
	}
	r.flush()
	drawing := r.blankTree(r.width, r.remaining()-bodyStyle.leading)
	r.begin(0, drawing.H)
	r.placed(drawing, r.left, r.y, 1)
	r.y += drawing.H
	r.end(0)
	return nil
}

// The parts of a blank tree.
const (
	blankGoals   = 4
	blankResults = 3
	blankGap     = 15.0
	blankIndent  = 20.0
)

// blankTree draws the empty cards in a room, with the names of the levels in them.
func (r *report) blankTree(width, height float64) figure.Drawing {
	d := figure.Drawing{W: width, H: height, Title: r.say("handout.blankTree.title"), Words: r.say("handout.blankTree.words", "goals", blankGoals, "results", blankResults)}
	const top, goal = 80.0, 95.0
	result := (height - top - goal - 4*blankGap - blankResults*blankGap) / blankResults
	column := (width - blankGap*(blankGoals-1)) / blankGoals
	card := func(x, y, w, h float64, level int) {
		d.Ops = append(d.Ops,
			figure.Op{Kind: figure.Rect, X: x, Y: y, W: w, H: h, Radius: 5, Stroke: figure.MutedInk, Width: hairline, Fill: figure.Card},
			figure.Op{Kind: figure.Rect, X: x, Y: y, W: 4, H: h, Fill: figure.LevelPaint(level)},
			figure.Op{Kind: figure.Text, X: x + 12, Y: y + 16, Size: smallStyle.size, Fill: figure.MutedInk, Text: r.book.Level(r.Dossier.Cover(), level)})
	}
	line := func(points ...figure.Point) {
		d.Ops = append(d.Ops, figure.Op{Kind: figure.Path, Points: points, Stroke: figure.MutedInk, Width: ruleLine})
	}
	card(width*0.2, 0, width*0.6, top, 1)
	bus := top + blankGap
	line(figure.Point{X: width / 2, Y: top}, figure.Point{X: width / 2, Y: bus})
	line(figure.Point{X: column / 2, Y: bus}, figure.Point{X: width - column/2, Y: bus})
	for i := range blankGoals {
		x, y := float64(i)*(column+blankGap), top+2*blankGap
		line(figure.Point{X: x + column/2, Y: bus}, figure.Point{X: x + column/2, Y: y})
		card(x, y, column, goal, 2)
		for j := range blankResults {
			at := y + goal + blankGap + float64(j)*(result+blankGap)
			line(figure.Point{X: x + 8, Y: y + goal}, figure.Point{X: x + 8, Y: at + result/2}, figure.Point{X: x + blankIndent, Y: at + result/2})
			card(x+blankIndent, at, column-blankIndent, result, 3)
		}
	}
	return d
}
