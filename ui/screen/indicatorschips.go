package screen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// wordChips shows under a field what is in use for it, on one line, as much as fits. A tap takes a word; the keyboard does the same with
// the down key in the field, so that the chips themselves are no stop of the Tab key.
type wordChips struct {
	widget.BaseWidget
	from   func() []string
	look   *control.Look
	picked func(text string)
	shown  []string
	chosen string
}

func newWordChips(look *control.Look, picked func(text string)) *wordChips {
	c := &wordChips{look: look, picked: picked}
	c.ExtendBaseWidget(c)
	return c
}

const wordChipHeight = 26

func (c *wordChips) update(chosen string) {
	c.shown, c.chosen = c.from(), chosen
	c.Refresh()
}

// place tells where each chip stands that fits.
func (c *wordChips) place(put func(i int, x, w float32)) {
	x, gap := float32(0), c.look.Px(control.Tight)
	for i, text := range c.shown {
		w := float32(figure.Measure(text, float64(c.look.Type(control.Small)), figure.Bold)) + c.look.Px(control.Step)
		if x+w > c.Size().Width {
			continue
		}
		put(i, x, w)
		x += w + gap
	}
}

// Tapped implements fyne.Tappable.
func (c *wordChips) Tapped(ev *fyne.PointEvent) {
	c.place(func(i int, x, w float32) {
		if ev.Position.X >= x && ev.Position.X < x+w {
			c.picked(c.shown[i])
		}
	})
}

// HeightFor implements control.Flowing.
func (c *wordChips) HeightFor(float32) float32 {
	if len(c.shown) == 0 {
		return 0
	}
	return c.look.Px(wordChipHeight + control.Tight)
}

// CreateRenderer implements fyne.Widget.
func (c *wordChips) CreateRenderer() fyne.WidgetRenderer { return &wordChipsRenderer{chips: c} }

type wordChipsRenderer struct {
	chips   *wordChips
	faces   []*canvas.Rectangle
	texts   []*canvas.Text
	objects []fyne.CanvasObject
}

func (r *wordChipsRenderer) Destroy()                     {}
func (r *wordChipsRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *wordChipsRenderer) MinSize() fyne.Size {
	return fyne.NewSize(0, r.chips.HeightFor(0))
}

func (r *wordChipsRenderer) Layout(fyne.Size) {
	c, look := r.chips, r.chips.look
	for len(r.faces) < len(c.shown) {
		face, text := canvas.NewRectangle(nil), canvas.NewText("", nil)
		r.faces, r.texts = append(r.faces, face), append(r.texts, text)
		r.objects = append(r.objects, face, text)
	}
	for _, o := range r.objects {
		o.Hide()
	}
	height, top := look.Px(wordChipHeight), look.Px(control.Tight)
	c.place(func(i int, x, w float32) {
		face, text := r.faces[i], r.texts[i]
		face.Show()
		text.Show()
		face.FillColor, face.StrokeColor, face.StrokeWidth = look.Color(figure.Ground), look.Color(figure.Line), look.Stroke()
		face.CornerRadius = height / 2
		text.Text, text.TextSize, text.Color, text.TextStyle = c.shown[i], look.Type(control.Small), look.Color(figure.MutedInk), fyne.TextStyle{}
		if c.shown[i] == c.chosen {
			face.StrokeColor = look.Color(figure.Accent)
			text.Color, text.TextStyle = look.Color(figure.Accent), fyne.TextStyle{Bold: true}
		}
		face.Move(fyne.NewPos(x, top))
		face.Resize(fyne.NewSize(w, height))
		least := text.MinSize()
		text.Move(fyne.NewPos(x+(w-least.Width)/2, top+(height-least.Height)/2))
		text.Resize(least)
	})
}

func (r *wordChipsRenderer) Refresh() {
	r.Layout(r.chips.Size())
	canvas.Refresh(r.chips)
}
