package script_test

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"doelenboom/model"
	"doelenboom/model/script"
)

func minutesOf(session *model.Session) []int {
	var out []int
	for _, step := range session.Steps {
		out = append(out, step.Minutes)
	}
	return out
}

func move(from, to int) func(*model.Tx, model.ID) error {
	return func(tx *model.Tx, id model.ID) error { return script.MoveStep(tx, id, from, to) }
}

func lengthen(at, minutes int) func(*model.Tx, model.ID) error {
	return func(tx *model.Tx, id model.ID) error {
		return script.ChangeStep(tx, id, at, func(step *model.Step) error { step.Minutes = minutes; return nil })
	}
}

func (r *room) refuses(want model.Key, what func(*model.Tx, model.ID) error, session model.ID) {
	r.t.Helper()
	before := r.session(session)
	if problem, ok := model.AsProblem(r.try(what, session)); !ok || problem.Key != want {
		r.t.Fatalf("got %v, want %s", problem, want)
	}
	if r.session(session) != before {
		r.t.Fatal("what was refused changed the session")
	}
}

func TestStepsMoveAndStartTimesRollOn(t *testing.T) {
	room := newRoom(t)
	session := &model.Session{Sort: model.GoalSession, Title: "sessie", Starts: "13:30", State: model.Planned}
	for _, minutes := range []int{10, 15, 20, 5} {
		session.Steps = append(session.Steps, model.Step{Sort: model.StepTalk, Title: "stap", Minutes: minutes})
	}
	if _, err := room.Edit(script.EditPlan, func(tx *model.Tx) error { return tx.Put(session) }); err != nil {
		t.Fatal(err)
	}
	id := session.ID
	for _, test := range []struct {
		name string
		do   func(*model.Tx, model.ID) error
		want []int
		at   []string
	}{
		{"down", move(0, 2), []int{15, 20, 10, 5}, []string{"13:30", "13:45", "14:05", "14:15"}},
		{"up, past the end", move(1, 9), []int{15, 10, 5, 20}, []string{"13:30", "13:45", "13:55", "14:00"}},
		{"longer", lengthen(0, 40), []int{40, 10, 5, 20}, []string{"13:30", "14:10", "14:20", "14:25"}},
		{"left out", func(tx *model.Tx, id model.ID) error { return script.SkipStep(tx, id, 1, true) },
			[]int{40, 10, 5, 20}, []string{"13:30", "14:10", "14:10", "14:15"}},
		{"taken up", func(tx *model.Tx, id model.ID) error { return script.SkipStep(tx, id, 1, false) },
			[]int{40, 10, 5, 20}, []string{"13:30", "14:10", "14:20", "14:25"}},
		{"gone", func(tx *model.Tx, id model.ID) error { return script.DeleteStep(tx, id, 0) },
			[]int{10, 5, 20}, []string{"13:30", "13:40", "13:45"}},
		{"new", func(tx *model.Tx, id model.ID) error {
			return script.AddStep(tx, id, 1, model.Step{Sort: model.StepBreak, Title: "Pauze", Minutes: 15})
		}, []int{10, 15, 5, 20}, []string{"13:30", "13:40", "13:55", "14:00"}},
	} {
		room.do(test.do, id)
		if got := minutesOf(room.session(id)); !slices.Equal(got, test.want) {
			t.Errorf("%s: the steps take %v, want %v", test.name, got, test.want)
		}
		if got := script.StartTimes(room.session(id)); !slices.Equal(got, test.at) {
			t.Errorf("%s: they start at %v, want %v", test.name, got, test.at)
		}
	}
	if end := script.EndTime(room.session(id)); end != "14:20" {
		t.Errorf("it ends at %s", end)
	}
}

