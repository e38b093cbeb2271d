package main

import (
	"path/filepath"

	"github.com/spf13/cobra"

	"doelenboom/model/store"
)

// salvagedPart and salvaged are what was salvaged, as --json tells it.
type salvagedPart struct {
	Part     string `json:"part"`
	Found    int    `json:"found"`
	Expected *int   `json:"expected,omitempty"`
	Whole    bool   `json:"whole"`
}

type salvaged struct {
	Whole       bool           `json:"whole"`
	Certain     bool           `json:"certain"`
	OneBack     bool           `json:"perhaps_without_the_last_change"`
	Parts       []salvagedPart `json:"parts"`
	FromFile    int            `json:"from_file"`
	FromHistory int            `json:"from_history"`
	FromBackup  int            `json:"from_backup"`
	Backup      string         `json:"backup,omitempty"`
	Mended      int            `json:"mended"`
}

func (c *command) salvageCommand() *cobra.Command {
	var look bool
	sub := c.sub(c.use("salvage", "command.word.dossier", "command.word.target"), about{"command.salvage", "command.salvage.long", "command.salvage.examples"}, func(_ *cobra.Command, args []string) error {
		options := store.SalvageOptions{Backups: careful(store.Options{}).Backups, LostText: c.words().Say("salvage.lostText")}
		found, err := store.Salvage(args[0], options)
		if err != nil {
			return err
		}
		if !look {
			if err := found.Write(args[1]); err != nil {
				return err
			}
		}
		if c.json {
			return c.printJSON(c.salvagedAs(found))
		}
		c.tellSalvaged(args[0], found)
		if look {
			c.printf("%s", c.words().Say("command.salvage.would", "file", args[1]))
		} else {
			c.printf("%s", c.words().Say("command.written", "file", args[1]))
		}
		return nil
	})
	sub.Flags().BoolVar(&look, "dry-run", false, c.words().Say("command.salvage.dry"))
	return c.withJSON(sub)
}

func (c *command) salvagedAs(s *store.Salvaged) salvaged {
	out := salvaged{
		Whole: s.Whole, Certain: s.Certain, OneBack: s.OneBack, FromFile: s.FromFile, FromHistory: s.FromHistory, FromBackup: s.FromBackup, Mended: s.Mended,
	}
	if s.Backup != nil {
		out.Backup = s.Backup.Path
	}
	for _, part := range s.Parts {
		told := salvagedPart{Part: c.words().Say(part.Part), Found: part.Found, Whole: part.Whole}
		if s.Certain {
			told.Expected = &part.Expected
		}
		out.Parts = append(out.Parts, told)
	}
	return out
}

// tellSalvaged says what was found and what is missing, before anybody decides what to do with it.
func (c *command) tellSalvaged(path string, s *store.Salvaged) {
	b := c.words()
	name := filepath.Base(path)
	switch {
	case s.Whole && s.OneBack:
		c.printf("%s", b.Say("salvage.wholeOneBack", "file", name))
	case s.Whole:
		c.printf("%s", b.Say("salvage.whole", "file", name))
	case s.Certain:
		c.printf("%s", b.Say("salvage.part", "file", name))
	default:
		c.printf("%s", b.Say("salvage.uncertain", "file", name))
	}
	for _, part := range s.Parts {
		switch {
		case !s.Certain:
			c.printf("  %s", b.Say("salvage.found", "part", b.Say(part.Part), "found", part.Found))
		case !part.Whole && part.Found >= part.Expected:
			c.printf("  %s", b.Say("salvage.older", "part", b.Say(part.Part), "found", part.Found))
		case !part.Whole:
			c.printf("  %s", b.Say("salvage.missing", "part", b.Say(part.Part), "found", part.Found, "expected", part.Expected, "missing", part.Expected-part.Found))
		}
	}
	if s.FromBackup > 0 && s.Backup != nil {
		c.printf("  %s", b.Count("salvage.fromBackup", s.FromBackup, "when", b.Moment(s.Backup.Made)))
	}
	if s.Mended > 0 {
		c.printf("  %s", b.Count("salvage.mended", s.Mended))
	}
}
