package screen

import "doelenboom/model"

// bindKeys gives the window the keys that hold everywhere (design.md); the keymap says which they are. Pages add none of their own here:
// their keys live on the control that has the focus.
func (d *Desk) bindKeys() {
	for does, do := range d.acts() {
		d.look.Keys.Bind(does, do)
	}
}

// acts is what the keys do that hold everywhere.
func (d *Desk) acts() map[model.Key]func(choice int) {
	plain := func(do func()) func(int) { return func(int) { do() } }
	withDossier := func(do func()) func(int) {
		return func(int) {
			if d.dossier != nil {
				do()
			}
		}
	}
	withChoice := func(do func(int)) func(int) {
		return func(choice int) {
			if d.dossier != nil {
				do(choice)
			}
		}
	}
	turn := func(do func(by int)) func(int) {
		return func(choice int) {
			if d.dossier != nil {
				do(2*choice - 1)
			}
		}
	}
	return map[model.Key]func(int){
		"hint.leave":        plain(d.escape),
		"hint.help":         plain(d.showHelp),
		"hint.next":         withDossier(d.nextStep),
		"hint.longer":       withDossier(d.fiveMinutes),
		"foot.terms":        withDossier(d.showTerms),
		"foot.parked":       withDossier(d.showParked),
		"foot.agreements":   withDossier(d.showAgree),
		"hint.rails":        plain(d.toggleRails),
		"hint.here":         withDossier(d.toggleHere),
		"hint.projector":    withDossier(d.toggleProjector),
		"hint.hold":         withDossier(d.hold),
		"hint.previousStep": withDossier(d.previousStep),
		"hint.pause":        withDossier(d.pause),
		"hint.replan":       withDossier(d.showReplanning),
		"hint.undo":         withDossier(d.undo),
		"hint.redo":         withDossier(d.redo),
		"hint.find":         withDossier(d.find),
		"page.papers":       withDossier(func() { d.show(atPapers) }),
		"bar.history":       withDossier(d.showHistory),
		"backups.title":     withDossier(d.showBackups),
		"hint.open":         plain(d.chooseFile),
		"hint.new":          plain(d.newDossier),
		"hint.larger":       plain(func() { d.zoom(1) }),
		"hint.smaller":      plain(func() { d.zoom(-1) }),
		"hint.fit":          plain(d.fit),
		"hint.pages":        func(choice int) { d.show(places[choice]) },
		"hint.surfaces":     turn(d.turnPage),
		"keys.neighbour":    turn(d.stepPage),
		"quality.answer":    withChoice(func(choice int) { d.answer(choice == 0) }),
		"figure.key.lines":  withDossier(d.showLines),
		"figure.key.behind": withDossier(d.toggleBehind),
		"hint.fetch":        withDossier(d.fetch),
		"hint.library":      withDossier(d.openLibrary),
		"hint.journal":      withDossier(d.showJournal),
	}
}

// fitter is a page that has something to fit in its place.
type fitter interface{ fit() }

// fit makes the work fit its place; where nothing can be fitted it brings the size of everything back to 100 %.
func (d *Desk) fit() {
	if f, ok := d.page().(fitter); ok {
		f.fit()
		return
	}
	d.zoom(0)
}

// stepper is a page that goes from one record to the next.
type stepper interface{ step(by int) }

func (d *Desk) stepPage(by int) {
	if s, ok := d.page().(stepper); ok {
		s.step(by)
	}
}

// turner is a page with several surfaces.
type turner interface{ turnBy(by int) }

func (d *Desk) turnPage(by int) {
	if t, ok := d.page().(turner); ok {
		t.turnBy(by)
	}
}

// zoom enlarges everything by a step, or makes it smaller, or brings it back.
func (d *Desk) zoom(by int) {
	d.closeSheet()
	d.settle()
	before := d.settings.Zoom
	d.settings.step(by)
	if d.settings.Zoom != before {
		d.settings.save(d.app.Preferences())
		d.rebuild()
	}
}

func (d *Desk) setMode(mode Mode) {
	d.closeSheet()
	d.settings.Mode = mode
	d.settings.save(d.app.Preferences())
	d.rebuild()
}

func (d *Desk) setLanguage(language string) {
	d.closeSheet()
	d.settings.Language = language
	d.settings.save(d.app.Preferences())
	d.rebuild()
}

// toggleRails folds both rails away, or back.
func (d *Desk) toggleRails() {
	d.railsGone = !d.railsGone
	d.frame.changed(nil)
	d.frame.object.Refresh()
}

// escape leaves whatever lies on top: the projector's view on this window, a sheet, the line above the foot.
func (d *Desk) escape() {
	switch {
	case d.here != nil:
		d.toggleHere()
	case d.sheet != nil:
		d.closeSheet()
	case d.closeFind():
	case d.stopWork():
	case d.present != nil:
		d.backToNow()
	case d.frame.hush():
	default:
		d.page().focus()
	}
}
