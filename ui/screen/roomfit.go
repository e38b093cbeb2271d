package screen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doelenboom/ui/screen/control"
)

// roomFit makes a view of the room for the place that it gets: as large as the facilitator asked for, and when that does not fit smaller, but
// never smaller than the sizes of the room at 100 %.
type roomFit struct {
	desk   *Desk
	look   *control.Look
	make   func(*control.Look) fyne.CanvasObject
	holder *fyne.Container
}

func newRoomFit(d *Desk, look *control.Look, make func(*control.Look) fyne.CanvasObject) fyne.CanvasObject {
	f := &roomFit{desk: d, look: look, make: make}
	f.holder = container.New(f)
	return f.holder
}

// Layout implements fyne.Layout.
func (f *roomFit) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if size.Width <= 0 || size.Height <= 0 {
		return
	}
	least := 100 / float32(f.desk.settings.Zoom)
	for share := float32(1); ; share -= 0.1 {
		look := *f.look
		look.Zoom *= max(share, least)
		work := f.make(&look)
		if share > least && control.HeightOf(work, size.Width) > size.Height {
			continue
		}
		f.holder.Objects = []fyne.CanvasObject{work}
		work.Resize(size)
		return
	}
}

// MinSize implements fyne.Layout.
func (f *roomFit) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }
