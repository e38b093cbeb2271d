package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"doelenboom/model"
	"doelenboom/ui/figure"
)

// Board shows cards to work on: loose in rows, or in groups. One card or heading is chosen; the arrow keys go to the next one, F2 writes on
// it, and the pointer carries cards from group to group. What the user means goes out through the callbacks.
type Board struct {
	widget.BaseWidget
	// OnText takes a new text of a card, or a new name of a group.
	OnText func(spot Spot, text string) error
	// OnDrop takes cards that were carried from one group to another; to is empty for no group. Also means that they stay where they
	// were too.
	OnDrop func(cards []Spot, to Spot, also bool)
	// OnDropGroup takes a group that was carried by its heading to another one.
	OnDropGroup func(group, to model.ID, side Side)
	// OnChoose is called when something else is chosen.
	OnChoose func(Spot)
	// OnShow is called when writing begins or ends.
	OnShow func()
	// OnLeave is called when an arrow leads off the upper end.
	OnLeave func()
	// OnKey, OnRune and OnShortcut may take a key before the board does; they report whether they did.
	OnKey      func(ev *fyne.KeyEvent, shift bool) bool
	OnRune     func(r rune) bool
	OnShortcut func(s fyne.Shortcut) bool
	// Canvas is where the board stands.
	Canvas fyne.Canvas

	boardView
	chosen  Spot
	field   *cardField
	focused bool
	shift   bool
	pressed bool
	carried bool             // the pointer carries the marked cards, or the group whose heading is chosen
	with    fyne.KeyModifier // held when the pointer was pressed
	before  Spot             // chosen before the pointer was pressed
	marks   marks
	down    figure.Point
	at      figure.Point
	hovered int
}

// NewBoard makes a board; it shows its cards in the first of the styles in which all of them are in sight, else in the last.
func NewBoard(look *Look, styles []BoardStyle, grouped bool) *Board {
	b := &Board{boardView: newBoardView(look, styles, grouped), field: newCardField(look), hovered: -1}
	b.field.field.Commit = func(text string) error {
		if b.OnText == nil {
			return nil
		}
		return b.OnText(b.chosen, text)
	}
	b.field.field.OnKey = b.fieldKey
	b.field.field.OnFocus = func(gained bool) {
		if !gained && b.field.open {
			b.close()
		}
	}
	b.ExtendBaseWidget(b)
	return b
}

// Set shows groups of cards. What was chosen stays chosen as long as it is there; else its neighbour is.
func (b *Board) Set(groups []BoardGroup) {
	before := b.laid
	b.groups = groups
	b.lay()
	b.keepMarks()
	if b.laid.find(b.chosen) < 0 {
		b.field.close()
		b.chosen = neighbour(before, b.laid, b.chosen)
		if b.OnChoose != nil {
			b.OnChoose(b.chosen)
		}
	}
	b.Refresh()
}

// neighbour is what stood after a spot that is gone, or before it, and is still there.
func neighbour(before, now *boardLayout, gone Spot) Spot {
	if before != nil {
		if at := before.find(gone); at >= 0 {
			for _, i := range append(ascending(at+1, len(before.places)), descending(at-1)...) {
				if spot := before.places[i].spot; spot.Group == gone.Group && now.find(spot) >= 0 {
					return spot
				}
			}
		}
	}
	for _, place := range now.places {
		if place.card >= 0 {
			return place.spot
		}
	}
	for _, place := range now.places {
		if place.choosable() {
			return place.spot
		}
	}
	return Spot{}
}

func ascending(from, to int) []int {
	var out []int
	for i := from; i < to; i++ {
		out = append(out, i)
	}
	return out
}

func descending(from int) []int {
	var out []int
	for i := from; i >= 0; i-- {
		out = append(out, i)
	}
	return out
}

// Chosen returns what is chosen; the zero Spot when there is nothing to choose.
func (b *Board) Chosen() Spot {
	if b.laid == nil || b.laid.find(b.chosen) < 0 {
		return Spot{}
	}
	return b.chosen
}

// Choose chooses a card or a heading and brings it into sight.
func (b *Board) Choose(spot Spot) {
	if b.laid == nil || b.laid.find(spot) < 0 {
		return
	}
	changed := b.chosen != spot
	b.chosen = spot
	b.reveal(spot)
	b.Refresh()
	if changed && b.OnChoose != nil {
		b.OnChoose(spot)
	}
}

// Edit opens the text of what is chosen.
func (b *Board) Edit() {
	i := b.laid.find(b.chosen)
	if i < 0 || b.OnText == nil || b.Canvas == nil || b.chosen == (Spot{}) {
		return
	}
	place := &b.laid.places[i]
	text, weight := b.groups[place.group].Name, figure.Bold
	if place.card >= 0 {
		text, weight = b.laid.card(place).Text, figure.Regular
	}
	b.reveal(b.chosen)
	b.field.write(text, weight, b.Canvas)
	b.Refresh()
	b.shown()
}

// close ends the writing.
func (b *Board) close() {
	b.field.close()
	b.Refresh()
	b.shown()
}

func (b *Board) shown() {
	if b.OnShow != nil {
		b.OnShow()
	}
}

