package model_test

import (
	"fmt"
	"testing"

	"doelenboom/model"
)

// measured is an indicator with a baseline in one period, a target in another, and figures by period.
type measured struct {
	direction model.Direction
	from      model.Period
	baseline  float64
	to        model.Period
	target    float64
	figures   map[model.Period]float64
	also      func(i *model.Indicator)
}

func (m measured) course(t *testing.T) model.Course {
	t.Helper()
	d := model.New(environment())
	edit(t, d, func(tx *model.Tx) error {
		indicator, err := tx.AddIndicator("", "Proef")
		if err != nil {
			return err
		}
		for period, figure := range m.figures {
			if _, err := tx.SetValue(indicator.ID, period, model.Figure{Value: &figure}); err != nil {
				return err
			}
		}
		return model.Update(tx, indicator.ID, func(i *model.Indicator) error {
			i.Direction = m.direction
			if m.from != "" {
				i.Baseline = &model.Baseline{Period: m.from, Value: m.baseline}
			}
			if m.to != "" {
				i.Targets = []model.Target{{Period: m.to, Value: m.target}}
			}
			if m.also != nil {
				m.also(i)
			}
			return nil
		})
	})
	return d.Course(only[model.Indicator](t, d))
}

func TestTheCourseOfTheExample(t *testing.T) {
	for code, test := range map[string]struct {
		measured
		want model.Judgement
	}{
		"I1":  {measured{model.Higher, "2025", 61, "2028", 70, figures("2026", 63, "2027", 62), nil}, model.Attention},
		"I2":  {measured{model.Higher, "2025", 74, "2028", 79, figures("2026", 76, "2027", 79), nil}, model.OnCourse},
		"I3":  {measured{model.Higher, "2025", 55, "2028", 80, figures("2026", 62, "2027", 71), nil}, model.OnCourse},
		"I4":  {measured{model.Higher, "2025", 54, "2028", 62, figures("2026", 58, "2027", 60), nil}, model.OnCourse},
		"I5":  {measured{model.Lower, "2024", 46, "2028", 44, figures("2026", 45), nil}, model.OnCourse},
		"I6":  {measured{model.Higher, "2025", 33, "2028", 38, figures("2027", 35), nil}, model.Attention},
		"I7":  {measured{model.Higher, "2025", 38, "2028", 48, figures("2026", 41, "2027", 40), nil}, model.Attention},
		"I8":  {measured{model.Keep, "2025", 34, "2028", 34, figures("2027", 32), nil}, model.OffCourse},
		"I9":  {measured{model.Higher, "2025", 8, "2028", 20, figures("2026", 11, "2027", 17), nil}, model.OnCourse},
		"I10": {measured{model.Higher, "2025", 27, "2028", 45, figures("2026", 31, "2027", 39), nil}, model.OnCourse},
		"I11": {measured{model.FollowOnly, "2025", 301, "", 0, figures("2026", 296, "2027", 309), nil}, model.NoJudgement},
	} {
		if course := test.course(t); course.Judgement != test.want || course.Computed != test.want || course.ByGroup {
			t.Errorf("%s: %s, want %s", code, course.Judgement, test.want)
		}
	}
}

func figures(pairs ...any) map[model.Period]float64 {
	out := map[model.Period]float64{}
	for i := 0; i < len(pairs); i += 2 {
		out[model.Period(pairs[i].(string))] = float64(pairs[i+1].(int))
	}
	return out
}

