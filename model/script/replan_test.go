package script_test

import (
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"pgregory.net/rapid"

	"doelenboom/model"
	"doelenboom/model/script"
)

// holding plans a session of steps and starts it.
func (r *room) holding(starts string, steps ...model.Step) model.ID {
	r.t.Helper()
	session := &model.Session{Sort: model.GoalSession, Title: "sessie", Starts: starts, State: model.Planned, Steps: steps}
	for i := range session.Steps {
		session.Steps[i].Title = "stap"
	}
	if _, err := r.Edit(script.EditPlan, func(tx *model.Tx) error { return tx.Put(session) }); err != nil {
		r.t.Fatal(err)
	}
	r.do(script.Start, session.ID)
	return session.ID
}

func (r *room) accept(id model.ID, proposals []script.Proposal) {
	r.t.Helper()
	r.do(func(tx *model.Tx, id model.ID) error { return script.Accept(tx, id, proposals) }, id)
}

func TestASessionEndsWhenItWasAnnounced(t *testing.T) {
	zone := time.FixedZone("CET", 60*60)
	for name, test := range map[string]struct {
		starts string
		want   time.Duration // how far ahead, at the start
	}{
		"ten minutes late":                {"13:20", -10 * time.Minute},
		"ten minutes early":               {"13:40", 10 * time.Minute},
		"a rehearsal in the evening":      {"19:30", 0},
		"a session without starting time": {"", 0},
	} {
		t.Run(name, func(t *testing.T) {
			room := newRoom(t) // at 12:30 UTC
			room.now = room.now.In(zone)
			id := room.holding(test.starts, model.Step{Sort: model.StepTalk, Minutes: 10}, model.Step{Sort: model.StepGroup, Minutes: 20})
			if clock := room.clock(id); clock.Ahead != test.want || !clock.Ends.Equal(room.now.Add(30*time.Minute)) {
				t.Errorf("the clock shows %+v", clock)
			}
			old := *room.session(id)
			old.Until = time.Time{} // from before that was kept
			if clock := script.At(&old, room.now); clock.Ahead != test.want {
				t.Errorf("of an older file the clock shows %+v", clock)
			}
		})
	}
}

func TestASessionThatIsLateIsShortenedInProportion(t *testing.T) {
	room := newRoom(t)
	id := room.holding("", model.Step{Sort: model.StepTalk, Minutes: 10}, model.Step{Sort: model.StepGroup, Minutes: 20},
		model.Step{Sort: model.StepBreak, Minutes: 10}, model.Step{Sort: model.StepLadder, Minutes: 30}, model.Step{Sort: model.StepAgree, Minutes: 5})
	if plan := script.Propose(room.session(id), room.now); len(plan.Proposals) != 0 || plan.Short != 0 {
		t.Errorf("on time it proposes %+v", plan)
	}
	room.wait(20 * time.Minute)
	plan := script.Propose(room.session(id), room.now)
	want := []script.Proposal{{Step: 1, From: 20, To: 16}, {Step: 3, From: 30, To: 24}}
	if plan.Short != 10 || plan.Lacks != 0 || !slices.Equal(plan.Proposals, want) {
		t.Errorf("it proposes %+v, want %+v", plan, want)
	}
	room.accept(id, plan.Proposals)
	if clock := room.clock(id); clock.Ahead != 0 {
		t.Errorf("accepted, the clock shows %+v", clock)
	}
	if step := room.session(id).Steps[3]; step.Minutes != 30 || step.Extra != -6 {
		t.Errorf("what was planned is not known any more: %+v", step)
	}
	if _, err := room.Undo(); err != nil {
		t.Fatal(err)
	}
	if clock := room.clock(id); clock.Ahead != -10*time.Minute {
		t.Errorf("undone, the clock shows %+v", clock)
	}
}

func TestAStepIsLeftOutOnlyWhenShorterIsNotEnough(t *testing.T) {
	room := newRoom(t)
	id := room.holding("", model.Step{Sort: model.StepTalk, Minutes: 10}, model.Step{Sort: model.StepWarmUp, Minutes: 10},
		model.Step{Sort: model.StepGroup, Minutes: 20}, model.Step{Sort: model.StepVote, Minutes: 10}, model.Step{Sort: model.StepAgree, Minutes: 5})
	room.wait(26 * time.Minute) // 16 of 16 can be spared
	if plan := script.Propose(room.session(id), room.now); plan.Lacks != 0 || slices.ContainsFunc(plan.Proposals, script.Proposal.Drops) {
		t.Errorf("it proposes %+v", plan)
	}
	room.wait(4 * time.Minute) // 20 short: the warm-up and 10 of what the others can spare
	plan := script.Propose(room.session(id), room.now)
	if len(plan.Proposals) != 3 || !plan.Proposals[0].Drops() || plan.Proposals[0].Step != 1 || plan.Lacks != 0 {
		t.Errorf("it proposes %+v", plan)
	}
	room.wait(60 * time.Minute)
	if plan := script.Propose(room.session(id), room.now); plan.Lacks != plan.Short-28 {
		t.Errorf("of what cannot be won it says %+v", plan)
	}
}

