package main

import (
	"time"

	"doelenboom/model"
)

// left is what the clock shows in the pictures of a running step.
const left = 12*time.Minute + 40*time.Second

// stage sets the scene of a picture: the session that it is about is going on, at the step that it shows; for a picture between two sessions
// none is. The example itself is in the middle of its third session.
func stage(d *model.Dossier, kind model.SessionKind, step model.StepKind) error {
	_, err := d.Edit("edit.session.next", func(tx *model.Tx) error {
		for _, session := range tx.Sessions() {
			at := stepOf(session, step)
			shown := kind != "" && session.ID == latest(tx.Dossier, kind) && at >= 0
			if err := model.Update(tx, session.ID, func(s *model.Session) error {
				switch {
				case shown && s.State == model.Running && s.Steps[s.Current].Sort == step:
				case shown:
					s.State, s.Current, s.Ended = model.Running, at, time.Time{}
					used := time.Duration(s.Steps[at].Minutes)*time.Minute - left
					s.Steps[at].Runs = []model.Run{{From: moment.Add(-max(used, 0)).UTC()}}
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

func stepOf(session *model.Session, kind model.StepKind) int {
	for i, step := range session.Steps {
		if step.Sort == kind {
			return i
		}
	}
	return -1
}