func TestCourse(t *testing.T) {
	decimals := func(n int) func(*model.Indicator) { return func(i *model.Indicator) { i.Decimals = n } }
	within := func(low, high *float64) func(*model.Indicator) {
		return func(i *model.Indicator) { i.RangeLow, i.RangeHigh = low, high }
	}
	breaks := func(from model.Period) func(*model.Indicator) {
		return func(i *model.Indicator) {
			i.Versions = []model.Definition{{Text: "oud"}, {From: from, Text: "nieuw", Breaks: true}}
		}
	}
	kind := func(k model.IndicatorKind) func(*model.Indicator) { return func(i *model.Indicator) { i.Sort = k } }
	for name, test := range map[string]struct {
		measured
		want model.Judgement
	}{
		"exactly on the line":              {measured{model.Higher, "2024", 40, "2028", 48, figures("2026", 44), nil}, model.OnCourse},
		"one unit behind":                  {measured{model.Higher, "2024", 40, "2028", 48, figures("2026", 43), nil}, model.OnCourse},
		"two units behind":                 {measured{model.Higher, "2024", 40, "2028", 48, figures("2026", 42), nil}, model.Attention},
		"one unit behind, counted in ten":  {measured{model.Higher, "2024", 40, "2028", 48, figures("2026", 43), decimals(1)}, model.Attention},
		"5 % of the way behind":            {measured{model.Higher, "2024", 100, "2028", 300, figures("2026", 190), nil}, model.OnCourse},
		"more than 5 % of the way behind":  {measured{model.Higher, "2024", 100, "2028", 300, figures("2026", 189), nil}, model.Attention},
		"far past the line":                {measured{model.Higher, "2024", 40, "2028", 48, figures("2026", 90), nil}, model.OnCourse},
		"as it was":                        {measured{model.Higher, "2024", 40, "2028", 48, figures("2027", 40), nil}, model.Attention},
		"worse than it was":                {measured{model.Higher, "2024", 40, "2028", 48, figures("2027", 39), nil}, model.OffCourse},
		"worse, and still near the line":   {measured{model.Higher, "2024", 40, "2028", 48, figures("2025-Q1", 40), nil}, model.OnCourse},
		"down, on the line":                {measured{model.Lower, "2024", 48, "2028", 40, figures("2026", 44), nil}, model.OnCourse},
		"down, past the line":              {measured{model.Lower, "2024", 48, "2028", 40, figures("2026", 20), nil}, model.OnCourse},
		"down, behind":                     {measured{model.Lower, "2024", 48, "2028", 40, figures("2027", 45), nil}, model.Attention},
		"down, and it went up":             {measured{model.Lower, "2024", 48, "2028", 40, figures("2027", 49), nil}, model.OffCourse},
		"down, and it is as it was":        {measured{model.Lower, "2024", 48, "2028", 40, figures("2027", 48), nil}, model.Attention},
		"a unit behind in binary":          {measured{model.Higher, "2024", 0.5, "2026", 1.1, figures("2027", 1), decimals(1)}, model.OnCourse},
		"kept":                             {measured{model.Keep, "2024", 34, "2028", 34, figures("2027", 35), nil}, model.OnCourse},
		"kept too well":                    {measured{model.Keep, "2024", 34, "2028", 34, figures("2027", 36), nil}, model.OffCourse},
		"past the last target":             {measured{model.Higher, "2024", 40, "2026", 48, figures("2027", 44), nil}, model.Attention},
		"target reached, years later":      {measured{model.Higher, "2024", 40, "2026", 48, figures("2029", 48), nil}, model.OnCourse},
		"target in the year of the figure": {measured{model.Higher, "2024", 40, "2026", 48, figures("2026", 44), nil}, model.Attention},
		"target before the baseline":       {measured{model.Higher, "2024", 40, "2020", 48, figures("2026", 44), nil}, model.Attention},
		"no figure":                        {measured{model.Higher, "2024", 40, "2028", 48, nil, nil}, model.NoJudgement},
		"no figure after the baseline":     {measured{model.Higher, "2024", 40, "2028", 48, figures("2024", 40, "2023", 50), nil}, model.NoJudgement},
		"no baseline":                      {measured{model.Higher, "", 0, "2028", 48, figures("2026", 44), nil}, model.NoJudgement},
		"no target":                        {measured{model.Higher, "2024", 40, "", 0, figures("2026", 44), nil}, model.NoJudgement},
		"a story":                          {measured{model.Higher, "2024", 40, "2028", 48, figures("2026", 44), kind(model.StoryIndicator)}, model.NoJudgement},
		"a ladder":                         {measured{model.Higher, "2024", 40, "2028", 48, figures("2026", 44), kind(model.LadderIndicator)}, model.NoJudgement},
		"a break since the baseline":       {measured{model.Higher, "2024", 40, "2028", 48, figures("2026", 44), breaks("2025")}, model.NoJudgement},
		"a break with the figure":          {measured{model.Higher, "2024", 40, "2028", 48, figures("2026", 44), breaks("2026")}, model.NoJudgement},
		"a break with the baseline":        {measured{model.Higher, "2024", 40, "2028", 48, figures("2026", 44), breaks("2024")}, model.OnCourse},
		"a break after the figure":         {measured{model.Higher, "2024", 40, "2028", 48, figures("2026", 44), breaks("2027")}, model.OnCourse},
		"inside the range":                 {measured{model.Within, "2024", 10, "", 0, figures("2026", 12), within(number(12), number(15))}, model.OnCourse},
		"inside, without a baseline":       {measured{model.Within, "", 0, "", 0, figures("2026", 15), within(number(12), number(15))}, model.OnCourse},
		"nearer to the range":              {measured{model.Within, "2024", 10, "", 0, figures("2026", 11), within(number(12), number(15))}, model.Attention},
		"on the other side, and nearer":    {measured{model.Within, "2024", 10, "", 0, figures("2026", 16), within(number(12), number(15))}, model.Attention},
		"further from the range":           {measured{model.Within, "2024", 10, "", 0, figures("2026", 9), within(number(12), number(15))}, model.OffCourse},
		"as far from the range":            {measured{model.Within, "2024", 10, "", 0, figures("2026", 10), within(number(12), number(15))}, model.OffCourse},
		"outside, without a baseline":      {measured{model.Within, "", 0, "", 0, figures("2026", 16), within(number(12), number(15))}, model.OffCourse},
		"above a lower bound":              {measured{model.Within, "2024", 10, "", 0, figures("2026", 99), within(number(12), nil)}, model.OnCourse},
		"above an upper bound":             {measured{model.Within, "2024", 10, "", 0, figures("2026", 99), within(nil, number(15))}, model.OffCourse},
		"no range":                         {measured{model.Within, "2024", 10, "", 0, figures("2026", 12), nil}, model.NoJudgement},
	} {
		if course := test.course(t); course.Computed != test.want {
			t.Errorf("%s: %s, want %s", name, course.Computed, test.want)
		}
	}
}

