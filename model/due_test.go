package model_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"doelenboom/model"
)

// dueLines writes what is due as "code period date", with "!" when it can be had.
func dueLines(d *model.Dossier, today model.Date) []string {
	out := []string{}
	for _, due := range d.Due(today) {
		late := ""
		if due.Late {
			late = "!"
		}
		out = append(out, fmt.Sprintf("%s %s %s%s", due.Indicator.Code, due.Period, due.Date, late))
	}
	return out
}

func TestDue(t *testing.T) {
	const today = "2027-10-14"
	value := func(period model.Period) *model.Value { return &model.Value{Period: period, Value: number(1)} }
	missing := func(period model.Period, why model.Missing) *model.Value {
		return &model.Value{Period: period, Missing: why}
	}
	for name, test := range map[string]struct {
		set    func(i *model.Indicator)
		values []*model.Value
		want   string
	}{
		"yearly":                       {func(i *model.Indicator) {}, vs(value("2026")), "2027 2028-01-01"},
		"yearly, two years late":       {func(i *model.Indicator) {}, vs(value("2024")), "2025 2026-01-01!, 2026 2027-01-01!"},
		"yearly, on the day":           {func(i *model.Indicator) { i.Month = 10 }, vs(value("2026")), "2027 2027-10-01!"},
		"yearly, in a later month":     {func(i *model.Indicator) { i.Month = 11 }, vs(value("2026")), "2027 2027-11-01"},
		"half-yearly":                  {func(i *model.Indicator) { i.Frequency = model.HalfYearly }, vs(value("2026-H2")), "2027-H1 2027-07-01!"},
		"quarterly after a year":       {func(i *model.Indicator) { i.Frequency = model.Quarterly }, vs(value("2026")), "2027-Q1 2027-04-01!, 2027-Q2 2027-07-01!, 2027-Q3 2027-10-01!"},
		"monthly":                      {func(i *model.Indicator) { i.Frequency = model.Monthly }, vs(value("2027-08")), "2027-09 2027-10-01!"},
		"every two years":              {func(i *model.Indicator) { i.Frequency = model.EveryTwoYears }, vs(value("2024")), "2026 2027-01-01!"},
		"every four years":             {func(i *model.Indicator) { i.Frequency = model.EveryFourYears }, vs(value("2024")), "2028 2029-01-01"},
		"yearly, after a survey":       {func(i *model.Indicator) {}, vs(value("2026-05-17/2026-06-11")), "2027 2028-01-01"},
		"two-yearly, after a survey":   {func(i *model.Indicator) { i.Frequency = model.EveryTwoYears }, vs(value("2024-09-01/2024-10-11")), "2026 2027-01-01!"},
		"yearly, on a day":             {func(i *model.Indicator) {}, vs(value("2027-01-01")), "2028 2029-01-01"},
		"yearly, by the season":        {func(i *model.Indicator) {}, vs(value("2025/26")), "2026/27 2027-08-01!"},
		"two-yearly, by the season":    {func(i *model.Indicator) { i.Frequency = model.EveryTwoYears }, vs(value("2025/26")), "2027/28 2028-08-01"},
		"monthly, after a season":      {func(i *model.Indicator) { i.Frequency = model.Monthly }, vs(value("2026/27")), "2027-08 2027-09-01!, 2027-09 2027-10-01!"},
		"once, not yet":                {func(i *model.Indicator) { i.Frequency, i.FirstDue = model.Once, "2026" }, nil, "2026 2027-01-01!"},
		"once, done":                   {func(i *model.Indicator) { i.Frequency = model.Once }, vs(value("2026")), ""},
		"once, not yet known":          {func(i *model.Indicator) { i.Frequency = model.Once }, vs(missing("2026", model.NotYetKnown)), "2026 2027-01-01!"},
		"no frequency":                 {func(i *model.Indicator) { i.Frequency = "" }, nil, ""},
		"no value, no baseline":        {func(i *model.Indicator) {}, nil, "2027 2028-01-01"},
		"no value, a baseline":         {func(i *model.Indicator) { i.Baseline = &model.Baseline{Period: "2025"} }, nil, "2026 2027-01-01!"},
		"no value, a first period":     {func(i *model.Indicator) { i.FirstDue = "2030" }, nil, "2030 2031-01-01"},
		"values before the first":      {func(i *model.Indicator) { i.FirstDue = "2026" }, vs(value("2015"), value("2016")), "2026 2027-01-01!"},
		"values after the first":       {func(i *model.Indicator) { i.FirstDue = "2024" }, vs(value("2026")), "2027 2028-01-01"},
		"not measured counts as known": {func(i *model.Indicator) {}, vs(missing("2026", model.NotMeasured)), "2027 2028-01-01"},
		"not yet known is still due":   {func(i *model.Indicator) {}, vs(value("2025"), missing("2026", model.NotYetKnown)), "2026 2027-01-01!"},
		"and an earlier one too":       {func(i *model.Indicator) {}, vs(missing("2025", model.NotYetKnown), value("2026")), "2025 2026-01-01!"},
		"a candidate":                  {func(i *model.Indicator) { i.Choice = model.Candidate }, nil, ""},
		"in reserve":                   {func(i *model.Indicator) { i.Choice = model.Reserve }, vs(value("2020")), ""},
		"dropped":                      {func(i *model.Indicator) { i.Choice = model.Dropped }, vs(value("2020")), ""},
		"a support indicator":          {func(i *model.Indicator) { i.Choice = model.Secondary }, vs(value("2026")), "2027 2028-01-01"},
		"a wish":                       {func(i *model.Indicator) { i.Choice = model.WishList }, nil, ""},
		"a wish with a first period":   {func(i *model.Indicator) { i.Choice, i.FirstDue = model.WishList, "2027" }, nil, "2027 2028-01-01"},
		"at the end of time":           {func(i *model.Indicator) {}, vs(value("2999")), ""},
	} {
		d := model.New(environment())
		edit(t, d, func(tx *model.Tx) error {
			indicator, err := tx.AddIndicator("", "Proef")
			if err != nil {
				return err
			}
			for _, v := range test.values {
				v.Indicator = indicator.ID
				if err := tx.Put(v); err != nil {
					return err
				}
			}
			return model.Update(tx, indicator.ID, func(i *model.Indicator) error {
				i.Choice = model.Headline
				test.set(i)
				return nil
			})
		})
		lines := strings.ReplaceAll(strings.Join(dueLines(d, today), ", "), "I1 ", "")
		if lines != test.want {
			t.Errorf("%s: got %q, want %q", name, lines, test.want)
		}
	}
}

