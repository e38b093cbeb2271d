package screen

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"doelenboom/ui/words"
)

// textsOf returns every text that an object shows, in the order in which it is drawn.
func textsOf(o fyne.CanvasObject) []string {
	var out []string
	for _, text := range drawnTexts(o) {
		out = append(out, text.Text)
	}
	return out
}

// sizesOf returns how large each text is drawn.
func sizesOf(o fyne.CanvasObject) []float32 {
	var out []float32
	for _, text := range drawnTexts(o) {
		out = append(out, text.TextSize)
	}
	return out
}

func drawnTexts(o fyne.CanvasObject) []*canvas.Text {
	var out []*canvas.Text
	var visit func(fyne.CanvasObject)
	visit = func(o fyne.CanvasObject) {
		if !o.Visible() {
			return
		}
		switch o := o.(type) {
		case *canvas.Text:
			if o.Text != "" {
				out = append(out, o)
			}
		case *fyne.Container:
			for _, inner := range o.Objects {
				visit(inner)
			}
		case fyne.Widget:
			for _, inner := range test.WidgetRenderer(o).Objects() {
				visit(inner)
			}
		}
	}
	visit(o)
	return out
}

// TestEveryPageSpeaksOneLanguage goes through the tour in both languages and looks for a key instead of its text.
func TestEveryPageSpeaksOneLanguage(t *testing.T) {
	for _, language := range words.Languages() {
		r := newRoom(t).withExample()
		r.desk.setLanguage(language)
		for _, stop := range Stops() {
			if stop.Room {
				continue
			}
			r.desk.Picture(stop, 1280, 720)
			for _, text := range textsOf(r.desk.window.Content()) {
				if looksLikeKey(text) {
					t.Errorf("%s in %s shows the key %q", stop.Name, language, text)
				}
			}
		}
	}
}

func looksLikeKey(text string) bool {
	dots := 0
	for _, letter := range text {
		switch {
		case letter == '.':
			dots++
		case letter >= 'a' && letter <= 'z', letter >= 'A' && letter <= 'Z', letter == '-':
		default:
			return false
		}
	}
	return dots > 0 && text[len(text)-1] != '.' && text[0] != '.'
}
