package screen

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"doelenboom/model"
	"doelenboom/model/script"
	"doelenboom/ui/screen/control"
	"doelenboom/ui/words"
)

// atIndicatorsOf opens the example on the indicators page.
func atIndicatorsOf(t *testing.T) (*room, *indicatorsPage) {
	t.Helper()
	r := newRoom(t).withExample()
	r.Goes(atIndicators)
	return r, r.desk.page().(*indicatorsPage)
}

// downTo presses the down key on the list until a goal is chosen.
func (r *room) downTo(p *indicatorsPage, code string) *room {
	r.t.Helper()
	for range p.list.lines {
		if goal := p.about(); p.indicator == "" && goal != nil && r.dossier().Code(goal.ID) == code {
			return r
		}
		r.Presses("Down")
	}
	r.t.Fatalf("the down key does not come to goal %s", code)
	return r
}

func (r *room) named(name string) *model.Indicator {
	r.t.Helper()
	for _, i := range r.dossier().Indicators() {
		if i.Name == name {
			return i
		}
	}
	r.t.Fatalf("no indicator %q", name)
	return nil
}

func TestIndicatorFromSignToChoiceByKeyboardAlone(t *testing.T) {
	r, p := atIndicatorsOf(t)
	r.Presses("Home").downTo(p, "2.3")
	r.Types("Buren groeten elkaar").Presses("Enter").Types("Buren eten samen").Presses("Enter")
	groet := r.named("Buren groeten elkaar")
	goal := r.dossier().GoalByCode("2.3").ID
	r.Finds("both signs stand under the goal", len(r.dossier().IndicatorsOf(goal)) == 2 && groet.Goals[0] == goal)
	r.Finds("with what suits a municipality", groet.Direction == model.Higher && groet.Unit == "%" && groet.Frequency == model.Yearly)

	r.Presses("Esc", "Up", "F2")
	r.Finds("the first of the two is at hand", p.indicator == groet.ID)
	r.Types(" vaak").Presses("Enter").Types("Wie zijn buren elke week groet").Presses("Enter")
	r.Presses("PgDn", "PgDn").Types("61,5").Presses("Enter").Types("2025").Presses("Enter").Types("212").Presses("Enter", "Enter")
	r.Types("2028: 70; besluit van de raad").Presses("Enter").Types("2030: 75").Presses("Tab")
	filled := r.named("Buren groeten elkaar vaak")
	r.Finds("the definition is there", filled.Definition == "Wie zijn buren elke week groet")
	r.Finds("the baseline is there", filled.Baseline != nil && filled.Baseline.Value == 61.5 && filled.Baseline.Period == "2025" && *filled.Baseline.N == 212)
	r.Finds("the targets are there", len(filled.Targets) == 2 && filled.Targets[0].Value == 70 && filled.Targets[0].Reason == "besluit van de raad" && filled.Targets[1].Period == "2030")

	r.Presses("Ctrl+PgDn").Types("321")
	scored := r.named("Buren groeten elkaar vaak").Scores
	r.Finds("the first party scored on the three questions", len(scored) == 1 && scored[0].Understood == 3 && scored[0].Meaningful == 2 && scored[0].Data == 1)
	r.Types("3").Presses("Enter").Types("groeten is nog geen contact").Presses("Enter")
	dissent := r.named("Buren groeten elkaar vaak").Dissent
	r.Finds("who sees it otherwise is written down", len(dissent) == 1 && dissent[0].Text == "groeten is nog geen contact" && dissent[0].Party == p.scoring.grid.rows[1].party)

	r.Presses("Ctrl+PgDn").Types("1").Presses("Enter").Hears("waarom")
	r.Finds("without a reason nothing is chosen", r.named("Buren groeten elkaar vaak").Choice == model.Candidate)
	r.Types("iedereen snapt het").Presses("Enter")
	chosen := r.named("Buren groeten elkaar vaak")
	r.Finds("it is a headline with its reason", chosen.Choice == model.Headline && chosen.ChoiceReason == "iedereen snapt het")
	r.Finds("the next candidate is at hand", p.indicator == r.named("Buren eten samen").ID)
}

