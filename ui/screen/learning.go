package screen

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// learningPage is session 3: last time's agreements, then looking at an indicator, then what it means to the group, in four steps.
type learningPage struct {
	desk      *Desk
	surfaces  *surfaces
	body      *fyne.Container
	at        model.ID // the indicator at hand
	chips     *control.Choice
	chipPlace *fyne.Container
	reading   *readingSurface
	carried   *agreementList
}

// The surfaces of the page.
const (
	learnCarried = iota
	learnLook
	learnRead
)

func newLearningPage(d *Desk) page {
	p := &learningPage{desk: d, body: container.New(&fillLayout{}), chipPlace: control.Column(0)}
	if indicators := p.indicators(); len(indicators) > 0 {
		p.at = indicators[0].ID
		for _, indicator := range indicators { // the one that was last written about goes first
			if session := d.session(model.FollowingSession); session != nil && d.dossier.ReadingIn(indicator.ID, session.ID) != nil {
				p.at = indicator.ID
			}
		}
	}
	p.surfaces = newSurfaces(d.look, []model.Key{"learn.carried", "learn.look", "learn.read"}, func(int) { p.turn() })
	p.surfaces.at = learnRead
	p.surfaces.mark()
	p.turn()
	return p
}

// indicators are those that the group chose to steer by; all that there are when it chose none yet.
func (p *learningPage) indicators() []*model.Indicator {
	var chosen, all []*model.Indicator
	for _, indicator := range p.desk.dossier.Indicators() {
		switch indicator.Choice {
		case model.Headline, model.Secondary:
			chosen = append(chosen, indicator)
		}
		if indicator.Choice != model.Dropped {
			all = append(all, indicator)
		}
	}
	if len(chosen) > 0 {
		return chosen
	}
	return all
}

func (p *learningPage) indicator() *model.Indicator {
	return model.Get[model.Indicator](p.desk.dossier, p.at)
}

func (p *learningPage) content() fyne.CanvasObject {
	look := p.desk.look
	bar := control.Row(look.Px(control.Step), control.Cell{Object: p.surfaces.bar, Middle: true}, control.Cell{Object: p.chipPlace, Share: 1, Middle: true})
	return control.Inset(look.Px(control.Gap), look.Px(20), 0, look.Px(control.Wide), control.FillColumn(look.Px(control.Gap), bar, p.body))
}

// turn shows the surface at hand.
func (p *learningPage) turn() {
	d := p.desk
	p.reading, p.carried = nil, nil
	p.fillChips()
	var shown fyne.CanvasObject
	switch {
	case p.surfaces.at == learnCarried:
		session := d.session(model.FollowingSession)
		if session == nil {
			session = &model.Session{Date: d.today()}
		}
		p.carried = newAgreementList(d, "learn.carriedEmpty", func() []*model.Agreement { return d.dossier.CarriedOver(session) })
		shown = p.carried.object
	case p.indicator() == nil:
		shown = d.invitation("learn.empty", "learn.emptyAct", func() { d.show(atIndicators) })
	case p.surfaces.at == learnLook:
		shown = p.lookSurface()
	default:
		p.reading = newReadingSurface(p)
		shown = p.reading.scroll
	}
	p.body.Objects = []fyne.CanvasObject{shown}
	p.body.Refresh()
	if d.shows(p) {
		d.frame.showHints()
		d.refreshScenes()
	}
}

func (p *learningPage) fillChips() {
	const most = 16
	options := []control.Option{}
	for _, indicator := range p.indicators() {
		if len(options) < most || indicator.ID == p.at {
			options = append(options, control.Option{Value: string(indicator.ID), Text: indicator.Code})
		}
	}
	p.chips = control.NewChoice(p.desk.look, options, string(p.at), func(value string) { p.goTo(model.ID(value)) })
	p.chipPlace.Objects = []fyne.CanvasObject{p.chips}
	p.chipPlace.Refresh()
}

func (p *learningPage) goTo(indicator model.ID) {
	p.desk.settle()
	p.at = indicator
	p.turn()
	p.focus()
}

// step goes to the next or previous indicator.
func (p *learningPage) step(by int) {
	indicators := p.indicators()
	at := slices.IndexFunc(indicators, func(i *model.Indicator) bool { return i.ID == p.at })
	if next := at + by; next >= 0 && next < len(indicators) {
		p.goTo(indicators[next].ID)
	}
}

