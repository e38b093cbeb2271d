package exchange

import (
	"bytes"
	"encoding/json"
	"strings"

	"doelenboom/model"
	"doelenboom/model/exchange/dossier"
	"doelenboom/model/exchange/mindmap"
	"doelenboom/model/exchange/outline"
	"doelenboom/model/exchange/source"
	"doelenboom/model/exchange/table"
)

// open finds out what a file is by what stands in it, and reads it.
func open(name string, data []byte) (*incoming, error) {
	if err := spreadsheet(data); err != nil {
		return nil, err
	}
	text, err := source.Text(data)
	if err != nil {
		return nil, err
	}
	if strings.TrimSpace(text) == "" {
		return nil, model.NewProblem("problem.import.empty")
	}
	lower := strings.ToLower(name)
	if root, ok := mindmap.Root(text); ok && root != "map" {
		return nil, model.NewProblem("problem.import.xml", "root", root)
	} else if ok || strings.HasSuffix(lower, ".mm") {
		return openMap(text, data)
	}
	if err := notForImport(text, lower); err != nil {
		return nil, err
	}
	if found, ok := table.Read(text); ok {
		return &incoming{format: Table, table: found, looks: looks(found)}, nil
	}
	nodes, indented := outline.Read(text)
	if len(nodes) < 2 && (strings.HasSuffix(lower, ".csv") || strings.HasSuffix(lower, ".tsv")) {
		return nil, model.NewProblem("problem.import.table.noRows")
	}
	in := &incoming{format: Outline, nodes: nodes, looks: Cards}
	if indented {
		in.looks = Goals
	}
	return in, nil
}

// spreadsheet refuses the files of spreadsheet programs with what to do about it.
func spreadsheet(data []byte) error {
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) || bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")) {
		return model.NewProblem("problem.import.spreadsheet")
	}
	for _, mark := range []string{"%PDF", "{\\rtf"} {
		if bytes.HasPrefix(data, []byte(mark)) {
			return model.NewProblem("problem.import.binary")
		}
	}
	return nil
}

func openMap(text string, data []byte) (*incoming, error) {
	if !strings.HasPrefix(strings.TrimSpace(text), "<") {
		return nil, model.NewProblem("problem.import.mindmap.notXML")
	}
	found, err := mindmap.Read(data)
	if err != nil {
		return nil, err
	}
	if len(found.Nodes) == 0 {
		return nil, model.NewProblem("problem.import.mindmap.empty")
	}
	return &incoming{format: MindMap, nodes: found.Nodes, refused: found.Refused, looks: Goals}, nil
}

// notForImport refuses whole dossiers, which begin a file of their own, and other JSON.
func notForImport(text, lowerName string) error {
	if dossier.Is(text) {
		return model.NewProblem("problem.import.dossier")
	}
	start := strings.TrimSpace(text)[0]
	if (start == '{' || start == '[') && json.Valid([]byte(text)) || strings.HasSuffix(lowerName, ".json") {
		return model.NewProblem("problem.import.json")
	}
	return nil
}

// looks returns what a table would come in as when nobody says.
func looks(t *table.Table) string {
	switch {
	case t.IsRegister():
		return Indicators
	case !t.HasFigures() && t.HasGoals():
		return Goals
	case !t.HasFigures() && t.HasCards():
		return Cards
	}
	return Values
}