func TestAFigureCanBeHadFromTheDayItself(t *testing.T) {
	d := put(t, &model.Indicator{
		Code: "I1", Name: "Proef", Sort: model.EffectIndicator, Type: model.Percentage, Direction: model.Higher, Choice: model.Headline,
		Frequency: model.Yearly, FirstDue: "2026",
	})
	for today, want := range map[model.Date]string{"2026-12-31": "I1 2026 2027-01-01", "2027-01-01": "I1 2026 2027-01-01!"} {
		if got := dueLines(d, today)[0]; got != want {
			t.Errorf("on %s: %s, want %s", today, got, want)
		}
	}
}

func vs(values ...*model.Value) []*model.Value { return values }

func TestADossierThatLayStillListsALimitedNumber(t *testing.T) {
	d := model.New(environment())
	edit(t, d, func(tx *model.Tx) error {
		indicator, err := tx.AddIndicator("", "Proef")
		if err != nil {
			return err
		}
		return model.Update(tx, indicator.ID, func(i *model.Indicator) error {
			i.Choice, i.Frequency, i.FirstDue = model.Headline, model.Monthly, "2001-01"
			return nil
		})
	})
	due := d.Due("2027-10-14")
	if len(due) != 40 || due[0].Period != "2001-01" {
		t.Errorf("%d periods from %s", len(due), due[0].Period)
	}
	if counts := d.Counts("2027-10-14"); counts.Due != 40 || counts.Indicators != 1 {
		t.Errorf("counts: %+v", counts)
	}
}

func TestDueIsListedByOwnerAndDate(t *testing.T) {
	d := model.New(environment())
	edit(t, d, func(tx *model.Tx) error {
		party := &model.Party{Name: "Aanbieders", Sort: model.Provider}
		if err := tx.Put(party); err != nil {
			return err
		}
		for _, of := range []struct {
			owner model.Actor
			first model.Period
		}{
			{model.Actor{Role: "Werkplein", Party: party.ID}, "2026"}, {model.Actor{Party: party.ID}, "2027"}, {model.Actor{Role: "Werkplein"}, "2025"},
			{model.Actor{}, "2026"},
		} {
			indicator, err := tx.AddIndicator("", "Proef")
			if err != nil {
				return err
			}
			if err := model.Update(tx, indicator.ID, func(i *model.Indicator) error {
				i.Choice, i.Owner, i.FirstDue = model.Headline, of.owner, of.first
				return nil
			}); err != nil {
				return err
			}
		}
		_, err := tx.SetValue(model.All[model.Indicator](tx.Dossier)[0].ID, "2025", model.Figure{Value: number(1)})
		return err
	})
	want := []string{"I4 2026 2027-01-01!", "I2 2027 2028-01-01", "I3 2025 2026-01-01!", "I1 2026 2027-01-01!", "I3 2026 2027-01-01!"}
	if got := dueLines(d, "2027-10-14"); !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
	if due := d.Due("2027-10-14"); due[3].Last == nil || due[3].Last.Period != "2025" || due[0].Last != nil {
		t.Error("the value before it is not told")
	}
}
