package control

import (
	"cmp"
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"doelenboom/model"
	"doelenboom/ui/figure"
)

// TreeDisplay shows a room the tree that is worked on: as large as fits, and nothing smaller than the room can read. A tree too large for
// that is shown in part: the view follows what is selected or written, and moves no more than it must.
type TreeDisplay struct {
	widget.BaseWidget
	treeView
	options figure.TreeOptions
	least   float64 // the smallest letters, in units of the room's design
	goals   []figure.GoalCard
	size    fyne.Size
	whole   bool // all of the tree is in sight
	signs   []figure.Op
	signsH  float64 // how high the signs of the legend are, in units of the figure; below 0: not known yet
}

// The letters and the margin of the figure, in its own units.
const (
	figureLetters = 15
	figureMargin  = 24
	legendLetters = 13
)

// NewTreeDisplay makes a display on which no letter is smaller than least, in units of the room's design.
func NewTreeDisplay(look *Look, words figure.TreeWords, least float32) *TreeDisplay {
	words.Level = nil // the bars explain themselves, and a legend costs room
	options := figure.TreeOptions{Words: words, CodeSize: figureLetters, MaxLines: 8, Dense: true, Selects: true}
	d := &TreeDisplay{treeView: newTreeView(look, options), options: options, least: float64(least)}
	d.ExtendBaseWidget(d)
	return d
}

// TreeSight is how a tree is looked at: what is selected and folded, which branch stands out, and where the tree grows.
type TreeSight struct {
	Selected, Focused model.ID
	Folded            func(model.ID) bool
	Direction         figure.Direction
}

// Update shows goals, with what is written among them, as somebody else looks at them.
func (d *TreeDisplay) Update(goals []figure.GoalCard, sight TreeSight) {
	d.arrive()
	anchor, at := d.figure.Selected(), fyne.Position{}
	area, known := d.figure.AreaOf(anchor)
	if known {
		at = d.camera.screen(figure.Point{X: area.X, Y: area.Y})
	}
	before := len(d.goals)
	var standing map[model.ID]fyne.Position
	if before <= mostToFit { // in a larger tree nobody can follow what moves
		standing = d.standing(d.size)
	}
	if d.options.Direction != sight.Direction || d.figure.Focused() != sight.Focused {
		d.whole = false
		d.options.Direction = sight.Direction
		d.figure.SetOptions(d.options)
	}
	if d.signsH = -1; len(goals) == 0 || len(goals) != len(d.goals) || &goals[0] != &d.goals[0] { // another list than before
		d.goals = goals
		d.figure.Set(goals)
	}
	d.figure.FoldAll(sight.Folded)
	d.figure.Select(sight.Selected)
	d.figure.Focus(sight.Focused)
	d.aim(anchor, at, known && d.goals != nil && before > 0)
	if before > 0 {
		d.slide(standing, d.Refresh)
	}
	d.Refresh()
}

// bounds is what should be in sight: the branch that stands out, or the whole tree, with room for the ring round a card at its edge.
func (d *TreeDisplay) bounds() figure.Area {
	if area, ok := d.figure.BranchArea(d.figure.Focused()); ok {
		return area.Grow(displayEdge)
	}
	w, h := d.figure.Size()
	return figure.Area{W: w, H: h}.Grow(displayEdge - figureMargin)
}

// few reports whether what should be in sight is so little that all of it may fit.
func (d *TreeDisplay) few() bool {
	if focused := d.figure.Focused(); focused != "" {
		return d.figure.Below(focused) < mostToFit
	}
	return len(d.goals) <= mostToFit
}

// mostToFit is how many goals can at best be read at once; of more the room sees a part.
const mostToFit = 120

