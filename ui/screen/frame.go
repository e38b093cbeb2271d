package screen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/model/store"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

const (
	topHeight  = 48
	footHeight = 36
	leftWidth  = 148
	rightWidth = 228
	leastSheet = 380 // what a sheet may always be high, if there is that much
)

// frame is what stands around the page: the bar above it, the rail of pages at the left, the rail of the running session at the right,
// the line that says what was done, and the foot with what a room needs at any moment.
type frame struct {
	desk        *Desk
	object      *fyne.Container
	top, foot   fyne.CanvasObject
	left, right *fyne.Container
	body        *fyne.Container // the page
	over        *fyne.Container // a sheet over the foot of the page
	line        *fyne.Container // what was said last
	find        *fyne.Container // the line in which a text is looked for
	finding     *findBar        // nil while nobody looks for anything
	rail        *sessionRail
	title       *control.Prose
	savedMark   *canvas.Text
	projector   *control.Button
	others      []*control.Button // of the bar, that make room where there is little
	hold        *control.Button   // there while the room sees something, and loud while that is held
	pages       []*control.Button
	counts      *countsBar
	hints       *fyne.Container
	saidUnsaved bool
}

func newFrame(d *Desk) *frame {
	f := &frame{desk: d}
	f.body = container.New(&fillLayout{})
	f.over = container.New(&fillLayout{})
	f.line = container.New(&fillLayout{})
	f.find = container.New(&fillLayout{})
	f.over.Hide()
	f.line.Hide()
	f.find.Hide()
	f.top = f.makeTop()
	f.left = f.makeLeft()
	f.rail = newSessionRail(d)
	f.right = f.rail.object
	f.foot = f.makeFoot()
	f.object = container.New(f, f.body, f.left, f.right, f.find, f.over, f.line, f.foot, f.top)
	f.changed(nil)
	return f
}

// fillLayout gives every object all room.
type fillLayout struct{}

func (fillLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size)
	}
}

func (fillLayout) MinSize(objects []fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// Layout implements fyne.Layout.
func (f *frame) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	look := f.desk.look
	top, foot := look.Px(topHeight), look.Px(footHeight)
	left, right := float32(0), float32(0)
	if f.left.Visible() {
		left = look.Px(leftWidth)
	}
	if f.right.Visible() {
		right = look.Px(rightWidth)
	}
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(max(0, w), max(0, h)))
	}
	put(f.top, 0, 0, size.Width, top)
	put(f.foot, 0, size.Height-foot, size.Width, foot)
	middle := size.Height - top - foot
	put(f.left, 0, top, left, middle)
	put(f.right, size.Width-right, top, right, middle)
	line := float32(0) // what was said stands between the page and the foot, and covers neither
	if f.line.Visible() && len(f.line.Objects) > 0 {
		line = max(look.Px(44), control.HeightOf(f.line.Objects[0], size.Width-left-right))
	}
	put(f.line, left, size.Height-foot-line, size.Width-left-right, line)
	find := float32(0)
	if f.find.Visible() && len(f.find.Objects) > 0 {
		find = control.HeightOf(f.find.Objects[0], size.Width-left-right)
	}
	put(f.find, left, size.Height-foot-line-find, size.Width-left-right, find)
	put(f.body, left, top, size.Width-left-right, middle-line-find)
	most := max(middle*2/3, look.Px(leastSheet)) // a sheet leaves the work in sight
	over := min(middle-line, most, max(look.Px(200), f.overHeight(size.Width-left-right)))
	put(f.over, left, size.Height-foot-line-over, size.Width-left-right, over)
}

func (f *frame) overHeight(width float32) float32 {
	if len(f.over.Objects) == 0 {
		return 0
	}
	return control.HeightOf(f.over.Objects[0], width)
}

// MinSize implements fyne.Layout: the design promises that nothing is cut from 1024x700 on, and lets smaller windows be.
func (f *frame) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(640, 400) }

