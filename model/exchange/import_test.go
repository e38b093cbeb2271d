package exchange_test

import (
	"strings"
	"testing"

	"doelenboom/model"
	"doelenboom/model/exchange"
)

const smallMap = `<map version="1.0.1">
<node TEXT="Iedereen doet mee">
  <node TEXT="Minder&#xa;eenzaamheid"><richcontent TYPE="NOTE"><html><body><p>waarom</p></body></html></richcontent>
    <node TEXT="Een buurthuis"/><node TEXT="Een buurthuis"/>
  </node>
  <node TEXT="Meer werk"/>
</node>
</map>`

func TestMapIntoEmptyDossier(t *testing.T) {
	d := model.New(environment())
	result := take(t, d, `C:\Mijn documenten\kaart.mm`, smallMap, exchange.Options{})
	if got, want := tree(d), "Iedereen doet mee\n  Minder eenzaamheid (waarom)\n    Een buurthuis\n    Een buurthuis\n  Meer werk\n"; got != want {
		t.Errorf("got\n%s", got)
	}
	if result.Change == nil || result.Change.Title != "edit.import.goals" || result.Change.Args["file"] != "kaart.mm" {
		t.Errorf("the history says %+v", result.Change)
	}
	if _, err := d.Undo(); err != nil || d.Count(model.KindGoal) != 0 {
		t.Errorf("one undo leaves %d goals: %v", d.Count(model.KindGoal), err)
	}
}

func TestMapBesideATree(t *testing.T) {
	d := model.New(environment())
	edit(t, d, func(tx *model.Tx) error {
		top, err := tx.AddGoal("", 0, "Lindenhage bloeit")
		if err != nil {
			return err
		}
		_, err = tx.AddGoal(top.ID, 0, "Groen")
		return err
	})
	take(t, d, "kaart.mm", smallMap, exchange.Options{})
	want := "Lindenhage bloeit\n  Groen\n  Iedereen doet mee\n    Minder eenzaamheid (waarom)\n      Een buurthuis\n      Een buurthuis\n    Meer werk\n"
	if got := tree(d); got != want {
		t.Errorf("got\n%s", got)
	}
	green := d.Children(d.Top().ID)[0]
	take(t, d, "kaart.mm", smallMap, exchange.Options{Into: green.ID})
	if n := len(d.Branch(green.ID)); n != 6 {
		t.Errorf("%d goals under the one that was asked for", n)
	}
}

func TestMapThatGrew(t *testing.T) {
	d := model.New(environment())
	take(t, d, "kaart.mm", smallMap, exchange.Options{})
	edit(t, d, func(tx *model.Tx) error {
		first := tx.Children(tx.Top().ID)[0]
		return model.Update(tx, first.ID, func(g *model.Goal) error { g.Explanation = "onze eigen woorden"; return nil })
	})
	grown := strings.Replace(smallMap, `<node TEXT="Meer werk"/>`,
		`<node TEXT="Meer werk"><richcontent TYPE="DETAILS"><html><body>dat past</body></html></richcontent></node><node TEXT="Meer groen"/>`, 1)
	result := take(t, d, "kaart.mm", grown, exchange.Options{})
	if got, want := outcome(result), "mindmap as goals: read 2, same 3, refused 3: problem.import.goal.differs"; got != want {
		t.Errorf("%s, and not %s", got, want)
	}
	want := "Iedereen doet mee\n  Minder eenzaamheid (onze eigen woorden)\n    Een buurthuis\n    Een buurthuis\n  Meer werk (dat past)\n  Meer groen\n"
	if got := tree(d); got != want {
		t.Errorf("got\n%s", got)
	}
}

func TestMapAsCardsAndIndicators(t *testing.T) {
	d := model.New(environment())
	edit(t, d, func(tx *model.Tx) error {
		_, err := tx.AddCard("", 41, "Meer werk", "")
		return err
	})
	cards := take(t, d, "kaart.mm", smallMap, exchange.Options{As: exchange.Cards})
	if got := outcome(cards); got != "mindmap as cards: read 4, same 1" || d.Cards("")[1].Number != 42 {
		t.Errorf("%s, then number %d", got, d.Cards("")[1].Number)
	}
	indicators := take(t, d, "kaart.mm", smallMap, exchange.Options{As: exchange.Indicators})
	if got := outcome(indicators); got != "mindmap as indicators: read 3, same 0" || figures(d) != "I1 Een buurthuis:\nI2 Een buurthuis:\nI3 Meer werk:\n" {
		t.Errorf("%s\n%s", got, figures(d))
	}
	if len(d.Indicators()[0].Goals) != 0 {
		t.Error("an indicator from a file was placed without asking")
	}
	edit(t, d, func(tx *model.Tx) error { _, err := tx.AddGoal("", 0, "Top"); return err })
	placed := take(t, d, "kaart.mm", smallMap, exchange.Options{As: exchange.Indicators, Into: d.Top().ID})
	if got := outcome(placed); got != "mindmap as indicators: read 3, same 0" || len(d.IndicatorsOf(d.Top().ID)) != 3 {
		t.Errorf("%s, %d under the goal", got, len(d.IndicatorsOf(d.Top().ID)))
	}
}

