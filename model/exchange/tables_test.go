package exchange_test

import (
	"strings"
	"testing"

	"doelenboom/model"
	"doelenboom/model/exchange"
)

func TestTables(t *testing.T) {
	for _, c := range []struct{ name, file, text, want, figures string }{
		{
			"periods as columns", "wide.csv", "Gemeente;2019;2020;2021\nUtrecht;1,5;2,5;.\nAmersfoort;3;;4\n",
			"read 6, same 0", "I1 wide · Utrecht: 2019=1.5 2020=2.5 2021=withheld\nI2 wide · Amersfoort: 2019=3 2020=not-measured 2021=4\n",
		},
		{
			"periods within headers", "x.csv", "Gemeente;Bijstand 2019;Bijstand 2020;WW 2019;WW 2020\nA;1;2;3;4\n",
			"read 4, same 0", "I1 Bijstand: 2019=1 2020=2\nI2 WW: 2019=3 2020=4\n",
		},
		{
			"titles above, source below", "x.csv", "Uitkeringen in de regio\n\nOpgemaakt door:;Jan;;\nRegio;Jaar;Aantal uitkeringen;Instroom\n" +
				"A;2019;1.234;5\nA;2020;1.300;6\nB;2019;12;7\n\nBron: CBS\n",
			"read 6, same 0, refused 9: problem.import.table.period",
			"I1 Aantal uitkeringen · A: 2019=1234 2020=1300\nI2 Instroom · A: 2019=5 2020=6\nI3 Aantal uitkeringen · B: 2019=12\nI4 Instroom · B: 2019=7\n",
		},
		{
			"no header at all", "zorg.csv", "2019;12,5\n2020;13,5\n",
			"read 2, same 0", "I1 zorg: 2019=12.5 2020=13.5\n",
		},
		{
			"UTF-16 from Excel", "x.txt", "\xff\xfeJ\x00a\x00a\x00r\x00\t\x00A\x00a\x00n\x00t\x00a\x00l\x00\r\x00\n\x002\x000\x001\x009\x00\t\x001\x00,\x005\x00\r\x00\n\x00",
			"read 1, same 0", "I1 Aantal: 2019=1.5\n",
		},
		{
			"Windows-1252", "x.csv", "Jaar;Co\xf6peratie (%)\n2019;\"1.234,5\"\n2020;100%\n",
			"read 2, same 0", "I1 Coöperatie: 2019=1234.5 2020=100\n",
		},
		{
			"a point alone, between commas", "x.csv", "Year,Value\n2019,1.234\n2020,5.678\n",
			"read 2, same 0", "I1 x: 2019=1.234 2020=5.678\n",
		},
		{
			"a point alone, between semicolons", "x.csv", "Jaar;Waarde\n2019;1.234\n2020;5.678\n",
			"read 2, same 0", "I1 x: 2019=1234 2020=5678\n",
		},
		{
			"a point alone, beside a column that shows what it means", "x.csv", "Jaar;A;B\n2019;1.234;0.5\n2020;5.678;1.25\n",
			"read 4, same 0", "I1 A: 2019=1.234 2020=5.678\nI2 B: 2019=0.5 2020=1.25\n",
		},
		{
			"a point alone, in a column that shows what it means", "x.csv", "Jaar;A\n2019;1.234\n2020;1.234,5\n",
			"read 2, same 0", "I1 A: 2019=1234 2020=1234.5\n",
		},
		{
			"year and quarter apart", "x.csv", "Jaar;Kwartaal;Aantal\n2025;1;12\n2025;2;13\n2026;1;x\n",
			"read 3, same 0", "I1 Aantal: 2025-Q1=12 2025-Q2=13 2026-Q1=withheld\n",
		},
		{
			"year and month apart", "x.tsv", "Jaar\tMaand\tAantal\n2025\tjanuari\t12\n2025\tmrt\t14\n",
			"read 2, same 0", "I1 Aantal: 2025-01=12 2025-03=14\n",
		},
		{
			"twice the same and twice something else", "x.csv", "Jaar;Waarde\n2019;1\n2019;1,0\n2019;2\n2020;3\n",
			"read 2, same 0, refused 4: problem.import.table.twice", "I1 x: 2019=1 2020=3\n",
		},
		{
			"missing, and not yet there", "x.csv", "Jaar;A\n2013;\n2015;.\n2016;-\n2017;x\n2018;n.b.\n2019;NaN\n2020;<5\n2021;\n2022;5*\n2023;\n",
			"read 8, same 0", "I1 A: 2015=withheld 2016=not-measured 2017=withheld 2018=not-yet-known 2019=not-measured 2020=withheld<5 2021=not-measured 2022=5\n",
		},
		{
			"indicators in rows", "x.csv", "Indicator;Code;Eenheid;Periode;Waarde;Toelichting\nBijstand;B11;per 10.000;2024;301;hoi\n" +
				"Bijstand;B11;per 10.000;2025;305;\nEenzaam;E3;%;2025;12,5;\n",
			"read 3, same 0", "B11 Bijstand: 2024=301 2025=305\nE3 Eenzaam: 2025=12.5\n",
		},
		{
			"indicators in rows, periods as columns", "x.csv", "Onderwerp;2019;2020\nEen;1;2\nTwee;3;4\nBron: CBS;;\n",
			"read 4, same 0, refused 4: problem.import.table.words", "I1 Een: 2019=1 2020=2\nI2 Twee: 2019=3 2020=4\n",
		},
		{
			"places as columns", "x.csv", "Perioden;Amsterdam;Utrecht\n2019;1;2\n2020;3;4\n",
			"read 4, same 0", "I1 Amsterdam: 2019=1 2020=3\nI2 Utrecht: 2019=2 2020=4\n",
		},
		{
			"one year for each place", "x.csv", "Year,Area,Value\n2019,Utrecht,5\n2020,Amersfoort,6\n",
			"read 2, same 0", "I1 x · Utrecht: 2019=5\nI2 x · Amersfoort: 2020=6\n",
		},
		{
			"one year for each place, called so", "x.csv", "Year,Place,Value\n2019,Utrecht,5\n2020,Amersfoort,6\n",
			"read 2, same 0", "I1 x · Utrecht: 2019=5\nI2 x · Amersfoort: 2020=6\n",
		},
		{
			"ages as numbers", "x.csv", "Jaar;Leeftijd;Aantal\n2019;18;5\n2019;19;6\n2020;18;7\n",
			"read 3, same 0", "I1 Aantal · 18: 2019=5 2020=7\nI2 Aantal · 19: 2019=6\n",
		},
		{
			"codes with their names", "x.csv", "Gemeentecode;Gemeente;Jaar;Inwoners\n0344;Utrecht;2019;100\n0307;Amersfoort;2019;50\n0344;Utrecht;2020;101\n",
			"read 3, same 0", "I1 Inwoners · Utrecht: 2019=100 2020=101\nI2 Inwoners · Amersfoort: 2019=50\n",
		},
		{
			"a column that no header explains, but that is needed", "x.csv", "Jaar;Soort;Aantal\n2019;nieuw;5\n2019;oud;6\n2020;nieuw;7\n",
			"read 3, same 0", "I1 Aantal · nieuw: 2019=5 2020=7\nI2 Aantal · oud: 2019=6\n",
		},
		{
			"remarks are no series", "x.csv", "Jaar;Wijk;Aantal;Bijzonder\n2019;A;5;eerste keer\n2020;A;6;\n2019;B;7;verhuisd\n",
			"read 3, same 0", "I1 Aantal · A: 2019=5 2020=6\nI2 Aantal · B: 2019=7\n",
		},
		{
			"years that went through a program with fractions", "x.csv", ",Jaar,Waarde\n0,2019.0,1.5\n1,2020.0,2.5\n2,2021.0,\n",
			"read 2, same 0", "I1 x: 2019=1.5 2020=2.5\n",
		},
		{
			"the delimiter that Excel names", "x.csv", "sep=|\nJaar|Aantal\n2019|5\n",
			"read 1, same 0", "I1 Aantal: 2019=5\n",
		},
		{
			"spaces between thousands", "x.csv", "Perioden;\"Totaal (aantal)\"\n2019 1e kwartaal;   1 234\n2019 2e kwartaal;1\u00a0300\n",
			"read 2, same 0", "I1 Totaal: 2019-Q1=1234 2019-Q2=1300\n",
		},
		{
			"a row that is shifted", "x.csv", "Jaar;Naam;Aantal\n2019;Jansen;5\n2020;Jansen; Piet;6\n",
			"read 1, same 0, refused 3: problem.import.table.overflow", "I1 Aantal: 2019=5\n",
		},
		{
			"words among figures", "x.csv", "Jaar;A;B\n2019;veel;5\n2020;6;7\n2021;8;9\n",
			"read 5, same 0, refused 2: problem.import.table.number", "I1 A: 2020=6 2021=8\nI2 B: 2019=5 2020=7 2021=9\n",
		},
		{
			"lines of a form that nobody filled in", "x.csv", "Indicator;Invoerveld;Peildatum\nR1;5;1-6-2025\nR2;;\n",
			"read 1, same 0", "R1 R1: 2025-06-01=5\n",
		},
		{
			"two columns with one name", "x.csv", "Jaar;Aantal;aantal\n2019;1;2\n",
			"read 2, same 0", "I1 Aantal: 2019=1\nI2 aantal (2): 2019=2\n",
		},
		{
			"cells that tell which column they are from when names would be the same", "x.csv",
			"Jaar;Wijk;Groep;Aantal\n2019;a;;1\n2019;;a;2\n2019;a;a;3\n2019;;;4\n", "read 4, same 0",
			"I1 Aantal · Wijk=a · Groep=: 2019=1\nI2 Aantal · Wijk= · Groep=a: 2019=2\nI3 Aantal · a · a: 2019=3\nI4 Aantal: 2019=4\n",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := model.New(environment())
			result := take(t, d, c.file, c.text, exchange.Options{})
			if got := outcome(result); got != "table as values: "+c.want {
				t.Errorf("%s; want %s", got, c.want)
			}
			if got := figures(d); got != c.figures {
				t.Errorf("got\n%swant\n%s", got, c.figures)
			}
			if again := take(t, d, c.file, c.text, exchange.Options{}); again.Read != 0 || again.Same != result.Read {
				t.Errorf("again: %s", outcome(again))
			}
		})
	}
}

