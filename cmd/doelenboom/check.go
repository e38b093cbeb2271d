package main

import (
	"path/filepath"

	"github.com/spf13/cobra"

	"doelenboom/model/store"
)

func (c *command) checkCommand() *cobra.Command {
	return &cobra.Command{
		Use: "check FILE", Short: c.words().Say("command.check"), Long: c.words().Say("command.check"), Args: cobra.ExactArgs(1),
		RunE: c.work(func(args []string) error {
			problems, err := store.Check(args[0])
			if err != nil {
				return err
			}
			if len(problems) == 0 {
				c.printf("%s", c.words().Say("command.check.whole", "file", filepath.Base(args[0])))
				return nil
			}
			for i := range problems {
				c.tell(c.words().Problem(&problems[i]))
			}
			return errTold
		}),
	}
}
