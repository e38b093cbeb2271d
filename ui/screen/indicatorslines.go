package screen

import (
	"encoding/csv"
	"slices"
	"strings"

	"doelenboom/model"
	"doelenboom/ui/words"
)

// Lists of an indicator are written one a line, in parts between semicolons: "2028: 70; besluit van de raad". A part that has a semicolon,
// a quotation mark or a line break in it stands between quotation marks, as in a table file. What is written here reads back as it was.

// splitLines reads a list into its lines and their parts. Empty lines are nothing.
func splitLines(text string) ([][]string, error) {
	reader := csv.NewReader(strings.NewReader(text))
	reader.Comma, reader.FieldsPerRecord, reader.TrimLeadingSpace, reader.LazyQuotes = ';', -1, true, true
	lines, err := reader.ReadAll()
	if err != nil {
		return nil, model.NewProblem("problem.indicators.line", "text", text).Because(err)
	}
	for _, line := range lines {
		for i := range line {
			line[i] = strings.TrimSpace(line[i])
		}
	}
	return slices.DeleteFunc(lines, func(line []string) bool { return strings.Join(line, "") == "" }), nil
}

// joinLine writes the parts of a line; empty parts at the end are left out.
func joinLine(parts ...string) string {
	for len(parts) > 1 && parts[len(parts)-1] == "" {
		parts = parts[:len(parts)-1]
	}
	out := make([]string, len(parts))
	for i, part := range parts {
		if strings.ContainsAny(part, ";\"\n\r") {
			part = `"` + strings.ReplaceAll(part, `"`, `""`) + `"`
		}
		out[i] = part
	}
	return strings.Join(out, "; ")
}

// readPoint reads "2028: 70".
func readPoint(b *words.Book, text string) (model.Point, error) {
	when, value, found := strings.Cut(text, ":")
	period, isPeriod := model.ParsePeriod(when)
	number, isNumber := b.ReadNumber(value)
	switch {
	case !found || !isPeriod && !isNumber:
		return model.Point{}, model.NewProblem("problem.indicators.line", "text", text)
	case !isPeriod:
		return model.Point{}, model.NewProblem("problem.indicators.period", "text", strings.TrimSpace(when))
	case !isNumber:
		return model.Point{}, model.NewProblem("problem.indicators.number", "text", strings.TrimSpace(value))
	}
	return model.Point{Period: period, Value: number}, nil
}

func writePoint(b *words.Book, period model.Period, value float64) string {
	return b.Period(period) + ": " + b.Number(value, -1)
}

// readTargets reads "2028: 70; reason" a line. What a target holds beside its text is kept by period.
func readTargets(b *words.Book, text string, known []model.Target) ([]model.Target, error) {
	lines, err := splitLines(text)
	if err != nil {
		return nil, err
	}
	var out []model.Target
	for _, line := range lines {
		point, err := readPoint(b, line[0])
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(out, func(t model.Target) bool { return t.Period == point.Period }) {
			return nil, model.NewProblem("problem.indicators.twice", "period", b.Period(point.Period))
		}
		var target model.Target
		if at := slices.IndexFunc(known, func(t model.Target) bool { return t.Period == point.Period }); at >= 0 {
			target = known[at]
		}
		target.Period, target.Value, target.Reason = point.Period, point.Value, strings.Join(line[1:], "; ")
		out = append(out, target)
	}
	slices.SortStableFunc(out, func(a, b model.Target) int { return a.Period.Compare(b.Period) })
	return out, nil
}

func writeTargets(b *words.Book, targets []model.Target) string {
	var lines []string
	for _, target := range targets {
		lines = append(lines, joinLine(writePoint(b, target.Period, target.Value), target.Reason))
	}
	return strings.Join(lines, "\n")
}

