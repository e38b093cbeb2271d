package main

import (
	"time"

	"github.com/spf13/cobra"

	"doelenboom/model"
)

// logged is a change as --json tells it.
type logged struct {
	ID     model.ID   `json:"id"`
	Time   time.Time  `json:"time"`
	Title  model.Key  `json:"title"`
	Args   model.Args `json:"args,omitempty"`
	Role   string     `json:"role,omitempty"`
	Text   string     `json:"text"`
	Undoes model.ID   `json:"undoes,omitempty"`
	Redoes model.ID   `json:"redoes,omitempty"`
}

func (c *command) logCommand() *cobra.Command {
	return c.withJSON(c.sub(c.use("log", "command.word.dossier"), about{"command.history", "command.history.long", "command.history.examples"}, func(_ *cobra.Command, args []string) error {
		return c.reading(args[0], c.log)
	}))
}

func (c *command) log(d *model.Dossier) error {
	b := c.words()
	out := []logged{}
	for _, change := range d.History() {
		text := b.Fill(change.Title, change.Args)
		switch {
		case change.Undoes != "":
			text = b.Say("history.undone", "what", text)
		case change.Redoes != "":
			text = b.Say("history.redone", "what", text)
		}
		out = append(out, logged{change.ID, change.Time, change.Title, change.Args, change.Role, text, change.Undoes, change.Redoes})
	}
	if c.json {
		return c.printJSON(out)
	}
	if len(out) == 0 {
		c.printf("%s", b.Say("command.history.empty"))
	}
	for _, l := range out {
		c.printf("%s  %s", l.Time.Local().Format("2006-01-02 15:04:05"), join(" · ", l.Text, l.Role))
	}
	return nil
}
