package screen

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// roundTold is one round of the third session as a group tells it.
type roundTold struct {
	day      string             // on which it is held
	figures  map[string]float64 // that came in before it, by indicator; what is not there was not measured
	seen     string             // in the journal, between the rounds
	reviews  []string           // "2 opmerking": the key of the state and what came of it, by agreement
	dots     map[string]int
	story    [3]string // text, role of the teller, why
	readings map[string]readingTold
	works    [3]string // what works, costs nothing, is wild
	partner  string
	decision string
}

// readingTold is what a group says of an indicator: the four answers, the judgement by its key with the reason, who sees it otherwise, and who
// does what is agreed, by when.
type readingTold struct {
	answers     [4]string
	key, reason string
	dissent     string
	who, due    string
}

// sessionThree are three rounds: those of example.md with a third one after them.
var sessionThree = []roundTold{
	{day: "2027-02-11", seen: "De bus naar De Linde wordt minder vaak ingezet.",
		figures: map[string]float64{"I1": 63, "I2": 76, "I3": 62, "I4": 58, "I5": 45, "I7": 41, "I9": 11, "I10": 31, "I11": 296, "V1": 5},
		reviews: []string{"1Gelukt bij alle aanbieders.", "2", "3De registratie was te zwaar."},
		dots:    map[string]int{"I3": 4, "I7": 5, "I6": 3, "I10": 2, "I1": 1},
		story:   [3]string{"Nu zet ik op dinsdag de koffie.", "deelnemer inloophuis", "Het begon met vaak langskomen."},
		readings: map[string]readingTold{
			"I7":  {answers: [4]string{"Er komen nieuwe gezichten.", "Twee consulenten gaan vaak langs.", "Hier zijn we trots op.", "Dit heeft tijd nodig."}, key: "1", reason: "Drie procentpunt erbij."},
			"I3":  {answers: [4]string{"Wisselen gaat sneller.", "Er is één lijst met vrije plekken.", "Een goed begin.", "De lijst ook aan deelnemers laten zien."}, key: "1", reason: "Bijna op de lijn.", who: "aanbiederstafel", due: "1 september"},
			"I6":  {answers: [4]string{"We hebben geen cijfer.", "Er was niemand voor de vragenlijst.", "Jammer.", "De vragenlijst in 2027 zeker houden."}, key: "4", reason: "Er is niet gemeten.", dissent: "B: Bel gewoon tien mantelzorgers.", who: "steunpunt mantelzorg", due: "15 september"},
			"I10": {answers: [4]string{"Ja, naar vrijwilligerswerk.", "De werkgeverstafel groeide.", "Mooi.", "Ook kleine bedrijven vragen."}, key: "1", reason: "Vier meer dan in 2025."},
		},
		works: [3]string{"Eén lijst die op vrijdag klopt.", "De lijst in de keuken hangen.", "Een zwembad op het dak."}, partner: "huisartsen", decision: "De vrijdaglijst blijft."},
	{day: "2028-02-10", seen: "Sinds de bus niet meer rijdt, zie ik vier mensen niet meer.",
		figures: map[string]float64{"I1": 62, "I2": 79, "I3": 71, "I4": 60, "I6": 35, "I7": 40, "I8": 32, "I9": 17, "I10": 39, "I11": 309, "V1": 6},
		reviews: []string{"1", "1 92 mantelzorgers vulden hem in.", "4"},
		dots:    map[string]int{"I7": 6, "I1": 4, "I3": 2, "I6": 2},
		story:   [3]string{"Als ik niet terug had gemogen, was ik nooit begonnen.", "deelnemer open werkplaats", "Dit is onze aanname bij 4.2."},
		readings: map[string]readingTold{
			"I7": {answers: [4]string{"Consulenten herkennen de stilstand in het voorjaar van 2027.", "Eén consulent langdurig ziek, minder huisbezoeken; bus naar De Linde vervallen.", "Jammer, maar verklaarbaar.", "Vervanging regelen; vervoer door vrijwilligers."},
				key: "2", reason: "Beter dan de nulmeting, maar achter.", dissent: "cliëntenraad: Er is te lang gewacht.", who: "Werkplein", due: "1 maart 2028"},
			"I1": {answers: [4]string{"Deels.", "Veel nieuwe deelnemers.", "We hadden meer gehoopt.", "Nieuwe deelnemers een vast maatje geven."}, key: "2", reason: "Minder dan we wilden."},
			"I3": {answers: [4]string{"Ja.", "De vrijdaglijst wordt gebruikt.", "Goed.", "Zo doorgaan."}, key: "1", reason: "Binnen de marge."},
			"I6": {answers: [4]string{"Een beetje lucht.", "De respijtmiddag viel uit.", "Kan beter.", "Een vaste vervanger."}, key: "2", reason: "Nog niet op de lijn."},
		},
		works: [3]string{"Vaak langsgaan, altijd dezelfde.", "Een belrondje op maandag.", "Een pontje naar De Linde."}, partner: "buurtvereniging", decision: "Vaste consulent per inwoner."},
	{day: "2029-02-08", seen: "Op de Beukenlaan dronken buren samen koffie.",
		figures: map[string]float64{"I1": 66, "I2": 80, "I3": 78, "I4": 61, "I5": 44, "I6": 37, "I7": 46, "I9": 20, "I10": 43, "I11": 305, "V1": 6},
		reviews: []string{"1Het pontje is er niet, de taxi wel.", "1", "1", "1", "1"},
		dots:    map[string]int{"I7": 5, "I8": 4, "I1": 3, "I4": 2},
		story:   [3]string{"Ik help nu zelf bij de koffie.", "deelnemer inloophuis", "Zo ver kan het gaan."},
		readings: map[string]readingTold{
			"I7": {answers: [4]string{"Ja, de taxi zit vol.", "Vaste gezichten en vervoer.", "Trots.", "Het vervoer houden."}, key: "1", reason: "Bijna op de streefwaarde.", who: "gemeente", due: "1 juni"},
			"I8": {answers: [4]string{"Nee.", "Vrijwilligers worden ouder.", "Zorgelijk.", "Jongeren vragen."}, key: "3", reason: "Minder dan in 2025."},
			"I1": {answers: [4]string{"Ja.", "De maatjes.", "Mooi.", "Meer maatjes."}, key: "2", reason: "Op weg."},
			"I4": {answers: [4]string{"Ja.", "De koffie.", "Fijn.", "Doorgaan."}, key: "1", reason: "Binnen de marge."},
		},
		works: [3]string{"Vaste maatjes.", "Samen koken van wat over is.", "Een eigen omroep."}, partner: "middelbare school", decision: "Het vervoer wordt vast."},
}

