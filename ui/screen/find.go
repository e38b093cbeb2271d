package screen

import (
	"strings"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

const mostFound = 12

// found is something that holds what was looked for.
type found struct {
	kind model.Key
	text string
	open func()
}

// find opens the search: as it is typed it shows goals, indicators, cards, terms and agreements; Enter goes to the first.
func (d *Desk) find() {
	if d.dossier == nil {
		return
	}
	var results []found
	list := control.Column(d.look.Px(control.Tight))
	field := control.NewField(d.look, d.look.Words.Say("find.hint"))
	update := func() {
		results = d.search(field.Text)
		list.Objects = nil
		for _, r := range results {
			list.Add(control.Row(d.look.Px(control.Step),
				control.Cell{Object: control.NewProse(d.look, d.look.Words.Say(r.kind), control.Small, figure.Regular, figure.MutedInk), Width: d.look.Px(110), Middle: true},
				control.Cell{Object: control.NewButton(d.look, r.text, "", control.Quiet, func() {
					d.closeSheet()
					r.open()
				}).Leading(), Share: 1}))
		}
		if len(results) == 0 && strings.TrimSpace(field.Text) != "" {
			list.Add(control.NewProse(d.look, d.look.Words.Say("find.nothing"), control.Body, figure.Regular, figure.MutedInk))
		}
		list.Refresh()
		d.frame.object.Refresh()
	}
	field.OnWrite = func(string) { update() }
	field.OnEnter = func() {
		if len(results) > 0 {
			d.closeSheet()
			results[0].open()
		}
	}
	d.openSheet("bar.find", control.Column(d.look.Px(12), field, list), field, update)
}

// opener is a page that can go to one record.
type opener interface{ open(model.Ref) }

func (d *Desk) goTo(p place, ref model.Ref) func() {
	return func() {
		d.show(p)
		if o, ok := d.page().(opener); ok {
			o.open(ref)
		}
		d.refreshScenes()
	}
}

func (d *Desk) search(text string) []found {
	text = strings.ToLower(strings.TrimSpace(text))
	if text == "" {
		return nil
	}
	var out []found
	try := func(kind model.Key, shown string, leave func(), fields ...string) {
		for _, field := range append(fields, shown) {
			if len(out) < mostFound && strings.Contains(strings.ToLower(field), text) {
				out = append(out, found{kind, shown, leave})
				return
			}
		}
	}
	for _, goal := range d.dossier.Goals() {
		try("kind.goal", d.dossier.Code(goal.ID)+" "+goal.Text, d.goTo(atGoals, model.RefTo(goal)), goal.Explanation)
	}
	for _, indicator := range d.dossier.Indicators() {
		try("kind.indicator", indicator.Code+" "+indicator.Name, d.goTo(atIndicators, model.RefTo(indicator)), indicator.Definition, indicator.Source)
	}
	for _, agreement := range d.dossier.Agreements() {
		try("kind.agreement", agreementCode(d.look.Words, agreement)+" "+agreement.Text, d.goTo(atAgreements, model.RefTo(agreement)), d.dossier.ActorName(agreement.Who))
	}
	for _, term := range model.All[model.Term](d.dossier) {
		try("kind.term", term.Word, d.showTerms, term.Meaning)
	}
	for _, card := range d.dossier.Cards("") {
		try("kind.card", card.Text, d.goTo(atGoals, model.RefTo(card)))
	}
	return out
}
