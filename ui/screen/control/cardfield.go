package control

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"doelenboom/ui/figure"
)

// cardField is a field laid over a card while its text is written: letters as large as those of the card, no box but the ring of what is
// selected.
type cardField struct {
	field *Field
	look  *Look
	theme *cardTheme
	over  *container.ThemeOverride
	face  *canvas.Rectangle
	ring  *canvas.Rectangle
	open  bool
}

// cardTheme is the window's theme with letters of any size, and without a box.
type cardTheme struct {
	bareTheme
	size float32
}

func (t *cardTheme) Size(name fyne.ThemeSizeName) float32 {
	if name == theme.SizeNameText {
		return t.size
	}
	return t.bareTheme.Size(name)
}

func newCardField(look *Look) *cardField {
	c := &cardField{look: look, field: NewField(look, ""), face: canvas.NewRectangle(nil), ring: canvas.NewRectangle(color.Transparent)}
	c.field.MultiLine, c.field.TakesTab, c.field.Unfinished = true, true, true
	c.field.Wrapping = fyne.TextWrapWord
	c.field.SetMinRowsVisible(1)
	c.theme = &cardTheme{bareTheme{fyne.CurrentApp().Settings().Theme()}, look.Px(Body)}
	c.over = container.NewThemeOverride(c.field, c.theme)
	c.close()
	return c
}

// objects are what has to be drawn, from the back to the front.
func (c *cardField) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{c.ring, c.face, c.over}
}

// write opens the field with a text and gives it the keyboard, behind the last letter.
func (c *cardField) write(text string, weight figure.Weight, window fyne.Canvas) {
	c.open = true
	c.field.TextStyle = Style(weight)
	c.field.Put(text)
	c.over.Show()
	c.face.Show()
	c.ring.Show()
	window.Focus(c.field)
	c.field.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
}

func (c *cardField) close() {
	c.open, c.field.held = false, false
	c.over.Hide()
	c.face.Hide()
	c.ring.Hide()
}

// place lays the field over a card with a bar of a width at its left, with letters of a size and a margin around them.
func (c *cardField) place(pos fyne.Position, size fyne.Size, bar, letters, margin float32) {
	gap := c.look.Px(ringWidth) * 1.5
	c.ring.StrokeColor, c.ring.StrokeWidth = c.look.Color(figure.Accent), c.look.Px(ringWidth)
	c.ring.CornerRadius = c.look.Px(cardRadius) + gap
	c.ring.Move(pos.SubtractXY(gap, gap))
	c.ring.Resize(size.AddWidthHeight(2*gap, 2*gap))
	pos, size = pos.AddXY(bar, 0), size.SubtractWidthHeight(bar, 0)
	c.face.FillColor = c.look.Color(figure.Card)
	c.face.CornerRadius = c.look.Px(2)
	c.face.Move(pos)
	c.face.Resize(size)
	if c.theme.size != letters {
		c.theme.size = letters
		c.over.Refresh()
	}
	c.over.Move(pos.AddXY(margin, margin))
	c.over.Resize(size.SubtractWidthHeight(2*margin, 2*margin))
}

// heightFor is how high the field must be for its text at a width.
func (c *cardField) heightFor(width, letters, margin float32) float32 {
	weight := figure.Regular
	if c.field.TextStyle.Bold {
		weight = figure.Bold
	}
	lines, _ := figure.Wrap(c.field.Text+"n", float64(width-2*margin), float64(letters), weight, 0)
	line := fyne.MeasureText("Éy", letters, c.field.TextStyle).Height
	return line*float32(max(1, len(lines))) + 2*margin
}

// Enlarged shows a field without a box, with letters of a size of the type scale.
func Enlarged(look *Look, field *Field, size float32) fyne.CanvasObject {
	return container.NewThemeOverride(field, &cardTheme{bareTheme{fyne.CurrentApp().Settings().Theme()}, look.Type(size)})
}

// placeBeneath lays the note that a container holds under what is written on, which stands at pos, or above it where the window has no room below.
func placeBeneath(look *Look, beneath *fyne.Container, pos fyne.Position, size, window fyne.Size) {
	if len(beneath.Objects) == 0 || !beneath.Objects[0].Visible() {
		return
	}
	gap := look.Px(Gap)
	width := min(max(size.Width, look.Px(leastNote)), window.Width-2*gap)
	height := HeightOf(beneath.Objects[0], width)
	y := pos.Y + size.Height + gap
	if y+height > window.Height && pos.Y-gap-height >= 0 {
		y = pos.Y - gap - height
	}
	beneath.Move(fyne.NewPos(max(gap, min(pos.X, window.Width-width-gap)), y))
	beneath.Resize(fyne.NewSize(width, height))
}

// leastNote is how wide a note under a card is at least.
const leastNote = 340