func TestABadNumberKeepsTheText(t *testing.T) {
	r, p := atIndicatorsOf(t)
	p.open(model.RefTo(r.indicator("I7")))
	r.Presses("Enter", "PgDn", "PgDn").Types("veel").Presses("Enter").Hears("“veel” is geen getal")
	line := p.form.blocks[2].lines[0]
	r.Finds("the text is still there", line.field.Text == "veel")
	r.Finds("nothing changed", r.indicator("I7").Baseline.Value == 38)
	r.Presses("Alt+Right", "Alt+Left")
	r.Finds("it waits while another indicator is looked at", line.field.Text == "veel" && strings.Contains(line.help.Text(), "veel"))
	r.desk.zoom(1)
	p = r.desk.page().(*indicatorsPage)
	line = p.form.blocks[2].lines[0]
	r.Finds("and while everything is made larger", p.indicator == r.indicator("I7").ID && line.field.Text == "veel")
	r.Presses("Enter").Types("39").Presses("Enter")
	r.Finds("what can be read is kept", r.indicator("I7").Baseline.Value == 39 && line.help.Text() == line.helpText())
}

func TestAPeriodBeforeItsValueWaits(t *testing.T) {
	r, p := atIndicatorsOf(t)
	r.Presses("Home").downTo(p, "2.3").Types("Samen eten").Presses("Enter", "Esc", "Enter", "PgDn", "PgDn", "Tab")
	r.Types("maart 2024").Presses("Tab", "Shift+Tab", "Shift+Tab").Types("12").Presses("Enter")
	baseline := r.named("Samen eten").Baseline
	r.Finds("value and period found each other", baseline != nil && baseline.Value == 12 && baseline.Period == "2024-03")
}

func TestIndicatorsThatAreNotPlacedAreSeenAndPlaced(t *testing.T) {
	r, p := atIndicatorsOf(t)
	r.desk.edit("edit.indicator.add", func(tx *model.Tx) error { _, err := tx.AddIndicator("", "Uit een bestand"); return err })
	if texts := strings.Join(textsOf(r.desk.window.Content()), "\n"); strings.Contains(texts, "Uit een bestand") {
		t.Fatal("the test wants a list that is longer than the window")
	}
	r.Presses("End")
	r.Finds("the list ends with what is not placed", p.indicator == r.named("Uit een bestand").ID)
	texts := strings.Join(textsOf(r.desk.window.Content()), "\n")
	r.Finds("under a heading of its own", strings.Contains(texts, "Nog niet geplaatst (1)") && strings.Contains(texts, "Uit een bestand"))
	r.Presses("Alt+Up")
	r.Finds("Alt+Up places it under the last goal", r.dossier().Code(r.named("Uit een bestand").Goals[0]) == "4.3")
	r.Presses("F2", "Enter", "Enter", "Enter").Types("; 1").Presses("Enter")
	goals := r.named("Uit een bestand").Goals
	r.Finds("a second goal by its code", len(goals) == 2 && r.dossier().Code(goals[1]) == "1")
}

func TestAGoalThatDoesNotExistIsSaid(t *testing.T) {
	r, p := atIndicatorsOf(t)
	p.open(model.RefTo(r.indicator("I7")))
	r.Presses("F2", "Enter", "Enter", "Enter").Types("; 9.9").Presses("Enter").Hears("9.9")
	r.Finds("the indicator stays where it was", len(r.indicator("I7").Goals) == 1)
}

func TestDroppedKeepsItsFiguresAndIsFound(t *testing.T) {
	r, p := atIndicatorsOf(t)
	id := r.indicator("I7").ID
	values := len(r.dossier().Values(id))
	p.open(model.RefTo(r.indicator("I7")))
	r.Presses("Ctrl+PgDn", "Ctrl+PgDn", "Enter", "5").Types("5").Presses("Esc")
	p.toSurface()
	r.Types("5te lastig").Presses("Enter")
	r.Finds("it is dropped", r.indicator("I7").Choice == model.Dropped && r.indicator("I7").ChoiceReason == "te lastig")
	r.Finds("with all its figures", len(r.dossier().Values(id)) == values && values > 0)
	r.Presses("Esc", "End")
	r.Finds("it stands at the end of the list", p.indicator == id)
	r.Presses("Ctrl+Z")
	r.Finds("undo brings the choice back", r.indicator("I7").Choice == model.Headline)
}

