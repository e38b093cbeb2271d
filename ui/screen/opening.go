package screen

import (
	"errors"
	"io/fs"
	"log/slog"
	"path/filepath"
	"strings"

	"doelenboom/assets"
	"doelenboom/model"
	"doelenboom/model/exchange"
	"doelenboom/model/store"
)

// extension ends the name of a dossier file.
const extension = ".doelenboom"

// Open opens a dossier file and shows it. On an error nothing is open that was not open before.
func (d *Desk) Open(path string) error {
	file, err := store.Open(path, d.careful(store.Options{}))
	if err != nil {
		return err
	}
	d.use(file)
	return nil
}

// OpenReadOnly opens a dossier to look at only, also while somebody else works in it.
func (d *Desk) OpenReadOnly(path string) error {
	file, err := store.Open(path, store.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	d.use(file)
	file.Follow(func(apply func()) {
		d.inWindow(func() {
			if d.file == file {
				apply()
			}
		})
	})
	return nil
}

// Create makes a new dossier file and shows it; it never overwrites a file.
func (d *Desk) Create(path, title string) error {
	fresh := model.New(store.RealEnvironment(""))
	if _, err := fresh.Edit("edit.dossier.new", func(tx *model.Tx) error {
		return tx.SetCover(func(c *model.Cover) error {
			c.Title, c.Language = title, d.settings.Language
			return nil
		})
	}); err != nil {
		return err
	}
	return d.create(path, fresh)
}

// CreateLike makes a new dossier file after the pattern of another dossier, without its names and values, and shows it.
func (d *Desk) CreateLike(path, title string, other *model.Dossier) error {
	fresh, err := other.Like(store.RealEnvironment(""), title)
	if err != nil {
		return err
	}
	return d.create(path, fresh)
}

// CreateExample makes a file with the example dossier and shows it.
func (d *Desk) CreateExample(path string) error {
	data, err := fs.ReadFile(assets.Files, "examples/zinvolle-dag.json")
	if err != nil {
		return err
	}
	example, err := exchange.ReadDossier(store.RealEnvironment(""), data)
	if err != nil {
		return err
	}
	return d.create(path, example)
}

func (d *Desk) create(path string, fresh *model.Dossier) error {
	file, err := store.CreateWith(path, fresh, d.careful(store.Options{}))
	if err != nil {
		return err
	}
	d.use(file)
	return nil
}

// Show shows a dossier without a file, as the tour does.
func (d *Desk) Show(dossier *model.Dossier) {
	d.closeSheet()
	d.settle()
	d.release()
	d.before, d.importing = beforeMemory{}, importMemory{}
	d.dossier = dossier
	d.takeRole()
	d.unobserve = dossier.Subscribe(d.observed)
	d.at = atGoals
	d.rebuild()
}

func (d *Desk) use(file *store.File) {
	d.closeSheet()
	d.settle()
	d.release()
	d.file = file
	d.before, d.importing = beforeMemory{}, importMemory{}
	d.dossier = file.Dossier()
	d.takeRole()
	d.unobserve = d.dossier.Subscribe(d.observed)
	file.OnState(func(state store.State) {
		d.inWindow(func() {
			if d.file == file {
				d.heard(state)
			}
		})
	})
	if path, err := filepath.Abs(file.Path()); err == nil {
		d.settings.remember(path)
		d.settings.save(d.app.Preferences())
	}
	d.at = atStart
	if d.dossier.Count(model.KindGoal) == 0 || d.dossier.RunningSession() != nil {
		d.at = atGoals
	}
	d.rebuild()
	d.askLeft()
	d.warned()
	d.heard(file.State()) // what was told before there was a window to hear it
}

// release closes the dossier that is open, after everything in it is on the disk.
func (d *Desk) release() {
	d.keepHeldDots()
	if d.unobserve != nil {
		d.unobserve()
	}
	if d.releasePast != nil {
		d.releasePast()
	}
	d.present, d.pastText, d.releasePast = nil, "", nil
	if d.file != nil {
		if err := d.file.Close(); err != nil {
			slog.Error("close", "error", forLog(err))
		}
	}
	d.file, d.dossier, d.unobserve, d.saved = nil, nil, nil, store.State{}
	d.held, d.short, d.full = nil, shortage{}, fullness{}
}

// Leave ends the program, as closing its window does, after everything is on the disk. What cannot be written keeps the window open and says so.
func (d *Desk) Leave() {
	d.closeSheet()
	d.settle()
	if !d.leaves() {
		return
	}
	if d.stop != nil {
		d.stop()
	}
	d.closeProjector()
	d.release()
	d.window.Close()
}

// OpenOrTell opens a dossier file that the user chose, or says in the window why it cannot be opened, and returns that too. When somebody
// else has it open it is offered to look at.
func (d *Desk) OpenOrTell(path string) error {
	err := d.Open(path)
	switch {
	case err == nil:
	case store.IsAbandoned(err):
		d.askTakeOver(path, err)
	case store.IsDamaged(err), d.missing(err):
		d.offerSalvage(path, err)
	case store.OffersReading(err):
		d.frame.say(d.look.Words.Problem(err), d.look.Words.Say("act.openReadOnly"), func() {
			if err := d.OpenReadOnly(path); err != nil {
				d.tell(err)
			}
		})
	default:
		d.tell(err)
	}
	return err
}

// missing reports whether a dossier is not in its place any more: there may still be backups of it.
func (d *Desk) missing(err error) bool { return errors.Is(err, fs.ErrNotExist) && d.backups != "" }

// choose opens a file that was picked from a list or dropped; what is wrong with it is told in the window alone.
func (d *Desk) choose(path string) { _ = d.OpenOrTell(path) }

// receive takes a file that was dropped on the window or chosen: a dossier is opened, anything else is imported.
func (d *Desk) receive(path string) {
	if strings.EqualFold(filepath.Ext(path), extension) {
		d.choose(path)
		return
	}
	if strings.HasSuffix(strings.ToLower(path), store.LockedExtension) {
		d.askPassword(path)
		return
	}
	if d.dossier == nil {
		d.frame.say(d.look.Words.Say("say.openFirst"), "", nil)
		return
	}
	d.importFile(path)
}

func unreadable(path string, err error) error {
	key := model.Key("problem.file.unreadable")
	if errors.Is(err, fs.ErrNotExist) {
		key = "problem.file.missing"
	}
	return model.NewProblem(key, "file", filepath.Base(path)).Because(err)
}
