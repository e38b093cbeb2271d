package paper

import (
	"fmt"
	"testing"
	"time"

	"doelenboom/model"
)

// testNow is the moment of the tests: the third session is going on.
var testNow = time.Date(2027, 10, 14, 15, 20, 0, 0, time.FixedZone("CEST", 2*3600))

// testEnvironment has a clock that stands still and identities in order.
func testEnvironment() model.Environment {
	count := 0
	return model.Environment{
		Now:   func() time.Time { return testNow },
		NewID: func() model.ID { count++; return model.ID(fmt.Sprintf("01900000-0000-7000-8000-%012d", count)) },
		Role:  "gespreksleider",
	}
}

// edited is an empty dossier with one edit done to it.
func edited(t testing.TB, do func(*model.Tx) error) *model.Dossier {
	t.Helper()
	d := model.New(testEnvironment())
	if _, err := d.Edit("test", do); err != nil {
		t.Fatal(err)
	}
	return d
}

func pointer[V any](v V) *V { return &v }

func named(id string) model.Identity { return model.Identity{ID: model.ID(id)} }

// lindenhage is a dossier in which everything that a paper can show occurs, with a name and a note that none may show.
func lindenhage(t testing.TB) *model.Dossier {
	return edited(t, func(tx *model.Tx) error {
		if err := tx.SetCover(func(c *model.Cover) error {
			c.Title, c.Municipality, c.Theme = "Een zinvolle dag in Lindenhage", "Gemeente Lindenhage", "Zinvolle daginvulling"
			c.FutureImage = "Het is 2029. Iedereen in Lindenhage heeft een reden om op te staan, en mensen om naar terug te komen."
			c.DataStatement = "We bewaren geen namen bij wat je zegt. Na afloop krijg je dit verslag."
			return nil
		}); err != nil {
			return err
		}
		for _, records := range [][]model.Record{parties(), sessions(), goalRecords(), indicatorRecords(), roomRecords()} {
			for _, record := range records {
				if err := tx.Put(record); err != nil {
					return fmt.Errorf("%s %s: %w", record.Kind(), record.Ident(), err)
				}
			}
		}
		return nil
	})
}

func parties() []model.Record {
	return []model.Record{
		&model.Party{Identity: named("council"), Name: "Cliëntenraad", Sort: model.Council, Mark: "C", Pattern: 1},
		&model.Party{Identity: named("gemeente"), Name: "Gemeente", Sort: model.Municipality, Mark: "G", Pattern: 2},
		&model.Party{Identity: named("expert"), Name: "Ervaringsdeskundigen", Sort: model.Expert, Mark: "E", Pattern: 3},
	}
}

