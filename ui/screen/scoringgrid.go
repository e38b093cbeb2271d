package screen

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// scoreRow is a party with what it gave on the three questions.
type scoreRow struct {
	party  model.ID // empty: the group as a whole
	name   string
	look   figure.PartyLook
	points [3]int
	level  int // by dots: the answer at which they stand, and points is how many
}

// scoreGrid is the table in which the parties score: arrows move, 1, 2 and 3 give points and go on, 0 takes them back. Under it stands what
// they think together.
type scoreGrid struct {
	widget.BaseWidget
	OnScore func(party model.ID, question scoreQuestion, points int)
	OnDots  func(points int, question scoreQuestion, dots int)
	OnEnter func(party model.ID)
	// OnSwitch goes from scoring by party to scoring by dots, or back.
	OnSwitch func()
	OnMove   func()
	OnFocus  func(gained bool)

	look     *control.Look
	rows     []scoreRow
	means    [3]scoreMean
	row, col int
	focused  bool
	counting bool              // a second digit belongs to the first
	ring     *canvas.Rectangle // round the cell at hand
}

func newScoreGrid(look *control.Look) *scoreGrid {
	g := &scoreGrid{look: look, ring: canvas.NewRectangle(nil)}
	g.ExtendBaseWidget(g)
	return g
}

func (g *scoreGrid) show(rows []scoreRow, means [3]scoreMean) {
	g.rows, g.means = rows, means
	g.row = max(0, min(g.row, len(rows)-1))
	g.Refresh()
}

func (g *scoreGrid) moveTo(row, col int) {
	g.row, g.col, g.counting = max(0, min(row, len(g.rows)-1)), max(0, min(col, len(threeQuestions)-1)), false
	g.Refresh()
	if g.OnMove != nil {
		g.OnMove()
	}
}

// give writes points in the cell at hand and goes to the next one.
func (g *scoreGrid) give(points int) {
	if g.row >= len(g.rows) {
		return
	}
	g.OnScore(g.rows[g.row].party, threeQuestions[g.col], points)
	switch {
	case g.col < len(threeQuestions)-1:
		g.moveTo(g.row, g.col+1)
	case g.row < len(g.rows)-1:
		g.moveTo(g.row+1, 0)
	}
}

// count writes dots in the cell at hand, as a number of one or two digits.
func (g *scoreGrid) count(r rune) {
	if r < '0' || r > '9' {
		return
	}
	row, dots := g.rows[g.row], int(r-'0')
	if before := row.points[g.col]; g.counting && before < 10 {
		dots += 10 * before
	}
	counting := !g.counting
	g.OnDots(row.level, threeQuestions[g.col], dots)
	g.counting = counting
}

// FocusGained implements fyne.Focusable.
func (g *scoreGrid) FocusGained() { g.focus(true) }

// FocusLost implements fyne.Focusable.
func (g *scoreGrid) FocusLost() { g.focus(false) }

func (g *scoreGrid) focus(gained bool) {
	g.focused = gained
	g.Refresh()
	if g.OnFocus != nil {
		g.OnFocus(gained)
	}
}

// TypedRune implements fyne.Focusable.
func (g *scoreGrid) TypedRune(r rune) {
	if g.row < len(g.rows) && g.rows[g.row].level > 0 {
		g.count(r)
		return
	}
	if r >= '0' && r <= '0'+highestScore {
		g.give(int(r - '0'))
	}
}

