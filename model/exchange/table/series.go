package table

import (
	"cmp"
	"slices"
	"strconv"

	"doelenboom/model"
	"doelenboom/model/exchange/source"
)

// Series is a row of figures through time, about one thing in one place.
type Series struct {
	Name      string   // no two series of a file have the same
	Key       string   // the same without the name of the file, by which it is known again in the next one
	ID        model.ID // of the indicator, where the file is a form of this program
	Column    int      // the index of the column with its figures; the first one where periods are columns
	Plain     []string // by which else an indicator of the dossier may be known, without the place
	Label     string   // the place, and whatever else tells it from the other series of its kind
	Place     string   // what tells it from the other series of its kind, where that is one thing
	Code      string   // that the file gives the indicator, where the series is all of it
	Unit      string
	Type      model.ValueType
	Decimals  int
	Frequency model.Frequency
	Figures   []Figure
}

// Figure is one figure, or the reason why there is none.
type Figure struct {
	Line   int
	Sheet  int // the place of its sheet in the file
	Period model.Period
	Gap    bool   // nothing stood there, between two figures
	Form   bool   // it comes from a form of this program
	Stood  string // what the dossier said when the form was made, as [Written] writes it
	model.Figure

	decimals int
	percent  bool
}

// Figures are the series of a file, and the lines that hold none.
type Figures struct {
	Series  []*Series
	Refused []source.Refusal
}

// FigureOptions say how figures are read. The zero value takes in all places, and the file gives no name.
type FigureOptions struct {
	File string // without extension: it stands in where a column has no name of its own
	Area string // the one place whose rows count, as [Table.Areas] calls it
}

// HasFigures reports whether a table holds figures through time.
func (t *Table) HasFigures() bool {
	return len(t.sense.values) > 0 && (t.HasPeriods() || t.sense.constant != "")
}

// Figures reads a table as series. It fails with a [model.Problem] when no column holds figures, or nothing says over which period.
func (t *Table) Figures(o FigureOptions) (Figures, error) {
	s := t.sense
	if len(s.values) == 0 {
		return Figures{}, model.NewProblem("problem.import.table.noValues")
	}
	if !t.HasFigures() {
		return Figures{}, model.NewProblem("problem.import.table.noPeriods")
	}
	c := collector{sense: s, file: o.File, area: o.Area, reads: map[*Column][]reading{}}
	c.prepare()
	for row := range t.rows {
		c.read(row)
	}
	out := Figures{Refused: c.refused}
	for _, b := range c.order {
		b.fillGaps(c.ranks)
	}
	c.order = slices.DeleteFunc(c.order, func(b *build) bool { return len(b.Figures) == 0 })
	c.nameAll()
	c.guessAll()
	for _, b := range c.order {
		out.Series = append(out.Series, &b.Series)
	}
	source.ByLine(out.Refused)
	return out, nil
}

// Join adds the figures of the same series from another sheet, and returns those that say something else about the same period.
func (s *Series) Join(other *Series) (refused []source.Refusal) {
	known := make(map[model.Period]int, len(s.Figures))
	for i, figure := range s.Figures {
		known[figure.Period] = i
	}
	for _, figure := range other.Figures {
		at, twice := known[figure.Period]
		switch {
		case !twice:
			known[figure.Period] = len(s.Figures)
			s.Figures = append(s.Figures, figure)
		case !sameFigure(&s.Figures[at], &figure):
			refused = append(refused, source.Refusal{
				Line: figure.Line, Problem: model.NewProblem("problem.import.table.twice", "period", figure.Period, "line", strconv.Itoa(s.Figures[at].Line)),
			})
		}
	}
	slices.SortStableFunc(s.Figures, func(a, b Figure) int { return a.Period.Compare(b.Period) })
	s.Decimals = max(s.Decimals, other.Decimals)
	return refused
}

func sameFigure(a, b *Figure) bool {
	if a.Value == nil || b.Value == nil {
		return a.Value == b.Value && a.Missing == b.Missing
	}
	return *a.Value == *b.Value
}

// fillGaps makes an empty cell between two figures a missing one. Before the first and after the last an empty cell says nothing: there
// was no figure yet.
func (b *build) fillGaps(ranks map[model.Period]int32) {
	if len(b.Figures) == 0 {
		return
	}
	byTime := func(x, y Figure) int { return cmp.Compare(ranks[x.Period], ranks[y.Period]) }
	if !slices.IsSorted(b.ranks) {
		slices.SortStableFunc(b.Figures, byTime)
	}
	if len(b.blanks) == 0 {
		return
	}
	known := map[int32]bool{}
	for _, rank := range b.ranks {
		known[rank] = true
	}
	first, last := slices.Min(b.ranks), slices.Max(b.ranks)
	for _, blank := range b.blanks {
		rank := ranks[blank.Period]
		if known[rank] || rank < first || rank > last {
			continue
		}
		known[rank] = true
		blank.Missing, blank.Gap = model.NotMeasured, true
		b.Figures = append(b.Figures, blank)
	}
	slices.SortStableFunc(b.Figures, byTime)
}
