package screen

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/model/script"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// goalsWarmUp is the surface of the warm-up.
const goalsWarmUp model.Key = "goals.warmup"

// warmUpSurface is where a group sorts sentences into result, indicator and performance, one at a time. The group chooses first; then the
// answer is shown, with why. At the end stands how many were right, and own sentences can be added.
type warmUpSurface struct {
	page   *goalsPage
	object *fyne.Container
	view   *warmUpView
	stage  *control.Stage
	end    *warmUpEnd
}

// warmUpMemory is how far a group is. What it chose is nobody's business afterwards, so it is not in the dossier.
type warmUpMemory struct {
	of     *model.Dossier
	at     int
	chosen map[int]model.SentenceKind
}

func newWarmUpSurface(p *goalsPage) *warmUpSurface {
	look := p.desk.look
	s := &warmUpSurface{page: p, object: container.New(&fillLayout{})}
	s.view = newWarmUpView(s, look, warmUpSizes{count: control.Small, sentence: control.Question, kind: control.Heading, text: control.Body, gap: control.Step}, s.choose)
	s.stage = control.NewStage(look, s.view.object)
	s.stage.OnKey, s.stage.OnRune = s.key, s.rune
	s.end = newWarmUpEnd(s)
	s.changed(nil)
	return s
}

func (s *warmUpSurface) memory() *warmUpMemory {
	d := s.page.desk
	if d.warmUp.of != d.dossier {
		d.warmUp = warmUpMemory{of: d.dossier, chosen: map[int]model.SentenceKind{}}
	}
	return &d.warmUp
}

// sentences are those to sort, in the language of the window: it is what the room reads.
func (s *warmUpSurface) sentences() []model.Sentence {
	return script.WarmUp(s.page.desk.dossier, s.page.desk.settings.Language)
}

// over reports whether all sentences were sorted.
func (s *warmUpSurface) over() bool { return s.memory().at >= len(s.sentences()) }

func (s *warmUpSurface) content() fyne.CanvasObject { return s.object }
func (s *warmUpSurface) aside() fyne.CanvasObject   { return control.Space(0, 0) }
func (s *warmUpSurface) selected() model.Ref        { return model.Ref{} }
func (s *warmUpSurface) open(model.Ref)             {}

func (s *warmUpSurface) changed(change *model.Change) {
	if change != nil && !change.Touches(model.KindCover) {
		return
	}
	s.show()
}

func (s *warmUpSurface) show() {
	look := s.page.desk.look
	if s.over() {
		s.end.update()
		s.object.Objects = []fyne.CanvasObject{s.end.object}
	} else {
		s.view.update()
		s.object.Objects = []fyne.CanvasObject{control.Inset(look.Px(control.Step), look.Px(20), 0, look.Px(control.Wide), s.stage)}
	}
	s.object.Refresh()
}

// choose keeps what the group says; the answer is shown.
func (s *warmUpSurface) choose(kind model.SentenceKind) {
	if s.over() || s.memory().chosen[s.memory().at] != "" {
		return
	}
	s.memory().chosen[s.memory().at] = kind
	s.turned()
}

// turn goes to the next sentence, or to the one before.
func (s *warmUpSurface) turn(by int) {
	memory, n := s.memory(), len(s.sentences())
	memory.at = max(0, min(memory.at+by, n))
	s.turned()
	s.focus()
}

func (s *warmUpSurface) turned() {
	s.show()
	s.page.told()
}

func (s *warmUpSurface) key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyRight, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyDown:
		s.turn(1)
	case fyne.KeyLeft, fyne.KeyUp:
		s.turn(-1)
	default:
		return false
	}
	return true
}

func (s *warmUpSurface) rune(r rune) {
	switch kinds := model.SentenceKinds(); {
	case r >= '1' && int(r-'1') < len(kinds):
		s.choose(kinds[r-'1'])
	case r == ' ':
		s.turn(1)
	}
}

