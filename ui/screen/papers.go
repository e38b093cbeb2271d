package screen

import (
	"errors"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/paper"
	"doelenboom/ui/screen/control"
)

// papersPage prints: pick a paper or all papers of a session, say for whom and about what, look at the pages, and make them.
type papersPage struct {
	desk    *Desk
	object  *fyne.Container
	split   *paperSplit
	list    *paperList
	form    *fyne.Container // what can be chosen of the paper at hand
	scroll  *control.Scroller
	preview *paperPreview
	beside  *fyne.Container // the place of the pages beside the form
	first   fyne.Focusable  // of the form
	making  *paperMaking    // what is being made now, nil for nothing
	status  *control.Prose
	stop    *control.Button
}

// paperChoices is what was chosen last, for as long as the window is open.
type paperChoices struct {
	of        *model.Dossier
	line      string
	audience  string
	language  string
	session   model.ID
	indicator model.ID
	cards     int
	size      paper.Size // empty: the usual one
	together  bool       // a set becomes one file
}

func newPapersPage(d *Desk) page {
	look := d.look
	p := &papersPage{desk: d, form: control.Column(look.Px(12))}
	if d.printing.of != d.dossier {
		d.printing = paperChoices{of: d.dossier, audience: "internal", language: d.settings.Language}
	}
	p.list = newPaperList(p)
	p.list.choose(d.printing.line)
	p.preview = newPaperPreview(d)
	p.preview.turned = func() { p.scroll.Relayout() }
	p.status = control.NewProse(look, "", control.Small, figure.Regular, figure.MutedInk)
	p.stop = control.NewButton(look, look.Words.Say("print.stop"), "Esc", control.Plain, func() { p.stopMaking() })
	p.scroll = control.NewScroller(look, p.inForm(p.form))
	p.split = &paperSplit{page: p}
	p.beside = container.New(&fillLayout{}, p.preview.object)
	p.object = container.New(p.split, control.Inset(look.Px(12), look.Px(4), look.Px(4), look.Px(12), p.list.rows), look.Rule(), p.scroll, p.beside)
	p.list.rows.OnChoose = func(int) { p.chosen() }
	p.list.rows.OnEnter = func(int) { p.enter() }
	p.list.rows.OnKey = p.key
	p.list.rows.OnFocus = func(gained bool) {
		if gained {
			p.split.enter(false)
		}
	}
	p.fill()
	p.look(false)
	return p
}

func (p *papersPage) content() fyne.CanvasObject { return p.object }

func (p *papersPage) changed(*model.Change) {
	p.list.lines = paperLines(p.desk.dossier)
	p.list.rows.Reload()
	p.list.choose(p.desk.printing.line)
	p.fill()
	p.look(true)
}

func (p *papersPage) hints() []hint {
	return []hint{{"Enter", "papers.print"}, {"Arrows", "hint.choose"}, {"PageUp", "print.pageBefore"}, {"PageDown", "print.pageAfter"}, {"Right", "print.options"}}
}

func (p *papersPage) focus() {
	p.split.enter(false)
	p.desk.window.Canvas().Focus(p.list.rows)
}

func (p *papersPage) scene() roomScene {
	return roomScene{question: p.desk.look.Words.Say("papers.room"), id: "papers", stays: true}
}

// key turns the pages that are looked at, and goes to what can be chosen of the paper.
func (p *papersPage) key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyPageUp:
		p.turn(-1)
	case fyne.KeyPageDown:
		p.turn(1)
	case fyne.KeyRight:
		p.toForm()
	default:
		return false
	}
	return true
}

// turn shows another page, and brings it in sight where the pages stand under what can be chosen.
func (p *papersPage) turn(by int) {
	p.preview.turn(by)
	if p.split.narrow && !p.split.inForm {
		p.toForm()
	}
	if p.split.under {
		p.scroll.Reveal(p.preview.object)
		p.scroll.Reveal(p.preview.count) // the beginning of a page that is higher than its place
	}
}

// enter makes the paper at hand; where the list fills the page it shows the paper first.
func (p *papersPage) enter() {
	if p.split.narrow {
		p.toForm()
		return
	}
	p.print()
}

// inForm leaves room round what scrolls, for the ring of what has the keyboard.
func (p *papersPage) inForm(content fyne.CanvasObject) *fyne.Container {
	look := p.desk.look
	return control.Inset(look.Px(control.Tight), look.Px(12), look.Px(control.Gap), look.Px(control.Tight), content)
}

func (p *papersPage) toForm() {
	p.split.enter(true)
	p.desk.window.Canvas().Focus(p.first)
}

// chosen shows another paper.
func (p *papersPage) chosen() {
	p.desk.printing.line = p.list.line().id()
	p.fill()
	p.look(false)
}

// look shows the pages as they will be printed.
func (p *papersPage) look(keep bool) {
	p.preview.show(p.list.line().papers(), p.request(), keep)
}

