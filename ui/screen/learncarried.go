package screen

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// carriedSurface is how a conversation opens: the line that says what it is for, and then the agreements of last time, one at a time, each
// with a new state by one key and what came of it.
type carriedSurface struct {
	page   *learningPage
	object *fyne.Container
	ids    []model.ID
	at     int // -1: the opening line

	begin *control.Button
	state *control.Choice
	note  *control.Field
	card  *control.Panel
	list  *fyne.Container

	code, text, who, before, told *control.Prose
	bar                           *control.Drawing
}

// reviewStates are the states in the order of their keys.
var reviewStates = []model.AgreementState{model.Done, model.UnderWay, model.LetGo, model.Open}

func newCarriedSurface(p *learningPage) *carriedSurface {
	d, look := p.desk, p.desk.look
	s := &carriedSurface{page: p, object: container.New(&fillLayout{}), at: -1}
	s.begin = control.NewButton(look, "", look.Words.Say("key.Enter"), control.Primary, func() { s.goAt(0) })
	s.code = control.NewProse(look, "", control.Title, figure.Bold, figure.Accent)
	s.text = control.NewProse(look, "", control.Title, figure.Bold, figure.Ink)
	s.who = control.NewProse(look, "", 17, figure.Regular, figure.Ink)
	s.before = control.NewProse(look, "", control.Body, figure.Regular, figure.MutedInk)
	s.told = control.NewProse(look, "", control.Body, figure.Regular, figure.MutedInk)
	s.list = control.Column(0)
	options := []control.Option{}
	for i, state := range reviewStates {
		options = append(options, control.Option{Value: string(state), Text: strconv.Itoa(i+1) + "  " + look.Words.Choice("review", string(state))})
	}
	s.state = control.NewChoice(look, options, "", func(value string) { s.set(model.AgreementState(value)) })
	s.state.OnRune = func(r rune) bool {
		at := int(r - '1')
		if at < 0 || at >= len(reviewStates) {
			return false
		}
		s.set(reviewStates[at])
		return true
	}
	s.state.OnKey = func(ev *fyne.KeyEvent) bool {
		switch ev.Name {
		case fyne.KeyReturn, fyne.KeyEnter:
			s.next()
		case fyne.KeyUp:
			s.goAt(s.at - 1)
		case fyne.KeyDown:
			s.goAt(s.at + 1)
		default:
			return false
		}
		return true
	}
	s.note = control.NewField(look, look.Words.Say("review.note"))
	s.note.Commit = func(text string) error { return s.review(model.AgreementState(s.state.Chosen()), text) }
	s.note.OnEnter = s.next
	s.bar = control.NewDrawing(look, 0.02, func(w, h float64) figure.Drawing { return s.progress().Draw(w, h) })
	s.card = control.NewPanel(look, figure.Accent, control.Inset(look.Px(20), look.Px(control.Wide), look.Px(20), look.Px(28), control.Column(look.Px(12),
		control.Row(look.Px(control.Step), control.Cell{Object: s.code, Width: look.Px(64)}, control.Cell{Object: s.text, Share: 1}),
		control.Inset(0, 0, 0, look.Px(64+control.Step), control.Column(look.Px(10), s.who, s.before, s.state, s.note)))))
	s.update()
	if round := d.round(); round != nil {
		memory := d.learned()
		if p := d.dossier.ProgressOf(round); memory.opened == round.ID || p.Reviewed > 0 || round.State != model.Running {
			s.at = s.firstWaiting()
		}
	}
	s.lay()
	return s
}

func (s *carriedSurface) session() *model.Session {
	if round := s.page.desk.round(); round != nil {
		return round
	}
	return &model.Session{Sort: model.FollowingSession, Date: s.page.desk.today()}
}

// firstWaiting is the first agreement that got no new state yet; the first one when all have.
func (s *carriedSurface) firstWaiting() int {
	for i, id := range s.ids {
		if a := model.Get[model.Agreement](s.page.desk.dossier, id); a != nil && a.ReviewedIn(s.session().ID) == nil {
			return i
		}
	}
	return 0
}

func (s *carriedSurface) agreement() *model.Agreement {
	if s.at < 0 || s.at >= len(s.ids) {
		return nil
	}
	return model.Get[model.Agreement](s.page.desk.dossier, s.ids[s.at])
}

