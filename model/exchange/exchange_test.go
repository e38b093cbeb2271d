package exchange_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"doelenboom/model"
	"doelenboom/model/exchange"
)

// environment is a clock and a source of identities that are the same in every run.
func environment() model.Environment {
	made := 0
	return model.Environment{
		Now:   func() time.Time { return time.Date(2027, 10, 14, 13, 30, 0, 0, time.UTC) },
		NewID: func() model.ID { made++; return model.ID(fmt.Sprintf("id-%06d", made)) },
		Role:  "gespreksleider",
	}
}

// edit makes a change that must succeed.
func edit(t rapid.TB, d *model.Dossier, do func(tx *model.Tx) error) {
	t.Helper()
	if _, err := d.Edit("edit.goal.add", do); err != nil {
		t.Fatal(err)
	}
}

// written is everything that a dossier holds.
func written(t rapid.TB, d *model.Dossier, audience model.Audience) string {
	t.Helper()
	var out strings.Builder
	if err := exchange.WriteDossier(&out, d, audience); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// take imports a text that must come in.
func take(t rapid.TB, d *model.Dossier, name, text string, o exchange.Options) exchange.Result {
	t.Helper()
	result, err := exchange.Import(d, name, []byte(text), o)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return result
}

// outcome is a result in one line: "read 3, same 1, refused 4: problem.import.node.empty".
func outcome(r exchange.Result) string {
	out := fmt.Sprintf("%s as %s: read %d, same %d", r.Format, r.As, r.Read, r.Same)
	for _, refusal := range r.Refused {
		out += fmt.Sprintf(", refused %d: %s", refusal.Line, refusal.Problem.Key)
	}
	return out
}

// tree is the goals of a dossier as people type them.
func tree(d *model.Dossier) string {
	var out strings.Builder
	depth := map[model.ID]int{}
	for _, goal := range d.Goals() {
		if goal.Parent != "" {
			depth[goal.ID] = depth[goal.Parent] + 1
		}
		out.WriteString(strings.Repeat("  ", depth[goal.ID]) + goal.Text)
		if goal.Explanation != "" {
			out.WriteString(" (" + strings.ReplaceAll(goal.Explanation, "\n", " / ") + ")")
		}
		out.WriteString("\n")
	}
	return out.String()
}

// figures is the indicators of a dossier with their values: "I1 Aantal: 2024=12 2025=missing withheld".
func figures(d *model.Dossier) string {
	var out strings.Builder
	for _, indicator := range d.Indicators() {
		out.WriteString(indicator.Code + " " + indicator.Name + ":")
		for _, value := range d.Values(indicator.ID) {
			if value.Value == nil {
				fmt.Fprintf(&out, " %s=%s", value.Period, value.Missing)
				if value.LessThan > 0 {
					fmt.Fprintf(&out, "<%d", value.LessThan)
				}
			} else {
				fmt.Fprintf(&out, " %s=%v", value.Period, *value.Value)
			}
		}
		out.WriteString("\n")
	}
	return out.String()
}

// problem returns the key of the problem that an import fails with.
func problem(t *testing.T, d *model.Dossier, name, text string, o exchange.Options) model.Key {
	t.Helper()
	before := written(t, d, model.Keeper)
	_, err := exchange.Import(d, name, []byte(text), o)
	found, ok := model.AsProblem(err)
	if !ok {
		t.Fatalf("%s: %v is not for people", name, err)
	}
	if after := written(t, d, model.Keeper); after != before {
		t.Errorf("%s was refused, and yet the dossier changed", name)
	}
	return found.Key
}

// samples is the folder with real files, beside the program.
const samples = "../../../shared/samples"

func sample(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(samples, filepath.FromSlash(name)))
	if err != nil {
		t.Skipf("the samples are not here: %v", err)
	}
	return data
}
