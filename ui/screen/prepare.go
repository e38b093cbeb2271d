package screen

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
	"doelenboom/ui/words"
)

// preparePage is the assistant: what a dossier is to know before its first session, one question a page. Every answer is an edit of the open
// dossier, every question can be skipped, and at its side stands what is filled in. It can be left at any moment and opened again.
type preparePage struct {
	desk      *Desk
	object    *fyne.Container
	scroll    *control.Scroller
	questions []*prepareQuestion
	entries   []*prepareEntry
	number    *control.Prose
}

// prepareQuestion is one page of the assistant.
type prepareQuestion struct {
	key    model.Key     // what is asked; ".short" in the list, ".hint" below it
	filled func() string // what is filled in, in a few words; empty for nothing
	make   func(q *prepareQuestion) fyne.CanvasObject

	content fyne.CanvasObject
	fields  []*control.Field // in the order in which Enter goes through them
	first   fyne.Focusable   // what has the keyboard when the question comes; nil: the first field
	sync    []func()         // bring what is shown up to date
	agree   func()           // writes what is only proposed, when somebody goes on from it; nil for nothing
}

func newPreparePage(d *Desk) page {
	look := d.look
	p := &preparePage{desk: d, number: control.NewProse(look, "", control.Small, figure.Regular, figure.MutedInk)}
	p.questions = p.allQuestions()
	list := control.Column(look.Px(2), control.Inset(0, look.Px(control.Gap), look.Px(control.Gap), look.Px(12),
		control.NewProse(look, look.Words.Say("page.prepare"), control.Heading, figure.Bold, figure.Ink)))
	for i, q := range p.questions {
		entry := newPrepareEntry(d, q, func() { p.turnTo(i) })
		p.entries = append(p.entries, entry)
		list.Add(entry.panel)
	}
	p.scroll = control.NewScroller(look, control.Space(0, 0))
	p.object = container.New(&besideLayout{look: look, width: 252, from: 760},
		control.Inset(look.Px(control.Step), 0, 0, look.Px(control.Gap), control.NewScroller(look, list)), p.scroll)
	d.before.question = max(0, min(d.before.question, len(p.questions)-1))
	p.show()
	return p
}

// besideLayout puts a list beside the work, and leaves it out where there is no room for both.
type besideLayout struct {
	look  *control.Look
	width float32 // of the list
	from  float32 // how wide the place has to be for it
}

func (b *besideLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	list, work := objects[0], objects[1]
	width := b.look.Px(b.width)
	if size.Width < b.look.Px(b.from) {
		list.Hide()
		width = 0
	} else {
		list.Show()
	}
	list.Resize(fyne.NewSize(width, size.Height))
	work.Move(fyne.NewPos(width, 0))
	work.Resize(fyne.NewSize(size.Width-width, size.Height))
}

func (b *besideLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// narrow keeps running text and fields as wide as is good to read.
type narrow struct{ most float32 }

func atMost(width float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(narrow{width}, o)
}

func (n narrow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(min(n.most, size.Width), size.Height))
}

func (n narrow) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

func (n narrow) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return control.HeightOf(objects[0], min(n.most, width))
}

// prepareEntry is a question in the list: its name, whether it is filled in, and with what.
type prepareEntry struct {
	panel   *control.Panel
	mark    *control.Drawing
	name    *control.Prose
	summary *control.Prose
	of      *prepareQuestion
	filled  bool
	desk    *Desk
}

func newPrepareEntry(d *Desk, q *prepareQuestion, turn func()) *prepareEntry {
	look := d.look
	e := &prepareEntry{desk: d, of: q,
		name:    control.NewProse(look, words.Sentence(look.Words.Say(q.key+".short")), control.Body, figure.Regular, figure.Ink),
		summary: control.NewProse(look, "", control.Small, figure.Regular, figure.MutedInk).AtMost(1)}
	e.mark = control.NewDrawing(look, 1.1, func(w, h float64) figure.Drawing {
		size := min(w, h)
		return figure.Drawing{W: w, H: h, Ops: figure.StatusIcon(judgementOf(e.filled), (w-size)/2, (h-size)/2, size)}
	})
	e.panel = control.NewPanel(look, figure.None, control.Inset(look.Px(6), look.Px(control.Gap), look.Px(6), look.Px(12), control.Row(look.Px(10),
		control.Cell{Object: e.mark, Width: look.Px(18), Middle: true},
		control.Cell{Object: control.Column(0, e.name, e.summary), Share: 1}))).On(figure.None)
	e.panel.OnTap = turn
	return e
}