func TestCardsOfASession(t *testing.T) {
	d := model.New(environment())
	session := &model.Session{Sort: model.GoalSession, Title: "Sessie 1", State: model.Planned}
	edit(t, d, func(tx *model.Tx) error { return tx.Put(session) })
	lines := "Meer rust\r\n\r\n- Minder regels, meer doen\r\n• Samen; sterk\r\n"
	if got := outcome(take(t, d, "kaarten.txt", lines, exchange.Options{Session: session.ID})); got != "outline as cards: read 3, same 0" {
		t.Error(got)
	}
	if cards := d.Cards(session.ID); len(cards) != 3 || cards[1].Text != "Minder regels, meer doen" {
		t.Errorf("the session has %d cards", len(cards))
	}
	if got := outcome(take(t, d, "kaarten.txt", lines, exchange.Options{})); got != "outline as cards: read 0, same 3" {
		t.Error(got)
	}
}

func TestOutlinesWithoutOneTop(t *testing.T) {
	d := model.New(environment())
	edit(t, d, func(tx *model.Tx) error {
		return tx.SetCover(func(c *model.Cover) error { c.Title = "Zinvolle dag"; return nil })
	})
	text := "Werk\n\tBetaald\nWonen\n\tBetaalbaar\n"
	first := take(t, d, "x.txt", text, exchange.Options{})
	if got := tree(d); got != "Zinvolle dag\n  Werk\n    Betaald\n  Wonen\n    Betaalbaar\n" {
		t.Errorf("got\n%s", got)
	}
	if again := take(t, d, "x.txt", text, exchange.Options{}); first.Read != 4 || again.Read != 0 || again.Same != 4 {
		t.Errorf("%s, then %s", outcome(first), outcome(again))
	}
}

// known makes a dossier with an indicator for each name, and a figure of 2024 for each.
func known(t *testing.T, names ...string) (*model.Dossier, []*model.Indicator) {
	d := model.New(environment())
	var out []*model.Indicator
	edit(t, d, func(tx *model.Tx) error {
		for _, name := range names {
			indicator, err := tx.AddIndicator("", name)
			if err != nil {
				return err
			}
			out = append(out, indicator)
		}
		return nil
	})
	return d, out
}

func TestSeriesFindTheirIndicator(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"Bijstand", "Jaar;BIJSTAND\n2024;5\n", "I1 Bijstand: 2024=5\n"},
		{"Bijstand", "Jaar;Bijstand (%)\n2024;5\n", "I1 Bijstand: 2024=5\n"},
		{"Bijstand", "Jaar;I1\n2024;5\n", "I1 Bijstand: 2024=5\n"},
		{"Bijstand", "Indicator;Jaar;Waarde\ni1;2024;5\n", "I1 Bijstand: 2024=5\n"},
		{"bijstand (Utrecht)", "Regio;Jaar;Bijstand\nUtrecht;2024;5\nZeist;2024;6\n", "I1 bijstand (Utrecht): 2024=5\nI2 Bijstand · Zeist: 2024=6\n"},
		{"Bijstand", "Regio;Jaar;Bijstand\nUtrecht;2024;5\nLindenhage;2024;6\n", "I1 Bijstand: 2024=6\nI2 Bijstand · Utrecht: 2024=5\n"},
		{"Bijstand", "Regio;Jaar;Bijstand\nUtrecht;2024;5\nZeist;2024;6\n", "I1 Bijstand:\nI2 Bijstand · Utrecht: 2024=5\nI3 Bijstand · Zeist: 2024=6\n"},
	} {
		d, _ := known(t, c.name)
		edit(t, d, func(tx *model.Tx) error {
			return tx.SetCover(func(c *model.Cover) error { c.Municipality = "Lindenhage"; return nil })
		})
		take(t, d, "x.csv", c.text, exchange.Options{})
		if got := figures(d); got != c.want {
			t.Errorf("%q with %q:\n%s", c.text, c.name, got)
		}
	}
}

