package paper

import (
	"slices"
	"strings"

	"doelenboom/model"
	"doelenboom/ui/figure"
)

// linkedAgreements prints the agreements about an indicator.
func (r *report) linkedAgreements(i *model.Indicator) {
	r.agreements(slices.DeleteFunc(r.Dossier.Agreements(), func(a *model.Agreement) bool {
		return !slices.ContainsFunc(a.Linked, func(ref model.Ref) bool { return ref.ID == i.ID })
	}))
}

// agreements prints agreements one by one behind a bar.
func (r *report) agreements(list []*model.Agreement) {
	for _, agreement := range list {
		r.callout(func() {
			s := bodyStyle
			s.after = 0
			r.paragraph(s, r.agreementText(agreement)...)
			r.objections(agreement)
		})
	}
}

// agreementCode is how people speak of an agreement: "A12" for an action, "B7" for a decision.
func (r *report) agreementCode(a *model.Agreement) string {
	return r.say(model.Key("agreement.letter."+string(a.Sort))) + r.book.Whole(a.Number)
}

// agreementText is an agreement in sentences: what, who, when, who tells it, and how it stands.
func (r *report) agreementText(a *model.Agreement) []span {
	parts := []string{sentence(a.Text)}
	add := func(key model.Key, value string) {
		if value != "" {
			parts = append(parts, sentence(r.say(key, "value", value)))
		}
	}
	add("paper.agreement.who", r.Dossier.ActorName(a.Who))
	add("paper.agreement.due", r.book.Date(a.Due))
	add("paper.agreement.tells", a.Tells)
	if a.Form != "" {
		add("paper.agreement.form", r.book.Choice("form", string(a.Form)))
	}
	if a.Sort == model.Action || a.State != model.Open {
		add("paper.agreement.state", r.book.Choice("agreementstate", string(a.State)))
	}
	if count := len(a.Log); r.Audience.SeesProgress() && count > 0 && a.Log[count-1].Note != "" {
		parts = append(parts, sentence(a.Log[count-1].Note))
	}
	return []span{{Text: r.agreementCode(a) + " ", Weight: figure.Bold}, {Text: strings.Join(parts, " ")}}
}

// objections prints who objected to a decision, and why.
func (r *report) objections(a *model.Agreement) {
	s := mutedStyle
	s.after = 0
	for _, objection := range a.Objections {
		r.paragraph(s, span{Text: r.say("paper.objection", "party", r.partyName(objection.Party), "text", sentence(objection.Text))})
	}
}