func (s *warmUpSurface) focus() {
	if s.over() {
		s.page.desk.window.Canvas().Focus(s.end.field)
		return
	}
	s.page.desk.window.Canvas().Focus(s.stage)
}

func (s *warmUpSurface) hints() []hint {
	if s.over() {
		return []hint{{"Enter", "hint.addSentence"}, {"Esc", "hint.againWarmUp"}}
	}
	return []hint{{"OneTwoThree", "hint.sort"}, {"Right", "hint.nextSentence"}, {"Left", "hint.sentenceBefore"}}
}

// right counts the sentences that the group sorted as they are.
func (s *warmUpSurface) right() int {
	n := 0
	for i, sentence := range s.sentences() {
		if s.memory().chosen[i] == sentence.Is {
			n++
		}
	}
	return n
}

// scene is one sentence and three boxes, large; after the group chose the answer, and at the end how many were right.
func (s *warmUpSurface) scene() roomScene {
	sizes := warmUpSizes{count: roomSmall, sentence: 64, kind: 44, text: roomBody, gap: 32}
	return roomScene{
		id: "goals.warmup", question: s.page.question("goals.warmup.question"),
		update: func(o fyne.CanvasObject) {
			if view, ok := o.(*fyne.Container).Layout.(*warmUpView); ok {
				view.update()
			}
		},
		make: func(look *control.Look) fyne.CanvasObject {
			view := newWarmUpView(s, look, sizes, nil)
			view.update()
			return container.New(view, view.object)
		},
	}
}

// warmUpSizes are the letters of the warm-up, on the laptop and in the room.
type warmUpSizes struct{ count, sentence, kind, text, gap float32 }

// warmUpView shows the sentence at hand, the three boxes, and the answer when the group chose.
type warmUpView struct {
	of               *warmUpSurface
	look             *control.Look
	object           *fyne.Container
	count, sentence  *control.Prose
	answer, why      *control.Prose
	boxes, recap     *fyne.Container
	sizes            warmUpSizes
	panels           []*control.Panel
	verdicts, titles []*control.Prose
}

func newWarmUpView(s *warmUpSurface, look *control.Look, sizes warmUpSizes, choose func(model.SentenceKind)) *warmUpView {
	say := look.Words.Say
	prose := func(size float32, weight figure.Weight, paint figure.Paint) *control.Prose {
		return control.NewProse(look, "", size, weight, paint)
	}
	v := &warmUpView{
		of: s, look: look, sizes: sizes, recap: control.Column(look.Px(sizes.gap / 4)), count: prose(sizes.count, figure.Regular, figure.MutedInk), sentence: prose(sizes.sentence, figure.Bold, figure.Ink),
		answer: prose(sizes.kind, figure.Bold, figure.Ink), why: prose(sizes.kind, figure.Regular, figure.Ink),
	}
	cells := []control.Cell{}
	for i, kind := range model.SentenceKinds() {
		title := control.NewProse(look, string(rune('1'+i))+"  "+say("warmup.kind."+model.Key(kind)), sizes.kind, figure.Bold, figure.Ink)
		verdict := prose(sizes.text, figure.Bold, figure.Accent)
		panel := control.NewPanel(look, figure.None, control.Around(look.Px(sizes.gap), control.Column(look.Px(sizes.gap/4), title,
			control.NewProse(look, say("warmup.means."+model.Key(kind)), sizes.text, figure.Regular, figure.MutedInk), verdict)))
		if choose != nil {
			panel.OnTap = func() { choose(kind) }
		}
		v.panels, v.verdicts, v.titles = append(v.panels, panel), append(v.verdicts, verdict), append(v.titles, title)
		cells = append(cells, control.Cell{Object: panel, Share: 1})
	}
	v.boxes = control.Row(look.Px(sizes.gap), cells...)
	v.object = control.Column(look.Px(sizes.gap), v.count, v.sentence, control.Space(0, 0), v.boxes, v.recap, v.answer, v.why)
	return v
}

