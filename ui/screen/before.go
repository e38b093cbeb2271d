package screen

import (
	"doelenboom/model"
	"doelenboom/model/script"
	"doelenboom/ui/screen/control"
)

// beforeMemory is where somebody was on the pages that come before a session, so that a larger letter or another language keeps the place.
type beforeMemory struct {
	question int               // of the assistant
	session  model.ID          // whose run sheet or list is shown; empty while it is to be planned
	kind     model.SessionKind // of that session
	step     int               // of the run sheet
	back     map[place]place   // where somebody came from
}

// visit goes to a page that leads back to where somebody was.
func (d *Desk) visit(p place) {
	if d.before.back == nil {
		d.before.back = map[place]place{}
	}
	if d.at != p {
		d.before.back[p] = d.at
	}
	delete(d.pages, p)
	d.show(p)
}

// leave goes back to where somebody came from.
func (d *Desk) leave() {
	to := d.before.back[d.at]
	delete(d.before.back, d.at)
	d.show(to)
}

// chorder is a page with keys of its own, wherever on it the keyboard is.
type chorder interface {
	chord(chord control.Chord, typing bool) bool
}

func (d *Desk) pageKey(chord control.Chord, typing bool) bool {
	if d.here != nil || d.sheet != nil || d.dossier == nil {
		return false
	}
	page, ok := d.page().(chorder)
	return ok && page.chord(chord, typing)
}

// prepare opens the assistant at a question.
func (d *Desk) prepare(question int) {
	d.before.question = question
	d.visit(atPrepare)
}

// about turns the pages that come before a session to the session of a kind.
func (d *Desk) about(kind model.SessionKind) {
	d.before.kind, d.before.session, d.before.step = kind, "", 0
	if session := d.session(kind); session != nil && session.State != model.Closed {
		d.before.session = session.ID
	}
}

// openSheetOf opens the run sheet of the session of a kind; where none is planned it plans one.
func (d *Desk) openSheetOf(kind model.SessionKind) {
	d.about(kind)
	if d.before.session == "" {
		if !d.edit(script.EditPlan, func(tx *model.Tx) error {
			session, err := script.Plan(tx, kind, d.settings.Language, "")
			if err == nil {
				d.before.session = session.ID
			}
			return err
		}) {
			return
		}
	}
	d.visit(atSheet)
}

// makeReady opens the list of what is to be ready before the session of a kind.
func (d *Desk) makeReady(kind model.SessionKind) {
	d.about(kind)
	d.visit(atReady)
}

// plannedSession is the session that the page is about, planned in the same edit where it was not yet.
func (d *Desk) plannedSession(tx *model.Tx) (model.ID, error) {
	if model.Get[model.Session](tx.Dossier, d.before.session) == nil {
		session, err := script.Plan(tx, d.before.kind, d.settings.Language, "")
		if err != nil {
			return "", err
		}
		d.before.session = session.ID
	}
	return d.before.session, nil
}

// sessionHere is the kind of session that F5 begins on the page at hand.
func (d *Desk) sessionHere() model.SessionKind {
	switch d.at {
	case atReady, atSheet:
		return d.before.kind
	case atStart, atPrepare:
		return d.nextSession()
	}
	return d.at.session()
}

// nextSession is the kind of session that comes next: the first of the three that was not held, and then the third for years.
func (d *Desk) nextSession() model.SessionKind {
	for _, kind := range []model.SessionKind{model.GoalSession, model.IndicatorSession} {
		if session := d.session(kind); session == nil || session.State != model.Closed {
			return kind
		}
	}
	return model.FollowingSession
}

// begin starts the session of a kind. The first time it shows the list of what is to be ready, for who wants to see that.
func (d *Desk) begin(kind model.SessionKind) {
	if d.settings.Checklist && d.at != atReady {
		d.makeReady(kind)
		return
	}
	d.startSession(kind)
}

// atQuestion turns the assistant to a question, for a picture of the tour.
func atQuestion(question int) func(*Desk) {
	return func(d *Desk) { d.prepare(question) }
}

// planning goes to a page about the next round of the third session, for a picture of the tour.
func planning(open func(*Desk, model.SessionKind)) func(*Desk) {
	return func(d *Desk) {
		d.before = beforeMemory{}
		open(d, model.FollowingSession)
	}
}
