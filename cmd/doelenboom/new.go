package main

import (
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"doelenboom/assets"
	"doelenboom/model"
	"doelenboom/model/exchange"
	"doelenboom/model/store"
)

func (c *command) newCommand() *cobra.Command {
	var example, from, like, title string
	sub := c.sub(c.use("new", "command.word.dossier"), about{"command.new", "command.new.long", "command.new.examples"}, func(sub *cobra.Command, args []string) error {
		for _, pair := range [][2]string{{"example", "from"}, {"example", "like"}, {"from", "like"}, {"example", "title"}, {"from", "title"}} {
			if err := notTogether(sub, pair[0], pair[1]); err != nil {
				return err
			}
		}
		dossier, err := c.fresh(example, from, like, title)
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
	})
	sub.Flags().StringVar(&example, "example", "", c.words().Say("command.new.example", "examples", strings.Join(examples(), ", ")))
	sub.Flags().StringVar(&from, "from", "", c.words().Say("command.new.from"))
	sub.Flags().StringVar(&like, "like", "", c.words().Say("command.new.like"))
	sub.Flags().StringVar(&title, "title", "", c.words().Say("command.new.title"))
	return sub
}

// examples are the names of the dossiers that come with the program.
func examples() []string {
	entries, err := fs.ReadDir(assets.Files, "examples")
	if err != nil {
		return nil
	}
	var names []string
	for _, entry := range entries {
		names = append(names, strings.TrimSuffix(entry.Name(), ".json"))
	}
	return names
}

// fresh makes the dossier that a new file begins with: empty, an example, read from the exchange format, or like another one without its
// names and values.
func (c *command) fresh(example, from, like, title string) (*model.Dossier, error) {
	environment := store.RealEnvironment("")
	switch {
	case example != "":
		if err := oneOf("example", example, examples()...); err != nil {
			return nil, err
		}
		data, err := fs.ReadFile(assets.Files, "examples/"+example+".json")
		if err != nil {
			return nil, err
		}
		return exchange.ReadDossier(environment, data)
	case from != "":
		data, err := readSource(from)
		if err != nil {
			return nil, err
		}
		return exchange.ReadDossier(environment, data)
	case like != "":
		var copied *model.Dossier
		err := c.reading(like, func(d *model.Dossier) (err error) {
			copied, err = d.Like(environment, title)
			return err
		})
		return copied, err
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

// readSource reads a file that somebody names.
func readSource(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, unreadable(path, err)
	}
	if info.IsDir() {
		return nil, model.NewProblem("problem.command.folder", "file", path)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, unreadable(path, err)
	}
	return data, nil
}
