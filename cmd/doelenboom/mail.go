package main

import (
	"bufio"
	"strings"

	"github.com/spf13/cobra"

	"doelenboom/model"
	"doelenboom/model/store"
)

func (c *command) mailCommand() *cobra.Command {
	return c.sub(c.use("mail", "command.word.dossier", "command.word.target"), about{"command.mail", "command.mail.long", "command.mail.examples"}, func(_ *cobra.Command, args []string) error {
		password, err := c.password()
		if err != nil {
			return err
		}
		return c.with(args[0], store.Options{ReadOnly: true}, func(f *store.File) error {
			if err := f.SaveLocked(args[1], password); err != nil {
				return err
			}
			c.printf("%s", c.words().Say("command.mail.done", "file", args[1]))
			return nil
		})
	})
}

func (c *command) unlockCommand() *cobra.Command {
	return c.sub(c.use("unlock", "command.word.source", "command.word.dossier"), about{"command.unlock", "command.unlock.long", "command.unlock.examples"}, func(_ *cobra.Command, args []string) error {
		password, err := c.password()
		if err != nil {
			return err
		}
		if err := store.Unlock(args[0], password, args[1]); err != nil {
			return err
		}
		c.printf("%s", c.words().Say("command.new.done", "file", args[1]))
		return nil
	})
}

// password reads a password as one line of standard input: on the line of the command it would stay behind in the history of the shell.
func (c *command) password() (string, error) {
	line, err := bufio.NewReader(c.in).ReadString('\n')
	if password := strings.TrimRight(line, "\r\n"); password != "" {
		return password, nil
	}
	return "", model.NewProblem("problem.command.password").Because(err)
}
