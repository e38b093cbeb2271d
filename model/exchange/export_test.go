package exchange_test

import (
	"encoding/csv"
	"encoding/xml"
	"errors"
	"io"
	"io/fs"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"doelenboom/assets"
	"doelenboom/model"
	"doelenboom/model/exchange"
	"doelenboom/ui/words"
)

// anyText draws what people type: words, with now and then something that files are made of.
func anyText(t *rapid.T, label string) string {
	text := rapid.StringOf(rapid.RuneFrom([]rune("abé ·'\"<>&;,=+-@\t\n|☃0.1"))).Draw(t, label)
	return text + rapid.SampledFrom([]string{"a", "b", "Doel", "é"}).Draw(t, label+" end") // never blank
}

// anyDossier draws a dossier with something of everything that an export treats in its own way.
func anyDossier(t *rapid.T) *model.Dossier {
	d := model.New(environment())
	edit(t, d, func(tx *model.Tx) error {
		session := &model.Session{Sort: model.GoalSession, Title: "1", State: model.Planned, Steps: []model.Step{{Sort: model.StepTalk, Title: "a", Note: "stil"}}}
		participant := &model.Participant{Role: "inwoner"}
		for _, record := range []model.Record{session, participant} {
			if err := tx.Put(record); err != nil {
				return err
			}
		}
		name := &model.Name{Participant: participant.ID, Name: "Ineke Privé", Email: "ineke@example.org"}
		if err := tx.Put(name); err != nil {
			return err
		}
		if err := anyGoals(t, tx); err != nil {
			return err
		}
		if err := anyIndicators(t, tx); err != nil {
			return err
		}
		return anyStories(t, tx, session.ID)
	})
	return d
}

func anyGoals(t *rapid.T, tx *model.Tx) error {
	var goals []*model.Goal
	for range rapid.IntRange(0, 12).Draw(t, "goals") {
		parent := model.ID("")
		if len(goals) > 0 {
			parent = goals[rapid.IntRange(0, len(goals)-1).Draw(t, "parent")].ID
		}
		goal, err := tx.AddGoal(parent, rapid.IntRange(0, 3).Draw(t, "position"), anyText(t, "goal"))
		if err != nil {
			return err
		}
		if rapid.Bool().Draw(t, "explained") {
			err := model.Update(tx, goal.ID, func(g *model.Goal) error { g.Explanation = anyText(t, "explanation"); return nil })
			if err != nil {
				return err
			}
		}
		goals = append(goals, goal)
	}
	return nil
}

func anyIndicators(t *rapid.T, tx *model.Tx) error {
	for range rapid.IntRange(0, 4).Draw(t, "indicators") {
		goal := model.ID("")
		if top := tx.Top(); top != nil && rapid.Bool().Draw(t, "placed") {
			goal = top.ID
		}
		indicator, err := tx.AddIndicator(goal, anyText(t, "indicator"))
		if err != nil {
			return err
		}
		sort := rapid.SampledFrom(model.ValueTypes()).Draw(t, "type")
		if err := model.Update(tx, indicator.ID, func(i *model.Indicator) error { i.Type = sort; return nil }); err != nil {
			return err
		}
		periods := []model.Period{"2023", "2024", "2025-H1", "2025-03", "2024/25", "2025-03-14"}
		for _, period := range periods[:rapid.IntRange(0, len(periods)).Draw(t, "values")] {
			figure := model.Figure{Missing: model.NotMeasured, Source: anyText(t, "source")}
			if rapid.Bool().Draw(t, "measured") {
				number := rapid.Float64Range(-20, 2000).Draw(t, "number")
				if rapid.Bool().Draw(t, "small") {
					number = float64(rapid.IntRange(0, 6).Draw(t, "count"))
				}
				n := rapid.IntRange(1, 30).Draw(t, "n")
				figure = model.Figure{Value: &number, N: &n, Footnote: anyText(t, "footnote"), State: model.Provisional, Certainty: model.Survey}
			}
			if _, err := tx.SetValue(indicator.ID, period, figure); err != nil {
				return err
			}
		}
	}
	return nil
}