func TestWhatHasRunStays(t *testing.T) {
	room := newRoom(t)
	id := room.with(10, 15, 20, 5)
	room.wait(12 * time.Minute)
	room.do(script.Next, id)
	for _, refused := range []func(*model.Tx, model.ID) error{
		move(0, 3), move(1, 2), move(3, 1), lengthen(1, 30), lengthen(0, 5),
		func(tx *model.Tx, id model.ID) error { return script.DeleteStep(tx, id, 1) },
		func(tx *model.Tx, id model.ID) error { return script.SkipStep(tx, id, 0, true) },
		func(tx *model.Tx, id model.ID) error {
			return script.AddStep(tx, id, 1, model.Step{Sort: model.StepTalk})
		},
	} {
		room.refuses("problem.script.ran", refused, id)
	}
	room.do(move(3, 2), id)
	room.do(func(tx *model.Tx, id model.ID) error {
		return script.ChangeStep(tx, id, 1, func(step *model.Step) error { step.Prompt = "Wat merk je?"; return nil })
	}, id)
	session := room.session(id)
	if got := minutesOf(session); !slices.Equal(got, []int{10, 15, 5, 20}) || session.Steps[1].Prompt != "Wat merk je?" {
		t.Errorf("the steps are %+v", session.Steps)
	}
	if got := script.Span(session); got != 12+15+5+20 {
		t.Errorf("it takes %d minutes", got)
	}
	room.do(script.Previous, id) // the second step has run now, and stays in its place
	room.refuses("problem.script.ran", move(1, 2), id)
	room.do(script.Close, id)
	room.refuses("problem.script.closed", move(2, 3), id)
}

func TestTooLong(t *testing.T) {
	room := newRoom(t)
	session := room.plan(model.GoalSession, "nl", "2026-03-11")
	if script.Excess(session) != 0 || script.LengthOf(session) != script.Length {
		t.Fatalf("the usual sheet takes %d of %d minutes", script.Span(session), script.LengthOf(session))
	}
	room.do(lengthen(0, 22), session.ID)
	if got := script.Excess(room.session(session.ID)); got != 12 {
		t.Errorf("it is %d minutes too long", got)
	}
	room.do(func(tx *model.Tx, id model.ID) error {
		return model.Update(tx, id, func(s *model.Session) error { s.Length = 180; return nil })
	}, session.ID)
	if got := script.Excess(room.session(session.ID)); got != 0 {
		t.Errorf("in three hours it is %d minutes too long", got)
	}
}

func TestAnotherSheetKeepsWhatRan(t *testing.T) {
	room := newRoom(t)
	session := room.plan(model.GoalSession, "nl", "2026-03-11")
	usual := session.Steps
	own := []model.Step{{Sort: model.StepTalk, Title: "Welkom", Minutes: 20}, {Sort: model.StepLadder, Title: "Boom", Prompt: "Het is 20XX.", Minutes: 90}}
	use := func(steps []model.Step) func(*model.Tx, model.ID) error {
		return func(tx *model.Tx, id model.ID) error { return script.Use(tx, id, steps) }
	}
	room.do(use(own), session.ID)
	if got := room.session(session.ID).Steps; len(got) != 2 || got[1].Prompt != "Het is 2029." {
		t.Fatalf("the steps are %+v", got)
	}
	if own[1].Prompt != "Het is 20XX." {
		t.Error("using a sheet changed the sheet")
	}
	room.do(script.Start, session.ID)
	room.wait(10 * time.Minute)
	room.do(script.Next, session.ID)
	room.do(use(usual), session.ID)
	got := room.session(session.ID)
	if len(got.Steps) != 2+len(usual)-1 || len(got.Steps[0].Runs) != 1 || got.Steps[1].Title != "Boom" || got.Steps[2].Title != usual[1].Title {
		t.Errorf("the steps are %+v", got.Steps)
	}
}

func TestAnotherDayPicturesAnotherYear(t *testing.T) {
	room := newRoom(t)
	session := room.plan(model.GoalSession, "nl", "")
	on := func(date model.Date) func(*model.Tx, model.ID) error {
		return func(tx *model.Tx, id model.ID) error { return script.SetDate(tx, id, date) }
	}
	for _, day := range [][2]string{{"2026-03-11", "Het is 2029 (over 3 jaar)."}, {"2027-01-20", "Het is 2030 (over 3 jaar)."}, {"", "Het is 20XX (over 3 jaar)."}} {
		room.do(on(model.Date(day[0])), session.ID)
		if prompt := room.session(session.ID).Steps[2].Prompt; prompt[:len(day[1])] != day[1] {
			t.Errorf("on %q the room reads %q", day[0], prompt)
		}
	}
	room.refuses("problem.date", on("gisteren"), session.ID)
}

func TestCardsStayWithTheirStep(t *testing.T) {
	room := newRoom(t)
	session := room.plan(model.GoalSession, "nl", "")
	if _, err := room.Edit("edit.card.add", func(tx *model.Tx) error {
		card, err := tx.AddCard(session.ID, 0, "Een busje", "")
		if err != nil {
			return err
		}
		return model.Update(tx, card.ID, func(c *model.Card) error { c.Step = 3; return nil })
	}); err != nil {
		t.Fatal(err)
	}
	room.do(move(3, 5), session.ID)
	room.do(func(tx *model.Tx, id model.ID) error { return script.DeleteStep(tx, id, 0) }, session.ID)
	if card := room.Cards("")[0]; card.Step != 4 || room.session(session.ID).Steps[card.Step].Sort != model.StepSilent {
		t.Errorf("the card was written in step %d", card.Step)
	}
}

