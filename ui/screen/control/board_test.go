package control

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"

	"doelenboom/model"
	"doelenboom/ui/figure"
)

func drawBoard(t *rapid.T, grouped bool) []BoardGroup {
	var groups []BoardGroup
	number := 0
	draw := func(id model.ID) BoardGroup {
		group := BoardGroup{ID: id, Name: rapid.StringMatching("[a-z ]{0,40}").Draw(t, "name")}
		for range rapid.IntRange(0, 12).Draw(t, "cards") {
			number++
			group.Cards = append(group.Cards, BoardCard{
				ID: model.ID(fmt.Sprint("c", number)), Number: fmt.Sprint(number), Text: rapid.StringMatching("[a-z]{1,12}( [a-z]{1,12}){0,12}").Draw(t, "text"),
			})
		}
		return group
	}
	if grouped {
		for i := range rapid.IntRange(0, 12).Draw(t, "groups") {
			groups = append(groups, draw(model.ID(fmt.Sprint("g", i))))
		}
	}
	return append(groups, draw(""))
}

// TestNothingOnABoardOverlaps: places do not overlap, stay within the width, and hold their text.
func TestNothingOnABoardOverlaps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		grouped := rapid.Bool().Draw(t, "grouped")
		style := BoardStyle{Letters: 14, Width: rapid.Float64Range(100, 300).Draw(t, "least"), Lines: rapid.IntRange(0, 4).Draw(t, "lines")}
		width := rapid.Float64Range(300, 2000).Draw(t, "width")
		laid := layBoard(drawBoard(t, grouped), style, grouped, width, &figure.Wrapper{})
		for i, a := range laid.places {
			if a.X < 0 || a.X+a.W > width || a.Y+a.H > laid.height {
				t.Fatalf("%v stands outside %v by %v", a.Area, width, laid.height)
			}
			if float64(len(a.lines))*style.step() > a.H {
				t.Fatalf("%d lines do not fit in %v", len(a.lines), a.H)
			}
			for _, b := range laid.places[i+1:] {
				if a.Meets(b.Area) {
					t.Fatalf("%v and %v overlap", a.Area, b.Area)
				}
			}
		}
	})
}

// TestACardThatGoesIntoAGroupMovesNoOtherGroup: the columns depend on the number of groups alone.
func TestACardThatGoesIntoAGroupMovesNoOtherGroup(t *testing.T) {
	groups := []BoardGroup{{ID: "a"}, {ID: "b"}, {ID: "c"}, {Cards: []BoardCard{{ID: "1", Text: "een"}, {ID: "2", Text: "twee"}}}}
	style := BoardStyle{Letters: 14, Width: 200}
	before := layBoard(groups, style, true, 900, &figure.Wrapper{})
	groups[1].Cards, groups[3].Cards = groups[3].Cards[:1], groups[3].Cards[1:]
	after := layBoard(groups, style, true, 900, &figure.Wrapper{})
	for i := range groups[:3] {
		if before.panels[i].X != after.panels[i].X || before.panels[i].Y != after.panels[i].Y {
			t.Errorf("group %d went from %v to %v", i, before.panels[i], after.panels[i])
		}
	}
}

func TestABoardIsWalkedWithTheArrows(t *testing.T) {
	test.NewTempApp(t)
	board := NewBoard(testLook(), []BoardStyle{{Letters: 14, Width: 200}}, true)
	window := test.NewTempWindow(t, board)
	window.SetPadded(false)
	window.Resize(fyne.NewSize(900, 500))
	board.Canvas = window.Canvas()
	board.Set([]BoardGroup{
		{ID: "a", Cards: []BoardCard{{ID: "1", Text: "een"}, {ID: "2", Text: "twee"}}}, {ID: "b", Cards: []BoardCard{{ID: "3", Text: "drie"}}},
		{Name: "los", Cards: []BoardCard{{ID: "4", Text: "vier"}}},
	})
	window.Canvas().Focus(board)
	for _, step := range []struct {
		key  fyne.KeyName
		want Spot
	}{
		{fyne.KeyHome, Spot{Group: "a"}}, {fyne.KeyDown, Spot{"a", "1"}}, {fyne.KeyRight, Spot{"b", "3"}}, {fyne.KeyUp, Spot{Group: "b"}},
		{fyne.KeyEnd, Spot{"", "4"}}, {fyne.KeyDown, Spot{"", "4"}}, {fyne.KeyUp, Spot{"a", "2"}}, {fyne.KeyUp, Spot{"a", "1"}},
	} {
		board.TypedKey(&fyne.KeyEvent{Name: step.key})
		if board.Chosen() != step.want {
			t.Fatalf("%s leads to %v, not %v", step.key, board.Chosen(), step.want)
		}
	}
	board.Set([]BoardGroup{{ID: "a", Cards: []BoardCard{{ID: "2", Text: "twee"}}}, {ID: "b"}})
	if board.Chosen() != (Spot{"a", "2"}) {
		t.Errorf("after the chosen card went the next is %v", board.Chosen())
	}
}

func TestABoardIsCarriedByHand(t *testing.T) {
	test.NewTempApp(t)
	board := NewBoard(testLook(), []BoardStyle{{Letters: 14, Width: 200}}, true)
	window := test.NewTempWindow(t, board)
	window.SetPadded(false)
	window.Resize(fyne.NewSize(900, 500))
	board.Canvas = window.Canvas()
	board.Set([]BoardGroup{{ID: "a", Cards: []BoardCard{{ID: "1", Text: "een"}}}, {ID: "b", Cards: []BoardCard{{ID: "2", Text: "twee"}}}})
	var from, to Spot
	board.OnDrop = func(card, group Spot) { from, to = card, group }
	at := func(spot Spot) fyne.Position {
		place := board.laid.places[board.laid.find(spot)]
		return fyne.NewPos(float32(place.X+place.W/2), float32(place.Y+place.H/2))
	}
	start, end := at(Spot{"a", "1"}), at(Spot{Group: "b"})
	board.press(start)
	board.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: end}, Dragged: fyne.NewDelta(end.X-start.X, end.Y-start.Y)})
	board.DragEnd()
	if from != (Spot{"a", "1"}) || to.Group != "b" {
		t.Errorf("carried %v to %v", from, to)
	}
}
