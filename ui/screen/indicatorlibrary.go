package screen

import (
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"doelenboom/model"
	"doelenboom/model/library"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// librarySheet is the ready indicators to start from: typing searches, Enter adds the one at hand under the goal at hand. Own shelves are
// files; those that were saved beside the dossiers are there by themselves.
type librarySheet struct {
	page   *indicatorsPage
	grid   *control.Grid
	filter *control.Prose
	about  *control.Prose
	object *fyne.Container
	all    []libraryRow
	shown  []libraryRow
	needle string
}

type libraryRow struct {
	shelf library.Shelf
	item  library.Item
}

// libraryHeight is how high the table is: seven rows, so that what is told of the one at hand stands under it in a low window too.
const libraryHeight = 30 + 7*32

// showLibrary opens the sheet.
func (p *indicatorsPage) showLibrary() {
	look := p.desk.look
	say := look.Words.Say
	s := &librarySheet{page: p}
	s.filter = control.NewProse(look, "", control.Small, figure.Regular, figure.MutedInk)
	s.about = control.NewProse(look, "", control.Body, figure.Regular, figure.Ink).AtMost(5)
	s.grid = control.NewGrid(look, []control.GridColumn{{Title: say("overview.column.indicator"), Share: 5}, {Title: say("library.shelf"), Share: 4}, {Title: say("overview.column.unit"), Share: 2}},
		func() int { return len(s.shown) }, s.cell)
	s.grid.OnOpen = s.add
	s.grid.OnChoose = func(int) { s.tell() }
	s.grid.OnRune = func(r rune) bool {
		s.needle += string(r)
		s.search()
		return true
	}
	s.grid.OnKey = func(ev *fyne.KeyEvent) bool {
		if letters := []rune(s.needle); ev.Name == fyne.KeyBackspace && len(letters) > 0 {
			s.needle = string(letters[:len(letters)-1])
			s.search()
			return true
		}
		return ev.Name == fyne.KeySpace
	}
	acts := control.Row(look.Px(control.Gap), control.Cell{Object: control.NewButton(look, say("library.open"), "", control.Plain, s.open)},
		control.Cell{Object: control.NewButton(look, say("library.save"), "", control.Plain, s.save)})
	top := control.Row(look.Px(control.Step), control.Cell{Object: s.filter, Share: 1, Middle: true}, control.Cell{Object: acts, Middle: true})
	s.object = control.Column(look.Px(control.Gap), control.Inset(0, 0, look.Px(control.Tight), 0, top), container.New(fixedHeight(look.Px(libraryHeight)), s.grid), s.about)
	s.read()
	s.search()
	p.desk.openSheet("library.title", s.object, s.grid, nil)
}

// libraryFolder is where own shelves are kept.
func (d *Desk) libraryFolder() string {
	return filepath.Join(d.folder(), d.look.Words.Say("library.folder"))
}

// read gathers the shelves of the program and one's own. A file that is no shelf is left alone: other files may lie there.
func (s *librarySheet) read() {
	shelves := library.All()
	files, err := filepath.Glob(filepath.Join(s.page.desk.libraryFolder(), "*.json"))
	if err == nil {
		for _, file := range files {
			if data, err := os.ReadFile(file); err == nil {
				if shelf, err := library.Read(data); err == nil {
					shelves = append(shelves, shelf)
				}
			}
		}
	}
	s.all = nil
	for _, shelf := range shelves {
		s.take(shelf)
	}
}

func (s *librarySheet) take(shelf library.Shelf) {
	for _, item := range shelf.Indicators {
		s.all = append(s.all, libraryRow{shelf, item})
	}
}

func (s *librarySheet) search() {
	needle := strings.ToLower(s.needle)
	s.shown = nil
	var further []libraryRow // found by something else than their name
	for _, row := range s.all {
		text := strings.Join([]string{row.item.Name, row.item.Definition, row.item.Source, row.shelf.Name["nl"], row.shelf.Name["en"], row.item.Explanation["en"]}, " ")
		switch {
		case strings.Contains(strings.ToLower(row.item.Name), needle):
			s.shown = append(s.shown, row)
		case strings.Contains(strings.ToLower(text), needle):
			further = append(further, row)
		}
	}
	s.shown = append(s.shown, further...)
	b := s.page.desk.look.Words
	text := b.Say("library.hint")
	if s.needle != "" {
		text = b.Count("library.found", len(s.shown), "text", s.needle)
	}
	s.filter.SetText(text)
	s.grid.Choose(0, 0)
	s.tell()
}

// tell says of the one at hand how it is counted, and where that is known from.
func (s *librarySheet) tell() {
	text := ""
	if at := s.grid.Chosen(); at >= 0 && at < len(s.shown) {
		item, b := s.shown[at].item, s.page.desk.look.Words
		text = item.Definition
		if explanation := item.Explanation[b.Language]; explanation != "" {
			text = explanation + " " + text
		}
		if item.Knowledge != "" {
			text += " " + b.Say("library.knowledge", "source", item.Knowledge)
		}
	}
	s.about.SetText(text)
	s.object.Refresh()
}

func (s *librarySheet) cell(row, column int) control.GridCell {
	if row >= len(s.shown) {
		return control.GridCell{}
	}
	of := s.shown[row]
	switch column {
	case 0:
		return control.GridCell{Text: of.item.Name, Bold: true}
	case 1:
		return control.GridCell{Text: of.shelf.Name.In(s.page.desk.look.Words.Language), Paint: figure.MutedInk}
	}
	return control.GridCell{Text: of.item.Unit, Paint: figure.MutedInk}
}

// add adds the indicator at hand under the goal at hand, and stays for the next one.
func (s *librarySheet) add(row int) {
	if row >= len(s.shown) {
		return
	}
	d, item := s.page.desk, s.shown[row].item
	goal, place := model.ID(""), d.look.Words.Say("indicators.unplacedOne")
	if about := s.page.about(); about != nil {
		goal, place = about.ID, d.look.Words.Say("indicators.goal", "code", d.dossier.Code(about.ID))
	}
	if d.edit("edit.library.add", func(tx *model.Tx) error {
		_, err := item.Add(tx, goal)
		return err
	}, "indicator", item.Name) {
		d.say("library.added", "indicator", item.Name, "place", place)
	}
}

// open reads a shelf from a file of the user's choice.
func (s *librarySheet) open() {
	d := s.page.desk
	picker := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
		if err != nil {
			d.tell(model.NewProblem("problem.library.unreadable").Because(err))
		}
		if err != nil || file == nil {
			return
		}
		path := file.URI().Path()
		if err := file.Close(); err != nil {
			d.tell(unreadable(path, err))
			return
		}
		s.openFile(path)
	}, d.window)
	if folder, err := storage.ListerForURI(storage.NewFileURI(d.folder())); err == nil {
		picker.SetLocation(folder)
	}
	picker.Resize(d.window.Canvas().Size().SubtractWidthHeight(80, 60))
	picker.Show()
}

