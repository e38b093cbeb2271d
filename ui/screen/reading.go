package screen

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// question is one of the four steps of a reading.
type question struct {
	key model.Key
	of  func(*model.Reading) *string
}

var fourQuestions = []question{
	{"reading.recognise", func(r *model.Reading) *string { return &r.Recognise }},
	{"reading.explain", func(r *model.Reading) *string { return &r.Explain }},
	{"reading.appreciate", func(r *model.Reading) *string { return &r.Appreciate }},
	{"reading.improve", func(r *model.Reading) *string { return &r.Improve }},
}

// readingSurface is an indicator with what the group makes of it: the chart, the four questions, the judgement, other voices, what the journal
// holds and what is agreed.
type readingSurface struct {
	page       *learningPage
	scroll     *control.Scroller
	questions  []*control.Field
	judgement  *control.Choice
	reason     *control.Field
	judging    bool // the judgement has the keyboard
	headPlace  *fyne.Container
	chart      *control.Drawing
	voices     *voiceList
	journal    *fyne.Container
	agreements *fyne.Container
	sync       []func()
}

func newReadingSurface(p *learningPage) *readingSurface {
	s := &readingSurface{page: p}
	look := p.desk.look
	indicator := p.indicator()
	s.headPlace = control.Column(0, p.head(look, indicator, model.Keeper))
	s.chart = p.desk.chartOf(look, indicator, model.Keeper, 0.2)
	s.agreements, s.journal = control.Column(look.Px(control.Tight)), control.Column(look.Px(control.Tight))
	tiles := control.Tiles(look.Px(300), look.Px(control.Gap))
	for _, q := range fourQuestions {
		tiles.Add(s.card(q))
	}
	s.voices = newVoiceList(p.desk, "reading.dissent", "reading.dissentHint", func() []model.Dissent { return s.reading().Dissent }, func(change func([]model.Dissent) []model.Dissent) error {
		return s.write("edit.reading.dissent", func(r *model.Reading) error { r.Dissent = change(r.Dissent); return nil })
	})
	s.scroll = control.NewScroller(look, control.Inset(look.Px(4), look.Px(8), look.Px(control.Step), look.Px(4), control.Column(look.Px(control.Gap),
		s.headPlace, control.NewPanel(look, figure.None, control.Around(look.Px(control.Gap), s.chart)), s.journal, tiles, s.judge(), s.voices.object, s.agreements)))
	s.update(nil)
	return s
}

// session is the session that readings are written in.
func (s *readingSurface) session() model.ID {
	if round := s.page.desk.round(); round != nil {
		return round.ID
	}
	return ""
}

func (s *readingSurface) reading() *model.Reading {
	if reading := s.page.desk.dossier.ReadingIn(s.page.at, s.session()); reading != nil {
		return reading
	}
	return &model.Reading{}
}

func (s *readingSurface) write(title model.Key, change func(*model.Reading) error) error {
	d, indicator := s.page.desk, s.page.indicator()
	return d.try(title, func(tx *model.Tx) error {
		round, err := d.roundFor(tx)
		if err != nil {
			return err
		}
		return tx.Read(indicator.ID, round.ID, change)
	}, "indicator", indicator.Name)
}

// card is a question with the place for its answer. The room reads along while it is written.
func (s *readingSurface) card(q question) fyne.CanvasObject {
	d := s.page.desk
	f := control.NewArea(d.look, d.look.Words.Say(q.key+".question"), 2)
	f.Commit = func(text string) error {
		return s.write("edit.reading", func(r *model.Reading) error { *q.of(r) = strings.TrimSpace(text); return nil })
	}
	s.sync = append(s.sync, func() {
		copied := *s.reading()
		f.Fill(*q.of(&copied))
	})
	at := len(s.questions)
	s.questions = append(s.questions, f)
	f.OnEnter = func() {
		if at+1 == len(s.questions) {
			d.window.Canvas().Focus(s.judgement)
			s.scroll.Reveal(s.reason)
			return
		}
		next := s.questions[at+1]
		d.window.Canvas().Focus(next)
		s.scroll.Reveal(next)
	}
	f.OnFocus = func(bool) { d.refreshScenes() }
	f.OnWrite = func(string) { d.refreshScenes() }
	f.OnShortcut = func(shortcut fyne.Shortcut) bool {
		chord, _ := control.ChordOf(shortcut)
		switch does, _ := control.ActOf(control.OnReading, chord); does {
		case "reading.agree":
			s.agree(f)
		case "reading.adjust":
			f.Settle()
			d.showAdjust(s.page.indicator())
		default:
			return false
		}
		return true
	}
	return control.NewWritten(d.look, figure.Accent,
		control.NewProse(d.look, d.look.Words.Say(q.key), control.Body, figure.Bold, figure.Ink), f)
}

