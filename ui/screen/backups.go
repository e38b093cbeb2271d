package screen

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"doelenboom/model"
	"doelenboom/model/store"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// backupsSheet is what there is to go back to: every backup that is whole, with what changed since, and what can be done to have more.
type backupsSheet struct {
	desk    *Desk
	list    *fyne.Container
	backups []store.Backup
	read    bool // the list was read; until then it says so
}

// showBackups opens the list of backups of the dossier.
func (d *Desk) showBackups() {
	if d.file == nil {
		d.frame.say(d.look.Words.Say("backups.noFile"), "", nil)
		return
	}
	s := d.openBackups()
	file := d.file
	d.behind(func() func() {
		all, err := file.Backups()
		return func() {
			if err != nil {
				d.tell(err)
			}
			s.show(all)
		}
	})
}

// openBackups opens the sheet, before its list is read.
func (d *Desk) openBackups() *backupsSheet {
	look := d.look
	say := look.Words.Say
	s := &backupsSheet{desk: d, list: control.Column(look.Px(control.Gap))}
	s.update()
	first := control.NewButton(look, say("backups.now"), "", control.Primary, d.backUp)
	acts := control.Tiles(look.Px(204), look.Px(control.Gap), first,
		control.NewButton(look, say("backups.check"), "", control.Plain, d.checkBackup),
		control.NewButton(look, say("backups.copy"), "", control.Plain, d.chooseCopy),
		control.NewButton(look, say("backups.mail"), "", control.Plain, d.showMail))
	objects := []fyne.CanvasObject{
		control.NewProse(look, say("backups.what"), control.Body, figure.Regular, figure.Ink), acts, s.list,
	}
	if d.backups != "" {
		objects = append(objects, control.NewProse(look, say("backups.where", "folder", d.backups), control.Small, figure.Regular, figure.MutedInk))
	}
	if names := d.dossier.Count(model.KindName); names > 0 {
		objects = append(objects, control.Row(look.Px(control.Step),
			control.Cell{Object: control.NewProse(look, look.Words.Count("backups.names", names), control.Body, figure.Regular, figure.Ink), Share: 1, Middle: true},
			control.Cell{Object: control.NewButton(look, say("backups.erase"), "", control.Plain, d.eraseNames), Middle: true}))
	}
	d.openSheet("backups.title", control.Column(look.Px(control.Step), objects...), first, s.update)
	return s
}

func (s *backupsSheet) show(all []store.Backup) {
	s.backups, s.read = all, true
	s.update()
}

func (s *backupsSheet) update() {
	d, look := s.desk, s.desk.look
	s.list.Objects = nil
	switch {
	case !s.read:
		s.list.Add(control.NewProse(look, look.Words.Say("backups.reading"), control.Body, figure.Regular, figure.MutedInk))
	case len(s.backups) == 0:
		s.list.Add(control.NewProse(look, look.Words.Say("backups.none"), control.Body, figure.Regular, figure.MutedInk))
	}
	for _, b := range s.backups {
		acts := []control.Cell{{Object: d.quiet("backups.look", func() { d.lookAt(b) }), Middle: true}}
		if d.file == nil || !d.file.ReadOnly() {
			acts = append(acts, control.Cell{Object: d.quiet("backups.restore", func() { d.restore(b) }), Middle: true})
		}
		s.list.Add(d.backupRow(b, d.sinceText(b), acts))
	}
	s.list.Refresh()
	d.frame.object.Refresh()
}

// backupRow is a backup with what is in it, what to say of it, and what can be done with it.
func (d *Desk) backupRow(b store.Backup, since string, acts []control.Cell) fyne.CanvasObject {
	look := d.look
	when := look.Words.Moment(b.Made.In(d.now().Location()))
	if b.Kept {
		when += " · " + look.Words.Say("backups.kept")
	}
	held := strings.Join([]string{look.Words.Count("backup.goals", b.Goals), look.Words.Count("backup.values", b.Values), look.Words.Size(b.Size)}, " · ")
	lines := control.Column(look.Px(2),
		control.NewProse(look, when, control.Body, figure.Bold, figure.Ink),
		control.NewProse(look, held, control.Body, figure.Regular, figure.Ink))
	if since != "" {
		lines.Add(control.NewProse(look, since, control.Small, figure.Regular, figure.MutedInk))
	}
	row := control.Row(look.Px(control.Step), append([]control.Cell{{Object: lines, Share: 1, Middle: true}}, acts...)...)
	const beside = 150 // from this size of text on there is no room beside it
	if d.settings.Zoom >= beside {
		row = control.Column(look.Px(control.Tight), lines, control.Row(look.Px(control.Gap), acts...))
	}
	return control.NewPanel(look, figure.Accent, control.Inset(look.Px(6), look.Px(12), look.Px(6), look.Px(control.Step), row))
}

