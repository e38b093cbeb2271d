// Package calendar writes what a group agreed to do on a day as an iCalendar file (RFC 5545), for the calendar that everybody has: the sessions
// that are planned, and before the next conversation the day by which each owner brings figures.
//
// Parties and roles are named, people never. A session with a starting time is a moment in UTC; everything else is a whole day. Writing the
// same dossier again gives the same events, so that a calendar updates what it has instead of showing it twice.
package calendar

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"doelenboom/model"
)

// Words gives texts in the reader's language: that of a key with its arguments filled in, and a period as people say it.
type Words interface {
	Say(key model.Key, pairs ...any) string
	Period(period model.Period) string
}

// usualLength is how many minutes a session takes that has no steps.
const usualLength = 150

// domain makes the identities of events unlike those of other programs.
const domain = "@doelenboom"

// Write writes the calendar of a dossier, made at a moment; the time zone of that moment is the one in which sessions start. It fails with a
// [model.Problem] when nothing is planned.
func Write(w io.Writer, d *model.Dossier, words Words, now time.Time) error {
	c := &writer{dossier: d, words: words, now: now, calendar: ics.NewCalendarFor("Doelenboom")}
	c.calendar.SetMethod(ics.MethodPublish)
	c.calendar.SetXWRCalName(plain(d.Cover().Title))
	for _, session := range d.Sessions() {
		if session.State == model.Planned && session.Date != "" {
			c.session(session)
		}
	}
	if talk := nextTalk(d); talk != nil {
		c.figures(talk)
	}
	if len(c.calendar.Events()) == 0 {
		return model.NewProblem("problem.calendar.empty")
	}
	return c.calendar.SerializeTo(w, ics.WithNewLine("\r\n"))
}

// nextTalk is the first round that is planned on a day, or nil.
func nextTalk(d *model.Dossier) *model.Session {
	for _, round := range d.Rounds() {
		if round.State == model.Planned && round.Date != "" {
			return round
		}
	}
	return nil
}

type writer struct {
	dossier  *model.Dossier
	words    Words
	now      time.Time
	calendar *ics.Calendar
}

func (c *writer) event(id, summary, description string) *ics.VEvent {
	event := c.calendar.AddEvent(id + domain)
	event.SetDtStampTime(c.now)
	event.SetSummary(plain(summary))
	if description != "" {
		event.SetDescription(plain(description))
	}
	return event
}

func (c *writer) session(session *model.Session) {
	event := c.event(string(session.ID), session.Title, c.dossier.Cover().Title)
	if session.Place != "" {
		event.SetLocation(plain(session.Place))
	}
	day := session.Date.Time()
	at, err := time.Parse("15:04", session.Starts)
	if err != nil { // it has no starting time
		allDay(event, day)
		return
	}
	starts := time.Date(day.Year(), day.Month(), day.Day(), at.Hour(), at.Minute(), 0, 0, c.now.Location())
	event.SetStartAt(starts)
	event.SetEndAt(starts.Add(time.Duration(length(session)) * time.Minute))
}

func length(session *model.Session) int {
	minutes := 0
	for _, step := range session.Steps {
		if !step.Skipped {
			minutes += step.Minutes + step.Extra
		}
	}
	if minutes == 0 {
		return usualLength
	}
	return minutes
}

// figures writes for each owner the day by which the figures for a conversation are in. That day does not lie before the present one.
func (c *writer) figures(talk *model.Session) {
	day := max(model.FiguresBy(talk.Date), min(model.DateOf(c.now), talk.Date))
	var owners []model.Actor
	brings := map[model.Actor][]string{}
	for _, due := range c.dossier.DueBy(talk.Date) {
		owner := model.Actor{Party: due.Indicator.Owner.Party, Role: due.Indicator.Owner.Role}
		if brings[owner] == nil {
			owners = append(owners, owner)
		}
		brings[owner] = append(brings[owner], c.words.Say("calendar.figure", "code", due.Indicator.Code, "indicator", due.Indicator.Name, "period", c.words.Period(due.Period)))
	}
	for _, owner := range owners {
		name := c.dossier.ActorName(owner)
		if name == "" {
			name = c.words.Say("calendar.nobody")
		}
		sum := sha256.Sum256([]byte(string(owner.Party) + "|" + owner.Role))
		event := c.event("figures-"+string(talk.ID)+"-"+hex.EncodeToString(sum[:6]), c.words.Say("calendar.figures", "owner", name), strings.Join(brings[owner], "\n"))
		allDay(event, day.Time())
		event.AddProperty("TRANSP", "TRANSPARENT") // nobody is away because a figure is due
	}
}

// allDay makes an event one of a whole day: it ends before the next one.
func allDay(event *ics.VEvent, day time.Time) {
	event.SetAllDayStartAt(day)
	event.SetAllDayEndAt(day.AddDate(0, 0, 1))
}

// plain is a text without what no line of a calendar may hold.
func plain(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' || r == 0x7f {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, ""))
}
