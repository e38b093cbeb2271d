package figure

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"doelenboom/model"
	"doelenboom/ui/words"
)

// ChartOf draws the chart of an indicator as an audience may see it, in the language of a book. What the options leave empty is as usual.
func ChartOf(d *model.Dossier, indicator *model.Indicator, book *words.Book, audience model.Audience, options ChartOptions) Drawing {
	return Chart(ChartDataOf(d, indicator, book, audience), options.of(book, indicator))
}

// OptionsOf returns options with what they leave empty as it is for the chart of an indicator.
func OptionsOf(book *words.Book, indicator *model.Indicator, options ChartOptions) ChartOptions {
	return options.of(book, indicator)
}

func (options ChartOptions) of(book *words.Book, indicator *model.Indicator) ChartOptions {
	if options.Format == nil {
		options.Format = func(v float64) string { return besideAPoint(book, indicator, v, indicator.Decimals) }
	}
	if options.Tick == nil {
		options.Tick = func(v float64, decimals int) string { return book.Number(v, decimals) }
	}
	if options.Words.At == nil {
		options.Words = ChartWordsOf(book)
	}
	return options
}

// besideAPoint writes a figure with its unit where that is one sign; a longer one stands under the title.
func besideAPoint(book *words.Book, indicator *model.Indicator, v float64, decimals int) string {
	text := book.Number(v, decimals)
	if utf8.RuneCountInString(indicator.Unit) == 1 {
		text += indicator.Unit
	}
	return text
}

// ChartDataOf returns what the chart of an indicator shows to an audience: what [model.Dossier.Seen] hides is a gap.
func ChartDataOf(d *model.Dossier, indicator *model.Indicator, book *words.Book, audience model.Audience) ChartData {
	data := ChartData{
		Item: indicator.ID, Title: indicator.Name, Subtitle: chartSubtitle(book, indicator),
		Norm: indicator.Norm, Lower: indicator.Direction == model.Lower, Decimals: indicator.Decimals,
		Low: indicator.RangeLow, High: indicator.RangeHigh,
		Targets: chartTargets(book, indicator.Targets), Forecast: chartPoints(book, indicator.Forecast),
	}
	for i := range data.Forecast {
		data.Forecast[i].Estimate = true
	}
	zero, hundred := 0.0, 100.0
	switch indicator.Type {
	case model.Percentage:
		data.Floor, data.Ceiling = &zero, &hundred
	case model.Tally:
		data.Floor = &zero
	}
	for _, value := range d.Values(indicator.ID) {
		data.Values = append(data.Values, chartValue(book, indicator, value, d.Seen(value, audience)))
	}
	if baseline := indicator.Baseline; baseline != nil {
		if seen := d.SeenBaseline(indicator, audience); seen.Value != nil {
			data.Baseline = &ChartPoint{Span: chartSpan(book, baseline.Period), Y: *seen.Value, Estimate: baseline.Estimate}
		}
	}
	for _, reference := range indicator.References {
		data.References = append(data.References, ChartLine{Name: reference.Name, Points: chartPoints(book, reference.Points)})
	}
	for _, definition := range indicator.BreaksOf() {
		data.Breaks = append(data.Breaks, ChartBreak{
			Day: dayNumber(definition.From.First()), Label: book.Say("figure.chart.break"), When: book.Period(definition.From),
		})
	}
	if latest := d.LatestValue(indicator.ID); latest != nil {
		seen := d.Seen(latest, audience)
		data.Last, data.LastWhen = book.Figures(indicator, seen), book.Period(latest.Period)
		if seen.Value != nil {
			data.Last = besideAPoint(book, indicator, *seen.Value, indicator.Decimals)
		}
		data.Status = d.SeenCourse(indicator, audience).Judgement
		data.StatusWord = upperFirst(book.Choice("judgement", string(data.Status)))
	}
	return data
}

func chartSubtitle(book *words.Book, indicator *model.Indicator) string {
	unit := indicator.Unit
	if unit == "%" && indicator.Denominator != "" {
		unit = book.Say("figure.chart.share", "whole", indicator.Denominator)
	}
	direction := book.Choice("direction", string(indicator.Direction))
	if unit == "" {
		return upperFirst(direction)
	}
	return unit + " · " + direction
}

