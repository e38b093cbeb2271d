package screen

import (
	"fyne.io/fyne/v2"

	"doelenboom/ui/screen/control"
)

// bindKeys gives the window the keys that hold everywhere (design.md). Pages add none of their own here: their keys live on the control
// that has the focus.
func (d *Desk) bindKeys() {
	k := d.look.Keys
	plain := func(key fyne.KeyName) control.Chord { return control.Chord{Key: key} }
	ctrl := func(key fyne.KeyName) control.Chord {
		return control.Chord{Key: key, Modifier: fyne.KeyModifierControl}
	}
	withDossier := func(do func()) func() {
		return func() {
			if d.dossier != nil {
				do()
			}
		}
	}
	k.OnAlways(plain(fyne.KeyEscape), d.escape)
	k.OnAlways(plain(fyne.KeyF1), d.showHelp)
	k.On(plain(fyne.KeyF5), withDossier(d.nextStep))
	k.On(plain(fyne.KeyF6), withDossier(d.fiveMinutes))
	k.On(plain(fyne.KeyF7), withDossier(d.showTerms))
	k.On(plain(fyne.KeyF8), withDossier(d.showParked))
	k.On(plain(fyne.KeyF9), withDossier(d.showAgree))
	k.OnAlways(plain(fyne.KeyF10), d.toggleRails)
	k.OnAlways(plain(fyne.KeyF11), withDossier(d.toggleHere))
	k.OnAlways(ctrl(fyne.KeyZ), withDossier(d.undo))
	k.OnAlways(ctrl(fyne.KeyY), withDossier(d.redo))
	k.OnAlways(control.Chord{Key: fyne.KeyZ, Modifier: fyne.KeyModifierControl | fyne.KeyModifierShift}, withDossier(d.redo))
	k.On(ctrl(fyne.KeyF), withDossier(d.find))
	k.On(ctrl(fyne.KeyP), withDossier(func() { d.show(atPapers) }))
	k.On(ctrl(fyne.KeyH), withDossier(d.showHistory))
	k.On(ctrl(fyne.KeyO), d.chooseFile)
	k.On(ctrl(fyne.KeyN), d.newDossier)
	k.OnAlways(ctrl(fyne.KeyPlus), func() { d.zoom(1) })
	k.OnAlways(ctrl(fyne.KeyEqual), func() { d.zoom(1) })
	k.OnAlways(ctrl(fyne.KeyMinus), func() { d.zoom(-1) })
	k.On(ctrl(fyne.Key0), d.fit)
	alt := func(key fyne.KeyName) control.Chord { return control.Chord{Key: key, Modifier: fyne.KeyModifierAlt} }
	k.On(alt(fyne.KeyRight), withDossier(func() { d.stepPage(1) }))
	k.On(alt(fyne.KeyLeft), withDossier(func() { d.stepPage(-1) }))
	k.On(ctrl(fyne.KeyPageDown), withDossier(func() { d.turnPage(1) }))
	k.On(ctrl(fyne.KeyPageUp), withDossier(func() { d.turnPage(-1) }))
	for i, p := range places {
		key := fyne.KeyName(rune('1' + i))
		k.On(alt(key), func() { d.show(p) })
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
	d.settle()
	before := d.settings.Zoom
	d.settings.step(by)
	if d.settings.Zoom != before {
		d.settings.save(d.app.Preferences())
		d.rebuild()
	}
}

func (d *Desk) setMode(mode Mode) {
	d.settings.Mode = mode
	d.settings.save(d.app.Preferences())
	d.rebuild()
}

func (d *Desk) setLanguage(language string) {
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
	case d.frame.hush():
	default:
		d.page().focus()
	}
}

// helpKeys are the keys that hold everywhere, for the help sheet.
var helpKeys = []hint{
	{"F1", "hint.help"}, {"F2", "hint.edit"}, {"F5", "hint.next"}, {"F6", "hint.longer"}, {"F7", "foot.terms"}, {"F8", "foot.parked"},
	{"F9", "foot.agreements"}, {"F10", "hint.rails"}, {"F11", "hint.here"}, {"Alt1", "hint.pages"}, {"CtrlZ", "hint.undo"}, {"CtrlY", "hint.redo"},
	{"CtrlF", "hint.find"}, {"CtrlP", "page.papers"}, {"CtrlH", "bar.history"}, {"CtrlO", "hint.open"}, {"CtrlN", "hint.new"},
	{"CtrlPlus", "hint.larger"}, {"CtrlMinus", "hint.smaller"}, {"Ctrl0", "hint.fit"}, {"Esc", "hint.leave"},
}
