package screen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// goalsVote is the surface of dot voting.
const goalsVote model.Key = "goals.vote"

// voteSurface is where a group puts dots on goals: what the vote is about, the dots, and the result with the question to those who
// disagree. One thing at a time: each is a part that takes the whole surface.
type voteSurface struct {
	page   *goalsPage
	object *fyne.Container
	part   votePart
	stage  voteStage
	of     model.ID // the vote that the part was made for
}

// votePart is what the surface shows at one stage of a vote.
type votePart interface {
	content() fyne.CanvasObject
	update()
	hints() []hint
	focus()
	selected() model.Ref
}

// voteStage is how far a vote is.
type voteStage int

// The stages of a vote.
const (
	votePlanning voteStage = iota
	voteCounting
	votePassing // the laptop goes round
	voteResult
)

// votesMemory is what the dossier does not hold of a vote: what is being prepared, and the dots of a secret vote that are held back until
// nobody can tell whose they are.
type votesMemory struct {
	of       *model.Dossier
	plan     votePlan
	planning bool // another vote is being prepared, after one was closed
	passing  bool
	hidden   bool // the choice of the last voter is out of sight
	own      map[model.ID]int
	held     map[model.ID]int // of all voters so far together
	voters   int              // whose dots are held
	vote     model.ID         // for which they are
}

func newVoteSurface(p *goalsPage) *voteSurface {
	s := &voteSurface{page: p, object: container.New(&fillLayout{})}
	s.changed(nil)
	return s
}

// memory is what the desk remembers of votes in the dossier that is open.
func (s *voteSurface) memory() *votesMemory {
	d := s.page.desk
	if d.votes.of != d.dossier {
		d.votes = votesMemory{of: d.dossier}
	}
	return &d.votes
}

// session is the session in which the vote is held; empty for none.
func (s *voteSurface) session() model.ID {
	if session := s.page.desk.session(model.GoalSession); session != nil {
		return session.ID
	}
	return ""
}

// vote is the last vote of the session, or nil.
func (s *voteSurface) vote() *model.Vote {
	votes := s.page.desk.dossier.Votes(s.session())
	if len(votes) == 0 {
		return nil
	}
	return votes[len(votes)-1]
}

func (s *voteSurface) stageNow() voteStage {
	memory, vote := s.memory(), s.vote()
	switch {
	case vote == nil || vote.Closed && memory.planning:
		return votePlanning
	case vote.Closed:
		return voteResult
	case vote.Secret && memory.passing:
		return votePassing
	}
	return voteCounting
}

func (s *voteSurface) content() fyne.CanvasObject { return s.object }
func (s *voteSurface) aside() fyne.CanvasObject   { return control.Space(0, 0) }

func (s *voteSurface) changed(change *model.Change) {
	if change != nil && !change.Touches(model.KindVote, model.KindGoal, model.KindParty, model.KindParticipant, model.KindSession, model.KindAgreement) {
		return
	}
	s.show()
}

// show brings the part at hand up to date, and makes another one when the vote came to another stage.
func (s *voteSurface) show() {
	stage, of := s.stageNow(), model.ID("")
	if vote := s.vote(); vote != nil {
		of = vote.ID
	}
	if s.part != nil && s.stage == stage && s.of == of {
		s.part.update()
		return
	}
	had := s.part != nil
	s.stage, s.of = stage, of
	switch stage {
	case votePlanning:
		s.part = newVotePlanPart(s)
	case voteCounting:
		s.part = newVoteCountPart(s)
	case votePassing:
		s.part = newVotePassPart(s)
	case voteResult:
		s.part = newVoteResultPart(s)
	}
	s.object.Objects = []fyne.CanvasObject{s.part.content()}
	s.object.Refresh()
	if had && s.page.desk.shows(s.page) && s.page.at() == goalsVote {
		s.part.focus()
		s.page.told()
	}
}

func (s *voteSurface) hints() []hint       { return s.part.hints() }
func (s *voteSurface) focus()              { s.part.focus() }
func (s *voteSurface) selected() model.Ref { return s.part.selected() }
func (s *voteSurface) open(model.Ref)      {}

// start begins the vote that was prepared. The first vote plans the session, if nobody did.
func (s *voteSurface) start() {
	d, memory := s.page.desk, s.memory()
	plan := s.planned()
	if d.edit("edit.vote.start", func(tx *model.Tx) error {
		session, err := d.sessionFor(tx, model.GoalSession)
		if err != nil {
			return err
		}
		plan.Session = session.ID
		_, err = tx.StartVote(plan)
		return err
	}, "count", len(plan.Goals)) {
		memory.planning, memory.plan = false, votePlan{}
		memory.passing, memory.held, memory.voters, memory.own = false, nil, 0, nil
		s.show()
	}
}