// readPoints reads points, one or more a line.
func readPoints(b *words.Book, parts []string, known []model.Point) ([]model.Point, error) {
	var out []model.Point
	for _, part := range parts {
		if part == "" {
			continue
		}
		point, err := readPoint(b, part)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(out, func(p model.Point) bool { return p.Period == point.Period }) {
			return nil, model.NewProblem("problem.indicators.twice", "period", b.Period(point.Period))
		}
		if at := slices.IndexFunc(known, func(p model.Point) bool { return p.Period == point.Period }); at >= 0 {
			value := point.Value
			point = known[at]
			point.Value = value
		}
		out = append(out, point)
	}
	slices.SortStableFunc(out, func(a, b model.Point) int { return a.Period.Compare(b.Period) })
	return out, nil
}

func readForecast(b *words.Book, text string, known []model.Point) ([]model.Point, error) {
	lines, err := splitLines(text)
	if err != nil {
		return nil, err
	}
	return readPoints(b, slices.Concat(lines...), known)
}

func writeForecast(b *words.Book, points []model.Point) string {
	var lines []string
	for _, point := range points {
		lines = append(lines, writePoint(b, point.Period, point.Value))
	}
	return strings.Join(lines, "\n")
}

// readReferences reads "Nederland; 2024: 43; 2026: 44" a line.
func readReferences(b *words.Book, text string, known []model.Reference) ([]model.Reference, error) {
	lines, err := splitLines(text)
	if err != nil {
		return nil, err
	}
	var out []model.Reference
	for _, line := range lines {
		if _, err := readPoint(b, line[0]); err == nil || line[0] == "" {
			return nil, model.NewProblem("problem.indicators.reference", "text", strings.Join(line, "; "))
		}
		var reference model.Reference
		if at := slices.IndexFunc(known, func(r model.Reference) bool { return r.Name == line[0] }); at >= 0 {
			reference = known[at]
		}
		reference.Name = line[0]
		if reference.Points, err = readPoints(b, line[1:], reference.Points); err != nil {
			return nil, err
		}
		out = append(out, reference)
	}
	return out, nil
}

func writeReferences(b *words.Book, references []model.Reference) string {
	var lines []string
	for _, reference := range references {
		parts := []string{reference.Name}
		for _, point := range reference.Points {
			parts = append(parts, writePoint(b, point.Period, point.Value))
		}
		lines = append(lines, joinLine(parts...))
	}
	return strings.Join(lines, "\n")
}

// readDefinitions reads "2027: text; reason; breuk" a line; "begin" stands for the period of a definition that held from the start. A
// break needs its period.
func readDefinitions(b *words.Book, text string, known []model.Definition) ([]model.Definition, error) {
	lines, err := splitLines(text)
	if err != nil {
		return nil, err
	}
	var out []model.Definition
	for _, line := range lines {
		when, meaning, found := strings.Cut(line[0], ":")
		var from model.Period
		if !strings.EqualFold(strings.TrimSpace(when), b.Say("indicators.fromStart")) {
			var ok bool
			if from, ok = model.ParsePeriod(when); !ok || !found {
				return nil, model.NewProblem("problem.indicators.definition", "text", line[0])
			}
		}
		var definition model.Definition
		if at := slices.IndexFunc(known, func(d model.Definition) bool { return d.From == from }); at >= 0 {
			definition = known[at]
		}
		rest := line[1:]
		definition.Breaks = len(rest) > 0 && strings.EqualFold(rest[len(rest)-1], b.Say("indicators.break"))
		if definition.Breaks {
			rest = rest[:len(rest)-1]
		}
		definition.From, definition.Text, definition.Reason = from, strings.TrimSpace(meaning), strings.Join(rest, "; ")
		out = append(out, definition)
	}
	return out, nil
}

func writeDefinitions(b *words.Book, definitions []model.Definition) string {
	var lines []string
	for _, definition := range definitions {
		from := b.Say("indicators.fromStart")
		if definition.From != "" {
			from = b.Period(definition.From)
		}
		parts := []string{from + ": " + definition.Text, definition.Reason}
		if definition.Breaks {
			if definition.Reason == "" {
				parts = parts[:1]
			}
			parts = append(parts, b.Say("indicators.break"))
		}
		lines = append(lines, joinLine(parts...))
	}
	return strings.Join(lines, "\n")
}
