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
	roomMargin   = 64
)

// roomScene is what a page shows the room. Only what the room may see is in it: no names, no private notes, no small numbers.
type roomScene struct {
	// question stands at the top; empty is the prompt of the step at hand.
	question string
	// id names the surface. As long as it stays the same the work is kept and updated, so that the view does not jump.
	id string
	// make makes the surface for a look; update brings it up to date.
	make   func(look *control.Look) fyne.CanvasObject
	update func(fyne.CanvasObject)
}

// scene is the room's view: the question, the clock and the work, live. It stands in the projector window, and with one screen in the
// window of the laptop.
type scene struct {
	desk   *Desk
	look   *control.Look
	object *fyne.Container

	question *control.Prose
	clock    *control.Prose
	place    *fyne.Container // of the work
	work     fyne.CanvasObject
	id       string
	silent   bool
}

func newScene(d *Desk, keys *control.Keyboard) *scene {
	s := &scene{desk: d}
	s.look = &control.Look{Palette: d.look.Palette, Zoom: 1, Words: d.look.Words, Keys: keys, Contrast: d.look.Contrast}
	s.question = control.NewProse(s.look, "", roomQuestion, figure.Bold, figure.Ink)
	s.clock = control.NewProse(s.look, "", roomClock, figure.Bold, figure.Ink)
	s.place = container.New(&fillLayout{})
	s.object = container.New(s, s.question, s.clock, s.place)
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
		if s.work != nil { // made for the size before
			s.makeWork()
		}
	}
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(max(0, w), max(0, h)))
	}
	px := s.look.Px
	clockWidth := float32(0)
	if s.clock.Visible() {
		clockWidth = s.clock.Width()
	}
	width := size.Width - 2*px(roomMargin)
	if s.silent {
		height := s.question.HeightFor(width)
		top := (size.Height - height - px(roomClock)*2) / 2
		put(s.question, px(roomMargin), top, width, height)
		put(s.clock, (size.Width-clockWidth)/2, top+height+px(roomClock)/2, clockWidth, px(roomClock)*1.4)
		return
	}
	height := max(s.question.HeightFor(width-clockWidth-px(48)), px(roomQuestion)*1.35)
	put(s.question, px(roomMargin), px(36), width-clockWidth-px(48), height)
	put(s.clock, size.Width-px(roomMargin)-clockWidth, px(18), clockWidth, px(roomClock)*1.4)
	top := max(px(36)+height, px(roomClock)*1.3) + px(16)
	put(s.place, px(roomMargin), top, width, size.Height-top-px(32))
}

// MinSize implements fyne.Layout.
func (s *scene) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, 180) }

// refresh shows what the page at hand shows the room.
func (s *scene) refresh() {
	d := s.desk
	if d.dossier == nil {
		return
	}
	shown := d.page().scene()
	session := d.dossier.RunningSession()
	question, silent := shown.question, false
	if session != nil && session.Current < len(session.Steps) {
		step := session.Steps[session.Current]
		silent = step.Sort == model.StepSilent || step.Sort == model.StepBreak
		if question == "" {
			question = step.Prompt
		}
		if question == "" {
			question = step.Title
		}
	}
	s.silent = silent
	s.question.SetText(question)
	s.tick()
	if shown.id != s.id || s.work == nil {
		s.id = shown.id
		s.makeWork()
	} else if shown.update != nil {
		shown.update(s.work)
	}
	s.place.Hidden = silent
	s.object.Refresh()
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

// tick shows the time. At time-up the clock changes colour and word once; nothing blinks.
func (s *scene) tick() {
	session := s.desk.dossier.RunningSession()
	if session == nil {
		s.clock.Hide()
		return
	}
	clock := script.At(session, s.desk.now())
	text, paint := minutesText(clock.Left), figure.Ink
	if clock.Over {
		text, paint = s.look.Words.Say("room.timeUp"), figure.OffCourse
	}
	if s.clock.Text() != text {
		wider := len(s.clock.Text()) != len(text)
		s.clock.SetText(text)
		if wider {
			s.object.Refresh()
		}
	}
	s.clock.SetPaint(paint)
	s.clock.Show()
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