// TypedKey implements fyne.Focusable.
func (g *scoreGrid) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyUp:
		g.moveTo(g.row-1, g.col)
	case fyne.KeyDown:
		g.moveTo(g.row+1, g.col)
	case fyne.KeyLeft:
		g.moveTo(g.row, g.col-1)
	case fyne.KeyRight:
		g.moveTo(g.row, g.col+1)
	case fyne.KeyHome:
		g.moveTo(g.row, 0)
	case fyne.KeyEnd:
		g.moveTo(g.row, len(threeQuestions)-1)
	case fyne.KeySpace:
		g.OnSwitch()
	case fyne.KeyDelete, fyne.KeyBackspace:
		if g.row < len(g.rows) && g.rows[g.row].level > 0 {
			g.counting = false
			g.OnDots(g.rows[g.row].level, threeQuestions[g.col], 0)
		} else if g.row < len(g.rows) {
			g.OnScore(g.rows[g.row].party, threeQuestions[g.col], 0)
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		if g.row < len(g.rows) {
			g.OnEnter(g.rows[g.row].party)
		}
	default:
		g.look.Keys.Key(ev, false)
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (g *scoreGrid) TypedShortcut(s fyne.Shortcut) { g.look.Keys.Shortcut(s, false) }

// Tapped implements fyne.Tappable: a tap goes to a cell, a tap on the cell at hand gives it one point more.
func (g *scoreGrid) Tapped(ev *fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(g); c != nil {
		c.Focus(g)
	}
	place := g.place(g.Size().Width)
	row := int((ev.Position.Y - place.header) / place.row)
	col := int((ev.Position.X - place.left) / place.cell)
	switch {
	case ev.Position.Y < place.header || row >= len(g.rows) || ev.Position.X < place.left || col >= len(threeQuestions):
	case row == g.row && col == g.col && g.rows[row].level > 0:
		g.OnDots(g.rows[row].level, threeQuestions[col], g.rows[row].points[col]+1)
	case row == g.row && col == g.col:
		g.OnScore(g.rows[row].party, threeQuestions[col], g.rows[row].points[col]%highestScore+1)
	default:
		g.moveTo(row, col)
	}
}

// scorePlace is how a grid is laid out at a width.
type scorePlace struct {
	names             bool // there is room for the names of the parties
	left, cell, sum   float32
	header, row, foot float32
}

const (
	scoreRowHeight = 38
	scoreFoot      = 52
	scoreMark      = 24
	scoreSum       = 60
	leastScore     = 86 // width of an answer
	mostName       = 300
	roomForNames   = 400
	roomForSum     = 320
)

func (g *scoreGrid) place(width float32) scorePlace {
	px := g.look.Px
	p := scorePlace{names: width >= px(roomForNames), left: px(scoreMark + 12), row: px(scoreRowHeight), foot: px(scoreFoot)}
	if width >= px(roomForSum) {
		p.sum = px(scoreSum)
	}
	if p.names {
		p.left = min(max(px(150), width-p.sum-3*px(leastScore)), px(mostName))
	}
	p.cell = (width - p.left - p.sum) / float32(len(threeQuestions))
	for i := range threeQuestions {
		p.header = max(p.header, g.headerText(i, p).HeightFor(p.cell-px(control.Gap)))
	}
	p.header += px(control.Gap)
	return p
}

// headerText is a question above its column, in a few words where there is no room for all of it.
func (g *scoreGrid) headerText(at int, p scorePlace) *control.Prose {
	key := threeQuestions[at].key
	if p.cell < g.look.Px(110) {
		key += ".short"
	}
	return control.NewProse(g.look, g.look.Words.Say(key), control.Small, figure.Bold, figure.Ink)
}

// HeightFor implements control.Flowing.
func (g *scoreGrid) HeightFor(width float32) float32 {
	p := g.place(width)
	return p.header + float32(len(g.rows))*p.row + p.foot
}

// CreateRenderer implements fyne.Widget.
func (g *scoreGrid) CreateRenderer() fyne.WidgetRenderer { return &scoreGridRenderer{grid: g} }

type scoreGridRenderer struct {
	grid    *scoreGrid
	objects []fyne.CanvasObject
}

func (r *scoreGridRenderer) Destroy()                     {}
func (r *scoreGridRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *scoreGridRenderer) MinSize() fyne.Size {
	return fyne.NewSize(0, r.grid.HeightFor(r.grid.Size().Width))
}

func (r *scoreGridRenderer) Refresh() {
	r.Layout(r.grid.Size())
	canvas.Refresh(r.grid)
}

func (r *scoreGridRenderer) put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
	r.objects = append(r.objects, o)
}

// line writes one line at half the height of its place.
func (r *scoreGridRenderer) line(text string, size float32, weight figure.Weight, paint figure.Paint, x, y, w, h float32) {
	if w <= 0 || text == "" {
		return
	}
	look := r.grid.look
	t := look.Line(figure.Shorten(text, float64(w), float64(look.Type(size)), weight), size, weight, paint)
	height := t.MinSize().Height
	r.put(t, x, y+(h-height)/2, w, height)
}

// Layout draws the grid anew. It has a dozen rows at most, so nothing is kept.
func (r *scoreGridRenderer) Layout(size fyne.Size) {
	r.objects = r.objects[:0]
	if size.Width <= 0 {
		return
	}
	g, px := r.grid, r.grid.look.Px
	p := g.place(size.Width)
	r.put(g.look.Surface(figure.Card), 0, p.header, size.Width, float32(len(g.rows))*p.row)
	for i := range threeQuestions {
		header := g.headerText(i, p)
		width := p.cell - px(control.Gap)
		height := header.HeightFor(width)
		r.put(header, p.left+float32(i)*p.cell+px(control.Gap), p.header-px(control.Tight)-height, width, height)
	}
	if p.sum > 0 {
		r.line(g.look.Words.Say("indicators.sum"), control.Small, figure.Bold, figure.MutedInk, size.Width-p.sum+px(control.Gap), p.header-px(24), p.sum-px(control.Gap), px(20))
	}
	for i := range g.rows {
		r.drawRow(i, p, size.Width)
	}
	r.drawFoot(p, size.Width)
	g.ring.FillColor, g.ring.StrokeColor = nil, g.look.Color(figure.Accent)
	g.ring.StrokeWidth, g.ring.CornerRadius = px(3), px(control.Tight)
	g.ring.Hidden = !g.focused || len(g.rows) == 0
	r.put(g.ring, p.left+float32(g.col)*p.cell, p.header+float32(g.row)*p.row, p.cell, p.row)
}

