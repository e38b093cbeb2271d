package table

import (
	"strconv"
	"strings"
	"unicode"

	"doelenboom/model"
	"doelenboom/model/exchange/outline"
	"doelenboom/model/exchange/source"
)

// Entry is one line of a register of indicators. What the register does not say is empty.
type Entry struct {
	Line        int
	Code        string
	Name        string
	Definition  string
	Unit        string
	Type        model.ValueType
	Decimals    int // -1: not said
	Source      string
	SourceOwner string
	Method      string
	Frequency   model.Frequency
	Owner       string
}

// The headers of a register, in Dutch and English.
var (
	codeHeaders = []string{
		"code", "indicator code", "indicatorcode", "indicator_code", "indicatornummer", "indicator nr", "indicator_nr", "indicatornr", "nr",
		"nummer", "number", "id",
	}
	nameHeaders       = []string{"naam", "name", "indicatornaam", "indicator name", "indicator naam", "indicator", "kpi", "titel", "title"}
	definitionHeaders = []string{"definitie", "definition", "description", "omschrijving", "beschrijving", "uitleg", "toelichting"}
	unitHeaders       = []string{"eenheid", "unit", "units", "meeteenheid", "unit of measure"}
	typeHeaders       = []string{"data type", "datatype", "type waarde", "soort waarde", "type"}
	decimalsHeaders   = []string{"roundoff", "afronding", "decimalen", "decimals"}
	sourceHeaders     = []string{"bron", "source", "databron"}
	sourceOwnerHeader = []string{"bronhouder", "source owner", "leverancier"}
	methodHeaders     = []string{"methode", "method", "meetmethode", "meetwijze"}
	frequencyHeaders  = []string{"frequentie", "frequency", "verversingsfrequentie", "meetfrequentie"}
	ownerHeaders      = []string{"eigenaar", "owner", "verantwoordelijke", "responsible", "trekker"}
)

// named returns the column with the first of some headers that the table has, or nil.
func (t *Table) named(headers []string) *Column {
	for _, name := range headers {
		for _, c := range t.Columns {
			if c.is(name) {
				return c
			}
		}
	}
	return nil
}

// IsRegister reports whether a table lists indicators and holds no figures: names, two or more things about them, and no periods.
func (t *Table) IsRegister() bool {
	if len(t.sense.periods) > 0 || len(t.sense.wide) > 0 || t.named(nameHeaders) == nil {
		return false
	}
	about := 0
	for _, headers := range [][]string{
		codeHeaders, definitionHeaders, unitHeaders, typeHeaders, sourceHeaders, sourceOwnerHeader, methodHeaders, frequencyHeaders, ownerHeaders,
	} {
		if t.named(headers) != nil {
			about++
		}
	}
	return about >= 2
}

// Register reads a table as a list of indicators.
func (t *Table) Register() (entries []Entry, refused []source.Refusal) {
	code, name := t.named(codeHeaders), t.named(nameHeaders)
	if name == nil {
		name = t.wordiest()
	}
	lines := map[string]int{}
	for _, row := range t.rows {
		e := Entry{Line: row.line, Decimals: -1}
		var kind, decimals, frequency string
		for into, headers := range map[*string][]string{
			&e.Definition: definitionHeaders, &e.Unit: unitHeaders, &kind: typeHeaders, &decimals: decimalsHeaders, &e.Source: sourceHeaders,
			&e.SourceOwner: sourceOwnerHeader, &e.Method: methodHeaders, &frequency: frequencyHeaders, &e.Owner: ownerHeaders,
		} {
			if c := t.named(headers); c != nil && c != name && c != code {
				*into = strings.TrimSpace(row.cell(c.Index))
			}
		}
		if code != nil && code != name {
			e.Code = outline.Plain(row.cell(code.Index))
		}
		e.Name = withoutCode(outline.Plain(row.cell(name.Index)), e.Code)
		switch {
		case t.overflowing(row):
			refused = append(refused, source.Refusal{Line: row.line, Problem: model.NewProblem("problem.import.table.overflow", "columns", len(t.Columns))})
			continue
		case e.Name == "":
			refused = append(refused, source.Refusal{Line: row.line, Problem: model.NewProblem("problem.import.register.name")})
			continue
		}
		if first, twice := lines[Fold(e.Code)]; twice && e.Code != "" {
			refused = append(refused, source.Refusal{
				Line: row.line, Problem: model.NewProblem("problem.import.register.twice", "code", e.Code, "line", strconv.Itoa(first)),
			})
			continue
		}
		lines[Fold(e.Code)] = row.line
		e.Decimals = decimalsOf(decimals)
		said := e.Unit + " " + kind
		e.Unit = CleanUnit(e.Unit)
		e.Type = registeredType(e.Unit, said, e.Decimals)
		e.Frequency = FrequencyIn(frequency)
		entries = append(entries, e)
	}
	return entries, refused
}

// withoutCode leaves out the code with which some registers begin each name.
func withoutCode(name, code string) string {
	if rest, ok := strings.CutPrefix(name, code); ok && code != "" {
		if bare := strings.TrimLeft(rest, " :.-–"); bare != "" && bare != rest {
			return bare
		}
	}
	if name == "" {
		return code
	}
	return name
}

// decimalsOf reads a number of decimals ("2") or what figures are rounded to ("0.01").
func decimalsOf(text string) int {
	number, ok := readNumber(text, '.')
	switch {
	case !ok:
		return -1
	case number.decimals > 0:
		return min(number.decimals, 6)
	case number.value == 1 && number.decimals == 0:
		return 0
	}
	return max(0, min(int(number.value), 6))
}

func registeredType(unit, said string, decimals int) model.ValueType {
	lower := strings.ToLower(said)
	switch {
	case unit == "%":
		return model.Percentage
	case strings.Contains(lower, "rapportcijfer"), strings.Contains(lower, "mark"):
		return model.Mark
	case strings.Contains(lower, "index"):
		return model.Index
	case strings.Contains(lower, "aantal") && decimals <= 0, strings.Contains(lower, "count"):
		return model.Tally
	}
	return model.Number
}

// FrequencyIn reads how often a figure comes, in Dutch or English words; empty for anything else.
func FrequencyIn(text string) model.Frequency {
	lower := strings.ToLower(text)
	for _, known := range []struct {
		frequency model.Frequency
		words     []string
	}{
		{model.EveryFourYears, []string{"vier jaar", "vierjaar", "4 jaar", "four year", "four-year", "4 year"}},
		{model.EveryTwoYears, []string{"twee jaar", "tweejaar", "2 jaar", "two year", "two-year", "2 year", "biennial"}},
		{model.HalfYearly, []string{"halfjaar", "half jaar", "half-year", "half year", "halfyear"}},
		{model.Quarterly, []string{"kwartaal", "quarter"}},
		{model.Monthly, []string{"maand", "month"}},
		{model.Yearly, []string{"jaar", "year", "annual"}},
		{model.Once, []string{"eenmalig", "once"}},
	} {
		for _, word := range known.words {
			if strings.Contains(lower, word) {
				return known.frequency
			}
		}
	}
	return ""
}

// wordiest returns the column that says most in words.
func (t *Table) wordiest() *Column {
	best, most := t.Columns[0], -1
	for _, c := range t.Columns {
		letters := 0
		for i, cell := range c.cells[:min(len(c.cells), looked)] {
			for _, r := range cell {
				if unicode.IsLetter(r) {
					letters += c.counts[i]
				}
			}
		}
		if letters > most {
			best, most = c, letters
		}
	}
	return best
}