func TestIntoAnIndicator(t *testing.T) {
	d, of := known(t, "Bijstand")
	take(t, d, "x.csv", "Jaar;heel iets anders\n2024;5\n", exchange.Options{Into: of[0].ID})
	if got := figures(d); got != "I1 Bijstand: 2024=5\n" {
		t.Errorf("got %s", got)
	}
	if key := problem(t, d, "x.csv", "Jaar;a;b\n2024;5;6\n", exchange.Options{Into: of[0].ID}); key != "problem.import.into.several" {
		t.Errorf("two series into one indicator: %s", key)
	}
	edit(t, d, func(tx *model.Tx) error { _, err := tx.AddGoal("", 0, "Top"); return err })
	take(t, d, "x.csv", "Jaar;a;b\n2024;5;6\n", exchange.Options{Into: d.Top().ID})
	if n := len(d.IndicatorsOf(d.Top().ID)); n != 2 {
		t.Errorf("%d indicators under the goal", n)
	}
}

func TestFiguresThatChange(t *testing.T) {
	d, of := known(t, "Bijstand")
	n, five, seven := 40, 5.0, 7.0
	edit(t, d, func(tx *model.Tx) error {
		if _, err := tx.SetValue(of[0].ID, "2023", model.Figure{Value: &five, Footnote: "met de hand", Certainty: model.Survey, N: &n}); err != nil {
			return err
		}
		_, err := tx.SetValue(of[0].ID, "2024", model.Figure{Value: &seven, Footnote: "met de hand", Certainty: model.Survey, N: &n})
		return err
	})
	text := "Jaar;Bijstand;Toelichting\n2022;;\n2023;5;uit het bestand\n2024;8;\n2025;9;\n"
	result := take(t, d, "x.csv", text, exchange.Options{})
	if got := outcome(result); got != "table as values: read 2, same 1" {
		t.Error(got)
	}
	same, changed := d.ValueAt(of[0].ID, "2023"), d.ValueAt(of[0].ID, "2024")
	if same.Footnote != "met de hand" || same.Certainty != model.Survey || *same.N != 40 || len(same.Corrections) != 0 {
		t.Errorf("what was the same is now %+v", same)
	}
	if *changed.Value != 8 || len(changed.Corrections) != 1 || *changed.Corrections[0].Value != 7 || changed.Corrections[0].Why != "x.csv" ||
		changed.N != nil || changed.Footnote != "met de hand" {
		t.Errorf("what changed is now %+v", changed)
	}
	if again := take(t, d, "x.csv", text, exchange.Options{}); again.Read != 0 || again.Same != 3 {
		t.Error(outcome(again))
	}
	// An empty cell between two figures is a gap where nothing stood, and no reason to forget what stands there.
	take(t, d, "x.csv", "Jaar;Bijstand\n2022;1\n2023;\n2024;8\n", exchange.Options{})
	if value := d.ValueAt(of[0].ID, "2023"); value.Value == nil || *value.Value != 5 {
		t.Errorf("an empty cell made %+v of a figure", value)
	}
}

func TestDryRun(t *testing.T) {
	d, _ := known(t, "Bijstand")
	for file, text := range map[string]string{
		"kaart.mm": smallMap, "x.csv": "Jaar;Bijstand;b\n2024;5;x\n2025;veel;7\n", "x.txt": "een\ntwee\n", "r.csv": "Code;Naam;Eenheid\na;b;%\n",
	} {
		before, told := written(t, d, model.Keeper), 0
		stop := d.Subscribe(func(*model.Change) { told++ })
		dry := take(t, d, file, text, exchange.Options{DryRun: true})
		stop()
		if written(t, d, model.Keeper) != before || told > 0 || dry.Change != nil {
			t.Errorf("%s: a dry run changed the dossier", file)
		}
		real := take(t, d, file, text, exchange.Options{})
		if outcome(dry) != outcome(real) || real.Read == 0 {
			t.Errorf("%s: a dry run says %s, and then %s", file, outcome(dry), outcome(real))
		}
	}
}