func TestAnIndicatorIsStillInterpreted(t *testing.T) {
	room := newRoom(t)
	steps := []model.Step{{Sort: model.StepReview, Minutes: 10}}
	for range 3 {
		steps = append(steps, model.Step{Sort: model.StepInterpret, Minutes: 15})
	}
	id := room.holding("", append(steps, model.Step{Sort: model.StepAgree, Minutes: 15})...)
	room.wait(2 * time.Hour)
	plan := script.Propose(room.session(id), room.now)
	if len(plan.Proposals) != 3 || plan.Proposals[0].Drops() || !plan.Proposals[1].Drops() || !plan.Proposals[2].Drops() {
		t.Errorf("it proposes %+v", plan)
	}
}

// steps draws a run sheet.
func steps() *rapid.Generator[[]model.Step] {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) model.Step {
		return model.Step{
			Sort: rapid.SampledFrom(model.StepKinds()).Draw(t, "kind"), Minutes: rapid.IntRange(0, 40).Draw(t, "minutes"),
			Skipped: rapid.IntRange(0, 5).Draw(t, "skipped") == 0,
		}
	}), 1, 12)
}

func TestProposalsFitOrSayWhatDoesNot(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		room := newRoom(t)
		sheet := steps().Draw(t, "steps")
		sheet[0].Skipped = false
		id := room.holding("", sheet...)
		for range rapid.IntRange(0, len(sheet)).Draw(t, "steps done") {
			room.wait(time.Duration(rapid.IntRange(0, 3600).Draw(t, "seconds")) * time.Second)
			_ = room.try(script.Next, id) // the last step stays
		}
		room.wait(time.Duration(rapid.IntRange(0, 3600).Draw(t, "seconds in the step")) * time.Second)
		session, clock := room.session(id), room.clock(id)
		plan := script.Propose(session, room.now)
		if clock.Ahead > -time.Minute {
			if plan.Short != 0 || len(plan.Proposals) != 0 || plan.Lacks != 0 {
				t.Fatalf("ahead by %v it proposes %+v", clock.Ahead, plan)
			}
			return
		}
		if plan.Short != int(-clock.Ahead/time.Minute) {
			t.Fatalf("behind by %v it is short of %d", -clock.Ahead, plan.Short)
		}
		before, wins, drops := session.Current, 0, 0
		for _, p := range plan.Proposals {
			step := session.Steps[p.Step]
			switch {
			case p.Step <= before:
				t.Fatalf("step %d is touched, after step %d", p.Step, before)
			case step.Skipped || step.Sort == model.StepBreak || step.Sort == model.StepAgree || step.Sort == model.StepPlan:
				t.Fatalf("a step is touched that must not be: %+v", step)
			case p.From != step.Minutes+step.Extra || p.Wins() <= 0 || p.To < 0:
				t.Fatalf("%+v for %+v", p, step)
			case !p.Drops() && (p.To < 5 || p.To*100 < step.Minutes*60):
				t.Fatalf("%d minutes are too few for a step of %d", p.To, step.Minutes)
			}
			before = p.Step
			wins += p.Wins()
			if p.Drops() {
				drops++
			}
		}
		if plan.Lacks > 0 && wins != plan.Short-plan.Lacks || plan.Lacks == 0 && wins < plan.Short || drops == 0 && wins > plan.Short {
			t.Fatalf("the proposals win %d: %+v", wins, plan)
		}
		room.accept(id, plan.Proposals)
		if left := room.clock(id).Ahead; left < -time.Duration(plan.Lacks+1)*time.Minute {
			t.Fatalf("accepted, it is ahead by %v; %+v", left, plan)
		}
		if again := script.Propose(room.session(id), room.now); plan.Lacks == 0 && len(again.Proposals) > 0 {
			t.Fatalf("accepted, it proposes %+v after %+v", again, plan)
		}
	})
}

