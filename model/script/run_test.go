package script_test

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"doelenboom/model"
	"doelenboom/model/script"
)

// room is a dossier in a room where time passes when the test says so.
type room struct {
	*model.Dossier
	t   failer
	now time.Time
}

type failer interface {
	Helper()
	Fatal(...any)
	Fatalf(string, ...any)
}

func newRoom(t failer) *room {
	r := &room{t: t, now: time.Date(2026, 3, 11, 12, 30, 0, 0, time.UTC)}
	ids := 0
	r.Dossier = model.New(model.Environment{
		Now:   func() time.Time { return r.now },
		NewID: func() model.ID { ids++; return model.ID(fmt.Sprintf("%04d", ids)) },
	})
	return r
}

func (r *room) wait(d time.Duration) { r.now = r.now.Add(d) }

func (r *room) plan(kind model.SessionKind, language string, date model.Date) *model.Session {
	r.t.Helper()
	var session *model.Session
	_, err := r.Edit(script.EditPlan, func(tx *model.Tx) (err error) {
		session, err = script.Plan(tx, kind, language, date)
		return err
	})
	if err != nil {
		r.t.Fatal(err)
	}
	return session
}

// with plans a session of steps of so many minutes, a negative number for a skipped one, and starts it.
func (r *room) with(minutes ...int) model.ID {
	r.t.Helper()
	session := &model.Session{Sort: model.GoalSession, Title: "sessie", Starts: "13:30", State: model.Planned}
	for _, m := range minutes {
		session.Steps = append(session.Steps, model.Step{Sort: model.StepTalk, Title: "stap", Minutes: max(m, -m), Skipped: m < 0})
	}
	if _, err := r.Edit(script.EditPlan, func(tx *model.Tx) error { return tx.Put(session) }); err != nil {
		r.t.Fatal(err)
	}
	r.do(script.Start, session.ID)
	return session.ID
}

func (r *room) do(what func(*model.Tx, model.ID) error, session model.ID) {
	r.t.Helper()
	if err := r.try(what, session); err != nil {
		r.t.Fatal(err)
	}
}

func (r *room) try(what func(*model.Tx, model.ID) error, session model.ID) error {
	_, err := r.Edit(script.EditNext, func(tx *model.Tx) error { return what(tx, session) })
	return err
}

func (r *room) session(id model.ID) *model.Session { return model.Get[model.Session](r.Dossier, id) }

func (r *room) clock(id model.ID) script.Clock { return script.At(r.session(id), r.now) }

func extend(minutes int) func(*model.Tx, model.ID) error {
	return func(tx *model.Tx, id model.ID) error { return script.Extend(tx, id, minutes) }
}

func TestNextEndsAStepAndStartsTheClockOfTheNext(t *testing.T) {
	room := newRoom(t)
	id := room.with(10, 15, 20)
	room.wait(8 * time.Minute)
	room.do(script.Next, id)
	room.wait(5 * time.Minute)
	clock := room.clock(id)
	want := script.Clock{
		Step: 1, Number: 2, Steps: 3, Planned: 15 * time.Minute, Used: 5 * time.Minute, Left: 10 * time.Minute, Running: true,
		Ends: room.now.Add(30 * time.Minute), Ahead: 2 * time.Minute,
	}
	if clock != want {
		t.Errorf("the clock shows %+v, want %+v", clock, want)
	}
	if used := script.Used(&room.session(id).Steps[0], room.now); used != 8*time.Minute {
		t.Errorf("the first step used %v", used)
	}
}

func TestSkippedStepsAreSteppedOver(t *testing.T) {
	room := newRoom(t)
	id := room.with(-5, 10, -20, 15)
	if clock := room.clock(id); clock.Step != 1 || clock.Number != 1 || clock.Steps != 2 {
		t.Errorf("it started at %+v", clock)
	}
	room.wait(10 * time.Minute)
	room.do(script.Next, id)
	if clock := room.clock(id); clock.Step != 3 || clock.Number != 2 || clock.Ahead != 0 {
		t.Errorf("next went to %+v", clock)
	}
	room.do(script.Previous, id)
	if clock := room.clock(id); clock.Step != 1 || clock.Used != 10*time.Minute {
		t.Errorf("previous went to %+v", clock)
	}
}

