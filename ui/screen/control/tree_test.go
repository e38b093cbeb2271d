package control

import (
	"fmt"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"doelenboom/model"
	"doelenboom/ui/figure"
)

// someGoals is a tree of a top, goals under it and results under those.
func someGoals(goals, results int) []figure.GoalCard {
	out := []figure.GoalCard{{ID: "0", Code: "0", Text: "Alle inwoners hebben een zinvolle dag.", Level: 1}}
	for i := 1; i <= goals; i++ {
		goal := model.ID(fmt.Sprint(i))
		out = append(out, figure.GoalCard{ID: goal, Parent: "0", Code: string(goal), Text: "Inwoners hebben een plek.", Level: 2})
		for j := 1; j <= results; j++ {
			result := model.ID(fmt.Sprint(i, ".", j))
			out = append(out, figure.GoalCard{ID: result, Parent: goal, Code: string(result), Text: "Inwoners vinden die plek.", Level: 3})
		}
	}
	return out
}

func treeInWindow(t *testing.T, goals []figure.GoalCard) (*Tree, fyne.Window) {
	test.NewTempApp(t)
	tree := NewTree(testLook(), figure.TreeWords{}, "Begin hier")
	window := test.NewTempWindow(t, Clip(tree))
	window.SetPadded(false)
	window.Resize(fyne.NewSize(900, 600))
	tree.Canvas = window.Canvas()
	tree.OnAdd = func(model.ID, int, string) (model.ID, error) { return "x", nil }
	tree.OnText = func(model.ID, string) error { return nil }
	tree.Set(goals)
	window.Canvas().Focus(tree)
	return tree, window
}

func (t *Tree) inSight(goal model.ID) bool {
	pos, size := t.PlaceOf(goal)
	return pos.X >= 0 && pos.Y >= 0 && pos.X+size.Width <= t.size.Width && pos.Y+size.Height <= t.size.Height
}

func TestASmallTreeIsShownWhole(t *testing.T) {
	tree, _ := treeInWindow(t, someGoals(3, 2))
	for _, goal := range tree.Goals() {
		if !tree.inSight(goal.ID) {
			t.Errorf("goal %s is out of sight", goal.ID)
		}
	}
}

func TestTheViewFollowsTheSelection(t *testing.T) {
	tree, _ := treeInWindow(t, someGoals(12, 12))
	for _, goal := range []model.ID{"12.12", "1.1", "6", "0", "12.1"} {
		tree.Select(goal)
		if !tree.inSight(goal) {
			t.Errorf("goal %s is selected and out of sight", goal)
		}
	}
	before := tree.camera
	tree.Select("12.2")
	if tree.inSight("12.2") && tree.camera != before {
		t.Error("the view moved for a goal that was in sight")
	}
}

func TestTheSelectedCardStaysWhereItIs(t *testing.T) {
	goals := someGoals(12, 6)
	tree, _ := treeInWindow(t, goals)
	tree.Select("6.3")
	before, _ := tree.PlaceOf("6.3")
	more := append([]figure.GoalCard(nil), goals[:1]...)
	more = append(more, figure.GoalCard{ID: "new1", Parent: "0", Text: "Erbij", Level: 2}, figure.GoalCard{ID: "new2", Parent: "0", Text: "Erbij", Level: 2})
	tree.Set(append(more, goals[1:]...))
	after, _ := tree.PlaceOf("6.3")
	if math.Abs(float64(after.X-before.X)) > 1 || math.Abs(float64(after.Y-before.Y)) > 1 {
		t.Errorf("it went from %v to %v", before, after)
	}
}

