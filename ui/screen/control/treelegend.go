package control

import (
	"fyne.io/fyne/v2"

	"doelenboom/ui/figure"
)

// treeLegend explains the signs of a tree in a strip along the foot of its window. It stays there whatever is selected, and is as high as its
// signs need; a tree without signs has none.
type treeLegend struct {
	signs  []figure.Op
	height float32 // of the strip in the window, with the room around the signs
	width  float32 // that the signs were laid out for
}

// The room around the signs of the strip, in units of the design.
const (
	legendTop  = 8
	legendSide = 20
)

// explain finds the legend anew; it reports whether it is of another height than before.
func (t *Tree) explain() bool {
	zoom := t.look.Zoom
	l := &t.legend
	before := l.height
	l.width = t.full.Width
	signs, height := t.figure.Legend(float64(t.full.Width/zoom - 2*legendSide))
	l.signs, l.height = signs, 0
	if height > 0 && len(t.goals) > 0 && t.full.Width > 0 {
		l.height = (float32(height) + 2*legendTop) * zoom
	}
	return l.height != before
}

// resized gives the tree a place, of which the legend takes a strip.
func (t *Tree) resized(size fyne.Size) {
	if size == t.full && t.legend.width == size.Width {
		return
	}
	t.full = size
	t.explain()
	t.fill()
}

// fill gives the tree what the legend leaves.
func (t *Tree) fill() {
	before := t.size
	t.size = fyne.NewSize(t.full.Width, max(0, t.full.Height-t.legend.height))
	if t.size.Width <= 0 || t.size == before {
		return
	}
	t.arrive()
	if !t.used || t.fitted {
		t.begin()
		return
	}
	if area, ok := t.figure.AreaOf(t.figure.Selected()); ok {
		t.camera = t.camera.showing(area, t.size, float64(t.look.Px(followMargin)))
		t.target = t.camera
	}
}

// appendLegend draws the strip over the tree.
func (t *Tree) appendLegend(ops []figure.Op) []figure.Op {
	if t.legend.height == 0 {
		return ops
	}
	unit := float64(t.look.Zoom) / t.camera.zoom
	corner := t.camera.world(fyne.NewPos(0, t.size.Height))
	ops = append(ops, figure.Op{
		Kind: figure.Rect, X: corner.X, Y: corner.Y, W: float64(t.full.Width) / t.camera.zoom, H: float64(t.legend.height) / t.camera.zoom, Fill: figure.Ground,
	})
	for _, op := range t.legend.signs {
		ops = append(ops, scaled(op, unit).Moved(corner.X+legendSide*unit, corner.Y+legendTop*unit))
	}
	return ops
}
