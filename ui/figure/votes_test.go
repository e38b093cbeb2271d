package figure

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"doelenboom/model"
)

// TestAVoteIsDrawnWithinItsPlace: nothing stands outside, no row over another, letters are never smaller than the last of the ladder, and what
// is left out is told.
func TestAVoteIsDrawnWithinItsPlace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		picture := VotePicture{Result: rapid.Bool().Draw(t, "result"), Dots: rapid.Bool().Draw(t, "dots"), Tie: "gelijk"}
		told := -1
		picture.More = func(n int) string { told = n; return fmt.Sprint(n, " meer") }
		for i := range rapid.IntRange(1, 40).Draw(t, "goals") {
			picture.Rows = append(picture.Rows, VoteRow{
				ID: model.ID(fmt.Sprint(i)), Code: fmt.Sprint("1.", i), Text: rapid.StringMatching("[a-z]{1,12}( [a-z]{1,12}){0,14}").Draw(t, "text"),
				Dots: rapid.IntRange(0, 40).Draw(t, "given"), Rank: i + 1, Tied: rapid.Bool().Draw(t, "tied"),
			})
		}
		w, h := rapid.Float64Range(600, 1800).Draw(t, "w"), rapid.Float64Range(300, 900).Draw(t, "h")
		drawing := picture.Draw(w, h, []float64{44, 36, 28})
		shown, bottom := 0, 0.0
		for _, op := range drawing.Ops {
			switch op.Kind {
			case Rect:
				if op.X < 0 || op.X+op.W > w+0.5 || op.Y < 0 || op.Y+op.H > h+0.5 {
					t.Fatalf("%s stands outside %v by %v", op, w, h)
				}
				if op.W == w {
					if op.Y < bottom {
						t.Fatalf("%s stands over the row before it", op)
					}
					shown, bottom = shown+1, op.Y+op.H
				}
			case Text:
				if op.Size < 28 {
					t.Fatalf("%s is too small", op)
				}
				if op.Align == Left && op.X+Measure(op.Text, op.Size, op.Weight) > w+1 {
					t.Fatalf("%s runs out of %v", op, w)
				}
			}
		}
		if hidden := len(picture.Rows) - shown; hidden > 0 && told != hidden || hidden == 0 && told >= 0 {
			t.Fatalf("%d of %d goals are shown, and %d are told to be hidden", shown, len(picture.Rows), told)
		}
	})
}

func TestAVoteUnderWayShowsNoDotsUnlessItMay(t *testing.T) {
	picture := VotePicture{Rows: []VoteRow{{ID: "a", Code: "1.1", Text: "Een plek", Dots: 17}}}
	text := func() string {
		var out []string
		for _, op := range picture.Draw(1000, 500, []float64{40}).Ops {
			out = append(out, op.Text)
		}
		return strings.Join(out, " ")
	}
	if strings.Contains(text(), "17") {
		t.Error("the dots are shown")
	}
	picture.Dots = true
	if !strings.Contains(text(), "17") {
		t.Error("the dots are not shown")
	}
}