// agree makes an action of what is selected in an answer, else of the line at which the writer is, and asks who does it and when.
func (s *readingSurface) agree(f *control.Field) {
	d := s.page.desk
	text := strings.TrimSpace(f.SelectedText())
	if lines := strings.Split(f.Text, "\n"); text == "" && f.CursorRow < len(lines) {
		text = strings.TrimSpace(lines[f.CursorRow])
	}
	if text == "" {
		d.frame.say(d.look.Words.Say("reading.agreeNothing"), "", nil)
		return
	}
	if !f.Settle() {
		return
	}
	indicator := s.page.indicator()
	var made *model.Agreement
	if d.edit("edit.agreement.add", func(tx *model.Tx) error {
		round, err := d.roundFor(tx)
		if err != nil {
			return err
		}
		made, err = tx.Agree(indicator.ID, round.ID, text)
		return err
	}, "text", text) {
		d.completeAgreement(made.ID)
	}
}

// judge is the group's judgement with its reason, beside the computed one.
func (s *readingSurface) judge() fyne.CanvasObject {
	d, look := s.page.desk, s.page.desk.look
	s.reason = control.NewField(look, look.Words.Say("reading.reasonHint"))
	s.sync = append(s.sync, func() { s.reason.Fill(s.reading().JudgementReason) })
	chosen := ""
	write := func() error {
		return s.write("edit.reading.judge", func(r *model.Reading) error {
			r.Judgement, r.JudgementReason = model.Judgement(chosen), strings.TrimSpace(s.reason.Text)
			return nil
		})
	}
	s.reason.Commit = func(string) error {
		if chosen == "" {
			return nil
		}
		return write()
	}
	s.reason.OnEnter = func() { d.window.Canvas().Focus(s.voices.field) }
	watch := func(gained bool) {
		s.judging = gained
		if gained {
			s.scroll.Reveal(s.reason)
		}
		d.refreshScenes()
	}
	s.reason.OnFocus = watch
	s.reason.OnWrite = func(string) { d.refreshScenes() }
	options := d.options("judgement", texts(model.Judgements()))
	for i := range options {
		options[i].Text = strconv.Itoa(i+1) + "  " + options[i].Text
	}
	s.judgement = control.NewChoice(look, options, "", func(value string) {
		chosen = value
		if strings.TrimSpace(s.reason.Text) == "" { // a judgement needs its reason first
			d.frame.say(look.Words.Say("problem.reading.reason"), "", nil)
			d.window.Canvas().Focus(s.reason)
			return
		}
		if write() == nil {
			s.reason.Put(s.reason.Text)
		}
	})
	s.judgement.OnFocus = watch
	s.judgement.OnRune = func(r rune) bool {
		at := int(r - '1')
		if at < 0 || at >= len(model.Judgements()) {
			return false
		}
		s.judgement.Mark(string(model.Judgements()[at]))
		s.judgement.OnChoose(s.judgement.Chosen())
		d.window.Canvas().Focus(s.reason)
		return true
	}
	s.judgement.OnKey = func(ev *fyne.KeyEvent) bool {
		by := 1
		switch ev.Name {
		case fyne.KeyReturn, fyne.KeyEnter:
			d.window.Canvas().Focus(s.reason)
			return true
		case fyne.KeyLeft:
			by = -1
		case fyne.KeyRight:
		default:
			return false
		}
		if strings.TrimSpace(s.reason.Text) != "" {
			return false
		}
		all := model.Judgements() // without a reason the arrows only walk: Enter goes on to the reason
		at := max(0, min(len(all)-1, slices.Index(all, model.Judgement(s.judgement.Chosen()))+by))
		chosen = string(all[at])
		s.judgement.Mark(chosen)
		d.refreshScenes()
		return true
	}
	s.sync = append(s.sync, func() {
		if judgement := string(s.reading().Judgement); judgement != "" || s.reason.Text == "" {
			chosen = judgement
			s.judgement.Mark(judgement)
		}
	})
	computed := control.NewProse(look, "", control.Small, figure.Regular, figure.MutedInk)
	s.sync = append(s.sync, func() { computed.SetText(d.computedLine(look.Words, s.page.indicator())) })
	name := control.Cell{Object: control.NewProse(look, look.Words.Say("reading.judgement"), control.Body, figure.Bold, figure.Ink), Width: look.Px(110), Middle: true}
	return control.Column(look.Px(6), control.Row(look.Px(12), name, control.Cell{Object: s.judgement, Share: 1, Middle: true}),
		control.Inset(0, 0, 0, look.Px(122), control.Column(look.Px(6), s.reason, computed)))
}

