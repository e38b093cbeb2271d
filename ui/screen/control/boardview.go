package control

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"doelenboom/model"
	"doelenboom/ui/figure"
)

// boardView is a board seen through a window that scrolls: what the board to work on and the room's picture of it have in common.
type boardView struct {
	look    *Look
	styles  []BoardStyle
	grouped bool
	groups  []BoardGroup
	laid    *boardLayout
	wraps   *figure.Wrapper
	top     float64 // how far it is scrolled, in units of the design
	size    fyne.Size
	painter painter
	ops     []figure.Op
	more    func(cards int) string // says how many cards are out of sight; nil: nobody says so
	foot    float64                // room for it
}

func newBoardView(look *Look, styles []BoardStyle, grouped bool) boardView {
	return boardView{look: look, styles: styles, grouped: grouped, painter: painter{look: look}, wraps: &figure.Wrapper{}}
}

// lay places everything anew for the window.
func (v *boardView) lay() {
	v.foot = 0
	w, h := v.window()
	v.laid = fitBoard(v.groups, v.styles, v.grouped, w, h, v.wraps)
	if v.more != nil && v.laid.height > h+1 {
		v.foot = v.laid.style.step() * 1.4
	}
	v.scroll(v.top)
}

// window is the size of the window in units of the design.
func (v *boardView) window() (w, h float64) {
	return float64(v.size.Width / v.look.Zoom), float64(v.size.Height/v.look.Zoom) - v.foot
}

// scroll goes to a place, not past the end.
func (v *boardView) scroll(top float64) {
	_, h := v.window()
	v.top = max(0, min(top, v.laid.height-h))
}

// reveal scrolls no more than is needed to show a spot.
func (v *boardView) reveal(spot Spot) {
	i := v.laid.find(spot)
	if i < 0 {
		return
	}
	_, h := v.window()
	area := v.laid.places[i].Grow(boardEdge)
	if panel := v.laid.panels[v.laid.places[i].group]; v.laid.places[i].card == 0 && panel.H > 0 { // with its heading
		area.Y, area.H = panel.Y-boardEdge, area.Y+area.H-panel.Y+boardEdge
	}
	switch {
	case area.Y < v.top || area.H > h:
		v.scroll(area.Y)
	case area.Y+area.H > v.top+h:
		v.scroll(area.Y + area.H - h)
	}
}

// draw fills the painter with what is in sight; the chosen spot gets a ring and its whole text.
func (v *boardView) draw(chosen Spot, above func(ops []figure.Op) []figure.Op) {
	if v.size.Width <= 0 || v.laid == nil {
		return
	}
	w, h := v.window()
	seen := figure.Area{Y: v.top - 20, W: w, H: h + 40}
	v.ops = v.ops[:0]
	for g, panel := range v.laid.panels {
		if v.laid.groups[g].ID != "" && panel.Meets(seen) {
			v.ops = append(v.ops, figure.Op{
				Kind: figure.Rect, X: panel.X, Y: panel.Y, W: panel.W, H: panel.H, Radius: cardRadius, Stroke: figure.Line, Width: v.stroke(),
			})
		}
	}
	for i := range v.laid.places {
		place := &v.laid.places[i]
		switch {
		case !place.Meets(seen):
		case place.card < 0:
			v.heading(place)
		default:
			v.card(place, place.lines)
		}
	}
	if i := v.laid.find(chosen); i >= 0 {
		v.chosen(v.laid.places[i])
	}
	if above != nil {
		v.ops = above(v.ops)
	}
	v.bar(h, w)
	v.outOfSight(w, h)
	v.painter.paint(v.ops, float64(v.look.Zoom), 0, v.top)
}

func (v *boardView) stroke() float64 { return float64(v.look.Stroke()) }

// chosen draws what is selected over the rest: with its whole text and a ring.
func (v *boardView) chosen(place boardPlace) {
	if place.card >= 0 && place.cut {
		lines, _, _ := v.laid.lines(v.laid.card(&place), place.W, 0)
		place.H = max(place.H, float64(len(lines))*v.laid.style.step()+2*v.laid.style.padY())
		v.card(&place, lines)
	}
	ring := place.Grow(2.5)
	v.ops = append(v.ops, figure.Op{
		Kind: figure.Rect, X: ring.X, Y: ring.Y, W: ring.W, H: ring.H, Radius: cardRadius + 2.5, Stroke: figure.Accent, Width: ringWidth,
	})
}

func (l *boardLayout) card(place *boardPlace) *BoardCard {
	return &l.groups[place.group].Cards[place.card]
}