func TestTheWheelZoomsAtThePointer(t *testing.T) {
	tree, _ := treeInWindow(t, someGoals(12, 6))
	at := fyne.NewPos(300, 200)
	tree.held = func() fyne.KeyModifier { return fyne.KeyModifierControl }
	before, zoom := tree.camera.world(at), tree.camera.zoom
	scroll := func(dy float32) {
		tree.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: at}, Scrolled: fyne.NewDelta(0, dy)})
	}
	scroll(25)
	if tree.camera.zoom <= zoom {
		t.Errorf("the zoom went from %v to %v", zoom, tree.camera.zoom)
	}
	if after := tree.camera.world(at); math.Abs(after.X-before.X) > 0.01 || math.Abs(after.Y-before.Y) > 0.01 {
		t.Errorf("the point under the pointer went from %v to %v", before, after)
	}
	for range 60 {
		scroll(100)
	}
	if tree.camera.zoom > mostZoom {
		t.Errorf("the zoom is %v", tree.camera.zoom)
	}
	for range 200 {
		scroll(-100)
	}
	if tree.camera.zoom < leastZoom {
		t.Errorf("the zoom is %v", tree.camera.zoom)
	}
	tree.held = func() fyne.KeyModifier { return fyne.KeyModifierShift }
	tree.Fit()
	left := tree.camera.left
	scroll(-40)
	if tree.camera.left <= left {
		t.Error("Shift and the wheel do not move sideways")
	}
}

func TestOnlyWhatIsInSightIsDrawn(t *testing.T) {
	tree, window := treeInWindow(t, someGoals(60, 60))
	window.Resize(fyne.NewSize(900, 600))
	if drawn := len(test.WidgetRenderer(tree).Objects()); drawn == 0 || drawn > 800 {
		t.Errorf("%d objects are drawn for 3,661 goals", drawn)
	}
}

func TestTheInvitationIsWrittenOn(t *testing.T) {
	tree, window := treeInWindow(t, nil)
	var added []string
	tree.OnAdd = func(parent model.ID, position int, text string) (model.ID, error) {
		added = append(added, fmt.Sprint(parent, position, text))
		tree.Set([]figure.GoalCard{{ID: "x", Text: text, Level: 1}})
		return "x", nil
	}
	tree.TypedRune('D')
	window.Canvas().Focused().TypedRune('e')
	window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(added) != 1 || added[0] != "0De" {
		t.Errorf("added %v", added)
	}
	if tree.Selected() != "x" || tree.Writing() {
		t.Errorf("selected %q, writing %v", tree.Selected(), tree.Writing())
	}
}

func TestWhatCannotBeStoredStaysInTheField(t *testing.T) {
	tree, window := treeInWindow(t, someGoals(2, 0))
	tree.OnAdd = func(model.ID, int, string) (model.ID, error) { return "", fmt.Errorf("no") }
	tree.AddUnder()
	window.Canvas().Focused().TypedRune('a')
	window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !tree.Writing() || tree.Draft() == nil || tree.Draft().Text != "a" {
		t.Error("what was written is gone")
	}
	window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if tree.Writing() || tree.Draft() != nil {
		t.Error("Escape does not leave the field")
	}
}

func TestADisplayForTheRoomIsReadable(t *testing.T) {
	for _, goals := range [][]figure.GoalCard{nil, someGoals(1, 0), someGoals(4, 3), someGoals(9, 9), someGoals(20, 20)} {
		test.NewTempApp(t)
		display := NewTreeDisplay(testLook(), figure.TreeWords{}, 28)
		window := test.NewTempWindow(t, Clip(display))
		window.SetPadded(false)
		window.Resize(fyne.NewSize(1792, 850))
		selected := model.ID("")
		if len(goals) > 0 {
			selected = goals[len(goals)-1].ID
		}
		display.Update(goals, TreeSight{Selected: selected, Folded: func(model.ID) bool { return false }})
		if least := display.LeastLetters(); len(goals) > 0 && least < 28 {
			t.Errorf("%d goals are shown with letters of %v", len(goals), least)
		}
		if area, ok := display.figure.AreaOf(selected); ok {
			pos, size := display.areaOnScreen(area)
			if pos.X < 0 || pos.Y < 0 || pos.X+size.Width > 1792 || pos.Y+size.Height > 850 {
				t.Errorf("of %d goals the selected one stands at %v", len(goals), pos)
			}
		}
	}
}
