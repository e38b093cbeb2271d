package main

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"doelenboom/model"
	"doelenboom/model/exchange"
)

// imported is what an import did, as --json tells it.
type imported struct {
	Read    int       `json:"read"`
	Same    int       `json:"same"`
	Refused []refused `json:"refused"`
}

type refused struct {
	Sheet  string `json:"sheet,omitempty"` // of a workbook with several
	Line   int    `json:"line"`
	Reason string `json:"reason"`
}

func (c *command) importCommand() *cobra.Command {
	var as, into string
	var dry bool
	sub := c.sub(c.use("import", "command.word.dossier", "command.word.source"), about{"command.import", "command.import.long", "command.import.examples"}, func(_ *cobra.Command, args []string) error {
		if as != "" {
			if err := oneOf("as", as, exchange.Goals, exchange.Cards, exchange.Indicators, exchange.Values); err != nil {
				return err
			}
		}
		data, err := readSource(args[1])
		if err != nil {
			return err
		}
		bring := func(d *model.Dossier) error {
			target, err := place(d, into)
			if err != nil {
				return err
			}
			result, err := exchange.Import(d, filepath.Base(args[1]), data, exchange.Options{
				As: as, Into: target, DryRun: dry, Why: c.words().Say("importing.because", "file", filepath.Base(args[1])),
			})
			if err != nil {
				return err
			}
			return c.tellImport(filepath.Base(args[1]), result, dry)
		}
		if dry {
			return c.trying(args[0], bring)
		}
		return c.writing(args[0], bring)
	})
	sub.Flags().StringVar(&as, "as", "", c.words().Say("command.import.as"))
	sub.Flags().StringVar(&into, "into", "", c.words().Say("command.import.into"))
	sub.Flags().BoolVar(&dry, "dry-run", false, c.words().Say("command.import.dry"))
	return c.withJSON(sub)
}

// place finds the goal or indicator that is meant: by code or id, else by a name that only one of them has.
func place(d *model.Dossier, text string) (model.ID, error) {
	if text == "" {
		return "", nil
	}
	var named []model.ID
	for _, goal := range d.Goals() {
		if d.Code(goal.ID) == text || string(goal.ID) == text {
			return goal.ID, nil
		}
		if strings.EqualFold(goal.Text, text) {
			named = append(named, goal.ID)
		}
	}
	for _, indicator := range d.Indicators() {
		if strings.EqualFold(indicator.Code, text) || string(indicator.ID) == text {
			return indicator.ID, nil
		}
		if strings.EqualFold(indicator.Name, text) {
			named = append(named, indicator.ID)
		}
	}
	switch len(named) {
	case 0:
		return "", model.NewProblem("problem.command.into", "into", text)
	case 1:
		return named[0], nil
	}
	return "", model.NewProblem("problem.command.intoSeveral", "into", text)
}

func (c *command) tellImport(name string, result exchange.Result, dry bool) error {
	b := c.words()
	told := imported{Read: result.Read, Same: result.Same, Refused: []refused{}}
	for _, r := range result.Refused {
		told.Refused = append(told.Refused, refused{r.Sheet, r.Line, b.Problem(r.Problem)})
	}
	if c.json {
		return c.printJSON(told)
	}
	key := model.Key("command.import.done")
	if dry {
		key = "command.import.would"
	}
	c.printf("%s", b.Say(key, "file", name, "read", told.Read, "same", told.Same, "refused", len(told.Refused)))
	for _, r := range told.Refused {
		c.printf("  %s", b.Say("command.import.line", "line", strings.TrimSpace(r.Sheet+" "+strconv.Itoa(r.Line)), "reason", r.Reason))
	}
	return nil
}

func unreadable(path string, err error) error {
	key := model.Key("problem.file.unreadable")
	if errors.Is(err, fs.ErrNotExist) {
		key = "problem.file.missing"
	}
	return model.NewProblem(key, "file", filepath.Base(path)).Because(err)
}
