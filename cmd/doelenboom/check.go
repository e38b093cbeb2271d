package main

import (
	"path/filepath"

	"github.com/spf13/cobra"

	"doelenboom/model/store"
)

// checked is what was found, as --json tells it.
type checked struct {
	Whole    bool     `json:"whole"`
	Problems []string `json:"problems"`
}

func (c *command) checkCommand() *cobra.Command {
	return c.withJSON(c.sub(c.use("check", "command.word.dossier"), about{"command.check", "command.check.long", "command.check.examples"}, func(_ *cobra.Command, args []string) error {
		problems, err := store.Check(args[0])
		if err != nil {
			return err
		}
		found := checked{Whole: len(problems) == 0, Problems: []string{}}
		for i := range problems {
			found.Problems = append(found.Problems, c.words().Problem(&problems[i]))
		}
		if c.json {
			if err := c.printJSON(found); err != nil {
				return err
			}
		} else if found.Whole {
			c.printf("%s", c.words().Say("command.check.whole", "file", filepath.Base(args[0])))
		}
		for _, problem := range found.Problems {
			c.tell(problem)
		}
		if !found.Whole {
			return errTold
		}
		return nil
	}))
}
