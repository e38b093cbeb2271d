package main

import (
	"strings"

	"github.com/spf13/cobra"

	"doelenboom/model"
)

func (c *command) showCommand() *cobra.Command {
	return c.withJSON(c.sub(c.use("show", "command.word.dossier"), about{"command.show", "command.show.long", "command.show.examples"}, func(_ *cobra.Command, args []string) error {
		return c.reading(args[0], c.show)
	}))
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
		{"command.show.votes", counts.Votes},
		{"command.show.parties", counts.Parties}, {"command.show.participants", counts.Participants}, {"command.show.sessions", counts.Sessions},
	} {
		c.printf("  %-26s %8s", b.Say(line.key), b.Whole(line.n))
	}
	for _, session := range d.Sessions() {
		title := session.Title
		if title == "" {
			title = b.Choice("sessionkind", string(session.Sort))
		}
		c.printf("    %s", join(" · ", title, b.Date(session.Date), b.Choice("sessionstate", string(session.State))))
	}
	c.showDue(d)
	return nil
}

// showDue lists the figures that can be had, by owner.
func (c *command) showDue(d *model.Dossier) {
	b := c.words()
	if d.Counts(today()).Due == 0 {
		c.printf("  %s", b.Say("command.show.nothingDue"))
		return
	}
	c.printf("  %s", b.Say("command.show.due"))
	for _, due := range d.Due(today()) {
		if due.Late {
			c.printf("    %s", join(" · ", due.Indicator.Code+" "+due.Indicator.Name, b.Period(due.Period), d.ActorName(due.Indicator.Owner)))
		}
	}
}

// join puts what there is on one line.
func join(between string, parts ...string) string {
	var said []string
	for _, part := range parts {
		if part != "" {
			said = append(said, part)
		}
	}
	return strings.Join(said, between)
}
