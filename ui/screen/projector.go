package screen

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// projector is the window for the room.
type projector struct {
	desk   *Desk
	window fyne.Window
	scene  *scene
	second bool // it fills a screen of its own
}

// displays is what the desk knows of the screens.
type displays struct {
	second func() bool // reports whether there is a second one
	lost   bool        // the projector was on one that is gone
	looked time.Time   // when the desk last looked
}

// slept is how long the desk can be without looking before it is plain that the machine slept.
const slept = 30 * time.Second

// secondDisplay returns what reports whether there is a second screen, that shows something else than the first.
func secondDisplay(driver fyne.Driver) func() bool {
	screens, ok := driver.(desktop.Driver)
	if !ok {
		return func() bool { return false }
	}
	return func() (second bool) {
		defer func() {
			if recover() != nil { // Fyne asks where the first screen is, also at the moment between two in which there is none
				second = false
			}
		}()
		return screens.HasSecondaryDisplay()
	}
}

// toggleProjector opens the window for the room, full screen on the second screen where there is one, or closes it. One that stands in a
// window of its own because there was no second screen goes to it when there is. The keyboard goes back to the work.
func (d *Desk) toggleProjector() {
	if d.sheet == nil {
		defer func() { d.page().focus() }()
	}
	if d.projector != nil {
		toSecond := !d.projector.second && d.displays.second()
		d.closeProjector()
		if !toSecond {
			d.displays.lost = false
			d.frame.showProjector()
			return
		}
	}
	if d.dossier != nil {
		d.openProjector()
	}
}

// openProjector makes the window anew each time: one that was hidden while a screen was unplugged or the machine slept may not come back.
func (d *Desk) openProjector() {
	p := &projector{desk: d, window: d.app.NewWindow(d.look.Words.Say("room.window")), second: d.displays.second()}
	p.window.SetPadded(false)
	p.window.Resize(fyne.NewSize(1280, 720))
	p.window.SetOnClosed(func() {
		if d.projector == p {
			d.projector = nil
			d.frame.showProjector()
		}
	})
	d.projector, d.displays.lost = p, false
	p.rebuild()
	if window, ok := p.window.(desktop.Window); ok && p.second {
		window.RequestFullScreenSecondary()
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

// watchProjector looks once a second whether the room still sees what it should. A screen that is gone takes its window along, so that it
// does not cover the laptop's; the line says with which key it comes back. After the machine slept the window is made anew.
func (d *Desk) watchProjector() {
	before, now := d.displays.looked, d.now().Round(0) // the clock on the wall: the other one sleeps too
	d.displays.looked = now
	switch {
	case d.dossier == nil:
	case d.projector != nil && d.projector.second && !d.displays.second():
		d.closeProjector()
		d.displays.lost = true
		d.frame.showProjector()
		d.frame.say(d.look.Words.Say("room.lost", "key", d.keyOf("hint.projector")), d.look.Words.Say("bar.projector"), d.toggleProjector)
	case d.projector == nil && d.displays.lost && d.displays.second():
		d.displays.lost = false
		d.frame.say(d.look.Words.Say("room.found", "key", d.keyOf("hint.projector")), d.look.Words.Say("bar.projector"), d.toggleProjector)
	case d.projector != nil && !before.IsZero() && now.Sub(before).Abs() > slept:
		d.closeProjector()
		d.openProjector()
		if d.sheet == nil {
			d.page().focus()
		}
	}
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
