package screen

import (
	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
	"doelenboom/ui/words"
)

// overviewSurface is every goal, or one, with figures, judgement, story, what was agreed and what came of it; of an indicator that is pressed, its
// chain through the years.
type overviewSurface struct {
	page   *learningPage
	object fyne.CanvasObject
	pick   *control.Choice
	scroll *control.Scroller
}

func newOverviewSurface(p *learningPage) *overviewSurface {
	d, look := p.desk, p.desk.look
	s := &overviewSurface{page: p}
	options := []control.Option{{Value: "", Text: look.Words.Say("goaloverview.all")}}
	for _, goal := range d.dossier.Goals() {
		if level := d.dossier.LevelOf(goal); level == 2 {
			options = append(options, control.Option{Value: string(goal.ID), Text: d.dossier.Code(goal.ID)})
		}
	}
	if model.Get[model.Goal](d.dossier, d.learned().goal) == nil {
		d.learned().goal = ""
	}
	s.pick = control.NewChoice(look, options, string(d.learned().goal), func(value string) {
		d.learned().goal = model.ID(value)
		s.changed(nil)
		d.refreshScenes()
	})
	s.scroll = control.NewScroller(look, control.Space(0, 0))
	s.object = control.FillColumn(look.Px(12), s.pick, s.scroll)
	s.changed(nil)
	return s
}

// draw lays the overview out for a width.
func (s *overviewSurface) draw(book *words.Book, audience model.Audience, w, h, size float64) *figure.Overview {
	d := s.page.desk
	return figure.OverviewOf(d.dossier, book, audience, figure.OverviewOptions{W: w, H: h, Size: size, Goal: d.learned().goal, Quiet: audience == model.Room, Brief: audience == model.Room && d.learned().goal == ""})
}

func (s *overviewSurface) content() fyne.CanvasObject { return s.object }

func (s *overviewSurface) changed(*model.Change) {
	look := s.page.desk.look
	drawing := control.NewLongDrawing(look, func(w float64) figure.Drawing { return s.draw(look.Words, model.Keeper, w, 0, control.Body).Drawing() })
	s.scroll.SetContent(control.Inset(look.Px(2), look.Px(10), look.Px(control.Wide), look.Px(2), drawing))
}

func (s *overviewSurface) hints() []hint {
	return []hint{{"Arrows", "goaloverview.pick"}, {"F11", "hint.here"}}
}

func (s *overviewSurface) focus() { s.page.desk.window.Canvas().Focus(s.pick) }

func (s *overviewSurface) selected() model.Ref {
	if goal := s.page.desk.learned().goal; goal != "" {
		return model.Ref{Kind: model.KindGoal, ID: goal}
	}
	return model.Ref{}
}

func (s *overviewSurface) scene() roomScene {
	d := s.page.desk
	question := d.look.Words.Say("goaloverview.question")
	if goal := model.Get[model.Goal](d.dossier, d.learned().goal); goal != nil {
		question = d.dossier.Code(goal.ID) + "  " + goal.Text
	}
	return roomScene{question: question, id: "overview " + string(d.learned().goal), left: "room.left.goals", update: func(o fyne.CanvasObject) { o.Refresh() },
		make: func(look *control.Look) fyne.CanvasObject {
			return newRoomDrawing(look, func(w, h float64) (figure.Drawing, int) {
				shown := s.draw(look.Words, model.Room, w, h, roomLeast)
				return shown.Drawing(), shown.LeftOut()
			})
		}}
}
