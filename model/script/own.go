package script

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"doelenboom/model"
)

// Own is a run sheet that a facilitator made and keeps for the next group. It lives beside the program's settings, one JSON file each, and
// is offered for sessions of its kind in whatever dossier. A dossier holds the run sheet of each of its own sessions, and needs no own sheet to
// be complete.
type Own struct {
	Name   string            `json:"name"`
	Kind   model.SessionKind `json:"kind"`
	Length int               `json:"length,omitempty"` // minutes that the session may take; 0: the usual length
	Steps  []model.Step      `json:"steps"`
}

// OwnOf makes an own run sheet of a session as it is planned: without what was used, and with no year in its prompts.
func OwnOf(session *model.Session, name string) Own {
	own := Own{Name: strings.TrimSpace(name), Kind: session.Sort, Length: session.Length}
	for _, step := range session.Steps {
		own.Steps = append(own.Steps, model.Step{
			Sort: step.Sort, Title: step.Title, Prompt: step.Prompt, Note: step.Note, Minutes: step.Minutes, Skipped: step.Skipped,
		})
	}
	picture(own.Steps, pictured(session.Date), futureYear)
	return own
}

// UseFor gives a session this run sheet, as [Use] does, and its length.
func (o Own) UseFor(tx *model.Tx, session model.ID) error {
	if err := Use(tx, session, o.Steps); err != nil {
		return err
	}
	return model.Update(tx, session, func(s *model.Session) error { s.Length = o.Length; return nil })
}

// IsOf reports whether a session has this run sheet, as it is: the same steps of the same length in the same order.
func (o Own) IsOf(session *model.Session) bool {
	return session.Length == o.Length && slices.EqualFunc(o.Steps, session.Steps, func(a, b model.Step) bool {
		return sameStep(a, b) && a.Minutes == b.Minutes && a.Skipped == b.Skipped
	})
}

const ownEnding = ".json"

// path is where an own run sheet stands: a name that people recognise, one for each kind and name.
func (o Own) path(folder string) string {
	name := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' {
			return unicode.ToLower(r)
		}
		return ' '
	}, o.Name)
	return filepath.Join(folder, string(o.Kind)+" "+strings.Join(strings.Fields(name), " ")+ownEnding)
}

// Save writes an own run sheet, whole or not at all. One of the same kind and name is replaced. It fails with a [model.Problem] without a
// name, and where nothing can be written.
func (o Own) Save(folder string) error {
	if strings.TrimSpace(o.Name) == "" {
		return model.NewProblem("problem.own.name")
	}
	path := o.path(folder)
	data, err := json.MarshalIndent(o, "", " ")
	if err == nil {
		err = os.MkdirAll(folder, 0o755)
	}
	if err == nil {
		err = replace(path, append(data, '\n'))
	}
	if err != nil {
		return model.NewProblem("problem.own.write", "folder", folder).Because(err)
	}
	return nil
}

// replace writes a file beside its place, flushes it, and gives it its name.
func replace(path string, data []byte) (err error) {
	fresh, err := os.CreateTemp(filepath.Dir(path), ".new-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(fresh.Name()))
		}
	}()
	_, err = fresh.Write(data)
	if err == nil {
		err = fresh.Sync()
	}
	if err = errors.Join(err, fresh.Close()); err != nil {
		return err
	}
	return os.Rename(fresh.Name(), path)
}

// Delete takes an own run sheet away.
func (o Own) Delete(folder string) error {
	if err := os.Remove(o.path(folder)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return model.NewProblem("problem.own.write", "folder", folder).Because(err)
	}
	return nil
}

// OwnSheets reads the own run sheets for a kind of session, by name. What cannot be read is left out and comes back as errors.
func OwnSheets(folder string, kind model.SessionKind) (sheets []Own, faults []error) {
	files, err := filepath.Glob(filepath.Join(folder, "*"+ownEnding))
	if err != nil {
		return nil, []error{err}
	}
	for _, file := range files {
		own, err := readOwn(file)
		switch {
		case err != nil:
			faults = append(faults, fmt.Errorf("%s: %w", file, err))
		case own.Kind == kind:
			sheets = append(sheets, own)
		}
	}
	slices.SortFunc(sheets, func(a, b Own) int { return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)) })
	return sheets, faults
}

func readOwn(file string) (own Own, err error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return own, err
	}
	if err := json.Unmarshal(data, &own); err != nil {
		return own, err
	}
	for _, step := range own.Steps {
		if !slices.Contains(model.StepKinds(), step.Sort) || step.Minutes < 0 {
			return own, fmt.Errorf("a step of kind %q that takes %d minutes", step.Sort, step.Minutes)
		}
	}
	return own, nil
}
