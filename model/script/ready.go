package script

import (
	"slices"
	"time"

	"doelenboom/model"
)

// EditReady begins the titles under which the history shows what was made ready; the kind follows.
const EditReady model.Key = "edit.session.ready."

// The lines of the list that can be seen in the dossier itself, beside those that are remembered.
const (
	ReadyPeople model.ReadyKind = "people" // parties and roles are known
	ReadySheet  model.ReadyKind = "sheet"  // the run sheet fits in the time
)

// Readiness is how a line of the list stands.
type Readiness string

// How a line can stand.
const (
	Ready    Readiness = "ready"
	ToDo     Readiness = "to-do"
	Optional Readiness = "optional" // good to have, and nothing stops without it
)

// Line is one line of the list that a facilitator goes through before a session.
type Line struct {
	Sort  model.ReadyKind
	State Readiness
	When  time.Time          // when it was made ready; zero for what the dossier itself shows, and for what was not
	Open  []*model.Agreement // last time's agreements that still stand open
	Count int                // of people; of minutes too many
}

// ReadyLines lists the lines in the order in which they are gone through.
func ReadyLines() []model.ReadyKind {
	return []model.ReadyKind{
		model.ReadyBackup, model.ReadyStick, model.ReadyProjector, model.ReadyHandouts, model.ReadyAgreements, ReadyPeople, ReadySheet,
	}
}

// ListFor returns the list for a session, which may still have to be planned. A copy, and what the room could read, count on the day
// itself: the next day the laptop may stand in another room.
func ListFor(d *model.Dossier, session *model.Session, now time.Time) []Line {
	if session == nil {
		session = &model.Session{Identity: model.Identity{ID: "to be planned"}}
	}
	marked := map[model.ReadyKind]time.Time{}
	for _, readied := range session.Ready {
		marked[readied.Sort] = readied.When
	}
	var lines []Line
	for _, kind := range ReadyLines() {
		line := Line{Sort: kind, State: ToDo, When: marked[kind]}
		today := !line.When.IsZero() && model.DateOf(line.When.In(now.Location())) == model.DateOf(now)
		done := false
		switch kind {
		case model.ReadyBackup, model.ReadyProjector:
			done = today
		case model.ReadyStick:
			line.State, done = Optional, today
		case model.ReadyHandouts:
			done = !line.When.IsZero()
		case model.ReadyAgreements:
			line.Open = slices.DeleteFunc(d.CarriedOver(session), func(a *model.Agreement) bool { return !a.IsOpen() })
			done = !line.When.IsZero() || len(line.Open) == 0
		case ReadyPeople:
			line.Count = d.Count(model.KindParticipant)
			done = line.Count > 0 && d.Count(model.KindParty) > 0
		case ReadySheet:
			line.Count = Excess(session)
			done = line.Count == 0 && beside(session, -1, 1) >= 0
		}
		if done {
			line.State = Ready
		}
		lines = append(lines, line)
	}
	return lines
}

// IsReady reports whether nothing on a list is left to do.
func IsReady(lines []Line) bool {
	for _, line := range lines {
		if line.State == ToDo {
			return false
		}
	}
	return true
}

// MarkReady remembers with a session that something was made ready now.
func MarkReady(tx *model.Tx, session model.ID, kind model.ReadyKind) error {
	now := moment(tx)
	return model.Update(tx, session, func(s *model.Session) error {
		for i := range s.Ready {
			if s.Ready[i].Sort == kind {
				s.Ready[i].When = now
				return nil
			}
		}
		s.Ready = append(s.Ready, model.Readied{Sort: kind, When: now})
		return nil
	})
}