func (f *frame) makeTop() fyne.CanvasObject {
	d, look := f.desk, f.desk.look
	say := look.Words.Say
	f.title = control.NewProse(look, "", control.Body, figure.Bold, figure.Ink).AtMost(1)
	f.savedMark = look.Line("", control.Small, figure.Regular, figure.MutedInk)
	find := control.NewButton(look, say("bar.find"), "", control.Quiet, d.find)
	paper := control.NewButton(look, say("page.papers"), "", control.Quiet, func() { d.show(atPapers) })
	history := control.NewButton(look, say("bar.history"), "", control.Quiet, d.showHistory)
	f.others = []*control.Button{history, find}
	f.hold = control.NewButton(look, "", d.keyOf("hint.hold"), control.Quiet, d.hold)
	f.projector = control.NewButton(look, "", "", control.Quiet, d.toggleProjector)
	bar := control.Row(look.Px(control.Step),
		control.Cell{Object: f.title, Share: 1, Middle: true}, control.Cell{Object: f.savedMark, Middle: true},
		control.Cell{Object: control.Space(look.Px(control.Wide), 0)},
		control.Cell{Object: history, Middle: true}, control.Cell{Object: find, Middle: true},
		control.Cell{Object: paper, Middle: true}, control.Cell{Object: f.hold, Middle: true}, control.Cell{Object: f.projector, Middle: true})
	rule := look.Rule()
	return control.Over(look.Surface(figure.Card), container.New(edge{bottom: true}, rule,
		control.Inset(0, look.Px(control.Step), 0, look.Px(20), bar)))
}

// edge lays a hairline along the top, bottom, left or right of what comes after it.
type edge struct{ bottom, left, right bool }

func (e edge) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	thick := objects[0].MinSize().Height
	pos, rule := fyne.NewPos(0, 0), fyne.NewSize(size.Width, thick)
	switch {
	case e.bottom:
		pos = fyne.NewPos(0, size.Height-thick)
	case e.left:
		rule = fyne.NewSize(thick, size.Height)
	case e.right:
		pos, rule = fyne.NewPos(size.Width-thick, 0), fyne.NewSize(thick, size.Height)
	}
	objects[0].Move(pos)
	objects[0].Resize(rule)
	objects[1].Move(fyne.NewPos(0, 0))
	objects[1].Resize(size)
}

func (e edge) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[1].MinSize() }

func (e edge) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return control.HeightOf(objects[1], width)
}

func (f *frame) makeLeft() *fyne.Container {
	d, look := f.desk, f.desk.look
	column := control.Column(look.Px(control.Tight))
	for _, p := range places {
		button := control.NewButton(look, look.Words.Say(p.key()), "", control.Quiet, func() { d.show(p) }).Leading()
		f.pages = append(f.pages, button)
		column.Add(button)
	}
	return control.Over(look.Surface(figure.Ground), control.Inset(look.Px(control.Step), 0, 0, 0, column))
}

func (f *frame) makeFoot() fyne.CanvasObject {
	look := f.desk.look
	f.counts = newCountsBar(f.desk)
	f.hints = container.New(&fillLayout{})
	row := control.Row(look.Px(control.Step), control.Cell{Object: f.counts.object, Middle: true}, control.Cell{Object: f.hints, Share: 1})
	return control.Over(look.Surface(figure.Card), container.New(edge{}, look.Rule(),
		control.Inset(0, look.Px(20), 0, look.Px(12), row)))
}

// showPage puts the page at hand in its place.
func (f *frame) showPage() {
	d := f.desk
	for i, button := range f.pages {
		manner := control.Quiet
		if places[i] == d.at.onRail() {
			manner = control.Current
		}
		button.SetManner(manner)
		button.SetEnabled(d.dossier != nil || places[i] == atStart)
	}
	f.body.Objects = []fyne.CanvasObject{d.page().content()}
	f.body.Refresh()
	f.showHints()
}

// showHints writes the keys that work now at the right of the foot, as many as fit.
func (f *frame) showHints() {
	hints := append(f.desk.page().hints(), hint{string(control.Everywhere), "hint.help"})
	f.hints.Objects = []fyne.CanvasObject{f.desk.newHintsBar(hints)}
	f.hints.Refresh()
}

// changed brings the frame up to date after a change.
func (f *frame) changed(change *model.Change) {
	d := f.desk
	if d.dossier == nil {
		f.title.SetText("Doelenboom")
	} else {
		title := d.dossier.Cover().Title
		if title == "" {
			title = d.look.Words.Say("dossier.untitled")
		}
		f.title.SetText(title)
	}
	f.counts.update()
	f.rail.update()
	running := d.dossier != nil && d.dossier.RunningSession() != nil
	f.right.Hidden = !running || d.railsGone
	f.left.Hidden = d.railsGone
	f.showSaved()
	f.showProjector()
	if change != nil && change.Touches(model.KindSession) {
		f.object.Refresh()
	}
}