// set gives the agreement at hand its state, and asks what came of it.
func (s *carriedSurface) set(state model.AgreementState) {
	s.state.Mark(string(state))
	if s.review(state, s.note.Text) == nil {
		s.page.desk.window.Canvas().Focus(s.note)
	}
}

func (s *carriedSurface) review(state model.AgreementState, note string) error {
	a := s.agreement()
	if a == nil || state == "" {
		return nil
	}
	d := s.page.desk
	return d.try("edit.agreement.state", func(tx *model.Tx) error {
		session, err := d.roundFor(tx)
		if err != nil {
			return err
		}
		return tx.Review(a.ID, state, session.ID, strings.TrimSpace(note))
	}, "text", a.Text)
}

// next goes to the agreement after this one; who was at the last one is done.
func (s *carriedSurface) next() {
	if a := s.agreement(); a != nil && a.ReviewedIn(s.session().ID) == nil {
		if s.review(a.State, s.note.Text) != nil { // going on is a state too: it is as it was
			return
		}
	}
	if s.at+1 < len(s.ids) {
		s.goAt(s.at + 1)
		return
	}
	d := s.page.desk
	d.frame.say(d.look.Words.Say("review.all"), "", nil)
	s.focus()
}

// goAt goes to an agreement, by its place.
func (s *carriedSurface) goAt(at int) {
	d := s.page.desk
	if at < 0 || at >= len(s.ids) {
		return
	}
	d.settle()
	if round := d.round(); round != nil {
		d.learned().opened = round.ID
	}
	s.at = at
	s.lay()
	s.focus()
	d.frame.showHints()
	d.refreshScenes()
}

func (s *carriedSurface) step(by int) { s.goAt(s.at + by) }

// order keeps the agreements in the order in which the conversation opened, also when one of them is done by now.
func (s *carriedSurface) update() {
	var now []model.ID
	for _, a := range s.page.desk.dossier.CarriedOver(s.session()) {
		now = append(now, a.ID)
	}
	if !sameMembers(now, s.ids) {
		at := s.agreement()
		s.ids = now
		slices.SortStableFunc(s.ids, s.byNumber)
		if at != nil {
			s.at = max(0, slices.Index(s.ids, at.ID))
		}
	}
}

func (s *carriedSurface) byNumber(a, b model.ID) int {
	of := func(id model.ID) *model.Agreement { return model.Get[model.Agreement](s.page.desk.dossier, id) }
	if of(a).Sort != of(b).Sort {
		return strings.Compare(string(of(a).Sort), string(of(b).Sort)) // what is to be done before what holds
	}
	return of(a).Number - of(b).Number
}

// lay shows the opening line, or the agreement at hand with the others beneath it.
func (s *carriedSurface) lay() {
	look := s.page.desk.look
	say := look.Words.Say
	var shown fyne.CanvasObject
	switch {
	case len(s.ids) == 0 && (s.at >= 0 || s.session().State != model.Running):
		shown = control.Inset(look.Px(20), 0, 0, 0, control.NewProse(look, say("learn.carriedEmpty"), 17, figure.Regular, figure.MutedInk))
	case s.at < 0:
		text := look.Words.Count("review.waiting", len(s.ids))
		s.begin.SetText(say("review.begin"))
		if len(s.ids) == 0 {
			text = say("learn.carriedEmpty")
		}
		s.begin.Hidden = len(s.ids) == 0
		shown = control.Inset(look.Px(72), look.Px(80), 0, look.Px(8), control.Column(look.Px(20),
			control.NewProse(look, say("learn.opening"), control.Question, figure.Bold, figure.Ink), control.NewProse(look, text, 17, figure.Regular, figure.MutedInk),
			control.Row(0, control.Cell{Object: s.begin})))
	default:
		s.fill()
		shown = control.NewScroller(look, control.Inset(look.Px(4), look.Px(8), look.Px(control.Step), look.Px(4),
			control.Column(look.Px(12), control.Column(look.Px(6), s.told, s.bar), s.card, s.list)))
	}
	s.object.Objects = []fyne.CanvasObject{shown}
	s.object.Refresh()
}

