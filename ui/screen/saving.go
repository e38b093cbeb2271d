package screen

import (
	"errors"
	"log/slog"

	"doelenboom/model"
	"doelenboom/model/store"
)

// behind does work that may take a moment without holding up the window, and then what it returns, in the window.
func (d *Desk) behind(work func() (then func())) {
	d.run(func() {
		then := work()
		d.inWindow(then)
	})
}

// careful adds to the options for opening a dossier where its backups go, and where to work when it is away.
func (d *Desk) careful(o store.Options) store.Options {
	o.Backups, o.Work = d.backups, d.work
	return o
}

// heard takes in how far saving is, and says once what goes wrong with it. The writer goes on trying by itself.
func (d *Desk) heard(state store.State) {
	before := d.saved
	d.saved = state
	d.frame.showSaved()
	switch {
	case state.Err != nil && state.Err != before.Err:
		d.tellUnsaved(state.Err)
	case state.Clash != nil && state.Clash != before.Clash:
		d.tell(state.Clash)
	case state.HandErr != nil && state.HandErr != before.HandErr:
		d.tell(state.HandErr)
	case state.BackupErr != nil && state.BackupErr != before.BackupErr:
		d.tell(state.BackupErr)
	case before.Err != nil && state.Err == nil && state.Pending == 0:
		d.frame.say(d.look.Words.Say("saved.again"), "", nil)
	}
}

// tellUnsaved says why changes are not on the disk, with another place beside it.
func (d *Desk) tellUnsaved(err error) {
	if _, ok := model.AsProblem(err); !ok {
		slog.Error("not saved", "error", err)
	}
	d.frame.ask(d.look.Words.Problem(err), answer{d.look.Words.Say("saved.elsewhere"), d.chooseElsewhere})
}

// chooseElsewhere lets the user pick another folder for the dossier, and goes on there.
func (d *Desk) chooseElsewhere() { d.chooseFolder(d.saveElsewhere) }

// saveElsewhere writes the dossier as it is in memory to another folder, and goes on there. The old file stays as it is.
func (d *Desk) saveElsewhere(folder string) {
	d.settle()
	path := freeIn(folder, fileName(d.dossier.Cover().Title))
	dossier := d.dossier
	file, err := store.CreateWith(path, dossier, store.Options{Backups: d.backups})
	if err != nil {
		d.tell(err)
		return
	}
	at := d.at
	d.use(file)
	d.show(at)
	d.frame.say(d.look.Words.Say("saved.moved", "file", path), "", nil)
}

// leaves reports whether the dossier may be let go of: everything of it is on the disk, and at its home. If not it says so, once; who
// leaves again leaves all the same.
func (d *Desk) leaves() bool {
	if d.file == nil || d.frame.saidUnsaved {
		return true
	}
	err := d.file.Flush()
	if err == nil {
		err = d.file.HandOver()
	}
	if err == nil || errors.Is(err, store.ErrClosed) {
		return true
	}
	d.frame.saidUnsaved = true
	d.frame.ask(d.look.Words.Problem(err), answer{d.look.Words.Say("saved.elsewhere"), d.chooseElsewhere}, answer{d.look.Words.Say("saved.leave"), d.Leave})
	return false
}

// askTakeOver asks what to do with a dossier that another machine left open.
func (d *Desk) askTakeOver(path string, why error) {
	say := d.look.Words.Say
	first := d.frame.ask(d.look.Words.Problem(why),
		answer{say("act.takeOver"), func() {
			file, err := store.Open(path, d.careful(store.Options{TakeOver: true}))
			if err != nil {
				d.tell(err)
				return
			}
			d.use(file)
		}},
		answer{say("act.openReadOnly"), func() {
			if err := d.OpenReadOnly(path); err != nil {
				d.tell(err)
			}
		}})
	d.window.Canvas().Focus(first)
}

// warned says what was noticed when the dossier was opened.
func (d *Desk) warned() {
	for _, warning := range d.file.Warnings() {
		d.tell(warning)
		slog.Warn("opened with a warning", "error", forLog(warning))
	}
}

// forLog is what the log keeps of an error: of a problem for people no more than which one it is, because what it is filled with comes
// from the dossier or is what its file is called.
func forLog(err error) string {
	if problem, ok := model.AsProblem(err); ok {
		return string(problem.Key)
	}
	return err.Error()
}
