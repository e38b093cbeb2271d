package exchange_test

import (
	"encoding/csv"
	"fmt"
	"strings"
	"testing"

	"doelenboom/model"
	"doelenboom/model/exchange"
	roles "doelenboom/model/exchange/table"
)

// opened reads a file with figures.
func opened(t testing.TB, d *model.Dossier, name, text string) *exchange.File {
	t.Helper()
	file, figures, err := exchange.Open(name, []byte(text))
	if err != nil || !figures {
		t.Fatalf("%s: %v, %v", name, figures, err)
	}
	file.Recall(d)
	return file
}

// planned is a plan in one line.
func planned(p *exchange.Plan) string {
	out := fmt.Sprintf("new %d, same %d, different %d, refused %d, left %d, skipped %d, fresh %d", p.New, p.Same, p.Different, len(p.Refused), p.Left, p.Skipped, p.Fresh)
	if p.Problem != nil {
		out += ", " + string(p.Problem.Key)
	}
	return out
}

// applied brings a plan in.
func applied(t testing.TB, p *exchange.Plan, d *model.Dossier) *model.Change {
	t.Helper()
	change, err := p.Apply(d, "ingelezen uit "+p.File.Name)
	if err != nil {
		t.Fatal(err)
	}
	return change
}

// kept makes a dossier with indicators that have one figure each.
func kept(t testing.TB, names ...string) (*model.Dossier, []*model.Indicator) {
	d := model.New(environment())
	var out []*model.Indicator
	_, err := d.Edit("edit.goal.add", func(tx *model.Tx) error {
		for _, name := range names {
			i, err := tx.AddIndicator("", name)
			if err != nil {
				return err
			}
			five := 5.0
			if _, err := tx.SetValue(i.ID, "2024", model.Figure{Value: &five}); err != nil {
				return err
			}
			out = append(out, i)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return d, out
}

func TestPlanChangesNothingUntilItIsApplied(t *testing.T) {
	d, of := kept(t, "Bijstand", "WW")
	before := keep(t, d)
	p := opened(t, d, "cijfers 2025.csv", "Jaar;Bijstand;WW;Nieuw\n2024;6;5;1\n2025;7;veel;2\n").Plan(d)
	if got := planned(p); got != "new 3, same 1, different 1, refused 1, left 0, skipped 0, fresh 1" {
		t.Error(got)
	}
	if keep(t, d) != before {
		t.Error("a plan changed the dossier")
	}
	change := applied(t, p, d)
	value := d.ValueAt(of[0].ID, "2024")
	if *value.Value != 6 || len(value.Corrections) != 1 || *value.Corrections[0].Value != 5 || value.Corrections[0].Why != "ingelezen uit cijfers 2025.csv" {
		t.Errorf("the correction is %+v", value.Corrections)
	}
	if change == nil || d.Count(model.KindIndicator) != 3 || d.ValueAt(of[1].ID, "2025") != nil {
		t.Errorf("came in as %s", figures(d))
	}
	if again := applied(t, opened(t, d, "cijfers 2025.csv", "Jaar;Bijstand;WW;Nieuw\n2024;6;5;1\n2025;7;veel;2\n").Plan(d), d); again != nil {
		t.Error("once more is a change")
	}
	if _, err := d.Undo(); err != nil || keep(t, d) != before {
		t.Errorf("one undo does not take all of it back: %v", err)
	}
}

func TestARoleCanBeChosen(t *testing.T) {
	d := model.New(environment())
	file := opened(t, d, "x.csv", "Jaar;Wijk;Aantal;Herzien\n2024;A;1.234;2025\n2024;B;2.345;2025\n2025;A;3.456;2026\n")
	s := file.Sheets[0]
	if got := planned(file.Plan(d)); got != "new 6, same 0, different 0, refused 0, left 0, skipped 0, fresh 4" {
		t.Error(got)
	}
	s.SetRole(3, roles.Ignored)
	s.SetDecimal(2, '.')
	p := file.Plan(d)
	if got := planned(p); got != "new 3, same 0, different 0, refused 0, left 0, skipped 0, fresh 2" || *p.Series[0].Figures[0].Value != 1.234 {
		t.Errorf("%s: %v", got, *p.Series[0].Figures[0].Value)
	}
	s.SetRole(1, roles.Note)
	if got := planned(file.Plan(d)); got != "new 2, same 0, different 0, refused 1, left 0, skipped 0, fresh 1" {
		t.Error(got)
	}
	s.SetRole(1, roles.AreaRole)
	s.SetArea("A")
	p = file.Plan(d)
	if got := planned(p); got != "new 2, same 0, different 0, refused 0, left 0, skipped 0, fresh 1" || p.Series[0].Name != "Aantal" {
		t.Errorf("%s %q", got, p.Series[0].Name)
	}
	if c := s.Table.Columns[1]; c.Role != roles.AreaRole || c.Why != roles.ByChoice {
		t.Errorf("it is %s by %s", c.Role, c.Why)
	}
}

func TestMatchesCanBeChosen(t *testing.T) {
	d, of := kept(t, "Bijstand", "WW")
	file := opened(t, d, "x.csv", "Jaar;Bijstand;Anders\n2025;6;7\n")
	file.SetMatch(file.Plan(d).Series[1].Key, exchange.Match{Indicator: of[1].ID})
	file.SetMatch(file.Plan(d).Series[0].Key, exchange.Match{Skip: true})
	p := file.Plan(d)
	if got := planned(p); got != "new 1, same 0, different 0, refused 0, left 0, skipped 1, fresh 0" || p.Series[1].Why != exchange.MatchedByChoice {
		t.Error(got)
	}
	file.Take(p.Series[1].Key, "2025", false)
	if got := planned(file.Plan(d)); got != "new 1, same 0, different 0, refused 0, left 1, skipped 1, fresh 0" {
		t.Error(got)
	}
	file.Take(p.Series[1].Key, "2025", true)
	applied(t, file.Plan(d), d)
	if got := figures(d); got != "I1 Bijstand: 2024=5\nI2 WW: 2024=5 2025=7\n" {
		t.Error(got)
	}
	// The next file of the same source comes in so by itself.
	next := opened(t, d, "x.csv", "Jaar;Bijstand;Anders\n2026;8;9\n")
	p = next.Plan(d)
	if next.Sheets[0].Memory == nil || p.Series[1].Why != exchange.MatchedByMemory || p.Series[1].Indicator != model.Get[model.Indicator](d, of[1].ID) {
		t.Errorf("it is not remembered: %s", planned(p))
	}
	if got := planned(p); got != "new 1, same 0, different 0, refused 0, left 0, skipped 1, fresh 0" {
		t.Error(got)
	}
}

func TestAShapeIsRememberedBeyondItsYears(t *testing.T) {
	d := model.New(environment())
	file := opened(t, d, "Wijkcijfers_2024 (1).csv", "Wijk;Kleur;Aantal 2023;Aantal 2024\nA;1;1.234;2\nB;2;3;4\n")
	file.Sheets[0].SetArea("B")
	file.Sheets[0].SetDecimal(2, '.')
	applied(t, file.Plan(d), d)
	if n := d.Count(model.KindMapping); n != 1 {
		t.Fatalf("%d mappings", n)
	}
	next := opened(t, d, "wijkcijfers-2025.csv", "Wijk;Kleur;Aantal 2023;Aantal 2024;Aantal 2025\nA;1;1;2;3\nB;2;3;4;5\n")
	if area, chosen := next.Sheets[0].Area(); area != "B" || !chosen || next.Sheets[0].Memory == nil {
		t.Errorf("the place is %q", area)
	}
	if got := planned(next.Plan(d)); got != "new 1, same 2, different 0, refused 0, left 0, skipped 0, fresh 0" {
		t.Error(got)
	}
	other := opened(t, d, "iets anders.csv", "Jaar;Aantal\n2023;1\n")
	if other.Sheets[0].Memory != nil {
		t.Error("another table is taken for it")
	}
}

func TestAPlaceHasToBeChosenAmongMany(t *testing.T) {
	var text strings.Builder
	text.WriteString("Jaar;Gemeente;Aantal\n")
	for i := range 100 {
		fmt.Fprintf(&text, "2024;Gemeente %d;%d\n", i, i)
	}
	d := model.New(environment())
	file := opened(t, d, "x.csv", text.String())
	if p := file.Plan(d); p.Problem == nil || p.Problem.Key != "problem.import.area" {
		t.Error(planned(p))
	}
	file.Sheets[0].SetArea("Gemeente 7")
	if got := planned(file.Plan(d)); got != "new 1, same 0, different 0, refused 0, left 0, skipped 0, fresh 1" {
		t.Error(got)
	}
	file.Sheets[0].SetArea("")
	if got := planned(file.Plan(d)); got != "new 0, same 0, different 0, refused 0, left 0, skipped 100, fresh 0" {
		t.Error(got)
	}
	edit(t, d, func(tx *model.Tx) error {
		return tx.SetCover(func(c *model.Cover) error { c.Municipality = "gemeente 8"; return nil })
	})
	if area, _ := opened(t, d, "x.csv", text.String()).Sheets[0].Area(); area != "Gemeente 8" {
		t.Errorf("the dossier's own place is %q", area)
	}
}

func TestAPeriodForAWholeFile(t *testing.T) {
	d := model.New(environment())
	file := opened(t, d, "x.csv", "Gemeente;Aantal;Score\nUtrecht;5;1,5\nZeist;6;2,5\n")
	if p := file.Plan(d); p.Problem == nil || p.Problem.Key != "problem.import.table.noPeriods" {
		t.Error(planned(p))
	}
	file.Sheets[0].SetPeriod("2024-Q2")
	applied(t, file.Plan(d), d)
	if got := figures(d); got != "I1 Aantal · Utrecht: 2024-Q2=5\nI2 Score · Utrecht: 2024-Q2=1.5\nI3 Aantal · Zeist: 2024-Q2=6\nI4 Score · Zeist: 2024-Q2=2.5\n" {
		t.Error(got)
	}
	titled := opened(t, model.New(environment()), "x.csv", "Peildatum: 1 januari 2024;;\n\nGemeente;Aantal;Score\nUtrecht;5;1,5\nZeist;6;2,5\n")
	if period := titled.Sheets[0].Table.Period(); period != "2024-01-01" {
		t.Errorf("the title says %q", period)
	}
}

func TestCBSFileForOnePlace(t *testing.T) {
	d := model.New(environment())
	edit(t, d, func(tx *model.Tx) error {
		return tx.SetCover(func(c *model.Cover) error { c.Municipality = "Amsterdam"; return nil })
	})
	name := "nl-cbs/cbs_SES_WOA_scores_per_wijk_en_buurt_25042023_160857.csv"
	file := opened(t, d, name, string(sample(t, name)))
	if areas := len(file.Sheets[0].Table.Areas()); areas != 579 {
		t.Errorf("%d places", areas)
	}
	p := file.Plan(d)
	if got := planned(p); got != "new 6, same 0, different 0, refused 0, left 0, skipped 0, fresh 6" {
		t.Error(got)
	}
	applied(t, p, d)
	if mapping := model.All[model.Mapping](d)[0]; mapping.Source != "cbs ses woa scores per wijk en buurt" || mapping.Area != "Amsterdam" {
		t.Errorf("remembered as %+v", mapping)
	}
}

// TestSampleCounts says what became of every row of the real files, as people would be told.
func TestSampleCounts(t *testing.T) {
	for _, c := range []struct {
		file          string
		rows, figures int
		want          string // in the assistant, with all places
	}{
		{"nl-cbs/cbs_SES_WOA_scores_per_wijk_en_buurt_25042023_160857.csv", 579, 3474, ""},
		{"nl-limburg/D_39a.csv", 15, 15, ""},
		{"nl-limburg/MO_10a.csv", 15, 15, ""},
		{"nl-limburg/MO_11a.csv", 25, 25, ""},
		{"nl-limburg/Invoerapplicatie Leefbare steden en dorpen - Najaar 2025.csv", 4, 4, ""},
		{
			"nl-limburg/Invoerapplicatie Leefbare steden en dorpen - Voorjaar 2025.xlsx", 7, 4,
			"2 problem.import.table.number, 7 problem.import.table.number, 8 problem.import.table.number",
		},
		{"ons/ons_indicator_1-2-1.csv", 294, 294, ""},
		{"ons/ons_indicator_8-6-1.csv", 1917, 1917, ""},
		{"ons/ons_indicator_17-13-1.csv", 1, 0, "2 problem.import.table.period"},
	} {
		d := model.New(environment())
		file := opened(t, d, c.file, string(sample(t, c.file)))
		file.Sheets[0].SetArea("")
		p := file.Plan(d)
		var refused []string
		for _, refusal := range p.Refused {
			refused = append(refused, fmt.Sprintf("%d %s", refusal.Line, refusal.Problem.Key))
		}
		got, rows := strings.Join(refused, ", "), file.Sheets[0].Table.Rows()
		t.Logf("%s: %d rows, %d figures in %d series, refused: %s", c.file, rows, p.New+p.Skipped, len(p.Series), got)
		if rows != c.rows || p.New+p.Skipped != c.figures || got != c.want {
			t.Errorf("%s: %d rows, %d figures, refused %q", c.file, rows, p.New+p.Skipped, got)
		}
	}
}

// fiftyThousandRows is a file as an office sends it: a row for each figure, with its place, indicator and unit.
func fiftyThousandRows() string {
	var out strings.Builder
	out.WriteString("Perioden;Gemeente;Indicator;Eenheid;Waarde;Toelichting\n")
	for i := range 50_000 {
		fmt.Fprintf(&out, "%d;Gemeente %d;Indicator %d;per 1.000 inwoners;%d,%d;\n", 2000+i%25, i/250, i/25%10, i%977, i%10)
	}
	return out.String()
}

// BenchmarkFiftyThousandRows reads a file of fifty thousand rows up to the preview of what would change, and has encoding/csv read the same
// file in the same run: times-csv is how many times as long the first takes.
func BenchmarkFiftyThousandRows(b *testing.B) {
	text := fiftyThousandRows()
	data := []byte(text)
	d, _ := kept(b, "Indicator 1 · Gemeente 1", "Indicator 2 · Gemeente 1")
	var ours, theirs stopwatch
	for b.Loop() {
		ours.measure(func() {
			file, _, err := exchange.Open("x.csv", data)
			if err != nil {
				b.Fatal(err)
			}
			file.Recall(d)
			file.Sheets[0].SetArea("")
			if p := file.Plan(d); p.New+p.Different+p.Skipped != 50_000 {
				b.Fatal(planned(p))
			}
		})
		theirs.measure(func() {
			reader := csv.NewReader(strings.NewReader(text))
			reader.Comma = ';'
			if _, err := reader.ReadAll(); err != nil {
				b.Fatal(err)
			}
		})
	}
	b.ReportMetric(ours.each().Seconds()*1000, "import-ms")
	b.ReportMetric(theirs.each().Seconds()*1000, "csv-ms")
	b.ReportMetric(float64(ours.each())/float64(theirs.each()), "times-csv")
}
