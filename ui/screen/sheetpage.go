package screen

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/model/script"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
	"doelenboom/ui/words"
)

// sheetPage is the run sheet of a session, edited: the steps in their order with the time at which each begins, beside the one at hand. Times
// roll on, and it says whether all of it fits, while minutes are typed. What has run stays as it is and shows what it took.
type sheetPage struct {
	desk   *Desk
	object *fyne.Container
	list   *control.Rows
	step   *stepForm
	title  *control.Field
	day    *control.Field
	starts *control.Field
	place  *control.Field
	length *control.Field
	fit    *control.Prose
	mark   *control.Drawing
	none   *control.Prose // when the session is gone
	whole  *fyne.Container
	draft  int // minutes that are being typed for the step at hand; -1 for none
}

func newSheetPage(d *Desk) page {
	look := d.look
	say := look.Words.Say
	p := &sheetPage{desk: d, draft: -1}
	p.list = control.NewMovableRows(look, &sheetRows{page: p, made: map[fyne.CanvasObject]*sheetRow{}})
	p.list.OnChoose = func(at int) { p.choose(at) }
	p.list.OnEnter = func(int) { p.edit() }
	p.list.OnMove = func(from, to int) { p.move(from, to) }
	p.list.OnRune = p.typeMinutes
	p.list.OnKey = p.listKey
	p.step = newStepForm(p)
	p.fit = control.NewProse(look, "", control.Body, figure.Bold, figure.Ink)
	p.mark = control.NewDrawing(look, 1, func(w, h float64) figure.Drawing {
		judgement := model.OnCourse
		if script.Excess(p.shown()) > 0 {
			judgement = model.Attention
		}
		size := min(w, h)
		return figure.Drawing{W: w, H: h, Ops: figure.StatusIcon(judgement, (w-size)/2, (h-size)/2, size)}
	})
	head := control.Column(look.Px(control.Gap), p.makeHead(),
		control.Row(look.Px(control.Gap), control.Cell{Object: p.mark, Width: look.Px(20), Middle: true}, control.Cell{Object: p.fit, Share: 1, Middle: true}))
	acts := control.Flow(look.Px(control.Gap),
		control.NewButton(look, words.Sentence(say("sheet.after")), control.KeyText(look.Words, control.OnSheet, "sheet.after"), control.Plain, p.add),
		control.NewButton(look, say("sheet.other"), "", control.Plain, p.offerSheets),
		control.NewButton(look, say("sheet.keep"), "", control.Plain, p.keep),
		control.NewButton(look, say("page.ready"), "", control.Quiet, func() { d.visit(atReady) }))
	work := container.New(&sideLayout{look: look, width: 372, from: 700}, container.New(bottomLayout{}, control.Inset(look.Px(12), 0, look.Px(control.Step), 0, acts), p.list), p.step.object)
	p.none = control.NewProse(look, say("sheet.gone"), control.Heading, figure.Regular, figure.MutedInk)
	p.whole = newTall(look, 360, control.Inset(look.Px(control.Step), look.Px(20), look.Px(12), look.Px(control.Wide), head),
		control.Inset(0, 0, 0, look.Px(control.Wide), work))
	p.object = container.New(&fillLayout{})
	p.list.Choose(max(0, min(d.before.step, len(p.shown().Steps)-1)))
	p.update()
	return p
}

// tall gives what lies below a heading the rest of the height, and at least so much of it that it can be worked on: then all of it scrolls.
type tall struct {
	least, seen float32
	scroll      *control.Scroller
}

func newTall(look *control.Look, least float32, head, body fyne.CanvasObject) *fyne.Container {
	t := &tall{least: look.Px(least)}
	t.scroll = control.NewScroller(look, container.New(underHead{t}, head, body))
	return container.New(t, t.scroll)
}

// Layout implements fyne.Layout.
func (t *tall) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	t.seen = size.Height
	t.scroll.Resize(size)
	t.scroll.Relayout()
}

// MinSize implements fyne.Layout.
func (t *tall) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

type underHead struct{ *tall }

func (u underHead) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return max(u.seen, control.HeightOf(objects[0], width)+u.least)
}

func (u underHead) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	head := control.HeightOf(objects[0], size.Width)
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(size.Width, head))
	objects[1].Move(fyne.NewPos(0, head))
	objects[1].Resize(fyne.NewSize(size.Width, max(0, size.Height-head)))
}

