package page

import (
	"slices"
	"strings"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/words"
)

// shownIndicators are those that were read in the session of the page; all that were not dropped for the whole dossier, or where the
// session read none.
func (r *report) shownIndicators() []*model.Indicator {
	all := slices.DeleteFunc(r.Dossier.Indicators(), func(i *model.Indicator) bool { return i.Choice == model.Dropped })
	if r.session == nil {
		return all
	}
	read := slices.DeleteFunc(slices.Clone(all), func(i *model.Indicator) bool { return r.Dossier.ReadingIn(i.ID, r.session.ID) == nil })
	if len(read) == 0 {
		return all
	}
	return read
}

// standing is the table with one row for each indicator that has a figure: the page at a glance.
func (r *report) standing() section {
	s := section{ID: "standing", Title: r.say("web.standing")}
	caption := r.say("web.standing.caption")
	if r.session != nil {
		caption = r.say("web.standing.session")
	}
	t := table{Caption: caption, Columns: []column{
		{Title: r.say("paper.indicators")}, {Title: r.say("web.latest"), Figures: true}, {Title: r.say("paper.period")},
		{Title: r.say("paper.target"), Figures: true}, {Title: r.say("web.judgement")},
	}}
	for _, i := range r.indicators {
		course := r.Dossier.SeenCourse(i, r.Audience)
		if course.Value == nil {
			continue
		}
		name := span{Text: clean(i.Code + " " + i.Name), Link: "#" + r.places[i.ID], Lang: r.own(i.Name).Lang}
		target := ""
		if next := i.TargetAt(course.Value.Period.Last()); next != nil {
			target = r.say("web.target", "value", r.book.WithUnit(i, next.Value), "period", r.book.Period(next.Period))
		}
		t.Rows = append(t.Rows, row{Cells: []cell{
			one(name), figures(clean(r.book.Figures(i, r.Dossier.Seen(course.Value, r.Audience)))),
			one(plain(r.book.Period(course.Value.Period))), figures(clean(target)), one(r.status(course.Judgement)),
		}})
	}
	if len(t.Rows) > 0 {
		t.without(3)
		s.add(block{Table: &t})
	}
	if lines, ok := r.lines(); ok {
		s.add(block{Figure: r.picture(lines)})
	}
	return s
}

// lines draws all lines small beside each other; a few are seen at one glance where they stand.
func (r *report) lines() (drawing figure.Drawing, ok bool) {
	const few = 4
	drawn := slices.DeleteFunc(slices.Clone(r.indicators), func(i *model.Indicator) bool {
		return i.Sort == model.LadderIndicator || len(r.Dossier.Values(i.ID)) < 2
	})
	if len(drawn) < few {
		return drawing, false
	}
	drawing = figure.MultiplesOf(r.Dossier, drawn, r.book, r.Audience, figure.MultiplesOptions{W: chartWidth, TextSize: 14, Columns: 2})
	drawing.Title = r.say("figure.lines.all")
	return drawing, true
}

func (r *report) indicatorSection() section {
	s := section{ID: "indicators", Title: r.say("web.indicators")}
	if len(r.indicators) == 0 {
		s.add(block{Text: line{muted(r.say("paper.indicatorSheet.empty"))}})
	}
	for _, indicator := range r.indicators {
		s.add(block{Article: r.indicator(indicator)})
	}
	return s
}

// indicator tells one indicator: what it says now, how it is measured, the line, the figures, and what people made of them.
func (r *report) indicator(i *model.Indicator) *article {
	a := &article{ID: r.places[i.ID], Title: line{span{Text: clean(i.Code) + " ", Class: "code"}, r.own(i.Name)}}
	for _, goal := range r.goalLines(i) {
		a.add(block{Text: goal})
	}
	r.latest(a, i)
	a.add(block{Text: r.measuring(i)})
	if drawing, ok := r.chart(i); ok {
		a.add(block{Figure: r.picture(drawing)})
	}
	if t := r.valueTable(i); len(t.Rows) > 0 {
		a.add(block{Table: t})
	}
	r.readings(a, i)
	r.storiesOf(a, i)
	if links := r.linked(i); len(links) > 0 {
		a.add(block{Text: links})
	}
	if facts := r.facts(i); len(facts) > 0 {
		a.add(block{Heading: &heading{Level: 4, Text: line{plain(r.say("paper.indicator.about"))}}})
		a.add(block{Facts: facts})
	}
	return a
}

// goalLines are the goals that an indicator belongs to, in the group's words.
func (r *report) goalLines(i *model.Indicator) []line {
	var lines []line
	for _, id := range i.Goals {
		if goal := model.Get[model.Goal](r.Dossier, id); goal != nil {
			lines = append(lines, line{r.own(sentence(goal.Text)), plain(" "), strong(r.say("paper.goal", "code", r.Dossier.Code(id)))})
		}
	}
	if len(lines) == 0 {
		lines = append(lines, line{muted(r.say("paper.indicator.unplaced"))})
	}
	return lines
}

