package script

import (
	"time"

	"doelenboom/model"
)

// The titles under which the history shows what happened to a session.
const (
	EditPlan     model.Key = "edit.session.plan"
	EditStart    model.Key = "edit.session.start"
	EditNext     model.Key = "edit.session.next"
	EditPrevious model.Key = "edit.session.previous"
	EditExtend   model.Key = "edit.session.extend"
	EditPause    model.Key = "edit.session.pause"
	EditResume   model.Key = "edit.session.resume"
	EditClose    model.Key = "edit.session.close"
)

// Start begins a planned session: its first step runs from now. A session without a date gets the present day. One session can run at a
// time. It fails with a [model.Problem] while another one runs, when this one runs or is over, and when it has no step to run.
func Start(tx *model.Tx, session model.ID) error {
	if other := tx.RunningSession(); other != nil && other.ID != session {
		return model.NewProblem("problem.script.otherRuns", "session", other.Title)
	}
	now := moment(tx)
	return model.Update(tx, session, func(s *model.Session) error {
		switch s.State {
		case model.Running:
			return model.NewProblem("problem.script.runs", "session", s.Title)
		case model.Closed:
			return model.NewProblem("problem.script.closed", "session", s.Title)
		}
		first := beside(s, -1, 1)
		if first < 0 {
			return model.NewProblem("problem.script.noSteps", "session", s.Title)
		}
		if s.Date == "" {
			s.Date = model.DateOf(tx.Environment().Now())
		}
		s.State, s.Started, s.Current = model.Running, now, first
		s.Until = begun(s, now, tx.Environment().Now().Location()).Add(minutes(Minutes(s)))
		begin(&s.Steps[first], now)
		return nil
	})
}

// Next ends the step at hand and begins the next one that is not skipped, whose clock starts at once. It fails with a [model.Problem]
// at the last step, which [Close] ends.
func Next(tx *model.Tx, session model.ID) error { return step(tx, session, 1, "problem.script.last") }

// Previous ends the step at hand and goes on with the one before it that is not skipped. What that one used before still counts. It
// fails with a [model.Problem] at the first step.
func Previous(tx *model.Tx, session model.ID) error {
	return step(tx, session, -1, "problem.script.first")
}

func step(tx *model.Tx, session model.ID, direction int, none model.Key) error {
	return running(tx, session, func(s *model.Session, now time.Time) error {
		to := beside(s, s.Current, direction)
		if to < 0 {
			return model.NewProblem(none, "session", s.Title)
		}
		end(s, now)
		s.Current = to
		begin(&s.Steps[to], now)
		return nil
	})
}

// Extend gives the step at hand some minutes more, or fewer for a negative number; never fewer than none in all.
func Extend(tx *model.Tx, session model.ID, minutes int) error {
	return running(tx, session, func(s *model.Session, _ time.Time) error {
		at := &s.Steps[s.Current]
		at.Extra = max(at.Extra+minutes, -at.Minutes)
		return nil
	})
}

// Pause makes the clock stand still. Pausing twice changes nothing.
func Pause(tx *model.Tx, session model.ID) error {
	return running(tx, session, func(s *model.Session, now time.Time) error {
		end(s, now)
		return nil
	})
}

// Resume makes the clock go on, after a pause or in a session that was left running on another day. In a session whose clock goes it
// changes nothing.
func Resume(tx *model.Tx, session model.ID) error {
	return running(tx, session, func(s *model.Session, now time.Time) error {
		at := &s.Steps[s.Current]
		if open := openRun(at); open != nil && !left(open, now) {
			return nil
		}
		if now.Sub(lastMoment(s)).Abs() >= longest { // another day has an end of its own
			s.Until = now.Add(ahead(s, now))
		}
		end(s, now)
		begin(at, now)
		return nil
	})
}

// Close ends a session at whatever step it is. What did not run stays without a time. A session that nobody closed on its day ended when
// its last step did.
func Close(tx *model.Tx, session model.ID) error {
	return running(tx, session, func(s *model.Session, now time.Time) error {
		end(s, now)
		s.State, s.Ended = model.Closed, now
		if last := lastMoment(s); now.Sub(last).Abs() >= longest {
			s.Ended = last
		}
		return nil
	})
}

// CloseAt ends a session that was left running, at the moment at which it ended; see [LeftAt]. A step that ran still ends then too.
func CloseAt(tx *model.Tx, session model.ID, at time.Time) error {
	return running(tx, session, func(s *model.Session, now time.Time) error {
		at = at.UTC().Truncate(time.Second)
		if at.After(now) {
			at = now
		}
		for i := range s.Steps {
			if open := openRun(&s.Steps[i]); open != nil {
				if at.Before(open.From) {
					at = open.From
				}
				open.To = at
			}
		}
		s.State, s.Ended = model.Closed, at
		return nil
	})
}

// LeftAt is when a running session was left, as far as a dossier tells: at its last change; or, when nothing was changed in the step at
// hand, when that step had taken what was planned for it. It is never later than now.
func LeftAt(d *model.Dossier, session *model.Session, now time.Time) time.Time {
	last := lastMoment(session)
	if session.Current < len(session.Steps) {
		if open := openRun(&session.Steps[session.Current]); open != nil {
			step := session.Steps[session.Current]
			before := Used(&model.Step{Runs: step.Runs[:len(step.Runs)-1]}, now)
			last = open.From.Add(max(0, minutes(step.Minutes+step.Extra)-before))
			if change := lastChange(d); change.After(open.From.Add(time.Second)) {
				last = change
			}
		}
	}
	if last.After(now) {
		return now
	}
	return last
}

// lastChange is when a dossier was last changed; no moment for one that never was.
func lastChange(d *model.Dossier) time.Time {
	history := d.History()
	if len(history) == 0 {
		return time.Time{}
	}
	return history[len(history)-1].Time
}

// running changes a session that runs, at the present moment.
func running(tx *model.Tx, session model.ID, change func(*model.Session, time.Time) error) error {
	now := moment(tx)
	return model.Update(tx, session, func(s *model.Session) error {
		if s.State != model.Running {
			return model.NewProblem("problem.script.notRunning", "session", s.Title)
		}
		if s.Current >= len(s.Steps) {
			return model.NewProblem("problem.script.noSteps", "session", s.Title)
		}
		return change(s, now)
	})
}

// moment returns the present moment to the second: the clock shows no less, and a file that people can read needs no more.
func moment(tx *model.Tx) time.Time { return tx.Environment().Now().UTC().Truncate(time.Second) }

// beside returns the index of the nearest step before or after another that is not skipped, or -1.
func beside(s *model.Session, from, direction int) int {
	for i := from + direction; i >= 0 && i < len(s.Steps); i += direction {
		if !s.Steps[i].Skipped {
			return i
		}
	}
	return -1
}

func begin(step *model.Step, now time.Time) {
	step.Runs = append(step.Runs, model.Run{From: now})
}

// end closes the run that is going on, in whatever step a broken off session left it.
func end(s *model.Session, now time.Time) {
	for i := range s.Steps {
		step := &s.Steps[i]
		if open := openRun(step); open != nil {
			before := Used(&model.Step{Runs: step.Runs[:len(step.Runs)-1]}, now)
			open.To = endOf(step, *open, before, now)
		}
	}
}

// lastMoment returns when the last run of a session ended.
func lastMoment(s *model.Session) time.Time {
	last := s.Started
	for _, step := range s.Steps {
		for _, run := range step.Runs {
			if run.To.After(last) {
				last = run.To
			}
		}
	}
	return last
}