func anyStories(t *rapid.T, tx *model.Tx, session model.ID) error {
	for range rapid.IntRange(0, 3).Draw(t, "stories") {
		story := &model.Story{Text: "verhaal", Consent: rapid.SampledFrom(model.Consents()).Draw(t, "consent")}
		if err := tx.Put(story); err != nil {
			return err
		}
		agreement, err := tx.AddAgreement(model.Action, session, "doen")
		if err != nil {
			return err
		}
		err = model.Update(tx, agreement.ID, func(a *model.Agreement) error { a.Linked = []model.Ref{model.RefTo(story)}; return nil })
		if err != nil {
			return err
		}
	}
	return nil
}

func TestDossierOutAndBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDossier(t)
		for _, audience := range []model.Audience{model.Keeper, model.Internal, model.Room, model.Public} {
			before := written(t, d, model.Keeper)
			first := written(t, d, audience)
			back, err := exchange.ReadDossier(environment(), []byte(first))
			if err != nil {
				t.Fatalf("audience %d: %v\n%s", audience, err, first)
			}
			if second := written(t, back, model.Keeper); second != first {
				t.Fatalf("audience %d: written\n%s\nread and written\n%s", audience, first, second)
			}
			if written(t, d, model.Keeper) != before {
				t.Fatal("writing changed the dossier")
			}
		}
	})
}

func TestAudiences(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDossier(t)
		for _, audience := range []model.Audience{model.Internal, model.Room, model.Public} {
			text := written(t, d, audience)
			for _, private := range []string{"Ineke", "example.org", `"stil"`} {
				if strings.Contains(text, private) {
					t.Fatalf("audience %d reads %q", audience, private)
				}
			}
			seen, err := exchange.ReadDossier(environment(), []byte(text))
			if err != nil {
				t.Fatal(err)
			}
			for _, story := range model.All[model.Story](d) {
				if got := model.Get[model.Story](seen, story.ID) != nil; got != audience.SeesStory(story) {
					t.Fatalf("audience %d sees a story with consent %q: %v", audience, story.Consent, got)
				}
			}
			for _, value := range model.All[model.Value](d) {
				figures, told := d.Seen(value, audience), model.Get[model.Value](seen, value.ID)
				if (figures.Value == nil) != (told.Value == nil) || audience.SmallNumbersHidden() && len(told.Corrections) > 0 {
					t.Fatalf("audience %d may see %+v and is told %+v", audience, figures, told)
				}
			}
		}
	})
}

// TestExampleIsWrittenAsItStands holds the format against a file that was not written by this package.
func TestExampleIsWrittenAsItStands(t *testing.T) {
	data, err := fs.ReadFile(assets.Files, "examples/zinvolle-dag.json")
	if err != nil {
		t.Fatal(err)
	}
	d, err := exchange.ReadDossier(environment(), data)
	if err != nil {
		t.Fatal(err)
	}
	if got := written(t, d, model.Keeper); strings.TrimSpace(got) != strings.TrimSpace(string(data)) {
		t.Error("the example is written otherwise than it stands")
	}
}

// spaceless is a text as a mind map keeps it.
func spaceless(text string) string {
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		lines = append(lines, strings.Join(strings.Fields(line), " "))
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

func TestMapOutAndBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDossier(t)
		var out strings.Builder
		err := exchange.WriteMindMap(&out, d)
		if d.Count(model.KindGoal) == 0 {
			if problem, ok := model.AsProblem(err); !ok || problem.Key != "problem.export.noGoals" || out.Len() > 0 {
				t.Fatalf("a map without goals: %v", err)
			}
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		if again := take(t, d, "x.mm", out.String(), exchange.Options{}); again.Read != 0 || len(again.Refused) != 0 {
			t.Fatalf("into the same dossier: %s", outcome(again))
		}
		back := model.New(environment())
		take(t, back, "x.mm", out.String(), exchange.Options{})
		goals, read := d.Goals(), back.Goals()
		if len(goals) != len(read) {
			t.Fatalf("%d goals became %d", len(goals), len(read))
		}
		for i, goal := range goals {
			if d.Code(goal.ID) != back.Code(read[i].ID) || read[i].Text != strings.Join(strings.Fields(goal.Text), " ") ||
				spaceless(read[i].Explanation) != spaceless(goal.Explanation) {
				t.Fatalf("%s %q (%q) became %s %q (%q)", d.Code(goal.ID), goal.Text, goal.Explanation, back.Code(read[i].ID), read[i].Text, read[i].Explanation)
			}
		}
	})
}

