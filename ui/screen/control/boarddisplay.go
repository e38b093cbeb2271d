package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// BoardDisplay shows a room the cards that are worked on. When they do not fit at letters that a room can read, the view follows the
// newest or the chosen one.
type BoardDisplay struct {
	widget.BaseWidget
	boardView
	chosen Spot
}

// NewBoardDisplay makes a display with styles of which the last one has the smallest letters that a room can read. What does not fit even
// so is told by more.
func NewBoardDisplay(look *Look, styles []BoardStyle, grouped bool, more func(cards int) string) *BoardDisplay {
	d := &BoardDisplay{boardView: newBoardView(look, styles, grouped)}
	d.more = more
	d.ExtendBaseWidget(d)
	return d
}

// Update shows groups of cards, and the spot that the view follows.
func (d *BoardDisplay) Update(groups []BoardGroup, chosen Spot) {
	d.groups, d.chosen = groups, chosen
	d.lay()
	d.reveal(chosen)
	d.Refresh()
}

// LeastLetters returns the size of the smallest letters on the display as they are now, in pixels of the window.
func (d *BoardDisplay) LeastLetters() float32 {
	if d.laid == nil {
		return 0
	}
	return float32(d.laid.style.Letters) * d.look.Zoom
}

// AllInSight reports whether every card is to be seen.
func (d *BoardDisplay) AllInSight() bool { return d.laid != nil && d.foot == 0 }

// CreateRenderer implements fyne.Widget.
func (d *BoardDisplay) CreateRenderer() fyne.WidgetRenderer {
	return &boardRenderer{widget: d, view: &d.boardView, paint: func() { d.draw(d.chosen, nil) }}
}

// AccessibilityLabel implements fyne.Accessible: the cards in words.
func (d *BoardDisplay) AccessibilityLabel() string { return outline(d.groups) }
