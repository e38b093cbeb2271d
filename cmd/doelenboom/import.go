package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
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
	Line   int    `json:"line"`
	Reason string `json:"reason"`
}

var importable = []string{"", "goals", "cards", "indicators", "values"}

func (c *command) importCommand() *cobra.Command {
	var as, into string
	var dry bool
	sub := &cobra.Command{
		Use: "import FILE SOURCE", Short: c.words().Say("command.import"), Long: c.words().Say("command.import"), Args: cobra.ExactArgs(2),
		RunE: c.work(func(args []string) error {
			if !slices.Contains(importable, as) {
				return errUsage
			}
			data, err := os.ReadFile(args[1])
			if err != nil {
				return unreadable(args[1], err)
			}
			bring := func(d *model.Dossier) error {
				target, err := place(d, into)
				if err != nil {
					return err
				}
				result, err := exchange.Import(d, filepath.Base(args[1]), data, exchange.Options{As: as, Into: target, DryRun: dry})
				if err != nil {
					return err
				}
				return c.tellImport(filepath.Base(args[1]), result, dry)
			}
			return c.writing(args[0], bring)
		}),
	}
	sub.Flags().StringVar(&as, "as", "", c.words().Say("command.import.as"))
	sub.Flags().StringVar(&into, "into", "", c.words().Say("command.import.into"))
	sub.Flags().BoolVar(&dry, "dry-run", false, c.words().Say("command.import.dry"))
	return c.withJSON(sub)
}

// place finds the goal or indicator that is meant: by code, id or name.
func place(d *model.Dossier, text string) (model.ID, error) {
	if text == "" {
		return "", nil
	}
	for _, goal := range d.Goals() {
		if d.Code(goal.ID) == text || string(goal.ID) == text || strings.EqualFold(goal.Text, text) {
			return goal.ID, nil
		}
	}
	for _, indicator := range d.Indicators() {
		if strings.EqualFold(indicator.Code, text) || string(indicator.ID) == text || strings.EqualFold(indicator.Name, text) {
			return indicator.ID, nil
		}
	}
	return "", model.NewProblem("problem.command.into", "into", text)
}

func (c *command) tellImport(name string, result exchange.Result, dry bool) error {
	b := c.words()
	told := imported{Read: result.Read, Same: result.Same, Refused: []refused{}}
	for _, r := range result.Refused {
		told.Refused = append(told.Refused, refused{r.Line, b.Problem(r.Problem)})
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
		c.printf("  %s", b.Say("command.import.line", "line", r.Line, "reason", r.Reason))
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
