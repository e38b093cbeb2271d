package screen

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"doelenboom/model"
	"doelenboom/ui/screen/control"
)

func atOverview(t *testing.T) (*room, *indicatorsPage, *overviewTable) {
	r, p := atIndicatorsOf(t)
	r.Presses("Ctrl+PgDn", "Ctrl+PgDn", "Ctrl+PgDn")
	return r, p, p.table
}

func (t *overviewTable) names() string {
	var out []string
	for row := range t.shown {
		out = append(out, t.shown[row].texts[columnNamed("indicator")])
	}
	return strings.Join(out, "|")
}

func TestTheOverviewShowsWhatHasNoIndicator(t *testing.T) {
	r, _, table := atOverview(t)
	spots := 0
	for _, row := range table.shown {
		if row.whiteSpot {
			spots++
		}
	}
	r.Finds("white spots are rows: "+table.head.Text(), spots == 7 && strings.Contains(table.head.Text(), "7 witte vlekken") || strings.Contains(table.head.Text(), "witte vlekken"))
	r.Types("witte vlek")
	r.Finds("typing finds them", len(table.shown) == spots)
	r.Presses("Delete").Types("werkplein")
	r.Finds("and whoever owns something: "+table.names(), strings.Contains(table.names(), "De deur uit") && !strings.Contains(table.names(), "Eenzaamheid"))
	r.Presses("Delete")
	r.Finds("and delete shows all again", table.state.filter == "" && len(table.shown) == len(table.all))
}

func TestTheOverviewIsSortedAndFilteredByKeyboard(t *testing.T) {
	r, p, table := atOverview(t)
	r.Presses("Right", "Space")
	r.Finds("sorted by the column at hand: "+table.names(), strings.HasPrefix(table.names(), "I1  Mijn dag"))
	r.Presses("Space")
	r.Finds("the other way round", !strings.HasPrefix(table.names(), "I1  Mijn dag"))
	r.Presses("Space")
	r.Finds("and as the tree reads", table.state.sorted == "")
	for range table.shown {
		if i := model.Get[model.Indicator](r.dossier(), table.shown[table.grid.Chosen()].indicator); i == nil || i.Choice != model.Secondary {
			r.Presses("Down")
		}
	}
	r.Presses("Right").Types("=")
	r.Finds("the cell at hand filters: "+table.filter.Text(), len(table.shown) > 0 && len(table.shown) < len(table.all))
	for _, row := range table.shown {
		if indicator := model.Get[model.Indicator](r.dossier(), row.indicator); indicator == nil || indicator.Choice != model.Secondary {
			t.Errorf("a row that is no support indicator: %v", row.texts)
		}
	}
	r.Presses("Delete", "Ctrl+K", "Space", "Esc")
	r.Finds("a column is left out", len(table.grid.Columns) == 5 && table.grid.Columns[0].Title == "Indicator")
	r.Presses("Home")
	chosen := table.shown[0]
	r.Presses("Enter")
	r.Finds("Enter goes to the work", p.surfaces.at == indicatorFill && p.indicator == chosen.indicator)
}

func TestTheOverviewPrintsAsItStands(t *testing.T) {
	folder := t.TempDir()
	t.Setenv("HOME", folder)
	t.Setenv("XDG_DOCUMENTS_DIR", folder)
	r, _, table := atOverview(t)
	r.Types("eenzaam").Presses("Ctrl+Enter").Hears(".pdf")
	r.Finds("one row is on it", len(table.shown) == 1)
	path := filepath.Join(r.desk.paperFolder(), fileName(r.dossier().Cover().Title+" - "+r.desk.look.Words.Say("overview.title"))+".pdf")
	data, err := os.ReadFile(path)
	t.Cleanup(func() { os.Remove(path) })
	if err != nil || !strings.HasPrefix(string(data), "%PDF") {
		t.Errorf("the paper: %v", err)
	}
}

