package screen

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// indicatorsPage is session 2: at the left the goals with their indicators; at the right the goal or indicator at hand, on one of the surfaces
// that follow each other in the session: signs, filling in, scoring, choosing, and the overview of all of them.
type indicatorsPage struct {
	desk     *Desk
	surfaces *surfaces
	list     *indicatorList
	signs    *signsSurface
	asks     *indicatorAsks
	form     *indicatorForm
	scoring  *scoringSurface
	choosing *choosingSurface
	overview *goalOverview
	table    *overviewTable

	split  *indicatorSplit
	object *fyne.Container
	title  *control.Prose // the indicator that is filled in, beside the surfaces
	body   *fyne.Container

	goal      model.ID // under which the chosen line of the list stands; empty for what is not placed
	indicator model.ID // empty while a goal is chosen
	start     keyboardPlace
}

// The surfaces of the page.
const (
	indicatorSigns = iota
	indicatorFill
	indicatorScore
	indicatorChoose
	indicatorOverview
)

// keyboardPlace is where on the page the keyboard goes.
type keyboardPlace int

const (
	onList keyboardPlace = iota
	onTypeIn
	onSurface
)

// indicatorsMemory is where the user was on the page, and what could not be kept yet, for when the page is made anew.
type indicatorsMemory struct {
	of              *model.Dossier
	surface         int
	block           int // of the form
	overview        overviewState
	goal, indicator model.ID
	drafts          map[formDraft]string
}

func newIndicatorsPage(d *Desk) page {
	p := &indicatorsPage{desk: d, body: container.New(&fillLayout{})}
	look := d.look
	known := d.indicators.of == d.dossier
	if !known {
		d.indicators = indicatorsMemory{of: d.dossier, surface: indicatorFill, drafts: map[formDraft]string{}}
		if d.dossier.Count(model.KindIndicator) == 0 && d.dossier.Count(model.KindGoal) > 0 {
			d.indicators.surface = indicatorSigns
		}
	}
	p.list = newIndicatorList(p)
	p.surfaces = newSurfaces(look, []model.Key{"signs.surface", "indicators.fill", "indicators.score", "indicators.choose", "overview.surface"}, func(int) { p.turn() })
	p.title = control.NewProse(look, "", control.Body, figure.Regular, figure.MutedInk).AtMost(1)
	p.overview = newGoalOverview(p)
	p.signs = newSignsSurface(p)
	p.asks = newIndicatorAsks(p)
	p.form = newIndicatorForm(p)
	p.scoring = newScoringSurface(p)
	p.choosing = newChoosingSurface(p)
	p.table = newOverviewTable(p)
	p.split = &indicatorSplit{look: look, back: control.NewButton(look, "←", "", control.Quiet, p.toList), title: p.title}
	names := container.New(&tabsLayout{gap: look.Px(control.Gap)})
	for _, button := range p.surfaces.buttons {
		names.Add(button)
	}
	bar := container.New(barLayout{look}, p.split.back, names, p.title)
	work := control.Inset(look.Px(control.Gap), look.Px(12), 0, look.Px(12), control.FillColumn(look.Px(control.Gap), bar, p.body))
	p.object = container.New(p.split, p.list.object, look.Rule(), work)
	p.surfaces.at = d.indicators.surface
	p.surfaces.mark()
	p.goal, p.indicator = d.indicators.goal, d.indicators.indicator
	p.list.fill()
	if !known {
		p.list.first()
	}
	p.arrange()
	return p
}

func (p *indicatorsPage) content() fyne.CanvasObject { return p.object }

// chosen returns the indicator at hand, or nil.
func (p *indicatorsPage) chosen() *model.Indicator {
	return model.Get[model.Indicator](p.desk.dossier, p.indicator)
}

// about returns the goal that the work is about: the chosen one, else the first one of the chosen indicator; nil for neither.
func (p *indicatorsPage) about() *model.Goal {
	if goal := model.Get[model.Goal](p.desk.dossier, p.goal); goal != nil {
		return goal
	}
	if indicator := p.chosen(); indicator != nil && len(indicator.Goals) > 0 {
		return model.Get[model.Goal](p.desk.dossier, indicator.Goals[0])
	}
	return nil
}

// turn shows the surface at hand for what is chosen, and tells the foot and the room of it.
func (p *indicatorsPage) turn() {
	p.arrange()
	p.tellFrame()
}