// AllInSight reports whether nothing has to be scrolled.
func (b *Board) AllInSight() bool {
	_, h := b.window()
	return b.laid != nil && b.laid.height <= h+1
}

// Writing reports whether a card or a name is being written.
func (b *Board) Writing() bool { return b.field.open }

func (b *Board) fieldKey(ev *fyne.KeyEvent, shift bool) bool {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyTab:
		if !b.field.field.Settle() {
			return true
		}
	case fyne.KeyEscape:
		b.field.field.Put(b.field.field.settled)
	default:
		return false
	}
	b.close()
	b.takeFocus()
	return true
}

func (b *Board) takeFocus() {
	if b.Canvas != nil && !b.focused {
		b.Canvas.Focus(b)
	}
}

// FocusGained implements fyne.Focusable.
func (b *Board) FocusGained() {
	b.focused, b.shift = true, false
	if b.Chosen() == (Spot{}) && b.laid != nil {
		b.Choose(neighbour(nil, b.laid, Spot{}))
	}
	b.Refresh()
}

// FocusLost implements fyne.Focusable.
func (b *Board) FocusLost() {
	b.focused = false
	b.Refresh()
}

// TypedRune implements fyne.Focusable.
func (b *Board) TypedRune(r rune) {
	if b.OnRune != nil {
		b.OnRune(r)
	}
}

// KeyDown implements desktop.Keyable.
func (b *Board) KeyDown(ev *fyne.KeyEvent) {
	if ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight {
		b.shift = true
	}
}

// KeyUp implements desktop.Keyable.
func (b *Board) KeyUp(ev *fyne.KeyEvent) {
	if ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight {
		b.shift = false
	}
}

// TypedKey implements fyne.Focusable.
func (b *Board) TypedKey(ev *fyne.KeyEvent) {
	if b.markKey(ev) || b.OnKey != nil && b.OnKey(ev, b.shift) {
		return
	}
	switch ev.Name {
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight:
		b.marks.anchor = Spot{}
		b.step(arrowKeys[ev.Name])
	case fyne.KeyHome:
		b.end(true)
	case fyne.KeyEnd:
		b.end(false)
	case fyne.KeyF2:
		b.Edit()
	default:
		b.look.Keys.Key(ev, false)
	}
}

func (b *Board) step(arrow figure.Arrow) {
	from := b.laid.find(b.chosen)
	if from < 0 {
		b.Choose(neighbour(nil, b.laid, Spot{}))
		return
	}
	to := b.laid.step(from, arrow)
	if to == from && arrow == figure.ArrowUp && b.OnLeave != nil {
		b.OnLeave()
		return
	}
	b.Choose(b.laid.places[to].spot)
}

// end goes to the first or the last place of all.
func (b *Board) end(first bool) {
	way := descending(len(b.laid.places) - 1)
	if first {
		way = ascending(0, len(b.laid.places))
	}
	for _, i := range way {
		if b.laid.places[i].choosable() {
			b.Choose(b.laid.places[i].spot)
			return
		}
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (b *Board) TypedShortcut(s fyne.Shortcut) {
	if _, all := s.(*fyne.ShortcutSelectAll); all && b.grouped {
		b.markAll()
		return
	}
	if b.OnShortcut == nil || !b.OnShortcut(s) {
		b.look.Keys.Shortcut(s, false)
	}
}

// CreateRenderer implements fyne.Widget.
func (b *Board) CreateRenderer() fyne.WidgetRenderer {
	return &boardRenderer{widget: b, view: &b.boardView, over: b.field.objects(), paint: func() {
		b.draw(b.ringed(), b.cues)
		b.placeField()
	}}
}

// ringed is what gets the ring: what is chosen, while the keyboard is here. The field has a ring of its own.
func (b *Board) ringed() Spot {
	if !b.field.open && (b.focused || b.grouped) {
		return b.chosen
	}
	return Spot{}
}

// placeField lays the field over what is written on.
func (b *Board) placeField() {
	i := -1
	if b.field.open {
		i = b.laid.find(b.chosen)
	}
	if i < 0 {
		return
	}
	look, place := b.look, &b.laid.places[i]
	letters := look.Px(float32(b.laid.style.Letters))
	margin := look.Px(float32(b.laid.style.padY()))
	pos := fyne.NewPos(look.Px(float32(place.X)), look.Px(float32(place.Y-b.top)))
	size := fyne.NewSize(look.Px(float32(place.W)), look.Px(float32(place.H)))
	size.Width = max(size.Width, look.Px(160))
	size.Height = max(size.Height, b.field.heightFor(size.Width, letters, margin))
	b.field.place(pos, size, 0, letters, margin)
}

// AccessibilityLabel implements fyne.Accessible: the cards in words.
func (b *Board) AccessibilityLabel() string { return outline(b.groups) }

// outline tells a board in words, a card on each line.
func outline(groups []BoardGroup) string {
	out := ""
	for _, group := range groups {
		if group.Name != "" {
			out += group.Name + "\n"
		}
		for _, card := range group.Cards {
			out += card.Number + " " + card.Text + "\n"
		}
	}
	return out
}
