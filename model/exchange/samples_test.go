package exchange_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"doelenboom/model"
	"doelenboom/model/exchange"
)

func TestSamples(t *testing.T) {
	for _, c := range []struct {
		file                      string
		want                      string
		goals, indicators, values int
	}{
		{"mm/RichtextTests.mm", "mindmap as goals: read 7, same 0", 7, 0, 0},
		{"mm/freemind1.mm", "mindmap as goals: read 6, same 0, refused 25: problem.import.node.picture", 6, 0, 0},
		{
			"mm/freeplaneFunctions_nl.mm", "mindmap as goals: read 71, same 0, refused 212: problem.import.node.picture, " +
				"refused 1092: problem.import.node.empty, refused 1096: problem.import.node.encrypted", 71, 0, 0,
		},
		{"mm/wisemapping_bug3.mm", "mindmap as goals: read 278, same 0", 278, 0, 0},
		{
			"mm/wisemapping_emptyNodes.mm", "mindmap as goals: read 73, same 0, refused 96: problem.import.node.empty, " +
				"refused 112: problem.import.node.empty", 73, 0, 0,
		},
		{"mm/wisemapping_freeplane_business-strategy.mm", "mindmap as goals: read 17, same 0", 17, 0, 0},
		{"mm/wisemapping_i18n.mm", "mindmap as goals: read 4, same 0", 4, 0, 0},
		{"mm/wisemapping_npe.mm", "mindmap as goals: read 1, same 0", 1, 0, 0},
		{"mm/wisemapping_sample3.mm", "mindmap as goals: read 1, same 0", 1, 0, 0},
		{"outline/tabbedtext.txt", "outline as goals: read 21, same 0", 21, 0, 0},
		// 579 places, six columns of figures, one year
		{"nl-cbs/cbs_SES_WOA_scores_per_wijk_en_buurt_25042023_160857.csv", "table as values: read 3474, same 0", 0, 3474, 3474},
		{"nl-limburg/D_39a.csv", "table as values: read 15, same 0", 0, 3, 15},
		{"nl-limburg/MO_10a.csv", "table as values: read 15, same 0", 0, 3, 15},
		{"nl-limburg/MO_11a.csv", "table as values: read 25, same 0", 0, 4, 25},
		{"nl-limburg/metadata.csv", "table as indicators: read 14, same 0", 0, 14, 0},
		{"nl-limburg/Invoerapplicatie Leefbare steden en dorpen - Najaar 2025.csv", "table as values: read 4, same 0", 0, 4, 4},
		{
			"nl-limburg/Invoerapplicatie Leefbare steden en dorpen - Voorjaar 2025.xlsx", "table as values: read 4, same 0, refused 2: " +
				"problem.import.table.number, refused 7: problem.import.table.number, refused 8: problem.import.table.number", 0, 4, 4,
		},
		{"ons/ons_indicator_1-2-1.csv", "table as values: read 294, same 0", 0, 21, 294},
		{"ons/ons_indicator_8-6-1.csv", "table as values: read 1917, same 0", 0, 36, 1917},
		{"ons/ons_indicator_17-13-1.csv", "table as values: read 0, same 0, refused 2: problem.import.table.period", 0, 0, 0},
		{"sdgbuild/sdgbuild_duplicates_indicator_1-1-1.csv", "table as values: read 6, same 0", 0, 3, 6},
		{"sdgbuild/sdgbuild_leading-space-in-cell.csv", "table as values: read 6, same 0", 0, 3, 6},
		{"sdgbuild/sdgbuild_leading-space-in-header.csv", "table as values: read 6, same 0", 0, 3, 6},
		{"sdgbuild/sdgbuild_trailing-space-in-cell.csv", "table as values: read 6, same 0", 0, 3, 6},
		{"sdgbuild/sdgbuild_trailing-space-in-header.csv", "table as values: read 6, same 0", 0, 3, 6},
	} {
		t.Run(c.file, func(t *testing.T) {
			data := string(sample(t, c.file))
			d := model.New(environment())
			result := take(t, d, c.file, data, exchange.Options{})
			if got := outcome(result); got != c.want {
				t.Errorf("%s, and not %s", got, c.want)
			}
			if goals, indicators, values := d.Count(model.KindGoal), d.Count(model.KindIndicator), d.Count(model.KindValue); goals != c.goals ||
				indicators != c.indicators || values != c.values {
				t.Errorf("%d goals, %d indicators, %d values; want %d, %d, %d", goals, indicators, values, c.goals, c.indicators, c.values)
			}
			if broken := d.Verify(); len(broken) > 0 {
				t.Errorf("the dossier breaks a rule: %v", broken[0])
			}
			before := written(t, d, model.Keeper)
			again := take(t, d, c.file, data, exchange.Options{})
			if again.Read != 0 || again.Same != result.Read || again.Change != nil || written(t, d, model.Keeper) != before {
				t.Errorf("again: %s", outcome(again))
			}
		})
	}
}

