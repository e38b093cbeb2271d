package model_test

import (
	"slices"
	"strings"
	"testing"

	"doelenboom/model"
)

// put makes a dossier of records.
func put(t testing.TB, records ...model.Record) *model.Dossier {
	t.Helper()
	d := model.New(environment())
	edit(t, d, func(tx *model.Tx) error {
		for _, record := range records {
			if err := tx.Put(record); err != nil {
				return err
			}
		}
		return nil
	})
	return d
}

func session(id model.ID, kind model.SessionKind, date model.Date, state model.SessionState) *model.Session {
	return &model.Session{Identity: model.Identity{ID: id}, Sort: kind, Title: string(id), Date: date, State: state}
}

func TestSessionsByDate(t *testing.T) {
	d := put(t,
		session("undated", model.FollowingSession, "", model.Planned),
		session("later", model.FollowingSession, "2028-10-14", model.Planned),
		session("first", model.GoalSession, "2026-03-12", model.Closed),
		session("third", model.FollowingSession, "2027-10-14", model.Closed),
		session("second", model.IndicatorSession, "2026-05-21", model.Closed),
	)
	if got, want := identities(d.Sessions()), []model.ID{"first", "second", "third", "later", "undated"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if d.RunningSession() != nil || d.LatestSession(model.ArenaSession) != nil {
		t.Error("a session that is not there")
	}
	if latest := d.LatestSession(model.FollowingSession); latest.ID != "undated" {
		t.Errorf("the latest is %s", latest.ID)
	}
	edit(t, d, func(tx *model.Tx) error {
		return model.Update(tx, "third", func(s *model.Session) error { s.State = model.Running; return nil })
	})
	if latest := d.LatestSession(model.FollowingSession); latest.ID != "third" || d.RunningSession() != latest {
		t.Errorf("the running one goes first, and it is %s", latest.ID)
	}
}

func TestWhatASessionOpensWith(t *testing.T) {
	agreement := func(text string, made model.ID, state model.AgreementState, log ...model.StateChange) *model.Agreement {
		return &model.Agreement{Sort: model.Action, Number: 1, Text: text, Session: made, State: state, Log: log}
	}
	changed := func(in model.ID) model.StateChange { return model.StateChange{State: model.Done, Session: in} }
	d := put(t,
		session("before", model.IndicatorSession, "2026-05-21", model.Closed),
		session("now", model.FollowingSession, "2027-10-14", model.Running),
		session("a-morning", model.GoalSession, "2027-10-14", model.Closed),
		session("z-evening", model.GoalSession, "2027-10-14", model.Closed),
		session("after", model.FollowingSession, "2028-10-14", model.Planned),
		agreement("open", "before", model.Open),
		agreement("under way", "before", model.UnderWay),
		agreement("from between two sessions", "", model.Open),
		agreement("done long ago", "before", model.Done, changed("before")),
		agreement("done just now", "before", model.Done, changed("now")),
		agreement("let go just now", "before", model.LetGo, changed("before"), changed("now")),
		agreement("made now", "now", model.Open),
		agreement("made this morning", "a-morning", model.Open),
		agreement("made this evening", "z-evening", model.Open),
		agreement("made later", "after", model.Open),
	)
	var got []string
	for _, a := range d.CarriedOver(model.Get[model.Session](d, "now")) {
		got = append(got, a.Text)
	}
	want := []string{"open", "under way", "from between two sessions", "made this morning", "done just now", "let go just now"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestAgreements(t *testing.T) {
	d := put(t)
	add := func(kind model.AgreementKind, due model.Date) (id model.ID) {
		edit(t, d, func(tx *model.Tx) error {
			agreement, err := tx.AddAgreement(kind, "", "Bellen")
			if err != nil {
				return err
			}
			id = agreement.ID
			return model.Update(tx, id, func(a *model.Agreement) error { a.Due = due; return nil })
		})
		return id
	}
	first, _, decision, third := add(model.Action, ""), add(model.Action, "2028-03-01"), add(model.Decision, "2029-01-01"), add(model.Action, "2027-12-01")
	numbers := func() string {
		var out []string
		for _, a := range d.Agreements() {
			out = append(out, string(a.Sort[:1])+string(rune('0'+a.Number)))
		}
		return strings.Join(out, " ")
	}
	if got := numbers(); got != "a3 a2 d1 a1" {
		t.Errorf("by the day they are due, those without one last: %s", got)
	}
	edit(t, d, func(tx *model.Tx) error { return tx.SetAgreementState(third, model.Done, "", "Gebeld") })
	if got := numbers(); got != "a2 d1 a1 a3" {
		t.Errorf("what is done comes last: %s", got)
	}
	if a := model.Get[model.Agreement](d, third); a.IsOpen() || len(a.Log) != 1 || a.Log[0].Note != "Gebeld" || a.Log[0].When.IsZero() {
		t.Errorf("what became of it: %+v", a)
	}
	if change := edit(t, d, func(tx *model.Tx) error { return tx.SetAgreementState(first, model.Open, "", "") }); change != nil {
		t.Error("the state that it has already is no change")
	}
	edit(t, d, func(tx *model.Tx) error { return tx.SetAgreementState(decision, model.Open, "", "Nog steeds") })
	if a := model.Get[model.Agreement](d, decision); len(a.Log) != 1 {
		t.Errorf("a note to the same state is kept: %+v", a)
	}
}

func TestCardsAndGroups(t *testing.T) {
	d := put(t, session("one", model.GoalSession, "2026-03-12", model.Running), session("two", model.GoalSession, "2026-03-13", model.Planned))
	edit(t, d, func(tx *model.Tx) error {
		for _, card := range []struct {
			session model.ID
			number  int
		}{{"one", 12}, {"one", 3}, {"two", 7}, {"one", 0}} {
			if _, err := tx.AddCard(card.session, card.number, "Busje", ""); err != nil {
				return err
			}
		}
		for _, group := range []struct {
			session model.ID
			name    string
		}{{"one", "Vervoer"}, {"two", "Anders"}, {"one", "Geld"}} {
			if _, err := tx.AddGroup(group.session, group.name); err != nil {
				return err
			}
		}
		return nil
	})
	var numbers []int
	for _, card := range d.Cards("one") {
		numbers = append(numbers, card.Number)
	}
	if !slices.Equal(numbers, []int{3, 12, 13}) || len(d.Cards("")) != 4 || d.NextCardNumber() != 14 {
		t.Errorf("cards %v, of %d, and then %d", numbers, len(d.Cards("")), d.NextCardNumber())
	}
	groups := d.Groups("one")
	if len(groups) != 2 || groups[0].Name != "Vervoer" || groups[1].Name != "Geld" || groups[1].Order != 2 || len(d.Groups("")) != 3 {
		t.Errorf("groups %+v", groups)
	}
}
