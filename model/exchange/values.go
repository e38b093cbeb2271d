package exchange

import (
	"doelenboom/model"
	"doelenboom/model/exchange/table"
)

// values enters the figures of series. A series that is no indicator of the dossier comes in as a new candidate.
func (i *importer) values(series []*table.Series) error {
	if i.indicator != nil && len(series) != 1 {
		return model.NewProblem("problem.import.into.several", "count", len(series))
	}
	f := newFinder(i.tx.Dossier)
	home := table.Fold(i.tx.Cover().Municipality)
	for _, s := range series {
		indicator := i.indicator
		if s.ID != "" {
			if indicator = model.Get[model.Indicator](i.tx.Dossier, s.ID); indicator == nil {
				i.refuse(s.Figures[0].Line, "problem.import.form.indicator", "indicator", s.Name)
				continue
			}
		}
		if indicator == nil {
			indicator = f.findSeries(s, home)
		}
		if indicator == nil {
			indicator = i.newSeries(s, f.codeFor(s.Code))
			if err := i.tx.Put(indicator); err != nil {
				return err
			}
			f.added(indicator)
		}
		for _, figure := range s.Figures {
			if err := i.enter(indicator.ID, figure); err != nil {
				return err
			}
		}
	}
	return nil
}

// findSeries finds the indicator of a series by its code, else by its names; for the place that the dossier is about, also by those
// without the place.
func (f *finder) findSeries(s *table.Series, home string) *model.Indicator {
	if there := f.withCode(s.Code); there != nil {
		return there
	}
	if len(f.byName) == 0 {
		return nil
	}
	names := append([]string{s.Name}, s.KnownAs()...)
	if home != "" && table.Fold(s.Place) == home {
		names = append(names, s.Plain...)
	}
	return f.find(names...)
}

func (i *importer) newSeries(s *table.Series, code string) *model.Indicator {
	indicator := &model.Indicator{
		Code: code, Name: s.Name, Sort: model.EffectIndicator, Type: s.Type, Unit: s.Unit, Decimals: s.Decimals,
		Direction: model.FollowOnly, Source: i.file, Frequency: s.Frequency,
	}
	if i.goal != nil {
		indicator.Goals = []model.ID{i.goal.ID}
	}
	return indicator
}

// enter enters one figure.
func (i *importer) enter(indicator model.ID, figure table.Figure) error {
	before := i.tx.ValueAt(indicator, figure.Period)
	next, status := merged(before, &figure, i.why)
	if status == Different && clashes(before, &figure) && !i.overrules {
		i.refuse(figure.Line, "problem.import.form.clash", "period", figure.Period)
		return nil
	}
	switch status {
	case Same:
		i.result.Same++
		return nil
	case Nothing:
		return nil
	}
	i.result.Read++
	_, err := i.tx.SetValue(indicator, figure.Period, next)
	return err
}

// clashes reports whether the dossier has learnt another figure since the form was made on which this one stands.
func clashes(before *model.Value, figure *table.Figure) bool {
	return figure.Form && Stood(before) != figure.Stood
}

// Status is what a figure of a file is to the dossier.
type Status uint8

// What figures can be.
const (
	New       Status = iota
	Same             // it stands there already
	Different        // the dossier says something else, or less
	Nothing          // an empty cell: no reason to forget the figure that is there
)

// merged puts a figure from a file together with what stands there. Why is the reason of the correction, if it becomes one.
func merged(before *model.Value, figure *table.Figure, why string) (model.Figure, Status) {
	if before == nil {
		return figure.Figure, New
	}
	if figure.Gap && before.Value != nil {
		return model.Figure{}, Nothing
	}
	next := model.FigureOf(before)
	if !sameNumber(before.Value, figure.Value) || before.Missing != figure.Missing || before.LessThan != figure.LessThan {
		next = figure.Figure
		next.PeriodWords, next.Why = before.PeriodWords, why
		if next.Certainty == "" {
			next.Certainty = before.Certainty
		}
		if next.Footnote == "" {
			next.Footnote = before.Footnote
		}
	}
	complete(&next, figure.Figure)
	if next == model.FigureOf(before) {
		return next, Same
	}
	return next, Different
}

// complete fills in what a figure lacks.
func complete(next *model.Figure, from model.Figure) {
	if next.Numerator == nil && next.Denominator == nil {
		next.Numerator, next.Denominator = from.Numerator, from.Denominator
	}
	if next.N == nil {
		next.N = from.N
	}
	if next.Source == "" {
		next.Source = from.Source
	}
	if next.Footnote == "" {
		next.Footnote = from.Footnote
	}
	if next.State == "" {
		next.State = from.State
	}
	if next.Certainty == "" {
		next.Certainty = from.Certainty
	}
}

func sameNumber(a, b *float64) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}
