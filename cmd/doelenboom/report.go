package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"doelenboom/model"
	"doelenboom/ui/paper"
)

func (c *command) reportCommand() *cobra.Command {
	var name, out, audience, session, indicator string
	var list bool
	sub := &cobra.Command{
		Use: "report FILE", Short: c.words().Say("command.report"), Long: c.words().Say("command.report"), Args: cobra.MaximumNArgs(1),
		RunE: c.work(func(args []string) error {
			if list {
				return c.listPapers()
			}
			if len(args) != 1 || name == "" || out == "" {
				return errUsage
			}
			seen := model.Internal
			switch audience {
			case "internal":
			case "public":
				seen = model.Public
			default:
				return errUsage
			}
			return c.reading(args[0], func(d *model.Dossier) error {
				request := paper.Request{Dossier: d, Language: c.language, Audience: seen, Now: time.Now()}
				var err error
				if request.Session, err = sessionNamed(d, session); err != nil {
					return err
				}
				if request.Indicator, err = indicatorNamed(d, indicator); err != nil {
					return err
				}
				return c.print(name, out, request)
			})
		}),
	}
	sub.Flags().StringVar(&name, "paper", "", c.words().Say("command.report.paper"))
	sub.Flags().StringVar(&out, "out", "", c.words().Say("command.report.out"))
	sub.Flags().StringVar(&audience, "audience", "internal", c.words().Say("command.audience"))
	sub.Flags().StringVar(&session, "session", "", c.words().Say("command.report.session"))
	sub.Flags().StringVar(&indicator, "indicator", "", c.words().Say("command.report.indicator"))
	sub.Flags().BoolVar(&list, "list", false, c.words().Say("command.report.list"))
	return c.withJSON(sub)
}

// listed is a paper as --json tells it.
type listed struct {
	Name  string `json:"name"`
	Title string `json:"title"`
	About string `json:"about"`
}

func (c *command) listPapers() error {
	var out []listed
	for _, p := range paper.All() {
		out = append(out, listed{p.Name, c.words().Say(p.Title), c.words().Say(p.About)})
	}
	if c.json {
		return c.printJSON(out)
	}
	for _, p := range out {
		c.printf("%-18s %s: %s", p.Name, p.Title, p.About)
	}
	return nil
}

// print writes one paper to a file, or all papers into a folder.
func (c *command) print(name, out string, request paper.Request) error {
	names := []string{name}
	if name == "all" {
		names = nil
		for _, p := range paper.All() {
			names = append(names, p.Name)
		}
	}
	info, err := os.Stat(out)
	folder := name == "all" || err == nil && info.IsDir()
	if folder {
		if err := os.MkdirAll(out, 0o755); err != nil {
			return model.NewProblem("problem.file.folder", "folder", out).Because(err)
		}
	}
	for _, each := range names {
		path := out
		if folder {
			path = filepath.Join(out, each+".pdf")
		}
		var warnings []*model.Problem
		if err := writeWhole(path, func(w io.Writer) error {
			warnings, err = paper.Write(w, each, request)
			return err
		}); err != nil {
			return err
		}
		for _, warning := range warnings {
			c.tell(c.words().Problem(warning))
		}
		c.printf("%s", c.words().Say("command.written", "file", path))
	}
	return nil
}

// sessionNamed finds a session by its title, kind, date or id; nothing is no particular one.
func sessionNamed(d *model.Dossier, text string) (model.ID, error) {
	if text == "" {
		return "", nil
	}
	var found model.ID
	for _, session := range d.Sessions() {
		if string(session.ID) == text || strings.EqualFold(session.Title, text) || string(session.Sort) == text || string(session.Date) == text {
			found = session.ID
		}
	}
	if found == "" {
		return "", model.NewProblem("problem.command.session", "session", text)
	}
	return found, nil
}

func indicatorNamed(d *model.Dossier, text string) (model.ID, error) {
	if text == "" {
		return "", nil
	}
	for _, indicator := range d.Indicators() {
		if strings.EqualFold(indicator.Code, text) || string(indicator.ID) == text || strings.EqualFold(indicator.Name, text) {
			return indicator.ID, nil
		}
	}
	return "", model.NewProblem("problem.command.indicator", "indicator", text)
}
