package screen

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"slices"
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

// timed runs do as a benchmark and reports the time below which 99 of 100 runs stay: of the processor, and by the clock.
func timed(b *testing.B, do func(i int)) {
	b.Helper()
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	defer debug.SetGCPercent(debug.SetGCPercent(GarbagePercent)) // as the window of the program does
	b.ReportAllocs()
	var cpu, clock []time.Duration
	for i := 0; b.Loop(); i++ {
		start, used := time.Now(), cpuTime()
		do(i)
		cpu, clock = append(cpu, cpuTime()-used), append(clock, time.Since(start))
	}
	report := func(took []time.Duration, unit string) {
		slices.Sort(took)
		b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, unit)
	}
	report(cpu, "p99-cpu-ms")
	report(clock, "p99-ms")
}

// BenchmarkTreeRedraw5000 changes the text of a goal and draws the laptop's window anew: what one Enter in the room costs.
func BenchmarkTreeRedraw5000(b *testing.B) {
	desk, goal := manyGoals(b, 5000)
	surface := desk.page().(*goalsPage).tree
	timed(b, func(i int) {
		if err := surface.write(goal, fmt.Sprintf("Inwoners vinden binnen %d dagen een plek", i)); err != nil {
			b.Fatal(err)
		}
	})
}

// withRoom shows the room's tree beside the laptop's.
func withRoom(b *testing.B, desk *Desk) {
	room := newScene(desk, &control.Keyboard{})
	window := test.NewTempWindow(b, room.object)
	window.Resize(fyne.NewSize(1920, 1080))
	desk.here = room
}

// BenchmarkTreeKey5000 presses a key of each sort, with the projector on: walk, fold, move and its undo, level, focus.
func BenchmarkTreeKey5000(b *testing.B) {
	for _, keys := range []struct {
		name string
		do   []func(*Desk)
	}{
		{"walk", []func(*Desk){does("tree.walk", 1), does("tree.walk", 1), does("tree.walk", 3), does("tree.walk", 0), does("tree.walk", 0), does("tree.walk", 2)}},
		{"fold", []func(*Desk){does("tree.fold", 0)}},
		{"move", []func(*Desk){does("tree.carry", 1), (*Desk).undo}},
		{"add", []func(*Desk){does("tree.paste", 0), (*Desk).undo}},
		{"level", []func(*Desk){does("tree.less", 0), does("tree.more", 0)}},
		{"focus", []func(*Desk){does("tree.focus", 0)}},
	} {
		b.Run(keys.name, func(b *testing.B) {
			desk, _ := manyGoals(b, 5000)
			withRoom(b, desk)
			desk.page().focus()
			desk.app.Clipboard().SetContent("Inwoners vinden een plek")
			timed(b, func(i int) { keys.do[i%len(keys.do)](desk) })
		})
	}
}

func does(act model.Key, choice int) func(*Desk) {
	return func(d *Desk) { d.page().(*goalsPage).tree.tree.Do(act, choice) }
}

// BenchmarkTreeTyping5000 types letters in a goal, with the projector on.
func BenchmarkTreeTyping5000(b *testing.B) {
	desk, _ := manyGoals(b, 5000)
	withRoom(b, desk)
	tree := desk.page().(*goalsPage).tree.tree
	desk.page().focus()
	tree.Edit()
	timed(b, func(i int) {
		if i%150 == 0 { // another goal; its first letter is timed elsewhere
			desk.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
			tree.Edit()
		}
		desk.window.Canvas().Focused().TypedRune('a')
	})
}

// BenchmarkTreeFirstLetter5000 begins to write on a goal by writing: from the key to the first letter shown, and Escape.
func BenchmarkTreeFirstLetter5000(b *testing.B) {
	desk, _ := manyGoals(b, 5000)
	withRoom(b, desk)
	tree := desk.page().(*goalsPage).tree.tree
	desk.page().focus()
	timed(b, func(i int) {
		if i%2 == 0 {
			tree.TypedRune('a')
		} else {
			desk.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		}
	})
}

// BenchmarkTreePan5000 moves the view over the tree.
func BenchmarkTreePan5000(b *testing.B) {
	desk, _ := manyGoals(b, 5000)
	tree := desk.page().(*goalsPage).tree.tree
	timed(b, func(i int) {
		by := float32(7)
		if i/100%2 == 1 {
			by = -7
		}
		tree.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(by, by)})
	})
}

// BenchmarkTreeZoom5000 makes the tree larger and smaller.
func BenchmarkTreeZoom5000(b *testing.B) {
	desk, _ := manyGoals(b, 5000)
	tree := desk.page().(*goalsPage).tree.tree
	timed(b, func(i int) {
		act := model.Key("tree.farther")
		if i/6%2 == 1 {
			act = "tree.nearer"
		}
		tree.Do(act, 0)
	})
}
