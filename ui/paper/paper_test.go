package paper

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"doelenboom/assets"
	"doelenboom/model"
)

// written is a paper of a dossier as its readers get it.
func written(t testing.TB, name string, r Request) []byte {
	t.Helper()
	if r.Now.IsZero() {
		r.Now = testNow
	}
	var out bytes.Buffer
	if _, err := Write(&out, name, r); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return out.Bytes()
}

// textOf is the text of a paper in the order in which it was written, white between words as one space.
func textOf(t testing.TB, file []byte) string {
	t.Helper()
	said := tool(t, file, "pdftotext", "-raw", "FILE", "-")
	return strings.Join(strings.FieldsFunc(said, func(r rune) bool { return r == ' ' || r == '\n' || r == '\u00a0' || r == '\f' }), " ")
}

// example is the dossier that comes with the program.
func example(t testing.TB) *model.Dossier {
	t.Helper()
	data, err := fs.ReadFile(assets.Files, "examples/zinvolle-dag.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Records map[model.Kind][]json.RawMessage `json:"records"`
	}
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	var records []model.Record
	for _, kind := range model.Kinds() {
		for _, raw := range file.Records[kind] {
			record, err := model.Decode(kind, raw)
			if err != nil {
				t.Fatal(err)
			}
			records = append(records, record)
		}
	}
	return model.Load(testEnvironment(), records, nil)
}

func TestEveryPaperOfEveryDossier(t *testing.T) {
	dossiers := map[string]*model.Dossier{"empty": model.New(testEnvironment()), "small": lindenhage(t), "example": example(t)}
	for _, p := range All() {
		for name, d := range dossiers {
			for _, language := range []string{"nl", "en"} {
				for _, audience := range []model.Audience{model.Internal, model.Public} {
					t.Run(fmt.Sprintf("%s/%s/%s/%d", p.Name, name, language, audience), func(t *testing.T) {
						r := Request{Dossier: d, Language: language, Audience: audience}
						file := written(t, p.Name, r)
						if language == "nl" {
							tool(t, file, "qpdf", "--check", "FILE")
						}
						if again := written(t, p.Name, r); !bytes.Equal(file, again) {
							t.Error("the same request gave other bytes")
						}
					})
				}
			}
		}
	}
}

