package screen

import (
	"strings"
	"testing"

	"doelenboom/model"
)

// told is an indicator of the example as a group tells it in session 2.
type told struct {
	goal, name, definition  string
	kind, valueType, toward int // how often the right arrow is pressed in kind, type of figure and direction
	unit, whole             string
	baseline, period, n     string
	target                  string
	source, owner           string
	frequency               int // how often the right arrow is pressed, from once a year
	choice, reason          string
}

// sessionTwo is the second session of example.md: twelve indicators from signs to chosen, and a wish list of three.
var sessionTwo = []told{
	{goal: "0", name: "Mijn dag is zinvol", definition: "Het deel van de deelnemers dat vaak of altijd antwoordt.", whole: "alle antwoorden", baseline: "61", period: "2025", n: "212",
		target: "2028: 70", source: "deelnemersvragenlijst", owner: "welzijnsorganisatie", choice: "1", reason: "Dit is waar het om gaat."},
	{goal: "1", name: "Ik kan beter doen wat ik wil", definition: "Het deel van de Wmo-cliënten dat het eens is.", whole: "alle cliënten", baseline: "74", period: "2025", n: "341",
		target: "2028: 79", source: "cliëntervaringsonderzoek Wmo", owner: "gemeente, beleid", choice: "1", reason: "Bestaat al en is te vergelijken."},
	{goal: "1.3", name: "Snel een nieuwe plek", definition: "Het deel van de wisselaars met binnen vier weken een plek.", whole: "alle wisselaars", baseline: "55", period: "2025", n: "40",
		target: "2028: 80", source: "registratie aanbieders", owner: "aanbiederstafel", frequency: -1, choice: "1", reason: "Wachten is het ergste."},
	{goal: "2.1", name: "Ik hoor erbij", definition: "Het deel van de deelnemers dat ja zegt.", whole: "alle deelnemers", baseline: "54", period: "2025", n: "212",
		target: "2028: 62", source: "deelnemersvragenlijst", owner: "welzijnsorganisatie", choice: "1", reason: "Eigen woorden."},
	{goal: "2", name: "Eenzaamheid", definition: "Het deel van de inwoners van 18 jaar en ouder dat eenzaam is.", toward: 1, whole: "alle inwoners van 18 jaar en ouder", baseline: "46", period: "2024",
		target: "2028: 44", source: "Gezondheidsmonitor GGD", owner: "GGD", frequency: 1, choice: "2", reason: "Beweegt langzaam."},
	{goal: "2.2", name: "Minder belast", definition: "Het deel van de mantelzorgers dat het eens is.", whole: "alle mantelzorgers", baseline: "33", period: "2025", n: "87",
		target: "2028: 38", source: "vragenlijst mantelzorgers", owner: "steunpunt mantelzorg", choice: "1", reason: "Zij dragen veel."},
	{goal: "3.1", name: "De deur uit", definition: "Het deel van de inwoners met lange bijstand met een vaste activiteit.", whole: "alle inwoners met lange bijstand", baseline: "38", period: "2025", n: "510",
		target: "2028: 48", source: "registratie Werkplein", owner: "Werkplein", frequency: -1, choice: "1", reason: "Hier ligt de opgave."},
	{goal: "3.2", name: "Vrijwilligerswerk", definition: "Het deel van de inwoners dat vrijwilligerswerk deed.", whole: "alle inwoners in de peiling", baseline: "34", period: "2025",
		target: "2028: 34", source: "inwonerspeiling", owner: "gemeente, onderzoek", frequency: 1, choice: "2", reason: "Bestaat al."},
	{goal: "3.3", name: "Ervaringsdeskundigen actief", definition: "Het aantal ervaringsdeskundigen dat begeleidt.", valueType: 1, unit: "personen", baseline: "8", period: "2025",
		target: "2028: 20", source: "opgave aanbieders", owner: "cliëntenraad", frequency: -1, choice: "2", reason: "Makkelijk te tellen."},
	{goal: "4.2", name: "Een stap gezet", definition: "Het aantal deelnemers dat een stap zette.", valueType: 1, unit: "personen", baseline: "27", period: "2025",
		target: "2028: 45", source: "registratie aanbieders", owner: "Werkplein", frequency: -1, choice: "1", reason: "Elke stap telt."},
	{goal: "0", name: "Bijstand", definition: "Personen met bijstand per 10.000 inwoners.", kind: 2, valueType: -1, unit: "per 10.000 inwoners", baseline: "301", period: "2025",
		source: "CBS via Waarstaatjegemeente (BBV)", owner: "gemeente, financiën", frequency: -1, choice: "2", reason: "We sturen er niet op."},
	{goal: "0", name: "Belangrijkste verandering", definition: "Wat is voor jou het meest veranderd in het laatste halfjaar?", kind: 4,
		target: "2027-H2: 6", source: "gesprek door een ervaringsdeskundige", owner: "cliëntenraad", frequency: -1, choice: "1", reason: "Tellen en vertellen."},
	{goal: "1.2", name: "Bekendheid van plekken", definition: "Het deel van de inwoners dat een plek kent.", choice: "3", reason: "Nog geen bron."},
	{goal: "4.1", name: "Geleerd wat ik wilde", definition: "Het deel van de deelnemers dat leerde wat het wilde.", choice: "3", reason: "Vraag toevoegen."},
	{goal: "4.3", name: "Werkgevers die meedoen", definition: "Het aantal werkgevers dat talenten gebruikt.", choice: "3", reason: "Registratie start in 2027."},
}

