package model_test

import (
	"bytes"
	"io/fs"
	"regexp"
	"strings"
	"testing"
	"time"

	"doelenboom/assets"
	"doelenboom/model"
	"doelenboom/model/exchange/dossier"
	"doelenboom/model/script"
)

// inTheRoom is a moment in the session that runs in the example: 15:20 in the Netherlands.
var inTheRoom = time.Date(2027, time.October, 14, 13, 20, 0, 0, time.UTC)

func example(t *testing.T) *model.Dossier {
	t.Helper()
	d, err := dossier.Read(model.Environment{
		Now:   func() time.Time { return inTheRoom },
		NewID: func() model.ID { t.Fatal("the example lacks a record"); return "" },
	}, exampleText(t))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func exampleText(t *testing.T) []byte {
	t.Helper()
	data, err := fs.ReadFile(assets.Files, "examples/zinvolle-dag.json")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestTheExampleIsWrittenBackAsItStands(t *testing.T) {
	var out bytes.Buffer
	if err := dossier.Write(&out, example(t), model.Keeper); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(out.Bytes(), exampleText(t)) {
		t.Error("the example file differs from what is written of it")
	}
}

func TestTheExampleIsComplete(t *testing.T) {
	d := example(t)
	want := model.Counts{
		Title: "Een zinvolle dag in Lindenhage", Goals: 17, Depth: 3, Cards: 60, Groups: 8, Terms: 4, Indicators: 12, Values: 31,
		Stories: 2, Sessions: 5, Readings: 8, Agreements: 19, Parked: 3, Observations: 3, Initiatives: 6, Parties: 8, Participants: 15,
		Due: 1,
	}
	if got := d.Counts(model.DateOf(inTheRoom)); got != want {
		t.Errorf("it holds %+v,\nwant %+v", got, want)
	}
	if errs := d.Verify(); len(errs) > 0 {
		t.Errorf("it breaks %d rules: %v", len(errs), errs)
	}
	if d.Count(model.KindName) != 0 {
		t.Error("it holds names of people")
	}
	cover := d.Cover()
	for _, said := range []string{cover.Theme, cover.DataStatement} {
		if !strings.Contains(said, "verzonnen") {
			t.Errorf("%q does not say that it is fictional", said)
		}
	}
}

func TestTheExampleStandsAsItsStoryTells(t *testing.T) {
	d := example(t)
	want := map[string]model.Judgement{
		"I1": model.Attention, "I2": model.OnCourse, "I3": model.OnCourse, "I4": model.OnCourse, "I5": model.OnCourse, "I6": model.Attention,
		"I7": model.Attention, "I8": model.OffCourse, "I9": model.OnCourse, "I10": model.OnCourse, "I11": model.NoJudgement,
		"V1": model.NoJudgement,
	}
	for _, indicator := range d.Indicators() {
		course := d.Course(indicator)
		if course.Computed != want[indicator.Code] || course.Judgement != want[indicator.Code] {
			t.Errorf("%s is %s by the rule and %s in all, want %s", indicator.Code, course.Computed, course.Judgement, want[indicator.Code])
		}
	}
	if i7 := d.Course(indicatorOf(t, d, "I7")); !i7.ByGroup || i7.Reason == "" {
		t.Errorf("I7 is judged %+v", i7)
	}
}

func TestTheExampleTree(t *testing.T) {
	d := example(t)
	dots := map[string]int{"1": 5, "1.1": 3, "3": 4, "3.1": 4, "2.3": 2}
	for _, goal := range d.Goals() {
		code := d.Code(goal.ID)
		if goal.State != model.GoalAdopted || goal.Dots != dots[code] {
			t.Errorf("goal %s is %s with %d dots", code, goal.State, goal.Dots)
		}
		if (goal.Assumption == "") != (goal.Parent == "") {
			t.Errorf("goal %s has the assumption %q", code, goal.Assumption)
		}
		unserved := len(d.Children(goal.ID)) == 0 && len(d.InitiativesOf(goal.ID)) == 0
		if goal.WhiteSpot != (code == "2.3") || unserved != goal.WhiteSpot {
			t.Errorf("goal %s: white spot %t, without initiative %t", code, goal.WhiteSpot, unserved)
		}
	}
	also := map[string]string{"3.3": "2.1", "4.2": "1.3"}
	for from, to := range also {
		goal := d.GoalByCode(from)
		if goal == nil || len(goal.Also) != 1 || d.Code(goal.Also[0].Goal) != to {
			t.Errorf("goal %s does not contribute to %s as well", from, to)
		}
	}
	const why = "Als inwoners vaker contact hebben met dezelfde consulent, durven zij een eerste stap te zetten."
	if got := d.GoalByCode("3.1").Assumption; got != why {
		t.Errorf("goal 3.1 rests on %q", got)
	}
}

func TestTheExampleIndicatorsAreFilledIn(t *testing.T) {
	d := example(t)
	for _, i := range d.Indicators() {
		for field, empty := range map[string]bool{
			"goal": len(i.Goals) == 0, "definition": i.Definition == "", "numerator": i.Numerator == "", "unit": i.Unit == "",
			"whole": i.Type == model.Percentage && i.Denominator == "", "baseline": i.Baseline == nil,
			"target": i.Direction != model.FollowOnly && len(i.Targets) == 0, "source": i.Source == "", "source owner": i.SourceOwner == "",
			"method": i.Method == "", "frequency": i.Frequency == "", "owner": i.Owner.IsZero(), "scores": len(i.Scores) < 3,
			"choice": i.Choice == model.Candidate || i.ChoiceReason == "", "first due": i.FirstDue == "",
		} {
			if empty {
				t.Errorf("%s has no %s", i.Code, field)
			}
		}
		for _, value := range d.Values(i.ID) {
			measured := i.Code != "I6" || value.Period != "2026"
			if (value.Value != nil) != measured || value.Source == "" && measured || value.Certainty == "" && measured {
				t.Errorf("%s in %s is %+v", i.Code, value.Period, value)
			}
			if strings.Contains(value.Footnote, "werk: 3") {
				t.Errorf("%s in %s tells a small number: %q", i.Code, value.Period, value.Footnote)
			}
		}
		if values := d.Values(i.ID); i.Sort != model.StoryIndicator && *values[0].Value != i.Baseline.Value {
			t.Errorf("the series of %s begins at %g, its baseline is %g", i.Code, *values[0].Value, i.Baseline.Value)
		}
	}
	if breaks := indicatorOf(t, d, "I11").BreaksOf(); len(breaks) != 1 || breaks[0].From != "2027" {
		t.Errorf("I11 breaks at %v", breaks)
	}
	if i2 := indicatorOf(t, d, "I2"); len(i2.Versions) != 2 || len(i2.BreaksOf()) != 0 {
		t.Errorf("the definition of I2 went through %v", i2.Versions)
	}
}

func TestTheExampleSessionRuns(t *testing.T) {
	d := example(t)
	session := d.RunningSession()
	if session == nil || session.Date != "2027-10-14" || session.Sort != model.FollowingSession {
		t.Fatalf("the session that runs is %+v", session)
	}
	want := script.Clock{
		Step: 4, Number: 5, Steps: 11, Planned: 15 * time.Minute, Used: 6*time.Minute + 45*time.Second, Left: 8*time.Minute + 15*time.Second,
		Running: true, Ends: inTheRoom.Add(88*time.Minute + 15*time.Second), Ahead: 2 * time.Minute,
	}
	if clock := script.At(session, inTheRoom); clock != want {
		t.Errorf("the clock shows %+v,\nwant %+v", clock, want)
	}
	for _, held := range d.Sessions() {
		if !script.Fits(held, script.Length+10) {
			t.Errorf("%s takes %d minutes", held.Title, script.Minutes(held))
		}
		for i, step := range held.Steps {
			if ran := len(step.Runs) > 0; ran != (held.State == model.Closed || i <= session.Current) {
				t.Errorf("%s, step %d: ran %t", held.Title, i+1, ran)
			}
		}
	}
	reading := d.ReadingIn(indicatorOf(t, d, "I7").ID, session.ID)
	if reading == nil || reading.Recognise == "" || reading.Explain == "" || reading.Appreciate == "" || reading.Improve == "" || len(reading.Dissent) != 1 {
		t.Errorf("I7 reads %+v", reading)
	}
	if carried := d.CarriedOver(session); len(carried) != 5 {
		t.Errorf("it opened with %d agreements of earlier sessions", len(carried))
	}
}

func TestTheExampleReadsCalmly(t *testing.T) {
	for _, unwanted := range []string{"!", "@", "—"} {
		if strings.Contains(string(exampleText(t)), unwanted) {
			t.Errorf("it holds %q", unwanted)
		}
	}
	shape := regexp.MustCompile(`^01933b7c-0000-7000-8000-\d{12}$`)
	d := example(t)
	for _, kind := range model.Kinds() {
		for _, record := range d.Records(kind) {
			if !shape.MatchString(string(record.Ident())) {
				t.Errorf("a %s has the identity %q", kind, record.Ident())
			}
		}
	}
	for i, card := range d.Cards("") {
		if card.Number != i+1 || card.Party == "" || len(card.Groups) == 0 && !card.Parked {
			t.Errorf("card %d is %+v", i+1, card)
		}
	}
}

func indicatorOf(t *testing.T, d *model.Dossier, code string) *model.Indicator {
	t.Helper()
	for _, indicator := range d.Indicators() {
		if indicator.Code == code {
			return indicator
		}
	}
	t.Fatalf("no indicator %s", code)
	return nil
}
