package screen

import (
	"fyne.io/fyne/v2"

	"doelenboom/ui/screen/control"
)

// indicatorSplit lays the list beside the work. Where there is no room for both it shows the one that has the keyboard.
type indicatorSplit struct {
	look   *control.Look
	back   *control.Button // shown where the list is not
	title  *control.Prose  // not shown there
	inWork bool
	wide   bool // the work takes all room: it is a list itself
}

const (
	narrowIndicators = 600 // below this width list and work take turns
	leastList        = 250
	mostList         = 380
)

// Layout implements fyne.Layout.
func (s *indicatorSplit) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	list, rule, work := objects[0], objects[1], objects[2]
	narrow := size.Width < s.look.Px(narrowIndicators)
	show := func(o fyne.CanvasObject, shown bool) {
		switch {
		case shown && !o.Visible():
			o.Show()
		case !shown && o.Visible():
			o.Hide()
		}
	}
	show(list, !s.wide && (!narrow || !s.inWork))
	show(work, s.wide || !narrow || s.inWork)
	show(rule, !s.wide && !narrow)
	show(s.back, !s.wide && narrow)
	show(s.title, !s.wide && !narrow)
	left := size.Width
	if !narrow {
		left = min(max(size.Width*0.36, s.look.Px(leastList)), s.look.Px(mostList))
	}
	list.Move(fyne.NewPos(0, 0))
	list.Resize(fyne.NewSize(left, size.Height))
	rule.Move(fyne.NewPos(left, 0))
	rule.Resize(fyne.NewSize(s.look.Stroke(), size.Height))
	x := left
	if narrow || s.wide {
		x = 0
	}
	work.Move(fyne.NewPos(x, 0))
	work.Resize(fyne.NewSize(size.Width-x, size.Height))
}

// MinSize implements fyne.Layout.
func (s *indicatorSplit) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// layOutWork gives the parts above the surface the height that their texts need now.
func (s *indicatorSplit) layOutWork(page *fyne.Container) {
	if size := page.Size(); size.Width > 0 {
		s.Layout(page.Objects, size)
		page.Objects[2].Refresh()
	}
}
