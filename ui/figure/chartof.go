package figure

import (
	"maps"
	"slices"
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
	if options.Format == nil && indicator.Sort == model.LadderIndicator {
		options.Format = func(v float64) string { return book.Number(v, 0) }
	}
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

// ChartDataOf returns what the chart of an indicator shows to an audience: what [model.Dossier.Seen] hides is a gap, and nothing that is drawn
// depends on it, the axes included.
//
// Figures that hold for the whole of their period are steps: counts of what happened in it, stories among them, and whatever is taken by
// school year. Percentages, marks, rates and index numbers are a line, whichever way they should go: they say how it was at a moment, or what
// people answered then. Figures whose periods overlap, and more than fit as stairs, are a line too.
func ChartDataOf(d *model.Dossier, indicator *model.Indicator, book *words.Book, audience model.Audience) ChartData {
	data := ChartData{
		Item: indicator.ID, Title: indicator.Name, Subtitle: chartSubtitle(book, indicator),
		Norm: indicator.Norm, Lower: indicator.Direction == model.Lower, Decimals: indicator.Decimals,
		Low: indicator.RangeLow, High: indicator.RangeHigh,
		Targets: chartTargets(book, indicator.Targets), Forecast: chartPoints(book, indicator.Forecast), Rungs: chartRungs(book, indicator),
	}
	for i := range data.Forecast {
		data.Forecast[i].Estimate = true
	}
	zero, one, ten, hundred := 0.0, 1.0, 10.0, 100.0
	switch indicator.Type {
	case model.Percentage:
		data.Floor, data.Ceiling = &zero, &hundred
	case model.Tally:
		data.Floor = &zero
	case model.Mark:
		data.Floor, data.Ceiling = &one, &ten
	case model.Index:
		data.Par = &hundred
	}
	values := d.Values(indicator.ID)
	data.Steps = indicator.Type == model.Tally || len(values) > 0
	for _, value := range values {
		data.Steps = data.Steps && (indicator.Type == model.Tally || value.Period.Shape() == model.SeasonShape)
		seen := d.Seen(value, audience)
		if seen.Hiding == model.AsLessThan {
			data.Least = &zero // the axis shows where it is, whatever it is
		}
		data.Values = append(data.Values, chartValue(book, indicator, value, seen))
	}
	switch indicator.Sort {
	case model.StoryIndicator:
		data.Steps = true
		data.tellStories(storyCounts(d, indicator, book, audience))
	case model.LadderIndicator:
		data.Subtitle = ""
	}
	if baseline := indicator.Baseline; baseline != nil {
		if seen := d.SeenBaseline(indicator, audience); seen.Value != nil {
			data.Baseline = &ChartPoint{
				Span: chartSpan(book, baseline.Period), Y: *seen.Value, Estimate: baseline.Estimate, Hint: baselineHint(book, indicator, seen),
			}
		}
	}
	for _, reference := range indicator.References {
		data.References = append(data.References, ChartLine{Name: reference.Name, Points: chartPoints(book, reference.Points)})
	}
	for _, definition := range indicator.BreaksOf() {
		data.Breaks = append(data.Breaks, chartBreak(book, indicator, definition))
	}
	if latest := d.LatestValue(indicator.ID); latest != nil && len(data.Rungs) > 0 {
		data.Last, data.LastWhen = book.Say("figure.chart.rung", "rung", book.Number(*latest.Value, 0), "of", len(data.Rungs)), book.Period(latest.Period)
	} else if latest != nil {
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
		Estimate: value.Certainty == model.Estimate || value.Certainty == model.RoughGuess, Provisional: value.State == model.Provisional,
		Footnote: seen.Footnote,
	}
	figure := book.Figures(indicator, seen)
	if seen.Value == nil {
		out.Missing = figure
	}
	told := []string{book.Period(value.Period) + ": " + figure}
	switch {
	case seen.N != nil:
		out.Behind = append(out.Behind, book.Say("figure.chart.n", "n", book.Whole(*seen.N)))
	case seen.Numerator != nil && seen.Denominator != nil:
		out.Behind = append(out.Behind, book.Say("figure.chart.of", "part", book.Number(*seen.Numerator, -1), "whole", book.Number(*seen.Denominator, -1)))
	case seen.Denominator != nil:
		out.Behind = append(out.Behind, book.Say("figure.chart.n", "n", book.Number(*seen.Denominator, -1)))
	}
	if value.Certainty != "" && seen.Value != nil {
		out.Behind = append(out.Behind, book.Choice("certainty", string(value.Certainty)))
	}
	told = append(told, out.Behind...)
	if value.State == model.Provisional && seen.Value != nil {
		told = append(told, book.Say("figure.chart.provisional"))
	}
	if seen.Footnote != "" {
		told = append(told, seen.Footnote)
	}
	out.Hint = strings.Join(told, " · ")
	return out
}

func baselineHint(book *words.Book, indicator *model.Indicator, seen model.Figures) string {
	told := []string{book.Say("figure.chart.baseline") + ", " + book.Period(indicator.Baseline.Period) + ": " + book.Figures(indicator, seen)}
	if seen.N != nil {
		told = append(told, book.Say("figure.chart.n", "n", book.Whole(*seen.N)))
	}
	if indicator.Baseline.Estimate {
		told = append(told, book.Say("figure.chart.estimate"))
	}
	return strings.Join(told, " · ")
}

// tellStories adds how many stories there are; the last period is the last figure when nobody entered one.
func (data *ChartData) tellStories(counts []ChartValue) {
	data.Values = append(data.Values, counts...)
	if n := len(counts); n > 0 && n == len(data.Values) {
		last := counts[n-1]
		data.Last, data.LastWhen = plainNumber(*last.Y), last.said()
	}
}

// storyCounts counts the stories that an audience may read, for the periods for which nobody entered how many there were.
func storyCounts(d *model.Dossier, indicator *model.Indicator, book *words.Book, audience model.Audience) []ChartValue {
	counts := map[model.Period]float64{}
	for _, story := range model.All[model.Story](d) {
		if story.Indicator == indicator.ID && story.Period.Valid() && audience.SeesStory(story) && d.ValueAt(indicator.ID, story.Period) == nil {
			counts[story.Period]++
		}
	}
	var out []ChartValue
	for _, period := range slices.Sorted(maps.Keys(counts)) {
		count := counts[period]
		hint := book.Period(period) + ": " + book.WithUnit(indicator, count)
		out = append(out, ChartValue{Span: chartSpan(book, period), Y: &count, Hint: hint})
	}
	return out
}

// chartBreak tells from when a series cannot be compared, and what changed.
func chartBreak(book *words.Book, indicator *model.Indicator, definition model.Definition) ChartBreak {
	out := ChartBreak{
		Day: dayNumber(definition.From.First()), Label: book.Say("figure.chart.break"), When: book.Period(definition.From),
		What: strings.TrimSuffix(strings.TrimSpace(definition.Text), "."),
	}
	was := indicator.DefinitionAt(model.Period(model.DateOf(definition.From.First().Time().AddDate(0, 0, -1))))
	if text := strings.TrimSuffix(strings.TrimSpace(was.Text), "."); text != "" && out.What != "" && text != out.What {
		out.Note = book.Say("figure.chart.breakFrom", "period", out.When, "was", text, "now", out.What)
	} else {
		out.Note = book.Say("figure.chart.breakIs", "period", out.When)
	}
	if definition.Reason != "" {
		out.Note += " " + definition.Reason
	}
	return out
}

// chartRungs are the rungs of a ladder.
func chartRungs(book *words.Book, indicator *model.Indicator) []ChartRung {
	if indicator.Sort != model.LadderIndicator || indicator.Ladder == nil {
		return nil
	}
	return []ChartRung{
		{book.Say("paper.indicator.expect"), indicator.Ladder.Expect}, {book.Say("paper.indicator.like"), indicator.Ladder.Like},
		{book.Say("paper.indicator.love"), indicator.Ladder.Love},
	}
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

// dayAt is the day of a number.
func dayAt(number int) time.Time {
	return time.Unix(int64(number)*int64((24*time.Hour).Seconds()), 0).UTC()
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
		NothingKnown: book.Say("figure.chart.nothingKnown"), Provisional: book.Say("figure.chart.provisional"),
		AllMissing: book.Say("figure.chart.allMissing"),

		Millions: func(number string) string { return book.Say("figure.chart.millions", "number", number) },
		MeasuredMany: func(count int, first, last, least, most string) string {
			return book.Count("figure.chart.measuredMany", count, "first", first, "last", last, "least", least, "most", most)
		},
		MissedMany: func(count int, reason string) string {
			return book.Count("figure.chart.missedMany", count, "reason", reason)
		},
		Footnote: func(period, text string) string {
			return book.Say("figure.chart.footnote", "period", upperFirst(period), "text", text)
		},
		BehindIs: func(period, list string) string {
			return book.Say("figure.chart.behindIs", "period", period, "list", list)
		},
		RungIs: func(name, text string) string {
			return book.Say("figure.chart.rungIs", "name", upperFirst(name), "text", text)
		},
		Reached: list("figure.chart.reached"),

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
		BreakIs:  func(_, note string) string { return note },
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