func TestAStepThatTakesLongerLosesTime(t *testing.T) {
	room := newRoom(t)
	id := room.with(10, 15)
	room.wait(10 * time.Minute)
	if clock := room.clock(id); !clock.Over || clock.Left != 0 || clock.Past != 0 || clock.Ahead != 0 {
		t.Errorf("when time is up the clock shows %+v", clock)
	}
	room.do(extend(5), id)
	room.wait(3 * time.Minute)
	if clock := room.clock(id); clock.Over || clock.Planned != 15*time.Minute || clock.Left != 2*time.Minute || clock.Ahead != -5*time.Minute {
		t.Errorf("with five minutes more, three minutes later, it shows %+v", clock)
	}
	room.wait(4 * time.Minute)
	if clock := room.clock(id); !clock.Over || clock.Left != 0 || clock.Past != 2*time.Minute || clock.Ahead != -7*time.Minute {
		t.Errorf("two minutes past its time it shows %+v", clock)
	}
	room.do(script.Next, id)
	room.wait(time.Minute)
	if clock := room.clock(id); clock.Ahead != -7*time.Minute {
		t.Errorf("in the next step it is ahead by %v", clock.Ahead)
	}
}

func TestTakingMinutesAwayStopsAtNone(t *testing.T) {
	room := newRoom(t)
	id := room.with(10, 15)
	room.do(extend(-30), id)
	if clock := room.clock(id); clock.Planned != 0 || !clock.Over {
		t.Errorf("the clock shows %+v", clock)
	}
}

func TestTheClockStandsStillInAPause(t *testing.T) {
	room := newRoom(t)
	id := room.with(10, 15)
	room.wait(4 * time.Minute)
	room.do(script.Pause, id)
	room.wait(30 * time.Minute)
	if clock := room.clock(id); !clock.Paused || clock.Left != 6*time.Minute || clock.Ahead != -30*time.Minute {
		t.Errorf("in the pause it shows %+v", clock)
	}
	room.do(script.Pause, id)
	room.do(script.Resume, id)
	room.do(script.Resume, id)
	room.wait(time.Minute)
	if clock := room.clock(id); clock.Paused || clock.Left != 5*time.Minute {
		t.Errorf("after the pause it shows %+v", clock)
	}
}

func TestProblemsOfTheScript(t *testing.T) {
	room := newRoom(t)
	planned := room.plan(model.IndicatorSession, "nl", "2026-04-08").ID
	empty := &model.Session{Sort: model.GoalSession, Title: "leeg", State: model.Planned}
	if _, err := room.Edit(script.EditPlan, func(tx *model.Tx) error { return tx.Put(empty) }); err != nil {
		t.Fatal(err)
	}
	check := func(what string, do func(*model.Tx, model.ID) error, session model.ID, want model.Key) {
		t.Helper()
		before := len(room.History())
		problem, ok := model.AsProblem(room.try(do, session))
		if !ok || problem.Key != want {
			t.Errorf("%s: %v, want %s", what, problem, want)
		}
		if len(room.History()) != before {
			t.Errorf("%s: it changed something", what)
		}
	}
	check("a session without steps", script.Start, empty.ID, "problem.script.noSteps")
	check("next in a planned session", script.Next, planned, "problem.script.notRunning")
	check("closing a planned session", script.Close, planned, "problem.script.notRunning")
	running := room.with(10, 15)
	check("a second session", script.Start, planned, "problem.script.otherRuns")
	check("starting twice", script.Start, running, "problem.script.runs")
	check("before the first step", script.Previous, running, "problem.script.first")
	room.do(script.Next, running)
	check("past the last step", script.Next, running, "problem.script.last")
	room.do(script.Close, running)
	check("starting a closed session", script.Start, running, "problem.script.closed")
	check("extending a closed session", extend(5), running, "problem.script.notRunning")
	room.do(script.Start, planned)
	check("a session that is not there", script.Next, "9999", "problem.record.missing")
}

