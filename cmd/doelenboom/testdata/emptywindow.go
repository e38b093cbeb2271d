//go:build ignore

// Emptywindow shows a Fyne window with nothing in it, and ends when it has been drawn: what no program with a window can do without.
package main

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/container"
)

func main() {
	a := app.NewWithID("org.doelenboom.EmptyWindow")
	window := a.NewWindow("Empty")
	window.Resize(fyne.NewSize(1280, 720))
	window.SetContent(container.NewWithoutLayout()) // without content Fyne draws no frame when it shows the window
	window.SetMaster()
	a.Lifecycle().SetOnStarted(func() {
		fmt.Println("first-frame")
		window.Close()
	})
	window.ShowAndRun()
}
