package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"doelenboom/model"
	"doelenboom/model/exchange"
	"doelenboom/ui/figure"
)

// exporter writes a dossier in one format.
type exporter func(c *command, w io.Writer, d *model.Dossier, audience model.Audience) error

// exporters are the formats by the ending of the file.
var exporters = map[string]exporter{
	".json": func(_ *command, w io.Writer, d *model.Dossier, audience model.Audience) error {
		return exchange.WriteDossier(w, d, audience)
	},
	".mm": func(_ *command, w io.Writer, d *model.Dossier, _ model.Audience) error {
		return exchange.WriteMindMap(w, d)
	},
	".csv": func(c *command, w io.Writer, d *model.Dossier, audience model.Audience) error {
		return exchange.WriteTable(w, d, audience, func(key model.Key) string { return c.words().Say(key) })
	},
	".svg": func(c *command, w io.Writer, d *model.Dossier, _ model.Audience) error {
		return figure.SVG(w, c.tree(d), figure.Print, c.language)
	},
	".png": func(c *command, w io.Writer, d *model.Dossier, _ model.Audience) error {
		return figure.PNG(w, c.tree(d), figure.Print, 2)
	},
}

func (c *command) tree(d *model.Dossier) figure.Drawing {
	return figure.TreeOf(d, c.words(), figure.TreeOptions{}).Drawing()
}

func (c *command) exportCommand() *cobra.Command {
	var audience string
	sub := &cobra.Command{
		Use: "export FILE TARGET", Short: c.words().Say("command.export"), Long: c.words().Say("command.export"), Args: cobra.ExactArgs(2),
		RunE: c.work(func(args []string) error {
			write, ok := exporters[strings.ToLower(filepath.Ext(args[1]))]
			if !ok {
				return model.NewProblem("problem.command.format", "file", filepath.Base(args[1]))
			}
			seen, err := exportAudience(audience)
			if err != nil {
				return err
			}
			return c.reading(args[0], func(d *model.Dossier) error {
				if err := writeWhole(args[1], func(w io.Writer) error { return write(c, w, d, seen) }); err != nil {
					return err
				}
				c.printf("%s", c.words().Say("command.written", "file", args[1]))
				return nil
			})
		}),
	}
	sub.Flags().StringVar(&audience, "audience", "", c.words().Say("command.audience"))
	return sub
}

// exportAudience reads who an export is for; without a word it is the keeper's own and whole.
func exportAudience(text string) (model.Audience, error) {
	switch text {
	case "":
		return model.Keeper, nil
	case "internal":
		return model.Internal, nil
	case "public":
		return model.Public, nil
	}
	return 0, errUsage
}

// writeWhole writes a file whole or not at all: beside its place first, then renamed.
func writeWhole(path string, write func(io.Writer) error) error {
	var content bytes.Buffer
	if err := write(&content); err != nil {
		return err
	}
	unwritable := func(err error) error {
		return model.NewProblem("problem.command.unwritable", "file", path).Because(err)
	}
	beside, err := os.CreateTemp(filepath.Dir(path), ".doelenboom-*")
	if err != nil {
		return unwritable(err)
	}
	defer os.Remove(beside.Name())
	if _, err := beside.Write(content.Bytes()); err != nil {
		beside.Close()
		return unwritable(err)
	}
	if err := beside.Sync(); err != nil {
		beside.Close()
		return unwritable(err)
	}
	if err := beside.Close(); err != nil {
		return unwritable(err)
	}
	if err := os.Chmod(beside.Name(), 0o644); err != nil {
		return unwritable(err)
	}
	if err := os.Rename(beside.Name(), path); err != nil {
		return unwritable(err)
	}
	return nil
}
