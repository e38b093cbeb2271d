package paper

import (
	"cmp"
	"slices"
	"strings"

	"doelenboom/model"
	"doelenboom/ui/figure"
)

// drawRegister prints all indicators in one table, in the columns that municipalities use for their programme accounts.
func drawRegister(r *report) error {
	r.heading(1, "", span{Text: r.say("handout.register.title")})
	t := table{Dense: true, Columns: []column{
		{Title: r.say("paper.code")}, {Title: r.say("paper.goals")}, {Title: r.say("handout.register.indicator")}, {Title: r.say("handout.register.unit")},
		{Title: r.say("handout.register.baseline")}, {Title: r.say("handout.register.previous")}, {Title: r.say("handout.register.latest")},
		{Title: r.say("handout.register.target")}, {Title: r.say("handout.register.judgement")}, {Title: r.say("handout.register.source")},
		{Title: r.say("handout.register.frequency")}, {Title: r.say("handout.register.owner")},
	}}
	for _, i := range r.Dossier.Indicators() {
		t.Rows = append(t.Rows, r.registerRow(i))
	}
	if len(t.Rows) == 0 {
		r.nothing("paper.indicatorSheet.empty")
		return nil
	}
	r.paragraph(mutedStyle, span{Text: r.say("handout.register.how")})
	r.table(t)
	return nil
}

func (r *report) registerRow(i *model.Indicator) []cell {
	var codes []string
	for _, goal := range i.Goals {
		codes = append(codes, r.goalCode(goal))
	}
	name := i.Name
	if i.Mandatory {
		name += " " + r.say("handout.register.mandatory")
	}
	if i.Choice == model.Dropped {
		name += " (" + r.book.Choice("choice", string(i.Choice)) + ")"
	}
	baseline := ""
	if i.Baseline != nil {
		baseline = r.withPeriod(i, r.Dossier.SeenBaseline(i, r.Audience), i.Baseline.Period)
	}
	latest, previous := "", ""
	values := slices.DeleteFunc(slices.Clone(r.Dossier.Values(i.ID)), func(v *model.Value) bool { return v.Value == nil })
	if n := len(values); n > 0 {
		latest = r.withPeriod(i, r.Dossier.Seen(values[n-1], r.Audience), values[n-1].Period)
		if n > 1 {
			previous = r.withPeriod(i, r.Dossier.Seen(values[n-2], r.Audience), values[n-2].Period)
		}
	}
	target := ""
	if n := len(i.Targets); n > 0 {
		last := i.Targets[n-1]
		target = r.withoutUnit(i, r.book.WithUnit(i, last.Value)) + " (" + r.book.Period(last.Period) + ")"
	}
	judgement := ""
	if i.Sort != model.StoryIndicator {
		judgement = r.book.Choice("judgement", string(r.Dossier.SeenCourse(i, r.Audience).Judgement))
	}
	return []cell{{{Text: i.Code, Weight: figure.Bold}}, text(strings.Join(codes, ", ")), text(name), text(i.Unit), text(baseline), text(previous), text(latest), text(target),
		text(judgement), text(i.Source), text(frequencyWords(r, i)), text(r.Dossier.ActorName(i.Owner))}
}

// withPeriod is a figure without its unit, with the period that it is about.
func (r *report) withPeriod(i *model.Indicator, figures model.Figures, period model.Period) string {
	return r.withoutUnit(i, r.book.Figures(i, figures)) + " (" + r.book.Period(period) + ")"
}

// drawActions prints what was agreed: the open actions by who does them and when, then the decisions, then what is done.
func drawActions(r *report) error {
	r.heading(1, "", span{Text: r.say("handout.actions.title")})
	all := r.Dossier.Agreements()
	if len(all) == 0 {
		r.nothing("handout.actions.empty")
		return nil
	}
	open := func(a *model.Agreement) bool { return a.Sort == model.Action && a.IsOpen() }
	var actions, decisions, done []*model.Agreement
	for _, a := range all {
		switch {
		case open(a):
			actions = append(actions, a)
		case a.Sort == model.Decision:
			decisions = append(decisions, a)
		default:
			done = append(done, a)
		}
	}
	slices.SortStableFunc(actions, func(a, b *model.Agreement) int {
		return cmp.Or(cmp.Compare(r.Dossier.ActorName(a.Who), r.Dossier.ActorName(b.Who)), compareDue(a.Due, b.Due), cmp.Compare(a.Number, b.Number))
	})
	byNumber := func(a, b *model.Agreement) int { return cmp.Compare(a.Number, b.Number) }
	slices.SortFunc(decisions, byNumber)
	slices.SortFunc(done, byNumber)
	r.agreementTable("handout.actions.open", actions)
	r.decisionTable(decisions)
	r.agreementTable("handout.actions.done", done)
	return nil
}

