package model_test

import (
	"slices"
	"testing"

	"doelenboom/model"
)

// followed is a dossier with two rounds, of which the last one runs, and four indicators.
type followed struct {
	*model.Dossier
	first, second *model.Session
	indicators    []model.ID
}

func newFollowed(t *testing.T) *followed {
	t.Helper()
	f := &followed{Dossier: model.New(environment())}
	edit(t, f.Dossier, func(tx *model.Tx) error {
		if err := tx.SetTop("Iedereen hoort erbij"); err != nil {
			return err
		}
		steps := []model.Step{{Sort: model.StepReview}, {Sort: model.StepInterpret}, {Sort: model.StepInterpret, Skipped: true}, {Sort: model.StepInterpret}, {Sort: model.StepPlan}}
		f.first = &model.Session{Sort: model.FollowingSession, State: model.Closed, Date: "2026-11-12"}
		f.second = &model.Session{Sort: model.FollowingSession, State: model.Running, Date: "2027-10-14", Steps: steps}
		for _, session := range []*model.Session{f.second, f.first} {
			if err := tx.Put(session); err != nil {
				return err
			}
		}
		for _, name := range []string{"Een", "Twee", "Drie", "Vier"} {
			indicator, err := tx.AddIndicator(tx.Top().ID, name)
			if err != nil {
				return err
			}
			f.indicators = append(f.indicators, indicator.ID)
		}
		return nil
	})
	return f
}

func (f *followed) talk() []model.ID { return model.Get[model.Session](f.Dossier, f.second.ID).Talk }

func TestRoundsFollowEachOtherForYears(t *testing.T) {
	f := newFollowed(t)
	if f.RoundOf(f.first.ID) != 1 || f.RoundOf(f.second.ID) != 2 || f.RoundOf("id-none") != 0 {
		t.Error("the rounds are not counted by date")
	}
	if f.RoundAfter(f.first.ID).ID != f.second.ID || f.RoundAfter(f.second.ID) != nil {
		t.Error("the round after a round")
	}
	third := &model.Session{Sort: model.FollowingSession, State: model.Planned, Date: "2028-04-13"}
	edit(t, f.Dossier, func(tx *model.Tx) error { return tx.Put(third) })
	at := func(day model.Date) model.ID { return f.RoundAt(day).ID }
	if at("2028-06-01") != f.second.ID {
		t.Error("the round that runs is at hand on any day")
	}
	edit(t, f.Dossier, func(tx *model.Tx) error {
		return model.Update(tx, f.second.ID, func(s *model.Session) error { s.State = model.Closed; return nil })
	})
	if at("2027-12-01") != f.second.ID || at("2028-04-13") != third.ID {
		t.Error("a planned round is at hand from its own day on")
	}
	if model.New(environment()).RoundAt("2028-01-01") != nil {
		t.Error("there is no round in an empty dossier")
	}
}

func TestDotsChooseWhatIsTalkedAbout(t *testing.T) {
	f := newFollowed(t)
	mark := func(at, dots int) {
		edit(t, f.Dossier, func(tx *model.Tx) error { return tx.SetMark(f.second.ID, f.indicators[at], dots) })
	}
	mark(0, 2)
	mark(3, 5)
	mark(2, 2)
	if !slices.Equal(f.talk(), []model.ID{f.indicators[3], f.indicators[0]}) {
		t.Errorf("with time for two, those with the most dots are %v", f.talk())
	}
	mark(3, 0)
	if !slices.Equal(f.talk(), []model.ID{f.indicators[0], f.indicators[2]}) {
		t.Errorf("without its dots the first one goes: %v", f.talk())
	}
	session := model.Get[model.Session](f.Dossier, f.second.ID)
	if session.DotsOn(f.indicators[2]) != 2 || session.DotsOn(f.indicators[3]) != 0 {
		t.Errorf("the dots are %v", session.Marks)
	}
	if session.TalkAt(1) != f.indicators[0] || session.TalkAt(3) != f.indicators[2] || session.TalkAt(0) != "" || session.TalkAt(9) != "" {
		t.Error("a step that is skipped takes no indicator")
	}
	edit(t, f.Dossier, func(tx *model.Tx) error { return tx.ToggleTalk(f.second.ID, f.indicators[1]) })
	edit(t, f.Dossier, func(tx *model.Tx) error { return tx.ToggleTalk(f.second.ID, f.indicators[0]) })
	if !slices.Equal(f.talk(), []model.ID{f.indicators[2], f.indicators[1]}) {
		t.Errorf("chosen by hand: %v", f.talk())
	}
	edit(t, f.Dossier, func(tx *model.Tx) error { return tx.Delete(model.KindIndicator, f.indicators[2]) })
	if session := model.Get[model.Session](f.Dossier, f.second.ID); len(session.Talk) != 1 || session.DotsOn(f.indicators[2]) != 0 {
		t.Error("an indicator that is gone is not talked about")
	}
	_, err := f.Edit("edit.test", func(tx *model.Tx) error { return tx.SetMark(f.second.ID, f.indicators[0], -1) })
	expectProblem(t, err, "problem.vote.dots")
}

