package page_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"doelenboom/assets"
	"doelenboom/model"
	"doelenboom/ui/page"
	"doelenboom/ui/words"
)

// now is the moment of the tests: the last session of the example is going on.
var now = time.Date(2027, 10, 14, 15, 20, 0, 0, time.FixedZone("CEST", 2*3600))

func environment() model.Environment {
	made := 0
	return model.Environment{
		Now:   func() time.Time { return now },
		NewID: func() model.ID { made++; return model.ID(fmt.Sprintf("01900000-0000-7000-8000-%012d", made)) },
	}
}

// example is the dossier that comes with the program, with a name that no page may show.
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
	d := model.Load(environment(), records, nil)
	edit(t, d, func(tx *model.Tx) error {
		someone := model.All[model.Participant](d)[0]
		return tx.Put(&model.Name{Participant: someone.ID, Name: "Geheime Naam", Email: "geheim@example.nl"})
	})
	return d
}

func edit(t rapid.TB, d *model.Dossier, do func(tx *model.Tx) error) {
	t.Helper()
	if _, err := d.Edit("test", do); err != nil {
		t.Fatal(err)
	}
}

func written(t rapid.TB, r page.Request) string {
	t.Helper()
	if r.Now.IsZero() {
		r.Now = now
	}
	var out bytes.Buffer
	if err := page.Write(&out, r); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// element is a part of a page, read back strictly: as XML, in which nothing is forgiven.
type element struct {
	name   string
	attr   map[string]string
	inside []*element // those without a name are texts
	said   string     // of a text
	parent *element
}

// text is what stands in an element and in all within it.
func (e *element) text() string {
	var b strings.Builder
	e.tell(&b)
	return b.String()
}

func (e *element) tell(b *strings.Builder) {
	b.WriteString(e.said)
	for _, inner := range e.inside {
		inner.tell(b)
	}
}

func read(t rapid.TB, text string) *element {
	t.Helper()
	root := &element{}
	at := root
	decoder := xml.NewDecoder(strings.NewReader(text))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("the page is not well-formed: %v", err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			e := &element{name: token.Name.Local, attr: map[string]string{}, parent: at}
			for _, a := range token.Attr {
				if _, twice := e.attr[a.Name.Local]; twice && a.Name.Space == "" {
					t.Errorf("<%s> has %s twice", e.name, a.Name.Local)
				}
				if a.Name.Space == "" {
					e.attr[a.Name.Local] = a.Value
				}
			}
			at.inside = append(at.inside, e)
			at = e
		case xml.EndElement:
			at = at.parent
		case xml.CharData:
			at.inside = append(at.inside, &element{said: string(token), parent: at})
		}
	}
	return root
}

// all returns the elements of a name in an element, in order; of every name for "".
func (e *element) all(name string) []*element {
	var out []*element
	for _, inner := range e.inside {
		if inner.name != "" && (name == "" || inner.name == name) {
			out = append(out, inner)
		}
		out = append(out, inner.all(name)...)
	}
	return out
}

// first returns the first element of a name.
func (e *element) first(name string) *element { return e.all(name)[0] }

func (e *element) under(name string) bool {
	for p := e.parent; p != nil; p = p.parent {
		if p.name == name {
			return true
		}
	}
	return false
}

// requests are pages of every sort.
func requests(t testing.TB) map[string]page.Request {
	d := example(t)
	out := map[string]page.Request{"empty": {Dossier: model.New(environment())}, "empty, for the public": {Dossier: model.New(environment()), Audience: model.Public}}
	for _, language := range words.Languages() {
		for _, audience := range []model.Audience{model.Keeper, model.Internal, model.Room, model.Public} {
			r := page.Request{Dossier: d, Language: language, Audience: audience}
			out[fmt.Sprintf("%s %d", language, audience)] = r
			for _, session := range d.Sessions() {
				r.Session = session.ID
				out[fmt.Sprintf("%s %d %s", language, audience, session.Title)] = r
			}
		}
	}
	return out
}

