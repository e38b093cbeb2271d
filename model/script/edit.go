package script

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"doelenboom/model"
)

// The titles under which the history shows what happened to a run sheet.
const (
	EditStep   model.Key = "edit.sheet.step"
	EditAdd    model.Key = "edit.sheet.add"
	EditDelete model.Key = "edit.sheet.delete"
	EditMove   model.Key = "edit.sheet.move"
	EditSkip   model.Key = "edit.sheet.skip"
	EditTakeUp model.Key = "edit.sheet.takeUp"
	EditUse    model.Key = "edit.sheet.use"
)

// Fixed returns how many steps at the beginning of a session have run, are at hand, or were passed: they stay where they are and as long as
// they were planned, so that the record of the session stays true. All steps of a session that is over are fixed.
func Fixed(session *model.Session) int {
	switch session.State {
	case model.Closed:
		return len(session.Steps)
	case model.Planned:
		return 0
	}
	fixed := min(session.Current+1, len(session.Steps))
	for i := fixed; i < len(session.Steps); i++ { // who goes back leaves a step behind that ran
		if len(session.Steps[i].Runs) > 0 {
			fixed = i + 1
		}
	}
	return fixed
}

// MoveStep puts a step at another place in the run sheet, counted without the step itself. It fails with a [model.Problem] when the step, or
// the place, lies in what has run.
func MoveStep(tx *model.Tx, session model.ID, from, to int) error {
	return rearrange(tx, session, func(s *model.Session, order []int) ([]int, error) {
		if err := free(s, from); err != nil {
			return nil, err
		}
		if to < Fixed(s) {
			return nil, ran(s)
		}
		to = min(to, len(order)-1)
		return slices.Insert(slices.Delete(order, from, from+1), to, from), nil
	})
}

// AddStep puts a new step before the one at a place, or last. It fails with a [model.Problem] when the place lies in what has run.
func AddStep(tx *model.Tx, session model.ID, at int, step model.Step) error {
	step.Runs, step.Extra = nil, 0
	return rearrange(tx, session, func(s *model.Session, order []int) ([]int, error) {
		if at < Fixed(s) {
			return nil, ran(s)
		}
		s.Steps = append(s.Steps, step)
		return slices.Insert(order, min(at, len(order)), len(s.Steps)-1), nil
	})
}

// DeleteStep takes a step out of the run sheet. It fails with a [model.Problem] when the step has run or is at hand.
func DeleteStep(tx *model.Tx, session model.ID, at int) error {
	return rearrange(tx, session, func(s *model.Session, order []int) ([]int, error) {
		if err := free(s, at); err != nil {
			return nil, err
		}
		return slices.Delete(order, at, at+1), nil
	})
}

// SkipStep leaves a step out of the session, or takes it up again; it stays in the run sheet. It fails with a [model.Problem] when the step
// has run or is at hand.
func SkipStep(tx *model.Tx, session model.ID, at int, skipped bool) error {
	return model.Update(tx, session, func(s *model.Session) error {
		if err := free(s, at); err != nil {
			return err
		}
		s.Steps[at].Skipped = skipped
		return nil
	})
}

// ChangeStep changes what a step says and asks. How long it is planned, and what is done in it, can change until it is at hand; then it
// fails with a [model.Problem].
func ChangeStep(tx *model.Tx, session model.ID, at int, change func(*model.Step) error) error {
	return model.Update(tx, session, func(s *model.Session) error {
		if at < 0 || at >= len(s.Steps) {
			return model.NewProblem("problem.session.current")
		}
		before := s.Steps[at]
		if err := change(&s.Steps[at]); err != nil {
			return err
		}
		if after := s.Steps[at]; at < Fixed(s) && (after.Minutes != before.Minutes || after.Sort != before.Sort) {
			return ran(s)
		}
		return nil
	})
}