// request is what is asked for, without what the paper at hand does not take.
func (p *papersPage) request() paper.Request {
	c, takes := p.desk.printing, p.list.line().takes()
	if set := p.list.line().set; set != "" {
		c.session = p.ofSet(set).ID
	}
	if !takes.Session {
		c.session = ""
	}
	if !takes.Indicator {
		c.indicator = ""
	}
	if !takes.Cards {
		c.cards = 0
	}
	if !slices.Contains(p.list.line().paper.Sizes, c.size) {
		c.size = ""
	}
	return p.desk.requestOf(c)
}

// sessionsFor are the sessions that the paper or set at hand may be about.
func (p *papersPage) sessionsFor(line paperLine) []*model.Session {
	return slices.DeleteFunc(slices.Clone(p.desk.dossier.Sessions()), func(s *model.Session) bool { return line.set != "" && s.Sort != line.set })
}

// ofSet is the session that a set is for: the chosen one, else the first that is not over, else the last.
func (p *papersPage) ofSet(kind model.SessionKind) *model.Session {
	sessions := p.sessionsFor(paperLine{set: kind})
	for _, s := range sessions {
		if s.ID == p.desk.printing.session {
			return s
		}
	}
	for _, s := range sessions {
		if s.State != model.Closed {
			return s
		}
	}
	return sessions[len(sessions)-1]
}

// acts are the three ways to make what is at hand.
func (p *papersPage) acts() fyne.CanvasObject {
	look, say := p.desk.look, p.desk.look.Words.Say
	acts := control.Column(look.Px(control.Gap))
	add := func(text model.Key, key string, manner control.Manner, do func()) {
		button := control.NewButton(look, say(text), key, manner, do)
		button.OnFocus = p.reveals(button)
		acts.Add(button)
	}
	add("papers.print", "Enter", control.Primary, p.print)
	add("print.save", "", control.Plain, func() { p.make(p.desk.paperFolder(), false) })
	add("print.elsewhere", "", control.Quiet, func() { p.desk.chooseFolder(func(folder string) { p.make(folder, false) }) })
	add("print.house", "", control.Quiet, p.desk.showHouse)
	return acts
}

// print makes what is at hand in the folder for paper, and opens it.
func (p *papersPage) print() { p.make(p.desk.paperFolder(), true) }

// make makes what is at hand. A set gets a folder of its own.
func (p *papersPage) make(folder string, open bool) {
	d := p.desk
	d.settle()
	if p.making != nil {
		return // one thing at a time; how far it is stands there
	}
	line := p.list.line()
	if line.set != "" && !d.printing.together {
		folder = filepath.Join(folder, fileName(d.look.Words.Choice("sessionkind", string(line.set))+" "+string(p.ofSet(line.set).Date)))
	}
	making := &paperMaking{desk: d, told: func(done, papers, page int) {
		if p.making != nil {
			p.showMaking(d.look.Words.Say("print.making", "paper", done+1, "papers", papers, "page", page))
		}
	}}
	p.making = making
	making.set = ""
	if d.printing.together {
		making.set = line.set
	}
	making.make(line.papers(), p.request(), folder, func(paths []string, warnings []*model.Problem, err error) {
		p.making = nil
		p.showMaking("")
		switch {
		case errors.Is(err, paper.ErrStopped):
			d.frame.say(d.look.Words.Say("print.stopped"), "", nil)
		case err != nil:
			d.tell(err)
		default:
			p.made(paths, folder, warnings, open)
		}
	})
}

// made says where the papers are, after what their readers should know of them.
func (p *papersPage) made(paths []string, folder string, warnings []*model.Problem, open bool) {
	d, say := p.desk, p.desk.look.Words.Say
	for _, warning := range warnings {
		d.tell(warning)
	}
	show, text, act := paths[0], say("say.printed", "file", paths[0]), say("papers.open")
	if len(paths) > 1 {
		show, text, act = folder, d.look.Words.Count("say.printedAll", len(paths), "folder", folder), say("papers.openFolder")
	}
	if len(warnings) > 0 {
		text = d.look.Words.Problem(warnings[len(warnings)-1]) + " " + text
	}
	d.frame.say(text, act, func() { d.openFile(show) })
	if open {
		d.openFile(show)
	}
}

// showMaking says how far the work is, and offers to stop it; nothing when there is none.
func (p *papersPage) showMaking(text string) {
	p.status.SetText(text)
	p.status.Hidden, p.stop.Hidden = p.making == nil, p.making == nil
	if p.making == nil {
		p.status.SetText(p.desk.look.Words.Say("papers.where", "folder", p.desk.paperFolder()))
		p.status.Hidden = false
	}
	p.scroll.Relayout()
}

// stopMaking stops what is being made; it reports whether there was something.
func (p *papersPage) stopMaking() bool {
	if p.making == nil {
		return false
	}
	p.making.stop()
	return true
}

// stopper is a page that makes something for a while.
type stopper interface{ stopMaking() bool }

// stopWork stops what the page at hand is making; it reports whether there was something.
func (d *Desk) stopWork() bool {
	if d.dossier == nil {
		return false
	}
	s, ok := d.page().(stopper)
	return ok && s.stopMaking()
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