// fill shows the agreement at hand.
func (s *carriedSurface) fill() {
	d, look, b := s.page.desk, s.page.desk.look, s.page.desk.look.Words
	a := s.agreement()
	if a == nil {
		return
	}
	s.code.SetText(agreementCode(b, a))
	s.text.SetText(a.Text)
	s.who.SetText(d.agreementWho(b, a))
	s.before.SetText(d.saidBefore(b, a, s.session().ID))
	s.before.Hidden = s.before.Text() == ""
	said, state := a.ReviewedIn(s.session().ID), ""
	if said != nil {
		state = string(said.State)
		s.note.Fill(said.Note)
	} else {
		s.note.Fill("")
	}
	s.state.Mark(state)
	hint := model.Key("review.note")
	if state == string(model.LetGo) {
		hint = "review.obstacle"
	}
	s.note.SetPlaceHolder(b.Say(hint))
	s.card.SetBar(agreementBar(a, d.today()))
	s.told.SetText(s.progressText())
	s.bar.Refresh()
	s.list.Objects = nil
	for i, id := range s.ids {
		other := model.Get[model.Agreement](d.dossier, id)
		if other == nil || i == s.at {
			continue
		}
		line := d.reviewLine(look, other, s.session().ID)
		panel := control.NewPanel(look, figure.None, control.Inset(look.Px(6), look.Px(12), look.Px(6), look.Px(12), line)).On(figure.None)
		panel.OnTap = func() { s.goAt(i) }
		s.list.Add(panel)
	}
	s.list.Refresh()
}

func (s *carriedSurface) content() fyne.CanvasObject { return s.object }

func (s *carriedSurface) changed(change *model.Change) {
	if change != nil && !change.Touches(model.KindAgreement, model.KindSession, model.KindParty) {
		return
	}
	s.update()
	if s.at >= len(s.ids) {
		s.at = len(s.ids) - 1
	}
	if s.at < 0 || len(s.ids) == 0 {
		s.lay()
		return
	}
	s.fill()
	if scroller, ok := s.object.Objects[0].(*control.Scroller); ok {
		scroller.Relayout()
	} else {
		s.lay()
	}
}

func (s *carriedSurface) hints() []hint {
	if s.at < 0 {
		return []hint{{"Enter", "review.begin"}, {"F5", "hint.next"}}
	}
	return []hint{{"OneToFour", "review.states"}, {"Enter", "review.next"}, {"UpDown", "review.walk"}, {"CtrlZ", "hint.undo"}}
}

func (s *carriedSurface) focus() {
	c := s.page.desk.window.Canvas()
	switch {
	case s.at < 0 && len(s.ids) > 0:
		c.Focus(s.begin)
	case s.agreement() != nil:
		c.Focus(s.state)
	default:
		c.Unfocus()
	}
}

func (s *carriedSurface) selected() model.Ref {
	if a := s.agreement(); a != nil {
		return model.RefTo(a)
	}
	return model.Ref{}
}

// progress is how far the conversation is through the agreements.
func (s *carriedSurface) progress() figure.ReviewBar {
	var bar figure.ReviewBar
	for _, id := range s.ids {
		a := model.Get[model.Agreement](s.page.desk.dossier, id)
		if a == nil || a.ReviewedIn(s.session().ID) == nil {
			bar.Waiting++
			continue
		}
		bar.States = append(bar.States, a.State)
	}
	return bar
}

func (s *carriedSurface) progressText() string { return s.page.desk.progressText(s.session()) }

// progressText counts how the agreements of last time stand.
func (d *Desk) progressText(session *model.Session) string {
	b, p := d.look.Words, d.dossier.ProgressOf(session)
	out := []string{b.Say("review.progress", "reviewed", p.Reviewed, "all", p.All)}
	for _, part := range []struct {
		state model.AgreementState
		count int
	}{{model.Done, p.Done}, {model.UnderWay, p.UnderWay}, {model.LetGo, p.LetGo}, {model.Open, p.Waiting}} {
		if part.count > 0 {
			out = append(out, b.Say("review.count", "count", part.count, "state", b.Choice("agreementstate", string(part.state))))
		}
	}
	return strings.Join(out, " · ")
}

// scene shows the room the opening line, and then the agreement at hand, large.
func (s *carriedSurface) scene() roomScene {
	d := s.page.desk
	if s.at < 0 && (len(s.ids) > 0 || s.session().State == model.Running) {
		return roomScene{question: d.look.Words.Say("learn.opening"), id: "learn opening"}
	}
	if len(s.ids) == 0 {
		return roomScene{question: d.look.Words.Say("learn.carriedEmpty"), id: "carried none"}
	}
	view := &roomCarried{s}
	return roomScene{question: d.look.Words.Say("learn.carriedRoom"), id: "carried " + string(s.ids[max(0, s.at)]), make: view.make, update: view.update}
}
