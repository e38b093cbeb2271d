package screen

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
	"doelenboom/ui/words"
)

// What the room sees of the third session, step by step. Names, private notes, small numbers and stories beyond their consent never come here.

// roomMade is work that is made anew from what there is now, as large as it fits; it is updated by making it again.
type roomMade struct {
	widget.BaseWidget
	holder  *fyne.Container
	make    func() fyne.CanvasObject
	leftOut func() int
}

func newRoomMade(make func() fyne.CanvasObject) *roomMade {
	r := &roomMade{holder: container.New(&fillLayout{}), make: make}
	r.ExtendBaseWidget(r)
	r.again()
	return r
}

func (r *roomMade) again() {
	r.holder.Objects = []fyne.CanvasObject{r.make()}
	r.holder.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (r *roomMade) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.holder) }

// LeftOut implements [partial].
func (r *roomMade) LeftOut() int {
	if r.leftOut == nil {
		return 0
	}
	return r.leftOut()
}

func remake(o fyne.CanvasObject) {
	if r, ok := o.(*roomMade); ok {
		r.again()
	}
}

// roomDrawing is a figure that says itself how much of it there was no room for.
type roomDrawing struct {
	widget.BaseWidget
	drawing *control.Drawing
	left    int
}

func newRoomDrawing(look *control.Look, draw func(w, h float64) (figure.Drawing, int)) *roomDrawing {
	r := &roomDrawing{}
	r.drawing = control.NewDrawing(look, 0.5, func(w, h float64) figure.Drawing {
		shown, left := draw(w, h)
		r.left = left
		return shown
	})
	r.ExtendBaseWidget(r)
	return r
}

// CreateRenderer implements fyne.Widget.
func (r *roomDrawing) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(r.drawing)
}

// Refresh implements fyne.CanvasObject.
func (r *roomDrawing) Refresh() { r.drawing.Refresh() }

// LeftOut implements [partial].
func (r *roomDrawing) LeftOut() int { return r.left }

// roomCarried is the agreement at hand, large, with how far the room is.
type roomCarried struct{ of *carriedSurface }

func (r *roomCarried) make(look *control.Look) fyne.CanvasObject {
	return newRoomMade(func() fyne.CanvasObject {
		return newRoomFit(r.of.page.desk, look, func(look *control.Look) fyne.CanvasObject { return r.draw(look) })
	})
}

func (r *roomCarried) update(o fyne.CanvasObject) { remake(o) }

func (r *roomCarried) draw(look *control.Look) fyne.CanvasObject {
	s, d, b := r.of, r.of.page.desk, look.Words
	a := s.agreement()
	if a == nil {
		return control.Space(0, 0)
	}
	session := s.session()
	bar := control.NewDrawing(look, 0.014, func(w, h float64) figure.Drawing { return s.progress().Draw(w, h) })
	card := control.Column(look.Px(16),
		control.Row(look.Px(control.Wide), control.Cell{Object: control.NewProse(look, agreementCode(b, a), roomQuestion, figure.Bold, figure.Accent), Width: look.Px(150)},
			control.Cell{Object: control.NewProse(look, a.Text, roomQuestion, figure.Bold, figure.Ink), Share: 1}),
		control.Inset(0, 0, 0, look.Px(150+control.Wide), control.NewProse(look, d.agreementWho(b, a), roomBody, figure.Regular, figure.MutedInk)))
	parts := []roomPart{{object: control.NewPanel(look, figure.Accent, control.Inset(look.Px(32), look.Px(40), look.Px(32), look.Px(48), card))}}
	if said := a.ReviewedIn(session.ID); said != nil {
		text := control.NewProse(look, b.Choice("agreementstate", string(said.State)), 44, figure.Bold, figure.Ink)
		note := control.NewProse(look, s.noteNow(said.Note), roomBody, figure.Regular, figure.Ink)
		parts = append(parts, roomPart{object: control.Inset(0, 0, 0, look.Px(48), control.Row(look.Px(20), control.Cell{Object: agreementSign(look, said.State), Width: look.Px(52)},
			control.Cell{Object: control.Column(look.Px(8), text, note), Share: 1}))})
	} else if before := d.saidBefore(b, a, session.ID); before != "" {
		parts = append(parts, roomPart{object: control.Inset(0, 0, 0, look.Px(48), control.NewProse(look, before, roomBody, figure.Regular, figure.MutedInk))})
	}
	parts = append(parts, roomPart{object: control.Column(look.Px(16), control.NewProse(look, d.progressText(session), roomSmall, figure.Regular, figure.MutedInk), bar)})
	return newRoomStack(look.Px(40), parts...)
}

