package model_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"doelenboom/model"
)

// votable is a dossier with a top, three goals under it, two parties, and participants of whom some are in the session.
func votable(t testing.TB) (d *model.Dossier, session model.ID, goals []model.ID) {
	t.Helper()
	d = model.New(environment())
	edit(t, d, func(tx *model.Tx) error {
		top, err := tx.AddGoal("", 0, "Een zinvolle dag")
		if err != nil {
			return err
		}
		for i := range 3 {
			goal, err := tx.AddGoal(top.ID, i, fmt.Sprint("Doel ", i+1))
			if err != nil {
				return err
			}
			goals = append(goals, goal.ID)
		}
		held := &model.Session{Sort: model.GoalSession, State: model.Running}
		if err := tx.Put(held); err != nil {
			return err
		}
		session = held.ID
		for i, mark := range []string{"I", "W"} {
			party := &model.Party{Name: "Partij " + mark, Sort: model.Resident, Mark: mark}
			if err := tx.Put(party); err != nil {
				return err
			}
			for n := range 3 + i {
				participant := &model.Participant{Party: party.ID, Role: "deelnemer"}
				if n < 2 {
					participant.Sessions = []model.ID{session}
				}
				if err := tx.Put(participant); err != nil {
					return err
				}
			}
		}
		return nil
	})
	return d, session, goals
}

func start(t testing.TB, d *model.Dossier, v *model.Vote) model.ID {
	t.Helper()
	var id model.ID
	edit(t, d, func(tx *model.Tx) error {
		started, err := tx.StartVote(v)
		if err == nil {
			id = started.ID
		}
		return err
	})
	return id
}

func TestAnOpenVoteIsCountedByParty(t *testing.T) {
	d, session, goals := votable(t)
	id := start(t, d, &model.Vote{Session: session, Goals: goals, Each: model.EachParticipant, Dots: model.DotsFor(len(goals))})
	vote := func() *model.Vote { return model.Get[model.Vote](d, id) }
	if len(vote().Ballots) != 2 || vote().Electors() != 4 || vote().HandedOut() != 4 {
		t.Fatalf("ballots %+v, handed out %d", vote().Ballots, vote().HandedOut())
	}
	edit(t, d, func(tx *model.Tx) error {
		for _, put := range []struct{ ballot, goal, dots int }{{0, 1, 2}, {1, 1, 1}, {1, 0, 3}, {0, 2, 9}, {0, 2, 0}} {
			if err := tx.SetDots(id, put.ballot, goals[put.goal], put.dots); err != nil {
				return err
			}
		}
		return nil
	})
	if vote().Given() != 6 || vote().On(goals[1]) != 3 || vote().Ballots[1].By(goals[0]) != 3 || vote().Ballots[0].By(goals[2]) != 0 {
		t.Errorf("the dots are %+v", vote().Ballots)
	}
	want := []model.Placed{{goals[0], 3, 1, true}, {goals[1], 3, 1, true}, {goals[2], 0, 3, false}}
	if got := d.Result(vote()); !slices.Equal(got, want) {
		t.Errorf("the result is %+v, want %+v", got, want)
	}
}

