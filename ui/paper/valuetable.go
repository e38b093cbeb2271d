package paper

import (
	"slices"
	"strings"

	"doelenboom/model"
)

// valueTable is the table of an indicator's figures and targets, a row for every period that has either.
func (r *report) valueTable(i *model.Indicator) table {
	header := r.say("paper.value")
	if unit := i.Unit; unit != "" && unit != "%" {
		header += " (" + unit + ")"
	}
	t := table{Columns: []column{
		{Title: r.say("paper.period")}, {Title: header, Figures: true}, {Title: r.say("paper.target"), Figures: true},
		{Title: r.say("paper.certainty")}, {Title: r.say("paper.explanation")},
	}}
	values := map[model.Period]*model.Value{}
	targets := map[model.Period]model.Target{}
	var periods []model.Period
	for _, value := range r.Dossier.Values(i.ID) {
		values[value.Period] = value
		periods = append(periods, value.Period)
	}
	for _, target := range i.Targets {
		targets[target.Period] = target
		periods = append(periods, target.Period)
	}
	if i.Baseline != nil {
		periods = append(periods, i.Baseline.Period)
		if values[i.Baseline.Period] == nil {
			values[i.Baseline.Period] = baselineValue(i)
		}
	}
	slices.SortFunc(periods, model.Period.Compare)
	breaks := i.BreaksOf()
	for _, period := range slices.Compact(periods) {
		row := r.valueRow(i, period, values[period], targets[period])
		for len(breaks) > 0 && breaks[0].From.Compare(period) <= 0 {
			row[4] = text(strings.TrimSpace(row[4][0].Text + " " + r.say("paper.indicator.breaks")))
			breaks = breaks[1:]
		}
		t.Rows = append(t.Rows, row)
	}
	t.Dense = len(t.Rows) > manyRows
	return t.without(2, 3)
}

// manyRows is how many figures make a table that is looked something up in rather than read.
const manyRows = 16

// without leaves out those of some columns in which nothing stands.
func (t table) without(columns ...int) table {
	for _, column := range slices.Backward(columns) {
		if slices.ContainsFunc(t.Rows, func(row []cell) bool { return !blank(row[column]) }) {
			continue
		}
		t.Columns = slices.Delete(t.Columns, column, column+1)
		for i := range t.Rows {
			t.Rows[i] = slices.Delete(t.Rows[i], column, column+1)
		}
	}
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
	name := r.book.Period(period)
	if i.Baseline != nil && i.Baseline.Period == period {
		name += " (" + r.say("paper.baseline") + ")"
	}
	row := []cell{text(name), text(""), text(""), text(""), text("")}
	if target.Period != "" {
		row[2] = text(r.withoutUnit(i, r.book.WithUnit(i, target.Value)))
	}
	if value == nil {
		return row
	}
	figures := r.Dossier.Seen(value, r.Audience)
	row[1] = text(r.withoutUnit(i, r.book.Figures(i, figures)))
	if value.Certainty != "" {
		row[3] = text(r.book.Choice("certainty", string(value.Certainty)))
	}
	row[4] = text(strings.Join(r.remarks(i, value, figures), " · "))
	return row
}

// withoutUnit is a figure without the unit that stands above its column.
func (r *report) withoutUnit(i *model.Indicator, figures string) string {
	if i.Unit == "" || i.Unit == "%" {
		return figures
	}
	return strings.TrimSuffix(figures, " "+i.Unit)
}

// remarks are what must be known beside a figure.
func (r *report) remarks(i *model.Indicator, value *model.Value, figures model.Figures) []string {
	var remarks []string
	if said := r.say("figure.chart.provisional"); value.State == model.Provisional && !begins(figures.Footnote, said) {
		remarks = append(remarks, said)
	}
	if figures.N != nil {
		remarks = append(remarks, r.say("paper.respondents", "n", *figures.N))
	}
	if figures.Footnote != "" {
		remarks = append(remarks, figures.Footnote)
	}
	if source := value.Source; source != "" && source != i.Source {
		remarks = append(remarks, r.say("paper.source", "source", source))
	}
	if figures.Hiding == model.Shown && !r.Audience.SmallNumbersHidden() {
		for _, correction := range value.Corrections {
			remarks = append(remarks, r.correction(i, value, correction))
		}
	}
	return remarks
}

// begins tells whether a text opens with some words, in capitals or not.
func begins(text, words string) bool {
	return len(text) >= len(words) && strings.EqualFold(text[:len(words)], words)
}

// correction tells what a figure was before it was corrected.
func (r *report) correction(i *model.Indicator, value *model.Value, was model.Correction) string {
	before := *value
	before.Value, before.Missing, before.LessThan, before.Numerator, before.Denominator = was.Value, was.Missing, was.LessThan, nil, nil
	said := r.say("paper.corrected", "value", r.book.Figures(i, r.Dossier.Seen(&before, r.Audience)))
	if was.Why != "" {
		said += ": " + was.Why
	}
	return said
}
