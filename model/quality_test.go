package model_test

import (
	"slices"
	"strings"
	"testing"

	"doelenboom/model"
)

// measure is an indicator that raises no question.
func measure(change func(*model.Indicator)) *model.Indicator {
	i := &model.Indicator{
		Identity: model.Identity{ID: "i"}, Code: "I1", Name: "Ik hoor erbij", Definition: "Het deel van de deelnemers dat ja zegt.", Sort: model.EffectIndicator,
		Type: model.Percentage, Numerator: "deelnemers die ja zeggen", Denominator: "alle deelnemers", Unit: "%", Direction: model.Higher,
		Source: "deelnemersvragenlijst", Frequency: model.Yearly, Owner: model.Actor{Role: "welzijn"}, Choice: model.Headline, ChoiceReason: "helder",
		Baseline: &model.Baseline{Period: "2025", Value: 54, N: whole(212)},
	}
	change(i)
	return i
}

func concernsOf(d *model.Dossier, id model.ID) []model.Concern {
	var out []model.Concern
	for _, doubt := range d.Doubts(model.Get[model.Indicator](d, id)) {
		out = append(out, doubt.Concern)
	}
	return out
}

// TestEveryConcern raises each concern by one indicator, and shows one that looks alike and must not.
func TestEveryConcern(t *testing.T) {
	goals := func() []model.Record {
		return []model.Record{
			&model.Goal{Identity: model.Identity{ID: "top"}, Text: "Iedereen hoort erbij"},
			&model.Goal{Identity: model.Identity{ID: "under"}, Parent: "top", Text: "Inwoners ontmoeten elkaar"},
		}
	}
	other := func(change func(*model.Indicator)) model.Record {
		i := measure(change)
		i.ID, i.Code = "other", "I2"
		return i
	}
	unlike := func(i *model.Indicator) {
		i.Name, i.Definition = "Iets heel anders", "Het deel van de inwoners dat iets anders zegt."
	}
	for _, test := range []struct {
		concern     model.Concern
		raises, not func(*model.Indicator)
		beside      model.Record
		mended      func(*model.Indicator) bool // nil: only people can settle it
	}{
		{concern: model.MeasuresEffort,
			raises: func(i *model.Indicator) { i.Name = "Aantal huisbezoeken bij inwoners" },
			not:    func(i *model.Indicator) { i.Name = "Inwoners hebben goede gesprekken" },
			mended: func(i *model.Indicator) bool { return i.Sort == model.PerformanceIndicator }},
		{concern: model.MeasuresEffort,
			raises: func(i *model.Indicator) { i.Name = "Georganiseerde buurtfeesten" },
			not:    func(i *model.Indicator) { i.Name, i.Sort = "Georganiseerde buurtfeesten", model.PerformanceIndicator },
			mended: func(i *model.Indicator) bool { return i.Sort == model.PerformanceIndicator }},
		{concern: model.GoalIsHigher,
			raises: func(i *model.Indicator) { i.Sort, i.Goals = model.PerformanceIndicator, []model.ID{"top"} },
			not:    func(i *model.Indicator) { i.Sort, i.Goals = model.PerformanceIndicator, []model.ID{"under"} }},
		{concern: model.TwoInOne,
			raises: func(i *model.Indicator) { i.Name = "Ik voel me veilig en ik ken mijn buren" },
			not:    func(i *model.Indicator) { i.Name = "Buren met en zonder kwetsbaarheid" },
			mended: func(i *model.Indicator) bool { return i.Name == "Ik voel me veilig" }},
		{concern: model.TargetInName,
			raises: func(i *model.Indicator) { i.Name = "70% van de deelnemers hoort erbij in 2028" },
			not:    func(i *model.Indicator) { i.Name = "Snel een plek: binnen 4 weken" },
			mended: func(i *model.Indicator) bool {
				return i.Name == "Deelnemers hoort erbij" && len(i.Targets) == 1 && i.Targets[0].Value == 70 && i.Targets[0].Period == "2028"
			}},
		{concern: model.TargetInName,
			raises: func(i *model.Indicator) {
				i.Name, i.Type, i.Unit = "Minstens 20 ervaringsdeskundigen", model.Tally, "personen"
			},
			not:    func(i *model.Indicator) { i.Name, i.Type, i.Unit = "Inwoners van 18 jaar", model.Tally, "personen" },
			mended: func(i *model.Indicator) bool { return i.Name == "Ervaringsdeskundigen" && len(i.Targets) == 0 }},
		{concern: model.UnitMissing,
			raises: func(i *model.Indicator) { i.Unit = "" },
			not:    func(i *model.Indicator) { i.Unit, i.Type = "", model.Mark },
			mended: func(i *model.Indicator) bool { return i.Unit == "%" }},
		{concern: model.UnitMixed,
			raises: func(i *model.Indicator) { i.Type, i.Unit = model.Percentage, "personen" },
			not:    func(i *model.Indicator) { i.Unit = "procent" },
			mended: func(i *model.Indicator) bool { return i.Type == model.Tally }},
		{concern: model.UnitMixed,
			raises: func(i *model.Indicator) { i.Type, i.Unit = model.Number, "personen of huishoudens" },
			not:    func(i *model.Indicator) { i.Type, i.Unit = model.Number, "per 1.000 inwoners" }},
		{concern: model.NoWhole,
			raises: func(i *model.Indicator) { i.Denominator, i.Definition = "", "deelnemers die ja zeggen" },
			not:    func(i *model.Indicator) { i.Denominator = "" }},
		{concern: model.BothWays,
			raises: func(i *model.Indicator) { i.Name, i.Direction = "Jongeren met jeugdhulp", model.Lower },
			not:    func(i *model.Indicator) { i.Name, i.Direction = "Jongeren met jeugdhulp", model.FollowOnly },
			mended: func(i *model.Indicator) bool { return i.Direction == model.FollowOnly }},
		{concern: model.FewPeople,
			raises: func(i *model.Indicator) { i.Baseline.N, i.Frequency = whole(9), model.Quarterly },
			not:    func(i *model.Indicator) { i.Baseline.N = whole(10) },
			mended: func(i *model.Indicator) bool { return i.Frequency == model.HalfYearly }},
		{concern: model.FewPeople,
			raises: func(i *model.Indicator) { i.Type, i.Unit, i.Baseline.Value = model.Tally, "personen", 3 },
			not:    func(i *model.Indicator) { i.Type, i.Unit, i.Baseline.Value = model.Tally, "personen", 0 },
			mended: func(i *model.Indicator) bool { return i.Frequency == model.EveryTwoYears }},
		{concern: model.NoOwner,
			raises: func(i *model.Indicator) { i.Owner, i.SourceOwner = model.Actor{}, "GGD" },
			not:    func(i *model.Indicator) { i.Owner, i.Choice = model.Actor{}, model.Candidate },
			mended: func(i *model.Indicator) bool { return i.Owner.Role == "GGD" }},
		{concern: model.SourceTooSlow,
			raises: func(i *model.Indicator) { i.Source, i.Frequency = "jaarverslag van de aanbieder", model.Quarterly },
			not:    func(i *model.Indicator) { i.Source, i.Frequency = "registratie aanbieders", model.Quarterly },
			mended: func(i *model.Indicator) bool { return i.Frequency == model.Yearly }},
		{concern: model.SourceTooSlow, beside: other(unlike),
			raises: func(i *model.Indicator) { i.Frequency = model.HalfYearly },
			not:    func(i *model.Indicator) { i.Frequency = model.EveryTwoYears },
			mended: func(i *model.Indicator) bool { return i.Frequency == model.Yearly }},
		{concern: model.SameTwice, beside: other(func(i *model.Indicator) { i.Name, i.Definition = "Ik hoor er bij!", "" }),
			raises: func(i *model.Indicator) { i.Name = "Ik hoor er bij" },
			not:    func(i *model.Indicator) { i.Name = "Ik hoor er een beetje bij" },
			mended: func(i *model.Indicator) bool { return true }},
	} {
		make := func(change func(*model.Indicator)) *model.Dossier {
			records := append(goals(), measure(change))
			if test.beside != nil {
				records = append(records, test.beside)
			}
			return put(t, records...)
		}
		if found := concernsOf(make(test.not), "i"); slices.Contains(found, test.concern) {
			t.Errorf("%s: a false alarm: %v", test.concern, found)
		}
		d := make(test.raises)
		doubts := d.Doubts(model.Get[model.Indicator](d, "i"))
		if len(doubts) != 1 || doubts[0].Concern != test.concern {
			t.Errorf("%s: raised %+v", test.concern, doubts)
			continue
		}
		if doubts[0].Mendable != (test.mended != nil) {
			t.Errorf("%s: mendable is %v", test.concern, doubts[0].Mendable)
		}
		if test.mended != nil {
			edit(t, d, func(tx *model.Tx) error { return tx.Mend("i", doubts[0]) })
			if now := model.Get[model.Indicator](d, "i"); !test.mended(now) || slices.Contains(concernsOf(d, "i"), test.concern) {
				t.Errorf("%s: mended it is %+v", test.concern, now)
			}
			if _, err := d.Undo(); err != nil {
				t.Fatal(err)
			}
		}
		edit(t, d, func(tx *model.Tx) error { return tx.Consider("i", test.concern) })
		if found := concernsOf(d, "i"); slices.Contains(found, test.concern) {
			t.Errorf("%s: asked again after it was considered", test.concern)
		}
	}
}