func TestDeletedIndicatorComesBack(t *testing.T) {
	r, p := atIndicatorsOf(t)
	p.open(model.RefTo(r.indicator("I7")))
	before := r.dossier().Count(model.KindIndicator)
	r.Presses("Delete").Hears("De deur uit")
	r.Finds("it is gone", r.dossier().Count(model.KindIndicator) == before-1)
	goals := r.dossier().GoalsByDots()
	after := slices.IndexFunc(goals, func(g *model.Goal) bool { return r.dossier().Code(g.ID) == "3.1" }) + 1
	r.Finds("the line after it is at hand", p.indicator == "" && p.goal == goals[after].ID)
	r.Presses("Ctrl+Z")
	r.Finds("and back", r.dossier().Count(model.KindIndicator) == before && r.indicator("I7").Name == "De deur uit")
}

func TestSuggestionsByTheDownKey(t *testing.T) {
	r, p := atIndicatorsOf(t)
	r.Presses("Home").downTo(p, "2.3").Types("Samen eten").Presses("Enter", "Esc", "Enter", "PgDn", "PgDn", "PgDn", "PgDn")
	r.Presses("Down", "Enter")
	r.Finds("the source is one that the dossier uses", r.named("Samen eten").Source == p.form.used.sources[0])
}

func TestScoringWithoutParties(t *testing.T) {
	r := newRoom(t).withEmpty()
	r.Goes(atIndicators).Types("Buren groeten elkaar").Presses("Enter", "Esc", "Ctrl+PgDn", "Enter").Types("332")
	scores := r.named("Buren groeten elkaar").Scores
	r.Finds("the group scores as one", len(scores) == 1 && scores[0].Party == "" && scores[0].Data == 2)
	r.Presses("Tab", "Tab").Types("Cliëntenraad").Presses("Enter").Types("Corporatie").Presses("Enter")
	var marks []string
	for _, party := range model.All[model.Party](r.dossier()) {
		marks = append(marks, party.Mark)
	}
	r.Finds("parties have marks of their own: "+fmt.Sprint(marks), len(marks) == 2 && marks[0] == "C" && marks[1] == "CO")
}

func TestWhoScoresOtherwise(t *testing.T) {
	score := func(party model.ID, understood int) model.Score {
		return model.Score{Party: party, Understood: understood}
	}
	cases := []struct {
		scores []model.Score
		odd    []model.ID
	}{
		{nil, nil},
		{[]model.Score{score("a", 1), score("b", 3)}, nil}, // two parties differ from each other, not from a group
		{[]model.Score{score("a", 3), score("b", 3), score("c", 3)}, nil},
		{[]model.Score{score("a", 3), score("b", 1), score("c", 3)}, []model.ID{"b"}},
		{[]model.Score{score("a", 3), score("b", 2), score("c", 3), score("d", 1)}, []model.ID{"d"}},
		{[]model.Score{score("a", 3), score("b", 2), score("c", 3), score("d", 0)}, []model.ID{"b"}},
		{[]model.Score{score("a", 3), score("b", 3), score("c", 1), score("d", 1)}, nil}, // two camps
	}
	for _, c := range cases {
		found := oddOnes(c.scores)
		var who []model.ID
		for _, odd := range found {
			who = append(who, odd.party)
		}
		if fmt.Sprint(who) != fmt.Sprint(c.odd) {
			t.Errorf("%v: found %v, not %v", c.scores, who, c.odd)
		}
	}
}

