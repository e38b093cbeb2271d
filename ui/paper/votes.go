package paper

import (
	"doelenboom/model"
	"doelenboom/ui/figure"
)

// votes prints the votes of a session that were closed: what was asked and how, the goals with their dots in order, and what those who
// disagreed said.
func (r *report) votes(session *model.Session) {
	for _, vote := range r.Dossier.Votes(session.ID) {
		if !vote.Closed {
			continue
		}
		r.heading(2, "", span{Text: vote.Question})
		how := model.Key("vote.kind.open")
		if vote.Secret {
			how = "vote.kind.secret"
		}
		t := table{Columns: []column{{Title: r.say("paper.code")}, {Title: r.say("paper.goals")}, {Title: r.say("paper.dotted"), Figures: true}}}
		for _, placed := range r.Dossier.Result(vote) {
			if goal := model.Get[model.Goal](r.Dossier, placed.Goal); goal != nil {
				t.Rows = append(t.Rows, []cell{{{Text: r.goalCode(goal.ID), Weight: figure.Bold}}, text(goal.Text), text(r.book.Whole(placed.Dots))})
			}
		}
		r.table(t)
		r.paragraph(bodyStyle, span{Text: r.say(how) + " " + r.book.Count("vote.given", vote.Given(), "out", vote.HandedOut())})
		for _, dissent := range vote.Dissent {
			said := sentence(dissent.Text)
			if dissent.Party != "" {
				said = r.say("paper.objection", "party", r.partyName(dissent.Party), "text", said)
			}
			r.paragraph(bodyStyle, span{Text: said})
		}
	}
}
