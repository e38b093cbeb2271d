package screen

import (
	"strings"

	"doelenboom/model"
)

// writeColumn puts what was written in a column of the table, beside the figure itself, into a figure.
func (d *Desk) writeColumn(figure *model.Figure, column int, text string) error {
	switch column {
	case columnN:
		return d.writeCount(&figure.N, text)
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

// writeCount reads a number of people.
func (d *Desk) writeCount(into **int, text string) error {
	*into = nil
	if text == "" {
		return nil
	}
	n, ok := d.look.Words.ReadNumber(text)
	if !ok || n < 0 || n != float64(int(n)) {
		return model.NewProblem("problem.value.n", "text", text)
	}
	whole := int(n)
	*into = &whole
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
