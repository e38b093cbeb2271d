package control

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"

	"doelenboom/ui/figure"
	"doelenboom/ui/words"
)

// rowsOf is a list of heights; a negative one is a heading.
type rowsOf struct {
	look    *Look
	heights []float32
	made    int
	filled  map[fyne.CanvasObject]int
}

func (r *rowsOf) Len() int                            { return len(r.heights) }
func (r *rowsOf) Heading(at int) bool                 { return r.heights[at] < 0 }
func (r *rowsOf) HeightFor(at int, _ float32) float32 { return max(r.heights[at], -r.heights[at]) }
func (r *rowsOf) Fill(row fyne.CanvasObject, at int)  { r.filled[row] = at }
func (r *rowsOf) Make() fyne.CanvasObject {
	r.made++
	return r.look.Surface(figure.Card)
}

func showRows(t testing.TB, heights []float32) (*Rows, *rowsOf) {
	t.Helper()
	test.NewTempApp(t)
	source := &rowsOf{look: &Look{Palette: &figure.Light, Zoom: 1, Words: words.For("nl"), Keys: &Keyboard{}}, heights: heights, filled: map[fyne.CanvasObject]int{}}
	rows := NewRows(source.look, source)
	window := test.NewTempWindow(t, rows)
	window.SetPadded(false)
	window.Resize(fyne.NewSize(200, 300))
	window.Canvas().Focus(rows)
	return rows, source
}

// TestKeysWalkTheRows presses any keys on any list: a heading is never chosen, the chosen row is always in sight, and only rows in sight exist.
func TestKeysWalkTheRows(t *testing.T) {
	keys := []fyne.KeyName{fyne.KeyUp, fyne.KeyDown, fyne.KeyHome, fyne.KeyEnd, fyne.KeyPageUp, fyne.KeyPageDown}
	rapid.Check(t, func(rt *rapid.T) {
		heights := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) float32 {
			height := float32(rapid.IntRange(10, 120).Draw(t, "height"))
			if rapid.IntRange(0, 4).Draw(t, "heading") == 0 {
				return -height
			}
			return height
		}), 0, 200).Draw(rt, "heights")
		rows, source := showRows(t, heights)
		told := -1
		rows.OnChoose = func(at int) { told = at }
		for _, key := range rapid.SliceOfN(rapid.SampledFrom(keys), 1, 30).Draw(rt, "keys") {
			rows.TypedKey(&fyne.KeyEvent{Name: key})
			at := rows.Chosen()
			if at < 0 {
				if slices.ContainsFunc(heights, func(h float32) bool { return h > 0 }) {
					rt.Fatalf("after %s nothing is chosen", key)
				}
				continue
			}
			if heights[at] < 0 {
				rt.Fatalf("after %s the heading %d is chosen", key, at)
			}
			if first, end := rows.InSight(); at < first || at >= end {
				rt.Fatalf("after %s row %d is chosen and %d to %d are in sight", key, at, first, end)
			}
		}
		if told >= 0 && told != rows.Chosen() {
			rt.Fatalf("told of row %d, row %d is chosen", told, rows.Chosen())
		}
		if most := 300/10 + 2; source.made > most {
			rt.Fatalf("%d rows were made for a list of %d", source.made, len(heights))
		}
	})
}

func TestPageDownComesToTheEndAndBack(t *testing.T) {
	heights := slices.Repeat([]float32{20}, 1000)
	rows, _ := showRows(t, heights)
	presses := 0
	for ; rows.Chosen() < len(heights)-1 && presses < 200; presses++ {
		rows.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	}
	if presses > 1000/14+1 {
		t.Errorf("it took %d pages of 15 rows to come to the end of 1000", presses)
	}
	for rows.Chosen() > 0 && presses < 400 {
		rows.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageUp})
		presses++
	}
	if rows.Chosen() != 0 {
		t.Errorf("back up ends at row %d", rows.Chosen())
	}
}

func TestRowsShowWhatTheSourceSays(t *testing.T) {
	rows, source := showRows(t, []float32{20, 20, 20, 20})
	rows.Choose(3)
	source.heights = source.heights[:2]
	rows.Reload()
	if rows.Chosen() != 1 {
		t.Errorf("after two rows went, row %d is chosen", rows.Chosen())
	}
	shown := []int{}
	for row, at := range source.filled {
		if row.Visible() {
			shown = append(shown, at)
		}
	}
	slices.Sort(shown)
	if !slices.Equal(shown, []int{0, 1}) {
		t.Errorf("the rows in sight are %v", shown)
	}
}

func TestATapChoosesAndASecondTapEnters(t *testing.T) {
	rows, _ := showRows(t, []float32{20, -20, 20})
	entered := -1
	rows.OnEnter = func(at int) { entered = at }
	tap := func(y float32) {
		rows.body.Tapped(&fyne.PointEvent{Position: fyne.NewPos(50, y)})
	}
	tap(30)
	if rows.Chosen() != 0 {
		t.Errorf("a tap on a heading chose row %d", rows.Chosen())
	}
	tap(50)
	if rows.Chosen() != 2 || entered >= 0 {
		t.Errorf("a tap chose row %d and entered %d", rows.Chosen(), entered)
	}
	tap(50)
	if entered != 2 {
		t.Errorf("a second tap entered %d", entered)
	}
	tap(290)
	if rows.Chosen() != 2 {
		t.Errorf("a tap below the list chose row %d", rows.Chosen())
	}
}
