package screen

import (
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/model/exchange"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// importMemory is the file that is being brought in, and where somebody is in it, so that a larger letter or another language keeps the place.
type importMemory struct {
	file    *exchange.File
	plan    *exchange.Plan
	surface int
	sheet   int
	column  int
	group   string
}

// importPage brings figures in from somebody's file: what the columns are, whose rows count, which indicators they are, and what would
// change. Nothing changes until the user takes it over, and that is one edit.
type importPage struct {
	desk     *Desk
	file     *exchange.File
	plan     *exchange.Plan
	surfaces *surfaces
	take     *control.Button
	about    *control.Prose
	trouble  *control.Prose
	body     *fyne.Container
	object   fyne.CanvasObject
	first    fyne.Focusable // what has the keyboard on the surface at hand

	cells   *control.Cells
	reason  *control.Prose
	areas   *areaList
	matches *control.Grid
	changes *changeList
}

// The surfaces of the page.
const (
	importFile = iota
	importAreas
	importMatches
	importChanges
)

func newImportPage(d *Desk) page {
	look := d.look
	say := look.Words.Say
	p := &importPage{desk: d, file: d.importing.file, body: container.New(&fillLayout{})}
	p.take = control.NewButton(look, "", control.KeyText(look.Words, control.OnImport, "importing.take"), control.Primary, p.takeOver)
	p.about = control.NewProse(look, "", control.Small, figure.Regular, figure.MutedInk).AtMost(2)
	p.trouble = control.NewProse(look, "", control.Body, figure.Bold, figure.OffCourse).AtMost(2)
	p.surfaces = newSurfaces(look, []model.Key{"importing.file", "importing.areas", "importing.matches", "importing.changes"}, func(at int) {
		d.importing.surface = at
		p.turn()
	})
	p.surfaces.at = d.importing.surface
	p.surfaces.mark()
	head := control.Column(look.Px(control.Tight),
		control.Lines(look.Px(control.Step), control.Cell{Object: p.surfaces.bar, Width: look.Px(360), Share: 1, Middle: true},
			control.Cell{Object: control.NewButton(look, say("importing.leave"), "Esc", control.Quiet, d.leaveImport), Middle: true},
			control.Cell{Object: p.take, Middle: true}),
		p.about, p.trouble)
	p.object = newTall(look, 230, control.Inset(look.Px(control.Gap), look.Px(20), look.Px(control.Gap), look.Px(control.Wide), head),
		control.Inset(0, look.Px(20), look.Px(control.Gap), look.Px(control.Wide), p.body))
	p.replan()
	p.turn()
	return p
}

func (p *importPage) content() fyne.CanvasObject { return p.object }

// sheet is the table at hand.
func (p *importPage) sheet() *exchange.Sheet {
	m := &p.desk.importing
	m.sheet = max(0, min(m.sheet, len(p.file.Sheets)-1))
	return p.file.Sheets[m.sheet]
}

// replan works out anew what the file would change.
func (p *importPage) replan() {
	d := p.desk
	b := d.look.Words
	plan := p.file.Plan(d.dossier)
	p.plan, d.importing.plan = plan, plan
	p.surfaces.offer(importAreas, len(p.sheet().Table.Areas()) > 1)
	p.take.SetText(b.Say("importing.take"))
	if plan.Comes() > 0 {
		p.take.SetText(b.Count("importing.take.count", plan.Comes()))
	}
	p.take.SetEnabled(plan.Problem == nil && plan.Comes() > 0)
	p.about.SetText(p.summary())
	p.trouble.SetText("")
	p.trouble.Hide()
	if plan.Problem != nil {
		p.trouble.SetText(b.Problem(plan.Problem))
		p.trouble.Show()
	}
}

// summary says which file it is, how it was known again, and what would change.
func (p *importPage) summary() string {
	b := p.desk.look.Words
	text := b.Say("importing.about", "file", p.file.Name, "rows", p.sheet().Table.Rows(), "new", p.plan.New, "different", p.plan.Different,
		"same", p.plan.Same, "refused", len(p.plan.Refused))
	if p.plan.Skipped > 0 {
		text += " " + b.Count("importing.skipped", p.plan.Skipped)
	}
	if memory := p.sheet().Memory; memory != nil {
		text += " " + b.Say("importing.remembered", "source", memory.Source, "date", b.Date(memory.Used))
	}
	return text
}

// turn shows the surface at hand.
func (p *importPage) turn() {
	p.cells, p.areas, p.matches, p.changes = nil, nil, nil, nil
	var shown fyne.CanvasObject
	switch p.surfaces.at {
	case importAreas:
		shown = p.areasSurface()
	case importMatches:
		shown = p.matchesSurface()
	case importChanges:
		shown = p.changesSurface()
	default:
		shown = p.fileSurface()
	}
	p.body.Objects = []fyne.CanvasObject{shown}
	p.body.Refresh()
	if p.desk.shows(p) {
		p.desk.frame.showHints()
		p.focus()
	}
}

// redo works out and shows everything anew after somebody decided something.
func (p *importPage) redo() {
	p.replan()
	p.turn()
}

func (p *importPage) changed(*model.Change) {
	if p.desk.importing.file == p.file { // it was not taken over just now
		p.redo()
	}
}

func (p *importPage) focus() {
	if p.first != nil {
		p.desk.window.Canvas().Focus(p.first)
	}
}

func (p *importPage) hints() []hint {
	acts := map[int][]model.Key{
		importFile:    {"importing.walk", "importing.choose"},
		importAreas:   {"importing.choose"},
		importMatches: {"importing.choose"},
		importChanges: {"importing.toggle"},
	}[p.surfaces.at]
	out := hintsOf(control.OnImport, append(acts, "importing.take", "importing.leave")...)
	return append(out, hint{string(control.Everywhere), "hint.surfaces"})
}

func (p *importPage) chord(chord control.Chord, _ bool) bool {
	switch does, _ := control.ActOf(control.OnImport, chord); does {
	case "importing.take":
		p.takeOver()
	case "importing.leave":
		p.desk.leaveImport()
	default:
		return false
	}
	return true
}

func (p *importPage) turnBy(by int) { p.surfaces.by(by) }

// scene shows the room nothing of somebody's file.
func (p *importPage) scene() roomScene {
	return roomScene{question: p.desk.dossier.Cover().Title, id: "import", stays: true}
}

// takeOver brings in what the plan says, and goes to the figures.
func (p *importPage) takeOver() {
	d := p.desk
	d.settle()
	plan := p.plan
	if plan.Problem != nil || plan.Comes() == 0 {
		key := model.Key("importing.nothing")
		if plan.Problem != nil {
			d.tell(plan.Problem)
			return
		}
		d.frame.say(d.look.Words.Say(key), "", nil)
		return
	}
	name := p.file.Name
	d.importing.file = nil // the page is not brought up to date with what it did itself
	_, err := plan.Apply(d.dossier, d.look.Words.Say("importing.because", "file", name))
	if err != nil {
		d.importing.file = p.file
		d.tell(err)
		return
	}
	ref := model.Ref{}
	for _, s := range plan.Series {
		if s.Indicator != nil && plan.Fresh == 0 {
			ref = model.RefTo(s.Indicator)
			break
		}
	}
	d.leaveImport()
	if o, ok := d.page().(opener); ok && ref.ID != "" && d.at == atFigures {
		o.open(ref)
	}
	d.say("importing.done", "file", name, "new", plan.New-plan.Left, "different", plan.Different, "refused", len(plan.Refused))
}

// leaveImport goes back to where somebody came from, and lets go of the file.
func (d *Desk) leaveImport() {
	d.importing = importMemory{}
	to, known := d.before.back[atImport]
	if !known || to == atImport {
		to = atFigures
	}
	delete(d.before.back, atImport)
	delete(d.pages, atImport)
	d.show(to)
}

// importFile brings somebody else's file in: figures by way of the page that shows what would change, goals, cards and indicators at once.
func (d *Desk) importFile(path string) {
	info, err := os.Stat(path)
	if err == nil && info.Size() > mostImported {
		err = model.NewProblem("problem.import.large", "file", filepath.Base(path), "size", d.look.Words.Size(mostImported))
		d.tell(err)
		return
	}
	data, err := os.ReadFile(path)
	if err != nil {
		d.tell(unreadable(path, err))
		return
	}
	d.importData(filepath.Base(path), data, exchange.Options{})
}

// mostImported is the largest file that is read: ten times what the largest table of a municipality was seen to be.
const mostImported = 100 << 20

// importData brings in what stands in a file, or on the clipboard.
func (d *Desk) importData(name string, data []byte, options exchange.Options) {
	d.settle()
	file, figures, err := exchange.Open(name, data)
	if err != nil {
		d.tell(err)
		return
	}
	if !figures {
		result, err := exchange.Import(d.dossier, name, data, options)
		if err != nil {
			d.tell(err)
			return
		}
		d.say("say.imported", "file", name, "read", result.Read, "same", result.Same, "refused", len(result.Refused))
		return
	}
	file.Into = options.Into
	file.Recall(d.dossier)
	d.importing = importMemory{file: file}
	if problem := file.Plan(d.dossier).Problem; problem != nil && problem.Key == exchange.ChooseArea {
		d.importing.surface = importAreas // the one question that only the user can answer
	}
	d.visit(atImport)
}

// paster is a page that takes what was copied elsewhere.
type paster interface{ pasteInto() model.ID }

// pasteFigures takes cells that were copied in a spreadsheet, as a file with figures is taken.
func (d *Desk) pasteFigures() {
	page, ok := d.page().(paster)
	if !ok {
		return
	}
	text := d.app.Clipboard().Content()
	if text == "" {
		d.frame.say(d.look.Words.Say("importing.nothingCopied"), "", nil)
		return
	}
	d.importData(d.look.Words.Say("importing.pasted"), []byte(text), exchange.Options{As: exchange.Values, Into: page.pasteInto()})
}
