package screen

import (
	"strings"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/model/script"
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

// readingSurface is an indicator with what the group makes of it: the chart, the four questions, the judgement and what is agreed.
type readingSurface struct {
	page       *learningPage
	scroll     *control.Scroller
	questions  []*control.Field
	lines      []*control.Field // what works, partners, another voice, the reason of the judgement
	judgement  *control.Choice
	reason     *control.Field
	headPlace  *fyne.Container
	chart      *control.Drawing
	agreements *fyne.Container
	sync       []func()
}

func newReadingSurface(p *learningPage) *readingSurface {
	s := &readingSurface{page: p}
	look := p.desk.look
	indicator := p.indicator()
	s.headPlace = control.Column(0, p.head(look, indicator, model.Keeper))
	s.chart = p.desk.chartOf(look, indicator, model.Keeper, 0.29)
	s.agreements = control.Column(look.Px(control.Tight))
	tiles := control.Tiles(look.Px(300), look.Px(control.Gap))
	for _, q := range fourQuestions {
		tiles.Add(s.card(q))
	}
	s.scroll = control.NewScroller(look, control.Inset(look.Px(4), look.Px(8), look.Px(control.Step), look.Px(4), control.Column(look.Px(control.Gap),
		s.headPlace, control.NewPanel(look, figure.None, control.Around(look.Px(control.Gap), s.chart)), tiles, s.judge(), s.agreements, s.more())))
	s.update(nil)
	return s
}

// session is the session that readings are written in.
func (s *readingSurface) session() model.ID {
	if session := s.page.desk.session(model.FollowingSession); session != nil {
		return session.ID
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
		session := d.session(model.FollowingSession)
		if session == nil {
			planned, err := script.Plan(tx, model.FollowingSession, d.settings.Language, d.today())
			if err != nil {
				return err
			}
			session = planned
		}
		return tx.Read(indicator.ID, session.ID, change)
	}, "indicator", indicator.Name)
}

// field makes a field for a text of the reading. Enter goes to the next one.
func (s *readingSurface) field(area bool, hint model.Key, of func(*model.Reading) *string) *control.Field {
	look := s.page.desk.look
	var f *control.Field
	if area {
		f = control.NewArea(look, look.Words.Say(hint), 2)
	} else {
		f = control.NewField(look, look.Words.Say(hint))
	}
	f.Commit = func(text string) error {
		return s.write("edit.reading", func(r *model.Reading) error { *of(r) = strings.TrimSpace(text); return nil })
	}
	s.sync = append(s.sync, func() {
		copied := *s.reading()
		f.Fill(*of(&copied))
	})
	return f
}

func (s *readingSurface) card(q question) fyne.CanvasObject {
	d := s.page.desk
	f := s.field(true, q.key+".question", q.of)
	at := len(s.questions)
	s.questions = append(s.questions, f)
	f.OnEnter = func() {
		next := s.questions[(at+1)%len(s.questions)]
		d.window.Canvas().Focus(next)
		s.scroll.Reveal(next)
	}
	f.OnFocus = func(bool) { d.refreshScenes() }
	return control.NewWritten(d.look, figure.Accent,
		control.NewProse(d.look, d.look.Words.Say(q.key), control.Body, figure.Bold, figure.Ink), f)
}