// arrange puts the surface at hand in its place.
func (p *indicatorsPage) arrange() {
	memory := &p.desk.indicators
	memory.surface, memory.goal, memory.indicator = p.surfaces.at, p.goal, p.indicator
	var shown fyne.CanvasObject
	switch {
	case p.surfaces.at == indicatorSigns:
		shown = p.signs.object
	case p.surfaces.at == indicatorOverview:
		shown = p.table.object
	case p.surfaces.at == indicatorChoose:
		shown = p.choosing.object
	case p.indicator == "":
		shown = p.overview.object
	case p.surfaces.at == indicatorScore:
		shown = p.scoring.object
	default:
		shown = p.form.object
	}
	if len(p.body.Objects) == 0 || p.body.Objects[0] != shown {
		p.body.Objects = []fyne.CanvasObject{shown}
	}
	p.split.wide = p.surfaces.at == indicatorOverview
	p.list.typesIn(p.surfaces.at != indicatorSigns)
	p.update()
	p.body.Refresh()
}

// update brings the surface in sight up to date.
func (p *indicatorsPage) update() {
	p.title.SetText("")
	if indicator := p.chosen(); indicator != nil && p.surfaces.at == indicatorFill {
		p.title.SetText(indicator.Name + "  " + p.desk.indicatorWords(p.desk.look, indicator))
	}
	switch p.body.Objects[0] {
	case p.signs.object:
		p.signs.update()
	case p.table.object:
		p.table.update()
	case p.choosing.object:
		p.choosing.update()
	case p.overview.object:
		p.overview.update()
	case p.scoring.object:
		p.scoring.update()
	default:
		p.form.update()
	}
	p.split.layOutWork(p.object)
}

// tellFrame tells the foot and the room that another surface or record is at hand.
func (p *indicatorsPage) tellFrame() {
	if d := p.desk; d.shows(p) {
		d.frame.showHints()
		d.refreshScenes()
	}
}

// select makes a line of the list the one at hand, after what was being written has been kept.
func (p *indicatorsPage) choose(goal, indicator model.ID) {
	if p.goal == goal && p.indicator == indicator {
		return
	}
	p.desk.settle()
	p.goal, p.indicator = goal, indicator
	p.list.follow()
	p.turn()
}

// toList brings the keyboard to the list, toTypeIn to the field under it, and toSurface to where the work is.
func (p *indicatorsPage) toList() {
	if p.split.wide {
		p.toSurface()
		return
	}
	p.moveKeyboard(false, p.list.rows)
}

func (p *indicatorsPage) toTypeIn() {
	if p.surfaces.at == indicatorSigns {
		p.signs.toField()
		return
	}
	p.moveKeyboard(false, p.list.field)
}

func (p *indicatorsPage) toSurface() {
	var target fyne.Focusable
	switch p.body.Objects[0] {
	case p.signs.object:
		target = p.signs.field
	case p.table.object:
		target = p.table.grid
	case p.choosing.object:
		target = p.choosing.rows
	case p.scoring.object:
		target = p.scoring.grid
	case p.form.object:
		target = p.form.first()
	default:
		p.toTypeIn()
		return
	}
	p.moveKeyboard(true, target)
}

func (p *indicatorsPage) moveKeyboard(inWork bool, target fyne.Focusable) {
	p.show(inWork)
	p.desk.window.Canvas().Focus(target)
}

// show brings list or work in sight where there is no room for both.
func (p *indicatorsPage) show(inWork bool) {
	if p.split.inWork != inWork {
		p.split.inWork = inWork
		p.split.layOutWork(p.object)
		p.object.Refresh()
	}
}

// entered is called when a control of the list or of the work gets the keyboard.
func (p *indicatorsPage) entered(inWork bool) {
	p.show(inWork)
	p.tellFrame()
}

// focus implements page: where the step of the session wants the keyboard, else the list.
func (p *indicatorsPage) focus() {
	start := p.start
	p.start = onList
	switch start {
	case onTypeIn:
		p.toTypeIn()
	case onSurface:
		p.toSurface()
	default:
		p.toList()
	}
}

// follow implements stepFollower.
func (p *indicatorsPage) follow(kind model.StepKind) {
	switch kind {
	case model.StepScore:
		p.goOnAt(indicatorScore)
	case model.StepChoose:
		p.goOnAt(indicatorChoose)
	case model.StepFill:
		p.goOnAt(indicatorFill)
	case model.StepSilent, model.StepTypeIn, model.StepIndicate:
		p.surfaces.to(indicatorSigns)
		p.start = onSurface
		if p.about() == nil {
			p.signs.step(1)
		}
	case model.StepReview, model.StepAgree:
		p.surfaces.to(indicatorOverview)
		p.start = onSurface
	}
}

// goOnAt turns to a surface with an indicator on it, the first one when a goal is chosen.
func (p *indicatorsPage) goOnAt(surface int) {
	p.surfaces.to(surface)
	p.start = onSurface
	if p.indicator == "" && surface != indicatorChoose {
		p.step(1)
	}
}

