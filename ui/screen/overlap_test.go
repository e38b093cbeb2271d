package screen

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"doelenboom/ui/screen/control"
)

// overlaps names the texts in sight that lie over each other.
func overlaps(o fyne.CanvasObject) []string {
	type placed struct {
		text   string
		x, y   float32
		x2, y2 float32
	}
	var all []placed
	var visit func(o fyne.CanvasObject, x, y float32, clip placed)
	visit = func(o fyne.CanvasObject, x, y float32, clip placed) {
		if !o.Visible() {
			return
		}
		x, y = x+o.Position().X, y+o.Position().Y
		switch o := o.(type) {
		case *canvas.Text:
			least := o.MinSize()
			p := placed{o.Text, max(x, clip.x), max(y, clip.y), min(x+least.Width, clip.x2), min(y+least.Height, clip.y2)}
			if o.Text != "" && p.x2 > p.x && p.y2 > p.y {
				all = append(all, p)
			}
		case *fyne.Container:
			for _, inner := range o.Objects {
				visit(inner, x, y, clip)
			}
		case fyne.Widget:
			switch o.(type) {
			case *container.Scroll, *container.Clip, *control.Field:
				clip = placed{"", max(x, clip.x), max(y, clip.y), min(x+o.Size().Width, clip.x2), min(y+o.Size().Height, clip.y2)}
			}
			for _, inner := range test.WidgetRenderer(o).Objects() {
				visit(inner, x, y, clip)
			}
		}
	}
	visit(o, 0, 0, placed{"", 0, 0, o.Size().Width, o.Size().Height})
	var out []string
	const touching = 4 // units that the boxes of two lines may share: a box has room above its letters
	for i, a := range all {
		for _, b := range all[:i] {
			if min(a.x2, b.x2)-max(a.x, b.x) > 1 && min(a.y2, b.y2)-max(a.y, b.y) > touching {
				out = append(out, fmt.Sprintf("%q lies over %q", a.text, b.text))
			}
		}
	}
	return out
}