// noteNow is what is written about the agreement at this moment.
func (s *carriedSurface) noteNow(kept string) string {
	if s.note.Writing() {
		return s.note.Text
	}
	return kept
}

// roomLook is one indicator large, to be looked at in silence: nothing that was said of it is shown.
type roomLook struct{ page *learningPage }

func (r *roomLook) make(look *control.Look) fyne.CanvasObject {
	indicator := r.page.indicator()
	if indicator == nil {
		return control.Space(0, 0)
	}
	return control.FillColumn(look.Px(control.Step), r.page.roomHead(look, indicator), r.page.roomChart(look, indicator, 0))
}

// roomHead is the name of an indicator with how it stands, for the room.
func (p *learningPage) roomHead(look *control.Look, indicator *model.Indicator) fyne.CanvasObject {
	name := control.Column(0,
		control.NewProse(look, indicator.Code+" "+indicator.Name, 44, figure.Bold, figure.Ink).AtMost(1),
		control.NewProse(look, look.Words.Choice("direction", string(indicator.Direction)), roomSmall, figure.Regular, figure.MutedInk))
	enlarged := &control.Look{Palette: look.Palette, Zoom: look.Zoom * 2.16, Words: look.Words, Contrast: look.Contrast}
	return control.Row(look.Px(control.Wide), control.Cell{Object: name, Share: 1},
		control.Cell{Object: p.desk.standing(enlarged, indicator, model.Room), Width: look.Px(680)})
}

// roomChart is the chart of an indicator with letters that the back row can read.
func (p *learningPage) roomChart(look *control.Look, indicator *model.Indicator, aspect float32) *control.Drawing {
	enlarged := &control.Look{Palette: look.Palette, Zoom: look.Zoom * roomSmall / 13, Words: look.Words, Contrast: look.Contrast}
	return p.desk.chartOf(enlarged, indicator, model.Room, aspect)
}

// roomChoose is what there is to choose from, with what was chosen so far.
type roomChoose struct{ of *chooseSurface }

func (r *roomChoose) make(look *control.Look) fyne.CanvasObject {
	return newRoomDrawing(look, func(w, h float64) (figure.Drawing, int) { return r.of.picture(look.Words).Draw(w, h, roomLeast) })
}

// picture is the list to choose from as the room sees it.
func (s *chooseSurface) picture(b *words.Book) figure.TalkPicture {
	d, round := s.page.desk, s.round()
	var out figure.TalkPicture
	for _, indicator := range s.page.indicators() {
		row := figure.TalkRow{Item: indicator.ID, Text: indicator.Code + "  " + indicator.Name, Judgement: d.dossier.Course(indicator).Judgement, Dots: round.DotsOn(indicator.ID)}
		row.Word = b.Choice("judgement", string(row.Judgement))
		if latest := d.dossier.LatestValue(indicator.ID); latest != nil {
			row.Figure = b.Figures(indicator, d.dossier.Seen(latest, model.Room))
		}
		for i, id := range round.Talk {
			if id == indicator.ID {
				row.Place = i + 1
			}
		}
		row.At = indicator.ID == s.page.at
		out.Rows = append(out.Rows, row)
	}
	return out
}

// roomStory is one story as far as its teller allows, with why the group chose it.
type roomStory struct{ of *storiesSurface }

func (r *roomStory) make(look *control.Look) fyne.CanvasObject {
	return newRoomMade(func() fyne.CanvasObject {
		return newRoomFit(r.of.page.desk, look, func(look *control.Look) fyne.CanvasObject { return r.draw(look) })
	})
}

func (r *roomStory) update(o fyne.CanvasObject) { remake(o) }

