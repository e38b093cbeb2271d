package screen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
	"doelenboom/ui/words"
)

// scene is what changed in the tree, or one goal with what the parties think of it, as the room sees it. Parties are there by their mark.
func (s *adoptSurface) scene() roomScene {
	question := model.Key("adopt.question")
	if s.only {
		question = "adopt.changedQuestion"
	}
	return roomScene{
		id: "goals.adopt", question: s.page.question(question), update: func(o fyne.CanvasObject) { o.Refresh() },
		make: func(look *control.Look) fyne.CanvasObject {
			return newRoomFit(s.page.desk, look, func(look *control.Look) fyne.CanvasObject {
				if s.only {
					return s.roomChanges(look)
				}
				return s.roomGoal(look)
			})
		},
	}
}

// roomChanges lists what changed; the line at hand is ringed, and says what stood there.
func (s *adoptSurface) roomChanges(look *control.Look) fyne.CanvasObject {
	d, px := s.page.desk, look.Px
	list := &roomRows{look: look}
	list.more = control.NewProse(look, "", roomSmall, figure.Regular, figure.MutedInk)
	for _, line := range s.lines {
		change, ok := s.changes[line.goal]
		if !ok || line.heading != "" {
			continue
		}
		code, text, paint := change.Was.Code, change.Was.Text, figure.NoJudgement
		if goal := model.Get[model.Goal](d.dossier, line.goal); goal != nil {
			code, text, paint = d.dossier.Code(goal.ID), goal.Text, figure.LevelPaint(d.dossier.LevelOf(goal))
		}
		said := control.Column(px(control.Tight), control.NewProse(look, text, roomLine, figure.Regular, figure.Ink).AtMost(2))
		for _, was := range d.whatChanged(change) {
			said.Add(control.NewProse(look, was, roomSmall, figure.Regular, figure.MutedInk).AtMost(2))
		}
		panel := control.NewPanel(look, paint, control.Inset(px(16), px(24), px(16), px(28), control.Row(px(20),
			control.Cell{Object: control.NewProse(look, code, roomLine, figure.Bold, paint), Width: px(90)}, control.Cell{Object: said, Share: 1},
			control.Cell{Object: control.NewProse(look, d.changeWord(change), roomSmall, figure.Bold, figure.Ink), Width: px(300), Middle: true})))
		panel.SetChosen(line.goal == s.chosen)
		list.rows = append(list.rows, control.Inset(px(4), px(6), px(4), px(6), panel))
		list.all++
	}
	return newRoomStack(0, roomPart{object: container.New(list, append(list.rows, list.more)...)})
}

// roomGoal is the goal at hand, what changed in it, and under each answer the marks of the parties that gave it; then why.
func (s *adoptSurface) roomGoal(look *control.Look) fyne.CanvasObject {
	d, px := s.page.desk, look.Px
	change := s.changes[s.chosen]
	goal := model.Get[model.Goal](d.dossier, s.chosen)
	head, text, paint := change.Was.Code, change.Was.Text, figure.NoJudgement
	if goal != nil {
		head, text, paint = d.goalWords(look, goal), goal.Text, figure.LevelPaint(d.dossier.LevelOf(goal))
	}
	said := control.Column(px(control.Gap), control.NewProse(look, head, roomBody, figure.Bold, paint), control.NewProse(look, text, roomQuestion, figure.Bold, figure.Ink).AtMost(4))
	for _, was := range d.whatChanged(change) {
		said.Add(control.NewProse(look, was, roomBody, figure.Regular, figure.MutedInk).AtMost(3))
	}
	parts := []roomPart{{object: control.NewPanel(look, paint, control.Inset(px(28), px(40), px(32), px(44), said))}}
	if goal != nil && d.dossier.Count(model.KindParty) > 0 {
		var cells []control.Cell
		for _, stance := range model.Stances() {
			var marks []figure.SupportMark
			for _, support := range goal.Support {
				if support.Stance == stance {
					marks = append(marks, figure.SupportMark{Look: figure.LookOf(d.dossier, support.Party), Stance: stance})
				}
			}
			cells = append(cells, control.Cell{Share: 1, Object: control.Column(px(16),
				control.NewProse(look, words.Sentence(look.Words.Say(model.Key("adopt.stance."+string(stance)))), roomBody, figure.Bold, figure.Ink), roomStances(look, marks))})
		}
		parts = append(parts, roomPart{object: control.Row(px(32), cells...)})
		for _, support := range goal.Support {
			if support.Reason != "" {
				parts = append(parts, roomPart{object: control.Row(px(20),
					control.Cell{Object: roomStances(look, []figure.SupportMark{{Look: figure.LookOf(d.dossier, support.Party), Stance: support.Stance}}), Width: px(52)},
					control.Cell{Object: control.NewProse(look, support.Reason, roomBody, figure.Italic, figure.Ink).AtMost(2), Share: 1, Middle: true}), spare: 1})
			}
		}
	}
	return newRoomStack(px(32), append(parts, roomPart{object: control.Space(0, 0)})...)
}

// roomStances is the marks of parties beside and under each other, each in the shape of what it said.
func roomStances(look *control.Look, marks []figure.SupportMark) fyne.CanvasObject {
	const size, gap = 52, 12
	c := control.Tiles(look.Px(size), look.Px(gap))
	for _, mark := range marks {
		c.Add(control.NewDrawing(look, 1, func(w, h float64) figure.Drawing {
			return figure.Drawing{W: w, H: h, Ops: figure.SupportIcon(mark, 0, 0, size)}
		}))
	}
	if len(marks) == 0 {
		c.Add(control.Space(look.Px(size), look.Px(size)))
	}
	return c
}