func TestFilesThatAreRefused(t *testing.T) {
	d, of := known(t, "Bijstand")
	var whole strings.Builder
	if err := exchange.WriteDossier(&whole, d, model.Keeper); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, file, text string
		o                exchange.Options
		want             model.Key
	}{
		{"nothing", "x.csv", " \r\n\t", exchange.Options{}, "problem.import.empty"},
		{"only a mark", "x.csv", "\xef\xbb\xbf", exchange.Options{}, "problem.import.empty"},
		{"a picture", "x.mm", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00", exchange.Options{}, "problem.import.binary"},
		{"a PDF", "x.csv", "%PDF-1.7\nJaar;Aantal\n2024;1\n", exchange.Options{}, "problem.import.binary"},
		{"a broken workbook", "x.csv", "PK\x03\x04 and so on", exchange.Options{}, "problem.import.workbook.broken"},
		{"an old workbook", "x.xls", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and so on", exchange.Options{}, "problem.import.workbook.old"},
		{
			"a workbook with a password", "x.xlsx", "\xd0\xcf\x11\xe0..E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00..",
			exchange.Options{}, "problem.import.workbook.password",
		},
		{"words in a map", "kaart.mm", "Dit is geen kaart\n", exchange.Options{}, "problem.import.mindmap.notXML"},
		{"a map cut off", "kaart.mm", smallMap[:120], exchange.Options{}, "problem.import.mindmap.broken"},
		{"a map that begins badly", "kaart.mm", "<map version=", exchange.Options{}, "problem.import.mindmap.broken"},
		{"a map without nodes", "kaart.mm", "<map/>", exchange.Options{}, "problem.import.mindmap.empty"},
		{"a map without words", "kaart.mm", "<map><node TEXT=' '/></map>", exchange.Options{}, "problem.import.mindmap.empty"},
		{"a map in an unknown encoding", "kaart.mm", "<?xml version='1.0' encoding='klingon'?><map><node TEXT='a'/></map>", exchange.Options{}, "problem.import.encoding"},
		{"other XML", "x.opml", "<?xml version='1.0'?><opml><body/></opml>", exchange.Options{}, "problem.import.xml"},
		{"a page of the web", "x.csv", "<!DOCTYPE html><html><body>a;b</body></html>", exchange.Options{}, "problem.import.xml"},
		{"a dossier", "x.txt", whole.String(), exchange.Options{}, "problem.import.dossier"},
		{"a dossier cut off", "x.txt", whole.String()[:100], exchange.Options{}, "problem.import.dossier"},
		{"other JSON", "x.txt", `[{"a": 1}]`, exchange.Options{}, "problem.import.json"},
		{"broken JSON", "x.json", `{"a": `, exchange.Options{}, "problem.import.json"},
		{"a header alone", "x.csv", "Jaar;Aantal\n", exchange.Options{}, "problem.import.table.noRows"},
		{"no figures", "x.csv", "Naam;Plaats\na;b\nc;d\n", exchange.Options{}, "problem.import.table.noValues"},
		{"no periods", "x.csv", "Naam;Aantal\na;1\nc;2\n", exchange.Options{}, "problem.import.table.noPeriods"},
		{"figures of a map", "kaart.mm", smallMap, exchange.Options{As: exchange.Values}, "problem.import.noFigures"},
		{"as something else", "kaart.mm", smallMap, exchange.Options{As: "dromen"}, "problem.import.as"},
		{"into nothing", "kaart.mm", smallMap, exchange.Options{Into: "weg"}, "problem.import.into.missing"},
		{"goals into an indicator", "kaart.mm", smallMap, exchange.Options{Into: of[0].ID}, "problem.import.into.goal"},
		{"indicators into an indicator", "kaart.mm", smallMap, exchange.Options{As: exchange.Indicators, Into: of[0].ID}, "problem.import.into.goal"},
		{"cards into an indicator", "x.txt", "a\nb\n", exchange.Options{Into: of[0].ID}, "problem.import.into.cards"},
		{"cards of a session that is not there", "x.txt", "a\nb\n", exchange.Options{Session: "weg"}, "problem.reference"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := problem(t, d, c.file, c.text, c.o); got != c.want {
				t.Errorf("%s, and not %s", got, c.want)
			}
		})
	}
}

// TestDeepMap takes a chain of goals that no program with a limit on depth could read.
func TestDeepMap(t *testing.T) {
	const depth = 12_000
	var text strings.Builder
	text.WriteString("<map>" + strings.Repeat(`<node TEXT="dieper">`, depth) + strings.Repeat("</node>", depth) + "</map>")
	d := model.New(environment())
	if result := take(t, d, "diep.mm", text.String(), exchange.Options{}); result.Read != depth || d.Depth() != depth {
		t.Errorf("%d read, %d deep", result.Read, d.Depth())
	}
	if again := take(t, d, "diep.mm", text.String(), exchange.Options{}); again.Same != depth {
		t.Error(outcome(again))
	}
	var out strings.Builder
	if err := exchange.WriteMindMap(&out, d); err != nil {
		t.Fatal(err)
	}
	back := model.New(environment())
	if result := take(t, back, "diep.mm", out.String(), exchange.Options{}); result.Read != depth || back.Depth() != depth {
		t.Errorf("written and read back: %d read, %d deep", result.Read, back.Depth())
	}
	if _, err := exchange.ReadDossier(environment(), []byte(written(t, d, model.Keeper))); err != nil {
		t.Error(err)
	}
}