// update shows where the group is.
func (v *warmUpView) update() {
	s, say := v.of, v.look.Words.Say
	sentences, memory := s.sentences(), s.memory()
	v.boxes.Hidden, v.recap.Hidden = s.over(), !s.over()
	if s.over() {
		v.sum(sentences)
		v.count.SetText("")
		v.sentence.SetText(say("warmup.score", "right", s.right(), "sentences", len(memory.chosen)))
		v.answer.SetText("")
		v.why.SetText(say("warmup.remember"))
		v.object.Refresh()
		return
	}
	sentence, chosen := sentences[memory.at], memory.chosen[memory.at]
	v.count.SetText(say("warmup.count", "number", memory.at+1, "sentences", len(sentences)))
	v.sentence.SetText(sentence.Text)
	for i, kind := range model.SentenceKinds() {
		verdict, bar := "", figure.None
		switch {
		case chosen == "":
		case kind == sentence.Is && kind == chosen:
			verdict, bar = say("warmup.right"), figure.Accent
		case kind == sentence.Is:
			verdict, bar = say("warmup.answer"), figure.Accent
		case kind == chosen:
			verdict, bar = say("warmup.chosen"), figure.MutedInk
		}
		paint := figure.Accent
		if bar == figure.MutedInk {
			paint = figure.MutedInk
		}
		v.verdicts[i].SetPaint(paint)
		v.verdicts[i].SetText(verdict)
		v.panels[i].SetBar(bar)
		v.panels[i].SetChosen(chosen != "" && kind == sentence.Is)
	}
	v.answer.SetText("")
	v.why.SetText("")
	if chosen != "" {
		v.why.SetText(sentence.Why)
	}
	v.object.Refresh()
}

// mostRecapped is how many sentences the room sees again at the end, for which there is room.
const mostRecapped = 10

// sum lists the sentences with what they are.
func (v *warmUpView) sum(sentences []model.Sentence) {
	v.recap.Objects = nil
	for _, sentence := range sentences[:min(len(sentences), mostRecapped)] {
		v.recap.Add(control.Row(v.look.Px(v.sizes.gap),
			control.Cell{Object: control.NewProse(v.look, v.look.Words.Say("warmup.kind."+model.Key(sentence.Is)), v.sizes.text, figure.Bold, figure.Accent), Width: v.look.Px(v.sizes.text * 6)},
			control.Cell{Object: control.NewProse(v.look, sentence.Text, v.sizes.text, figure.Regular, figure.Ink).AtMost(1), Share: 1}))
	}
}

// Layout implements fyne.Layout: the view stands at the top of its place.
func (v *warmUpView) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	margin := v.look.Px(8) // for the ring round a box
	objects[0].Move(fyne.NewPos(margin, margin))
	objects[0].Resize(fyne.NewSize(size.Width-2*margin, size.Height-2*margin))
}

// MinSize implements fyne.Layout.
func (v *warmUpView) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// warmUpEnd is what the facilitator sees after the last sentence: how many were right, all sentences with what they are, and a field for
// own ones.
type warmUpEnd struct {
	of     *warmUpSurface
	object fyne.CanvasObject
	score  *control.Prose
	list   *fyne.Container
	field  *control.Field
	scroll *control.Scroller
}

func newWarmUpEnd(s *warmUpSurface) *warmUpEnd {
	look := s.page.desk.look
	say := look.Words.Say
	e := &warmUpEnd{of: s, score: control.NewProse(look, "", control.Title, figure.Bold, figure.Ink), list: control.Column(look.Px(control.Gap))}
	e.field = control.NewField(look, say("warmup.own.hint"))
	e.field.OnKey = func(ev *fyne.KeyEvent, _ bool) bool {
		switch {
		case ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter:
			e.add()
		case ev.Name == fyne.KeyEscape && e.field.Text == "":
			e.again()
		default:
			return false
		}
		return true
	}
	again := control.NewButton(look, say("warmup.again"), "Esc", control.Plain, e.again)
	e.scroll = control.NewScroller(look, control.Inset(look.Px(control.Gap), look.Px(20), look.Px(control.Step), look.Px(control.Wide), control.Column(look.Px(control.Step),
		control.Row(look.Px(control.Step), control.Cell{Object: e.score, Share: 1, Middle: true}, control.Cell{Object: again, Middle: true}),
		control.NewProse(look, say("warmup.own"), control.Small, figure.Bold, figure.Ink), e.field, e.list)))
	e.object = e.scroll
	return e
}

