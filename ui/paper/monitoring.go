package paper

import (
	"slices"
	"strings"

	"doelenboom/model"
	"doelenboom/ui/figure"
)

// drawMonitoring prints what a council reads: how every goal stands and why, then each indicator with its line and what was made of it, the
// stories, the agreements, and what must be known about the figures.
func drawMonitoring(r *report) error {
	r.economically((*report).monitoringHead)
	indicators := r.monitored()
	r.monitoringLines(indicators)
	if len(indicators) == 0 {
		r.nothing("paper.indicatorSheet.empty")
	}
	for _, i := range indicators {
		r.code = i.Code
		r.turn(a4)
		r.places[indicatorPlace(i)] = destination{page: len(r.pages), y: r.y}
		r.drawIndicator(i, r.settingFor(i))
	}
	r.code, r.air = "", 1
	r.turn(a4)
	r.economically((*report).monitoringEnd)
	return nil
}

// monitoringHead is what stands before the indicators.
func (r *report) monitoringHead(s setting) {
	about := r.Dossier.Cover()
	r.heading(1, "", span{Text: coalesce(about.Title, r.say("paper.untitled"))})
	var parts []string
	for _, part := range []string{about.Theme, about.Municipality} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	r.paragraph(leadStyle, span{Text: strings.Join(parts, " · ")})
	r.paragraph(mutedStyle, span{Text: r.say("report.monitoring.how")})
	r.futureImage()
	r.monitoringSummary(s)
}

func indicatorPlace(i *model.Indicator) string { return "indicator-" + string(i.ID) }

// monitored are the indicators that are followed, in the order of the tree.
func (r *report) monitored() []*model.Indicator {
	followed := func(i *model.Indicator) bool {
		return i.Choice != model.Dropped && i.Choice != model.Reserve && i.Choice != model.WishList
	}
	var out []*model.Indicator
	for _, goal := range r.Dossier.Goals() {
		for _, i := range r.Dossier.IndicatorsOf(goal.ID) {
			if followed(i) && !slices.Contains(out, i) {
				out = append(out, i)
			}
		}
	}
	for _, i := range r.Dossier.Indicators() {
		if followed(i) && !slices.Contains(out, i) {
			out = append(out, i)
		}
	}
	return out
}

// monitoringSummary prints a line for each goal and indicator: the last figure, where it should be, and the judgement with whose it is.
func (r *report) monitoringSummary(s setting) {
	t := table{Dense: s.dense, Columns: []column{{Title: r.say("paper.goals")}, {Title: r.say("report.summary.indicator")}, {Title: r.say("report.summary.latest")},
		{Title: r.say("paper.target")}, {Title: r.say("report.summary.judgement")}}}
	for _, goal := range r.Dossier.Goals() {
		indicators := slices.DeleteFunc(slices.Clone(r.Dossier.IndicatorsOf(goal.ID)), func(i *model.Indicator) bool { return !slices.Contains(r.monitored(), i) })
		name := cell{{Text: r.goalCode(goal.ID) + " ", Weight: figure.Bold, Paint: figure.LevelPaint(r.Dossier.LevelOf(goal))}, {Text: goal.Text}}
		if len(indicators) == 0 {
			continue
		}
		for n, i := range indicators {
			first := name
			if n > 0 {
				first = nil
			}
			t.Rows = append(t.Rows, append([]cell{first}, r.summaryOf(i)...))
		}
	}
	if len(t.Rows) == 0 {
		return
	}
	r.heading(2, "", span{Text: r.say("report.summary.title")})
	r.table(t)
	r.withoutIndicator()
}

func (r *report) summaryOf(i *model.Indicator) []cell {
	course := r.Dossier.SeenCourse(i, r.Audience)
	latest := ""
	if course.Value != nil {
		latest = r.book.Figures(i, r.Dossier.Seen(course.Value, r.Audience)) + " (" + r.book.Period(course.Value.Period) + ")"
	}
	target := ""
	if n := len(i.Targets); n > 0 {
		target = r.book.WithUnit(i, i.Targets[n-1].Value) + " (" + r.book.Period(i.Targets[n-1].Period) + ")"
	}
	judged := cell{{Text: capital(r.book.Choice("judgement", string(course.Judgement))), Weight: figure.Bold, Paint: figure.StatusPaint(course.Judgement), Sign: statusSign(course.Judgement)}}
	if course.ByGroup && course.Reason != "" {
		judged = append(judged, span{Text: "\n" + capital(sentence(course.Reason))})
	}
	if i.Sort == model.StoryIndicator {
		judged = nil
	}
	return []cell{{{Text: i.Code + " " + i.Name, Link: "#" + indicatorPlace(i), Paint: figure.Accent}}, text(latest), text(target), judged}
}

// withoutIndicator names the goals that nothing measures: what is not seen must not look as if it were in order.
func (r *report) withoutIndicator() {
	var items []entry
	for _, goal := range r.Dossier.Goals() {
		if len(r.Dossier.IndicatorsOf(goal.ID)) == 0 {
			items = append(items, entry{Label: r.goalCode(goal.ID), Runs: text(sentence(goal.Text))})
		}
	}
	if len(items) > 0 {
		r.heading(3, "", span{Text: r.say("report.summary.unseen")})
		r.inColumns(bodyStyle, items)
	}
}

// monitoringEnd prints the stories that belong to goals, the agreements, and what must be known about the figures.
func (r *report) monitoringEnd(setting) {
	r.heading(1, "", span{Text: r.say("report.monitoring.agreed")})
	r.told(slices.DeleteFunc(model.All[model.Story](r.Dossier), func(s *model.Story) bool { return s.Indicator != "" }))
	open := slices.DeleteFunc(r.Dossier.Agreements(), func(a *model.Agreement) bool { return !a.IsOpen() && a.Sort == model.Action })
	if len(open) == 0 {
		r.nothing("handout.actions.empty")
	}
	r.agreements(open)
	r.heading(2, "", span{Text: r.say("report.notes.title")})
	items := []entry{{Runs: text(r.say("report.notes.judgement"))}, {Runs: text(r.say("report.notes.estimate"))}}
	if r.Audience.SmallNumbersHidden() {
		about := r.Dossier.Cover()
		items = append(items, entry{Runs: text(r.say("report.notes.small", "count", about.SmallCount, "share", about.SmallShare))})
	}
	r.list(bodyStyle, items)
	r.dataStatement()
	r.closing()
}
