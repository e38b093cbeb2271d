package table

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"doelenboom/model/exchange/outline"
)

// Role is what a column is for.
type Role string

// The roles of a column.
const (
	Other       Role = "other"
	PeriodRole  Role = "period"
	PartRole    Role = "part"  // of a year: a column with quarters or months beside one with years
	ValueRole   Role = "value" // figures
	AreaRole    Role = "area"  // tells one series from another: a municipality, a neighbourhood
	KeyRole     Role = "key"   // the same, for anything else: an age, a group
	Companion   Role = "companion"
	Topic       Role = "topic" // the code or name of an indicator
	Note        Role = "note"
	SourceRole  Role = "source"
	UnitRole    Role = "unit"
	Respondents Role = "respondents"
	Numerator   Role = "numerator"
	Denominator Role = "denominator"
	StateRole   Role = "state"
	MissingRole Role = "missing" // why there is no figure
	Certainty   Role = "certainty"
	Identifier  Role = "identifier"  // of the indicator, in a form of this program
	StoodThere  Role = "stood-there" // in a form: the figure when the form was made
	Ignored     Role = "ignored"
)

// Roles lists the roles that somebody can give a column, in the order in which they are offered.
func Roles() []Role {
	return []Role{
		PeriodRole, ValueRole, Topic, AreaRole, KeyRole, UnitRole, Respondents, Numerator, Denominator, Certainty, StateRole, MissingRole,
		SourceRole, Note, Ignored,
	}
}

// plainly are the headers that hold nothing but figures, whatever the figures are about.
var plainly = wordsSet("value values waarde waarden obs_value invoerveld cijfer cijfers uitkomst meetwaarde")

// attributes are the headers of columns that say something about the figure beside them, by how they begin.
var attributes = []struct {
	role     Role
	prefixes []string
}{
	{Note, []string{"toelichting", "opmerking", "voetnoot", "noot", "note", "footnote", "comment", "remark", "explanation", "bijzonderheden"}},
	{SourceRole, []string{"bron", "source", "databron"}},
	{Ignored, []string{
		"unit multiplier", "multiplier", "gewenste visualisatie", "visualisatie", "bijlage", "check ", "p&c", "trend", "kleur", "color",
		"colour", "rangnummer", "ranking", "verversingsfrequentie", "frequentie", "frequency", "data type",
		"datatype", "roundoff", "decimal",
	}},
	{UnitRole, []string{"eenheid", "unit", "units", "unit measure", "unit of measure", "meeteenheid"}},
	{StateRole, []string{"status", "stand", "observation status", "obs_status"}},
	{MissingRole, []string{"ontbreekt", "missing", "reden ontbreekt"}},
	{Certainty, []string{"zekerheid", "certainty"}},
}

// The headers of the hidden columns of a form, by which what was filled in comes back where it belongs.
const (
	IdentifierHeader = "doelenboom-indicator"
	StoodThereHeader = "doelenboom-stond-er"
)

// whole are the headers with a role of their own.
var whole = map[string]Role{
	"n": Respondents, "aantal respondenten": Respondents, "respondenten": Respondents, "respondents": Respondents, "sample size": Respondents,
	"teller": Numerator, "numerator": Numerator, "noemer": Denominator, "denominator": Denominator,
	IdentifierHeader: Identifier, StoodThereHeader: StoodThere,
	"id": Ignored, "#": Ignored, "rij": Ignored, "rijnummer": Ignored, "row": Ignored, "volgorde": Ignored, "order": Ignored,
	"indicator": Topic, "indicator_nr": Topic, "indicatornr": Topic, "indicator nr": Topic, "indicatorcode": Topic, "indicator code": Topic,
	"indicator_code": Topic, "indicatornaam": Topic, "indicator naam": Topic, "indicator name": Topic, "indicator_name": Topic,
	"indicatornummer": Topic, "onderwerp": Topic, "onderwerpen": Topic, "onderwerpen_1": Topic, "topic": Topic, "series": Topic, "kpi": Topic,
	"variabele": Topic, "variable": Topic, "measure": Topic, "maatstaf": Topic, "kengetal": Topic,
}

// areas and dimensions are the headers by which files tell series apart, by how one of their words begins.
var (
	areas = strings.Fields("geo regio region gebied area gemeente municipal wijk buurt provincie province corop country stad locatie location plaats place " +
		"ward district neighbourhood neighborhood")
	dimensions = strings.Fields("leeftijd geslacht gender herkomst nationaliteit")
)

