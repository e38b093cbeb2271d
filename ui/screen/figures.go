package screen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
	"doelenboom/ui/words"
)

// figuresPage is keeping figures, for a civil servant alone: what is due by owner, and the table of one indicator. Beside either stand the
// details of the figure at hand.
type figuresPage struct {
	desk     *Desk
	surfaces *surfaces
	body     *fyne.Container
	bar      *fyne.Container
	final    *control.Button
	offered  bool // there is something to make final
	due      *dueSurface
	list     *control.Grid
	listed   []*model.Indicator
	table    *valueTable
	details  *valueDetails
	work     *fyne.Container // the list and the details
	here     map[model.ID]bool
	at       model.ID
}

// keepingMemory is what stays as it was when the page is made anew.
type keepingMemory struct {
	owner string // whose figures are shown
	shut  bool   // the details, by key
	open  bool
}

// The surfaces of the page.
const (
	figuresDue = iota
	figuresTable
)

func newFiguresPage(d *Desk) page {
	p := &figuresPage{desk: d, body: container.New(&fillLayout{}), here: map[model.ID]bool{}}
	p.surfaces = newSurfaces(d.look, []model.Key{"figures.due", "figures.table"}, func(int) { p.turn() })
	p.final = control.NewButton(d.look, "", "", control.Plain, p.finalAll)
	return p
}

// content shows the page as it is for who comes to it: what was filled in the last time is no longer in the list.
func (p *figuresPage) content() fyne.CanvasObject {
	look := p.desk.look
	p.bar = container.New(&figuresBar{p}, control.Lines(look.Px(12), control.Cell{Object: p.surfaces.bar, Share: 1, Middle: true},
		control.Cell{Object: p.final, Middle: true},
		control.Cell{Object: control.NewButton(look, look.Words.Say("form.write"), "", control.Plain, p.desk.writeForms), Middle: true},
		control.Cell{Object: control.NewButton(look, look.Words.Say("figures.import"), look.Words.Say("key.CtrlO"), control.Plain, p.desk.chooseFile), Middle: true}))
	p.here = map[model.ID]bool{}
	p.turn()
	return control.Inset(look.Px(control.Gap), look.Px(20), look.Px(control.Step), look.Px(control.Wide), control.FillColumn(look.Px(12), p.bar, p.body))
}

func (p *figuresPage) turn() {
	p.due, p.list, p.table, p.details, p.work = nil, nil, nil, nil, nil
	var shown fyne.CanvasObject
	switch {
	case p.desk.dossier.Count(model.KindIndicator) == 0:
		shown = p.desk.invitation("figures.empty", "learn.emptyAct", func() { p.desk.show(atIndicators) })
	case p.surfaces.at == figuresDue:
		p.details = newValueDetails(p)
		p.due = newDueSurface(p)
		p.due.grid.Choose(0, 2)
		shown = p.beside(p.due.object)
	default:
		p.details = newValueDetails(p)
		shown = p.beside(p.tableSurface())
	}
	p.body.Objects = []fyne.CanvasObject{shown}
	p.body.Refresh()
	p.chose()
	if p.desk.shows(p) {
		p.desk.frame.showHints()
		p.desk.refreshScenes()
	}
}

// beside puts the details beside the work.
func (p *figuresPage) beside(work fyne.CanvasObject) fyne.CanvasObject {
	p.work = container.New(&detailsLayout{page: p}, work, p.details.object)
	return p.work
}

// atHand returns the figure at hand: of which indicator, and for which period.
func (p *figuresPage) atHand() (*model.Indicator, model.Period) {
	switch {
	case p.due != nil:
		return p.due.at()
	case p.table != nil:
		return p.table.of(), p.table.period()
	}
	return nil, ""
}

// chose turns the details to the figure at hand.
func (p *figuresPage) chose() {
	if p.details != nil {
		p.details.show(p.atHand())
	}
	p.offerFinal()
}

// shortFigure is a figure without its unit, for a narrow column; only a percentage keeps its sign.
func shortFigure(b *words.Book, indicator *model.Indicator, f model.Figures) string {
	if f.Value != nil && indicator.Unit != "%" {
		return b.Number(*f.Value, indicator.Decimals)
	}
	return b.Figures(indicator, f)
}

