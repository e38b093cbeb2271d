package screen

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// votePlan is a vote that is being prepared: what was chosen differently from the usual.
type votePlan struct {
	question string
	dots     int // 0: a third of the goals
	voters   int // 0: who are at the table
	each     model.VoterKind
	secret   bool
	level    int // 0: the results, or what there is
	out      map[model.ID]bool
}

// usualLevels are the levels that a vote is about, the first one first that gives a choice: the results, then the goals.
var usualLevels = []int{3, 2, 4, 5, 6}

// level is the level whose goals take part.
func (s *voteSurface) level() int {
	if level := s.memory().plan.level; level > 0 {
		return level
	}
	for _, level := range usualLevels {
		if len(s.page.desk.dossier.Votable(level)) > 1 {
			return level
		}
	}
	return usualLevels[0]
}

// planned is the vote as it would begin now.
func (s *voteSurface) planned() *model.Vote {
	d, plan := s.page.desk, s.memory().plan
	vote := &model.Vote{Question: plan.question, Each: plan.each, Dots: plan.dots, Secret: plan.secret, Session: s.session()}
	for _, goal := range d.dossier.Votable(s.level()) {
		if !plan.out[goal.ID] {
			vote.Goals = append(vote.Goals, goal.ID)
		}
	}
	if vote.Each == "" {
		vote.Each = model.EachParticipant
	}
	if vote.Dots == 0 {
		vote.Dots = model.DotsFor(len(vote.Goals))
	}
	if vote.Question == "" {
		vote.Question = d.look.Words.Say("vote.question")
		if session := d.dossier.RunningSession(); session != nil && session.Current < len(session.Steps) {
			if step := session.Steps[session.Current]; step.Sort == model.StepVote && step.Prompt != "" {
				vote.Question = step.Prompt
			}
		}
	}
	if vote.Secret {
		if vote.Voters = plan.voters; vote.Voters == 0 {
			vote.Voters = d.dossier.VotersAtTable(vote.Each, vote.Session)
		}
	} else {
		vote.Ballots = d.dossier.Ballots(vote.Each, vote.Session)
	}
	return vote
}

// votePlanPart prepares a vote in one line, with the goals that take part below it. Enter on the button begins it as it is.
type votePlanPart struct {
	of                     *voteSurface
	object                 fyne.CanvasObject
	question, dots, voters *control.Field
	votersCell             fyne.CanvasObject
	each, secret, level    *control.Choice
	line                   *fyne.Container
	told                   *control.Prose
	begin                  *control.Button
	goals                  *control.Grid
	empty                  *control.Prose
}

func newVotePlanPart(s *voteSurface) *votePlanPart {
	d, look := s.page.desk, s.page.desk.look
	say := look.Words.Say
	p := &votePlanPart{of: s}
	p.question = control.NewField(look, say("vote.question"))
	p.question.Commit = func(text string) error { s.memory().plan.question = strings.TrimSpace(text); p.changed(); return nil }
	number := func(set func(plan *votePlan, n int)) *control.Field {
		field := control.NewField(look, "")
		field.Commit = func(text string) error {
			n, err := strconv.Atoi(strings.TrimSpace(text))
			if err != nil || n < 1 || n > 999 {
				err := model.NewProblem("problem.vote.number", "text", text)
				d.tell(err)
				return err
			}
			set(&s.memory().plan, n)
			p.changed()
			return nil
		}
		return field
	}
	p.dots = number(func(plan *votePlan, n int) { plan.dots = n })
	p.voters = number(func(plan *votePlan, n int) { plan.voters = n })
	p.each = control.NewChoice(look, d.options("voterkind", textsOfKinds(model.VoterKinds())), "", func(value string) {
		s.memory().plan.each, s.memory().plan.voters = model.VoterKind(value), 0
		p.changed()
	})
	p.secret = control.NewChoice(look, d.options("votesecrecy", []string{"open", "secret"}), "", func(value string) {
		s.memory().plan.secret = value == "secret"
		p.changed()
	})
	p.level = control.NewChoice(look, p.levels(), "", func(value string) {
		level, err := strconv.Atoi(value)
		if err == nil {
			s.memory().plan.level, s.memory().plan.out = level, nil
			p.changed()
		}
	})
	p.told = control.NewProse(look, "", control.Body, figure.Regular, figure.Ink)
	p.begin = control.NewButton(look, say("vote.begin"), "Enter", control.Primary, s.start)
	p.empty = control.NewProse(look, say("vote.empty"), 17, figure.Regular, figure.MutedInk)
	p.goals = control.NewGrid(look, []control.GridColumn{{Title: say("vote.takesPart"), Width: 96}, {Title: say("vote.goal"), Share: 1}},
		func() int { return len(p.votable()) }, p.cell)
	p.goals.OnRune = func(r rune) bool { p.toggle(p.goals.Chosen()); return true }
	p.goals.OnOpen = p.toggle
	labelled := func(label model.Key, width float32, o fyne.CanvasObject) fyne.CanvasObject {
		return control.NewSized(look.Px(width), control.Column(look.Px(2), control.NewProse(look, say(label), control.Small, figure.Regular, figure.MutedInk), o))
	}
	p.votersCell = labelled("vote.voters", 72, p.voters)
	p.line = control.Flow(look.Px(control.Step), labelled("vote.dots", 64, p.dots), labelled("vote.each", 190, p.each), labelled("vote.how", 150, p.secret),
		p.votersCell, labelled("vote.about", 350, p.level))
	top := control.Inset(0, look.Px(20), look.Px(control.Gap), look.Px(control.Wide), control.Column(look.Px(12), p.question, p.line,
		control.Row(look.Px(control.Step), control.Cell{Object: p.told, Share: 1, Middle: true}, control.Cell{Object: p.begin, Middle: true})))
	p.object = control.FillColumn(look.Px(control.Gap), top, container.New(&fillLayout{},
		control.Inset(0, look.Px(20), 0, look.Px(control.Wide), p.goals), control.Inset(look.Px(control.Step), look.Px(20), 0, look.Px(control.Wide), p.empty)))
	p.update()
	return p
}

