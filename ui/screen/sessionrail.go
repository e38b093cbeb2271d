package screen

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/model/script"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// keyOf is the key that does something everywhere, as people read it.
func (d *Desk) keyOf(does model.Key) string {
	return control.KeyText(d.look.Words, control.Everywhere, does)
}

// sessionRail is where the facilitator is in the session: the step, the clock, the question on the screen and the note that nobody else
// sees. It is there only while a session runs.
type sessionRail struct {
	desk   *Desk
	object *fyne.Container

	number, title, clock, plan *control.Prose
	ends, short                *control.Prose
	question, note, leftOut    *control.Prose
	noteCard, shortCard        *control.Panel
	bar                        *progress
	next, pause                *control.Button
	scroll                     *control.Scroller
}

func newSessionRail(d *Desk) *sessionRail {
	look := d.look
	say := look.Words.Say
	muted := func() *control.Prose {
		return control.NewProse(look, "", control.Small, figure.Regular, figure.MutedInk)
	}
	r := &sessionRail{
		desk: d, number: muted(), plan: muted(),
		title:    control.NewProse(look, "", control.Heading, figure.Bold, figure.Ink),
		clock:    control.NewProse(look, "", control.ClockBig, figure.Bold, figure.Ink),
		question: control.NewProse(look, "", 17, figure.Regular, figure.Ink),
		note:     control.NewProse(look, "", control.Small, figure.Regular, figure.Ink),
		ends:     control.NewProse(look, "", control.Small, figure.Regular, figure.Ink),
		short:    control.NewProse(look, "", control.Small, figure.Regular, figure.Ink),
		leftOut:  control.NewProse(look, "", control.Small, figure.Regular, figure.MutedInk),
		bar:      newProgress(look),
	}
	r.shortCard = control.NewPanel(look, figure.Attention, control.Inset(look.Px(12), look.Px(12), look.Px(control.Tight), look.Px(control.Step),
		control.Column(look.Px(control.Tight), r.short,
			control.NewButton(look, say("room.replan.look"), d.keyOf("hint.replan"), control.Quiet, d.showReplanning).Leading())))
	r.noteCard = control.NewPanel(look, figure.None, control.Around(look.Px(12), control.Column(look.Px(2),
		control.NewProse(look, say("rail.onlyYou"), control.Small, figure.Bold, figure.Ink), r.note))).On(figure.Ground)
	r.next = control.NewButton(look, say("rail.next"), "F5", control.Primary, d.nextStep)
	longer := control.NewButton(look, say("rail.longer"), "F6", control.Quiet, d.fiveMinutes)
	back := control.NewButton(look, say("rail.back"), "", control.Quiet, d.previousStep)
	r.pause = control.NewButton(look, say("rail.pause"), "", control.Quiet, d.pause)
	upper := control.Column(look.Px(control.Gap),
		control.Column(0, r.number, r.title), control.Column(0, r.clock, r.plan), r.bar.object, r.ends, r.shortCard, control.Space(0, look.Px(4)),
		control.Column(look.Px(2), control.NewProse(look, say("rail.question"), control.Small, figure.Regular, figure.MutedInk), r.question, r.leftOut),
		control.Space(0, look.Px(4)), r.noteCard)
	r.scroll = control.NewScroller(look, control.Around(look.Px(20), upper))
	lower := control.Inset(look.Px(12), look.Px(20), look.Px(12), look.Px(20), control.Column(look.Px(control.Tight), r.next,
		longer, control.Row(0, control.Cell{Object: back, Share: 1}, control.Cell{Object: r.pause, Share: 1})))
	r.object = control.Over(look.Surface(figure.Card), container.New(edge{left: true}, look.Rule(),
		container.New(bottomLayout{}, lower, r.scroll)))
	return r
}

// bottomLayout keeps the first object at the bottom and gives the second one the rest.
type bottomLayout struct{}

func (bottomLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	low := control.HeightOf(objects[0], size.Width)
	objects[0].Move(fyne.NewPos(0, size.Height-low))
	objects[0].Resize(fyne.NewSize(size.Width, low))
	objects[1].Move(fyne.NewPos(0, 0))
	objects[1].Resize(fyne.NewSize(size.Width, max(0, size.Height-low)))
}

