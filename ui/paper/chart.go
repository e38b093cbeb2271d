package paper

import (
	"strings"
	"time"

	"doelenboom/model"
	"doelenboom/ui/figure"
)

// The size of a chart on paper, in units of which the width of an A4 page takes chartWidth: its letters are then 10 points.
const (
	chartWidth  = 620.0
	chartHeight = 230.0
)

// chart draws the line of an indicator; one without figures has none.
func (r *report) chart(i *model.Indicator) {
	data := r.chartData(i)
	if len(data.Values) == 0 && data.Baseline == nil {
		return
	}
	drawing := figure.Chart(data, figure.ChartOptions{
		W: chartWidth, H: chartHeight, Words: r.chartWords(),
		Format: func(v float64) string { return r.shortFigure(i, v, i.Decimals) },
		Tick:   func(v float64, decimals int) string { return r.shortFigure(i, v, decimals) },
	})
	r.begin(sectionStyle.before*r.scale()/2, 0)
	r.figure(drawing, r.fullHeight()/2, 2)
}

// shortFigure is a figure with its unit where that is one sign; a longer unit stands above the table.
func (r *report) shortFigure(i *model.Indicator, v float64, decimals int) string {
	said := r.book.Number(v, decimals)
	if i.Unit == "%" {
		said += i.Unit
	}
	return said
}

// chartData is an indicator as the audience may see it.
func (r *report) chartData(i *model.Indicator) figure.ChartData {
	data := figure.ChartData{
		Item: i.ID, Title: i.Name, Norm: i.Norm, Low: i.RangeLow, High: i.RangeHigh, Lower: i.Direction == model.Lower, Decimals: i.Decimals,
		Subtitle: r.chartSubtitle(i),
	}
	if i.Type == model.Percentage {
		data.Floor, data.Ceiling = bound(0.0), bound(100.0)
	} else if i.Type == model.Tally {
		data.Floor = bound(0.0)
	}
	for _, value := range r.Dossier.Values(i.ID) {
		data.Values = append(data.Values, r.chartValue(i, value))
	}
	if i.Baseline != nil {
		if figures := r.Dossier.SeenBaseline(i, r.Audience); figures.Value != nil {
			data.Baseline = &figure.ChartPoint{Span: r.span(i.Baseline.Period), Y: *figures.Value, Estimate: i.Baseline.Estimate}
		}
	}
	for _, target := range i.Targets {
		data.Targets = append(data.Targets, figure.ChartPoint{Span: r.span(target.Period), Y: target.Value})
	}
	data.Forecast = r.chartPoints(i.Forecast)
	for n := range data.Forecast {
		data.Forecast[n].Estimate = true
	}
	for _, reference := range i.References {
		data.References = append(data.References, figure.ChartLine{Name: reference.Name, Points: r.chartPoints(reference.Points)})
	}
	for _, definition := range i.BreaksOf() {
		data.Breaks = append(data.Breaks, figure.ChartBreak{
			Day: day(definition.From.First()), Label: r.say("paper.chart.break"), When: r.book.Period(definition.From),
		})
	}
	return data
}

func (r *report) chartSubtitle(i *model.Indicator) string {
	var parts []string
	if i.Unit != "" {
		parts = append(parts, i.Unit)
	}
	return strings.Join(append(parts, r.book.Choice("direction", string(i.Direction))), ", ")
}

func (r *report) chartValue(i *model.Indicator, value *model.Value) figure.ChartValue {
	figures := r.Dossier.Seen(value, r.Audience)
	out := figure.ChartValue{Span: r.span(value.Period), Item: value.ID, Y: figures.Value}
	out.Estimate = value.Certainty == model.Estimate || value.Certainty == model.RoughGuess
	if figures.Value == nil {
		out.Missing = r.book.Figures(i, figures)
	}
	return out
}

func (r *report) chartPoints(points []model.Point) []figure.ChartPoint {
	var out []figure.ChartPoint
	for _, point := range points {
		out = append(out, figure.ChartPoint{Span: r.span(point.Period), Y: point.Value})
	}
	return out
}

// span is a period on the axis of time.
func (r *report) span(period model.Period) figure.Span {
	return figure.Span{First: day(period.First()), Last: day(period.Last()), Label: r.book.ShortPeriod(period), Words: r.book.Period(period)}
}

// day counts days, so that time on the axis runs true to scale.
func day(date model.Date) int {
	return int(date.Time().Unix() / int64(24*time.Hour/time.Second))
}

// chartWords are the texts of a chart in the language of the paper.
func (r *report) chartWords() figure.ChartWords {
	list := func(key model.Key) func(string) string {
		return func(list string) string { return r.say(key, "list", list) }
	}
	return figure.ChartWords{
		Empty: r.say("paper.indicator.noFigures"), NothingKnown: r.say("paper.indicator.noFigures"),
		Target: r.say("paper.chart.target"), Forecast: r.say("paper.chart.forecast"), Baseline: r.say("paper.baseline"), Norm: r.say("paper.chart.norm"),
		Low: r.say("paper.chart.low"), High: r.say("paper.chart.high"), NoData: r.say("paper.chart.noData"),
		NotFromZero: r.say("paper.chart.notFromZero"), Estimate: r.book.Choice("certainty", string(model.Estimate)),

		At:       func(value, period string) string { return r.say("paper.chart.at", "value", value, "period", period) },
		List:     func(items []string) string { return strings.Join(items, "; ") },
		Measured: list("paper.chart.measured"),
		Missed: func(period, reason string) string {
			return r.say("paper.chart.missed", "period", period, "reason", reason)
		},
		BaselineIs: func(value, period string) string {
			return r.say("paper.chart.baselineIs", "value", value, "period", period)
		},
		TargetsAre:  list("paper.chart.targetsAre"),
		ForecastIs:  list("paper.chart.forecastIs"),
		ReferenceIs: func(name, list string) string { return r.say("paper.chart.referenceIs", "name", name, "list", list) },
		NormIs:      func(value string) string { return r.say("paper.chart.normIs", "value", value) },
		RangeIs:     r.rangeWords,
		BreakIs:     func(period, label string) string { return r.say("paper.chart.breakIs", "period", period) },
		StatusIs:    func(word string) string { return sentence(capital(word)) },
	}
}

// rangeWords tells the range to stay within; either end may be open.
func (r *report) rangeWords(low, high string) string {
	switch {
	case low == "":
		return r.say("paper.chart.below", "value", high)
	case high == "":
		return r.say("paper.chart.above", "value", low)
	}
	return r.say("paper.chart.between", "low", low, "high", high)
}

// bound is an end of what a value can be.
func bound(v float64) *float64 { return &v }