// TestEveryPageCanBeRead by whoever does not see it, moves through it with keys, or prints it.
func TestEveryPageCanBeRead(t *testing.T) {
	for name, r := range requests(t) {
		t.Run(name, func(t *testing.T) { readable(t, written(t, r)) })
	}
}

func readable(t rapid.TB, text string) {
	t.Helper()
	if !strings.HasPrefix(text, "<!DOCTYPE html>\n") {
		t.Errorf("the page begins with %.30q", text)
	}
	root := read(t, text)
	html := root.first("html")
	if lang := html.attr["lang"]; lang != "nl" && lang != "en" {
		t.Errorf("the language is %q", lang)
	}
	for _, name := range []string{"h1", "title", "main", "header"} {
		found := slices.DeleteFunc(html.all(name), func(e *element) bool { return e.under("svg") })
		if len(found) != 1 || strings.TrimSpace(found[0].text()) == "" && name != "main" {
			t.Errorf("%d <%s>, where one with words is asked for", len(found), name)
		}
	}
	ids := map[string]bool{}
	for _, e := range html.all("") {
		if id := e.attr["id"]; id != "" {
			if ids[id] {
				t.Errorf("two elements are called %s", id)
			}
			ids[id] = true
		}
	}
	for _, e := range html.all("") {
		for _, attr := range []string{"aria-labelledby", "aria-describedby"} {
			for _, id := range strings.Fields(e.attr[attr]) {
				if !ids[id] {
					t.Errorf("<%s> says that %s names it, which is not there", e.name, id)
				}
			}
		}
		if at, ok := strings.CutPrefix(e.attr["href"], "#"); e.attr["href"] != "" && (!ok || !ids[at]) {
			t.Errorf("a link leads to %q", e.attr["href"])
		}
		for attr := range e.attr {
			if strings.HasPrefix(attr, "on") || attr == "src" {
				t.Errorf("<%s> has %s", e.name, attr)
			}
		}
		if slices.Contains([]string{"script", "link", "iframe", "object", "img", "base", "form"}, e.name) {
			t.Errorf("the page has a <%s>", e.name)
		}
	}
	if links := html.all("a"); len(links) == 0 || links[0].attr["href"] != "#"+html.first("main").attr["id"] {
		t.Error("the first link does not skip to the contents")
	}
	headings(t, html)
	figures(t, html)
	tables(t, html)
}

// headings must not skip a level.
func headings(t rapid.TB, html *element) {
	t.Helper()
	level := 0
	for _, e := range html.all("") {
		if len(e.name) != 2 || e.name[0] != 'h' || e.name[1] < '1' || e.name[1] > '6' {
			continue
		}
		is := int(e.name[1] - '0')
		if is > level+1 {
			t.Errorf("%s %q stands under a heading of level %d", e.name, e.text(), level)
		}
		if level = is; strings.TrimSpace(e.text()) == "" {
			t.Errorf("an empty %s", e.name)
		}
	}
}

// figures must have words, or be left out of what is read aloud.
func figures(t rapid.TB, html *element) {
	t.Helper()
	for _, svg := range html.all("svg") {
		if svg.attr["aria-hidden"] == "true" {
			continue
		}
		title, desc := svg.all("title"), svg.all("desc")
		if svg.attr["role"] != "img" || len(title) == 0 || len(desc) != 1 || strings.TrimSpace(title[0].text()) == "" || strings.TrimSpace(desc[0].text()) == "" {
			t.Errorf("a figure has no title or no words: %.200q", svg.text())
		}
		if named := strings.Fields(svg.attr["aria-labelledby"]); !slices.Equal(named, []string{title[0].attr["id"], desc[0].attr["id"]}) {
			t.Errorf("a figure is named by %v", named)
		}
	}
}

