package paper

import (
	"doelenboom/model"
	"doelenboom/model/script"
	"doelenboom/ui/figure"
)

// mostSentences is how many sentences of the warm-up stand on a page: large enough to be read from the other side of a table.
const mostSentences = 4

// drawSortingQuiz prints the sentences of the warm-up large, those of the group among them, each with the three things that it may be; and
// on the last page what each of them is, and why.
func drawSortingQuiz(r *report) error {
	sentences := script.WarmUp(r.Dossier, r.book.Language)
	slot := r.fullHeight() / mostSentences
	left := 0 // how many still fit on the page at hand
	for i, sentence := range sentences {
		if left == 0 {
			r.turn(r.sheet)
			left = mostSentences
		}
		page, top := len(r.pages), r.y
		r.together(0, func() { r.quizSentence(i+1, sentence) })
		if len(r.pages) != page {
			left, top = mostSentences, r.sheet.top() // it did not fit under the others
		}
		left--
		r.y, r.below, r.fresh = max(r.y+r.below, top+slot), 0, true
		if r.y > r.sheet.bottom()-slot/2 {
			left = 0
		}
	}
	r.turn(r.sheet)
	r.heading(1, "", span{Text: r.say("print.quiz.answers")})
	t := table{Columns: []column{{Title: r.say("handout.actions.number"), Figures: true}, {Title: r.say("print.quiz.sentence")}, {Title: r.say("print.quiz.is")}, {Title: r.say("print.quiz.why")}}}
	for i, sentence := range sentences {
		t.Rows = append(t.Rows, []cell{text(r.book.Whole(i + 1)), text(sentence.Text), {{Text: r.sentenceKind(sentence.Is), Weight: figure.Bold}}, text(sentence.Why)})
	}
	r.table(t)
	r.paragraph(leadStyle, span{Text: r.say("warmup.remember")})
	return nil
}

// quizSentence draws one sentence with the three boxes to choose from.
func (r *report) quizSentence(number int, sentence model.Sentence) {
	large, choice := titleStyle, sectionStyle
	large.after, choice.before, choice.weight = 10, 0, figure.Regular
	r.paragraph(large, span{Text: r.book.Whole(number) + " ", Paint: figure.MutedInk, Plain: true}, span{Text: sentence.Text})
	kinds := model.SentenceKinds()
	shares, boxes := make([]float64, len(kinds)), make([]func(), len(kinds))
	for i, kind := range kinds {
		shares[i] = 1 / float64(len(kinds)+1) // near enough to each other to be seen at one glance
		boxes[i] = func() { r.paragraph(choice, span{Text: r.sentenceKind(kind), Sign: &tickBox}) }
	}
	r.beside(0, 0, shares, boxes...)
}

// tickBox is an empty box to tick.
var tickBox = figure.Drawing{W: 20, H: 20, Ops: []figure.Op{{Kind: figure.Rect, X: 1, Y: 1, W: 18, H: 18, Radius: 2, Stroke: figure.Ink, Width: 1.6}}}

func (r *report) sentenceKind(kind model.SentenceKind) string {
	return r.say("warmup.kind." + model.Key(kind))
}
