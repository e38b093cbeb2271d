package control

import (
	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/figure"
)

// marks are the cards that were marked to be moved together: with Shift and the arrows, with space one by one, or with the pointer and
// Shift or Control. Nothing marked means that the chosen card is meant.
type marks struct {
	spots  map[Spot]bool
	anchor Spot // from which Shift marks
}

// Marked returns the cards that an act is meant for, as they stand on the board: those that are marked, else the chosen one.
func (b *Board) Marked() []Spot {
	if b.laid == nil {
		return nil
	}
	var out []Spot
	for i := range b.laid.places {
		place := &b.laid.places[i]
		if place.card >= 0 && (b.marks.spots[place.spot] || len(b.marks.spots) == 0 && place.spot == b.chosen) {
			out = append(out, place.spot)
		}
	}
	return out
}

// MarkedMany reports whether cards were marked.
func (b *Board) MarkedMany() bool { return len(b.marks.spots) > 0 }

// Unmark takes all marks away; it reports whether there were any.
func (b *Board) Unmark() bool {
	had := len(b.marks.spots) > 0
	b.marks = marks{}
	if had {
		b.Refresh()
		b.marked()
	}
	return had
}

// marked tells that other cards are meant.
func (b *Board) marked() {
	if b.OnChoose != nil {
		b.OnChoose(b.chosen)
	}
}

// keepMarks forgets the marks of cards that are gone from where they were.
func (b *Board) keepMarks() {
	for spot := range b.marks.spots {
		if b.laid.find(spot) < 0 {
			delete(b.marks.spots, spot)
		}
	}
	if b.laid.find(b.marks.anchor) < 0 {
		b.marks.anchor = Spot{}
	}
}

func (b *Board) mark(spot Spot, on bool) {
	if spot.Card == "" {
		return
	}
	if b.marks.spots == nil {
		b.marks.spots = map[Spot]bool{}
	}
	if on {
		b.marks.spots[spot] = true
	} else {
		delete(b.marks.spots, spot)
	}
}

// toggleMark marks a card or takes its mark away. The card that was chosen before is meant too when it is the first mark.
func (b *Board) toggleMark(spot, before Spot) {
	if len(b.marks.spots) == 0 && before != spot {
		b.mark(before, true)
	}
	b.mark(spot, !b.marks.spots[spot])
	b.marks.anchor = spot
	b.Refresh()
	b.marked()
}

// markTo marks all cards from the anchor up to a card, as they stand on the board.
func (b *Board) markTo(spot Spot) {
	if b.marks.anchor == (Spot{}) {
		b.marks.anchor = b.chosen
	}
	from, to := b.laid.find(b.marks.anchor), b.laid.find(spot)
	if from < 0 || to < 0 {
		return
	}
	b.marks.spots = nil
	for i := min(from, to); i <= max(from, to); i++ {
		b.mark(b.laid.places[i].spot, true)
	}
	b.chosen = spot
	b.reveal(spot)
	b.Refresh()
	b.marked()
}

// markAll marks every card of the group at hand.
func (b *Board) markAll() {
	for i := range b.laid.places {
		if place := &b.laid.places[i]; place.spot.Group == b.chosen.Group {
			b.mark(place.spot, true)
		}
	}
	b.Refresh()
	b.marked()
}

// Onward returns the card that is next when the marked ones go elsewhere.
func (b *Board) Onward() Spot {
	if b.laid == nil {
		return Spot{}
	}
	going := map[Spot]bool{}
	for _, spot := range b.Marked() {
		going[spot] = true
	}
	at := b.laid.find(b.chosen)
	for _, i := range append(ascending(at+1, len(b.laid.places)), descending(at-1)...) {
		if place := &b.laid.places[i]; place.spot.Group == b.chosen.Group && place.card >= 0 && !going[place.spot] {
			return place.spot
		}
	}
	return Spot{}
}

// drawMarks draws a line round the marked cards.
func (b *Board) drawMarks(ops []figure.Op) []figure.Op {
	for i := range b.laid.places {
		if place := &b.laid.places[i]; b.marks.spots[place.spot] {
			ops = append(ops, figure.Op{
				Kind: figure.Rect, X: place.X, Y: place.Y, W: place.W, H: place.H, Radius: 4, Stroke: figure.Accent, Width: 2,
			}, figure.Op{Kind: figure.Rect, X: place.X, Y: place.Y, W: 4, H: place.H, Radius: 2, Fill: figure.Accent})
		}
	}
	return ops
}

// markKey takes the keys that mark; it reports whether it took this one.
func (b *Board) markKey(ev *fyne.KeyEvent) bool {
	switch {
	case !b.grouped:
	case ev.Name == fyne.KeySpace && b.chosen.Card != "":
		b.toggleMark(b.chosen, b.chosen)
		return true
	case ev.Name == fyne.KeyEscape:
		return b.Unmark()
	case b.shift:
		arrow, ok := arrowKeys[ev.Name]
		if from := b.laid.find(b.chosen); ok && from >= 0 && b.chosen.Card != "" {
			if to := b.laid.places[b.laid.step(from, arrow)].spot; to.Card != "" {
				b.markTo(to)
			}
			return true
		}
	}
	return false
}

var arrowKeys = map[fyne.KeyName]figure.Arrow{
	fyne.KeyUp: figure.ArrowUp, fyne.KeyDown: figure.ArrowDown, fyne.KeyLeft: figure.ArrowLeft, fyne.KeyRight: figure.ArrowRight,
}

// Side is where something is dropped on a group.
type Side int

// The sides of a group.
const (
	Into Side = iota
	Before
	After
)

// side is where on a panel a group that is carried would come: at its left or right edge it takes a place in the order, else it goes
// into the group.
func side(panel figure.Area, at figure.Point) Side {
	const edge = 0.25
	switch across := (at.X - panel.X) / panel.W; {
	case across < edge:
		return Before
	case across > 1-edge:
		return After
	}
	return Into
}

// dropGroup ends the carrying of a group.
func (b *Board) dropGroup(at figure.Point) {
	to, ok := b.laid.groupAt(at)
	if !ok || to == "" || to == b.chosen.Group || b.OnDropGroup == nil {
		return
	}
	b.OnDropGroup(b.chosen.Group, to, side(b.laid.panels[b.groupIndex(to)], at))
}

func (b *Board) groupIndex(id model.ID) int {
	for i := range b.laid.groups {
		if b.laid.groups[i].ID == id {
			return i
		}
	}
	return -1
}

// Where returns where on the board, as it is scrolled now, the middle of a spot stands.
func (b *Board) Where(spot Spot) fyne.Position {
	i := b.laid.find(spot)
	if i < 0 {
		return fyne.Position{}
	}
	place := &b.laid.places[i]
	return fyne.NewPos(b.look.Px(float32(place.X+place.W/2)), b.look.Px(float32(place.Y+place.H/2-b.top)))
}