func (v *boardView) card(place *boardPlace, lines []string) {
	style, card := v.laid.style, v.laid.card(place)
	ink, face := figure.Ink, figure.Op{
		Kind: figure.Rect, X: place.X, Y: place.Y, W: place.W, H: place.H, Radius: 4, Fill: figure.Card, Stroke: figure.Line, Width: v.stroke(), Item: card.ID,
	}
	if card.Done {
		ink, face.Fill = figure.MutedInk, figure.Ground
	}
	v.ops = append(v.ops, face)
	x, y := place.X+cardPadX, place.Y+style.padY()+style.Letters
	if card.Number != "" {
		v.ops = append(v.ops, figure.Op{
			Kind: figure.Text, X: x, Y: y, Size: style.Letters * numberShare, Weight: figure.Bold, Fill: figure.MutedInk, Text: card.Number, Item: card.ID,
		})
	}
	for k, line := range lines {
		op := figure.Op{Kind: figure.Text, X: x, Y: y + float64(k)*style.step(), Size: style.Letters, Fill: ink, Text: line, Item: card.ID}
		if k == 0 {
			op.X += place.indent
		}
		v.ops = append(v.ops, op)
	}
	if card.Mark.Letter != "" {
		size := style.Letters * 1.15
		for _, op := range figure.SupportIcon(figure.SupportMark{Look: card.Mark}, place.X+place.W-cardPadX-size+3, place.Y+style.padY(), size) {
			op.Item = card.ID
			v.ops = append(v.ops, op)
		}
	}
}

// heading draws the key, the name and the number of cards of a group, and what it became.
func (v *boardView) heading(place *boardPlace) {
	style, group := v.laid.style, &v.laid.groups[place.group]
	x, y := place.X+cardPadX, place.Y+style.padY()+style.Letters
	text := func(s string, x, y float64, weight figure.Weight, align figure.Align, paint figure.Paint) {
		v.ops = append(v.ops, figure.Op{
			Kind: figure.Text, X: x, Y: y, Size: style.Letters, Weight: weight, Align: align, Fill: paint, Text: s, Item: group.ID,
		})
	}
	if group.Key != "" {
		size := style.Letters * 1.4
		v.ops = append(v.ops, figure.Op{
			Kind: figure.Rect, X: x - 2, Y: y - style.Letters*1.08, W: size, H: size, Radius: 4, Fill: figure.Card, Stroke: figure.Control, Width: v.stroke(),
		})
		text(group.Key, x-2+size/2, y, figure.Bold, figure.Center, figure.Ink)
	}
	if n := len(group.Cards); n > 0 && !style.Tight {
		text(strconv.Itoa(n), place.X+place.W-cardPadX, y, figure.Regular, figure.Right, figure.MutedInk)
	}
	weight, paint := figure.Bold, figure.Ink
	if group.Name == "" {
		weight, paint = figure.Italic, figure.MutedInk
	}
	for k, line := range place.lines {
		text(line, x+place.indent, y+float64(k)*style.step(), weight, figure.Left, paint)
	}
	switch {
	case group.Note == "":
	case style.aside():
		text(group.Note, place.X+place.W-cardPadX, y, figure.Regular, figure.Right, figure.Accent)
	default:
		text(group.Note, x+place.indent, y+float64(max(1, len(place.lines)))*style.step(), figure.Regular, figure.Left, figure.Accent)
	}
}

// bar shows how far a board that is higher than its window is scrolled.
func (v *boardView) bar(h, w float64) {
	if v.laid.height <= h+1 {
		return
	}
	length := max(24, h*h/v.laid.height)
	v.ops = append(v.ops, figure.Op{
		Kind: figure.Rect, X: w - 5, Y: v.top + v.top*(h-length)/(v.laid.height-h), W: 4, H: length, Radius: 2, Fill: figure.Control,
	})
}

// outOfSight says below a board that is higher than its window how many of its cards are not to be seen.
func (v *boardView) outOfSight(w, h float64) {
	if v.foot == 0 {
		return
	}
	letters := v.laid.style.Letters
	v.ops = append(v.ops,
		figure.Op{Kind: figure.Rect, Y: v.top + h, W: w, H: v.foot + 40, Fill: figure.Ground},
		figure.Op{
			Kind: figure.Text, X: w / 2, Y: v.top + h + letters*1.2, Size: letters, Weight: figure.Bold, Align: figure.Center, Fill: figure.MutedInk, Text: v.more(v.leftOut()),
		})
}

// leftOut is how many cards are nowhere wholly in sight.
func (v *boardView) leftOut() int {
	_, h := v.window()
	hidden := map[model.ID]bool{}
	for i := range v.laid.places {
		if place := &v.laid.places[i]; place.card >= 0 {
			out := place.Y < v.top-1 || place.Y+place.H > v.top+h+1
			elsewhere, met := hidden[place.spot.Card]
			hidden[place.spot.Card] = out && (elsewhere || !met)
		}
	}
	n := 0
	for _, out := range hidden {
		if out {
			n++
		}
	}
	return n
}

// point turns a place in the window into one on the board.
func (v *boardView) point(pos fyne.Position) figure.Point {
	return figure.Point{X: float64(pos.X / v.look.Zoom), Y: float64(pos.Y/v.look.Zoom) + v.top}
}

// boardRenderer draws a board and what lies over it.
type boardRenderer struct {
	widget  fyne.Widget
	view    *boardView
	paint   func()
	over    []fyne.CanvasObject
	objects []fyne.CanvasObject
}

func (r *boardRenderer) Destroy()                     {}
func (r *boardRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *boardRenderer) MinSize() fyne.Size           { return fyne.NewSize(1, 1) }

func (r *boardRenderer) Layout(size fyne.Size) {
	if r.view.size != size || r.view.laid == nil {
		r.view.size = size
		r.view.lay()
	}
	r.draw()
}

func (r *boardRenderer) draw() {
	r.paint()
	r.objects = append(append(r.objects[:0], r.view.painter.objects...), r.over...)
}

func (r *boardRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.widget)
}
