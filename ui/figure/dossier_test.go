package figure

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"doelenboom/model"
	"doelenboom/ui/words"
)

func emptyDossier() *model.Dossier {
	made := 0
	return model.New(model.Environment{
		Now:   func() time.Time { return time.Date(2027, 10, 14, 13, 20, 0, 0, time.UTC) },
		NewID: func() model.ID { made++; return model.ID(fmt.Sprintf("id-%04d", made)) },
	})
}

func edit(t testing.TB, d *model.Dossier, do func(tx *model.Tx) error) {
	t.Helper()
	if _, err := d.Edit("goal.add", do); err != nil {
		t.Fatal(err)
	}
}

// sampleDossier has two goals under the top, a party with a mark and one without, and an indicator with a small number.
func sampleDossier(t testing.TB) (*model.Dossier, *model.Indicator) {
	d := emptyDossier()
	var indicator model.ID
	edit(t, d, func(tx *model.Tx) error {
		marked := &model.Party{Name: "Cliëntenraad", Sort: model.Council, Mark: "CR", Pattern: 3}
		plain := &model.Party{Name: "Gemeente", Sort: model.Municipality, Pattern: 1}
		for _, party := range []*model.Party{marked, plain} {
			if err := tx.Put(party); err != nil {
				return err
			}
		}
		top, err := tx.AddGoal("", 0, "Iedereen heeft een zinvolle dag.")
		if err != nil {
			return err
		}
		first, err := tx.AddGoal(top.ID, 0, "Een plek die past.")
		if err != nil {
			return err
		}
		second, err := tx.AddGoal(top.ID, 1, "Mensen om zich heen.")
		if err != nil {
			return err
		}
		if err := model.Update(tx, second.ID, func(g *model.Goal) error {
			g.WhiteSpot, g.Dots, g.State = true, 2, model.GoalParked
			g.Also = []model.GoalLink{{Goal: first.ID}}
			g.Support = []model.Support{{Party: marked.ID, Stance: model.Supports}, {Party: plain.ID, Stance: model.Doubts}}
			return nil
		}); err != nil {
			return err
		}
		added, err := tx.AddIndicator(first.ID, "Een stap gezet")
		if err != nil {
			return err
		}
		indicator = added.ID
		if err := model.Update(tx, indicator, func(i *model.Indicator) error {
			i.Type, i.Unit, i.Direction, i.Choice, i.ChoiceReason = model.Tally, "personen", model.Higher, model.Headline, "zegt het"
			i.Baseline = &model.Baseline{Period: "2025", Value: 3}
			i.Targets = []model.Target{{Period: "2028", Value: 45, Reason: "haalbaar"}}
			i.Forecast = []model.Point{{Period: "2028", Value: 30}}
			return nil
		}); err != nil {
			return err
		}
		for period, value := range map[model.Period]float64{"2025": 3, "2026": 31, "2027": 39} {
			figure := model.Figure{Value: &value, Certainty: model.Registration}
			if period == "2027" {
				figure.Certainty, figure.State = model.Estimate, model.Provisional
			}
			if _, err := tx.SetValue(indicator, period, figure); err != nil {
				return err
			}
		}
		return nil
	})
	return d, model.Get[model.Indicator](d, indicator)
}

