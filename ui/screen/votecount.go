package screen

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// voteCountPart is where the dots are written down: of an open vote by party, of a secret one by goal alone. A digit writes a number, space
// adds a dot, minus takes one away; the first row says how many people have dots.
type voteCountPart struct {
	of           *voteSurface
	vote         *model.Vote // as it stands
	object       fyne.CanvasObject
	title, given *control.Prose
	over         *control.Prose
	goal         *control.Prose // the whole text of the goal at hand
	grid         *control.Grid
	pass         *control.Button
}

const votersRow = 0

func newVoteCountPart(s *voteSurface) *voteCountPart {
	look := s.page.desk.look
	say := look.Words.Say
	p := &voteCountPart{of: s, vote: s.vote()}
	p.title = control.NewProse(look, "", control.Heading, figure.Bold, figure.Ink).AtMost(2)
	p.given = control.NewProse(look, "", control.Body, figure.Regular, figure.Ink)
	p.goal = control.NewProse(look, "", control.Body, figure.Bold, figure.Accent)
	p.over = control.NewProse(look, "", control.Body, figure.Bold, figure.Attention)
	vote := p.vote
	columns := []control.GridColumn{{Title: say("vote.goal"), Share: 1}}
	for _, ballot := range vote.Ballots {
		columns = append(columns, control.GridColumn{Title: p.called(ballot), Width: 52, Right: true, Editable: true})
	}
	columns = append(columns, control.GridColumn{Title: say("vote.dots"), Width: 84, Right: true, Editable: vote.Secret})
	p.grid = control.NewGrid(look, columns, func() int { return len(p.vote.Goals) + 1 }, p.cell)
	p.grid.Commit = p.commit
	p.grid.OnRune = p.rune
	p.grid.OnChord = func(chord control.Chord) bool {
		if chord != (control.Chord{Key: fyne.KeyReturn, Modifier: fyne.KeyModifierControl}) {
			return false
		}
		s.close()
		return true
	}
	p.grid.OnChoose = func(int) {
		p.tellGoal()
		s.page.told()
	}
	p.grid.Choose(votersRow+1, 1)
	p.pass = control.NewButton(look, say("vote.pass"), "", control.Plain, func() {
		s.memory().passing, s.memory().hidden = true, true
		s.show()
	})
	p.pass.Hidden = !vote.Secret
	end := control.NewButton(look, say("vote.close"), say("key.CtrlEnter"), control.Primary, s.close)
	away := control.NewButton(look, say("vote.drop"), "", control.Quiet, s.drop)
	p.object = control.Inset(0, look.Px(20), 0, look.Px(control.Wide), control.FillColumn(look.Px(control.Gap),
		p.title,
		control.Row(look.Px(control.Step), control.Cell{Object: control.Column(0, p.given, p.over), Share: 1, Middle: true},
			control.Cell{Object: away, Middle: true}, control.Cell{Object: p.pass, Middle: true}, control.Cell{Object: end, Middle: true}),
		p.goal, p.grid))
	p.update()
	return p
}

// called is how a party is named above its column: its mark, else the beginning of its name.
func (p *voteCountPart) called(ballot model.Ballot) string {
	party := model.Get[model.Party](p.of.page.desk.dossier, ballot.Party)
	switch {
	case party == nil:
		return p.of.page.desk.look.Words.Say("vote.group")
	case party.Mark != "":
		return party.Mark
	}
	return string([]rune(party.Name)[:min(3, len([]rune(party.Name)))])
}

// ballot is the ballot of a column; -1 for the dots of all together.
func (p *voteCountPart) ballot(column int) int {
	if n := column - 1; n < len(p.vote.Ballots) {
		return n
	}
	return -1
}

// total reports whether a column only adds up the others.
func (p *voteCountPart) total(column int) bool {
	return column == len(p.grid.Columns)-1 && !p.grid.Columns[column].Editable
}

func (p *voteCountPart) cell(row, column int) control.GridCell {
	d, vote := p.of.page.desk, p.vote
	number := func(n int) control.GridCell {
		cell := control.GridCell{Text: strconv.Itoa(n), Edit: strconv.Itoa(n)}
		if n == 0 {
			cell.Text = "·"
			cell.Paint = figure.MutedInk
		}
		return cell
	}
	if row == votersRow {
		switch {
		case column == 0:
			return control.GridCell{Text: d.look.Words.Say("vote.voters"), Paint: figure.MutedInk}
		case p.ballot(column) >= 0:
			return control.GridCell{Text: strconv.Itoa(vote.Ballots[p.ballot(column)].Voters), Paint: figure.MutedInk}
		}
		return control.GridCell{Text: strconv.Itoa(vote.Electors()), Paint: figure.MutedInk}
	}
	goal := model.Get[model.Goal](d.dossier, vote.Goals[row-1])
	if goal == nil {
		return control.GridCell{}
	}
	switch {
	case column == 0:
		return control.GridCell{Text: d.dossier.Code(goal.ID) + "  " + goal.Text}
	case p.ballot(column) >= 0:
		return number(vote.Ballots[p.ballot(column)].By(goal.ID))
	}
	cell := number(vote.On(goal.ID))
	cell.Bold = true
	return cell
}