func sessions() []model.Record {
	begin := time.Date(2027, 10, 14, 11, 30, 0, 0, time.UTC)
	return []model.Record{
		&model.Session{Identity: named("s1"), Sort: model.GoalSession, Title: "Sessie 1: wat willen we bereiken?", Date: "2026-03-12", Place: "Inloophuis De Linde", State: model.Closed,
			Steps: []model.Step{
				{Sort: model.StepTalk, Title: "Welkom en spelregels", Minutes: 10, Note: "Zet koffie klaar", Runs: []model.Run{{From: begin, To: begin.Add(12 * time.Minute)}}},
				{Sort: model.StepSilent, Title: "Stil schrijven", Minutes: 15, Extra: 5, Runs: []model.Run{{From: begin, To: begin.Add(20 * time.Minute)}}},
				{Sort: model.StepBreak, Title: "Pauze", Minutes: 10, Skipped: true},
			}},
		&model.Session{Identity: named("s2"), Sort: model.IndicatorSession, Title: "Sessie 2: waaraan zien we dat?", Date: "2026-05-21", Place: "Gemeentehuis", State: model.Closed},
		&model.Session{Identity: named("s3"), Sort: model.FollowingSession, Title: "Sessie 3: wat zien we?", Date: "2027-10-14", Place: "Inloophuis De Linde", State: model.Running, Current: 1,
			Steps: []model.Step{
				{Sort: model.StepReview, Title: "Stand van de acties", Minutes: 10, Runs: []model.Run{{From: begin, To: begin.Add(9 * time.Minute)}}},
				{Sort: model.StepInterpret, Title: "Samen duiden", Minutes: 60, Runs: []model.Run{{From: testNow.Add(-25 * time.Minute)}}},
			}},
		&model.Participant{Identity: named("p1"), Party: "expert", Role: "ervaringsdeskundige", Sessions: []model.ID{"s1", "s3"}},
		&model.Participant{Identity: named("p2"), Party: "expert", Role: "ervaringsdeskundige", Sessions: []model.ID{"s1"}},
		&model.Participant{Identity: named("p3"), Party: "gemeente", Role: "beleidsadviseur Wmo", Sessions: []model.ID{"s1", "s3"}},
		&model.Participant{Identity: named("p4"), Role: "notulist", Sessions: []model.ID{"s1"}},
		&model.Name{Identity: named("n1"), Participant: "p1", Name: "Geheime Naam", Email: "geheim@example.nl"},
	}
}

func goalRecords() []model.Record {
	var records []model.Record
	add := func(id, parent string, position float64, words string) *model.Goal {
		goal := &model.Goal{Identity: named(id), Parent: model.ID(parent), Position: position, Text: words, State: model.GoalAdopted}
		records = append(records, goal)
		return goal
	}
	add("g0", "", 1, "Alle inwoners van Lindenhage hebben een dag die zij zelf zinvol vinden, en horen erbij.")
	for i, branch := range [][]string{
		{"Inwoners hebben een dagritme en een plek die bij hen past.", "Inwoners die steun nodig hebben, vinden een plek die past bij wat zij willen en kunnen.", "Inwoners kennen de plekken in hun buurt en kunnen er zo binnenlopen.", "Inwoners die van plek wisselen, houden hun begeleiding en hun inkomen."},
		{"Inwoners hebben mensen om zich heen op wie zij kunnen rekenen.", "Deelnemers leren mensen kennen buiten de hulpverlening.", "Mantelzorgers van deelnemers voelen zich minder zwaar belast.", "Buurtbewoners met en zonder kwetsbaarheid ontmoeten elkaar."},
		{"Inwoners dragen bij op hun eigen manier.", "Inwoners met langer dan drie jaar bijstand doen iets buitenshuis.", "Inwoners doen vrijwilligerswerk dat bij hen past.", "Ervaringsdeskundigen helpen andere inwoners op weg."},
		{"Inwoners groeien en zetten een stap als zij dat willen.", "Deelnemers leren wat zij zelf belangrijk vinden.", "Inwoners die willen en kunnen werken, vinden betaald of beschut werk en mogen terug.", "Werkgevers in de regio gebruiken de talenten van inwoners."},
	} {
		id := fmt.Sprintf("g%d", i+1)
		add(id, "g0", float64(i+1), branch[0])
		for k, words := range branch[1:] {
			goal := add(fmt.Sprintf("%s.%d", id, k+1), id, float64(k+1), words)
			switch goal.ID {
			case "g2.3":
				goal.WhiteSpot = true
			case "g3.1":
				goal.Assumption = "Als inwoners vaker contact hebben met dezelfde consulent, durven zij een eerste stap te zetten"
				goal.Dots = 5
				goal.Support = []model.Support{
					{Party: "council", Stance: model.Supports}, {Party: "gemeente", Stance: model.Supports},
					{Party: "expert", Stance: model.Doubts, Reason: "niet iedereen kan dat elke week"},
				}
			case "g3.3":
				goal.Also = []model.GoalLink{{Goal: "g2.1", Assumption: "wie iemand op weg helpt, leert elkaar kennen"}}
			}
		}
	}
	return append(records,
		&model.Term{Identity: named("t1"), Word: "zinvol", Meaning: "ik bepaal zelf of mijn dag de moeite waard is", Others: []model.OtherMeaning{{Party: "gemeente", Meaning: "een dag met een activiteit"}}},
		&model.Term{Identity: named("t2"), Word: "stap", Meaning: "elke verandering die de inwoner zelf een stap noemt"},
		&model.Term{Identity: named("t3"), Word: "erbij horen", Meaning: "er zijn mensen die je missen"},
	)
}

