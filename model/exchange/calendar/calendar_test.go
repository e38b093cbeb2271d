package calendar_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	ics "github.com/arran4/golang-ical"

	"doelenboom/model"
	"doelenboom/model/exchange/calendar"
)

var moment = time.Date(2027, time.October, 14, 16, 0, 0, 0, time.FixedZone("CEST", 2*60*60))

// keys are words that are only keys.
type keys struct{}

func (keys) Say(key model.Key, pairs ...any) string {
	return fmt.Sprint(append([]any{key}, pairs...)...)
}
func (keys) Period(period model.Period) string { return string(period) }

// planned is a dossier with a conversation to come and figures that are due before it.
func planned(t *testing.T, starts string) *model.Dossier {
	t.Helper()
	count := 0
	d := model.New(model.Environment{Now: func() time.Time { return moment }, NewID: func() model.ID {
		count++
		return model.ID(fmt.Sprintf("id-%d", count))
	}})
	_, err := d.Edit("edit.test", func(tx *model.Tx) error {
		if err := tx.SetCover(func(c *model.Cover) error { c.Title = "Een zinvolle dag; in Lindenhage, échte dagen"; return nil }); err != nil {
			return err
		}
		people := &model.Participant{Role: "consulent"}
		if err := tx.Put(people); err != nil {
			return err
		}
		if err := tx.SetName(people.ID, "Wilhelmina Geheim"); err != nil {
			return err
		}
		for _, owner := range []string{"Werkplein", "GGD", "Werkplein"} {
			indicator, err := tx.AddIndicator("", "De deur uit, en "+strings.Repeat("weer terug ", 12))
			if err != nil {
				return err
			}
			if err := model.Update(tx, indicator.ID, func(i *model.Indicator) error {
				i.Choice, i.ChoiceReason, i.Frequency, i.FirstDue, i.Owner = model.Headline, "proef", model.HalfYearly, "2027-H2", model.Actor{Role: owner}
				return nil
			}); err != nil {
				return err
			}
		}
		if err := tx.Put(&model.Session{Sort: model.FollowingSession, Title: "Sessie 3, ronde 3", State: model.Planned, Date: "2028-04-13", Starts: starts, Place: "De Linde",
			Steps: []model.Step{{Sort: model.StepReview, Minutes: 90}, {Sort: model.StepTalk, Minutes: 30, Skipped: true}}}); err != nil {
			return err
		}
		return tx.Put(&model.Session{Sort: model.FollowingSession, Title: "Geweest", State: model.Closed, Date: "2027-10-14"})
	})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func written(t *testing.T, d *model.Dossier, now time.Time) string {
	t.Helper()
	var out bytes.Buffer
	if err := calendar.Write(&out, d, keys{}, now); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestACalendarIsReadBack(t *testing.T) {
	text := written(t, planned(t, "13:30"), moment)
	read, err := ics.ParseCalendar(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	events := read.Events()
	if len(events) != 3 {
		t.Fatalf("it holds %d events", len(events))
	}
	start, err := events[0].GetStartAt()
	if err != nil || !start.Equal(time.Date(2028, time.April, 13, 11, 30, 0, 0, time.UTC)) {
		t.Errorf("the conversation starts %v, %v", start, err)
	}
	if end, err := events[0].GetEndAt(); err != nil || end.Sub(start) != 90*time.Minute {
		t.Errorf("it ends %v, %v", end, err)
	}
	if stamp, err := events[0].GetDtStampTime(); err != nil || !stamp.Equal(moment) {
		t.Errorf("it was written %v, %v", stamp, err)
	}
	if day, err := events[1].GetAllDayStartAt(); err != nil || day.Format(time.DateOnly) != "2028-03-30" {
		t.Errorf("the figures are needed on %v, %v", day, err)
	}
	if brought := events[2].GetProperty(ics.ComponentPropertyDescription).Value; strings.Count(brought, "calendar.figure") != 2 {
		t.Errorf("the Werkplein brings %q", brought)
	}
	if strings.Contains(text, "Geheim") {
		t.Error("it names people")
	}
}

func TestACalendarKeepsTheRulesOfItsFormat(t *testing.T) {
	text := written(t, planned(t, ""), moment)
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		if len(line) > 75 || strings.ContainsAny(line, "\r\n") || line == "" {
			t.Errorf("a line of %d bytes: %q", len(line), line)
		}
	}
	for _, want := range []string{"DTSTART;VALUE=DATE:20280413", "DTEND;VALUE=DATE:20280414", "DTSTAMP:20271014T140000Z", `zinvolle dag\; in Lindenhage\, `} {
		if !strings.Contains(strings.ReplaceAll(text, "\r\n ", ""), want) {
			t.Errorf("it lacks %q:\n%s", want, text)
		}
	}
}

func TestTheSameEventsComeAgain(t *testing.T) {
	identities := func(text string) (out []string) {
		for line := range strings.SplitSeq(strings.ReplaceAll(text, "\r\n ", ""), "\r\n") {
			if strings.HasPrefix(line, "UID:") {
				out = append(out, line)
			}
		}
		return out
	}
	first, again := identities(written(t, planned(t, "13:30"), moment)), identities(written(t, planned(t, "9:00"), moment.AddDate(0, 1, 0)))
	if fmt.Sprint(first) != fmt.Sprint(again) || len(first) != 3 {
		t.Errorf("they are %v and %v", first, again)
	}
}

func TestACalendarOfNothingIsRefused(t *testing.T) {
	err := calendar.Write(&bytes.Buffer{}, model.New(model.Environment{Now: time.Now, NewID: func() model.ID { return "id" }}), keys{}, moment)
	if problem, ok := model.AsProblem(err); !ok || problem.Key != "problem.calendar.empty" {
		t.Errorf("it says %v", err)
	}
}