func (bottomLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// update shows the step at hand.
func (r *sessionRail) update() {
	d := r.desk
	if d.dossier == nil {
		return
	}
	session := d.dossier.RunningSession()
	if session == nil || session.Current >= len(session.Steps) {
		return
	}
	step := session.Steps[session.Current]
	clock := script.At(session, d.now())
	r.number.SetText(d.look.Words.Say("rail.step", "number", clock.Number, "steps", clock.Steps))
	r.title.SetText(step.Title)
	r.question.SetText(step.Prompt)
	r.note.SetText(step.Note)
	r.noteCard.Hidden = step.Note == ""
	label := model.Key("rail.next")
	if clock.Number == clock.Steps {
		label = "rail.close"
	}
	r.next.SetText(d.look.Words.Say(label))
	r.tick()
	r.scroll.Relayout()
}

// tick shows the time.
func (r *sessionRail) tick() {
	d := r.desk
	session := d.dossier.RunningSession()
	if session == nil {
		return
	}
	clock := script.At(session, d.now())
	r.clock.SetText(clockText(clock))
	paint := figure.Ink
	if clock.Over {
		paint = figure.OffCourse
	}
	r.clock.SetPaint(paint)
	r.plan.SetText(d.planText(clock))
	r.ends.SetText(d.endText(clock))
	r.bar.set(clock)
	pause := model.Key("rail.pause")
	if clock.Paused {
		pause = "room.goOn"
	}
	r.pause.SetText(d.look.Words.Say(pause))
	plan := d.replan()
	if shown := plan.Short > 0; shown == r.shortCard.Hidden {
		r.shortCard.Hidden = !shown
		r.scroll.Relayout()
	}
	if plan.Short > 0 {
		r.short.SetText(d.look.Words.Count("room.replan.rail", plan.Short))
	}
}

// showLeftOut says what the room does not see of the work, because all of it would be too small to read.
func (r *sessionRail) showLeftOut(text string) {
	if r.leftOut.Text() != text {
		r.leftOut.SetText(text)
		r.scroll.Relayout()
	}
}

// clockText is what is left of the step, and how far it is over when nothing is left.
func clockText(clock script.Clock) string {
	if clock.Over {
		return "+" + minutesText(clock.Past)
	}
	return minutesText(clock.Left)
}

func minutesText(t time.Duration) string {
	seconds := int(t.Round(time.Second).Seconds())
	return fmt.Sprintf("%02d:%02d", seconds/60, seconds%60)
}

// planText says how long the step may take, and whether its clock goes.
func (d *Desk) planText(clock script.Clock) string {
	planned := d.look.Words.Count("rail.of", int(clock.Planned.Minutes()))
	if clock.Paused {
		return planned + " · " + d.look.Words.Say("rail.paused")
	}
	return planned
}

// progress is the bar under the clock.
type progress struct {
	look   *control.Look
	object *fyne.Container
	back   *canvas.Rectangle
	front  *canvas.Rectangle
	share  float32
}

func newProgress(look *control.Look) *progress {
	p := &progress{look: look, back: look.Surface(figure.Line), front: look.Surface(figure.Accent)}
	p.back.CornerRadius, p.front.CornerRadius = look.Px(3), look.Px(3)
	p.object = container.New(p, p.back, p.front)
	return p
}

func (p *progress) set(clock script.Clock) {
	share := float32(0)
	if clock.Planned > 0 {
		share = min(1, float32(clock.Used)/float32(clock.Planned))
	}
	p.front.FillColor = p.look.Color(figure.Accent)
	if clock.Over {
		p.front.FillColor = p.look.Color(figure.OffCourse)
	}
	p.share = share
	p.object.Refresh()
}

// Layout implements fyne.Layout.
func (p *progress) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	p.back.Resize(size)
	p.front.Resize(fyne.NewSize(size.Width*p.share, size.Height))
}

// MinSize implements fyne.Layout.
func (p *progress) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, p.look.Px(6)) }

// kindOfPage is the kind of session that a page is for.
func (p place) session() model.SessionKind {
	switch p {
	case atIndicators:
		return model.IndicatorSession
	case atLearning:
		return model.FollowingSession
	}
	return model.GoalSession
}

// session returns the session that a page works in: the one that runs, else the last one of its kind; nil before the first.
func (d *Desk) session(kind model.SessionKind) *model.Session {
	if running := d.dossier.RunningSession(); running != nil && running.Sort == kind {
		return running
	}
	return d.dossier.LatestSession(kind)
}

