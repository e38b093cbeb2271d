package screen

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// valueTable is the figures of one indicator: a row a period, and a last row in which a new period is written.
type valueTable struct {
	desk      *Desk
	object    *fyne.Container
	grid      *control.Grid
	head      *control.Prose
	below     *control.Prose
	place     *fyne.Container // of the chart
	chart     *control.Drawing
	indicator model.ID
	values    []*model.Value
	fresh     model.Period // written in the last row, without a figure yet
}

// The columns of the table.
const (
	columnPeriod = iota
	columnValue
	columnTarget
	columnN
	columnCertainty
	columnState
	columnSource
	columnFootnote
)

func newValueTable(d *Desk, indicator model.ID) *valueTable {
	look := d.look
	say := look.Words.Say
	t := &valueTable{desk: d, place: container.New(&fillLayout{}),
		head: control.NewProse(look, "", control.Heading, figure.Bold, figure.Ink), below: control.NewProse(look, "", control.Small, figure.Regular, figure.MutedInk).AtMost(2)}
	t.grid = control.NewGrid(look, []control.GridColumn{
		{Title: say("figures.period"), Width: 118, Editable: true}, {Title: say("figures.value"), Width: 84, Right: true, Editable: true},
		{Title: say("figures.target"), Width: 64, Right: true}, {Title: "n", Width: 62, Right: true, Editable: true},
		{Title: say("figures.certainty"), Width: 92, Editable: true}, {Title: say("figures.state"), Width: 88, Editable: true},
		{Title: say("figures.source"), Share: 4, Editable: true}, {Title: say("figures.footnote"), Share: 5, Editable: true},
	}, func() int { return len(t.values) + 1 }, t.cell)
	t.grid.Commit = t.commit
	t.object = container.New(&thirds{look}, control.Column(look.Px(2), t.head, t.below), t.place, t.grid)
	t.show(indicator)
	return t
}

// thirds gives a heading what it needs, a chart two fifths of the rest and the table what is left.
type thirds struct{ look *control.Look }

func (l *thirds) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	head := control.HeightOf(objects[0], size.Width)
	gap := l.look.Px(control.Gap)
	chart := (size.Height - head - 2*gap) * 0.42
	y := float32(0)
	for i, height := range []float32{head, chart, size.Height - head - chart - 2*gap} {
		objects[i].Move(fyne.NewPos(0, y))
		objects[i].Resize(fyne.NewSize(size.Width, max(0, height)))
		y += height + gap
	}
}

func (l *thirds) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

func (t *valueTable) of() *model.Indicator {
	return model.Get[model.Indicator](t.desk.dossier, t.indicator)
}

// show turns to an indicator.
func (t *valueTable) show(indicator model.ID) {
	t.indicator, t.fresh = indicator, ""
	look := t.desk.look
	t.chart = t.desk.chartOf(look, t.of(), model.Keeper, 0)
	t.place.Objects = []fyne.CanvasObject{control.NewPanel(look, figure.None, control.Around(look.Px(control.Gap), t.chart))}
	t.place.Refresh()
	t.update()
	t.grid.Choose(len(t.values), columnPeriod)
}

func (t *valueTable) update() {
	indicator := t.of()
	if indicator == nil {
		return
	}
	t.values = t.desk.dossier.Values(t.indicator)
	t.head.SetText(indicator.Code + "  " + indicator.Name)
	t.below.SetText(strings.Join(nonEmpty(indicator.Definition, indicator.Unit, indicator.Source), " · "))
	t.grid.Refresh()
	t.chart.Refresh()
}

func nonEmpty(texts ...string) []string {
	var out []string
	for _, text := range texts {
		if text != "" {
			out = append(out, text)
		}
	}
	return out
}

