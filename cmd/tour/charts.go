package main

import (
	"fmt"
	"image"
	paint "image/draw"
	"math"
	"path/filepath"
	"strings"
	"time"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/words"
)

// chartCase is a made-up indicator that shows one kind of chart.
type chartCase struct {
	name     string
	set      func(i *model.Indicator)
	values   []chartFigure
	stories  []model.Period
	audience model.Audience
	options  figure.ChartOptions
}

type chartFigure struct {
	period model.Period
	value  any // a number, or why it is missing
	model.Figure
}

func years(from int, values ...any) []chartFigure {
	out := make([]chartFigure, len(values))
	for k, value := range values {
		out[k] = chartFigure{period: model.YearPeriod(from + k), value: value}
	}
	return out
}

// run is a long series: so many periods from one on, waving around a middle.
func run(from model.Period, count int, middle, swing float64) []chartFigure {
	out := make([]chartFigure, count)
	for k := range out {
		x := float64(k)
		out[k] = chartFigure{period: from, value: math.Round((middle+swing*(math.Sin(x/9)+0.4*math.Sin(x*1.7)+x/float64(count)))*10) / 10}
		from = from.Next()
	}
	return out
}

func baseline(i *model.Indicator, period model.Period, value float64) {
	i.Baseline = &model.Baseline{Period: period, Value: value}
}

func target(i *model.Indicator, period model.Period, value float64) {
	i.Targets = append(i.Targets, model.Target{Period: period, Value: value})
}

func counted(i *model.Indicator, unit string) { i.Type, i.Unit = model.Tally, unit }