// step implements stepper: to the next or previous indicator of the list.
func (p *indicatorsPage) step(by int) {
	if p.surfaces.at == indicatorSigns {
		p.signs.step(by)
		return
	}
	lines := p.list.lines
	for at := p.list.rows.Chosen() + by; at >= 0 && at < len(lines); at += by {
		if lines[at].indicator != "" {
			p.choose(lines[at].goal, lines[at].indicator)
			if p.split.inWork {
				p.toSurface()
			}
			return
		}
	}
}

// turnBy implements turner: to the next or previous surface.
func (p *indicatorsPage) turnBy(by int) {
	p.desk.settle()
	p.surfaces.to(p.surfaces.at + by)
	if p.split.inWork || p.split.wide {
		p.toSurface()
	}
}

// open implements opener.
func (p *indicatorsPage) open(ref model.Ref) {
	if ref.Kind == model.KindGoal && model.Get[model.Goal](p.desk.dossier, ref.ID) != nil {
		p.choose(ref.ID, "")
		return
	}
	if ref.Kind != model.KindIndicator {
		return
	}
	if at := slices.IndexFunc(p.list.lines, func(line indicatorLine) bool { return line.indicator == ref.ID }); at >= 0 {
		p.choose(p.list.lines[at].goal, ref.ID)
	}
}

// selected implements selector.
func (p *indicatorsPage) selected() model.Ref {
	switch {
	case p.indicator != "":
		return model.Ref{Kind: model.KindIndicator, ID: p.indicator}
	case p.goal != "":
		return model.Ref{Kind: model.KindGoal, ID: p.goal}
	}
	return model.Ref{}
}

func (p *indicatorsPage) changed(change *model.Change) {
	if change == nil || change.Touches(model.KindGoal, model.KindIndicator) {
		p.list.fill()
	}
	p.table.stale = true
	if change == nil || change.Touches(model.KindGoal, model.KindIndicator, model.KindParty, model.KindValue, model.KindCover, model.KindReading, model.KindCard) {
		p.arrange()
	}
}

func (p *indicatorsPage) hints() []hint {
	focused := p.desk.window.Canvas().Focused()
	switch {
	case focused == fyne.Focusable(p.list.field):
		return []hint{{"Enter", "indicators.hint.add"}, {"UpDown", "indicators.hint.otherGoal"}, {"Esc", "indicators.hint.list"}}
	case p.surfaces.at == indicatorOverview:
		return p.table.hints()
	case p.split.inWork && p.surfaces.at == indicatorSigns:
		return p.signs.hints()
	case p.split.inWork && p.surfaces.at == indicatorChoose:
		return p.choosing.hints()
	case p.split.inWork && p.surfaces.at == indicatorScore:
		return p.scoring.hints()
	case p.split.inWork:
		hints := []hint{{"Enter", "hint.nextField"}, {"PageDown", "indicators.hint.block"}, {"AltRight", "hint.nextIndicator"}}
		if p.asks.object.Visible() {
			hints = append(hintsOf(control.Everywhere, "quality.answer"), hints...)
		}
		hints = append(hints, hintsOf(control.Everywhere, "hint.fetch")...)
		hints = append(hints, hint{"CtrlPageDown", "indicators.hint.surface"}, hint{"Esc", "indicators.hint.list"})
		return hints
	}
	return []hint{{"Enter", "indicators.hint.open"}, {"Letters", "indicators.hint.typeIn"}, {"CtrlPageDown", "indicators.hint.surface"},
		{"AltUpDown", "indicators.hint.move"}, {"CtrlL", "hint.library"}, {"Delete", "indicators.hint.delete"}}
}

// write changes the indicator at hand as one edit.
func (p *indicatorsPage) write(title model.Key, change func(*model.Indicator) error) error {
	indicator := p.chosen()
	if indicator == nil {
		return nil
	}
	return p.desk.try(title, func(tx *model.Tx) error { return model.Update(tx, indicator.ID, change) }, "indicator", indicator.Name)
}

// indicatorWords is how people speak of an indicator: "I7 · doel 3.1 · hoofdindicator".
func (d *Desk) indicatorWords(look *control.Look, indicator *model.Indicator) string {
	text := indicator.Code
	for _, goal := range indicator.Goals {
		text += " · " + look.Words.Say("indicators.goal", "code", d.dossier.Code(goal))
	}
	if len(indicator.Goals) == 0 {
		text += " · " + look.Words.Say("indicators.unplacedOne")
	}
	return text + " · " + look.Words.Choice("choice", string(indicator.Choice))
}

// goalWords is the level and the code of a goal: "Resultaat 3.1".
func (d *Desk) goalWords(look *control.Look, goal *model.Goal) string {
	return look.Words.Level(d.dossier.Cover(), d.dossier.LevelOf(goal)) + " " + d.dossier.Code(goal.ID)
}
