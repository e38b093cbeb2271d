package paper

import (
	"strings"

	"doelenboom/model"
	"doelenboom/ui/figure"
)

// asked is a line of an indicator card: what is asked, what is known of it, and how many lines there are to write an answer on.
type asked struct {
	key   model.Key
	known string
	lines int
}

// drawIndicatorCards prints cards to fill in by hand, in the order in which a group talks: a blank one, and one for each indicator that is still
// being made, with what is known of it. For one indicator that is asked for it prints that card alone.
func drawIndicatorCards(r *report) error {
	if r.Indicator != "" {
		one := model.Get[model.Indicator](r.Dossier, r.Indicator)
		if one == nil {
			return noSuch(r.Indicator)
		}
		r.indicatorCard(one)
		return nil
	}
	r.indicatorCard(nil)
	for _, i := range r.candidates() {
		r.indicatorCard(i)
	}
	return nil
}

func (r *report) indicatorCard(i *model.Indicator) {
	r.code = ""
	title := r.say("report.card.title")
	if i != nil {
		r.code, title = i.Code, i.Name
	}
	r.turn(a4)
	r.heading(1, "", span{Text: title})
	for _, a := range r.cardLines(i) {
		s := bodyStyle
		s.after = 0
		if a.known != "" {
			s.after = bodyStyle.after
			r.paragraph(s, lead(r.say(a.key), a.known)...)
			continue
		}
		r.together(0, func() {
			r.introduction(s, span{Text: r.say(a.key), Weight: figure.Bold})
			r.writingLines(a.lines)
			r.end(bodyStyle.after)
		})
	}
}

// cardLines are the questions of a card, with what is known of an indicator, if there is one.
func (r *report) cardLines(i *model.Indicator) []asked {
	known := map[model.Key]string{}
	if i != nil {
		known = r.knownOf(i)
	}
	lines := []asked{
		{key: "report.card.goal", lines: 1}, {key: "report.card.name", lines: 1}, {key: "report.card.definition", lines: 2}, {key: "report.card.unit", lines: 1},
		{key: "report.card.direction"}, {key: "report.card.baseline", lines: 1}, {key: "report.card.target", lines: 1}, {key: "report.card.norm", lines: 1},
		{key: "report.card.source", lines: 1}, {key: "report.card.frequency", lines: 1}, {key: "report.card.owner", lines: 1}, {key: "report.card.baselineBy", lines: 1},
		{key: "report.card.other", lines: 2},
	}
	for n := range lines {
		lines[n].known = known[lines[n].key]
	}
	var directions []string
	for _, direction := range model.Directions() {
		directions = append(directions, r.book.Choice("direction", string(direction)))
	}
	for n := range lines {
		if lines[n].key == "report.card.direction" && lines[n].known == "" {
			lines[n].known = strings.Join(directions, "  /  ")
		}
	}
	return lines
}

func (r *report) knownOf(i *model.Indicator) map[model.Key]string {
	var goals, targets, references []string
	for _, id := range i.Goals {
		if goal := model.Get[model.Goal](r.Dossier, id); goal != nil {
			goals = append(goals, r.goalCode(id)+" "+goal.Text)
		}
	}
	for _, target := range i.Targets {
		targets = append(targets, r.book.WithUnit(i, target.Value)+" ("+r.book.Period(target.Period)+")")
	}
	for _, reference := range i.References {
		references = append(references, reference.Name)
	}
	if i.Norm != nil {
		references = append([]string{r.book.WithUnit(i, *i.Norm)}, references...)
	}
	known := map[model.Key]string{
		"report.card.goal": strings.Join(goals, " "), "report.card.name": i.Name, "report.card.definition": i.Definition, "report.card.unit": i.Unit,
		"report.card.target": strings.Join(targets, ", "), "report.card.norm": strings.Join(references, ", "), "report.card.source": i.Source,
		"report.card.frequency": frequencyWords(r, i), "report.card.owner": r.Dossier.ActorName(i.Owner),
	}
	if i.Direction != "" {
		known["report.card.direction"] = r.book.Choice("direction", string(i.Direction))
	}
	if i.Baseline != nil {
		known["report.card.baseline"] = r.book.Figures(i, r.Dossier.SeenBaseline(i, r.Audience)) + " (" + r.book.Period(i.Baseline.Period) + ")"
		if i.Baseline.Estimate {
			known["report.card.baseline"] += ", " + r.book.Choice("certainty", string(model.Estimate))
		}
	}
	return known
}