// newRounds is the example as it stood after the second session, on the day of the first round.
func newRounds(t *testing.T) *replayed {
	t.Helper()
	r := newRoom(t).withExample()
	r.desk.window.Resize(fyne.NewSize(1920, 1080))
	p := &replayed{room: r, parts: map[string]int{}}
	if _, err := r.dossier().Edit("edit.test", func(tx *model.Tx) error {
		for _, kind := range []model.Kind{model.KindReading, model.KindStory, model.KindObservation} {
			for _, record := range tx.Records(kind) {
				if err := tx.Delete(kind, record.Ident()); err != nil {
					return err
				}
			}
		}
		for _, a := range model.All[model.Agreement](tx.Dossier) {
			session := model.Get[model.Session](tx.Dossier, a.Session)
			if session == nil || session.Sort == model.FollowingSession {
				if err := tx.Delete(model.KindAgreement, a.ID); err != nil {
					return err
				}
			} else if session.Sort == model.IndicatorSession && a.Sort == model.Action { // what was agreed in session 2 is still to be done
				if err := model.Update(tx, a.ID, func(a *model.Agreement) error { a.State, a.Log = model.Open, nil; return nil }); err != nil {
					return err
				}
			}
		}
		for _, session := range tx.Rounds() {
			if err := tx.Delete(model.KindSession, session.ID); err != nil {
				return err
			}
		}
		for _, i := range tx.Indicators() {
			for _, value := range tx.Values(i.ID) {
				if value.Period.Last() > "2025-12-31" {
					if err := tx.Delete(model.KindValue, value.ID); err != nil {
						return err
					}
				}
			}
			if err := model.Update(tx, i.ID, func(i *model.Indicator) error {
				switch {
				case i.Sort == model.StoryIndicator:
					i.Frequency, i.FirstDue, i.Month = model.Yearly, "2026", 0
				case i.Frequency == model.HalfYearly: // the series of the example have one figure a year
					i.Frequency, i.FirstDue = model.Yearly, ""
				}
				return nil
			}); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return p
}

// on turns the clock to a day.
func (p *replayed) on(day string, clock time.Duration) {
	at, err := time.ParseInLocation(time.DateOnly, day, aMoment.Location())
	if err != nil {
		p.t.Fatal(err)
	}
	p.now = at.Add(clock)
	p.desk.tick()
}

func (p *replayed) learning() *learningPage { return p.desk.page().(*learningPage) }

// keepFigures fills in what is due, one after the other.
func (p *replayed) keepFigures(told roundTold) {
	p.t.Helper()
	p.keys("Alt+5")
	due := p.desk.page().(*figuresPage).due
	for range 40 {
		indicator, period := due.at()
		if indicator == nil || p.dossier().ValueAt(indicator.ID, period) != nil {
			return
		}
		if figure, ok := told.figures[indicator.Code]; ok {
			p.text(fmt.Sprint(figure)).keys("Enter")
		} else {
			p.keys("Ctrl+1") // not measured
		}
	}
	p.t.Fatal("there is no end to the figures")
}

// noteSeen keeps what was seen in the journal, from the page of goals, and is back where it was.
func (p *replayed) noteSeen(told roundTold) {
	p.t.Helper()
	goal := p.dossier().GoalByCode("3.1")
	p.keys("Alt+2")
	p.desk.page().(opener).open(model.RefTo(goal))
	p.desk.page().focus()
	before := p.desk.window.Canvas().Focused()
	p.keys("Ctrl+J").text(told.seen).keys("Enter")
	seen := p.dossier().Observations()
	p.Finds("the journal holds it at its goal: "+told.seen, len(seen) > 0 && seen[0].Text == told.seen && seen[0].Goal == goal.ID)
	p.Finds("and the keyboard is back", p.desk.window.Canvas().Focused() == before && p.desk.at == atGoals)
}

// holds plays a round by keyboard.
func (p *replayed) holdRound(number int, told roundTold) {
	p.t.Helper()
	d := p.desk
	p.part("tussen")
	p.on(told.day, 9*time.Hour)
	p.noteSeen(told)
	p.keepFigures(told)
	p.part("stappen")
	p.keys("Alt+4")
	p.now = p.now.Add(4 * time.Hour)
	p.keys("F5")
	round := p.dossier().RunningSession()
	p.Finds(fmt.Sprintf("round %d runs", number), round != nil && p.dossier().RoundOf(round.ID) == number && string(round.Date) == told.day)

	p.part("afspraken")
	carried := p.learning().part.(*carriedSurface)
	p.Finds("it opens with what it is for", carried.scene().question == p.say("learn.opening"))
	p.keys("Enter")
	for _, review := range told.reviews {
		p.text(review[:1])
		p.counts(1)
		p.text(strings.TrimSpace(review[1:])).keys("Enter")
	}
	for p.dossier().ProgressOf(round).Reviewed < p.dossier().ProgressOf(round).All {
		p.text("4")
		p.counts(1)
		p.keys("Enter")
	}

	p.part("kijken")
	p.keys("F5")
	p.Finds("looking shows one indicator and nothing that was said", strings.HasPrefix(d.page().scene().id, "look "))
	p.keys("Ctrl+PgDn")
	p.until("Up", func() bool { return p.learning().part.(*chooseSurface).grid.Chosen() == 0 })
	for _, indicator := range p.learning().indicators() {
		dots := told.dots[indicator.Code]
		p.text(fmt.Sprint(dots))
		p.counts(1)
	}
	round = p.dossier().RunningSession()
	p.Finds("four are chosen", len(round.Talk) == 4)

	p.part("verhalen")
	p.keys("F5").text(told.story[0]).keys("Enter")
	p.text(told.story[1]).keys("Enter").text(told.story[2]).keys("Tab", "Right", "Tab", "Right")
	story := p.dossier().Stories(model.Room)[0]
	p.Finds("the story is told, as far as it may", story.Text == told.story[0] && story.Consent == model.InTheReport && story.ReadBack && story.Why == told.story[2])

	p.part("duiden")
	for _, id := range round.Talk {
		p.keys("F5")
		indicator := model.Get[model.Indicator](p.dossier(), id)
		p.Finds("the step is about "+indicator.Code, p.learning().at == id)
		p.read(told.readings[indicator.Code])
	}

	p.part("wat werkt")
	p.keys("F5", "F5")
	p.text(told.works[0]).keys("Enter").text(told.works[1]).keys("Ctrl+E").text(told.works[2]).keys("Ctrl+W")
	p.keys("Tab").text(told.partner).keys("Enter")
	cards := p.dossier().Cards(round.ID)
	p.Finds("three ideas, one free and one wild", len(cards) == 3 && cards[1].CostsNothing && cards[2].Wild)

	p.part("besluiten")
	p.keys("F5", "Shift+Tab", "Right", "Tab").text(told.decision).keys("Enter")

	p.part("plannen")
	p.keys("F5", "Enter", "Enter")
	p.Hears(".ics")
	next := p.dossier().RoundAfter(round.ID)
	p.Finds("the next round is planned, with a run sheet of its own", next != nil && next.State == model.Planned && len(next.Steps) == len(round.Steps) && next.Date == p.dossier().NextTalk(round.Date))
	p.keys("F5")
	p.Finds("the round is closed", p.dossier().RunningSession() == nil)
}

// read answers the four questions and judges, by keyboard.
func (p *replayed) read(told readingTold) {
	p.t.Helper()
	for i, answer := range told.answers {
		p.text(answer)
		shown := p.desk.page().scene()
		p.Finds("the room reads one question: "+shown.question, shown.question == p.say(fourQuestions[i].key+".question"))
		if i == 3 && told.who != "" {
			p.keys("Ctrl+Enter").text(told.who).keys("Tab").text(told.due).keys("Enter", "Esc")
		}
		p.keys("Enter")
	}
	p.text(told.key)
	p.counts(1)
	p.text(told.reason).keys("Enter")
	if told.dissent != "" {
		p.text(told.dissent).keys("Enter")
	}
}

// TestSessionThreeThroughThreeRounds plays the learning conversation of the example for three years, by keyboard alone.
func TestSessionThreeThroughThreeRounds(t *testing.T) {
	p := newRounds(t)
	folder := t.TempDir()
	t.Setenv("HOME", folder)
	for i, told := range sessionThree {
		before := p.acts
		p.holdRound(i+1, told)
		t.Logf("round %d: %d keys beyond the texts", i+1, p.acts-before)
	}
	t.Logf("in all: %v", p.parts)
	d := p.dossier()
	p.Finds("three rounds and a fourth to come", len(d.Rounds()) == 4)
	for _, round := range d.Rounds()[:3] {
		read := 0
		for _, i := range d.Indicators() {
			if reading := d.ReadingIn(i.ID, round.ID); reading != nil && reading.Judgement != "" && reading.Improve != "" {
				read++
			}
		}
		p.Finds(fmt.Sprintf("%s read four indicators, not %d", round.Title, read), read == 4)
		p.Finds("each is called after its round", round.Title == d.Rounds()[0].Title || strings.Contains(round.Title, fmt.Sprintf("ronde %d", d.RoundOf(round.ID))))
	}
	i7 := p.indicator("I7")
	p.Finds("I7 was read three times", len(d.Readings(i7.ID)) == 3)
	course := d.Course(i7)
	p.Finds("the last judgement is the group's", course.ByGroup && course.Judgement == model.OnCourse)
	i3 := d.Course(p.indicator("I3"))
	p.Finds("of I3 the group judged an earlier figure", !i3.ByGroup && i3.Earlier != nil && i3.Earlier.Judgement == model.OnCourse)
	carried := d.AgreedOn(model.RefTo(i7))
	p.Finds("what was agreed about I7 in the second round was done in the third", slices.ContainsFunc(carried, func(a *model.Agreement) bool {
		return a.State == model.Done && strings.HasPrefix(a.Text, "Vervanging regelen") && d.ActorName(a.Who) == "Werkplein" && a.Due == "2028-03-01"
	}))
	if chain := p.desk.timeline(p.desk.look, i7.ID, model.Room, timelineWide).Drawing(); true {
		for _, part := range []string{"Ronde 1", "41%", "Eén consulent langdurig ziek", "Vervanging regelen", "Ronde 3", "46%", "Volgend gesprek"} {
			if !strings.Contains(chain.Words, part) {
				t.Errorf("the chain of I7 lacks %q:\n%s", part, chain.Words)
			}
		}
	}
	files, err := filepath.Glob(filepath.Join(p.desk.paperFolder(), "*.ics"))
	if err != nil || len(files) != 1 {
		t.Fatalf("the calendar: %v, %v", files, err)
	}
	content, err := os.ReadFile(files[0])
	if err != nil || !strings.HasPrefix(string(content), "BEGIN:VCALENDAR\r\n") || !strings.Contains(string(content), "VALUE=DATE") {
		t.Errorf("the calendar reads %s, %v", content, err)
	}
	for _, text := range textsOf(p.desk.window.Content()) {
		if strings.Contains(text, "%!") {
			t.Errorf("a text is broken: %q", text)
		}
	}
}

// TestTheFirstRoundByMouse plays the heart of a round with the mouse alone, where only texts are typed.
func TestTheFirstRoundByMouse(t *testing.T) {
	p := newRounds(t)
	told := sessionThree[0]
	p.on(told.day, 13*time.Hour)
	next := func() { p.button(p.desk.frame.rail.next.Text()) }
	p.part("stappen")
	p.button(p.say("page.start")).hint("hint.startSession")
	p.part("afspraken")
	p.button(p.say("review.begin"))
	carried := p.learning().part.(*carriedSurface)
	for i, state := range []int{0, 2} {
		x := []float32{0.02, 0, 0.2}[state]
		p.click(p.placeOf(carried.state, x, 0.5))
		p.text("zo ging het").hint("review.next")
		a := model.Get[model.Agreement](p.dossier(), carried.ids[i])
		p.Finds("it has its state", a.State == reviewStates[state] && a.Log[len(a.Log)-1].Note == "zo ging het")
	}
	p.part("kijken")
	next()
	p.button(p.say("learn.choose"))
	grid := p.learning().part.(*chooseSurface).grid
	for _, row := range []int{6, 2} {
		x, y := grid.PlaceOf(row, chooseOrder)
		p.click(p.placeOf(grid, 0, 0).AddXY(x, y))
	}
	round := p.dossier().RunningSession()
	p.Finds("two are chosen, in order", slices.Equal(round.Talk, []model.ID{p.indicator("I7").ID, p.indicator("I3").ID}))
	p.part("duiden")
	next()
	next()
	reading := p.learning().reading
	for i, answer := range told.readings["I7"].answers {
		p.click(p.placeOf(reading.questions[i], 0.3, 0.5)).text(answer)
	}
	p.click(p.placeOf(reading.judgement, 0.02, 0.5)).text("Drie procentpunt erbij.").hint("hint.nextQuestion")
	made := p.dossier().ReadingIn(p.indicator("I7").ID, round.ID)
	p.Finds("it is read and judged", made != nil && made.Improve == told.readings["I7"].answers[3] && made.Judgement == model.OnCourse)
	p.part("plannen")
	p.button(p.say("learn.next")).button(p.say("next.plan"))
	p.Finds("the next round is planned", p.dossier().RoundAfter(round.ID) != nil)
	t.Logf("by mouse: %d presses: %v", p.acts, p.parts)
}

// TestAStoryThatIsTakenBackLeavesTheRoomAtOnce, and the list of the keeper too, but for the fact that it was there.
func TestAStoryThatIsTakenBackLeavesTheRoomAtOnce(t *testing.T) {
	r := newRoom(t).withExample()
	r.Goes(atLearning)
	p := r.desk.page().(*learningPage)
	p.surfaces.to(learnStories)
	s := p.part.(*storiesSurface)
	story := model.Get[model.Story](r.dossier(), s.list.order[0])
	s.open(story.ID)
	r.Presses("F11")
	r.SeesThere("begonnen met twee ochtenden")
	if _, err := r.dossier().Edit("edit.test", func(tx *model.Tx) error { return tx.SetConsent(story.ID, model.Withdrawn, "2027-10-14") }); err != nil {
		t.Fatal(err)
	}
	r.Finds("the room sees it no more", !r.there("twee ochtenden"))
	r.Presses("Esc")
	r.Finds("nor does the keeper", !r.there("twee ochtenden")).SeesThere("ingetrokken")
}

// TestAnAdjustmentNeedsItsReason, which then stands in the history.
func TestAnAdjustmentNeedsItsReason(t *testing.T) {
	r := newRoom(t).withExample()
	r.Goes(atLearning)
	p := r.desk.page().(*learningPage)
	p.follow(model.StepInterpret)
	p.goTo(r.indicator("I7").ID)
	r.Presses("Ctrl+Shift+Enter", "Tab").Types(" Echt.").Presses("Enter").Hears("waarom")
	r.Presses("Esc", "Shift+Tab").Types("De vraag werd anders begrepen").Presses("Enter", "End").Types(" Echt.").Presses("Enter")
	goal := r.dossier().GoalByCode("3.1")
	history := r.dossier().History()
	last := history[len(history)-1]
	r.Finds("the goal is adjusted: "+goal.Text, strings.Contains(goal.Text, "Echt."))
	r.Finds("with the reason in the history", last.Title == "edit.adjust.goal" && last.Args["reason"] == "De vraag werd anders begrepen")
	r.Presses("Esc")
	_, back := r.desk.window.Canvas().Focused().(*control.Field)
	r.Finds("and the conversation goes on where it was", back && r.desk.at == atLearning && p.reading.asked() >= 0)
}

// timelineWide is a timeline as wide as a projector.
var timelineWide = figure.TimelineOptions{W: 1800, Size: roomLeast}