// judgementOf is the shape in which a page before a session shows what is done.
func judgementOf(done bool) model.Judgement {
	if done {
		return model.OnCourse
	}
	return model.NoJudgement
}

func (e *prepareEntry) update(current bool) {
	summary := e.of.filled()
	e.filled = summary != ""
	if summary == "" {
		summary = e.desk.look.Words.Say("prepare.empty")
	}
	e.summary.SetText(summary)
	e.mark.Refresh()
	fill, bar := figure.None, figure.None
	if current {
		fill, bar = figure.Card, figure.Accent
	}
	e.panel.On(fill)
	e.panel.SetBar(bar)
	e.panel.Refresh()
}

func (p *preparePage) now() *prepareQuestion { return p.questions[p.desk.before.question] }

// show puts the question at hand in its place.
func (p *preparePage) show() {
	d, look := p.desk, p.desk.look
	say := look.Words.Say
	q := p.now()
	q.fields, q.sync, q.first, q.agree = nil, nil, nil, nil
	work := q.make(q)
	p.number.SetText(say("prepare.number", "number", d.before.question+1, "count", len(p.questions)))
	next := model.Key("prepare.next")
	if d.before.question == len(p.questions)-1 {
		next = "prepare.finish"
	}
	acts := control.Lines(look.Px(control.Gap),
		control.Cell{Object: control.NewButton(look, say(next), say("key.Enter"), control.Primary, p.goOn)},
		control.Cell{Object: control.NewButton(look, say("prepare.backButton"), control.KeyText(look.Words, control.OnQuestion, "prepare.back"), control.Quiet, func() { p.leaf(-1) })},
		control.Cell{Object: control.Space(0, 0), Share: 1},
		control.Cell{Object: control.NewButton(look, say("act.close"), "Esc", control.Quiet, p.leave)})
	q.content = control.Column(look.Px(control.Wide),
		control.Column(look.Px(6), p.number, control.NewProse(look, say(q.key), control.Question, figure.Bold, figure.Ink),
			control.NewProse(look, say(q.key+".hint"), 17, figure.Regular, figure.MutedInk)),
		work, acts)
	p.scroll.SetContent(control.Inset(look.Px(control.Broad), look.Px(control.Wide), look.Px(control.Broad), look.Px(control.Broad),
		atMost(look.Px(760), q.content)))
	p.update()
}

func (p *preparePage) update() {
	for i, entry := range p.entries {
		entry.update(i == p.desk.before.question)
	}
	for _, sync := range p.now().sync {
		sync()
	}
	p.scroll.Relayout()
}

// turnTo goes to a question.
func (p *preparePage) turnTo(at int) {
	d := p.desk
	d.settle()
	d.window.Canvas().Unfocus()
	d.before.question = at
	p.show()
	p.focus()
	d.refreshScenes()
}

// leaf goes to the next question or the one before; after the last one the assistant is done.
func (p *preparePage) leaf(by int) {
	switch at := p.desk.before.question + by; {
	case at < 0:
	case at >= len(p.questions):
		p.desk.before.question = 0
		p.leave()
	default:
		p.turnTo(at)
	}
}

func (p *preparePage) leave() {
	p.desk.settle()
	p.desk.leave()
}

// chord are the keys of a question, also while it is written in: Enter is the field's.
func (p *preparePage) chord(chord control.Chord, _ bool) bool {
	switch does, _ := control.ActOf(control.OnQuestion, chord); does {
	case "prepare.skip":
		p.leaf(1)
	case "prepare.back":
		p.leaf(-1)
	case "prepare.leave":
		p.leave()
	default:
		return false
	}
	return true
}

