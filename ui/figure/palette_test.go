package figure

import (
	"fmt"
	"image/color"
	"testing"

	"pgregory.net/rapid"
)

var palettes = map[string]*Palette{
	"light": &Light, "dark": &Dark, "contrast light": &ContrastLight, "contrast dark": &ContrastDark, "print": &Print,
}

// TestContrast computes every pair that meets in a figure. Line is a hairline that says nothing on its own and Faded is meant to
// recede, so neither has a bound, except that high contrast has no hairlines.
func TestContrast(t *testing.T) {
	texts := []Paint{Ink, MutedInk, Accent, LevelEffect, LevelGoal, LevelResult, LevelEffort, OnCourse, Attention, OffCourse, NoJudgement}
	for i := range Parties {
		texts = append(texts, Party(i).Paint)
	}
	for name, palette := range palettes {
		atLeast := func(front, back Paint, want float64) {
			t.Helper()
			if got := Contrast(palette[front], palette[back]); got < want {
				t.Errorf("%s: paint %d on %d has contrast %.2f, want %.1f", name, front, back, got, want)
			}
		}
		for _, ground := range []Paint{Ground, Card} {
			for _, text := range texts {
				atLeast(text, ground, 4.5)
			}
			atLeast(Control, ground, 3)
			atLeast(Ink, ground, 7)
			atLeast(MutedInk, ground, 7)
			if palette == &ContrastLight || palette == &ContrastDark {
				atLeast(Line, ground, 7)
				for _, text := range texts {
					atLeast(text, ground, 7)
				}
			}
		}
		atLeast(OnAccent, Accent, 4.5)
		for i := range Parties {
			atLeast(Card, Party(i).Paint, 4.5)
		}
		for _, status := range []Paint{OnCourse, Attention, OffCourse} {
			atLeast(Card, status, 3)
		}
	}
}

func TestPaletteIsComplete(t *testing.T) {
	for name, palette := range palettes {
		for paint := None + 1; paint < paints; paint++ {
			if palette.Color(paint).A != 0xff {
				t.Errorf("%s has no paint %d", name, paint)
			}
		}
		if palette.Color(None).A != 0 || palette.Color(paints+3).A != 0 {
			t.Errorf("%s: None and unknown paints must be transparent", name)
		}
	}
}

func TestContrastIsWCAG(t *testing.T) {
	for _, test := range []struct {
		a, b uint32
		want string
	}{
		{0x000000, 0xFFFFFF, "21.00"},
		{0x777777, 0xFFFFFF, "4.48"}, // the grey that just fails
		{0x1B2A33, 0x1B2A33, "1.00"},
	} {
		if got := fmt.Sprintf("%.2f", Contrast(hex(test.a), hex(test.b))); got != test.want {
			t.Errorf("%06x on %06x: %s, want %s", test.a, test.b, got, test.want)
		}
	}
}

func TestAnyAccentCanBeRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rgb := rapid.Uint32Range(0, 0xFFFFFF).Draw(t, "accent")
		for name, palette := range palettes {
			got, asIs := palette.WithAccent(hex(rgb))
			if !got.accentReads() {
				t.Fatalf("%s: accent %06x became %v, which cannot be read", name, rgb, got[Accent])
			}
			if asIs != (got[Accent] == hex(rgb)) {
				t.Fatalf("%s: accent %06x became %v, told as unchanged: %v", name, rgb, got[Accent], asIs)
			}
		}
	})
}

func TestAccentIsRefusedWithItsNearest(t *testing.T) {
	got, ok := Light.WithAccent(hex(0xFFD700))
	if ok || got[Accent].R <= got[Accent].B || luminance(got[Accent]) < 0.1 {
		t.Errorf("gold became %v (as it is: %v), want a dark gold", got[Accent], ok)
	}
	if kept, ok := Light.WithAccent(color.NRGBA{R: 0x15, G: 0x42, B: 0x73, A: 0xff}); !ok || kept[Accent] != hex(0x154273) {
		t.Errorf("a dark blue must stay as it is, got %v", kept[Accent])
	}
}

func TestPartiesDiffer(t *testing.T) {
	seen := map[PartyLook]bool{}
	patterns := map[Pattern]bool{}
	for i := range Parties {
		seen[Party(i)], patterns[Party(i).Pattern] = true, true
	}
	if len(seen) != Parties || len(patterns) != Parties {
		t.Errorf("%d looks and %d patterns for %d parties", len(seen), len(patterns), Parties)
	}
}

func TestSwatchStaysInside(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := rapid.Float64Range(6, 200).Draw(t, "w")
		h := rapid.Float64Range(6, 200).Draw(t, "h")
		for i := range Parties {
			for _, op := range Swatch(Party(i), 10, 20, w, h) {
				for _, p := range op.Points {
					if p.X < 10-1e-9 || p.X > 10+w+1e-9 || p.Y < 20-1e-9 || p.Y > 20+h+1e-9 {
						t.Fatalf("pattern %d: %v is outside %vx%v", i, p, w, h)
					}
				}
			}
		}
	})
}