// judge is the group's judgement with its reason, beside the computed one.
func (s *readingSurface) judge() fyne.CanvasObject {
	d, look := s.page.desk, s.page.desk.look
	values := []string{}
	for _, judgement := range model.Judgements() {
		values = append(values, string(judgement))
	}
	s.reason = s.field(false, "reading.reasonHint", func(r *model.Reading) *string { return &r.JudgementReason })
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
	s.judgement = control.NewChoice(look, d.options("judgement", values), "", func(value string) {
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
	s.sync = append(s.sync, func() {
		if judgement := string(s.reading().Judgement); judgement != "" || s.reason.Text == "" {
			chosen = judgement
			s.judgement.Mark(judgement)
		}
	})
	return control.Column(look.Px(6), control.Row(look.Px(12),
		control.Cell{Object: control.NewProse(look, look.Words.Say("reading.judgement"), control.Body, figure.Bold, figure.Ink), Width: look.Px(110), Middle: true},
		control.Cell{Object: s.judgement, Share: 1, Middle: true}),
		control.Row(look.Px(12), control.Cell{Object: control.Space(0, 0), Width: look.Px(110)}, control.Cell{Object: s.reason, Share: 1}))
}

// more is what works, who can help, and who sees it otherwise.
func (s *readingSurface) more() fyne.CanvasObject {
	look := s.page.desk.look
	works := s.field(false, "reading.worksHint", func(r *model.Reading) *string { return &r.Works })
	partners := s.field(false, "reading.partnersHint", func(r *model.Reading) *string { return &r.Partners })
	dissent := control.NewField(look, look.Words.Say("reading.dissentHint"))
	dissent.Commit = func(text string) error {
		return s.write("edit.reading.dissent", func(r *model.Reading) error { r.Dissent = s.dissents(text); return nil })
	}
	s.sync = append(s.sync, func() { dissent.Fill(s.dissentText()) })
	s.lines = []*control.Field{works, partners, dissent}
	row := func(name model.Key, f *control.Field) fyne.CanvasObject {
		return control.Row(look.Px(12),
			control.Cell{Object: control.NewProse(look, look.Words.Say(name), control.Body, figure.Bold, figure.Ink), Width: look.Px(110), Middle: true},
			control.Cell{Object: f, Share: 1})
	}
	return control.Column(look.Px(control.Tight), row("reading.works", works), row("reading.partners", partners), row("reading.dissent", dissent))
}

// dissentText writes other voices as "party: what it says; party: ...".
func (s *readingSurface) dissentText() string {
	var out []string
	for _, dissent := range s.reading().Dissent {
		text := dissent.Text
		if name := s.page.desk.dossier.ActorName(model.Actor{Party: dissent.Party}); name != "" {
			text = name + ": " + text
		}
		out = append(out, text)
	}
	return strings.Join(out, "; ")
}

func (s *readingSurface) dissents(text string) []model.Dissent {
	var out []model.Dissent
	for _, part := range strings.Split(text, ";") {
		part = strings.TrimSpace(part)
		if part == "" {
			continue
		}
		dissent := model.Dissent{Text: part}
		if name, said, ok := strings.Cut(part, ":"); ok {
			for _, party := range model.All[model.Party](s.page.desk.dossier) {
				if strings.EqualFold(party.Name, strings.TrimSpace(name)) || strings.EqualFold(party.Mark, strings.TrimSpace(name)) {
					dissent = model.Dissent{Party: party.ID, Text: strings.TrimSpace(said)}
				}
			}
		}
		out = append(out, dissent)
	}
	return out
}

// update brings the surface up to date without touching what is being written.
func (s *readingSurface) update(change *model.Change) {
	look := s.page.desk.look
	for _, sync := range s.sync {
		sync()
	}
	if change == nil || change.Touches(model.KindIndicator, model.KindValue, model.KindReading, model.KindGoal) {
		s.headPlace.Objects = []fyne.CanvasObject{s.page.head(look, s.page.indicator(), model.Keeper)}
		s.headPlace.Refresh()
		s.chart.Refresh()
	}
	s.agreements.Objects = nil
	for _, a := range s.page.desk.agreementsAbout(s.page.selected()) {
		s.agreements.Add(s.page.desk.agreementLine(look, a))
	}
	s.agreements.Refresh()
	s.scroll.Relayout()
}

// firstEmpty is the first question without an answer.
func (s *readingSurface) firstEmpty() *control.Field {
	for _, f := range s.questions {
		if strings.TrimSpace(f.Text) == "" {
			return f
		}
	}
	return s.questions[len(s.questions)-1]
}

// asked is the question that is being answered, for the room.
func (s *readingSurface) asked() model.Key {
	for i, f := range s.questions {
		if f.Writing() {
			return fourQuestions[i].key
		}
	}
	return ""
}
