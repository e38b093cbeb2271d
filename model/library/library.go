// Package library holds indicators to start from: shelves that travel inside the program, and shelves of people's own, which are files that
// can be mailed and kept. A shelf says what an indicator is called, how it is counted and where the figure comes from; figures, targets and
// what a group decided are in none of them.
package library

import (
	"cmp"
	"encoding/json"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"doelenboom/assets"
	"doelenboom/model"
)

// Text is a text in every language of the program, by language.
type Text map[string]string

// In returns the text in a language, else in the language that it was written in.
func (t Text) In(language string) string {
	if text := t[language]; text != "" {
		return text
	}
	for _, other := range []string{"nl", "en"} {
		if t[other] != "" {
			return t[other]
		}
	}
	return ""
}

// Shelf is a set of indicators to start from.
type Shelf struct {
	Name       Text   `json:"name"`
	About      Text   `json:"about,omitempty"`
	Indicators []Item `json:"indicators"`
}

// Item is an indicator to start from.
type Item struct {
	Name        string              `json:"name"`
	Definition  string              `json:"definition,omitempty"`
	Sort        model.IndicatorKind `json:"kind"`
	Type        model.ValueType     `json:"type"`
	Numerator   string              `json:"numerator,omitempty"`
	Denominator string              `json:"denominator,omitempty"`
	Unit        string              `json:"unit,omitempty"`
	Decimals    int                 `json:"decimals,omitempty"`
	Direction   model.Direction     `json:"direction"`
	Source      string              `json:"source,omitempty"`
	SourceOwner string              `json:"source_owner,omitempty"`
	Method      string              `json:"method,omitempty"`
	Frequency   model.Frequency     `json:"frequency,omitempty"`
	Month       int                 `json:"month,omitempty"`
	Mandatory   bool                `json:"mandatory,omitempty"`
	Ladder      *model.Ladder       `json:"ladder,omitempty"`
	Knowledge   string              `json:"knowledge,omitempty"`   // where this is known from
	Explanation Text                `json:"explanation,omitempty"` // for who reads another language
}

// shelves reads the shelves of the program. A broken one is a fault of the build.
var shelves = sync.OnceValue(func() []Shelf {
	files, err := fs.Glob(assets.Files, "library/*.json")
	if err != nil {
		panic(err)
	}
	var out []Shelf
	for _, file := range files {
		data, err := fs.ReadFile(assets.Files, file)
		if err != nil {
			panic(err)
		}
		shelf, err := Read(data)
		if err != nil {
			panic(err)
		}
		out = append(out, shelf)
	}
	return out
})

// All returns the shelves of the program. They are shared: do not write to them.
func All() []Shelf { return slices.Clone(shelves()) }

// Read reads a shelf from a file. What is no shelf, and an indicator that no dossier could hold, is a [model.Problem].
func Read(data []byte) (Shelf, error) {
	var shelf Shelf
	if err := json.Unmarshal(data, &shelf); err != nil {
		return Shelf{}, model.NewProblem("problem.library.unreadable").Because(err)
	}
	if len(shelf.Indicators) == 0 {
		return Shelf{}, model.NewProblem("problem.library.empty")
	}
	number := 0
	trial := model.New(model.Environment{Now: time.Now, NewID: func() model.ID {
		number++
		return model.ID(strconv.Itoa(number))
	}})
	for _, item := range shelf.Indicators {
		if _, err := trial.Edit("edit.library.add", func(tx *model.Tx) error {
			_, err := item.Add(tx, "")
			return err
		}, "indicator", item.Name); err != nil {
			return Shelf{}, model.NewProblem("problem.library.item", "indicator", strings.TrimSpace(item.Name)).Because(err)
		}
	}
	return shelf, nil
}

// Write writes a shelf as a file that [Read] reads.
func Write(shelf Shelf) ([]byte, error) {
	data, err := json.MarshalIndent(shelf, "", " ")
	return append(data, '\n'), err
}

// Of makes a shelf of the indicators of a dossier, dropped ones left out, for another group or another municipality.
func Of(d *model.Dossier, name, about string) Shelf {
	language := cmp.Or(d.Cover().Language, "nl")
	shelf := Shelf{Name: Text{language: name}, About: Text{language: about}}
	for _, i := range d.Indicators() {
		if i.Choice == model.Dropped {
			continue
		}
		shelf.Indicators = append(shelf.Indicators, Item{
			Name: i.Name, Definition: i.Definition, Sort: i.Sort, Type: i.Type, Numerator: i.Numerator, Denominator: i.Denominator, Unit: i.Unit,
			Decimals: i.Decimals, Direction: i.Direction, Source: i.Source, SourceOwner: i.SourceOwner, Method: i.Method, Frequency: i.Frequency,
			Month: i.Month, Mandatory: i.Mandatory, Ladder: i.Ladder,
		})
	}
	return shelf
}

// Add adds an indicator of a shelf under a goal, or not yet placed for an empty goal, as a candidate.
func (item Item) Add(tx *model.Tx, goal model.ID) (*model.Indicator, error) {
	added, err := tx.AddIndicator(goal, item.Name)
	if err != nil {
		return nil, err
	}
	err = model.Update(tx, added.ID, func(i *model.Indicator) error {
		i.Definition, i.Sort, i.Type, i.Numerator, i.Denominator = item.Definition, item.Sort, item.Type, item.Numerator, item.Denominator
		i.Unit, i.Decimals, i.Direction, i.Source, i.SourceOwner = item.Unit, item.Decimals, item.Direction, item.Source, item.SourceOwner
		i.Method, i.Frequency, i.Month, i.Mandatory = item.Method, item.Frequency, item.Month, item.Mandatory
		if item.Ladder != nil {
			ladder := *item.Ladder
			i.Ladder = &ladder
		}
		return nil
	})
	return model.Get[model.Indicator](tx.Dossier, added.ID), err
}
