package screen

import (
	"fyne.io/fyne/v2"

	"doelenboom/model"
)

// learningStops are the steps of session 3 as its run sheet has them, each on the laptop and as the room sees it, and what lies beside them.
func learningStops() []Stop {
	i7 := func(d *model.Dossier) model.Ref {
		for _, i := range d.Indicators() {
			if i.Code == "I7" {
				return model.RefTo(i)
			}
		}
		return model.Ref{}
	}
	page := func(do func(*Desk, *learningPage)) func(*Desk) {
		return func(d *Desk) {
			if p, ok := d.page().(*learningPage); ok {
				do(d, p)
				d.refreshScenes()
			}
		}
	}
	on := func(surface int) func(*Desk) {
		return page(func(_ *Desk, p *learningPage) { p.surfaces.to(surface); p.focus() })
	}
	asked := func(at int) func(*Desk) {
		return page(func(d *Desk, p *learningPage) { d.window.Canvas().Focus(p.reading.questions[at]) })
	}
	both := func(name string, kind model.StepKind, about func(*model.Dossier) model.Ref, then func(*Desk)) []Stop {
		return []Stop{{Name: "laptop-learn-" + name, at: atLearning, kind: kind, about: about, then: then},
			{Name: "projector-learn-" + name, Room: true, at: atLearning, kind: kind, about: about, then: then}}
	}
	var out []Stop
	add := func(stops []Stop) { out = append(out, stops...) }
	add(both("opening", model.StepReview, nil, page(func(d *Desk, p *learningPage) {
		s := p.part.(*carriedSurface)
		s.at = -1
		s.lay()
		s.focus()
	})))
	add(both("carried", model.StepReview, nil, page(func(_ *Desk, p *learningPage) { p.part.(*carriedSurface).goAt(1) })))
	add(both("choose", model.StepLook, i7, on(learnChoose)))
	add(both("stories", model.StepStories, nil, nil))
	add(both("story", model.StepStories, nil, page(func(_ *Desk, p *learningPage) {
		s := p.part.(*storiesSurface)
		s.open(s.list.order[0])
	})))
	add(both("explain", model.StepInterpret, i7, asked(1)))
	add(both("improve", model.StepInterpret, i7, asked(3)))
	add(both("judge", model.StepInterpret, i7, page(func(d *Desk, p *learningPage) { d.window.Canvas().Focus(p.reading.judgement) })))
	add(both("works", model.StepTypeIn, nil, withIdeas))
	add(both("partners", model.StepTypeIn, nil, func(d *Desk) {
		withIdeas(d)
		d.window.Canvas().Focus(d.page().(*learningPage).part.(*worksSurface).partner)
		d.refreshScenes()
	}))
	add(both("next", model.StepPlan, nil, nil))
	add(both("planned", model.StepPlan, nil, page(func(d *Desk, p *learningPage) { p.part.(*nextSurface).make(); d.frame.hush() })))
	add(both("chain", model.StepLook, i7, on(learnChain)))
	add(both("overview", model.StepLook, nil, on(learnOverview)))
	add(both("overview-goal", model.StepLook, nil, page(func(d *Desk, p *learningPage) {
		d.learned().goal = d.dossier.GoalByCode("3").ID
		p.surfaces.to(learnOverview)
	})))
	return append(out,
		Stop{Name: "laptop-learn-adjust", at: atLearning, kind: model.StepInterpret, about: i7, then: page(func(d *Desk, p *learningPage) { d.showAdjust(p.indicator()) })},
		Stop{Name: "laptop-learn-action", at: atLearning, kind: model.StepInterpret, about: i7, then: page(func(d *Desk, p *learningPage) {
			d.window.Canvas().Focus(p.reading.questions[3])
			p.reading.agree(p.reading.questions[3])
		})},
		Stop{Name: "laptop-learn-rounds", at: atLearning, then: func(d *Desk) { d.chooseRound() }},
		Stop{Name: "laptop-journal", at: atGoals, kind: model.StepFormulate, about: func(d *model.Dossier) model.Ref { return model.RefTo(d.GoalByCode("3.1")) }, then: (*Desk).showJournal})
}

// withIdeas types in a few ideas, for a picture.
func withIdeas(d *Desk) {
	p, ok := d.page().(*learningPage)
	if !ok {
		return
	}
	s := p.part.(*worksSurface)
	for _, line := range []model.Key{"ideas.example.works", "ideas.example.free", "ideas.example.wild"} {
		s.field.SetText(d.look.Words.Say(line))
		s.add(nil)
	}
	for _, name := range []model.Key{"ideas.example.partner", "ideas.example.helper"} {
		s.partner.SetText(d.look.Words.Say(name))
		s.addPartner()
	}
	d.window.Canvas().Focus(fyne.Focusable(s.field))
}
