package screen

import (
	"fyne.io/fyne/v2"

	"doelenboom/ui/screen/control"
)

// heldView is what the room keeps seeing while the facilitator works ahead: a picture, so that nothing of what is done meanwhile shows.
// The clock beside it goes on.
type heldView struct {
	question string
	alone    bool
	more     string
	picture  *control.Picture
}

// roomSize is the size for which a view is held that is on no screen yet.
var roomSize = fyne.NewSize(1920, 1080)

// hold keeps what the room sees as it is, or lets it follow the work again.
func (d *Desk) hold() {
	d.settle()
	if d.held != nil {
		d.held = nil
		d.eachScene(func(s *scene) {
			s.id, s.work, s.still = "", nil, nil
			s.refresh()
		})
		d.frame.showProjector()
		d.frame.say(d.look.Words.Say("room.released"), "", nil)
		return
	}
	var shown *scene
	d.eachScene(func(s *scene) {
		if shown == nil && s.object.Size().Width > 0 {
			shown = s
		}
	})
	if shown == nil {
		shown = newScene(d, &control.Keyboard{})
		shown.object.Resize(roomSize)
	}
	d.held = shown.held()
	d.eachScene((*scene).refresh)
	d.frame.showProjector()
	d.frame.say(d.look.Words.Say("room.holding", "key", d.keyOf("hint.hold")), "", nil)
}

// held is what a scene shows now, to be kept.
func (s *scene) held() *heldView {
	h := &heldView{question: s.question.Text(), alone: s.alone, more: s.more.Text(), picture: s.still}
	if h.picture == nil && s.work != nil && !s.alone {
		h.picture = control.PictureOf(s.work)
	}
	return h
}

// show shows what is held.
func (s *scene) show(h *heldView) {
	s.question.SetText(h.question)
	s.alone, s.said = h.alone, h.more
	s.setStill(h.picture)
	s.tick()
	s.object.Refresh()
}

// stay keeps the work in sight as it is, because the page at hand has nothing for the room. The question and the clock go with the step.
func (s *scene) stay() {
	question, alone := s.desk.roomQuestion(roomScene{})
	s.question.SetText(question)
	picture := s.still
	if picture == nil && s.work != nil {
		picture, s.said = control.PictureOf(s.work), s.more.Text()
	}
	s.alone = alone || picture == nil
	s.setStill(picture)
	s.tick()
	s.object.Refresh()
}

func (s *scene) setStill(picture *control.Picture) {
	if picture == nil {
		s.place.Objects, s.work, s.still, s.id = nil, nil, nil, ""
	} else if s.still != picture {
		s.still, s.work, s.id = picture, picture.Show(), ""
		s.place.Objects = []fyne.CanvasObject{s.work}
	}
	s.place.Hidden = s.alone
	s.place.Refresh()
}
