package screen

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
	"doelenboom/ui/words"
)

// lookSurface is one indicator as large as the page, to be looked at in silence first.
type lookSurface struct {
	page   *learningPage
	object fyne.CanvasObject
	chart  *control.Drawing
}

func newLookSurface(p *learningPage) *lookSurface {
	look, indicator := p.desk.look, p.indicator()
	s := &lookSurface{page: p, chart: p.desk.chartOf(p.desk.look, indicator, model.Keeper, 0)}
	s.object = control.Inset(0, 0, look.Px(control.Step), 0, container.New(&lookLayout{look}, p.head(look, indicator, model.Keeper),
		control.NewPanel(look, figure.None, control.Around(look.Px(12), s.chart))))
	return s
}

// lookLayout gives the chart what the head leaves, and all of it where that is too little.
type lookLayout struct{ look *control.Look }

func (l *lookLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	const least = 220 // units in which a chart can be read
	head := control.HeightOf(objects[0], size.Width) + l.look.Px(control.Gap)
	objects[0].Show()
	if size.Height-head < l.look.Px(least) {
		objects[0].Hide()
		head = 0
	}
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(size.Width, max(0, head-l.look.Px(control.Gap))))
	objects[1].Move(fyne.NewPos(0, head))
	objects[1].Resize(fyne.NewSize(size.Width, max(0, size.Height-head)))
}