// tableSurface is the list of indicators with the table and the chart of the one at hand.
func (p *figuresPage) tableSurface() fyne.CanvasObject {
	d, look := p.desk, p.desk.look
	say := look.Words.Say
	p.listed = d.dossier.Indicators()
	p.list = control.NewGrid(look, []control.GridColumn{{Width: 48}, {Title: say("figures.indicator"), Share: 1}},
		func() int { return len(p.listed) }, func(row, column int) control.GridCell {
			if column == 0 {
				return control.GridCell{Text: p.listed[row].Code, Bold: true, Paint: figure.LevelResult}
			}
			return control.GridCell{Text: p.listed[row].Name}
		})
	p.list.OnChoose = func(row int) { p.choose(p.listed[row].ID) }
	p.list.OnOpen = func(int) { d.window.Canvas().Focus(p.table.grid) }
	if model.Get[model.Indicator](d.dossier, p.at) == nil {
		p.at = p.listed[0].ID
	}
	for i, indicator := range p.listed {
		if indicator.ID == p.at {
			p.list.Choose(i, 1)
		}
	}
	p.table = newValueTable(p, p.at)
	return container.New(&valueTableLayout{look}, p.list, p.table.object)
}

func (p *figuresPage) choose(indicator model.ID) {
	p.at = indicator
	if p.table != nil {
		p.table.show(indicator)
	}
	p.chose()
	p.desk.refreshScenes()
}

func (p *figuresPage) changed(change *model.Change) {
	switch {
	case change == nil || change.Touches(model.KindIndicator) || p.due == nil && p.table == nil:
		p.turn()
	case !change.Touches(model.KindValue):
	case p.due != nil:
		p.due.changed()
		p.chose()
	default:
		p.table.update()
		p.chose()
	}
}

func (p *figuresPage) hints() []hint {
	out := []hint{{"Enter", "hint.keepDown"}}
	out = append(out, hintsOf(control.OnFigures, "keeping.reason", "keeping.details", "keeping.final")...)
	switch {
	case p.due != nil:
		out = append(out, hint{"AltRight", "keeping.nextOwner"})
	case p.table != nil:
		out = append(out, hint{"Tab", "hint.keepRight"}, hint{"AltRight", "hint.nextIndicator"})
	}
	return append(out, hint{"Delete", "hint.empty"})
}

func (p *figuresPage) focus() {
	c := p.desk.window.Canvas()
	switch {
	case p.work != nil && !p.work.Objects[0].Visible():
		p.details.goTo(0)
	case p.due != nil:
		c.Focus(p.due.grid)
	case p.table != nil:
		c.Focus(p.table.grid)
	}
}

func (p *figuresPage) step(by int) {
	if p.due != nil {
		p.due.step(by)
	}
	if p.list == nil {
		return
	}
	p.list.Choose(p.list.Chosen()+by, -1)
	p.choose(p.listed[p.list.Chosen()].ID)
}

func (p *figuresPage) turnBy(by int) {
	p.surfaces.to(p.surfaces.at + by)
	p.focus()
}

func (p *figuresPage) open(ref model.Ref) {
	if ref.Kind == model.KindIndicator {
		p.at = ref.ID
		p.surfaces.at = figuresTable
		p.surfaces.mark()
		p.turn()
	}
}

// pasteInto is the indicator that copied cells of one series are for: the one whose table is in sight.
func (p *figuresPage) pasteInto() model.ID {
	if p.table == nil {
		return ""
	}
	return p.at
}

func (p *figuresPage) selected() model.Ref {
	if p.table == nil {
		return model.Ref{}
	}
	return model.Ref{Kind: model.KindIndicator, ID: p.at}
}

// scene shows the room the chart of the indicator at hand, never the keeper's table.
func (p *figuresPage) scene() roomScene {
	d := p.desk
	indicator := model.Get[model.Indicator](d.dossier, p.at)
	if p.table == nil || indicator == nil {
		return roomScene{question: d.dossier.Cover().Title, id: "figures", stays: true}
	}
	return roomScene{question: indicator.Name, id: "figures " + string(p.at), make: func(look *control.Look) fyne.CanvasObject {
		return d.roomChart(look, indicator)
	}, update: func(o fyne.CanvasObject) { o.Refresh() }}
}

// roomChart is a chart with text that the back row reads.
func (d *Desk) roomChart(look *control.Look, indicator *model.Indicator) *control.Drawing {
	enlarged := &control.Look{Palette: look.Palette, Zoom: look.Zoom * roomSmall / control.Small, Words: look.Words, Contrast: look.Contrast}
	return d.chartOf(enlarged, indicator, model.Room, 0)
}
