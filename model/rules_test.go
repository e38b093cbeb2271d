package model_test

import (
	"errors"
	"testing"

	"doelenboom/model"
)

func TestRules(t *testing.T) {
	d := seeded(t)
	top, indicator, card := d.Top(), only[model.Indicator](t, d), only[model.Card](t, d)
	edit(t, d, func(tx *model.Tx) error {
		return errors.Join(
			tx.Put(&model.Party{Name: "Aanbieders", Sort: model.Provider, Mark: "A"}),
			tx.Put(&model.Goal{Parent: top.ID, Text: "Nog een doel", Position: 9}),
		)
	})
	goal := d.Children(top.ID)[0]
	session := model.Session{Sort: model.GoalSession, State: model.Planned}
	withStep := session
	withStep.Steps = []model.Step{{Sort: model.StepTalk, Title: "Welkom", Minutes: -1}}
	overRun := session
	overRun.Current = 1
	for _, test := range []struct {
		record model.Record
		want   model.Key
	}{
		{&model.Cover{}, "problem.cover.one"},
		{&model.Goal{Text: "Nog een top"}, "problem.goal.oneTop"},
		{&model.Goal{Parent: top.ID, Contribution: 4}, "problem.goal.contribution"},
		{&model.Goal{Parent: top.ID, State: "never"}, "problem.choice"},
		{&model.Goal{Parent: top.ID, Support: []model.Support{{Stance: "never"}}}, "problem.choice"},
		{&model.Goal{Parent: "id-none"}, "problem.reference"},
		{&model.Goal{Identity: goal.Identity, Parent: goal.ID}, "problem.goal.cycle"},
		{&model.Goal{Identity: goal.Identity, Parent: d.Children(goal.ID)[0].ID}, "problem.goal.cycle"},
		{&model.Goal{Identity: goal.Identity, Parent: top.ID, Also: []model.GoalLink{{Goal: goal.ID}}}, "problem.goal.also"},
		{&model.Card{Number: 7, Text: " "}, "problem.card.text"},
		{&model.Card{Number: 0, Text: "Busje"}, "problem.card.number"},
		{&model.Card{Number: card.Number, Text: "Busje"}, "problem.card.numberTaken"},
		{&model.Card{Number: 7, Text: "Busje", Became: []model.Ref{{Kind: model.KindGoal, ID: "id-none"}}}, "problem.reference"},
		{&model.Indicator{Code: "I2"}, "problem.indicator.name"},
		{with(indicator, func(i *model.Indicator) { i.ID = "" }), "problem.indicator.codeTaken"},
		{with(indicator, func(i *model.Indicator) { i.Direction = "up" }), "problem.choice"},
		{with(indicator, func(i *model.Indicator) { i.Decimals = 7 }), "problem.indicator.number"},
		{with(indicator, func(i *model.Indicator) { i.Month = 13 }), "problem.indicator.number"},
		{with(indicator, func(i *model.Indicator) { i.RangeLow, i.RangeHigh = number(2), number(1) }), "problem.indicator.range"},
		{with(indicator, func(i *model.Indicator) { i.Targets = []model.Target{{Period: "soon"}} }), "problem.period"},
		{with(indicator, func(i *model.Indicator) { i.FirstDue = "soon" }), "problem.period"},
		{with(indicator, func(i *model.Indicator) { i.Scores = []model.Score{{Data: 4}} }), "problem.indicator.score"},
		{&model.Value{Period: "2025", Value: number(1)}, "problem.value.indicator"},
		{&model.Value{Indicator: indicator.ID, Value: number(1)}, "problem.period"},
		{&model.Value{Indicator: indicator.ID, Period: "2030"}, "problem.value.orMissing"},
		{&model.Value{Indicator: indicator.ID, Period: "2030", Value: number(1), Missing: model.Withheld}, "problem.value.orMissing"},
		{&model.Value{Indicator: indicator.ID, Period: "2030", Missing: "lost"}, "problem.choice"},
		{&model.Value{Indicator: indicator.ID, Period: "2025", Value: number(1)}, "problem.value.twice"},
		{&model.Reading{}, "problem.reading.indicator"},
		{&model.Reading{Indicator: indicator.ID, Judgement: model.OnCourse}, "problem.reading.reason"},
		{&model.Agreement{Sort: model.Action, State: model.Open}, "problem.agreement.text"},
		{&model.Agreement{Sort: model.Action, State: model.Open, Text: "Bellen", Due: "2027-02-30"}, "problem.date"},
		{&model.Agreement{Sort: model.Action, State: model.Open, Text: "Bellen", Form: "coin"}, "problem.choice"},
		{&withStep, "problem.session.minutes"},
		{&overRun, "problem.session.current"},
		{&model.Session{Sort: model.GoalSession}, "problem.choice"},
		{&model.Party{Sort: model.Provider}, "problem.party.name"},
		{&model.Party{Sort: model.Provider, Name: "B", Mark: "A"}, "problem.party.mark"},
		{&model.Party{Sort: model.Provider, Name: "B", Pattern: 8}, "problem.party.pattern"},
		{&model.Participant{}, "problem.participant.role"},
		{&model.Name{Name: secret}, "problem.name.participant"},
		{&model.Term{}, "problem.term.word"},
		{&model.Parked{}, "problem.parked.text"},
		{&model.Story{Text: "Ik kom weer buiten"}, "problem.choice"},
		{&model.Observation{Date: "gisteren"}, "problem.date"},
		{&model.Initiative{}, "problem.initiative.name"},
		{&model.Initiative{Name: "Maatjes", Stage: 8}, "problem.initiative.stage"},
		{&model.Initiative{Name: "Maatjes", Stages: []model.Stage{{Stage: 0}}}, "problem.initiative.stage"},
		{&model.Vote{Dots: 1}, "problem.choice"},
		{&model.Vote{Each: model.EachParty}, "problem.vote.dots"},
		{&model.Vote{Each: model.EachParty, Dots: 1, Tallies: []model.Dotted{{Goal: d.Top().ID, Dots: -1}}}, "problem.vote.dots"},
		{&model.Vote{Each: model.EachParty, Dots: 1, Secret: true, Ballots: []model.Ballot{{Voters: 1}}}, "problem.vote.secret"},
		{&model.Vote{Each: model.EachParty, Dots: 1, Dissent: []model.Dissent{{Text: " "}}}, "problem.vote.dissent"},
		{&model.Vote{Each: model.EachParty, Dots: 1, Goals: []model.ID{"id-none"}}, "problem.reference"},
		{with(d.Cover(), func(c *model.Cover) { c.Levels = []string{"Doel"} }), "problem.cover.levels"},
		{with(d.Cover(), func(c *model.Cover) { c.WarmUp = []model.Sentence{{Text: " ", Is: model.SaysResult}} }), "problem.warmup.text"},
		{with(d.Cover(), func(c *model.Cover) { c.WarmUp = []model.Sentence{{Text: "Inwoners slapen goed"}} }), "problem.choice"},
		{with(d.Cover(), func(c *model.Cover) { c.SmallCount = -1 }), "problem.cover.thresholds"},
		{with(d.Cover(), func(c *model.Cover) { c.From, c.To = 2029, 2026 }), "problem.cover.years"},
	} {
		was := pictureOf(t, d)
		_, err := d.Edit("edit.test", func(tx *model.Tx) error { return tx.Put(test.record) })
		if problem, ok := model.AsProblem(err); !ok || problem.Key != test.want {
			t.Errorf("%T: got %v, want %s", test.record, err, test.want)
		}
		expectSame(t, string(test.want), pictureOf(t, d), was)
	}
}

