package figure

import (
	"testing"

	"pgregory.net/rapid"

	"doelenboom/model"
)

func TestAt(t *testing.T) {
	tree := sampleTree()
	tree.Fold("2", true)
	card, _ := tree.AreaOf("2")
	white, _ := tree.AreaOf("12")
	for _, test := range []struct {
		name string
		at   Point
		goal model.ID
		part Part
	}{
		{"a card", Point{card.X + 100, card.Y + 20}, "2", OnCard},
		{"the badge of a folded card", Point{card.X + 20, card.Y + card.H + 4}, "2", OnFold},
		{"the badge of a white spot, where its children would hang", Point{white.X + 22, white.Y + white.H + 4}, "12", OnPlus},
		{"between the cards", Point{card.X - 6, card.Y + 20}, "", OnNothing},
		{"outside", Point{-5, -5}, "", OnNothing},
	} {
		if goal, part := tree.At(test.at); goal != test.goal || part != test.part {
			t.Errorf("%s: got %q, %d, want %q, %d", test.name, goal, part, test.goal, test.part)
		}
	}
	if _, ok := tree.AreaOf("21"); ok {
		t.Error("a goal in a folded branch has no area")
	}
	if !tree.Reveal("21") || tree.Folded("2") {
		t.Error("Reveal must unfold what hides the goal")
	}
}

func TestDetailFollowsZoom(t *testing.T) {
	tree := sampleTree()
	count := func(v View) (texts, rects int) {
		for _, op := range tree.Ops(v) {
			switch op.Kind {
			case Text:
				texts++
			case Rect:
				rects++
			}
		}
		return texts, rects
	}
	v := everything(tree)
	fullTexts, _ := count(v)
	v.Zoom = 0.5
	headings, _ := count(v)
	v.Zoom = 0.3
	noTexts, withBars := count(v)
	v.Zoom = 0.1
	alsoNoTexts, blocksOnly := count(v)
	if fullTexts < headings || headings == 0 || noTexts != 0 || alsoNoTexts != 0 {
		t.Errorf("texts: %d, %d, %d, %d", fullTexts, headings, noTexts, alsoNoTexts)
	}
	if blocksOnly != tree.Len() || withBars <= 2*tree.Len() {
		t.Errorf("rectangles: %d with bars and links, %d blocks for %d goals", withBars, blocksOnly, tree.Len())
	}
	v.Zoom, v.Moving = 0.3, true
	if _, moving := count(v); moving != blocksOnly {
		t.Errorf("while moving a step less must be drawn, got %d", moving)
	}
}

// TestCullingLosesNothing: an op of the whole tree that is seen through a window is among what the window asks for.
func TestCullingLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tree := NewTree(drawOptions(t))
		tree.Set(drawGoals(t))
		tree.Select(someGoal(t, tree.goals, "selected"))
		all := everything(tree)
		all.Zoom = rapid.SampledFrom([]float64{0.1, 0.3, 0.5, 1}).Draw(t, "zoom")
		w, h := tree.Size()
		window := all
		window.Area = Area{
			rapid.Float64Range(0, w).Draw(t, "x"), rapid.Float64Range(0, h).Draw(t, "y"),
			rapid.Float64Range(10, 500).Draw(t, "w"), rapid.Float64Range(10, 500).Draw(t, "h"),
		}
		asked := map[string]bool{}
		for _, op := range tree.Ops(window) {
			asked[op.String()] = true
		}
		for _, op := range tree.Ops(all) {
			if inkOf(op).Meets(window.Area) && !asked[op.String()] {
				t.Fatalf("%v is in %v but not asked for", op, window.Area)
			}
		}
	})
}