// again goes back to the first sentence, with nothing chosen.
func (e *warmUpEnd) again() {
	memory := e.of.memory()
	memory.at, memory.chosen = 0, map[int]model.SentenceKind{}
	e.of.turned()
	e.of.focus()
}

// add takes a line such as "r: Inwoners slapen goed - gaat over mensen".
func (e *warmUpEnd) add() {
	d := e.of.page.desk
	sentence, ok := readSentence(e.field.Text, func(kind model.SentenceKind) string { return d.look.Words.Say("warmup.kind." + model.Key(kind)) })
	if !ok {
		if strings.TrimSpace(e.field.Text) != "" {
			d.tell(model.NewProblem("problem.warmup.kind"))
		}
		return
	}
	if d.edit("edit.warmup.add", func(tx *model.Tx) error {
		return tx.SetCover(func(c *model.Cover) error { c.WarmUp = append(c.WarmUp, sentence); return nil })
	}, "text", sentence.Text) {
		e.field.Put("")
		e.of.memory().at = len(e.of.sentences()) // the end has moved
		e.of.turned()
	}
}

// readSentence reads what a sentence is, by the word or the beginning of it before a colon, the sentence, and after a dash why.
func readSentence(line string, word func(model.SentenceKind) string) (model.Sentence, bool) {
	mark, text, found := strings.Cut(line, ":")
	mark = strings.ToLower(strings.TrimSpace(mark))
	text, why, _ := strings.Cut(strings.ReplaceAll(text, " – ", " - "), " - ")
	text, why = strings.TrimSpace(text), strings.TrimSpace(why)
	if !found || mark == "" || text == "" {
		return model.Sentence{}, false
	}
	for _, kind := range model.SentenceKinds() {
		if strings.HasPrefix(strings.ToLower(word(kind)), mark) {
			return model.Sentence{Text: text, Is: kind, Why: why}, true
		}
	}
	return model.Sentence{}, false
}

func (e *warmUpEnd) update() {
	d, s := e.of.page.desk, e.of
	say := d.look.Words.Say
	sentences, own := s.sentences(), len(d.dossier.Cover().WarmUp)
	e.score.SetText(say("warmup.score", "right", s.right(), "sentences", len(s.memory().chosen)))
	e.list.Objects = nil
	for i, sentence := range sentences {
		var acts []fyne.CanvasObject
		if at := i - (len(sentences) - own); at >= 0 {
			acts = append(acts, d.quiet("act.delete", func() { e.drop(at, sentence.Text) }))
		}
		e.list.Add(d.pair(say("warmup.kind."+model.Key(sentence.Is)), sentence.Text, acts...))
	}
	e.scroll.Relayout()
}

// drop takes an own sentence away.
func (e *warmUpEnd) drop(at int, text string) {
	d := e.of.page.desk
	if d.edit("edit.warmup.delete", func(tx *model.Tx) error {
		return tx.SetCover(func(c *model.Cover) error {
			if at < len(c.WarmUp) {
				c.WarmUp = append(c.WarmUp[:at], c.WarmUp[at+1:]...)
			}
			return nil
		})
	}, "text", text) {
		e.of.memory().at = len(e.of.sentences())
		e.of.turned()
		e.of.focus() // the button is gone
		d.say("say.deleted", "what", text)
	}
}
