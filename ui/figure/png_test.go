package figure

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/png"
	"testing"
)

func picture(t *testing.T, d Drawing, scale float64) *image.NRGBA {
	t.Helper()
	got, err := Image(d, Light, scale)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// share is how much of an area is painted in a colour, from 0 to 1, smoothed edges in proportion.
func share(picture *image.NRGBA, area image.Rectangle, front, back color.NRGBA) float64 {
	sum := 0.0
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			sum += (float64(picture.NRGBAAt(x, y).R) - float64(back.R)) / (float64(front.R) - float64(back.R))
		}
	}
	return sum / float64(area.Dx()*area.Dy())
}

func TestImagePaintsWhatIsAsked(t *testing.T) {
	ink, ground := Light[Ink], Light[Ground]
	for _, test := range []struct {
		name string
		op   Op
		area image.Rectangle
		want float64 // of the area in ink
	}{
		{"a rectangle", Op{Kind: Rect, X: 10, Y: 10, W: 20, H: 10, Fill: Ink}, image.Rect(20, 20, 60, 40), 1},
		{"beside it nothing", Op{Kind: Rect, X: 10, Y: 10, W: 20, H: 10, Fill: Ink}, image.Rect(61, 20, 80, 40), 0},
		{"a disc in its square", Op{Kind: Disc, X: 20, Y: 20, W: 10, Fill: Ink}, image.Rect(20, 20, 60, 60), 0.785},
		{"a thick line", Op{Kind: Path, Points: []Point{{5, 20}, {45, 20}}, Stroke: Ink, Width: 10}, image.Rect(10, 30, 90, 50), 1},
		{"half of it in dashes", Op{Kind: Path, Points: []Point{{5, 20}, {45, 20}}, Stroke: Ink, Width: 10, Dash: []float64{2, 2}}, image.Rect(10, 30, 90, 50), 0.5},
		{"a corner, closed", Op{Kind: Path, Points: []Point{{10, 10}, {30, 10}, {30, 30}, {10, 30}}, Closed: true, Stroke: Ink, Width: 4}, image.Rect(24, 24, 56, 56), 0},
		{"overlapping strokes stay dark", Op{Kind: Path, Points: []Point{{10, 20}, {40, 20}, {10, 20}}, Stroke: Ink, Width: 10}, image.Rect(24, 32, 76, 48), 1},
		{"a border only", Op{Kind: Rect, X: 10, Y: 10, W: 20, H: 20, Stroke: Ink, Width: 4}, image.Rect(26, 26, 54, 54), 0},
	} {
		got := share(picture(t, Drawing{W: 50, H: 50, Ops: []Op{test.op}}, 2), test.area, ink, ground)
		if got < test.want-0.02 || got > test.want+0.02 {
			t.Errorf("%s: %.3f in ink, want %.3f", test.name, got, test.want)
		}
	}
}

func TestImageWritesText(t *testing.T) {
	text := Op{Kind: Text, X: 50, Y: 30, Size: 20, Text: "nnnn", Fill: Ink}
	inside := func(op Op) (left, right float64) {
		p := picture(t, Drawing{W: 100, H: 40, Ops: []Op{op}}, 1)
		return share(p, image.Rect(0, 10, 50, 35), Light[Ink], Light[Ground]), share(p, image.Rect(50, 10, 100, 35), Light[Ink], Light[Ground])
	}
	text.Align = Left
	if left, right := inside(text); left > 0.001 || right < 0.1 {
		t.Errorf("left-aligned: %.3f and %.3f", left, right)
	}
	text.Align = Right
	if left, right := inside(text); left < 0.1 || right > 0.001 {
		t.Errorf("right-aligned: %.3f and %.3f", left, right)
	}
	text.Align = Center
	if left, right := inside(text); left < 0.05 || right < 0.05 {
		t.Errorf("centred: %.3f and %.3f", left, right)
	}
}

func TestPNGIsTheSameEachTime(t *testing.T) {
	tree := sampleTree()
	tree.Select("12")
	d := tree.Drawing()
	var first, second bytes.Buffer
	for _, b := range []*bytes.Buffer{&first, &second} {
		if err := PNG(b, d, Light, 1.5); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("two runs differ")
	}
	config, err := png.DecodeConfig(&first)
	if err != nil {
		t.Fatal(err)
	}
	if w, h := int(d.W*1.5+0.999), int(d.H*1.5+0.999); config.Width != w || config.Height != h {
		t.Errorf("%d x %d, want %d x %d", config.Width, config.Height, w, h)
	}
}

func TestTooLargePicturesAreRefused(t *testing.T) {
	huge := Drawing{W: 40_000, H: 40_000}
	for _, d := range []Drawing{huge, {}, {W: 10, H: -1}} {
		if _, err := Image(d, Light, 1); !errors.Is(err, ErrTooLarge) {
			t.Errorf("%v x %v: %v", d.W, d.H, err)
		}
	}
	if scale := LargestScale(huge, 1); scale >= 1 || huge.W*huge.H*scale*scale > MaxPixels || scale < 0.27 {
		t.Errorf("largest scale %v", scale)
	}
	if scale := LargestScale(Drawing{W: 100, H: 100}, 2); scale != 2 {
		t.Errorf("a small drawing keeps the scale that is wanted, got %v", scale)
	}
}
