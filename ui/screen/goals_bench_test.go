package screen

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"doelenboom/model"
	"doelenboom/ui/screen/control"
)

// manyGoals opens a dossier of n goals in four levels on the goals page, with one in the middle selected.
func manyGoals(b *testing.B, n int) (*Desk, model.ID) {
	app := test.NewTempApp(b)
	desk := NewDesk(app, Options{Now: func() time.Time { return aMoment }, Settings: &Settings{Language: "nl", Mode: LightMode, Zoom: 100}})
	count := 0
	dossier := model.New(model.Environment{Now: func() time.Time { return aMoment }, NewID: func() model.ID {
		count++
		return model.ID(fmt.Sprintf("0199c000-0000-7000-8000-%012d", count))
	}})
	var middle model.ID
	if _, err := dossier.Edit("edit.goal.add", func(tx *model.Tx) error {
		made := 0
		add := func(parent model.ID) model.ID {
			made++
			goal := &model.Goal{Parent: parent, Position: float64(made), Text: fmt.Sprintf("Inwoners van wijk %d die steun nodig hebben, vinden een plek die past bij wat zij willen", made)}
			if err := tx.Put(goal); err != nil {
				b.Fatal(err)
			}
			if made == n/2 {
				middle = goal.ID
			}
			return goal.ID
		}
		top := add("")
		for made < n {
			goal := add(top)
			for i := 0; i < n/80 && made < n; i++ {
				result := add(goal)
				for j := 0; j < 9 && made < n; j++ {
					add(result)
				}
			}
		}
		return nil
	}); err != nil {
		b.Fatal(err)
	}
	desk.Show(dossier)
	desk.window.Resize(fyne.NewSize(1280, 720))
	desk.show(atGoals)
	desk.page().(*goalsPage).tree.tree.Select(middle)
	return desk, middle
}

// BenchmarkTreeRedraw5000 changes the text of a goal and draws the laptop's window anew: what one Enter in the room costs.
func BenchmarkTreeRedraw5000(b *testing.B) {
	desk, goal := manyGoals(b, 5000)
	surface := desk.page().(*goalsPage).tree
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if err := surface.write(goal, fmt.Sprintf("Inwoners vinden binnen %d dagen een plek", i)); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkTreeTyping5000 types letters in a goal, with the projector on.
func BenchmarkTreeTyping5000(b *testing.B) {
	desk, _ := manyGoals(b, 5000)
	room := newScene(desk, &control.Keyboard{})
	window := test.NewTempWindow(b, room.object)
	window.Resize(fyne.NewSize(1920, 1080))
	desk.here = room
	tree := desk.page().(*goalsPage).tree.tree
	desk.page().focus()
	tree.Edit()
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if i%40 == 0 {
			desk.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
			tree.Edit()
		}
		desk.window.Canvas().Focused().TypedRune('a')
	}
}

// BenchmarkTreePan5000 moves the view over the tree.
func BenchmarkTreePan5000(b *testing.B) {
	desk, _ := manyGoals(b, 5000)
	tree := desk.page().(*goalsPage).tree.tree
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		by := float32(7)
		if i/100%2 == 1 {
			by = -7
		}
		tree.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(by, by)})
	}
}
