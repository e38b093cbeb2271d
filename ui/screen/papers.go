package screen

import (
	"bytes"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/paper"
	"doelenboom/ui/screen/control"
	"doelenboom/ui/words"
)

// papersPage prints: pick a paper, say for whom and in which language, and it opens in the reader of the system.
type papersPage struct {
	desk     *Desk
	object   fyne.CanvasObject
	list     *control.Grid
	audience *control.Choice
	language *control.Choice
	about    *control.Prose
	made     *control.Prose
}

func newPapersPage(d *Desk) page {
	look := d.look
	say := look.Words.Say
	p := &papersPage{desk: d}
	papers := paper.All()
	p.list = control.NewGrid(look, []control.GridColumn{{Title: say("papers.paper"), Share: 1}, {Title: say("papers.about"), Share: 2}},
		func() int { return len(papers) }, func(row, column int) control.GridCell {
			if column == 0 {
				return control.GridCell{Text: say(papers[row].Title), Bold: true}
			}
			return control.GridCell{Text: say(papers[row].About)}
		})
	p.about = control.NewProse(look, "", control.Body, figure.Regular, figure.Ink)
	p.list.OnChoose = func(row int) { p.tellAbout(papers[row]) }
	p.list.OnOpen = func(int) { p.print() }
	p.audience = control.NewChoice(look, d.options("audience", []string{"internal", "public"}), "internal", nil)
	p.language = control.NewChoice(look, []control.Option{{Value: "nl", Text: "Nederlands"}, {Value: "en", Text: "English"}}, d.settings.Language, nil)
	p.made = control.NewProse(look, say("papers.where", "folder", d.paperFolder()), control.Small, figure.Regular, figure.MutedInk)
	line := func(name model.Key, choice fyne.CanvasObject) fyne.CanvasObject {
		return control.Row(look.Px(control.Step),
			control.Cell{Object: control.NewProse(look, say(name), control.Body, figure.Regular, figure.MutedInk), Width: look.Px(110), Middle: true},
			control.Cell{Object: choice, Share: 1, Middle: true})
	}
	acts := control.Row(look.Px(control.Gap),
		control.Cell{Object: control.NewButton(look, say("papers.print"), "Enter", control.Primary, p.print)},
		control.Cell{Object: control.NewButton(look, say("papers.all"), "", control.Plain, p.printAll)})
	options := control.Column(look.Px(12), p.about, line("papers.audience", p.audience), line("papers.language", p.language), acts, p.made)
	p.object = control.Inset(look.Px(control.Step), look.Px(20), look.Px(control.Step), look.Px(control.Wide), control.NewScroller(look,
		control.Inset(0, look.Px(control.Gap), 0, look.Px(4), control.Column(look.Px(control.Wide), p.list,
			control.NewPanel(look, figure.None, control.Around(look.Px(20), options))))))
	p.tellAbout(papers[0])
	return p
}

func (p *papersPage) tellAbout(chosen paper.Paper) {
	p.about.SetText(p.desk.look.Words.Say(chosen.Title) + ": " + p.desk.look.Words.Say(chosen.About))
}

func (p *papersPage) content() fyne.CanvasObject { return p.object }
func (p *papersPage) changed(*model.Change)      {}
func (p *papersPage) hints() []hint {
	return []hint{{"Enter", "papers.print"}, {"Arrows", "hint.choose"}, {"Tab", "hint.nextField"}}
}
func (p *papersPage) focus() { p.desk.window.Canvas().Focus(p.list) }

func (p *papersPage) scene() roomScene {
	return roomScene{question: p.desk.look.Words.Say("papers.room"), id: "papers", stays: true}
}

func (p *papersPage) print() {
	if path := p.write(paper.All()[p.list.Chosen()]); path != "" {
		p.desk.frame.say(p.desk.look.Words.Say("say.printed", "file", path), p.desk.look.Words.Say("papers.open"), func() { p.desk.openFile(path) })
		p.desk.openFile(path)
	}
}

func (p *papersPage) printAll() {
	count := 0
	for _, each := range paper.All() {
		if p.write(each) == "" {
			return
		}
		count++
	}
	folder := p.desk.paperFolder()
	p.desk.frame.say(p.desk.look.Words.Count("say.printedAll", count, "folder", folder), p.desk.look.Words.Say("papers.openFolder"),
		func() { p.desk.openFile(folder) })
}

// write prints a paper as the page says, into the folder for paper, and returns its path; after a problem, which it tells, nothing.
func (p *papersPage) write(which paper.Paper) string {
	audience := model.Internal
	if p.audience.Chosen() == "public" {
		audience = model.Public
	}
	return p.desk.writePaper(which, p.language.Chosen(), audience, "")
}

// writePaper prints a paper, of one session or of all, into the folder for paper and returns its path; after a problem, which it tells,
// nothing.
func (d *Desk) writePaper(which paper.Paper, language string, audience model.Audience, session model.ID) string {
	d.settle()
	var content bytes.Buffer
	warnings, err := paper.Write(&content, which.Name, paper.Request{Dossier: d.dossier, Language: language, Audience: audience, Now: d.now(), Session: session})
	if err != nil {
		d.tell(err)
		return ""
	}
	folder := d.paperFolder()
	if err := os.MkdirAll(folder, 0o755); err != nil {
		d.tell(model.NewProblem("problem.file.folder", "folder", folder).Because(err))
		return ""
	}
	name := fileName(d.dossier.Cover().Title + " - " + words.For(language).Say(which.Title))
	if audience == model.Public {
		name += " (" + words.For(language).Choice("audience", "public") + ")"
	}
	path := filepath.Join(folder, name+".pdf")
	if err := replaceFile(path, content.Bytes()); err != nil {
		d.tell(model.NewProblem("problem.file.write", "file", path).Because(err))
		return ""
	}
	for _, warning := range warnings {
		d.tell(warning)
	}
	return path
}

// replaceFile writes a file whole or not at all.
func replaceFile(path string, content []byte) error {
	beside := path + ".new"
	if err := os.WriteFile(beside, content, 0o644); err != nil {
		return err
	}
	if err := os.Rename(beside, path); err != nil {
		return err
	}
	return nil
}

// paperFolder is where paper goes: beside the dossier, in a folder of its own name.
func (d *Desk) paperFolder() string {
	if d.file == nil {
		return filepath.Join(d.folder(), "papier")
	}
	return strings.TrimSuffix(d.file.Path(), extension) + " papier"
}

func (d *Desk) openFile(path string) {
	if err := d.app.OpenURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}); err != nil {
		d.tell(model.NewProblem("problem.file.reader", "file", path).Because(err))
	}
}
