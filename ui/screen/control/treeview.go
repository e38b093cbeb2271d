package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"doelenboom/model"
	"doelenboom/ui/figure"
)

// How far a tree can be zoomed, as shares of the size of everything in the window.
const (
	leastZoom = 0.1
	mostZoom  = 3
)

// treeView is a goal tree seen through a camera: what the tree to work in and the room's picture of it have in common. Only what is in sight
// is drawn, with objects that are used again.
type treeView struct {
	look    *Look
	figure  *figure.Tree
	camera  camera
	target  camera // where the camera goes to
	stop    func() // ends what moves
	painter painter
	ops     []figure.Op
	moving  bool                      // the camera is moved by hand
	shifts  map[model.ID]figure.Point // where cards come from that are on their way, as seen from where they go to
	share   float32                   // of the way that they have gone
}

func newTreeView(look *Look, options figure.TreeOptions) treeView {
	start := camera{zoom: float64(look.Zoom)}
	return treeView{
		look: look, figure: figure.NewTree(options), camera: start, target: start, stop: func() {}, painter: painter{look: look}, share: 1,
	}
}

// draw fills the painter with what a window of a size shows; above adds ops on top of the tree.
func (v *treeView) draw(size fyne.Size, above func(ops []figure.Op) []figure.Op) {
	if size.Width <= 0 || size.Height <= 0 {
		return
	}
	v.ops = v.figure.AppendOps(v.ops[:0], figure.View{Area: v.camera.seen(size), Zoom: v.camera.zoom, Moving: v.moving})
	if v.share < 1 {
		for i := range v.ops {
			if from, ok := v.shifts[v.ops[i].Item]; ok {
				left := 1 - float64(v.share)
				v.ops[i] = v.ops[i].Moved(from.X*left, from.Y*left)
			}
		}
	}
	if above != nil {
		v.ops = above(v.ops)
	}
	v.painter.paint(v.ops, v.camera.zoom, v.camera.left, v.camera.top)
}

// goTo moves the camera, in a short while or at once; refresh redraws.
func (v *treeView) goTo(to camera, size fyne.Size, slowly bool, refresh func()) {
	v.arrive()
	v.target = to
	if !slowly || to == v.camera {
		v.camera = to
		refresh()
		return
	}
	from := v.camera
	v.stop = glide(func(share float32) {
		v.camera = from.between(to, float64(share), size)
		if share == 1 {
			v.camera = to
		}
		refresh()
	})
}

// byHand moves the camera by hand: a little less is drawn until the hand has been still for a short while.
func (v *treeView) byHand(to camera, refresh func()) {
	v.arrive()
	v.camera, v.target, v.moving = to, to, true
	refresh()
	v.stop = glide(func(share float32) {
		if share == 1 {
			v.moving = false
			refresh()
		}
	})
}

// arrive ends all movement where it goes.
func (v *treeView) arrive() {
	v.stop()
	v.stop = func() {}
	v.camera, v.share, v.shifts, v.moving = v.target, 1, nil, false
}

// standing is where the cards in sight stand in the window.
func (v *treeView) standing(size fyne.Size) map[model.ID]fyne.Position {
	out := map[model.ID]fyne.Position{}
	for goal, area := range v.figure.In(v.camera.seen(size)) {
		out[goal] = v.camera.screen(figure.Point{X: area.X, Y: area.Y})
	}
	return out
}

// mostShifts is how many cards are seen to move at a time; beyond it nobody can follow.
const mostShifts = 200

// slide lets cards go from where they stood to where they stand now.
func (v *treeView) slide(before map[model.ID]fyne.Position, refresh func()) {
	if len(before) == 0 || len(before) > mostShifts {
		return
	}
	shifts := map[model.ID]figure.Point{}
	for id, was := range before {
		area, ok := v.figure.AreaOf(id)
		if !ok {
			continue
		}
		from := v.camera.world(was)
		if dx, dy := from.X-area.X, from.Y-area.Y; dx*dx+dy*dy > 1 {
			shifts[id] = figure.Point{X: dx, Y: dy}
		}
	}
	if len(shifts) == 0 {
		return
	}
	v.arrive()
	v.shifts = shifts
	v.stop = glide(func(share float32) {
		v.share = share
		refresh()
	})
}

// keep leaves a card where it stood in the window after all cards got their places anew.
func (v *treeView) keep(goal model.ID, at fyne.Position) {
	if area, ok := v.figure.AreaOf(goal); ok {
		v.camera.left = area.X - float64(at.X)/v.camera.zoom
		v.camera.top = area.Y - float64(at.Y)/v.camera.zoom
		v.target = v.camera
	}
}

// areaOnScreen is where a part of the drawing stands in the window.
func (v *treeView) areaOnScreen(area figure.Area) (fyne.Position, fyne.Size) {
	return v.camera.screen(figure.Point{X: area.X, Y: area.Y}), fyne.NewSize(float32(area.W*v.camera.zoom), float32(area.H*v.camera.zoom))
}

// treeRenderer draws a tree and what lies over it.
type treeRenderer struct {
	widget  fyne.Widget
	view    *treeView
	above   func(ops []figure.Op) []figure.Op
	resized func(size fyne.Size)
	over    []fyne.CanvasObject
	objects []fyne.CanvasObject
}

func (r *treeRenderer) Destroy()                     { r.view.arrive() }
func (r *treeRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *treeRenderer) MinSize() fyne.Size           { return fyne.NewSize(1, 1) }

func (r *treeRenderer) Layout(size fyne.Size) {
	r.resized(size)
	r.draw()
}

func (r *treeRenderer) draw() {
	r.view.draw(r.widget.Size(), r.above)
	r.objects = append(append(r.objects[:0], r.view.painter.objects...), r.over...)
}

func (r *treeRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.widget)
}
