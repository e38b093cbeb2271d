package screen

import (
	"slices"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// showLines lays the small charts of a whole goal over the page: of the goal at hand and all goals under it, or of the goal that the indicator
// at hand is for; without one, of the whole dossier. A click on a chart goes to its figures.
func (d *Desk) showLines() {
	look, say := d.look, d.look.Words.Say
	goal := d.goalAtHand()
	draw := func(w float64) figure.Drawing {
		return figure.MultiplesOf(d.dossier, d.linesOf(goal), look.Words, model.Keeper, figure.MultiplesOptions{W: w, Point: true})
	}
	charts := control.NewDrawing(look, 0, func(w, _ float64) figure.Drawing { return draw(w) })
	charts.Tall = func(w float64) float64 { return draw(w).H }
	charts.OnTap = func(id model.ID) {
		if id != "" {
			d.closeSheet()
			d.goTo(atFigures, model.Ref{Kind: model.KindIndicator, ID: id})()
		}
	}
	title := say("figure.lines.all")
	if named := model.Get[model.Goal](d.dossier, goal); named != nil {
		title = d.dossier.Code(goal) + "  " + named.Text
	}
	head := control.NewProse(look, title, control.Body, figure.Bold, figure.Ink)
	if len(d.linesOf(goal)) == 0 {
		d.openSheet("figure.lines.title", control.Column(look.Px(control.Gap), head,
			control.NewProse(look, say("figure.lines.empty"), control.Body, figure.Regular, figure.MutedInk)), nil, nil)
		return
	}
	d.openSheet("figure.lines.title", control.Column(look.Px(control.Step), head, charts), nil, func() { fyne.CanvasObject(charts).Refresh() })
}

// goalAtHand is the goal that is selected, or that the selected indicator is for; empty without one.
func (d *Desk) goalAtHand() model.ID {
	switch ref := d.selected(); ref.Kind {
	case model.KindGoal:
		return ref.ID
	case model.KindIndicator:
		if indicator := model.Get[model.Indicator](d.dossier, ref.ID); indicator != nil && len(indicator.Goals) > 0 {
			return indicator.Goals[0]
		}
	}
	return ""
}

// linesOf lists the indicators of a goal and of all goals under it, in the order of the tree; for no goal, all of them.
func (d *Desk) linesOf(goal model.ID) []*model.Indicator {
	if model.Get[model.Goal](d.dossier, goal) == nil {
		return slices.DeleteFunc(d.dossier.Indicators(), func(i *model.Indicator) bool { return i.Choice == model.Dropped })
	}
	var out []*model.Indicator
	for _, under := range d.dossier.Branch(goal) {
		for _, indicator := range d.dossier.IndicatorsOf(under.ID) {
			if !slices.Contains(out, indicator) {
				out = append(out, indicator)
			}
		}
	}
	return out
}

// toggleBehind lets charts say how many people and what certainty stand behind each figure, on the laptop and for the room, or not any more.
func (d *Desk) toggleBehind() {
	d.closeSheet()
	d.settle()
	at := d.selected()
	d.telling = !d.telling
	d.rebuild()
	if page, ok := d.page().(opener); ok && at.ID != "" {
		page.open(at)
	}
	if d.telling {
		d.frame.ask(d.look.Words.Say("figure.behind.on"))
	}
}
