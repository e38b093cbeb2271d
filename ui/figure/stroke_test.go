package figure

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"doelenboom/model"
)

func length(points []Point) float64 {
	sum := 0.0
	for i := 1; i < len(points); i++ {
		sum += math.Hypot(points[i].X-points[i-1].X, points[i].Y-points[i-1].Y)
	}
	return sum
}

func drawPoints(t *rapid.T, least int) []Point {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Point {
		return Point{rapid.Float64Range(0, 200).Draw(t, "x"), rapid.Float64Range(0, 200).Draw(t, "y")}
	}), least, 8).Draw(t, "points")
}

// TestDashesAddUp: the pieces are as long together as the pattern says, and none is longer than its dash.
func TestDashesAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		points := drawPoints(t, 2)
		on, off := rapid.Float64Range(0.5, 30).Draw(t, "on"), rapid.Float64Range(0.5, 30).Draw(t, "off")
		total := length(points)
		whole := math.Floor(total / (on + off))
		want := whole*on + math.Min(on, total-whole*(on+off))
		sum := 0.0
		for _, piece := range Dashes(points, false, []float64{on, off}) {
			if length(piece) > on+1e-6 {
				t.Fatalf("a piece of %v with dashes of %v", length(piece), on)
			}
			sum += length(piece)
		}
		if math.Abs(sum-want) > 1e-6 {
			t.Fatalf("%v drawn of %v, want %v", sum, total, want)
		}
	})
}

func TestDashesWithoutAPattern(t *testing.T) {
	square := []Point{{0, 0}, {10, 0}, {10, 10}, {0, 10}}
	for _, dash := range [][]float64{nil, {}, {0}, {0, 0}} {
		pieces := Dashes(square, true, dash)
		if len(pieces) != 1 || length(pieces[0]) != 40 {
			t.Errorf("dash %v: %v", dash, pieces)
		}
	}
	if Dashes(nil, false, nil) != nil {
		t.Error("no line has no pieces")
	}
}

// TestHatchingStaysInside: the lines of a hatching end on the outline and run inside it.
func TestHatchingStaysInside(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		op := Op{
			Kind: Rect, X: rapid.Float64Range(-50, 50).Draw(t, "x"), Y: rapid.Float64Range(-50, 50).Draw(t, "y"),
			W: rapid.Float64Range(1, 200).Draw(t, "w"), H: rapid.Float64Range(1, 200).Draw(t, "h"), Hatch: true, Stroke: OffCourse,
		}
		lines := Hatching(op)
		for _, line := range lines {
			for _, p := range line {
				if !fitsIn(Area{p.X, p.Y, 0, 0}, Area{op.X, op.Y, op.W, op.H}) {
					t.Fatalf("%v is outside %v", p, op)
				}
			}
			if math.Abs((line[0].X+line[0].Y)-(line[1].X+line[1].Y)) > 1e-6 {
				t.Fatalf("%v does not rise at 45 degrees", line)
			}
		}
		if float64(len(lines)) < (op.W+op.H)/(hatchPitch*math.Sqrt2)-1 {
			t.Fatalf("%d lines in %v", len(lines), op)
		}
	})
}

func TestPlainKnowsNoDashesOrHatching(t *testing.T) {
	for _, op := range []Op{
		{Kind: Rect, W: 50, H: 30, Radius: 6, Fill: Card, Stroke: Control, Width: 1, Dash: []float64{4, 3}, Item: "x", Hint: "why"},
		{Kind: Rect, W: 50, H: 30, Stroke: OffCourse, Hatch: true, Item: "x", Hint: "why"},
		{Kind: Path, Points: []Point{{0, 0}, {30, 30}}, Stroke: Ink, Width: 1, Dash: []float64{2, 2}, Item: "x", Hint: "why"},
	} {
		plain := Plain(op)
		if len(plain) < 3 {
			t.Errorf("%v became %v", op, plain)
		}
		for _, got := range plain {
			if got.Dash != nil || got.Hatch || got.Item != "x" || got.Hint != "why" {
				t.Errorf("%v became %+v", op, got)
			}
		}
	}
	whole := Op{Kind: Disc, W: 3, Fill: Ink}
	if got := Plain(whole); len(got) != 1 || got[0].String() != whole.String() {
		t.Errorf("a whole op must stay as it is, got %v", got)
	}
}

// TestStatusIconsDifferInShape, not in colour alone, and stay in their square.
func TestStatusIconsDifferInShape(t *testing.T) {
	shapes := map[string]model.Judgement{}
	for _, judgement := range model.Judgements() {
		shape := ""
		for _, op := range StatusIcon(judgement, 100, 200, 16) {
			if !fitsIn(inkOf(op), Area{99.5, 199.5, 17, 17}) {
				t.Errorf("%s: %v leaves its square", judgement, op)
			}
			op.Fill, op.Stroke = op.Fill/op.Fill.orOne(), op.Stroke/op.Stroke.orOne() // painted or not, whatever the colour
			shape += op.String()
		}
		if other, twice := shapes[shape]; twice {
			t.Errorf("%s looks like %s without colour", judgement, other)
		}
		shapes[shape] = judgement
	}
}

func (p Paint) orOne() Paint { return max(p, 1) }