func (r *scoreGridRenderer) drawRow(at int, p scorePlace, width float32) {
	g, px := r.grid, r.grid.look.Px
	row, y := g.rows[at], p.header+float32(at)*p.row
	r.put(g.look.Surface(figure.Line), 0, y, width, g.look.Stroke())
	mark := px(scoreMark)
	if row.level == 0 {
		r.put(newPartyMark(g.look, row.look), px(control.Tight), y+(p.row-mark)/2, mark, mark)
	}
	if p.names || row.level > 0 {
		x := px(scoreMark + 14)
		if row.level > 0 {
			x = px(control.Gap)
		}
		r.line(row.name, control.Body, figure.Regular, figure.Ink, x, y, p.left-x-px(control.Gap), p.row)
	}
	sum := 0
	for i, points := range row.points {
		sum += points
		if row.level > 0 {
			r.drawDots(points, p.left+float32(i)*p.cell+px(control.Gap), y, p)
			continue
		}
		r.drawPoints(points, p.left+float32(i)*p.cell+px(control.Gap), y, p)
	}
	if p.sum > 0 && sum > 0 && row.level == 0 {
		r.line(strconv.Itoa(sum), control.Body, figure.Bold, figure.Ink, width-p.sum+px(control.Gap), y, p.sum-px(control.Gap), p.row)
	}
}

// drawDots draws how many dots stand at an answer, with as many discs as there is room for.
func (r *scoreGridRenderer) drawDots(dots int, x, y float32, p scorePlace) {
	look, px := r.grid.look, r.grid.look.Px
	text, paint := strconv.Itoa(dots), figure.Ink
	if dots == 0 {
		text, paint = "–", figure.MutedInk
	}
	r.line(text, control.Body, figure.Bold, paint, x, y, px(22), p.row)
	const disc, pitch = 8, 10
	for i := range dots {
		at := x + px(26+float32(i)*pitch)
		if at+px(disc) > x+p.cell-px(control.Step) {
			return
		}
		circle := canvas.NewCircle(look.Color(figure.Accent))
		r.put(circle, at, y+(p.row-px(disc))/2, px(disc), px(disc))
	}
}

// drawPoints draws an answer as a number with as many filled discs.
func (r *scoreGridRenderer) drawPoints(points int, x, y float32, p scorePlace) {
	look, px := r.grid.look, r.grid.look.Px
	text, paint := strconv.Itoa(points), figure.Ink
	if points == 0 {
		text, paint = "–", figure.MutedInk
	}
	r.line(text, control.Body, figure.Bold, paint, x, y, px(14), p.row)
	const disc, pitch = 10, 14
	if px(18+highestScore*pitch) > p.cell-px(control.Gap) {
		return // two of three discs would say something else
	}
	for i := range highestScore {
		at := x + px(18+float32(i)*pitch)
		circle := canvas.NewCircle(look.Color(figure.Card))
		circle.StrokeColor, circle.StrokeWidth = look.Color(figure.Control), look.Stroke()
		if i < points {
			circle.FillColor, circle.StrokeColor = look.Color(figure.Accent), look.Color(figure.Accent)
		}
		r.put(circle, at, y+(p.row-px(disc))/2, px(disc), px(disc))
	}
}

// drawFoot draws what the parties think together: the mean with a bar, and from which to which answer it goes.
func (r *scoreGridRenderer) drawFoot(p scorePlace, width float32) {
	g, px := r.grid, r.grid.look.Px
	y := p.header + float32(len(g.rows))*p.row
	r.put(g.look.Surface(figure.Control), 0, y, width, g.look.Stroke())
	if p.names {
		r.line(g.look.Words.Say("indicators.together"), control.Body, figure.Bold, figure.Ink, px(control.Tight), y, p.left-px(control.Gap), px(scoreRowHeight))
	}
	total := 0.0
	for i, mean := range g.means {
		x, room := p.left+float32(i)*p.cell+px(control.Gap), p.cell-px(control.Step)
		if mean.answers == 0 {
			continue
		}
		total += mean.mean
		text := g.look.Words.Number(mean.mean, 1)
		r.line(text, control.Body, figure.Bold, figure.Ink, x, y, room, px(scoreRowHeight))
		if mean.lowest != mean.highest {
			r.line(g.look.Words.Say("indicators.spread", "low", mean.lowest, "high", mean.highest), control.Small, figure.Regular, figure.MutedInk,
				x+px(34), y, room-px(34), px(scoreRowHeight))
		}
		r.put(g.look.Surface(figure.Line), x, y+px(scoreRowHeight), room, px(5))
		r.put(g.look.Surface(figure.Accent), x, y+px(scoreRowHeight), room*float32(mean.mean)/highestScore, px(5))
	}
	if p.sum > 0 && total > 0 {
		r.line(g.look.Words.Number(total, 1), control.Body, figure.Bold, figure.Ink, width-p.sum+px(control.Gap), y, p.sum-px(control.Gap), px(scoreRowHeight))
	}
}

// newPartyMark is the mark of a party in a square.
func newPartyMark(look *control.Look, party figure.PartyLook) fyne.CanvasObject {
	return control.NewDrawing(look, 1, func(w, h float64) figure.Drawing {
		return figure.Drawing{W: w, H: h, Ops: figure.SupportIcon(figure.SupportMark{Look: party, Stance: model.Supports}, 0, 0, min(w, h))}
	})
}