func TestMapIsWellFormed(t *testing.T) {
	d := model.New(environment())
	edit(t, d, func(tx *model.Tx) error {
		_, err := tx.AddGoal("", 0, "Ruis: \x01\x1b\ufffe <b> & \"é\" \U0001F333")
		return err
	})
	var out strings.Builder
	if err := exchange.WriteMindMap(&out, d); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(out.String(), `<map version="freeplane `) {
		t.Errorf("Freeplane does not know this beginning: %.40q", out.String())
	}
	for i, b := range []byte(out.String()) {
		if b > '~' {
			t.Fatalf("byte %d is no ASCII", i)
		}
	}
	for decoder := xml.NewDecoder(strings.NewReader(out.String())); ; {
		if _, err := decoder.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
}

func table(t rapid.TB, d *model.Dossier, audience model.Audience, language string) string {
	var out strings.Builder
	book := words.For(language)
	if err := exchange.WriteTable(&out, d, audience, func(key model.Key) string { return book.Say(key) }); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// rows reads a table by other means.
func rows(t rapid.TB, text string) [][]string {
	reader := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff")))
	reader.Comma = ';'
	out, err := reader.ReadAll()
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	return out
}

func TestTableOutAndBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDossier(t)
		for _, language := range words.Languages() {
			text := table(t, d, model.Keeper, language)
			if values := d.Count(model.KindValue); values > 0 {
				before := written(t, d, model.Keeper)
				if again := take(t, d, "x.csv", text, exchange.Options{As: exchange.Values}); again.Read != 0 || again.Same != values ||
					len(again.Refused) > 0 || written(t, d, model.Keeper) != before {
					t.Fatalf("%d values: %s\n%s", values, outcome(again), text)
				}
			}
			for _, row := range rows(t, text) {
				for _, cell := range row {
					if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) && strings.Trim(cell, "-0123456789,") != "" {
						t.Fatalf("a spreadsheet would run %q", cell)
					}
				}
			}
		}
	})
}

func TestTableForDutchSpreadsheets(t *testing.T) {
	d, of := known(t, "=HYPERLINK(\"x\")")
	half, few := 12.5, 3.0
	edit(t, d, func(tx *model.Tx) error {
		if _, err := tx.AddGoal("", 0, "Top; met \"puntkomma\""); err != nil {
			return err
		}
		if err := model.Update(tx, of[0].ID, func(i *model.Indicator) error { i.Type = model.Tally; return nil }); err != nil {
			return err
		}
		if _, err := tx.SetValue(of[0].ID, "2024", model.Figure{Value: &half, Certainty: model.Survey}); err != nil {
			return err
		}
		_, err := tx.SetValue(of[0].ID, "2025", model.Figure{Value: &few, Footnote: "3 mensen"})
		return err
	})
	want := "\ufeffDoelcode;Doel;Indicatorcode;Indicator;Keuze;Eenheid;Periode;Waarde;Ontbreekt;Teller;Noemer;N;Zekerheid;Status;Bron;Noot\r\n" +
		"0;\"Top; met \"\"puntkomma\"\"\";;;;;;;;;;;;;;\r\n" +
		";;I1;\"'=HYPERLINK(\"\"x\"\")\";;%;2024;12,5;;;;;enquête;;;\r\n" +
		";;I1;\"'=HYPERLINK(\"\"x\"\")\";;%;2025;3;;;;;;;;3 mensen\r\n"
	if got := table(t, d, model.Keeper, "nl"); got != want {
		t.Errorf("got\n%s", got)
	}
	public := rows(t, table(t, d, model.Public, "nl"))
	if last := public[len(public)-1]; last[7] != "<5" || last[15] != "" {
		t.Errorf("the public reads %q", last)
	}
}
