package screen

import (
	"strings"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// voteResultPart is the result in order, and the question to those who disagree with its answers.
type voteResultPart struct {
	of      *voteSurface
	vote    *model.Vote // as it stands
	object  fyne.CanvasObject
	scroll  *control.Scroller
	drawing *control.Drawing
	field   *control.Field
	answers *fyne.Container
	decide  *control.Button
	decided *control.Prose
}

func newVoteResultPart(s *voteSurface) *voteResultPart {
	d, look := s.page.desk, s.page.desk.look
	say := look.Words.Say
	p := &voteResultPart{of: s, vote: s.vote()}
	p.drawing = control.NewDrawing(look, 0, func(w, h float64) figure.Drawing { return s.picture().Draw(w, h, []float64{laptopVoteLetters}) })
	p.field = control.NewField(look, say("vote.disagree.hint"))
	p.field.OnKey = func(ev *fyne.KeyEvent, _ bool) bool {
		if ev.Name != fyne.KeyReturn && ev.Name != fyne.KeyEnter {
			return false
		}
		p.add()
		return true
	}
	p.answers = control.Column(look.Px(control.Tight))
	p.decide = control.NewButton(look, say("vote.decide"), "", control.Plain, p.makeDecision)
	p.decided = control.NewProse(look, "", control.Body, figure.Regular, figure.Ink)
	reopen := control.NewButton(look, say("vote.reopen"), "", control.Quiet, func() {
		vote := p.vote
		if d.edit("edit.vote.reopen", func(tx *model.Tx) error { return tx.ReopenVote(vote.ID) }) {
			s.show()
		}
	})
	again := control.NewButton(look, say("vote.again"), "", control.Quiet, func() {
		s.memory().planning, s.memory().plan = true, votePlan{}
		s.show()
	})
	head := control.Row(look.Px(control.Gap),
		control.Cell{Object: control.NewProse(look, say("vote.result"), control.Heading, figure.Bold, figure.Ink), Share: 1, Middle: true},
		control.Cell{Object: p.decided, Share: 1, Middle: true}, control.Cell{Object: again, Middle: true}, control.Cell{Object: reopen, Middle: true},
		control.Cell{Object: p.decide, Middle: true})
	p.scroll = control.NewScroller(look, control.Inset(0, look.Px(20), look.Px(control.Step), look.Px(control.Wide), control.Column(look.Px(12), head,
		control.NewProse(look, say("vote.marked"), control.Small, figure.Regular, figure.MutedInk),
		control.Tall(func(width float32) float32 {
			return look.Px(float32(s.picture().Height(float64(width/look.Zoom), laptopVoteLetters)))
		}, p.drawing),
		control.NewProse(look, say("vote.disagree.question"), 17, figure.Bold, figure.Ink), p.field, p.answers)))
	p.object = p.scroll
	p.update()
	return p
}

// add writes down what somebody who disagrees sees: before the text may come the mark of a party, with a colon.
func (p *voteResultPart) add() {
	d, vote := p.of.page.desk, p.vote
	entry := readCard(p.field.Text, cardMarks{parties: model.All[model.Party](d.dossier)})
	text := strings.TrimSpace(entry.text)
	if vote == nil || text == "" {
		return
	}
	if d.edit("edit.vote.dissent", func(tx *model.Tx) error {
		return model.Update(tx, vote.ID, func(v *model.Vote) error {
			v.Dissent = append(v.Dissent, model.Dissent{Party: entry.party, Text: text})
			return nil
		})
	}, "text", text) {
		p.field.Put("")
	}
}

// chosenFirst are the goals that the group takes up first: those in the first three places that have dots.
func (p *voteResultPart) chosenFirst() []model.Placed {
	var out []model.Placed
	for _, placed := range p.of.page.desk.dossier.Result(p.vote) {
		if placed.Rank <= 3 && placed.Dots > 0 {
			out = append(out, placed)
		}
	}
	return out
}

// decision is the decision that was made of the result, or nil.
func (p *voteResultPart) decision() *model.Agreement {
	for _, agreement := range model.All[model.Agreement](p.of.page.desk.dossier) {
		for _, ref := range agreement.Linked {
			if ref.Kind == model.KindVote && ref.ID == p.of.of {
				return agreement
			}
		}
	}
	return nil
}

// makeDecision puts the result among the decisions, with what was said against it.
func (p *voteResultPart) makeDecision() {
	d, vote, first := p.of.page.desk, p.vote, p.chosenFirst()
	if len(first) == 0 || p.decision() != nil {
		return
	}
	var codes []string
	linked := []model.Ref{model.RefTo(vote)}
	for _, placed := range first {
		codes = append(codes, d.dossier.Code(placed.Goal))
		linked = append(linked, model.Ref{Kind: model.KindGoal, ID: placed.Goal})
	}
	text := d.look.Words.Say("vote.decision", "codes", strings.Join(codes, ", "))
	if d.edit("edit.agreement.add", func(tx *model.Tx) error {
		agreement, err := tx.AddAgreement(model.Decision, vote.Session, text)
		if err != nil {
			return err
		}
		return model.Update(tx, agreement.ID, func(a *model.Agreement) error {
			a.Form, a.Linked, a.Objections = model.Majority, linked, vote.Dissent
			return nil
		})
	}, "text", text) {
		d.say("say.voteDecided", "code", agreementCode(d.look.Words, p.decision()))
	}
}

func (p *voteResultPart) update() {
	if vote := p.of.vote(); vote != nil && vote.ID == p.of.of {
		p.vote = vote
	}
	d, vote := p.of.page.desk, p.vote
	p.answers.Objects = nil
	for i, dissent := range vote.Dissent {
		who := d.dossier.ActorName(model.Actor{Party: dissent.Party})
		if who == "" {
			who = d.look.Words.Say("vote.group")
		}
		p.answers.Add(d.pair(who, dissent.Text, d.quiet("act.delete", func() {
			if d.edit("edit.vote.dissentAway", func(tx *model.Tx) error {
				return model.Update(tx, vote.ID, func(v *model.Vote) error {
					if i < len(v.Dissent) && v.Dissent[i].Text == dissent.Text {
						v.Dissent = append(v.Dissent[:i], v.Dissent[i+1:]...)
					}
					return nil
				})
			}, "text", dissent.Text) {
				d.say("say.deleted", "what", dissent.Text)
			}
		})))
	}
	p.decided.SetText("")
	if made := p.decision(); made != nil {
		p.decided.SetText(d.look.Words.Say("vote.decided", "code", agreementCode(d.look.Words, made)))
	}
	p.decide.Hidden = p.decision() != nil || len(p.chosenFirst()) == 0
	p.decided.Hidden = p.decision() == nil
	p.drawing.Refresh()
	p.scroll.Relayout()
}

func (p *voteResultPart) content() fyne.CanvasObject { return p.object }
func (p *voteResultPart) focus()                     { p.of.page.desk.window.Canvas().Focus(p.field) }

func (p *voteResultPart) hints() []hint {
	return []hint{{"Enter", "hint.addAnswer"}, {"F9", "foot.agreements"}}
}

func (p *voteResultPart) selected() model.Ref {
	if first := p.chosenFirst(); len(first) > 0 {
		return model.Ref{Kind: model.KindGoal, ID: first[0].Goal}
	}
	return model.Ref{}
}
