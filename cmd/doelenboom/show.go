package main

import (
	"github.com/spf13/cobra"

	"doelenboom/model"
)

func (c *command) showCommand() *cobra.Command {
	return c.withJSON(&cobra.Command{
		Use: "show FILE", Short: c.words().Say("command.show"), Long: c.words().Say("command.show"), Args: cobra.ExactArgs(1),
		RunE: c.work(func(args []string) error { return c.reading(args[0], c.show) }),
	})
}

func (c *command) show(d *model.Dossier) error {
	b := c.words()
	counts := d.Counts(today())
	if c.json {
		return c.printJSON(counts)
	}
	title := counts.Title
	if title == "" {
		title = b.Say("dossier.untitled")
	}
	c.printf("%s", title)
	for _, line := range []struct {
		key model.Key
		n   int
	}{
		{"command.show.goals", counts.Goals}, {"command.show.depth", counts.Depth}, {"command.show.cards", counts.Cards},
		{"command.show.groups", counts.Groups}, {"command.show.terms", counts.Terms}, {"command.show.indicators", counts.Indicators},
		{"command.show.values", counts.Values}, {"command.show.stories", counts.Stories}, {"command.show.readings", counts.Readings},
		{"command.show.agreements", counts.Agreements}, {"command.show.parked", counts.Parked},
		{"command.show.observations", counts.Observations}, {"command.show.initiatives", counts.Initiatives},
		{"command.show.parties", counts.Parties}, {"command.show.participants", counts.Participants}, {"command.show.sessions", counts.Sessions},
	} {
		c.printf("  %6s  %s", b.Whole(line.n), b.Say(line.key))
	}
	for _, session := range d.Sessions() {
		c.printf("          %s · %s · %s", session.Title, b.Date(session.Date), b.Choice("sessionstate", string(session.State)))
	}
	for _, due := range d.Due(today()) {
		if due.Late {
			c.printf("  %s", b.Say("command.show.due", "indicator", due.Indicator.Code+" "+due.Indicator.Name,
				"period", b.Period(due.Period), "owner", d.ActorName(due.Indicator.Owner)))
		}
	}
	return nil
}
