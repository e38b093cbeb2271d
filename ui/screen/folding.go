package screen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doelenboom/ui/screen/control"
)

// folding puts cells side by side where there is room for that, and under each other where there is not: in a small window, or at 200 %.
type folding struct {
	least         float32 // width below which the cells stand under each other
	beside, under flowing
}

// flowing is a layout whose height depends on its width.
type flowing interface {
	fyne.Layout
	HeightFor(objects []fyne.CanvasObject, width float32) float32
}

// foldingRow makes a row that folds below a width.
func foldingRow(least, gap float32, cells ...control.Cell) *fyne.Container {
	objects := make([]fyne.CanvasObject, len(cells))
	for i, cell := range cells {
		objects[i] = cell.Object
	}
	return container.New(&folding{least, control.Row(gap, cells...).Layout.(flowing), control.Column(gap/2, objects...).Layout.(flowing)}, objects...)
}

func (f *folding) at(width float32) flowing {
	if width < f.least {
		return f.under
	}
	return f.beside
}

// HeightFor makes the height known to the layouts of the page.
func (f *folding) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return f.at(width).HeightFor(objects, width)
}

// Layout implements fyne.Layout.
func (f *folding) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	f.at(size.Width).Layout(objects, size)
}

// MinSize implements fyne.Layout.
func (f *folding) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// atLeast scrolls what needs some height to be of use where there is less, and otherwise gives it all that there is.
func atLeast(height float32, content fyne.CanvasObject) *container.Scroll {
	return container.NewVScroll(container.New(leastHeight(height), content))
}

// leastHeight is what its object asks for.
type leastHeight float32

// Layout implements fyne.Layout.
func (leastHeight) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

// MinSize implements fyne.Layout.
func (l leastHeight) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, float32(l)) }
