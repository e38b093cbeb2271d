package control

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
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
		style := BoardStyle{Letters: 14, Width: rapid.Float64Range(100, 300).Draw(t, "least"), Lines: rapid.IntRange(0, 4).Draw(t, "lines"), Tight: rapid.Bool().Draw(t, "tight")}
		if style.Fit = rapid.Bool().Draw(t, "fit"); style.Fit {
			style.room = rapid.Float64Range(200, 1000).Draw(t, "room")
		}
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
	board.OnDrop = func(cards []Spot, group Spot, _ bool) { from, to = cards[0], group }
	at := func(spot Spot) fyne.Position {
		place := board.laid.places[board.laid.find(spot)]
		return fyne.NewPos(float32(place.X+place.W/2), float32(place.Y+place.H/2))
	}
	start, end := at(Spot{"a", "1"}), at(Spot{Group: "b"})
	board.press(start, 0)
	board.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: end}, Dragged: fyne.NewDelta(end.X-start.X, end.Y-start.Y)})
	board.DragEnd()
	if from != (Spot{"a", "1"}) || to.Group != "b" {
		t.Errorf("carried %v to %v", from, to)
	}
}

// markedOn is a board with two groups and a card that lies loose, for tests of marking.
func markedOn(t *testing.T) *Board {
	test.NewTempApp(t)
	board := NewBoard(testLook(), []BoardStyle{{Letters: 14, Width: 200}}, true)
	window := test.NewTempWindow(t, board)
	window.SetPadded(false)
	window.Resize(fyne.NewSize(900, 500))
	board.Canvas = window.Canvas()
	board.Set([]BoardGroup{
		{ID: "a", Cards: []BoardCard{{ID: "1", Text: "een"}, {ID: "2", Text: "twee"}, {ID: "3", Text: "drie"}}},
		{ID: "b", Cards: []BoardCard{{ID: "4", Text: "vier"}}}, {Cards: []BoardCard{{ID: "5", Text: "vijf"}}},
	})
	window.Canvas().Focus(board)
	return board
}

// clicks presses the pointer on a spot and lets go.
func (b *Board) clicks(spot Spot, with fyne.KeyModifier) {
	event := fyne.PointEvent{Position: b.Where(spot)}
	b.MouseDown(&desktop.MouseEvent{PointEvent: event, Modifier: with})
	b.Tapped(&event)
}

// carries takes a spot to another one with the pointer.
func (b *Board) carries(from, to Spot, with fyne.KeyModifier) {
	start, end := b.Where(from), b.Where(to)
	b.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: start}, Modifier: with})
	b.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: end}, Dragged: fyne.NewDelta(end.X-start.X, end.Y-start.Y)})
	b.DragEnd()
}

func (b *Board) markedCards() string {
	out := ""
	for _, spot := range b.Marked() {
		out += string(spot.Card)
	}
	return out
}

func TestCardsAreMarkedWithTheKeyboard(t *testing.T) {
	board := markedOn(t)
	board.Choose(Spot{"a", "1"})
	expect := func(what, want string) {
		t.Helper()
		if got := board.markedCards(); got != want {
			t.Errorf("%s: marked are %q, not %q", what, got, want)
		}
	}
	shift := &fyne.KeyEvent{Name: desktop.KeyShiftLeft}
	expect("at first the chosen one", "1")
	board.KeyDown(shift)
	board.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	expect("Shift+Down", "12")
	board.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	expect("Shift+Down again", "123")
	board.TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	expect("Shift+Up", "12")
	board.KeyUp(shift)
	board.Choose(Spot{"b", "4"})
	board.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	expect("Space elsewhere", "124")
	if next := board.Onward(); next != (Spot{}) {
		t.Errorf("nothing is left in b, and next is %v", next)
	}
	board.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	expect("Escape", "4")
	board.Choose(Spot{"a", "2"})
	board.TypedShortcut(&fyne.ShortcutSelectAll{})
	expect("Ctrl+A", "123")
	board.Set([]BoardGroup{{ID: "a", Cards: []BoardCard{{ID: "3", Text: "drie"}}}, {ID: "b", Cards: []BoardCard{{ID: "1", Text: "een"}}}})
	expect("what went elsewhere is not marked any more", "3")
}

func TestCardsAreMarkedAndCarriedByHand(t *testing.T) {
	board := markedOn(t)
	board.clicks(Spot{"a", "1"}, 0)
	board.clicks(Spot{"a", "3"}, fyne.KeyModifierControl)
	if got := board.markedCards(); got != "13" {
		t.Fatalf("with Control %q is marked", got)
	}
	var carried []Spot
	var to Spot
	var also bool
	board.OnDrop = func(cards []Spot, group Spot, too bool) { carried, to, also = cards, group, too }
	board.carries(Spot{"a", "3"}, Spot{"b", "4"}, 0)
	if len(carried) != 2 || to.Group != "b" || also {
		t.Errorf("carried %v to %v", carried, to)
	}
	board.carries(Spot{"a", "2"}, Spot{"b", "4"}, fyne.KeyModifierControl)
	if len(carried) != 1 || carried[0].Card != "2" || !also {
		t.Errorf("with Control carried %v", carried)
	}
	board.clicks(Spot{"a", "1"}, 0)
	board.clicks(Spot{"a", "3"}, fyne.KeyModifierShift)
	if got := board.markedCards(); got != "123" {
		t.Errorf("with Shift %q is marked", got)
	}
	board.clicks(Spot{"b", "4"}, 0)
	if board.MarkedMany() {
		t.Error("a click elsewhere leaves marks")
	}
	var moved string
	board.OnDropGroup = func(group, onto model.ID, side Side) { moved = fmt.Sprint(group, " ", onto, " ", side) }
	board.carries(Spot{Group: "a"}, Spot{"b", "4"}, 0)
	if want := fmt.Sprint("a b ", Into); moved != want {
		t.Errorf("the group was dropped as %q, not %q", moved, want)
	}
	for x, want := range map[float64]Side{0.1: Before, 0.5: Into, 0.9: After} {
		if got := side(figure.Area{X: 100, W: 100}, figure.Point{X: 100 + 100*x}); got != want {
			t.Errorf("at %v it goes %v, not %v", x, got, want)
		}
	}
}

func TestAFullBoardInTheRoomSaysSo(t *testing.T) {
	test.NewTempApp(t)
	display := NewBoardDisplay(testLook(), []BoardStyle{{Letters: 28, Width: 300}}, false, func(cards int) string { return fmt.Sprint(cards, " not shown") })
	window := test.NewTempWindow(t, display)
	window.SetPadded(false)
	window.Resize(fyne.NewSize(700, 300))
	group := BoardGroup{}
	for i := range 20 {
		group.Cards = append(group.Cards, BoardCard{ID: model.ID(fmt.Sprint(i)), Text: "Een kaart"})
		display.Update([]BoardGroup{group}, Spot{Card: "0"})
		if display.AllInSight() != (i < 10) {
			t.Fatalf("with %d cards all in sight is %v", i+1, display.AllInSight())
		}
	}
	said := display.ops[len(display.ops)-1].Text
	if said != "12 not shown" {
		t.Errorf("the room reads %q", said)
	}
}