// sinceText says what changed since a backup was made.
func (d *Desk) sinceText(b store.Backup) string {
	book := d.look.Words
	since, known := b.Since(d.dossier.History())
	switch {
	case !known:
		return book.Say("backups.otherWay")
	case len(since) == 0:
		return book.Say("backups.same")
	}
	last := since[len(since)-1]
	return book.Count("backups.since", len(since), "what", book.Fill(last.Title, last.Args))
}

// backUp makes a backup that stays.
func (d *Desk) backUp() {
	d.settle()
	file := d.file
	d.behind(func() func() {
		made, err := file.BackupNow()
		return func() {
			if err != nil {
				d.tell(err)
				return
			}
			d.frame.say(d.look.Words.Say("backups.made", "when", d.look.Words.Moment(made.Made.In(d.now().Location()))), "", nil)
			d.againBackups()
		}
	})
}

// againBackups reads the list anew while it is in sight.
func (d *Desk) againBackups() {
	if d.sheet != nil && d.sheet.title == "backups.title" {
		d.closeSheet()
		d.showBackups()
	}
}

// checkBackup opens the newest backup as one would after a disaster, reads all of it, and says whether it would do.
func (d *Desk) checkBackup() {
	file := d.file
	d.behind(func() func() {
		all, err := file.Backups()
		if err != nil || len(all) == 0 {
			return func() { d.frame.say(d.look.Words.Say("backups.none"), "", nil) }
		}
		found, err := store.Check(all[0].Path)
		return func() {
			when := d.look.Words.Moment(all[0].Made.In(d.now().Location()))
			switch {
			case err != nil:
				d.tell(err)
			case len(found) > 0:
				d.tell(&found[0])
			default:
				d.frame.say(d.look.Words.Say("backups.opens", "when", when, "goals", d.look.Words.Count("backup.goals", all[0].Goals),
					"values", d.look.Words.Count("backup.values", all[0].Values)), "", nil)
			}
		}
	})
}

// chooseCopy lets the user pick a place for a verified copy, such as a USB stick.
func (d *Desk) chooseCopy() {
	d.chooseFolder(func(folder string) {
		d.settle()
		file, path := d.file, filepath.Join(folder, d.datedName()+extension)
		d.behind(func() func() {
			err := file.SaveCopy(path)
			return func() {
				if err != nil {
					d.tell(err)
					return
				}
				d.frame.say(d.look.Words.Say("backups.copied", "file", path), "", nil)
			}
		})
	})
}

// datedName is the name of a copy that is made today.
func (d *Desk) datedName() string { return fileName(d.dossier.Cover().Title) + " " + string(d.today()) }

// chooseFolder lets the user pick a folder.
func (d *Desk) chooseFolder(do func(folder string)) {
	picker := dialog.NewFolderOpen(func(folder fyne.ListableURI, err error) {
		d.look.Keys.Muted = d.sheet != nil
		if err != nil {
			d.tell(model.NewProblem("problem.file.folder", "folder", "").Because(err))
			return
		}
		if folder != nil {
			do(folder.Path())
		}
	}, d.window)
	picker.Resize(d.window.Canvas().Size().SubtractWidthHeight(80, 60))
	d.look.Keys.Muted = true
	picker.Show()
}

