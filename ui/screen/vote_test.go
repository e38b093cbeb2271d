package screen

import (
	"strings"
	"testing"

	"doelenboom/model"
)

func (r *room) voteSurface() *voteSurface { return r.goalsPage().part(goalsVote).(*voteSurface) }

// vote is the last vote in the dossier.
func (r *room) vote() *model.Vote {
	r.t.Helper()
	votes := r.dossier().Votes("")
	if len(votes) == 0 {
		r.t.Fatal("there is no vote")
	}
	return votes[len(votes)-1]
}

// on is how many dots a goal has in the vote.
func (r *room) on(code string) int { return r.vote().On(r.dossier().GoalByCode(code).ID) }

// TestAnOpenVoteByKeyboard: from the setup in one line to the order for session 2, with hands on the keys.
func TestAnOpenVoteByKeyboard(t *testing.T) {
	r := newRoom(t).withExample().Goes(atGoals).turns(goalsVote)
	parties := len(model.All[model.Party](r.dossier()))
	r.Finds("the results take part", len(r.voteSurface().planned().Goals) == 13-1)
	r.Finds("a third of them in dots", r.voteSurface().planned().Dots == 4)
	if shown := r.showsRoom(); !strings.Contains(shown, "Welke doelen pakken we als eerste op?") || !strings.Contains(shown, "Mantelzorgers") {
		t.Errorf("the room sees %s", shown)
	}
	r.Presses("Enter")
	r.Finds("a ballot for each party", len(r.vote().Ballots) == parties)
	r.Types("3").Presses("Enter").Types("  ").Presses("Right").Types(" ").Presses("Down").Types("12").Presses("Enter")
	r.Finds("3 on 1.1", r.on("1.1") == 3)
	r.Finds("two dots by space, and one of the next party, on 1.2", r.on("1.2") == 3)
	r.Finds("12 on 1.3", r.on("1.3") == 12)
	r.Presses("Up").Types("-")
	r.Finds("minus takes one", r.on("1.3") == 11)
	part := r.voteSurface().part.(*voteCountPart)
	if over := part.over.Text(); !strings.Contains(over, "Meer stippen dan uitgedeeld: ") {
		t.Errorf("more dots than there are: %q", over)
	}
	if shown := r.showsRoom(); !strings.Contains(shown, "11") {
		t.Errorf("the room sees no dots of an open vote: %s", shown)
	}
	r.Clicks("Sluit de stemming").Hears("De stemming is gesloten")
	r.Finds("the goals have their dots", r.dossier().GoalByCode("1.3").Dots == 11 && r.dossier().GoalByCode("1.1").Dots == 3)
	if first := r.dossier().GoalsByDots()[0]; r.dossier().Code(first.ID) != "1.3" {
		t.Errorf("session 2 begins with %s", r.dossier().Code(first.ID))
	}
	r.Types("e: Vervoer gaat voor alles.").Presses("Enter")
	r.Finds("who disagrees is on record by party", len(r.vote().Dissent) == 1 && r.vote().Dissent[0].Party != "" && r.vote().Dissent[0].Text == "Vervoer gaat voor alles.")
	shown := r.showsRoom()
	for _, want := range []string{"Wie koos anders: wat zien wij nog niet?", "11", "gelijk"} {
		if !strings.Contains(shown, want) {
			t.Errorf("the room sees no %q: %s", want, shown)
		}
	}
	r.Clicks("Leg vast als besluit").Hears("bij de afspraken")
	var decision *model.Agreement
	for _, a := range model.All[model.Agreement](r.dossier()) {
		if strings.Contains(a.Text, "1.3") && len(a.Objections) == 1 {
			decision = a
		}
	}
	r.Finds("it is a decision with the objection", decision != nil && decision.Form == model.Majority)
	r.Clicks("Heropen")
	r.Finds("it can be opened again", !r.vote().Closed)
	r.Clicks("Sluit de stemming").Clicks("Nieuwe stemming").Presses("Enter")
	r.Finds("a second vote", len(r.dossier().Votes("")) == 2 && r.vote().Given() == 0)
	r.Clicks("Stop deze stemming").Hears("De stemming is weg")
	r.Presses("Ctrl+Z").Finds("which comes back", len(r.dossier().Votes("")) == 2)
}

