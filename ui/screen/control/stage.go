package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Stage has the keyboard for content that is not written in: what is shown large and answered by key.
type Stage struct {
	widget.BaseWidget
	// OnKey and OnRune take what is typed; OnKey reports whether it took the key.
	OnKey  func(ev *fyne.KeyEvent) bool
	OnRune func(r rune)

	look    *Look
	content fyne.CanvasObject
}

// NewStage makes a stage for content.
func NewStage(look *Look, content fyne.CanvasObject) *Stage {
	s := &Stage{look: look, content: content}
	s.ExtendBaseWidget(s)
	return s
}

// HeightFor implements [Flowing].
func (s *Stage) HeightFor(width float32) float32 { return HeightOf(s.content, width) }

// FocusGained implements fyne.Focusable. Everything that can be chosen is on the stage, so that no ring is needed to tell where one is.
func (s *Stage) FocusGained() {}

// FocusLost implements fyne.Focusable.
func (s *Stage) FocusLost() {}

// TypedRune implements fyne.Focusable.
func (s *Stage) TypedRune(r rune) {
	if s.OnRune != nil {
		s.OnRune(r)
	}
}

// TypedKey implements fyne.Focusable.
func (s *Stage) TypedKey(ev *fyne.KeyEvent) {
	if s.OnKey == nil || !s.OnKey(ev) {
		s.look.Keys.Key(ev, false)
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (s *Stage) TypedShortcut(shortcut fyne.Shortcut) { s.look.Keys.Shortcut(shortcut, false) }

// CreateRenderer implements fyne.Widget.
func (s *Stage) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(s.content) }
