package screen

import (
	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/screen/control"
)

// surfaces is a page's quiet bar of surfaces: one question and one surface at a time, the others one key away.
type surfaces struct {
	names   []model.Key
	buttons []*control.Button
	bar     *fyne.Container
	at      int
	turned  func(at int)
}

// newSurfaces makes the bar. Turned is called when another surface is chosen; Page Up and Page Down choose through turn.
func newSurfaces(look *control.Look, names []model.Key, turned func(at int)) *surfaces {
	s := &surfaces{names: names, turned: turned}
	s.bar = control.Wrapped(look.Px(control.Gap))
	for i, name := range names {
		button := control.NewButton(look, look.Words.Say(name), "", control.Quiet, func() { s.to(i) })
		s.buttons = append(s.buttons, button)
		s.bar.Add(button)
	}
	s.mark()
	return s
}

func (s *surfaces) mark() {
	for i, button := range s.buttons {
		manner := control.Quiet
		if i == s.at {
			manner = control.Current
		}
		button.SetManner(manner)
	}
}

// offer shows a surface in the bar or leaves it out; it reports whether that is news.
func (s *surfaces) offer(at int, offered bool) bool {
	if s.buttons[at].Visible() == offered {
		return false
	}
	if offered {
		s.buttons[at].Show()
	} else {
		s.buttons[at].Hide()
	}
	s.bar.Refresh()
	return true
}

// by turns to the next surface that the bar offers, or the one before.
func (s *surfaces) by(step int) {
	for at := s.at + step; at >= 0 && at < len(s.names); at += step {
		if s.buttons[at].Visible() {
			s.to(at)
			return
		}
	}
}

// to turns to a surface.
func (s *surfaces) to(at int) {
	if at < 0 || at >= len(s.names) || at == s.at {
		return
	}
	s.at = at
	s.mark()
	s.turned(at)
}