// enter goes from a field to the next one of the question, and from the last one to the next question.
func (p *preparePage) enter(from *control.Field) {
	q := p.now()
	if at := slices.Index(q.fields, from); at >= 0 && at < len(q.fields)-1 {
		p.desk.window.Canvas().Focus(q.fields[at+1])
		return
	}
	p.goOn()
}

// goOn agrees with what the question proposes, and goes to the next one.
func (p *preparePage) goOn() {
	if agree := p.now().agree; agree != nil {
		agree()
	}
	p.leaf(1)
}

// take makes a field one of the question: Enter goes on from it, and Escape leaves with what there is.
func (p *preparePage) take(q *prepareQuestion, f *control.Field) *control.Field {
	q.fields = append(q.fields, f)
	f.OnFocus = func(gained bool) {
		if gained {
			p.scroll.Reveal(f)
		}
	}
	f.OnEnter = func() { p.enter(f) }
	f.OnKey = func(ev *fyne.KeyEvent, _ bool) bool {
		if ev.Name != fyne.KeyEscape {
			return false
		}
		p.leave()
		return true
	}
	return f
}

// answer is a field of the question with a name above it. Get reads what stands in the dossier; set writes it.
func (p *preparePage) answer(q *prepareQuestion, f *control.Field, name model.Key, get func() string, title model.Key, set func(tx *model.Tx, text string) error) fyne.CanvasObject {
	d := p.desk
	p.take(q, f)
	f.Commit = func(text string) error {
		return d.try(title, func(tx *model.Tx) error { return set(tx, text) })
	}
	f.Fill(get())
	q.sync = append(q.sync, func() { f.Fill(get()) })
	return d.named(name, f)
}

// named puts a name above a control.
func (d *Desk) named(name model.Key, o fyne.CanvasObject) fyne.CanvasObject {
	return control.Column(d.look.Px(2), control.NewProse(d.look, d.look.Words.Say(name), control.Small, figure.Regular, figure.MutedInk), o)
}

// example is what an answer may look like, or why it is asked.
func (p *preparePage) example(title, text model.Key) fyne.CanvasObject {
	look := p.desk.look
	return control.NewPanel(look, figure.Accent, control.Inset(look.Px(10), look.Px(control.Step), look.Px(10), look.Px(control.Step),
		control.Column(look.Px(2), control.NewProse(look, look.Words.Say(title), control.Small, figure.Bold, figure.Ink),
			control.NewProse(look, look.Words.Say(text), control.Body, figure.Regular, figure.Ink))))
}

func (p *preparePage) content() fyne.CanvasObject { return p.object }

func (p *preparePage) changed(change *model.Change) { p.update() }

func (p *preparePage) keys() []control.Where { return []control.Where{control.OnQuestion} }

func (p *preparePage) hints() []hint {
	return hintsOf(control.OnQuestion, "prepare.next", "prepare.skip", "prepare.back", "prepare.leave")
}

func (p *preparePage) focus() {
	q := p.now()
	first := q.first
	if first == nil && len(q.fields) > 0 {
		first = q.fields[0]
		for _, f := range q.fields { // the first one with nothing in it
			if f.Text == "" {
				first = f
				break
			}
		}
	}
	if first != nil {
		p.desk.window.Canvas().Focus(first)
	}
}

func (p *preparePage) scene() roomScene { return p.desk.coverScene() }

// coverScene shows the room what this is about: the title and the picture of the future.
func (d *Desk) coverScene() roomScene {
	cover := d.dossier.Cover()
	return roomScene{question: cover.Title, id: "cover " + cover.FutureImage, stays: true, make: func(look *control.Look) fyne.CanvasObject {
		return control.Column(look.Px(control.Wide),
			control.NewProse(look, cover.Municipality, roomBody, figure.Regular, figure.MutedInk),
			control.NewProse(look, cover.FutureImage, 44, figure.Regular, figure.Ink))
	}}
}

// stillEmpty are the questions of the assistant that nothing is filled in for, in the reader's words, and how many are filled.
func (d *Desk) stillEmpty() (empty []string, filled int) {
	p := &preparePage{desk: d}
	for _, q := range p.allQuestions() {
		if q.filled() == "" {
			empty = append(empty, d.look.Words.Say(q.key+".short"))
		} else {
			filled++
		}
	}
	return empty, filled
}
