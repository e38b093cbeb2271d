package screen

import (
	"strings"
	"testing"

	"doelenboom/model"
)

func (r *room) warmUp() *warmUpSurface { return r.goalsPage().part(goalsWarmUp).(*warmUpSurface) }

// sees checks that the room reads all of some texts, and none of others.
func (r *room) sees(texts []string, not ...string) *room {
	r.t.Helper()
	shown := r.showsRoom()
	for _, want := range texts {
		if !strings.Contains(shown, want) {
			r.t.Errorf("the room sees no %q: %s", want, shown)
		}
	}
	for _, hidden := range not {
		if strings.Contains(shown, hidden) {
			r.t.Errorf("the room sees %q: %s", hidden, shown)
		}
	}
	return r
}

// TestTheGroupChoosesBeforeTheAnswerIsShown sorts all sentences by keyboard.
func TestTheGroupChoosesBeforeTheAnswerIsShown(t *testing.T) {
	r := newRoom(t).withEmpty().Goes(atGoals).turns(goalsWarmUp)
	r.sees([]string{"Zin 1 van 8", "Inwoners hebben mensen", "Resultaat", "Indicator", "Prestatie"}, "Dit klopt", "Dit is het antwoord", "nog niets geteld")
	r.Types("3").sees([]string{"Dit is het antwoord", "Dit kozen jullie", "nog niets geteld"}, "Dit klopt")
	r.Types("1")
	r.Finds("the first word counts", r.warmUp().memory().chosen[0] == model.SaysPerformance)
	r.Presses("Right").Types("3").sees([]string{"Zin 2 van 8", "Dit klopt"}, "Dit kozen jullie")
	r.Presses("Left").sees([]string{"Zin 1 van 8", "Dit kozen jullie"}).Presses("Right")
	for _, key := range []string{"2", "1", "3", "1", "2", "2"} {
		r.Types(" ").Types(key)
	}
	r.Presses("Enter").sees([]string{"7 van de 8 goed", "wat merkt de inwoner"}, "Zin ")
	r.Finds("nothing of it is in the dossier", len(r.dossier().History()) == 0)
}

func TestOwnSentencesForTheWarmUp(t *testing.T) {
	r := newRoom(t).withEmpty().Goes(atGoals).turns(goalsWarmUp)
	r.warmUp().turn(8)
	r.Types("zomaar iets").Presses("Enter").Hears("Zeg eerst wat het is")
	r.warmUp().end.field.Put("")
	r.Types("p: Wij geven taalles - dit is wat wij doen").Presses("Enter")
	own := r.dossier().Cover().WarmUp
	r.Finds("it is in the dossier", len(own) == 1 && own[0].Is == model.SaysPerformance && own[0].Text == "Wij geven taalles" && own[0].Why == "dit is wat wij doen")
	r.Presses("Esc").sees([]string{"Zin 1 van 9"})
	r.warmUp().turn(8)
	r.sees([]string{"Zin 9 van 9", "Wij geven taalles"}).Types("3").sees([]string{"Dit klopt", "dit is wat wij doen"})
	r.Presses("Right").Clicks("Weg").Hears("Wij geven taalles")
	r.Finds("and gone again", len(r.dossier().Cover().WarmUp) == 0)
	r.Presses("Ctrl+Z").Finds("and back", len(r.dossier().Cover().WarmUp) == 1)
}

func TestTheWarmUpByHand(t *testing.T) {
	r := newRoom(t).withEmpty().Goes(atGoals).turns(goalsWarmUp)
	r.warmUp().view.panels[0].OnTap()
	r.sees([]string{"Dit klopt"})
}

func TestReadSentence(t *testing.T) {
	word := func(kind model.SentenceKind) string {
		return map[model.SentenceKind]string{model.SaysResult: "Resultaat", model.SaysIndicator: "Indicator", model.SaysPerformance: "Prestatie"}[kind]
	}
	for line, want := range map[string]model.Sentence{
		"r: Goed slapen":                  {Text: "Goed slapen", Is: model.SaysResult},
		"Indicator: aantal – telt mensen": {Text: "aantal", Is: model.SaysIndicator, Why: "telt mensen"},
		" prest : taal-les - doen":        {Text: "taal-les", Is: model.SaysPerformance, Why: "doen"},
		"x: niets":                        {}, "zonder": {}, ": leeg": {}, "r:": {},
	} {
		got, ok := readSentence(line, word)
		if got != want || ok != (want.Text != "") {
			t.Errorf("%q is read as %+v", line, got)
		}
	}
}
