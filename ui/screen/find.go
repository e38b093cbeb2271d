package screen

import (
	"strings"

	"fyne.io/fyne/v2"

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
	ref  model.Ref // where the page at hand can go to it
}

// find looks for a text: through the page at hand where that can be walked through, and from there, or anywhere else, through everything.
func (d *Desk) find() {
	if d.dossier == nil {
		return
	}
	page, ok := d.page().(finder)
	if finding := d.frame.finding; d.sheet == nil && ok && page.finds("") != nil && (finding == nil || !finding.field.Writing()) {
		d.openFind()
		return
	}
	d.findEverywhere(d.lookedFor)
}

// findEverywhere opens the search through the dossier: as it is typed it shows goals, indicators, cards, terms and agreements; Enter goes to
// the first.
func (d *Desk) findEverywhere(text string) {
	d.closeFind()
	var results []found
	list := control.Column(d.look.Px(control.Tight))
	field := control.NewField(d.look, d.look.Words.Say("find.hint"))
	field.Put(text)
	update := func() {
		d.lookedFor = field.Text
		results = d.search(field.Text)
		list.Objects = nil
		for _, r := range results[:min(len(results), mostFound)] {
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
		if more := len(results) - mostFound; more > 0 {
			list.Add(control.NewProse(d.look, d.look.Words.Count("tree.find.more", more), control.Small, figure.Regular, figure.MutedInk))
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
	update()
	field.TypedShortcut(&fyne.ShortcutSelectAll{})
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

// search returns everything in the dossier that holds a text.
func (d *Desk) search(text string) []found {
	text = strings.ToLower(strings.TrimSpace(text))
	if text == "" {
		return nil
	}
	out := d.goalsWith(text)
	try := func(kind model.Key, shown string, leave func(), fields ...string) {
		if holds(text, append(fields, shown)...) {
			out = append(out, found{kind: kind, text: shown, open: leave})
		}
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

// goalsWith returns the goals that hold a text, in reading order; all of them for no text.
func (d *Desk) goalsWith(text string) []found {
	text = strings.ToLower(strings.TrimSpace(text))
	var out []found
	for _, goal := range d.dossier.Goals() {
		if shown := d.dossier.Code(goal.ID) + " " + goal.Text; holds(text, shown, goal.Explanation) {
			out = append(out, found{"kind.goal", shown, d.goTo(atGoals, model.RefTo(goal)), model.RefTo(goal)})
		}
	}
	return out
}

// holds reports whether one of some fields holds a text in small letters.
func holds(text string, fields ...string) bool {
	for _, field := range fields {
		if strings.Contains(strings.ToLower(field), text) {
			return true
		}
	}
	return false
}
