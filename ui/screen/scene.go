package screen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/model/script"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// The type scale of the room, in pixels of a projector of 1920x1080: nothing is smaller than RoomSmall.
const (
	roomSmall    = 28
	roomBody     = 32
	roomQuestion = 56
	roomClock    = 96
	roomAlone    = 200 // the clock that has only the question above it
	roomMargin   = 64
)

// roomScene is what a page shows the room. Only what the room may see is in it: no names, no private notes, no small numbers.
type roomScene struct {
	// question stands at the top; empty is the prompt of the step at hand.
	question string
	// id names the surface. As long as it stays the same the work is kept and updated, so that the view does not jump.
	id string
	// make makes the surface for a look; update brings it up to date. Without make there is the question alone.
	make   func(look *control.Look) fyne.CanvasObject
	update func(fyne.CanvasObject)
	// stays is set by a page that has nothing for the room: while a session runs the room keeps what it saw before.
	stays bool
	// left counts in words what the work has no room for at letters that the back row can read; focus says on the laptop how to show the
	// room less at a time. They are for work that is a [partial].
	left, focus model.Key
	// says is set for work that says itself what it has no room for.
	says bool
	// meant is set when the facilitator chose what is left out: that is no news.
	meant bool
}

// partial is work of which the room may see a part, because all of it would be too small to read.
type partial interface {
	// LeftOut returns how many things are not, or not wholly, in sight.
	LeftOut() int
}

// leftOut is how much of the work is not in sight.
func leftOut(work fyne.CanvasObject) int {
	if clip, ok := work.(*container.Clip); ok {
		work = clip.Content
	}
	if p, ok := work.(partial); ok {
		return p.LeftOut()
	}
	return 0
}

// scene is the room's view: the question, the clock and the work, live. It stands in the projector window, and with one screen in the
// window of the laptop.
type scene struct {
	desk   *Desk
	look   *control.Look
	object *fyne.Container

	question *control.Prose
	clock    *control.Prose
	large    *control.Prose  // the clock where the question and it are all that there is
	more     *control.Prose  // what the work has no room for
	place    *fyne.Container // of the work
	work     fyne.CanvasObject
	id       string
	left     model.Key
	alone    bool             // the question and the clock are all that there is
	less     bool             // the work leaves room for what it has no room for
	still    *control.Picture // what the work shows when it is not live
	said     string           // below a picture: what had no room then
}

func newScene(d *Desk, keys *control.Keyboard) *scene {
	s := &scene{desk: d}
	s.look = &control.Look{Palette: d.look.Palette, Zoom: 1, Words: d.look.Words, Keys: keys, Contrast: d.look.Contrast}
	s.question = control.NewProse(s.look, "", roomQuestion, figure.Bold, figure.Ink)
	s.clock = control.NewProse(s.look, "", roomClock, figure.Bold, figure.Ink)
	s.large = control.NewProse(s.look, "", roomAlone, figure.Bold, figure.Ink)
	s.more = control.NewProse(s.look, "", roomBody, figure.Regular, figure.MutedInk)
	s.more.Hide()
	s.place = container.New(&fillLayout{})
	s.object = container.New(s, s.question, s.clock, s.large, s.place, s.more)
	s.refresh()
	return s
}

// Layout implements fyne.Layout. The whole set scales with the height of the screen, times the zoom that the facilitator chose.
func (s *scene) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	zoom := min(size.Height/1080, size.Width/1920) * float32(s.desk.settings.Zoom) / 100
	if zoom <= 0 {
		return
	}
	if s.look.Zoom != zoom {
		s.look.Zoom = zoom
		s.question.Refresh()
		s.clock.Refresh()
		s.large.Refresh()
		s.more.Refresh()
		if s.work != nil && s.still == nil { // made for the size before
			s.makeWork()
		}
	}
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(max(0, w), max(0, h)))
	}
	px := s.look.Px
	width := size.Width - 2*px(roomMargin)
	if s.alone {
		height := s.question.HeightFor(width)
		clock := s.look.Type(roomAlone) * figure.LineHeight
		top := max(px(36), (size.Height-height-clock-px(control.Step))/2)
		put(s.question, px(roomMargin), top, width, height)
		put(s.large, px(roomMargin), top+height+px(control.Step), width, clock)
		s.more.Hide()
		return
	}
	clockWidth := float32(0)
	if s.clock.Visible() {
		clockWidth = s.clockWidth()
	}
	beside := width
	if clockWidth > 0 {
		beside -= clockWidth + px(48)
	}
	height := max(s.question.HeightFor(beside), px(roomQuestion)*1.35)
	put(s.question, px(roomMargin), px(36), beside, height)
	put(s.clock, size.Width-px(roomMargin)-clockWidth, px(18), clockWidth, px(roomClock)*1.4)
	top := px(36) + height + px(16)
	if s.clock.Visible() {
		top = max(top, px(18)+px(roomClock)*1.4+px(8))
	}
	s.putWork(px(roomMargin), top, width, size.Height-top-px(32))
}

// clockWidth is the room that the clock takes whatever digits it shows: they are not all as wide.
func (s *scene) clockWidth() float32 {
	size := float64(s.look.Type(roomClock))
	digit := 0.0
	for _, d := range "0123456789" {
		digit = max(digit, figure.Measure(string(d), size, figure.Bold))
	}
	width := 0.0
	for _, letter := range s.clock.Text() {
		if letter >= '0' && letter <= '9' {
			width += digit
		} else {
			width += figure.Measure(string(letter), size, figure.Bold)
		}
	}
	return float32(width) + s.look.Px(control.Tight)
}