func TestTheLineGoesToTheNextTarget(t *testing.T) {
	targets := func(i *model.Indicator) {
		i.Targets = []model.Target{{Period: "2030", Value: 100}, {Period: "2026", Value: 44}, {Period: "2028", Value: 60}}
	}
	for figure, want := range map[model.Period]struct {
		target   float64
		expected string
	}{
		"2025": {44, "42.0"}, "2026": {44, "44.0"}, "2027": {60, "55.0"}, "2028": {60, "60.0"}, "2029": {100, "90.0"}, "2031": {100, "100.0"},
	} {
		course := measured{model.Higher, "2024", 40, "", 0, map[model.Period]float64{figure: 50}, targets}.course(t)
		if course.Target == nil || course.Target.Value != want.target || fmt.Sprintf("%.1f", *course.Expected) != want.expected {
			t.Errorf("%s: to %+v, where %v is expected", figure, course.Target, *course.Expected)
		}
	}
}

func TestTheGroupsOwnJudgementGoesFirst(t *testing.T) {
	d := seeded(t)
	indicator := only[model.Indicator](t, d)
	earlier, later := only[model.Session](t, d), &model.Session{Sort: model.FollowingSession, State: model.Running, Date: "2028-10-14"}
	edit(t, d, func(tx *model.Tx) error {
		if err := model.Update(tx, indicator.ID, func(i *model.Indicator) error {
			i.Baseline, i.Targets = &model.Baseline{Period: "2024", Value: 30}, []model.Target{{Period: "2028", Value: 34}}
			return nil
		}); err != nil {
			return err
		}
		if err := tx.Put(later); err != nil {
			return err
		}
		return tx.Read(indicator.ID, earlier.ID, func(r *model.Reading) error {
			r.Judgement, r.JudgementReason = model.OffCourse, "De bus rijdt niet meer"
			return nil
		})
	})
	course := d.Course(only[model.Indicator](t, d))
	if course.Judgement != model.OffCourse || course.Computed != model.OnCourse || !course.ByGroup || course.Reason != "De bus rijdt niet meer" {
		t.Errorf("%+v", course)
	}
	edit(t, d, func(tx *model.Tx) error {
		return tx.Read(indicator.ID, later.ID, func(r *model.Reading) error { r.Recognise = "Ja"; return nil })
	})
	if course = d.Course(only[model.Indicator](t, d)); course.ByGroup || course.Judgement != model.OnCourse {
		t.Errorf("a later reading without a judgement leaves the computed one: %+v", course)
	}
	if reading := d.ReadingIn(indicator.ID, earlier.ID); reading == nil || reading.Explain != "Bus vervallen" || reading.Judgement != model.OffCourse {
		t.Errorf("the earlier reading: %+v", reading)
	}
	if reading := d.LatestReading(indicator.ID); reading == nil || reading.Session != later.ID || d.LatestReading("id-none") != nil {
		t.Errorf("the latest reading: %+v", reading)
	}
}
