package main

import (
	"bytes"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"doelenboom/model"
	"doelenboom/model/exchange"
	"doelenboom/ui/figure"
	"doelenboom/ui/page"
)

// exporter writes a dossier in one format.
type exporter func(c *command, w io.Writer, d *model.Dossier, o exportOptions) error

// exportOptions say for whom and about what an export is.
type exportOptions struct {
	audience model.Audience
	session  model.ID // of a web page that is the report of one session
	owner    string   // of a form
}

// webPage is the ending of a web page.
const webPage = ".html"

// exporters are the formats by the ending of the file.
var exporters = map[string]exporter{
	".json": func(_ *command, w io.Writer, d *model.Dossier, o exportOptions) error {
		return exchange.WriteDossier(w, d, o.audience)
	},
	".mm": func(_ *command, w io.Writer, d *model.Dossier, _ exportOptions) error {
		return exchange.WriteMindMap(w, d)
	},
	".csv": func(c *command, w io.Writer, d *model.Dossier, o exportOptions) error {
		return exchange.WriteTable(w, d, o.audience, func(key model.Key) string { return c.words().Say(key) })
	},
	".svg": func(c *command, w io.Writer, d *model.Dossier, _ exportOptions) error {
		tree, err := c.tree(d)
		if err != nil {
			return err
		}
		return figure.SVG(w, tree, figure.Print, c.language)
	},
	".png": func(c *command, w io.Writer, d *model.Dossier, _ exportOptions) error {
		tree, err := c.tree(d)
		if err != nil {
			return err
		}
		return figure.PNG(w, tree, figure.Print, figure.LargestScale(tree, pictureScale))
	},
	".xlsx": func(c *command, w io.Writer, d *model.Dossier, o exportOptions) error {
		today := model.DateOf(time.Now())
		owner, err := ownerNamed(d, o.owner, today)
		if err != nil {
			return err
		}
		return exchange.WriteForm(w, d, owner, today, c.words())
	},
	".ics": func(c *command, w io.Writer, d *model.Dossier, _ exportOptions) error {
		return exchange.WriteCalendar(w, d, c.words(), time.Now())
	},
	webPage: func(c *command, w io.Writer, d *model.Dossier, o exportOptions) error {
		return page.Write(w, page.Request{Dossier: d, Language: c.language, Audience: o.audience, Now: time.Now(), Session: o.session})
	},
}

// pictureScale is how many pixels a unit of the tree takes where the picture does not become too large: enough for print at half size.
const pictureScale = 2

func (c *command) tree(d *model.Dossier) (figure.Drawing, error) {
	if d.Top() == nil {
		return figure.Drawing{}, model.NewProblem("problem.export.noGoals")
	}
	return figure.TreeOf(d, c.words(), figure.TreeOptions{}).Drawing(), nil
}

func (c *command) exportCommand() *cobra.Command {
	var audience, session, owner string
	sub := c.sub(c.use("export", "command.word.dossier", "command.word.target"), about{"command.export", "command.export.long", "command.export.examples"}, func(_ *cobra.Command, args []string) error {
		format := strings.ToLower(filepath.Ext(args[1]))
		write, ok := exporters[format]
		if !ok {
			return model.NewProblem("problem.command.format", "file", filepath.Base(args[1]), "formats", formats())
		}
		if session != "" && format != webPage {
			return wrong(model.NewProblem("problem.usage.session", "format", webPage))
		}
		options := exportOptions{audience: model.Keeper} // without a word it is the keeper's own, and whole
		if audience != "" {
			var err error
			if options.audience, err = audienceNamed(audience); err != nil {
				return err
			}
		}
		return c.reading(args[0], func(d *model.Dossier) error {
			var err error
			if options.session, err = sessionNamed(d, session); err != nil {
				return err
			}
			options.owner = owner
			var content bytes.Buffer
			if err := write(c, &content, d, options); err != nil {
				return err
			}
			if err := writeWhole(args[1], args[0], content.Bytes()); err != nil {
				return err
			}
			c.printf("%s", c.words().Say("command.written", "file", args[1]))
			return nil
		})
	})
	sub.Flags().StringVar(&audience, "audience", "", c.words().Say("command.export.audience"))
	sub.Flags().StringVar(&owner, "owner", "", c.words().Say("command.export.owner"))
	sub.Flags().StringVar(&session, "session", "", c.words().Say("command.export.session"))
	return sub
}

// formats are the endings of files that can be written.
func formats() string { return strings.Join(slices.Sorted(maps.Keys(exporters)), ", ") }

// audienceNamed reads who something is for.
func audienceNamed(name string) (model.Audience, error) {
	if err := oneOf("audience", name, "internal", "public"); err != nil {
		return 0, err
	}
	if name == "public" {
		return model.Public, nil
	}
	return model.Internal, nil
}

// ownerNamed finds the owner of whom figures are expected; where there is only one, nobody has to be named.
func ownerNamed(d *model.Dossier, name string, today model.Date) (model.Actor, error) {
	owners := exchange.FormOwners(d, today)
	var names []string
	for _, owner := range owners {
		if name != "" && strings.EqualFold(d.ActorName(owner), name) || name == "" && len(owners) == 1 {
			return owner, nil
		}
		if said := d.ActorName(owner); said != "" {
			names = append(names, said)
		}
	}
	if name != "" {
		return model.Actor{}, model.NewProblem("problem.form.nothing", "owner", name)
	}
	return model.Actor{}, model.NewProblem("problem.form.owner", "owners", strings.Join(names, "; "))
}
