package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Clip keeps what is drawn within its place.
func Clip(o fyne.CanvasObject) *container.Clip {
	clip := container.NewClip(o)
	clip.ExtendBaseWidget(clip) // or it forgets the size that it gets before it is first drawn
	return clip
}