func (u underHead) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// sideLayout puts a panel at the right of a list, or below it where there is no room beside.
type sideLayout struct {
	look        *control.Look
	width, from float32
}

func (s *sideLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	list, side := objects[0], objects[1]
	if size.Width < s.look.Px(s.from) {
		high := size.Height / 2
		list.Resize(fyne.NewSize(size.Width-s.look.Px(control.Step), high))
		side.Move(fyne.NewPos(0, high))
		side.Resize(fyne.NewSize(size.Width, size.Height-high))
		return
	}
	width := s.look.Px(s.width)
	list.Resize(fyne.NewSize(size.Width-width-s.look.Px(control.Step), size.Height))
	side.Move(fyne.NewPos(size.Width-width, 0))
	side.Resize(fyne.NewSize(width, size.Height))
}

func (s *sideLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// session is the session that is edited, or nil when it is gone.
func (p *sheetPage) session() *model.Session {
	return model.Get[model.Session](p.desk.dossier, p.desk.before.session)
}

// shown is the session with what is being typed in it.
func (p *sheetPage) shown() *model.Session {
	session := p.session()
	if session == nil {
		return &model.Session{}
	}
	if at := p.list.Chosen(); p.draft >= 0 && at >= 0 && at < len(session.Steps) {
		copied := *session
		copied.Steps = slices.Clone(session.Steps)
		copied.Steps[at].Minutes = p.draft
		return &copied
	}
	return session
}

// makeHead is what holds for the session as a whole.
func (p *sheetPage) makeHead() fyne.CanvasObject {
	look := p.desk.look
	field := func(hint model.Key, set func(tx *model.Tx, id model.ID, text string) error) *control.Field {
		f := control.NewField(look, look.Words.Say(hint))
		f.Commit = func(text string) error {
			return p.desk.try(script.EditPlan, func(tx *model.Tx) error { return set(tx, p.desk.before.session, strings.TrimSpace(text)) })
		}
		f.OnEnter = p.focus
		return f
	}
	on := func(set func(*model.Session, string)) func(*model.Tx, model.ID, string) error {
		return func(tx *model.Tx, id model.ID, text string) error {
			return model.Update(tx, id, func(s *model.Session) error { set(s, text); return nil })
		}
	}
	p.title = field("sheet.title", on(func(s *model.Session, text string) { s.Title = text }))
	p.day = field("prepare.day.hint", func(tx *model.Tx, id model.ID, text string) error {
		day, err := model.ParseDay(text, p.desk.today())
		if err != nil {
			return err
		}
		return script.SetDate(tx, id, day)
	})
	p.starts = field("prepare.starts.hint", setStarts)
	p.place = field("prepare.place.hint", on(func(s *model.Session, text string) { s.Place = text }))
	p.length = field("sheet.length", func(tx *model.Tx, id model.ID, text string) error {
		minutes, err := readMinutes(text)
		if err != nil {
			return err
		}
		if minutes == script.Length {
			minutes = 0
		}
		return model.Update(tx, id, func(s *model.Session) error { s.Length = minutes; return nil })
	})
	d := p.desk
	return control.Lines(look.Px(12),
		control.Cell{Object: d.named("cover.title", p.title), Width: look.Px(200), Share: 4},
		control.Cell{Object: d.named("prepare.day", p.day), Width: look.Px(130), Share: 3},
		control.Cell{Object: d.named("prepare.starts", p.starts), Width: look.Px(84)},
		control.Cell{Object: d.named("sheet.length", p.length), Width: look.Px(84)}, control.Cell{Object: d.named("prepare.place", p.place), Width: look.Px(130), Share: 3})
}

// readMinutes reads a number of minutes; nothing is none.
func readMinutes(text string) (int, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return 0, nil
	}
	digits := strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(text, "uten"), "min"))
	minutes, err := strconv.Atoi(digits)
	if err != nil || minutes < 0 || minutes > 24*60 {
		return 0, model.NewProblem("problem.sheet.minutes", "text", text)
	}
	return minutes, nil
}