func (r *roomStory) draw(look *control.Look) fyne.CanvasObject {
	story := r.of.shown()
	if story == nil {
		return control.Space(0, 0)
	}
	size := float32(44)
	if len([]rune(story.Text)) > 420 {
		size = 36
	}
	parts := []roomPart{{object: control.NewPanel(look, figure.Accent, control.Inset(look.Px(36), look.Px(56), look.Px(36), look.Px(56), control.Column(look.Px(24),
		control.NewProse(look, "“"+story.Text+"”", size, figure.Regular, figure.Ink),
		control.NewProse(look, strings.Join(nonEmpty(story.Teller, look.Words.Period(story.Period)), " · "), roomBody, figure.Regular, figure.MutedInk))))}}
	if story.Why != "" {
		parts = append(parts, roomPart{object: control.Column(look.Px(4), control.NewProse(look, look.Words.Say("stories.whyTitle"), roomSmall, figure.Bold, figure.MutedInk),
			control.NewProse(look, story.Why, roomBody, figure.Regular, figure.Ink))})
	}
	return newRoomStack(look.Px(32), parts...)
}

// roomAsked is one question with what was said beneath it, live, and the chart beside it.
type roomAsked struct {
	of *readingSurface
	at int
}

func (r *roomAsked) make(look *control.Look) fyne.CanvasObject {
	return newRoomMade(func() fyne.CanvasObject { return r.draw(look) })
}

func (r *roomAsked) update(o fyne.CanvasObject) { remake(o) }

func (r *roomAsked) draw(look *control.Look) fyne.CanvasObject {
	s, p := r.of, r.of.page
	indicator := p.indicator()
	if indicator == nil || r.at >= len(s.questions) {
		return control.Space(0, 0)
	}
	said := strings.TrimSpace(s.questions[r.at].Text)
	column := control.Column(look.Px(24))
	if r.at == 0 { // what people saw in the months between helps to recognise
		for _, heard := range p.desk.heardOf(indicator.ID) {
			column.Add(control.NewProse(look, look.Words.Say("observed.heard", "text", heard), roomBody, figure.Regular, figure.MutedInk).AtMost(3))
		}
	}
	if said != "" {
		column.Add(control.NewProse(look, said, 48, figure.Regular, figure.Ink))
	} else {
		column.Add(control.NewProse(look, look.Words.Say("reading.sayIt"), 48, figure.Regular, figure.MutedInk))
	}
	var earlier []string
	reading := *s.reading()
	for i, q := range fourQuestions[:r.at] {
		if text := *q.of(&reading); text != "" {
			earlier = append(earlier, look.Words.Say(fourQuestions[i].key)+": "+text)
		}
	}
	left := newRoomStack(look.Px(24), roomPart{object: control.NewPanel(look, figure.Accent, control.Inset(look.Px(28), look.Px(36), look.Px(28), look.Px(40), column))},
		roomPart{object: control.NewProse(look, strings.Join(earlier, "\n"), roomSmall, figure.Regular, figure.MutedInk).AtMost(6), spare: 2})
	name := control.NewProse(look, indicator.Code+" "+indicator.Name, roomBody, figure.Bold, figure.Ink).AtMost(1)
	enlarged := &control.Look{Palette: look.Palette, Zoom: look.Zoom * 2.16, Words: look.Words, Contrast: look.Contrast}
	standing := p.desk.standing(enlarged, indicator, model.Room)
	right := control.Column(look.Px(12), name, standing, p.roomChart(look, indicator, 0.78))
	return control.Row(look.Px(48), control.Cell{Object: left, Share: 3}, control.Cell{Object: right, Share: 2})
}

// roomJudged is the group's judgement with its reason, large, and the computed one beside it, with who sees it otherwise.
type roomJudged struct{ of *readingSurface }

func (r *roomJudged) make(look *control.Look) fyne.CanvasObject {
	return newRoomMade(func() fyne.CanvasObject { return r.draw(look) })
}

func (r *roomJudged) update(o fyne.CanvasObject) { remake(o) }

