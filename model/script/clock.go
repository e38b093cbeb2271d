package script

import (
	"time"

	"doelenboom/model"
)

// longest is how long a step can run before it is plain that nobody is in the room any more.
const longest = 12 * time.Hour

// Clock is what the clock of a session shows at one moment.
type Clock struct {
	Step   int // index of the step at hand in the run sheet
	Number int // of the step at hand, counted from 1 without the skipped steps
	Steps  int // how many steps there are, without the skipped ones

	Planned time.Duration // what the step at hand may take, with the minutes that were added
	Used    time.Duration // what it has taken, pauses left out
	Left    time.Duration // what is left of it, never below zero
	Past    time.Duration // how far it is past its time, never below zero
	Over    bool          // its time is up

	Running bool // the session is going on
	Paused  bool // it is going on but the clock stands still

	// Ends is when the session ends if all goes as planned from now on; of one that is over, when it did. It is no moment for a session
	// that has yet to begin.
	Ends time.Time
	// Ahead is how much earlier than planned that is; negative is later. Whatever costs time counts: a late start, a step that takes more
	// than was planned, minutes that were added, a pause.
	Ahead time.Duration
}

// At returns what the clock of a session shows at a moment. A step that was left running in another part of the day, because the program
// stopped or nobody closed the session, shows as paused; see [Resume].
func At(session *model.Session, now time.Time) Clock {
	clock := Clock{Step: session.Current, Running: session.State == model.Running}
	for i := range session.Steps {
		if !session.Steps[i].Skipped {
			clock.Steps++
			if i <= session.Current {
				clock.Number++
			}
		}
	}
	if session.Current < len(session.Steps) {
		step := &session.Steps[session.Current]
		clock.Planned, clock.Used = minutes(step.Minutes+step.Extra), Used(step, now)
		clock.Left = max(0, clock.Planned-clock.Used)
		clock.Past = max(0, clock.Used-clock.Planned)
		clock.Over = clock.Running && clock.Used >= clock.Planned
		open := openRun(step)
		clock.Paused = clock.Running && (open == nil || left(open, now))
	}
	switch session.State {
	case model.Running:
		clock.Ends = now.Add(ahead(session, now))
	case model.Closed:
		clock.Ends = session.Ended
	}
	if !clock.Ends.IsZero() {
		clock.Ahead = until(session, now.Location()).Sub(clock.Ends)
	}
	return clock
}

// ahead is how long a running session still takes by its plan.
func ahead(session *model.Session, now time.Time) time.Duration {
	var sum time.Duration
	for i := session.Current; i < len(session.Steps); i++ {
		step := &session.Steps[i]
		switch planned := minutes(step.Minutes + step.Extra); {
		case i == session.Current:
			sum += max(0, planned-Used(step, now))
		case !step.Skipped:
			sum += planned
		}
	}
	return sum
}

// until is when a session was to end. One from before that was kept ends by its plan from when it began.
func until(session *model.Session, zone *time.Location) time.Time {
	if !session.Until.IsZero() {
		return session.Until
	}
	return begun(session, session.Started, zone).Add(minutes(planned(session)))
}

// planned is how many minutes a session takes by the plan with which it began.
func planned(session *model.Session) int {
	total := 0
	for _, step := range session.Steps {
		if !step.Skipped {
			total += step.Minutes
		}
	}
	return total
}

// punctual is how far from its announced time a session can begin and still end when that was announced. What begins further away is
// held at another time: it is a rehearsal, or it was moved.
const punctual = 45 * time.Minute

// begun is the moment from which the plan of a session counts: its announced time where it began near that, else when it began.
func begun(session *model.Session, started time.Time, zone *time.Location) time.Time {
	at, err := time.Parse("15:04", session.Starts)
	if err != nil {
		return started
	}
	day := started.In(zone)
	announced := time.Date(day.Year(), day.Month(), day.Day(), at.Hour(), at.Minute(), 0, 0, zone)
	if started.Sub(announced).Abs() > punctual {
		return started
	}
	return announced.UTC()
}

// Used returns how long a step has run by a moment, pauses left out.
func Used(step *model.Step, now time.Time) time.Duration {
	var used time.Duration
	for _, run := range step.Runs {
		to := run.To
		if to.IsZero() {
			to = endOf(step, run, used, now)
		}
		used += max(0, to.Sub(run.From))
	}
	return used
}

// openRun returns the run of a step that has no end, or nil.
func openRun(step *model.Step) *model.Run {
	if n := len(step.Runs); n > 0 && step.Runs[n-1].To.IsZero() {
		return &step.Runs[n-1]
	}
	return nil
}

// left reports whether a run was left open: it began half a day ago or more, or the computer's clock says that it has yet to begin.
func left(run *model.Run, now time.Time) bool { return now.Sub(run.From).Abs() >= longest }

// endOf returns when an open run ends if it ends now. One that was left open counts for what its step still had: nobody knows better.
func endOf(step *model.Step, run model.Run, used time.Duration, now time.Time) time.Time {
	switch {
	case now.Before(run.From):
		return run.From
	case left(&run, now):
		return run.From.Add(max(0, minutes(step.Minutes+step.Extra)-used))
	}
	return now
}

func minutes(n int) time.Duration { return time.Duration(n) * time.Minute }

// Minutes returns how many minutes a session takes by its plan: its steps without the skipped ones, with the minutes that were added.
func Minutes(session *model.Session) int {
	total := 0
	for _, step := range session.Steps {
		if !step.Skipped {
			total += step.Minutes + step.Extra
		}
	}
	return total
}

// Fits reports whether a session by its plan fits in a number of minutes.
func Fits(session *model.Session, within int) bool { return Minutes(session) <= within }

// StartTimes returns when each step starts, as "13:30", or nothing for a session without a starting time. They roll on: a finished step
// counts for the whole minutes that it took, any other for what is planned, a skipped one for nothing.
func StartTimes(session *model.Session) []string {
	at, err := time.Parse("15:04", session.Starts)
	if err != nil {
		return nil
	}
	out := make([]string, len(session.Steps))
	for i := range session.Steps {
		step := &session.Steps[i]
		out[i] = at.Format("15:04")
		finished := i < session.Current || session.State == model.Closed
		switch {
		case finished && len(step.Runs) > 0 && openRun(step) == nil:
			at = at.Add(Used(step, time.Time{}).Round(time.Minute))
		case !step.Skipped && session.State != model.Closed:
			at = at.Add(minutes(step.Minutes + step.Extra))
		}
	}
	return out
}
