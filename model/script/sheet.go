// Package script plans and runs a session: the run sheets, the steps one after the other, and the clock.
//
// A run sheet is data (assets/runsheets): a proposal of this project, in Dutch and English, of 150 minutes. Planning a session copies it,
// so that a group may change its own. While a session runs, each step keeps the moments at which it ran. Everything that the clock says
// is derived from those moments, so a session that was stopped early, broken off by a crash or never closed is a complete record too.
package script

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"sync"

	"doelenboom/assets"
	"doelenboom/model"
)

// Length is how many minutes a session takes unless a group decides otherwise.
const Length = 150

// yearsAhead is how far away the future lies that a session pictures.
const yearsAhead = 3

// futureYear stands in a prompt for the year that is pictured, until the session has a date.
const futureYear = "20XX"

// text is a text in every language of the program, by language.
type text map[string]string

type sheet struct {
	Kind  model.SessionKind `json:"kind"`
	Title text              `json:"title"`
	Again text              `json:"again"` // the title of a session that is held again, with a place for which round it is
	Steps []struct {
		Kind    model.StepKind `json:"kind"`
		Minutes int            `json:"minutes"`
		Title   text           `json:"title"`
		Prompt  text           `json:"prompt"`
		Note    text           `json:"note"`
	} `json:"steps"`
}

func (t text) in(language string) string {
	if words, ok := t[language]; ok {
		return words
	}
	return t["nl"]
}

var sheets = sync.OnceValues(func() (map[model.SessionKind]sheet, error) {
	files, err := fs.Glob(assets.Files, "runsheets/*.json")
	if err != nil {
		return nil, err
	}
	out := map[model.SessionKind]sheet{}
	for _, file := range files {
		data, err := fs.ReadFile(assets.Files, file)
		if err != nil {
			return nil, err
		}
		var read sheet
		if err := json.Unmarshal(data, &read); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		out[read.Kind] = read
	}
	return out, nil
})

// Kinds lists the kinds of session that have a run sheet, in the order of the work.
func Kinds() ([]model.SessionKind, error) {
	all, err := sheets()
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(model.SessionKinds(), func(kind model.SessionKind) bool { return len(all[kind].Steps) == 0 }), nil
}

// For returns the steps of the run sheet of a kind of session, in Dutch for a language that it is not written in. The steps are the
// caller's own. It fails with a [model.Problem] for a kind that has no run sheet.
func For(kind model.SessionKind, language string) ([]model.Step, error) {
	of, err := find(kind)
	if err != nil {
		return nil, err
	}
	out := make([]model.Step, len(of.Steps))
	for i, step := range of.Steps {
		out[i] = model.Step{
			Sort: step.Kind, Minutes: step.Minutes,
			Title: step.Title.in(language), Prompt: step.Prompt.in(language), Note: step.Note.in(language),
		}
	}
	return out, nil
}

func find(kind model.SessionKind) (sheet, error) {
	all, err := sheets()
	if err != nil {
		return sheet{}, err
	}
	of, ok := all[kind]
	if !ok {
		return sheet{}, model.NewProblem("problem.script.noSheet")
	}
	return of, nil
}

// Plan adds a session of a kind with its usual run sheet, to be held on a day or, with no date, on a day to be chosen. Where a prompt
// pictures the future it names the year, three years after that day.
func Plan(tx *model.Tx, kind model.SessionKind, language string, date model.Date) (*model.Session, error) {
	steps, err := For(kind, language)
	if err != nil {
		return nil, err
	}
	title, err := TitleOf(kind, language)
	if err != nil {
		return nil, err
	}
	picture(steps, futureYear, pictured(date))
	session := &model.Session{Sort: kind, Title: title, Date: date, Steps: steps, State: model.Planned}
	return session, tx.Put(session)
}

// inRound stands in a title for the how manieth time the session is held.
const inRound = "{round}"

// PlanRound adds the next session in which goals are followed, to be held on a day: with a run sheet of its own, a title that says which round
// it is, and the starting time and the place of the round before it.
func PlanRound(tx *model.Tx, language string, date model.Date) (*model.Session, error) {
	rounds := tx.Rounds()
	session, err := Plan(tx, model.FollowingSession, language, date)
	if err != nil || len(rounds) == 0 {
		return session, err
	}
	of, err := find(model.FollowingSession)
	if err != nil {
		return nil, err
	}
	last := rounds[len(rounds)-1]
	return session, model.Update(tx, session.ID, func(s *model.Session) error {
		if again := of.Again.in(language); again != "" {
			s.Title = strings.ReplaceAll(again, inRound, strconv.Itoa(len(rounds)+1))
		}
		s.Starts, s.Place, s.Length = last.Starts, last.Place, last.Length
		return nil
	})
}

// TitleOf returns the usual title of a kind of session, in Dutch for a language that it is not written in.
func TitleOf(kind model.SessionKind, language string) (string, error) {
	of, err := find(kind)
	if err != nil {
		return "", err
	}
	return of.Title.in(language), nil
}

// pictured is the year that a session on a day pictures, as it stands in a prompt.
func pictured(date model.Date) string {
	if date == "" || !date.Valid() {
		return futureYear
	}
	return strconv.Itoa(date.Time().Year() + yearsAhead)
}

// picture names another year in the prompts of steps that have not run.
func picture(steps []model.Step, before, after string) {
	for i := range steps {
		if len(steps[i].Runs) == 0 {
			steps[i].Prompt = strings.ReplaceAll(steps[i].Prompt, before, after)
		}
	}
}
