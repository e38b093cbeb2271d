package figure

import (
	"fmt"
	"image/color"
	"math"
	"slices"
	"testing"

	"doelenboom/model"
)

// lineKind is what a reader has to go by to tell what a line is.
type lineKind struct {
	name  string
	paint Paint
	width float64
	dash  []float64
	signs string // what stands on the line: points, flags, hatching
}

// lineKinds reads the kinds of line from a chart that has all of them.
func lineKinds(t *testing.T) []lineKind {
	data := outOfTheHouse()
	data.Norm = pointer(36.0)
	data.References = []ChartLine{
		{"The country", []ChartPoint{{Span: yearSpan(2025), Y: 44}, {Span: yearSpan(2027), Y: 45}}},
		{"The region", []ChartPoint{{Span: yearSpan(2025), Y: 42}, {Span: yearSpan(2027), Y: 42.5}}},
		{"The class", []ChartPoint{{Span: yearSpan(2025), Y: 47}, {Span: yearSpan(2027), Y: 46}}},
	}
	ops := Chart(data, testOptions(900, 500)).Ops
	kinds := []lineKind{
		{name: "measured", paint: Accent}, {name: "target", paint: Ink}, {name: "forecast", paint: Accent}, {name: "norm", paint: OffCourse},
		{name: "reference 1", paint: MutedInk}, {name: "reference 2", paint: MutedInk}, {name: "reference 3", paint: MutedInk},
	}
	at := map[Paint][]int{Accent: {2, 0}, Ink: {1}, OffCourse: {3}, MutedInk: {4, 5, 6}} // in the order in which they are drawn
	for _, op := range ops {
		long := op.Kind == Path && !op.Closed && len(op.Points) >= 2 && math.Abs(op.Points[0].X-op.Points[len(op.Points)-1].X) > 100
		if left := at[op.Stroke]; long && len(left) > 0 {
			kinds[left[0]].width, kinds[left[0]].dash = op.Width, op.Dash
			at[op.Stroke] = left[1:]
		}
	}
	for _, left := range at {
		if len(left) > 0 {
			t.Fatalf("not all kinds of line are drawn: %v are missing", left)
		}
	}
	if slices.ContainsFunc(ops, func(op Op) bool { return op.Kind == Disc && op.Fill == Accent }) {
		kinds[0].signs = "points"
	}
	if slices.ContainsFunc(ops, func(op Op) bool { return op.Closed && op.Fill == Ink }) {
		kinds[1].signs = "flag"
	}
	if slices.ContainsFunc(ops, func(op Op) bool { return op.Hatch && op.Stroke == OffCourse }) {
		kinds[3].signs = "hatching"
	}
	return kinds
}

// unlike tells by what two lines differ when colour is left out.
func unlike(a, b lineKind) []string {
	var out []string
	if a.signs != b.signs {
		out = append(out, "signs")
	}
	if len(a.dash) != len(b.dash) || len(a.dash) > 0 && math.Abs(math.Log(a.dash[0]/b.dash[0])) > math.Log(1.4) {
		out = append(out, "dash")
	}
	if math.Max(a.width, b.width)/math.Min(a.width, b.width) >= 1.5 {
		out = append(out, "width")
	}
	return out
}

// TestLinesCanBeToldApartInGrey: on a printer without colour, each kind of line differs from each other in dash, width or what stands on it.
func TestLinesCanBeToldApartInGrey(t *testing.T) {
	kinds := lineKinds(t)
	for i, a := range kinds {
		for _, b := range kinds[:i] {
			if len(unlike(a, b)) == 0 {
				t.Errorf("in grey %s looks like %s", a.name, b.name)
			}
		}
	}
	for name, palette := range palettes {
		for _, kind := range kinds {
			grey := uint8(math.Round(255 * toGamma(luminance(palette[kind.paint]))))
			shown := color.NRGBA{R: grey, G: grey, B: grey, A: 0xff}
			if got := Contrast(shown, greyOf(palette[Card])); got < 3 {
				t.Errorf("%s: %s has contrast %.1f in grey", name, kind.name, got)
			}
		}
	}
}