func TestASessionStoppedEarlyIsACompleteRecord(t *testing.T) {
	room := newRoom(t)
	id := room.with(10, 15, 20)
	room.wait(12 * time.Minute)
	room.do(script.Next, id)
	room.wait(6 * time.Minute)
	room.do(script.Close, id)
	room.wait(24 * time.Hour)
	session, clock := room.session(id), room.clock(id)
	if session.State != model.Closed || !session.Ended.Equal(session.Started.Add(18*time.Minute)) {
		t.Errorf("it ran from %v to %v", session.Started, session.Ended)
	}
	if clock.Running || clock.Paused || clock.Used != 6*time.Minute || clock.Ahead != 27*time.Minute {
		t.Errorf("the clock shows %+v", clock)
	}
	if len(session.Steps[2].Runs) != 0 {
		t.Error("the step that was not reached has a time")
	}
}

// A crash leaves a run without an end. Soon after, the clock just went on; the next day it stands still, and the step took its own time.
func TestASessionThatBrokeOff(t *testing.T) {
	for name, test := range map[string]struct {
		later  time.Duration
		paused bool
		used   time.Duration
	}{
		"back at once":                       {2 * time.Minute, false, 6 * time.Minute},
		"back the next day":                  {20 * time.Hour, true, 15 * time.Minute},
		"the computer's clock was set back":  {-10 * time.Minute, false, 0},
		"the computer's clock is far behind": {-400 * 24 * time.Hour, true, 0},
	} {
		t.Run(name, func(t *testing.T) {
			room := newRoom(t)
			id := room.with(10, 15, 20)
			room.wait(10 * time.Minute)
			room.do(script.Next, id)
			room.wait(4*time.Minute + test.later)
			if clock := room.clock(id); clock.Paused != test.paused || clock.Used != test.used || clock.Left != 15*time.Minute-test.used {
				t.Errorf("the clock shows %+v", clock)
			}
			room.do(script.Resume, id)
			room.wait(time.Minute)
			if clock := room.clock(id); test.paused && (clock.Paused || clock.Used != test.used+time.Minute) {
				t.Errorf("a minute after going on the clock shows %+v", clock)
			}
			room.do(script.Next, id)
			if open := openRuns(room.session(id)); open != 1 {
				t.Errorf("%d steps run", open)
			}
		})
	}
}

func TestASessionThatNobodyClosedEndedOnItsDay(t *testing.T) {
	room := newRoom(t)
	id := room.with(10, 15)
	room.wait(5 * time.Minute)
	room.do(script.Next, id)
	room.wait(30 * 24 * time.Hour)
	room.do(script.Close, id)
	if session := room.session(id); !session.Ended.Equal(session.Started.Add(20 * time.Minute)) {
		t.Errorf("it ran from %v to %v", session.Started, session.Ended)
	}
}

func openRuns(session *model.Session) int {
	open := 0
	for _, step := range session.Steps {
		for _, run := range step.Runs {
			if run.To.IsZero() {
				open++
			}
		}
	}
	return open
}

