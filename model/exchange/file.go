package exchange

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"doelenboom/model"
	"doelenboom/model/exchange/table"
)

// File is somebody's file with figures, read and not yet brought in: the tables in it, what was guessed about them, and what somebody
// decided instead. [File.Plan] says what would change; nothing has changed until [Plan.Apply].
type File struct {
	Name   string   // without folders
	Sheets []*Sheet // those that are tables
	Into   model.ID // the indicator of a file with one series, if somebody chose it beforehand

	matches map[string]Match
	taken   map[figureKey]bool // whether a figure comes in, where somebody decided it
}

// Sheet is one table of a file.
type Sheet struct {
	Name   string // empty where the file has one table
	Table  *table.Table
	Leave  bool           // it does not come in
	Memory *model.Mapping // how such a table came in the last time; nil: it is new

	columns map[int]table.Choice
	area    string
	allIn   bool // somebody wants all places
	period  model.Period
	shape   string
	found   *table.Figures // as long as nothing changed
}

// Match says what a series of a file is in the dossier.
type Match struct {
	Indicator model.ID // that it is; empty: a new one
	Goal      model.ID // under which a new one comes; empty: not yet placed
	Skip      bool     // it does not come in
}

type figureKey struct {
	series string
	period model.Period
}

// Open reads a file with figures. It fails with a [model.Problem] for what cannot be read, and reports false for a file that is something
// else than a table of figures: goals, cards or indicators, which [Import] takes in.
func Open(name string, data []byte) (file *File, figures bool, err error) {
	in, err := open(base(name), data)
	if err != nil {
		return nil, false, err
	}
	if in.looks != Values || in.table == nil {
		return nil, false, nil
	}
	file = &File{Name: base(name), matches: map[string]Match{}, taken: map[figureKey]bool{}}
	for _, read := range in.sheets {
		file.Sheets = append(file.Sheets, &Sheet{
			Name: read.name, Table: read.table, Leave: !read.table.HasFigures() && read.table != in.table, columns: map[int]table.Choice{},
			shape: shapeOf(read.table),
		})
	}
	return file, true, nil
}

// Recall takes over how files like this one came in before, as far as the dossier remembers it, and the place that the dossier is about.
func (f *File) Recall(d *model.Dossier) {
	for _, s := range f.Sheets {
		if s.Memory = d.MappingFor(f.sourceOf(s), s.shape); s.Memory != nil {
			f.recall(s)
		}
		if s.area == "" && !s.allIn {
			s.area = homeAmong(s.Table.Areas(), d.Cover().Municipality)
		}
		if len(s.columns) > 0 || s.period != "" {
			s.choose()
		}
	}
}

func (f *File) recall(s *Sheet) {
	byHeader := map[string]model.MappedColumn{}
	for _, column := range s.Memory.Columns {
		byHeader[column.Header] = column
	}
	for _, column := range s.Table.Columns {
		if known, ok := byHeader[plainHeader(column.Header)]; ok {
			choice := table.Choice{Why: table.ByMemory}
			if role := table.Role(known.Role); slices.Contains(table.Roles(), role) {
				choice.Role = role
			}
			if known.Decimal != "" {
				choice.Decimal = known.Decimal[0]
			}
			s.columns[column.Index] = choice
		}
	}
	if area := s.Memory.Area; area == everywhere {
		s.allIn = true
	} else if slices.ContainsFunc(s.Table.Areas(), func(a table.Area) bool { return a.Name == area }) {
		s.area = area
	}
	if !s.Table.HasPeriods() && s.Table.Period() == "" {
		s.period = s.Memory.Period
	}
	for _, known := range s.Memory.Series {
		if known.Skip || known.Indicator != "" {
			f.matches[known.Series] = Match{Indicator: known.Indicator, Skip: known.Skip}
		}
	}
}

// everywhere stands in a mapping for all places.
const everywhere = "*"

