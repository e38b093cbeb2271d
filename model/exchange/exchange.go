// Package exchange takes in what other people have and gives out what they can use, one package per format.
//
// [Import] finds out by itself what a file is, and takes all of it in as one edit, or nothing. It never changes what people wrote by hand:
// what a file says otherwise than the dossier is refused with its line, except for figures, where the file replaces the figure and the
// figure that stood there is kept as a correction. Importing the same file again changes nothing.
package exchange

import (
	"cmp"
	"errors"
	"strings"

	"doelenboom/model"
	"doelenboom/model/exchange/outline"
	"doelenboom/model/exchange/source"
	"doelenboom/model/exchange/table"
)

// What a file can come in as.
const (
	Goals      = "goals"
	Cards      = "cards"
	Indicators = "indicators"
	Values     = "values"
)

// The formats that are told apart.
const (
	MindMap = "mindmap"
	Table   = "table"
	Outline = "outline"
)

// Options say how a file comes in. The zero value takes it in as what it looks like, where it belongs.
type Options struct {
	As      string   // Goals, Cards, Indicators or Values; empty: what the file looks like
	Into    model.ID // a goal, under which goals and new indicators come; or the indicator of a file with one series
	Session model.ID // of the cards; may be empty
	Why     string   // stands as the reason with each figure that is corrected; empty: the name of the file
	DryRun  bool     // tell what would come in, and change nothing
}

// Refusal is a line that did not come in, and why.
type Refusal = source.Refusal

// Result says what came in, counted in what it came in as: goals, cards, indicators or values.
type Result struct {
	Read    int // new or changed
	Same    int // there already
	Refused []Refusal
	Format  string        // MindMap, Table or Outline
	As      string        // Goals, Cards, Indicators or Values
	Change  *model.Change // nil when nothing changed
}

// incoming is a file that has been read and not yet been applied.
type incoming struct {
	format  string
	nodes   []outline.Node
	sheets  []sheet      // of a file with tables
	table   *table.Table // the one that counts where only one can
	refused []Refusal
	looks   string // what it would come in as when nobody says
}

// sheet is a table of a file with its name, which is empty where a file holds one table.
type sheet struct {
	name  string
	table *table.Table
}

var titles = map[string]model.Key{
	Goals: "edit.import.goals", Cards: "edit.import.cards", Indicators: "edit.import.indicators", Values: "edit.import.values",
}

// Import takes a file into a dossier. The name is that of the file: it stands in the history and as the source of new indicators, and its
// extension counts only where the content could be several things. It fails with a [model.Problem] when the file as a whole cannot come in,
// and then nothing has changed.
func Import(d *model.Dossier, name string, data []byte, o Options) (Result, error) {
	name = base(name)
	in, err := open(name, data)
	if err != nil {
		return Result{}, err
	}
	result := Result{Format: in.format, As: o.As}
	if result.As == "" {
		result.As = in.looks
	}
	title, ok := titles[result.As]
	if !ok {
		return Result{}, model.NewProblem("problem.import.as", "as", o.As)
	}
	apply, err := in.prepare(name, result.As)
	if err != nil {
		return Result{}, err
	}
	result.Change, err = d.Edit(title, func(tx *model.Tx) error {
		i := importer{tx: tx, file: name, why: cmp.Or(o.Why, name), session: o.Session, result: &result}
		if err := i.find(o.Into); err != nil {
			return err
		}
		if err := apply(&i); err != nil {
			return err
		}
		if o.DryRun {
			return errDryRun
		}
		return nil
	}, "file", name)
	if err != nil && !errors.Is(err, errDryRun) {
		return Result{}, err
	}
	result.Refused = append(in.refused, result.Refused...)
	source.ByLine(result.Refused)
	return result, nil
}

// errDryRun takes an edit back that went well.
var errDryRun = errors.New("a dry run")

