package page

import (
	"slices"
	"strings"

	"doelenboom/model"
	"doelenboom/ui/words"
)

// shownAgreements are all agreements; on the page of a session those that it opened with and those that it made.
func (r *report) shownAgreements() []*model.Agreement {
	if r.session == nil {
		return r.Dossier.Agreements()
	}
	made := slices.DeleteFunc(r.Dossier.Agreements(), func(a *model.Agreement) bool { return a.Session != r.session.ID })
	slices.SortStableFunc(made, func(a, b *model.Agreement) int { return a.Number - b.Number })
	return append(slices.Clone(r.Dossier.CarriedOver(r.session)), made...)
}

func (r *report) agreementSection() section {
	s := section{ID: "agreements", Title: r.say("web.agreements")}
	var earlier, decisions, actions []*model.Agreement
	for _, agreement := range r.agreements {
		switch {
		case r.session != nil && agreement.Session != r.session.ID:
			earlier = append(earlier, agreement)
		case agreement.Sort == model.Decision:
			decisions = append(decisions, agreement)
		default:
			actions = append(actions, agreement)
		}
	}
	for _, part := range []struct {
		title model.Key
		list  []*model.Agreement
	}{{"paper.carriedOver", earlier}, {"paper.decisions", decisions}, {"paper.actions", actions}} {
		if len(part.list) > 0 {
			title := r.say(part.title)
			s.add(block{Heading: &heading{Level: 3, Text: line{plain(title)}}})
			s.add(block{Table: r.agreementTable(title, part.list)})
		}
	}
	return s
}

func (r *report) agreementTable(caption string, list []*model.Agreement) *table {
	t := &table{Caption: caption, Quiet: true, Columns: []column{
		{Title: r.say("web.agreement.code")}, {Title: r.say("web.agreement.what")}, {Title: r.say("web.agreement.who")},
		{Title: r.say("web.agreement.due")}, {Title: r.say("paper.state")},
	}}
	for _, a := range list {
		state := cell{}
		if a.Sort == model.Action || a.State != model.Open {
			state = one(plain(words.Sentence(r.book.Choice("agreementstate", string(a.State)))))
		}
		t.Rows = append(t.Rows, row{ID: r.places[a.ID], Cells: []cell{
			one(plain(r.agreementCode(a))), r.agreementText(a), one(r.own(r.Dossier.ActorName(a.Who))), one(plain(strings.ReplaceAll(r.book.Date(a.Due), " ", "\u00a0"))), state,
		}})
	}
	t.without(2, 3, 4)
	return t
}

// agreementCode is how people speak of an agreement: "A12" for an action, "B7" for a decision.
func (r *report) agreementCode(a *model.Agreement) string {
	return r.say(model.Key("agreement.letter."+string(a.Sort))) + r.book.Whole(a.Number)
}

// agreementText is what was agreed, who tells whom, how it was decided and what was said of it since.
func (r *report) agreementText(a *model.Agreement) cell {
	said := cell{Lines: []line{{r.own(sentence(a.Text))}}}
	add := func(text string) { said.Lines = append(said.Lines, line{muted(clean(text))}) }
	if a.Tells != "" {
		add(r.say("paper.agreement.tells", "value", sentence(a.Tells)))
	}
	if a.Form != "" {
		add(r.say("paper.agreement.form", "value", sentence(r.book.Choice("form", string(a.Form)))))
	}
	if count := len(a.Log); r.Audience.SeesProgress() && count > 0 && a.Log[count-1].Note != "" {
		add(sentence(a.Log[count-1].Note))
	}
	for _, objection := range a.Objections {
		add(r.say("paper.objection", "party", r.partyName(objection.Party), "text", sentence(objection.Text)))
	}
	return said
}

// linked refers to the agreements on the page that are about an indicator.
func (r *report) linked(i *model.Indicator) line {
	var links line
	for _, agreement := range r.agreements {
		if !slices.Contains(agreement.Linked, model.RefTo(i)) {
			continue
		}
		if len(links) == 0 {
			links = append(links, strong(r.say("web.linked")+" "))
		} else {
			links = append(links, plain(", "))
		}
		links = append(links, span{Text: r.agreementCode(agreement), Link: "#" + r.places[agreement.ID]})
	}
	return links
}

// parked lists the subjects that were true but not now.
func (r *report) parked() section {
	s := section{ID: "parked", Title: r.say("paper.parked")}
	var subjects []line
	for _, parked := range model.All[model.Parked](r.Dossier) {
		if r.session != nil && parked.Session != r.session.ID {
			continue
		}
		said := line{r.own(sentence(parked.Text))}
		if owner := r.Dossier.ActorName(parked.Owner); owner != "" {
			said = append(said, plain(" "+clean(r.say("paper.agreement.who", "value", sentence(owner)))))
		}
		if parked.Dropped {
			said = append(said, plain(" "+r.say("paper.parked.dropped")))
		}
		if parked.Reason != "" {
			said = append(said, plain(" "), r.own(sentence(parked.Reason)))
		}
		subjects = append(subjects, said)
	}
	if len(subjects) > 0 {
		s.add(block{List: subjects})
	}
	return s
}

// terms tells what the group means by its words.
func (r *report) terms() section {
	s := section{ID: "terms", Title: r.say("paper.terms")}
	var facts []fact
	for _, term := range model.All[model.Term](r.Dossier) {
		f := fact{Name: line{r.own(term.Word)}}
		if term.Meaning != "" {
			f.Text = append(f.Text, line{r.own(sentence(term.Meaning))})
		}
		for _, other := range term.Others {
			f.Text = append(f.Text, line{muted(clean(r.say("paper.term.other", "party", r.partyName(other.Party), "meaning", sentence(other.Meaning))))})
		}
		if len(f.Text) == 0 {
			f.Text = []line{{muted(r.say("web.term.empty"))}}
		}
		facts = append(facts, f)
	}
	if len(facts) > 0 {
		s.add(block{Facts: facts})
	}
	return s
}
