package figure

import (
	"math"
	"strings"
	"sync"
	"testing"

	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"pgregory.net/rapid"

	"doelenboom/assets"
)

// TestMeasureAgreesWithOpentype compares with an independent sum over the font's own face, kerning off.
func TestMeasureAgreesWithOpentype(t *testing.T) {
	for weight, data := range map[Weight][]byte{Regular: assets.Regular, Bold: assets.Bold, Italic: assets.Italic} {
		parsed, err := sfnt.Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		face, err := opentype.NewFace(parsed, &opentype.FaceOptions{Size: 1000, DPI: 72})
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range []string{"Een zinvolle dag", "€ 1.234,50 – geïnteresseerd", "čšž ⅓ …", "😀"} {
			want := 0.0
			for _, r := range text {
				advance, _ := face.GlyphAdvance(r)
				want += float64(advance) / 64
			}
			if got := Measure(text, 1000, weight); math.Abs(got-want) > 1 {
				t.Errorf("Measure(%q, 1000, %d) = %.2f, want %.2f", text, weight, got, want)
			}
		}
	}
}

func TestMeasureConcurrently(t *testing.T) {
	want := Measure("een € тест", 15, Bold)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 100 {
				if got := Measure("een € тест", 15, Bold); got != want {
					t.Errorf("got %v, want %v", got, want)
				}
			}
		})
	}
	group.Wait()
}

func TestMeasureAllocatesNothing(t *testing.T) {
	text := "Alle inwoners van Lindenhage hebben een dag die zij zelf zinvol vinden – en horen erbij."
	Measure(text, 15, Regular)
	if n := testing.AllocsPerRun(100, func() { Measure(text, 15, Regular) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func TestShorten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		width := rapid.Float64Range(12, 300).Draw(t, "width")
		got := Shorten(text, width, 10, Regular)
		if Measure(got, 10, Regular) > width+1e-6 {
			t.Fatalf("%q is %v wide, more than %v", got, Measure(got, 10, Regular), width)
		}
		if got != text && !strings.HasSuffix(got, "…") {
			t.Fatalf("%q lost its end without an ellipsis", got)
		}
	})
}

func BenchmarkMeasure(b *testing.B) {
	text := "Inwoners die willen en kunnen werken, vinden betaald of beschut werk en mogen terug."
	for b.Loop() {
		Measure(text, 15, Regular)
	}
}