func TestAnAgreementIsReviewedOnceASession(t *testing.T) {
	f := newFollowed(t)
	var made *model.Agreement
	edit(t, f.Dossier, func(tx *model.Tx) (err error) {
		made, err = tx.Agree(f.indicators[0], f.first.ID, "De bus laten rijden")
		return err
	})
	review := func(state model.AgreementState, note string) *model.Agreement {
		edit(t, f.Dossier, func(tx *model.Tx) error { return tx.Review(made.ID, state, f.second.ID, note) })
		return model.Get[model.Agreement](f.Dossier, made.ID)
	}
	if p := f.ProgressOf(f.second); p != (model.Progress{All: 1, Waiting: 1}) {
		t.Errorf("before: %+v", p)
	}
	review(model.Open, "")
	if p := f.ProgressOf(f.second); p.Reviewed != 1 || p.Waiting != 1 {
		t.Errorf("as it was is a state too: %+v", p)
	}
	a := review(model.LetGo, "Geen chauffeur")
	if len(a.Log) != 1 || a.ReviewedIn(f.second.ID).Note != "Geen chauffeur" || a.ReviewedIn(f.first.ID) != nil {
		t.Errorf("the log holds %+v", a.Log)
	}
	if p := f.ProgressOf(f.second); p != (model.Progress{All: 1, Reviewed: 1, LetGo: 1}) {
		t.Errorf("after: %+v", p)
	}
	if about := f.AgreedOn(model.Ref{Kind: model.KindIndicator, ID: f.indicators[0]}); len(about) != 1 || len(f.AgreedOn(model.RefTo(f.Top()))) != 1 {
		t.Errorf("it is about %v", a.Linked)
	}
}

func TestWhatTheJournalHoldsComesBackOnce(t *testing.T) {
	f := newFollowed(t)
	seen := map[string]*model.Observation{}
	edit(t, f.Dossier, func(tx *model.Tx) error {
		near, err := tx.AddGoal(tx.Top().ID, 0, "Inwoners gaan de deur uit")
		if err != nil {
			return err
		}
		under, err := tx.AddGoal(near.ID, 0, "Inwoners vinden een plek")
		if err != nil {
			return err
		}
		if err := model.Update(tx, f.indicators[1], func(i *model.Indicator) error { i.Goals = []model.ID{near.ID}; return nil }); err != nil {
			return err
		}
		for name, o := range map[string]*model.Observation{
			"under": {Date: "2027-05-01", Goal: under.ID}, "at the top": {Date: "2027-06-01", Goal: tx.Top().ID}, "nowhere": {Date: "2027-07-01"},
			"spoken of": {Date: "2026-05-01", Goal: near.ID, Seen: f.first.ID}, "too late": {Date: "2027-12-01", Goal: near.ID},
		} {
			o.Text = name
			if err := tx.Put(o); err != nil {
				return err
			}
			seen[name] = o
		}
		return model.Update(tx, f.second.ID, func(s *model.Session) error { s.Talk = []model.ID{f.indicators[1]}; return nil })
	})
	session := model.Get[model.Session](f.Dossier, f.second.ID)
	names := func(list []*model.Observation) (out []string) {
		for _, o := range list {
			out = append(out, o.Text)
		}
		return out
	}
	if got := names(f.UnseenOf(session, f.indicators[1])); !slices.Equal(got, []string{"under"}) {
		t.Errorf("with the indicator of the goal above: %v", got)
	}
	if got := names(f.UnseenElse(session)); !slices.Equal(got, []string{"at the top", "nowhere"}) {
		t.Errorf("elsewhere: %v", got)
	}
	edit(t, f.Dossier, func(tx *model.Tx) error {
		return model.Update(tx, seen["under"].ID, func(o *model.Observation) error { o.Seen = session.ID; return nil })
	})
	if got := names(f.UnseenOf(session, f.indicators[1])); !slices.Equal(got, []string{"under"}) {
		t.Errorf("what this session talked about stays with it: %v", got)
	}
}