// compareDue puts what has no day last.
func compareDue(a, b model.Date) int {
	if (a == "") != (b == "") {
		return cmp.Compare(b, a)
	}
	return cmp.Compare(a, b)
}

func (r *report) agreementTable(title model.Key, list []*model.Agreement) {
	if len(list) == 0 {
		return
	}
	t := table{Columns: []column{{Title: r.say("handout.actions.number")}, {Title: r.say("handout.actions.what")}, {Title: r.say("handout.actions.who")},
		{Title: r.say("handout.actions.when")}, {Title: r.say("paper.state")}}}
	for _, a := range list {
		t.Rows = append(t.Rows, []cell{{{Text: r.agreementCode(a), Weight: figure.Bold}}, text(r.whatWasAgreed(a)), text(r.Dossier.ActorName(a.Who)), text(r.book.Date(a.Due)),
			text(r.book.Choice("agreementstate", string(a.State)))})
	}
	r.heading(2, "", span{Text: r.say(title)})
	r.table(t)
}

// decisionTable prints decisions with how and when they were taken.
func (r *report) decisionTable(list []*model.Agreement) {
	if len(list) == 0 {
		return
	}
	t := table{Columns: []column{{Title: r.say("handout.actions.number")}, {Title: r.say("handout.actions.what")}, {Title: r.say("handout.actions.form")}, {Title: r.say("paper.session")}}}
	for _, a := range list {
		form, session := "", ""
		if a.Form != "" {
			form = r.book.Choice("form", string(a.Form))
		}
		if in := model.Get[model.Session](r.Dossier, a.Session); in != nil {
			session = coalesce(r.book.Date(in.Date), r.sessionName(in))
		}
		t.Rows = append(t.Rows, []cell{{{Text: r.agreementCode(a), Weight: figure.Bold}}, text(r.whatWasAgreed(a)), text(form), text(session)})
	}
	r.heading(2, "", span{Text: r.say("paper.decisions")})
	r.table(t)
}

// whatWasAgreed is the text of an agreement, who tells it, and who objected and why.
func (r *report) whatWasAgreed(a *model.Agreement) string {
	what := sentence(a.Text)
	if a.Tells != "" {
		what += " " + sentence(r.say("paper.agreement.tells", "value", a.Tells))
	}
	for _, objection := range a.Objections {
		what += "\n" + r.say("paper.objection", "party", r.partyName(objection.Party), "text", sentence(objection.Text))
	}
	return what
}

// drawTerms prints the words that the group shares, with what others mean by them.
func drawTerms(r *report) error {
	r.heading(1, "", span{Text: r.say("handout.terms.title")})
	terms := model.All[model.Term](r.Dossier)
	if len(terms) == 0 {
		r.nothing("handout.terms.empty")
		return nil
	}
	r.paragraph(leadStyle, span{Text: r.say("handout.terms.how")})
	slices.SortFunc(terms, func(a, b *model.Term) int { return cmp.Compare(strings.ToLower(a.Word), strings.ToLower(b.Word)) })
	for _, term := range terms {
		r.heading(2, "", span{Text: term.Word})
		note := r.termNote(&model.Term{Word: term.Word, Meaning: term.Meaning})
		r.paragraph(bodyStyle, span{Text: coalesce(note.text, r.say("handout.terms.open"))})
		var items []entry
		for _, other := range term.Others {
			items = append(items, entry{Runs: text(r.say("paper.term.other", "party", r.partyName(other.Party), "meaning", sentence(other.Meaning)))})
		}
		r.list(bodyStyle, items)
	}
	return nil
}
