package model

import (
	"cmp"
	"slices"
	"time"
)

// A round is one conversation in which a group follows its goals: every session of the third kind, for years.

// TalkDots is how many dots an indicator got when a group chose what to talk about.
type TalkDots struct {
	Indicator ID  `json:"indicator" ref:"indicator,owner"`
	Dots      int `json:"dots"`

	newer
}

// Rounds returns the sessions in which the goals are followed, by date; one without a date comes last.
func (d *Dossier) Rounds() []*Session {
	return slices.DeleteFunc(d.Sessions(), func(s *Session) bool { return s.Sort != FollowingSession })
}

// RoundOf returns the how manieth round a session is, from 1; 0 for a session that is none.
func (d *Dossier) RoundOf(session ID) int {
	return 1 + slices.IndexFunc(d.Rounds(), func(s *Session) bool { return s.ID == session })
}

// RoundAt returns the round that is at hand on a day: the one that runs, else the last one that was held, unless a planned one has come
// due; before the first one the first that is planned, or nil.
func (d *Dossier) RoundAt(day Date) *Session {
	var at *Session
	for _, round := range d.Rounds() {
		due := round.Date != "" && round.Date <= day
		switch {
		case round.State == Running:
			return round
		case at == nil, round.State == Closed, round.State == Planned && due:
			at = round
		}
	}
	return at
}

// RoundAfter returns the round that comes after a session, or nil.
func (d *Dossier) RoundAfter(session ID) *Session {
	rounds := d.Rounds()
	if at := slices.IndexFunc(rounds, func(s *Session) bool { return s.ID == session }); at >= 0 && at+1 < len(rounds) {
		return rounds[at+1]
	}
	return nil
}

// Talks returns how many indicators a session has time for: its steps in which one is interpreted, without those that are skipped.
func (s *Session) Talks() int {
	count := 0
	for _, step := range s.Steps {
		if step.Sort == StepInterpret && !step.Skipped {
			count++
		}
	}
	return count
}

// TalkAt returns the indicator that is talked about in a step of a session; none for another step, and while too few were chosen.
func (s *Session) TalkAt(step int) ID {
	if step < 0 || step >= len(s.Steps) || s.Steps[step].Sort != StepInterpret {
		return ""
	}
	at := 0
	for _, before := range s.Steps[:step] {
		if before.Sort == StepInterpret && !before.Skipped {
			at++
		}
	}
	if at < len(s.Talk) {
		return s.Talk[at]
	}
	return ""
}

// DotsOn returns how many dots an indicator has.
func (s *Session) DotsOn(indicator ID) int {
	for _, mark := range s.Marks {
		if mark.Indicator == indicator {
			return mark.Dots
		}
	}
	return 0
}

// ToggleTalk adds an indicator to those that a session talks about, as the last one, or takes it out.
func (tx *Tx) ToggleTalk(session, indicator ID) error {
	if Get[Indicator](tx.Dossier, indicator) == nil {
		return noSuch(KindIndicator)
	}
	return Update(tx, session, func(s *Session) error {
		if at := slices.Index(s.Talk, indicator); at >= 0 {
			s.Talk = slices.Delete(s.Talk, at, at+1)
			return nil
		}
		s.Talk = append(s.Talk, indicator)
		return nil
	})
}

// SetMark gives an indicator a number of dots. The indicators with the most dots are then the ones to talk about, as many as there is time
// for; of those with as many the one that comes first goes first.
func (tx *Tx) SetMark(session, indicator ID, dots int) error {
	if Get[Indicator](tx.Dossier, indicator) == nil {
		return noSuch(KindIndicator)
	}
	return Update(tx, session, func(s *Session) error {
		s.Marks = slices.DeleteFunc(s.Marks, func(m TalkDots) bool { return m.Indicator == indicator })
		if dots != 0 {
			s.Marks = append(s.Marks, TalkDots{Indicator: indicator, Dots: dots})
		}
		order := map[ID]int{}
		for i, other := range tx.Indicators() {
			order[other.ID] = i
		}
		marks := slices.SortedFunc(slices.Values(s.Marks), func(a, b TalkDots) int {
			return cmp.Or(cmp.Compare(b.Dots, a.Dots), cmp.Compare(order[a.Indicator], order[b.Indicator]))
		})
		s.Talk = nil
		for _, mark := range marks[:min(len(marks), s.Talks())] {
			s.Talk = append(s.Talk, mark.Indicator)
		}
		return nil
	})
}

// Progress is how the agreements stand with which a session opened.
type Progress struct {
	All, Reviewed                  int // in all, and with a new state in this session
	Done, UnderWay, LetGo, Waiting int
}

// ProgressOf counts the agreements with which a session opened by how they stand.
func (d *Dossier) ProgressOf(session *Session) Progress {
	var out Progress
	for _, a := range d.CarriedOver(session) {
		out.All++
		if a.ReviewedIn(session.ID) != nil {
			out.Reviewed++
		}
		switch a.State {
		case Done:
			out.Done++
		case UnderWay:
			out.UnderWay++
		case LetGo:
			out.LetGo++
		default:
			out.Waiting++
		}
	}
	return out
}

// halfYear is how many months after a conversation the next one is held where figures come twice a year; where they come less often it is
// twice as long.
const halfYear = 6

// NextTalk proposes the day of the conversation after one on a day: half a year on where an indicator that the group follows is measured at
// least twice a year, else a year on. It is on the same day of the week, so that who could come then can come again.
func (d *Dossier) NextTalk(day Date) Date {
	if day == "" || !day.Valid() {
		return ""
	}
	months := 2 * halfYear
	for _, indicator := range d.Indicators() {
		switch indicator.Choice {
		case Dropped, Reserve, Candidate, WishList:
			continue
		}
		switch indicator.Frequency {
		case Monthly, Quarterly, HalfYearly:
			months = halfYear
		}
	}
	next := day.AddMonths(months).Time()
	for by := range 4 {
		for _, sign := range []int{1, -1} {
			if moved := next.AddDate(0, 0, by*sign); moved.Weekday() == day.Time().Weekday() {
				return DateOf(moved)
			}
		}
	}
	return DateOf(next)
}

// beforeTalk is how long before a conversation the figures are needed: to draw them, print them and look at them.
const beforeTalk = 14 * 24 * time.Hour

// FiguresBy proposes the day by which the figures for a conversation are in.
func FiguresBy(talk Date) Date {
	if talk == "" || !talk.Valid() {
		return ""
	}
	return DateOf(talk.Time().Add(-beforeTalk))
}

// DueBy lists the figures that can be had by a day, by owner and date.
func (d *Dossier) DueBy(day Date) []Due {
	return slices.DeleteFunc(d.Due(day), func(due Due) bool { return !due.Late })
}