func TestTheExampleRaisesNoConcern(t *testing.T) {
	d := example(t)
	for _, indicator := range d.Indicators() {
		for _, doubt := range d.Doubts(indicator) {
			t.Errorf("%s %s: %s about %q", indicator.Code, indicator.Name, doubt.Concern, doubt.About)
		}
	}
}

func TestADoubtThatOnlyPeopleCanSettle(t *testing.T) {
	d := put(t, measure(func(i *model.Indicator) { i.Denominator, i.Definition = "", "wie ja zegt" }))
	_, err := d.Edit("edit.test", func(tx *model.Tx) error { return tx.Mend("i", model.Doubt{Concern: model.NoWhole}) })
	if problem, ok := model.AsProblem(err); !ok || !strings.Contains(string(problem.Key), "mend") {
		t.Errorf("the error is %v", err)
	}
}

func TestHeadlinesBeyondWhatAGroupCanFollow(t *testing.T) {
	records := []model.Record{&model.Goal{Identity: model.Identity{ID: "top"}, Text: "Top"}}
	d := put(t, records...)
	for n := 1; n <= 16; n++ {
		edit(t, d, func(tx *model.Tx) error {
			indicator, err := tx.AddIndicator("top", "Teken "+string(rune('A'+n)))
			if err != nil {
				return err
			}
			return tx.Choose(indicator.ID, model.Headline, "omdat")
		})
		if got, want := d.TooManyOfGoal("top"), n; n <= 3 && got != 0 || n > 3 && got != want {
			t.Errorf("with %d headlines the goal says %d", n, got)
		}
		if got := d.TooManyInTree(); (got != 0) != (n > 15) {
			t.Errorf("with %d headlines the tree says %d", n, got)
		}
	}
}
