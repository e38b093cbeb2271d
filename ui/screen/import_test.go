package screen

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/model/exchange/table"
	"doelenboom/ui/screen/control"
)

// wijkcijfers is a file as an office sends it: two places, a column that nobody needs, one figure that is none.
const wijkcijfers = "Jaar;Gemeente;Eenzaamheid;Volgnummer;Nieuw cijfer\n" +
	"2025;Lindenhage;41,5;7;1.234\n2026;Lindenhage;40,1;8;2.345\n2026;Elders;veel;9;3.456\n2027;Lindenhage;onbekend soort;9;1.000\n"

// Opens puts a file on the disk and drops it on the window.
func (r *room) Opens(name, text string) *room {
	r.t.Helper()
	path := filepath.Join(r.t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		r.t.Fatal(err)
	}
	r.desk.receive(path)
	return r
}

func (r *room) importing() *importPage {
	r.t.Helper()
	page, ok := r.desk.page().(*importPage)
	if !ok {
		r.t.Fatalf("the page is %T", r.desk.page())
	}
	return page
}

// Picks goes down a menu to an item and presses Enter.
func (r *room) Picks(text string) *room {
	r.t.Helper()
	menu, ok := r.desk.window.Canvas().Overlays().Top().(*control.Menu)
	if !ok {
		r.t.Fatal("there is no menu")
	}
	for range menu.Items {
		if menu.Chosen().Text == text {
			return r.Presses("Enter")
		}
		r.Presses("Down")
	}
	r.t.Fatalf("the menu has no %q", text)
	return r
}

func TestImportByKeyboard(t *testing.T) {
	r := newRoom(t).withExample().Goes(atFigures)
	before := r.dossier().Count(model.KindValue)
	r.Opens("wijkcijfers 2026.csv", wijkcijfers)
	p := r.importing()
	if !strings.Contains(p.reason.Text(), "“Jaar”: periode") {
		t.Errorf("it says %q", p.reason.Text())
	}
	r.Presses("Right", "Right", "Right", "Enter").Picks("Niet gebruiken")
	p = r.importing()
	if c := p.sheet().Table.Columns[3]; c.Role != table.Ignored || !strings.Contains(p.reason.Text(), "jij koos het") {
		t.Errorf("the column is %s: %q", c.Role, p.reason.Text())
	}
	r.Presses("Ctrl+PgDn").Types("linden").Presses("Enter") // the place; it goes on to the indicators
	if area, chosen := p.sheet().Area(); area != "Lindenhage" || !chosen || p.surfaces.at != importMatches {
		t.Errorf("the place is %q on surface %d", area, p.surfaces.at)
	}
	first := r.dossier().Indicators()[0]
	r.Types(first.Code).Presses("Enter")
	r.Presses("Up", "Down").Types("niet").Presses("Enter")
	plan := r.desk.importing.plan
	if plan.Series[0].Indicator == nil || plan.Series[0].Indicator.ID != first.ID || !plan.Series[1].Match.Skip || plan.New+plan.Different != 2 || len(plan.Refused) != 1 {
		t.Fatalf("%+v and %+v, new %d, different %d", plan.Series[0].Match, plan.Series[1].Match, plan.New, plan.Different)
	}
	r.Presses("Ctrl+PgDn")
	if r.dossier().Count(model.KindValue) != before {
		t.Error("looking changed the dossier")
	}
	r.Presses("Ctrl+Enter").Hears("wijkcijfers 2026.csv")
	value := r.dossier().ValueAt(first.ID, "2026")
	if value == nil || value.Value == nil || *value.Value != 40.1 || r.desk.at != atFigures {
		t.Errorf("came in as %+v, on %v", value, r.desk.at)
	}
	r.Presses("Ctrl+Z").Finds("one undo takes all of it back", r.dossier().Count(model.KindValue) == before && r.dossier().Count(model.KindMapping) == 0)
}

func TestImportIsRemembered(t *testing.T) {
	r := newRoom(t).withExample().Goes(atFigures).Opens("tellingen_2025.csv", "Jaar;Bezoekers;Volgnummer\n2025;12;3\n")
	r.Presses("Right", "Right", "Enter").Picks("Niet gebruiken").Presses("Ctrl+Enter")
	r.Opens("tellingen_2026.csv", "Jaar;Bezoekers;Volgnummer\n2026;13;4\n")
	p := r.importing()
	if text := p.about.Text(); !strings.Contains(text, "Herkend als “tellingen”") || p.sheet().Table.Columns[2].Role != table.Ignored {
		t.Errorf("it says %q", text)
	}
	r.Presses("Esc").Finds("Escape goes back", r.desk.at == atFigures && r.desk.importing.file == nil)
}