func (s *librarySheet) openFile(path string) {
	d := s.page.desk
	data, err := os.ReadFile(path)
	if err != nil {
		d.tell(unreadable(path, err))
		return
	}
	shelf, err := library.Read(data)
	if err != nil {
		d.tell(err)
		return
	}
	s.take(shelf)
	s.needle = ""
	s.search()
	s.grid.Choose(len(s.all)-len(shelf.Indicators), 0)
	s.tell()
	d.frame.say(d.look.Words.Count("library.opened", len(shelf.Indicators), "shelf", shelf.Name.In(d.look.Words.Language)), "", nil)
}

// save keeps the indicators of this dossier as a shelf, without figures and without what the group decided.
func (s *librarySheet) save() {
	d := s.page.desk
	shelf := library.Of(d.dossier, d.dossier.Cover().Title, d.dossier.Cover().Theme)
	if len(shelf.Indicators) == 0 {
		d.tell(model.NewProblem("problem.library.empty"))
		return
	}
	data, err := library.Write(shelf)
	folder := d.libraryFolder()
	if err == nil {
		err = os.MkdirAll(folder, 0o755)
	}
	path := filepath.Join(folder, fileName(d.dossier.Cover().Title)+".json")
	if err == nil {
		err = os.WriteFile(path, data, 0o644)
	}
	if err != nil {
		d.tell(model.NewProblem("problem.file.folder", "folder", folder).Because(err))
		return
	}
	s.read()
	s.search()
	d.frame.say(d.look.Words.Say("library.saved", "file", path), "", nil)
}

// librarian is a page with ready indicators.
type librarian interface{ showLibrary() }

func (d *Desk) openLibrary() {
	if l, ok := d.page().(librarian); ok {
		l.showLibrary()
	}
}
