package main

import (
	"path/filepath"

	"github.com/spf13/cobra"

	"doelenboom/model"
	"doelenboom/model/store"
)

func (c *command) eraseCommand() *cobra.Command {
	return c.sub(c.use("erase", "command.word.dossier"), about{"command.erase", "command.erase.long", "command.erase.examples"}, func(_ *cobra.Command, args []string) error {
		err := c.writing(args[0], func(d *model.Dossier) error {
			_, err := d.Edit("edit.names.erase", func(tx *model.Tx) error { tx.EraseNames(); return nil })
			return err
		})
		if err != nil {
			return err
		}
		c.printf("%s", c.words().Say("command.erase.done", "file", filepath.Base(args[0])))
		for _, left := range store.SetAsides(args[0]) {
			c.printf("%s", c.words().Say("backups.eraseAside", "file", filepath.Base(left)))
		}
		return nil
	})
}