func TestClosingWritesTheDotsOnTheGoals(t *testing.T) {
	d, session, goals := votable(t)
	code := d.Code(goals[2])
	edit(t, d, func(tx *model.Tx) error {
		return model.Update(tx, goals[0], func(g *model.Goal) error { g.Dots = 1; return nil })
	})
	id := start(t, d, &model.Vote{Session: session, Goals: goals[1:], Each: model.EachParty, Dots: 2})
	edit(t, d, func(tx *model.Tx) error { return tx.SetDots(id, 1, goals[2], 4) })
	closing := edit(t, d, func(tx *model.Tx) error { return tx.CloseVote(id) })
	var order []model.ID
	for _, goal := range d.GoalsByDots() {
		order = append(order, goal.ID)
	}
	if want := []model.ID{goals[2], goals[0], d.Top().ID, goals[1]}; !slices.Equal(order, want) {
		t.Errorf("the goals come as %v, want %v", order, want)
	}
	if d.Code(goals[2]) != code {
		t.Error("the code has changed")
	}
	_, err := d.Edit("edit.test", func(tx *model.Tx) error { return tx.SetDots(id, 1, goals[2], 5) })
	expectProblem(t, err, "problem.vote.closed")
	edit(t, d, func(tx *model.Tx) error {
		if err := tx.ReopenVote(id); err != nil {
			return err
		}
		return tx.SetDots(id, 0, goals[1], 5)
	})
	again := start(t, d, &model.Vote{Session: session, Goals: goals[:1], Each: model.EachParty, Dots: 2, Secret: true, Voters: 2})
	if votes := d.Votes(session); len(votes) != 2 || votes[1].ID != again || len(votes[1].Ballots) != 0 {
		t.Errorf("the votes are %+v", votes)
	}
	for range 3 {
		if _, err := d.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	if model.Get[model.Goal](d, goals[2]).Dots != 0 {
		t.Errorf("after undoing %s the goal keeps its dots", closing.Title)
	}
}

// TestASecretVoteHoldsNothingPerVoter: whatever is done to a secret vote, neither the dossier nor its history tells who gave what.
func TestASecretVoteHoldsNothingPerVoter(t *testing.T) {
	d, session, goals := votable(t)
	id := start(t, d, &model.Vote{Session: session, Goals: goals, Each: model.EachParticipant, Dots: 2, Secret: true, Voters: 4})
	edit(t, d, func(tx *model.Tx) error {
		return tx.AddDots(id, map[model.ID]int{goals[0]: 3, goals[2]: 5})
	})
	edit(t, d, func(tx *model.Tx) error { return tx.SetDots(id, -1, goals[1], 1) })
	_, err := d.Edit("edit.test", func(tx *model.Tx) error {
		return model.Update(tx, id, func(v *model.Vote) error { v.Ballots = tx.Ballots(v.Each, session); return nil })
	})
	expectProblem(t, err, "problem.vote.secret")
	_, err = d.Edit("edit.test", func(tx *model.Tx) error { return tx.SetDots(id, 0, goals[1], 1) })
	expectProblem(t, err, "problem.vote.option")
	vote := model.Get[model.Vote](d, id)
	if vote.Given() != 9 || vote.HandedOut() != 8 || vote.On(goals[2]) != 5 {
		t.Errorf("the vote is %+v", vote)
	}
	for _, change := range d.History() {
		all, err := change.Touched()
		if err != nil {
			t.Fatal(err)
		}
		for _, touched := range all {
			for _, record := range []model.Record{touched.Before, touched.After} {
				if held, ok := record.(*model.Vote); ok && held != nil && len(held.Ballots) > 0 {
					t.Errorf("%s holds a ballot", change.Title)
				}
			}
		}
	}
	data, err := model.Encode(vote)
	if err != nil {
		t.Fatal(err)
	}
	for _, party := range model.All[model.Party](d) {
		if strings.Contains(string(data), string(party.ID)) {
			t.Errorf("%s names a party", data)
		}
	}
}

func TestWithoutBallotsTheTotalsStay(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d, session, goals := votable(t)
		id := start(t, d, &model.Vote{
			Session: session, Goals: goals, Each: pick(rt, model.VoterKinds()), Dots: rapid.IntRange(1, 5).Draw(rt, "each"),
		})
		sum := map[model.ID]int{}
		for range rapid.IntRange(0, 12).Draw(rt, "times") {
			ballot, goal, dots := rapid.IntRange(0, 1).Draw(rt, "ballot"), pick(rt, goals), rapid.IntRange(0, 9).Draw(rt, "dots")
			sum[goal] += dots - model.Get[model.Vote](d, id).Ballots[ballot].By(goal)
			edit(t, d, func(tx *model.Tx) error { return tx.SetDots(id, ballot, goal, dots) })
		}
		vote := model.Get[model.Vote](d, id)
		folded, total := vote.WithoutBallots(), 0
		for _, goal := range goals {
			total += sum[goal]
			if vote.On(goal) != sum[goal] || folded.On(goal) != sum[goal] {
				rt.Fatalf("goal %s has %d, folded %d, want %d", goal, vote.On(goal), folded.On(goal), sum[goal])
			}
		}
		if vote.Given() != total || folded.HandedOut() != vote.HandedOut() || len(folded.Ballots) != 0 {
			rt.Fatalf("%+v is folded to %+v", vote, folded)
		}
		edit(t, d, func(tx *model.Tx) error { return tx.CloseVote(id) })
		result, last := d.Result(vote), -1
		for i, placed := range result {
			if i > 0 && placed.Dots > last {
				rt.Fatalf("the result %+v is not in order", result)
			}
			same := slices.ContainsFunc(result, func(other model.Placed) bool { return other.Goal != placed.Goal && other.Dots == placed.Dots })
			if placed.Tied != same || model.Get[model.Goal](d, placed.Goal).Dots != placed.Dots {
				rt.Fatalf("%+v is wrong within %+v", placed, result)
			}
			last = placed.Dots
		}
	})
}

func TestWhatCanBeVotedOn(t *testing.T) {
	d, _, goals := votable(t)
	edit(t, d, func(tx *model.Tx) error {
		if _, err := tx.AddGoal(goals[0], 0, "  "); err != nil {
			return err
		}
		return model.Update(tx, goals[1], func(g *model.Goal) error { g.State = model.GoalParked; return nil })
	})
	if got := d.Votable(2); len(got) != 2 || got[0].ID != goals[0] || got[1].ID != goals[2] {
		t.Errorf("votable are %+v", got)
	}
	if got := d.Votable(3); len(got) != 0 {
		t.Errorf("a goal without a text is votable: %+v", got)
	}
	for options, want := range map[int]int{0: 1, 1: 1, 3: 1, 4: 2, 12: 4} {
		if got := model.DotsFor(options); got != want {
			t.Errorf("%d options give %d dots, want %d", options, got, want)
		}
	}
	if got := d.VotersAtTable(model.EachParty, ""); got != 2 {
		t.Errorf("%d parties have dots", got)
	}
	if got := d.VotersAtTable(model.EachParticipant, ""); got != 7 {
		t.Errorf("%d participants have dots", got)
	}
}