// tables must have a caption, and a header for each column and row.
func tables(t rapid.TB, html *element) {
	t.Helper()
	for _, table := range html.all("table") {
		if caption := table.all("caption"); len(caption) != 1 || caption[0].text() == "" {
			t.Error("a table without a caption")
		}
		columns := table.first("thead").all("th")
		for _, th := range table.all("th") {
			if th.attr["scope"] != "col" && th.attr["scope"] != "row" || strings.TrimSpace(th.text()) == "" {
				t.Errorf("a header %q with scope %q", th.text(), th.attr["scope"])
			}
		}
		for _, tr := range table.first("tbody").all("tr") {
			if tr.inside[0].name != "th" || len(tr.inside) != len(columns) {
				t.Errorf("a row of %d cells under %d headers: %q", len(tr.inside), len(columns), tr.text())
			}
		}
	}
}

func TestWhatStandsOnThePage(t *testing.T) {
	d := example(t)
	following := d.LatestSession(model.FollowingSession)
	for _, c := range []struct {
		name       string
		request    page.Request
		has, lacks []string
	}{
		{"whole", page.Request{}, []string{
			"Een zinvolle dag in Lindenhage", "Concept, stand 14 oktober 2027, 15:20 · intern", "Het is 2029. Wie in Lindenhage wakker wordt", "Opdrachtgever: wethouder Sociaal Domein",
			"beleidsadviseur Wmo", "Hoe het ervoor staat", "62%", "70% (2028)", "Aandacht", "Alle doelen als lijst", "2.3", "Witte vlek: nog niets bedacht.", "Zo meten we het.", "niet gemeten",
			"Herkennen", "Verbeteren", "iemand belt", "Wat we bedoelen met onze woorden", "Witte vlekken", "Parkeerplaats", "Wat er met je gegevens gebeurt", "B7", "A12",
		}, nil},
		{"English", page.Request{Language: "en"}, []string{"How things stand", "Goal tree", "White spots", "Draft, as of 14 October 2027, 15:20", "Attention"}, []string{"Hoe het ervoor staat", "Witte vlekken"}},
		{"public", page.Request{Audience: model.Public}, []string{"openbaar", "De deur uit"}, []string{"Eerst zat ik de hele dag met de gordijnen dicht"}},
		{"session", page.Request{Session: following.ID}, []string{following.Title, "Wie erbij waren", "Hoe het staat met eerdere afspraken", "De deur uit"}, []string{"Opdrachtgever:"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.request.Dossier = d
			said := read(t, written(t, c.request)).text()
			for _, want := range c.has {
				if !strings.Contains(said, want) {
					t.Errorf("%q is not on the page", want)
				}
			}
			for _, never := range c.lacks {
				if strings.Contains(said, never) {
					t.Errorf("%q is on the page", never)
				}
			}
		})
	}
}

// TestNoPageTellsWhatIsPrivate holds for every audience: the keeper's rights end where a page begins.
func TestNoPageTellsWhatIsPrivate(t *testing.T) {
	d := example(t)
	private := []string{"Geheime", "geheim@"}
	for _, session := range d.Sessions() {
		for _, step := range session.Steps {
			if step.Note != "" {
				private = append(private, step.Note)
			}
		}
	}
	if len(private) < 10 {
		t.Fatalf("the example has only %d private notes", len(private)-2)
	}
	for name, r := range requests(t) {
		text := written(t, r)
		said := read(t, text).text()
		for _, never := range private {
			if strings.Contains(said, never) || strings.Contains(text, never) {
				t.Errorf("%s: %q is on the page", name, never)
			}
		}
	}
}

