package control

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"doelenboom/ui/figure"
)

// Stretch is a part of a text, in bytes.
type Stretch struct{ From, To int }

// Marked is running text in which some words are underlined: what a hint is about.
type Marked struct {
	widget.BaseWidget
	// OnTap is called when the text is tapped.
	OnTap func()

	look   *Look
	text   string
	marks  []Stretch
	size   float32
	weight figure.Weight
	most   int
}

// NewMarked makes running text of a size of the type scale, with nothing underlined.
func NewMarked(look *Look, size float32, weight figure.Weight) *Marked {
	m := &Marked{look: look, size: size, weight: weight}
	m.ExtendBaseWidget(m)
	return m
}

// AtMost limits the text to a number of lines.
func (m *Marked) AtMost(lines int) *Marked {
	m.most = lines
	return m
}

// ShowText shows a text with stretches of it underlined.
func (m *Marked) ShowText(text string, marks []Stretch) {
	m.text, m.marks = text, marks
	m.Refresh()
}

// Text returns the text.
func (m *Marked) Text() string { return m.text }

// Tapped implements fyne.Tappable.
func (m *Marked) Tapped(*fyne.PointEvent) {
	if m.OnTap != nil {
		m.OnTap()
	}
}

func (m *Marked) lines(width float32) []string {
	if m.text == "" {
		return nil
	}
	lines, _ := figure.Wrap(m.text, float64(width), float64(m.look.Type(m.size)), m.weight, m.most)
	return lines
}

func (m *Marked) lineHeight() float32 { return m.look.Type(m.size) * lineHeight }

// HeightFor implements [Flowing].
func (m *Marked) HeightFor(width float32) float32 {
	return float32(len(m.lines(width))) * m.lineHeight()
}

// underlined is a part of a line, from left to right.
type underlined struct {
	line       int
	left, wide float32
}

// underlines finds where the marked stretches stand in lines, which hold the text but for the spaces at which it was broken.
func (m *Marked) underlines(lines []string) []underlined {
	var out []underlined
	from := 0
	for i, line := range lines {
		shown := strings.TrimSuffix(line, "…")
		at := strings.Index(m.text[from:], shown)
		if at < 0 {
			break // spaces were tidied away within the line; what comes after cannot be placed
		}
		start := from + at
		from = start + len(shown)
		measure := func(text string) float32 {
			return float32(figure.Measure(text, float64(m.look.Type(m.size)), m.weight))
		}
		for _, mark := range m.marks {
			begin, end := max(mark.From, start), min(mark.To, from)
			if begin < end {
				out = append(out, underlined{i, measure(m.text[start:begin]), measure(m.text[begin:end])})
			}
		}
	}
	return out
}

// CreateRenderer implements fyne.Widget.
func (m *Marked) CreateRenderer() fyne.WidgetRenderer { return &markedRenderer{marked: m} }

type markedRenderer struct {
	marked  *Marked
	texts   []*canvas.Text
	rules   []*canvas.Rectangle
	objects []fyne.CanvasObject
}

func (r *markedRenderer) Destroy()                     {}
func (r *markedRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *markedRenderer) MinSize() fyne.Size {
	width := r.marked.Size().Width
	if width == 0 {
		return fyne.NewSize(0, r.marked.lineHeight())
	}
	return fyne.NewSize(0, r.marked.HeightFor(width))
}

func (r *markedRenderer) Layout(size fyne.Size) {
	m := r.marked
	lines := m.lines(size.Width)
	under := m.underlines(lines)
	for len(r.texts) < len(lines) {
		text := canvas.NewText("", nil)
		r.texts, r.objects = append(r.texts, text), append(r.objects, text)
	}
	for len(r.rules) < len(under) {
		rule := canvas.NewRectangle(nil)
		r.rules, r.objects = append(r.rules, rule), append(r.objects, rule)
	}
	for i, text := range r.texts {
		if text.Hidden = i >= len(lines); text.Hidden {
			continue
		}
		text.Text, text.TextSize, text.TextStyle, text.Color = lines[i], m.look.Type(m.size), Style(m.weight), m.look.Color(figure.Ink)
		height := text.MinSize().Height
		text.Move(fyne.NewPos(0, float32(i)*m.lineHeight()+(m.lineHeight()-height)/2))
		text.Resize(fyne.NewSize(size.Width, height))
	}
	thick := max(m.look.Px(2), m.look.Type(m.size)/10)
	for i, rule := range r.rules {
		if rule.Hidden = i >= len(under); rule.Hidden {
			continue
		}
		at := under[i]
		rule.FillColor, rule.CornerRadius = m.look.Color(figure.Attention), thick/2
		rule.Move(fyne.NewPos(at.left, float32(at.line+1)*m.lineHeight()-thick*1.2))
		rule.Resize(fyne.NewSize(at.wide, thick))
	}
}

func (r *markedRenderer) Refresh() {
	r.Layout(r.marked.Size())
	canvas.Refresh(r.marked)
}