// with returns a copy of a record with a change in it.
func with[R any](record *R, change func(*R)) *R {
	copied := *record
	change(&copied)
	return &copied
}

func TestRulesOfOperations(t *testing.T) {
	d := seeded(t)
	top, indicator := d.Top(), only[model.Indicator](t, d)
	for name, test := range map[string]struct {
		do   func(tx *model.Tx) error
		want model.Key
	}{
		"the top under a goal": {func(tx *model.Tx) error { return tx.MoveGoal(top.ID, d.Children(top.ID)[0].ID, 0) }, "problem.goal.topStays"},
		"a second top":         {func(tx *model.Tx) error { return tx.MoveGoal(d.Children(top.ID)[0].ID, "", 0) }, "problem.goal.oneTop"},
		"a goal that is gone":  {func(tx *model.Tx) error { return tx.MoveGoal("id-none", top.ID, 0) }, "problem.record.missing"},
		"a choice without a reason": {
			func(tx *model.Tx) error { return tx.Choose(indicator.ID, model.Headline, " ") }, "problem.indicator.reason",
		},
		"a figure of nothing": {
			func(tx *model.Tx) error {
				_, err := tx.SetValue("id-none", "2025", model.Figure{Value: number(1)})
				return err
			},
			"problem.record.missing",
		},
	} {
		_, err := d.Edit("edit.test", test.do)
		if problem, ok := model.AsProblem(err); !ok || problem.Key != test.want {
			t.Errorf("%s: got %v, want %s", name, err, test.want)
		}
	}
	edit(t, d, func(tx *model.Tx) error { return tx.Choose(indicator.ID, model.Dropped, "Zegt niets") })
	if len(d.Values(indicator.ID)) != 3 || len(d.IndicatorsOf(indicator.Goals[0])) != 0 {
		t.Error("a dropped indicator keeps its values and stands under no goal any more")
	}
}