func (r *roomJudged) draw(look *control.Look) fyne.CanvasObject {
	s, d := r.of, r.of.page.desk
	indicator := s.page.indicator()
	if indicator == nil {
		return control.Space(0, 0)
	}
	course := d.dossier.Course(indicator)
	sign := func(judgement model.Judgement, size float32, title model.Key, reason string) fyne.CanvasObject {
		body := control.Column(look.Px(8), control.NewProse(look, look.Words.Say(title), roomSmall, figure.Bold, figure.MutedInk))
		if judgement == "" {
			body.Add(control.NewProse(look, look.Words.Say("reading.undecided"), size, figure.Regular, figure.MutedInk))
		} else {
			body.Add(control.Row(look.Px(20), control.Cell{Object: statusIcon(look, judgement), Width: look.Px(size)},
				control.Cell{Object: control.NewProse(look, words.Sentence(look.Words.Choice("judgement", string(judgement))), size, figure.Bold, figure.StatusPaint(judgement)), Share: 1, Middle: true}))
		}
		if reason != "" {
			body.Add(control.NewProse(look, reason, roomBody, figure.Regular, figure.Ink))
		}
		return control.NewPanel(look, figure.StatusPaint(judgement), control.Inset(look.Px(32), look.Px(36), look.Px(32), look.Px(44), body))
	}
	own := model.Judgement(s.judgement.Chosen())
	reason := strings.TrimSpace(s.reason.Text)
	var voices []string
	for _, voice := range s.reading().Dissent {
		voices = append(voices, d.voiceLine(voice))
	}
	parts := []roomPart{{object: control.NewProse(look, indicator.Code+" "+indicator.Name, 44, figure.Bold, figure.Ink).AtMost(1)},
		{object: control.Row(look.Px(32), control.Cell{Object: sign(own, 64, "reading.judgement", reason), Share: 3}, control.Cell{Object: sign(course.Computed, 44, "reading.computedTitle", d.judgedBefore(look.Words, course)), Share: 2})}}
	if len(voices) > 0 {
		parts = append(parts, roomPart{object: control.Column(look.Px(8), control.NewProse(look, look.Words.Say("reading.dissent"), roomSmall, figure.Bold, figure.MutedInk),
			control.NewProse(look, strings.Join(voices, "\n"), roomBody, figure.Regular, figure.Ink))})
	}
	return newRoomStack(look.Px(32), parts...)
}

// roomPartners is who can help, as the list builds up.
type roomPartners struct{ of *worksSurface }

func (r *roomPartners) make(look *control.Look) fyne.CanvasObject {
	return newRoomMade(func() fyne.CanvasObject {
		names := append([]string(nil), r.of.round().Partners...)
		if typing := strings.TrimSpace(r.of.partner.Text); typing != "" {
			names = append(names, typing)
		}
		wrapped := control.Tiles(look.Px(520), look.Px(24))
		for _, name := range names {
			wrapped.Add(control.NewPanel(look, figure.Accent, control.Inset(look.Px(20), look.Px(28), look.Px(20), look.Px(36), control.NewProse(look, name, 44, figure.Bold, figure.Ink))))
		}
		return wrapped
	})
}

func (r *roomPartners) update(o fyne.CanvasObject) { remake(o) }

// roomNext is when the next conversation is, and who brings which figure before it.
type roomNext struct{ of *nextSurface }

func (r *roomNext) make(look *control.Look) fyne.CanvasObject {
	list := &roomList{gap: look.Px(20)}
	made := newRoomMade(func() fyne.CanvasObject { return r.draw(look, list) })
	made.leftOut = func() int { return list.leftOut }
	return made
}

func (r *roomNext) update(o fyne.CanvasObject) { remake(o) }

func (r *roomNext) draw(look *control.Look, list *roomList) fyne.CanvasObject {
	s, d, b := r.of, r.of.page.desk, look.Words
	day := s.date()
	if day == "" {
		return control.Space(0, 0)
	}
	when := b.Weekday(day) + " " + b.Date(day)
	if round := s.next(); round != nil && round.Starts != "" {
		when += ", " + round.Starts
	}
	if round := s.next(); round != nil && round.Place != "" {
		when += ", " + round.Place
	}
	rows := container.New(list)
	for _, owner := range d.figuresBy(day) {
		rows.Add(control.Row(look.Px(control.Wide), control.Cell{Object: control.NewProse(look, owner.name, roomBody, figure.Bold, figure.Accent), Share: 1},
			control.Cell{Object: control.NewProse(look, strings.Join(owner.brings, "\n"), roomSmall, figure.Regular, figure.Ink), Share: 2}))
	}
	return control.FillColumn(look.Px(28), control.NewProse(look, words.Sentence(when), 64, figure.Bold, figure.Accent),
		control.NewProse(look, b.Say("next.figures", "date", b.Date(model.FiguresBy(day))), roomBody, figure.Bold, figure.Ink), rows)
}
