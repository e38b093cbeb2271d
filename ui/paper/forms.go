package paper

import (
	"slices"

	"doelenboom/model"
	"doelenboom/ui/figure"
)

// candidates are the indicators that a group can still choose from.
func (r *report) candidates() []*model.Indicator {
	return slices.DeleteFunc(r.Dossier.Indicators(), func(i *model.Indicator) bool { return i.Choice == model.Dropped })
}

// drawScoreForm prints a form on which one person, or one party, scores the candidates on the three questions.
func drawScoreForm(r *report) error {
	r.heading(1, "", span{Text: r.say("handout.scoreForm.title")})
	r.paragraph(leadStyle, span{Text: r.say("handout.scoreForm.how")})
	r.paragraph(bodyStyle, span{Text: r.say("handout.scoreForm.party")}, span{Text: "  " + r.partyMarks(), Weight: figure.Bold})
	t := table{Written: true, Columns: []column{{Title: r.say("paper.indicators")}, {Title: r.say("paper.score.understood")}, {Title: r.say("paper.score.meaningful")}, {Title: r.say("paper.score.data")}}}
	points := text("1\u00a0\u00a0\u00a0\u00a02\u00a0\u00a0\u00a0\u00a03")
	for _, i := range r.candidates() {
		t.Rows = append(t.Rows, []cell{{{Text: i.Code + " " + i.Name, Weight: figure.Bold}}, points, points, points})
	}
	if len(t.Rows) == 0 {
		r.nothing("paper.indicatorSheet.empty")
	}
	r.table(t)
	r.introduction(bodyStyle, span{Text: r.say("handout.scoreForm.other"), Weight: figure.Bold})
	r.writingLines(4)
	return nil
}

// The four questions of the learning conversation, as they are asked.
var learningQuestions = []struct{ title, question model.Key }{
	{"paper.recognise", "handout.learning.recognise"}, {"paper.explain", "handout.learning.explain"},
	{"paper.appreciate", "handout.learning.appreciate"}, {"paper.improve", "handout.learning.improve"},
}

// drawLearningSheets prints a page for each indicator: its line, and the four questions with room to write.
func drawLearningSheets(r *report) error {
	indicators := r.candidates()
	if r.Indicator != "" {
		one := model.Get[model.Indicator](r.Dossier, r.Indicator)
		if one == nil {
			return noSuch(r.Indicator)
		}
		indicators = []*model.Indicator{one}
	}
	indicators = slices.DeleteFunc(indicators, func(i *model.Indicator) bool {
		return r.Indicator == "" && i.Baseline == nil && r.Dossier.LatestValue(i.ID) == nil
	})
	if len(indicators) == 0 {
		r.heading(1, "", span{Text: r.say("handout.learningSheet.title")})
		r.nothing("handout.learningSheet.empty")
		return nil
	}
	for _, i := range indicators {
		r.code = i.Code
		r.turn(r.sheet)
		r.heading(1, "", span{Text: i.Name})
		r.paragraph(leadStyle, r.goalLine(i)...)
		r.chart(i, learningChart, true)
		r.paragraph(mutedStyle, span{Text: r.say("handout.learning.purpose")})
		room := r.remaining() - r.ahead(0)
		asked := 0.0
		for _, q := range learningQuestions {
			asked += r.measure(func() { r.learningQuestion(q.title, q.question) }) + bodyStyle.leading
		}
		lines := max(1, int((room-asked)/handLine/float64(len(learningQuestions))))
		for _, q := range learningQuestions {
			r.learningQuestion(q.title, q.question)
			r.writingLines(lines)
		}
	}
	r.code = ""
	return nil
}

// learningChart is the height of a chart above the four questions, in the units of chartHeight.
const learningChart = 190

func (r *report) learningQuestion(title, question model.Key) {
	s := bodyStyle
	s.after = 0
	r.introduction(s, span{Text: r.say(title) + " ", Weight: figure.Bold}, span{Text: r.say(question)})
}
