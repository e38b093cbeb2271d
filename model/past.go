package model

// Turn is a change of an indicator: how it was, how it became, and in which session that was decided.
type Turn struct {
	Change        *Change
	Session       *Session   // that ran at that time; nil for none
	Before, After *Indicator // nil before it was there, and after it was deleted
}

// PastOf returns what happened to an indicator, oldest first, beginning with some change of the history. A change from a journal that cannot be
// read is left out.
func (d *Dossier) PastOf(indicator ID, begin int) []Turn {
	var out []Turn
	history := d.History()
	for _, change := range history[min(begin, len(history)):] {
		touched, err := change.Touched()
		if err != nil {
			continue
		}
		for _, t := range touched {
			if t.Kind == KindIndicator && t.ID == indicator {
				out = append(out, Turn{Change: change, Session: d.sessionAt(change), Before: asA[Indicator](t.Before), After: asA[Indicator](t.After)})
			}
		}
	}
	return out
}

// sessionAt returns the session that ran when a change was made, or nil.
func (d *Dossier) sessionAt(change *Change) *Session {
	for _, session := range All[Session](d) {
		if session.Started.IsZero() || session.Started.After(change.Time) {
			continue
		}
		if session.State == Running || !session.Ended.Before(change.Time) {
			return session
		}
	}
	return nil
}