func TestSamplesThatAreRefused(t *testing.T) {
	for file, want := range map[string]model.Key{
		"mm/wisemapping_export_huge.mm": "problem.import.mindmap.broken",
		"opml/opml-reader.opml":         "problem.import.xml",
		"opml/wisemapping_simple.opml":  "problem.import.xml",
	} {
		if got := problem(t, model.New(environment()), file, string(sample(t, file)), exchange.Options{}); got != want {
			t.Errorf("%s: %s, and not %s", file, got, want)
		}
	}
}

// TestEveryNodeIsAccountedFor counts the nodes of the maps by other means: what does not come in is refused.
func TestEveryNodeIsAccountedFor(t *testing.T) {
	for _, file := range []string{
		"mm/RichtextTests.mm", "mm/freemind1.mm", "mm/freeplaneFunctions_nl.mm", "mm/wisemapping_bug3.mm", "mm/wisemapping_emptyNodes.mm",
	} {
		data := sample(t, file)
		nodes := 0
		for decoder := xml.NewDecoder(bytes.NewReader(data)); ; {
			token, err := decoder.RawToken()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			if start, ok := token.(xml.StartElement); ok && start.Name.Local == "node" {
				nodes++
			}
		}
		result := take(t, model.New(environment()), file, string(data), exchange.Options{})
		refused := 0
		for _, refusal := range result.Refused {
			if refusal.Problem.Key != "problem.import.node.encrypted" { // the node itself came in
				refused++
			}
		}
		if nodes != result.Read+refused {
			t.Errorf("%s has %d nodes; %d came in and %d were refused", file, nodes, result.Read, refused)
		}
	}
}

func TestSampleFiguresAreWhatTheFileSays(t *testing.T) {
	d := model.New(environment())
	take(t, d, "D_39a.csv", string(sample(t, "nl-limburg/D_39a.csv")), exchange.Options{})
	want := "I1 D_39a · cr38: 2014=-0.03690373681792298 2018=-0.02007540533491394 2020=-0.01759573344533891 2022=-0.014832458760178984 2024=-0.0114211497482894\n" +
		"I2 D_39a · cr37: 2014=-0.029712767515460238 2018=-0.019690671769199072 2020=-0.014956537267065627 2022=-0.013614801869850703 2024=-0.009701164472138655\n" +
		"I3 D_39a · cr39: 2014=-0.022516746590840134 2018=-0.005239303898417078 2020=0.0001516516096461674 2022=0.0015506240221948018 2024=0.0075492213434330685\n"
	if got := figures(d); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	for _, indicator := range d.Indicators() {
		if len(indicator.Goals) != 0 || indicator.Choice != model.Candidate || indicator.Direction != model.FollowOnly ||
			indicator.Source != "D_39a.csv" || indicator.Decimals != 4 || indicator.Frequency != model.EveryTwoYears {
			t.Errorf("%s came in as %+v", indicator.Name, indicator)
		}
	}
}

func TestRegisterOfLimburg(t *testing.T) {
	d := model.New(environment())
	take(t, d, "metadata.csv", string(sample(t, "nl-limburg/metadata.csv")), exchange.Options{})
	byCode := map[string]*model.Indicator{}
	for _, indicator := range d.Indicators() {
		byCode[indicator.Code] = indicator
	}
	if i := byCode["D_41a"]; i == nil || i.Unit != "%" || i.Type != model.Percentage || i.Decimals != 1 || i.Source != "etil_pcm" ||
		!strings.HasPrefix(i.Name, "Aandeel gerealiseerde woningen") {
		t.Errorf("D_41a came in as %+v", i)
	}
	if i := byCode["R_122a"]; i == nil || !strings.Contains(i.Name, "gecoördineerde") {
		t.Errorf("R_122a came in as %+v", i)
	}
	// The entry form then finds the indicators of the register by their codes.
	form := "nl-limburg/Invoerapplicatie Leefbare steden en dorpen - Najaar 2025.csv"
	take(t, d, form, string(sample(t, form)), exchange.Options{})
	if n := d.Count(model.KindIndicator); n != 14 {
		t.Errorf("the form made indicators: there are %d", n)
	}
	value := d.ValueAt(byCode["R_120a"].ID, "2025-06-03")
	if value == nil || value.Value == nil || *value.Value != 0 || value.PeriodWords != "3-6-2025" ||
		!strings.Contains(value.Footnote, "3 Leefbaarheidsakkoorden") || !strings.Contains(value.Source, "E-mailbericht") {
		t.Errorf("R_120a says %+v", value)
	}
}

