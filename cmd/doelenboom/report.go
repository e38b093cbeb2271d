package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"doelenboom/model"
	"doelenboom/ui/page"
	"doelenboom/ui/paper"
)

func (c *command) reportCommand() *cobra.Command {
	var name, set, out, audience, size, session, indicator string
	var list bool
	sub := c.sub(c.use("report", "command.word.dossier"), about{"command.report", "command.report.long", "command.report.examples"}, func(sub *cobra.Command, args []string) error {
		if list {
			return c.listPapers()
		}
		switch {
		case len(args) != 1 || name == "" && set == "" || out == "":
			return wrong(model.NewProblem("problem.usage.paper", "help", helpOn(sub)))
		case name != "" && set != "":
			return wrong(model.NewProblem("problem.usage.together", "one", "--paper", "other", "--set"))
		}
		names, err := papersOf(name, set)
		if err != nil {
			return err
		}
		seen, err := audienceNamed(audience)
		if err != nil {
			return err
		}
		return c.reading(args[0], func(d *model.Dossier) error {
			request := paper.Request{Dossier: d, Language: c.language, Audience: seen, Now: time.Now(), Size: paper.Size(strings.ToUpper(size))}
			var err error
			if session == "" && set != "" {
				if request.Session, err = sessionAhead(d, model.SessionKind(set)); err != nil {
					return err
				}
			} else if request.Session, err = sessionNamed(d, session); err != nil {
				return err
			}
			if request.Indicator, err = indicatorNamed(d, indicator); err != nil {
				return err
			}
			if strings.ToLower(filepath.Ext(out)) == webPage {
				return c.printPage(args[0], names, out, request)
			}
			if info, err := os.Stat(out); set != "" && strings.ToLower(filepath.Ext(out)) == ".pdf" && (err != nil || !info.IsDir()) {
				return c.printSet(args[0], model.SessionKind(set), out, request)
			}
			return c.print(args[0], names, out, request)
		})
	})
	sub.Args = nil // none with --list
	sub.Flags().StringVar(&name, "paper", "", c.words().Say("command.report.paper"))
	sub.Flags().StringVar(&set, "set", "", c.words().Say("command.report.set"))
	sub.Flags().StringVar(&out, "out", "", c.words().Say("command.report.out"))
	sub.Flags().StringVar(&audience, "audience", "internal", c.words().Say("command.report.audience"))
	sub.Flags().Lookup("audience").DefValue = "" // it says so in words
	sub.Flags().StringVar(&size, "size", "", c.words().Say("command.report.size"))
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

// papersOf are the papers that are asked for: one, all of them, or those of a kind of session.
func papersOf(name, set string) ([]string, error) {
	if set != "" {
		var names []string
		for _, p := range paper.SetFor(model.SessionKind(set)) {
			names = append(names, p.Name)
		}
		if names == nil {
			var kinds []string
			for _, kind := range model.SessionKinds() {
				kinds = append(kinds, string(kind))
			}
			return nil, oneOf("set", set, kinds...)
		}
		return names, nil
	}
	if err := oneOf("paper", name, append(paperNames(), allPapers)...); err != nil {
		return nil, err
	}
	if name == allPapers {
		return paperNames(), nil
	}
	return []string{name}, nil
}

// sessionAhead finds the session that papers of a kind are for: the first that is not over, else the last.
func sessionAhead(d *model.Dossier, kind model.SessionKind) (model.ID, error) {
	var found *model.Session
	for _, session := range d.Sessions() {
		if session.Sort == kind && (found == nil || found.State == model.Closed) {
			found = session
		}
	}
	if found == nil {
		return "", model.NewProblem("problem.command.session", "session", string(kind))
	}
	return found.ID, nil
}

// webPapers are the papers that there are as a web page too.
var webPapers = []string{"goal-tree", "monitoring", "session-report"}

// printPage writes a paper as an accessible web page.
func (c *command) printPage(dossier string, names []string, out string, r paper.Request) error {
	if len(names) != 1 || !slices.Contains(webPapers, names[0]) {
		return wrong(model.NewProblem("problem.usage.web", "format", webPage, "papers", strings.Join(webPapers, ", ")))
	}
	request := page.Request{Dossier: r.Dossier, Language: r.Language, Audience: r.Audience, Now: r.Now}
	switch names[0] {
	case "goal-tree":
		request.OnlyTree = true
	case "session-report":
		if request.Session = r.Session; request.Session == "" {
			for _, session := range r.Dossier.Sessions() {
				if session.State != model.Planned {
					request.Session = session.ID // the last one that was held, or is going on
				}
			}
		}
		if request.Session == "" {
			return model.NewProblem("problem.command.noSession")
		}
	}
	var content bytes.Buffer
	if err := page.Write(&content, request); err != nil {
		return err
	}
	var warnings []*model.Problem
	if r.Audience == model.Public { // the same texts stand on paper, where they are watched
		r.Session = request.Session
		var err error
		if warnings, err = paper.Write(io.Discard, names[0], r); err != nil {
			return err
		}
	}
	return c.hand(out, dossier, content.Bytes(), warnings)
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

// print writes one paper to a file or into a folder, or several papers into a folder: none before all of them are ready.
func (c *command) print(dossier string, names []string, out string, request paper.Request) error {
	info, err := os.Stat(out)
	folder := len(names) > 1 || err == nil && info.IsDir() || strings.HasSuffix(out, "/") || strings.HasSuffix(out, string(filepath.Separator))
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

// printSet writes everything for a session as one file.
func (c *command) printSet(dossier string, kind model.SessionKind, out string, request paper.Request) error {
	var content bytes.Buffer
	warnings, err := paper.WriteSet(&content, kind, request)
	if err != nil {
		return err
	}
	return c.hand(out, dossier, content.Bytes(), warnings)
}

// hand writes what was made, and tells what its reader should know of it.
func (c *command) hand(out, dossier string, content []byte, warnings []*model.Problem) error {
	for _, warning := range warnings {
		c.tell(c.words().Problem(warning))
	}
	if err := writeWhole(out, dossier, content); err != nil {
		return err
	}
	c.printf("%s", c.words().Say("command.written", "file", out))
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
