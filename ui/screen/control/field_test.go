package control

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"doelenboom/ui/figure"
	"doelenboom/ui/words"
)

func testLook() *Look {
	return &Look{Palette: &figure.Light, Zoom: 1, Words: words.For("nl"), Keys: &Keyboard{}}
}

// TestAreaKeepsWhatIsTyped types a sentence in areas of many widths, so that every space once stands at the end of a full line.
func TestAreaKeepsWhatIsTyped(t *testing.T) {
	test.NewTempApp(t)
	const sentence = "Buurtbewoners koken samen in De Linde en eten met elkaar"
	for width := float32(110); width < 300; width += 3 {
		area := NewArea(testLook(), "", 3)
		window := test.NewWindow(area)
		window.Resize(fyne.NewSize(width, 200))
		window.Canvas().Focus(area)
		for _, r := range sentence {
			area.TypedRune(r)
		}
		area.TypedRune('!')
		area.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
		if area.Text != sentence {
			t.Errorf("%v wide: %q", width, area.Text)
		}
		window.Close()
	}
}
