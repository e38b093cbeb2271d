package control

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"doelenboom/ui/figure"
)

// bareTheme is the window's theme without the box round a text field.
type bareTheme struct{ fyne.Theme }

func (t bareTheme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	switch name {
	case theme.ColorNameInputBackground, theme.ColorNameInputBorder:
		return color.Transparent
	}
	return t.Theme.Color(name, variant)
}

func (t bareTheme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNameInputBorder:
		return 0
	case theme.SizeNameInnerPadding:
		return 0
	}
	return t.Theme.Size(name)
}

// NewWritten makes a card that is written on: a title and a field without a box; the ring of the card shows the focus.
func NewWritten(look *Look, bar figure.Paint, title fyne.CanvasObject, field *Field) *Panel {
	bare := container.NewThemeOverride(field, bareTheme{fyne.CurrentApp().Settings().Theme()})
	panel := NewPanel(look, bar, Inset(look.Px(Gap), look.Px(12), look.Px(Gap), look.Px(Step), FillColumn(look.Px(2), title, bare)))
	before := field.OnFocus
	field.OnFocus = func(gained bool) {
		panel.SetChosen(gained)
		if before != nil {
			before(gained)
		}
	}
	return panel
}
