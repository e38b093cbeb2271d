package main

import (
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"doelenboom/model"
	"doelenboom/model/store"
)

// backedUp is a backup as --json tells it.
type backedUp struct {
	File    string    `json:"file"`
	Made    time.Time `json:"made"`
	Kept    bool      `json:"kept"`
	Bytes   int64     `json:"bytes"`
	Goals   int       `json:"goals"`
	Values  int       `json:"values"`
	Changes int       `json:"changes"`
}

func (c *command) backupCommand() *cobra.Command {
	var now bool
	var to, restore string
	sub := c.sub(c.use("backup", "command.word.dossier"), about{"command.backup", "command.backup.long", "command.backup.examples"}, func(sub *cobra.Command, args []string) error {
		for _, pair := range [][2]string{{"now", "to"}, {"now", "restore"}, {"to", "restore"}} {
			if err := notTogether(sub, pair[0], pair[1]); err != nil {
				return err
			}
		}
		switch {
		case restore != "":
			return c.restore(args[0], restore)
		case to != "":
			return c.with(args[0], store.Options{ReadOnly: true}, func(f *store.File) error {
				if err := f.SaveCopy(to); err != nil {
					return err
				}
				c.printf("%s", c.words().Say("command.backup.verified", "file", to))
				return nil
			})
		case now:
			return c.with(args[0], careful(store.Options{}), func(f *store.File) error {
				made, err := f.BackupNow()
				if err != nil {
					return err
				}
				c.printf("%s", c.words().Say("command.backup.verified", "file", made.Path))
				return nil
			})
		}
		return c.listBackups(args[0])
	})
	sub.Flags().BoolVar(&now, "now", false, c.words().Say("command.backup.now"))
	sub.Flags().StringVar(&to, "to", "", c.words().Say("command.backup.to"))
	sub.Flags().StringVar(&restore, "restore", "", c.words().Say("command.backup.restore"))
	return c.withJSON(sub)
}

// restore puts a backup in the place of a dossier; what stood there is kept.
func (c *command) restore(dossier, backup string) error {
	aside, err := store.Restore(backup, dossier, careful(store.Options{}))
	if err != nil {
		return err
	}
	if aside != "" {
		c.printf("%s", c.words().Say("command.backup.aside", "file", aside))
	}
	c.printf("%s", c.words().Say("command.backup.restored", "file", dossier))
	return nil
}

// backupsOf lists the backups of a dossier: by its identity when that can be read, and else by its name.
func backupsOf(path string) ([]store.Backup, error) {
	folder := careful(store.Options{}).Backups
	if folder == "" {
		return nil, nil
	}
	if whole, err := store.Inspect(path); err == nil {
		return store.Backups(folder, whole.Document)
	}
	return store.BackupsNamed(folder, path)
}

func (c *command) listBackups(path string) error {
	all, err := backupsOf(path)
	if err != nil {
		return model.NewProblem("problem.file.folder", "folder", path).Because(err)
	}
	if c.json {
		out := []backedUp{}
		for _, b := range all {
			out = append(out, backedUp{b.Path, b.Made, b.Kept, b.Size, b.Goals, b.Values, int(b.Sequence)})
		}
		return c.printJSON(out)
	}
	b := c.words()
	if len(all) == 0 {
		c.printf("%s", b.Say("command.backup.none", "file", filepath.Base(path)))
	}
	for _, one := range all {
		c.printf("%s", join(" · ", b.Moment(one.Made), b.Size(one.Size), b.Count("backup.goals", one.Goals), b.Count("backup.values", one.Values)))
		c.printf("  %s", one.Path)
	}
	return nil
}
