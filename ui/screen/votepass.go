package screen

import (
	"strconv"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// votePassPart is for a laptop that goes round in a secret vote: each person puts dots, hides them, and hands the laptop on. The dots are
// added up in memory and come in the dossier with those of everybody when the vote is closed, so that neither the dossier nor its history
// tells who gave what.
type votePassPart struct {
	of                  *voteSurface
	vote                *model.Vote // as it stands
	object              fyne.CanvasObject
	title, said         *control.Prose
	grid                *control.Grid
	mine, ready, enough *control.Button
}

func newVotePassPart(s *voteSurface) *votePassPart {
	look := s.page.desk.look
	say := look.Words.Say
	p := &votePassPart{of: s, vote: s.vote()}
	p.title = control.NewProse(look, "", control.Title, figure.Bold, figure.Ink)
	p.said = control.NewProse(look, "", 17, figure.Regular, figure.Ink)
	p.grid = control.NewGrid(look, []control.GridColumn{{Title: say("vote.goal"), Share: 1}, {Title: say("vote.mine"), Width: 120, Right: true}},
		func() int { return len(p.vote.Goals) }, p.cell)
	p.grid.OnRune = p.rune
	p.grid.Choose(0, 1)
	p.grid.OnPress = func(row, _ int) bool { p.put(row, 1); return true }
	p.grid.OnOpen = func(int) { p.done() }
	p.mine = control.NewButton(look, say("vote.myTurn"), "Enter", control.Primary, p.begin)
	p.ready = control.NewButton(look, say("vote.done"), "Enter", control.Primary, p.done)
	p.enough = control.NewButton(look, say("vote.stopPassing"), "", control.Quiet, func() {
		s.memory().passing, s.memory().own = false, nil
		s.show()
	})
	p.object = control.Inset(0, look.Px(20), 0, look.Px(control.Wide), control.FillColumn(look.Px(12), p.title,
		control.Row(look.Px(control.Step), control.Cell{Object: p.said, Share: 1, Middle: true}, control.Cell{Object: p.enough, Middle: true},
			control.Cell{Object: p.mine, Middle: true}, control.Cell{Object: p.ready, Middle: true}),
		p.grid))
	p.update()
	return p
}

func (p *votePassPart) cell(row, column int) control.GridCell {
	d, vote := p.of.page.desk, p.vote
	goal := model.Get[model.Goal](d.dossier, vote.Goals[row])
	if goal == nil {
		return control.GridCell{}
	}
	if column == 0 {
		return control.GridCell{Text: d.dossier.Code(goal.ID) + "  " + goal.Text}
	}
	if n := p.of.memory().own[goal.ID]; n > 0 {
		return control.GridCell{Text: strconv.Itoa(n), Bold: true}
	}
	return control.GridCell{Text: "·", Paint: figure.MutedInk}
}

// begin shows the goals to the next voter, without any dots.
func (p *votePassPart) begin() {
	p.of.memory().hidden, p.of.memory().own = false, map[model.ID]int{}
	p.grid.Choose(0, 1)
	p.update()
	p.focus()
	p.of.page.told()
}

// put adds dots to the own ones on a goal.
func (p *votePassPart) put(row, by int) {
	memory, goals := p.of.memory(), p.vote.Goals
	if row < 0 || row >= len(goals) || memory.own == nil {
		return
	}
	memory.own[goals[row]] = max(0, memory.own[goals[row]]+by)
	p.update()
}

func (p *votePassPart) rune(r rune) bool {
	row, goals := p.grid.Chosen(), p.vote.Goals
	switch {
	case r == ' ' || r == '+':
		p.put(row, 1)
	case r == '-':
		p.put(row, -1)
	case r >= '0' && r <= '9' && row >= 0 && row < len(goals):
		p.put(row, int(r-'0')-p.of.memory().own[goals[row]])
	}
	return true
}

// done adds the own dots to those of the others, and hides them.
func (p *votePassPart) done() {
	memory := p.of.memory()
	if memory.hidden {
		return
	}
	if memory.vote != p.of.of {
		memory.held, memory.voters, memory.vote = nil, 0, p.of.of
	}
	if memory.held == nil {
		memory.held = map[model.ID]int{}
	}
	for goal, n := range memory.own {
		memory.held[goal] += n
	}
	memory.voters++
	memory.hidden, memory.own = true, nil
	p.update()
	p.focus()
	p.of.page.told()
}

func (p *votePassPart) update() {
	if vote := p.of.vote(); vote != nil && vote.ID == p.of.of {
		p.vote = vote
	}
	vote, look, memory := p.vote, p.of.page.desk.look, p.of.memory()
	p.grid.Hidden, p.ready.Hidden, p.mine.Hidden, p.enough.Hidden = memory.hidden, memory.hidden, !memory.hidden, !memory.hidden
	if memory.hidden {
		voters := memory.voters
		if memory.vote != vote.ID {
			voters = 0
		}
		p.title.SetText(look.Words.Say("vote.handOn"))
		p.said.SetText(look.Words.Count("vote.chose", voters, "of", vote.Voters))
	} else {
		p.title.SetText(vote.Question)
		left := vote.Dots - sum(memory.own)
		if left >= 0 {
			p.said.SetText(look.Words.Count("vote.left", left))
		} else {
			p.said.SetText(look.Words.Count("vote.over", -left))
		}
	}
	p.object.Refresh()
	p.grid.Refresh()
}

func (p *votePassPart) content() fyne.CanvasObject { return p.object }

func (p *votePassPart) focus() {
	var at fyne.Focusable = p.grid
	if p.of.memory().hidden {
		at = p.mine
	}
	p.of.page.desk.window.Canvas().Focus(at)
}

func (p *votePassPart) hints() []hint {
	if p.of.memory().hidden {
		return []hint{{"Enter", "vote.myTurn"}}
	}
	return []hint{{"Arrows", "hint.choose"}, {"Space", "hint.dotMore"}, {"Minus", "hint.dotLess"}, {"Dots", "vote.dots"}, {"Enter", "vote.done"}}
}

func (p *votePassPart) selected() model.Ref { return model.Ref{} }
