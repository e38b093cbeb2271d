//go:build ignore

// Emptywindow shows a window with nothing in it, or with the one line of text that it is given, and ends when that has been drawn: what
// every program with a window takes before its first frame.
package main

import (
	"fmt"
	"os"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

func main() {
	a := app.NewWithID("org.doelenboom.EmptyWindow")
	window := a.NewWindow("Empty")
	content := container.NewWithoutLayout() // a window with no content at all is shown without being drawn
	if len(os.Args) > 1 {
		content = container.NewStack(widget.NewLabel(strings.Join(os.Args[1:], " ")))
	}
	window.SetContent(content)
	window.Resize(fyne.NewSize(1280, 720))
	window.SetMaster()
	a.Lifecycle().SetOnStarted(func() {
		fmt.Println("first-frame")
		window.Close()
	})
	window.ShowAndRun()
}