func greyOf(c color.NRGBA) color.NRGBA {
	grey := uint8(math.Round(255 * toGamma(luminance(c))))
	return color.NRGBA{R: grey, G: grey, B: grey, A: 0xff}
}

func toGamma(v float64) float64 {
	if v <= 0.0031308 {
		return 12.92 * v
	}
	return 1.055*math.Pow(v, 1/2.4) - 0.055
}

// How red, green and blue light is seen without one kind of cone (Machado, Oliveira and Fernandes, 2009, severity 1).
var sight = map[string][3][3]float64{
	"protanopia":   {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	"deuteranopia": {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
	"full colour":  {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
}

// seenAs returns a colour in CIE Lab as somebody sees it.
func seenAs(c color.NRGBA, eye [3][3]float64) [3]float64 {
	rgb := [3]float64{linear(c.R), linear(c.G), linear(c.B)}
	var seen [3]float64
	for i := range seen {
		for j := range rgb {
			seen[i] += eye[i][j] * rgb[j]
		}
		seen[i] = math.Max(0, math.Min(1, seen[i]))
	}
	x := 0.4124*seen[0] + 0.3576*seen[1] + 0.1805*seen[2]
	y := 0.2126*seen[0] + 0.7152*seen[1] + 0.0722*seen[2]
	z := 0.0193*seen[0] + 0.1192*seen[1] + 0.9505*seen[2]
	f := func(v float64) float64 {
		if v > 0.008856 {
			return math.Cbrt(v)
		}
		return 7.787*v + 16.0/116
	}
	fx, fy, fz := f(x/0.95047), f(y), f(z/1.08883)
	return [3]float64{116*fy - 16, 500 * (fx - fy), 200 * (fy - fz)}
}

func distance(a, b [3]float64) float64 {
	return math.Sqrt((a[0]-b[0])*(a[0]-b[0]) + (a[1]-b[1])*(a[1]-b[1]) + (a[2]-b[2])*(a[2]-b[2]))
}

// TestLinesCanBeToldApartWithoutRedOrGreen: for whom red and green are one, what was measured still has another colour than a norm and a target,
// or differs from it in two other ways.
func TestLinesCanBeToldApartWithoutRedOrGreen(t *testing.T) {
	const clearly = 10.0 // about four times what is just noticed
	kinds := lineKinds(t)
	for name, palette := range palettes {
		for eye, matrix := range sight {
			for i, a := range kinds {
				for _, b := range kinds[:i] {
					apart := distance(seenAs(palette[a.paint], matrix), seenAs(palette[b.paint], matrix))
					ways := unlike(a, b)
					if apart >= clearly {
						ways = append(ways, "colour")
					}
					if len(ways) < 2 && a.paint != b.paint {
						t.Errorf("%s, %s: %s and %s differ only in %v (%.0f apart)", name, eye, a.name, b.name, ways, apart)
					}
				}
			}
		}
	}
}

// TestStatusWithoutRedOrGreen: on course and attention have one colour for whom red and green are one (2 apart in the light palette, where 2.3
// is just noticed), so that the shape of the icon has to tell them, and does.
func TestStatusWithoutRedOrGreen(t *testing.T) {
	const noticed = 5.0
	statuses := []model.Judgement{model.OnCourse, model.Attention, model.OffCourse, model.NoJudgement}
	shape := func(judgement model.Judgement) string {
		first := StatusIcon(judgement, 0, 0, 16)[0]
		return fmt.Sprint(first.Kind, len(first.Points), first.Fill == None || first.Fill == Card)
	}
	for name, palette := range palettes {
		for eye, matrix := range sight {
			for i, a := range statuses {
				for _, b := range statuses[:i] {
					apart := distance(seenAs(palette[StatusPaint(a)], matrix), seenAs(palette[StatusPaint(b)], matrix))
					if apart < noticed && shape(a) == shape(b) {
						t.Errorf("%s, %s: %s and %s have one shape and are %.1f apart", name, eye, a, b, apart)
					}
				}
			}
		}
	}
}