// sessionFor returns the session of a kind to write in, and plans one with the usual run sheet when there is none. It is used within an
// edit, so that the first card plans the session in the same step.
func (d *Desk) sessionFor(tx *model.Tx, kind model.SessionKind) (*model.Session, error) {
	if session := d.session(kind); session != nil {
		return session, nil
	}
	return script.Plan(tx, kind, d.settings.Language, d.today())
}

// nextStep goes on: it starts the session of the page when none runs, goes to the next step and starts its clock, and closes the session
// after the last one.
func (d *Desk) nextStep() {
	d.settle()
	running := d.dossier.RunningSession()
	if running == nil {
		d.begin(d.sessionHere())
		return
	}
	clock := script.At(running, d.now())
	if clock.Number == clock.Steps {
		if d.edit("edit.session.close", func(tx *model.Tx) error { return script.Close(tx, running.ID) }, "session", running.Title) {
			d.say("say.sessionClosed", "session", running.Title)
		}
		return
	}
	if d.edit("edit.session.next", func(tx *model.Tx) error { return script.Next(tx, running.ID) }, "session", running.Title) {
		d.followStep()
	}
}

func (d *Desk) startSession(kind model.SessionKind) {
	title := d.look.Words.Choice("sessionkind", string(kind))
	if d.edit("edit.session.start", func(tx *model.Tx) error {
		session := d.session(kind)
		if session == nil || session.State == model.Closed {
			var err error
			if kind == model.FollowingSession {
				session, err = script.PlanRound(tx, d.settings.Language, d.today())
			} else {
				session, err = script.Plan(tx, kind, d.settings.Language, d.today())
			}
			if err != nil {
				return err
			}
		}
		return script.Start(tx, session.ID)
	}, "session", title) {
		d.followStep()
		d.frame.object.Refresh()
	}
}

func (d *Desk) previousStep() {
	d.settle()
	if running := d.dossier.RunningSession(); running != nil {
		if d.edit("edit.session.previous", func(tx *model.Tx) error { return script.Previous(tx, running.ID) }, "session", running.Title) {
			d.followStep()
		}
	}
}

func (d *Desk) fiveMinutes() {
	if running := d.dossier.RunningSession(); running != nil {
		if d.edit("edit.session.extend", func(tx *model.Tx) error { return script.Extend(tx, running.ID, 5) }, "minutes", 5) {
			d.say("say.longer")
		}
	}
}

func (d *Desk) pause() {
	running := d.dossier.RunningSession()
	if running == nil {
		return
	}
	d.settle()
	if script.At(running, d.now()).Paused {
		d.edit("edit.session.resume", func(tx *model.Tx) error { return script.Resume(tx, running.ID) }, "session", running.Title)
		return
	}
	d.edit("edit.session.pause", func(tx *model.Tx) error { return script.Pause(tx, running.ID) }, "session", running.Title)
}

// placeOf is the page on which a step of a session is worked.
func placeOf(session model.SessionKind, step model.StepKind) place {
	switch step {
	case model.StepPlan:
		if session == model.FollowingSession {
			return atLearning
		}
		return atAgreements
	case model.StepAgree:
		return atAgreements
	case model.StepFormulate, model.StepLadder, model.StepCheck, model.StepGroup, model.StepName:
		return atGoals // the tree, in whatever session
	case model.StepIndicate, model.StepScore, model.StepChoose, model.StepFill:
		return atIndicators
	}
	switch session {
	case model.GoalSession:
		return atGoals
	case model.IndicatorSession:
		if step == model.StepReview {
			return atGoals // what changed in the tree since it was adopted
		}
		return atIndicators
	case model.FollowingSession:
		return atLearning
	}
	return atStart
}

// stepFollower is a page with several surfaces, that turns to the one on which a step is worked.
type stepFollower interface{ follow(model.StepKind) }

// followStep turns to the page and the surface on which the step at hand is worked.
func (d *Desk) followStep() {
	session := d.dossier.RunningSession()
	if session == nil || session.Current >= len(session.Steps) {
		return
	}
	step := session.Steps[session.Current].Sort
	at := placeOf(session.Sort, step)
	if d.at != at {
		d.show(at)
	}
	if f, ok := d.page().(stepFollower); ok {
		f.follow(step)
	}
	if d.here == nil { // what is not shown cannot have the keyboard
		d.page().focus()
	}
	d.refreshScenes()
}