func (p *sheetPage) update() {
	session := p.session()
	if session == nil {
		p.object.Objects = []fyne.CanvasObject{control.Around(p.desk.look.Px(control.Broad), p.none)}
		p.object.Refresh()
		return
	}
	if len(p.object.Objects) == 0 || p.object.Objects[0] != fyne.CanvasObject(p.whole) {
		p.object.Objects = []fyne.CanvasObject{p.whole}
		p.object.Refresh()
	}
	b := p.desk.look.Words
	p.title.Fill(session.Title)
	p.day.Fill(b.Date(session.Date))
	p.starts.Fill(session.Starts)
	p.place.Fill(session.Place)
	p.length.Fill(strconv.Itoa(script.LengthOf(session)))
	if p.list.Chosen() < 0 {
		p.list.Choose(0)
	}
	p.list.Reload()
	p.step.update()
	p.tellFit()
}

// tellFit says whether the session fits, with what is being typed.
func (p *sheetPage) tellFit() {
	shown := p.shown()
	text := p.desk.fitText(shown)
	if end := script.EndTime(shown); end != "" {
		text += " · " + shown.Starts + "–" + end
	}
	paint := figure.Ink
	if script.Excess(shown) > 0 {
		paint = figure.Attention
	}
	p.fit.SetText(text)
	p.fit.SetPaint(paint)
	p.mark.Refresh()
}

// typing shows what is being typed as minutes, before it is written.
func (p *sheetPage) typing(minutes int) {
	p.draft = minutes
	p.list.Reload()
	p.tellFit()
}

func (p *sheetPage) choose(at int) {
	p.desk.settle()
	p.draft = -1
	p.desk.before.step = at
	p.step.update()
}

// at is the step at hand, or nil.
func (p *sheetPage) at() (int, *model.Step) {
	session, at := p.session(), p.list.Chosen()
	if session == nil || at < 0 || at >= len(session.Steps) {
		return -1, nil
	}
	return at, &session.Steps[at]
}

// listKey are the keys of the list of steps.
func (p *sheetPage) listKey(ev *fyne.KeyEvent) bool {
	does, _ := control.ActOf(control.OnSheet, control.PlainChord(ev, false))
	switch does {
	case "sheet.after":
		p.add()
	case "sheet.away":
		p.remove()
	case "sheet.skip":
		p.skip()
	default:
		return false // the rest holds wherever the keyboard is
	}
	return true
}

// chord are the keys that hold wherever on the page the keyboard is.
func (p *sheetPage) chord(chord control.Chord, typing bool) bool {
	does, choice := control.ActOf(control.OnSheet, chord)
	switch {
	case does == "sheet.carry":
		if at, _ := p.at(); at >= 0 {
			p.desk.settle()
			p.move(at, at+2*choice-1)
		}
	case does == "sheet.edit":
		p.edit()
	case does == "sheet.leave" && typing:
		p.focus()
	case does == "sheet.leave":
		p.desk.leave()
	default:
		return false
	}
	return true
}

func (p *sheetPage) move(from, to int) {
	if to < 0 || to >= len(p.shown().Steps) {
		return
	}
	if p.desk.edit(script.EditMove, func(tx *model.Tx) error { return script.MoveStep(tx, p.desk.before.session, from, to) }) {
		p.goTo(to)
	}
}

// goTo makes another step the one at hand.
func (p *sheetPage) goTo(at int) {
	p.list.Choose(at)
	p.choose(p.list.Chosen())
	p.list.Reload()
}

// usualMinutes is how long a new step takes until somebody says otherwise.
const usualMinutes = 10

func (p *sheetPage) add() {
	session := p.session()
	if session == nil {
		return
	}
	p.desk.settle()
	at := max(p.list.Chosen()+1, script.Fixed(session))
	step := model.Step{Sort: model.StepTalk, Title: p.desk.look.Words.Say("sheet.new"), Minutes: usualMinutes}
	if p.desk.edit(script.EditAdd, func(tx *model.Tx) error { return script.AddStep(tx, session.ID, at, step) }) {
		p.goTo(at)
		p.edit()
	}
}

func (p *sheetPage) remove() {
	at, step := p.at()
	if step == nil {
		return
	}
	title := step.Title
	if p.desk.edit(script.EditDelete, func(tx *model.Tx) error { return script.DeleteStep(tx, p.desk.before.session, at) }) {
		p.goTo(min(at, len(p.session().Steps)-1))
		p.desk.say("say.deleted", "what", title)
	}
}

func (p *sheetPage) skip() {
	at, step := p.at()
	if step == nil {
		return
	}
	skipped, title := !step.Skipped, script.EditSkip
	if !skipped {
		title = script.EditTakeUp
	}
	p.desk.edit(title, func(tx *model.Tx) error { return script.SkipStep(tx, p.desk.before.session, at, skipped) })
}

