//go:build ignore

// Panwindow pans over a goal tree with a hundred goals in sight, or moves one small thing over an empty window, for a few seconds, and says
// how many frames it drew in each of them, and how many milliseconds of processor time a frame took, those of a drawn screen included.
package main

import (
	"fmt"
	"os"
	"syscall"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
	"doelenboom/ui/words"
)

const (
	settling  = time.Second
	measured  = 4 * time.Second
	inSight   = 100
	goalCount = 5000
)

func main() {
	a := app.NewWithID("org.doelenboom.PanWindow")
	window := a.NewWindow("Pan")
	size := fyne.NewSize(1900, 1000)
	var content fyne.CanvasObject
	var move func(by float32)
	if len(os.Args) > 1 {
		tree := someTree(size)
		content = control.Clip(tree)
		move = func(by float32) { tree.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(7*by, 5*by)}) }
	} else {
		spot := canvas.NewRectangle(figure.Light.Color(figure.Accent))
		spot.Resize(fyne.NewSize(20, 20))
		content = container.NewWithoutLayout(spot)
		move = func(by float32) { spot.Move(spot.Position().AddXY(by, by)) }
	}
	window.SetContent(content)
	window.SetPadded(false)
	window.Resize(size)
	window.SetMaster()
	a.Lifecycle().SetOnStarted(func() {
		frames, began, used := 0, time.Now(), processorTime()
		animation := fyne.NewAnimation(settling+measured+time.Second, func(float32) {
			move([]float32{1, -1}[frames/50%2])
			frames++
			since := time.Since(began)
			switch {
			case since < settling:
				frames, used = 0, processorTime()
			case since >= settling+measured:
				took := processorTime() - used
				fmt.Printf("%.1f %.1f\n", float64(frames)/(since-settling).Seconds(), took.Seconds()*1000/float64(max(1, frames)))
				os.Exit(0)
			}
		})
		animation.Curve = fyne.AnimationLinear
		animation.Start()
	})
	window.ShowAndRun()
}

// processorTime is the processor time that the program has used.
func processorTime() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		panic(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// someTree is a large tree of which about a hundred goals are in sight.
func someTree(size fyne.Size) *control.Tree {
	look := &control.Look{Palette: &figure.Light, Zoom: 1, Words: words.For("nl"), Keys: &control.Keyboard{}}
	tree := control.NewTree(look, figure.TreeWords{}, "")
	var goals []figure.GoalCard
	add := func(parent model.ID, code string, level int) model.ID {
		id := model.ID(fmt.Sprint("g", len(goals)))
		text := fmt.Sprintf("Inwoners van wijk %d die steun nodig hebben, vinden een plek die past bij wat zij willen", len(goals))
		goals = append(goals, figure.GoalCard{ID: id, Parent: parent, Code: code, Level: level, Text: text, Dots: len(goals) % 4})
		return id
	}
	top := add("", "0", 1)
	for i := 1; len(goals) < goalCount; i++ {
		goal := add(top, fmt.Sprint(i), 2)
		for j := 1; j <= 20; j++ {
			add(goal, fmt.Sprintf("%d.%d", i, j), 3)
		}
	}
	tree.Set(goals)
	tree.Resize(size)
	tree.Select(goals[goalCount/2].ID)
	for seen := 0; seen < inSight; tree.Do("tree.farther", 0) {
		seen = 0
		for i := range goals {
			pos, card := tree.PlaceOf(goals[i].ID)
			if pos.X+card.Width > 0 && pos.Y+card.Height > 0 && pos.X < size.Width && pos.Y < size.Height {
				seen++
			}
		}
	}
	return tree
}