// close ends the vote: what was held back is added, and the dots come on the goals.
func (s *voteSurface) close() {
	d, memory, vote := s.page.desk, s.memory(), s.vote()
	if vote == nil || vote.Closed {
		return
	}
	held := memory.held
	if memory.vote != vote.ID {
		held = nil
	}
	if d.edit("edit.vote.close", func(tx *model.Tx) error {
		if err := tx.AddDots(vote.ID, held); err != nil {
			return err
		}
		return tx.CloseVote(vote.ID)
	}, "count", vote.Given()+sum(held)) {
		memory.forget()
		memory.passing = false
		s.show()
		d.say("say.voteClosed")
	}
}

func (m *votesMemory) forget() { m.held, m.voters, m.own, m.vote = nil, 0, nil, "" }

func sum(dots map[model.ID]int) int {
	total := 0
	for _, n := range dots {
		total += n
	}
	return total
}

// fewHeld is how many voters must have chosen before their dots together tell nothing of any of them.
const fewHeld = 2

// keepHeldDots writes what was held back of a secret vote before a dossier is left. The dots of a single voter are let go: in the
// dossier they would tell what that voter chose.
func (d *Desk) keepHeldDots() {
	held := d.votes
	d.votes = votesMemory{}
	if held.of == nil || held.of != d.dossier || held.voters < fewHeld || d.dossier.ReadOnly() {
		return
	}
	if vote := model.Get[model.Vote](d.dossier, held.vote); vote == nil || vote.Closed {
		return
	}
	if _, err := d.dossier.Edit("edit.vote.add", func(tx *model.Tx) error { return tx.AddDots(held.vote, held.held) }, "count", sum(held.held)); err != nil {
		d.tell(err)
	}
}

// drop takes a vote away that should not have been begun.
func (s *voteSurface) drop() {
	d, vote := s.page.desk, s.vote()
	if vote != nil && d.edit("edit.vote.delete", func(tx *model.Tx) error { return tx.Delete(model.KindVote, vote.ID) }) {
		s.memory().forget()
		s.show()
		d.say("say.voteDropped")
	}
}

// picture is the vote as people see it; nobody sees the dots of a secret vote before it is closed.
func (s *voteSurface) picture() figure.VotePicture {
	d := s.page.desk
	out := figure.VotePicture{Tie: d.look.Words.Say("vote.tie"), More: func(n int) string { return d.look.Words.Count("vote.outOfSight", n) }}
	row := func(id model.ID, dots int) figure.VoteRow {
		goal := model.Get[model.Goal](d.dossier, id)
		if goal == nil {
			return figure.VoteRow{ID: id}
		}
		return figure.VoteRow{ID: id, Code: d.dossier.Code(id), Text: goal.Text, Dots: dots}
	}
	vote := s.vote()
	switch s.stageNow() {
	case votePlanning:
		vote = s.planned()
		for _, goal := range vote.Goals {
			out.Rows = append(out.Rows, row(goal, 0))
		}
	case voteResult:
		out.Result = true
		for _, placed := range d.dossier.Result(vote) {
			shown := row(placed.Goal, placed.Dots)
			shown.Rank, shown.Tied = placed.Rank, placed.Tied
			out.Rows = append(out.Rows, shown)
		}
	default:
		out.Dots = !vote.Secret
		for _, goal := range vote.Goals {
			dots := 0
			if out.Dots {
				dots = vote.On(goal)
			}
			out.Rows = append(out.Rows, row(goal, dots))
		}
	}
	for _, row := range out.Rows {
		out.Words += row.Code + " " + row.Text
		if out.Result || out.Dots {
			out.Words += ": " + d.look.Words.Count("figure.tree.dots", row.Dots)
		}
		out.Words += "\n"
	}
	return out
}

// roomVoteLetters are the letters of a vote in the room, from large to small.
var roomVoteLetters = []float64{44, 40, 36, 32, roomLeast}

// laptopVoteLetters are those of a result on the laptop, where it scrolls.
const laptopVoteLetters = 15

// question is what the room reads: what the vote is about, and when it is closed the question to those who disagree.
func (s *voteSurface) question() string {
	d := s.page.desk
	switch stage := s.stageNow(); {
	case stage == voteResult:
		return d.look.Words.Say("vote.disagree.question")
	case stage == votePlanning:
		return s.planned().Question
	default:
		return s.vote().Question
	}
}

// scene is the vote as the room sees it: the goals large, then the result.
func (s *voteSurface) scene() roomScene {
	return roomScene{
		id: "goals.vote", question: s.question(), update: func(o fyne.CanvasObject) { o.Refresh() },
		make: func(look *control.Look) fyne.CanvasObject {
			return control.NewDrawing(look, 0.5, func(w, h float64) figure.Drawing { return s.picture().Draw(w, h, roomVoteLetters) })
		},
	}
}