func TestCBSFile(t *testing.T) {
	d := model.New(environment())
	edit(t, d, func(tx *model.Tx) error {
		return tx.SetCover(func(c *model.Cover) error { c.Municipality = "Amsterdam"; return nil })
	})
	var mine *model.Indicator
	edit(t, d, func(tx *model.Tx) (err error) {
		mine, err = tx.AddIndicator("", "Opleidingsniveau/Laag/Waarde")
		return err
	})
	file := "nl-cbs/cbs_SES_WOA_scores_per_wijk_en_buurt_25042023_160857.csv"
	take(t, d, file, string(sample(t, file)), exchange.Options{})
	if value := d.ValueAt(mine.ID, "2019"); value == nil || *value.Value != 20.8 {
		t.Errorf("the figure of the dossier's own municipality went elsewhere: %+v", value)
	}
	missing := 0
	byName := map[string]*model.Indicator{}
	for _, indicator := range d.Indicators() {
		byName[indicator.Name] = indicator
		for _, value := range d.Values(indicator.ID) {
			if value.Missing == model.Withheld {
				missing++
			}
		}
	}
	if missing != 450 { // 90 places without figures in five columns
		t.Errorf("%d figures are missing", missing)
	}
	count, score := byName["Particuliere huishoudens · Kop Zeedijk"], byName["SES-WOA/Totaalscore/Gemiddelde score · Kop Zeedijk"]
	if count == nil || count.Type != model.Tally || count.Decimals != 0 || score == nil || score.Type != model.Number || score.Decimals != 3 {
		t.Errorf("came in as %+v and %+v", count, score)
	}
	if byName["Particuliere huishoudens · Driemond"] == nil || len(byName) != 3474 {
		t.Errorf("%d names for 3474 indicators", len(byName))
	}
}

// TestEveryRowOfTheRegisterOfLimburg holds each row of the file, which is written in Windows-1252, against the indicator that it became.
func TestEveryRowOfTheRegisterOfLimburg(t *testing.T) {
	data := sample(t, "nl-limburg/metadata.csv")
	d := model.New(environment())
	take(t, d, "metadata.csv", string(data), exchange.Options{As: exchange.Indicators})
	byCode := map[string]*model.Indicator{}
	for _, indicator := range d.Indicators() {
		byCode[indicator.Code] = indicator
	}
	lines := strings.Split(strings.TrimSpace(strings.ReplaceAll(string(data), "\r", "")), "\n")[1:]
	if len(lines) != 14 || len(byCode) != len(lines) {
		t.Fatalf("%d rows became %d indicators", len(lines), len(byCode))
	}
	units := map[string]string{"perc": "%", "Aantal": ""} // "a number" is the type of the figure, and no unit: the group is asked what is counted
	for _, line := range lines {
		cells := strings.Split(line, ";")
		code, unit, rounding, source := cells[0], cells[3], cells[5], cells[6]
		i := byCode[code]
		if i == nil {
			t.Errorf("%s did not come in", code)
			continue
		}
		if known, ok := units[unit]; ok {
			unit = known
		}
		_, decimals, _ := strings.Cut(rounding, ".")
		if (cells[3] == "Aantal" && rounding == "1") != (i.Type == model.Tally) {
			t.Errorf("%s came in as %s", code, i.Type)
		}
		if !strings.EqualFold(i.Unit, unit) || i.Decimals != len(decimals) || i.Source != source || i.Definition == "" || strings.ContainsRune(i.Name+i.Definition, '\uFFFD') {
			t.Errorf("%s came in with unit %q, %d decimals and source %q; the row is %q", code, i.Unit, i.Decimals, i.Source, line)
		}
	}
}