func chartCases() []chartCase {
	half := func(from string, values ...any) []chartFigure {
		out := make([]chartFigure, len(values))
		period := model.Period(from)
		for k, value := range values {
			out[k] = chartFigure{period: period, value: value}
			period = period.Next()
		}
		return out
	}
	whole := func(n int) *int { return &n }
	norm := func(i *model.Indicator, v float64) { i.Norm = &v }
	noted := years(2024, 61.0, 63.0, 64.0, 62.0)
	for k, note := range []string{"", "Twee lijsten waren dubbel ingevoerd; die zijn eruit gehaald.", "", "Voorlopig cijfer: van twee plekken komen de lijsten nog binnen."} {
		noted[k].Footnote, noted[k].N, noted[k].Certainty = note, whole(180+12*k), model.Survey
	}
	noted[3].State = model.Provisional
	guessed := years(2023, 40.0, 42.0, 45.0, 44.0)
	guessed[0].Certainty, guessed[1].Certainty, guessed[3].State = model.RoughGuess, model.Estimate, model.Provisional
	return []chartCase{
		{name: "lijn met nulmeting, streefwaarde en prognose", values: years(2025, 38.0, 41.0, 40.0), set: func(i *model.Indicator) {
			baseline(i, "2025", 38)
			target(i, "2028", 48)
			i.Forecast = []model.Point{{Period: "2028", Value: 39}}
		}},
		{name: "treden: aantallen per halfjaar", values: half("2024-H1", 11.0, 14.0, 13.0, 19.0, 22.0, 21.0), set: func(i *model.Indicator) {
			counted(i, "personen")
			baseline(i, "2024-H1", 11)
			target(i, "2027-H2", 30)
		}},
		{name: "treden met streeftreden per schooljaar", values: half("2022/23", 71.0, 74.0, 73.0, 79.0), set: func(i *model.Indicator) {
			target(i, "2023/24", 73)
			target(i, "2024/25", 76)
			target(i, "2025/26", 79)
			target(i, "2026/27", 82)
		}},
		{name: "norm, lager is beter", values: years(2021, 9.0, 12.0, 8.0, 7.0, 8.0), set: func(i *model.Indicator) {
			i.Direction, i.Unit, i.Type = model.Lower, "weken", model.Number
			norm(i, 10)
			baseline(i, "2021", 9)
			target(i, "2027", 6)
		}},
		{name: "binnen een bandbreedte", values: years(2020, 88.0, 93.0, 97.0, 91.0, 90.0), set: func(i *model.Indicator) {
			low, high := 85.0, 95.0
			i.Direction, i.RangeLow, i.RangeHigh = model.Within, &low, &high
		}},
		{name: "vergeleken met anderen", values: years(2021, 34.0, 35.0, 33.0, 36.0, 37.0), set: func(i *model.Indicator) {
			i.References = []model.Reference{
				{Name: "Nederland", Points: []model.Point{{Period: "2021", Value: 38}, {Period: "2023", Value: 39}, {Period: "2025", Value: 38}}},
				{Name: "Gemeenten van 50.000 tot 100.000 inwoners", Points: []model.Point{{Period: "2021", Value: 36}, {Period: "2025", Value: 37}}},
			}
			target(i, "2028", 40)
		}},
		{name: "gaten met de reden", values: years(2019, 33.0, "not-measured", "not-measured", 35.0, "withheld", 36.0)},
		{name: "een breuk", values: years(2022, 301.0, 296.0, 309.0, 244.0, 240.0), set: func(i *model.Indicator) {
			i.Type, i.Unit, i.Direction = model.Number, "per 10.000 inwoners", model.FollowOnly
			i.Versions = []model.Definition{
				{Text: "Huishoudens met bijstand op 31 december."}, {From: "2025", Text: "Personen met bijstand op 30 juni.", Reason: "Het CBS telt anders.", Breaks: true},
			}
		}},
		{name: "schattingen en een voorlopig cijfer", values: guessed, set: func(i *model.Indicator) {
			i.Baseline = &model.Baseline{Period: "2022", Value: 38, Estimate: true}
			target(i, "2028", 50)
		}},
		{name: "n en zekerheid, voetnoten", values: noted, options: figure.ChartOptions{Behind: true, Notes: true}, set: func(i *model.Indicator) {
			baseline(i, "2024", 61)
			target(i, "2028", 70)
		}},
		{name: "kleine aantallen: wat de zaal ziet", audience: model.Public, values: half("2024-H1", 3.0, 6.0, 2.0, 8.0, 11.0, 4.0), set: func(i *model.Indicator) {
			counted(i, "personen")
			target(i, "2027-H2", 12)
		}},
		{name: "ladder", values: years(2025, 1.0, 2.0), set: func(i *model.Indicator) {
			i.Sort = model.LadderIndicator
			i.Ladder = &model.Ladder{
				Expect: "Iemand komt een keer binnen en gaat weer.", Like: "Iemand komt elke week en kent twee anderen bij naam.",
				Love: "Iemand zet zelf de koffie en belt als een ander er niet is.",
			}
		}},
		{name: "verhalen", stories: []model.Period{"2025-H2", "2026-H1", "2026-H1", "2026-H2", "2026-H2", "2026-H2", "2026-H2", "2027-H1", "2027-H1"}, set: func(i *model.Indicator) {
			i.Sort, i.Direction = model.StoryIndicator, model.FollowOnly
			counted(i, "verhalen")
			target(i, "2027-H2", 6)
		}},
		{name: "een rapportcijfer", values: years(2022, 6.8, 7.1, 7.0, 7.4), set: func(i *model.Indicator) {
			i.Type, i.Unit, i.Decimals = model.Mark, "", 1
			target(i, "2027", 7.5)
		}},
		{name: "een index", values: years(2018, 100.0, 97.0, 92.0, 96.0, 103.0, 108.0), set: func(i *model.Indicator) { i.Type, i.Unit = model.Index, "2018 = 100" }},
		{name: "vierhonderd weken", values: run("2018-W01", 400, 40, 18), set: func(i *model.Indicator) { i.Type, i.Unit = model.Number, "bezoekers per dag"; norm(i, 30) }},
		{name: "dertien jaar in kwartalen", values: run("2013-Q1", 52, 300, 60), set: func(i *model.Indicator) {
			i.Type, i.Unit = model.Number, "per 10.000 inwoners"
			baseline(i, "2013-Q1", 300)
			target(i, "2027-Q4", 340)
		}},
		{name: "één cijfer", values: years(2026, 54.0)},
		{name: "nog geen cijfers", set: func(i *model.Indicator) { target(i, "2028", 50) }},
		{name: "alles ontbreekt", values: years(2023, "not-measured", "not-measured", "not-yet-known")},
		{name: "onder nul", values: years(2020, -1200.0, -400.0, 300.0, 900.0, -150.0), set: func(i *model.Indicator) {
			i.Type, i.Unit = model.Number, "personen erbij of eraf"
		}},
		{name: "miljoenen", values: years(2020, 1830000.0, 2145000.0, 2402500.0, 2398000.0), set: func(i *model.Indicator) {
			i.Type, i.Unit = model.Number, "euro"
			target(i, "2027", 3000000)
		}},
		{name: "bijna honderd procent", values: years(2020, 97.0, 98.5, 99.0, 100.0), set: func(i *model.Indicator) { i.Decimals = 1; target(i, "2026", 100) }},
		{name: "bijna nul procent", values: years(2020, 0.0, 1.2, 0.4, 0.9), set: func(i *model.Indicator) { i.Decimals, i.Direction = 1, model.Lower }},
		{name: "Inwoners met een grote afstand tot de arbeidsmarkt die ten minste een half jaar lang elke week meedoen aan een vaste activiteit buitenshuis", values: years(2024, 12.0, 15.0, 19.0), set: func(i *model.Indicator) {
			i.Unit = "% van alle inwoners van achttien jaar en ouder die langer dan drie jaar bijstand ontvangen"
			i.References = []model.Reference{{Name: "Gemiddelde van alle gemeenten in de arbeidsmarktregio Stedendriehoek en Noordwest-Veluwe", Points: []model.Point{{Period: "2024", Value: 14}, {Period: "2026", Value: 15}}}}
			target(i, "2028", 30)
		}},
	}
}