var (
	areaWords      = wordsSet("land la kern")
	dimensionWords = wordsSet("age sex groep doelgroep group")
)

// periodWords are the words in the header of a column with periods, the surest first.
var periodWords = strings.Fields("periode perioden period periods peildatum peiljaar meetmoment jaar year jaartal years jaren boekjaar verslagjaar schooljaar " +
	"kwartaal quarter maand month halfjaar week datum date tijd time")

// partWords are those of a column that says which part of a year is meant.
var partWords = wordsSet("kwartaal quarter maand month halfjaar week kw q")

func wordsSet(text string) map[string]bool {
	out := map[string]bool{}
	for _, word := range strings.Fields(text) {
		out[word] = true
	}
	return out
}

var bracketed = regexp.MustCompile(`^(.*\S)\s*[(\[]([^()\[\]]*)[)\]]$`)

// header is the heading of a column, taken apart.
type header struct {
	text    string // on one line
	lower   string // without the part between brackets that ends it
	bracket string // that part: nearly always the unit
	words   []string
}

func headerOf(cell string) header {
	h := header{text: outline.Plain(strings.TrimPrefix(cell, "\ufeff"))}
	rest := h.text
	if m := bracketed.FindStringSubmatch(h.text); m != nil {
		rest, h.bracket = m[1], m[2]
	}
	h.lower = strings.ToLower(rest)
	h.words = strings.FieldsFunc(h.lower, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '&' })
	return h
}

// role returns what the header alone says of a column.
func (h header) role() Role {
	if role, ok := whole[h.lower]; ok {
		return role
	}
	if h.plainly() {
		return ValueRole
	}
	for _, attribute := range attributes {
		for _, prefix := range attribute.prefixes {
			if strings.HasPrefix(h.lower, prefix) {
				return attribute.role
			}
		}
	}
	return Other
}

// plainly reports whether the header says no more than that figures stand below it.
func (h header) plainly() bool { return plainly[h.lower] }

// area reports whether the header is that of places.
func (h header) area() bool { return h.begins(areas, areaWords) }

// dimension reports whether files tell series apart by a column with this header.
func (h header) dimension() bool { return h.area() || h.begins(dimensions, dimensionWords) }

// begins reports whether one of the words of a header begins with one of some, or is one of others.
func (h header) begins(with []string, whole map[string]bool) bool {
	for _, word := range h.words {
		if whole[word] {
			return true
		}
		for _, prefix := range with {
			if strings.HasPrefix(word, prefix) {
				return true
			}
		}
	}
	return false
}

// code reports whether the numbers under the header name something and count nothing.
func (h header) code() bool {
	if strings.EqualFold(h.bracket, "code") {
		return true
	}
	for _, word := range h.words {
		if word == "id" || word == "nr" || word == "postcode" || strings.HasSuffix(word, "code") || strings.HasSuffix(word, "nummer") {
			return true
		}
	}
	return false
}

// period returns how sure the header is that periods stand below it: 0 for not at all.
func (h header) period() int {
	best := 0
	for i, word := range periodWords {
		rank := len(periodWords) - i
		switch {
		case h.lower == word:
			best = max(best, 2*len(periodWords)+rank)
		case slices.Contains(h.words, word):
			best = max(best, rank)
		}
	}
	return best
}

// unit returns the unit that a header names, and the header without it. A bracket that names none stays where it is.
func (h header) unit() (name, unit string) {
	if h.bracket == "" || !looksLikeUnit(h.bracket) {
		return h.text, ""
	}
	return strings.TrimSpace(bracketed.FindStringSubmatch(h.text)[1]), h.bracket
}

var unitWords = wordsSet("% perc percent percentage procent aantal aantallen getal number numbers count euro € eur index punten score km km2 km² m2 m² ha uur " +
	"uren dagen jaren personen inwoners huishoudens mln dzd")

func looksLikeUnit(text string) bool {
	lower := strings.ToLower(strings.TrimSpace(text))
	for _, prefix := range []string{"per ", "x ", "in ", "aantal ", "number ", "% "} {
		if strings.HasPrefix(lower, prefix) {
			return true
		}
	}
	return unitWords[lower] || strings.Contains(lower, "%")
}
