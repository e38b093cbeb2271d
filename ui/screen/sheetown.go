package screen

import (
	"log/slog"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/model/script"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// ownFolder is where the run sheets stand that the user keeps for the next group: beside the settings of the program.
func (d *Desk) ownFolder() string {
	return filepath.Join(d.app.Storage().RootURI().Path(), "runsheets")
}

// ownSheets are the run sheets of the user's own for a kind of session. One that cannot be read is left out, and the log says why.
func (d *Desk) ownSheets(kind model.SessionKind) []script.Own {
	sheets, faults := script.OwnSheets(d.ownFolder(), kind)
	for _, fault := range faults {
		slog.Error("own run sheet", "error", fault)
	}
	return sheets
}

// keep asks for a name and keeps the run sheet for the next group.
func (p *sheetPage) keep() {
	d := p.desk
	name := control.NewField(d.look, d.look.Words.Say("sheet.keep.hint"))
	name.OnEnter = func() {
		session := p.session()
		if session == nil {
			return
		}
		if err := script.OwnOf(session, name.Text).Save(d.ownFolder()); err != nil {
			d.tell(err)
			return
		}
		kept := strings.TrimSpace(name.Text)
		d.closeSheet()
		d.frame.say(d.look.Words.Say("sheet.kept", "name", kept), "", nil)
	}
	d.openSheet("sheet.keep", control.Column(d.look.Px(control.Gap), name,
		control.NewProse(d.look, d.look.Words.Say("sheet.keep.about", "folder", d.ownFolder()), control.Small, figure.Regular, figure.MutedInk)), name, nil)
}

// offerSheets offers the usual run sheet and those of the user's own.
func (p *sheetPage) offerSheets() {
	d, look := p.desk, p.desk.look
	session := p.session()
	if session == nil {
		return
	}
	rows := control.Column(look.Px(control.Gap))
	usual := control.NewButton(look, look.Words.Say("sheet.usual"), "", control.Plain, func() { p.useUsual() }).Leading()
	rows.Add(usual)
	own := d.ownSheets(session.Sort)
	for _, sheet := range own {
		rows.Add(control.Row(look.Px(control.Gap),
			control.Cell{Object: control.NewButton(look, sheet.Name, "", control.Plain, func() { p.use(sheet.Steps, sheet.Length) }).Leading(), Share: 1},
			control.Cell{Object: d.quiet("act.delete", func() {
				if err := sheet.Delete(d.ownFolder()); err != nil {
					d.tell(err)
					return
				}
				d.closeSheet()
				d.frame.say(look.Words.Say("say.deleted", "what", sheet.Name), look.Words.Say("act.undo"), func() {
					if err := sheet.Save(d.ownFolder()); err != nil {
						d.tell(err)
					}
				})
			})}))
	}
	if len(own) == 0 {
		rows.Add(control.NewProse(look, look.Words.Say("sheet.noOwn"), control.Small, figure.Regular, figure.MutedInk))
	}
	d.openSheet("sheet.other", atMost(look.Px(560), rows), fyne.Focusable(usual), nil)
}

// useUsual goes back to the run sheet that the program brings, and its length.
func (p *sheetPage) useUsual() {
	session := p.session()
	if session == nil {
		return
	}
	steps, err := script.For(session.Sort, p.desk.settings.Language)
	if err != nil {
		p.desk.tell(err)
		return
	}
	p.use(steps, 0)
}

// use gives the session another run sheet, and says so with undo.
func (p *sheetPage) use(steps []model.Step, length int) {
	d, session := p.desk, p.session()
	d.closeSheet()
	if d.edit(script.EditUse, func(tx *model.Tx) error {
		return script.Own{Steps: steps, Length: length}.UseFor(tx, session.ID)
	}, "session", session.Title) {
		p.goTo(min(p.list.Chosen(), len(p.session().Steps)-1))
		d.say("sheet.isUsed")
	}
}
