package main

import (
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"doelenboom/assets"
	"doelenboom/model"
	"doelenboom/model/exchange"
	"doelenboom/model/store"
)

func (c *command) newCommand() *cobra.Command {
	var example, from, title string
	sub := &cobra.Command{
		Use: "new FILE", Short: c.words().Say("command.new"), Long: c.words().Say("command.new"), Args: cobra.ExactArgs(1),
		RunE: c.work(func(args []string) error {
			dossier, err := c.fresh(example, from, title)
			if err != nil {
				return err
			}
			file, err := store.Create(args[0], dossier)
			if err != nil {
				return err
			}
			if err := file.Close(); err != nil {
				return err
			}
			c.printf("%s", c.words().Say("command.new.done", "file", args[0]))
			return nil
		}),
	}
	sub.Flags().StringVar(&example, "example", "", c.words().Say("command.new.example"))
	sub.Flags().StringVar(&from, "from", "", c.words().Say("command.new.from"))
	sub.Flags().StringVar(&title, "title", "", c.words().Say("command.new.title"))
	sub.MarkFlagsMutuallyExclusive("example", "from")
	return sub
}

// fresh makes the dossier that a new file begins with: empty, an example, or read from the exchange format.
func (c *command) fresh(example, from, title string) (*model.Dossier, error) {
	environment := store.RealEnvironment("")
	switch {
	case example != "":
		data, err := fs.ReadFile(assets.Files, "examples/"+example+".json")
		if err != nil {
			return nil, model.NewProblem("problem.command.example", "example", example).Because(err)
		}
		return exchange.ReadDossier(environment, data)
	case from != "":
		data, err := os.ReadFile(from)
		if err != nil {
			return nil, unreadable(from, err)
		}
		return exchange.ReadDossier(environment, data)
	}
	dossier := model.New(environment)
	_, err := dossier.Edit("edit.dossier.new", func(tx *model.Tx) error {
		return tx.SetCover(func(cover *model.Cover) error {
			cover.Title, cover.Language = title, c.language
			return nil
		})
	})
	return dossier, err
}