// aim finds the largest way in which all of the tree fits, else follows what is selected. What fits already stays as it is.
func (d *TreeDisplay) aim(anchor model.ID, at fyne.Position, moves bool) {
	if d.size.Width <= 0 {
		return
	}
	least := d.least * float64(d.look.Zoom) / figureLetters
	const most = 1.5 // times the smallest letters
	if room := d.room(); d.whole && room >= d.camera.zoom && (room < d.camera.zoom*1.3 || d.camera.zoom > least*most*0.99) {
		d.goTo(d.centred(d.camera.zoom), d.size, moves, d.Refresh)
		return
	}
	best, width := 0.0, 0.0
	if d.few() {
		widths := []float64{220, 240, 260, 290, 200, 180}
		if len(d.goals) > mostToFit { // a branch of a large tree: finding its best width would take too long
			widths = widths[:1]
		}
		for _, try := range widths {
			d.cards(try)
			if zoom := d.room(); zoom > best*1.01 {
				best, width = zoom, try
			}
		}
	}
	wasWhole := d.whole
	if d.whole = best >= least; d.whole {
		d.cards(width)
		d.goTo(d.centred(min(best, least*most)), d.size, moves && wasWhole, d.Refresh)
		return
	}
	to := camera{zoom: d.partly(least), left: d.camera.left, top: d.camera.top}
	if moves && !wasWhole {
		d.camera.zoom = to.zoom
		d.keep(anchor, at)
		to = d.camera
	}
	w, h := d.figure.Size()
	window := d.window()
	to = to.within(w, h, window)
	goal := cmp.Or(d.figure.Selected(), d.figure.Focused(), d.figure.First())
	if area, ok := d.figure.AreaOf(goal); ok {
		if !moves {
			to.left, to.top = area.X+area.W/2-float64(window.Width)/to.zoom/2, 0
		}
		to = to.showing(area, window, float64(d.look.Px(followMargin)))
	}
	if d.bounds().W*to.zoom <= float64(window.Width)+1 {
		to.left = d.centred(to.zoom).left
	}
	d.goTo(to, d.size, moves && !wasWhole, d.Refresh)
}

// partly makes the cards so wide that the tree at least fits in width, if it can, and returns the zoom to show it at.
func (d *TreeDisplay) partly(least float64) float64 {
	const more = 1.08 // than the smallest letters
	widths := []float64{220, 240, 205, 190}
	if !d.few() {
		widths = widths[:1]
	}
	for _, try := range widths {
		d.cards(try)
		if zoom := float64(d.size.Width) / d.bounds().W; zoom >= least {
			return min(zoom, least*more)
		}
	}
	d.cards(220)
	return least * more
}

// window is the part of the display that is not taken by the legend.
func (d *TreeDisplay) window() fyne.Size {
	return d.size.SubtractWidthHeight(0, float32(d.legendHeight()))
}

func (d *TreeDisplay) cards(width float64) {
	least := d.least * float64(d.look.Zoom) / figureLetters
	top := max(width, min(usualTop, float64(d.size.Width)/least-2*displayEdge))
	if d.options.CardWidth != width || d.options.TopWidth != top {
		d.options.CardWidth, d.options.TopWidth = width, top
		d.figure.SetOptions(d.options)
	}
}

const displayEdge = 8 // room for the ring round a card at the edge, in units of the figure

// room is the largest zoom at which all of the tree is in sight, beside its legend where the two would meet.
func (d *TreeDisplay) room() float64 {
	all := d.bounds()
	zoom := min(float64(d.size.Width)/all.W, float64(d.size.Height)/all.H)
	if legend := d.legendArea(d.centred(zoom)); d.meetsCard(legend) {
		zoom = min(zoom, (float64(d.size.Height)-d.legendHeight())/all.H)
	}
	return zoom
}

// legendSigns are the signs of the legend in as many rows as the window needs, and how high they are.
func (d *TreeDisplay) legendSigns() (signs []figure.Op, height float64) {
	if d.signsH < 0 {
		d.signs, d.signsH = d.figure.Legend(float64(d.size.Width) / (d.least * float64(d.look.Zoom) / legendLetters))
	}
	return d.signs, d.signsH
}

// legendHeight is how high the legend is in the window, with the room above it; 0 where there is none.
func (d *TreeDisplay) legendHeight() float64 {
	if _, height := d.legendSigns(); height > 0 {
		return height*d.least*float64(d.look.Zoom)/legendLetters + float64(d.look.Px(legendAir))
	}
	return 0
}

