package paper

import "doelenboom/model"

// setting is how closely an indicator sheet is set. No letter leaves the type scale for it.
type setting struct {
	air   float64 // the part of the white between blocks that is left
	chart float64 // the height of the chart, in the units of chartHeight
	dense bool    // tables in small type, and what else is known in running text
}

// settings are the ways to set a sheet, the roomiest first: to save a page, the chart yields before the white does, and the tables last.
var settings = []setting{
	{air: 1, chart: chartHeight},
	{air: 1, chart: 170},
	{air: 0.6, chart: 170},
	{air: 0.6, chart: 150, dense: true},
}

// spill is the part of a page up to which what falls over the first page is taken back to it. A sheet with more to tell gets the white of two.
const spill = 1.0 / 3

// settingFor measures which setting brings an indicator onto one page: the roomiest that does, with a chart as high as the page still allows.
// Where none does, or too much would have to be taken back, it is the roomiest.
func (r *report) settingFor(i *model.Indicator) setting {
	room := r.fullHeight()
	height := func(s setting) float64 { return r.measure(func() { r.drawIndicator(i, s) }) }
	roomiest := height(settings[0])
	if roomiest > (1+spill)*room {
		return settings[0]
	}
	for n, s := range settings {
		high := roomiest
		if n > 0 {
			high = height(s)
		}
		if left := room - high; left >= 0 {
			s.chart = min(chartHeight, s.chart+left*chartWidth/r.width)
			return s
		}
	}
	return settings[0]
}

// economies are the ways to set a part of a paper so that it takes a page less, the roomiest first.
var economies = []setting{{air: 1}, {air: 0.8}, {air: 0.6}, {air: 0.6, dense: true}}

// economically draws a part that begins on a page of its own, as roomy as it can be without a last page on which next to nothing stands.
func (r *report) economically(draw func(*report, setting)) {
	chosen, usual := economies[0], 0
	for n, s := range economies {
		pages, filled := r.tried(s, draw)
		if n == 0 {
			if usual = pages; pages < 2 || filled > spill {
				break
			}
		}
		if pages < usual {
			chosen = s
			break
		}
	}
	r.air = chosen.air
	draw(r, chosen)
	r.flush()
	r.air = 1
}

// tried draws on pages that nobody gets, and tells how many there are and which part of the last one is filled.
func (r *report) tried(s setting, draw func(*report, setting)) (pages int, filled float64) {
	d, err := newDocument(r.sheet, r.cover)
	if err != nil {
		panic(err) // the fonts have been read before
	}
	d.air = s.air
	draw(&report{document: d, Request: r.Request, book: r.book}, s)
	d.flush()
	return len(d.pages), (d.y - d.sheet.top()) / d.fullHeight()
}
