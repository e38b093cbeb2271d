package main

import (
	"bytes"
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
	sub := c.sub(c.use("report", "command.word.dossier"), about{"command.report", "command.report.long", "command.report.examples"}, func(sub *cobra.Command, args []string) error {
		if list {
			return c.listPapers()
		}
		if len(args) != 1 || name == "" || out == "" {
			return wrong(model.NewProblem("problem.usage.paper", "help", helpOn(sub)))
		}
		if err := oneOf("paper", name, append(paperNames(), allPapers)...); err != nil {
			return err
		}
		seen, err := audienceNamed(audience)
		if err != nil {
			return err
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
			return c.print(args[0], name, out, request)
		})
	})
	sub.Args = nil // none with --list
	sub.Flags().StringVar(&name, "paper", "", c.words().Say("command.report.paper"))
	sub.Flags().StringVar(&out, "out", "", c.words().Say("command.report.out"))
	sub.Flags().StringVar(&audience, "audience", "internal", c.words().Say("command.report.audience"))
	sub.Flags().Lookup("audience").DefValue = "" // it says so in words
	sub.Flags().StringVar(&session, "session", "", c.words().Say("command.report.session"))
	sub.Flags().StringVar(&indicator, "indicator", "", c.words().Say("command.report.indicator"))
	sub.Flags().BoolVar(&list, "list", false, c.words().Say("command.report.list"))
	return c.withJSON(sub)
}

// allPapers is what stands for every paper.
const allPapers = "all"

func paperNames() []string {
	var names []string
	for _, p := range paper.All() {
		names = append(names, p.Name)
	}
	return names
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

// printed is a paper that waits to be written.
type printed struct {
	path    string
	content bytes.Buffer
}

// print writes one paper to a file or into a folder, or all papers into a folder: none before all of them are ready.
func (c *command) print(dossier, name, out string, request paper.Request) error {
	names := []string{name}
	if name == allPapers {
		names = paperNames()
	}
	info, err := os.Stat(out)
	folder := name == allPapers || err == nil && info.IsDir() || strings.HasSuffix(out, "/") || strings.HasSuffix(out, string(filepath.Separator))
	papers := make([]printed, len(names))
	for i, each := range names {
		if papers[i].path = out; folder {
			papers[i].path = filepath.Join(out, each+".pdf")
		}
		warnings, err := paper.Write(&papers[i].content, each, request)
		if err != nil {
			return err
		}
		for _, warning := range warnings {
			c.tell(c.words().Problem(warning))
		}
	}
	if folder {
		if err := os.MkdirAll(out, 0o777); err != nil {
			return model.NewProblem("problem.file.folder", "folder", out).Because(err)
		}
	}
	for i := range papers {
		if err := writeWhole(papers[i].path, dossier, papers[i].content.Bytes()); err != nil {
			return err
		}
		c.printf("%s", c.words().Say("command.written", "file", papers[i].path))
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