// computedLine says what the figures alone would say, and what the group judged before newer ones came in.
func (d *Desk) computedLine(b interface {
	Say(model.Key, ...any) string
	Choice(string, string) string
}, indicator *model.Indicator) string {
	if indicator == nil {
		return ""
	}
	course := d.dossier.Course(indicator)
	return strings.Join(nonEmpty(b.Say("reading.computed", "judgement", b.Choice("judgement", string(course.Computed))), d.judgedBefore(d.look.Words, course)), " ")
}

// update brings the surface up to date without touching what is being written.
func (s *readingSurface) update(change *model.Change) {
	d, look := s.page.desk, s.page.desk.look
	if s.page.indicator() == nil {
		return
	}
	for _, sync := range s.sync {
		sync()
	}
	if change == nil || change.Touches(model.KindIndicator, model.KindValue, model.KindReading, model.KindGoal) {
		s.headPlace.Objects = []fyne.CanvasObject{s.page.head(look, s.page.indicator(), model.Keeper)}
		s.headPlace.Refresh()
		s.chart.Refresh()
	}
	s.voices.update()
	s.journal.Objects = nil
	if round := d.round(); round != nil {
		for _, o := range d.dossier.UnseenNear(round, s.page.at) {
			s.journal.Add(d.observationLine(o, round))
		}
	}
	s.journal.Hidden = len(s.journal.Objects) == 0
	s.journal.Refresh()
	s.agreements.Objects = nil
	for _, a := range d.agreementsAbout(model.Ref{Kind: model.KindIndicator, ID: s.page.at}) {
		s.agreements.Add(d.agreementLine(look, a))
	}
	s.agreements.Refresh()
	s.scroll.Relayout()
}

func (s *readingSurface) content() fyne.CanvasObject   { return s.scroll }
func (s *readingSurface) changed(change *model.Change) { s.update(change) }

func (s *readingSurface) hints() []hint {
	return append(hintsOf(control.OnReading, "hint.nextQuestion", "reading.agree", "reading.adjust"), hint{"AltRight", "hint.nextIndicator"}, hint{"F11", "hint.here"})
}

func (s *readingSurface) focus() { s.page.desk.window.Canvas().Focus(s.firstEmpty()) }

// firstEmpty is the first question without an answer.
func (s *readingSurface) firstEmpty() *control.Field {
	for _, f := range s.questions {
		if strings.TrimSpace(f.Text) == "" {
			return f
		}
	}
	return s.questions[len(s.questions)-1]
}

// asked is the question that is being answered, by its place; -1 for none.
func (s *readingSurface) asked() int {
	for i, f := range s.questions {
		if f.Writing() {
			return i
		}
	}
	return -1
}

// scene asks the room one question at a time, with what was said beneath it; else it shows the indicator with all that was said.
func (s *readingSurface) scene() roomScene {
	d, id := s.page.desk, string(s.page.at)
	say := d.look.Words.Say
	switch at := s.asked(); {
	case at >= 0:
		work := &roomAsked{s, at}
		return roomScene{question: say(fourQuestions[at].key + ".question"), id: "asked " + id + string(fourQuestions[at].key), make: work.make, update: work.update}
	case s.judging:
		work := &roomJudged{s}
		return roomScene{question: say("reading.judgement.question"), id: "judged " + id, make: work.make, update: work.update}
	}
	work := &roomReading{page: s.page}
	return roomScene{question: say("reading.all"), id: "reading " + id, make: work.make, update: work.update}
}
