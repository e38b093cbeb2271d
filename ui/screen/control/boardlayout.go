package control

import (
	"math"

	"doelenboom/model"
	"doelenboom/ui/figure"
)

// BoardCard is a card as a board shows it.
type BoardCard struct {
	ID     model.ID
	Number string
	Text   string
	Mark   figure.PartyLook // of the party that wrote it; without a letter there is none
	Note   string           // what became of it
	Done   bool             // it became something, or was parked
}

// BoardGroup is a heading with cards under it.
type BoardGroup struct {
	ID    model.ID // empty: the cards that are in no group
	Key   string   // the key that puts a card here
	Name  string
	Hint  string // where there is no name yet
	Note  string // what became of it
	Cards []BoardCard
}

// Spot is a place on a board: a card within a group, or the heading of a group when there is no card.
type Spot struct{ Group, Card model.ID }

// BoardStyle is one way to show cards: from large to small.
type BoardStyle struct {
	Letters float64
	Width   float64 // the least width of a card
	Lines   int     // of text on a card before the ellipsis; 0 is all
	Tight   bool    // lines and cards close together, for many cards in a room
	Fit     bool    // groups side by side each show as many lines of their cards, up to Lines, as their column has room for

	room float64 // how high the window is, with Fit
}

// The distances on a board, in units of the design.
const (
	boardGap   = 8 // between cards that lie loose
	groupGap   = 12
	groupPad   = 6
	cardGap    = 4 // between cards in a group
	cardPadX   = 10
	cardPadY   = 6
	boardEdge  = 6  // room for the ring round a card at the edge
	leastBoard = 80 // width; no window is so narrow
	leastGroup = 4  // columns for groups, where there is room for them
)

// boardPlace is where something of a board stands.
type boardPlace struct {
	figure.Area
	spot   Spot
	group  int
	card   int // -1: the heading
	lines  []string
	cut    bool
	indent float64
}

// choosable reports whether it is a card or the heading of a group; the heading of what is in no group is but a label.
func (p *boardPlace) choosable() bool { return p.spot != Spot{} }

// boardLayout is a board laid out for a width.
type boardLayout struct {
	style  BoardStyle
	places []boardPlace
	panels []figure.Area // of the groups, in their order; without area for loose tiles
	height float64
	wraps  *figure.Wrapper
	groups []BoardGroup
	bottom float64 // down to which the columns of groups may reach, with Fit
}

// step is the distance between two lines of text.
func (s BoardStyle) step() float64 {
	if s.Tight {
		return s.Letters * 1.18
	}
	return s.Letters * 1.3
}

// padY is the room above and below the text of a card, gap the room between two cards of a group.
func (s BoardStyle) padY() float64 {
	if s.Tight {
		return cardPadY / 3
	}
	return cardPadY
}

func (s BoardStyle) gap() float64 {
	if s.Tight {
		return cardGap / 2
	}
	return cardGap
}

// loose is the room between two cards that lie loose.
func (s BoardStyle) loose() float64 {
	if s.Tight {
		return boardGap / 2
	}
	return boardGap
}

// headingLines is how many lines the name of a group may take.
func (s BoardStyle) headingLines() int {
	if s.Fit {
		return 3
	}
	return 2
}

// aside reports whether what a group became stands beside its name instead of below it.
func (s BoardStyle) aside() bool { return s.Tight && !s.Fit }

// keyRoom is the room that the key of a group takes before its name.
func (s BoardStyle) keyRoom(group *BoardGroup) float64 {
	if group.Key == "" {
		return 0
	}
	return s.Letters*1.4 + 6
}

// markRoom is the room that the mark of a party takes beside the text.
func (s BoardStyle) markRoom(card *BoardCard) float64 {
	if card.Mark.Letter == "" {
		return 0
	}
	return s.Letters*1.15 + 6
}

func (s BoardStyle) text(card *BoardCard) string {
	if card.Note == "" {
		return card.Text
	}
	return card.Text + " (" + card.Note + ")"
}

// lines breaks the text of a card that is w wide.
func (l *boardLayout) lines(card *BoardCard, w float64, most int) (lines []string, indent float64, cut bool) {
	if card.Number != "" {
		indent = figure.Measure(card.Number, l.style.Letters*numberShare, figure.Bold) + l.style.Letters*0.5
	}
	lines, cut = l.wraps.Lines(l.style.text(card), figure.Wrapping{
		Width: w - 2*cardPadX - l.style.markRoom(card), Indent: indent, Size: l.style.Letters, Max: most,
	})
	return lines, indent, cut
}

// numberShare is the size of the number on a card, as a share of its text.
const numberShare = 1.0

