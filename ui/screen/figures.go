package screen

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
	"doelenboom/ui/words"
)

// figuresPage is keeping figures, for a civil servant alone: what is due by owner, and the table of one indicator.
type figuresPage struct {
	desk     *Desk
	surfaces *surfaces
	body     *fyne.Container
	dues     []model.Due
	due      *control.Grid
	list     *control.Grid
	listed   []*model.Indicator
	table    *valueTable
	at       model.ID
}

// The surfaces of the page.
const (
	figuresDue = iota
	figuresTable
)

func newFiguresPage(d *Desk) page {
	p := &figuresPage{desk: d, body: container.New(&fillLayout{})}
	p.surfaces = newSurfaces(d.look, []model.Key{"figures.due", "figures.table"}, func(int) { p.turn() })
	p.turn()
	return p
}

func (p *figuresPage) content() fyne.CanvasObject {
	look := p.desk.look
	bar := control.Row(look.Px(control.Step), control.Cell{Object: p.surfaces.bar, Middle: true}, control.Cell{Object: control.Space(0, 0), Share: 1},
		control.Cell{Object: control.NewButton(look, look.Words.Say("figures.import"), look.Words.Say("key.CtrlO"), control.Plain, p.desk.chooseFile), Middle: true})
	return control.Inset(look.Px(control.Gap), look.Px(20), look.Px(control.Step), look.Px(control.Wide), control.FillColumn(look.Px(12), bar, p.body))
}

func (p *figuresPage) turn() {
	p.due, p.list, p.table = nil, nil, nil
	var shown fyne.CanvasObject
	switch {
	case p.desk.dossier.Count(model.KindIndicator) == 0:
		shown = p.desk.invitation("figures.empty", "learn.emptyAct", func() { p.desk.show(atIndicators) })
	case p.surfaces.at == figuresDue:
		shown = p.dueSurface()
	default:
		shown = p.tableSurface()
	}
	p.body.Objects = []fyne.CanvasObject{shown}
	p.body.Refresh()
	if p.desk.shows(p) {
		p.desk.frame.showHints()
		p.desk.refreshScenes()
	}
}

// dueSurface lists what is expected, with one field to fill and last time's figure beside it.
func (p *figuresPage) dueSurface() fyne.CanvasObject {
	d, look := p.desk, p.desk.look
	say := look.Words.Say
	p.dues = d.dossier.Due(d.today())
	slices.SortStableFunc(p.dues, func(a, b model.Due) int { // what can be filled in now goes before what comes later
		if a.Late == b.Late {
			return 0
		}
		if a.Late {
			return -1
		}
		return 1
	})
	p.due = control.NewGrid(look, []control.GridColumn{
		{Title: say("figures.owner"), Share: 4}, {Title: say("figures.indicator"), Share: 5}, {Title: say("figures.period"), Width: 132},
		{Title: say("figures.from"), Width: 174}, {Title: say("figures.last"), Width: 96, Right: true},
		{Title: say("figures.value"), Width: 96, Right: true, Editable: true},
	}, func() int { return len(p.dues) }, p.dueCell)
	p.due.Commit = func(row, _ int, text string) error {
		due := p.dues[row]
		figure, err := d.readFigure(due.Indicator, text)
		if err != nil || text == "" {
			return err
		}
		return d.setFigure(due.Indicator, due.Period, figure)
	}
	late := 0
	for _, due := range p.dues {
		if due.Late {
			late++
		}
	}
	text := look.Words.Count("figures.dueNow", late)
	if late == 0 {
		text = say("figures.nothingDue")
	}
	return control.FillColumn(look.Px(12), control.NewProse(look, text, 17, figure.Regular, figure.Ink), p.due)
}

func (p *figuresPage) dueCell(row, column int) control.GridCell {
	b, d := p.desk.look.Words, p.desk.dossier
	due := p.dues[row]
	paint := figure.Ink
	if !due.Late {
		paint = figure.MutedInk
	}
	cell := control.GridCell{Paint: paint}
	switch column {
	case 0:
		owner := d.ActorName(due.Indicator.Owner)
		if owner == "" {
			owner = b.Say("figures.noOwner")
		}
		if row == 0 || d.ActorName(p.dues[row-1].Indicator.Owner) != d.ActorName(due.Indicator.Owner) {
			cell.Text, cell.Bold = owner, true
		}
	case 1:
		cell.Text = due.Indicator.Code + "  " + due.Indicator.Name
	case 2:
		cell.Text = b.Period(due.Period)
	case 3:
		cell.Text = b.Say("figures.canBeHad", "date", b.Date(due.Date))
		if due.Late {
			cell.Text = b.Say("figures.since", "date", b.Date(due.Date))
		}
	case 4:
		if due.Last != nil {
			cell.Text = shortFigure(b, due.Indicator, d.Seen(due.Last, model.Keeper))
		}
	case 5:
		if value := d.ValueAt(due.Indicator.ID, due.Period); value != nil { // just filled in: it stays in sight
			cell.Text, cell.Bold = b.Figures(due.Indicator, d.Seen(value, model.Keeper)), true
		}
	}
	return cell
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
	p.table = newValueTable(d, p.at)
	return control.Row(look.Px(control.Wide), control.Cell{Object: p.list, Width: look.Px(210)}, control.Cell{Object: p.table.object, Share: 1})
}

func (p *figuresPage) choose(indicator model.ID) {
	p.at = indicator
	if p.table != nil {
		p.table.show(indicator)
	}
	p.desk.refreshScenes()
}

func (p *figuresPage) changed(change *model.Change) {
	switch {
	case change == nil || change.Touches(model.KindIndicator) || p.due == nil && p.table == nil:
		p.turn()
	case p.due != nil && change.Touches(model.KindValue):
		p.due.Refresh() // the row stays where it is until somebody comes back to the page
	case p.table != nil && change.Touches(model.KindValue):
		p.table.update()
	}
}

func (p *figuresPage) hints() []hint {
	out := []hint{{"Enter", "hint.keepDown"}, {"Tab", "hint.keepRight"}, {"Delete", "hint.empty"}, {"CtrlO", "figures.import"}}
	if p.table != nil {
		out = append(out, hint{"AltRight", "hint.nextIndicator"})
	}
	return out
}

func (p *figuresPage) focus() {
	c := p.desk.window.Canvas()
	switch {
	case p.due != nil:
		c.Focus(p.due)
	case p.table != nil:
		c.Focus(p.table.grid)
	}
}

func (p *figuresPage) step(by int) {
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