// showMail asks for a password, and makes a copy that only opens with it.
func (d *Desk) showMail() {
	look := d.look
	password := control.NewField(look, look.Words.Say("mail.hint"))
	make := func() { d.makeMail(password.Text) }
	password.OnEnter = make
	d.openSheet("mail.title", control.Column(look.Px(12),
		control.NewProse(look, look.Words.Say("mail.what"), control.Body, figure.Regular, figure.Ink), password,
		control.Row(0, control.Cell{Object: control.NewButton(look, look.Words.Say("mail.make"), "Enter", control.Primary, make)})), password, nil)
}

func (d *Desk) makeMail(password string) {
	path, err := d.freeLocked()
	if err != nil {
		d.tell(err)
		return
	}
	file := d.file
	d.frame.say(d.look.Words.Say("mail.busy"), "", nil)
	d.behind(func() func() {
		err := file.SaveLocked(path, password)
		return func() {
			if err != nil {
				d.tell(err)
				return
			}
			d.closeSheet()
			d.frame.say(d.look.Words.Say("mail.made", "file", path), "", nil)
		}
	})
}

// freeLocked returns a path for a copy with a password that no file has yet.
func (d *Desk) freeLocked() (string, error) {
	path, err := d.freePath(d.datedName())
	if err != nil {
		return "", err
	}
	return strings.TrimSuffix(path, extension) + store.LockedExtension, nil
}

// askPassword opens a copy that somebody mailed, once its password is given.
func (d *Desk) askPassword(locked string) {
	look := d.look
	password := control.NewField(look, look.Words.Say("mail.openHint"))
	open := func() {
		path, err := d.freePath(strings.TrimSuffix(filepath.Base(locked), store.LockedExtension))
		if err != nil {
			d.tell(err)
			return
		}
		text := password.Text
		d.behind(func() func() {
			err := store.Unlock(locked, text, path)
			return func() {
				if err != nil {
					d.tell(err)
					return
				}
				d.closeSheet()
				d.choose(path)
			}
		})
	}
	password.OnEnter = open
	d.openSheet("mail.open", control.Column(look.Px(12),
		control.NewProse(look, look.Words.Say("mail.openWhat", "file", filepath.Base(locked)), control.Body, figure.Regular, figure.Ink), password,
		control.Row(0, control.Cell{Object: control.NewButton(look, look.Words.Say("mail.openIt"), "Enter", control.Primary, open)})), password, nil)
}

// eraseNames takes all names of people out of the dossier, its history and its backups.
func (d *Desk) eraseNames() {
	names := d.dossier.Count(model.KindName)
	if !d.edit("edit.names.erase", func(tx *model.Tx) error { tx.EraseNames(); return nil }) {
		return
	}
	d.closeSheet()
	said := d.look.Words.Count("backups.erased", names)
	var asides []string
	if d.file != nil {
		asides = store.SetAsides(d.file.Home())
	}
	for _, left := range asides {
		said += " " + d.look.Words.Say("backups.eraseAside", "file", filepath.Base(left))
	}
	d.frame.say(said, "", nil)
}

// restore puts a backup in the place of the dossier. What stood there is a backup by then, so that going back again is one act away.
func (d *Desk) restore(b store.Backup) {
	path, when := d.file.Home(), d.look.Words.Moment(b.Made.In(d.now().Location()))
	d.closeSheet()
	d.settle()
	err := d.file.Flush()
	if err == nil {
		err = d.file.HandOver()
	}
	if err != nil { // what was not saved would be lost
		d.tellUnsaved(err)
		return
	}
	d.release()
	_, err = store.Restore(b.Path, path, d.careful(store.Options{}))
	if opening := d.Open(path); opening != nil {
		d.nothingOpen()
		d.tell(opening)
		return
	}
	if err != nil {
		d.tell(err)
		return
	}
	d.frame.say(d.look.Words.Say("backups.restored", "when", when), d.look.Words.Say("backups.back"), func() {
		all, err := d.file.Backups()
		if err != nil {
			d.tell(err)
			return
		}
		for _, other := range all {
			if other.Kept && other.Path != b.Path {
				d.restore(other)
				return
			}
		}
	})
}

// nothingOpen shows the window without a dossier.
func (d *Desk) nothingOpen() {
	d.at = atStart
	d.window.SetContent(control.Space(0, 0)) // what shows the dossier must not be drawn any more
	d.rebuild()
}
