package exchange

import (
	"io"
	"strings"
	"time"

	"doelenboom/model"
	"doelenboom/model/exchange/calendar"
	"doelenboom/model/exchange/dossier"
	"doelenboom/model/exchange/mindmap"
	"doelenboom/model/exchange/table"
)

// WriteDossier writes what an audience may see of a whole dossier as documented JSON: see package dossier.
func WriteDossier(w io.Writer, d *model.Dossier, audience model.Audience) error {
	return dossier.Write(w, d, audience)
}

// ReadDossier makes a dossier of what [WriteDossier] wrote. It fails with a [model.Problem] that names what is wrong.
func ReadDossier(env model.Environment, data []byte) (*model.Dossier, error) {
	return dossier.Read(env, data)
}

// WriteMindMap writes the goal tree for FreeMind, Freeplane and what reads their maps.
func WriteMindMap(w io.Writer, d *model.Dossier) error { return mindmap.Write(w, d) }

// WriteCalendar writes the sessions that are planned, and by when each owner brings figures, for a calendar: see package calendar.
func WriteCalendar(w io.Writer, d *model.Dossier, words calendar.Words, now time.Time) error {
	return calendar.Write(w, d, words, now)
}

// exportColumns are the headers of the table that [WriteTable] writes.
var exportColumns = []model.Key{
	"export.column.goalCode", "export.column.goal", "export.column.indicatorCode", "export.column.indicator", "export.column.choice",
	"export.column.unit", "export.column.period", "export.column.value", "export.column.missing", "export.column.numerator",
	"export.column.denominator", "export.column.n", "export.column.certainty", "export.column.state", "export.column.source",
	"export.column.footnote",
}

// WriteTable writes goals, indicators and figures, as an audience may see them, as one table for a spreadsheet: a row for each figure, one
// for each indicator without figures and one for each goal without indicators. word gives the texts of keys in the reader's language, and
// of choices under "choice.<field>.<choice>". Importing the table again changes nothing.
func WriteTable(w io.Writer, d *model.Dossier, audience model.Audience, word func(model.Key) string) error {
	t := tableWriter{d: d, audience: audience, word: word}
	header := make([]table.Cell, len(exportColumns))
	for i, key := range exportColumns {
		header[i] = table.Text(word(key))
	}
	t.rows = append(t.rows, header)
	under := map[model.ID][]*model.Indicator{}
	for _, indicator := range d.Indicators() {
		first := model.ID("")
		if len(indicator.Goals) > 0 {
			first = indicator.Goals[0]
		}
		under[first] = append(under[first], indicator)
	}
	for _, goal := range d.Goals() {
		if len(under[goal.ID]) == 0 {
			t.add(table.Text(d.Code(goal.ID)), table.Text(goal.Text))
		}
		for _, indicator := range under[goal.ID] {
			t.indicator(indicator)
		}
	}
	for _, indicator := range under[""] {
		t.indicator(indicator)
	}
	return table.Write(w, t.rows)
}

type tableWriter struct {
	d        *model.Dossier
	audience model.Audience
	word     func(model.Key) string
	rows     [][]table.Cell
}

// add adds a row, with empty cells up to its end.
func (t *tableWriter) add(cells ...table.Cell) {
	row := make([]table.Cell, len(exportColumns))
	copy(row, cells)
	t.rows = append(t.rows, row)
}

func (t *tableWriter) choice(field, choice string) table.Cell {
	if choice == "" {
		return table.Cell{}
	}
	return table.Text(t.word(model.Key("choice." + field + "." + choice)))
}

func (t *tableWriter) indicator(indicator *model.Indicator) {
	var codes, texts []string
	for _, id := range indicator.Goals {
		codes = append(codes, t.d.Code(id))
		texts = append(texts, model.Get[model.Goal](t.d, id).Text)
	}
	start := []table.Cell{
		table.Text(strings.Join(codes, ", ")), table.Text(strings.Join(texts, ", ")), table.Text(indicator.Code), table.Text(indicator.Name),
		t.choice("choice", string(indicator.Choice)), table.Text(indicator.Unit),
	}
	values := t.d.Values(indicator.ID)
	if len(values) == 0 {
		t.add(start...)
	}
	for _, value := range values {
		t.add(append(start[:len(start):len(start)], t.value(value)...)...)
	}
}

func (t *tableWriter) value(value *model.Value) []table.Cell {
	seen := t.d.Seen(value, t.audience)
	number, missing := table.Numeric(seen.Value), t.choice("missing", string(seen.Missing))
	switch seen.Hiding {
	case model.AsLessThan:
		number = table.LessThan(seen.LessThan)
	case model.Hidden:
		missing = t.choice("missing", string(model.Withheld))
	}
	n := table.Cell{}
	if seen.N != nil {
		count := float64(*seen.N)
		n = table.Numeric(&count)
	}
	return []table.Cell{
		table.Text(string(value.Period)), number, missing, table.Numeric(seen.Numerator), table.Numeric(seen.Denominator), n,
		t.choice("certainty", string(value.Certainty)), t.choice("valuestate", string(value.State)), table.Text(value.Source),
		table.Text(seen.Footnote),
	}
}
