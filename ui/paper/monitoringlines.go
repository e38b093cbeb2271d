package paper

import (
	"slices"

	"doelenboom/model"
	"doelenboom/ui/figure"
)

// mostSmallCharts is how many small charts stand in one figure: as many as a page holds.
const mostSmallCharts = 10

// monitoringLines prints the lines of every main goal small beside each other, so that a council sees at one glance which way they go. A few
// lines have their own pages, and no need of it.
func (r *report) monitoringLines(indicators []*model.Indicator) {
	drawn := slices.DeleteFunc(slices.Clone(indicators), func(i *model.Indicator) bool {
		return i.Sort == model.LadderIndicator || len(r.Dossier.Values(i.ID)) < 2
	})
	const few = 4
	if len(drawn) < few {
		return
	}
	r.heading(2, "", span{Text: r.say("figure.lines.all")})
	left := drawn
	for _, goal := range r.Dossier.Goals() {
		if goal.Parent != "" && r.Dossier.Goals()[0].ID != goal.Parent {
			continue
		}
		branch := []*model.Goal{goal} // of the top only what it measures itself
		if goal.Parent != "" {
			branch = r.Dossier.Branch(goal.ID)
		}
		var under []*model.Indicator
		for _, each := range branch {
			for _, i := range r.Dossier.IndicatorsOf(each.ID) {
				if slices.Contains(left, i) && !slices.Contains(under, i) {
					under = append(under, i)
				}
			}
		}
		left = slices.DeleteFunc(slices.Clone(left), func(i *model.Indicator) bool { return slices.Contains(under, i) })
		r.smallCharts(goalTitle(r, goal), under)
	}
	r.smallCharts([]span{{Text: r.say("paper.indicator.unplaced")}}, left)
}

func goalTitle(r *report, goal *model.Goal) []span {
	return []span{{Text: r.Dossier.Code(goal.ID) + " ", Paint: figure.LevelPaint(r.Dossier.LevelOf(goal))}, {Text: goal.Text}}
}

func (r *report) smallCharts(title []span, indicators []*model.Indicator) {
	if len(indicators) == 0 {
		return
	}
	r.heading(3, "", title...)
	for part := range slices.Chunk(indicators, mostSmallCharts) {
		drawing := figure.MultiplesOf(r.Dossier, part, r.book, r.Audience, figure.MultiplesOptions{W: chartWidth, TextSize: 12, Columns: 2})
		r.figure(drawing, r.fullHeight(), 2)
	}
}
