package exchange

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"doelenboom/model"
	"doelenboom/model/exchange/dossier"
	"doelenboom/model/exchange/mindmap"
	"doelenboom/model/exchange/outline"
	"doelenboom/model/exchange/source"
	"doelenboom/model/exchange/table"
	"doelenboom/model/exchange/workbook"
)

// open finds out what a file is by what stands in it, and reads it.
func open(name string, data []byte) (*incoming, error) {
	if workbook.Is(data) {
		return openBook(data)
	}
	if foreign(data) {
		return nil, model.NewProblem("problem.import.binary")
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
		return &incoming{format: Table, sheets: []sheet{{"", found}}, table: found, looks: looks(found)}, nil
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

// openBook reads the sheets of a workbook that are tables.
func openBook(data []byte) (*incoming, error) {
	found, err := workbook.Read(data)
	if err != nil {
		return nil, err
	}
	in := &incoming{format: Table}
	for _, page := range found {
		if t, ok := table.ReadSheet(page.Name, page.Rows, page.Exact); ok {
			in.sheets = append(in.sheets, sheet{page.Name, t})
		}
	}
	if len(in.sheets) == 0 {
		return nil, model.NewProblem("problem.import.workbook.empty")
	}
	if len(in.sheets) == 1 {
		in.sheets[0].name = ""
	}
	best := slices.IndexFunc(in.sheets, func(s sheet) bool { return s.table.HasFigures() })
	in.table = in.sheets[max(0, best)].table
	in.looks = looks(in.table)
	return in, nil
}

// foreign reports whether a file is one of a program whose files are no text.
func foreign(data []byte) bool {
	return bytes.HasPrefix(data, []byte("%PDF")) || bytes.HasPrefix(data, []byte("{\\rtf"))
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
