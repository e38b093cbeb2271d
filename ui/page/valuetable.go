package page

import (
	"slices"
	"strings"

	"doelenboom/model"
)

// valueTable is the table of an indicator's figures and targets, a row for every period that has either.
func (r *report) valueTable(i *model.Indicator) *table {
	header := r.say("paper.value")
	if i.Unit != "" && i.Unit != "%" {
		header += " (" + clean(i.Unit) + ")"
	}
	t := &table{Caption: r.say("web.figures.caption", "indicator", clean(i.Code+" "+i.Name)), Columns: []column{
		{Title: r.say("paper.period")}, {Title: header, Figures: true}, {Title: r.say("paper.target"), Figures: true},
		{Title: r.say("paper.certainty")}, {Title: r.say("paper.explanation")},
	}}
	values, targets := map[model.Period]*model.Value{}, map[model.Period]model.Target{}
	var periods []model.Period
	for _, value := range r.Dossier.Values(i.ID) {
		values[value.Period] = value
		periods = append(periods, value.Period)
	}
	for _, target := range i.Targets {
		targets[target.Period] = target
		periods = append(periods, target.Period)
	}
	if baseline := i.Baseline; baseline != nil {
		periods = append(periods, baseline.Period)
		if values[baseline.Period] == nil {
			values[baseline.Period] = baselineValue(i)
		}
	}
	slices.SortFunc(periods, model.Period.Compare)
	breaks := i.BreaksOf()
	for _, period := range slices.Compact(periods) {
		cells := r.valueRow(i, period, values[period], targets[period])
		for len(breaks) > 0 && breaks[0].From.Compare(period) <= 0 {
			cells[4].Lines = append(cells[4].Lines, line{plain(r.say("paper.indicator.breaks"))})
			breaks = breaks[1:]
		}
		t.Rows = append(t.Rows, row{Cells: cells})
	}
	t.without(2, 3, 4)
	return t
}

// baselineValue is the baseline as a value, for one that is not among the figures.
func baselineValue(i *model.Indicator) *model.Value {
	value := &model.Value{Indicator: i.ID, Period: i.Baseline.Period, Value: &i.Baseline.Value, N: i.Baseline.N}
	if i.Baseline.Estimate {
		value.Certainty = model.Estimate
	}
	return value
}

func (r *report) valueRow(i *model.Indicator, period model.Period, value *model.Value, target model.Target) []cell {
	name := line{plain(r.book.Period(period))}
	if i.Baseline != nil && i.Baseline.Period == period {
		name = append(name, muted(" ("+r.say("paper.baseline")+")"))
	}
	cells := []cell{one(name...), figures(""), figures(""), {}, {}}
	if target.Period != "" {
		cells[2] = figures(r.withoutUnit(i, r.book.WithUnit(i, target.Value)))
	}
	if value == nil {
		return cells
	}
	seen := r.Dossier.Seen(value, r.Audience)
	cells[1] = figures(r.withoutUnit(i, r.book.Figures(i, seen)))
	if value.Certainty != "" {
		cells[3] = one(plain(r.book.Choice("certainty", string(value.Certainty))))
	}
	cells[4] = cell{Lines: r.remarks(i, value, seen)}
	return cells
}

// withoutUnit is a figure without the unit that stands above its column.
func (r *report) withoutUnit(i *model.Indicator, figures string) string {
	if i.Unit == "" || i.Unit == "%" {
		return figures
	}
	return clean(strings.TrimSuffix(figures, " "+i.Unit))
}

// remarks are what must be known beside a figure.
func (r *report) remarks(i *model.Indicator, value *model.Value, seen model.Figures) []line {
	var remarks []line
	if value.State == model.Provisional {
		remarks = append(remarks, line{plain(r.book.Choice("valuestate", string(value.State)))})
	}
	if seen.N != nil {
		remarks = append(remarks, line{plain(r.say("paper.respondents", "n", *seen.N))})
	}
	if seen.Footnote != "" {
		remarks = append(remarks, line{r.own(seen.Footnote)})
	}
	if value.Source != "" && value.Source != i.Source {
		remarks = append(remarks, line{plain(clean(r.say("paper.source", "source", value.Source)))})
	}
	if seen.Hiding == model.Shown && r.Audience == model.Internal {
		for _, correction := range value.Corrections {
			remarks = append(remarks, r.correction(i, value, correction))
		}
	}
	return remarks
}

// correction tells what a figure was before it was corrected.
func (r *report) correction(i *model.Indicator, value *model.Value, was model.Correction) line {
	before := *value
	before.Value, before.Missing, before.LessThan, before.Numerator, before.Denominator = was.Value, was.Missing, was.LessThan, nil, nil
	said := line{plain(clean(r.say("paper.corrected", "value", r.book.Figures(i, r.Dossier.Seen(&before, r.Audience)))))}
	if was.Why != "" {
		said = append(said, plain(": "), r.own(was.Why))
	}
	return said
}
