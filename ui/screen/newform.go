package screen

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/model/store"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// What a new dossier begins with.
const (
	beginEmpty   = "empty"
	beginExample = "example"
	beginLike    = "like"
)

// theOpenOne stands for the dossier that is open, among those to make another one like.
const theOpenOne = "open"

// dossierForm asks what a new dossier is called and what it begins with: nothing, the example, or what another dossier has apart from its names
// and values.
type dossierForm struct {
	desk   *Desk
	object *fyne.Container
	title  *control.Field
	begin  *control.Choice
	source *control.Choice // of a dossier like another one
	about  *control.Prose
	like   *fyne.Container
	picked string // the path of another file
}

func newDossierForm(d *Desk) *dossierForm {
	look := d.look
	say := look.Words.Say
	f := &dossierForm{desk: d, title: control.NewField(look, say("start.newHint")),
		about: control.NewProse(look, "", control.Small, figure.Regular, figure.MutedInk)}
	f.title.OnEnter = f.create
	f.begin = control.NewChoice(look, d.options("begin", []string{beginEmpty, beginExample, beginLike}), beginEmpty, func(string) { f.update() })
	f.like = control.Column(0)
	f.offer()
	f.object = control.Column(look.Px(control.Gap), f.title, f.begin, f.about, f.like,
		control.NewProse(look, say("start.newWhere", "folder", d.folder()), control.Small, figure.Regular, figure.MutedInk),
		control.Row(0, control.Cell{Object: control.NewButton(look, say("start.create"), say("key.Enter"), control.Primary, f.create)}))
	f.update()
	return f
}

// offer lists the dossiers that a new one can be like: the one that is open, and those that were open lately.
func (f *dossierForm) offer() {
	d, look := f.desk, f.desk.look
	var options []control.Option
	if d.dossier != nil {
		options = append(options, control.Option{Value: theOpenOne, Text: look.Words.Say("begin.open")})
	}
	open := ""
	if d.file != nil {
		open, _ = filepath.Abs(d.file.Path()) // an empty path is none of those that follow
	}
	files := slices.Clone(d.settings.Recent)
	if f.picked != "" && !slices.Contains(files, f.picked) {
		files = append(files, f.picked)
	}
	for _, path := range files {
		if _, err := os.Stat(path); err == nil && path != open {
			options = append(options, control.Option{Value: path, Text: strings.TrimSuffix(filepath.Base(path), extension)})
		}
	}
	chosen := f.picked
	if chosen == "" && len(options) > 0 {
		chosen = options[0].Value
	}
	f.source = control.NewChoice(look, options, chosen, nil)
	f.like.Objects = []fyne.CanvasObject{control.Column(look.Px(control.Gap), f.source,
		control.Row(0, control.Cell{Object: control.NewButton(look, look.Words.Say("start.choose"), "", control.Plain, func() {
			d.pickFile(func(path string) {
				f.picked = path
				f.offer()
				f.update()
			})
		})}))}
	f.like.Refresh()
}

func (f *dossierForm) update() {
	f.about.SetText(f.desk.look.Words.Say(model.Key("begin.about." + f.begin.Chosen())))
	f.like.Hidden = f.begin.Chosen() != beginLike
	f.object.Refresh()
	f.desk.relayout()
	if f.desk.sheet != nil {
		f.desk.frame.object.Refresh()
	}
}

// create makes the dossier that the form asks for.
func (f *dossierForm) create() {
	d := f.desk
	switch f.begin.Chosen() {
	case beginExample:
		if strings.TrimSpace(f.title.Text) == "" {
			d.openExample()
			return
		}
		if title := strings.TrimSpace(f.title.Text); d.makeFile(title, d.CreateExample) {
			d.edit("edit.cover", func(tx *model.Tx) error {
				return tx.SetCover(func(c *model.Cover) error { c.Title = title; return nil })
			})
		}
	case beginLike:
		d.createBy(f.title.Text, f.createLike)
	default:
		d.createNamed(f.title.Text)
	}
}

func (f *dossierForm) createLike(path, title string) error {
	d := f.desk
	switch source := f.source.Chosen(); source {
	case "":
		return model.NewProblem("problem.begin.source")
	case theOpenOne:
		return d.CreateLike(path, title, d.dossier)
	default:
		file, err := store.Open(source, store.Options{ReadOnly: true})
		if err != nil {
			return err
		}
		fresh, err := file.Dossier().Like(store.RealEnvironment(""), title)
		if closing := file.Close(); err == nil {
			err = closing
		}
		if err != nil {
			return err
		}
		return d.create(path, fresh)
	}
}