func chartValue(book *words.Book, indicator *model.Indicator, value *model.Value, seen model.Figures) ChartValue {
	out := ChartValue{
		Span: chartSpan(book, value.Period), Item: value.ID, Y: seen.Value,
		Estimate: value.Certainty == model.Estimate || value.Certainty == model.RoughGuess,
	}
	figure := book.Figures(indicator, seen)
	if seen.Value == nil {
		out.Missing = figure
	}
	told := []string{book.Period(value.Period) + ": " + figure}
	if seen.N != nil {
		told = append(told, book.Say("figure.chart.n", "n", *seen.N))
	}
	if value.Certainty != "" && seen.Value != nil {
		told = append(told, book.Choice("certainty", string(value.Certainty)))
	}
	if value.State == model.Provisional && seen.Value != nil {
		told = append(told, book.Say("figure.chart.provisional"))
	}
	if seen.Footnote != "" {
		told = append(told, seen.Footnote)
	}
	out.Hint = strings.Join(told, " · ")
	return out
}

func chartPoints(book *words.Book, points []model.Point) []ChartPoint {
	out := make([]ChartPoint, len(points))
	for i, point := range points {
		out[i] = ChartPoint{Span: chartSpan(book, point.Period), Y: point.Value}
	}
	return out
}

func chartTargets(book *words.Book, targets []model.Target) []ChartPoint {
	out := make([]ChartPoint, len(targets))
	for i, target := range targets {
		out[i] = ChartPoint{Span: chartSpan(book, target.Period), Y: target.Value, Hint: target.Reason}
	}
	return out
}

func chartSpan(book *words.Book, period model.Period) Span {
	return Span{
		First: dayNumber(period.First()), Last: dayNumber(period.Last()), Label: book.ShortPeriod(period), Words: book.Period(period),
	}
}

// SpanOf returns the stretch of time of a period.
func SpanOf(book *words.Book, period model.Period) Span { return chartSpan(book, period) }

func dayNumber(date model.Date) int {
	return int(date.Time().Unix() / int64((24 * time.Hour).Seconds()))
}

func upperFirst(text string) string {
	r, length := utf8.DecodeRuneInString(text)
	if length == 0 {
		return text
	}
	return string(unicode.ToUpper(r)) + text[length:]
}

// ChartWordsOf returns the texts of a chart in the language of a book.
func ChartWordsOf(book *words.Book) ChartWords {
	list := func(key model.Key) func(string) string {
		return func(list string) string { return book.Say(key, "list", list) }
	}
	return ChartWords{
		Empty: book.Say("figure.chart.empty"), Target: book.Say("figure.chart.target"), Forecast: book.Say("figure.chart.forecast"),
		Baseline: book.Say("figure.chart.baseline"), Norm: book.Say("figure.chart.norm"), Low: book.Say("figure.chart.low"),
		High: book.Say("figure.chart.high"), NoData: book.Say("figure.chart.noData"),
		NotFromZero: book.Say("figure.chart.notFromZero"), Estimate: book.Say("figure.chart.estimate"),
		NothingKnown: book.Say("figure.chart.nothingKnown"),

		At: func(value, period string) string {
			return book.Say("figure.chart.at", "value", value, "period", period)
		},
		List:       func(items []string) string { return enumerate(book, items) },
		Measured:   list("figure.chart.measured"),
		TargetsAre: list("figure.chart.targetsAre"),
		ForecastIs: list("figure.chart.forecastIs"),
		Missed: func(period, reason string) string {
			return book.Say("figure.chart.missed", "period", period, "reason", reason)
		},
		BaselineIs: func(value, period string) string {
			return book.Say("figure.chart.baselineIs", "value", value, "period", period)
		},
		ReferenceIs: func(name, list string) string {
			return book.Say("figure.chart.referenceIs", "name", name, "list", list)
		},
		NormIs:   func(value string) string { return book.Say("figure.chart.normIs", "value", value) },
		RangeIs:  func(low, high string) string { return rangeWords(book, low, high) },
		BreakIs:  func(period, _ string) string { return book.Say("figure.chart.breakIs", "period", period) },
		StatusIs: func(word string) string { return book.Say("figure.chart.statusIs", "status", strings.ToLower(word)) },
	}
}

// rangeWords tells the range to stay within; either end may be open.
func rangeWords(book *words.Book, low, high string) string {
	switch {
	case low == "":
		return book.Say("figure.chart.below", "value", high)
	case high == "":
		return book.Say("figure.chart.above", "value", low)
	}
	return book.Say("figure.chart.between", "low", low, "high", high)
}

// enumerate writes "a, b and c".
func enumerate(book *words.Book, items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	return book.Say("figure.list", "items", strings.Join(items[:last], ", "), "last", items[last])
}
