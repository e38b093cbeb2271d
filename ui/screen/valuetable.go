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
	entry     *figureEntry
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

func newValueTable(p *figuresPage, indicator model.ID) *valueTable {
	d, look := p.desk, p.desk.look
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
	t.entry = &figureEntry{desk: d, host: &valueTableHost{gridHost{t.grid, nil}, t}, here: p.here}
	t.grid.OnWrite = func(string) { t.entry.forget() }
	t.grid.OnClose = t.entry.forget
	t.grid.OnChoose = func(int) { p.chose() }
	t.object = container.New(&thirds{look, t.below}, control.Column(look.Px(2), t.head, t.below), t.place, t.grid)
	t.show(indicator)
	return t
}

// thirds gives a heading what it needs, a chart two fifths of the rest and the table what is left.
type thirds struct {
	look *control.Look
	more fyne.CanvasObject // of the heading, where there is room
}

func (l *thirds) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	const enough = 340 // units in which there is room for more than the table
	low := size.Height < l.look.Px(enough)
	sight(l.more, !low)
	head := control.HeightOf(objects[0], size.Width)
	gap := l.look.Px(control.Gap)
	chart := (size.Height - head - 2*gap) * 0.42
	if low {
		chart = -gap
	}
	sight(objects[1], chart > 0)
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
		if cell.Edit = t.desk.editText(indicator, v); v.Value == nil {
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
	switch {
	case column == columnValue && text == "":
		return d.emptyFigure(indicator, v.Period)
	case column == columnValue:
		return t.entry.write(indicator, v.Period, text)
	}
	figure := model.FigureOf(v)
	if err := d.writeColumn(&figure, column, text); err != nil {
		d.tell(err)
		return err
	}
	if err := d.setFigure(indicator, v.Period, figure); err != nil {
		return err
	}
	t.entry.follow(indicator, v.Period, v)
	return nil
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
	if column == columnValue {
		if err := t.entry.write(indicator, t.fresh, text); err != nil {
			return err
		}
	} else {
		figure, _ := d.dossier.NewFigure(indicator, t.fresh)
		figure.Missing = model.NotYetKnown // a note may come before the figure
		if err := d.writeColumn(&figure, column, text); err != nil {
			d.tell(err)
			return err
		}
		if err := d.setFigure(indicator, t.fresh, figure); err != nil {
			return err
		}
	}
	if t.grid.Below() == nil {
		t.nextNew()
	}
	return nil
}

// nextNew is ready for another new period.
func (t *valueTable) nextNew() {
	t.fresh = ""
	t.grid.Choose(len(t.values), columnPeriod)
}

// period is the period of the row at hand; of the last row only once it was written.
func (t *valueTable) period() model.Period {
	if row := t.grid.Chosen(); row < len(t.values) {
		return t.values[row].Period
	}
	return t.fresh
}

// valueTableHost is the table as the place where a figure is written.
type valueTableHost struct {
	gridHost
	table *valueTable
}

func (h *valueTableHost) below(period model.Period, o fyne.CanvasObject, answering fyne.Focusable) {
	if answering != nil { // a new figure stands among the others by now
		for row, value := range h.table.values {
			if value.Period == period {
				h.grid.Choose(row, -1)
			}
		}
	}
	h.gridHost.below(period, o, answering)
}

func (h *valueTableHost) goOn() {
	if h.table.fresh == "" {
		h.gridHost.goOn()
		return
	}
	h.drop()
	h.table.nextNew()
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