func (t *valueTable) cell(row, column int) control.GridCell {
	b, indicator := t.desk.look.Words, t.of()
	if row >= len(t.values) {
		switch {
		case column == columnPeriod && t.fresh != "":
			return control.GridCell{Text: b.Period(t.fresh)}
		case column == columnPeriod:
			return control.GridCell{Text: b.Say("figures.newPeriod"), Edit: " ", Paint: figure.MutedInk}
		}
		return control.GridCell{}
	}
	v := t.values[row]
	switch column {
	case columnPeriod:
		return control.GridCell{Text: b.Period(v.Period), Edit: string(v.Period)}
	case columnValue:
		cell := control.GridCell{Text: shortFigure(b, indicator, t.desk.dossier.Seen(v, model.Keeper)), Bold: v.Value != nil}
		if v.Value != nil {
			cell.Edit = b.Number(*v.Value, -1)
		} else {
			cell.Paint = figure.MutedInk
		}
		if len(v.Corrections) > 0 {
			cell.Text += " *"
		}
		return cell
	case columnTarget:
		for _, target := range indicator.Targets {
			if target.Period == v.Period {
				return control.GridCell{Text: b.Number(target.Value, indicator.Decimals), Paint: figure.MutedInk}
			}
		}
		return control.GridCell{}
	case columnN:
		if v.N == nil {
			return control.GridCell{}
		}
		return control.GridCell{Text: b.Whole(*v.N), Edit: strconv.Itoa(*v.N)}
	case columnCertainty:
		return choiceCell(b.Choice("certainty", string(v.Certainty)), string(v.Certainty))
	case columnState:
		return choiceCell(b.Choice("valuestate", string(v.State)), string(v.State))
	case columnSource:
		return control.GridCell{Text: v.Source}
	}
	return control.GridCell{Text: v.Footnote}
}

func choiceCell(word, value string) control.GridCell {
	if value == "" {
		return control.GridCell{}
	}
	return control.GridCell{Text: word}
}

// commit takes what was written in a cell.
func (t *valueTable) commit(row, column int, text string) error {
	d, indicator := t.desk, t.of()
	text = strings.TrimSpace(text)
	if row >= len(t.values) {
		return t.commitNew(column, text)
	}
	v := t.values[row]
	if column == columnPeriod {
		return t.movePeriod(v, text)
	}
	if column == columnValue && text == "" {
		return d.try("edit.value.delete", func(tx *model.Tx) error { return tx.Delete(model.KindValue, v.ID) },
			"indicator", indicator.Name, "period", string(v.Period))
	}
	figure := figureOf(v)
	if err := d.writeColumn(indicator, &figure, column, text); err != nil {
		d.tell(err)
		return err
	}
	return d.setFigure(indicator, v.Period, figure)
}

// commitNew takes the last row: first the period, then the figure.
func (t *valueTable) commitNew(column int, text string) error {
	d, indicator := t.desk, t.of()
	switch {
	case text == "":
		return nil
	case column == columnPeriod:
		period, ok := model.ParsePeriod(text)
		if !ok {
			err := model.NewProblem("problem.period", "text", text)
			d.tell(err)
			return err
		}
		t.fresh = period
		t.grid.Choose(len(t.values), columnValue)
		return nil
	case t.fresh == "":
		period := model.PeriodAt(indicator.Frequency, d.today())
		if n := len(t.values); n > 0 {
			period = t.values[n-1].Period.Next()
		}
		t.fresh = period
	}
	figure := model.Figure{}
	if err := d.writeColumn(indicator, &figure, column, text); err != nil {
		d.tell(err)
		return err
	}
	if column != columnValue {
		figure.Missing = model.NotYetKnown // a note may come before the figure
	}
	period := t.fresh
	if err := d.setFigure(indicator, period, figure); err != nil {
		return err
	}
	t.fresh = ""
	t.grid.Choose(len(t.values), columnPeriod)
	return nil
}

func (t *valueTable) movePeriod(v *model.Value, text string) error {
	period, ok := model.ParsePeriod(text)
	if !ok {
		err := model.NewProblem("problem.period", "text", text)
		t.desk.tell(err)
		return err
	}
	return t.desk.try("edit.value.period", func(tx *model.Tx) error {
		return model.Update(tx, v.ID, func(value *model.Value) error { value.Period = period; return nil })
	}, "indicator", t.of().Name, "period", string(period))
}