func indicatorRecords() []model.Record {
	year := func(of string, period model.Period, value float64) *model.Value {
		return &model.Value{Identity: named(of + "-" + string(period)), Indicator: model.ID(of), Period: period, Value: &value, Certainty: model.Registration, State: model.Final}
	}
	i7, i7last := year("i7", "2025", 38), year("i7", "2027", 40)
	i7.N, i7last.State = pointer(510), model.Provisional
	i6gone := &model.Value{Identity: named("i6-2026"), Indicator: "i6", Period: "2026", Missing: model.NotMeasured, Footnote: "geen onderzoek gehouden"}
	paid := year("i10", "2025", 3)
	corrected := year("i6", "2027", 35.5)
	corrected.Corrections = []model.Correction{{Value: pointer(34.0), When: testNow, Role: "beleidsadviseur", Why: "telfout"}}
	return []model.Record{
		&model.Indicator{Identity: named("i7"), Code: "I7", Goals: []model.ID{"g3.1"}, Name: "De deur uit", Sort: model.EffectIndicator, Type: model.Percentage, Unit: "%", Direction: model.Higher,
			Definition: "Bijstand langer dan 3 jaar met minstens 1 vaste activiteit per week buitenshuis, gedeeld door alle bijstand langer dan 3 jaar.",
			Baseline:   &model.Baseline{Period: "2025", Value: 38, N: pointer(510)}, Targets: []model.Target{{Period: "2026", Value: 41}, {Period: "2027", Value: 45}, {Period: "2028", Value: 48, Reason: "het team is dan compleet"}},
			Forecast: []model.Point{{Period: "2028", Value: 39}}, Source: "registratie Werkplein", Frequency: model.HalfYearly, Owner: model.Actor{Role: "consulent Werkplein"},
			Choice: model.Headline, ChoiceReason: "iedereen begrijpt het",
			Scores:   []model.Score{{Party: "council", Understood: 3, Meaningful: 3, Data: 2}, {Party: "gemeente", Understood: 3, Meaningful: 2, Data: 3}},
			Dissent:  []model.Dissent{{Party: "expert", Text: "thuis zitten is niet altijd slecht"}},
			Versions: []model.Definition{{Text: "Bijstand langer dan 3 jaar met een activiteit"}, {From: "2026", Text: "Minstens 1 vaste activiteit per week", Reason: "af en toe telde mee", Breaks: true}}},
		&model.Indicator{Identity: named("i6"), Code: "I6", Goals: []model.ID{"g2.2"}, Name: "Minder belast", Sort: model.EffectIndicator, Type: model.Percentage, Unit: "%", Decimals: 1, Direction: model.Higher,
			Baseline: &model.Baseline{Period: "2025", Value: 33, N: pointer(87)}, Targets: []model.Target{{Period: "2028", Value: 38}}, Frequency: model.Yearly, Choice: model.Secondary, ChoiceReason: "weinig antwoorden"},
		&model.Indicator{Identity: named("i10"), Code: "I10", Goals: []model.ID{"g4.2"}, Name: "Een stap gezet", Sort: model.EffectIndicator, Type: model.Tally, Unit: "personen", Direction: model.Higher,
			Baseline: &model.Baseline{Period: "2025", Value: 3}, Frequency: model.HalfYearly},
		&model.Indicator{Identity: named("i12"), Code: "I12", Name: "Nog niet geplaatst", Sort: model.ContextIndicator, Type: model.Number, Direction: model.FollowOnly},
		i7, year("i7", "2026", 41), i7last, year("i6", "2025", 33), i6gone, corrected, paid,
		&model.Reading{Identity: named("r7"), Indicator: "i7", Session: "s3", Recognise: "Consulenten herkennen de stilstand in het voorjaar.", Explain: "Eén consulent langdurig ziek, minder huisbezoeken; de bus naar De Linde is vervallen.",
			Appreciate: "Jammer, maar verklaarbaar", Improve: "Vervanging regelen; vervoer door vrijwilligers (kost bijna niets).", Judgement: model.Attention, JudgementReason: "we zijn er nog niet",
			Dissent: []model.Dissent{{Party: "council", Text: "te lang gewacht met vervanging"}}, Works: "Samen koffie drinken"},
		&model.Story{Identity: named("v1"), Indicator: "i7", Period: "2027", Text: "Ik kom nu elke dinsdag buiten.", Teller: "deelnemer", Consent: model.InTheReport, Why: "het gaat over de eerste stap"},
		&model.Story{Identity: named("v2"), Indicator: "i7", Text: "Dit verhaal is ingetrokken.", Consent: model.Withdrawn},
	}
}

