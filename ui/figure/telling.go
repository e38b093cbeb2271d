package figure

import "strings"

// telling says in sentences what a chart shows.
func (c *chart) telling() string {
	words, data := &c.options.Words, &c.data
	var sentences []string
	say := func(sentence string) {
		if sentence = strings.TrimSpace(sentence); sentence != "" {
			sentences = append(sentences, sentence)
		}
	}
	if data.Subtitle != "" {
		say(strings.TrimSuffix(data.Subtitle, ".") + ".")
	}
	for _, rung := range data.Rungs {
		if words.RungIs != nil && rung.Text != "" {
			say(words.RungIs(rung.Name, strings.TrimSuffix(rung.Text, ".")))
		}
	}
	if c.isEmpty() && len(data.Rungs) == 0 {
		say(words.NothingKnown)
	}
	if words.BaselineIs != nil && data.Baseline != nil {
		say(words.BaselineIs(c.figure(data.Baseline.Y, data.Baseline.Estimate), data.Baseline.said()))
	}
	c.tellValues(say)
	if words.TargetsAre != nil {
		say(c.list(words.TargetsAre, c.each(data.Targets)))
	}
	if words.ForecastIs != nil {
		say(c.list(words.ForecastIs, c.each(data.Forecast)))
	}
	for _, reference := range data.References {
		if words.ReferenceIs != nil {
			say(c.list(func(list string) string { return words.ReferenceIs(reference.Name, list) }, c.each(reference.Points)))
		}
	}
	if words.NormIs != nil && data.Norm != nil {
		say(words.NormIs(c.options.Format(*data.Norm)))
	}
	if words.RangeIs != nil && (data.Low != nil || data.High != nil) {
		say(words.RangeIs(c.optional(data.Low), c.optional(data.High)))
	}
	for _, b := range data.Breaks {
		if words.BreakIs != nil {
			note := b.Note
			if note == "" {
				note = b.Label
			}
			say(words.BreakIs(b.When, note))
		}
	}
	if words.StatusIs != nil && data.StatusWord != "" {
		say(words.StatusIs(data.StatusWord))
	}
	c.tellNotes(say)
	if len(data.Rungs) == 0 && !c.value.showsZero() && !c.value.bare && words.NotFromZero != "" {
		say(words.NotFromZero)
	}
	return strings.Join(sentences, " ")
}

// mostTold is how many figures, or gaps, are told one by one; more are told by what stands out, as on the chart.
const mostTold = 24

// tellValues says what was measured, and where nothing was.
func (c *chart) tellValues(say func(string)) {
	words := &c.options.Words
	var present []ChartValue
	missing := map[string]int{}
	var reasons []string
	for _, v := range c.data.Values {
		if v.Y != nil {
			present = append(present, v)
			continue
		}
		reason := v.Missing
		if reason == "" {
			reason = words.NoData
		}
		if missing[reason]++; missing[reason] == 1 {
			reasons = append(reasons, reason)
		}
	}
	measured := words.Measured
	if len(c.data.Rungs) > 0 {
		measured = words.Reached
	}
	switch {
	case measured != nil && (len(present) <= mostTold || words.MeasuredMany == nil || words.At == nil):
		say(c.list(measured, func(item func(string, string)) {
			for _, v := range present {
				item(c.valueSaid(v), v.said())
			}
		}))
	case words.MeasuredMany != nil && words.At != nil && len(present) > mostTold:
		at := func(v ChartValue) string { return words.At(c.valueSaid(v), v.said()) }
		least, most := present[0], present[0]
		for _, v := range present {
			if *v.Y < *least.Y {
				least = v
			}
			if *v.Y >= *most.Y {
				most = v
			}
		}
		say(words.MeasuredMany(len(present), at(present[0]), at(present[len(present)-1]), at(least), at(most)))
	}
	if words.Missed == nil {
		return
	}
	told := 0
	for _, count := range missing {
		told += count
	}
	if told > mostTold && words.MissedMany != nil {
		for _, reason := range reasons {
			say(words.MissedMany(missing[reason], reason))
		}
		return
	}
	for _, v := range c.data.Values {
		if v.Y == nil {
			reason := v.Missing
			if reason == "" {
				reason = words.NoData
			}
			say(words.Missed(v.said(), reason))
		}
	}
}

// tellNotes says what the footnotes and the lines under the periods say, where the chart has them.
func (c *chart) tellNotes(say func(string)) {
	words := &c.options.Words
	for _, v := range c.data.Values {
		if c.options.Behind && !c.small && words.BehindIs != nil && len(v.Behind) > 0 && len(c.data.Values) <= mostTold {
			say(words.BehindIs(v.said(), strings.Join(v.Behind, ", ")))
		}
	}
	for _, v := range c.data.Values {
		if c.options.Notes && words.Footnote != nil && v.Footnote != "" {
			say(words.Footnote(v.said(), v.Footnote))
		}
	}
}

// valueSaid writes a measured value with what is uncertain of it.
func (c *chart) valueSaid(v ChartValue) string {
	var doubts []string
	if v.Estimate && c.options.Words.Estimate != "" {
		doubts = append(doubts, c.options.Words.Estimate)
	}
	if v.Provisional && c.options.Words.Provisional != "" {
		doubts = append(doubts, c.options.Words.Provisional)
	}
	text := c.options.Format(*v.Y)
	if len(doubts) > 0 {
		text += " (" + strings.Join(doubts, ", ") + ")"
	}
	return text
}

// list makes one sentence of the figures that each yields; none without figures.
func (c *chart) list(sentence func(list string) string, each func(item func(value, period string))) string {
	words := &c.options.Words
	if words.At == nil || words.List == nil {
		return ""
	}
	var items []string
	each(func(value, period string) { items = append(items, words.At(value, period)) })
	if len(items) == 0 {
		return ""
	}
	return sentence(words.List(items))
}

func (c *chart) each(points []ChartPoint) func(item func(value, period string)) {
	return func(item func(value, period string)) {
		for _, p := range points {
			item(c.figure(p.Y, p.Estimate), p.said())
		}
	}
}

// figure writes a value, and that it is an estimate.
func (c *chart) figure(v float64, estimate bool) string {
	text := c.options.Format(v)
	if estimate && c.options.Words.Estimate != "" {
		text += " (" + c.options.Words.Estimate + ")"
	}
	return text
}

func (c *chart) optional(v *float64) string {
	if v == nil {
		return ""
	}
	return c.options.Format(*v)
}