// chartDossier holds the made-up indicators.
func chartDossier(cases []chartCase) (*model.Dossier, []*model.Indicator, error) {
	made := 0
	d := model.New(model.Environment{
		Now: func() time.Time { return moment }, NewID: func() model.ID { made++; return model.ID(fmt.Sprintf("id-%06d", made)) },
	})
	var ids []model.ID
	_, err := d.Edit("edit.session.next", func(tx *model.Tx) error {
		for _, each := range cases {
			indicator, err := tx.AddIndicator("", words.Sentence(each.name))
			if err != nil {
				return err
			}
			ids = append(ids, indicator.ID)
			if err := model.Update(tx, indicator.ID, func(i *model.Indicator) error {
				i.Frequency = model.Yearly
				if each.set != nil {
					each.set(i)
				}
				return nil
			}); err != nil {
				return err
			}
			for _, f := range each.values {
				entered := f.Figure
				switch v := f.value.(type) {
				case float64:
					entered.Value = &v
				case string:
					entered.Missing = model.Missing(v)
				}
				if _, err := tx.SetValue(indicator.ID, f.period, entered); err != nil {
					return err
				}
			}
			for _, period := range each.stories {
				if err := tx.Put(&model.Story{Indicator: indicator.ID, Period: period, Text: "Een verhaal.", Consent: model.PublicConsent}); err != nil {
					return err
				}
			}
		}
		return nil
	})
	var indicators []*model.Indicator
	for _, id := range ids {
		indicators = append(indicators, model.Get[model.Indicator](d, id))
	}
	return d, indicators, err
}

// charts draws every kind of chart on sheets of six, in colour and in grey, and a row of small ones.
func charts(out, only string) error {
	cases := chartCases()
	d, indicators, err := chartDossier(cases)
	if err != nil {
		return err
	}
	for _, language := range []string{"nl", "en"} {
		book := words.For(language)
		var drawings []figure.Drawing
		for k, each := range cases {
			options := each.options
			options.W, options.H, options.Heading = 600, 340, true
			drawings = append(drawings, figure.ChartOf(d, indicators[k], book, each.audience, options))
		}
		const onSheet, columns = 6, 2
		for from := 0; from < len(drawings); from += onSheet {
			sheet := chartSheet(drawings[from:min(from+onSheet, len(drawings))], columns)
			if err := chartPicture(out, only, fmt.Sprintf("charts-%d-%s", from/onSheet+1, language), sheet); err != nil {
				return err
			}
		}
		rows := figure.MultiplesOf(d, indicators[:14], book, model.Room, figure.MultiplesOptions{W: 1240})
		if err := chartPicture(out, only, "charts-small-"+language, chartSheet([]figure.Drawing{rows}, 1)); err != nil {
			return err
		}
	}
	return nil
}

// chartSheet lays drawings out in columns.
func chartSheet(drawings []figure.Drawing, columns int) figure.Drawing {
	const margin = 24
	sheet := figure.Drawing{}
	y := float64(margin)
	for from := 0; from < len(drawings); from += columns {
		height := 0.0
		for k, d := range drawings[from:min(from+columns, len(drawings))] {
			x := margin + float64(k)*(d.W+2*margin)
			for _, op := range d.Ops {
				sheet.Ops = append(sheet.Ops, op.Moved(x, y))
			}
			height, sheet.W = math.Max(height, d.H), math.Max(sheet.W, x+d.W+margin)
		}
		y += height + 2*margin
	}
	sheet.H = y - margin
	return sheet
}

// chartPicture writes a sheet in every palette, and in the greys of a printer without colour.
func chartPicture(out, only, name string, sheet figure.Drawing) error {
	for _, look := range []struct {
		name    string
		palette *figure.Palette
		grey    bool
	}{{"light", &figure.Light, false}, {"grey", &figure.Print, true}, {"dark", &figure.Dark, false}, {"contrast", &figure.ContrastLight, false}} {
		full := name + "-" + look.name
		if !strings.Contains(full, only) {
			continue
		}
		picture, err := figure.Image(sheet, *look.palette, 1)
		if err != nil {
			return err
		}
		var shown image.Image = picture
		if look.grey {
			grey := image.NewGray(picture.Bounds())
			paint.Draw(grey, grey.Bounds(), picture, image.Point{}, paint.Src)
			shown = grey
		}
		if err := write(filepath.Join(out, full+".png"), shown); err != nil {
			return err
		}
	}
	return nil
}