func roomRecords() []model.Record {
	return []model.Record{
		&model.Vote{
			Identity: named("vote1"), Session: "s1", Question: "Welke doelen eerst?", Goals: []model.ID{"g2.1", "g3.1"}, Each: model.EachParty, Dots: 2, Closed: true,
			Ballots: []model.Ballot{{Party: "council", Voters: 1, Given: []model.Dotted{{Goal: "g3.1", Dots: 2}}}, {Party: "gemeente", Voters: 1, Given: []model.Dotted{{Goal: "g2.1", Dots: 1}}}},
			Dissent: []model.Dissent{{Party: "gemeente", Text: "zonder vervoer komt niemand"}},
		},
		&model.Group{Identity: named("group1"), Session: "s1", Name: "Ergens bij horen", Order: 1},
		&model.Card{Identity: named("c1"), Session: "s1", Number: 1, Text: "Samen koken in de buurt", Groups: []model.ID{"group1"}, CostsNothing: true},
		&model.Card{Identity: named("c2"), Session: "s1", Number: 2, Text: "Iemand die je mist als je er niet bent", Groups: []model.ID{"group1"}},
		&model.Card{Identity: named("c3"), Session: "s1", Number: 3, Text: "Een bus met een feestzaal 🎉", Wild: true},
		&model.Agreement{Identity: named("a12"), Sort: model.Action, Number: 12, Text: "Vervoer naar De Linde door vrijwilligers", Session: "s3", Who: model.Actor{Role: "Werkplein"}, Due: "2028-03-01", Tells: "de deelnemers", State: model.UnderWay,
			Linked: []model.Ref{{Kind: model.KindIndicator, ID: "i7"}}},
		&model.Agreement{Identity: named("b7"), Sort: model.Decision, Number: 7, Text: "Elke inwoner krijgt één vaste consulent", Session: "s3", Form: model.Consensus, State: model.Open, Objections: []model.Dissent{{Party: "gemeente", Text: "dat kost tijd bij ziekte"}}},
		&model.Agreement{Identity: named("a3"), Sort: model.Action, Number: 3, Text: "Nulmeting ophalen", Session: "s2", Who: model.Actor{Party: "gemeente"}, Due: "2026-09-01", State: model.Open},
		&model.Parked{Identity: named("k1"), Session: "s1", Text: "Eigen bijdrage", Owner: model.Actor{Party: "gemeente"}},
		&model.Parked{Identity: named("k2"), Session: "s1", Text: "Huisvesting na 2029", Dropped: true, Reason: "buiten onze invloed"},
	}
}
