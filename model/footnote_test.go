package model_test

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"

	"doelenboom/model"
)

// beside asks what a note says beside a figure of an indicator with earlier ones.
func beside(t *testing.T, indicator *model.Indicator, figure model.Figure, note string, earlier ...float64) (float64, bool) {
	t.Helper()
	d := seeded(t)
	indicator.ID, indicator.Name, indicator.Sort, indicator.Direction = "id-note", "Met een toelichting", model.EffectIndicator, model.Higher
	edit(t, d, func(tx *model.Tx) error {
		if err := tx.Put(indicator); err != nil {
			return err
		}
		for i, v := range earlier {
			if _, err := tx.SetValue(indicator.ID, model.YearPeriod(2020+i), model.Figure{Value: number(v)}); err != nil {
				return err
			}
		}
		return nil
	})
	return d.NoteSays(model.Get[model.Indicator](d, indicator.ID), "2030", figure, note)
}

func TestANoteThatSaysAnotherNumber(t *testing.T) {
	people := func() *model.Indicator { return &model.Indicator{Type: model.Tally, Unit: "personen"} }
	percentage := func() *model.Indicator { return &model.Indicator{Type: model.Percentage, Unit: "%"} }
	zero, eight, forty := model.Figure{Value: number(0)}, model.Figure{Value: number(8)}, model.Figure{Value: number(40)}
	for _, test := range []struct {
		of      *model.Indicator
		figure  model.Figure
		note    string
		earlier []float64
		want    float64 // 0: nothing
	}{
		{people(), zero, "3", nil, 3}, {people(), zero, " 3 ", nil, 3}, {people(), zero, "3 personen", nil, 3}, {people(), eight, "8", nil, 0},
		{people(), zero, "Er waren 3 personen.", nil, 3}, {people(), eight, "In totaal 11 personen", nil, 11},
		{people(), eight, "In totaal 8 personen, vorig jaar 3 personen", nil, 0},
		{people(), model.Figure{Missing: model.NotMeasured}, "3", nil, 3},
		{people(), model.Figure{Missing: model.NotMeasured}, "Geen onderzoek gehouden", nil, 0},
		{people(), eight, "Waarvan 3 personen betaald werk hebben", nil, 0}, {people(), eight, "Waarvan betaald werk: <5.", nil, 0},
		{people(), eight, "Doel is 20 personen in 2028", nil, 0}, {people(), eight, "vorig jaar 11 personen", nil, 0},
		{people(), eight, "Vergeleken met 11 personen in 2026", []float64{11}, 0},
		{people(), eight, "2026", nil, 0}, {people(), eight, "Peildatum 19 mei 2026, over 12 maanden", nil, 0},
		{people(), eight, "3 personen uit de wijk en 4 personen van buiten", nil, 0},
		{percentage(), forty, "Volgens het onderzoek 45%", nil, 45}, {percentage(), forty, "45 procent zegt ja", nil, 45},
		{percentage(), forty, "112 mensen vulden het in", nil, 0}, {percentage(), forty, "Streefwaarde 48%", nil, 0},
		{percentage(), model.Figure{Numerator: number(34), Denominator: number(85)}, "40%", nil, 0},
		{people(), zero, "", nil, 0},
	} {
		got, ok := beside(t, test.of, test.figure, test.note, test.earlier...)
		if ok != (test.want != 0) || got != test.want {
			t.Errorf("beside %+v, %q says %v (%v), want %v", told(model.Entry{Meanings: []model.Figure{test.figure}}, true), test.note, got, ok, test.want)
		}
	}
}

// TestTheRealFileWithADoubtfulNote reads the form that a province filled in: one of its notes says 3 beside a 0, and the others tell of dates,
// months and goals.
func TestTheRealFileWithADoubtfulNote(t *testing.T) {
	data, err := os.ReadFile("../../shared/samples/nl-limburg/Invoerapplicatie Leefbare steden en dorpen - Najaar 2025.csv")
	if err != nil {
		t.Skip("the real files are not here")
	}
	reader := csv.NewReader(strings.NewReader(string(data)))
	reader.Comma = ';'
	rows, err := reader.ReadAll()
	if err != nil || len(rows) != 5 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for _, row := range rows[1:] {
		indicator := &model.Indicator{Type: model.Tally, Unit: row[2]}
		entry, ok := model.Habit{Type: model.Tally, Unit: row[2], Comma: true}.Read(row[1])
		if !ok || entry.Question != model.NoQuestion {
			t.Fatalf("%s: %s", row[0], told(entry, ok))
		}
		says, ok := beside(t, indicator, entry.Meanings[0], row[3])
		if want := row[0] == "R_120a"; ok != want || ok && says != 3 {
			t.Errorf("%s: the note beside %s says %v (%v)", row[0], row[1], says, ok)
		}
	}
}

// TestTheNotesOfTheExampleContradictNothing, and its figures are read back from how they are written.
func TestTheNotesOfTheExampleContradictNothing(t *testing.T) {
	d := example(t)
	for _, value := range model.All[model.Value](d) {
		indicator := model.Get[model.Indicator](d, value.Indicator)
		if says, ok := d.NoteSays(indicator, value.Period, model.FigureOf(value), value.Footnote); ok {
			t.Errorf("%s: %q says %v", indicator.Code, value.Footnote, says)
		}
		if value.Value == nil {
			continue
		}
		text := written(*value.Value, indicator.Decimals, ",", ".") + " " + indicator.Unit
		if entry, ok := d.Habit(indicator, value.Period, true).Read(text); !ok || entry.Question != model.NoQuestion || *entry.Meanings[0].Value != *value.Value {
			t.Errorf("%s: %q is read as %s", indicator.Code, text, told(entry, ok))
		}
	}
}
