package wording_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"time"

	"doelenboom/assets"
	"doelenboom/model"
	"doelenboom/model/exchange"
	"doelenboom/model/wording"
)

// bad is a goal that breaks one rule, for which it must raise a hint, on a level of the tree.
type bad struct {
	rule  wording.Rule
	text  string
	level int // 0: the second
}

var badGoals = map[string][]bad{
	"nl": {
		{wording.Resident, "Wij bieden inwoners een warme plek in de buurt.", 0},
		{wording.Resident, "Het organiseren van wekelijkse koffieochtenden.", 0},
		{wording.Resident, "De gemeente zorgt dat ouderen hulp krijgen bij het huishouden.", 0},
		{wording.Resident, "Jongeren worden actief begeleid naar school.", 0},
		{wording.Positive, "Gezinnen hebben minder schulden.", 0},
		{wording.Positive, "Het terugdringen van schooluitval.", 0},
		{wording.Positive, "Ouderen zitten niet langer de hele dag alleen.", 0},
		{wording.Reached, "Inwoners moeten hun buren leren kennen.", 0},
		{wording.Reached, "Het vergroten van het netwerk van nieuwkomers.", 0},
		{wording.Reached, "Kinderen zullen veilig naar school fietsen.", 0},
		{wording.Means, "Ouderen ontmoeten elkaar door middel van een buurtbus.", 0},
		{wording.Means, "Jongeren vinden werk via een leerwerkplek bij het zwembad.", 0},
		{wording.Single, "Inwoners kennen hun buren en ook hun rechten.", 0},
		{wording.Single, "Gezinnen wonen prettig, eten gezond, bewegen genoeg en hebben werk.", 0},
		{wording.Plain, "Inwoners zijn zelfredzaam.", 0},
		{wording.Plain, "Bewoners doen mee vanuit eigen kracht.", 0},
		{wording.Comparative, "Ouders krijgen betere hulp.", 3},
		{wording.Smart, "Inwoners ervaren aantoonbaar plezier in hun buurt.", 0},
		{wording.Number, "80 % van de ouderen kent een buurtgenoot.", 0},
		{wording.Number, "Minstens 50 inwoners doen vrijwilligerswerk.", 0},
	},
	"en": {
		{wording.Resident, "We offer residents a warm place in the neighbourhood.", 0},
		{wording.Resident, "Organising weekly coffee mornings.", 0},
		{wording.Resident, "The municipality helps older people with their housekeeping.", 0},
		{wording.Resident, "Young people are encouraged to stay in school.", 0},
		{wording.Positive, "Families have fewer debts.", 0},
		{wording.Positive, "Reducing the number of children who leave school.", 0},
		{wording.Positive, "Older people no longer sit at home all day.", 0},
		{wording.Reached, "Residents should get to know their neighbours.", 0},
		{wording.Reached, "Strengthening the network of newcomers.", 0},
		{wording.Reached, "Children will cycle to school in safety.", 0},
		{wording.Means, "Older people meet each other by means of a community bus.", 0},
		{wording.Means, "Young people find work through a training place at the pool.", 0},
		{wording.Single, "Residents know their neighbours as well as their rights.", 0},
		{wording.Single, "Families live well, eat well, exercise often and have work.", 0},
		{wording.Plain, "Residents are self-reliant.", 0},
		{wording.Plain, "Neighbours feel empowered.", 0},
		{wording.Comparative, "Parents get better help.", 3},
		{wording.Smart, "Residents demonstrably enjoy their neighbourhood.", 0},
		{wording.Number, "80% of older people know someone in their street.", 0},
		{wording.Number, "At least 50 residents volunteer.", 0},
	},
}

