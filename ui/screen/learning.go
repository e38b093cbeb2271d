package screen

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/model/script"
	"doelenboom/ui/screen/control"
)

// learningPage is the third session, round after round: last time's agreements, looking, choosing, stories, what it means, what works, what
// comes next, and an overview of it all.
type learningPage struct {
	desk      *Desk
	surfaces  *surfaces
	body      *fyne.Container
	at        model.ID // the indicator at hand
	chips     *control.Choice
	chipPlace *fyne.Container
	rounds    *fyne.Container // in which round this is
	object    *fyne.Container
	part      learnPart
	reading   *readingSurface // the part, where it is that one
}

// learnPart is one surface of the page.
type learnPart interface {
	content() fyne.CanvasObject
	changed(change *model.Change)
	hints() []hint
	focus()
	scene() roomScene
}

// The surfaces of the page.
const (
	learnCarried = iota
	learnLook
	learnChoose
	learnStories
	learnRead
	learnWorks
	learnNext
	learnChain
	learnOverview
)

var learnSurfaces = []model.Key{"learn.carried", "learn.look", "learn.choose", "learn.stories", "learn.read", "learn.works", "learn.next", "learn.chain", "learn.overview"}

// learningMemory is where somebody was on the page, so that another page or a larger letter keeps the place.
type learningMemory struct {
	of      *model.Dossier
	round   model.ID // that was chosen; empty: the one at hand
	goal    model.ID // of the overview; empty: all
	opened  model.ID // the round whose opening line was read
	surface int
	at      model.ID
}

func (d *Desk) learned() *learningMemory {
	if d.learning.of != d.dossier {
		d.learning = learningMemory{of: d.dossier, surface: learnRead}
	}
	return &d.learning
}

// round is the round that the page is about: the one that was chosen, else the one at hand; nil before the first one.
func (d *Desk) round() *model.Session {
	if chosen := model.Get[model.Session](d.dossier, d.learned().round); chosen != nil && d.dossier.RunningSession() == nil {
		return chosen
	}
	return d.dossier.RoundAt(d.today())
}

// roundFor returns the round to write in, and plans the first one where there is none, within an edit.
func (d *Desk) roundFor(tx *model.Tx) (*model.Session, error) {
	if round := d.round(); round != nil {
		return round, nil
	}
	return script.PlanRound(tx, d.settings.Language, d.today())
}

func newLearningPage(d *Desk) page {
	p := &learningPage{desk: d, body: container.New(&fillLayout{}), chipPlace: control.Column(0), rounds: control.Column(0)}
	memory := d.learned()
	if p.at = memory.at; p.indicator() == nil {
		p.at = p.firstIndicator()
	}
	p.surfaces = newSurfaces(d.look, learnSurfaces, func(int) { p.turn() })
	p.surfaces.at = memory.surface
	p.surfaces.mark()
	p.turn()
	return p
}

// firstIndicator is the one that the conversation is at: the one of the step, else the one that was last written about, else the first.
func (p *learningPage) firstIndicator() model.ID {
	d, at := p.desk, model.ID("")
	if running := d.dossier.RunningSession(); running != nil {
		if talk := running.TalkAt(running.Current); talk != "" {
			return talk
		}
	}
	for i, indicator := range p.indicators() {
		if round := d.round(); i == 0 || round != nil && d.dossier.ReadingIn(indicator.ID, round.ID) != nil {
			at = indicator.ID
		}
	}
	return at
}

// indicators are those that the group chose to steer by; all that there are when it chose none yet.
func (p *learningPage) indicators() []*model.Indicator { return p.desk.followed() }