// legendAir is the room above a legend.
const legendAir = 20

// centred shows all that should be in sight, at the top and in the middle.
func (d *TreeDisplay) centred(zoom float64) camera {
	all := d.bounds()
	return camera{zoom: zoom, left: all.X + all.W/2 - float64(d.size.Width)/zoom/2, top: all.Y}
}

func (d *TreeDisplay) meetsCard(area figure.Area) bool {
	for range d.figure.In(area.Grow(displayEdge)) {
		return true
	}
	return false
}

// legendScale turns lengths of the legend into those of the drawing.
func (d *TreeDisplay) legendScale(c camera) float64 {
	return d.least * float64(d.look.Zoom) / legendLetters / c.zoom
}

// legendArea is where the legend stands: at the lower right.
func (d *TreeDisplay) legendArea(c camera) figure.Area {
	scale, seen := d.legendScale(c), c.seen(d.size)
	ops, height := d.legendSigns()
	if height == 0 {
		return figure.Area{}
	}
	width := 0.0
	for _, op := range ops {
		if op.Kind == figure.Text {
			width = max(width, op.X+figure.Measure(op.Text, op.Size, op.Weight))
		}
	}
	return figure.Area{X: seen.X + seen.W - width*scale, Y: seen.Y + seen.H - height*scale - 4/c.zoom, W: width * scale, H: height * scale}
}

// legend draws the legend over the tree.
func (d *TreeDisplay) legend(ops []figure.Op) []figure.Op {
	area := d.legendArea(d.camera)
	if area.H == 0 {
		return ops
	}
	scale := d.legendScale(d.camera)
	if !d.whole {
		seen, height := d.camera.seen(d.size), d.legendHeight()/d.camera.zoom
		top := seen.Y + seen.H - height
		ops = slices.DeleteFunc(ops, func(op figure.Op) bool { return op.Kind == figure.Text && op.Y > top }) // no half letters above it
		ops = append(ops, figure.Op{Kind: figure.Rect, X: seen.X, Y: top, W: seen.W, H: height, Fill: figure.Ground})
	}
	signs, _ := d.legendSigns()
	for _, op := range signs {
		ops = append(ops, scaled(op, scale).Moved(area.X, area.Y))
	}
	return ops
}

// scaled returns an op with all its lengths multiplied.
func scaled(op figure.Op, by float64) figure.Op {
	op.X, op.Y, op.W, op.H = op.X*by, op.Y*by, op.W*by, op.H*by
	op.Width, op.Radius, op.Size = op.Width*by, op.Radius*by, op.Size*by
	points, dash := op.Points, op.Dash
	op.Points, op.Dash = nil, nil
	for _, p := range points {
		op.Points = append(op.Points, figure.Point{X: p.X * by, Y: p.Y * by})
	}
	for _, length := range dash {
		op.Dash = append(op.Dash, length*by)
	}
	return op
}

func (d *TreeDisplay) resized(size fyne.Size) {
	if size == d.size {
		return
	}
	d.arrive()
	d.size, d.whole, d.signsH = size, false, -1
	d.aim("", fyne.Position{}, false)
}

// LeastLetters returns the size of the smallest letters on the display as they are now, in pixels of the window.
func (d *TreeDisplay) LeastLetters() float32 {
	least := float32(0)
	for _, op := range d.ops {
		if size := float32(math.Floor(op.Size*d.camera.zoom + 0.02)); op.Kind == figure.Text && (least == 0 || size < least) {
			least = size
		}
	}
	return least
}

// CreateRenderer implements fyne.Widget.
func (d *TreeDisplay) CreateRenderer() fyne.WidgetRenderer {
	return &treeRenderer{widget: d, view: &d.treeView, above: d.legend, resized: d.resized}
}

// AccessibilityLabel implements fyne.Accessible: the tree in words.
func (d *TreeDisplay) AccessibilityLabel() string { return d.figure.Outline() }
