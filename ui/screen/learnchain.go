package screen

import (
	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// chainSurface is an indicator through the years along one line: what the group saw, what it meant, what was agreed and what came of it.
type chainSurface struct {
	page   *learningPage
	object fyne.CanvasObject
	scroll *control.Scroller
}

func newChainSurface(p *learningPage) *chainSurface {
	look := p.desk.look
	s := &chainSurface{page: p, scroll: control.NewScroller(look, control.Space(0, 0))}
	s.object = control.FillColumn(look.Px(control.Gap), p.head(look, p.indicator(), model.Keeper), s.scroll)
	s.changed(nil)
	return s
}

// timeline lays the chain of an indicator out for a width.
func (d *Desk) timeline(look *control.Look, id model.ID, audience model.Audience, options figure.TimelineOptions) *figure.Timeline {
	indicator := model.Get[model.Indicator](d.dossier, id)
	if indicator == nil {
		indicator = &model.Indicator{}
	}
	return figure.TimelineOf(d.dossier, indicator, look.Words, audience, options)
}

func (s *chainSurface) content() fyne.CanvasObject { return s.object }

func (s *chainSurface) changed(*model.Change) {
	d, look, id := s.page.desk, s.page.desk.look, s.page.at
	drawing := control.NewLongDrawing(look, func(w float64) figure.Drawing {
		return d.timeline(look, id, model.Keeper, figure.TimelineOptions{W: w, Size: control.Small}).Drawing()
	})
	s.scroll.SetContent(control.Inset(look.Px(control.Tight), look.Px(12), look.Px(control.Wide), 0, drawing))
}

func (s *chainSurface) hints() []hint {
	return []hint{{"AltRight", "hint.nextIndicator"}, {"F11", "hint.here"}}
}

func (s *chainSurface) focus() { s.page.desk.window.Canvas().Focus(s.page.chips) }

func (s *chainSurface) scene() roomScene {
	d, id := s.page.desk, s.page.at
	question := ""
	if indicator := s.page.indicator(); indicator != nil {
		question = indicator.Code + " " + indicator.Name
	}
	return roomScene{question: question, id: "chain " + string(id), update: func(o fyne.CanvasObject) { o.Refresh() }, left: "room.left.rounds",
		make: func(look *control.Look) fyne.CanvasObject {
			return newRoomDrawing(look, func(w, h float64) (figure.Drawing, int) {
				shown := d.timeline(look, id, model.Room, figure.TimelineOptions{W: w, H: h, Size: roomLeast, Quiet: true})
				return shown.Drawing(), shown.Earlier()
			})
		}}
}