// homeAmong returns the place that a dossier is about, if a file has it.
func homeAmong(areas []table.Area, municipality string) string {
	home := table.Fold(municipality)
	if home == "" || len(areas) < 2 {
		return ""
	}
	for _, area := range areas {
		if name := table.Fold(area.Name); name == home || strings.HasPrefix(name, home+" (") || strings.HasPrefix(name, "gemeente "+home) {
			return area.Name
		}
	}
	return ""
}

// choose has the table guess anew around what was decided.
func (s *Sheet) choose() {
	s.Table.Choose(s.columns, s.period)
	s.found = nil
}

// SetRole decides what a column holds; no role leaves it to the guess.
func (s *Sheet) SetRole(column int, role table.Role) {
	choice := s.columns[column]
	choice.Role, choice.Why = role, table.ByChoice
	s.columns[column] = choice
	s.choose()
}

// SetDecimal decides what stands before the decimals in a column of figures.
func (s *Sheet) SetDecimal(column int, mark byte) {
	choice := s.columns[column]
	choice.Decimal, choice.Why = mark, table.ByChoice
	s.columns[column] = choice
	s.choose()
}

// Area returns the place whose rows count; chosen is false as long as there are several and nobody chose.
func (s *Sheet) Area() (name string, chosen bool) {
	return s.area, s.area != "" || s.allIn || len(s.Table.Areas()) < 2
}

// SetArea decides whose rows count; no name is all places, each a series of its own.
func (s *Sheet) SetArea(name string) {
	s.area, s.allIn = name, name == ""
	s.found = nil
}

// SetPeriod decides over which period all figures of a table are that does not say it.
func (s *Sheet) SetPeriod(period model.Period) {
	s.period = period
	s.choose()
}

// SetMatch decides what a series is in the dossier.
func (f *File) SetMatch(series string, match Match) { f.matches[series] = match }

// Take decides whether a figure comes in.
func (f *File) Take(series string, period model.Period, in bool) {
	f.taken[figureKey{series, period}] = in
}

func (f *File) nameOf(s *Sheet) string { return sheet{s.Name, s.Table}.nameIn(f.Name) }

// figuresOf reads the figures of a table, unless nothing changed since.
func (f *File) figuresOf(s *Sheet) (*table.Figures, error) {
	if s.found == nil {
		found, err := s.Table.Figures(table.FigureOptions{File: f.nameOf(s), Area: s.area})
		if err != nil {
			return nil, err
		}
		s.found = &found
	}
	return s.found, nil
}

var (
	yearsIn  = regexp.MustCompile(`(?:19|20)\d\d`)
	notWords = regexp.MustCompile(`[^\pL]+`)
)

// plainHeader is a header as it is remembered: without its years, which are others the next time.
func plainHeader(header string) string {
	folded := table.Fold(header)
	if _, ok := model.ParsePeriod(header); ok {
		return "#"
	}
	return yearsIn.ReplaceAllString(folded, "#")
}

// shapeOf is what the headers of a table are, one more year beside the others aside.
func shapeOf(t *table.Table) string {
	var headers []string
	for _, column := range t.Columns {
		if header := plainHeader(column.Header); len(headers) == 0 || headers[len(headers)-1] != header || !strings.Contains(header, "#") {
			headers = append(headers, header)
		}
	}
	return strings.Join(headers, "|")
}

// sourceOf is what the files of a source are called, without what differs from one to the next: dates, numbers, which copy it is.
func (f *File) sourceOf(s *Sheet) string {
	name := stem(f.Name)
	if _, dated := table.PeriodIn(s.Name); s.Name != "" && !dated {
		name += " " + s.Name
	}
	words := slices.DeleteFunc(strings.Fields(notWords.ReplaceAllString(strings.ToLower(name), " ")), func(word string) bool {
		return slices.Contains([]string{"v", "def", "definitief", "kopie", "copy", "final", "concept"}, word)
	})
	return cmp.Or(strings.Join(words, " "), table.Fold(f.Name))
}
