package screen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// sheet is a small page over the foot: a term, a parked subject, a decision, help, history. Escape takes it away and brings the keyboard
// back to where it was. While it is there, the keys of the page wait.
type sheet struct {
	title   model.Key
	back    fyne.Focusable
	update  func()
	content fyne.CanvasObject
	body    *control.Scroller
}

// revealInSheet scrolls a sheet to a part of it.
func (d *Desk) revealInSheet(o fyne.CanvasObject) {
	if d.sheet != nil && d.sheet.body != nil {
		d.sheet.body.Reveal(o)
	}
}

// scrollSheet moves what lies over the page, where nothing in it has the keyboard.
func (d *Desk) scrollSheet(key fyne.KeyName) {
	if d.sheet != nil && d.sheet.body != nil {
		d.sheet.body.Key(key)
	}
}

// openSheet lays a sheet over the page. Update is called after every change of the dossier while it is there.
// What is half written in a field that can wait stays as it is until the keyboard comes back.
func (d *Desk) openSheet(title model.Key, content fyne.CanvasObject, first fyne.Focusable, update func()) {
	look := d.look
	back := d.window.Canvas().Focused()
	if field, ok := back.(*control.Field); !ok || d.sheet != nil || !field.Hold() {
		d.settle()
	}
	if d.sheet != nil {
		if d.sheet.title == title { // the same key again closes it
			d.closeSheet()
			return
		}
		back = d.sheet.back
	}
	head := control.Row(look.Px(control.Step),
		control.Cell{Object: control.NewProse(look, look.Words.Say(title), control.Heading, figure.Bold, figure.Ink), Share: 1, Middle: true},
		control.Cell{Object: control.NewButton(look, look.Words.Say("act.close"), "Esc", control.Quiet, d.closeSheet), Middle: true})
	d.sheet = &sheet{title: title, back: back, update: update, content: content}
	body := control.NewScroller(look, control.Inset(0, look.Px(control.Wide), look.Px(control.Step), look.Px(control.Wide), content))
	d.sheet.body = body
	whole := &sheetBody{look: look, head: head, body: body, content: content}
	d.frame.over.Objects = []fyne.CanvasObject{control.Over(look.Surface(figure.Card),
		container.New(edge{}, thickRule(look), container.New(whole, head, body)))}
	d.frame.over.Show()
	d.look.Keys.Muted = true
	d.frame.object.Refresh()
	if first != nil {
		d.window.Canvas().Focus(first)
	} else {
		d.window.Canvas().Unfocus()
	}
}

func thickRule(look *control.Look) fyne.CanvasObject {
	rule := look.Surface(figure.Accent)
	rule.SetMinSize(fyne.NewSize(look.Px(2), look.Px(2)))
	return rule
}

// sheetBody lays a heading above what scrolls, and is as high as both need.
type sheetBody struct {
	look    *control.Look
	head    fyne.CanvasObject
	body    fyne.CanvasObject
	content fyne.CanvasObject
}

func (s *sheetBody) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	x, head := s.look.Px(control.Wide), s.look.Px(52)
	s.head.Move(fyne.NewPos(x, s.look.Px(4)))
	s.head.Resize(fyne.NewSize(size.Width-2*x, head-s.look.Px(4)))
	s.body.Move(fyne.NewPos(0, head))
	s.body.Resize(fyne.NewSize(size.Width, max(0, size.Height-head)))
}

func (s *sheetBody) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// HeightFor asks the content for its height.
func (s *sheetBody) HeightFor(_ []fyne.CanvasObject, width float32) float32 {
	return s.look.Px(52+control.Step) + control.HeightOf(s.content, width-2*s.look.Px(control.Wide))
}

// closeSheet takes the sheet away, after what was written in it is part of the dossier.
func (d *Desk) closeSheet() {
	if d.sheet == nil {
		return
	}
	d.settle()
	back := d.sheet.back
	d.sheet = nil
	d.look.Keys.Muted = false
	d.frame.over.Objects = nil
	d.frame.over.Hide()
	d.frame.object.Refresh()
	if field, ok := back.(*control.Field); ok && field.Unfinished && !field.Held() {
		back = nil // what was being written on is gone
	}
	if back != nil {
		d.window.Canvas().Focus(back)
	}
	if back == nil || d.window.Canvas().Focused() != back { // it may be gone by now
		d.page().focus()
	}
}