// edit puts the keyboard in the title of the step at hand, with all of it selected.
func (p *sheetPage) edit() {
	if _, step := p.at(); step != nil {
		p.desk.window.Canvas().Focus(p.step.title)
		p.step.title.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}

// typeMinutes makes a number that is typed on the list the minutes of the step at hand.
func (p *sheetPage) typeMinutes(r rune) {
	if _, step := p.at(); step == nil || r < '0' || r > '9' || p.step.minutes.Disabled() {
		return
	}
	p.desk.window.Canvas().Focus(p.step.minutes)
	p.step.minutes.TypedShortcut(&fyne.ShortcutSelectAll{})
	p.step.minutes.TypedRune(r)
}

func (p *sheetPage) content() fyne.CanvasObject { return p.object }
func (p *sheetPage) changed(*model.Change)      { p.draft = -1; p.update() }
func (p *sheetPage) keys() []control.Where      { return []control.Where{control.OnSheet} }
func (p *sheetPage) focus()                     { p.desk.window.Canvas().Focus(p.list) }
func (p *sheetPage) hints() []hint {
	return hintsOf(control.OnSheet, "sheet.after", "sheet.edit", "sheet.carry", "sheet.skip", "sheet.away", "sheet.leave")
}

// scene: the room never sees the run sheet.
func (p *sheetPage) scene() roomScene { return p.desk.coverScene() }

// sheetRows are the steps as the list shows them.
type sheetRows struct {
	page *sheetPage
	made map[fyne.CanvasObject]*sheetRow
}

func (s *sheetRows) Len() int                       { return len(s.page.shown().Steps) }
func (s *sheetRows) HeightFor(int, float32) float32 { return s.page.desk.look.Px(38) }
func (s *sheetRows) Heading(int) bool               { return false }

// sheetRow is one line of the list: when it begins, what it is called, what is done, how long, and what became of it.
type sheetRow struct {
	time, title, kind, minutes, state *control.Prose
}

func (s *sheetRows) Make() fyne.CanvasObject {
	look := s.page.desk.look
	line := func(size float32, weight figure.Weight, paint figure.Paint) *control.Prose {
		return control.NewProse(look, "", size, weight, paint).AtMost(1)
	}
	r := &sheetRow{time: line(control.Body, figure.Regular, figure.MutedInk), title: line(control.Body, figure.Bold, figure.Ink),
		kind: line(control.Small, figure.Regular, figure.MutedInk), minutes: line(control.Body, figure.Regular, figure.Ink),
		state: line(control.Small, figure.Regular, figure.MutedInk)}
	row := control.Row(look.Px(control.Gap),
		control.Cell{Object: r.time, Width: look.Px(48), Middle: true}, control.Cell{Object: r.title, Share: 5, Middle: true},
		control.Cell{Object: r.kind, Share: 3, Middle: true}, control.Cell{Object: r.state, Width: look.Px(104), Middle: true},
		control.Cell{Object: r.minutes, Width: look.Px(58), Middle: true})
	object := container.New(edge{bottom: true}, look.Rule(), control.Inset(0, look.Px(control.Gap), 0, look.Px(12), row))
	s.made[object] = r
	return object
}

func (s *sheetRows) Fill(row fyne.CanvasObject, at int) {
	r, p := s.made[row], s.page
	session, b := p.shown(), p.desk.look.Words
	step := &session.Steps[at]
	starts := script.StartTimes(session)
	time := strconv.Itoa(at + 1)
	if at < len(starts) {
		time = starts[at]
	}
	r.time.SetText(time)
	r.title.SetText(step.Title)
	r.kind.SetText(b.Choice("stepkind", string(step.Sort)))
	r.minutes.SetText(b.Say("sheet.min", "count", step.Minutes+step.Extra))
	state, paint := "", figure.Ink
	switch {
	case step.Skipped:
		state, paint = b.Say("sheet.skipped"), figure.MutedInk
	case session.State == model.Running && at == session.Current:
		state = b.Say("sheet.now", "minutes", usedMinutes(p.desk, step))
	case len(step.Runs) > 0:
		state = b.Say("sheet.used", "minutes", usedMinutes(p.desk, step))
	}
	r.state.SetText(state)
	r.title.SetPaint(paint)
}

// usedMinutes is how long a step has run, in whole minutes.
func usedMinutes(d *Desk, step *model.Step) int {
	return int(script.Used(step, d.now()).Round(60e9).Minutes())
}