// TestASecretVoteByHand: the laptop goes round, and neither the dossier nor its history tells what one person chose.
func TestASecretVoteByHand(t *testing.T) {
	r := newRoom(t).withExample().Goes(atGoals).turns(goalsVote)
	plan := r.voteSurface().part.(*votePlanPart)
	r.desk.window.Canvas().Focus(plan.secret)
	r.Presses("Right")
	r.Finds("it is secret", r.voteSurface().planned().Secret)
	plan.voters.Put("")
	r.desk.window.Canvas().Focus(plan.voters)
	r.Types("3").Presses("Enter")
	plan.toggle(0)
	r.Clicks("Begin met stemmen")
	r.Finds("three voters, one goal out", r.vote().Voters == 3 && len(r.vote().Goals) == 11)
	changes := len(r.dossier().History())
	r.Clicks("Laat de laptop rondgaan")
	for _, dots := range []string{"2", " ", "  "} {
		r.Presses("Enter") // my turn
		for row := range r.vote().Goals {
			r.Finds("nothing of the one before is in sight", r.voteSurface().part.(*votePassPart).cell(row, 1).Text == "·")
		}
		r.Types(dots).Presses("Down").Types("9").Presses("Enter")
	}
	r.Finds("nothing is in the history yet", len(r.dossier().History()) == changes && r.vote().Given() == 0)
	if shown := r.showsRoom(); strings.Contains(shown, "27") {
		t.Errorf("the room sees the running result: %s", shown)
	}
	if got := strings.Join(textsOf(r.desk.window.Content()), " "); !strings.Contains(got, "3 van de 3 kozen al") {
		t.Errorf("the laptop says %s", got)
	}
	r.Clicks("Stop met rondgaan")
	r.Finds("three wait", r.desk.votes.voters == 3)
	r.Clicks("Sluit de stemming")
	r.Finds("the dots came together in one edit", len(r.dossier().History()) == changes+1)
	r.Finds("and are right", r.on("1.2") == 5 && r.on("1.3") == 27)
	r.Finds("without ballots", len(r.vote().Ballots) == 0)
}

// TestHeldDotsAreNotLostWithTheDossier: who leaves the dossier during a secret vote keeps what several chose, and not what one chose.
func TestHeldDotsAreNotLostWithTheDossier(t *testing.T) {
	for _, voters := range []int{1, 2} {
		r := newRoom(t).withExample().Goes(atGoals).turns(goalsVote)
		r.voteSurface().memory().plan.secret = true
		r.Presses("Enter").Clicks("Laat de laptop rondgaan")
		for range voters {
			r.Presses("Enter").Types("1").Presses("Enter")
		}
		d, want := r.dossier(), 0
		if voters > 1 {
			want = voters
		}
		r.withEmpty()
		if got := d.Votes("")[0].Given(); got != want {
			t.Errorf("of %d voters %d dots are kept, not %d", voters, got, want)
		}
	}
}

func TestASecretVoteIsCountedByGoal(t *testing.T) {
	r := newRoom(t).withExample().Goes(atGoals).turns(goalsVote)
	r.voteSurface().memory().plan.secret = true
	r.Presses("Enter").Types("14").Presses("Enter").Types("7").Presses("Enter")
	r.Finds("totals are typed", r.on("1.1") == 14 && r.on("1.2") == 7)
	if shown := r.showsRoom(); strings.Contains(shown, "14") {
		t.Errorf("the room sees the running result: %s", shown)
	}
	r.Types("x").Types("1").Presses("Enter").Types("2x").Presses("Enter").Hears("geen aantal")
}

func TestVotingWithoutGoalsInvites(t *testing.T) {
	r := newRoom(t).withEmpty().Goes(atGoals).turns(goalsVote)
	if shown := strings.Join(textsOf(r.desk.window.Content()), " "); !strings.Contains(shown, "Hier kies je met stippen") {
		t.Errorf("it shows %s", shown)
	}
	r.Presses("Enter").Finds("no vote is begun", len(r.dossier().Votes("")) == 0)
}