// latest tells the last figure, large, how it is judged, and by whom. What is computed stays visible where the group judged otherwise.
func (r *report) latest(a *article, i *model.Indicator) {
	course := r.Dossier.SeenCourse(i, r.Audience)
	if course.Value == nil {
		a.add(block{Text: line{muted(r.say("paper.indicator.noFigures"))}})
	} else {
		said := clean(r.book.Figures(i, r.Dossier.Seen(course.Value, r.Audience)))
		a.add(block{Text: line{{Text: said, Class: "latest"}, muted(" " + r.book.Period(course.Value.Period))}})
	}
	if course.Value == nil && !course.ByGroup {
		return
	}
	whose := r.say("paper.judgement.computed")
	switch {
	case course.ByGroup:
		whose = r.say("paper.judgement.group")
	case i.Direction == model.FollowOnly:
		whose = r.book.Choice("direction", string(i.Direction))
	}
	a.add(block{Text: line{r.status(course.Judgement), muted(" · " + whose)}})
	if course.ByGroup && course.Computed != course.Judgement {
		a.add(block{Text: line{muted(r.say("paper.judgement.other", "judgement", r.book.Choice("judgement", string(course.Computed))))}})
	}
}

// measuring says how an indicator is measured.
func (r *report) measuring(i *model.Indicator) line {
	said := line{strong(r.say("paper.measuring"))}
	add := func(s span) { said = append(said, plain(" "), s) }
	switch {
	case i.Definition != "":
		add(r.own(sentence(i.Definition)))
	case i.Numerator != "" && i.Denominator != "":
		add(r.own(sentence(words.Sentence(i.Numerator) + " / " + i.Denominator)))
	}
	var source []string
	if i.Source != "" {
		source = append(source, i.Source)
	}
	if i.Frequency != "" {
		source = append(source, r.book.Choice("frequency", string(i.Frequency)))
	}
	if len(source) > 0 {
		add(plain(clean(words.Sentence(sentence(strings.Join(source, ", "))))))
	}
	if i.Direction != "" && i.Sort != model.StoryIndicator {
		add(plain(words.Sentence(sentence(r.book.Choice("direction", string(i.Direction))))))
	}
	if len(said) == 1 {
		add(plain(r.say("paper.indicator.undefined")))
	}
	return said
}

// The size of a chart, in pixels.
const (
	chartWidth  = 860.0
	chartHeight = 300.0
)

// chart draws the line of an indicator; one with less than two points is no line.
func (r *report) chart(i *model.Indicator) (drawing figure.Drawing, ok bool) {
	points := len(i.Targets) + len(i.Forecast)
	if i.Baseline != nil && r.Dossier.ValueAt(i.ID, i.Baseline.Period) == nil {
		points++
	}
	for _, value := range r.Dossier.Values(i.ID) {
		if r.Dossier.Seen(value, r.Audience).Value != nil {
			points++
		}
	}
	if points < 2 {
		return drawing, false
	}
	drawing = figure.ChartOf(r.Dossier, i, r.book, r.Audience, figure.ChartOptions{W: chartWidth, H: chartHeight})
	drawing.Title = i.Code + " " + drawing.Title // so that no two drawings have one title, and with it one name
	return drawing, true
}

// facts are what else is known of an indicator.
func (r *report) facts(i *model.Indicator) []fact {
	var facts []fact
	add := func(key model.Key, said ...span) {
		if !line(said).empty() {
			facts = append(facts, fact{Name: line{plain(r.say(key))}, Text: []line{said}})
		}
	}
	if i.Choice != model.Candidate {
		said := line{plain(words.Sentence(r.book.Choice("choice", string(i.Choice))))}
		if i.ChoiceReason != "" {
			said = append(said, plain(": "), r.own(sentence(i.ChoiceReason)))
		}
		add("paper.indicator.choice", said...)
	}
	add("paper.indicator.owner", r.own(r.Dossier.ActorName(i.Owner)))
	add("paper.indicator.sourceOwner", r.own(i.SourceOwner))
	add("paper.indicator.method", r.own(i.Method))
	if i.Norm != nil {
		add("paper.indicator.norm", plain(clean(r.book.WithUnit(i, *i.Norm))))
	}
	if i.RangeLow != nil && i.RangeHigh != nil {
		add("paper.indicator.range", plain(clean(r.say("paper.indicator.between", "low", r.book.WithUnit(i, *i.RangeLow), "high", r.book.WithUnit(i, *i.RangeHigh)))))
	}
	if ladder := i.Ladder; ladder != nil {
		add("paper.indicator.expect", r.own(ladder.Expect))
		add("paper.indicator.like", r.own(ladder.Like))
		add("paper.indicator.love", r.own(ladder.Love))
	}
	for _, target := range i.Targets {
		if target.Reason != "" {
			add("paper.indicator.target", plain(clean(r.say("paper.indicator.targetReason",
				"value", r.book.WithUnit(i, target.Value), "period", r.book.Period(target.Period), "reason", sentence(target.Reason)))))
		}
	}
	if i.Mandatory {
		add("paper.indicator.mandatory", plain(r.say("paper.indicator.bbv")))
	}
	return facts
}