func (d *Desk) followed() []*model.Indicator {
	var chosen, all []*model.Indicator
	for _, indicator := range d.dossier.Indicators() {
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
	bar := control.Row(look.Px(control.Step), control.Cell{Object: p.surfaces.bar, Share: 1, Middle: true}, control.Cell{Object: p.rounds, Middle: true})
	p.object = control.FillColumn(look.Px(control.Gap), bar, p.chipPlace, p.body)
	return control.Inset(look.Px(control.Gap), look.Px(20), 0, look.Px(control.Wide), p.object)
}

// needsIndicator reports whether a surface is about one indicator.
func needsIndicator(surface int) bool {
	return surface == learnLook || surface == learnChoose || surface == learnRead || surface == learnChain
}

// turn shows the surface at hand.
func (p *learningPage) turn() {
	d := p.desk
	d.learned().surface, d.learned().at = p.surfaces.at, p.at
	p.reading = nil
	switch at := p.surfaces.at; {
	case needsIndicator(at) && p.indicator() == nil:
		p.part = newEmptyLearning(p)
	case at == learnCarried:
		p.part = newCarriedSurface(p)
	case at == learnLook:
		p.part = newLookSurface(p)
	case at == learnChoose:
		p.part = newChooseSurface(p)
	case at == learnStories:
		p.part = newStoriesSurface(p)
	case at == learnWorks:
		p.part = newWorksSurface(p)
	case at == learnNext:
		p.part = newNextSurface(p)
	case at == learnChain:
		p.part = newChainSurface(p)
	case at == learnOverview:
		p.part = newOverviewSurface(p)
	default:
		p.reading = newReadingSurface(p)
		p.part = p.reading
	}
	p.fillChips()
	p.fillRounds()
	p.body.Objects = []fyne.CanvasObject{p.part.content()}
	p.body.Refresh()
	if p.object != nil {
		p.object.Refresh()
	}
	if d.shows(p) {
		d.frame.showHints()
		d.refreshScenes()
	}
}

// order is the order in which the page goes from one indicator to the next: while one of those to talk about is read, that of the talk.
func (p *learningPage) order() []model.ID {
	if round := p.desk.round(); round != nil && p.surfaces.at == learnRead && slices.Contains(round.Talk, p.at) {
		return round.Talk
	}
	return idsOf(p.indicators())
}

func (p *learningPage) fillChips() {
	const most = 16
	shown := p.indicator() != nil && (p.surfaces.at == learnLook || p.surfaces.at == learnRead || p.surfaces.at == learnChain)
	p.chipPlace.Hidden = !shown
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

// fillRounds shows which round this is, and the others to choose from. While a session runs there is only that one.
func (p *learningPage) fillRounds() {
	d, look := p.desk, p.desk.look
	rounds, round := d.dossier.Rounds(), d.round()
	p.rounds.Objects = nil
	switch {
	case round == nil:
	case len(rounds) < 2 || d.dossier.RunningSession() != nil:
		p.rounds.Add(look.Line(look.Words.Say("learn.round", "number", d.dossier.RoundOf(round.ID)), control.Small, 0, mutedInk))
	default:
		p.rounds.Add(control.NewButton(look, d.roundName(round)+" …", "", control.Quiet, d.chooseRound))
	}
	p.rounds.Refresh()
}

func (p *learningPage) goTo(indicator model.ID) {
	p.desk.settle()
	p.at = indicator
	p.turn()
	p.focus()
}

// step goes to the next or previous indicator, or whatever the surface has of which there are several.
func (p *learningPage) step(by int) {
	if s, ok := p.part.(stepper); ok {
		s.step(by)
		return
	}
	order := p.order()
	at := slices.Index(order, p.at)
	if next := at + by; next >= 0 && next < len(order) {
		p.goTo(order[next])
	}
}

func (p *learningPage) changed(change *model.Change) {
	_, empty := p.part.(*emptyLearning)
	switch {
	case needsIndicator(p.surfaces.at) && (p.indicator() == nil) != empty, change == nil:
		if p.indicator() == nil {
			p.at = p.firstIndicator()
		}
		p.turn()
	default:
		p.part.changed(change)
		p.fillRounds()
	}
}

func (p *learningPage) hints() []hint    { return p.part.hints() }
func (p *learningPage) focus()           { p.part.focus() }
func (p *learningPage) scene() roomScene { return p.part.scene() }

func (p *learningPage) follow(kind model.StepKind) {
	to := learnRead
	switch kind {
	case model.StepReview, model.StepAgree:
		to = learnCarried
	case model.StepLook, model.StepSilent, model.StepTalk:
		to = learnLook
	case model.StepVote:
		to = learnChoose
	case model.StepStories:
		to = learnStories
	case model.StepTypeIn:
		to = learnWorks
	case model.StepPlan:
		to = learnNext
	case model.StepInterpret:
		if running := p.desk.dossier.RunningSession(); running != nil {
			if talk := running.TalkAt(running.Current); talk != "" && talk != p.at {
				p.at = talk
				if p.surfaces.at == learnRead {
					p.turn()
				}
			}
		}
	case model.StepBreak:
		return
	}
	p.surfaces.to(to)
}

func (p *learningPage) turnBy(by int) {
	p.desk.settle()
	p.surfaces.to(p.surfaces.at + by)
	p.focus()
}

func (p *learningPage) open(ref model.Ref) {
	switch ref.Kind {
	case model.KindIndicator:
		p.goTo(ref.ID)
	case model.KindStory:
		p.surfaces.to(learnStories)
		p.part.(*storiesSurface).open(ref.ID)
	}
}

func (p *learningPage) selected() model.Ref {
	if s, ok := p.part.(selector); ok {
		return s.selected()
	}
	if p.at == "" {
		return model.Ref{}
	}
	return model.Ref{Kind: model.KindIndicator, ID: p.at}
}
