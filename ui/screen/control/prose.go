package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"doelenboom/ui/figure"
)

// lineHeight is the distance between two lines of running text, in type sizes.
const lineHeight = 1.35

// Prose is running text: it wraps at its width, and ends in an ellipsis when it may not be as high as it needs.
type Prose struct {
	widget.BaseWidget
	look   *Look
	text   string
	size   float32
	weight figure.Weight
	paint  figure.Paint
	most   int // lines; 0 is no limit
	align  fyne.TextAlign
}

// NewProse makes running text of a size of the type scale.
func NewProse(look *Look, text string, size float32, weight figure.Weight, paint figure.Paint) *Prose {
	p := &Prose{look: look, text: text, size: size, weight: weight, paint: paint}
	p.ExtendBaseWidget(p)
	return p
}

// AtMost limits the text to a number of lines.
func (p *Prose) AtMost(lines int) *Prose {
	p.most = lines
	return p
}

// Centered puts every line in the middle.
func (p *Prose) Centered() *Prose {
	p.align = fyne.TextAlignCenter
	return p
}

// Trailing ends every line at the right.
func (p *Prose) Trailing() *Prose {
	p.align = fyne.TextAlignTrailing
	return p
}

// SetText changes the text.
func (p *Prose) SetText(text string) {
	if p.text != text {
		p.text = text
		p.Refresh()
	}
}

// Text returns the text.
func (p *Prose) Text() string { return p.text }

// SetPaint changes the colour.
func (p *Prose) SetPaint(paint figure.Paint) {
	if p.paint != paint {
		p.paint = paint
		p.Refresh()
	}
}

func (p *Prose) lines(width float32) []string {
	if p.text == "" {
		return nil
	}
	lines, _ := figure.Wrap(p.text, float64(width), float64(p.look.Type(p.size)), p.weight, p.most)
	return lines
}

func (p *Prose) lineHeight() float32 { return p.look.Type(p.size) * lineHeight }

// HeightFor implements [Flowing].
func (p *Prose) HeightFor(width float32) float32 {
	return float32(len(p.lines(width))) * p.lineHeight()
}

// Width returns how wide the text is on one line.
func (p *Prose) Width() float32 {
	return float32(figure.Measure(p.text, float64(p.look.Type(p.size)), p.weight)) + 1
}

// CreateRenderer implements fyne.Widget.
func (p *Prose) CreateRenderer() fyne.WidgetRenderer { return &proseRenderer{prose: p} }

type proseRenderer struct {
	prose *Prose
	texts []fyne.CanvasObject
}

func (r *proseRenderer) Destroy()                     {}
func (r *proseRenderer) Objects() []fyne.CanvasObject { return r.texts }

func (r *proseRenderer) MinSize() fyne.Size {
	width := r.prose.Size().Width
	if width == 0 {
		return fyne.NewSize(0, r.prose.lineHeight())
	}
	return fyne.NewSize(0, r.prose.HeightFor(width))
}

func (r *proseRenderer) Layout(size fyne.Size) {
	p := r.prose
	lines := p.lines(size.Width)
	for len(r.texts) < len(lines) {
		r.texts = append(r.texts, canvas.NewText("", nil))
	}
	for i, o := range r.texts {
		t := o.(*canvas.Text)
		if i >= len(lines) {
			t.Hide()
			continue
		}
		t.Show()
		t.Text, t.TextSize, t.TextStyle, t.Color, t.Alignment = lines[i], p.look.Type(p.size), Style(p.weight), p.look.Color(p.paint), p.align
		height := t.MinSize().Height
		t.Move(fyne.NewPos(0, float32(i)*p.lineHeight()+(p.lineHeight()-height)/2))
		t.Resize(fyne.NewSize(size.Width, height))
	}
}

func (r *proseRenderer) Refresh() {
	r.Layout(r.prose.Size())
	canvas.Refresh(r.prose)
}
