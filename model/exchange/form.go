package exchange

import (
	"io"
	"slices"
	"strings"

	"doelenboom/model"
	"doelenboom/model/exchange/table"
	"doelenboom/model/exchange/workbook"
)

// FormWords writes what stands on a form in the language of its reader.
type FormWords interface {
	Say(key model.Key, pairs ...any) string
	Choice(field, choice string) string
	Period(period model.Period) string
	Figures(indicator *model.Indicator, figures model.Figures) string
}

// FormOwners lists who has figures to fill in on a day, in the order of the list of what is due; the last may be nobody.
func FormOwners(d *model.Dossier, today model.Date) []model.Actor {
	var out []model.Actor
	for _, due := range d.Due(today) {
		if !slices.ContainsFunc(out, func(a model.Actor) bool { return sameActor(d, a, due.Indicator.Owner) }) {
			out = append(out, due.Indicator.Owner)
		}
	}
	return out
}

func sameActor(d *model.Dossier, a, b model.Actor) bool {
	return strings.EqualFold(d.ActorName(a), d.ActorName(b))
}

// WriteForm writes the form on which an owner fills in figures: those that are expected of the owner's own indicators, with what they mean
// and what was filled in last. Reading it back ([Open], [Import]) knows where every figure belongs, and tells what was filled in elsewhere
// since. It leaves the house: small numbers are hidden on it, and no person is named. It fails with a [model.Problem] for an owner of whom
// nothing is expected.
func WriteForm(w io.Writer, d *model.Dossier, owner model.Actor, today model.Date, words FormWords) error {
	name := d.ActorName(owner)
	form := workbook.Form{
		Sheet:   words.Say("form.sheet"),
		Title:   words.Say("form.title", "dossier", d.Cover().Title),
		Explain: []string{words.Say("form.for", "owner", name), words.Say("form.explain"), words.Say("form.missing")},
		Columns: formColumns(words),
	}
	if name == "" {
		form.Explain = form.Explain[1:]
	}
	for _, due := range d.Due(today) {
		if !sameActor(d, due.Indicator.Owner, owner) {
			continue
		}
		i := due.Indicator
		last := ""
		if due.Last != nil {
			last = words.Figures(i, d.Seen(due.Last, model.Public)) + " (" + words.Period(due.Last.Period) + ")"
		}
		form.Rows = append(form.Rows, []string{
			i.Code, i.Name, i.Definition, i.Unit, words.Period(due.Period), last, "", "", "", "", "", "", "", string(i.ID), Stood(d.ValueAt(i.ID, due.Period)),
		})
	}
	if len(form.Rows) == 0 {
		return model.NewProblem("problem.form.nothing", "owner", name)
	}
	return workbook.WriteForm(w, form)
}

func formColumns(words FormWords) []workbook.FormColumn {
	var certainties, missing []string
	for _, certainty := range model.Certainties() {
		certainties = append(certainties, words.Choice("certainty", string(certainty)))
	}
	for _, reason := range model.MissingReasons() {
		missing = append(missing, words.Choice("missing", string(reason)))
	}
	refuse := words.Say("form.choose")
	return []workbook.FormColumn{
		{Head: words.Say("export.column.indicatorCode"), Width: 8}, {Head: words.Say("export.column.indicator"), Width: 34},
		{Head: words.Say("form.definition"), Width: 42}, {Head: words.Say("export.column.unit"), Width: 14}, {Head: words.Say("export.column.period"), Width: 18},
		{Head: words.Say("form.last"), Width: 20, Right: true}, {Head: words.Say("export.column.value"), Width: 12, Write: true, Right: true},
		{Head: words.Say("export.column.n"), Width: 9, Write: true, Right: true}, {Head: words.Say("export.column.numerator"), Width: 10, Write: true, Right: true},
		{Head: words.Say("export.column.denominator"), Width: 10, Write: true, Right: true},
		{Head: words.Say("export.column.certainty"), Width: 16, Write: true, Choices: certainties, Refuse: refuse},
		{Head: words.Say("export.column.missing"), Width: 18, Write: true, Choices: missing, Refuse: refuse},
		{Head: words.Say("export.column.footnote"), Width: 40, Write: true},
		{Head: table.IdentifierHeader, Hidden: true}, {Head: table.StoodThereHeader, Hidden: true},
	}
}