func TestImportByMouse(t *testing.T) {
	r := newRoom(t).withExample().Goes(atFigures).Opens("tellingen.csv", "Jaar;Bezoekers;Volgnummer\n2025;12;3\n2026;13;3\n")
	corner := fyne.CurrentApp().Driver().AbsolutePositionForObject(r.importing().cells)
	r.PressesAt(corner.Add(r.importing().cells.PlaceOf(2))).Picks("Niet gebruiken")
	r.Clicks("Wat verandert")
	grid := r.importing().changes.grid
	x, y := grid.PlaceOf(1, changeNote)
	r.PressesAt(fyne.CurrentApp().Driver().AbsolutePositionForObject(grid).AddXY(x, y))
	if plan := r.desk.importing.plan; plan.New != 2 || plan.Left != 1 {
		t.Errorf("new %d, left %d", plan.New, plan.Left)
	}
	r.Clicks("Neem 1 cijfer over")
	found := 0
	for _, indicator := range r.dossier().Indicators() {
		if indicator.Name == "Bezoekers" {
			found = len(r.dossier().Values(indicator.ID))
		}
	}
	r.Finds("one figure came in", found == 1)
}

func TestCellsArePastedAsAFile(t *testing.T) {
	r := newRoom(t).withExample().Goes(atFigures).Presses("Ctrl+PgDn")
	of := r.desk.page().(*figuresPage).at
	r.desk.app.Clipboard().SetContent("2028\t51,5\r\n2029\t52,5\r\n")
	r.Presses("Ctrl+V")
	if plan := r.desk.importing.plan; plan == nil || len(plan.Series) != 1 || plan.Series[0].Indicator.ID != of || plan.New != 2 {
		t.Fatalf("%+v", plan)
	}
	r.Presses("Ctrl+Enter")
	if value := r.dossier().ValueAt(of, "2029"); value == nil || *value.Value != 52.5 {
		t.Errorf("came in as %+v", value)
	}
	r.desk.app.Clipboard().SetContent("zomaar een zin")
	before := r.dossier().Count(model.KindValue)
	r.Presses("Ctrl+V").Finds("a sentence is no figure", r.dossier().Count(model.KindValue) == before)
}

func TestAPeriodIsAskedForWhereTheFileSaysNone(t *testing.T) {
	r := newRoom(t).withExample().Goes(atFigures).Opens("x.csv", "Wijk;Bezoekers\nNoord;12\nZuid;13\n")
	p := r.importing()
	if p.trouble.Hidden || r.desk.importing.plan.Problem == nil {
		t.Error("nothing is wrong with it")
	}
	r.Presses("Tab").Types("2e kwartaal 2026").Presses("Enter")
	if plan := r.desk.importing.plan; plan.Problem != nil || plan.New != 2 || plan.Series[0].Figures[0].Period != "2026-Q2" {
		t.Errorf("%+v", plan.Problem)
	}
}

func TestNothingOverlapsWhileImporting(t *testing.T) {
	for _, zoom := range []int{100, 200} {
		for _, surface := range []int{importFile, importAreas, importMatches, importChanges} {
			r := newRoom(t).withExample().Goes(atFigures)
			r.desk.window.Resize(map[int]fyne.Size{100: fyne.NewSize(1024, 700), 200: fyne.NewSize(1280, 720)}[zoom])
			r.Opens("wijkcijfers 2026.csv", wijkcijfers)
			for r.desk.settings.Zoom < zoom {
				r.Presses("Ctrl+Plus")
			}
			r.importing().surfaces.to(surface)
			for _, complaint := range overlaps(r.desk.frame.body) {
				t.Errorf("%d%%, surface %d: %s", zoom, surface, complaint)
			}
		}
	}
}

func TestFormsAreWrittenAndComeBack(t *testing.T) {
	t.Setenv("HOME", t.TempDir())
	r := newRoom(t).withExample().Goes(atFigures)
	r.Clicks(r.desk.look.Words.Say("form.write")).Hears("formulieren geschreven in")
	forms, err := filepath.Glob(filepath.Join(r.desk.folder(), "*", "*.xlsx"))
	if err != nil || len(forms) < 2 {
		t.Fatalf("%d forms: %v", len(forms), err)
	}
	r.desk.receive(forms[0])
	r.Finds("the form is read", r.importing().plan.Comes() == 0 && r.importing().plan.Problem == nil)
}

func TestManyPlacesAskWhichOneCounts(t *testing.T) {
	var text strings.Builder
	text.WriteString("Jaar;Gemeente;Aantal\n")
	for i := range 60 {
		fmt.Fprintf(&text, "2026;Plaats %d;%d\n", i, i)
	}
	r := newRoom(t).withExample().Goes(atFigures).Opens("veel.csv", text.String())
	r.Finds("it opens with the places", r.importing().surfaces.at == importAreas && r.desk.importing.plan.Problem != nil)
	r.Types("plaats 59").Presses("Enter")
	r.Finds("one place counts", r.desk.importing.plan.Problem == nil && r.desk.importing.plan.New == 1)
}