func (p *learningPage) changed(change *model.Change) {
	switch {
	case p.carried != nil:
		p.carried.update()
	case p.indicator() == nil || p.reading == nil:
		p.turn()
	default:
		p.reading.update(change)
	}
}

func (p *learningPage) hints() []hint {
	switch {
	case p.carried != nil:
		return p.carried.hints()
	case p.reading != nil:
		return []hint{{"Enter", "hint.nextQuestion"}, {"AltRight", "hint.nextIndicator"}, {"F9", "hint.agree"}, {"F11", "hint.here"}}
	}
	return []hint{{"AltRight", "hint.nextIndicator"}, {"F11", "hint.here"}}
}

func (p *learningPage) focus() {
	c := p.desk.window.Canvas()
	switch {
	case p.carried != nil:
		p.carried.focus()
	case p.reading != nil:
		c.Focus(p.reading.firstEmpty())
	default:
		c.Focus(p.chips)
	}
}

func (p *learningPage) follow(kind model.StepKind) {
	switch kind {
	case model.StepReview, model.StepAgree:
		p.surfaces.to(learnCarried)
	case model.StepLook, model.StepStories, model.StepSilent:
		p.surfaces.to(learnLook)
	default:
		p.surfaces.to(learnRead)
	}
}

func (p *learningPage) turnBy(by int) {
	p.surfaces.to(p.surfaces.at + by)
	p.focus()
}

func (p *learningPage) open(ref model.Ref) {
	if ref.Kind == model.KindIndicator {
		p.goTo(ref.ID)
	}
}

func (p *learningPage) selected() model.Ref {
	if p.at == "" {
		return model.Ref{}
	}
	return model.Ref{Kind: model.KindIndicator, ID: p.at}
}

// lookSurface is one indicator as large as the page: to be looked at in silence first.
func (p *learningPage) lookSurface() fyne.CanvasObject {
	look, indicator := p.desk.look, p.indicator()
	return control.Inset(0, 0, look.Px(control.Step), 0, control.FillColumn(look.Px(control.Gap), p.head(look, indicator, model.Keeper),
		control.NewPanel(look, figure.None, control.Around(look.Px(12), p.desk.chartOf(look, indicator, model.Keeper, 0)))))
}

// head is the name of an indicator with what it says now.
func (p *learningPage) head(look *control.Look, indicator *model.Indicator, audience model.Audience) fyne.CanvasObject {
	d := p.desk
	goals := ""
	for _, goal := range indicator.Goals {
		goals += " · " + look.Words.Say("learn.goal", "code", d.dossier.Code(goal))
	}
	unit := indicator.Numerator
	if unit == "" {
		unit = indicator.Unit
	}
	name := control.Column(0,
		control.NewProse(look, indicator.Code+goals, control.Small, figure.Bold, figure.LevelResult),
		control.NewProse(look, indicator.Name, control.Title, figure.Bold, figure.Ink).AtMost(2),
		control.NewProse(look, unit+" · "+look.Words.Choice("direction", string(indicator.Direction)), control.Body, figure.Regular, figure.MutedInk).AtMost(2))
	return control.Row(look.Px(control.Step), control.Cell{Object: name, Share: 1}, control.Cell{Object: p.desk.standing(look, indicator, audience), Width: look.Px(230)})
}

// scene shows the indicator large, and while the group reads it the question that is being answered.
func (p *learningPage) scene() roomScene {
	d := p.desk
	indicator := p.indicator()
	switch {
	case p.carried != nil:
		return roomScene{question: d.look.Words.Say("learn.carriedRoom"), id: "carried", make: p.carried.scene, update: p.carried.updateScene, left: "room.left.agreements"}
	case indicator == nil:
		return roomScene{id: "learning"}
	}
	asked := model.Key("")
	if p.reading != nil {
		asked = p.reading.asked()
	}
	question := ""
	if asked != "" {
		question = d.look.Words.Say(asked + ".question")
	}
	work := &roomReading{page: p}
	return roomScene{question: question, id: "reading " + string(indicator.ID), make: work.make, update: func(o fyne.CanvasObject) { work.update(o) }}
}