func textsOfKinds(kinds []model.VoterKind) []string {
	var out []string
	for _, kind := range kinds {
		out = append(out, string(kind))
	}
	return out
}

// levels are the levels that have goals, each with how many.
func (p *votePlanPart) levels() []control.Option {
	d := p.of.page.desk
	var out []control.Option
	for level := 1; level <= max(d.dossier.Depth(), 3); level++ {
		if n := len(d.dossier.Votable(level)); n > 0 {
			out = append(out, control.Option{Value: strconv.Itoa(level), Text: d.look.Words.Level(d.dossier.Cover(), level) + " " + strconv.Itoa(n)})
		}
	}
	return out
}

func (p *votePlanPart) votable() []*model.Goal { return p.of.page.desk.dossier.Votable(p.of.level()) }

func (p *votePlanPart) cell(row, column int) control.GridCell {
	d, goal := p.of.page.desk, p.votable()[row]
	out := p.of.memory().plan.out[goal.ID]
	cell := control.GridCell{Text: d.dossier.Code(goal.ID) + "  " + goal.Text}
	if column == 0 {
		cell = control.GridCell{Text: d.look.Words.Say("vote.yes"), Bold: true}
		if out {
			cell = control.GridCell{Text: d.look.Words.Say("vote.no")}
		}
	}
	if out {
		cell.Paint = figure.MutedInk
	}
	return cell
}

// toggle lets a goal take part, or not.
func (p *votePlanPart) toggle(row int) {
	goals := p.votable()
	if row < 0 || row >= len(goals) {
		return
	}
	plan := &p.of.memory().plan
	if plan.out == nil {
		plan.out = map[model.ID]bool{}
	}
	plan.out[goals[row].ID] = !plan.out[goals[row].ID]
	p.changed()
}

// changed shows the plan anew, here and in the room.
func (p *votePlanPart) changed() {
	p.update()
	p.of.page.told()
}

func (p *votePlanPart) update() {
	vote, look := p.of.planned(), p.of.page.desk.look
	p.question.Fill(vote.Question)
	p.dots.Fill(strconv.Itoa(vote.Dots))
	p.voters.Fill(strconv.Itoa(vote.Electors()))
	p.votersCell.(*control.Sized).Hidden = !vote.Secret
	p.each.Mark(string(vote.Each))
	p.secret.Mark(map[bool]string{false: "open", true: "secret"}[vote.Secret])
	p.level.Mark(strconv.Itoa(p.of.level()))
	p.told.SetText(look.Words.Count("vote.told", vote.HandedOut(), "goals", len(vote.Goals), "voters", vote.Electors(), "dots", vote.Dots))
	p.begin.SetEnabled(len(vote.Goals) > 0)
	p.empty.Hidden = len(p.votable()) > 0
	p.object.Refresh() // the line may be higher now
}

func (p *votePlanPart) content() fyne.CanvasObject { return p.object }

func (p *votePlanPart) focus() { p.of.page.desk.window.Canvas().Focus(p.begin) }

func (p *votePlanPart) hints() []hint {
	return []hint{{"Enter", "vote.begin"}, {"Tab", "hint.nextField"}, {"Space", "vote.takesPart"}}
}

func (p *votePlanPart) selected() model.Ref {
	if goals := p.votable(); p.goals.Chosen() < len(goals) && len(goals) > 0 {
		return model.RefTo(goals[p.goals.Chosen()])
	}
	return model.Ref{}
}
