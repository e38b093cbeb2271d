package paper

import (
	"slices"
	"strings"

	"doelenboom/model"
)

// treeAnnex prints the tree as it stands behind the sessions that worked on it, on sheets on their side if it is wide.
func (r *report) treeAnnex(sessions []*model.Session) {
	goals := r.Dossier.Goals()
	worked := slices.ContainsFunc(sessions, func(s *model.Session) bool { return s.Sort != model.Preparation })
	if len(goals) == 0 || !worked {
		return
	}
	sheet := a4
	notes := r.longTexts(goals)
	parts := r.treeParts(goals, notes, sheet.treeRoom())
	if len(parts) > 1 || parts[0].fit.scale*cardLetters < comfortable {
		sheet = a4.landscape()
		parts = r.treeParts(goals, notes, sheet.treeRoom())
	}
	r.drawParts(sheet, parts)
	r.listNotes(notes)
}

// comfortable is the size of letters, in points, that a tree in the middle of a report should have before it gets sheets of its own.
const comfortable = 9.0

// supportTable prints dots and what parties think, for the goals about which anything was said.
func (r *report) supportTable(goals []*model.Goal) {
	t := table{Columns: []column{
		{Title: r.say("paper.code")}, {Title: r.say("paper.goals")}, {Title: r.say("paper.dotted"), Figures: true}, {Title: r.say("paper.support")},
	}}
	for _, goal := range goals {
		support := r.supportText(goal)
		if goal.Dots == 0 && support == "" {
			continue
		}
		dots := ""
		if goal.Dots > 0 {
			dots = r.book.Whole(goal.Dots)
		}
		t.Rows = append(t.Rows, []cell{text(r.goalCode(goal.ID)), text(goal.Text), text(dots), text(support)})
	}
	if len(t.Rows) > 0 {
		r.heading(2, "", span{Text: r.say("paper.supportOfGoals")})
		r.table(t)
	}
}

// supportText tells what parties think of a goal: those that agree in one breath, every remark and doubt with its reason.
func (r *report) supportText(goal *model.Goal) string {
	var lines []string
	for _, stance := range model.Stances() {
		var names, reasoned []string
		for _, support := range goal.Support {
			switch {
			case support.Stance != stance:
			case support.Reason == "":
				names = append(names, r.partyName(support.Party))
			default:
				reasoned = append(reasoned, r.say("paper.stance.because", "party", r.partyName(support.Party), "stance", r.book.Choice("stance", string(stance)), "reason", sentence(support.Reason)))
			}
		}
		if len(names) > 0 {
			lines = append(lines, capital(r.book.Choice("stance", string(stance)))+": "+strings.Join(names, ", ")+".")
		}
		lines = append(lines, reasoned...)
	}
	return strings.Join(lines, "\n")
}

// choices prints how candidate indicators scored and what was chosen, in the session in which that is done.
func (r *report) choices(session *model.Session) {
	if session.Sort != model.IndicatorSession {
		return
	}
	indicators := r.Dossier.Indicators()
	t := table{Columns: []column{
		{Title: r.say("paper.indicators")}, {Title: r.say("paper.score.understood"), Figures: true}, {Title: r.say("paper.score.meaningful"), Figures: true},
		{Title: r.say("paper.score.data"), Figures: true}, {Title: r.say("paper.indicator.choice")},
	}}
	for _, i := range indicators {
		choice := capital(r.book.Choice("choice", string(i.Choice)))
		if i.ChoiceReason != "" {
			choice += ": " + sentence(i.ChoiceReason)
		}
		t.Rows = append(t.Rows, []cell{
			text(i.Code + " " + i.Name),
			text(r.meanScore(i, func(s model.Score) int { return s.Understood })),
			text(r.meanScore(i, func(s model.Score) int { return s.Meaningful })),
			text(r.meanScore(i, func(s model.Score) int { return s.Data })),
			text(choice),
		})
	}
	if len(t.Rows) == 0 {
		return
	}
	r.heading(2, "", span{Text: r.say("paper.chosen")})
	r.introduction(mutedStyle, span{Text: r.say("paper.scores")})
	r.table(t)
	r.choiceDissent(indicators)
}

// choiceDissent prints the voices that differed over an indicator.
func (r *report) choiceDissent(indicators []*model.Indicator) {
	dissenting := slices.DeleteFunc(slices.Clone(indicators), func(i *model.Indicator) bool { return len(i.Dissent) == 0 })
	if len(dissenting) == 0 {
		return
	}
	r.heading(3, "", span{Text: r.say("paper.dissent.title")})
	for _, i := range dissenting {
		r.paragraph(bodyStyle, append(lead(i.Code, i.Name), r.dissent(i.Dissent, true)...)...)
	}
}

// meanScore is the mean of what parties answered to a question, from 1 to 3; nothing when nobody did.
func (r *report) meanScore(i *model.Indicator, answer func(model.Score) int) string {
	sum, count := 0, 0
	for _, score := range i.Scores {
		if points := answer(score); points > 0 {
			weight := max(1, score.Dots) // one party, or so many dots
			sum, count = sum+points*weight, count+weight
		}
	}
	if count == 0 {
		return ""
	}
	return r.book.Number(float64(sum)/float64(count), 1)
}