func (f *frame) showSaved() {
	d := f.desk
	text, paint := "", figure.MutedInk
	switch {
	case d.present != nil:
		text, paint = d.look.Words.Say("past.mark"), figure.OffCourse
	case d.file == nil:
	case d.file.ReadOnly():
		text = d.look.Words.Say("saved.readOnly")
	case d.saved.Err != nil:
		text, paint = d.look.Words.Say("saved.failed"), figure.OffCourse
	case d.saved.Pending > 0:
		text = d.look.Words.Say("saved.pending")
	case d.saved.HandErr != nil:
		text, paint = d.look.Words.Say("saved.notHome"), figure.OffCourse
	case d.saved.Away != store.Here && !d.saved.HandedOver:
		text = d.look.Words.Say("saved.here")
	default:
		text = d.look.Words.Say("saved.done")
	}
	if f.savedMark.Text != text {
		f.savedMark.Text, f.savedMark.Color = text, d.look.Color(paint)
		f.savedMark.Refresh()
		f.top.Refresh()
	}
}

func (f *frame) showProjector() {
	d := f.desk
	text, manner := d.look.Words.Say("bar.projector"), control.Quiet
	if d.projector != nil {
		text, manner = "• "+d.look.Words.Say("bar.projectorOn"), control.Current
	}
	f.projector.SetText(text)
	f.projector.SetManner(manner)
	f.projector.SetEnabled(d.dossier != nil)
	f.hold.Hidden = d.projector == nil && d.held == nil
	const wide = 900 // units of the design in which all of the bar has room
	for _, button := range f.others {
		button.Hidden = !f.hold.Hidden && d.window.Canvas().Size().Width < d.look.Px(wide) // they have keys of their own
	}
	if d.held != nil {
		f.hold.SetText(d.look.Words.Say("room.bar.held"))
		f.hold.SetManner(control.Primary)
	} else {
		f.hold.SetText(d.look.Words.Say("room.bar.hold"))
		f.hold.SetManner(control.Quiet)
	}
	f.top.Refresh()
}

func (f *frame) tick() { f.rail.tick() }

// say writes one line above the foot, with an act beside it; the next line takes its place, and Escape clears it.
func (f *frame) say(text, act string, do func()) {
	if do == nil {
		f.ask(text)
		return
	}
	f.ask(text, answer{text: act, do: do})
}

// answer is one of the things that can be done about what a line says.
type answer struct {
	text string
	do   func()
}

// ask writes one line above the foot with answers beside it, and returns the first of them, for the keyboard. Who answers nothing leaves
// things as they are.
func (f *frame) ask(text string, answers ...answer) fyne.Focusable {
	look := f.desk.look
	cells := []control.Cell{{Object: control.NewProse(look, text, control.Body, figure.Regular, figure.Ink), Share: 1, Middle: true}}
	var first fyne.Focusable
	for _, a := range answers {
		button := control.NewButton(look, a.text, "", control.Plain, func() {
			f.hush()
			a.do()
		})
		if first == nil {
			first = button
		}
		cells = append(cells, control.Cell{Object: button, Middle: true})
	}
	cells = append(cells, control.Cell{Object: control.NewButton(look, look.Words.Say("act.close"), "Esc", control.Quiet, func() { f.hush() }), Middle: true})
	line := container.New(edge{}, look.Rule(),
		control.Inset(look.Px(4), look.Px(control.Step), look.Px(4), look.Px(control.Step), control.Row(look.Px(control.Step), cells...)))
	f.line.Objects = []fyne.CanvasObject{control.Over(look.Surface(figure.Card), line)}
	f.line.Show()
	f.object.Refresh()
	return first
}

// hush takes the line away; it reports whether there was one.
func (f *frame) hush() bool {
	if !f.line.Visible() {
		return false
	}
	f.line.Objects = nil
	f.line.Hide()
	f.object.Refresh()
	return true
}

// said returns the line above the foot, for tests and for who cannot see it.
func (f *frame) said() string {
	var text string
	walk(f.line, func(o fyne.CanvasObject) {
		if prose, ok := o.(*control.Prose); ok {
			text = prose.Text()
		}
	})
	if !f.line.Visible() {
		return ""
	}
	return text
}

// walk visits an object and everything in the containers under it.
func walk(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	visit(o)
	if c, ok := o.(*fyne.Container); ok {
		for _, inner := range c.Objects {
			walk(inner, visit)
		}
	}
}
