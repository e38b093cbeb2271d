package exchange

import (
	"cmp"
	"slices"

	"doelenboom/model"
	"doelenboom/model/exchange/table"
)

// manySeries is more than somebody looks through: with more, a place has to be chosen, and what is not known comes in only when asked for.
const manySeries = 24

// ChooseArea is the problem of a file with so many places that one of them has to be chosen first.
const ChooseArea model.Key = "problem.import.area"

// Plan is what a file would change in a dossier. It is a value: making one changes nothing, and it holds for the dossier as it was then.
type Plan struct {
	File    *File
	Series  []*PlannedSeries
	Refused []Refusal
	Problem *model.Problem // why nothing can come in yet; nil: it can

	New, Same, Different int // figures, of the series that come in; those that are left are counted too
	Left                 int // new or different figures that somebody leaves, or that clash
	Skipped              int // figures of series that do not come in
	Fresh                int // new indicators
}

// PlannedSeries is a series of a file with what it becomes.
type PlannedSeries struct {
	*table.Series
	Sheet     int
	Match     Match
	Indicator *model.Indicator // that it is; nil: a new one, or none
	Why       MatchReason
	Status    []Status // by figure
	Takes     []bool   // by figure: whether a new or different one comes in
	Clashes   []bool   // by figure: the dossier has learnt another figure since the form was made; nil: none do
}

// MatchReason says on what a match rests.
type MatchReason string

// The reasons for a match.
const (
	MatchedByName   MatchReason = "name"
	MatchedByCode   MatchReason = "code"
	MatchedByMemory MatchReason = "memory"
	MatchedByChoice MatchReason = "choice"
	MatchedByForm   MatchReason = "form"
	Unmatched       MatchReason = "none"
)

// Plan works out what a file would change in a dossier.
func (f *File) Plan(d *model.Dossier) *Plan {
	p := &Plan{File: f}
	var all gathered
	sheets := map[*table.Series]int{}
	for i, s := range f.Sheets {
		if s.Leave {
			continue
		}
		found, err := f.figuresOf(s)
		if err != nil {
			problem, ok := model.AsProblem(err)
			if !ok {
				problem = model.NewProblem("problem.import.table.noValues").Because(err)
			}
			p.Problem = cmp.Or(p.Problem, problem)
			continue
		}
		if _, chosen := s.Area(); !chosen && len(found.Series) > manySeries {
			p.Problem = cmp.Or(p.Problem, model.NewProblem(ChooseArea, "count", len(s.Table.Areas())))
		}
		copied := *found
		if len(f.Sheets) > 1 { // joining writes in them
			copied.Series = make([]*table.Series, len(found.Series))
			for k, series := range found.Series {
				own := *series
				own.Figures = slices.Clone(series.Figures)
				copied.Series[k] = &own
			}
		}
		all.add(i, s.Name, copied)
		for _, series := range copied.Series {
			sheets[series] = i
		}
	}
	p.Refused = all.refused
	if p.Problem != nil {
		return p
	}
	p.Series = make([]*PlannedSeries, len(all.series))
	for i, series := range all.series {
		p.Series[i] = &PlannedSeries{Series: series, Sheet: sheets[series]}
	}
	p.match(d)
	p.weigh(d)
	return p
}

// match finds the indicators of the series: what somebody decided first, so that no guess takes what was given away.
func (p *Plan) match(d *model.Dossier) {
	f := newFinder(d)
	home := table.Fold(d.Cover().Municipality)
	into := model.Get[model.Indicator](d, p.File.Into)
	var open []*PlannedSeries
	for _, s := range p.Series {
		decided, ok := p.File.matches[s.Key]
		indicator := model.Get[model.Indicator](d, decided.Indicator)
		switch {
		case s.ID != "":
			if s.Indicator = model.Get[model.Indicator](d, s.ID); s.Indicator == nil {
				s.Match.Skip = true
				p.Refused = append(p.Refused, Refusal{
					Line: s.Figures[0].Line, Sheet: p.File.Sheets[s.Sheet].Name, Problem: model.NewProblem("problem.import.form.indicator", "indicator", s.Name),
				})
			}
			s.Why = MatchedByForm
		case ok && (indicator != nil || decided.Indicator == ""):
			s.Match, s.Indicator, s.Why = decided, indicator, MatchedByChoice
			if p.fromMemory(s) {
				s.Why = MatchedByMemory
			}
		case into != nil && len(p.Series) == 1:
			s.Indicator, s.Why = into, MatchedByChoice
		default:
			open = append(open, s)
		}
		if s.Indicator != nil {
			f.found[s.Indicator.ID] = true
		}
	}
	unknown := 0
	for _, s := range open {
		s.Why = MatchedByCode
		if s.Indicator = f.withCode(s.Code); s.Indicator == nil {
			s.Indicator, s.Why = f.findSeries(s.Series, home), MatchedByName
		}
		if s.Indicator == nil {
			s.Why = Unmatched
			unknown++
		}
	}
	for _, s := range open {
		s.Match.Skip = s.Indicator == nil && unknown > manySeries
	}
	for _, s := range p.Series {
		if s.Indicator != nil {
			s.Match.Indicator = s.Indicator.ID
		} else if !s.Match.Skip {
			p.Fresh++
		}
	}
}

