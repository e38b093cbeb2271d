package screen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// projector is the window for the room.
type projector struct {
	desk   *Desk
	window fyne.Window
	scene  *scene
}

// toggleProjector opens the window for the room, full screen on the second screen where there is one, or closes it. It is made anew each
// time: a window that was hidden while a screen was unplugged may not come back. The keyboard goes back to the work.
func (d *Desk) toggleProjector() {
	if d.sheet == nil {
		defer func() { d.page().focus() }()
	}
	if d.projector != nil {
		d.closeProjector()
		d.frame.showProjector()
		return
	}
	if d.dossier == nil {
		return
	}
	p := &projector{desk: d, window: d.app.NewWindow(d.look.Words.Say("room.window"))}
	p.window.SetPadded(false)
	p.window.Resize(fyne.NewSize(1280, 720))
	p.window.SetOnClosed(func() {
		if d.projector == p {
			d.projector = nil
			d.frame.showProjector()
		}
	})
	d.projector = p
	p.rebuild()
	if driver, ok := d.app.Driver().(desktop.Driver); ok {
		if window, ok := p.window.(desktop.Window); ok && driver.HasSecondaryDisplay() {
			window.RequestFullScreenSecondary()
		}
	}
	p.window.Show()
	d.app.Driver().SetDisableScreenBlanking(true)
	d.window.RequestFocus()
	d.frame.showProjector()
}

// rebuild makes the view anew, for another look or language. The window has the keys of the laptop, so that it does not matter which of
// the two has the focus.
func (p *projector) rebuild() {
	p.scene = newScene(p.desk, p.desk.look.Keys)
	p.window.SetContent(p.scene.object)
	p.desk.look.Keys.Listen(p.window.Canvas())
}

func (d *Desk) closeProjector() {
	if d.projector == nil {
		return
	}
	window := d.projector.window
	d.projector = nil
	window.Close()
	d.app.Driver().SetDisableScreenBlanking(false)
}

// toggleHere shows the room's view on the laptop's own window, for who has one screen, and goes back.
func (d *Desk) toggleHere() {
	d.settle()
	if d.here != nil {
		d.here = nil
		d.window.SetContent(d.frame.object)
		d.look.Keys.Muted = false
		d.page().focus()
		return
	}
	if d.sheet != nil {
		d.closeSheet()
	}
	d.here = newScene(d, d.look.Keys)
	d.window.SetContent(d.here.object)
	d.window.Canvas().Unfocus()
}