// arrows presses an arrow so many times: right, or left when the number is below zero.
func (r *room) arrows(times int) *room {
	key := "Right"
	if times < 0 {
		key, times = "Left", -times
	}
	for range times {
		r.Presses(key)
	}
	return r
}

// downToNamed presses the down key on the list until an indicator is chosen.
func (r *room) downToNamed(p *indicatorsPage, name string) *room {
	r.t.Helper()
	r.Presses("Esc", "Esc", "Home")
	for range p.list.lines {
		if i := p.chosen(); i != nil && i.Name == name {
			return r
		}
		r.Presses("Down")
	}
	r.t.Fatalf("the down key does not come to %q", name)
	return r
}

// fills fills in the parts of the form, from the first on.
func (r *room) fills(i told) *room {
	story := i.kind == 4
	r.Presses("Enter", "PgUp", "PgUp", "PgUp", "PgUp", "PgUp", "PgUp", "Enter", "Enter").arrows(i.kind).Presses("PgDn")
	if !story {
		r.arrows(i.valueType).Presses("Enter", "Enter")
		if i.valueType <= 0 {
			r.Types(i.whole).Presses("Enter")
		}
		r.Types(i.unit).Presses("Enter", "Enter").arrows(i.toward).Presses("PgDn")
		r.Types(i.baseline).Presses("Enter").Types(i.period).Presses("Enter").Types(i.n).Presses("Enter", "Enter")
	}
	r.Types(i.target).Presses("PgDn")
	if !story {
		r.Presses("PgDn")
	}
	r.Types(i.source).Presses("PgDn").Types(i.owner).Presses("Enter")
	return r.arrows(i.frequency)
}

func TestTheWholeOfSessionTwoByKeyboard(t *testing.T) {
	if testing.Short() {
		t.Skip("a whole session")
	}
	r := newRoom(t).withExample()
	r.desk.edit("edit.indicator.delete", func(tx *model.Tx) error {
		for _, indicator := range tx.Indicators() {
			if err := tx.Delete(model.KindIndicator, indicator.ID); err != nil {
				return err
			}
		}
		return nil
	})
	r.Goes(atIndicators)
	p := r.desk.page().(*indicatorsPage)
	r.Finds("a tree without indicators begins with signs", p.surfaces.at == indicatorSigns)
	for _, i := range sessionTwo { // from sign to indicator
		r.Presses("Esc", "Esc", "Home").downTo(p, i.goal)
		r.Types(i.name).Presses("Enter", "Down", "Enter", "Enter").Types(i.definition).Presses("Enter")
	}
	r.Finds("every sign became a candidate", len(r.dossier().Indicators()) == len(sessionTwo))
	r.Presses("Ctrl+PgDn", "Ctrl+PgDn") // scoring
	parties := len(model.All[model.Party](r.dossier()))
	for _, i := range sessionTwo {
		r.downToNamed(p, i.name).Presses("Enter").Types(strings.Repeat("323", parties))
	}
	r.Presses("Ctrl+PgDn") // choosing
	for _, i := range sessionTwo {
		r.downToNamed(p, i.name).Presses("Enter").Types(i.choice).Types(i.reason).Presses("Enter")
	}
	r.Presses("Ctrl+PgUp", "Ctrl+PgUp") // filling in
	for _, i := range sessionTwo[:12] {
		r.downToNamed(p, i.name).fills(i)
	}
	r.Presses("Esc", "Esc")

	wishes := 0
	for _, i := range sessionTwo {
		got := r.named(i.name)
		if got.Definition != i.definition || r.dossier().Code(got.Goals[0]) != i.goal || got.ChoiceReason != i.reason || len(got.Scores) != parties {
			t.Errorf("%s is %+v", i.name, got)
		}
		if got.Choice == model.WishList {
			wishes++
			continue
		}
		if got.Source != i.source || !strings.EqualFold(r.dossier().ActorName(got.Owner), i.owner) || i.target != "" && len(got.Targets) != 1 {
			t.Errorf("%s: source %q, owner %q, targets %+v", i.name, got.Source, r.dossier().ActorName(got.Owner), got.Targets)
		}
		if i.baseline != "" && (got.Baseline == nil || string(got.Baseline.Period) != i.period) {
			t.Errorf("%s: baseline %+v", i.name, got.Baseline)
		}
		if doubts := r.dossier().Doubts(got); len(doubts) > 0 {
			t.Errorf("%s raises %+v", i.name, doubts)
		}
	}
	r.Finds("three wishes", wishes == 3)
	story, context := r.named("Belangrijkste verandering"), r.named("Bijstand")
	r.Finds("a story and a context indicator", story.Sort == model.StoryIndicator && context.Sort == model.ContextIndicator && context.Direction == model.FollowOnly)
	r.Finds("who comes once in two years", r.named("Eenzaamheid").Frequency == model.EveryTwoYears && r.named("Eenzaamheid").Direction == model.Lower)
	r.Presses("Ctrl+PgDn", "Ctrl+PgDn", "Ctrl+PgDn")
	r.Finds("the overview counts them: "+p.table.head.Text(), strings.Contains(p.table.head.Text(), "17 doelen, 15 indicatoren"))
}
