package paper

import (
	"doelenboom/model"
	"doelenboom/ui/figure"
)

// The largest size of a chart on paper, in units of which the width of an A4 page takes chartWidth: its letters are then 10 points.
const (
	chartWidth  = 620.0
	chartHeight = 230.0
)

// chart draws the line of an indicator; one without figures has none. Alone, without the table of its figures, it says itself how many people
// and what certainty stand behind them, and has their footnotes.
func (r *report) chart(i *model.Indicator, height float64, alone bool) {
	if len(r.Dossier.Values(i.ID)) == 0 && i.Baseline == nil {
		return
	}
	const behind = 36.0 // the line keeps its height
	if alone {
		height += behind
	}
	drawing := figure.Drawing{W: chartWidth, H: height}
	if !r.dry || alone { // to measure it need not be drawn, but for the height of its footnotes
		drawing = figure.ChartOf(r.Dossier, i, r.book, r.Audience, figure.ChartOptions{W: chartWidth, H: height, Behind: alone, Notes: alone})
	}
	r.begin(sectionStyle.before*r.scale()/2, 0)
	r.figure(drawing, r.fullHeight()/2, 2)
}