func TestAProposalAboutWhatChangedIsPassedOver(t *testing.T) {
	room := newRoom(t)
	id := room.holding("", model.Step{Sort: model.StepTalk, Minutes: 10}, model.Step{Sort: model.StepGroup, Minutes: 20},
		model.Step{Sort: model.StepLadder, Minutes: 30}, model.Step{Sort: model.StepAgree, Minutes: 5})
	room.wait(16 * time.Minute)
	plan := script.Propose(room.session(id), room.now)
	room.do(script.Next, id)
	room.accept(id, append(plan.Proposals, script.Proposal{Step: 99, From: 5}))
	session := room.session(id)
	if session.Steps[1].Extra != 0 || session.Steps[2].Extra >= 0 {
		t.Errorf("the steps are %+v", session.Steps)
	}
}

func TestASessionThatWasLeftEndsAtItsLastChange(t *testing.T) {
	for name, test := range map[string]struct {
		work  time.Duration // after the step began something was changed; 0: nothing was
		later time.Duration // it is opened again
		want  time.Duration // of the step
	}{
		"after a quarter of an hour of work": {15 * time.Minute, 20 * time.Hour, 15 * time.Minute},
		"soon after a crash":                 {4 * time.Minute, 6 * time.Minute, 4 * time.Minute},
		"nothing was written":                {0, 48 * time.Hour, 25 * time.Minute},
		"soon, and nothing was written":      {0, 6 * time.Minute, 6 * time.Minute},
		"far over its time":                  {90 * time.Minute, 8 * time.Hour, 90 * time.Minute},
	} {
		t.Run(name, func(t *testing.T) {
			room := newRoom(t)
			id := room.with(10, 25, 20)
			room.wait(10 * time.Minute)
			room.do(script.Next, id)
			began := room.now
			if test.work > 0 {
				room.wait(test.work)
				if _, err := room.Edit(script.EditPlan, func(tx *model.Tx) error { return tx.Put(&model.Term{Word: "plek"}) }); err != nil {
					t.Fatal(err)
				}
			}
			room.now = began.Add(test.later)
			at := script.LeftAt(room.Dossier, room.session(id), room.now)
			if got := at.Sub(began); got != test.want {
				t.Errorf("it was left after %v", got)
			}
			room.do(func(tx *model.Tx, id model.ID) error { return script.CloseAt(tx, id, at) }, id)
			session := room.session(id)
			if used := script.Used(&session.Steps[1], room.now); session.State != model.Closed || !session.Ended.Equal(at) || used != test.want {
				t.Errorf("it is %s, ended %v, and the step took %v", session.State, session.Ended, used)
			}
			if len(session.Steps[2].Runs) != 0 || openRuns(session) != 0 {
				t.Errorf("the steps ran %+v", session.Steps)
			}
		})
	}
}

func TestASessionThatGoesOnAnotherDayEndsByWhatIsLeft(t *testing.T) {
	room := newRoom(t)
	id := room.with(10, 25, 20)
	room.wait(5 * time.Minute)
	room.wait(3 * 24 * time.Hour)
	room.do(script.Resume, id)
	if clock := room.clock(id); clock.Ahead != 0 || clock.Paused || !clock.Ends.Equal(room.now.Add(45*time.Minute)) {
		t.Errorf("the clock shows %+v", clock)
	}
}

// The clock of the machine itself, in virtual time: a whole session of two and a half hours, with a pause and a step that takes longer.
func TestAWholeSessionByTheClockOfTheMachine(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		room := newRoom(t)
		room.Dossier = model.New(model.Environment{Now: time.Now, NewID: func() model.ID { return "0001" }})
		room.now = time.Now()
		session := room.plan(model.GoalSession, "nl", "")
		room.do(script.Start, session.ID)
		began := time.Now()
		for i, step := range session.Steps {
			minutes := time.Duration(step.Minutes) * time.Minute
			switch i {
			case 2:
				minutes += 4 * time.Minute
			case 5:
				time.Sleep(3 * time.Minute)
				room.do(script.Pause, session.ID)
				time.Sleep(2 * time.Minute)
				room.do(script.Resume, session.ID)
				minutes -= 3 * time.Minute
			}
			time.Sleep(minutes)
			if i < len(session.Steps)-1 {
				room.do(script.Next, session.ID)
			}
		}
		room.do(script.Close, session.ID)
		time.Sleep(time.Hour)
		now := room.session(session.ID)
		clock := script.At(now, time.Now())
		if took := now.Ended.Sub(began); took != (script.Length+6)*time.Minute || clock.Ahead != -6*time.Minute {
			t.Errorf("it took %v and was ahead by %v", took, clock.Ahead)
		}
		if used := total(now, time.Now()); used != (script.Length+4)*time.Minute {
			t.Errorf("the steps used %v", used)
		}
	})
}