// TestSmallNumbersAreHidden from the public, wherever a page could tell them: table, figure, words of the figure.
func TestSmallNumbersAreHidden(t *testing.T) {
	d := model.New(environment())
	three, thirty := 3.0, 30.0
	edit(t, d, func(tx *model.Tx) error {
		top, err := tx.AddGoal("", 0, "Iedereen doet mee.")
		if err != nil {
			return err
		}
		indicator, err := tx.AddIndicator(top.ID, "Betaald werk")
		if err != nil {
			return err
		}
		if err := model.Update(tx, indicator.ID, func(i *model.Indicator) error {
			i.Type, i.Unit = model.Tally, "personen"
			i.Baseline = &model.Baseline{Period: "2024", Value: 4}
			return nil
		}); err != nil {
			return err
		}
		if _, err := tx.SetValue(indicator.ID, "2025", model.Figure{Value: &thirty}); err != nil {
			return err
		}
		_, err = tx.SetValue(indicator.ID, "2026", model.Figure{Value: &three, Footnote: "alle drie in het groen"})
		return err
	})
	for audience, hidden := range map[model.Audience]bool{model.Internal: false, model.Room: true, model.Public: true} {
		said := read(t, written(t, page.Request{Dossier: d, Audience: audience, Language: "nl"})).text()
		if got := strings.Contains(said, "<5") && !strings.Contains(said, "3 personen") && !strings.Contains(said, "4 in 2024"); got != hidden {
			t.Errorf("audience %d: small numbers hidden: %v, want %v", audience, got, hidden)
		}
		if got := !strings.Contains(said, "alle drie"); got != hidden {
			t.Errorf("audience %d: the footnote of a small number hidden: %v, want %v", audience, got, hidden)
		}
	}
}

// TestATreeOfAnySize is drawn as far as it fits the page, and stands in the list as a whole.
func TestATreeOfAnySize(t *testing.T) {
	for _, c := range []struct {
		wide, deep int
		svg        int
		says       string
	}{
		{3, 2, 1, ""}, {4, 3, 1, ""}, {12, 1, 1, ""}, {12, 6, 1, "Hier staan de bovenste doelen"}, {1, 8, 1, ""}, {300, 2, 0, "te groot om te tekenen"},
	} {
		d := model.New(environment())
		edit(t, d, func(tx *model.Tx) error {
			top, err := tx.AddGoal("", 0, "Iedereen doet mee.")
			if err != nil {
				return err
			}
			for i := range c.wide {
				under := top
				for k := range c.deep {
					if under, err = tx.AddGoal(under.ID, i, fmt.Sprintf("Doel %d op diepte %d.", i, k)); err != nil {
						return err
					}
				}
			}
			return nil
		})
		text := written(t, page.Request{Dossier: d, Language: "nl"})
		readable(t, text)
		html := read(t, text)
		if found := len(html.all("figure")); found != c.svg {
			t.Errorf("%d by %d: %d figures", c.wide, c.deep, found)
		}
		said := html.text()
		for _, word := range []string{"Hier staan de bovenste doelen", "te groot om te tekenen"} {
			if got := strings.Contains(said, word); got != (word == c.says) {
				t.Errorf("%d by %d: %q is said: %v", c.wide, c.deep, word, got)
			}
		}
		if listed := len(html.all("li")); listed < c.wide*c.deep+1 {
			t.Errorf("%d by %d: %d goals in the list", c.wide, c.deep, listed)
		}
	}
}

func TestTheSamePageAgain(t *testing.T) {
	for name, r := range requests(t) {
		if first, second := written(t, r), written(t, r); first != second {
			t.Errorf("%s: the same request gave other bytes", name)
		}
	}
}

// TestWordsOfAnotherLanguageAreMarked, so that they are read aloud in it.
func TestWordsOfAnotherLanguageAreMarked(t *testing.T) {
	d := example(t)
	for language, want := range map[string]bool{"nl": false, "en": true} {
		html := read(t, written(t, page.Request{Dossier: d, Language: language})).first("html")
		marked := map[string]bool{}
		for _, e := range html.all("span") {
			if e.attr["lang"] == "nl" {
				marked[e.text()] = true
			}
		}
		for _, goal := range d.Goals() {
			if marked[goal.Text] != want {
				t.Errorf("%s: %q marked as Dutch: %v", language, goal.Text, marked[goal.Text])
			}
		}
	}
}

func TestASessionThatIsNotThere(t *testing.T) {
	var out bytes.Buffer
	err := page.Write(&out, page.Request{Dossier: example(t), Session: "nothing", Now: now})
	if problem, ok := model.AsProblem(err); !ok || problem.Key != "problem.record.missing" || out.Len() > 0 {
		t.Errorf("error %v, %d bytes written", err, out.Len())
	}
}