func TestNoPageIsEmpty(t *testing.T) {
	for _, p := range All() {
		for _, d := range []*model.Dossier{lindenhage(t), example(t)} {
			requests := []Request{{}}
			if p.Name == "session-report" {
				for _, session := range d.Sessions() {
					requests = append(requests, Request{Session: session.ID})
				}
			}
			for _, r := range requests {
				r.Dossier, r.Now = d, testNow
				inner := p
				inner.draw = func(r *report) error {
					err := p.draw(r)
					for page := range r.pages {
						if r.marks[page+1] == 0 {
							t.Errorf("%s %s: page %d of %d is empty", p.Name, r.Session, page+1, len(r.pages))
						}
					}
					return err
				}
				if _, err := inner.write(io.Discard, r); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}

func TestWhatStandsOnEachPaper(t *testing.T) {
	for _, c := range []struct {
		name    string
		request Request
		has     []string
		lacks   []string
	}{
		{"goal-tree", Request{}, []string{
			"concept, nog niet vastgesteld", "3.3", "[1]", "zinvol: ik bepaal zelf", "Gemeente bedoelt ermee: een dag met een activiteit.",
			"3.1 helpt 3: Als inwoners vaker contact hebben", "3.3 draagt ook bij aan 2.1:", "Witte vlekken", "2.3 Buurtbewoners met en zonder",
		}, nil},
		{"goal-tree", Request{Language: "en"}, []string{"Goal tree", "draft, not yet adopted", "White spots", "also contributes to", "Draft, as of 14 October 2027, 15:20"}, []string{"Doelenboom"}},
		{"indicator-sheet", Request{Indicator: "i7"}, []string{
			"De deur uit", "doel 3.1", "40% 2027", "Aandacht · oordeel van de groep", "Zo meten we het.", "n = 510", "2025 (nulmeting)", "voorlopig cijfer",
			"Herkennen.", "Verbeteren.", "Een ander geluid (Cliëntenraad): te lang gewacht met vervanging.", "A12 Vervoer naar De Linde", "Vertelt het aan: de deelnemers.",
			"Ik kom nu elke dinsdag buiten.", "Hoofdindicator: iedereen begrijpt het.", "Hoe de definitie veranderde", "Vanaf 2026.", "1 van",
		}, []string{"ingetrokken", "Minder belast"}},
		{"indicator-sheet", Request{Indicator: "i6"}, []string{"niet gemeten", "geen onderzoek gehouden", "gecorrigeerd, eerst 34,0%: telfout"}, nil},
		{"indicator-sheet", Request{Indicator: "i6", Audience: model.Public}, []string{"niet gemeten", "openbaar"}, []string{"telfout"}},
		{"indicator-sheet", Request{Indicator: "i7", Audience: model.Public}, []string{"De deur uit"}, []string{"Ik kom nu elke dinsdag buiten."}},
		{"indicator-sheet", Request{Indicator: "i10"}, []string{"3 personen 2025"}, []string{"<5"}},
		{"indicator-sheet", Request{Indicator: "i10", Audience: model.Public}, []string{"<5"}, []string{"3 personen"}},
		{"indicator-sheet", Request{Indicator: "i12"}, []string{"Deze indicator hangt nog niet onder een doel.", "Er zijn nog geen cijfers."}, nil},
		{"session-report", Request{Session: "s1"}, []string{
			"12 maart 2026, Inloophuis De Linde, Gemeente Lindenhage", "ervaringsdeskundige (2)", "Zonder partij notulist", "Ons toekomstbeeld", "Ergens bij horen", "1 Samen koken in de buurt · kost niets",
			"Zonder groep", "wild idee", "Ervaringsdeskundigen twijfelt: niet iedereen kan dat elke week.", "Parkeerplaats", "Huisvesting na 2029. Losgelaten. buiten onze invloed.",
			"Welke doelen eerst?", "Open stemming. 3 van de 4 stippen zijn gegeven.", "3.1 Inwoners met langer dan drie jaar bijstand doen iets buitenshuis. 2 2.1",
			"Bezwaar (Gemeente): zonder vervoer komt niemand.", "2. Stil schrijven 15 20 5 minuten erbij", "overgeslagen", "Samen 25 32", "Gemaakt op 14 oktober 2027, 15:20", "We bewaren geen namen",
		}, []string{"Concept, stand"}},
		{"session-report", Request{Session: "s2"}, []string{"Welke indicatoren we kozen", "3,0 2,5 2,5", "Hoofdindicator: iedereen begrijpt het.", "thuis zitten is niet altijd slecht", "A3 Nulmeting ophalen."}, nil},
		{"session-report", Request{Session: "s3"}, []string{
			"Dit is een concept, stand 15:20", "Concept, stand 14 oktober 2027, 15:20", "Hoe het staat met eerdere afspraken", "A3 Nulmeting ophalen.", "I7 De deur uit 40%, 2027", "We zijn er nog niet.",
			"B7 Elke inwoner krijgt één vaste consulent.", "Bezwaar (Gemeente): dat kost tijd bij ziekte.", "2. Samen duiden 60 25 hier zijn we nu",
		}, nil},
		{"session-report", Request{}, []string{"Sessieverslagen", "Sessie 1: wat willen we bereiken? 12 maart 2026", "Sessie 3: wat zien we?", "Doelenboom"}, nil},
	} {
		c.request.Dossier = lindenhage(t)
		t.Run(fmt.Sprintf("%s %s %s %s %d", c.name, c.request.Indicator, c.request.Session, c.request.Language, c.request.Audience), func(t *testing.T) {
			said := textOf(t, written(t, c.name, c.request))
			for _, want := range c.has {
				if !strings.Contains(said, want) {
					t.Errorf("%q is not in\n%s", want, said)
				}
			}
			for _, never := range append(c.lacks, "Geheime", "geheim@", "Zet koffie klaar", "ingetrokken") {
				if strings.Contains(said, never) {
					t.Errorf("%q is in\n%s", never, said)
				}
			}
		})
	}
}

func TestSignsThatCannotBePrintedAreTold(t *testing.T) {
	var out bytes.Buffer
	problems, err := Write(&out, "session-report", Request{Dossier: lindenhage(t), Now: testNow, Session: "s1"})
	if err != nil {
		t.Fatal(err)
	}
	if len(problems) != 1 || problems[0].Key != "problem.paper.sign" || problems[0].Args["sign"] != "🎉" || problems[0].Args["text"] != "Een bus met een feestzaal 🎉" {
		t.Errorf("told: %v", problems)
	}
}

func TestWhatIsNotThereIsAProblem(t *testing.T) {
	for _, r := range []struct {
		name    string
		request Request
		key     model.Key
	}{
		{"no-such-paper", Request{}, "problem.paper.unknown"},
		{"session-report", Request{Session: "nothing"}, "problem.record.missing"},
		{"indicator-sheet", Request{Indicator: "nothing"}, "problem.record.missing"},
	} {
		r.request.Dossier, r.request.Now = lindenhage(t), testNow
		var out bytes.Buffer
		_, err := Write(&out, r.name, r.request)
		var problem *model.Problem
		if !errors.As(err, &problem) || problem.Key != r.key || out.Len() > 0 {
			t.Errorf("%s: error %v, %d bytes written", r.name, err, out.Len())
		}
	}
}

// TestAnyWordsArePrinted fills the texts of a dossier with what people may paste.
func TestAnyWordsArePrinted(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		some := func() string { return anyText().Draw(rt, "text") + "." }
		d := edited(t, func(tx *model.Tx) error {
			records := []model.Record{
				&model.Party{Identity: named("party"), Name: some(), Sort: model.Council},
				&model.Session{Identity: named("session"), Sort: model.FollowingSession, Title: some(), Place: some(), State: model.Closed, Steps: []model.Step{{Sort: model.StepTalk, Title: some()}}},
				&model.Participant{Identity: named("participant"), Party: "party", Role: some(), Sessions: []model.ID{"session"}},
				&model.Goal{Identity: named("top"), Text: some(), Assumption: some()},
				&model.Goal{Identity: named("goal"), Parent: "top", Text: some(), Assumption: some(), WhiteSpot: true},
				&model.Term{Identity: named("term"), Word: some(), Meaning: some()},
				&model.Indicator{Identity: named("indicator"), Code: "I1", Goals: []model.ID{"goal"}, Name: some(), Definition: some(), Unit: some(), Sort: model.EffectIndicator, Type: model.Number, Direction: model.Higher, Source: some()},
				&model.Value{Identity: named("value"), Indicator: "indicator", Period: "2026", Value: pointer(1234.5), Footnote: some()},
				&model.Reading{Identity: named("reading"), Indicator: "indicator", Session: "session", Recognise: some(), Dissent: []model.Dissent{{Text: some()}}},
				&model.Agreement{Identity: named("agreement"), Sort: model.Action, Number: 1, Text: some(), Session: "session", State: model.Open},
				&model.Card{Identity: named("card"), Session: "session", Number: 1, Text: some()},
			}
			for _, record := range records {
				if err := tx.Put(record); err != nil {
					return err
				}
			}
			return nil
		})
		for _, p := range All() {
			var out bytes.Buffer
			if _, err := Write(&out, p.Name, Request{Dossier: d, Now: testNow}); err != nil {
				rt.Fatalf("%s: %v", p.Name, err)
			}
		}
	})
}

func BenchmarkReport(b *testing.B) {
	d := example(b)
	for _, p := range All() {
		b.Run(p.Name, func(b *testing.B) {
			b.ReportAllocs()
			pages, inner := 0, p.draw
			p.draw = func(r *report) error {
				err := inner(r)
				pages += len(r.pages)
				return err
			}
			for b.Loop() {
				if _, err := p.write(io.Discard, Request{Dossier: d, Now: testNow}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(pages), "µs/page")
		})
	}
}

// TestOnlyTheLeaderGetsNamesAndNotes reads the two papers that whoever leads a session keeps.
func TestOnlyTheLeaderGetsNamesAndNotes(t *testing.T) {
	d := lindenhage(t)
	for _, c := range []struct {
		name  string
		never string
	}{{"attendance", "Geheime Naam"}, {"run-sheet", "Zet koffie klaar"}} {
		if said := textOf(t, written(t, c.name, Request{Dossier: d, Session: d.Sessions()[0].ID})); !strings.Contains(said, c.never) {
			t.Errorf("%s lacks %q: %s", c.name, c.never, said)
		}
		if said := textOf(t, written(t, c.name, Request{Dossier: d, Session: d.Sessions()[0].ID, Audience: model.Public})); strings.Contains(said, c.never) {
			t.Errorf("the public %s has %q", c.name, c.never)
		}
	}
}

// TestBlankCardsGoOnCounting compares the numbers on the cards with those that the dossier gives out.
func TestBlankCardsGoOnCounting(t *testing.T) {
	d := example(t)
	next := d.NextCardNumber()
	said := " " + textOf(t, written(t, "cards", Request{Dossier: d, Cards: 12})) + " "
	for number := next; number < next+16; number++ { // whole sheets of eight
		if !strings.Contains(said, fmt.Sprintf(" %d ", number)) {
			t.Errorf("card %d is not there: %s", number, said)
		}
	}
	if strings.Contains(said, fmt.Sprintf(" %d ", next+16)) || strings.Contains(said, fmt.Sprintf(" %d ", next-1)) {
		t.Errorf("there are too many cards: %s", said)
	}
}
