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
	if c.isEmpty() {
		say(words.NothingKnown)
	}
	if words.BaselineIs != nil && data.Baseline != nil {
		say(words.BaselineIs(c.figure(data.Baseline.Y, data.Baseline.Estimate), data.Baseline.said()))
	}
	if words.Measured != nil {
		say(c.list(words.Measured, func(item func(string, string)) {
			for _, v := range data.Values {
				if v.Y != nil {
					item(c.figure(*v.Y, v.Estimate), v.said())
				}
			}
		}))
	}
	if words.Missed != nil {
		for _, v := range data.Values {
			if v.Y == nil {
				reason := v.Missing
				if reason == "" {
					reason = words.NoData
				}
				say(words.Missed(v.said(), reason))
			}
		}
	}
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
			say(words.BreakIs(b.When, b.Label))
		}
	}
	if words.StatusIs != nil && data.StatusWord != "" {
		say(words.StatusIs(data.StatusWord))
	}
	if !c.value.showsZero() && !c.value.bare && words.NotFromZero != "" {
		say(words.NotFromZero)
	}
	return strings.Join(sentences, " ")
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