// fromMemory reports whether the last time decided about a series, and nobody since.
func (p *Plan) fromMemory(s *PlannedSeries) bool {
	memory := p.File.Sheets[s.Sheet].Memory
	return memory != nil && slices.ContainsFunc(memory.Series, func(known model.MappedSeries) bool {
		return known.Series == s.Key && known.Indicator == s.Match.Indicator && known.Skip == s.Match.Skip
	})
}

// weigh holds each figure against the dossier.
func (p *Plan) weigh(d *model.Dossier) {
	total := 0
	for _, s := range p.Series {
		total += len(s.Figures)
	}
	statuses, takes := make([]Status, total), make([]bool, total)
	for _, s := range p.Series {
		n := len(s.Figures)
		s.Status, statuses = statuses[:n:n], statuses[n:]
		s.Takes, takes = takes[:n:n], takes[n:]
		if s.Match.Skip {
			p.Skipped += n
			continue
		}
		for i := range s.Figures {
			p.weighOne(d, s, i)
		}
	}
}

func (p *Plan) weighOne(d *model.Dossier, s *PlannedSeries, i int) {
	figure := &s.Figures[i]
	var before *model.Value
	if s.Indicator != nil {
		before = d.ValueAt(s.Indicator.ID, figure.Period)
	}
	status := New
	if before != nil {
		_, status = merged(before, figure, "")
	}
	s.Status[i], s.Takes[i] = status, status == New || status == Different
	if status == Different && clashes(before, figure) {
		if s.Clashes == nil {
			s.Clashes = make([]bool, len(s.Figures))
		}
		s.Clashes[i], s.Takes[i] = true, false
	}
	switch status {
	case New:
		p.New++
	case Same:
		p.Same++
	case Different:
		p.Different++
	case Nothing:
		return
	}
	if status == Same {
		return
	}
	if len(p.File.taken) > 0 {
		if in, decided := p.File.taken[figureKey{s.Key, figure.Period}]; decided {
			s.Takes[i] = in
		}
	}
	if !s.Takes[i] {
		p.Left++
	}
}

// Comes counts the figures that would come in.
func (p *Plan) Comes() int { return p.New + p.Different - p.Left }

// Apply brings a plan into the dossier as one edit, and remembers for the next time how. Why is the reason that stands with each corrected
// figure, in the reader's words. Where nothing is new, nothing changes and the change is nil. It fails as [model.Dossier.Edit] does, or
// with the problem of the plan, and has changed nothing then.
func (p *Plan) Apply(d *model.Dossier, why string) (*model.Change, error) {
	if p.Problem != nil {
		return nil, p.Problem
	}
	return d.Edit(titles[Values], func(tx *model.Tx) error {
		i := importer{tx: tx, file: p.File.Name, why: why, overrules: true, result: &Result{}}
		f := newFinder(tx.Dossier)
		fresh := map[*PlannedSeries]model.ID{}
		for _, s := range p.Series {
			if s.Match.Skip || !slices.Contains(s.Takes, true) {
				continue
			}
			if err := i.take(s, f, fresh); err != nil {
				return err
			}
		}
		return p.remember(tx, fresh)
	}, "file", p.File.Name)
}

// take enters the figures of one series, under a new indicator when there is none.
func (i *importer) take(s *PlannedSeries, f *finder, made map[*PlannedSeries]model.ID) error {
	into := s.Match.Indicator
	if s.Indicator == nil {
		i.goal = model.Get[model.Goal](i.tx.Dossier, s.Match.Goal)
		fresh := i.newSeries(s.Series, f.codeFor(s.Code))
		if err := i.tx.Put(fresh); err != nil {
			return err
		}
		f.added(fresh)
		into = fresh.ID
		made[s] = into
	}
	for k, figure := range s.Figures {
		if !s.Takes[k] {
			continue
		}
		if err := i.enter(into, figure); err != nil {
			return err
		}
	}
	return nil
}

// remember keeps how the tables of the file came in.
func (p *Plan) remember(tx *model.Tx, made map[*PlannedSeries]model.ID) error {
	for at, s := range p.File.Sheets {
		if s.Leave || s.isForm() {
			continue
		}
		mapping := &model.Mapping{Source: p.File.sourceOf(s), Shape: s.shape, Area: s.area, Period: s.period}
		if s.allIn {
			mapping.Area = everywhere
		}
		for _, column := range s.Table.Columns {
			if choice := s.columns[column.Index]; choice.Role != "" || choice.Decimal != 0 {
				kept := model.MappedColumn{Header: plainHeader(column.Header), Role: string(choice.Role)}
				if choice.Decimal != 0 {
					kept.Decimal = string(choice.Decimal)
				}
				mapping.Columns = append(mapping.Columns, kept)
			}
		}
		for _, series := range p.Series {
			known := model.MappedSeries{Series: series.Key, Indicator: cmp.Or(made[series], series.Match.Indicator), Skip: series.Match.Skip}
			if series.Sheet == at && len(mapping.Series) < mostRemembered && (known.Skip || known.Indicator != "") {
				mapping.Series = append(mapping.Series, known)
			}
		}
		if err := tx.Remember(mapping); err != nil {
			return err
		}
	}
	return nil
}

// mostRemembered is how many series of a file are remembered one by one; of a larger file the rest is found by name again.
const mostRemembered = 500

// isForm reports whether a table is a form of this program, which says itself where everything belongs.
func (s *Sheet) isForm() bool {
	return slices.ContainsFunc(s.Table.Columns, func(c *table.Column) bool { return c.Role == table.Identifier })
}