func TestTimeIsAccountedForWhateverTheFacilitatorDoes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		room := newRoom(t)
		id := room.with(rapid.SliceOfN(rapid.IntRange(1, 30), 1, 6).Draw(t, "minutes")...)
		started, paused := room.now, time.Duration(0)
		steps := len(room.session(id).Steps)
		for range rapid.IntRange(1, 30).Draw(t, "acts") {
			d := time.Duration(rapid.IntRange(0, 1200).Draw(t, "seconds")) * time.Second
			if room.clock(id).Paused {
				paused += d
			}
			room.wait(d)
			acts := map[string]func(*model.Tx, model.ID) error{
				"next": script.Next, "previous": script.Previous, "pause": script.Pause, "resume": script.Resume,
				"extend": extend(rapid.IntRange(-10, 10).Draw(t, "extra")),
			}
			act := rapid.SampledFrom([]string{"next", "previous", "pause", "resume", "extend"}).Draw(t, "act")
			at := room.clock(id)
			err := room.try(acts[act], id)
			if problem, ok := model.AsProblem(err); err != nil && (!ok || problem.Key == "problem.script.notRunning") {
				t.Fatalf("%s: %v", act, err)
			}
			if err != nil && !(act == "next" && at.Step == steps-1 || act == "previous" && at.Step == 0) {
				t.Fatalf("%s at step %d of %d: %v", act, at.Step, steps, err)
			}
			session, clock := room.session(id), room.clock(id)
			if open := openRuns(session); open > 1 || (open == 0) != clock.Paused {
				t.Fatalf("after %s %d steps run; the clock shows %+v", act, open, clock)
			}
			if used := total(session, room.now); used != room.now.Sub(started)-paused {
				t.Fatalf("after %s the steps used %v, but %v went by with %v of pauses", act, used, room.now.Sub(started), paused)
			}
			if clock.Left < 0 || clock.Past < 0 || clock.Left > 0 && clock.Past > 0 || clock.Planned+clock.Past != clock.Used+clock.Left {
				t.Fatalf("after %s the clock shows %+v", act, clock)
			}
		}
		room.do(script.Close, id)
		if open := openRuns(room.session(id)); open != 0 {
			t.Fatalf("%d steps run in a closed session", open)
		}
		if used := total(room.session(id), room.now.Add(time.Hour)); used != room.now.Sub(started)-paused {
			t.Fatalf("the closed session used %v, not %v", used, room.now.Sub(started)-paused)
		}
	})
}

func total(session *model.Session, now time.Time) time.Duration {
	var sum time.Duration
	for i := range session.Steps {
		sum += script.Used(&session.Steps[i], now)
	}
	return sum
}

func TestUndoneStepsRunOnAsIfNothingHappened(t *testing.T) {
	room := newRoom(t)
	id := room.with(10, 15)
	room.wait(3 * time.Minute)
	room.do(script.Next, id)
	room.wait(time.Minute)
	if _, err := room.Undo(); err != nil {
		t.Fatal(err)
	}
	if clock := room.clock(id); clock.Step != 0 || clock.Used != 4*time.Minute {
		t.Errorf("the clock shows %+v", clock)
	}
}

func TestStartTimesRollOn(t *testing.T) {
	room := newRoom(t)
	id := room.with(10, 15, -20, 5, 10)
	check := func(when string, want ...string) {
		t.Helper()
		if got := script.StartTimes(room.session(id)); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s: %v, want %v", when, got, want)
		}
	}
	check("by plan", "13:30", "13:40", "13:55", "13:55", "14:00")
	room.wait(12*time.Minute + 20*time.Second)
	check("while the first step is late", "13:30", "13:40", "13:55", "13:55", "14:00")
	room.do(script.Next, id)
	room.do(extend(5), id)
	check("after a late first step and with a longer second", "13:30", "13:42", "14:02", "14:02", "14:07")
	if got := script.StartTimes(&model.Session{Steps: room.session(id).Steps}); got != nil {
		t.Errorf("a session without a starting time: %v", got)
	}
}

func TestFits(t *testing.T) {
	session := &model.Session{Steps: []model.Step{{Minutes: 100}, {Minutes: 60, Skipped: true}, {Minutes: 45, Extra: 5}}}
	if got := script.Minutes(session); got != 150 {
		t.Errorf("it takes %d minutes", got)
	}
	if !script.Fits(session, 150) || script.Fits(session, 149) {
		t.Error("150 minutes fit in 150 and not in 149")
	}
}