func TestTooManyHeadlinesIsALineNotABlock(t *testing.T) {
	r, p := atIndicatorsOf(t)
	goal := r.dossier().GoalByCode("2.3").ID
	r.desk.edit("edit.indicator.add", func(tx *model.Tx) error {
		for n := range 4 {
			indicator, err := tx.AddIndicator(goal, fmt.Sprint("Teken ", n))
			if err != nil {
				return err
			}
			if err := tx.Choose(indicator.ID, model.Headline, "omdat"); err != nil {
				return err
			}
		}
		return nil
	})
	p.open(model.RefTo(r.named("Teken 0")))
	r.Presses("Ctrl+PgDn", "Ctrl+PgDn")
	r.Finds("the page says that four is many: "+p.choosing.warning.Text(), strings.Contains(p.choosing.warning.Text(), "4 hoofdindicatoren"))
}

func TestStepsTurnToTheirSurface(t *testing.T) {
	r, p := atIndicatorsOf(t)
	canvas := r.desk.window.Canvas()
	for _, step := range []struct {
		kind model.StepKind
		at   func() fyne.Focusable
	}{
		{model.StepIndicate, func() fyne.Focusable { return p.signs.field }},
		{model.StepScore, func() fyne.Focusable { return p.scoring.grid }},
		{model.StepChoose, func() fyne.Focusable { return p.choosing.rows }},
		{model.StepFill, func() fyne.Focusable { return p.form.first() }},
	} {
		p.follow(step.kind)
		p.focus()
		r.Finds("the keyboard is where the step "+string(step.kind)+" works", canvas.Focused() == step.at())
	}
}

// TestEveryFieldHasItsWords looks for the label, the help and the title of the edit of every field, in both languages.
func TestEveryFieldHasItsWords(t *testing.T) {
	_, p := atIndicatorsOf(t)
	for _, language := range words.Languages() {
		for _, line := range p.form.lines {
			for _, key := range []string{"indicators.field.", "indicators.help.", "edit.indicator."} {
				if !words.For(language).Has(model.Key(key + line.name)) {
					t.Errorf("%s has no text %s%s", language, key, line.name)
				}
			}
		}
	}
}

// TestEveryPartFitsTheScreen holds the promise that no part of the form is more than one screen at 1280x800, also while a session runs, the
// program asks something and the group draws its baseline.
func TestEveryPartFitsTheScreen(t *testing.T) {
	r := newRoom(t).withExample()
	r.desk.window.Resize(fyne.NewSize(1280, 800))
	r.desk.edit("edit.session.plan", func(tx *model.Tx) error {
		session, err := script.Plan(tx, model.IndicatorSession, "nl", r.desk.today())
		if err != nil {
			return err
		}
		return script.Start(tx, session.ID)
	})
	for _, language := range words.Languages() {
		r.desk.setLanguage(language)
		r.desk.show(atIndicators)
		p := r.desk.page().(*indicatorsPage)
		look := func(code string) {
			for at, block := range p.form.blocks {
				if !p.form.has(at) {
					continue
				}
				p.form.show(at)
				if height := control.HeightOf(p.form.inner, p.form.scroll.Size().Width); height > p.form.scroll.Size().Height {
					t.Errorf("%s, %s: %s is %.0f high, the screen %.0f", language, code, block.name, height, p.form.scroll.Size().Height)
				}
			}
		}
		for _, code := range []string{"I1", "I5", "I7", "I10", "I11", "V1"} {
			p.open(model.RefTo(r.indicator(code)))
			look(code)
		}
		for _, kind := range model.IndicatorKinds() {
			r.desk.edit("edit.indicator.kind", func(tx *model.Tx) error {
				return model.Update(tx, r.indicator("I2").ID, func(i *model.Indicator) error {
					i.Sort, i.Direction, i.Baseline.Estimate, i.Owner = kind, model.Within, true, model.Actor{}
					i.Ladder = &model.Ladder{Expect: "Iedereen kent een plek", Like: "Iedereen heeft een plek", Love: "Iedereen helpt een ander"}
					return nil
				})
			})
			p.open(model.RefTo(r.indicator("I2")))
			p.update()
			look("I2 as " + string(kind))
		}
	}
}

