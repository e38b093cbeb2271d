package control

import (
	"math"
	"time"

	"fyne.io/fyne/v2"

	"doelenboom/ui/figure"
)

// glideTime is how long something takes to get to where it goes.
const glideTime = 150 * time.Millisecond

// camera says which part of a drawing a window shows: the place in the drawing that stands at the upper left corner, and pixels to a unit.
type camera struct {
	left, top, zoom float64
}

func (c camera) world(p fyne.Position) figure.Point {
	return figure.Point{X: c.left + float64(p.X)/c.zoom, Y: c.top + float64(p.Y)/c.zoom}
}

func (c camera) screen(p figure.Point) fyne.Position {
	return fyne.NewPos(float32((p.X-c.left)*c.zoom), float32((p.Y-c.top)*c.zoom))
}

// seen is the part of the drawing that a window of a size shows.
func (c camera) seen(size fyne.Size) figure.Area {
	return figure.Area{X: c.left, Y: c.top, W: float64(size.Width) / c.zoom, H: float64(size.Height) / c.zoom}
}

// panned moves what is seen by pixels.
func (c camera) panned(dx, dy float32) camera {
	c.left -= float64(dx) / c.zoom
	c.top -= float64(dy) / c.zoom
	return c
}

// zoomed changes the zoom and keeps a point of the window where it is.
func (c camera) zoomed(zoom float64, about fyne.Position) camera {
	still := c.world(about)
	c.zoom = zoom
	c.left, c.top = still.X-float64(about.X)/c.zoom, still.Y-float64(about.Y)/c.zoom
	return c
}

// showing moves no more than is needed to bring an area into a window with a margin of pixels; of one that is too large, the beginning.
func (c camera) showing(area figure.Area, size fyne.Size, margin float64) camera {
	shift := func(at, length, from, seen float64) float64 {
		room := margin / c.zoom
		switch {
		case length+2*room > seen, at-room < from:
			return at - room
		case at+length+room > from+seen:
			return at + length + room - seen
		}
		return from
	}
	view := c.seen(size)
	c.left = shift(area.X, area.W, view.X, view.W)
	c.top = shift(area.Y, area.H, view.Y, view.H)
	return c
}

// within keeps a drawing in the window as far as it fits: a side on which all of it fits shows all of it, and one on which it does not is
// not scrolled past its end.
func (c camera) within(w, h float64, size fyne.Size) camera {
	hold := func(from, length, seen float64) float64 {
		low, high := min(0, length-seen), max(0, length-seen)
		return max(low, min(from, high))
	}
	view := c.seen(size)
	c.left, c.top = hold(c.left, w, view.W), hold(c.top, h, view.H)
	return c
}

// fitting shows a whole drawing in the middle of a window and at its top, no larger than most.
func fitting(w, h float64, size fyne.Size, most float64) camera {
	if w <= 0 || h <= 0 || size.Width <= 0 || size.Height <= 0 {
		return camera{zoom: most}
	}
	c := camera{zoom: min(most, float64(size.Width)/w, float64(size.Height)/h)}
	c.left = -(float64(size.Width)/c.zoom - w) / 2
	return c
}

// between is a camera on the way from one to another: the middle of the window moves in a straight line.
func (c camera) between(to camera, share float64, size fyne.Size) camera {
	mid := func(a, b float64) float64 { return a + (b-a)*share }
	middle := func(c camera) figure.Point { return c.world(fyne.NewPos(size.Width/2, size.Height/2)) }
	from, goal := middle(c), middle(to)
	zoom := c.zoom * math.Pow(to.zoom/c.zoom, share)
	x, y := mid(from.X, goal.X), mid(from.Y, goal.Y)
	return camera{left: x - float64(size.Width)/zoom/2, top: y - float64(size.Height)/zoom/2, zoom: zoom}
}

// glide calls tick with shares from 0 to 1 over a short while, and the last time with 1; where the system asks for no movement only then.
// It returns what stops it.
func glide(tick func(share float32)) (stop func()) {
	if !fyne.CurrentApp().Settings().ShowAnimations() {
		tick(1)
		return func() {}
	}
	animation := fyne.NewAnimation(glideTime, tick)
	animation.Curve = fyne.AnimationEaseOut
	animation.Start()
	return animation.Stop
}