func TestTheNextConversationIsHalfAYearOn(t *testing.T) {
	d := model.New(environment())
	edit(t, d, func(tx *model.Tx) error {
		_, err := tx.AddIndicator("", "Proef")
		return err
	})
	often := func(frequency model.Frequency, choice model.Choice) {
		edit(t, d, func(tx *model.Tx) error {
			return model.Update(tx, only[model.Indicator](t, d).ID, func(i *model.Indicator) error {
				i.Frequency, i.Choice, i.ChoiceReason = frequency, choice, "proef"
				return nil
			})
		})
	}
	for _, test := range []struct {
		frequency model.Frequency
		choice    model.Choice
		day, want model.Date
	}{
		{model.HalfYearly, model.Headline, "2027-10-14", "2028-04-13"}, {model.Yearly, model.Headline, "2027-10-14", "2028-10-12"},
		{model.HalfYearly, model.Dropped, "2027-10-14", "2028-10-12"}, {model.Monthly, model.Secondary, "2027-08-31", "2028-02-29"}, {model.Yearly, model.Headline, "", ""},
	} {
		often(test.frequency, test.choice)
		if got := d.NextTalk(test.day); got != test.want {
			t.Errorf("%s, %s, after %s: %s, want %s", test.frequency, test.choice, test.day, got, test.want)
		}
	}
	if model.FiguresBy("2028-04-13") != "2028-03-30" || model.FiguresBy("") != "" {
		t.Error("the figures are in two weeks before")
	}
}

func TestAJudgementHoldsUntilNewerFiguresComeIn(t *testing.T) {
	f := newFollowed(t)
	id := f.indicators[0]
	figure := func(period model.Period, value float64) {
		edit(t, f.Dossier, func(tx *model.Tx) error {
			_, err := tx.SetValue(id, period, model.Figure{Value: &value})
			return err
		})
	}
	course := func() model.Course { return f.Course(model.Get[model.Indicator](f.Dossier, id)) }
	figure("2026", 3)
	figure("2027-H1", 4)
	edit(t, f.Dossier, func(tx *model.Tx) error {
		return tx.Read(id, f.second.ID, func(r *model.Reading) error {
			r.Judgement, r.JudgementReason = model.OffCourse, "We merken het niet"
			return nil
		})
	})
	if c := course(); !c.ByGroup || c.Judgement != model.OffCourse || c.Earlier != nil {
		t.Errorf("what was judged: %+v", c)
	}
	figure("2027-H1", 5) // a correction
	if !course().ByGroup {
		t.Error("a correction of the figure that was judged leaves the judgement")
	}
	figure("2027-H2", 6)
	if c := course(); c.ByGroup || c.Judgement != c.Computed || c.Earlier == nil || c.Earlier.Judgement != model.OffCourse {
		t.Errorf("after a newer figure: %+v", c)
	}
	edit(t, f.Dossier, func(tx *model.Tx) error {
		return tx.Read(id, f.second.ID, func(r *model.Reading) error { r.Judgement = model.Attention; return nil })
	})
	if c := course(); !c.ByGroup || c.Judgement != model.Attention {
		t.Errorf("judged again: %+v", c)
	}
}

func TestNoJudgementIsNothingToRemember(t *testing.T) {
	f := newFollowed(t)
	id, value := f.indicators[0], 3.0
	edit(t, f.Dossier, func(tx *model.Tx) error {
		if err := tx.Read(id, f.first.ID, func(r *model.Reading) error {
			r.Judgement, r.JudgementReason = model.NoJudgement, "Niet gemeten"
			return nil
		}); err != nil {
			return err
		}
		_, err := tx.SetValue(id, "2027", model.Figure{Value: &value})
		return err
	})
	if c := f.Course(model.Get[model.Indicator](f.Dossier, id)); c.ByGroup || c.Earlier != nil {
		t.Errorf("%+v", c)
	}
}

func TestAStoryThatIsTakenBackIsSeenByNobody(t *testing.T) {
	f := newFollowed(t)
	story := &model.Story{Text: "Ik ga weer naar buiten", Goal: f.Top().ID, Consent: model.PublicConsent, Period: "2027"}
	later := &model.Story{Text: "Ik ook", Indicator: f.indicators[0], Consent: model.ThisGroup, Period: "2028"}
	edit(t, f.Dossier, func(tx *model.Tx) error {
		if err := tx.Put(story); err != nil {
			return err
		}
		return tx.Put(later)
	})
	if all := f.StoriesOf(f.Top().ID, model.Room); len(all) != 2 || all[0].ID != later.ID {
		t.Errorf("the newest comes first: %v", all)
	}
	if all := f.Stories(model.Public); len(all) != 1 || all[0].ID != story.ID {
		t.Errorf("the public sees %v", all)
	}
	edit(t, f.Dossier, func(tx *model.Tx) error { return tx.SetConsent(story.ID, model.Withdrawn, "2027-11-01") })
	for _, audience := range []model.Audience{model.Keeper, model.Internal, model.Room, model.Public} {
		if slices.ContainsFunc(f.Stories(audience), func(s *model.Story) bool { return s.ID == story.ID }) {
			t.Errorf("audience %d sees it still", audience)
		}
	}
	if s := model.Get[model.Story](f.Dossier, story.ID); s.ConsentDate != "2027-11-01" {
		t.Errorf("it was taken back on %s", s.ConsentDate)
	}
}
