package screen

import (
	"fyne.io/fyne/v2"

	"doelenboom/ui/screen/control"
)

// paperSplit lays the list, what can be chosen, and the pages beside each other. Where there is less room the pages stand under what can be
// chosen; where there is little, the list and the rest take turns.
type paperSplit struct {
	page   *papersPage
	back   fyne.CanvasObject // to the list, where that is not in sight
	narrow bool              // the list and the rest take turns
	inForm bool              // and it is the rest's
	under  bool              // the pages stand under the form
}

// The widths of the page, in units of the design.
const (
	narrowPapers  = 560 // below it list and form take turns
	stackedPapers = 780 // below it the pages stand under the form
	paperListWide = 232
	paperFormWide = 288
)

// enter brings the list or the rest in sight.
func (s *paperSplit) enter(form bool) {
	if s.inForm != form {
		s.inForm = form
		s.lay()
	}
}

// lay lays the page out anew.
func (s *paperSplit) lay() {
	if s.page.object != nil {
		s.page.object.Refresh()
	}
}

// stack puts the pages under the form, or beside it.
func (s *paperSplit) stack(under bool) {
	p := s.page
	if s.under = under; under {
		p.beside.Objects = nil
		p.scroll.SetContent(p.inForm(control.Column(p.desk.look.Px(control.Step), p.form, p.preview.object)))
		return
	}
	p.scroll.SetContent(p.inForm(p.form))
	p.beside.Objects = []fyne.CanvasObject{p.preview.object}
}

// Layout implements fyne.Layout.
func (s *paperSplit) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	look := s.page.desk.look
	list, rule, form, beside := objects[0], objects[1], objects[2], objects[3]
	s.narrow = size.Width < look.Px(narrowPapers)
	if under := size.Width < look.Px(stackedPapers); under != s.under {
		s.stack(under)
	}
	shown(list, !s.narrow || !s.inForm)
	shown(rule, !s.narrow)
	shown(form, !s.narrow || s.inForm)
	if s.back != nil {
		shown(s.back, s.narrow)
	}
	left, room := look.Px(paperListWide), look.Px(control.Wide)
	if s.narrow {
		left = 0
		list.Move(fyne.NewPos(0, 0))
		list.Resize(size)
	} else {
		list.Move(fyne.NewPos(0, 0))
		list.Resize(fyne.NewSize(left, size.Height))
		rule.Move(fyne.NewPos(left, 0))
		rule.Resize(fyne.NewSize(look.Stroke(), size.Height))
	}
	top, foot := look.Px(control.Step), look.Px(control.Gap)
	x := left + room*2/3
	wide := look.Px(paperFormWide)
	if s.under {
		wide = size.Width - x - look.Px(control.Step)
	}
	form.Move(fyne.NewPos(x, top))
	form.Resize(fyne.NewSize(wide, size.Height-top-foot))
	if s.under {
		return
	}
	x += wide + room
	beside.Move(fyne.NewPos(x, top))
	beside.Resize(fyne.NewSize(size.Width-x-look.Px(control.Step), size.Height-top-foot))
}

// MinSize implements fyne.Layout.
func (s *paperSplit) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// shown shows an object or hides it, and does nothing when it is so already.
func shown(o fyne.CanvasObject, visible bool) {
	switch {
	case visible && !o.Visible():
		o.Show()
	case !visible && o.Visible():
		o.Hide()
	}
}
