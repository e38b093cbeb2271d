package control

import (
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"pgregory.net/rapid"

	"doelenboom/ui/figure"
)

func drawCamera(t *rapid.T) camera {
	return camera{
		left: rapid.Float64Range(-5000, 5000).Draw(t, "left"), top: rapid.Float64Range(-5000, 5000).Draw(t, "top"),
		zoom: rapid.Float64Range(0.1, 6).Draw(t, "zoom"),
	}
}

var aWindow = fyne.NewSize(900, 600)

func near(a, b float64) bool { return math.Abs(a-b) < 0.01*(1+math.Abs(a)) }

func TestZoomKeepsThePointUnderThePointer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawCamera(t)
		at := fyne.NewPos(rapid.Float32Range(0, 900).Draw(t, "x"), rapid.Float32Range(0, 600).Draw(t, "y"))
		before := c.world(at)
		after := c.zoomed(rapid.Float64Range(0.1, 6).Draw(t, "to"), at).world(at)
		if !near(before.X, after.X) || !near(before.Y, after.Y) {
			t.Fatalf("the point moved from %v to %v", before, after)
		}
	})
}

func TestShowingMovesOnlyWhatItMust(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawCamera(t)
		area := figure.Area{
			X: rapid.Float64Range(-6000, 6000).Draw(t, "x"), Y: rapid.Float64Range(-6000, 6000).Draw(t, "y"),
			W: rapid.Float64Range(1, 60).Draw(t, "w"), H: rapid.Float64Range(1, 40).Draw(t, "h"),
		}
		const margin = 28
		moved := c.showing(area, aWindow, margin)
		seen := moved.seen(aWindow).Grow(0.001)
		if area.X < seen.X || area.Y < seen.Y || area.X+area.W > seen.X+seen.W || area.Y+area.H > seen.Y+seen.H {
			t.Fatalf("%v is not within %v", area, seen)
		}
		again := moved.showing(area, aWindow, margin)
		if !near(again.left, moved.left) || !near(again.top, moved.top) {
			t.Fatalf("what is in sight moved from %v to %v", moved, again)
		}
	})
}

func TestWithinShowsAllThatFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawCamera(t)
		w, h := rapid.Float64Range(10, 20000).Draw(t, "w"), rapid.Float64Range(10, 20000).Draw(t, "h")
		seen := c.within(w, h, aWindow).seen(aWindow)
		const little = 0.001
		if w <= seen.W && (seen.X > little || seen.X+seen.W < w-little) || h <= seen.H && (seen.Y > little || seen.Y+seen.H < h-little) {
			t.Fatalf("a drawing of %v by %v is cut by %v", w, h, seen)
		}
		if w > seen.W && (seen.X < -little || seen.X+seen.W > w+little) {
			t.Fatalf("beside a drawing %v wide %v shows nothing", w, seen)
		}
	})
}

func TestTheWayOfTheCameraEndsWhereItGoes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from, to := drawCamera(t), drawCamera(t)
		for share, want := range map[float64]camera{0: from, 1: to} {
			got := from.between(to, share, aWindow)
			if !near(got.left, want.left) || !near(got.top, want.top) || !near(got.zoom, want.zoom) {
				t.Fatalf("at %v it is %v, not %v", share, got, want)
			}
		}
	})
}