func TestWhatFiguresLookLike(t *testing.T) {
	for _, c := range []struct {
		text     string
		unit     string
		of       model.ValueType
		decimals int
		often    model.Frequency
	}{
		{"Jaar;Tevreden (%)\n2024;39,7\n2025;40\n", "%", model.Percentage, 1, model.Yearly},
		{"Jaar;Groei (%)\n2023;-3,5\n2025;40\n", "%", model.Number, 1, model.EveryTwoYears},
		{"Periode;Tevreden\n2024-H1;39%\n2024-H2;40%\n", "%", model.Percentage, 0, model.HalfYearly},
		{"Jaar;Huishoudens (Aantal)\n2024;5\n", "", model.Tally, 0, ""},
		{"Jaar;Score (Getal)\n2024;5\n", "", model.Number, 0, ""},
		{"Jaar;Rapportcijfer leven\n2024;7,1\n", "", model.Mark, 1, ""},
		{"Maand;Prijsindex\n2024-01;101\n2024-02;102\n", "", model.Index, 0, model.Monthly},
		{"Jaar;Kosten (€)\n2024;€ 1.234,50\n", "€", model.Number, 2, ""},
		{"Jaar;Unit;Value\n2024;Percentage (%);12.25\n", "%", model.Percentage, 2, ""},
		{"Jaar;Kans\n2024;0,0123456\n2025;0,0023456\n", "", model.Number, 4, model.Yearly},
	} {
		d := model.New(environment())
		take(t, d, "x.csv", c.text, exchange.Options{})
		i := d.Indicators()[0]
		if i.Unit != c.unit || i.Type != c.of || i.Decimals != c.decimals || i.Frequency != c.often {
			t.Errorf("%q looks like unit %q, %s, %d decimals, %q", c.text, i.Unit, i.Type, i.Decimals, i.Frequency)
		}
	}
}