func TestTreeOf(t *testing.T) {
	d, _ := sampleDossier(t)
	tree := TreeOf(d, words.For("nl"), TreeOptions{})
	const want = `0 Iedereen heeft een zinvolle dag.
  1 Een plek die past. (op koers)
  2 Mensen om zich heen. (witte vlek: nog niets bedacht) (2 stippen) (Cliëntenraad: steunt dit) (Gemeente: twijfelt) (draagt ook bij aan 1)`
	if got := tree.Outline(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if english := TreeOf(d, words.For("en"), TreeOptions{}).Outline(); !strings.Contains(english, "also contributes to 1") {
		t.Errorf("English: %s", english)
	}
	cards := GoalCards(d, d.Goals())
	if levels := []int{cards[0].Level, cards[1].Level, cards[2].Level}; !slices.Equal(levels, []int{1, 2, 2}) {
		t.Errorf("levels %v", levels)
	}
	if !cards[2].Parked || cards[1].Parked {
		t.Error("the parked goal must be shown as such")
	}
	if looks := []PartyLook{cards[2].Support[0].Look, cards[2].Support[1].Look}; looks[0] != (PartyLook{Party4, "CR", Falling}) || looks[1] != (PartyLook{Party2, "B", Rising}) {
		t.Errorf("looks %v", looks)
	}
}

// TestGoalCardsKeepTheLevelsOfTheModel, for a branch alone as well.
func TestGoalCardsKeepTheLevelsOfTheModel(t *testing.T) {
	d, _ := sampleDossier(t)
	second := d.Goals()[2].ID
	edit(t, d, func(tx *model.Tx) error {
		child, err := tx.AddGoal(second, 0, "Een maatje.")
		if err != nil {
			return err
		}
		if _, err := tx.AddGoal(child.ID, 0, "Bellen."); err != nil {
			return err
		}
		return model.Update(tx, child.ID, func(g *model.Goal) error { g.Level = 4; return nil })
	})
	for _, goals := range [][]*model.Goal{d.Goals(), d.Branch(second)} {
		for i, card := range GoalCards(d, goals) {
			if want := d.LevelOf(goals[i]); card.Level != want {
				t.Errorf("%s is at level %d, want %d", card.Text, card.Level, want)
			}
		}
	}
}

func TestChartOf(t *testing.T) {
	d, indicator := sampleDossier(t)
	nl := words.For("nl")
	drawing := ChartOf(d, indicator, nl, model.Keeper, ChartOptions{W: 720, H: 405, Heading: true})
	const want = "personen · hoger is beter. Nulmeting: 3 in 2025. Gemeten: 3 in 2025, 31 in 2026 en 39 (schatting, voorlopig cijfer) in 2027. " +
		"We streven naar 45 in 2028. Als we niets doen, verwachten we 30 (schatting) in 2028. Hoe het staat: op koers."
	if drawing.Words != want || drawing.Title != "Een stap gezet" {
		t.Errorf("got %q\n%s\nwant\n%s", drawing.Title, drawing.Words, want)
	}
	texts := textsOf(drawing.Ops)
	for _, text := range []string{"Een stap gezet", "personen · hoger is beter", "39", "2027", "Op koers", "streefwaarde 45", "* voorlopig cijfer"} {
		if !slices.Contains(texts, text) {
			t.Errorf("%q is not in %q", text, texts)
		}
	}
	hints := map[string]bool{}
	for _, op := range drawing.Ops {
		hints[op.Hint] = true
	}
	if !hints["2027: 39 personen · schatting · voorlopig cijfer"] {
		t.Errorf("the last point does not tell of itself: %v", hints)
	}
}

func TestChartOfABrokenSeries(t *testing.T) {
	d, indicator := sampleDossier(t)
	edit(t, d, func(tx *model.Tx) error {
		return model.Update(tx, indicator.ID, func(i *model.Indicator) error {
			i.Versions = []model.Definition{{Text: "eerst"}, {From: "2027", Text: "daarna", Breaks: true}}
			return nil
		})
	})
	drawing := ChartOf(d, d.Indicators()[0], words.For("nl"), model.Keeper, ChartOptions{W: 720, H: 405})
	if !strings.Contains(drawing.Words, "Vanaf 2027 is de definitie anders: cijfers van ervoor zijn daarmee niet te vergelijken. Eerst: eerst. Nu: daarna.") || !slices.Contains(textsOf(drawing.Ops), "andere definitie: daarna") {
		t.Errorf("nothing tells of the break: %s", drawing.Words)
	}
	if got := runs(drawing); !slices.Equal(got, []int{4, 2}) {
		t.Errorf("steps of %v points, want two before the break and one after it", got)
	}
}

// TestSmallNumbersAreGaps for the audiences that may not see them, and nothing else tells them.
func TestSmallNumbersAreGaps(t *testing.T) {
	d, indicator := sampleDossier(t)
	for audience, hidden := range map[model.Audience]bool{model.Keeper: false, model.Internal: false, model.Room: true, model.Public: true} {
		data := ChartDataOf(d, indicator, words.For("nl"), audience)
		if got := data.Baseline == nil && data.Values[0].Y == nil && data.Values[0].Missing == "<5"; got != hidden {
			t.Errorf("audience %d: the 3 of 2025 is hidden: %v, want %v", audience, got, hidden)
		}
		if !hidden {
			continue
		}
		drawing := ChartOf(d, indicator, words.For("nl"), audience, ChartOptions{W: 720, H: 405})
		for _, op := range drawing.Ops {
			if op.Text == "3" || strings.Contains(op.Hint, ": 3 ") {
				t.Errorf("audience %d: %v tells the hidden figure", audience, op)
			}
		}
		if strings.Contains(drawing.Words, " 3 ") {
			t.Errorf("audience %d: %s", audience, drawing.Words)
		}
	}
}

func TestChartOfAnEmptyIndicator(t *testing.T) {
	d := emptyDossier()
	edit(t, d, func(tx *model.Tx) error {
		_, err := tx.AddIndicator("", "Nieuw")
		return err
	})
	for _, lang := range words.Languages() {
		book := words.For(lang)
		drawing := ChartOf(d, d.Indicators()[0], book, model.Room, ChartOptions{W: 300, H: 100})
		if texts := strings.Join(textsOf(drawing.Ops), " "); texts != book.Say("figure.chart.empty") {
			t.Errorf("%s: %q", lang, texts)
		}
	}
}

// TestRangeAndListsInWords reads the sentences that are put together here.
func TestRangeAndListsInWords(t *testing.T) {
	nl := words.For("nl")
	for got, want := range map[string]string{
		rangeWords(nl, "80%", ""):                   "Het moet boven 80% blijven.",
		rangeWords(nl, "", "95%"):                   "Het moet onder 95% blijven.",
		rangeWords(nl, "80%", "95%"):                "Het moet tussen 80% en 95% blijven.",
		enumerate(nl, nil):                          "",
		enumerate(nl, []string{"een"}):              "een",
		enumerate(nl, []string{"een", "twee"}):      "een en twee",
		enumerate(nl, []string{"een", "twee", "3"}): "een, twee en 3",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
