package screen

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"doelenboom/model"
	"doelenboom/model/library"
	"doelenboom/ui/screen/control"
)

// sheetGrid is the table on the sheet that is open.
func (r *room) sheetGrid() *control.Grid {
	r.t.Helper()
	grid, ok := r.desk.window.Canvas().Focused().(*control.Grid)
	if !ok {
		r.t.Fatalf("the keyboard is on %T", r.desk.window.Canvas().Focused())
	}
	return grid
}

func TestAReadyIndicatorIsAddedUnderTheGoalAtHand(t *testing.T) {
	r, p := atIndicatorsOf(t)
	r.Presses("Home").downTo(p, "2.3").Presses("Ctrl+L").Types("regie").Presses("Enter").Hears("doel 2.3")
	i := r.named("Regie over het eigen leven")
	r.Finds("with what is known of it", i.Source == "Gezondheidsmonitor GGD" && i.Frequency == model.EveryFourYears && i.Direction == model.Higher &&
		i.Unit == "%" && r.dossier().Code(i.Goals[0]) == "2.3" && i.Choice == model.Candidate)
	r.Presses("Esc", "Ctrl+Z")
	r.Finds("and gone again", len(r.dossier().IndicatorsOf(r.dossier().GoalByCode("2.3").ID)) == 0)
}

func TestOwnCollectionsAreSavedAndOpened(t *testing.T) {
	folder := t.TempDir()
	t.Setenv("HOME", folder)
	t.Setenv("XDG_DOCUMENTS_DIR", folder)
	r, p := atIndicatorsOf(t)
	s := &librarySheet{page: p}
	p.showLibrary()
	r.sheetGrid()
	r.Presses("Shift+Tab", "Space").Hears("Bewaard zonder cijfers")
	path := filepath.Join(r.desk.libraryFolder(), fileName(r.dossier().Cover().Title)+".json")
	data, err := os.ReadFile(path)
	if err != nil || strings.Contains(string(data), "61") {
		t.Fatalf("the file: %v", err)
	}
	shelf, err := library.Read(data)
	r.Finds("all indicators are in it", err == nil && len(shelf.Indicators) == 12)
	s.read()
	r.Finds("and it is offered from now on", len(s.all) == 12+len(allReady()))
	bad := filepath.Join(folder, "bad.json")
	if err := os.WriteFile(bad, []byte("{}"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.openFile(bad)
	r.Hears("geen indicatoren in")
}

func allReady() []library.Item {
	var out []library.Item
	for _, shelf := range library.All() {
		out = append(out, shelf.Indicators...)
	}
	return out
}
