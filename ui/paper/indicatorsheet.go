package paper

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"doelenboom/model"
	"doelenboom/ui/figure"
)

// drawIndicatorSheets prints a sheet for one indicator, or for each that was not dropped.
func drawIndicatorSheets(r *report) error {
	indicators := slices.DeleteFunc(r.Dossier.Indicators(), func(i *model.Indicator) bool { return i.Choice == model.Dropped })
	if r.Indicator != "" {
		one := model.Get[model.Indicator](r.Dossier, r.Indicator)
		if one == nil {
			return noSuch(r.Indicator)
		}
		indicators = []*model.Indicator{one}
	}
	if len(indicators) == 0 {
		r.heading(1, "", span{Text: r.say("paper.indicatorSheet.title")})
		r.nothing("paper.indicatorSheet.empty")
		return nil
	}
	for _, indicator := range indicators {
		r.code = indicator.Code
		r.turn(r.sheet)
		r.drawIndicator(indicator, r.settingFor(indicator))
	}
	return nil
}

// drawIndicator prints one indicator: what it says now, how it is measured, the line, the figures, and what people made of them.
func (r *report) drawIndicator(i *model.Indicator, s setting) {
	r.air = s.air
	r.heading(1, "", span{Text: i.Name})
	r.paragraph(leadStyle, r.goalLine(i)...)
	r.beside(17.5, 35, []float64{0.5, 0.5}, func() { r.latestFigure(i) }, func() { r.paragraph(asideStyle, r.measuring(i)...) })
	r.chart(i, s.chart, false)
	figures := r.valueTable(i)
	figures.Dense = figures.Dense || s.dense
	r.table(figures)
	r.stories(i)
	level := 2
	for _, reading := range slices.Backward(r.Dossier.Readings(i.ID)) {
		r.reading(reading, level)
		level = 3 // earlier ones stand below the latest
	}
	r.linkedAgreements(i)
	r.aboutIndicator(i, s)
	r.definitions(i)
}

// goalLine is the goal that an indicator belongs to, in the group's words.
func (r *report) goalLine(i *model.Indicator) []span {
	var line []span
	for n, id := range i.Goals {
		goal := model.Get[model.Goal](r.Dossier, id)
		if goal == nil {
			continue
		}
		if n > 0 {
			line = append(line, span{Text: "\n"})
		}
		code := r.say("paper.goal", "code", r.goalCode(id))
		line = append(line, span{Text: sentence(goal.Text) + " "}, span{Text: code, Weight: figure.Bold, Paint: figure.LevelPaint(r.Dossier.LevelOf(goal))})
	}
	if len(line) == 0 {
		return []span{{Text: r.say("paper.indicator.unplaced"), Paint: mutedStyle.paint}}
	}
	return line
}

// latestFigure prints the last figure large, with its period and how it is judged, and by whom.
func (r *report) latestFigure(i *model.Indicator) {
	course := r.Dossier.SeenCourse(i, r.Audience)
	if course.Value == nil {
		r.paragraph(leadStyle, span{Text: r.say("paper.indicator.noFigures"), Paint: mutedStyle.paint})
	} else {
		figures := r.Dossier.Seen(course.Value, r.Audience)
		number, unit := r.large(i, figures)
		size := figuresStyle.size
		if figures.Hiding == model.Hidden {
			size = sectionStyle.size
		}
		after := strings.TrimSpace(unit + " " + r.book.Period(course.Value.Period))
		r.paragraph(figuresStyle, span{Text: number + " ", Size: size}, span{Text: after, Size: leadStyle.size, Plain: true, Paint: mutedStyle.paint})
	}
	r.judgement(i, course)
}

// large is a figure with the short part of its unit, and the part of the unit that stands smaller behind it.
func (r *report) large(i *model.Indicator, figures model.Figures) (number, unit string) {
	number = r.book.Figures(i, figures)
	if i.Unit != "" && i.Unit != "%" && strings.HasSuffix(number, " "+i.Unit) {
		return strings.TrimSuffix(number, " "+i.Unit), i.Unit
	}
	return number, ""
}

// judgement prints a judgement as icon and word, and whose it is. The computed one stays visible where the group judged otherwise.
func (r *report) judgement(i *model.Indicator, course model.Course) {
	if course.Value == nil && !course.ByGroup {
		return
	}
	whose := r.say("paper.judgement.computed")
	if course.ByGroup {
		whose = r.say("paper.judgement.group")
	}
	word := r.book.Choice("judgement", string(course.Judgement))
	if i.Direction == model.FollowOnly && !course.ByGroup {
		whose = r.book.Choice("direction", string(i.Direction))
	}
	line := []span{
		{Text: capital(word), Weight: figure.Bold, Paint: figure.StatusPaint(course.Judgement), Sign: statusSign(course.Judgement)},
		{Text: " · " + whose},
	}
	if course.ByGroup && course.Computed != course.Judgement {
		line = append(line, span{Text: "\n" + r.say("paper.judgement.other", "judgement", r.book.Choice("judgement", string(course.Computed)))})
	}
	if course.Reason != "" {
		line = append(line, span{Text: "\n" + capital(sentence(course.Reason))})
	}
	if earlier := course.Earlier; earlier != nil { // newer figures came in, or a later conversation did not judge
		key, when := model.Key("judgement.was"), ""
		if session := model.Get[model.Session](r.Dossier, earlier.Session); session != nil && session.Date != "" {
			key, when = "judgement.wasOn", r.book.Period(model.Period(session.Date[:len("2027-05")]))
		}
		line = append(line, span{Text: "\n" + r.say(key, "judgement", r.book.Choice("judgement", string(earlier.Judgement)), "when", when)})
	}
	r.paragraph(mutedStyle, line...)
}