func TestParseTime(t *testing.T) {
	for text, want := range map[string]string{
		"13:30": "13:30", " 13.30 uur": "13:30", "13u30": "13:30", "1330": "13:30", "930": "09:30", "9": "09:00", "9 uur": "09:00", "9:00": "09:00",
		"1:30 pm": "13:30", "12 am": "00:00", "9am": "09:00", "14h": "14:00",
		"": "", "24:00": "", "13:60": "", "morgen": "", "13 pm": "", "2026": "20:26",
	} {
		if got, ok := script.ParseTime(text); got != want || ok != (want != "") {
			t.Errorf("%q reads as %q, %t, want %q", text, got, ok, want)
		}
	}
}

// TestAnySheetRollsOn edits a run sheet at random, before and during the session: whatever happens, what ran stays as it is, every step starts
// when the one before it ends, and undo brings all of it back.
func TestAnySheetRollsOn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		room := newRoom(t)
		var steps []int
		for range rapid.IntRange(1, 8).Draw(t, "steps") {
			steps = append(steps, rapid.IntRange(1, 40).Draw(t, "minutes"))
		}
		id := room.with(steps...)
		for range rapid.IntRange(0, len(steps)-1).Draw(t, "done") {
			room.wait(time.Duration(rapid.IntRange(1, 50).Draw(t, "took")) * time.Minute)
			room.do(script.Next, id)
		}
		before := room.session(id)
		fixed := script.Fixed(before)
		place := rapid.IntRange(0, 9)
		for range rapid.IntRange(1, 12).Draw(t, "edits") {
			at, to := place.Draw(t, "at"), place.Draw(t, "to")
			do := map[string]func(*model.Tx, model.ID) error{
				"move":   move(at, to),
				"longer": lengthen(at, to*5),
				"delete": func(tx *model.Tx, id model.ID) error { return script.DeleteStep(tx, id, at) },
				"skip":   func(tx *model.Tx, id model.ID) error { return script.SkipStep(tx, id, at, to%2 == 0) },
				"add": func(tx *model.Tx, id model.ID) error {
					return script.AddStep(tx, id, at, model.Step{Sort: model.StepTalk, Title: "nieuw", Minutes: to})
				},
			}[rapid.SampledFrom([]string{"add", "delete", "longer", "move", "skip"}).Draw(t, "edit")]
			if err := room.try(do, id); err != nil {
				if _, ok := model.AsProblem(err); !ok {
					t.Fatal(err)
				}
			}
			session := room.session(id)
			for i := range fixed {
				if a, b := session.Steps[i], before.Steps[i]; a.Minutes != b.Minutes || len(a.Runs) != len(b.Runs) || a.Skipped != b.Skipped {
					t.Fatalf("step %d ran and was changed from %+v to %+v", i, b, a)
				}
			}
			starts := script.StartTimes(session)
			ends := append(starts[1:len(starts):len(starts)], script.EndTime(session))
			for i := range starts {
				from, _ := time.Parse("15:04", starts[i])
				to, _ := time.Parse("15:04", ends[i])
				took := int(to.Sub(from).Minutes()+24*60) % (24 * 60)
				want := session.Steps[i].Minutes
				switch {
				case i < session.Current:
					want = int(script.Used(&session.Steps[i], room.now).Minutes())
				case session.Steps[i].Skipped:
					want = 0
				}
				if took != want {
					t.Fatalf("step %d of %+v goes from %s to %s", i, session.Steps, starts[i], ends[i])
				}
			}
			if errs := room.Verify(); len(errs) > 0 {
				t.Fatal(errs)
			}
		}
		history := len(room.History())
		for range history {
			if room.session(id) == nil || len(room.session(id).Steps) == len(before.Steps) && slices.Equal(minutesOf(room.session(id)), minutesOf(before)) {
				break
			}
			if _, err := room.Undo(); err != nil {
				t.Fatal(err)
			}
		}
		if got := minutesOf(room.session(id)); !slices.Equal(got, minutesOf(before)) {
			t.Fatalf("undone it is %v, was %v", got, minutesOf(before))
		}
	})
}
