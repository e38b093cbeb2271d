package screen

import (
	"path/filepath"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/model/store"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
	"doelenboom/ui/words"
)

// offerSalvage reads what can be read of a damaged dossier, and what backups there are, and shows both before anybody decides. Nothing is
// changed by looking.
func (d *Desk) offerSalvage(path string, why error) {
	d.frame.say(d.look.Words.Problem(why), "", nil)
	options := store.SalvageOptions{Backups: d.backups, LostText: d.look.Words.Say("salvage.lostText")}
	d.behind(func() func() {
		found, err := store.Salvage(path, options)
		if err != nil {
			found = nil
		}
		var backups []store.Backup
		if d.backups != "" {
			if found != nil {
				backups, _ = store.Backups(d.backups, found.Dossier.Cover().ID) // without a list there are none to offer
			} else {
				backups, _ = store.BackupsNamed(d.backups, path)
			}
		}
		return func() {
			if found != nil || len(backups) > 0 {
				d.showSalvage(path, why, found, backups)
			}
		}
	})
}

// showSalvage shows what was found of a damaged dossier, and its backups.
func (d *Desk) showSalvage(path string, why error, found *store.Salvaged, backups []store.Backup) {
	look := d.look
	say := look.Words.Say
	objects := []fyne.CanvasObject{control.NewProse(look, look.Words.Problem(why), control.Body, figure.Regular, figure.Ink)}
	var first fyne.Focusable
	if found != nil {
		goOn := control.NewButton(look, say("salvage.goOn"), "", control.Primary, func() { d.goOnWith(path, found) })
		first = goOn
		lines := control.Column(look.Px(control.Tight))
		texts := d.salvageLines(path, found)
		lines.Add(control.NewProse(look, texts[0], control.Body, figure.Bold, figure.Ink))
		for _, text := range texts[1:] {
			lines.Add(control.NewProse(look, text, control.Body, figure.Regular, figure.Ink))
		}
		objects = append(objects, control.NewPanel(look, figure.Accent, control.Inset(look.Px(10), look.Px(12), look.Px(10), look.Px(control.Step),
			control.Column(look.Px(12), lines, control.Tiles(look.Px(236), look.Px(control.Gap),
				goOn,
				control.NewButton(look, say("salvage.look"), "", control.Plain, func() {
					d.lookBack(found.Dossier, say("salvage.looking", "file", filepath.Base(path)))
				}))))))
	}
	if len(backups) > 0 {
		objects = append(objects, control.NewProse(look, say("salvage.backups"), control.Body, figure.Bold, figure.Ink))
	}
	for _, b := range backups {
		objects = append(objects, d.backupRow(b, "", []control.Cell{{Object: d.quiet("backups.restore", func() { d.restoreTo(b, path) }), Middle: true}}))
	}
	objects = append(objects, control.NewProse(look, say("salvage.safe"), control.Small, figure.Regular, figure.MutedInk))
	d.frame.hush()
	d.openSheet("salvage.title", control.Column(look.Px(control.Step), objects...), first, nil)
}

// salvageLines say what was found and what is missing.
func (d *Desk) salvageLines(path string, s *store.Salvaged) []string {
	b := d.look.Words
	name := filepath.Base(path)
	var out []string
	switch {
	case s.Whole && s.OneBack:
		out = append(out, b.Say("salvage.wholeOneBack", "file", name))
	case s.Whole:
		out = append(out, b.Say("salvage.whole", "file", name))
	case s.Certain:
		out = append(out, b.Say("salvage.part", "file", name))
	default:
		out = append(out, b.Say("salvage.uncertain", "file", name))
	}
	for _, part := range s.Parts {
		what := words.Sentence(b.Say(part.Part))
		switch {
		case !s.Certain:
			out = append(out, b.Say("salvage.found", "part", what, "found", part.Found))
		case !part.Whole && part.Found >= part.Expected:
			out = append(out, b.Say("salvage.older", "part", what, "found", part.Found))
		case !part.Whole:
			out = append(out, b.Say("salvage.missing", "part", what, "found", part.Found, "expected", part.Expected, "missing", part.Expected-part.Found))
		}
	}
	if s.FromBackup > 0 && s.Backup != nil {
		out = append(out, b.Count("salvage.fromBackup", s.FromBackup, "when", b.Moment(s.Backup.Made.In(d.now().Location()))))
	}
	if s.Mended > 0 {
		out = append(out, b.Count("salvage.mended", s.Mended))
	}
	return out
}

// goOnWith puts what was salvaged in the place of the damaged file, which is set aside, and opens it.
func (d *Desk) goOnWith(path string, found *store.Salvaged) {
	aside, err := found.Replace(path, d.careful(store.Options{}))
	if err != nil {
		d.tell(err)
		return
	}
	d.openedAfter(path, aside)
}

// restoreTo puts a backup in the place of a file that could not be opened, and opens it.
func (d *Desk) restoreTo(b store.Backup, path string) {
	aside, err := store.Restore(b.Path, path, d.careful(store.Options{}))
	if err != nil {
		d.tell(err)
		return
	}
	d.openedAfter(path, aside)
}

// openedAfter opens a file that was made whole again, and says where the damaged one is.
func (d *Desk) openedAfter(path, aside string) {
	d.closeSheet()
	if d.OpenOrTell(path) != nil {
		return
	}
	key := model.Key("salvage.opened")
	if aside == "" {
		key = "salvage.openedAlone"
	}
	d.frame.say(d.look.Words.Say(key, "file", filepath.Base(aside)), "", nil)
}