// statusSign is the icon of a judgement as a figure that stands in a line of text.
func statusSign(judgement model.Judgement) *figure.Drawing {
	const size = 16
	return &figure.Drawing{W: size, H: size, Ops: figure.StatusIcon(judgement, 0, 0, size)}
}

// measuring says how an indicator is measured, in one paragraph.
func (r *report) measuring(i *model.Indicator) []span {
	var parts []string
	if i.Definition != "" {
		parts = append(parts, sentence(i.Definition))
	}
	if i.Definition == "" && i.Numerator != "" && i.Denominator != "" {
		parts = append(parts, sentence(capital(i.Numerator)+" / "+i.Denominator))
	}
	var source []string
	for _, part := range []string{i.Source, frequencyWords(r, i)} {
		if part != "" {
			source = append(source, part)
		}
	}
	if n := r.respondents(i); n != nil {
		source = append(source, r.say("paper.respondents", "n", *n))
	}
	if len(source) > 0 {
		parts = append(parts, sentence(capital(strings.Join(source, ", "))))
	}
	if i.Direction != "" && i.Sort != model.StoryIndicator {
		parts = append(parts, sentence(capital(r.book.Choice("direction", string(i.Direction)))))
	}
	if len(parts) == 0 {
		parts = append(parts, r.say("paper.indicator.undefined"))
	}
	return lead(r.say("paper.measuring"), strings.Join(parts, " "))
}

// respondents is how many people are behind the last figure, else behind the baseline.
func (r *report) respondents(i *model.Indicator) *int {
	if latest := r.Dossier.LatestValue(i.ID); latest != nil && latest.N != nil {
		return r.Dossier.Seen(latest, r.Audience).N
	}
	if i.Baseline != nil {
		return r.Dossier.Seen(baselineValue(i), r.Audience).N
	}
	return nil
}

func frequencyWords(r *report, i *model.Indicator) string {
	if i.Frequency == "" {
		return ""
	}
	return r.book.Choice("frequency", string(i.Frequency))
}

// capital is a text that begins with a capital.
func capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 || first == utf8.RuneError {
		return text
	}
	return string(unicode.ToUpper(first)) + text[size:]
}

// aboutIndicator prints what else is known of an indicator: name by name, or in running text where room is scarce.
func (r *report) aboutIndicator(i *model.Indicator, s setting) {
	facts := r.factsAbout(i)
	if len(facts) == 0 {
		return
	}
	r.heading(2, "", span{Text: r.say("paper.indicator.about")})
	if s.dense {
		r.paragraph(asideStyle, running(facts)...)
		return
	}
	r.inColumns(denseStyle, entries(facts))
}

// factsAbout are what else is known of an indicator.
func (r *report) factsAbout(i *model.Indicator) []fact {
	var facts []fact
	add := func(key model.Key, value string) {
		if value != "" {
			facts = append(facts, fact{r.say(key), text(value)})
		}
	}
	if i.Choice != model.Candidate {
		choice := capital(r.book.Choice("choice", string(i.Choice)))
		if i.ChoiceReason != "" {
			choice += ": " + sentence(i.ChoiceReason)
		}
		add("paper.indicator.choice", choice)
	}
	add("paper.indicator.owner", r.Dossier.ActorName(i.Owner))
	add("paper.indicator.sourceOwner", i.SourceOwner)
	add("paper.indicator.method", i.Method)
	if i.Norm != nil {
		add("paper.indicator.norm", r.book.WithUnit(i, *i.Norm))
	}
	if i.RangeLow != nil && i.RangeHigh != nil {
		add("paper.indicator.range", r.say("paper.indicator.between", "low", r.book.WithUnit(i, *i.RangeLow), "high", r.book.WithUnit(i, *i.RangeHigh)))
	}
	if i.Ladder != nil {
		add("paper.indicator.expect", i.Ladder.Expect)
		add("paper.indicator.like", i.Ladder.Like)
		add("paper.indicator.love", i.Ladder.Love)
	}
	for _, target := range i.Targets {
		if target.Reason != "" {
			add("paper.indicator.target", r.say("paper.indicator.targetReason", "value", r.book.WithUnit(i, target.Value), "period", r.book.Period(target.Period), "reason", sentence(target.Reason)))
		}
	}
	if i.Mandatory {
		add("paper.indicator.mandatory", r.say("paper.indicator.bbv"))
	}
	return facts
}

// definitions prints how the definition changed, if it did.
func (r *report) definitions(i *model.Indicator) {
	if len(i.Versions) == 0 {
		return
	}
	r.heading(3, "", span{Text: r.say("paper.indicator.history")})
	var items []entry
	for _, version := range i.Versions {
		from := r.say("paper.indicator.fromStart")
		if version.From != "" {
			from = r.say("paper.indicator.from", "period", r.book.Period(version.From))
		}
		parts := []string{sentence(version.Text)}
		if version.Reason != "" {
			parts = append(parts, sentence(version.Reason))
		}
		if version.Breaks {
			parts = append(parts, r.say("paper.indicator.breaks"))
		}
		items = append(items, entry{Runs: lead(from, strings.Join(parts, " "))})
	}
	r.list(denseStyle, items)
}