func (p *voteCountPart) commit(row, column int, text string) error {
	d := p.of.page.desk
	n, err := 0, error(nil)
	if text = strings.TrimSpace(text); text != "" {
		n, err = strconv.Atoi(text)
	}
	if err != nil || n < 0 || n > 9999 {
		err := model.NewProblem("problem.vote.number", "text", text)
		d.tell(err)
		return err
	}
	return p.put(row, column, n)
}

// put writes a number: how many people have dots, or how many dots a goal has.
func (p *voteCountPart) put(row, column, n int) error {
	d, vote := p.of.page.desk, p.vote
	if column == 0 || p.total(column) {
		return nil
	}
	if row == votersRow {
		return d.try("edit.vote.voters", func(tx *model.Tx) error {
			return model.Update(tx, vote.ID, func(v *model.Vote) error {
				if ballot := p.ballot(column); ballot >= 0 {
					v.Ballots[ballot].Voters = n
				} else {
					v.Voters = n
				}
				return nil
			})
		}, "count", n)
	}
	goal := vote.Goals[row-1]
	return d.try("edit.vote.dots", func(tx *model.Tx) error { return tx.SetDots(vote.ID, p.ballot(column), goal, n) }, "count", n, "code", d.dossier.Code(goal))
}

// rune adds a dot or takes one away in the cell at hand.
func (p *voteCountPart) rune(r rune) bool {
	by := map[rune]int{' ': 1, '+': 1, '-': -1}[r]
	row, column := p.grid.Chosen(), p.grid.Column()
	if by == 0 || column == 0 || p.total(column) {
		return (r < '0' || r > '9') || column == 0 || p.total(column) // nothing else is written in a table of numbers
	}
	n, err := strconv.Atoi(p.cell(row, column).Edit)
	if row == votersRow {
		n, err = strconv.Atoi(p.cell(row, column).Text)
	}
	if err == nil && n+by >= 0 && p.put(row, column, n+by) == nil {
		p.grid.Refresh()
	}
	return true
}

func (p *voteCountPart) update() {
	if vote := p.of.vote(); vote != nil && vote.ID == p.of.of {
		p.vote = vote
	}
	vote, look := p.vote, p.of.page.desk.look
	p.title.SetText(vote.Question)
	p.given.SetText(look.Words.Say("vote.kind."+secrecy(vote)) + " " + look.Words.Count("vote.given", vote.Given(), "out", vote.HandedOut()) + p.held())
	p.over.SetText(p.overs())
	p.grid.Refresh()
	p.tellGoal()
}

// tellGoal writes the whole text of the goal at hand above the table, which may have no room for it.
func (p *voteCountPart) tellGoal() {
	text := ""
	if row := p.grid.Chosen() - 1; row >= 0 && row < len(p.vote.Goals) {
		if goal := model.Get[model.Goal](p.of.page.desk.dossier, p.vote.Goals[row]); goal != nil {
			text = p.of.page.desk.dossier.Code(goal.ID) + "  " + goal.Text
		}
	}
	p.goal.SetText(text)
	p.object.Refresh()
}

func secrecy(vote *model.Vote) model.Key {
	if vote.Secret {
		return "secret"
	}
	return "open"
}

// held tells that dots wait on this laptop until the vote is closed.
func (p *voteCountPart) held() string {
	memory := p.of.memory()
	if memory.voters == 0 || memory.vote != p.of.of {
		return ""
	}
	return " " + p.of.page.desk.look.Words.Count("vote.held", memory.voters)
}

// overs says who gave more dots than were handed out. It is said, not refused.
func (p *voteCountPart) overs() string {
	d, vote := p.of.page.desk, p.vote
	var out []string
	for _, ballot := range vote.Ballots {
		given := 0
		for _, goal := range vote.Goals {
			given += ballot.By(goal)
		}
		if over := given - ballot.Voters*vote.Dots; over > 0 {
			out = append(out, p.called(ballot)+" "+strconv.Itoa(over))
		}
	}
	if len(out) > 0 {
		return d.look.Words.Say("vote.over.parties", "parties", strings.Join(out, ", "))
	}
	if over := vote.Given() - vote.HandedOut(); over > 0 {
		return d.look.Words.Count("vote.over", over)
	}
	return ""
}

func (p *voteCountPart) content() fyne.CanvasObject { return p.object }

func (p *voteCountPart) focus() {
	if !p.grid.Editing() {
		p.of.page.desk.window.Canvas().Focus(p.grid)
	}
}

func (p *voteCountPart) hints() []hint {
	return []hint{{"Arrows", "hint.choose"}, {"Dots", "vote.dots"}, {"Space", "hint.dotMore"}, {"Minus", "hint.dotLess"}, {"CtrlEnter", "vote.close"}, {"Tab", "hint.keepRight"}}
}

func (p *voteCountPart) selected() model.Ref {
	if vote, row := p.vote, p.grid.Chosen()-1; vote != nil && row >= 0 && row < len(vote.Goals) {
		return model.Ref{Kind: model.KindGoal, ID: vote.Goals[row]}
	}
	return model.Ref{}
}