// putWork gives the work its place. What it has no room for is said in words below it.
func (s *scene) putWork(x, y, w, h float32) {
	line := s.look.Type(roomBody)*figure.LineHeight + s.look.Px(control.Gap)
	lay := func(less bool) int {
		height := h
		if less {
			height -= line
		}
		s.less = less
		s.place.Move(fyne.NewPos(x, y))
		s.place.Resize(fyne.NewSize(max(0, w), max(0, height)))
		return leftOut(s.work)
	}
	if s.still != nil {
		lay(s.said != "")
		s.tellMore(s.said, x, y+h-line, w, line)
		return
	}
	if s.left == "" {
		lay(false)
		s.tellMore("", x, y+h-line, w, line)
		return
	}
	left := lay(s.less)
	if (left > 0) != s.less { // what fits with less room fits without the line too
		left = lay(left > 0)
		if left > 0 && !s.less {
			left = lay(true)
		}
	}
	text := ""
	if left > 0 {
		text = s.look.Words.Count(s.left, left)
	}
	s.tellMore(text, x, y+h-line, w, line)
}

func (s *scene) tellMore(text string, x, y, w, h float32) {
	s.more.Hidden = text == ""
	s.more.SetText(text)
	s.more.Move(fyne.NewPos(x, y+s.look.Px(control.Gap)))
	s.more.Resize(fyne.NewSize(max(0, w), h))
}

// MinSize implements fyne.Layout.
func (s *scene) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, 180) }

// refresh shows what the page at hand shows the room, or what is held.
func (s *scene) refresh() {
	d := s.desk
	if d.dossier == nil {
		return
	}
	if d.held != nil {
		s.show(d.held)
		return
	}
	shown := d.page().scene()
	question, alone := d.roomQuestion(shown)
	if shown.stays && d.dossier.RunningSession() != nil {
		s.stay()
		return
	}
	s.still, s.said = nil, ""
	s.alone = alone || shown.make == nil
	s.left = shown.left
	if shown.says {
		s.left = ""
	}
	s.question.SetText(question)
	s.tick()
	switch {
	case s.alone:
		s.id, s.work, s.place.Objects = "", nil, nil
	case shown.id != s.id || s.work == nil:
		s.id = shown.id
		s.makeWork()
	case shown.update != nil:
		shown.update(s.work)
	}
	s.place.Hidden = s.alone
	s.object.Refresh()
	if s.object.Size().Width > 0 { // before it stands on a screen it leaves out nothing
		d.tellLeftOut(shown, leftOut(s.work))
	}
}

// roomQuestion is the question above what a page shows the room: its own, else that of the step at hand. Who writes or rests sees nothing
// besides the question.
func (d *Desk) roomQuestion(shown roomScene) (question string, alone bool) {
	question = shown.question
	session := d.dossier.RunningSession()
	if session == nil || session.Current >= len(session.Steps) {
		return question, false
	}
	step := session.Steps[session.Current]
	switch {
	case question != "":
	case step.Sort == model.StepBreak:
		clock := script.At(session, d.now())
		question = d.look.Words.Say("room.break", "time", d.now().Add(clock.Left-clock.Past).Format("15:04"))
	case step.Prompt != "":
		question = step.Prompt
	default:
		question = step.Title
	}
	return question, step.Sort == model.StepSilent || step.Sort == model.StepBreak
}

// makeWork makes what the page shows the room, for the look of this screen.
func (s *scene) makeWork() {
	s.work, s.place.Objects = nil, nil
	if shown := s.desk.page().scene(); shown.make != nil {
		s.work = shown.make(s.look)
		s.place.Objects = []fyne.CanvasObject{s.work}
	}
	s.place.Refresh()
}

// tick shows the time. At time-up the clock changes colour and word once; nothing blinks. In a pause it is quiet.
func (s *scene) tick() {
	session := s.desk.dossier.RunningSession()
	shown := s.clock.Visible()
	s.clock.Hidden, s.large.Hidden = session == nil || s.alone, session == nil || !s.alone
	if session == nil {
		return
	}
	clock := script.At(session, s.desk.now())
	text, paint := minutesText(clock.Left), figure.Ink
	switch {
	case clock.Over:
		text, paint = s.look.Words.Say("room.timeUp"), figure.OffCourse
	case clock.Paused:
		paint = figure.MutedInk
	}
	wider := len(s.clock.Text()) != len(text) || shown != s.clock.Visible()
	for _, clock := range []*control.Prose{s.clock, s.large} {
		clock.SetText(text)
		clock.SetPaint(paint)
	}
	if wider {
		s.object.Refresh()
	}
}

func (d *Desk) eachScene(do func(*scene)) {
	if d.projector != nil {
		do(d.projector.scene)
	}
	if d.here != nil {
		do(d.here)
	}
}

// refreshScenes redraws what the room sees, from the same change as the laptop.
func (d *Desk) refreshScenes() { d.eachScene((*scene).refresh) }

// fullness is what the facilitator knows of a view that is too full for the back row: it is told once for each.
type fullness struct {
	id   string
	told bool
}

// tellLeftOut tells the facilitator what the room does not see of the work, and how to show it less at a time.
func (d *Desk) tellLeftOut(shown roomScene, left int) {
	text := ""
	if left > 0 && !shown.meant && shown.left != "" {
		text = d.look.Words.Say("room.tooFull", "left", d.look.Words.Count(shown.left, left))
		if shown.focus != "" {
			text += " " + d.look.Words.Say(shown.focus, "key", control.KeyText(d.look.Words, control.OnTree, "tree.focus"))
		}
	}
	d.frame.rail.showLeftOut(text)
	full := fullness{id: shown.id, told: text != ""}
	if full.told && d.full != full {
		d.frame.say(text, "", nil)
	}
	d.full = full
}
