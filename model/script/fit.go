package script

import (
	"fmt"
	"time"

	"doelenboom/model"
)

// LengthOf returns how many minutes a session may take: what the group decided, else the usual length.
func LengthOf(session *model.Session) int {
	if session.Length > 0 {
		return session.Length
	}
	return Length
}

// Span returns how many minutes a session takes from its first step to the end of its last one, as [StartTimes] counts them: a finished step
// for the whole minutes that it took, any other for what is planned.
func Span(session *model.Session) int {
	total := 0
	for i := range session.Steps {
		total += share(session, i)
	}
	return total
}

// Excess returns how many minutes a session takes too many; 0 when it fits.
func Excess(session *model.Session) int { return max(0, Span(session)-LengthOf(session)) }

// EndTime returns when a session ends by its run sheet, as "16:00", or nothing for a session without a starting time.
func EndTime(session *model.Session) string {
	at, err := time.Parse("15:04", session.Starts)
	if err != nil {
		return ""
	}
	return clockFace(at.Hour()*60 + at.Minute() + Span(session))
}

// share is how many minutes a step takes of the session.
func share(session *model.Session, at int) int {
	step := &session.Steps[at]
	over := session.State == model.Closed
	switch {
	case (at < session.Current || over) && len(step.Runs) > 0 && openRun(step) == nil:
		return int(Used(step, time.Time{}).Round(time.Minute).Minutes())
	case step.Skipped || over:
		return 0
	}
	return step.Minutes + step.Extra
}

// clockFace is a time of day, from minutes after midnight.
func clockFace(minutes int) string {
	const day = 24 * 60
	return fmt.Sprintf("%02d:%02d", minutes%day/60, minutes%60)
}