// cardPlace makes the place of a card at a corner.
func (l *boardLayout) cardPlace(group, card int, x, y, w float64, most int) boardPlace {
	c := &l.groups[group].Cards[card]
	place := boardPlace{spot: Spot{l.groups[group].ID, c.ID}, group: group, card: card}
	place.lines, place.indent, place.cut = l.lines(c, w, most)
	place.Area = figure.Area{X: x, Y: y, W: w, H: math.Round(float64(max(1, len(place.lines)))*l.style.step() + 2*l.style.padY())}
	return place
}

// columns is how many cards of the least width stand side by side.
func columns(width, least, gap float64) int { return max(1, int((width+gap)/(least+gap))) }

// looseLines is how many lines a card that lies loose may have: where groups need all room, one.
func (l *boardLayout) looseLines() int {
	if l.style.Fit {
		return 1
	}
	return l.style.Lines
}

// tiles lays the cards of a group in rows, each as high as its highest card, and returns where they end.
func (l *boardLayout) tiles(group int, left, top, width float64) float64 {
	gap := l.style.loose()
	n := columns(width, l.style.Width, gap)
	w := math.Floor((width - float64(n-1)*gap) / float64(n))
	y := top
	for start := 0; start < len(l.groups[group].Cards); start += n {
		first, height := len(l.places), 0.0
		for i := start; i < min(start+n, len(l.groups[group].Cards)); i++ {
			place := l.cardPlace(group, i, left+float64(i-start)*(w+gap), y, w, l.looseLines())
			height = max(height, place.H)
			l.places = append(l.places, place)
		}
		for i := first; i < len(l.places); i++ {
			l.places[i].H = height
		}
		y += height + gap
	}
	return y
}

// asideRoom is the room at the right of a heading: for the number of cards, and where it is tight for what the group became.
func (l *boardLayout) asideRoom(g *BoardGroup) float64 {
	switch {
	case !l.style.Tight:
		return l.style.Letters * 1.6
	case g.Note == "" || !l.style.aside():
		return 0
	}
	return figure.Measure(g.Note, l.style.Letters, figure.Regular) + l.style.Letters*0.5
}

// heading makes the place of a heading and returns where it ends. The number of cards stands at its right, what the group became below;
// where it is tight, what it became stands at its right.
func (l *boardLayout) heading(group int, x, y, w float64) float64 {
	g := &l.groups[group]
	place := boardPlace{spot: Spot{Group: g.ID}, group: group, card: -1, indent: l.style.keyRoom(g)}
	name, weight := g.Name, figure.Bold
	if name == "" {
		name, weight = g.Hint, figure.Italic
	}
	room := w - 2*cardPadX - place.indent - l.asideRoom(g)
	place.lines, _ = l.wraps.Lines(name, figure.Wrapping{Width: room, Size: l.style.Letters, Weight: weight, Max: l.style.headingLines()})
	rows := max(1, len(place.lines))
	if g.Note != "" && !l.style.aside() {
		rows++
	}
	place.Area = figure.Area{X: x, Y: y, W: w, H: math.Round(float64(rows)*l.style.step() + 2*l.style.padY())}
	l.places = append(l.places, place)
	return y + place.H
}

// groupColumns is how many groups stand side by side: as few as give no more rows than as many as fit, so that they are wide; it depends on
// the number of groups alone, so that putting a card in one moves no other.
func groupColumns(groups, fit int) int {
	if groups <= fit {
		return max(groups, min(leastGroup, fit))
	}
	rows := (groups + fit - 1) / fit
	return (groups + rows - 1) / rows
}

// layBoard lays out a board for a width. Grouped, the groups stand in columns, and the cards without one below them; else the one group
// there is lies in tiles.
func layBoard(groups []BoardGroup, style BoardStyle, grouped bool, width float64, wraps *figure.Wrapper) *boardLayout {
	l := &boardLayout{style: style, wraps: wraps, groups: groups, panels: make([]figure.Area, len(groups))}
	left, inner := float64(boardEdge), max(width-2*boardEdge, leastBoard)
	if !grouped {
		y := float64(boardEdge)
		for g := range groups {
			y = l.tiles(g, left, y, inner)
		}
		l.height = y - style.loose() + boardEdge
		return l
	}
	named := 0
	for _, group := range groups {
		if group.ID != "" {
			named++
		}
	}
	fit := columns(inner, style.Width+2*groupPad, groupGap)
	n := groupColumns(named, fit)
	if style.Fit && named <= fit {
		l.bottom = style.room - l.looseHeight(inner)
	}
	w := math.Floor((inner - float64(n-1)*groupGap) / float64(n))
	ends := make([]float64, n)
	for i := range ends {
		ends[i] = boardEdge
	}
	at, lowest := 0, float64(boardEdge)
	for g := range groups {
		if groups[g].ID == "" {
			continue
		}
		column := at % n
		at++
		ends[column] = l.panel(g, left+float64(column)*(w+groupGap), ends[column], w) + groupGap
		lowest = max(lowest, ends[column])
	}
	for g := range groups {
		if groups[g].ID != "" {
			continue
		}
		end := l.tiles(g, left, l.heading(g, left, lowest, inner), inner)
		l.panels[g] = figure.Area{X: left, Y: lowest, W: inner, H: end - lowest}
		lowest = end
	}
	l.height = lowest
	return l
}