func (l *lookLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

func (s *lookSurface) content() fyne.CanvasObject { return s.object }

func (s *lookSurface) changed(change *model.Change) {
	if change == nil || change.Touches(model.KindIndicator, model.KindValue, model.KindReading, model.KindGoal) {
		s.page.turn()
	}
}

func (s *lookSurface) hints() []hint {
	return []hint{{"AltRight", "hint.nextIndicator"}, {string(control.Everywhere), "hint.surfaces"}, {"F11", "hint.here"}}
}

func (s *lookSurface) focus() { s.page.desk.window.Canvas().Focus(s.page.chips) }

func (s *lookSurface) scene() roomScene {
	work := &roomLook{s.page}
	return roomScene{id: "look " + string(s.page.at), make: work.make, update: func(o fyne.CanvasObject) { o.Refresh() }}
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

// chooseSurface is where a group chooses the indicators to talk about: marks by hand, or dots, after which those with the most are chosen.
type chooseSurface struct {
	page   *learningPage
	object fyne.CanvasObject
	grid   *control.Grid
	told   *control.Prose
}

// The columns of the list to choose from.
const (
	chooseOrder = iota
	chooseDots
	chooseName
	chooseFigure
	chooseStatus
	chooseSeen
)

func newChooseSurface(p *learningPage) *chooseSurface {
	d, look := p.desk, p.desk.look
	say := look.Words.Say
	s := &chooseSurface{page: p}
	s.told = control.NewProse(look, "", 17, figure.Regular, figure.Ink)
	s.grid = control.NewGrid(look, []control.GridColumn{{Title: say("choose.order"), Width: 82}, {Title: say("choose.dots"), Width: 80, Right: true},
		{Title: say("choose.name"), Share: 3}, {Title: say("choose.figure"), Share: 2, Right: true}, {Title: say("choose.status"), Share: 2},
		{Title: say("choose.journal"), Width: 88, Right: true}}, func() int { return len(p.indicators()) }, s.cell)
	s.grid.OnRune = s.rune
	s.grid.OnOpen = s.toggle
	s.grid.OnChoose = func(row int) { p.at = p.indicators()[row].ID; d.learned().at = p.at }
	s.grid.OnPress = func(row, column int) bool {
		if column == chooseOrder {
			s.grid.Choose(row, -1)
			s.toggle(row)
		}
		return column == chooseOrder
	}
	s.grid.Choose(max(0, slices.Index(idsOf(p.indicators()), p.at)), -1)
	s.object = control.Inset(look.Px(control.Gap), 0, look.Px(control.Step), 0, control.FillColumn(look.Px(12), s.told, s.grid))
	s.changed(nil)
	return s
}

func (s *chooseSurface) round() *model.Session {
	if round := s.page.desk.round(); round != nil {
		return round
	}
	return &model.Session{}
}

func (s *chooseSurface) cell(row, column int) control.GridCell {
	d, b := s.page.desk, s.page.desk.look.Words
	indicator, round := s.page.indicators()[row], s.round()
	at := slices.Index(round.Talk, indicator.ID)
	switch column {
	case chooseOrder:
		if at >= 0 {
			return control.GridCell{Text: b.Say("choose.place", "place", at+1), Bold: true, Paint: figure.Accent}
		}
	case chooseDots:
		if dots := round.DotsOn(indicator.ID); dots > 0 {
			return control.GridCell{Text: strconv.Itoa(dots), Bold: true}
		}
	case chooseName:
		return control.GridCell{Text: indicator.Code + "  " + indicator.Name, Bold: at >= 0}
	case chooseFigure:
		if latest := d.dossier.LatestValue(indicator.ID); latest != nil {
			return control.GridCell{Text: b.Figures(indicator, d.dossier.Seen(latest, model.Keeper))}
		}
	case chooseStatus:
		course := d.dossier.Course(indicator)
		return control.GridCell{Text: words.Sentence(d.judgementWord(b, course)), Paint: figure.StatusPaint(course.Judgement)}
	case chooseSeen:
		if n := len(d.dossier.UnseenNear(round, indicator.ID)); n > 0 {
			return control.GridCell{Text: strconv.Itoa(n)}
		}
	}
	return control.GridCell{}
}

// rune chooses with the space bar, and gives dots with a digit.
func (s *chooseSurface) rune(r rune) bool {
	switch {
	case r == ' ':
		s.toggle(s.grid.Chosen())
	case r >= '0' && r <= '9':
		s.give(int(r - '0'))
	default:
		return false
	}
	return true
}

func (s *chooseSurface) edit(do func(tx *model.Tx, round, indicator model.ID) error) {
	d, indicators := s.page.desk, s.page.indicators()
	if at := s.grid.Chosen(); at >= 0 && at < len(indicators) {
		indicator := indicators[at]
		d.edit("edit.session.talk", func(tx *model.Tx) error {
			round, err := d.roundFor(tx)
			if err != nil {
				return err
			}
			return do(tx, round.ID, indicator.ID)
		}, "indicator", indicator.Name)
	}
}

func (s *chooseSurface) toggle(row int) {
	s.grid.Choose(row, -1)
	s.edit(func(tx *model.Tx, round, indicator model.ID) error { return tx.ToggleTalk(round, indicator) })
}

func (s *chooseSurface) give(dots int) {
	s.edit(func(tx *model.Tx, round, indicator model.ID) error { return tx.SetMark(round, indicator, dots) })
	if at := s.grid.Chosen(); at+1 < len(s.page.indicators()) {
		s.grid.Choose(at+1, -1)
		s.page.at = s.page.indicators()[at+1].ID
	}
}

func (s *chooseSurface) content() fyne.CanvasObject { return s.object }

func (s *chooseSurface) changed(change *model.Change) {
	b, round := s.page.desk.look.Words, s.round()
	text := b.Count("choose.told", max(1, round.Talks()))
	if len(round.Talk) > 0 {
		var codes []string
		for _, id := range round.Talk {
			if indicator := model.Get[model.Indicator](s.page.desk.dossier, id); indicator != nil {
				codes = append(codes, indicator.Code)
			}
		}
		text = b.Say("choose.chosen", "codes", strings.Join(codes, ", "), "time", b.Count("choose.time", round.Talks()))
	}
	s.told.SetText(text)
	s.grid.Refresh()
}

func (s *chooseSurface) hints() []hint {
	return []hint{{"Space", "choose.toggle"}, {"Dots", "choose.give"}, {"F5", "hint.next"}, {"F11", "hint.here"}}
}

func (s *chooseSurface) focus() { s.page.desk.window.Canvas().Focus(s.grid) }

func (s *chooseSurface) scene() roomScene {
	work := &roomChoose{s}
	return roomScene{question: s.page.desk.look.Words.Say("choose.question"), id: "choose", make: work.make, update: func(o fyne.CanvasObject) { o.Refresh() }, left: "room.left.lines"}
}

// judgementWord is a judgement in words, with whose it is where the group's differs from the computed one, and what the group judged before
// newer figures came in.
func (d *Desk) judgementWord(b *words.Book, course model.Course) string {
	word := b.Choice("judgement", string(course.Judgement))
	if course.ByGroup && course.Computed != course.Judgement {
		return b.Say("judgement.differs", "group", word, "computed", b.Choice("judgement", string(course.Computed)))
	}
	return word
}

// judgedBefore says what the group judged before newer figures came in; empty when it did not, or when that still holds.
func (d *Desk) judgedBefore(b *words.Book, course model.Course) string {
	if course.Earlier == nil {
		return ""
	}
	judged := b.Choice("judgement", string(course.Earlier.Judgement))
	session := model.Get[model.Session](d.dossier, course.Earlier.Session)
	if session == nil || session.Date == "" {
		return b.Say("judgement.was", "judgement", judged)
	}
	return b.Say("judgement.wasOn", "judgement", judged, "when", b.Period(model.Period(session.Date[:len("2027-05")])))
}