func TestTheRoomSeesOneGoalAtATime(t *testing.T) {
	r, p, _ := atOverview(t)
	p.open(model.RefTo(r.indicator("I7")))
	view := newScene(r.desk, &control.Keyboard{})
	window := test.NewTempWindow(t, view.object)
	window.Resize(fyne.NewSize(1920, 1080))
	texts := strings.Join(textsOf(view.object), "\n")
	r.Finds("the goal with its indicator, where it stands and where it goes: "+texts, strings.Contains(texts, "De deur uit") && strings.Contains(texts, "48%") && !strings.Contains(texts, "Eenzaamheid"))
	p.open(model.RefTo(r.indicator("I5")))
	view.refresh()
	texts = strings.Join(textsOf(view.object), "\n")
	r.Finds("and then the next one", strings.Contains(texts, "Eenzaamheid") && !strings.Contains(texts, "De deur uit"))
}

// benchOverview opens the overview of a thousand indicators.
func benchOverview(b *testing.B) *overviewTable {
	p := benchManyIndicators(b)
	p.surfaces.to(indicatorOverview)
	p.toSurface()
	return p.table
}

func BenchmarkScrollingTheOverview(b *testing.B) {
	table := benchOverview(b)
	for b.Loop() {
		table.grid.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
		if table.grid.Chosen() == len(table.shown)-1 {
			table.grid.Choose(0, -1)
		}
	}
}

func BenchmarkFilteringTheOverview(b *testing.B) {
	table := benchOverview(b)
	for b.Loop() {
		table.typed('9')
		table.key(&fyne.KeyEvent{Name: fyne.KeyDelete})
	}
}

func BenchmarkSortingTheOverview(b *testing.B) {
	table := benchOverview(b)
	for b.Loop() {
		table.sortBy("indicator")
	}
}

// BenchmarkOpeningTheOverviewOf300Indicators turns to the table of a dossier with 300 indicators of ten years each, all of it read anew, until
// it is laid out; the graphics card does the rest. "ms/open" is to stay under 100.
func BenchmarkOpeningTheOverviewOf300Indicators(b *testing.B) {
	r := &room{now: aMoment}
	r.desk = NewDesk(test.NewTempApp(b), Options{Now: func() time.Time { return r.now }, Settings: &Settings{Language: "nl", Mode: LightMode, Zoom: 100}})
	r.desk.window.Resize(fyne.NewSize(1280, 720))
	d := model.New(r.environment())
	r.desk.Show(d)
	manyIndicators(r, 300)
	r.desk.edit("edit.indicator.add", func(tx *model.Tx) error {
		goal, err := tx.AddGoal("", 0, "Iedereen heeft een zinvolle dag.")
		if err != nil {
			return err
		}
		for k, indicator := range tx.Indicators() {
			if err := model.Update(tx, indicator.ID, func(i *model.Indicator) error {
				i.Goals, i.Choice, i.ChoiceReason = []model.ID{goal.ID}, model.Headline, "zegt het"
				i.Baseline, i.Targets = &model.Baseline{Period: "2016", Value: 40}, []model.Target{{Period: "2028", Value: 60}}
				i.Source, i.FirstDue = "registratie", "2017"
				return nil
			}); err != nil {
				return err
			}
			for year := range 10 {
				v := float64(40 + (year*k)%17)
				if _, err := tx.SetValue(indicator.ID, model.YearPeriod(2016+year), model.Figure{Value: &v}); err != nil {
					return err
				}
			}
		}
		return nil
	})
	r.desk.show(atIndicators)
	p := r.desk.page().(*indicatorsPage)
	first := func() {
		p.surfaces.to(indicatorFill)
		p.toSurface()
		p.table.stale = true
	}
	for b.Loop() {
		b.StopTimer()
		first()
		b.StartTimer()
		p.surfaces.to(indicatorOverview)
		p.toSurface()
	}
	if n := len(p.table.all); n < 300 {
		b.Fatal("the table has ", n, " rows")
	}
	b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N), "ms/open")
}