// looseHeight is the room that the cards without a group take below the groups, with Fit.
func (l *boardLayout) looseHeight(width float64) float64 {
	height := 0.0
	for _, group := range l.groups {
		if group.ID == "" && len(group.Cards) > 0 {
			n := columns(width, l.style.Width, l.style.loose())
			rows := float64((len(group.Cards) + n - 1) / n)
			height += (l.style.step()+2*l.style.padY()+l.style.loose())*rows + l.style.step() + 2*cardPadY + groupGap
		}
	}
	return height + groupGap
}

// panel lays out one group and returns where it ends.
func (l *boardLayout) panel(group int, x, y, w float64) float64 {
	top, first := l.heading(group, x, y, w), len(l.places)
	most, end := l.style.Lines, 0.0
	if l.style.Fit && l.bottom == 0 {
		most = 1
	}
	for {
		end = top
		for i := range l.groups[group].Cards {
			place := l.cardPlace(group, i, x+groupPad, end, w-2*groupPad, most)
			l.places = append(l.places, place)
			end += place.H + l.style.gap()
		}
		end += groupPad - l.style.gap()
		if len(l.groups[group].Cards) == 0 {
			end += l.style.gap()
		}
		if !l.style.Fit || most <= 1 || end <= l.bottom {
			break
		}
		most--
		l.places = l.places[:first]
	}
	l.panels[group] = figure.Area{X: x, Y: y, W: w, H: end - y}
	return end
}

// fitBoard lays out a board in the first of the styles in which it fits, else in the last.
func fitBoard(groups []BoardGroup, styles []BoardStyle, grouped bool, width, height float64, wraps *figure.Wrapper) *boardLayout {
	var laid *boardLayout
	for _, style := range styles {
		if style.Fit {
			style.room = height
		}
		if laid = layBoard(groups, style, grouped, width, wraps); laid.height <= height {
			break
		}
	}
	return laid
}

// find returns the index of the place of a spot, or -1.
func (l *boardLayout) find(spot Spot) int {
	for i := range l.places {
		if l.places[i].spot == spot && l.places[i].choosable() {
			return i
		}
	}
	return -1
}

// at returns the index of the place at a point, or -1.
func (l *boardLayout) at(p figure.Point) int {
	for i := range l.places {
		if l.places[i].Contains(p) && l.places[i].choosable() {
			return i
		}
	}
	return -1
}

// groupAt returns the group whose panel is at a point.
func (l *boardLayout) groupAt(p figure.Point) (group model.ID, ok bool) {
	for i, panel := range l.panels {
		if panel.Contains(p) {
			return l.groups[i].ID, true
		}
	}
	return "", false
}

// step returns the index of the place to which an arrow leads from another: the nearest one on that side, what is straight ahead first.
func (l *boardLayout) step(from int, arrow figure.Arrow) int {
	here := turned(l.places[from].Area, arrow)
	best, bestCost := from, math.Inf(1)
	for i := range l.places {
		there := turned(l.places[i].Area, arrow)
		way := there.Y - (here.Y + here.H)
		if i == from || way < -0.5 || !l.places[i].choosable() {
			continue
		}
		aside := 1 + max(there.X-(here.X+here.W), here.X-(there.X+there.W)) // what only touches is not straight ahead
		cost := way + math.Abs(there.X+there.W/2-here.X-here.W/2)/1000
		if aside > 0 {
			cost = 1e6 + way + 3*aside
		}
		if cost < bestCost {
			best, bestCost = i, cost
		}
	}
	return best
}

// turned is an area seen so that the arrow points down.
func turned(a figure.Area, arrow figure.Arrow) figure.Area {
	switch arrow {
	case figure.ArrowUp:
		return figure.Area{X: a.X, Y: -a.Y - a.H, W: a.W, H: a.H}
	case figure.ArrowLeft:
		return figure.Area{X: a.Y, Y: -a.X - a.W, W: a.H, H: a.W}
	case figure.ArrowRight:
		return figure.Area{X: a.Y, Y: a.X, W: a.H, H: a.W}
	}
	return a
}