// TestAnyWordsAreOnlyWords: whatever people type stays a text, and the page stays whole.
func TestAnyWordsAreOnlyWords(t *testing.T) {
	alphabet := rapid.SampledFrom([]rune("<>&\"'/=;-!x \n\r\t\x00\x1b\u0085\u2028\ufffe\u202e🎉é{}`%"))
	text := rapid.OneOf(rapid.String(), rapid.StringOfN(alphabet, 0, 30, -1), rapid.SampledFrom([]string{
		"</style><script>alert(1)</script>", "</title><b>", `" onload="alert(1)`, "]]>", "<!--", "&lt;", "{{.Title}}", "javascript:alert(1)", "a\xff\xfeb",
	}))
	rapid.Check(t, func(rt *rapid.T) {
		some := func() string { return text.Draw(rt, "text") + "." }
		d := model.New(environment())
		edit(rt, d, func(tx *model.Tx) error {
			if err := tx.SetCover(func(c *model.Cover) error {
				c.Title, c.Municipality, c.FutureImage, c.DataStatement, c.Commissioner = some(), some(), some(), some(), some()
				return nil
			}); err != nil {
				return err
			}
			value := 12.5
			id := func(name string) model.Identity { return model.Identity{ID: model.ID(name)} }
			for _, record := range []model.Record{
				&model.Party{Identity: id("party"), Name: some(), Sort: model.Council},
				&model.Session{Identity: id("session"), Sort: model.FollowingSession, Title: some(), Place: some(), State: model.Closed},
				&model.Participant{Identity: id("participant"), Party: "party", Role: some(), Sessions: []model.ID{"session"}},
				&model.Goal{Identity: id("top"), Text: some(), WhiteSpot: true},
				&model.Goal{Identity: id("goal"), Parent: "top", Text: some(), Assumption: some(), Also: []model.GoalLink{{Goal: "top", Assumption: some()}}, Support: []model.Support{{Party: "party", Stance: model.Doubts, Reason: some()}}},
				&model.Term{Identity: id("term"), Word: some(), Meaning: some(), Others: []model.OtherMeaning{{Party: "party", Meaning: some()}}},
				&model.Indicator{Identity: id("indicator"), Code: some(), Goals: []model.ID{"goal"}, Name: some(), Definition: some(), Unit: some(), Sort: model.EffectIndicator, Type: model.Number, Direction: model.Higher, Source: some(), Method: some(), Targets: []model.Target{{Period: "2028", Value: 4, Reason: some()}}},
				&model.Value{Identity: id("value"), Indicator: "indicator", Period: "2026", Value: &value, Footnote: some(), Source: some()},
				&model.Reading{Identity: id("reading"), Indicator: "indicator", Session: "session", Recognise: some(), Judgement: model.Attention, JudgementReason: some(), Dissent: []model.Dissent{{Party: "party", Text: some()}}},
				&model.Story{Identity: id("story"), Indicator: "indicator", Text: some(), Teller: some(), Why: some(), Consent: model.PublicConsent},
				&model.Agreement{Identity: id("agreement"), Sort: model.Action, Number: 1, Text: some(), Session: "session", Tells: some(), State: model.Open, Linked: []model.Ref{{Kind: model.KindIndicator, ID: "indicator"}}, Objections: []model.Dissent{{Text: some()}}},
				&model.Parked{Identity: id("parked"), Session: "session", Text: some(), Reason: some(), Owner: model.Actor{Role: some()}},
			} {
				if err := tx.Put(record); err != nil {
					return err
				}
			}
			return nil
		})
		for _, session := range []model.ID{"", "session"} {
			written := written(rt, page.Request{Dossier: d, Session: session, Language: "en"})
			readable(rt, written)
			if title := d.Cover().Title; strings.Contains(title, "<script>") && !strings.Contains(read(rt, written).text(), title) {
				rt.Errorf("the title %q is not on the page", title)
			}
		}
	})
}