// goodGoals are of other domains than the example: youth, debts, safety, health, green, housing, mobility, culture, newcomers, energy.
var goodGoals = map[string][]string{
	"nl": {
		"Kinderen spelen buiten, ook als het regent.",
		"Jongeren van 16 tot 27 jaar weten bij wie zij terechtkunnen.",
		"Ouders en kinderen voelen zich veilig thuis en op straat.",
		"Leerlingen gaan met plezier naar school.",
		"Inwoners met schulden vragen op tijd om hulp.",
		"Gezinnen houden aan het eind van de maand geld over.",
		"Wie wil stoppen met roken, krijgt steun van mensen die het al deden.",
		"Bewoners van de Bloemenbuurt groeten elkaar.",
		"Fietsers en voetgangers komen veilig aan de overkant.",
		"Nieuwkomers spreken na een jaar met hun buren.",
		"Ouderen wonen zo lang zij willen in hun eigen buurt.",
		"Mensen met dementie doen mee aan het leven in hun straat.",
		"Sporters met een beperking vinden een club die bij hen past.",
		"Huurders wonen in een warm huis dat zij kunnen betalen.",
		"Jonge moeders kennen andere jonge moeders.",
		"Statushouders werken op een plek die past bij wat zij kunnen.",
		"Inwoners lezen een brief van de gemeente en weten wat zij moeten kunnen doen als die klopt.",
		"Mantelzorgers slapen een nacht door wanneer zij dat nodig hebben.",
		"Scholieren eten elke dag een goed ontbijt.",
		"In de wijk weet iedereen waar de AED hangt.",
		"Jongeren hebben een volwassene die in hen gelooft.",
		"Kunstenaars en bezoekers vinden elkaar in het oude station.",
		"Laaggeletterde inwoners durven om uitleg te vragen.",
		"Buren lossen een ruzie samen op.",
		"De beek is weer schoon genoeg om in te zwemmen.",
		"Ondernemers in het centrum kennen elkaar bij naam.",
		"Mensen die uit de gevangenis komen, hebben de eerste avond een bed.",
		"Vrijwilligers voelen zich gezien en houden het vol.",
		"Werknemers met een chronische ziekte houden hun baan als zij dat willen.",
		"Tieners hebben een plek waar zij zichzelf kunnen zijn.",
	},
	"en": {
		"Children play outside, even when it rains.",
		"Young people aged 16 to 27 know whom they can turn to.",
		"Parents and children feel safe at home and in the street.",
		"Pupils enjoy going to school.",
		"Residents with debts ask for help in time.",
		"Families have money left at the end of the month.",
		"Those who want to stop smoking get support from people who did.",
		"Neighbours in the Flower District greet each other.",
		"Cyclists and pedestrians reach the other side safely.",
		"Newcomers talk with their neighbours after a year.",
		"Older people live in their own neighbourhood as long as they want.",
		"People with dementia take part in the life of their street.",
		"Athletes with a disability find a club that suits them.",
		"Tenants live in a warm house that they can afford.",
		"Young mothers know other young mothers.",
		"Refugees work in a place that suits what they can do.",
		"Residents read a letter from the council and know what it asks.",
		"Carers sleep through the night when they need it.",
		"Pupils eat a good breakfast every day.",
		"Everyone in the district knows where the defibrillator hangs.",
		"Young people have an adult who believes in them.",
		"Artists and visitors find each other in the old station.",
		"Residents who read with difficulty dare to ask for an explanation.",
		"Neighbours settle a quarrel together.",
		"The brook is clean enough to swim in again.",
		"Shopkeepers in the centre know each other by name.",
		"People who come out of prison have a bed on the first night.",
		"Volunteers feel seen and keep going.",
		"Employees with a chronic illness keep their job if they want to.",
		"Teenagers have a place where they can be themselves.",
	},
}

// example is the dossier that every newcomer opens.
func example(t *testing.T) *model.Dossier {
	t.Helper()
	data, err := fs.ReadFile(assets.Files, "examples/zinvolle-dag.json")
	if err != nil {
		t.Fatal(err)
	}
	d, err := exchange.ReadDossier(model.Environment{Now: time.Now, NewID: func() model.ID { return "id" }}, data)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func rules(hints []wording.Hint) []wording.Rule {
	var out []wording.Rule
	for _, hint := range hints {
		out = append(out, hint.Rule)
	}
	return out
}

func marked(text string, hints []wording.Hint) string {
	var out []string
	for _, hint := range hints {
		for _, span := range hint.Spans {
			out = append(out, string(hint.Rule)+" “"+text[span.From:span.To]+"”")
		}
	}
	return strings.Join(out, ", ")
}

// TestPrecisionOfTheHints measures it: every goal of the example and thirty good ones a language raise nothing, and twenty bad ones a
// language each raise the hint that is meant.
func TestPrecisionOfTheHints(t *testing.T) {
	raised, wrong := 0, 0
	d := example(t)
	for _, goal := range d.Goals() {
		for _, bare := range []bool{false, true} {
			place := wording.PlaceOf(d, goal)
			if bare { // without what the dossier knows: as it was in session 1
				place.Terms, place.Measured = nil, false
			}
			hints := wording.Check(goal.Text, place, wording.Checking)
			if wrong += len(hints); len(hints) > 0 {
				t.Errorf("the example: %s: %v %s", goal.Text, rules(hints), marked(goal.Text, hints))
			}
		}
	}
	for language, goals := range goodGoals {
		if len(goals) < 30 {
			t.Errorf("%s: %d good goals", language, len(goals))
		}
		for _, text := range goals {
			for level := 1; level <= 3; level++ {
				hints := wording.Check(text, wording.Place{Language: language, Level: level, Years: true, Below: 4}, wording.Checking)
				if wrong += len(hints); len(hints) > 0 {
					t.Errorf("good in %s: %s: %v %s", language, text, rules(hints), marked(text, hints))
				}
			}
		}
	}
	meant, besides := 0, 0
	for language, goals := range badGoals {
		covered := map[wording.Rule]bool{}
		for _, goal := range goals {
			hints := wording.Check(goal.text, wording.Place{Language: language, Level: max(2, goal.level)}, wording.Checking)
			raised += len(hints)
			if slices.Contains(rules(hints), goal.rule) {
				meant++
			} else {
				t.Errorf("bad in %s: %s: %v, not %s", language, goal.text, rules(hints), goal.rule)
			}
			besides += len(hints) - 1
			covered[goal.rule] = true
		}
		if len(goals) < 20 {
			t.Errorf("%s: %d bad goals", language, len(goals))
		}
		for _, rule := range wording.Rules() {
			if !covered[rule] && rule != wording.Term && rule != wording.Count { // those lean on the place, not on the words
				t.Errorf("%s: no bad goal for %s", language, rule)
			}
		}
	}
	all := len(badGoals["nl"]) + len(badGoals["en"])
	t.Logf("recall %.0f %% (%d of %d bad goals raise the hint that is meant); precision %.0f %% (%d hints on bad goals, %d of them beside the one meant; %d on %d good goals)",
		100*float64(meant)/float64(all), meant, all, 100*float64(raised)/float64(raised+wrong), raised, besides, wrong, len(d.Goals())+len(goodGoals["nl"])+len(goodGoals["en"]))
}