// TestNoTextsOverlap looks at every surface, as small and as large as it gets.
func TestNoTextsOverlap(t *testing.T) {
	for _, size := range []struct {
		w, h float32
		zoom int
	}{{1280, 720, 100}, {1024, 700, 100}, {1280, 720, 200}, {1024, 700, 150}} {
		r := newRoom(t).withExample()
		r.desk.settings.Zoom = size.zoom
		r.desk.rebuild()
		r.desk.window.Resize(fyne.NewSize(size.w, size.h))
		r.desk.show(atIndicators)
		p := r.desk.page().(*indicatorsPage)
		look := func(where string) {
			t.Helper()
			for _, overlap := range overlaps(p.content()) {
				t.Errorf("%.0fx%.0f at %d%%, %s: %s", size.w, size.h, size.zoom, where, overlap)
			}
		}
		look("list")
		p.open(model.RefTo(r.indicator("I7")))
		for surface := range p.surfaces.names {
			p.surfaces.to(surface)
			p.toSurface()
			look(fmt.Sprint("surface ", surface))
		}
		r.Types("4")
		look("reason")
		p.surfaces.to(indicatorFill)
		p.toSurface()
		for range p.form.blocks {
			r.Presses("PgDn")
			look("form")
		}
		p.choose(p.list.lines[0].goal, "")
		p.show(true)
		look("overview")
	}
}

func TestTheRoomSeesNoSmallNumbers(t *testing.T) {
	r, p := atIndicatorsOf(t)
	p.open(model.RefTo(r.indicator("I7")))
	seen := func() string {
		p.toSurface()
		view := newScene(r.desk, &control.Keyboard{})
		window := test.NewTempWindow(t, view.object)
		window.Resize(fyne.NewSize(1920, 1080))
		return strings.Join(textsOf(view.object), "\n")
	}
	texts := seen()
	r.Finds("the room sees name, baseline and target large", strings.Contains(texts, "De deur uit") && strings.Contains(texts, "38%") && strings.Contains(texts, "48%"))
	r.desk.edit("edit.indicator.baselineN", func(tx *model.Tx) error {
		for _, value := range tx.Values(r.indicator("I7").ID) {
			if err := tx.Delete(model.KindValue, value.ID); err != nil {
				return err
			}
		}
		return model.Update(tx, r.indicator("I7").ID, func(i *model.Indicator) error {
			n := 4
			i.Baseline.N = &n
			return nil
		})
	})
	r.Finds("but no percentage over four people", !strings.Contains(seen(), "38%"))
}

// manyIndicators fills the example with indicators that are not placed, as a file of key figures does.
func manyIndicators(r *room, count int) {
	r.desk.edit("edit.indicator.add", func(tx *model.Tx) error {
		for n := range count {
			if _, err := tx.AddIndicator("", fmt.Sprint("Kerncijfer nummer ", n, " van een lange lijst")); err != nil {
				return err
			}
		}
		return nil
	})
}

func TestThreeThousandIndicatorsShowOnlyWhatIsInSight(t *testing.T) {
	r, p := atIndicatorsOf(t)
	manyIndicators(r, 3000)
	r.Presses("End", "PgUp", "Home", "PgDn")
	shown := 0
	for _, text := range textsOf(p.list.rows) {
		if text != "" {
			shown++
		}
	}
	r.Finds(fmt.Sprint("a window full of texts, not thousands: ", shown), shown > 10 && shown < 200)
	p.surfaces.to(indicatorChoose)
	r.Presses("End")
	r.Finds("the choice of those that are not placed is a list too", p.choosing.rows.Chosen() == 2999)
}

// TestTheGoalsComeAsTheGroupChose: those with the most dots first, with the codes that they have in the tree.
func TestTheGoalsComeAsTheGroupChose(t *testing.T) {
	r, p := atIndicatorsOf(t)
	goal := r.dossier().GoalByCode("4.1")
	r.desk.edit("edit.goal.details", func(tx *model.Tx) error {
		return model.Update(tx, goal.ID, func(g *model.Goal) error { g.Dots = 99; return nil })
	}, "goal", goal.Text)
	r.Finds("the chosen goal is first", p.list.lines[0].goal == goal.ID && r.dossier().Code(goal.ID) == "4.1")
}