func TestWhatStandsBesideAFigure(t *testing.T) {
	d := model.New(environment())
	take(t, d, "x.csv", "Periode;Percentage;Teller;Noemer;n;Toelichting;Bron;Status\n1e halfjaar 2025;39,7;31;78;78;na de zomer;GGD;voorlopig\n", exchange.Options{})
	value := d.Values(d.Indicators()[0].ID)[0]
	if *value.Value != 39.7 || *value.Numerator != 31 || *value.Denominator != 78 || *value.N != 78 || value.Footnote != "na de zomer" ||
		value.Source != "GGD" || value.State != model.Provisional || value.Period != "2025-H1" || value.PeriodWords != "1e halfjaar 2025" {
		t.Errorf("came in as %+v", value)
	}
}

func TestTablesAsLists(t *testing.T) {
	for _, c := range []struct{ name, file, text, as, want string }{
		{
			"goals by code", "x.csv", "Code;Doel;Toelichting\n0;Top;waarom\n1;Een;\n1.1;Een een;\n2;Twee;x\n1.2;Een twee;\n", "",
			"Top (waarom)\n  Een\n    Een een\n    Een twee\n  Twee (x)\n",
		},
		{
			"goals by the goal above", "x.csv", "Doel,Bovenliggend doel\nTop,\nEen,Top\nDieper,een\n", "",
			"Top\n  Een\n    Dieper\n",
		},
		{
			"goals by level", "x.csv", "Niveau 1;Niveau 2;Niveau 3\nTop;A;a1\n;;a2\nTop;B;\n", "",
			"Top\n  A\n    a1\n    a2\n  B\n",
		},
		{
			"goals in the column that says most", "doelen.csv", "Jaar;Iets;Wat wij willen\n2024;1;Meer mensen doen mee\n2025;2;Minder mensen zijn alleen\n", exchange.Goals,
			"doelen\n  Meer mensen doen mee\n  Minder mensen zijn alleen\n",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := model.New(environment())
			result := take(t, d, c.file, c.text, exchange.Options{As: c.as})
			if got := tree(d); result.As != exchange.Goals || got != c.want {
				t.Errorf("%s\n%s", outcome(result), got)
			}
			if again := take(t, d, c.file, c.text, exchange.Options{As: c.as}); again.Read != 0 || again.Same != result.Read {
				t.Errorf("again: %s", outcome(again))
			}
		})
	}
	d := model.New(environment())
	circle := take(t, d, "x.csv", "Doel;Onder\nTop;\nA;B\nB;A\n", exchange.Options{})
	if got := outcome(circle); got != "table as goals: read 1, same 0, refused 3: problem.import.goal.circle, refused 4: problem.import.goal.circle" {
		t.Error(got)
	}
	cards := take(t, d, "x.csv", "Nr;Kaart\n1;Meer rust\n2;Minder regels, meer doen\n", exchange.Options{})
	if got := outcome(cards); got != "table as cards: read 2, same 0" || d.Cards("")[1].Text != "Minder regels, meer doen" {
		t.Error(got)
	}
}