// Use gives a session another run sheet. In a session that runs, what has run stays, and the rest comes from the place in the other sheet
// that the session has come to: after the last step that both have, else after as many steps. It fails with a [model.Problem] when the
// session is over.
func Use(tx *model.Tx, session model.ID, steps []model.Step) error {
	steps = slices.Clone(steps)
	for i := range steps {
		steps[i].Runs, steps[i].Extra = nil, 0
	}
	return rearrange(tx, session, func(s *model.Session, order []int) ([]int, error) {
		if s.State == model.Closed {
			return nil, ran(s)
		}
		fixed := Fixed(s)
		rest := steps[min(fixed, len(steps)):]
		for i := fixed - 1; i >= 0; i-- {
			if at := slices.IndexFunc(steps, func(step model.Step) bool { return sameStep(step, s.Steps[i]) }); at >= 0 {
				rest = steps[at+1:]
				break
			}
		}
		order = order[:fixed]
		picture(rest, futureYear, pictured(s.Date))
		for _, step := range rest {
			s.Steps = append(s.Steps, step)
			order = append(order, len(s.Steps)-1)
		}
		return order, nil
	})
}

func sameStep(a, b model.Step) bool { return a.Sort == b.Sort && a.Title == b.Title }

// SetDate moves a session to a day, or to a day to be chosen. Prompts of steps that have not run name the year that is pictured then.
func SetDate(tx *model.Tx, session model.ID, date model.Date) error {
	return model.Update(tx, session, func(s *model.Session) error {
		if date.Valid() {
			picture(s.Steps, pictured(s.Date), pictured(date))
		}
		s.Date = date
		return nil
	})
}

// free fails when a step has run, is at hand or is not there.
func free(s *model.Session, at int) error {
	switch {
	case at < 0 || at >= len(s.Steps):
		return model.NewProblem("problem.session.current")
	case at < Fixed(s):
		return ran(s)
	}
	return nil
}

func ran(s *model.Session) error {
	if s.State == model.Closed {
		return model.NewProblem("problem.script.closed", "session", s.Title)
	}
	return model.NewProblem("problem.script.ran")
}

// rearrange gives the steps of a session another order; a step that the new order does not name goes. Cards stay with the step that they
// were written in.
func rearrange(tx *model.Tx, session model.ID, change func(s *model.Session, order []int) ([]int, error)) error {
	var order []int
	err := model.Update(tx, session, func(s *model.Session) (err error) {
		order = make([]int, len(s.Steps))
		for i := range order {
			order[i] = i
		}
		if order, err = change(s, order); err != nil {
			return err
		}
		steps := make([]model.Step, len(order))
		for i, from := range order {
			steps[i] = s.Steps[from]
		}
		s.Steps = steps
		return nil
	})
	if err != nil {
		return err
	}
	for _, card := range tx.Cards(session) {
		if to := max(0, slices.Index(order, card.Step)); to != card.Step {
			if err := model.Update(tx, card.ID, func(c *model.Card) error { c.Step = to; return nil }); err != nil {
				return err
			}
		}
	}
	return nil
}

var timeOfDay = regexp.MustCompile(`^(\d{1,2})(?:\s*[:.,uh]\s*(\d{2})?|(\d{2}))?\s*(?:uur|u|hrs?|h)?\s*(am|pm|a\.m\.|p\.m\.)?$`)

// ParseTime reads a time of day as people write it, in Dutch or English: "13:30", "13.30 uur", "13u30", "1330", "9", "1:30 pm". It returns
// it as "13:30".
func ParseTime(text string) (string, bool) {
	m := timeOfDay.FindStringSubmatch(strings.ToLower(strings.TrimSpace(text)))
	if m == nil {
		return "", false
	}
	hour, _ := strconv.Atoi(m[1]) // the pattern lets only digits through
	minute, _ := strconv.Atoi(cmp.Or(m[2], m[3], "0"))
	if half := m[4]; half != "" {
		if hour < 1 || hour > 12 {
			return "", false
		}
		hour %= 12
		if half[0] == 'p' {
			hour += 12
		}
	}
	if hour > 23 || minute > 59 {
		return "", false
	}
	return clockFace(hour*60 + minute), true
}
