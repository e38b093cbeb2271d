package screen

import (
	"strings"

	"doelenboom/model"
)

// readFigure reads what somebody wrote for a figure: a number in the reader's habit, or a reason why there is none, in words or as the
// signs that files use for it. It tells the user when it is neither.
func (d *Desk) readFigure(indicator *model.Indicator, text string) (model.Figure, error) {
	var figure model.Figure
	err := d.writeColumn(indicator, &figure, columnValue, strings.TrimSpace(text))
	if err != nil {
		d.tell(err)
	}
	return figure, err
}

// setFigure writes a figure of an indicator for a period.
func (d *Desk) setFigure(indicator *model.Indicator, period model.Period, figure model.Figure) error {
	return d.try("edit.value", func(tx *model.Tx) error {
		_, err := tx.SetValue(indicator.ID, period, figure)
		return err
	}, "indicator", indicator.Name, "period", d.look.Words.Period(period))
}

// figureOf is what a value says now, to change one part of it.
func figureOf(v *model.Value) model.Figure {
	return model.Figure{
		Value: v.Value, Missing: v.Missing, Numerator: v.Numerator, Denominator: v.Denominator, N: v.N, Source: v.Source,
		Footnote: v.Footnote, Certainty: v.Certainty, State: v.State, PeriodWords: v.PeriodWords,
	}
}

// writeColumn puts what was written in a column of the table into a figure.
func (d *Desk) writeColumn(indicator *model.Indicator, figure *model.Figure, column int, text string) error {
	b := d.look.Words
	switch column {
	case columnValue:
		return d.writeValue(figure, text)
	case columnN:
		figure.N = nil
		if text == "" {
			return nil
		}
		n, ok := b.ReadNumber(text)
		if !ok || n < 0 || n != float64(int(n)) {
			return model.NewProblem("problem.value.n", "text", text)
		}
		whole := int(n)
		figure.N = &whole
	case columnCertainty:
		found, err := readChoiceIn(d, "certainty", text, model.Certainties())
		figure.Certainty = found
		return err
	case columnState:
		found, err := readChoiceIn(d, "valuestate", text, model.ValueStates())
		figure.State = found
		return err
	case columnSource:
		figure.Source = text
	case columnFootnote:
		figure.Footnote = text
	}
	return nil
}

func (d *Desk) writeValue(figure *model.Figure, text string) error {
	figure.Value, figure.Missing, figure.Numerator, figure.Denominator = nil, "", nil, nil
	if numerator, denominator, ok := strings.Cut(text, "/"); ok { // "34/85": the percentage is computed
		top, okTop := d.look.Words.ReadNumber(numerator)
		whole, okWhole := d.look.Words.ReadNumber(denominator)
		if okTop && okWhole && whole != 0 {
			figure.Numerator, figure.Denominator = &top, &whole
			return nil
		}
	}
	if number, ok := d.look.Words.ReadNumber(text); ok {
		figure.Value = &number
		return nil
	}
	switch strings.ToLower(text) {
	case ".", "-", "–", "x", "n.b.", "nb", "?":
		figure.Missing = model.NotYetKnown
		return nil
	case "n.v.t.", "nvt", "n/a":
		figure.Missing = model.NotApplicable
		return nil
	}
	missing, err := readChoiceIn(d, "missing", text, model.MissingReasons())
	if err != nil {
		return model.NewProblem("problem.value.number", "text", text)
	}
	figure.Missing = missing
	return nil
}

// readChoiceIn reads a choice by the beginning of its word in the reader's language; nothing is no choice.
func readChoiceIn[T ~string](d *Desk, field, text string, choices []T) (T, error) {
	if text == "" {
		return "", nil
	}
	for _, choice := range choices {
		word := d.look.Words.Choice(field, string(choice))
		if strings.HasPrefix(strings.ToLower(word), strings.ToLower(text)) || strings.EqualFold(text, string(choice)) {
			return choice, nil
		}
	}
	var words []string
	for _, choice := range choices {
		words = append(words, d.look.Words.Choice(field, string(choice)))
	}
	return "", model.NewProblem("problem.value.choice", "text", text, "choices", strings.Join(words, ", "))
}