func TestRegister(t *testing.T) {
	d := model.New(environment())
	edit(t, d, func(tx *model.Tx) error {
		return tx.Put(&model.Party{Name: "GGD Lindenhage", Sort: model.Provider})
	})
	text := "Code,Naam,Definitie,Eenheid,Frequentie,Eigenaar\nE1,E1: Eenzaamheid,wat het is,%,elk kwartaal,beleidsadviseur\n" +
		"E1,dubbel,,,,\n,,x,,,\n,Zonder code,,aantal,,ggd lindenhage\n"
	result := take(t, d, "register.csv", text, exchange.Options{})
	want := "table as indicators: read 2, same 0, refused 3: problem.import.register.twice, refused 4: problem.import.register.name"
	if got := outcome(result); got != want {
		t.Errorf("%s, and not %s", got, want)
	}
	first := d.Indicators()[0]
	if first.Code != "E1" || first.Name != "Eenzaamheid" || first.Definition != "wat het is" || first.Unit != "%" ||
		first.Type != model.Percentage || first.Frequency != model.Quarterly || first.Owner.Role != "beleidsadviseur" {
		t.Errorf("came in as %+v", first)
	}
	if second := d.Indicators()[1]; second.Code != "I1" || d.ActorName(second.Owner) != "GGD Lindenhage" || second.Owner.Role != "" {
		t.Errorf("came in as %+v", second)
	}
	// What people wrote stays; what was empty is filled in.
	edit(t, d, func(tx *model.Tx) error {
		return model.Update(tx, first.ID, func(i *model.Indicator) error { i.Definition = "onze eigen woorden"; return nil })
	})
	more := strings.Replace(text, ",aantal,,", ",aantal,per jaar,", 1)
	if got := outcome(take(t, d, "register.csv", more, exchange.Options{})); !strings.HasPrefix(got, "table as indicators: read 1, same 0, refused 2: problem.import.indicator.differs") {
		t.Error(got)
	}
	if now := model.Get[model.Indicator](d, first.ID); now.Definition != "onze eigen woorden" {
		t.Errorf("the definition is now %q", now.Definition)
	}
}
