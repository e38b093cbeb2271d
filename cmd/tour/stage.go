package main

import (
	"slices"
	"time"

	"doelenboom/model"
)

// left is what the clock shows in the pictures of a running step.
const left = 12*time.Minute + 40*time.Second

// stage sets the scene of a picture: the session that it is about is going on, at the step that it shows; for a picture between two sessions
// none is. The example itself is in the middle of its third session.
func stage(d *model.Dossier, kind model.SessionKind, step model.StepKind, index int) error {
	_, err := d.Edit("edit.session.next", func(tx *model.Tx) error {
		for _, session := range tx.Sessions() {
			at := stepOf(session, step, index)
			shown := kind != "" && session.ID == latest(tx.Dossier, kind) && at >= 0
			if err := model.Update(tx, session.ID, func(s *model.Session) error {
				switch {
				case shown && s.State == model.Running && s.Steps[s.Current].Sort == step:
				case shown:
					runUntil(s, at)
				case s.State == model.Running:
					s.State, s.Ended = model.Closed, moment.UTC()
					for i := range s.Steps {
						for j := range s.Steps[i].Runs {
							if s.Steps[i].Runs[j].To.IsZero() {
								s.Steps[i].Runs[j].To = moment.UTC()
							}
						}
					}
				}
				return nil
			}); err != nil {
				return err
			}
		}
		return nil
	})
	return err
}

func latest(d *model.Dossier, kind model.SessionKind) model.ID {
	if session := d.LatestSession(kind); session != nil {
		return session.ID
	}
	return ""
}

// runUntil makes a session one that began today and came to a step as planned, with what is left of that on the clock.
func runUntil(s *model.Session, at int) {
	used := max(0, time.Duration(s.Steps[at].Minutes)*time.Minute-left)
	from := moment.Add(-used)
	s.Steps = slices.Clone(s.Steps)
	for i := len(s.Steps) - 1; i >= 0; i-- {
		step := &s.Steps[i]
		step.Extra = 0
		switch {
		case i > at:
			step.Runs = nil
		case i == at:
			step.Runs = []model.Run{{From: from.UTC()}}
		default:
			began := from.Add(-time.Duration(step.Minutes) * time.Minute)
			step.Runs = []model.Run{{From: began.UTC(), To: from.UTC()}}
			from = began
		}
	}
	s.State, s.Current, s.Started, s.Ended, s.Until = model.Running, at, from.UTC(), time.Time{}, time.Time{}
	s.Starts = from.In(moment.Location()).Format("15:04")
}

func stepOf(session *model.Session, kind model.StepKind, index int) int {
	if index >= 0 && index < len(session.Steps) && session.Steps[index].Sort == kind {
		return index
	}
	for i, step := range session.Steps {
		if step.Sort == kind {
			return i
		}
	}
	return -1
}
