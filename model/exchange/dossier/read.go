package dossier

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"

	"doelenboom/model"
	"doelenboom/model/exchange/source"
)

// Is reports whether a text is a whole dossier, or was before it was cut off.
func Is(text string) bool {
	const head = 200
	text = strings.TrimSpace(text)
	if !strings.HasPrefix(text, "{") {
		return false
	}
	start := text[:min(len(text), head)]
	return strings.Contains(start, `"format"`) && strings.Contains(start, `"`+format+`"`)
}

// Read makes a dossier of what [Write] wrote, or another program by the same rules. It fails with a [model.Problem] that says what is wrong
// and where; a file with one wrong record gives no dossier.
func Read(env model.Environment, data []byte) (*model.Dossier, error) {
	text, err := source.Text(data)
	if err != nil {
		return nil, err
	}
	kinds, err := readHead([]byte(text))
	if err != nil {
		return nil, err
	}
	var records []model.Record
	for _, kind := range slices.Sorted(maps.Keys(kinds)) {
		of, err := readRecords(model.Kind(kind), kinds[kind])
		if err != nil {
			return nil, err
		}
		records = append(records, of...)
	}
	d := model.Load(env, records, nil)
	if broken := d.Verify(); len(broken) > 0 {
		return nil, culprit(d, broken[0])
	}
	return d, nil
}

func readHead(data []byte) (kinds map[string]json.RawMessage, err error) {
	var file map[string]json.RawMessage
	if err := json.Unmarshal(data, &file); err != nil {
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) {
			line := 1 + bytes.Count(data[:min(int(syntax.Offset), len(data))], []byte("\n"))
			return nil, model.NewProblem("problem.import.dossier.broken", "line", strconv.Itoa(line)).Because(err)
		}
		return nil, model.NewProblem("problem.import.dossier.other").Because(err)
	}
	var name string
	var number int
	if json.Unmarshal(file["format"], &name) != nil || name != format || json.Unmarshal(file["version"], &number) != nil || number < 1 {
		return nil, model.NewProblem("problem.import.dossier.other")
	}
	if number > version {
		return nil, model.NewProblem("problem.import.dossier.newer", "version", number, "known", version)
	}
	for _, field := range slices.Sorted(maps.Keys(file)) {
		if field != "format" && field != "version" && field != "records" {
			return nil, model.NewProblem("problem.import.dossier.field", "field", field)
		}
	}
	if err := json.Unmarshal(file["records"], &kinds); err != nil {
		return nil, model.NewProblem("problem.import.dossier.other").Because(err)
	}
	return kinds, nil
}

func readRecords(kind model.Kind, data json.RawMessage) ([]model.Record, error) {
	if !slices.Contains(model.Kinds(), kind) {
		return nil, model.NewProblem("problem.import.dossier.kind", "kind", string(kind))
	}
	var list []json.RawMessage
	if err := json.Unmarshal(data, &list); err != nil {
		return nil, model.NewProblem("problem.import.dossier.list", "kind", kind.Word()).Because(err)
	}
	known := map[model.ID]bool{}
	records := make([]model.Record, 0, len(list))
	for i, raw := range list {
		record, err := model.Decode(kind, raw)
		if err != nil {
			return nil, model.NewProblem("problem.import.dossier.unreadable", "kind", kind.Word(), "number", i+1).Because(err)
		}
		if known[record.Ident()] {
			return nil, model.NewProblem("problem.import.dossier.twice", "kind", kind.Word(), "id", string(record.Ident()))
		}
		known[record.Ident()] = true
		records = append(records, record)
	}
	return records, nil
}

var errFound = errors.New("every record keeps the rules")

// culprit names the record that breaks a rule.
func culprit(d *model.Dossier, found error) error {
	var at model.Record
	_, err := d.Edit(untold, func(tx *model.Tx) error {
		for _, kind := range model.Kinds() {
			for _, at = range d.Records(kind) {
				if err := tx.Put(at); err != nil {
					return err
				}
			}
		}
		return errFound
	})
	problem, ok := model.AsProblem(err)
	if !ok {
		if problem, ok = model.AsProblem(found); !ok {
			return found
		}
		return problem
	}
	return model.NewProblem("problem.import.dossier.record", "kind", at.Kind().Word(), "name", label(at), "reason", problem).Because(problem)
}

// label returns what people know a record by: its text, else its identity.
func label(record model.Record) string {
	text := ""
	switch r := record.(type) {
	case *model.Cover:
		text = r.Title
	case *model.Party:
		text = r.Name
	case *model.Participant:
		text = r.Role
	case *model.Session:
		text = r.Title
	case *model.Group:
		text = r.Name
	case *model.Card:
		text = r.Text
	case *model.Goal:
		text = r.Text
	case *model.Term:
		text = r.Word
	case *model.Indicator:
		text = r.Name
	case *model.Value:
		text = string(r.Period)
	case *model.Agreement:
		text = r.Text
	case *model.Parked:
		text = r.Text
	case *model.Initiative:
		text = r.Name
	}
	if text = strings.TrimSpace(text); text == "" {
		return string(record.Ident())
	}
	const longest = 80
	if runes := []rune(text); len(runes) > longest {
		return string(runes[:longest-1]) + "…"
	}
	return text
}
