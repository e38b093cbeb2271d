package screen

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"doelenboom/model"
)

// folder is where new dossiers are kept unless the user says otherwise: a folder of the program in the user's documents.
func (d *Desk) folder() string {
	home, err := os.UserHomeDir()
	if err != nil {
		home = os.TempDir()
	}
	for _, documents := range []string{"Documenten", "Documents"} {
		if info, err := os.Stat(filepath.Join(home, documents)); err == nil && info.IsDir() {
			return filepath.Join(home, documents, "Doelenboom")
		}
	}
	return filepath.Join(home, "Doelenboom")
}

// fileName makes a file name of a title: readable, and allowed on every system.
func fileName(title string) string {
	name := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(" -_()", r) {
			return r
		}
		return -1
	}, title)
	name = strings.Join(strings.Fields(name), " ")
	if name == "" {
		return "dossier"
	}
	const longest = 80
	if runes := []rune(name); len(runes) > longest {
		name = strings.TrimSpace(string(runes[:longest]))
	}
	return name
}

// freePath returns a path in the folder of the program that no file has yet.
func (d *Desk) freePath(title string) (string, error) {
	folder := d.folder()
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return "", model.NewProblem("problem.file.folder", "folder", folder).Because(err)
	}
	return freeIn(folder, fileName(title)), nil
}

// freeIn returns a path in a folder that no file has yet.
func freeIn(folder, title string) string {
	for n := 1; ; n++ {
		name := title
		if n > 1 {
			name = fmt.Sprintf("%s %d", title, n)
		}
		path := filepath.Join(folder, name+extension)
		if _, err := os.Stat(path); os.IsNotExist(err) {
			return path
		}
	}
}

// createNamed makes a new dossier with a title, in a file of that name, and opens the assistant.
func (d *Desk) createNamed(title string) {
	d.createBy(title, func(path, title string) error { return d.Create(path, title) })
}

// createBy makes a new dossier with a title in one of the ways that there are, and opens the assistant.
func (d *Desk) createBy(title string, create func(path, title string) error) {
	title = strings.TrimSpace(title)
	if title == "" {
		d.frame.say(d.look.Words.Say("say.titleFirst"), "", nil)
		return
	}
	if d.makeFile(title, func(path string) error { return create(path, title) }) {
		d.at = atStart // which the assistant leads back to
		d.prepare(0)
	}
}

// openExample makes a file with the example dossier, for somebody to try everything on.
func (d *Desk) openExample() {
	d.makeFile(d.look.Words.Say("start.exampleFile"), d.CreateExample)
}

// makeFile makes a file that nobody has yet, and reports whether it was done.
func (d *Desk) makeFile(title string, create func(path string) error) bool {
	path, err := d.freePath(title)
	if err == nil {
		err = create(path)
	}
	if err != nil {
		d.tell(err)
	}
	return err == nil
}

// newDossier asks for a title: on the first page, or in a sheet over the page.
func (d *Desk) newDossier() {
	if d.dossier == nil {
		d.show(atStart)
		return
	}
	form := newDossierForm(d)
	d.openSheet("start.new", form.object, form.title, nil)
}

// chooseFile lets the user pick a dossier, or a file to import.
func (d *Desk) chooseFile() { d.pickFile(d.receive) }

// pickFile lets the user pick a file, and hands its path on.
func (d *Desk) pickFile(receive func(path string)) {
	d.settle()
	picker := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
		d.look.Keys.Muted = d.sheet != nil
		if err != nil {
			d.tell(model.NewProblem("problem.file.unreadable", "file", "").Because(err))
			return
		}
		if file == nil {
			return
		}
		path := file.URI().Path()
		if err := file.Close(); err != nil {
			d.tell(unreadable(path, err))
			return
		}
		receive(path)
	}, d.window)
	if folder, err := storage.ListerForURI(storage.NewFileURI(d.folder())); err == nil {
		picker.SetLocation(folder)
	}
	picker.Resize(d.window.Canvas().Size().SubtractWidthHeight(80, 60))
	d.look.Keys.Muted = true
	picker.Show()
}