// base returns the name of a file without its folders, whichever system named it.
func base(name string) string { return name[strings.LastIndexAny(name, `/\`)+1:] }

// stem returns the name of a file without its extension.
func stem(name string) string {
	if at := strings.LastIndexByte(name, '.'); at > 0 {
		return name[:at]
	}
	return name
}

// importer applies what was read, within an edit.
type importer struct {
	tx        *model.Tx
	file      string
	why       string
	overrules bool // somebody saw what clashes, and takes it all the same
	session   model.ID
	goal      *model.Goal      // into which, if any
	indicator *model.Indicator // into which, if any
	result    *Result
}

func (i *importer) find(into model.ID) error {
	if into == "" {
		return nil
	}
	i.goal = model.Get[model.Goal](i.tx.Dossier, into)
	i.indicator = model.Get[model.Indicator](i.tx.Dossier, into)
	if i.goal == nil && i.indicator == nil {
		return model.NewProblem("problem.import.into.missing")
	}
	return nil
}

func (i *importer) refuse(line int, key model.Key, pairs ...any) {
	i.result.Refused = append(i.result.Refused, Refusal{Line: line, Problem: model.NewProblem(key, pairs...)})
}

// prepare reads a file as one thing, and returns how to apply it.
func (in *incoming) prepare(name, as string) (apply func(*importer) error, err error) {
	nodes := in.nodes
	switch as {
	case Goals:
		if in.table != nil {
			var refused []Refusal
			nodes, refused = in.table.Goals()
			in.refused = append(in.refused, refused...)
		}
		return func(i *importer) error { return i.goals(nodes) }, nil
	case Cards:
		if in.table != nil {
			nodes = in.table.Cards()
		}
		return func(i *importer) error { return i.cards(nodes) }, nil
	case Indicators:
		entries := leaves(nodes)
		if in.table != nil {
			var refused []Refusal
			entries, refused = in.table.Register()
			in.refused = append(in.refused, refused...)
		}
		return func(i *importer) error { return i.indicators(entries) }, nil
	}
	series, refused, err := in.figures(name)
	if err != nil {
		return nil, err
	}
	in.refused = append(in.refused, refused...)
	return func(i *importer) error { return i.values(series) }, nil
}

// figures reads the figures of all sheets that have some.
func (in *incoming) figures(name string) (series []*table.Series, refused []Refusal, err error) {
	if in.table == nil {
		return nil, nil, model.NewProblem("problem.import.noFigures")
	}
	var all gathered
	for i, sheet := range in.sheets {
		if !sheet.table.HasFigures() && sheet.table != in.table {
			continue
		}
		found, err := sheet.table.Figures(table.FigureOptions{File: sheet.nameIn(name)})
		if err != nil {
			return nil, nil, err
		}
		all.add(i, sheet.name, found)
	}
	return all.series, all.refused, nil
}

// nameIn returns what the figures of a sheet are called where no header says it: by the file, and by the sheet unless that is a period.
func (s sheet) nameIn(file string) string {
	if _, dated := table.PeriodIn(s.name); s.name == "" || dated {
		return stem(file)
	}
	return stem(file) + table.Separator + s.name
}

// gathered is the figures of several sheets. What has the same name on two of them is one series.
type gathered struct {
	series  []*table.Series
	refused []Refusal
	byName  map[string]*table.Series
}

func (g *gathered) add(at int, name string, found table.Figures) {
	for _, refusal := range found.Refused {
		refusal.Sheet = name
		g.refused = append(g.refused, refusal)
	}
	if g.byName == nil {
		g.byName = make(map[string]*table.Series, len(found.Series))
	}
	for _, series := range found.Series {
		if at > 0 {
			for i := range series.Figures {
				series.Figures[i].Sheet = at
			}
		}
		before := g.byName[series.Name]
		if before == nil {
			g.byName[series.Name] = series
			g.series = append(g.series, series)
			continue
		}
		for _, refusal := range before.Join(series) {
			refusal.Sheet = name
			g.refused = append(g.refused, refusal)
		}
	}
}
