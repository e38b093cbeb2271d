package paper

import (
	"strings"

	"doelenboom/model"
	"doelenboom/ui/figure"
)

// cardsEach is how many cards there are for everybody at the table: what people write in eight minutes of silence, and one to spare.
const cardsEach = 5

// usualTable is how many people sit at the table when nobody was noted down yet.
const usualTable = 14

// The places on a blank card, in points from its edges.
const (
	cardInset  = 22.5
	cardNumber = 20.0 // the size of the number
	cutDash    = 4.0
)

// drawBlankCards prints numbered cards to write on, some across and some down a sheet. The numbers go on where the dossier is, and are those
// that may be typed in before the text; so are the marks of the parties, of which the writer rings one.
func drawBlankCards(across, down int) func(*report) error {
	return func(r *report) error {
		each := across * down
		count := r.Cards
		if count <= 0 {
			people := r.Dossier.Count(model.KindParticipant)
			if people == 0 {
				people = usualTable
			}
			count = people * cardsEach
		}
		first := r.Dossier.NextCardNumber()
		for at := 0; at < count; at += each {
			r.turn(r.sheet)
			r.cutMarks(across, down)
			width, height := r.sheet.Width/float64(across), r.sheet.Height/float64(down)
			for i := range each {
				r.blankCard(first+at+i, float64(i%across)*width, float64(i/across)*height, width, height)
			}
		}
		return nil
	}
}

// cutMarks draws where to cut.
func (r *report) cutMarks(across, down int) {
	r.artifact(func() {
		dash := []float64{cutDash, cutDash}
		for i := 1; i < across; i++ {
			x := r.sheet.Width * float64(i) / float64(across)
			r.dashed(x, 0, x, r.sheet.Height, hairline, figure.MutedInk, dash)
		}
		for i := 1; i < down; i++ {
			y := r.sheet.Height * float64(i) / float64(down)
			r.dashed(0, y, r.sheet.Width, y, hairline, figure.MutedInk, dash)
		}
	})
}

// blankCard draws one card: its number large, and at the foot the question and the marks.
func (r *report) blankCard(number int, left, top, width, height float64) {
	saved, room := r.left, r.width
	defer func() { r.left, r.width = saved, room }()
	r.left, r.width = left+cardInset, width-2*cardInset
	r.y, r.below, r.fresh = top+cardInset, 0, true
	numbered := style{size: cardNumber, leading: 25, weight: figure.Bold, paint: figure.Ink}
	r.paragraph(numbered, span{Text: r.book.Whole(number)})
	s := smallStyle
	s.after = 0
	foot := func() {
		r.paragraph(s, span{Text: r.cardQuestion()})
		if marks := r.partyMarks(); marks != "" {
			r.paragraph(s, span{Text: r.say("handout.cards.ring") + "  "}, span{Text: marks, Weight: figure.Bold, Size: bodyStyle.size, Paint: figure.Ink})
		}
	}
	r.y, r.below, r.fresh = top+height-cardInset-r.measure(foot), 0, true
	foot()
	r.held = nil
}

// cardQuestion is what people answer on a card: the question of the silent step, of the session that is asked for or the first one.
func (r *report) cardQuestion() string {
	sessions := r.Dossier.Sessions()
	if one := model.Get[model.Session](r.Dossier, r.Session); one != nil {
		sessions = []*model.Session{one}
	}
	for _, session := range sessions {
		for _, step := range session.Steps {
			if step.Sort == model.StepSilent && step.Prompt != "" && (r.Session != "" || session.Sort == model.GoalSession) {
				return step.Prompt
			}
		}
	}
	return r.say("handout.cards.question")
}

// partyMarks are the letters of all parties.
func (r *report) partyMarks() string {
	var marks []string
	for _, party := range model.All[model.Party](r.Dossier) {
		if party.Mark != "" {
			marks = append(marks, party.Mark)
		}
	}
	return strings.Join(marks, "   ")
}
